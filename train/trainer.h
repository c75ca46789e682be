/* train/trainer.h - epochs over a corpus: batches, two threads, Adam, dev scores.
 *
 * A batch is sentences of about `batch_words` words, drawn without putting
 * back. Each of two threads takes half of it; their gradients are summed in a
 * fixed order and every weight is changed by one thread only, so a seed gives
 * the same weights on the same machine, however the threads are timed. The
 * rate rises over the first steps and then falls to nothing in a straight line.
 * Scores are of the running mean of the weights (Polyak and Juditsky 1992).
 */
#ifndef GS_TRAIN_TRAINER_H
#define GS_TRAIN_TRAINER_H

#include "train/dev.h"
#include "train/pass.h"

typedef struct train_plan {
    uint64_t      seed;
    int           epochs;
    size_t        batch_words;
    float         rate;
    train_dropout dropout;
    float         headline, lower, upper; /* share of sentences cased otherwise */
    float         mean_decay;
    float         names_fade;  /* of the weight of names marked by people, lost towards the end */
    int           score_every; /* epochs */
    int           patience;    /* scorings without a better one until it stops; 0: never */
    double        seconds;     /* stops before an epoch that would end later; 0: no limit */
    const char   *checkpoint;  /* written behind every scoring, read at first when there; or NULL */
} train_plan;

/* Trains net->w on `texts`; leaves in net->mean the best weights by `dev`.
 * Prints a line an epoch to standard error. */
gs_status train_run(train_net *net, const train_plan *plan, const train_text *texts, size_t count,
                    const float *vectors, const train_dev *dev, size_t dev_count, gs_error *err);

#endif
