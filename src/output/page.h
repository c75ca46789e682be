/* output/page.h - running text on a terminal: wrapped, styled, harmless.
 *
 * Text is put word by word into lines of a given width. Width is counted in
 * columns by code points: two for wide East Asian characters, none for marks
 * that combine with the one before. Nothing of the text can steer the
 * terminal: control characters, bidirectional controls and other invisible
 * ones come out as "<U+202E>", and so do marks stacked higher than any
 * language needs.
 *
 * Without `unicode` the page is plain ASCII: typographic marks and Latin
 * letters become their nearest, everything else "<U+0416>". Without `color`
 * there is no escape sequence at all.
 */
#ifndef GS_OUTPUT_PAGE_H
#define GS_OUTPUT_PAGE_H

#include "base/buf.h"
#include "base/str.h"
#include "gainsay.h"

typedef enum gs_style {
    GS_STYLE_PLAIN = 1, /* a style is a byte below 0x20: see page.c */
    GS_STYLE_FAINT,
    GS_STYLE_STRONG,
    GS_STYLE_HEADING,
    GS_STYLE_DENIES, /* each of these four with its cue's, which is underlined */
    GS_STYLE_DENIES_CUE,
    GS_STYLE_DOUBTS,
    GS_STYLE_DOUBTS_CUE,
    GS_STYLE_ASKS,
    GS_STYLE_ASKS_CUE,
    GS_STYLE_SAYS,
    GS_STYLE_SAYS_CUE,
    GS_STYLE_END
} gs_style;

typedef struct gs_page {
    gs_buf  *out;
    gs_buf   word; /* not yet placed: text with style bytes between */
    unsigned word_width;
    unsigned width;  /* columns of a line                       */
    unsigned indent; /* of the lines that begin from now on     */
    unsigned column; /* used up of this line                    */
    unsigned marks;  /* that combined with one character so far */
    bool     color;
    bool     unicode;
    bool     space;  /* a blank is due before the next word */
    bool     blank;  /* the line above is empty             */
    gs_style style;  /* of the word's end */
    gs_style active; /* of the terminal   */
} gs_page;

/* A page at the beginning of a line. `options` may be NULL. Errors stick in
 * `out`, also those of the page's own memory, once it is released. */
void gs_page_init(gs_page *page, const gs_table_options *options, gs_buf *out);
void gs_page_release(gs_page *page);

/* Adds running text: white space parts words, line ends too. Need not be
 * valid UTF-8. */
void gs_page_put(gs_page *page, gs_style style, gs_str s);

/* Without a blank before it, whatever went before: for marks around words. */
void gs_page_attach(gs_page *page, gs_style style, gs_str s);

/* Ends the line if anything stands on it; the same and an empty line. */
void gs_page_break(gs_page *page);
void gs_page_gap(gs_page *page);

/* Lines that begin from now on begin at `columns`. On a line that has not
 * come so far, goes on from there; else breaks it. */
void gs_page_indent(gs_page *page, unsigned columns);

/* Goes on at `column` of this line, or a blank behind what stands there when
 * that reaches farther. */
void gs_page_to(gs_page *page, unsigned column);

/* Columns that running text takes, were it put on one endless line. */
unsigned gs_page_measure(gs_page *page, gs_str s);

/* A line across the page. */
void gs_page_rule(gs_page *page);

/* Columns of one code point: 0, 1 or 2. */
unsigned gs_char_width(uint32_t c);

#endif
