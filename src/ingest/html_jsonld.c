/* ingest/html_jsonld.c - see html_jsonld.h. */
#include "ingest/html_jsonld.h"

#include "base/buf.h"
#include "base/limits.h"

typedef struct finder {
    const gs_json_values *v;
    const gs_ld_hints    *hints;
    gs_ld_report         *out;
    gs_arena             *arena;
} finder;

static const gs_json_value *at(const finder *f, uint32_t i)
{
    return &f->v->items[i];
}

static gs_str member_text(const finder *f, uint32_t object, const char *key)
{
    uint32_t i = gs_json_member(f->v, object, gs_str_from(key));

    if (i && at(f, i)->kind == GS_JSON_ARRAY && at(f, i)->end > i + 1)
        i++; /* the first of a list */
    if (i && at(f, i)->kind == GS_JSON_OBJECT)
        i = gs_json_member(f->v, i, GS_STR("@value"));
    return gs_str_trim(gs_json_text(f->v, i));
}

/* "https://schema.org/NewsArticle" and "schema:NewsArticle" say NewsArticle. */
static gs_str type_name(gs_str s)
{
    for (size_t i = s.n; i > 0; i--) {
        if (s.p[i - 1] == '/' || s.p[i - 1] == ':' || s.p[i - 1] == '#')
            return gs_str_sub(s, i, s.n);
    }
    return s;
}

/* How good a description of a report its type makes it; 0 = none. */
static int type_rank(gs_str type)
{
    static const struct {
        const char *ending;
        int         rank;
    } ranks[] = {{"NewsArticle", 12}, {"Article", 11}, {"LiveBlogPosting", 11},
                 {"Posting", 10},     {"Report", 9},   {"Review", 6},
                 {"WebPage", 3},      {"ItemPage", 3}, {"VideoObject", 1}};

    type = type_name(type);
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        if (gs_str_ends(type, gs_str_from(ranks[i].ending)))
            return ranks[i].rank;
    }
    return 0;
}

static int rank_of(const finder *f, uint32_t object)
{
    uint32_t type = gs_json_member(f->v, object, GS_STR("@type")), i;
    int      best = 0;

    if (!type)
        return 0;
    if (at(f, type)->kind == GS_JSON_STRING)
        return type_rank(at(f, type)->text);
    for (i = type + 1; i < at(f, type)->end; i++) {
        int rank = type_rank(gs_json_text(f->v, i));
        best = rank > best ? rank : best;
    }
    return best;
}

static bool has_type(const finder *f, uint32_t object, const char *ending)
{
    return gs_str_ends(member_text(f, object, "@type"), gs_str_from(ending));
}

/* Without scheme, query, fragment and last slash: enough to see that two
 * addresses are of one page. */
static gs_str bare_url(gs_str url)
{
    size_t scheme = gs_str_find(url, GS_STR("://"), 0);

    if (scheme != SIZE_MAX)
        url = gs_str_sub(url, scheme + 3, url.n);
    for (size_t i = 0; i < url.n; i++) {
        if (url.p[i] == '?' || url.p[i] == '#')
            url.n = i;
    }
    while (url.n && url.p[url.n - 1] == '/')
        url.n--;
    return url;
}

static bool is_this_page(const finder *f, uint32_t object)
{
    uint32_t main = gs_json_member(f->v, object, GS_STR("mainEntityOfPage"));
    gs_str   urls[4] = {member_text(f, object, "url"), member_text(f, object, "@id"),
                        gs_json_text(f->v, main), main ? member_text(f, main, "@id") : GS_STR_NONE};
    gs_str   wanted = bare_url(f->hints->url);

    for (size_t i = 0; wanted.n && i < 4; i++) {
        if (gs_str_eq(bare_url(urls[i]), wanted))
            return true;
    }
    return false;
}

static int score(const finder *f, uint32_t object)
{
    int    total = rank_of(f, object) * 10;
    gs_str headline = member_text(f, object, "headline");

    if (!total)
        return 0;
    if (headline.n)
        total += 8;
    if (gs_json_member(f->v, object, GS_STR("author")))
        total += 4;
    if (member_text(f, object, "datePublished").n)
        total += 6;
    if (is_this_page(f, object))
        total += 40;
    if (headline.n && gs_str_eq(headline, f->hints->title))
        total += 40;
    return total;
}

/* Members through which the report is reached; under others stand things
 * that are only mentioned: related reports, comments, the parts of a list. */
static bool leads_on(gs_str key)
{
    static const char *const keys[] = {"@graph", "mainEntity", "mainEntityOfPage", "article"};

    if (!key.n)
        return true;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (gs_str_eq(key, gs_str_from(keys[i])))
            return true;
    }
    return false;
}

/* The object of that @id that has more to say than its @id. */
static uint32_t find_id(const finder *f, gs_str id)
{
    for (uint32_t i = 0; id.n && i < f->v->count; i++) {
        if (at(f, i)->kind != GS_JSON_STRING || !gs_str_eq(at(f, i)->key, GS_STR("@id")) ||
            !gs_str_eq(at(f, i)->text, id))
            continue;
        /* The object is the nearest before it that holds it. */
        for (uint32_t o = i; o-- > 0 && i - o < 256;) {
            if (at(f, o)->kind != GS_JSON_OBJECT || at(f, o)->end <= i)
                continue;
            if (gs_json_member(f->v, o, GS_STR("name")))
                return o;
            break;
        }
    }
    return 0;
}

