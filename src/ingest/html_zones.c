/* ingest/html_zones.c - see html_zones.h.
 *
 *  1. weigh    how much running text each line holds;
 *  2. mark     what the markup says of each element; an element that holds
 *              most of the page's text is a wrapper, whatever it is called;
 *  3. root     the element that holds the body;
 *  4. judge    each line of it by itself;
 *  5. settle   what is left open by its neighbours;
 *  6. outside  title, teasers and the rest around it;
 *  7. standfirst  the words under the title, where they stand outside.
 */
#include "ingest/html_zones.h"

#include "base/error.h"
#include "ingest/html_locate.h"
#include "ingest/html_marks.h"
#include "ingest/html_root.h"
#include "text/utf8.h"

/* Hints that a part is of the report, but not its body. */
#define GS_HINT_BESIDE (GS_HINT_CAPTION | GS_HINT_BYLINE | GS_HINT_DATE | GS_HINT_TITLE)

/* What a line looks like by itself. */
typedef enum look {
    LOOK_TEXT,    /* running text                           */
    LOOK_SHORT,   /* a few words: its neighbours will tell  */
    LOOK_HEADING, /* <h2> and so on, or a line all in bold  */
    LOOK_OUT      /* settled: its zone is known             */
} look;

typedef struct zoner {
    gs_html_page   page;
    const gs_doc  *doc;
    const gs_know *know;
    gs_zone_kind  *zones;
    uint32_t      *links;   /* [line + 1] bytes of links in lines before */
    uint32_t      *weights; /* [line] its running text                */
    uint32_t      *phrases; /* [line] GS_HINT_* of its first words    */
    uint8_t       *looks;   /* [line]                                   */
    uint8_t       *said;    /* [line] stands in the linked data's text  */
    uint32_t       said_count;
    bool           trusted; /* ... which holds most of the body       */
    uint32_t       root;
    bool           named; /* the page names it as its body */
} zoner;

static gs_str line_of(const zoner *z, uint32_t i)
{
    const gs_html_block *b = &z->page.blocks->items[i];
    return gs_str_sub(z->page.blocks->text, b->start, b->end);
}

static uint16_t tag_of(const zoner *z, uint32_t i)
{
    return z->page.tree->nodes[z->page.blocks->items[i].node].tag;
}

static bool is_heading(uint16_t tag)
{
    return tag >= GS_TAG_H1 && tag <= GS_TAG_H6;
}

static uint32_t length_of(const zoner *z, uint32_t i)
{
    return z->page.blocks->items[i].end - z->page.blocks->items[i].start;
}

/* Share of a line that is links, in percent. */
static uint32_t link_share(const zoner *z, uint32_t i)
{
    uint32_t n = length_of(z, i), links = z->page.blocks->items[i].links;
    return n ? (uint32_t)((uint64_t)(links < n ? links : n) * 100 / n) : 0;
}

/* Ends like a sentence: a stop, a colon, or such a mark before closing quotes
 * and brackets. */
static bool ends_sentence(gs_str s)
{
    static const char *const marks[] = {
        ".", "!", "?", ":", ";", "\xe2\x80\xa6", "\xe3\x80\x82", "\xef\xbc\x81", "\xef\xbc\x9f"};
    static const char *const closers[] = {
        "\"",           "'",           ")", "]", "\xe2\x80\x9d", "\xe2\x80\x99", "\xc2\xbb",
        "\xe2\x80\x9c", "\xe3\x80\x8d"};
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < sizeof closers / sizeof *closers; i++) {
            gs_str c = gs_str_from(closers[i]);
            if (s.n > c.n && gs_str_ends(s, c)) {
                s.n -= c.n;
                more = true;
            }
        }
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (gs_str_ends(s, gs_str_from(marks[i])))
            return true;
    }
    return false;
}

static uint32_t word_count(gs_str s)
{
    uint32_t n = s.n > 0;

    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == ' ';
    return n;
}

/* --- 1. weigh -------------------------------------------------------------- */

/* Hints of a line's first words, where it is short enough for them: a stock
 * phrase can also begin a sentence of the report. "Advertisement" and its like
 * are all of the line; "We use cookies ..." goes on for a while. */
