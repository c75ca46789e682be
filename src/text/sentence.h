/* text/sentence.h - where sentences end.
 *
 * Rules over the marks that can end a sentence and what stands around them;
 * abbreviations and other telling words come from a dictionary. Quotations
 * that hold several sentences are split inside; a closing mark stays with the
 * sentence it closes. What is settled here is a proposal that the language
 * model may settle otherwise where the rules leave doubt.
 */
#ifndef GS_TEXT_SENTENCE_H
#define GS_TEXT_SENTENCE_H

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "gainsay.h"

/* What the dictionary says of a word. The key of the map is the word in lower
 * case, an abbreviation without its last stop: "gen", "u.s". The comments at
 * the head of the two dictionaries say how each class acts. */
enum {
    /* of abbreviations: data/abbreviations.tsv */
    GS_ABBREV_TITLE = 1,     /* before a name: "Gen. Smith"; never ends       */
    GS_ABBREV_NUMBER = 2,    /* before a number: "No. 5", "p. 55"             */
    GS_ABBREV_MONTH = 4,     /* "Nov. 25"                                     */
    GS_ABBREV_PLACE = 8,     /* inside or at the end: "U.S.", "Wis."          */
    GS_ABBREV_COMPANY = 16,  /* behind a name: "Inc.", "Co."; may end         */
    GS_ABBREV_OTHER = 32,    /* "dept."; may end                              */
    GS_ABBREV_TIME = 64,     /* "6 p.m."; ends before most capitals           */
    GS_ABBREV_INNER = 128,   /* "e.g.", "vs."; never ends                     */
    GS_ABBREV_EXCLAIM = 256, /* a name with its mark: "Yahoo!"                */
    /* of words around a stop: data/sentence-words.tsv */
    GS_WORD_STARTER = 512, /* begins a sentence when capital: "The"         */
    GS_WORD_SAYING = 1024, /* behind a quotation: "asked"                   */
    GS_WORD_CLOCK = 2048,  /* behind a time of day: "6 p.m. Friday"         */
    GS_WORD_LEAD = 4096,   /* before one at a sentence's head: "At 5 a.m."  */
    GS_WORD_DOMAIN = 8192  /* ends a name of the web: "Example.Net"         */
};

typedef struct gs_sentence_spans {
    gs_span *items;
    size_t   count, cap;
} gs_sentence_spans;

/* Adds the sentences of text[range] to `out`, in order, without white space
 * at their ends; every other byte of the range is white space. One range is
 * one block (text/block.h): a paragraph, a heading, a list item, or several of
 * them with an empty line between, which always ends a sentence; a single line
 * end counts as a blank. A sentence of more than GS_LIMIT_SENTENCE_BYTES is
 * cut at white space, or between characters where there is none. Takes time
 * linear in the range. Returns GS_OK, GS_E_NOMEM, or GS_E_LIMIT past GS_LIMIT_SENTENCES. */
gs_status gs_sentence_split(gs_str text, gs_span range, const gs_map *abbrevs, gs_arena *arena,
                            gs_sentence_spans *out);

#endif
