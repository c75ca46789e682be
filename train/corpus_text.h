/* train/corpus_text.h - plain text cut into sentences and words, for sets that
 * are no treebanks.
 *
 * Sentences by text/sentence.h, tokens by text/token.h, then each cut as
 * treebanks cut words (cut.h).
 */
#ifndef GS_TRAIN_CORPUS_TEXT_H
#define GS_TRAIN_CORPUS_TEXT_H

#include "train/corpus.h"

typedef struct train_text_word {
    gs_span span;
    bool    space_before;
} train_text_word;

typedef struct train_text_sentence {
    size_t first, count; /* words; count may be 0 */
} train_text_sentence;

typedef struct train_text {
    train_text_word     *words;
    size_t               word_count, word_cap;
    train_text_sentence *sentences;
    size_t               sentence_count, sentence_cap;
} train_text;

/* `text` is valid UTF-8. Memory is `arena`'s. GS_E_NOMEM, GS_E_LIMIT. */
gs_status train_text_cut(const train_corpus *corpus, gs_str text, gs_arena *arena, train_text *out);

/* Adds the words without grammar or names ... */
gs_status train_text_add_words(train_corpus *corpus, gs_str text, const train_text *cut);

/* ... and makes sentences of them, all of one new document, each like `item`. */
gs_status train_text_end_items(train_corpus *corpus, const train_text *cut, train_item item);

#endif
