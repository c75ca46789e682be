/* ingest/html_feed.c - see html_feed.h.
 *
 * Linear: every search for an end either finds it, and the scan goes on
 * behind it, or finds that there is none in the rest of the page, which is
 * remembered (`missing`) and never searched for again.
 */
#include "ingest/html_feed.h"

#include <stdint.h>
#include <string.h>

#include "base/limits.h"

/* The parser gets pieces of about this size: one that fits into the cache. */
#define PIECE_BYTES (32u << 10)

/* A tag of more words loses its attributes: the parser compares each with all
 * others. No page that is read by people has one. */
#define TAG_WORDS 1000

/* Start tags are counted by a hash of their name. */
#define OPEN_NAMES 256

/* Elements whose content is not markup, or is none of ours. */
enum { RAW_SCRIPT, RAW_STYLE, RAW_SVG, RAW_TEXTAREA, RAW_IFRAME, RAW_NOEMBED, RAW_COUNT };

static const char *const raw_names[RAW_COUNT] = {
    [RAW_SCRIPT] = "script",     [RAW_STYLE] = "style",   [RAW_SVG] = "svg",
    [RAW_TEXTAREA] = "textarea", [RAW_IFRAME] = "iframe", [RAW_NOEMBED] = "noembed",
};

typedef struct feeder {
    gs_str              page;
    const gs_html_sink *sink;
    size_t              limit;              /* of open elements                        */
    size_t              from;               /* begin of what the sink has not got      */
    size_t              at;                 /* where the scan is                       */
    size_t              opened;             /* start tags in [from, at)                */
    size_t              room;               /* how many may be opened before a look    */
    size_t              folded;             /* start tags left out, still to be closed */
    bool                missing[RAW_COUNT]; /* no end tag in the rest      */
    bool                no_comment_end;
    bool                quotes_fail;      /* no tag with quotes ends properly       */
    uint32_t            open[OPEN_NAMES]; /* start less end tags, by name      */
} feeder;

/* Gives the sink what stands before `end`. */
static bool flush(feeder *f, size_t end)
{
    size_t depth;

    if (end > f->from && !f->sink->markup(f->sink->ctx, gs_str_sub(f->page, f->from, end)))
        return false;
    depth = f->sink->depth(f->sink->ctx);
    f->from = end;
    f->opened = 0;
    f->room = depth < f->limit ? f->limit - depth : 0;
    return true;
}

/* Leaves [start, end) out and goes on behind it. */
static bool cut(feeder *f, size_t start, size_t end)
{
    bool ok = flush(f, start);

    f->from = f->at = end;
    return ok;
}

static size_t name_length(gs_str page, size_t at)
{
    size_t n = 0;

    while (at + n < page.n && !gs_ascii_space(page.p[at + n]) && page.p[at + n] != '>' &&
           page.p[at + n] != '/')
        n++;
    return n;
}

/* Offset behind the ">" of the tag whose name ends at `at`. Quotes count
 * only behind "=": <a title=don't> is a whole tag. Adds to *words what stands
 * parted by blanks in it. */
static size_t tag_end(feeder *f, size_t at, size_t *words)
{
    gs_str page = f->page;
    size_t i = f->quotes_fail ? page.n : at;
    bool   value = false; /* an attribute's value begins here */

    while (i < page.n) {
        char c = page.p[i];
        if (c == '>')
            return i + 1;
        if (value && (c == '"' || c == '\'')) {
            const char *close = memchr(page.p + i + 1, c, page.n - i - 1);
            if (!close)
                break;
            i = (size_t)(close - page.p);
        }
        value = c == '=' || (value && gs_ascii_space(c));
        *words += gs_ascii_space(c) || c == '/';
        i++;
    }
    /* A quote that is never closed, or closed by another tag's, and so on to
     * the end: this and all further tags end at their first ">". */
    f->quotes_fail = true;
    if (at < page.n) {
        const char *gt = memchr(page.p + at, '>', page.n - at);
        if (gt)
            return (size_t)(gt - page.p) + 1;
    }
    return page.n;
}

static int raw_kind(gs_str name)
{
    for (int i = 0; i < RAW_COUNT; i++) {
        if (gs_str_eq_nocase(name, gs_str_from(raw_names[i])))
            return i;
    }
    return RAW_COUNT;
}

static bool is_void(gs_str name)
{
    static const char *const names[] = {"br",   "img",    "meta",  "link",  "input",
                                        "hr",   "source", "area",  "embed", "param",
                                        "base", "col",    "track", "wbr"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (gs_str_eq_nocase(name, gs_str_from(names[i])))
            return true;
    }
    return false;
}

/* Offset of the "</name" at or after `at`, SIZE_MAX when there is none. */
static size_t find_close(gs_str page, size_t at, gs_str name)
{
    while (at < page.n) {
        const char *lt = memchr(page.p + at, '<', page.n - at);
        size_t      i;
        if (!lt)
            break;
        i = (size_t)(lt - page.p);
        if (i + 2 + name.n <= page.n && page.p[i + 1] == '/' &&
            gs_str_eq_nocase(gs_str_make(lt + 2, name.n), name) &&
            name_length(page, i + 2) == name.n)
            return i;
        at = i + 1;
    }
    return SIZE_MAX;
}

