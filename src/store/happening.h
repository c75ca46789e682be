/* store/happening.h - events of reports that are the same event.
 *
 * A happening is a group of mentions: events, each with its own reality, so that one may
 * be there as reported and as denied. It is known by its first event, its head; an event
 * that is alone has no row in `happening`.
 */
#ifndef GS_STORE_HAPPENING_H
#define GS_STORE_HAPPENING_H

#include "store/trait.h"

/* Members of a happening that are looked at, the first ones. */
#define GS_HAPPENING_MEMBERS 24

/* Gives each event of a report that has just been put its happening, and notes in what
 * it differs from the others (conflict.c). False when the store failed. */
bool gs_happening_place(gs_store *s, int64_t report);

/* Takes the events of a report out of their happenings, and the rows by which they are found. */
bool gs_happening_forget(gs_store *s, int64_t report);
bool gs_happening_forget_keys(gs_store *s, int64_t report);

/* conflict.c: notes in what an event differs from other members of its happening. */
bool gs_conflict_note(gs_store *s, const gs_trait *t, int64_t head);

#endif
