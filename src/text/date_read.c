/* text/date_read.c - the grammar of dates. See date.h.
 *
 * A hand-written descent over one line: [time] [weekday] day [weekday]
 * [time]. Each rule looks at byte `at` and either fills its part of the date
 * and says where it ended, or returns 0 and changes nothing that counts. No
 * rule looks further than a few words, so reading costs the same in a long
 * text as in a short one.
 */
#include "text/date_int.h"
#include "text/utf8.h"

/* Years that a report can be about; a page's "0001-01-01" is no date. */
enum { YEAR_MIN = 1500, YEAR_MAX = 2199 };

typedef struct reader {
    gs_str               s;
    const gs_date_hints *hints;
    gs_date              d;
} reader;

typedef struct number {
    int    value;
    int    digits;
    size_t end;
} number;

/* ---- pieces ------------------------------------------------------------- */

static uint32_t char_at(const reader *r, size_t at)
{
    size_t next;

    return at < r->s.n ? gs_utf8_at(r->s, at, &next) : 0;
}

static size_t skip_char(const reader *r, size_t at)
{
    size_t next = at;

    if (at < r->s.n)
        gs_utf8_at(r->s, at, &next);
    return next;
}

static size_t skip_blanks(const reader *r, size_t at)
{
    for (int i = 0; i < 8 && gs_char_space(char_at(r, at)); i++)
        at = skip_char(r, at);
    return at;
}

/* A decimal digit of the scripts that newspapers use, or -1. */
static int digit(uint32_t c)
{
    static const uint32_t zeros[] = {'0', 0x660, 0x6F0, 0x966, 0x9E6, 0xBE6, 0xE50, 0x1040, 0xFF10};

    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
        if (c >= zeros[i] && c < zeros[i] + 10)
            return (int)(c - zeros[i]);
    }
    return -1;
}

/* A number of at most 8 digits, all of them; digits 0 when there is none. */
static number read_number(const reader *r, size_t at)
{
    number n = {0, 0, at};
    int    d;

    while ((d = digit(char_at(r, n.end))) >= 0) {
        if (++n.digits > 8)
            return (number){0, 0, at};
        n.value = n.value * 10 + d;
        n.end = skip_char(r, n.end);
    }
    return n;
}

static bool is_digit(const reader *r, size_t at)
{
    return digit(char_at(r, at)) >= 0;
}

/* Meanings of the word at `at`; *end behind it and the stop of a short form. */
static uint32_t read_word(const reader *r, size_t at, size_t *end, bool *capital)
{
    *end = at; /* where there is no word */
    *capital = false;
    return gs_date_word_at(r->hints, r->s, at, end, capital);
}

static size_t skip_words(const reader *r, size_t at, uint32_t meaning)
{
    size_t end;
    bool   capital;

    for (int i = 0; i < 2; i++) {
        size_t word = skip_blanks(r, at);
        if (!(read_word(r, word, &end, &capital) & meaning))
            break;
        at = end;
        if (char_at(r, at) == '.' || char_at(r, at) == '\'' || char_at(r, at) == 0x2019)
            at = skip_char(r, at);
    }
    return at;
}

static bool year_ok(number n)
{
    return n.digits == 4 && n.value >= YEAR_MIN && n.value <= YEAR_MAX;
}

/* RFC 5322's and POSIX's reading of a year in two digits. */
static int long_year(int two)
{
    return two < 69 ? 2000 + two : 1900 + two;
}

/* Takes a day if it exists. */
static bool set_day(reader *r, int year, int month, int day)
{
    gs_date d = r->d;

    d.year = year;
    d.month = month;
    d.day = day;
    if (month < 1 || day < 1 || !gs_date_valid(&d))
        return false;
    r->d = d;
    return true;
}

/* ---- time --------------------------------------------------------------- */

