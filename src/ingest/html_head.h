/* ingest/html_head.h - the lines between a page's title and its body that
 * only their words tell: who wrote it, when, the title once more.
 *
 * Markup that names them has been heard before. Reads: text, zones.
 */
#ifndef GS_INGEST_HTML_HEAD_H
#define GS_INGEST_HTML_HEAD_H

#include "doc/doc.h"
#include "ingest/html_text.h"
#include "know/know.h"

/* Turns boilerplate into title, byline or dateline, and a byline that is a
 * date alone into a dateline, in `zones`
 * [blocks->count]. doc->text is blocks->text; doc->meta stays as it is.
 * GS_OK or GS_E_NOMEM. */
gs_status gs_html_read_head(gs_doc *doc, const gs_html_blocks *blocks, const gs_know *know,
                            gs_arena *scratch, gs_zone_kind *zones);

#endif
