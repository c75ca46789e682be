/* train/stem.h - the base form of an inflected word, by a list of frequent words.
 *
 * "voted" may be of "vot" or of "vote"; that "vote" is by far the more frequent
 * word of the two decides. The list is that of the word vectors
 * (train/vectors.h), which has its words by frequency. A verb of one consonant
 * behind one short vowel would have doubled it: "staring" is of "stare", however
 * frequent "star" is.
 */
#ifndef GS_TRAIN_STEM_H
#define GS_TRAIN_STEM_H

#include "train/vectors.h"

#define TRAIN_STEM_MOST 64

typedef enum train_stem_kind {
    TRAIN_STEM_ED,     /* "voted", "stopped", "supplied" */
    TRAIN_STEM_ING,    /* "voting" */
    TRAIN_STEM_VERB_S, /* "votes", "supplies", "passes" */
    TRAIN_STEM_NOUN_S,
    TRAIN_STEM_KINDS
} train_stem_kind;

/* The base form, as it would be of this kind, in `bytes`; GS_STR_NONE when the
 * form has another ending, no candidate is a word of the list, or none is
 * clearly more frequent than the others. `form` is in lower case. */
gs_str train_stem_find(const train_vectors *list, gs_str form, train_stem_kind kind,
                       char bytes[TRAIN_STEM_MOST]);

#endif
