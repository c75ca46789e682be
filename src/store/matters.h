/* store/matters.h - tellings of several reports that are of one claim: a matter.
 *
 * A matter's number is that of its first telling.
 */
#ifndef GS_STORE_MATTERS_H
#define GS_STORE_MATTERS_H

#include <stdint.h>

#include "base/buf.h"

struct gs_store;

/* Gives each telling of a report that has just been put its matter: that of the
 * tellings that it is one with, or its own. False when the store failed. */
bool gs_matters_place(struct gs_store *s, int64_t report);

/* matter_jsonl.c: a matter as an object on a line, with its first tellings in time. False
 * when the store failed. */
struct gs_opened;
bool gs_matter_jsonl(struct gs_opened *kept, int64_t matter, const char *id, const char *status,
                     uint64_t origins, gs_buf *out);

/* list_matter.c: the same by the matter's number; *found says whether there is one. False
 * when the store failed. */
bool gs_matter_show(struct gs_opened *kept, int64_t matter, const char *id, gs_buf *out,
                    bool *found);

#endif
