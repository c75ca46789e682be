/* ingest/html_marks.h - what a page's own markup says that its parts are.
 *
 * Element names (<nav>), roles, and the words of class and id names, which
 * are much alike on all sites ("related", "newsletter", "article-body").
 */
#ifndef GS_INGEST_HTML_MARKS_H
#define GS_INGEST_HTML_MARKS_H

#include "ingest/html_tree.h"
#include "know/html_hints.h"
#include "know/know.h"

/* The GS_HINT_* of `node` itself, without those of what it stands in. */
uint32_t gs_html_marks_of(const gs_html_tree *tree, uint32_t node, const gs_know *know);

/* The GS_HINT_* of a line that begins with a stock phrase ("Read more: ..."),
 * 0 when it does not. *whole is set when the phrase is all of the line. */
uint32_t gs_html_phrase_of(gs_str line, const gs_know *know, bool *whole);

/* Whether a line's last words credit a picture. */
bool gs_html_credits(gs_str line, const gs_know *know);

#endif
