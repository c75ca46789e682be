/* ingest/html_head.c - see html_head.h.
 *
 * The readers of plain text say what a line is; here they only look.
 */
#include "ingest/html_head.h"

#include "ingest/plain_int.h"

/* Lines behind the title that can be of the report's head. */
#define HEAD_LINES 40

static gs_str line_of(const gs_html_blocks *blocks, size_t i)
{
    return gs_str_sub(blocks->text, blocks->items[i].start, blocks->items[i].end);
}

static bool is_linked(const gs_html_block *b)
{
    return b->links * 2ull > b->end - b->start;
}

static size_t first_of(const gs_zone_kind *zones, size_t from, size_t end, gs_zone_kind kind)
{
    while (from < end && zones[from] != kind)
        from++;
    return from;
}

/* Some pages show their title again above a picture or in a bar that follows
 * the reader. A link with the same words leads to the report from elsewhere. */
static void find_repeats(const gs_html_blocks *blocks, gs_zone_kind *zones, size_t title)
{
    gs_str words = line_of(blocks, title);

    for (size_t i = 0; words.n >= 20 && i < blocks->count; i++) {
        if (zones[i] == GS_ZONE_BOILERPLATE && !is_linked(&blocks->items[i]) &&
            gs_str_eq_nocase(line_of(blocks, i), words))
            zones[i] = GS_ZONE_TITLE;
    }
}

gs_status gs_html_read_head(gs_doc *doc, const gs_html_blocks *blocks, const gs_know *know,
                            gs_arena *scratch, gs_zone_kind *zones)
{
    plain  p = {.doc = doc, .know = know, .scratch = scratch, .peek = true};
    size_t title = first_of(zones, 0, blocks->count, GS_ZONE_TITLE), end;

    if (title == blocks->count)
        return GS_OK;
    find_repeats(blocks, zones, title);
    end = blocks->count - title > HEAD_LINES ? title + HEAD_LINES : blocks->count;
    end = first_of(zones, title, end, GS_ZONE_BODY);
    for (size_t i = 0; i < end; i++) {
        gs_span span = {blocks->items[i].start, blocks->items[i].end};
        bool    open = zones[i] == GS_ZONE_BOILERPLATE && i > title;
        if (!open && zones[i] != GS_ZONE_BYLINE)
            continue;
        if (!plain_add_block(&p, span, span, 1))
            return GS_E_NOMEM;
        if (plain_date_line(&p, p.count - 1, false)) /* also in <p class="byline"> */
            zones[i] = GS_ZONE_DATELINE;
        else if (open && plain_byline(&p, p.count - 1, false))
            zones[i] = GS_ZONE_BYLINE;
    }
    return p.failed ? GS_E_NOMEM : GS_OK;
}
