/* record/claim.h - what is denied, and by whom.
 *
 * Reads: statements.   Adds: claims, and to statements claim, stance and
 * restates.
 */
#ifndef GS_RECORD_CLAIM_H
#define GS_RECORD_CLAIM_H

#include "record/reading.h"

gs_status gs_make_claims(gs_reading *r);

#endif
