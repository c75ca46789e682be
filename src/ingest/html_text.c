/* ingest/html_text.c - see html_text.h.
 *
 * One walk over the tree with a stack of the open elements. An element that
 * begins or ends a block ends the line; a line is kept when it holds anything
 * but white space.
 */
#include "ingest/html_text.h"

#include "base/error.h"
#include "base/limits.h"
#include "text/utf8.h"

/* How an element stands on the page when no style sheet says otherwise. */
typedef enum display {
    INLINE, /* in the line; also the value of all that is not in the table */
    BLOCK,  /* lines of its own, parted by an empty line */
    ITEM,   /* a line of its own: list item, table row   */
    LINK,
    BOLD,
    BREAK,
    SKIP /* not shown, or not as text of the page */
} display;

static const uint8_t displays[GS_TAG_COUNT] = {
    [GS_TAG_A] = LINK,           [GS_TAG_ADDRESS] = BLOCK,    [GS_TAG_ARTICLE] = BLOCK,
    [GS_TAG_ASIDE] = BLOCK,      [GS_TAG_AUDIO] = SKIP,       [GS_TAG_B] = BOLD,
    [GS_TAG_BLOCKQUOTE] = BLOCK, [GS_TAG_BODY] = BLOCK,       [GS_TAG_BR] = BREAK,
    [GS_TAG_BUTTON] = BLOCK,     [GS_TAG_CANVAS] = SKIP,      [GS_TAG_CAPTION] = BLOCK,
    [GS_TAG_CENTER] = BLOCK,     [GS_TAG_DATALIST] = SKIP,    [GS_TAG_DD] = ITEM,
    [GS_TAG_DETAILS] = BLOCK,    [GS_TAG_DIALOG] = BLOCK,     [GS_TAG_DIV] = BLOCK,
    [GS_TAG_DL] = BLOCK,         [GS_TAG_DT] = ITEM,          [GS_TAG_EMBED] = SKIP,
    [GS_TAG_FIELDSET] = BLOCK,   [GS_TAG_FIGCAPTION] = BLOCK, [GS_TAG_FIGURE] = BLOCK,
    [GS_TAG_FOOTER] = BLOCK,     [GS_TAG_FORM] = BLOCK,       [GS_TAG_H1] = BLOCK,
    [GS_TAG_H2] = BLOCK,         [GS_TAG_H3] = BLOCK,         [GS_TAG_H4] = BLOCK,
    [GS_TAG_H5] = BLOCK,         [GS_TAG_H6] = BLOCK,         [GS_TAG_HEAD] = BLOCK,
    [GS_TAG_HEADER] = BLOCK,     [GS_TAG_HGROUP] = BLOCK,     [GS_TAG_HR] = BLOCK,
    [GS_TAG_HTML] = BLOCK,       [GS_TAG_IFRAME] = SKIP,      [GS_TAG_INPUT] = SKIP,
    [GS_TAG_LEGEND] = BLOCK,     [GS_TAG_LI] = ITEM,          [GS_TAG_LINK] = SKIP,
    [GS_TAG_MAIN] = BLOCK,       [GS_TAG_MATH] = SKIP,        [GS_TAG_MENU] = BLOCK,
    [GS_TAG_META] = SKIP,        [GS_TAG_NAV] = BLOCK,        [GS_TAG_NOSCRIPT] = SKIP,
    [GS_TAG_OBJECT] = SKIP,      [GS_TAG_OL] = BLOCK,         [GS_TAG_OPTGROUP] = SKIP,
    [GS_TAG_OPTION] = SKIP,      [GS_TAG_P] = BLOCK,          [GS_TAG_PRE] = BLOCK,
    [GS_TAG_SCRIPT] = SKIP,      [GS_TAG_SECTION] = BLOCK,    [GS_TAG_SELECT] = SKIP,
    [GS_TAG_STRONG] = BOLD,      [GS_TAG_STYLE] = SKIP,       [GS_TAG_SUMMARY] = BLOCK,
    [GS_TAG_SVG] = SKIP,         [GS_TAG_TABLE] = BLOCK,      [GS_TAG_TBODY] = BLOCK,
    [GS_TAG_TD] = ITEM,          [GS_TAG_TEMPLATE] = SKIP,    [GS_TAG_TEXTAREA] = SKIP,
    [GS_TAG_TFOOT] = BLOCK,      [GS_TAG_TH] = ITEM,          [GS_TAG_THEAD] = BLOCK,
    [GS_TAG_TITLE] = SKIP,       [GS_TAG_TR] = ITEM,          [GS_TAG_UL] = BLOCK,
    [GS_TAG_VIDEO] = SKIP,       [GS_TAG_ROOT] = BLOCK,
};