/* "+04:00", "-0500", "+1" at `at`; 0 when there is none. */
static size_t read_offset(reader *r, size_t at)
{
    uint32_t sign = char_at(r, at);
    number   h, m = {0};
    int      minutes;

    if (sign != '+' && sign != '-' && sign != 0x2212)
        return 0;
    h = read_number(r, skip_char(r, at));
    if (h.digits == 4) {
        m = (number){h.value % 100, 2, h.end};
        h.value /= 100;
    } else if (h.digits == 1 || h.digits == 2) {
        m.end = h.end;
        if (char_at(r, h.end) == ':' && is_digit(r, h.end + 1))
            m = read_number(r, h.end + 1);
    } else {
        return 0;
    }
    if (h.value > 15 || m.value > 59 || m.digits > 2)
        return 0;
    minutes = h.value * 60 + m.value;
    r->d.zone_minutes = sign == '+' ? minutes : -minutes;
    r->d.has_zone = true;
    return m.end;
}

/* RFC 5322's comment behind an offset: " (Gulf Standard Time)". */
static size_t skip_comment(const reader *r, size_t at)
{
    size_t from = skip_blanks(r, at);

    if (char_at(r, from) != '(')
        return at;
    for (size_t i = from + 1; i < r->s.n && i < from + 48; i++) {
        if (r->s.p[i] == ')')
            return i + 1;
        if (!gs_ascii_alpha(r->s.p[i]) && r->s.p[i] != ' ')
            break;
    }
    return at;
}

/* "Z", " GMT", " GMT+4", " +0400 (GST)"; returns `at` when there is none. */
static size_t read_zone(reader *r, size_t at)
{
    size_t   begin = skip_blanks(r, at), end, offset;
    bool     capital, paren = char_at(r, begin) == '(';
    uint32_t word;

    if (paren)
        begin++;
    offset = read_offset(r, begin);
    if (offset && !paren)
        return skip_comment(r, offset);
    if (offset)
        return char_at(r, offset) == ')' ? offset + 1 : offset;
    if (char_at(r, begin) == 'Z' && !gs_char_letter(char_at(r, begin + 1))) {
        r->d.zone_minutes = 0;
        r->d.has_zone = true;
        return begin + 1;
    }
    word = read_word(r, begin, &end, &capital);
    /* "est" is a word of French, "EST" a zone. */
    if (!(word & DATE_ZONE) || !gs_char_upper(char_at(r, begin + 1)))
        return at;
    r->d.zone_minutes = ((int)(word >> DATE_ZONE_SHIFT) - 64) * 15;
    r->d.has_zone = true;
    if (r->d.zone_minutes == 0) {
        offset = read_offset(r, end);
        end = offset ? skip_comment(r, offset) : end;
    }
    return paren && char_at(r, end) == ')' ? end + 1 : end;
}

/* "p.m." behind a time, or "下午" before it; moves *at. 1 before noon, 2 after. */
static int read_half(const reader *r, size_t *at)
{
    size_t   end;
    bool     capital;
    uint32_t word = read_word(r, skip_blanks(r, *at), &end, &capital);

    if (!(word & (DATE_AM | DATE_PM)))
        return 0;
    *at = char_at(r, end) == '.' ? end + 1 : end;
    return word & DATE_AM ? 1 : 2;
}

static bool read_hours_word(const reader *r, size_t *at)
{
    size_t end;
    bool   capital;

    if (!(read_word(r, skip_blanks(r, *at), &end, &capital) & DATE_HOURS))
        return false;
    *at = end;
    return true;
}

/* ":05", "h05", ".05", "时05分" behind an hour; false when only the hour is
 * there. `loose` allows the stop, which else makes a decimal. */
static bool read_minutes(reader *r, size_t *at, bool loose)
{
    uint32_t sep = char_at(r, *at);
    size_t   behind = skip_char(r, *at);
    number   m, s;
    bool     asian = sep == 0x6642 || sep == 0x65F6 || sep == 0xC2DC;

    if (asian) /* 時 时 시 */
        behind = skip_blanks(r, behind);
    else if (sep != ':' && sep != 0xFF1A && sep != 'h' && sep != 'H' && !(sep == '.' && loose))
        return false;
    m = read_number(r, behind);
    if (asian && m.digits == 0) {
        *at = behind;
        return true;
    }
    if ((m.digits != 2 && !asian) || m.value > 59)
        return false;
    r->d.minute = m.value;
    *at = m.end;
    if (asian) {
        if (char_at(r, *at) == 0x5206 || char_at(r, *at) == 0xBD84) /* 分 분 */
            *at = skip_char(r, *at);
        return true;
    }
    s = read_number(r, skip_char(r, m.end));
    if (char_at(r, m.end) == sep && s.digits == 2 && s.value <= 60) {
        r->d.second = s.value == 60 ? 59 : s.value;
        *at = s.end;
        if ((char_at(r, *at) == '.' || char_at(r, *at) == ',') && sep == ':' &&
            is_digit(r, *at + 1)) {
            for (*at += 1; is_digit(r, *at);)
                (*at)++;
        }
    }
    return true;
}

