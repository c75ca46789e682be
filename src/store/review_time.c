/* store/review_time.c - see review_time.h. */
#include "store/review_time.h"

#include <stdio.h>

#include "record/calendar.h"

/* What a form of the list above looks like: 0 is any digit. */
static bool has_form(gs_str s, const char *form)
{
    if (s.n != strlen(form))
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (form[i] == '0' ? !gs_ascii_digit(s.p[i]) : s.p[i] != form[i])
            return false;
    }
    return true;
}

static int number(gs_str s, size_t from, size_t n)
{
    int x = 0;

    for (size_t i = from; i < from + n; i++)
        x = x * 10 + (s.p[i] - '0');
    return x;
}

static gs_str keep(gs_arena *arena, const char *format, int a, int b, int c)
{
    char text[40];

    snprintf(text, sizeof text, format, a, b, c);
    return gs_arena_str(arena, gs_str_from(text));
}

static void set_days(gs_time *t, gs_arena *arena, gs_day first, gs_day last)
{
    t->start = keep(arena, "%04d-%02d-%02d", first.year, first.month, first.day);
    t->end = keep(arena, "%04d-%02d-%02d", last.year, last.month, last.day);
}

static bool read_month(gs_str s, gs_arena *arena, gs_time *t)
{
    int year = number(s, 0, 4), month = number(s, 5, 2);

    t->precision = GS_PRECISION_MONTH;
    if (month < 1 || month > 12)
        return false;
    set_days(t, arena, (gs_day){year, month, 1},
             (gs_day){year, month, gs_month_length(year, month)});
    return true;
}

static bool read_week(gs_str s, gs_arena *arena, gs_time *t)
{
    int  year = number(s, 0, 4), week = number(s, 6, 2), of_year, of_week;
    long fourth = gs_day_number((gs_day){year, 1, 4}); /* is in week 1 */
    long monday = fourth - (gs_day_weekday(fourth) - 1) + 7L * (week - 1);

    gs_day_week(monday, &of_year, &of_week);
    t->precision = GS_PRECISION_WEEK;
    set_days(t, arena, gs_day_from(monday), gs_day_from(monday + 6));
    return of_year == year && of_week == week;
}

static bool read_day(gs_str s, gs_arena *arena, gs_time *t)
{
    gs_day day = {number(s, 0, 4), number(s, 5, 2), number(s, 8, 2)};

    t->precision = GS_PRECISION_DAY;
    set_days(t, arena, day, day);
    return gs_day_exists(day);
}

/* Behind a day, Thh:mm. */
static bool read_minute(gs_str s, gs_arena *arena, gs_time *t)
{
    bool good = read_day(s, arena, t) && number(s, 11, 2) < 24 && number(s, 14, 2) < 60;

    t->precision = GS_PRECISION_MINUTE;
    t->start = t->end = t->value;
    return good;
}

/* The year is not known; 29 February there may have been. */
static bool read_yearless(gs_str s, gs_arena *arena, gs_time *t)
{
    int month = number(s, s.n - 5, 2), day = number(s, s.n - 2, 2);

    t->precision = GS_PRECISION_DAY;
    t->value = keep(arena, "XXXX-%02d-%02d", month, day, 0);
    t->start = t->end = keep(arena, "--%02d-%02d", month, day, 0);
    return gs_day_exists((gs_day){2000, month, day});
}

bool gs_review_time(gs_str value, gs_arena *arena, gs_time *out)
{
    gs_time t = {.value = gs_arena_str(arena, value)};
    bool    good = false;

    if (has_form(value, "0000")) {
        int year = number(value, 0, 4);
        t.precision = GS_PRECISION_YEAR;
        set_days(&t, arena, (gs_day){year, 1, 1}, (gs_day){year, 12, 31});
        good = true;
    } else if (has_form(value, "0000-00")) {
        good = read_month(value, arena, &t);
    } else if (has_form(value, "0000-W00")) {
        good = read_week(value, arena, &t);
    } else if (has_form(value, "0000-00-00")) {
        good = read_day(value, arena, &t);
    } else if (has_form(value, "0000-00-00T00:00")) {
        good = read_minute(value, arena, &t);
    } else if (has_form(value, "XXXX-00-00") || has_form(value, "--00-00")) {
        good = read_yearless(value, arena, &t);
    }
    if (good)
        *out = t;
    return good;
}
