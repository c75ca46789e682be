/* ingest/html_meta.c - what a page's head and marked-up body say about the
 * report: title, authors, publisher, dates. See html_meta.h.
 *
 * One walk over the tree notes everything that says something, in the order
 * of the page: <meta> elements, microdata, JSON-LD, headings, times, bylines.
 * Then each field takes the most believable of what was said. The order of
 * belief is in doc/ingest.md; the names are in data/html_meta.tsv.
 */
#include "ingest/html_meta.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/limits.h"
#include "ingest/html_author.h"
#include "ingest/html_clean.h"
#include "ingest/html_jsonld.h"
#include "ingest/html_title.h"
#include "text/date.h"
#include "text/utf8.h"

/* How far what a place says is believed; lower is more. */
enum {
    BELIEF_DATA = 10,  /* JSON-LD                           */
    BELIEF_META = 20,  /* + the belief of the table         */
    BELIEF_ITEM = 30,  /* microdata                         */
    BELIEF_REL = 40,   /* rel=author, <time>                */
    BELIEF_CLASS = 50, /* a class that speaks               */
    BELIEF_URL = 60,   /* a date in the address             */
    BELIEF_NONE = 99
};

enum { HEADINGS = 32, BYLINE_BYTES = 400, NEAR_NODES = 400, BEFORE_NODES = 60 };

typedef struct said {
    gs_str        value; /* none: the text of the node */
    uint32_t      node;
    gs_page_field field;
    int           belief;
} said;

typedef struct page {
    gs_doc             *doc;
    const gs_html_tree *tree;
    const gs_know      *know;
    gs_arena           *scratch;
    said               *said;
    size_t              said_count, said_cap;
    gs_json_values      json;
    gs_ld_report        ld;
    gs_titles           titles;
    gs_str              site; /* bare */
    gs_str              lang; /* as the page has it: "en-GB" */
    gs_str              canonical;
    gs_str              label; /* number of the card's field that names the author */
    uint32_t            title_node;
    uint32_t            headings[HEADINGS];
    size_t              heading_count;
    uint32_t            heading; /* the h1 that is the title; 0 = none */
    bool                nomem;
} page;

/* ---- the walk ----------------------------------------------------------- */

static gs_str attr(const page *p, uint32_t node, gs_html_attr_name name)
{
    return gs_html_attr_of(p->tree, node, name);
}

static void note(page *p, gs_page_field field, int belief, uint32_t node, gs_str value)
{
    said s = {value, node, field, belief};

    if (!GS_PUSH(p->scratch, p->said, p->said_count, p->said_cap, s))
        p->nomem = true;
}

/* The fields that a list of names in an attribute tells ("author creator"). */
static void note_names(page *p, gs_page_place place, gs_str names, int base, uint32_t node,
                       gs_str value)
{
    gs_str name = names; /* "twitter:misc:written by" is one name */
    bool   more = true;

    for (; more; more = gs_str_split(&names, ' ', &name)) {
        int           belief;
        gs_page_field field =
            gs_page_field_of(&p->know->page_words, place, gs_str_trim(name), &belief);
        if (field != GS_FIELD_NONE) {
            note(p, field, base + belief, node, value);
            return;
        }
    }
}

/* A card's free fields: <meta name="twitter:label1" content="Written by"> and
 * <meta name="twitter:data1" content="Ann Lee">. */
static void walk_card(page *p, gs_str name, uint32_t node, gs_str content)
{
    gs_str number;

    if (name.n < 13 || !gs_str_starts_nocase(name, GS_STR("twitter:")))
        return;
    number = gs_str_sub(name, name.n - 1, name.n);
    if (gs_str_starts_nocase(name, GS_STR("twitter:label")) &&
        (gs_byline_word(&p->know->page_words, gs_str_trim(content)) & GS_BYLINE_BY))
        p->label = number;
    else if (gs_str_starts_nocase(name, GS_STR("twitter:data")) && p->label.n &&
             gs_str_eq(p->label, number))
        note(p, GS_FIELD_AUTHOR, BELIEF_META + 2, node, content);
}

