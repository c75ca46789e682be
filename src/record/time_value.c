/* record/time_value.c - a time as the record format has it: TIMEX3 value
 * (Pustejovsky et al., TimeML 1.2.1), first and last day.
 */
#include <stdarg.h>
#include <stdio.h>

#include "record/time.h"

typedef struct text {
    char   p[48];
    size_t n;
} text;

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static void
add(text *t, const char *format, ...)
{
    va_list args;
    int     n;

    va_start(args, format);
    n = vsnprintf(t->p + t->n, sizeof t->p - t->n, format, args);
    va_end(args);
    t->n = n < 0 || t->n + (size_t)n >= sizeof t->p ? sizeof t->p - 1 : t->n + (size_t)n;
}

static gs_status keep(gs_arena *arena, const text *t, gs_str *out)
{
    if (!t->n)
        return GS_OK;
    *out = gs_arena_str(arena, gs_str_make(t->p, t->n));
    return out->p ? GS_OK : GS_E_NOMEM;
}

static bool given(const int32_t *slots, gs_time_slot slot)
{
    return slots[slot] != GS_TIME_UNSET;
}

static void add_day(text *t, long day)
{
    gs_day d = gs_day_from(day);

    add(t, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* "T09:30Z", "T09+03:00", "TMO" */
static bool add_clock(text *t, const int32_t *slots, bool with_part)
{
    static const char *const parts[] = {"MO", "MI", "AF", "EV", "NI", "DT"};
    int                      hour = slots[GS_TIME_HOUR],
        minute = given(slots, GS_TIME_MINUTE) ? slots[GS_TIME_MINUTE] : 0;
    int zone = slots[GS_TIME_ZONE];

    if (given(slots, GS_TIME_HHMM)) {
        hour = slots[GS_TIME_HHMM] / 100;
        minute = slots[GS_TIME_HHMM] % 100;
    } else if (!given(slots, GS_TIME_HOUR)) {
        if (with_part && given(slots, GS_TIME_PART) && slots[GS_TIME_PART] >= 0 &&
            slots[GS_TIME_PART] <= GS_PART_DT)
            add(t, "T%s", parts[slots[GS_TIME_PART]]);
        return false;
    }
    if (slots[GS_TIME_NOON] == GS_NOON_PM && hour < 12)
        hour += 12;
    if (slots[GS_TIME_NOON] == GS_NOON_AM && hour == 12)
        hour = 0;
    add(t, "T%02d:%02d", hour, minute);
    if (!given(slots, GS_TIME_ZONE))
        return true;
    if (zone)
        add(t, "%c%02d:%02d", zone < 0 ? '-' : '+', (zone < 0 ? -zone : zone) / 60,
            (zone < 0 ? -zone : zone) % 60);
    else
        add(t, "Z");
    return true;
}

static void add_value(text *t, const int32_t *slots, const gs_period *p)
{
    static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
    gs_day                   d = gs_day_from(p->first);
    int                      year, week;

    switch (p->unit) {
    case GS_UNIT_WEEK:
    case GS_UNIT_WEEKEND:
        gs_day_week(p->first, &year, &week);
        add(t, p->unit == GS_UNIT_WEEK ? "%04d-W%02d" : "%04d-W%02d-WE", year, week);
        return;
    case GS_UNIT_MONTH:
        add(t, "%04d-%02d", d.year, d.month);
        return;
    case GS_UNIT_QUARTER:
        if (given(slots, GS_TIME_SEASON) && slots[GS_TIME_SEASON] >= 0 && slots[GS_TIME_SEASON] < 4)
            add(t, "%04d-%s", d.year, seasons[slots[GS_TIME_SEASON]]);
        else if (given(slots, GS_TIME_HALF))
            add(t, "%04d-H%d", d.year, (d.month - 1) / 6 + 1);
        else
            add(t, "%04d-Q%d", d.year, (d.month - 1) / 3 + 1);
        return;
    case GS_UNIT_YEAR:
        add(t, "%04d", d.year);
        return;
    case GS_UNIT_DECADE:
        add(t, "%03d", d.year / 10);
        return;
    case GS_UNIT_CENTURY:
        add(t, "%02d", d.year / 100);
        return;
    default:
        if (p->last > p->first)
            add(t, "P%ldD", p->last - p->first + 1);
        else
            add_day(t, p->first);
    }
}

static gs_precision precision_of(const gs_period *p)
{
    switch (p->unit) {
    case GS_UNIT_WEEK:
        return GS_PRECISION_WEEK;
    case GS_UNIT_MONTH:
    case GS_UNIT_QUARTER:
        return GS_PRECISION_MONTH;
    case GS_UNIT_YEAR:
    case GS_UNIT_DECADE:
    case GS_UNIT_CENTURY:
        return GS_PRECISION_YEAR;
    default:
        return GS_PRECISION_DAY;
    }
}

/* "P45D", "PT3H", "PXY", "P2.5Y" */
static bool add_duration(text *t, const int32_t *slots)
{
    static const char *const letters[] = {"S", "M", "H", "D", "WE", "W", "M", "Q", "Y", "DE", "CE"};
    int                      unit = slots[GS_TIME_UNIT];

    if (unit < 0 || unit > GS_UNIT_CENTURY)
        return false;
    add(t, unit <= GS_UNIT_HOUR ? "PT" : "P");
    if (given(slots, GS_TIME_NUM) && slots[GS_TIME_NUM] > 0) {
        add(t, "%d", (int)slots[GS_TIME_NUM]);
        if (given(slots, GS_TIME_PLUS))
            add(t, ".%d", (int)slots[GS_TIME_PLUS]);
    } else if (given(slots, GS_TIME_PLUS) && given(slots, GS_TIME_NUM)) {
        add(t, "0.%d", (int)slots[GS_TIME_PLUS]);
    } else {
        add(t, "X");
    }
    add(t, "%s", letters[unit]);
    return true;
}

/* "the past two weeks", "the next six months": with both ends. */
static void duration_ends(const gs_time_ground *g, const int32_t *slots, text *start, text *end)
{
    static const int days[] = {0, 0, 0, 1, 7, 7};
    static const int months[] = {0, 0, 0, 0, 0, 0, 1, 3, 12, 120, 1200};
    int              unit = slots[GS_TIME_UNIT], n = slots[GS_TIME_NUM];
    long             other;

    if (!given(slots, GS_TIME_DIR) || !g->dated || unit < GS_UNIT_DAY || n < 1 || n > 1000)
        return;
    n *= slots[GS_TIME_DIR];
    other = unit <= GS_UNIT_WEEK ? g->report + (long)n * days[unit]
                                 : gs_day_add_months(g->report, (long)n * months[unit]);
    add_day(n < 0 ? start : end, other);
    add_day(n < 0 ? end : start, g->report);
}

static gs_precision unit_precision(const int32_t *slots)
{
    gs_period p = {.unit = slots[GS_TIME_UNIT]};

    return p.unit >= 0 && p.unit < GS_UNIT_DAY ? GS_PRECISION_MINUTE : precision_of(&p);
}

static bool write_set(const int32_t *slots, gs_timex *out, text *value)
{
    out->type = GS_TIMEX_SET;
    out->time.precision = unit_precision(slots);
    if (!given(slots, GS_TIME_WEEKDAY))
        return given(slots, GS_TIME_UNIT) && add_duration(value, slots);
    out->time.precision = GS_PRECISION_DAY;
    add(value, "XXXX-WXX-%d", (int)slots[GS_TIME_WEEKDAY]);
    add_clock(value, slots, true);
    return true;
}

/* A date that is not known to the year: "XXXX-11-25", "--11-25". */
static bool write_partial(const gs_period *p, text *value, text *start, text *end)
{
    if (p->weekday)
        add(value, "XXXX-WXX-%d", p->weekday);
    else if (p->unit == GS_UNIT_MONTH && p->month)
        add(value, "XXXX-%02d", p->month);
    else if (p->month && p->day) {
        add(value, "XXXX-%02d-%02d", p->month, p->day);
        add(start, "--%02d-%02d", p->month, p->day);
        add(end, "--%02d-%02d", p->month, p->day);
    } else {
        add(value, "XXXX-XX-XX");
        return false;
    }
    return true;
}

static bool write_date(int32_t *slots, const gs_time_ground *g, gs_timex *out, text ends[3])
{
    static const char *const refs[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    text                    *value = &ends[0], *start = &ends[1], *end = &ends[2];
    gs_period                p;
    bool                     clock;

    out->type = GS_TIMEX_DATE;
    out->time.precision = GS_PRECISION_DAY;
    if (given(slots, GS_TIME_REF)) {
        add(value, "%s",
            refs[slots[GS_TIME_REF] >= 0 && slots[GS_TIME_REF] < 3 ? slots[GS_TIME_REF] : 1]);
        return true;
    }
    if (!gs_time_anchor(g, slots, &p))
        return false;
    out->time.precision = precision_of(&p);
    if (p.known) {
        add_value(value, slots, &p);
        add_day(start, p.first);
        add_day(end, p.last);
        if (p.unit == GS_UNIT_DAY && p.last > p.first)
            out->type = GS_TIMEX_DURATION;
    } else {
        write_partial(&p, value, start, end);
    }
    if (p.unit == GS_UNIT_DAY || p.unit == GS_UNIT_WEEKEND) {
        size_t n = value->n;
        clock = add_clock(value, slots, true);
        if (clock) {
            add_clock(start, slots, false);
            add_clock(end, slots, false);
            out->time.precision = GS_PRECISION_MINUTE;
        }
        if (value->n > n)
            out->type = GS_TIMEX_TIME;
        if (clock && start->n && start->p[0] == 'T')
            start->n = end->n = 0;
    }
    return true;
}

gs_status gs_time_write(const gs_time_hit *hit, const gs_time_ground *g, gs_arena *arena,
                        gs_timex *out)
{
    static const char *const mods[] = {"APPROX", "MORE_THAN", "LESS_THAN", "START", "MID", "END"};
    int32_t                  slots[GS_TIME_SLOT_COUNT];
    text                     t[3] = {{{0}, 0}, {{0}, 0}, {{0}, 0}}; /* value, start, end */
    bool                     good;
    gs_status                st;

    for (int i = 0; i < GS_TIME_SLOT_COUNT; i++)
        slots[i] = hit->slots[i];
    out->rule = hit->rule->name;
    if (given(slots, GS_TIME_MOD) && slots[GS_TIME_MOD] >= 0 && slots[GS_TIME_MOD] <= GS_MOD_END) {
        out->mod = mods[slots[GS_TIME_MOD]];
        out->time.approximate = slots[GS_TIME_MOD] <= GS_MOD_LESS;
    }
    if (hit->rule->kind == GS_TIME_DURATION) {
        out->type = GS_TIMEX_DURATION;
        out->time.precision = unit_precision(slots);
        good = add_duration(&t[0], slots);
        duration_ends(g, slots, &t[1], &t[2]);
    } else if (hit->rule->kind == GS_TIME_SET) {
        good = write_set(slots, out, &t[0]);
    } else {
        good = write_date(slots, g, out, t);
    }
    if (!good)
        return GS_OK;
    if (given(slots, GS_TIME_OPEN))
        t[slots[GS_TIME_OPEN] == GS_OPEN_END ? 2 : 1].n = 0;
    st = keep(arena, &t[0], &out->time.value);
    if (st == GS_OK)
        st = keep(arena, &t[1], &out->time.start);
    return st == GS_OK ? keep(arena, &t[2], &out->time.end) : st;
}
