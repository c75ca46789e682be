/* ingest/html_meta.h - a page's metadata.
 *
 * Reads: the tree.   Adds: doc->meta, where the caller has not filled it.
 */
#ifndef GS_INGEST_HTML_META_H
#define GS_INGEST_HTML_META_H

#include "doc/doc.h"
#include "ingest/html_tree.h"
#include "know/know.h"

/* Runs before the page's text and zones are made, which look at the title.
 * `scratch` must not be cleared: the tree lives there. */
gs_status gs_html_meta_read(gs_doc *doc, const gs_html_tree *tree, const gs_know *know,
                            gs_arena *scratch, gs_error *err);

#endif