static uint32_t phrase_of(const zoner *z, uint32_t i)
{
    const uint32_t long_ones =
        GS_HINT_COOKIE | GS_HINT_NEWSLETTER | GS_HINT_PAYWALL | GS_HINT_FOOTER;
    uint32_t n = length_of(z, i), limit;
    uint32_t hint;
    bool     whole;

    if (n > 400)
        return 0;
    if (gs_html_credits(line_of(z, i), z->know))
        return GS_HINT_CAPTION;
    hint = gs_html_phrase_of(line_of(z, i), z->know, &whole) & ~(uint32_t)GS_HINT_CREDIT;
    limit = hint & long_ones ? 400 : link_share(z, i) >= 20 ? 160 : 80;
    return whole || n <= limit ? hint : 0;
}

/* Bytes of running text in a line: 0 for a short one, a link, a heading. */
static uint32_t weight_of(const zoner *z, uint32_t i)
{
    uint32_t n = length_of(z, i), links = link_share(z, i);
    uint16_t tag = tag_of(z, i);

    if (is_heading(tag) || links > 50 || n < 40 || z->phrases[i])
        return 0;
    if (n < 80 && !ends_sentence(line_of(z, i)))
        return 0;
    return n - n * links / 100;
}

static void weigh_lines(zoner *z)
{
    for (uint32_t i = 0; i < z->page.blocks->count; i++) {
        z->phrases[i] = phrase_of(z, i);
        z->weights[i] = weight_of(z, i);
        z->links[i + 1] = z->links[i] + z->page.blocks->items[i].links;
    }
}

static uint32_t mass_of_lines(const zoner *z, uint32_t first, uint32_t end)
{
    uint32_t sum = 0;

    for (uint32_t i = first; i < end; i++)
        sum += z->weights[i];
    return sum;
}

/* Sums the weights of lines that none of the hints in `away` takes away. */
static void weigh(zoner *z, uint32_t away)
{
    uint32_t mass = 0, size = 0, count = (uint32_t)z->page.blocks->count;

    for (uint32_t i = 0; i < count; i++) {
        z->page.mass[i] = mass;
        z->page.size[i] = size;
        if (z->page.all[z->page.blocks->items[i].inner] & away)
            continue;
        mass += z->weights[i];
        size += length_of(z, i);
    }
    z->page.mass[count] = mass;
    z->page.size[count] = size;
}

/* The same for the lines alone that the linked data has. */
static void weigh_said(zoner *z)
{
    uint32_t sum = 0;

    for (uint32_t i = 0; i < z->page.blocks->count; i++) {
        z->page.mass[i] = sum;
        sum += z->said[i] ? length_of(z, i) : 0;
    }
    z->page.mass[z->page.blocks->count] = sum;
}

static void index_lines(zoner *z)
{
    uint32_t line = 0;

    for (uint32_t node = 0; node <= z->page.tree->count; node++) {
        while (line < z->page.blocks->count && z->page.blocks->items[line].first < node)
            line++;
        z->page.first[node] = line;
    }
}

/* --- 2. mark --------------------------------------------------------------- */

static bool holds_line(const zoner *z, uint32_t node, uint32_t line)
{
    return z->page.first[node] <= line && line < z->page.first[z->page.tree->nodes[node].end];
}

/* An element around the title and much of the text, or around most of all
 * text, is not what its name says: <div class="page has-sidebar">. */
static bool is_wrapper(const zoner *z, uint32_t node, uint32_t percent)
{
    uint64_t mass = gs_html_mass_of(&z->page, node), total = z->page.mass[z->page.blocks->count];

    if (holds_line(z, node, z->page.title) && percent > 30)
        percent = 30;
    return mass && mass * 100 >= total * percent;
}

/* Hands hints down from `top`, whose own do not count. */
static void inherit(zoner *z, uint32_t top)
{
    z->page.all[top] = 0;
    for (uint32_t i = top + 1; i < z->page.tree->nodes[top].end; i++)
        z->page.all[i] = z->page.marks[i] | z->page.all[z->page.tree->nodes[i].parent];
}

/* Takes the hints of `kind` from elements that hold so much of the text. */
static void unmark_wrappers(zoner *z, uint32_t kind, uint32_t percent)
{
    for (uint32_t i = 1; i < z->page.tree->count; i++) {
        if (z->page.marks[i] & kind && is_wrapper(z, i, percent))
            z->page.marks[i] &= ~kind;
    }
    inherit(z, 0);
}

/* <div class="sidebar-grid"> around <div class="article__content">: the
 * column that holds little but a named body is not beside it. */
