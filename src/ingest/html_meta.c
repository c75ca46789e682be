/* ingest/html_meta.c - what a page's head and marked-up body say about the
 * report: title, authors, publisher, dates. See html_meta.h.
 */
#include "ingest/html_meta.h"

gs_status gs_html_meta_read(gs_doc *doc, const gs_html_tree *tree, const gs_know *know,
                            gs_arena *scratch, gs_error *err)
{
    (void)doc;
    (void)tree;
    (void)know;
    (void)scratch;
    (void)err;
    return GS_OK;
}
