/* train/corpus_list.h - the sets that the model is trained on, in one table.
 *
 * The loader, the model card (card.h) and whoever asks for a licence read the
 * same rows, so they cannot disagree. Paths are within the data folder.
 */
#ifndef GS_TRAIN_CORPUS_LIST_H
#define GS_TRAIN_CORPUS_LIST_H

#include "train/corpus.h"

typedef enum train_set_kind {
    TRAIN_SET_TREEBANK, /* path, names (or NULL) */
    TRAIN_SET_ENTITIES, /* path                  */
    TRAIN_SET_NAMES,    /* path                  */
    TRAIN_SET_RE3D,     /* path: the folder      */
    TRAIN_SET_GAP,      /* path                  */
    TRAIN_SET_MEANTIME, /* path: the folder      */
    TRAIN_SET_VECTORS,  /* not loaded here       */
} train_set_kind;

typedef enum train_set_use {
    TRAIN_USE_TRAIN,   /* weights are made from it          */
    TRAIN_USE_DEV_EWT, /* chooses when to stop, and options */
    TRAIN_USE_DEV_GUM,
    TRAIN_USE_PLAIN,  /* sentences only, for train_corpus_load_plain() */
    TRAIN_USE_OUTSIDE /* weights, but not of the corpus: word vectors  */
} train_set_use;

typedef struct train_set {
    const char    *title; /* for the model card */
    const char    *path, *names;
    train_set_kind kind;
    train_set_use  use;
    train_source   source;
    const char    *licence;
    const char    *origin; /* whose, and under which name it is found */
} train_set;

extern const train_set train_sets[];
extern const size_t    train_set_count;

/* Loads every set into the corpus of its use. All three are written and must
 * be released by the caller; dev corpora share train's FEATS. `know` as in
 * train_corpus_init(). A set that is missing is an error that names it. */
gs_status train_corpus_load(train_corpus *train, train_corpus *dev_ewt, train_corpus *dev_gum,
                            const char *data_folder, const char *know, gs_error *err);

/* Loads the sets of plain sentences into `plain`, which is written and must be
 * released; it shares the FEATS of `train`. */
gs_status train_corpus_load_plain(train_corpus *plain, const train_corpus *train,
                                  const char *data_folder, const char *know, gs_error *err);

#endif