static void unmark_around_named(zoner *z)
{
    uint32_t *named = z->page.all; /* [node] mass of the largest named body in it */

    memset(named, 0, z->page.tree->count * sizeof *named);
    for (uint32_t i = (uint32_t)z->page.tree->count; i-- > 1;) {
        uint32_t mass, parent = z->page.tree->nodes[i].parent;
        if (!named[i] && !z->page.marks[i])
            continue;
        mass = gs_html_mass_of(&z->page, i);
        if (z->page.marks[i] & GS_HINT_BODY && !(z->page.marks[i] & GS_HINT_FIRM))
            named[i] = mass;
        if (named[i] && named[i] * 2ull >= mass)
            z->page.marks[i] &= ~(uint32_t)GS_HINT_SOFT;
        named[parent] = named[parent] > named[i] ? named[parent] : named[i];
    }
}

static void mark(zoner *z)
{
    const gs_html_tree *tree = z->page.tree;

    for (uint32_t i = 1; i < tree->count; i++) {
        uint16_t tag = tree->nodes[i].tag;
        if (tag == GS_TAG_TEXT || tag == GS_TAG_HTML || tag == GS_TAG_BODY)
            continue;
        z->page.marks[i] = gs_html_marks_of(tree, i, z->know);
        if (z->page.marks[i] & GS_HINT_BODY)
            z->page.marks[i] &= ~(uint32_t)GS_HINT_SOFT;
    }
    unmark_wrappers(z, GS_HINT_FIRM, 85);
    weigh(z, GS_HINT_FIRM);
    unmark_around_named(z);
    unmark_wrappers(z, GS_HINT_SOFT | GS_HINT_BESIDE, 30);
    weigh(z, GS_HINT_AWAY | GS_HINT_CAPTION);
}

static gs_str known_title(const zoner *z)
{
    if (z->doc->meta.title.n)
        return z->doc->meta.title;
    for (uint32_t i = 0; i < z->page.tree->count; i++) {
        if (z->page.tree->nodes[i].tag == GS_TAG_TITLE && z->page.tree->nodes[i].end > i + 1)
            return gs_str_trim(z->page.tree->nodes[i + 1].text);
    }
    return GS_STR_NONE;
}

/* "Portal :: News :: Minister visits dam" ends with the line, behind a mark. */
static bool ends_title(gs_str known, gs_str line)
{
    size_t   at;
    uint32_t c;

    if (line.n < 8 || known.n < line.n + 4 ||
        !gs_str_eq_nocase(gs_str_sub(known, known.n - line.n, known.n), line) ||
        known.p[known.n - line.n - 1] != ' ')
        return false;
    c = gs_utf8_before(known, known.n - line.n - 1, &at);
    return c == '|' || c == 0xBB || c == 0x203A || c == '>' ||
           (c == ':' && at && known.p[at - 1] == ':') ||
           ((c == '-' || c == 0x2013 || c == 0x2014) && at && known.p[at - 1] == ' ');
}

/* The title: the line of an <h1> that the metadata's title begins with (or
 * any line that it begins or ends with), or the first <h1> that is not the
 * site's name in the head of the page. */
static uint32_t find_title(const zoner *z)
{
    gs_str   known = known_title(z);
    uint32_t best = (uint32_t)z->page.blocks->count;
    int      best_rank = 0;

    for (uint32_t i = 0; i < z->page.blocks->count; i++) {
        gs_str line = line_of(z, i);
        bool   h1 = tag_of(z, i) == GS_TAG_H1;
        bool   same = (line.n >= 8 && known.n && gs_str_starts_nocase(known, line)) ||
                    ends_title(known, line);
        int rank = same ? 2 + h1 : h1 && word_count(line) > 2;
        if (rank > best_rank) {
            best = i;
            best_rank = rank;
        }
    }
    return best;
}

/* --- 3. root --------------------------------------------------------------- */

/* Where the linked data holds most of the body, what has its words is the
 * root, and nothing else. */
static uint32_t find_root(zoner *z)
{
    uint32_t root = gs_html_root_of(&z->page, &z->named), mass, said;

    if (!z->said_count)
        return root;
    mass = gs_html_mass_of(&z->page, root);
    weigh_said(z);
    said = z->page.mass[z->page.blocks->count];
    z->trusted = said * 100ull >= mass * 50ull || said > 2000;
    return z->trusted ? gs_html_densest(&z->page, 0) : root;
}

