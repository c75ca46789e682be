/* lang/boundary.h - from a block of text to sentences and their words.
 *
 * Where a word ends and where a sentence ends is decided place by place, by
 * two small linear models over hashed features:
 *
 * - The text is read as atoms: runs of letters, runs of digits, single marks.
 *   Addresses of web and mail, names of files and tags are settled by rules, and
 *   so is "'s" behind a word.
 *   Between two atoms without white space there is nothing ("U" "."), a new
 *   word of the same token ("do" "n't") or a new token ("50" "%"). Inside
 *   letters a place is only looked at where a list of contractions has it
 *   ("can" "not"), or before the "n" of "n't".
 * - Between two tokens a sentence ends or goes on. Places at which none ever
 *   ends (a word before a word in lower case) are passed over.
 *
 * Features are what stands around: the atoms or words themselves, their
 * shapes, the word class that each most often has, what the whole chunk
 * between blanks looks like, how far the last and next full stop are, and
 * what the rules of text/sentence.h say. Their hashes (the "hashing trick":
 * Weinberger and others, 2009) are rows of a table of small integers; sums are
 * of integers, so every processor decides alike. Weights are trained by
 * logistic regression (train/boundary.h), whose features are these.
 *
 * Parts of the model file:
 *
 *     bnd.gap    I8 [2^k][4]  weights for: nothing, a new word, a new token; 0
 *     bnd.end    I8 [2^k][1]  weights for: a sentence ends
 *     bnd.class  U32 [2^k][4] words: the hash's upper 19 bits, what the abbreviation is in 8,
 *                             the word class in 5
 *     bnd.inner  U32 [2^k][2] contractions: hash, and bits of the places
 */
#ifndef GS_LANG_BOUNDARY_H
#define GS_LANG_BOUNDARY_H

#include "base/arena.h"
#include "base/str.h"
#include "doc/word.h"
#include "gainsay.h"
#include "lang/model_file.h"
#include "text/sentence.h"

/* Immutable; points into the model file. */
typedef struct gs_boundary {
    const int8_t   *gap;     /* [gap_mask + 1][4] */
    const int8_t   *end;     /* [end_mask + 1] */
    const uint32_t *classes; /* [class_mask + 1][4] */
    const uint32_t *inner;   /* [inner_mask + 1][2] */
    uint32_t        gap_mask, end_mask, class_mask, inner_mask;
} gs_boundary;

typedef struct gs_cut_sentence {
    gs_span  span;                   /* without white space at its ends */
    uint32_t first_word, word_count; /* at least one word */
} gs_cut_sentence;

/* What was cut: sentences and words in text order. Zero it before the first
 * block; its arrays are the arena's of the calls. */
typedef struct gs_cuts {
    gs_cut_sentence *sentences;
    size_t           sentence_count, sentence_cap;
    gs_word         *words; /* span, parts, space_before; the rest is zero, head -1 */
    size_t           word_count, word_cap;

    void  *room[2]; /* of gs_boundary_cut, used anew for every block */
    size_t room_cap[2];
} gs_cuts;

/* Finds the model's parts in `file`, which must outlive `b`, and checks them. */
gs_status gs_boundary_load(gs_boundary *b, const gs_model_file *file, gs_error *err);

/* Cuts the block `block` of `text` and adds what it finds to `out`. `proposed`
 * are the sentences that gs_sentence_split() found in the same block.
 *
 * With `freely` the model decides alone. Without it, for reports whose
 * sentences others have seen, the proposals stand unless the model is sure of
 * the contrary, and those behind which no white space stands always do.
 *
 * A sentence of more than GS_LIMIT_SENTENCE_BYTES is cut between two tokens, and
 * a token of more than 1 KiB between two atoms.
 *
 * Linear in the block. GS_E_NOMEM, or GS_E_LIMIT for a block of more than
 * GS_LIMIT_BLOCK_ATOMS atoms; `out` keeps its earlier blocks then. */
gs_status gs_boundary_cut(const gs_boundary *b, gs_str text, gs_span block,
                          const gs_sentence_spans *proposed, bool freely, gs_arena *arena,
                          gs_cuts *out);

#endif