typedef struct open_element {
    uint32_t node;
    uint32_t end;
    uint8_t  display;
} open_element;

typedef struct layout {
    const gs_html_tree *tree;
    gs_arena           *arena;
    gs_html_blocks     *out;
    char               *text; /* the lines so far */
    size_t              size;
    gs_html_block       line;   /* the one being filled: .end is not set       */
    uint32_t            last;   /* its last text node so far                   */
    bool                blank;  /* white space stands before the next word     */
    bool                apart;  /* an empty line stands before the next line   */
    unsigned            breaks; /* <br>s since the last word                  */
    unsigned            links;  /* open <a href>s */
    unsigned            bolds;
    open_element        open[GS_LIMIT_HTML_DEPTH + 2];
    size_t              depth;
} layout;

static bool in_line(const layout *l)
{
    return l->size > l->line.start;
}

/* Innermost element that is not part of a line. */
static uint32_t block_node(const layout *l)
{
    size_t i = l->depth;

    while (i > 1 && l->open[i - 1].display != BLOCK && l->open[i - 1].display != ITEM)
        i--;
    return i ? l->open[i - 1].node : 0;
}

/* Smallest element around all text from the line's first node to its last. */
static uint32_t inner_node(const layout *l)
{
    const gs_html_node *nodes = l->tree->nodes;
    uint32_t            node = nodes[l->line.first].parent;

    while (nodes[node].end <= l->last)
        node = nodes[node].parent;
    return node;
}

static gs_status end_line(layout *l)
{
    if (in_line(l)) {
        l->line.end = (uint32_t)l->size;
        l->line.inner = inner_node(l);
        if (!GS_PUSH(l->arena, l->out->items, l->out->count, l->out->cap, l->line))
            return GS_E_NOMEM;
        l->text[l->size++] = '\n';
        l->apart = false;
    }
    l->line = (gs_html_block){.start = (uint32_t)l->size};
    l->blank = false;
    return GS_OK;
}

static void begin_line(layout *l, uint32_t text_node)
{
    if (l->apart && l->out->count)
        l->text[l->size++] = '\n';
    l->apart = false;
    l->line = (gs_html_block){
        .start = (uint32_t)l->size, .node = block_node(l), .first = text_node, .br = l->breaks > 0};
    l->breaks = 0;
}

/* Length of the white space, or of what nobody sees, at the beginning of
 * `s`; *white tells the first kind from the second. */
static size_t space_length(gs_str s, bool *white)
{
    unsigned char c = (unsigned char)s.p[0];
    uint32_t      code;
    size_t        next;

    *white = true;
    if (c < 0x80)
        return gs_ascii_space((char)c);
    if (c != 0xC2 && c != 0xE2 && c != 0xE3 && c != 0xEF)
        return 0;
    code = gs_utf8_at(s, 0, &next);
    *white = false;
    if (code == 0xAD || code == 0x200B || code == 0x2060 || code == 0xFEFF)
        return next; /* soft hyphen, zero width space and their like */
    *white = gs_char_space(code);
    return *white ? next : 0;
}

/* A line end by <br> in the middle of a sentence is a blank: the line before
 * does not end with a mark and the next begins with a small letter. */
static bool goes_on(const layout *l, gs_str s)
{
    char last = l->size ? l->text[l->size - 1] : '.';

    return l->breaks == 1 && in_line(l) && s.p[0] >= 'a' && s.p[0] <= 'z' &&
           (gs_ascii_alpha(last) || gs_ascii_digit(last) || last == ',');
}

static gs_status begin_word(layout *l, gs_str s, uint32_t node)
{
    if (l->breaks && in_line(l)) {
        if (goes_on(l, s)) {
            l->blank = true;
            l->breaks = 0;
        } else {
            bool apart = l->breaks > 1;
            if (end_line(l) != GS_OK)
                return GS_E_NOMEM;
            l->apart = apart;
        }
    }
    if (!in_line(l))
        begin_line(l, node);
    else if (l->blank)
        l->text[l->size++] = ' ';
    l->blank = false;
    return GS_OK;
}

