/* ingest/html_lines.c - see html_lines.h.
 *
 * A page's paragraph is a block of plain text once its tags are gone, so the
 * rules are those of plain text (plain_dateline.c, plain_byline.c); only where
 * they are tried is the page's own: the layout has already told headings,
 * captions and the rest from the body.
 */
#include "ingest/html_lines.h"

#include "ingest/html_author.h"
#include "ingest/html_clean.h"
#include "ingest/plain_int.h"
#include "text/utf8.h"

enum {
    FIRST_LINES = 3, /* of the body: a summary may stand before the dateline */
    LAST_LINES = 4,  /* of the body, where credits stand                    */
    NAME_BYTES = 80
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

/* ---- a name alone --------------------------------------------------------- */

static bool same_name(gs_str a, gs_str b, gs_arena *arena)
{
    gs_str x = gs_html_bare(a, arena), y = gs_html_bare(b, arena);

    return x.n && y.n && (gs_str_find(x, y, 0) != SIZE_MAX || gs_str_find(y, x, 0) != SIZE_MAX);
}

/* Whether the head names nobody but wire services and the paper itself. */
static bool names_nobody(const plain *p)
{
    const gs_meta *meta = &p->doc->meta;

    for (size_t i = 0; i < meta->author_count; i++) {
        if (!gs_know_agency(p->know, meta->authors[i]).p &&
            !same_name(meta->authors[i], meta->publisher, p->scratch))
            return false;
    }
    return true;
}

/* Two to four words, all with capitals, no word of grammar or of a newspaper
 * among them; of two writers, a slash between. */
static bool is_full_name(const plain *p, gs_str s)
{
    size_t words = 0, next;

    if (plain_has_verb(p, s) || (gs_zone_line(p->know, s) & ~(uint32_t)GS_LINE_JOB))
        return false;
    for (gs_str word; (word = plain_next_word(&s)).p; words++) {
        uint32_t c = gs_utf8_at(word, 0, &next);
        if (!gs_char_upper(c) || plain_word_class(p, word) ||
            gs_byline_word(&p->know->page_words, word))
            return false;
        for (size_t at = 0; at < word.n; at = next) {
            c = gs_utf8_at(word, at, &next);
            if (!gs_char_letter(c) && c != '-' && c != '.' && c != '/' && c != '\'' && c != 0x2019)
                return false;
        }
    }
    return words >= 2 && words <= 4;
}

/* "<p><strong>Ann Lee</strong></p>": all of the line in bold. */
static bool is_name_line(const plain *p, const gs_html_blocks *blocks, size_t i)
{
    const gs_html_block *b = &blocks->items[i];
    uint32_t             size = b->end - b->start;

    return size <= NAME_BYTES && b->bold >= size && !b->links &&
           is_full_name(p, gs_str_sub(blocks->text, b->start, b->end));
}

static gs_str line_of(const gs_html_blocks *blocks, size_t i)
{
    return gs_str_sub(blocks->text, blocks->items[i].start, blocks->items[i].end);
}

static gs_status keep_name(plain *p, gs_str line)
{
    gs_meta   *meta = &p->doc->meta;
    gs_byline  byline = {.text = line, .shown = true};
    gs_authors found = {0};

    if (gs_author_read(&found, byline, GS_STR_NONE, p->know, p->scratch) != GS_OK)
        return GS_E_NOMEM;
    if (!found.count || found.items[0].org)
        return GS_OK;
    meta->author_count = 0;
    for (size_t i = 0; i < found.count; i++) {
        gs_str name = plain_value(p, found.items[i].name);
        if (!name.p ||
            !GS_PUSH(p->doc->arena, meta->authors, meta->author_count, meta->author_cap, name))
            return GS_E_NOMEM;
    }
    return GS_OK;
}

/* The first line of [from, end) that is a name; `end` when there is none. */
static size_t find_name(const plain *p, const gs_html_blocks *blocks, const gs_zone_kind *zones,
                        size_t from, size_t end, bool before)
{
    for (size_t i = from; i < end; i++) {
        size_t beside = before ? i + 1 : i - 1; /* a paragraph stands there */
        if (beside < blocks->count && zones[beside] == GS_ZONE_BODY && zones[i] != GS_ZONE_TITLE &&
            is_name_line(p, blocks, i))
            return i;
    }
    return end;
}

/* Where a paper gives itself as the author of all it prints, the writer's name
 * is a line of its own in front of one of the first paragraphs or behind the
 * last. */
static gs_status read_name(plain *p, const gs_html_blocks *blocks, gs_zone_kind *zones)
{
    size_t first = 0, last = blocks->count, end, i;

    while (first < last && zones[first] != GS_ZONE_BODY)
        first++;
    while (last > first && zones[last - 1] != GS_ZONE_BODY)
        last--;
    if (first == last || !names_nobody(p))
        return GS_OK;
    end = first + FIRST_LINES < last ? first + FIRST_LINES : last;
    i = find_name(p, blocks, zones, first ? first - 1 : 0, end, true);
    if (i == end) {
        end = last + 1 < blocks->count ? last + 1 : blocks->count;
        i = find_name(p, blocks, zones, last - 1 > first ? last - 1 : last, end, false);
    }
    if (i >= end)
        return GS_OK;
    zones[i] = GS_ZONE_BYLINE;
    return keep_name(p, line_of(blocks, i));
}

gs_status gs_html_read_lines(gs_doc *doc, const gs_html_blocks *blocks, const gs_know *know,
                             gs_arena *scratch, gs_zone_kind *zones, gs_html_lead *lead)
{
    plain     p = {.doc = doc, .know = know, .scratch = scratch};
    gs_status st;

    *lead = (gs_html_lead){.line = blocks->count};
    st = read_dateline(&p, blocks, zones, lead);
    if (st == GS_OK)
        st = read_credits(&p, blocks, zones);
    if (st == GS_OK)
        st = read_name(&p, blocks, zones);
    return scratch->failed || p.failed ? GS_E_NOMEM : st;
}
