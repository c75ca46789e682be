/* ingest/plain.c - the zones of a plain text report. See ingest.h. */
#include "base/error.h"
#include "ingest/ingest.h"
#include "text/block.h"

gs_status gs_ingest_plain(gs_doc *doc, const gs_know *know, gs_arena *scratch, gs_error *err)
{
    (void)know;
    (void)scratch;
    doc->wrap = gs_block_width(doc->text);
    if (gs_doc_add_zone(doc, GS_ZONE_BODY, 0, (uint32_t)doc->text.n) != GS_OK)
        return gs_fail_nomem(err, "text");
    return GS_OK;
}
