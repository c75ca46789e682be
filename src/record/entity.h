/* record/entity.h - whom and what the report is about.
 *
 * Reads: references and their chains.   Adds: candidates, one a chain.
 * A candidate becomes a record when a statement needs it (entity_record.c).
 */
#ifndef GS_RECORD_ENTITY_H
#define GS_RECORD_ENTITY_H

#include "record/reading.h"

gs_status gs_read_entities(gs_reading *r);

/* What a reference is called in the names of its record. */
gs_str gs_entity_ref_name(const gs_reading *r, const gs_ref *m);

/* The same of a noun without what follows it: "residents" of "residents of Oslo". */
gs_str gs_entity_ref_noun(const gs_reading *r, const gs_ref *m);

/* Makes entity records, in order of first mention, of the candidates that
 * statements name, and turns the statements' candidates into them. */
gs_status gs_entities_record(gs_reading *r);

#endif
