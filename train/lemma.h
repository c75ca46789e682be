/* train/lemma.h - counts the rules of lemmas (lang/lemma.h) in treebanks.
 *
 * Of every word the rule from its form to its lemma is taken. An ending has
 * the rule that most different words with it have; a form has the one that it
 * has most often. Written are endings whose rule is not that of the next shorter
 * one, and forms whose rule their endings do not give.
 *
 * The banks are treebanks and the list of irregular verbs (irregular.h).
 * Treebanks are small. Of the frequent words of a list (train/stem.h) that they
 * do not have, the forms are written whose base form is clear and not what
 * their endings give.
 */
#ifndef GS_TRAIN_LEMMA_H
#define GS_TRAIN_LEMMA_H

#include "train/conllu.h"
#include "train/model_write.h"
#include "train/vectors.h"

/* Adds the parts "lemma.*", counted in `count` treebanks; `list` may be NULL. GS_OK or GS_E_NOMEM. */
gs_status train_lemma_learn(const train_bank *const *banks, size_t count, const train_vectors *list,
                            train_model_writer *w, gs_error *err);

#endif
