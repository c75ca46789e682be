/* record/entity_place.h - where the places of the records lie. */
#ifndef GS_RECORD_ENTITY_PLACE_H
#define GS_RECORD_ENTITY_PLACE_H

#include "doc/doc.h"

/* Sets `place` of all entities: that of doc->places which is meant, or -1. A
 * place without a country has that of the table then; a base, camp, crossing
 * or airport is a facility. Rules are those of record/place.h. GS_OK or
 * GS_E_NOMEM. */
gs_status gs_entities_place(gs_doc *doc);

#endif
