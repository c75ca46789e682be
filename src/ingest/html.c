/* ingest/html.c - an HTML page's text, zones and metadata. See ingest.h. */
#include "base/error.h"
#include "ingest/ingest.h"

gs_status gs_ingest_html(gs_doc *doc, gs_str page, const gs_know *know, gs_arena *scratch,
                         gs_error *err)
{
    doc->text = gs_arena_str(doc->arena, page);
    if (!doc->text.p)
        return gs_fail_nomem(err, "html");
    return gs_ingest_plain(doc, know, scratch, err);
}
