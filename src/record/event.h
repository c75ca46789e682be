/* record/event.h - the event records: who did what to whom, and whether it happened.
 *
 * Reads: words with their trees, references, statements, times.   Adds: events,
 * whose entity fields hold candidates until gs_entities_record.
 *
 *   event_frame   what hangs on a verb or noun, whatever the voice
 *   event_match   which pattern of data/events.tsv fits, and who fills its roles
 *   event_real    whether it happened: data/reality.tsv, tense, statements
 *   event_where   when and where
 *   event         the records; the same event once
 */
#ifndef GS_RECORD_EVENT_H
#define GS_RECORD_EVENT_H

#include "record/reading.h"

gs_status gs_make_events(gs_reading *r);

/* Behind the claims: what somebody denies did not plainly happen. */
gs_status gs_events_deny(gs_reading *r);

#endif
