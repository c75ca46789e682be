/* text/date.h - calendar dates as press reports and pages write them.
 *
 * Reads, never guesses: a date without a year stays without one, a weekday is
 * used only to check, and the clock is never asked. Order of day and month in
 * "05/06/2020" is taken only where one reading is possible, or where `order`
 * says it.
 */
#ifndef GS_TEXT_DATE_H
#define GS_TEXT_DATE_H

#include <stdbool.h>

#include "base/str.h"

typedef struct gs_date {
    int  year;                 /* 0 = not given */
    int  month;                /* 1-12; 0 = not given */
    int  day;                  /* 1-31; 0 = not given */
    int  weekday;              /* 1 Monday .. 7 Sunday; 0 = not given */
    int  hour, minute, second; /* hour -1 = not given */
    int  zone_minutes;         /* east of UTC */
    bool has_zone;
} gs_date;

/* Reads a date at the beginning of `s` (ISO 8601, RFC 5322, or words and
 * numbers in English and the other languages of the month table) and says how
 * many bytes it takes; 0 when there is none. */
size_t gs_date_read(gs_str s, gs_date *date);

/* The same, anywhere in `s`; *at is where it begins. */
size_t gs_date_find(gs_str s, gs_date *date, size_t *at);

/* Whether the day exists; without a year 29 February does. */
bool gs_date_valid(const gs_date *date);

/* Day of the week (1 Monday .. 7 Sunday) of a full date. */
int gs_date_weekday(int year, int month, int day);

/* Writes "2020-11-25", "2020-11-25T14:05:00+04:00", "--11-25", "2020-11" or
 * "2020" into `out` (at least 40 bytes); the length, 0 when nothing is known. */
size_t gs_date_format(const gs_date *date, char *out);

#endif
