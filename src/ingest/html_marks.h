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

/* Hints that a part is not the report: such that hold in most cases, and such
 * that the names of columns and wrappers often contain. A paywall is neither:
 * what stands in a <p class="paywall"> is the report that was paid for. */
#define GS_HINT_FIRM                                                                               \
    (GS_HINT_COMMENT | GS_HINT_RELATED | GS_HINT_COOKIE | GS_HINT_NAV | GS_HINT_FOOTER)
#define GS_HINT_SOFT                                                                               \
    (GS_HINT_SHARE | GS_HINT_NEWSLETTER | GS_HINT_PROMO | GS_HINT_ASIDE | GS_HINT_TAGS |           \
     GS_HINT_MODAL | GS_HINT_UNSEEN | GS_HINT_BIO)
#define GS_HINT_AWAY (GS_HINT_FIRM | GS_HINT_SOFT)

/* The GS_HINT_* of `node` itself, without those of what it stands in. */
uint32_t gs_html_marks_of(const gs_html_tree *tree, uint32_t node, const gs_know *know);

/* The GS_HINT_* of a line that begins with a stock phrase ("Read more: ..."),
 * 0 when it does not. *whole is set when the phrase is all of the line. */
uint32_t gs_html_phrase_of(gs_str line, const gs_know *know, bool *whole);

/* Whether a line's last words credit a picture. */
bool gs_html_credits(gs_str line, const gs_know *know);

#endif
