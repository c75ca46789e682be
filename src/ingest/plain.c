/* ingest/plain.c - the zones of a plain text report. See ingest.h and, for
 * the way it goes, plain_int.h.
 */
#include "base/error.h"
#include "ingest/ingest.h"
#include "ingest/plain_int.h"
#include "text/block.h"

/* A block's zone, behind its inline dateline if it has one. */
static gs_status add_block(gs_doc *doc, const plain_block *b, uint32_t start, uint32_t end)
{
    gs_status st = GS_OK;

    if (b->lead > b->words.start) {
        st = gs_doc_add_zone(doc, GS_ZONE_DATELINE, start, b->lead);
        start = b->lead;
    }
    return st == GS_OK ? gs_doc_add_zone(doc, b->zone, start, end) : st;
}

static gs_status add_zones(const plain *p)
{
    gs_doc   *doc = p->doc;
    uint32_t  start = 0, size = (uint32_t)doc->text.n;
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < p->count; i++) {
        uint32_t end = i + 1 < p->count ? p->blocks[i + 1].span.start : p->blocks[i].span.end;
        st = add_block(doc, &p->blocks[i], start, end);
        start = end;
    }
    if (st == GS_OK && start < size)
        st = gs_doc_add_zone(doc, GS_ZONE_BODY, start, size);
    return st;
}

gs_status gs_ingest_plain(gs_doc *doc, const gs_know *know, gs_arena *scratch, gs_error *err)
{
    plain     p = {.doc = doc, .know = know, .scratch = scratch};
    gs_status st;

    doc->wrap = gs_block_width(doc->text);
    st = plain_read_blocks(&p);
    if (st == GS_OK) {
        plain_zone_head(&p);
        plain_zone_captions(&p);
        plain_zone_tail(&p);
        st = p.failed ? GS_E_NOMEM : add_zones(&p);
    }
    return st == GS_OK ? GS_OK : gs_fail_nomem(err, "text");
}