/* --- 4. judge -------------------------------------------------------------- */

static void settle_as(zoner *z, uint32_t i, gs_zone_kind kind)
{
    z->zones[i] = kind;
    z->looks[i] = LOOK_OUT;
}

/* A line that leads to another report: mostly a link, and worded like a
 * headline rather than a menu. */
static bool is_teaser(const zoner *z, uint32_t i)
{
    return link_share(z, i) > 50 && word_count(line_of(z, i)) >= 4 && length_of(z, i) >= 20;
}

static gs_zone_kind zone_away(const zoner *z, uint32_t i, uint32_t hints)
{
    const uint32_t never = GS_HINT_NAV | GS_HINT_FOOTER | GS_HINT_COMMENT | GS_HINT_COOKIE |
                           GS_HINT_SHARE | GS_HINT_TAGS | GS_HINT_MODAL | GS_HINT_PAYWALL;
    return is_teaser(z, i) && !(hints & never) ? GS_ZONE_TEASER : GS_ZONE_BOILERPLATE;
}

/* Settles a line that its markup puts beside the body. */
static bool judge_by_marks(zoner *z, uint32_t i)
{
    uint32_t hints = z->page.all[z->page.blocks->items[i].inner];
    uint32_t n = length_of(z, i);

    if (hints & GS_HINT_AWAY || (hints & GS_HINT_PAYWALL && !z->weights[i]))
        settle_as(z, i, zone_away(z, i, hints));
    else if (hints & GS_HINT_CAPTION)
        settle_as(z, i, GS_ZONE_CAPTION);
    else if (hints & GS_HINT_TITLE && n < 300 && i < z->page.title)
        settle_as(z, i, GS_ZONE_TITLE);
    else if (hints & GS_HINT_TITLE && n < 300)
        z->looks[i] = LOOK_HEADING;
    else if (hints & GS_HINT_BYLINE && n < 200)
        settle_as(z, i, GS_ZONE_BYLINE);
    else if (hints & GS_HINT_DATE && n < 100)
        settle_as(z, i, GS_ZONE_DATELINE);
    return z->looks[i] == LOOK_OUT || z->looks[i] == LOOK_HEADING;
}

/* "Read more: ...", "Sign up for our newsletter", "Photo: ...". */
static bool judge_by_phrase(zoner *z, uint32_t i)
{
    uint32_t hint = z->phrases[i], n = length_of(z, i);

    if (!hint)
        return false;
    if (hint & GS_HINT_CAPTION)
        settle_as(z, i, GS_ZONE_CAPTION);
    else if (hint & GS_HINT_RELATED && n > 30)
        settle_as(z, i, GS_ZONE_TEASER);
    else
        settle_as(z, i, GS_ZONE_BOILERPLATE);
    return true;
}

/* The nearest element of a kind around a line, below the root; 0 if none. */
static uint32_t around(const zoner *z, uint32_t i, uint16_t tag, uint16_t other)
{
    uint32_t node = z->page.blocks->items[i].node;

    for (int up = 0; up < 6 && node > z->root; up++) {
        if (z->page.tree->nodes[node].tag == tag || z->page.tree->nodes[node].tag == other)
            return node;
        node = z->page.tree->nodes[node].parent;
    }
    return 0;
}

/* Whatever a quotation links to, it is quoted: a post with its date. */
static bool in_quotation(const zoner *z, uint32_t i)
{
    return around(z, i, GS_TAG_BLOCKQUOTE, GS_TAG_Q) != 0;
}

/* <div class="social-embed"><blockquote>: what somebody said elsewhere, and
 * the report quotes. */
static bool is_quoted_post(zoner *z, uint32_t i)
{
    uint32_t away = z->page.all[z->page.blocks->items[i].inner] & GS_HINT_AWAY;

    if (away != GS_HINT_SHARE || !in_quotation(z, i))
        return false;
    z->looks[i] = z->weights[i] ? LOOK_TEXT : LOOK_SHORT;
    return true;
}

/* A line that is a link and little else. A sentence with a long link in it is
 * still a sentence: "The plan, [which the council published in May], fails." */
static bool is_link(const zoner *z, uint32_t i)
{
    uint32_t links = link_share(z, i), n = length_of(z, i);

    if (links <= 60)
        return false;
    return n - n * links / 100 < 20 || !ends_sentence(line_of(z, i));
}

