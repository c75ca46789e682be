/* train/checkpoint.h - a training run put down, to go on later.
 *
 * Holds everything that the next epoch depends on, so a run that was broken
 * off and resumed gives the weights of one that was not. A file of another
 * seed or another network is refused; it is not read by anything but training
 * on the same machine.
 */
#ifndef GS_TRAIN_CHECKPOINT_H
#define GS_TRAIN_CHECKPOINT_H

#include "train/net.h"

typedef struct train_progress {
    int      epoch;  /* done */
    int      poorer; /* scorings since the best */
    uint64_t step;
    double   best; /* dev score of the best weights, or -1 */
} train_progress;

/* `best` is [net->count], the best weights so far. */
gs_status train_checkpoint_write(const char *path, uint64_t seed, const train_net *net,
                                 const float *best, const train_progress *p, gs_error *err);

/* Leaves all as it is when there is no such file. */
gs_status train_checkpoint_read(const char *path, uint64_t seed, train_net *net, float *best,
                                train_progress *p, gs_error *err);

#endif