static void walk_meta(page *p, uint32_t node)
{
    static const gs_html_attr_name names[] = {GS_ATTR_PROPERTY, GS_ATTR_NAME, GS_ATTR_ITEMPROP,
                                              GS_ATTR_HTTP_EQUIV};

    gs_str content = attr(p, node, GS_ATTR_CONTENT);

    if (!gs_str_trim(content).n)
        return;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        gs_str name = attr(p, node, names[i]);
        if (name.n && names[i] == GS_ATTR_ITEMPROP)
            note_names(p, GS_PLACE_ITEM, name, BELIEF_ITEM, node, content);
        if (name.n) {
            note_names(p, GS_PLACE_META, name, BELIEF_META, node, content);
            walk_card(p, name, node, content);
            return;
        }
    }
}

static void walk_link(page *p, uint32_t node)
{
    gs_str rel = attr(p, node, GS_ATTR_REL);

    if (!p->canonical.n && gs_str_eq_nocase(gs_str_trim(rel), GS_STR("canonical")))
        p->canonical = gs_str_trim(attr(p, node, GS_ATTR_HREF));
}

static void walk_script(page *p, uint32_t node)
{
    uint32_t text = gs_html_first_child(p->tree, node);

    if (!text || p->tree->nodes[text].tag != GS_TAG_TEXT)
        return;
    if (gs_json_read(&p->json, p->tree->nodes[text].text, p->scratch) == GS_E_NOMEM)
        p->nomem = true;
}

/* A link to an author's page: "/autoren/ann-lee". */
static void walk_anchor(page *p, uint32_t node)
{
    gs_str path = attr(p, node, GS_ATTR_HREF), part, rest;
    int    belief;

    rest = path = gs_str_sub(path, 0, path.n < 160 ? path.n : 160);
    while (gs_str_split(&rest, '/', &part)) {
        if (rest.n && part.n &&
            gs_page_field_of(&p->know->page_words, GS_PLACE_CLASS, part, &belief) ==
                GS_FIELD_AUTHOR) {
            note(p, GS_FIELD_AUTHOR, BELIEF_CLASS + 1, node, GS_STR_NONE);
            return;
        }
    }
}

static void walk_element(page *p, uint32_t node)
{
    gs_str item = attr(p, node, GS_ATTR_ITEMPROP);
    gs_str when = attr(p, node, GS_ATTR_DATETIME);
    gs_str value = when.n ? when : attr(p, node, GS_ATTR_CONTENT);
    int    tag = p->tree->nodes[node].tag;

    if (!item.n)
        item = attr(p, node, GS_ATTR_PROPERTY);
    if (item.n)
        note_names(p, GS_PLACE_ITEM, item, BELIEF_ITEM, node, value);
    if (tag == GS_TAG_TIME && when.n)
        note(p, GS_FIELD_PUBLISHED, BELIEF_REL, node, when);
    if (gs_str_eq_nocase(attr(p, node, GS_ATTR_REL), GS_STR("author")))
        note(p, GS_FIELD_AUTHOR, BELIEF_REL, node, GS_STR_NONE);
    else if (tag == GS_TAG_A)
        walk_anchor(p, node);
    note_names(p, GS_PLACE_CLASS, attr(p, node, GS_ATTR_CLASS), BELIEF_CLASS, node, GS_STR_NONE);
    note_names(p, GS_PLACE_CLASS, attr(p, node, GS_ATTR_DATA_TESTID), BELIEF_CLASS, node,
               GS_STR_NONE);
}

/* Of menus and footers only headings and data count: a trail of links may end
 * in the title. */
