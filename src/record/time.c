/* record/time.c - when it was said, where words near the cue say so.
 *
 * "on Monday", "yesterday", "Wednesday, November 25", "last month", "in
 * 2007", between speaker and cue, behind the cue, or before the clause; not
 * inside what is said. A weekday is the last one up to the report's date and
 * a day without a year the last one, too; without a report's date a weekday
 * says nothing and a day stays without its year. The clock is never asked.
 */
#include <stdio.h>

#include "record/reading.h"

typedef struct day {
    int year, month, day; /* 0: not known */
} day;

/* Days since 1970-01-01 (Hinnant's algorithm), and back. */
static long to_days(day d)
{
    long y = d.year - (d.month <= 2);
    long era = (y >= 0 ? y : y - 399) / 400;
    long yoe = y - era * 400;
    long doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static day from_days(long z)
{
    long era, doe, yoe, doy, mp;
    day  d;

    z += 719468;
    era = (z >= 0 ? z : z - 146096) / 146097;
    doe = z - era * 146097;
    yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    mp = (5 * doy + 2) / 153;
    d.day = (int)(doy - (153 * mp + 2) / 5 + 1);
    d.month = (int)(mp < 10 ? mp + 3 : mp - 9);
    d.year = (int)(yoe + era * 400 + (d.month <= 2));
    return d;
}

static int weekday_of(long days) /* 1 Monday .. 7 Sunday */
{
    return (int)(((days + 3) % 7 + 7) % 7) + 1;
}

static int number(gs_str s)
{
    int n = 0;

    for (size_t i = 0; i < s.n && i < 4; i++) {
        if (!gs_ascii_digit(s.p[i]))
            return i ? n : 0; /* "25th" */
        n = n * 10 + (s.p[i] - '0');
    }
    return n;
}

/* The report's date; year 0 when it has none, all 0 when nothing. */
static day report_day(const gs_doc *doc)
{
    gs_str s = doc->meta.published;
    day    d = {0, 0, 0};

    if (s.n >= 10 && s.p[4] == '-') {
        d.year = number(gs_str_sub(s, 0, 4));
        d.month = number(gs_str_sub(s, 5, 7));
        d.day = number(gs_str_sub(s, 8, 10));
    } else if (s.n == 7 && gs_str_starts(s, GS_STR("--"))) {
        d.month = number(gs_str_sub(s, 2, 4));
        d.day = number(gs_str_sub(s, 5, 7));
    }
    if (d.month < 1 || d.month > 12 || d.day < 1 || d.day > 31)
        d = (day){0, 0, 0};
    return d;
}

static int index_of(gs_str word, const char *const *list, int count)
{
    for (int i = 0; i < count; i++) {
        if (gs_str_eq(word, gs_str_from(list[i])))
            return i + 1;
    }
    return 0;
}

static int month_at(const gs_reading *r, uint32_t t)
{
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    static const char *const shorts[] = {"jan", "feb", "mar",  "apr", "may", "jun",
                                         "jul", "aug", "sept", "oct", "nov", "dec"};
    gs_str                   w = gs_token_lower(r, t);
    int                      m;

    if (!gs_token_capital(r, t))
        return 0;
    if (w.n > 3 && w.p[w.n - 1] == '.')
        w.n--;
    m = index_of(w, months, 12);
    return m ? m : index_of(w, shorts, 12);
}

static int weekday_at(const gs_reading *r, uint32_t t)
{
    static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
    return gs_token_has(r, t, GS_WORD_WEEKDAY) ? index_of(gs_token_lower(r, t), days, 7) : 0;
}

/* What was read: days [first, last], or the parts of a date without a year. */
typedef struct reading {
    day          first, last;
    gs_precision precision;
    uint32_t     from, to; /* tokens, inclusive */
} reading;

static int last_of_month(int year, int month)
{
    day next = {month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1};
    return from_days(to_days(next) - 1).day;
}

static gs_str keep(gs_arena *arena, const char *format, int a, int b, int c)
{
    char   buf[40];
    size_t n = (size_t)snprintf(buf, sizeof buf, format, a, b, c);

    return gs_arena_str(arena, gs_str_make(buf, n < sizeof buf ? n : sizeof buf - 1));
}

static gs_str day_text(gs_arena *arena, day d)
{
    if (!d.year)
        return keep(arena, "--%02d-%02d", d.month, d.day, 0);
    return keep(arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static gs_status fill(const gs_reading *r, const reading *x, gs_time *time)
{
    gs_arena *arena = r->doc->arena;
    day       d = x->first;

    time->start = day_text(arena, x->first);
    time->end = day_text(arena, x->last);
    time->precision = x->precision;
    time->span = gs_tokens_span(r, x->from, x->to);
    if (x->precision == GS_PRECISION_YEAR)
        time->value = keep(arena, "%04d", d.year, 0, 0);
    else if (x->precision == GS_PRECISION_MONTH)
        time->value = keep(arena, "%04d-%02d", d.year, d.month, 0);
    else if (!d.year)
        time->value = keep(arena, "XXXX-%02d-%02d", d.month, d.day, 0);
    else
        time->value = keep(arena, "%04d-%02d-%02d", d.year, d.month, d.day);
    return time->start.p && time->end.p && time->value.p ? GS_OK : GS_E_NOMEM;
}

/* A year behind a day or month: ", 2019". */
static int year_at(const gs_reading *r, uint32_t *t, uint32_t end)
{
    uint32_t at = *t;
    int      y;

    if (at < end && gs_token_is(r, at, GS_STR(",")))
        at++;
    if (at >= end || gs_token_at(r, at)->kind != GS_TOKEN_NUMBER || gs_token_lower(r, at).n != 4)
        return 0;
    y = number(gs_token_lower(r, at));
    if (y < 1900 || y > 2100)
        return 0;
    *t = at + 1;
    return y;
}

/* "November 25", "25 November", "November 2019", "November". */
static bool read_month(const gs_reading *r, uint32_t t, uint32_t begin, uint32_t end, day base,
                       reading *out)
{
    int      month = month_at(r, t), n = 0, year;
    uint32_t next = t + 1;

    if (next < end && gs_token_is(r, next, GS_STR(".")) && next + 1 < end)
        next++; /* "Nov. 25" */
    out->from = t;
    if (next < end && gs_token_at(r, next)->kind == GS_TOKEN_NUMBER &&
        gs_token_lower(r, next).n <= 4 && (n = number(gs_token_lower(r, next))) >= 1 && n <= 31) {
        next++;
    } else if (t > begin && gs_token_at(r, t - 1)->kind == GS_TOKEN_NUMBER &&
               (n = number(gs_token_lower(r, t - 1))) >= 1 && n <= 31) {
        out->from = t - 1;
    } else {
        n = 0;
    }
    year = year_at(r, &next, end);
    out->to = next - 1;
    if (!year && base.year)
        year = base.year - (month > base.month || (month == base.month && n > base.day));
    if (n) {
        out->precision = GS_PRECISION_DAY;
        out->first = out->last = (day){year, month, n};
        return true;
    }
    out->to = year_at(r, &(uint32_t){t + 1}, end) ? out->to : t;
    out->precision = GS_PRECISION_MONTH;
    out->first = (day){year, month, 1};
    out->last = (day){year, month, year ? last_of_month(year, month) : 0};
    return year != 0;
}

/* "Wednesday", "Wednesday, November 25": with a date the weekday only
 * confirms it; where the two contradict each other nothing is said. */
static bool read_weekday(const gs_reading *r, uint32_t t, uint32_t begin, uint32_t end, day base,
                         reading *out)
{
    int      weekday = weekday_at(r, t);
    uint32_t next = t + 1;
    long     at;

    if (next < end && gs_token_is(r, next, GS_STR(",")))
        next++;
    if (next < end && (month_at(r, next) || (next + 1 < end && month_at(r, next + 1) &&
                                             gs_token_at(r, next)->kind == GS_TOKEN_NUMBER))) {
        if (!month_at(r, next))
            next++;
        if (!read_month(r, next, begin, end, base, out) || out->precision != GS_PRECISION_DAY)
            return false;
        out->from = t;
        return !out->first.year || weekday_of(to_days(out->first)) == weekday;
    }
    if (!base.year)
        return false;
    at = to_days(base);
    at -= (weekday_of(at) - weekday + 7) % 7;
    *out = (reading){from_days(at), from_days(at), GS_PRECISION_DAY, t, t};
    return true;
}

static bool read_today(const gs_reading *r, uint32_t t, day base, reading *out)
{
    long at;
    bool yesterday = gs_token_is(r, t, GS_STR("yesterday"));

    if (gs_token_is(r, t, GS_STR("tomorrow")) || !base.month || (yesterday && !base.year))
        return false;
    if (!base.year) {
        *out = (reading){base, base, GS_PRECISION_DAY, t, t};
        return true;
    }
    at = to_days(base) - yesterday;
    *out = (reading){from_days(at), from_days(at), GS_PRECISION_DAY, t, t};
    return true;
}

/* "last week", "last month", "last year". */
static bool read_last(const gs_reading *r, uint32_t t, uint32_t end, day base, reading *out)
{
    long monday;
    day  d = base;

    if (!base.year || !gs_token_is(r, t, GS_STR("last")) || t + 1 >= end)
        return false;
    out->from = t;
    out->to = t + 1;
    if (gs_token_is(r, t + 1, GS_STR("week"))) {
        monday = to_days(base) - weekday_of(to_days(base)) - 6;
        out->precision = GS_PRECISION_WEEK;
        out->first = from_days(monday);
        out->last = from_days(monday + 6);
    } else if (gs_token_is(r, t + 1, GS_STR("month"))) {
        d.year -= base.month == 1;
        d.month = base.month == 1 ? 12 : base.month - 1;
        out->precision = GS_PRECISION_MONTH;
        out->first = (day){d.year, d.month, 1};
        out->last = (day){d.year, d.month, last_of_month(d.year, d.month)};
    } else if (gs_token_is(r, t + 1, GS_STR("year"))) {
        out->precision = GS_PRECISION_YEAR;
        out->first = (day){base.year - 1, 1, 1};
        out->last = (day){base.year - 1, 12, 31};
    } else {
        return false;
    }
    return true;
}

static bool read_year(const gs_reading *r, uint32_t t, uint32_t begin, reading *out)
{
    uint32_t next = t;
    int      year = t > begin && gs_token_is(r, t - 1, GS_STR("in")) ? year_at(r, &next, t + 1) : 0;

    *out = (reading){{year, 1, 1}, {year, 12, 31}, GS_PRECISION_YEAR, t, t};
    return year != 0;
}

static bool read_at(const gs_reading *r, uint32_t t, uint32_t begin, uint32_t end, day base,
                    reading *out)
{
    if (weekday_at(r, t))
        return read_weekday(r, t, begin, end, base, out);
    if (month_at(r, t))
        return read_month(r, t, begin, end, base, out);
    if (gs_token_has(r, t, GS_WORD_TODAY))
        return read_today(r, t, base, out);
    return read_last(r, t, end, base, out) || read_year(r, t, begin, out);
}

static bool read_range(const gs_reading *r, uint32_t from, uint32_t to, day base, reading *out)
{
    for (uint32_t t = from; t < to; t++) {
        if (read_at(r, t, from, to, base, out))
            return true;
    }
    return false;
}

/* The adverbial before the clause: "On Wednesday, Carrie Lam …". */
static uint32_t lead_end(const gs_reading *r, const gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);
    uint32_t end = use->subject >= 0 && !use->behind ? r->phrases[use->subject].first : use->edge;

    if (use->frame == GS_SAID_TRAILING || use->frame == GS_SAID_SOURCE)
        return begin;
    for (uint32_t t = begin; t < end; t++) {
        if (gs_token_has(r, t, GS_WORD_CUE | GS_WORD_AUXILIARY) && r->phrase_of[t] < 0)
            return begin;
    }
    return end;
}

gs_status gs_read_time(gs_reading *r, const gs_use *use, gs_time *time)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);
    uint32_t end = gs_sentence_end(r, use->sentence);
    uint32_t behind = use->content_first > use->last ? use->content_first : end;
    day      base = report_day(r->doc);
    reading  x = {0};

    *time = (gs_time){0};
    if (r->doc->sentences[use->sentence].zone == GS_ZONE_TEASER)
        base = (day){0, 0, 0}; /* another report's day */
    if (use->cue->kind != GS_CUE_VERB)
        return GS_OK;
    if (use->frame == GS_SAID_OBJECT && use->content_first > use->last)
        behind = use->content_first;
    if (read_range(r, use->edge < use->first ? use->edge : use->first, use->first, base, &x) ||
        read_range(r, use->last + 1, behind, base, &x) ||
        read_range(r, begin, lead_end(r, use), base, &x))
        return fill(r, &x, time);
    return GS_OK;
}
