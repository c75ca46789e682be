/* record/claim_status.h - what statements make of a claim: its sides, origins, status. */
#ifndef GS_RECORD_CLAIM_STATUS_H
#define GS_RECORD_CLAIM_STATUS_H

#include "doc/doc.h"

/* The list of the claim that statements of this stance stand in. */
gs_ids *gs_claim_side(gs_claim *c, gs_stance stance);

/* "retracted", "took back" */
bool gs_takes_back(const gs_statement *s);

/* Counts the origins of a claim whose lists are filled, and says how it stands;
 * `withdrawn`: one of its statements takes it back. */
void gs_claim_settle(const gs_doc *doc, gs_claim *c, bool withdrawn);

#endif