static void walk(page *p)
{
    const gs_html_tree *t = p->tree;
    uint32_t            furniture = 0;

    for (uint32_t i = 1; i < t->count && !p->nomem; i++) {
        switch (t->nodes[i].tag) {
        case GS_TAG_TEXT:
            break;
        case GS_TAG_META:
            walk_meta(p, i);
            break;
        case GS_TAG_LINK:
            walk_link(p, i);
            break;
        case GS_TAG_SCRIPT:
            walk_script(p, i);
            break;
        case GS_TAG_TITLE:
            if (!p->title_node && t->nodes[t->nodes[i].parent].tag != GS_TAG_SVG)
                p->title_node = i;
            break;
        case GS_TAG_HTML:
            if (!p->lang.n)
                p->lang = attr(p, i, GS_ATTR_LANG);
            break;
        case GS_TAG_NAV:
        case GS_TAG_FOOTER:
            furniture = t->nodes[i].end;
            break;
        case GS_TAG_H1:
            if (p->heading_count < HEADINGS)
                p->headings[p->heading_count++] = i;
            walk_element(p, i);
            break;
        default:
            if (t->nodes[i].attr_count && i >= furniture)
                walk_element(p, i);
        }
    }
}

/* ---- helpers of the fields ---------------------------------------------- */

static gs_str clean(page *p, gs_str s)
{
    gs_str out = gs_html_clean(s, p->scratch);

    p->nomem = p->nomem || !out.p;
    return out;
}

static gs_str bare(page *p, gs_str s)
{
    gs_str out = gs_html_bare(s, p->scratch);

    p->nomem = p->nomem || !out.p;
    return out;
}

/* The document's own copy of a value; none stays none. */
static gs_str keep(page *p, gs_str s)
{
    if (!s.n)
        return GS_STR_NONE;
    s = gs_arena_str(p->doc->arena, s);
    p->nomem = p->nomem || !s.p;
    return s;
}

/* The first value of the greatest belief; .p NULL when nothing was said. */
static gs_str first_said(const page *p, gs_page_field field, int from, int below)
{
    const said *best = NULL;

    for (size_t i = 0; i < p->said_count; i++) {
        const said *s = &p->said[i];
        if (s->field == field && s->belief >= from && s->belief < below &&
            gs_str_trim(s->value).n && (!best || s->belief < best->belief))
            best = s;
    }
    return best ? best->value : GS_STR_NONE;
}

/* The words under `node`, the pieces of different elements parted by bars. */
static gs_str shown_text(page *p, uint32_t node)
{
    const gs_html_tree *t = p->tree;
    gs_buf              buf = gs_buf_over(gs_arena_alloc(p->scratch, BYLINE_BYTES), BYLINE_BYTES);

    if (!buf.data) {
        p->nomem = true;
        return GS_STR_NONE;
    }
    for (uint32_t i = node; i < t->nodes[node].end && buf.status == GS_OK;) {
        int tag = t->nodes[i].tag;
        if (tag == GS_TAG_SCRIPT || tag == GS_TAG_STYLE || tag == GS_TAG_SVG ||
            tag == GS_TAG_TIME || tag == GS_TAG_BUTTON) {
            i = t->nodes[i].end;
            continue;
        }
        if (tag == GS_TAG_TEXT && gs_str_trim(t->nodes[i].text).n) {
            if (buf.size)
                gs_buf_add(&buf, " | ", 3);
            gs_buf_add_str(&buf, t->nodes[i].text);
        }
        i++;
    }
    return buf.status == GS_OK ? clean(p, gs_buf_str(&buf)) : GS_STR_NONE;
}

/* ---- title and publisher ------------------------------------------------ */

/* "www.example.org" of "https://www.example.org/a/b" gives "example". */
static gs_str host_name(gs_str url)
{
    size_t scheme = gs_str_find(url, GS_STR("://"), 0), dot;
    gs_str label, rest, best = GS_STR_NONE;

    if (scheme == SIZE_MAX)
        return GS_STR_NONE;
    url = gs_str_sub(url, scheme + 3, url.n);
    for (size_t i = 0; i < url.n; i++) {
        if (url.p[i] == '/' || url.p[i] == ':' || url.p[i] == '?')
            url.n = i;
    }
    dot = url.n;
    while (dot && url.p[dot - 1] != '.')
        dot--;
    if (!dot)
        return GS_STR_NONE;
    rest = gs_str_sub(url, 0, dot - 1);
    while (gs_str_split(&rest, '.', &label)) {
        if (label.n > best.n)
            best = label;
    }
    return best;
}