/* Whether the tag [start, end) says type="application/ld+json". */
static bool says_json(gs_str page, size_t start, size_t end)
{
    return gs_str_find_nocase(gs_str_sub(page, start, end), GS_STR("application/ld+json"), 0) !=
           SIZE_MAX;
}

/* The scan stands at the "<" of a raw element's start tag that ends at `end`. */
static bool pass_raw(feeder *f, int kind, size_t end)
{
    gs_str name = gs_str_from(raw_names[kind]);
    size_t start = f->at, close = SIZE_MAX, next, words = 0;
    bool   json = kind == RAW_SCRIPT && says_json(f->page, start, end), ok;

    if (f->page.p[end - 1] == '>' && f->page.p[end - 2] == '/' && kind == RAW_SVG)
        return cut(f, start, end); /* <svg/> */
    if (!f->missing[kind])
        close = find_close(f->page, end, name);
    f->missing[kind] = close == SIZE_MAX;
    next = close == SIZE_MAX ? f->page.n : tag_end(f, close, &words);
    if (close == SIZE_MAX && kind != RAW_SCRIPT && kind != RAW_STYLE)
        next = end; /* only the tag: what follows may be the report */
    ok = cut(f, start, next);
    if (ok && json)
        ok = f->sink->json(f->sink->ctx,
                           gs_str_sub(f->page, end, close == SIZE_MAX ? f->page.n : close));
    return ok;
}

/* "<!--...-->", "<!doctype ...>", "<![CDATA[...]]>", "<?...>": nothing to see. */
static bool pass_declaration(feeder *f)
{
    size_t      start = f->at, end = SIZE_MAX;
    gs_str      rest = gs_str_sub(f->page, start, f->page.n);
    const char *gt;

    if (gs_str_starts(rest, GS_STR("<!-->")))
        return cut(f, start, start + 5);
    if (gs_str_starts(rest, GS_STR("<!--")) && !f->no_comment_end) {
        end = gs_str_find(f->page, GS_STR("-->"), start + 4);
        f->no_comment_end = end == SIZE_MAX;
        if (end != SIZE_MAX)
            return cut(f, start, end + 3);
    }
    gt = memchr(rest.p, '>', rest.n);
    return cut(f, start, gt ? start + (size_t)(gt - rest.p) + 1 : f->page.n);
}

static uint32_t *open_count(feeder *f, gs_str name)
{
    uint32_t hash = 2166136261u;

    for (size_t i = 0; i < name.n; i++)
        hash = (hash ^ (uint32_t)(unsigned char)gs_ascii_lower(name.p[i])) * 16777619u;
    return &f->open[(hash ^ (hash >> 15)) % OPEN_NAMES];
}

/* A start tag that would open one element too many is left out, and so is
 * the end tag that closes it. */
static bool pass_start(feeder *f, gs_str name)
{
    size_t name_end = (size_t)(name.p - f->page.p) + name.n, words = 0;
    size_t end = tag_end(f, name_end, &words);

    if (!is_void(name)) {
        if (f->opened >= f->room && !flush(f, f->at))
            return false;
        if (!f->room) {
            f->folded++;
            return cut(f, f->at, end);
        }
        f->opened++;
        ++*open_count(f, name);
    }
    if ((words > TAG_WORDS || f->quotes_fail) && f->page.p[end - 1] == '>')
        return cut(f, name_end, end - 1);
    f->at = end;
    return f->at - f->from < PIECE_BYTES || flush(f, end);
}

/* An end tag of a name that was never opened is not even shown: for each, the
 * parser would look through all open elements. */
static bool pass_end(feeder *f, gs_str name, size_t end)
{
    uint32_t *open = open_count(f, name);

    if (f->folded) {
        f->folded--;
        return cut(f, f->at, end);
    }
    if (!*open)
        return cut(f, f->at, end);
    --*open;
    f->at = end;
    return true;
}

/* The scan stands at a "<". */
static bool pass_tag(feeder *f)
{
    gs_str page = f->page;
    size_t at = f->at + 1;
    bool   closing = at < page.n && page.p[at] == '/';
    size_t name_at = at + closing, n;
    size_t words = 0;
    int    raw;

    if (at < page.n && (page.p[at] == '!' || page.p[at] == '?'))
        return pass_declaration(f);
    if (name_at >= page.n || !gs_ascii_alpha(page.p[name_at])) {
        f->at++;
        return true;
    }
    n = name_length(page, name_at);
    raw = raw_kind(gs_str_make(page.p + name_at, n));
    if (closing) {
        const char *gt = memchr(page.p + name_at, '>', page.n - name_at);
        size_t      end = gt ? (size_t)(gt - page.p) + 1 : page.n;
        return raw == RAW_COUNT ? pass_end(f, gs_str_make(page.p + name_at, n), end)
                                : cut(f, f->at, end);
    }
    if (raw != RAW_COUNT)
        return pass_raw(f, raw, tag_end(f, name_at + n, &words));
    return pass_start(f, gs_str_make(page.p + name_at, n));
}

bool gs_html_feed(gs_str page, const gs_html_sink *sink, size_t depth_limit)
{
    feeder f = {.page = page, .sink = sink, .limit = depth_limit};

    while (f.at < page.n) {
        const char *lt = memchr(page.p + f.at, '<', page.n - f.at);
        if (!lt)
            break;
        f.at = (size_t)(lt - page.p);
        if (!pass_tag(&f))
            return false;
    }
    return flush(&f, page.n);
}