static size_t word_length(gs_str s)
{
    size_t n = 0;
    bool   white;

    while (n < s.n) {
        unsigned char c = (unsigned char)s.p[n];
        if (c <= ' ' || (c >= 0x80 && space_length(gs_str_sub(s, n, s.n), &white)))
            break;
        n++;
    }
    return n ? n : 1;
}

static gs_status add_text(layout *l, gs_str s, uint32_t node)
{
    while (s.n) {
        bool   white;
        size_t n = space_length(s, &white);
        if (n) {
            l->blank |= white;
            s = gs_str_sub(s, n, s.n);
            continue;
        }
        if (begin_word(l, s, node) != GS_OK)
            return GS_E_NOMEM;
        n = word_length(s);
        memcpy(l->text + l->size, s.p, n);
        l->last = node;
        l->size += n;
        l->line.links += l->links ? (uint32_t)n + 1 : 0;
        l->line.bold += l->bolds ? (uint32_t)n + 1 : 0;
        s = gs_str_sub(s, n, s.n);
    }
    return GS_OK;
}

/* style="display: none", <... hidden>, <dialog> that is not open. */
static bool is_hidden(const gs_html_tree *tree, uint32_t node)
{
    const gs_html_node *n = &tree->nodes[node];

    for (uint32_t i = 0; i < n->attr_count; i++) {
        gs_html_attr attr = tree->attrs[n->first_attr + i];
        if (attr.name == GS_ATTR_HIDDEN && !gs_str_eq_nocase(attr.value, GS_STR("false")))
            return true;
        if (attr.name == GS_ATTR_STYLE &&
            (gs_str_find_nocase(attr.value, GS_STR("display:none"), 0) != SIZE_MAX ||
             gs_str_find_nocase(attr.value, GS_STR("display: none"), 0) != SIZE_MAX))
            return true;
    }
    return false;
}

static gs_status close_elements(layout *l, uint32_t before)
{
    while (l->depth && l->open[l->depth - 1].end <= before) {
        open_element e = l->open[--l->depth];
        gs_status    st = GS_OK;
        l->links -= e.display == LINK;
        l->bolds -= e.display == BOLD;
        if (e.display == BLOCK || e.display == ITEM) {
            st = end_line(l);
            l->apart |= e.display == BLOCK;
            l->breaks = 0;
        }
        if (st != GS_OK)
            return st;
    }
    return GS_OK;
}

static gs_status open_element_at(layout *l, uint32_t node, display how)
{
    gs_status st = GS_OK;

    if (how == LINK && !gs_html_attr_of(l->tree, node, GS_ATTR_HREF).p)
        how = INLINE;
    if (how == BLOCK || how == ITEM) {
        st = end_line(l);
        l->apart |= how == BLOCK;
        l->breaks = 0;
    }
    l->links += how == LINK;
    l->bolds += how == BOLD;
    l->open[l->depth++] = (open_element){node, l->tree->nodes[node].end, (uint8_t)how};
    return st;
}

static gs_status walk(layout *l)
{
    const gs_html_tree *tree = l->tree;
    gs_status           st = GS_OK;

    for (uint32_t i = 0; st == GS_OK && i < tree->count;) {
        const gs_html_node *node = &tree->nodes[i];
        display             how = (display)displays[node->tag];
        st = close_elements(l, i);
        if (st != GS_OK)
            break;
        if (node->tag == GS_TAG_TEXT) {
            st = add_text(l, node->text, i);
        } else if (how == SKIP || is_hidden(tree, i)) {
            i = node->end;
            continue;
        } else if (how == BREAK) {
            l->breaks++;
        } else {
            st = open_element_at(l, i, how);
        }
        i++;
    }
    return st == GS_OK ? close_elements(l, UINT32_MAX) : st;
}

gs_status gs_html_layout(const gs_html_tree *tree, gs_arena *arena, gs_html_blocks *out,
                         gs_error *err)
{
    layout *l = gs_arena_zeros(arena, 1, sizeof *l);
    size_t  most = 2;

    *out = (gs_html_blocks){0};
    /* Each text node adds at most its bytes, a blank or line end before it
     * and line ends behind it. */
    for (size_t i = 0; i < tree->count; i++)
        most += tree->nodes[i].text.n + 4;
    if (!l)
        return gs_fail_nomem(err, "html");
    l->tree = tree;
    l->arena = arena;
    l->out = out;
    l->text = gs_arena_alloc(arena, most);
    if (!l->text || walk(l) != GS_OK)
        return gs_fail_nomem(err, "html");
    out->text = gs_str_make(l->text, l->size);
    return GS_OK;
}