/* "givenName" and "familyName" as one. */
static gs_str joined_name(const finder *f, uint32_t object)
{
    gs_str given = member_text(f, object, "givenName");
    gs_str family = member_text(f, object, "familyName");
    size_t room = given.n + family.n + 1;
    gs_buf buf;

    if (!given.n || !family.n)
        return family;
    buf = gs_buf_over(gs_arena_alloc(f->arena, room), room);
    if (!buf.data)
        return GS_STR_NONE;
    gs_buf_add_str(&buf, given);
    gs_buf_add_char(&buf, ' ');
    gs_buf_add_str(&buf, family);
    return gs_buf_str(&buf);
}

static gs_str name_of(const finder *f, uint32_t object)
{
    gs_str name = member_text(f, object, "name");

    if (!name.n)
        name = joined_name(f, object);
    return name.n ? name : member_text(f, object, "byline");
}

static void push_author(const finder *f, gs_str name, bool org)
{
    if (name.n && f->out->author_count < GS_LD_AUTHORS)
        f->out->authors[f->out->author_count++] = (gs_ld_author){name, org};
}

/* All names of one object: "name" may be a list. */
static void add_author_object(const finder *f, uint32_t object)
{
    bool     org = has_type(f, object, "Organization");
    uint32_t name = gs_json_member(f->v, object, GS_STR("name")), i;

    if (!name && !name_of(f, object).n) {
        object = find_id(f, member_text(f, object, "@id"));
        if (!object)
            return;
        org = has_type(f, object, "Organization");
        name = gs_json_member(f->v, object, GS_STR("name"));
    }
    if (!name || at(f, name)->kind != GS_JSON_ARRAY) {
        push_author(f, name_of(f, object), org);
        return;
    }
    for (i = name + 1; i < at(f, name)->end; i = at(f, i)->end)
        push_author(f, gs_json_text(f->v, i), org);
}

/* An author is a name, an object, or a list of these, or of lists. */
static void add_authors(const finder *f, uint32_t value)
{
    uint32_t i = value;

    while (value && i < at(f, value)->end) {
        switch (at(f, i)->kind) {
        case GS_JSON_ARRAY:
            i++;
            break;
        case GS_JSON_OBJECT:
            add_author_object(f, i);
            i = at(f, i)->end;
            break;
        default:
            push_author(f, gs_json_text(f->v, i), false);
            i++;
        }
    }
}

static gs_str publisher_of(const finder *f, uint32_t object)
{
    uint32_t value = gs_json_member(f->v, object, GS_STR("publisher"));
    gs_str   name;

    if (!value)
        return GS_STR_NONE;
    if (at(f, value)->kind == GS_JSON_ARRAY && at(f, value)->end > value + 1)
        value++;
    if (at(f, value)->kind == GS_JSON_STRING)
        return at(f, value)->text;
    name = member_text(f, value, "name");
    if (name.n)
        return name;
    value = find_id(f, member_text(f, value, "@id"));
    return value ? member_text(f, value, "name") : GS_STR_NONE;
}

static void fill_gap(gs_str *field, gs_str value)
{
    if (!field->n)
        *field = value;
}

/* Takes what `object` says where nothing better has said it. */
static void fill(const finder *f, uint32_t object, bool article)
{
    gs_ld_report *out = f->out;

    fill_gap(&out->published, member_text(f, object, "datePublished"));
    fill_gap(&out->modified, member_text(f, object, "dateModified"));
    fill_gap(&out->created, member_text(f, object, "dateCreated"));
    if (!out->published.n)
        fill_gap(&out->published, member_text(f, object, "uploadDate"));
    fill_gap(&out->publisher, publisher_of(f, object));
    fill_gap(&out->language, member_text(f, object, "inLanguage"));
    fill_gap(&out->url, member_text(f, object, "url"));
    if (!out->author_count)
        add_authors(f, gs_json_member(f->v, object, GS_STR("author")));
    if (!out->author_count)
        add_authors(f, gs_json_member(f->v, object, GS_STR("creator")));
    if (!article)
        return;
    out->article = true;
    fill_gap(&out->headline, member_text(f, object, "headline"));
    fill_gap(&out->alternative, member_text(f, object, "alternativeHeadline"));
    fill_gap(&out->name, member_text(f, object, "name"));
    fill_gap(&out->headline, out->name);
    fill_gap(&out->section, member_text(f, object, "articleSection"));
}

void gs_ld_find(gs_ld_report *report, const gs_json_values *values, const gs_ld_hints *hints,
                gs_arena *arena)
{
    finder   f = {values, hints, report, arena};
    uint32_t best[2] = {0, 0}; /* index + 1 of the article, of the page */
    int      scores[2] = {0, 0};

    *report = (gs_ld_report){0};
    for (uint32_t i = 0; i < values->count;) {
        const gs_json_value *v = &values->items[i];
        int                  n, kind;
        if (!leads_on(v->key) || (v->kind != GS_JSON_OBJECT && v->kind != GS_JSON_ARRAY)) {
            i = v->end;
            continue;
        }
        n = v->kind == GS_JSON_OBJECT ? score(&f, i) : 0;
        kind = rank_of(&f, i) > 3 ? 0 : 1;
        if (n > scores[kind]) {
            scores[kind] = n;
            best[kind] = i + 1;
        }
        if (v->kind == GS_JSON_OBJECT && has_type(&f, i, "WebSite"))
            fill_gap(&report->site, member_text(&f, i, "name"));
        i++;
    }
    if (best[0])
        fill(&f, best[0] - 1, true);
    if (best[1])
        fill(&f, best[1] - 1, false);
}