static void add_site(page *p, gs_str name)
{
    if (p->titles.site_count == GS_TITLE_SITES)
        return;
    name = clean(p, name);
    if (name.n)
        p->titles.sites[p->titles.site_count++] = name;
}

static gs_str page_url(const page *p)
{
    gs_str url = p->doc->meta.url;

    if (!url.n)
        url = p->canonical;
    return url.n ? url : first_said(p, GS_FIELD_URL, 0, BELIEF_NONE);
}

static void find_sites(page *p)
{
    gs_str told = first_said(p, GS_FIELD_PUBLISHER, 0, BELIEF_META + 2);
    gs_str name = told.n ? told : p->ld.publisher.n ? p->ld.publisher : p->ld.site;

    add_site(p, told);
    add_site(p, p->ld.publisher);
    add_site(p, p->ld.site);
    add_site(p, p->doc->meta.publisher);
    add_site(p, host_name(page_url(p)));
    for (size_t i = 0; i < p->said_count; i++) {
        if (p->said[i].field == GS_FIELD_PUBLISHER)
            add_site(p, p->said[i].value);
    }
    if (!name.n)
        name = first_said(p, GS_FIELD_PUBLISHER, 0, BELIEF_NONE);
    p->site = bare(p, name);
}

static void set_publisher(page *p)
{
    gs_meta *meta = &p->doc->meta;
    gs_str   name = p->ld.publisher;

    if (meta->publisher.n)
        return;
    if (!name.n)
        name = first_said(p, GS_FIELD_PUBLISHER, 0, BELIEF_META + 2);
    if (!name.n)
        name = p->ld.site;
    if (!name.n)
        name = first_said(p, GS_FIELD_PUBLISHER, 0, BELIEF_NONE);
    meta->publisher = keep(p, clean(p, name));
}

/* How much of the shorter bare title is the front of the other: enough to see
 * which heading is meant. */
static bool alike(gs_str a, gs_str b)
{
    size_t n = a.n < b.n ? a.n : b.n, i = 0;

    while (i < n && a.p[i] == b.p[i])
        i++;
    return n >= 6 && (i * 3 >= n * 2 || gs_str_find(b, a, 0) != SIZE_MAX);
}

/* The first heading that resembles a title of the head, else the first that
 * is not the site's name. */
static void choose_heading(page *p)
{
    gs_str wanted[3] = {bare(p, p->titles.data), bare(p, p->titles.shared),
                        bare(p, p->titles.browser)};
    gs_str first = GS_STR_NONE;

    for (size_t i = 0; i < p->heading_count && !p->nomem; i++) {
        gs_str raw = gs_html_text_of(p->tree, p->headings[i], GS_LIMIT_META_BYTES, p->scratch);
        gs_str text = clean(p, raw), plain = bare(p, text);
        bool   site = false;
        for (size_t k = 0; k < 3; k++) {
            if (plain.n && wanted[k].n && alike(plain, wanted[k])) {
                p->heading = p->headings[i];
                p->titles.heading = text;
                return;
            }
        }
        for (size_t k = 0; k < p->titles.site_count; k++)
            site = site || alike(plain, bare(p, p->titles.sites[k]));
        if (!first.n && plain.n && !site) {
            first = text;
            p->heading = p->headings[i];
        }
    }
    p->titles.heading = first;
}

