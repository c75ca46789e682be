/* ingest/html_meta.c - what a page's head and marked-up body say about the
 * report: title, authors, publisher; the dates are read in html_date.c. See
 * html_meta.h.
 *
 * One walk over the tree notes everything that says something, in the order
 * of the page: <meta> elements, microdata, JSON-LD, headings, times, bylines.
 * Then each field takes the most believable of what was said. The order of
 * belief is in doc/ingest.md; the names are in data/html_meta.tsv.
 */
#include "ingest/html_meta.h"

#include "base/error.h"
#include "base/limits.h"
#include "ingest/html_author.h"
#include "ingest/html_clean.h"
#include "ingest/html_meta_int.h"
#include "text/utf8.h"

enum {
    BYLINE_BYTES = 400,
    BEFORE_NODES = 60,
    LESSER_HEADINGS = 256 /* menus have many */
};

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
    gs_str path = attr(p, node, GS_ATTR_HREF), part;
    gs_str rest = gs_str_sub(path, 0, path.n < 160 ? path.n : 160);
    int    belief;

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

gs_str page_keep(page *p, gs_str s)
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

    if (!url.p || scheme == SIZE_MAX)
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

gs_str page_url(const page *p)
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
    meta->publisher = page_keep(p, clean(p, name));
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

/* A page without an <h1>: the lesser heading that has a title's very words. */
static void find_lesser_heading(page *p)
{
    gs_str wanted[3] = {bare(p, p->titles.data), bare(p, p->titles.shared),
                        bare(p, p->titles.browser)};
    size_t looked_at = 0;

    for (uint32_t i = 1; i < p->tree->count && looked_at < LESSER_HEADINGS; i++) {
        int    tag = p->tree->nodes[i].tag;
        gs_str plain;
        if (tag <= GS_TAG_H1 || tag > GS_TAG_H6)
            continue;
        looked_at++;
        plain = bare(p, gs_html_text_of(p->tree, i, GS_LIMIT_META_BYTES, p->scratch));
        for (size_t k = 0; k < 3; k++) {
            if (plain.n && gs_str_eq(plain, wanted[k])) {
                p->heading = i;
                return;
            }
        }
    }
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
    t->noted = clean(p, first_said(p, GS_FIELD_TITLE, BELIEF_META + 2, BELIEF_ITEM));
    t->shared = clean(p, first_said(p, GS_FIELD_TITLE, 0, BELIEF_REL));
    if (!t->shared.n)
        t->shared = t->card;
    if (p->title_node)
        t->browser =
            clean(p, gs_html_text_of(p->tree, p->title_node, GS_LIMIT_META_BYTES, p->scratch));
    choose_heading(p);
    gs_titles_trim(t, p->scratch);
    if (!p->heading)
        find_lesser_heading(p);
    if (!p->doc->meta.title.n)
        p->doc->meta.title = page_keep(p, gs_titles_choose(t, p->scratch));
}

/* ---- authors ------------------------------------------------------------ */

/* Whether `text` is one of the site's names, or its host's; `begins`: also if
 * more words follow: "Example Midlands" on www.example.org. */
static bool names_site(page *p, gs_str text, bool begins)
{
    gs_str plain = bare(p, text), first;

    if (begins && gs_str_split(&text, ' ', &first) && names_site(p, first, false))
        return true;

    for (size_t i = 0; plain.n && i < p->titles.site_count; i++) {
        if (gs_str_eq(plain, bare(p, p->titles.sites[i])))
            return true;
    }
    return false;
}

static void read_byline(page *p, gs_authors *out, gs_str text, bool shown, bool org)
{
    gs_byline byline = {text, shown, org || names_site(p, text, false)};

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
        if (!rest.n && text.n == first.n) /* <b>Author</b> Ann Lee */
            text = shown_text(p, t->nodes[t->nodes[i].parent].parent);
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
        gs_str name = authors->items[i].name;
        if (person && !with_site && (authors->items[i].org || i > 0) && names_site(p, name, true))
            continue;
        name = page_keep(p, name);
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

/* ---- the rest ----------------------------------------------------------- */

static void set_url(page *p)
{
    gs_meta *meta = &p->doc->meta;
    gs_str   urls[] = {p->canonical, first_said(p, GS_FIELD_URL, 0, BELIEF_NONE), p->ld.url};

    for (size_t i = 0; i < 3 && !meta->url.n; i++) {
        if (gs_str_starts_nocase(urls[i], GS_STR("http")))
            meta->url = page_keep(p, clean(p, urls[i]));
    }
}

gs_str page_primary_language(gs_str tag)
{
    size_t n = 0;

    while (n < tag.n && gs_ascii_alpha(tag.p[n]))
        n++;
    return n == 2 || n == 3 ? gs_str_sub(tag, 0, n) : GS_STR_NONE;
}

static void set_language(page *p)
{
    gs_str told = first_said(p, GS_FIELD_LANGUAGE, 0, BELIEF_NONE);
    gs_str tags[] = {p->lang, p->ld.language, gs_str_trim(told)};
    char   low[3];

    for (size_t i = 0; i < 3 && !p->doc->meta.language.n; i++) {
        gs_str tag = page_primary_language(gs_str_trim(tags[i]));
        for (size_t k = 0; k < tag.n; k++)
            low[k] = gs_ascii_lower(tag.p[k]);
        p->doc->meta.language = page_keep(p, gs_str_make(low, tag.n));
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
    page_set_dates(&p);
    set_url(&p);
    set_language(&p);
    return scratch->failed || doc->arena->failed ? gs_fail_nomem(err, "html") : GS_OK;
}