/* "1405 GMT", "140500" behind the T of the basic ISO form. */
static bool read_compact_time(reader *r, number n, bool iso)
{
    int value = n.digits == 6 ? n.value / 100 : n.value;

    if ((n.digits != 4 && !(n.digits == 6 && iso)) || value / 100 > 23 || value % 100 > 59)
        return false;
    r->d.hour = value / 100;
    r->d.minute = value % 100;
    r->d.second = n.digits == 6 ? n.value % 100 : 0;
    return r->d.second <= 59;
}

/* A time at `at` with its zone; 0 when there is none. `iso`: behind a T;
 * `told`: a word or the date before it says that a time follows. */
static size_t read_time(reader *r, size_t at, bool iso, bool told)
{
    gs_date before = r->d;
    int     half = read_half(r, &at);
    number  n = read_number(r, at = skip_blanks(r, at));
    size_t  end = n.end, zone;
    bool    minutes = false, compact = false, hours = false;

    r->d.minute = r->d.second = 0;
    if (n.digits == 1 || n.digits == 2) {
        r->d.hour = n.value;
        minutes = read_minutes(r, &end, told);
    } else {
        compact = read_compact_time(r, n, iso);
        if (!compact)
            goto none;
    }
    if (!half)
        half = read_half(r, &end);
    if (half && r->d.hour >= 1 && r->d.hour <= 12)
        r->d.hour = r->d.hour % 12 + (half == 2 ? 12 : 0);
    if (!half)
        hours = read_hours_word(r, &end);
    zone = read_zone(r, end);
    if (!minutes && !half && !hours && !(compact && (iso || zone > end)))
        goto none;
    if (!gs_date_valid(&r->d) || is_digit(r, zone))
        goto none;
    return zone;
none:
    r->d = before;
    return 0;
}

/* Blanks and marks between date and time, or the other way round: ", ", " - ",
 * " | ", " at ". *told says whether something more than a blank was there. */
static size_t skip_between(const reader *r, size_t at, bool *told)
{
    size_t end = at;

    *told = false;
    for (int i = 0; i < 3; i++) {
        uint32_t c;
        end = skip_blanks(r, end);
        c = char_at(r, end);
        if (c != ',' && c != '|' && c != '-' && c != 0x2013 && c != 0x2014 && c != 0xB7 &&
            c != 0x2022 && c != '@' && c != '/' && c != '(' && c != 0x3000 && c != ';' &&
            c != 0x60C && c != ':')
            break;
        end = skip_char(r, end);
    }
    at = skip_words(r, end, DATE_AT);
    *told = at > end;
    return at;
}

/* The time behind a date that ends at `at`; returns where both end. */
static size_t read_time_behind(reader *r, size_t at)
{
    uint32_t c = char_at(r, at);
    size_t   from, end;
    bool     told;

    if ((c == 'T' || c == 't' || c == '_') && is_digit(r, at + 1)) {
        end = read_time(r, at + 1, true, false);
        return end ? end : at;
    }
    from = skip_between(r, at, &told);
    if (from == at && !(gs_char_letter(c) || digit(c) >= 0))
        return at;
    end = read_time(r, from, false, told || from > at);
    if (!end)
        return at;
    return char_at(r, end) == ')' ? end + 1 : end;
}

/* ---- numbers ------------------------------------------------------------ */