static void set_title(page *p)
{
    gs_titles *t = &p->titles;

    t->data = clean(p, p->ld.headline);
    t->name = clean(p, p->ld.name);
    t->section = clean(p, first_said(p, GS_FIELD_SECTION, 0, BELIEF_NONE));
    if (!t->section.n)
        t->section = clean(p, p->ld.section);
    t->alternative = clean(p, p->ld.alternative);
    t->card = clean(p, first_said(p, GS_FIELD_CARD, 0, BELIEF_NONE));
    t->shared = clean(p, first_said(p, GS_FIELD_TITLE, 0, BELIEF_REL));
    if (!t->shared.n)
        t->shared = t->card;
    if (p->title_node)
        t->browser =
            clean(p, gs_html_text_of(p->tree, p->title_node, GS_LIMIT_META_BYTES, p->scratch));
    choose_heading(p);
    gs_titles_trim(t, p->scratch);
    if (!p->doc->meta.title.n)
        p->doc->meta.title = keep(p, gs_titles_choose(t, p->scratch));
}

/* ---- authors ------------------------------------------------------------ */

/* Whether `text` is one of the site's names, or its host's. */
static bool names_site(page *p, gs_str text)
{
    gs_str plain = bare(p, text);

    for (size_t i = 0; plain.n && i < p->titles.site_count; i++) {
        if (gs_str_eq(plain, bare(p, p->titles.sites[i])))
            return true;
    }
    return false;
}

static void read_byline(page *p, gs_authors *out, gs_str text, bool shown, bool org)
{
    gs_byline byline = {text, shown, org || names_site(p, text)};

    if (gs_author_read(out, byline, p->site, p->know, p->scratch) != GS_OK)
        p->nomem = true;
}

/* All authors that one kind of place gives, in order. */
static void said_authors(page *p, gs_authors *out, int belief)
{
    for (size_t i = 0; i < p->said_count && !p->nomem; i++) {
        const said *s = &p->said[i];
        if (s->field == GS_FIELD_AUTHOR && s->belief == belief && s->value.n)
            read_byline(p, out, clean(p, s->value), false, false);
    }
}

/* The name inside an author's element of microdata, if it has one. */
static uint32_t name_inside(const page *p, uint32_t node)
{
    for (uint32_t i = node + 1; i < p->tree->nodes[node].end; i++) {
        if (gs_str_eq(attr(p, i, GS_ATTR_ITEMPROP), GS_STR("name")) ||
            gs_str_eq(attr(p, i, GS_ATTR_PROPERTY), GS_STR("name")))
            return i;
    }
    return node;
}

/* The bylines near the title: the first behind it (or the last before it when
 * none follows), and those that stand in the same corner of the page. */
static void shown_authors(page *p, gs_authors *out, int from, int below)
{
    const gs_html_node *nodes = p->tree->nodes;
    uint32_t            end = 0;

    for (size_t i = 0; i < p->said_count && !p->nomem; i++) {
        const said *s = &p->said[i];
        uint32_t    node = s->node;
        gs_str      text;
        if (s->field != GS_FIELD_AUTHOR || s->belief < from || s->belief >= below || s->value.n)
            continue;
        if (out->count ? node >= end
                       : (node + BEFORE_NODES < p->heading || node > p->heading + NEAR_NODES))
            continue;
        if (below <= BELIEF_REL)
            node = name_inside(p, node);
        text = attr(p, node, GS_ATTR_CONTENT);
        text = text.n ? clean(p, text) : shown_text(p, node);
        read_byline(p, out, text, true, false);
        if (out->count && !end)
            end = nodes[nodes[nodes[s->node].parent].parent].end;
    }
}

