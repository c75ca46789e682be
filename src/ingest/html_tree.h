/* ingest/html_tree.h - a page as a light tree.
 *
 * libxml2's push parser tells what opens, stands and closes (SAX); we keep
 * only that, in one array in document order. A node's subtree is therefore a
 * stretch of the array: its first child is the next node, its next sibling
 * stands at `end`, and a walk over all that an element holds is a loop.
 *
 *     for (uint32_t i = node + 1; i < tree->nodes[node].end; i++) ...
 *
 * Element and attribute names are small integers; names that nobody asks for
 * are GS_TAG_OTHER, and such attributes are not kept. Entities are decoded,
 * and comments, styles and scripts left out, except that a <script
 * type="application/ld+json"> keeps its content, raw, as a text child.
 *
 * Elements deeper than GS_LIMIT_HTML_DEPTH are folded into the one at the
 * limit: their text is kept, their structure is not.
 */
#ifndef GS_INGEST_HTML_TREE_H
#define GS_INGEST_HTML_TREE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "gainsay.h"

/* Element names, in the order of strcmp: they are found by halving. */
#define GS_HTML_TAGS(X)                                                                            \
    X(A, "a")                                                                                      \
    X(ABBR, "abbr")                                                                                \
    X(ADDRESS, "address")                                                                          \
    X(ARTICLE, "article")                                                                          \
    X(ASIDE, "aside")                                                                              \
    X(AUDIO, "audio")                                                                              \
    X(B, "b")                                                                                      \
    X(BASE, "base")                                                                                \
    X(BLOCKQUOTE, "blockquote")                                                                    \
    X(BODY, "body")                                                                                \
    X(BR, "br")                                                                                    \
    X(BUTTON, "button")                                                                            \
    X(CANVAS, "canvas")                                                                            \
    X(CAPTION, "caption")                                                                          \
    X(CENTER, "center")                                                                            \
    X(CITE, "cite")                                                                                \
    X(CODE, "code")                                                                                \
    X(DATALIST, "datalist")                                                                        \
    X(DD, "dd")                                                                                    \
    X(DEL, "del")                                                                                  \
    X(DETAILS, "details")                                                                          \
    X(DIALOG, "dialog")                                                                            \
    X(DIV, "div")                                                                                  \
    X(DL, "dl")                                                                                    \
    X(DT, "dt")                                                                                    \
    X(EM, "em")                                                                                    \
    X(EMBED, "embed")                                                                              \
    X(FIELDSET, "fieldset")                                                                        \
    X(FIGCAPTION, "figcaption")                                                                    \
    X(FIGURE, "figure")                                                                            \
    X(FONT, "font")                                                                                \
    X(FOOTER, "footer")                                                                            \
    X(FORM, "form")                                                                                \
    X(H1, "h1")                                                                                    \
    X(H2, "h2")                                                                                    \
    X(H3, "h3")                                                                                    \
    X(H4, "h4")                                                                                    \
    X(H5, "h5")                                                                                    \
    X(H6, "h6")                                                                                    \
    X(HEAD, "head")                                                                                \
    X(HEADER, "header")                                                                            \
    X(HGROUP, "hgroup")                                                                            \
    X(HR, "hr")                                                                                    \
    X(HTML, "html")                                                                                \
    X(I, "i")                                                                                      \
    X(IFRAME, "iframe")                                                                            \
    X(IMG, "img")                                                                                  \
    X(INPUT, "input")                                                                              \
    X(INS, "ins")                                                                                  \
    X(LABEL, "label")                                                                              \
    X(LEGEND, "legend")                                                                            \
    X(LI, "li")                                                                                    \
    X(LINK, "link")                                                                                \
    X(MAIN, "main")                                                                                \
    X(MATH, "math")                                                                                \
    X(MENU, "menu")                                                                                \
    X(META, "meta")                                                                                \
    X(NAV, "nav")                                                                                  \
    X(NOSCRIPT, "noscript")                                                                        \
    X(OBJECT, "object")                                                                            \
    X(OL, "ol")                                                                                    \
    X(OPTGROUP, "optgroup")                                                                        \
    X(OPTION, "option")                                                                            \
    X(P, "p")                                                                                      \
    X(PICTURE, "picture")                                                                          \
    X(PRE, "pre")                                                                                  \
    X(Q, "q")                                                                                      \
    X(S, "s")                                                                                      \
    X(SCRIPT, "script")                                                                            \
    X(SECTION, "section")                                                                          \
    X(SELECT, "select")                                                                            \
    X(SMALL, "small")                                                                              \
    X(SOURCE, "source")                                                                            \
    X(SPAN, "span")                                                                                \
    X(STRONG, "strong")                                                                            \
    X(STYLE, "style")                                                                              \
    X(SUB, "sub")                                                                                  \
    X(SUMMARY, "summary")                                                                          \
    X(SUP, "sup")                                                                                  \
    X(SVG, "svg")                                                                                  \
    X(TABLE, "table")                                                                              \
    X(TBODY, "tbody")                                                                              \
    X(TD, "td")                                                                                    \
    X(TEMPLATE, "template")                                                                        \
    X(TEXTAREA, "textarea")                                                                        \
    X(TFOOT, "tfoot")                                                                              \
    X(TH, "th")                                                                                    \
    X(THEAD, "thead")                                                                              \
    X(TIME, "time")                                                                                \
    X(TITLE, "title")                                                                              \
    X(TR, "tr")                                                                                    \
    X(U, "u")                                                                                      \
    X(UL, "ul")                                                                                    \
    X(VIDEO, "video")                                                                              \
    X(WBR, "wbr")

