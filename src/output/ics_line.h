/* output/ics_line.h - the content lines of a calendar (iCalendar, RFC 5545). */
#ifndef GS_OUTPUT_ICS_LINE_H
#define GS_OUTPUT_ICS_LINE_H

#include "base/buf.h"

/* A property's value is put together piece by piece and then ended. */
typedef struct gs_ics_line {
    gs_buf *out;
    gs_buf  value; /* of the property at hand, escaped */
} gs_ics_line;

void gs_ics_line_init(gs_ics_line *c, gs_buf *out);
void gs_ics_line_release(gs_ics_line *c); /* its errors go to `out` */

/* Adds text, escaped; adds a line of a longer text, with a label in front. An empty one is left out. */
void gs_ics_add(gs_ics_line *c, gs_str s);
void gs_ics_add_line(gs_ics_line *c, const char *label, gs_str s);

/* Ends the property whose value was added; puts a whole one. */
void gs_ics_end(gs_ics_line *c, const char *name);
void gs_ics_put(gs_ics_line *c, const char *name, const char *value);

/* DTSTART and DTEND of whole days, 20210430; the end is the day behind the last. */
void gs_ics_put_days(gs_ics_line *c, int first, int last);

/* What stands once before all entries. */
void gs_ics_begin(gs_buf *out);

#endif