/* "By Ann Lee" or "von" and a link, in plain words near the title. */
static void worded_authors(page *p, gs_authors *out)
{
    const gs_html_tree *t = p->tree;
    uint32_t            end = p->heading + NEAR_NODES;

    for (uint32_t i = p->heading + 1; p->heading && i < end && i < t->count && !out->count; i++) {
        gs_str text = t->nodes[i].text, first, rest;
        if (t->nodes[i].tag != GS_TAG_TEXT || text.n > 120)
            continue;
        rest = text = gs_str_trim(text);
        if (!gs_str_split(&rest, ' ', &first) ||
            !(gs_byline_word(&p->know->page_words, first) & GS_BYLINE_BY))
            continue;
        if (!rest.n)
            text = shown_text(p, t->nodes[i].parent);
        if (text.n <= 120 && gs_str_find(rest.n ? rest : text, GS_STR(" "), 0) != SIZE_MAX)
            read_byline(p, out, clean(p, text), true, false);
    }
}

static void data_authors(page *p, gs_authors *out)
{
    for (size_t i = 0; i < p->ld.author_count && !p->nomem; i++)
        read_byline(p, out, clean(p, p->ld.authors[i].name), false, p->ld.authors[i].org);
}

static bool has_person(const gs_authors *authors)
{
    for (size_t i = 0; i < authors->count; i++) {
        if (!authors->items[i].org)
            return true;
    }
    return false;
}

static void credit(page *p, gs_str text)
{
    gs_meta *meta = &p->doc->meta;

    if (gs_author_agencies(text, p->know, p->doc->arena, &meta->agencies, &meta->agency_count,
                           &meta->agency_cap) != GS_OK)
        p->nomem = true;
}

static void keep_authors(page *p, const gs_authors *authors, bool with_site)
{
    gs_meta *meta = &p->doc->meta;
    bool     person = has_person(authors);

    for (size_t i = 0; i < authors->count && !p->nomem; i++) {
        gs_str name;
        if (person && !with_site && authors->items[i].org &&
            gs_str_eq(bare(p, authors->items[i].name), p->site))
            continue;
        name = keep(p, authors->items[i].name);
        credit(p, name);
        if (!GS_PUSH(p->doc->arena, meta->authors, meta->author_count, meta->author_cap, name))
            p->nomem = true;
    }
}

/* The first place that names a person; when none does, the first that names
 * an organisation. */
static void set_authors(page *p)
{
    gs_authors found[8] = {0};
    size_t     best = 0;

    if (p->doc->meta.author_count)
        return;
    data_authors(p, &found[0]);
    for (size_t i = 0; i < p->ld.author_count; i++)
        credit(p, clean(p, p->ld.authors[i].name));
    if (!has_person(&found[0])) {
        said_authors(p, &found[1], BELIEF_META + 1);
        said_authors(p, &found[1], BELIEF_META + 2);
        said_authors(p, &found[2], BELIEF_ITEM + 1);
        shown_authors(p, &found[3], BELIEF_ITEM, BELIEF_REL);
        shown_authors(p, &found[4], BELIEF_REL, BELIEF_CLASS);
        shown_authors(p, &found[5], BELIEF_CLASS, BELIEF_URL);
        if (!found[0].count)
            worded_authors(p, &found[6]);
    }
    while (best < 7 && !has_person(&found[best]))
        best++;
    for (size_t i = 0; best == 7 && i < 7; i++) {
        if (found[i].count)
            best = i;
    }
    keep_authors(p, &found[best], best == 0);
    credit(p, clean(p, first_said(p, GS_FIELD_AGENCY, 0, BELIEF_NONE)));
}

/* ---- dates -------------------------------------------------------------- */

/* Seconds or milliseconds since 1970 as some pages have them. */
static bool read_epoch(gs_str s, gs_date *date)
{
    int64_t n = 0, days;

    if (s.n != 10 && s.n != 13)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (!gs_ascii_digit(s.p[i]))
            return false;
        if (i < 10)
            n = n * 10 + (s.p[i] - '0');
    }
    days = n / 86400;
    *date = (gs_date){.hour = (int)(n % 86400 / 3600),
                      .minute = (int)(n % 3600 / 60),
                      .second = (int)(n % 60),
                      .has_zone = true};
    for (date->year = 1970; gs_date_days(date->year + 1, 1, 1) <= days;)
        date->year++;
    for (date->month = 1; date->month < 12 && gs_date_days(date->year, date->month + 1, 1) <= days;)
        date->month++;
    date->day = (int)(days - gs_date_days(date->year, date->month, 1)) + 1;
    return true;
}

