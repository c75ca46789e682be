/* text/sentence.h - where sentences end.
 *
 * Rules over the marks that can end a sentence and what stands around them;
 * abbreviations come from a dictionary. Quotations that hold several
 * sentences are split inside; a closing mark stays with the sentence it
 * closes. What is settled here is a proposal that the language model may
 * settle otherwise where the rules leave doubt.
 */
#ifndef GS_TEXT_SENTENCE_H
#define GS_TEXT_SENTENCE_H

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "gainsay.h"

/* What a dictionary says of a word with a full stop behind it. The key of
 * the map is the word in lower case without its last stop: "gen", "u.s". */
enum {
    GS_ABBREV_TITLE = 1,    /* before a name: "Gen. Smith"; never ends       */
    GS_ABBREV_NUMBER = 2,   /* before a number: "No. 5", "p. 55"             */
    GS_ABBREV_MONTH = 4,    /* "Nov. 25"                                     */
    GS_ABBREV_PLACE = 8,    /* inside or at the end: "U.S.", "Wis."          */
    GS_ABBREV_COMPANY = 16, /* behind a name: "Inc.", "Co."; may end         */
    GS_ABBREV_OTHER = 32    /* "a.m.", "etc.", "vs."; may end                */
};

typedef struct gs_sentence_spans {
    gs_span *items;
    size_t   count, cap;
} gs_sentence_spans;

/* Adds the sentences of text[range] to `out`, in order, without white space
 * at their ends; every other byte of the range is white space. One range is
 * one block: a paragraph, a heading, a list item. Line ends inside it count
 * as blanks, an empty line ends a sentence. A sentence of more than
 * GS_LIMIT_SENTENCE_BYTES is cut at white space. Returns GS_OK, GS_E_NOMEM,
 * or GS_E_LIMIT past GS_LIMIT_SENTENCES. */
gs_status gs_sentence_split(gs_str text, gs_span range, const gs_map *abbrevs, gs_arena *arena,
                            gs_sentence_spans *out);

#endif
