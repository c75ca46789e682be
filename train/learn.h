/* train/learn.h - from the public data sets to a model file.
 *
 *   corpora (corpus_list.h), lessons of our own (lessons.h), word vectors (vectors.h)
 *     -> vocabulary and what the network sees (vocab.h)
 *     -> teachers, networks of other seeds (trainer.h), which read text that
 *        nobody has annotated (teach.h)
 *     -> weights, from the corpora and from what the teachers say (trainer.h)
 *     -> parts (export.h)
 *   treebanks -> ends of words and sentences (boundary.h), lemmas (lemma.h)
 *     -> one file (model_write.h)
 */
#ifndef GS_TRAIN_LEARN_H
#define GS_TRAIN_LEARN_H

#include "lang/net.h"
#include "train/trainer.h"

#define TRAIN_TEACHERS_MOST 8

typedef struct train_request {
    const char  *data;    /* folder of the data sets                        */
    const char  *know;    /* folder of Gainsay's dictionaries               */
    const char  *vectors; /* file of word vectors, or NULL: without         */
    const char  *out;     /* the model; NULL: none is written               */
    const char  *card;    /* the model's card; NULL: none                   */
    size_t       vocab;   /* words that have a vector in the model, at most */
    gs_net_shape shape;   /* but for `feats`, which the data tell           */
    train_plan   plan;
    int          teachers; /* at most TRAIN_TEACHERS_MOST; 0: no text but the annotated */
    int          teacher_epochs;
    uint32_t     teacher_hidden; /* as shape.hidden; all else of their shape is the same */
} train_request;

/* What is usual: the model as it is shipped. */
extern const train_request train_request_usual;

/* Does all of it, with its progress on standard error. */
gs_status train_learn(const train_request *request, gs_error *err);

#endif