/* Attribute names, likewise. */
#define GS_HTML_ATTRS(X)                                                                           \
    X(ALT, "alt")                                                                                  \
    X(ARIA_HIDDEN, "aria-hidden")                                                                  \
    X(ARIA_LABEL, "aria-label")                                                                    \
    X(ARIA_MODAL, "aria-modal")                                                                    \
    X(CHARSET, "charset")                                                                          \
    X(CLASS, "class")                                                                              \
    X(CONTENT, "content")                                                                          \
    X(DATA_COMPONENT, "data-component")                                                            \
    X(DATA_TESTID, "data-testid")                                                                  \
    X(DATA_TYPE, "data-type")                                                                      \
    X(DATETIME, "datetime")                                                                        \
    X(DIR, "dir")                                                                                  \
    X(HIDDEN, "hidden")                                                                            \
    X(HREF, "href")                                                                                \
    X(HREFLANG, "hreflang")                                                                        \
    X(HTTP_EQUIV, "http-equiv")                                                                    \
    X(ID, "id")                                                                                    \
    X(ITEMPROP, "itemprop")                                                                        \
    X(ITEMSCOPE, "itemscope")                                                                      \
    X(ITEMTYPE, "itemtype")                                                                        \
    X(LANG, "lang")                                                                                \
    X(MEDIA, "media")                                                                              \
    X(NAME, "name")                                                                                \
    X(PROPERTY, "property")                                                                        \
    X(PUBDATE, "pubdate")                                                                          \
    X(REL, "rel")                                                                                  \
    X(ROLE, "role")                                                                                \
    X(SRC, "src")                                                                                  \
    X(STYLE, "style")                                                                              \
    X(TITLE, "title")                                                                              \
    X(TYPE, "type")                                                                                \
    X(TYPEOF, "typeof")                                                                            \
    X(VALUE, "value")                                                                              \
    X(XML_LANG, "xml:lang")

#define GS_HTML_TAG_ENUM(id, name)  GS_TAG_##id,
#define GS_HTML_ATTR_ENUM(id, name) GS_ATTR_##id,

typedef enum gs_html_tag {
    GS_HTML_TAGS(GS_HTML_TAG_ENUM) /* GS_TAG_A, ... */
    GS_TAG_OTHER,                  /* an element of any other name */
    GS_TAG_TEXT,                   /* not an element: text         */
    GS_TAG_ROOT,                   /* node 0, above all others     */
    GS_TAG_COUNT
} gs_html_tag;

typedef enum gs_html_attr_name {
    GS_HTML_ATTRS(GS_HTML_ATTR_ENUM) /* GS_ATTR_ALT, ... */
    GS_ATTR_COUNT
} gs_html_attr_name;

typedef struct gs_html_attr {
    gs_str            value; /* entities decoded; .p is never NULL */
    gs_html_attr_name name;
} gs_html_attr;

typedef struct gs_html_node {
    uint16_t tag;        /* gs_html_tag                              */
    uint16_t attr_count; /* of an element                            */
    uint32_t parent;     /* index; the root's is 0                   */
    uint32_t end;        /* index behind the last node of its subtree */
    uint32_t first_attr; /* index into attrs                         */
    gs_str   text;       /* of a GS_TAG_TEXT, else none              */
} gs_html_node;

typedef struct gs_html_tree {
    gs_html_node *nodes; /* [count], document order; never empty */
    size_t        count, cap;
    gs_html_attr *attrs;
    size_t        attr_count, attr_cap;
} gs_html_tree;

/* Parses `page`, which is valid UTF-8 without NUL. All that the tree holds is
 * in `arena`. Nothing a page can hold is an error except that there is too
 * much of it: GS_E_LIMIT past GS_LIMIT_HTML_NODES, GS_E_NOMEM. */
gs_status gs_html_parse(gs_html_tree *tree, gs_str page, gs_arena *arena, gs_error *err);

/* An attribute's value; .p is NULL when the element has none of that name. */
gs_str gs_html_attr_of(const gs_html_tree *tree, uint32_t node, gs_html_attr_name name);

/* Children in order; 0, which is never a child, at the end. */
static inline uint32_t gs_html_first_child(const gs_html_tree *tree, uint32_t node)
{
    return tree->nodes[node].end > node + 1 ? node + 1 : 0;
}

static inline uint32_t gs_html_next_sibling(const gs_html_tree *tree, uint32_t node)
{
    uint32_t next = tree->nodes[node].end;
    return node && next < tree->nodes[tree->nodes[node].parent].end ? next : 0;
}

/* The text under `node`, white space collapsed to single blanks and none at
 * the ends, scripts and styles left out; in `arena`, cut at a character when
 * longer than `limit` bytes. .p is NULL only when memory ran out. */
gs_str gs_html_text_of(const gs_html_tree *tree, uint32_t node, size_t limit, gs_arena *arena);

/* The name of a tag, for messages and tests: "div", "#text". */
const char *gs_html_tag_name(gs_html_tag tag);

#endif
