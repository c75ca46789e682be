/* train/conllu.h - treebanks: the sentences of a CoNLL-U file.
 *
 * A file is sentences with an empty line behind each. A sentence has comments
 * ("# text = ..."), then a line of ten columns a word:
 *
 *     ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC
 *
 * A token is what stands between spaces or marks in the text, a word is what
 * has a tag and a head: "don't" is one token (ID 3-4) of two words (3 and 4).
 * Empty nodes (ID 8.1) belong to the enhanced graph; they are checked for
 * their place and passed over, as are the DEPS.
 *
 * A file is refused, with its line, when it is no valid UTF-8, a line has not
 * ten columns, IDs are out of order, a multi-word token lacks its words, or
 * the heads of a sentence are no tree with one root. A file whose heads are
 * all "_" is read as tagged but not parsed.
 */
#ifndef GS_TRAIN_CONLLU_H
#define GS_TRAIN_CONLLU_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/str.h"
#include "gainsay.h"

#define TRAIN_HEAD_NONE UINT32_MAX

typedef struct train_word {
    gs_str   form, lemma, upos, xpos, feats, deprel, misc; /* as written; "_" is nothing */
    uint32_t head;  /* word of the sentence from 1; 0: the root; or TRAIN_HEAD_NONE */
    uint32_t token; /* index in the bank */
} train_word;

typedef struct train_token {
    gs_str   form;
    gs_span  joined; /* in the bank's joined text (joined.h) */
    uint32_t first_word, word_count;
    uint32_t line;
    bool     multiword; /* has a line of its own, above its words */
    bool     space_after;
} train_token;

typedef struct train_sentence {
    gs_str   id;   /* of "# sent_id", or none */
    gs_str   text; /* of "# text", or none    */
    uint32_t first_token, token_count;
    uint32_t first_word, word_count;
    uint32_t line;             /* of its first token */
    bool     new_doc, new_par; /* a document or paragraph begins with it */
} train_sentence;

typedef struct train_bank {
    const char *path; /* for messages; the caller's */
    gs_file     file;
    gs_arena    arena;
    gs_buf      joined; /* all tokens (joined.h) */
    bool        parsed; /* has heads             */

    train_sentence *sentences;
    size_t          sentence_count, sentence_cap;
    train_token    *tokens;
    size_t          token_count, token_cap;
    train_word     *words;
    size_t          word_count, word_cap;
} train_bank;

/* Reads the file at `path`, "-" for standard input. `bank` is written always
 * and must be released; `path` is kept. GS_E_DATA names file and line. */
gs_status train_bank_open(train_bank *bank, const char *path, gs_error *err);

/* The same from memory, which is kept; `path` names it in messages. */
gs_status train_bank_parse(train_bank *bank, const char *path, gs_str text, gs_error *err);

void train_bank_release(train_bank *bank);

/* The line of the token at byte `at` of the joined text, for messages. */
uint32_t train_bank_line(const train_bank *bank, size_t at);

#endif