/* An item of a list that is mostly links, whatever it is itself. */
static bool in_link_list(const zoner *z, uint32_t i)
{
    uint32_t list = around(z, i, GS_TAG_UL, GS_TAG_OL), first, end;

    if (!list)
        return false;
    first = z->page.first[list];
    end = z->page.first[z->page.tree->nodes[list].end];
    return (z->links[end] - z->links[first]) * 2ull >
           z->page.blocks->items[end - 1].end - z->page.blocks->items[first].start;
}

static void judge_line(zoner *z, uint32_t i)
{
    z->zones[i] = GS_ZONE_BOILERPLATE;
    if (i == z->page.title) {
        settle_as(z, i, GS_ZONE_TITLE);
        return;
    }
    if (z->said[i] && !is_heading(tag_of(z, i)) && !is_link(z, i) &&
        !(z->page.all[z->page.blocks->items[i].inner] & (GS_HINT_CAPTION | GS_HINT_COMMENT))) {
        z->looks[i] = LOOK_TEXT;
        return;
    }
    if (is_quoted_post(z, i) || judge_by_marks(z, i) || judge_by_phrase(z, i))
        return;
    if (in_quotation(z, i))
        z->looks[i] = z->weights[i] ? LOOK_TEXT : LOOK_SHORT;
    else if (is_link(z, i) || in_link_list(z, i))
        settle_as(z, i, is_teaser(z, i) ? GS_ZONE_TEASER : GS_ZONE_BOILERPLATE);
    else if (is_heading(tag_of(z, i)))
        z->looks[i] = LOOK_HEADING;
    else if (z->weights[i])
        z->looks[i] = LOOK_TEXT;
    else
        z->looks[i] = LOOK_SHORT;
}

/* --- 5. settle ------------------------------------------------------------- */

/* The element in which a line stands as a paragraph, item or cell. */
static uint32_t column_of(const zoner *z, uint32_t i)
{
    const gs_html_node *nodes = z->page.tree->nodes;
    uint32_t            node = z->page.blocks->items[i].node;

    while (node && (nodes[node].tag == GS_TAG_LI || nodes[node].tag == GS_TAG_TD ||
                    nodes[node].tag == GS_TAG_TH || nodes[node].tag == GS_TAG_TR ||
                    nodes[node].tag == GS_TAG_TBODY || nodes[node].tag == GS_TAG_THEAD))
        node = nodes[node].parent;
    return nodes[node].parent;
}

/* Short lines between running text that stand in an element of its kind. */
static bool belongs(const zoner *z, uint32_t i)
{
    switch (tag_of(z, i)) {
    case GS_TAG_P:
    case GS_TAG_LI:
    case GS_TAG_BLOCKQUOTE:
    case GS_TAG_PRE:
    case GS_TAG_DD:
    case GS_TAG_DT:
    case GS_TAG_TD:
    case GS_TAG_TH:
        return true;
    default:
        return ends_sentence(line_of(z, i)) || z->page.blocks->items[i].br;
    }
}

/* How far short lines go on behind the last running text in its own column:
 * the dates of a tour, the names of a team. */
static uint32_t tail_of(const zoner *z, uint32_t last, uint32_t end)
{
    uint32_t column = column_of(z, last), to = last;

    for (uint32_t i = last + 1; i < end; i++) {
        if (z->looks[i] == LOOK_HEADING)
            continue;
        if (z->looks[i] != LOOK_SHORT || !belongs(z, i) ||
            (column_of(z, i) != column &&
             z->page.blocks->items[i].node != z->page.blocks->items[last].node))
            break;
        to = i;
    }
    return to;
}

/* A heading is the body's when body text follows it before the next one. */
static bool leads_text(const zoner *z, uint32_t i, uint32_t end)
{
    for (uint32_t k = i + 1; k < end; k++) {
        if (z->looks[k] == LOOK_TEXT || z->zones[k] == GS_ZONE_BODY)
            return true;
        if (z->looks[k] == LOOK_HEADING)
            return false;
        if (z->zones[k] == GS_ZONE_TEASER)
            return false;
    }
    return false;
}

/* A linked headline, though a template may write it twice, with and without
 * the link: <h3><span class="sr-only">Headline</span><a>Headline</a></h3>. */
static bool heads_card(const zoner *z, uint32_t i)
{
    return is_heading(tag_of(z, i)) && word_count(line_of(z, i)) >= 4 && length_of(z, i) >= 20 &&
           link_share(z, i) >= 45;
}