static gs_str primary_language(gs_str tag)
{
    size_t n = 0;

    while (n < tag.n && gs_ascii_alpha(tag.p[n]))
        n++;
    return n == 2 || n == 3 ? gs_str_sub(tag, 0, n) : GS_STR_NONE;
}

/* What the page's language says of its dates. British English, like nearly
 * all other languages, writes the day first. */
static gs_date_hints hints_of(const page *p)
{
    static const char *const day_first[] = {"en-GB", "en-AU", "en-NZ", "en-IN", "en-IE", "en-ZA"};

    gs_date_hints h = {&p->know->date_words, GS_DATE_ORDER_UNKNOWN, primary_language(p->lang)};

    for (size_t i = 0; i < sizeof day_first / sizeof *day_first; i++) {
        if (gs_str_starts_nocase(p->lang, gs_str_from(day_first[i])))
            h.order = GS_DATE_ORDER_DAY_FIRST;
    }
    return h;
}

/* A full date in a value; a clock at its zero is not one. */
static bool read_date(const page *p, gs_str s, gs_date *date)
{
    gs_date_hints hints = hints_of(p);
    size_t        at;

    s = gs_str_trim(s);
    if (s.n > 120 || (!read_epoch(s, date) && !gs_date_find(s, &hints, date, &at)))
        return false;
    return date->year && date->day && !(date->year == 1970 && date->month == 1 && date->day == 1);
}