/* "2020-11-25", "2020/11/25", "2020.11.25", "2020. 11. 25." behind the year. */
static size_t read_year_first(reader *r, number year)
{
    uint32_t sep = char_at(r, year.end);
    number   m, d;
    size_t   at;

    if (!year_ok(year) || (sep != '-' && sep != '/' && sep != '.'))
        return 0;
    m = read_number(r, sep == '.' ? skip_blanks(r, year.end + 1) : year.end + 1);
    if (m.digits < 1 || m.digits > 2 || m.value < 1 || m.value > 12)
        return 0;
    if (char_at(r, m.end) == sep) {
        d = read_number(r, sep == '.' ? skip_blanks(r, m.end + 1) : m.end + 1);
        if (d.digits < 1 || d.digits > 2 || !set_day(r, year.value, m.value, d.value))
            return 0;
        return sep == '.' && char_at(r, d.end) == '.' ? d.end + 1 : d.end;
    }
    /* "2020-11" alone; "2020-21" is a season, "2020/11" a case number. */
    at = m.end;
    if (sep != '-' || m.digits != 2 || at != r->s.n)
        return 0;
    r->d.year = year.value;
    r->d.month = m.value;
    return at;
}

/* "20201125T140500Z"; without a time only when nothing else is there. */
static size_t read_compact_date(reader *r, number n)
{
    if (n.digits != 8 || (n.end != r->s.n && char_at(r, n.end) != 'T'))
        return 0;
    if (n.value / 10000 < YEAR_MIN || n.value / 10000 > YEAR_MAX ||
        !set_day(r, n.value / 10000, n.value / 100 % 100, n.value % 100))
        return 0;
    return n.end;
}

static bool is_year_mark(uint32_t c)
{
    return c == 0x5E74 || c == 0xB144; /* 年 년 */
}

static bool is_month_mark(uint32_t c)
{
    return c == 0x6708 || c == 0xC6D4; /* 月 월 */
}

static bool is_day_mark(uint32_t c)
{
    return c == 0x65E5 || c == 0xC77C || c == 0x53F7; /* 日 일 号 */
}

/* "2024年3月5日", "2024년 3월 5일", "3月5日"; `first` is the first number. */
static size_t read_marked(reader *r, number first)
{
    int    year = 0;
    number m = first, d;
    size_t at;

    if (is_year_mark(char_at(r, first.end))) {
        if (!year_ok(first))
            return 0;
        year = first.value;
        m = read_number(r, skip_blanks(r, skip_char(r, first.end)));
    }
    if (!m.digits || m.digits > 2 || !is_month_mark(char_at(r, m.end)) || m.value > 12 ||
        m.value < 1)
        return 0;
    at = skip_char(r, m.end);
    d = read_number(r, skip_blanks(r, at));
    if (d.digits && d.digits <= 2 && is_day_mark(char_at(r, d.end)))
        return set_day(r, year, m.value, d.value) ? skip_char(r, d.end) : 0;
    if (!year)
        return 0;
    r->d.year = year;
    r->d.month = m.value;
    return at;
}

/* Whether the hints say which of day and month comes first. */
static gs_date_order order_of(const gs_date_hints *hints)
{
    static const char *const unsure[] = {"en", "tl", "fil", "zh", "ja", "ko", "hu", "mn"};

    if (hints->order != GS_DATE_ORDER_UNKNOWN || !hints->language.n)
        return hints->order;
    for (size_t i = 0; i < sizeof unsure / sizeof *unsure; i++) {
        if (gs_str_eq(hints->language, gs_str_from(unsure[i])))
            return GS_DATE_ORDER_UNKNOWN;
    }
    return GS_DATE_ORDER_DAY_FIRST;
}

