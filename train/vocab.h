/* train/vocab.h - which words have rows of their own, and what is seen of a corpus.
 *
 * A word gets a trained row when its key (lang/feature.h) was met at least
 * twice in training; behind these come words that only the pre-trained vectors
 * know, the most frequent first, up to a limit. Numbers below `trained` are rows
 * of the word table, all numbers are rows of the vectors.
 */
#ifndef GS_TRAIN_VOCAB_H
#define GS_TRAIN_VOCAB_H

#include "lang/vocab.h"
#include "train/pass.h"
#include "train/vectors.h"

typedef struct train_vocab {
    gs_vocab       table;
    gs_vocab_slot *slots;
    uint64_t      *keys; /* [count] */
    uint32_t       trained;
    uint32_t       count;   /* of all words */
    size_t         width;   /* of a vector */
    float         *vectors; /* [count][width], scaled; zeros where there is none */
} train_vocab;

/* Counts the words of `corpus`. `vectors` may be NULL: no word has one, each
 * is `width` zeros. At most `limit` words in all. GS_OK or GS_E_NOMEM. */
gs_status train_vocab_build(train_vocab *vocab, const train_corpus *corpus,
                            const train_vectors *vectors, size_t width, size_t limit);
void      train_vocab_release(train_vocab *vocab);

/* What the network sees of every word of `corpus`. GS_OK or GS_E_NOMEM. */
gs_status train_inputs_read(train_inputs *inputs, const train_corpus *corpus,
                            const train_vocab *vocab);
void      train_inputs_release(train_inputs *inputs);

#endif
