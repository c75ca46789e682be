/* monitor/write_row.h - what the pages of missions and agreements share: quotations, voices, ids. */
#ifndef GS_MONITOR_WRITE_ROW_H
#define GS_MONITOR_WRITE_ROW_H

#include "monitor/watch.h"
#include "output/page.h"

#define GS_ROW_GUTTER 12 /* columns before a row's own words: the day */

void gs_row_words(gs_page *page, gs_style style, const char *words);
void gs_row_dot(gs_page *page);

/* In quotation marks, whatever it is: words of a report or of the file. */
void gs_row_quote(gs_page *page, gs_style style, gs_str words);

/* The day of a row, and the days up to its last. */
void gs_row_begin(gs_page *page, const gs_row *row);

/* Whether it is said to have happened; said in words where it is not plainly so. */
void gs_row_reality(gs_page *page, const gs_row *row);

/* Who says it, in how many reports, the record of the first; then who asks, and each who
 * denies it, with their words. Ends the line. */
void gs_row_end(gs_page *page, const gs_row *row);

void gs_row_heading(gs_page *page, const char *words);

#endif