/* "05.03.2024", "5. 3. 2024", "25/11/2020", "25-11-2020", "05.03.24". */
static size_t read_day_first(reader *r, number a)
{
    uint32_t      sep = char_at(r, a.end);
    gs_date_order order = order_of(r->hints);
    number        b, y;
    int           year;

    if (a.digits < 1 || a.digits > 2 || (sep != '.' && sep != '/' && sep != '-'))
        return 0;
    b = read_number(r, sep == '.' ? skip_blanks(r, a.end + 1) : a.end + 1);
    if (b.digits < 1 || b.digits > 2 || char_at(r, b.end) != sep)
        return 0;
    y = read_number(r, sep == '.' ? skip_blanks(r, b.end + 1) : b.end + 1);
    if (sep == '.') {
        /* "Mi., 25.11., 14 Uhr": without a year only beside a weekday. */
        if (y.digits != 4 && r->d.weekday &&
            (y.digits == 0 || skip_blanks(r, b.end + 1) > b.end + 1))
            return set_day(r, 0, b.value, a.value) ? b.end + 1 : 0;
        order = GS_DATE_ORDER_DAY_FIRST;
    }
    year = y.value;
    if (y.digits == 2 && order != GS_DATE_ORDER_UNKNOWN && char_at(r, y.end) != sep)
        year = long_year(y.value);
    else if (!year_ok(y))
        return 0;
    if (order == GS_DATE_ORDER_UNKNOWN && a.value != b.value && a.value <= 12 && b.value <= 12)
        return 0;
    if ((order == GS_DATE_ORDER_MONTH_FIRST && b.value <= 31 && a.value <= 12) || b.value > 12)
        return set_day(r, year, a.value, b.value) ? y.end : 0;
    return set_day(r, year, b.value, a.value) ? y.end : 0;
}

/* ---- words -------------------------------------------------------------- */

typedef struct month {
    int    value;
    bool   capital, needs_capital, is_short;
    size_t end; /* behind it and the stop of a short form */
} month;

static bool read_month(const reader *r, size_t at, month *m)
{
    size_t   end;
    bool     capital;
    number   n;
    uint32_t word = read_word(r, at, &end, &capital);

    if (word & DATE_NUMBER && !(word & DATE_MONTH_MASK)) { /* "tháng 3" */
        n = read_number(r, skip_blanks(r, end));
        *m = (month){.value = n.value, .end = n.end};
        return n.digits && n.value >= 1 && n.value <= 12;
    }
    m->value = (int)(word & DATE_MONTH_MASK);
    m->capital = capital;
    m->needs_capital = (word & DATE_CAPITAL) != 0;
    m->is_short = (word & DATE_SHORT) != 0;
    m->end = end;
    if (m->value && char_at(r, end) == '.' && !is_digit(r, end + 1))
        m->end = end + 1;
    return m->value > 0;
}

/* The year behind day and month: ", 2020", " de 2020", "-2020", "/2020".
 * "Nov. 25, 1400 GMT" holds an hour there. */
static size_t read_year_behind(reader *r, size_t at, bool dashed)
{
    size_t   from = at, end, zone;
    number   y;
    bool     capital;
    uint32_t c = char_at(r, at);

    if (c == ',' || c == '-' || c == '/' || c == 0x60C || c == '.')
        from = skip_char(r, at);
    from = skip_blanks(r, skip_words(r, from, DATE_JOIN));
    y = read_number(r, from);
    if (year_ok(y)) {
        reader ahead = *r;
        zone = read_zone(&ahead, y.end);
        if (zone > y.end && ahead.d.has_zone && y.value % 100 <= 59 && y.value < 2400 &&
            read_word(r, skip_blanks(r, y.end), &end, &capital) & DATE_ZONE)
            return 0;
        r->d.year = y.value;
        end = skip_words(r, y.end, DATE_AFTER);
        return end;
    }
    /* "25-Nov-20", and RFC 822's "25 Nov 20 14:05:00". */
    if (y.digits == 2 &&
        ((c == '-' && dashed) || (digit(char_at(r, skip_blanks(r, y.end))) >= 0 &&
                                  char_at(r, read_number(r, skip_blanks(r, y.end)).end) == ':'))) {
        r->d.year = long_year(y.value);
        return y.end;
    }
    return 0;
}

/* Whether a month's name may stand for one. English writes "May" with a
 * capital; "5 set" is a date in Portuguese only when more says so. */
static bool month_written(const reader *r, const month *m, bool has_year, bool lone)
{
    if (has_year)
        return true;
    if (m->needs_capital && !m->capital)
        return false;
    if (m->is_short && !m->capital && char_at(r, m->end - 1) != '.' && !r->d.weekday)
        return false;
    return !lone;
}

