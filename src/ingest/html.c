/* ingest/html.c - an HTML page's text, zones and metadata: the order of the
 * steps. See ingest.h.
 */
#include "base/error.h"
#include "ingest/html_head.h"
#include "ingest/html_lines.h"
#include "ingest/html_meta.h"
#include "ingest/html_text.h"
#include "ingest/html_tree.h"
#include "ingest/html_zones.h"
#include "ingest/ingest.h"

/* A zone reaches to the begin of the next line, so that zones cover the text.
 * The line of the dateline is two. */
static gs_status add_zones(gs_doc *doc, const gs_html_blocks *blocks, const gs_zone_kind *kinds,
                           gs_html_lead lead)
{
    for (size_t i = 0; i < blocks->count; i++) {
        uint32_t start = i ? blocks->items[i].start : 0;
        uint32_t end = i + 1 < blocks->count ? blocks->items[i + 1].start : (uint32_t)doc->text.n;
        if (i == lead.line && gs_doc_add_zone(doc, GS_ZONE_DATELINE, start, lead.end) != GS_OK)
            return GS_E_NOMEM;
        if (gs_doc_add_zone(doc, kinds[i], i == lead.line ? lead.end : start, end) != GS_OK)
            return GS_E_NOMEM;
    }
    return GS_OK;
}

gs_status gs_ingest_html(gs_doc *doc, gs_str page, const gs_know *know, gs_arena *scratch,
                         gs_error *err)
{
    gs_html_tree   tree;
    gs_html_blocks blocks;
    gs_zone_kind  *kinds;
    gs_html_lead   lead;
    gs_status      st = gs_html_parse(&tree, page, scratch, err);

    if (st == GS_OK)
        st = gs_html_meta_read(doc, &tree, know, scratch, err);
    if (st == GS_OK)
        st = gs_html_layout(&tree, scratch, &blocks, err);
    if (st != GS_OK)
        return st;
    kinds = gs_arena_zeros(scratch, blocks.count, sizeof *kinds);
    doc->text = gs_arena_str(doc->arena, blocks.text);
    if (!kinds || !doc->text.p)
        return gs_fail_nomem(err, "html");
    st = gs_html_judge(&tree, &blocks, doc, know, scratch, kinds, err);
    if (st != GS_OK)
        return st;
    if (gs_html_read_head(doc, &blocks, know, scratch, kinds) != GS_OK ||
        gs_html_read_lines(doc, &blocks, know, scratch, kinds, &lead) != GS_OK ||
        add_zones(doc, &blocks, kinds, lead) != GS_OK)
        return gs_fail_nomem(err, "html");
    return GS_OK;
}
