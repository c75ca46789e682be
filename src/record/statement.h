/* record/statement.h - the statement records.
 *
 * Reads: uses of cues, phrases, candidates, quotes.   Adds: statements,
 * whose entity fields hold candidates until gs_entities_record.
 */
#ifndef GS_RECORD_STATEMENT_H
#define GS_RECORD_STATEMENT_H

#include "record/reading.h"

gs_status gs_make_statements(gs_reading *r);

/* quotation.c: gives quotations that run over their sentence, or that stand
 * alone, to the statement that reports them. */
gs_status gs_attach_quotes(gs_reading *r);

/* Why a field has its value. */
gs_status gs_proof_span(gs_reading *r, gs_proofs *proofs, const char *field, int32_t member,
                        gs_span span);
gs_status gs_proof_rule(gs_reading *r, gs_proofs *proofs, const char *field, int32_t member,
                        const char *rule);

#endif
