/* ingest/html_tree.c - see html_tree.h.
 *
 * libxml2 repairs the nesting (implied, missing and misplaced end tags) and
 * decodes entities; its document tree, network access and error messages are
 * never switched on. It calls back in strict pairs, so that the builder needs
 * no stack: the open elements are the parents of the current one.
 */
#include "ingest/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/threads.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/limits.h"
#include "ingest/html_feed.h"

/* Text is copied into stretches of at least this size. */
#define TEXT_BYTES ((size_t)32 << 10)

typedef struct builder {
    gs_html_tree     *tree;
    gs_arena         *arena;
    htmlParserCtxtPtr parser;
    char             *free;   /* where the next text goes */
    size_t            left;   /* bytes there               */
    uint32_t          open;   /* the innermost element     */
    size_t            depth;  /* elements open in the tree */
    size_t            folded; /* open ones that are not    */
    gs_status         status;
} builder;

#define TAG_NAME(id, name)  [GS_TAG_##id] = name,
#define ATTR_NAME(id, name) [GS_ATTR_##id] = name,

static const char *const tag_names[GS_TAG_COUNT] = {
    GS_HTML_TAGS(TAG_NAME)[GS_TAG_OTHER] = "?",
    [GS_TAG_TEXT] = "#text",
    [GS_TAG_ROOT] = "#root",
};
static const char *const attr_names[GS_ATTR_COUNT] = {GS_HTML_ATTRS(ATTR_NAME)};

const char *gs_html_tag_name(gs_html_tag tag)
{
    return tag_names[tag];
}

