/* ingest/html_text.h - what of a page a reader sees, as lines of text.
 *
 * Every visible block in document order is one line: white space inside it is
 * one blank, an empty line stands between paragraphs, a single line end
 * between the items of a list, the rows of a table and the lines that <br>
 * parts. Nothing is sorted or cut.
 */
#ifndef GS_INGEST_HTML_TEXT_H
#define GS_INGEST_HTML_TEXT_H

#include "ingest/html_tree.h"

/* One line. */
typedef struct gs_html_block {
    uint32_t start; /* bytes [start, end) of the text: no white space at the ends */
    uint32_t end;
    uint32_t node;  /* the innermost block element around it */
    uint32_t inner; /* the smallest element around all of it; may be inline */
    uint32_t first; /* its first text node                   */
    uint32_t links; /* how many of its bytes are links       */
    uint32_t bold;  /* how many stand in <b> or <strong>     */
    bool     br;    /* <br> parts it from the line before    */
} gs_html_block;

typedef struct gs_html_blocks {
    gs_html_block *items;
    size_t         count, cap;
    gs_str         text; /* all lines with their line ends */
} gs_html_blocks;

/* Lays the tree out. Everything is in `arena`. GS_OK or GS_E_NOMEM. */
gs_status gs_html_layout(const gs_html_tree *tree, gs_arena *arena, gs_html_blocks *out,
                         gs_error *err);

#endif
