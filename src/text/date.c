/* text/date.c - the calendar: what days exist, their weekdays, ISO 8601 out.
 * The reading is in date_read.c. See date.h.
 */
#include "text/date.h"

#include <stdio.h>

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && (year == 0 || leap(year)) ? 29 : days[month - 1];
}

bool gs_date_valid(const gs_date *date)
{
    if (date->month < 0 || date->month > 12 || date->day < 0 || date->year < 0 ||
        date->year > 9999 || date->weekday < 0 || date->weekday > 7)
        return false;
    if (date->day && (!date->month || date->day > month_days(date->year, date->month)))
        return false;
    if (date->hour == -1)
        return true;
    return date->hour >= 0 && date->hour <= 23 && date->minute >= 0 && date->minute <= 59 &&
           date->second >= 0 && date->second <= 59 && date->zone_minutes > -24 * 60 &&
           date->zone_minutes < 24 * 60;
}

/* Counts from 1 March, so that the leap day is a year's last (Hinnant, "chrono-
 * compatible low-level date algorithms"). */
int64_t gs_date_days(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

int gs_date_weekday(int year, int month, int day)
{
    int64_t days = gs_date_days(year, month, day) + 3; /* 1 January 1970 was a Thursday */

    return (int)((days % 7 + 7) % 7) + 1;
}

bool gs_date_contradicts_weekday(const gs_date *date)
{
    return date->weekday && date->year && date->month && date->day &&
           gs_date_weekday(date->year, date->month, date->day) != date->weekday;
}

static int format_zone(const gs_date *date, char *out, size_t size)
{
    int minutes = date->zone_minutes < 0 ? -date->zone_minutes : date->zone_minutes;

    if (!date->has_zone)
        return 0;
    if (minutes == 0)
        return snprintf(out, size, "Z");
    return snprintf(out, size, "%c%02d:%02d", date->zone_minutes < 0 ? '-' : '+', minutes / 60,
                    minutes % 60);
}

size_t gs_date_format(const gs_date *date, char *out)
{
    const size_t size = 40;
    int          n = 0;

    out[0] = '\0';
    if (!gs_date_valid(date))
        return 0;
    if (date->year && date->day)
        n = snprintf(out, size, "%04d-%02d-%02d", date->year, date->month, date->day);
    else if (date->year && date->month)
        n = snprintf(out, size, "%04d-%02d", date->year, date->month);
    else if (date->year)
        n = snprintf(out, size, "%04d", date->year);
    else if (date->day)
        n = snprintf(out, size, "--%02d-%02d", date->month, date->day);
    if (date->year && date->day && date->hour >= 0) {
        n += snprintf(out + n, size - (size_t)n, "T%02d:%02d:%02d", date->hour, date->minute,
                      date->second);
        n += format_zone(date, out + n, size - (size_t)n);
    }
    return (size_t)n;
}
