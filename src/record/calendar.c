/* record/calendar.c - see calendar.h. */
#include "record/calendar.h"

long gs_day_number(gs_day d)
{
    long y = d.year - (d.month <= 2);
    long era = (y >= 0 ? y : y - 399) / 400;
    long yoe = y - era * 400;
    long doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

gs_day gs_day_from(long number)
{
    long   z = number + 719468;
    long   era = (z >= 0 ? z : z - 146096) / 146097;
    long   doe = z - era * 146097;
    long   yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    long   doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    long   mp = (5 * doy + 2) / 153;
    gs_day d;

    d.day = (int)(doy - (153 * mp + 2) / 5 + 1);
    d.month = (int)(mp < 10 ? mp + 3 : mp - 9);
    d.year = (int)(yoe + era * 400 + (d.month <= 2));
    return d;
}

int gs_day_weekday(long number)
{
    return (int)(((number + 3) % 7 + 7) % 7) + 1;
}

int gs_month_length(int year, int month)
{
    gs_day next = {month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1};

    return gs_day_from(gs_day_number(next) - 1).day;
}

bool gs_day_exists(gs_day d)
{
    return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= gs_month_length(d.year, d.month);
}

void gs_day_week(long number, int *year, int *week)
{
    long thursday = number - gs_day_weekday(number) + 4;

    *year = gs_day_from(thursday).year;
    *week = (int)((thursday - gs_day_number((gs_day){*year, 1, 1})) / 7) + 1;
}

long gs_day_add_months(long number, long months)
{
    gs_day d = gs_day_from(number);
    long   m = (long)d.year * 12 + d.month - 1 + months;
    int    year = (int)(m >= 0 ? m / 12 : (m - 11) / 12);
    int    month = (int)(m - (long)year * 12) + 1;
    int    last = gs_month_length(year, month);

    return gs_day_number((gs_day){year, month, d.day < last ? d.day : last});
}
