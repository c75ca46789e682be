/* store/copies.h - reports that are copies of one another: the same story, printed twice.
 *
 *     likeness.c  what a report is compared by, and how it is kept
 *     copies.c    which reports may be copies, and which story a report joins
 */
#ifndef GS_STORE_COPIES_H
#define GS_STORE_COPIES_H

#include <sqlite3.h>

#include "base/buf.h"
#include "text/figure.h"
#include "text/shingle.h"

struct gs_store;

#define GS_COPIES_SAMPLE 24

/* What a report is compared by. Shingles are cut to 21 bits, and so are a little
 * more alike than the texts, one in thousands. */
typedef struct gs_likeness {
    gs_shingles shingles;
    gs_figures  figures;
} gs_likeness;

/* Adds a sentence; behind the last, gs_likeness_settle. GS_OK or GS_E_NOMEM. */
gs_status gs_likeness_add(gs_likeness *l, gs_str sentence, gs_arena *arena);
void      gs_likeness_settle(gs_likeness *l);

/* Sorted numbers as they are kept, appended; and back, into the arena's memory. */
void gs_numbers_pack(const uint32_t *items, size_t count, gs_buf *out);
bool gs_numbers_unpack(gs_str bytes, gs_arena *arena, uint32_t **items, size_t *count);

/* That of a row whose first two columns it is; false when memory ran out. */
bool gs_likeness_read(gs_likeness *l, sqlite3_stmt *row, gs_arena *arena);

/* What part of the shorter of two texts is in the other; 0 where their figures are at odds. */
double gs_likeness_share(const gs_likeness *a, const gs_likeness *b);

/* What part of the words of both texts together is in both. */
double gs_likeness_nearness(const gs_likeness *a, const gs_likeness *b);

/* The shingles that a report is found by; `sample` has room for GS_COPIES_SAMPLE. */
size_t gs_likeness_sample(const gs_likeness *l, uint32_t *sample);

/* What finds a report by a shingle of its sample, in the table `alike`. The week is that of a
 * day written as a number, 20201125; 0 for none. */
int64_t gs_copies_week(int64_t day);
int64_t gs_copies_key(int64_t week, uint32_t shingle);

/* Gives a report that has just been put its story: that of the reports that it is a
 * copy of, or its own. False when the store failed. */
bool gs_copies_place(struct gs_store *s, int64_t report);

#endif
