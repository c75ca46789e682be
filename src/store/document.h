/* store/document.h - a kept report as a document. */
#ifndef GS_STORE_DOCUMENT_H
#define GS_STORE_DOCUMENT_H

#include "base/arena.h"
#include "doc/doc.h"
#include "store/opened.h"

/* The report that was looked at last; its memory is reused for the next. */
typedef struct gs_document {
    gs_opened kept;
    gs_arena  arena;
    gs_doc    doc;
} gs_document;

void gs_document_init(gs_document *d, gs_store *s); /* keeps `s` */
void gs_document_release(gs_document *d);

/* Makes `d->doc` again of what is kept of a report (revive.h). GS_E_DATA, with the report's id,
 * where that is damaged. */
gs_status gs_document_read(gs_document *d, int64_t report, const char *key, gs_error *err);

#endif
