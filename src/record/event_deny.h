/* record/event_deny.h - an event that is alleged, and whose claim somebody denies.
 *
 * Reads: statements, claims.   Changes: the reality of the event.
 */
#ifndef GS_RECORD_EVENT_DENY_H
#define GS_RECORD_EVENT_DENY_H

#include "doc/doc.h"

#define GS_RULE_CLAIM_DENIED "reality:claim-denied"

/* Returns GS_E_NOMEM or GS_OK. */
gs_status gs_event_deny(gs_doc *doc, gs_event *e);

#endif
