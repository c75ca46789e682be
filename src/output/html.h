/* output/html.h - reports as one page for a browser, in one file.
 *
 *     html.c          the frame, and what a report's article begins with
 *     html_claim.c    claims beside their denials, statements by speaker
 *     html_event.c    events, agreements, who is who
 *     html_text.c     the text as it was published, each record's words marked
 *     html_put.c      words, names and links
 *     html_style.c    the style sheet
 *
 * The page asks nothing of the network and needs no script. All text is escaped, and
 * what need not run from left to right says so. Records have the anchors KEY-s3, the words
 * that they were read from KEY-s3-at, sentences KEY-z7, so pages may be linked to.
 */
#ifndef GS_OUTPUT_HTML_H
#define GS_OUTPUT_HTML_H

#include "base/buf.h"
#include "doc/doc.h"
#include "gainsay.h"

void gs_html_head(const gs_export_options *options, gs_buf *out);
void gs_html(const gs_doc *doc, const gs_export_options *options, gs_buf *out);
void gs_html_foot(gs_buf *out);

/* The table of contents of a page of several reports: behind the head, a call for each. */
void gs_html_contents(gs_buf *out);
void gs_html_content(const char *key, gs_str title, gs_str publisher, gs_str date, gs_buf *out);
void gs_html_contents_end(gs_buf *out);

#endif