/* "5 March 2024", "1er mai", "5. maaliskuuta", "5 de marzo de 2024". */
static size_t read_day_word(reader *r, number day)
{
    size_t   at = day.end, end, year;
    uint32_t word, c;
    bool     capital, dashed;
    month    m;

    if (day.digits < 1 || day.digits > 2 || day.value < 1 || day.value > 31)
        return 0;
    word = read_word(r, at, &end, &capital);
    if (word & DATE_ORDINAL)
        at = end;
    c = char_at(r, at);
    if (c == '.' || c == '-' || c == '/' || c == ',' || c == 0xBA)
        at = skip_char(r, at);
    dashed = c == '-';
    at = skip_blanks(r, skip_words(r, at, DATE_JOIN));
    if (at == day.end && c < 0x80 && gs_char_letter(c)) /* "5mars" is not written */
        return 0;
    if (!read_month(r, at, &m))
        return 0;
    year = read_year_behind(r, m.end, dashed);
    if (!month_written(r, &m, year > 0, false) || !set_day(r, r->d.year, m.value, day.value))
        return 0;
    return year ? year : m.end;
}

/* "Nov. 25", "January 23, 2019", "November 2020". */
static size_t read_month_word(reader *r, size_t at)
{
    size_t   end, year;
    number   day;
    uint32_t c;
    bool     capital;
    month    m;

    if (!read_month(r, at, &m))
        return 0;
    at = skip_words(r, m.end, DATE_BEFORE);
    c = char_at(r, at);
    if (c == '-' || c == '/' || c == ',')
        at++;
    day = read_number(r, skip_blanks(r, at));
    end = day.end;
    if (day.digits >= 1 && day.digits <= 2) {
        if (read_word(r, end, &year, &capital) & DATE_ORDINAL)
            end = year;
        c = char_at(r, end);
        if (c == ':' && is_digit(r, end + 1))
            return 0;
        if ((c == '.' || c == '%') && (c == '%' || is_digit(r, end + 1)))
            return 0; /* "in May 5.2 percent" */
        if (c == '.' && r->s.n > end + 1 && gs_char_space(char_at(r, end + 1)) &&
            read_number(r, skip_blanks(r, end + 1)).digits == 4)
            end++;
        year = read_year_behind(r, end, false);
        if (!month_written(r, &m, year > 0, false) || !set_day(r, r->d.year, m.value, day.value))
            return 0;
        return year ? year : end;
    }
    year = read_year_behind(r, m.end, false);
    if (!year || !r->d.year)
        return 0;
    r->d.month = m.value;
    return year;
}

/* "2024. március 5.", "2024 m. kovo 5 d.", "2024. gada 5. marts". */
static size_t read_year_word(reader *r, number y)
{
    size_t at = y.end;
    number day;
    month  m;

    if (!year_ok(y))
        return 0;
    if (char_at(r, at) == '.' || char_at(r, at) == ',')
        at++;
    at = skip_blanks(r, skip_words(r, at, DATE_AFTER));
    if (read_month(r, at, &m)) {
        day = read_number(r, skip_blanks(r, m.end));
        if (!day.digits || day.digits > 2 || !set_day(r, y.value, m.value, day.value))
            return 0;
        return char_at(r, day.end) == '.' ? day.end + 1 : day.end;
    }
    day = read_number(r, at);
    if (!day.digits || day.digits > 2)
        return 0;
    at = char_at(r, day.end) == '.' ? day.end + 1 : day.end;
    if (!read_month(r, skip_blanks(r, at), &m) || !set_day(r, y.value, m.value, day.value))
        return 0;
    return m.end;
}

/* ---- the whole ---------------------------------------------------------- */

static size_t read_day(reader *r, size_t at)
{
    static size_t (*const rules[])(reader *, number) = {
        read_year_first, read_compact_date, read_marked,
        read_day_first,  read_day_word,     read_year_word,
    };
    number n = read_number(r, at);
    size_t end = 0;

    if (!n.digits)
        return gs_char_letter(char_at(r, at)) ? read_month_word(r, at) : 0;
    for (size_t i = 0; !end && i < sizeof rules / sizeof *rules; i++) {
        gs_date before = r->d;
        end = rules[i](r, n);
        if (!end)
            r->d = before;
    }
    if (!end && year_ok(n) && at == 0 && n.end == r->s.n) {
        r->d.year = n.value;
        end = n.end;
    }
    return end;
}

