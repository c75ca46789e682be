/* store/copies.h - reports that are copies of one another: the same story, printed twice. */
#ifndef GS_STORE_COPIES_H
#define GS_STORE_COPIES_H

#include "base/buf.h"
#include "text/shingle.h"

struct gs_store;

#define GS_COPIES_SAMPLE 64

/* Appends settled shingles as they are kept. */
void gs_copies_pack(const gs_shingles *s, gs_buf *out);

/* Those that a report is found by; `sample` has room for GS_COPIES_SAMPLE. */
size_t gs_copies_sample(const gs_shingles *s, uint32_t *sample);

/* Gives a report that has just been put its story: that of the reports that it is a
 * copy of, or its own. False when the store failed. */
bool gs_copies_place(struct gs_store *s, int64_t report);

#endif
