/* fuzz_zones.c - plain text to zones.
 *
 * The zones must cover the text in order without gap or overlap, on the
 * borders of characters; blocks must move forward; dates must be as the
 * record format has them.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "ingest/ingest.h"
#include "text/block.h"
#include "text/utf8.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static gs_know know;
static bool    loaded;

static void check_zones(const gs_doc *doc)
{
    uint32_t at = 0;

    for (size_t i = 0; i < doc->zone_count; i++) {
        gs_span span = doc->zones[i].span;
        CHECK(span.start == at && span.end > span.start && span.end <= doc->text.n);
        CHECK(doc->zones[i].kind < GS_ZONE_COUNT);
        CHECK(span.end == doc->text.n || ((unsigned char)doc->text.p[span.end] & 0xC0) != 0x80);
        at = span.end;
    }
    CHECK(at == doc->text.n);
}

static void check_blocks(const gs_doc *doc)
{
    for (size_t at = 0; at < doc->text.n;) {
        size_t end = gs_block_end(doc->text, at, doc->text.n, doc->wrap);
        CHECK(end > at && end <= doc->text.n);
        at = end;
    }
}

static void check_meta(const gs_meta *meta)
{
    CHECK(meta->title.n <= GS_LIMIT_META_BYTES + 4);
    CHECK(!meta->published.p || meta->published.n >= 4);
    CHECK(!meta->published.p == (meta->published_from == GS_DATE_UNKNOWN));
    CHECK(gs_utf8_valid_prefix(meta->title) == meta->title.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gs_arena arena, scratch;
    gs_doc   doc;
    gs_buf   text;

    if (!loaded) {
        CHECK(gs_know_load(&know, TEST_DATADIR, NULL) == GS_OK);
        loaded = true;
    }
    gs_arena_init(&arena, (size_t)256 << 20);
    gs_arena_init(&scratch, (size_t)256 << 20);
    gs_buf_init(&text, (size_t)16 << 20);
    gs_utf8_repair(&text, gs_str_make((const char *)data, size));
    gs_doc_init(&doc, &arena, know.seed);
    doc.text = gs_arena_str(&arena, gs_buf_str(&text));
    if (gs_ingest_plain(&doc, &know, &scratch, NULL) == GS_OK) {
        check_zones(&doc);
        check_blocks(&doc);
        check_meta(&doc.meta);
    }
    gs_buf_release(&text);
    gs_arena_release(&scratch);
    gs_arena_release(&arena);
    return 0;
}