/* "Wednesday, ", "Mi., den ", "ngày " before a day; returns where the day is. */
static size_t read_weekday(reader *r, size_t at)
{
    size_t   end;
    bool     capital;
    uint32_t word = read_word(r, at, &end, &capital), c;

    if (word & DATE_WEEKDAY_MASK) {
        r->d.weekday = (int)((word & DATE_WEEKDAY_MASK) >> DATE_WEEKDAY_SHIFT);
        for (at = end; (c = char_at(r, at)) == '.' || c == ',' || c == 0x60C || c == '(' ||
                       (gs_char_space(c) && at < end + 4);)
            at = skip_char(r, at);
    }
    return skip_blanks(r, skip_words(r, at, DATE_BEFORE));
}

/* "(Tue)", "（火）", "星期二" behind a day; returns where it ends, or `at`. */
static size_t read_weekday_behind(reader *r, size_t at)
{
    size_t   from = skip_blanks(r, at), end;
    uint32_t open = char_at(r, from), close, word;
    bool     capital, paren = open == '(' || open == 0xFF08 || open == '[';

    if (paren)
        from = skip_char(r, from);
    else if (open < 0x2E80)
        return at;
    word = read_word(r, from, &end, &capital);
    if (!(word & DATE_WEEKDAY_MASK))
        return at;
    close = char_at(r, end);
    if (paren && close != ')' && close != 0xFF09 && close != ']')
        return at;
    r->d.weekday = (int)((word & DATE_WEEKDAY_MASK) >> DATE_WEEKDAY_SHIFT);
    return paren ? skip_char(r, end) : end;
}

/* ctime's "Wed Nov 25 14:05:00 UTC 2020". */
static size_t read_year_last(reader *r, size_t at)
{
    number y = read_number(r, skip_blanks(r, at));

    if (r->d.year || r->d.hour < 0 || !year_ok(y) || y.end != r->s.n ||
        !set_day(r, y.value, r->d.month, r->d.day))
        return at;
    return y.end;
}

size_t gs_date_read(gs_str s, const gs_date_hints *hints, gs_date *date)
{
    static const gs_date_hints none = {0};

    reader r = {s, hints ? hints : &none, {.hour = -1}};
    size_t at = 0, end, time = 0;
    bool   told;

    *date = r.d;
    /* "14:05, 25 November 2020" */
    if (is_digit(&r, 0)) {
        time = read_time(&r, 0, false, false);
        if (time)
            at = skip_between(&r, time, &told);
    }
    at = read_weekday(&r, at);
    end = read_day(&r, at);
    if (!end && time) { /* "20:05.03.2024" or the like: not a time after all */
        r.d = *date;
        time = 0;
        end = read_day(&r, read_weekday(&r, 0));
    }
    if (!end)
        return 0;
    if (is_digit(&r, end) && char_at(&r, end - 1) < 0x80)
        return 0;
    if (r.d.day) {
        end = read_weekday_behind(&r, end);
        if (!time)
            end = read_year_last(&r, read_time_behind(&r, end));
    }
    *date = r.d;
    return end;
}

/* Whether a date may begin at `at`: not inside a word or number. */
static bool may_begin(gs_str s, size_t at)
{
    size_t   start;
    uint32_t before;

    if (at == 0)
        return true;
    before = gs_utf8_before(s, at, &start);
    if (before < 0x80 && (gs_ascii_digit((char)before) || gs_ascii_alpha((char)before)))
        return false;
    if ((before == '.' || before == '-' || before == '/' || before == ':' || before == ',') &&
        start > 0 && gs_ascii_digit(s.p[start - 1]))
        return false;
    return before < 0x80 || before >= 0x2E80 || !gs_char_letter(before);
}

size_t gs_date_find(gs_str s, const gs_date_hints *hints, gs_date *date, size_t *at)
{
    size_t next;

    *date = (gs_date){.hour = -1};
    for (*at = 0; *at < s.n; *at = next) {
        uint32_t c = gs_utf8_at(s, *at, &next);
        size_t   n = 0;
        if ((digit(c) >= 0 || gs_char_letter(c)) && may_begin(s, *at))
            n = gs_date_read(gs_str_sub(s, *at, s.n), hints, date);
        if (n)
            return n;
    }
    return 0;
}
