/* ingest/html_lines.h - what the paragraphs of a page say of the report itself:
 * the dateline before the first, the credits behind the last.
 *
 * Reads: text, the lines' zones.   Adds: dateline, agencies, authors and date
 * of doc->meta, where the page's head has not told them.
 */
#ifndef GS_INGEST_HTML_LINES_H
#define GS_INGEST_HTML_LINES_H

#include "doc/doc.h"
#include "ingest/html_text.h"
#include "know/know.h"

/* The dateline that a body line begins with. */
typedef struct gs_html_lead {
    size_t   line; /* its number; blocks->count when there is none */
    uint32_t end;  /* where the body begins behind it              */
} gs_html_lead;

/* Turns body lines that are credits into bylines, in `zones` [blocks->count].
 * doc->text is blocks->text. GS_OK or GS_E_NOMEM. */
gs_status gs_html_read_lines(gs_doc *doc, const gs_html_blocks *blocks, const gs_know *know,
                             gs_arena *scratch, gs_zone_kind *zones, gs_html_lead *lead);

#endif
