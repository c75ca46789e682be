/* lang/lemma.h - the lemma of a word, from its form, tag and features.
 *
 * A rule cuts bytes off the form's end and puts others there: "said" is "say"
 * by cutting two and adding "y"; "went" is "go" by cutting all. Which rule is
 * looked up, in one table, by
 *
 *     the form in lower case, tag and features      "said VERB Tense=Past"
 *     the form and tag
 *     its longest known ending of 6 to 0 bytes, tag and features   "-tted VERB ..."
 *
 * and the first that is found counts. Of a verb's features no more counts than
 * that it is past or ends in -ing: person, mood and voice change no rule, and
 * would part the words that tell one. What the endings tell rightly is not in
 * the table by its form. Case is a matter of the tag and of how the word is
 * written: a verb is lower-cased, "RUSSIA" is written as names in capitals were;
 * forms of which that is not true ("I") are in the table too. All of it is
 * counted, not trained (train/lemma.h).
 *
 * Parts of the model file:
 *
 *     lemma.rules  U8 [..][16]  bytes to cut, bytes to add, and these
 *     lemma.table  U32 [2^k][2] a key's upper half, and its rule or case plus one, or 0;
 *                               there are as many rules as cases, at least
 *     lemma.cases  U8 [GS_UPOS_COUNT][4]  gs_lemma_case by how a word is written
 */
#ifndef GS_LANG_LEMMA_H
#define GS_LANG_LEMMA_H

#include "base/arena.h"
#include "base/buf.h"
#include "doc/word.h"
#include "lang/model_file.h"
#include "lang/vocab.h"

#define GS_LEMMA_ADDED  14 /* bytes that a rule can add */
#define GS_LEMMA_FORM   64 /* longer forms are their own lemmas */
#define GS_LEMMA_ENDING 6

typedef struct gs_lemma_rule {
    uint8_t cut, size;
    char    added[GS_LEMMA_ADDED];
} gs_lemma_rule;

/* What becomes of a lemma's letters; TITLE has the first one upper case. */
typedef enum gs_lemma_case { GS_LEMMA_KEEP, GS_LEMMA_LOWER, GS_LEMMA_TITLE } gs_lemma_case;

/* How a word is written: "said", "Said", "SAID", "McDonald". */
typedef enum gs_lemma_look {
    GS_LOOK_LOWER,
    GS_LOOK_FIRST,
    GS_LOOK_UPPER,
    GS_LOOK_MIXED
} gs_lemma_look;

typedef struct gs_lemma {
    const gs_lemma_rule *rules; /* [rule_count] */
    uint32_t             rule_count;
    gs_vocab             table;
    const uint8_t       *cases; /* [GS_UPOS_COUNT][4] */
} gs_lemma;

gs_status gs_lemma_load(gs_lemma *lemma, const gs_model_file *file, gs_error *err);

/* The lemma of `form`, valid UTF-8: `form` itself, a beginning of it, or
 * memory of the arena. Its apostrophes are straight: "n’t" is "not" as "n't" is. .p is NULL only when memory ran out. */
gs_str gs_lemma_find(const gs_lemma *lemma, gs_str form, gs_upos upos, gs_str feats,
                     gs_arena *arena);

/* ---- for the trainer ---- */

/* The form in lower case; returns its size, 0 when it does not fit. */
size_t gs_lemma_lower(gs_str form, char lower[GS_LEMMA_FORM]);

gs_lemma_look gs_lemma_look_of(gs_str form);

/* What of the features a rule depends on. */
gs_str gs_lemma_feats(gs_upos upos, gs_str feats);

/* Keys of the table. `part` is the form, or an ending of it. */
typedef enum gs_lemma_level {
    GS_LEMMA_BY_FEATS,
    GS_LEMMA_BY_TAG,
    GS_LEMMA_BY_ENDING,
    GS_LEMMA_CASES /* and behind it one for each look: the value is a gs_lemma_case */
} gs_lemma_level;
uint64_t gs_lemma_key(gs_lemma_level level, gs_str part, gs_upos upos, gs_str feats);

/* The lemma by rule and case, into `out`: the first `keep` bytes of `form`, cased,
 * and what the rule adds; `rule` may be NULL. */
void gs_lemma_put(gs_buf *out, gs_str form, size_t keep, const gs_lemma_rule *rule,
                  gs_lemma_case how);

/* The ending of `lower` of `n` bytes, or fewer where a character would be cut
 * or the form has no more. */
gs_str gs_lemma_ending(gs_str lower, size_t n);

#endif