/* Index of `name` among `count` sorted names, `count` when it is not there. */
static int find_name(const char *const *names, int count, const xmlChar *name)
{
    int low = 0, high = count;

    while (low < high) {
        int mid = (low + high) / 2;
        int order = strcmp((const char *)name, names[mid]);
        if (order == 0)
            return mid;
        if (order < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return count;
}

static void stop(builder *b, gs_status why)
{
    if (b->status == GS_OK)
        b->status = why;
    xmlStopParser(b->parser);
}

/* Room for `n` more bytes of text; NULL when there is none. */
static char *text_room(builder *b, size_t n)
{
    if (b->left < n) {
        size_t size = n > TEXT_BYTES / 2 ? 2 * n : TEXT_BYTES;
        b->free = gs_arena_alloc(b->arena, size);
        b->left = b->free ? size : 0;
        if (!b->free)
            stop(b, GS_E_NOMEM);
    }
    return b->free;
}

static void text_used(builder *b, size_t n)
{
    b->free += n;
    b->left -= n;
}

static gs_str keep_text(builder *b, const char *p, size_t n)
{
    char *to = text_room(b, n);

    if (!to)
        return GS_STR("");
    memcpy(to, p, n);
    text_used(b, n);
    return gs_str_make(to, n);
}

/* Adds a node below the open element; 0 when there was no room. */
static uint32_t add_node(builder *b, uint16_t tag)
{
    gs_html_tree *tree = b->tree;
    gs_html_node  node = {.tag = tag,
                          .parent = b->open,
                          .end = (uint32_t)tree->count + 1,
                          .first_attr = (uint32_t)tree->attr_count};

    if (tree->count >= GS_LIMIT_HTML_NODES) {
        stop(b, GS_E_LIMIT);
        return 0;
    }
    if (!GS_PUSH(b->arena, tree->nodes, tree->count, tree->cap, node)) {
        stop(b, GS_E_NOMEM);
        return 0;
    }
    return (uint32_t)tree->count - 1;
}

static void add_attr(builder *b, uint32_t node, int name, const char *value)
{
    gs_html_tree *tree = b->tree;
    gs_html_attr  attr = {.name = (gs_html_attr_name)name};

    if (tree->nodes[node].attr_count == GS_ATTR_COUNT)
        return;
    attr.value = value ? keep_text(b, value, strlen(value)) : GS_STR("");
    if (GS_PUSH(b->arena, tree->attrs, tree->attr_count, tree->attr_cap, attr))
        tree->nodes[node].attr_count++;
    else
        stop(b, GS_E_NOMEM);
}

static void on_start(void *ctx, const xmlChar *name, const xmlChar **attrs)
{
    builder *b = ctx;
    uint32_t node;

    if (b->status != GS_OK)
        return;
    if (b->depth >= GS_LIMIT_HTML_DEPTH) {
        b->folded++;
        return;
    }
    node = add_node(b, (uint16_t)find_name(tag_names, GS_TAG_OTHER, name));
    if (!node)
        return;
    for (size_t i = 0; attrs && attrs[i] && b->status == GS_OK; i += 2) {
        int id = find_name(attr_names, GS_ATTR_COUNT, attrs[i]);
        if (id != GS_ATTR_COUNT)
            add_attr(b, node, id, (const char *)attrs[i + 1]);
    }
    b->open = node;
    b->depth++;
}

static void close_open(builder *b)
{
    gs_html_node *node = &b->tree->nodes[b->open];

    node->end = (uint32_t)b->tree->count;
    b->open = node->parent;
    b->depth--;
}

static void on_end(void *ctx, const xmlChar *name)
{
    builder *b = ctx;

    (void)name;
    if (b->folded)
        b->folded--;
    else if (b->depth)
        close_open(b);
}

/* Pages write Windows-1252's dashes and quotes as &#150;, which names a
 * control character; browsers show the dash, and so do we. Returns U+0080 to
 * U+009F's code point. */
static unsigned windows_1252(unsigned char c)
{
    static const unsigned short map[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    return map[c & 31];
}

/* A lone reference as the parser hands it over: two bytes, C2 80 to C2 9F. */
static size_t repair_reference(const char *p, size_t n, char out[3])
{
    unsigned c;

    if (n != 2 || (unsigned char)p[0] != 0xC2 || (unsigned char)p[1] >= 0xA0)
        return 0;
    c = windows_1252((unsigned char)p[1]);
    if (c < 0x100)
        return 0;
    if (c < 0x800) {
        out[0] = (char)(0xC0 | (c >> 6));
        out[1] = (char)(0x80 | (c & 63));
        return 2;
    }
    out[0] = (char)(0xE0 | (c >> 12));
    out[1] = (char)(0x80 | ((c >> 6) & 63));
    out[2] = (char)(0x80 | (c & 63));
    return 3;
}

/* Text that follows text is one node. It is copied together only when
 * something else was written between, or the stretch is full; then with room
 * to double, so that many small pieces stay linear. */
static void extend_text(builder *b, gs_html_node *node, const char *p, size_t n)
{
    bool  adjoins = node->text.p + node->text.n == b->free && b->left >= n;
    char *to = b->free;

    if (!adjoins) {
        gs_str old = node->text;
        to = text_room(b, old.n + n);
        if (!to)
            return;
        memcpy(to, old.p, old.n);
        node->text.p = to;
        to += old.n;
        text_used(b, old.n);
    }
    memcpy(to, p, n);
    text_used(b, n);
    node->text.n += n;
}

static void on_text(void *ctx, const xmlChar *chars, int size)
{
    builder      *b = ctx;
    gs_html_tree *tree = b->tree;
    gs_html_node *last = &tree->nodes[tree->count - 1];
    const char   *p = (const char *)chars;
    size_t        n = (size_t)size, repaired;
    char          c[3];
    uint32_t      node;

    if (b->status != GS_OK || size <= 0)
        return;
    repaired = repair_reference(p, n, c);
    if (repaired) {
        p = c;
        n = repaired;
    }
    if (last->tag == GS_TAG_TEXT && last->parent == b->open) {
        extend_text(b, last, p, n);
        return;
    }
    node = add_node(b, GS_TAG_TEXT);
    if (node)
        tree->nodes[node].text = keep_text(b, p, n);
}

/* Out of memory, libxml2 2.9 gives up but for one loop: inside a start tag it
 * goes on looking for the tag's end, where it will never come. To be stopped
 * takes it out of there. All other errors are those of the page. */
static void on_error(void *ctx, xmlErrorPtr error)
{
    builder *b = ctx;

    if (error->code != XML_ERR_NO_MEMORY)
        return;
    b->status = GS_E_NOMEM;
    if (b->parser)
        xmlStopParser(b->parser);
}

/* What the feed gives us. */

static bool sink_markup(void *ctx, gs_str piece)
{
    builder *b = ctx;

    for (size_t at = 0; at < piece.n && b->status == GS_OK;) {
        size_t n = piece.n - at < (1u << 30) ? piece.n - at : 1u << 30;
        htmlParseChunk(b->parser, piece.p + at, (int)n, 0);
        at += n;
    }
    return b->status == GS_OK;
}

static bool sink_json(void *ctx, gs_str content)
{
    builder *b = ctx;
    uint32_t node = add_node(b, GS_TAG_SCRIPT), text;

    if (!node)
        return false;
    add_attr(b, node, GS_ATTR_TYPE, "application/ld+json");
    text = add_node(b, GS_TAG_TEXT);
    if (!text)
        return false;
    b->tree->nodes[text].parent = node;
    b->tree->nodes[text].text = keep_text(b, content.p, content.n);
    b->tree->nodes[node].end = text + 1;
    return b->status == GS_OK;
}

static size_t sink_depth(void *ctx)
{
    const builder *b = ctx;
    return (size_t)b->parser->nameNr;
}

/* Has the parser's dictionary ask for its memory here, where it can be seen:
 * without memory for a name libxml2 drops the element and says nothing. It
 * asks again only for a page of many more names than HTML has. */
static bool warm_dictionary(xmlDictPtr dict)
{
    return xmlDictLookup(dict, (const xmlChar *)tag_names[GS_TAG_HTML], -1) != NULL;
}

static gs_status run_parser(builder *b, gs_str page)
{
    gs_html_sink sink = {b, sink_markup, sink_json, sink_depth};

    if (gs_html_feed(page, &sink, GS_LIMIT_HTML_DEPTH))
        htmlParseChunk(b->parser, "", 0, 1);
    if (b->status == GS_OK && b->parser->disableSAX)
        b->status = GS_E_NOMEM; /* nothing else stops it */
    while (b->depth)
        close_open(b);
    b->tree->nodes[0].end = (uint32_t)b->tree->count;
    return b->status;
}

/* libxml2 keeps its handlers once a thread, in memory that it asks for at the
 * first use; refused, it complains by those very handlers and then reads
 * through the null pointer. So ask while there is room for it. */
static bool has_thread_state(void)
{
    void *volatile probe = malloc(2 * sizeof(xmlGlobalState));
    bool room = probe != NULL;

    free(probe);
    return room && xmlGetGlobalState() != NULL;
}

gs_status gs_html_parse(gs_html_tree *tree, gs_str page, gs_arena *arena, gs_error *err)
{
    htmlSAXHandler sax = {.startElement = on_start,
                          .endElement = on_end,
                          .characters = on_text,
                          .ignorableWhitespace = on_text,
                          .cdataBlock = on_text};
    builder        b = {.tree = tree, .arena = arena};
    gs_status      st;

    xmlStructuredErrorFunc handler;
    void                  *handler_ctx;

    *tree = (gs_html_tree){0};
    if (!has_thread_state())
        return gs_fail_nomem(err, "html");
    /* The thread's handlers may be our caller's: put back below. */
    handler = xmlStructuredError;
    handler_ctx = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(&b, on_error);
    b.parser = htmlCreatePushParserCtxt(&sax, &b, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!b.parser || !warm_dictionary(b.parser->dict)) {
        st = GS_E_NOMEM;
        goto done;
    }
    htmlCtxtUseOptions(b.parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                     HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    if (b.status == GS_OK && add_node(&b, GS_TAG_ROOT) == 0 && b.status == GS_OK)
        run_parser(&b, page);
    st = b.status;
done:
    htmlFreeParserCtxt(b.parser); /* accepts NULL */
    xmlSetStructuredErrorFunc(handler_ctx, handler);
    if (st == GS_E_LIMIT)
        return gs_fail(err, st, "html", GS_NO_OFFSET, "more than %u nodes", GS_LIMIT_HTML_NODES);
    return st == GS_OK ? GS_OK : gs_fail_nomem(err, "html");
}

gs_str gs_html_attr_of(const gs_html_tree *tree, uint32_t node, gs_html_attr_name name)
{
    const gs_html_node *n = &tree->nodes[node];

    for (uint32_t i = 0; i < n->attr_count; i++) {
        if (tree->attrs[n->first_attr + i].name == name)
            return tree->attrs[n->first_attr + i].value;
    }
    return GS_STR_NONE;
}

/* Appends `s` to `out`, which holds `n` of `limit` bytes, with white space
 * (also U+00A0) collapsed. Returns what it holds then. */
static size_t collapse(char *out, size_t n, size_t limit, gs_str s)
{
    for (size_t i = 0; i < s.n && n < limit; i++) {
        bool nbsp =
            (unsigned char)s.p[i] == 0xC2 && i + 1 < s.n && (unsigned char)s.p[i + 1] == 0xA0;
        i += nbsp;
        if (!nbsp && !gs_ascii_space(s.p[i]))
            out[n++] = s.p[i];
        else if (n && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    return n;
}

gs_str gs_html_text_of(const gs_html_tree *tree, uint32_t node, size_t limit, gs_arena *arena)
{
    uint32_t end = tree->nodes[node].end;
    size_t   size = 0, n = 0;
    char    *out;

    for (uint32_t i = node; i < end && size <= limit; i++)
        size += tree->nodes[i].text.n + 1;
    size = size < limit + 1 ? size : limit + 1;
    out = gs_arena_alloc(arena, size + 1);
    if (!out)
        return GS_STR_NONE;
    for (uint32_t i = node; i < end && n < size;) {
        const gs_html_node *at = &tree->nodes[i];
        bool                skip =
            at->tag == GS_TAG_SCRIPT || at->tag == GS_TAG_STYLE || at->tag == GS_TAG_NOSCRIPT;
        if (at->tag == GS_TAG_TEXT)
            n = collapse(out, n, size, at->text);
        else if (at->tag == GS_TAG_BR)
            n = collapse(out, n, size, GS_STR(" "));
        i = skip && i != node ? at->end : i + 1;
    }
    if (n > limit) {
        for (n = limit; n && ((unsigned char)out[n] & 0xC0) == 0x80;)
            n--;
    }
    return gs_str_trim(gs_str_make(out, n));
}
