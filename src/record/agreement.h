/* record/agreement.h - the agreement records: who agreed with whom, when, on what.
 *
 * Reads: words with their trees, references, times.   Adds: agreements, whose
 * entity fields hold candidates until gs_entities_record.
 *
 * An agreement begins where somebody signs, reaches or announces one; later words for
 * it ("the deal", "their accord") add to it. Its terms are what the report says it
 * asks of somebody: nothing is a term because such agreements have one.
 */
#ifndef GS_RECORD_AGREEMENT_H
#define GS_RECORD_AGREEMENT_H

#include "record/reading.h"

gs_status gs_make_agreements(gs_reading *r);

/* agreement_term.c: the terms that hang on word `noun` of an agreement, on the verb
 * with which it was made, `act` (GS_NONE: none), or that stand "under" it. */
gs_status gs_read_terms(gs_reading *r, gs_agreement *a, uint32_t noun, int32_t act);

#endif
