/* ingest/html_lines.c - see html_lines.h.
 *
 * A page's paragraph is a block of plain text once its tags are gone, so the
 * rules are those of plain text (plain_dateline.c, plain_byline.c); only where
 * they are tried is the page's own: the layout has already told headings,
 * captions and the rest from the body.
 */
#include "ingest/html_lines.h"

#include "ingest/plain_int.h"

enum {
    FIRST_LINES = 3, /* of the body: a summary may stand before the dateline */
    LAST_LINES = 4   /* of the body, where credits stand                    */
};

static bool is_paragraph(const gs_html_blocks *blocks, const gs_zone_kind *zones, size_t i)
{
    return zones[i] == GS_ZONE_BODY && blocks->items[i].end > blocks->items[i].start;
}

/* Adds line `i` to the blocks of `p`. */
static bool add_line(plain *p, const gs_html_blocks *blocks, size_t i)
{
    gs_span span = {blocks->items[i].start, blocks->items[i].end};

    return plain_add_block(p, span, span, 1);
}

static gs_status read_dateline(plain *p, const gs_html_blocks *blocks, const gs_zone_kind *zones,
                               gs_html_lead *lead)
{
    size_t tried = 0;

    for (size_t i = 0; i < blocks->count && tried < FIRST_LINES; i++) {
        if (!is_paragraph(blocks, zones, i))
            continue;
        if (!add_line(p, blocks, i))
            return GS_E_NOMEM;
        tried++;
        if (plain_inline_dateline(p, p->count - 1)) {
            *lead = (gs_html_lead){i, p->blocks[p->count - 1].lead};
            break;
        }
    }
    return p->failed ? GS_E_NOMEM : GS_OK;
}

static bool only_agencies(const gs_meta *meta, const gs_know *know)
{
    for (size_t i = 0; i < meta->author_count; i++) {
        if (!gs_know_agency(know, meta->authors[i]).p)
            return false;
    }
    return true;
}

/* Writers named in the credits take the place of a wire service named in the
 * page's head, but not of people named there. */
static void settle_authors(gs_meta *meta, const gs_meta *head, const gs_know *know)
{
    if (meta->author_count > head->author_count && only_agencies(head, know)) {
        meta->authors += head->author_count;
        meta->author_count -= head->author_count;
        meta->author_cap -= head->author_count;
    } else {
        meta->author_count = head->author_count;
    }
}

/* "(Reporting by Ann Lee; editing by Bo Hale)" among the last paragraphs. */
static gs_status read_credits(plain *p, const gs_html_blocks *blocks, gs_zone_kind *zones)
{
    const gs_meta head = p->doc->meta;
    size_t        tried = 0;

    for (size_t i = blocks->count; i-- > 0 && tried < LAST_LINES;) {
        if (!is_paragraph(blocks, zones, i))
            continue;
        if (!add_line(p, blocks, i))
            return GS_E_NOMEM;
        tried++;
        if (plain_byline(p, p->count - 1, false))
            zones[i] = GS_ZONE_BYLINE;
    }
    settle_authors(&p->doc->meta, &head, p->know);
    return p->failed ? GS_E_NOMEM : GS_OK;
}

gs_status gs_html_read_lines(gs_doc *doc, const gs_html_blocks *blocks, const gs_know *know,
                             gs_arena *scratch, gs_zone_kind *zones, gs_html_lead *lead)
{
    plain     p = {.doc = doc, .know = know, .scratch = scratch};
    gs_status st;

    *lead = (gs_html_lead){.line = blocks->count};
    st = read_dateline(&p, blocks, zones, lead);
    return st == GS_OK ? read_credits(&p, blocks, zones) : st;
}
