/* train/teach.h - networks that are trained already read a corpus for another.
 *
 * The mean of what several networks think of a text is better than what one
 * of them does, and a network that learns from it, on text that nobody has
 * annotated, comes near to it (Hinton et al. 2015, "Distilling the Knowledge
 * in a Neural Network"; for parsing Kuncoro et al. 2016).
 */
#ifndef GS_TRAIN_TEACH_H
#define GS_TRAIN_TEACH_H

#include "train/pass.h"

/* Of the sentences of `corpus` that have no tree, or no names, sets these to
 * what `count` networks of one shape and vocabulary think together, with the
 * weights in their `mean`, and fills `soft`. They count as parsed and named
 * from then on; too long ones stay as they are. GS_OK or GS_E_NOMEM; `soft`
 * must be released always. */
gs_status train_teach(train_soft *soft, train_corpus *corpus, const train_inputs *inputs,
                      const train_net *teachers, size_t count, const float *vectors);

void train_soft_release(train_soft *soft);

#endif
