/* record/calendar.h - days as numbers, and the units of the calendar.
 *
 * A day is counted from 1970-01-01 in the proleptic Gregorian calendar
 * (Hinnant, "chrono-compatible low-level date algorithms"). Weeks are those of
 * ISO 8601: Monday to Sunday, week 1 has the year's first Thursday.
 */
#ifndef GS_RECORD_CALENDAR_H
#define GS_RECORD_CALENDAR_H

#include <stdbool.h>

typedef struct gs_day {
    int year, month, day;
} gs_day;

long   gs_day_number(gs_day d);
gs_day gs_day_from(long number);
int    gs_day_weekday(long number); /* 1 Monday .. 7 Sunday */
int    gs_month_length(int year, int month);
bool   gs_day_exists(gs_day d);

/* The ISO year and week of a day. */
void gs_day_week(long number, int *year, int *week);

/* The day moved by whole months; the last of a shorter month. */
long gs_day_add_months(long number, long months);

#endif
