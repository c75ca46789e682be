/* record/claim.h - what is denied, and by whom.
 *
 * Reads: statements, events.   Adds: claims, and to statements claim, stance and
 * restates.
 */
#ifndef GS_RECORD_CLAIM_H
#define GS_RECORD_CLAIM_H

#include "record/reading.h"

gs_status gs_make_claims(gs_reading *r);

/* Which event each claim tells. */
gs_status gs_claims_propose(gs_reading *r);

#endif
