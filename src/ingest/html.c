/* ingest/html.c - an HTML page's text, zones and metadata: the order of the
 * steps. See ingest.h.
 */
#include "base/error.h"
#include "ingest/html_meta.h"
#include "ingest/html_tree.h"
#include "ingest/ingest.h"

gs_status gs_ingest_html(gs_doc *doc, gs_str page, const gs_know *know, gs_arena *scratch,
                         gs_error *err)
{
    gs_html_tree tree;
    gs_status    st = gs_html_parse(&tree, page, scratch, err);

    if (st == GS_OK)
        st = gs_html_meta_read(doc, &tree, know, scratch, err);
    if (st != GS_OK)
        return st;
    doc->text = gs_html_text_of(&tree, 0, page.n + 16, doc->arena);
    if (!doc->text.p)
        return gs_fail_nomem(err, "html");
    return gs_ingest_plain(doc, know, scratch, err);
}
