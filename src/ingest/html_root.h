/* ingest/html_root.h - the element that holds the body of the report.
 *
 * It is the one that the page itself names as its article's body, if that
 * holds a fair share of the running text; else the one with much running text
 * and little else. Nearly all running text may stand in one child of it, and
 * in one child of that: the innermost is taken.
 */
#ifndef GS_INGEST_HTML_ROOT_H
#define GS_INGEST_HTML_ROOT_H

#include <stdbool.h>
#include <stdint.h>

#include "ingest/html_text.h"
#include "ingest/html_tree.h"

/* What is known of a page when its body is sought. Sums over lines stand at
 * the line behind the last one summed, so that a stretch costs one
 * subtraction. */
typedef struct gs_html_page {
    const gs_html_tree   *tree;
    const gs_html_blocks *blocks;
    uint32_t             *marks; /* [node] own hints, GS_HINT_*              */
    uint32_t             *all;   /* [node] with those of what it stands in   */
    uint32_t             *first; /* [node + 1] lines that begin before it    */
    uint32_t             *mass;  /* [line + 1] running text in lines before  */
    uint32_t             *size;  /* [line + 1] all text in lines before      */
    uint32_t              title; /* line of the title, or blocks->count      */
} gs_html_page;

/* Bytes of running text, and of all text, in what an element holds. */
static inline uint32_t gs_html_mass_of(const gs_html_page *p, uint32_t node)
{
    return p->mass[p->first[p->tree->nodes[node].end]] - p->mass[p->first[node]];
}

static inline uint32_t gs_html_size_of(const gs_html_page *p, uint32_t node)
{
    return p->size[p->first[p->tree->nodes[node].end]] - p->size[p->first[node]];
}

/* The node that holds the body; 0, the whole page, if nothing stands out.
 * *named tells whether the page itself names it as that. */
uint32_t gs_html_root_of(const gs_html_page *p, bool *named);

/* Down from `node` as long as one child holds nearly all running text. */
uint32_t gs_html_densest(const gs_html_page *p, uint32_t node);

#endif