static bool same_day(const gs_date *a, const gs_date *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* Takes `found` if nothing is there yet, or if it tells the time of the same
 * day, or the zone of the same time. */
static void prefer(gs_date *date, const gs_date *found)
{
    if (!date->year)
        *date = *found;
    else if (same_day(date, found) && date->hour < 0 && found->hour >= 0)
        *date = *found;
    else if (same_day(date, found) && date->hour == found->hour && date->minute == found->minute &&
             !date->has_zone && found->has_zone)
        *date = *found;
}

static void said_dates(page *p, gs_page_field field, int from, int below, gs_date *date)
{
    for (int belief = from; belief < below; belief++) {
        for (size_t i = 0; i < p->said_count; i++) {
            const said *s = &p->said[i];
            gs_date     found;
            if (s->field == field && s->belief == belief && s->value.n &&
                read_date(p, s->value, &found))
                prefer(date, &found);
        }
    }
}

/* The first <time> behind the title, or else the first of the page. */
static void shown_times(page *p, gs_date *date)
{
    gs_date first = {.hour = -1}, found;

    for (size_t i = 0; i < p->said_count && !date->year; i++) {
        const said *s = &p->said[i];
        if (s->field != GS_FIELD_PUBLISHED || s->belief != BELIEF_REL ||
            !read_date(p, s->value, &found))
            continue;
        if (s->node > p->heading && s->node < p->heading + NEAR_NODES)
            *date = found;
        else
            prefer(&first, &found);
    }
    if (!date->year && first.year && !p->heading)
        *date = first;
}

/* "/2024/03/05/", "/2024-03-05-", "/20240305" in the page's address. */
static void url_date(page *p, gs_date *date)
{
    gs_str url = page_url(p);

    for (size_t i = 0; !date->year && i + 9 < url.n; i++) {
        gs_date found;
        gs_str  part = gs_str_sub(url, i + 1, i + 1 + 10 <= url.n ? i + 11 : url.n);
        char    plain[11];
        if (url.p[i] != '/' || !gs_ascii_digit(part.p[0]))
            continue;
        memcpy(plain, part.p, part.n);
        if (part.n >= 9 && part.p[4] == '/' && part.p[7] != '/')
            continue;
        for (size_t k = 0; k < part.n; k++)
            plain[k] = plain[k] == '/' ? '-' : plain[k];
        if (gs_date_read(gs_str_make(plain, part.n), NULL, &found) && found.year && found.day)
            prefer(date, &found);
    }
}

/* A full date in the words near the title: "Published on 5 March 2024". */
static void text_date(page *p, gs_date *date)
{
    const gs_html_tree *t = p->tree;
    uint32_t            end = p->heading + NEAR_NODES;

    for (uint32_t i = p->heading + 1; p->heading && i < end && i < t->count && !date->year; i++) {
        gs_date found;
        if (t->nodes[i].tag == GS_TAG_TEXT && read_date(p, t->nodes[i].text, &found))
            *date = found;
    }
}

static gs_str format_date(page *p, const gs_date *date)
{
    char out[40];

    return keep(p, gs_str_make(out, gs_date_format(date, out)));
}

static void set_published(page *p)
{
    gs_meta       *meta = &p->doc->meta;
    gs_date        date = {.hour = -1}, found;
    gs_date_source from = GS_DATE_METADATA;

    if (meta->published.n)
        return;
    if (read_date(p, p->ld.published, &found))
        prefer(&date, &found);
    said_dates(p, GS_FIELD_PUBLISHED, BELIEF_META, BELIEF_REL, &date);
    if (read_date(p, p->ld.created, &found) && !date.year)
        date = found;
    shown_times(p, &date);
    if (!date.year) {
        text_date(p, &date);
        from = date.year ? GS_DATE_TEXT : from;
    }
    url_date(p, &date);
    if (!date.year)
        return;
    meta->published = format_date(p, &date);
    meta->published_from = from;
}

static void set_modified(page *p)
{
    gs_date date = {.hour = -1}, found;

    if (read_date(p, p->ld.modified, &found))
        prefer(&date, &found);
    said_dates(p, GS_FIELD_MODIFIED, BELIEF_META, BELIEF_REL, &date);
    if (date.year && !p->doc->meta.modified.n)
        p->doc->meta.modified = format_date(p, &date);
}

/* ---- the rest ----------------------------------------------------------- */

static void set_url(page *p)
{
    gs_meta *meta = &p->doc->meta;
    gs_str   urls[] = {p->canonical, first_said(p, GS_FIELD_URL, 0, BELIEF_NONE), p->ld.url};

    for (size_t i = 0; i < 3 && !meta->url.n; i++) {
        if (gs_str_starts_nocase(urls[i], GS_STR("http")))
            meta->url = keep(p, clean(p, urls[i]));
    }
}

static void set_language(page *p)
{
    gs_str told = first_said(p, GS_FIELD_LANGUAGE, 0, BELIEF_NONE);
    gs_str tags[] = {p->lang, p->ld.language, gs_str_trim(told)};
    char   low[3];

    for (size_t i = 0; i < 3 && !p->doc->meta.language.n; i++) {
        gs_str tag = primary_language(gs_str_trim(tags[i]));
        for (size_t k = 0; k < tag.n; k++)
            low[k] = gs_ascii_lower(tag.p[k]);
        p->doc->meta.language = keep(p, gs_str_make(low, tag.n));
    }
}

gs_status gs_html_meta_read(gs_doc *doc, const gs_html_tree *tree, const gs_know *know,
                            gs_arena *scratch, gs_error *err)
{
    page        p = {.doc = doc, .tree = tree, .know = know, .scratch = scratch};
    gs_ld_hints hints;

    walk(&p);
    hints.url = page_url(&p);
    hints.title = first_said(&p, GS_FIELD_TITLE, 0, BELIEF_ITEM);
    gs_ld_find(&p.ld, &p.json, &hints, scratch);
    find_sites(&p);
    set_title(&p);
    set_publisher(&p);
    set_authors(&p);
    set_published(&p);
    set_modified(&p);
    set_url(&p);
    set_language(&p);
    return scratch->failed || doc->arena->failed ? gs_fail_nomem(err, "html") : GS_OK;
}
