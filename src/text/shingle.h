/* text/shingle.h - what two texts have in common, by runs of words.
 *
 * A shingle is four words in a row, as a number: letters in lower case, marks left
 * out (Broder 1997, On the resemblance and containment of documents). A copy that
 * was cut, edited or set between other paragraphs still has most of them.
 */
#ifndef GS_TEXT_SHINGLE_H
#define GS_TEXT_SHINGLE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

#define GS_SHINGLE_WORDS 4

typedef struct gs_shingles {
    uint32_t *items; /* sorted, each once; the arena's */
    size_t    count, cap;
    uint32_t  last[GS_SHINGLE_WORDS]; /* words of the run that is open */
    size_t    words;
} gs_shingles;

/* Adds the words of a piece of text behind those that are there. GS_OK or GS_E_NOMEM. */
gs_status gs_shingles_add(gs_shingles *s, gs_str text, gs_arena *arena);

/* Behind the last piece: sorts them. */
void gs_shingles_settle(gs_shingles *s);

/* Sorts numbers and leaves out what comes again; returns how many are left. */
size_t gs_shingles_sort(uint32_t *items, size_t count);

/* How many two settled sets share. */
size_t gs_shingles_shared(const gs_shingles *a, const gs_shingles *b);

#endif
