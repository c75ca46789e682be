/* train/dev.h - how well the network does while it is trained.
 *
 * With gold words and sentences, and with 32-bit floats; what is published is
 * scored from raw text by gainsay-train eval. Labels count without subtypes,
 * heads are a tree, names are those of persons, organizations and places.
 */
#ifndef GS_TRAIN_DEV_H
#define GS_TRAIN_DEV_H

#include "train/pass.h"

typedef struct train_dev {
    const char *name;
    train_text  text;
} train_dev;

typedef struct train_dev_score {
    double upos, feats, uas, las; /* accuracy of words, 0 to 1 */
    double names;                 /* F1 of spans; 0 where the set has none */
} train_dev_score;

/* GS_OK or GS_E_NOMEM. `base` is a set of weights of the desk's network. */
gs_status train_dev_run(train_desk *desk, const train_net *net, size_t most_words, float *base,
                        const train_dev *dev, train_dev_score *score);

#endif
