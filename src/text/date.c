/* text/date.c - see date.h. */
#include "text/date.h"

size_t gs_date_read(gs_str s, gs_date *date)
{
    (void)s;
    *date = (gs_date){.hour = -1};
    return 0;
}

size_t gs_date_find(gs_str s, gs_date *date, size_t *at)
{
    for (*at = 0; *at < s.n; (*at)++) {
        size_t n = gs_date_read(gs_str_sub(s, *at, s.n), date);
        if (n)
            return n;
    }
    return 0;
}

bool gs_date_valid(const gs_date *date)
{
    return date->month >= 1 && date->month <= 12;
}

int gs_date_weekday(int year, int month, int day)
{
    static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};

    year -= month < 3;
    return (year + year / 4 - year / 100 + year / 400 + shift[month - 1] + day + 6) % 7 + 1;
}

size_t gs_date_format(const gs_date *date, char *out)
{
    (void)date;
    out[0] = '\0';
    return 0;
}