/* Text in a small element with a linked headline before it is a teaser's:
 * <div class="card"><h3><a>Headline</a></h3><p>What it is about.</p></div> */
static bool in_card(const zoner *z, uint32_t i)
{
    uint32_t node = z->page.blocks->items[i].node;

    for (int up = 0; up < 3 && node > z->root; up++) {
        uint32_t first = z->page.first[node], end = z->page.first[z->page.tree->nodes[node].end];
        if (end - first > 5)
            return false;
        if (end - first > 1) {
            while (first < i && !heads_card(z, first))
                first++;
            return first < i && mass_of_lines(z, first, end) < 500;
        }
        node = z->page.tree->nodes[node].parent;
    }
    return false;
}

/* Running text before the first and behind the last line that the linked
 * data has is not the article's: a teaser's text, an author's portrait. */
static void trim_to_said(zoner *z, uint32_t begin, uint32_t end)
{
    for (uint32_t i = end; i-- > begin && !z->said[i];) {
        if (z->looks[i] == LOOK_TEXT)
            z->looks[i] = LOOK_OUT;
    }
    for (uint32_t i = begin; i < end && !z->said[i]; i++) {
        if (z->looks[i] == LOOK_TEXT)
            z->looks[i] = LOOK_OUT;
    }
}

/* The same before the first running text, where the page itself names the
 * body: else a byline or the like would be taken for it. */
static uint32_t head_of(const zoner *z, uint32_t first, uint32_t begin)
{
    uint32_t column = column_of(z, first), from = first;

    for (uint32_t i = first; i-- > begin;) {
        if (z->looks[i] == LOOK_HEADING)
            continue;
        if (z->looks[i] != LOOK_SHORT || !belongs(z, i) || column_of(z, i) != column)
            break;
        from = i;
    }
    return from;
}

static void settle(zoner *z, uint32_t begin, uint32_t end)
{
    uint32_t from = end, to = begin;

    for (uint32_t i = begin; i < end; i++) {
        if (z->looks[i] == LOOK_TEXT && in_card(z, i))
            settle_as(z, i, GS_ZONE_TEASER);
    }
    if (z->trusted)
        trim_to_said(z, begin, end);
    for (uint32_t i = begin; i < end; i++) {
        if (z->looks[i] == LOOK_TEXT) {
            from = from < i ? from : i;
            to = i;
        }
    }
    if (from < end)
        to = tail_of(z, to, end);
    if (from < end && z->named)
        from = head_of(z, from, begin);
    if (from == end && z->named) { /* a body of short lines alone */
        from = begin;
        to = end;
    }
    for (uint32_t i = end; i-- > begin;) {
        bool body = z->looks[i] == LOOK_TEXT;
        if (z->looks[i] == LOOK_SHORT)
            body = i >= from && i <= to && belongs(z, i);
        else if (z->looks[i] == LOOK_HEADING)
            body = i > from && leads_text(z, i, end);
        if (z->looks[i] != LOOK_OUT && body)
            z->zones[i] = GS_ZONE_BODY;
    }
}

/* --- 6. outside ------------------------------------------------------------ */

static void judge_outside(zoner *z, uint32_t i)
{
    uint32_t hints = z->page.all[z->page.blocks->items[i].inner], n = length_of(z, i);

    z->zones[i] = zone_away(z, i, hints);
    if (i == z->page.title)
        z->zones[i] = GS_ZONE_TITLE;
    else if (hints & GS_HINT_AWAY || link_share(z, i) > 80)
        return;
    else if (hints & GS_HINT_CAPTION)
        z->zones[i] = GS_ZONE_CAPTION;
    else if (hints & GS_HINT_BYLINE && n < 200)
        z->zones[i] = GS_ZONE_BYLINE;
    else if (hints & GS_HINT_DATE && n < 100)
        z->zones[i] = GS_ZONE_DATELINE;
}

/* --- 7. standfirst --------------------------------------------------------- */

/* The farthest line behind the title that can be the standfirst. */
#define STANDFIRST_LINES 40

/* "By Ann Hale on 5 May 2024, 10:12": no words about anything. */
static bool is_note(gs_str s)
{
    size_t digits = 0;

    for (size_t i = 0; i < s.n; i++)
        digits += gs_ascii_digit(s.p[i]);
    return digits * 8 > s.n || gs_str_starts_nocase(s, GS_STR("by "));
}

