/* ingest/html_zones.h - what each line of a page is.
 *
 * The body is found by the weight of its paragraphs: the smallest element
 * that holds nearly all running text which no hint takes away, or the one
 * that the page itself names as its article's body. Inside it each line is
 * judged by its own link density, length, punctuation and neighbours.
 * Nothing here knows a site.
 */
#ifndef GS_INGEST_HTML_ZONES_H
#define GS_INGEST_HTML_ZONES_H

#include "doc/doc.h"
#include "ingest/html_text.h"
#include "ingest/html_tree.h"
#include "know/know.h"

/* Writes the zone of each block into `zones` [blocks->count]. Borrows all;
 * looks at doc->meta.title when it is there. GS_OK or GS_E_NOMEM. */
gs_status gs_html_judge(const gs_html_tree *tree, const gs_html_blocks *blocks, const gs_doc *doc,
                        const gs_know *know, gs_arena *arena, gs_zone_kind *zones, gs_error *err);

#endif
