/* fuzz_html.c - a page's tree, lines and zones.
 *
 * Beside not crashing: nodes nest and stand in document order, lines are in
 * order, not empty, valid UTF-8 and without white space at their ends or two
 * blanks in a row, and each line has a zone.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "doc/doc.h"
#include "ingest/html_text.h"
#include "ingest/html_tree.h"
#include "ingest/html_zones.h"
#include "know/know.h"
#include "text/utf8.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static gs_know know;

static void check_tree(const gs_html_tree *tree)
{
    CHECK(tree->count > 0 && tree->nodes[0].end == tree->count);
    for (uint32_t i = 1; i < tree->count; i++) {
        const gs_html_node *n = &tree->nodes[i];
        CHECK(n->parent < i && n->end > i && n->end <= tree->nodes[n->parent].end);
        CHECK(n->tag < GS_TAG_COUNT);
        for (uint32_t a = 0; a < n->attr_count; a++)
            CHECK(tree->attrs[n->first_attr + a].value.p != NULL);
    }
}

static void check_lines(const gs_html_blocks *blocks, const gs_html_tree *tree)
{
    uint32_t at = 0;

    CHECK(gs_utf8_valid_prefix(blocks->text) == blocks->text.n);
    for (size_t i = 0; i < blocks->count; i++) {
        gs_html_block b = blocks->items[i];
        gs_str        line = gs_str_sub(blocks->text, b.start, b.end);
        CHECK(b.start >= at && b.start < b.end && b.end <= blocks->text.n);
        CHECK(b.first < tree->count && b.node < b.first);
        CHECK(line.p[0] != ' ' && line.p[line.n - 1] != ' ');
        CHECK(!memchr(line.p, '\n', line.n) && gs_str_find(line, GS_STR("  "), 0) == SIZE_MAX);
        at = b.end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gs_arena       arena;
    gs_buf         page;
    gs_html_tree   tree;
    gs_html_blocks blocks;
    gs_doc         doc;
    gs_zone_kind  *zones;

    if (!know.seed.k0 && !know.seed.k1)
        CHECK(gs_know_load(&know, TEST_DATADIR, NULL) == GS_OK);
    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    gs_buf_init(&page, GS_LIMIT_REPORT_BYTES);
    gs_utf8_repair(&page, gs_str_make((const char *)data, size));
    gs_doc_init(&doc, &arena, know.seed);
    CHECK(gs_html_parse(&tree, gs_buf_str(&page), &arena, NULL) == GS_OK);
    check_tree(&tree);
    CHECK(gs_html_layout(&tree, &arena, &blocks, NULL) == GS_OK);
    check_lines(&blocks, &tree);
    zones = gs_arena_zeros(&arena, blocks.count, sizeof *zones);
    CHECK(zones);
    CHECK(gs_html_judge(&tree, &blocks, &doc, &know, &arena, zones, NULL) == GS_OK);
    for (size_t i = 0; i < blocks.count; i++)
        CHECK(zones[i] < GS_ZONE_COUNT);
    gs_buf_release(&page);
    gs_arena_release(&arena);
    return 0;
}
