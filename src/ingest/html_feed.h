/* ingest/html_feed.h - what of a page the HTML parser gets to see.
 *
 * More than half of a news page is scripts, styles, drawings and comments. A
 * scan for "<" finds them several times faster than a parser can pass over
 * them, so they are cut out before. The same scan keeps elements from opening
 * without end: the parser looks through its stack of open elements at every
 * end tag, so that a stack of 100,000 would make it quadratic.
 *
 * What is cut follows the HTML standard's tokenizer: a quote counts only as
 * the beginning of an attribute's value; a script ends at "</script" whatever
 * stands in it; one that never ends takes the rest of the page. A comment that
 * never ends takes only its first line up to ">", so that text is not lost.
 */
#ifndef GS_INGEST_HTML_FEED_H
#define GS_INGEST_HTML_FEED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Who gets the page. Each returns false to stop the feed. */
typedef struct gs_html_sink {
    void *ctx;
    /* A stretch of the page; begins and ends between tokens of HTML. */
    bool (*markup)(void *ctx, gs_str piece);
    /* The content of a <script type="application/ld+json">. */
    bool (*json)(void *ctx, gs_str content);
    /* How many elements are open after what was given. */
    size_t (*depth)(void *ctx);
} gs_html_sink;

/* Feeds all of `page`. False when the sink stopped it. */
bool gs_html_feed(gs_str page, const gs_html_sink *sink, size_t depth_limit);

#endif