static bool is_standfirst(const zoner *z, uint32_t i)
{
    const uint32_t other =
        GS_HINT_AWAY | GS_HINT_PAYWALL | GS_HINT_CAPTION | GS_HINT_BYLINE | GS_HINT_DATE;
    uint32_t hints = z->page.all[z->page.blocks->items[i].inner];

    if (z->zones[i] != GS_ZONE_BOILERPLATE || hints & other || z->phrases[i] ||
        link_share(z, i) > 30 || gs_str_eq(line_of(z, i), line_of(z, z->page.title)))
        return false;
    return hints & GS_HINT_LEAD ? length_of(z, i) >= 20 && !is_note(line_of(z, i))
                                : z->weights[i] > 0;
}

/* Words under the title that say what the report is about belong to it, though
 * the page keeps them out of its article: <h1>, <p class="standfirst">, the
 * picture, the byline, <div class="article-body">. Without such a name it is
 * the first running text there, and what follows it at once. */
static void find_standfirst(zoner *z)
{
    uint32_t title = z->page.title, count = (uint32_t)z->page.blocks->count, end = title;
    bool     named = false;

    while (end < count && z->zones[end] != GS_ZONE_BODY && end - title <= STANDFIRST_LINES)
        end++;
    if (end >= count || z->zones[end] != GS_ZONE_BODY)
        return;
    for (uint32_t i = title + 1; i < end; i++)
        named |= is_standfirst(z, i) && z->page.all[z->page.blocks->items[i].inner] & GS_HINT_LEAD;
    for (uint32_t i = title + 1; i < end; i++) {
        if (is_standfirst(z, i) &&
            (!named || z->page.all[z->page.blocks->items[i].inner] & GS_HINT_LEAD))
            z->zones[i] = GS_ZONE_BODY;
        else if (!named && z->zones[i - 1] == GS_ZONE_BODY)
            break;
    }
}

static bool set_up(zoner *z, gs_arena *arena)
{
    size_t nodes = z->page.tree->count, lines = z->page.blocks->count;

    z->page.marks = gs_arena_zeros(arena, nodes, sizeof *z->page.marks);
    z->page.all = gs_arena_zeros(arena, nodes, sizeof *z->page.all);
    z->page.first = gs_arena_zeros(arena, nodes + 1, sizeof *z->page.first);
    z->page.mass = gs_arena_zeros(arena, lines + 1, sizeof *z->page.mass);
    z->page.size = gs_arena_zeros(arena, lines + 1, sizeof *z->page.size);
    z->links = gs_arena_zeros(arena, lines + 1, sizeof *z->links);
    z->weights = gs_arena_zeros(arena, lines + 1, sizeof *z->weights);
    z->phrases = gs_arena_zeros(arena, lines + 1, sizeof *z->phrases);
    z->looks = gs_arena_zeros(arena, lines + 1, sizeof *z->looks);
    z->said = gs_arena_zeros(arena, lines + 1, sizeof *z->said);
    return z->said && z->links && z->page.marks && z->page.all && z->page.first && z->page.mass &&
           z->page.size && z->weights && z->phrases && z->looks;
}

gs_status gs_html_judge(const gs_html_tree *tree, const gs_html_blocks *blocks, const gs_doc *doc,
                        const gs_know *know, gs_arena *arena, gs_zone_kind *zones, gs_error *err)
{
    zoner z = {.page = {.tree = tree, .blocks = blocks}, .doc = doc, .know = know, .zones = zones};
    uint32_t begin, end;

    if (!set_up(&z, arena) ||
        gs_html_locate(tree, blocks, doc->seed, arena, z.said, &z.said_count) != GS_OK)
        return gs_fail_nomem(err, "html");
    index_lines(&z);
    weigh_lines(&z);
    weigh(&z, 0);
    z.page.title = find_title(&z);
    mark(&z);
    z.root = find_root(&z);
    begin = z.page.first[z.root];
    end = z.page.first[tree->nodes[z.root].end];
    for (uint32_t i = 0; i < blocks->count; i++) {
        if (i < begin || i >= end)
            judge_outside(&z, i);
    }
    /* Inside the root only what stands below it tells. */
    inherit(&z, z.root);
    for (uint32_t i = begin; i < end; i++)
        judge_line(&z, i);
    settle(&z, begin, end);
    find_standfirst(&z);
    return GS_OK;
}
