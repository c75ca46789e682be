/* record/who.h - offices that others than the report give a person (who.c). */
#ifndef GS_RECORD_WHO_H
#define GS_RECORD_WHO_H

#include "doc/doc.h"
#include "know/know.h"

/* Adds them to the entities, with the rule "who:reported" or "holders:dated".
 * GS_OK or GS_E_NOMEM. */
gs_status gs_who_apply(gs_doc *doc, const gs_know *know);

#endif
