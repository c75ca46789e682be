/* train/export.h - the trained network as parts of a model file.
 *
 * Matrices and rows of embeddings become 7 and 8 bits wide (lang/network.h);
 * of the vocabulary and its vectors all are kept that training saw.
 */
#ifndef GS_TRAIN_EXPORT_H
#define GS_TRAIN_EXPORT_H

#include "train/model_write.h"
#include "train/net.h"
#include "train/vocab.h"

/* Adds the parts of `net` with the weights at `base`. `corpus` gives the names
 * of the features and which tags have them. GS_OK or GS_E_NOMEM. */
gs_status train_export_network(train_model_writer *w, const train_net *net, float *base,
                               const train_vocab *vocab, const train_corpus *corpus);

#endif
