/* record/who.h - offices that earlier reports gave a person (who.c). */
#ifndef GS_RECORD_WHO_H
#define GS_RECORD_WHO_H

#include "doc/doc.h"
#include "know/who.h"

/* Adds them to the entities, with the rule "who:reported". `who` may be NULL.
 * GS_OK or GS_E_NOMEM. */
gs_status gs_who_apply(gs_doc *doc, const gs_who *who);

#endif
