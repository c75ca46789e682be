/* ingest/plain_dateline.c - where and when a report was filed, and by whom.
 *
 * Two forms. A line of its own: "Wednesday, January 23, 2019", "Published: …".
 * A prefix of the first paragraph: place, date and agency in many orders,
 * closed by a dash or a stop:
 *     PORT ALDER (Reuters) - The ferry …        Port Alder, Nov 25 (AFP) – …
 *     PORT ALDER, November 25. /TASS/. …        PORT ALDER -- …
 *     Harbour.Net - …                           25 November 2020 – …
 * A prefix counts only with evidence enough that "Peskov - the spokesman - said"
 * and "In Moscow, Nov. 25 …" do not have.
 */
#include <stdio.h>

#include "ingest/plain_int.h"
#include "know/word.h"
#include "text/block.h"
#include "text/utf8.h"

#define PREFIX_BYTES 160 /* no dateline is longer                      */
#define HEAD_BYTES   480 /* what is looked at to tell one              */
#define PLACE_WORDS  7
#define AGENCIES     32 /* credited in one report; the rest are left out */
#define CLOSED                                                                                     \
    (GS_WORD_DETERMINER | GS_WORD_POSSESSIVE | GS_WORD_SUBJECT | GS_WORD_PRONOUN |                 \
     GS_WORD_PREPOSITION | GS_WORD_CONJUNCTION | GS_WORD_SUBORDINATOR | GS_WORD_RELATIVE |         \
     GS_WORD_AUXILIARY | GS_WORD_NEGATION | GS_WORD_ADVERB | GS_WORD_TODAY | GS_WORD_WEEKDAY |     \
     GS_WORD_NOBODY)

static size_t read_date(const plain *p, gs_str s, gs_date *date)
{
    gs_date_hints hints = {.words = &p->know->date_words};
    size_t        n = gs_date_read(s, &hints, date);

    return date->month && (date->day || date->year) ? n : 0;
}

/* ---- keeping what a date says ----------------------------------------- */

static const char *const weekdays[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                       "Thursday", "Friday", "Saturday", "Sunday"};

/* A weekday that is not that of the date is told, and the date kept as the
 * text has it: which of the two is the slip of the pen nobody here can know. */
static void check_weekday(plain *p, gs_date date)
{
    gs_meta *meta = &p->doc->meta;
    gs_date  caller;
    char     text[160], iso[40];
    int      n;

    if (meta->published_conflict.p || !date.weekday || !date.day)
        return;
    if (!date.year && meta->published_from == GS_DATE_CALLER &&
        gs_date_read(meta->published, NULL, &caller))
        date.year = caller.year;
    if (!gs_date_contradicts_weekday(&date))
        return;
    date.hour = -1;
    gs_date_format(&date, iso);
    n = snprintf(text, sizeof text, "the text says %s, but %s was a %s", weekdays[date.weekday],
                 iso, weekdays[gs_date_weekday(date.year, date.month, date.day)]);
    meta->published_conflict = plain_value(p, gs_str_make(text, (size_t)n));
}

static gs_str formatted(plain *p, const gs_date *date)
{
    char   text[40];
    size_t n = gs_date_format(date, text);

    return n ? plain_value(p, gs_str_make(text, n)) : GS_STR_NONE;
}

static void keep_published(plain *p, const gs_date *date)
{
    gs_meta *meta = &p->doc->meta;

    check_weekday(p, *date);
    if (meta->published.p)
        return;
    meta->published = formatted(p, date);
    if (meta->published.p)
        meta->published_from = GS_DATE_TEXT;
}

static void keep_agency(plain *p, gs_str agency)
{
    gs_meta *meta = &p->doc->meta;
    gs_str   value = plain_value(p, agency);

    for (size_t i = 0; i < meta->agency_count; i++) {
        if (gs_str_eq_nocase(meta->agencies[i], value))
            return;
    }
    if (value.p &&
        !GS_PUSH(p->doc->arena, meta->agencies, meta->agency_count, meta->agency_cap, value))
        p->failed = true;
}

/* ---- marks and words --------------------------------------------------- */

static size_t skip_space(gs_str s, size_t at)
{
    while (at < s.n) {
        size_t next;
        if (!gs_char_space(gs_utf8_at(s, at, &next)))
            break;
        at = next;
    }
    return at;
}

/* A dash that parts: "-" and "–" between blanks, "—" and "--" anyhow. Returns
 * the byte behind it and the blanks that follow, 0 when there is none. */
static size_t dash(gs_str s, size_t at)
{
    size_t   from = skip_space(s, at), next = from;
    bool     blank = from > at || at == 0;
    uint32_t c = from < s.n ? gs_utf8_at(s, from, &next) : 0;
    bool     loose;

    if (c == '-' && next < s.n && s.p[next] == '-') {
        while (next < s.n && s.p[next] == '-')
            next++;
        return skip_space(s, next);
    }
    if (c == 0x2014 || c == 0x2015)
        return skip_space(s, next);
    loose = next < s.n && skip_space(s, next) > next;
    return (c == '-' || c == '_' || c == 0x2013 || c == 0x2012 || c == 0x2212) && blank && loose
               ? skip_space(s, next)
               : 0;
}

static bool begins_text(gs_str s, size_t at)
{
    size_t   next;
    uint32_t c = at < s.n ? gs_utf8_at(s, at, &next) : 0;

    return gs_char_digit(c) || gs_char_open_quote(c) || c == '[' ||
           (gs_char_letter(c) && !gs_char_lower(c));
}

static bool all_upper(gs_str s)
{
    size_t letters = 0, next;

    for (size_t at = 0; at < s.n; at = next) {
        uint32_t c = gs_utf8_at(s, at, &next);
        if (gs_char_lower(c))
            return false;
        letters += gs_char_letter(c);
    }
    return letters >= 2;
}

/* "Harbour.Net", "News.am": a stop inside, letters on both sides. */
static bool is_site(gs_str s)
{
    size_t at = gs_str_find(s, GS_STR("."), 1);

    return at != SIZE_MAX && at > 2 && at + 2 < s.n && !memchr(s.p, ' ', s.n) &&
           gs_ascii_alpha(s.p[at + 1]) && gs_ascii_alpha(s.p[at + 2]) &&
           gs_ascii_alpha(s.p[at - 1]);
}

bool plain_names_agency(const plain *p, gs_str s)
{
    static const char *const parts[] = {"news", "press", "agency", "radio", "newsroom", "media"};

    if (gs_know_agency(p->know, s).p || is_site(s))
        return true;
    for (size_t i = 0; s.n < 48 && i < sizeof parts / sizeof *parts; i++) {
        gs_str part = gs_str_from(parts[i]);
        if (s.n > part.n + 1 && gs_str_eq_nocase(gs_str_sub(s, s.n - part.n, s.n), part))
            return true;
    }
    return false;
}

/* ---- the prefix ---------------------------------------------------------- */

typedef struct prefix {
    size_t  at; /* how far the reading has come */
    gs_str  place;
    gs_str  agency;
    gs_date date;
    size_t  words; /* of the place */
    bool    has_date;
    bool    has_agency; /* in brackets or between slashes */
    bool    site;       /* "Harbour.Net - " */
} prefix;

static bool joins_name(gs_str word)
{
    static const char *const small[] = {"of", "de", "la", "el", "al", "the", "and",
                                        "in", "du", "da", "di", "le", "am",  "&"};

    for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
        if (gs_str_eq(word, gs_str_from(small[i])))
            return true;
    }
    return false;
}

/* End of the word at `at`: at a blank, a comma, a bracket or an em dash. */
static size_t word_end(gs_str s, size_t at)
{
    size_t next;

    while (at < s.n) {
        uint32_t c = gs_utf8_at(s, at, &next);
        if (gs_char_space(c) || c == ',' || c == '(' || c == ')' || c == '[' || c == 0x2014 ||
            c == ':' || (c == '-' && next < s.n && s.p[next] == '-'))
            break;
        at = next;
    }
    return at;
}

/* Words of a name, up to a date, a bracket, a slash or a dash. */
static bool read_place(const plain *p, gs_str s, prefix *x)
{
    size_t  end = 0;
    gs_date date;

    while (x->words < PLACE_WORDS) {
        size_t   at = skip_space(s, x->at), stop, next;
        uint32_t c = at < s.n ? gs_utf8_at(s, at, &next) : 0;
        gs_str   word;

        if (c == '(' || c == '/' || c == '[' || dash(s, x->at) ||
            read_date(p, gs_str_sub(s, at, s.n), &date))
            break;
        stop = word_end(s, at);
        word = gs_str_sub(s, at, stop);
        if (!word.n || !gs_char_letter(c))
            return false;
        if (gs_char_lower(c) && !(x->words && joins_name(word)) && !is_site(word))
            return false;
        if (x->words == 0 && !all_upper(word) && (plain_word_class(p, word) & CLOSED))
            return false;
        x->words++;
        x->at = end = stop;
        if (x->at < s.n && s.p[x->at] == ',')
            x->at++;
    }
    x->place = gs_text_trim(gs_str_sub(s, 0, end));
    return x->words < PLACE_WORDS;
}

/* "(Reuters)", "/TASS/", "[AP]", also with a date inside. */
static bool read_brackets(const plain *p, gs_str s, prefix *x)
{
    size_t      at = skip_space(s, x->at);
    char        open = at < s.n ? s.p[at] : 0;
    char        close = open == '(' ? ')' : open == '[' ? ']' : open == '/' ? '/' : 0;
    const char *end = close ? memchr(s.p + at + 1, close, s.n - at - 1) : NULL;
    gs_str      in;
    gs_date     date;
    size_t      n;

    if (!end || end - (s.p + at) > 48)
        return false;
    in = gs_text_trim(gs_str_sub(s, at + 1, (size_t)(end - s.p)));
    x->at = (size_t)(end - s.p) + 1;
    n = in.n ? read_date(p, in, &date) : 0;
    if (n && n + 1 >= in.n) {
        x->date = date;
        x->has_date = true;
        return true;
    }
    if (!in.n || memchr(in.p, '.', in.n > 1 ? in.n - 1 : 0) == in.p)
        return false;
    if (!begins_text(in, 0) && !gs_know_agency(p->know, in).p)
        return false;
    x->agency = in;
    x->has_agency = true;
    return true;
}

/* "PORT ALDER, NOVEMBER 25, HARBOURPRESS.": the agency behind the date. Its
 * stop or dash stays to be read. */
static bool read_bare_agency(const plain *p, gs_str s, size_t at, prefix *x)
{
    size_t end = at;
    gs_str word;

    while (end < s.n && (gs_ascii_alpha(s.p[end]) || s.p[end] == '-'))
        end++;
    word = gs_str_sub(s, at, end);
    if (!x->has_date || word.n < 2 || word.n > 24 || end == s.n ||
        (s.p[end] != '.' && !dash(s, end)))
        return false;
    if (!gs_know_agency(p->know, word).p && !(all_upper(word) && all_upper(x->place)))
        return false;
    x->agency = word;
    x->has_agency = true;
    x->at = end;
    return true;
}

static void read_parts(const plain *p, gs_str s, prefix *x)
{
    for (int i = 0; i < 3; i++) {
        size_t  at = x->at;
        gs_date date;
        size_t  n;

        while (at < s.n && (s.p[at] == ',' || gs_ascii_space(s.p[at])))
            at++;
        n = x->has_date ? 0 : read_date(p, gs_str_sub(s, at, s.n), &date);
        if (n) {
            x->date = date;
            x->has_date = true;
            x->at = at + n;
        } else if (x->has_agency || (!read_brackets(p, s, x) && !read_bare_agency(p, s, at, x))) {
            return;
        }
    }
}

/* A place in Titlecase before a dash may as well be somebody set apart:
 * "Peskov — the spokesman — said". Then a second dash follows. */
static bool dash_follows(gs_str s, size_t at)
{
    size_t end = s.n < at + 200 ? s.n : at + 200;

    for (; at < end; at++) {
        if (gs_ascii_space(s.p[at]) && dash(gs_str_sub(s, 0, end), at))
            return true;
        if (s.p[at] == '.' && at + 1 < end && gs_ascii_space(s.p[at + 1]))
            return false;
        if ((unsigned char)s.p[at] == 0xe2 && dash(gs_str_sub(s, 0, end), at))
            return true;
        while (at + 1 < end && ((unsigned char)s.p[at + 1] & 0xc0) == 0x80)
            at++;
    }
    return false;
}

static bool bare_name_fits(const plain *p, gs_str s, prefix *x, size_t behind)
{
    size_t at = x->at, comma;

    if (plain_names_agency(p, x->place)) {
        x->agency = x->place;
        x->site = true;
        return true;
    }
    if (!x->place.n || (gs_zone_part(p->know, x->place) & GS_LINE_NO_NAME) ||
        !begins_text(s, behind))
        return false;
    /* "PORT ALDER, Ore. - " is in capitals as far as the town goes */
    comma = gs_str_find(x->place, GS_STR(","), 0);
    if (all_upper(gs_str_sub(x->place, 0, comma == SIZE_MAX ? x->place.n : comma)))
        return x->place.n >= 4 || !dash_follows(s, behind);
    /* A hyphen between blanks is no dateline's dash in this case. */
    at = skip_space(s, at);
    if (s.p[at] == '-' && s.p[at + 1] != '-')
        return false;
    return x->words <= 3 && !plain_has_verb(p, x->place) && !dash_follows(s, behind);
}

/* What closes the prefix; moves x->at behind it. */
static bool read_close(const plain *p, gs_str s, prefix *x)
{
    size_t behind = dash(s, x->at);

    if (!behind && x->at < s.n && s.p[x->at] == '.' && x->has_date && x->words) {
        /* "MOSCOW, November 25. /TASS/. The …" */
        x->at++;
        if (read_brackets(p, s, x) && x->at < s.n && s.p[x->at] == '.')
            x->at++;
        behind = dash(s, x->at);
        x->at = behind ? behind : skip_space(s, x->at);
        return begins_text(s, x->at) && (all_upper(x->place) || x->words <= 3);
    }
    if (!behind && x->at < s.n && s.p[x->at] == ':' && (x->has_date || x->has_agency)) {
        x->at = skip_space(s, x->at + 1);
        return begins_text(s, x->at) && (x->words == 0 || all_upper(x->place) || x->has_date);
    }
    if (!behind && x->has_agency && gs_know_agency(p->know, x->agency).p && x->words) {
        x->at = skip_space(s, x->at);
        return all_upper(x->place) && begins_text(s, x->at);
    }
    if (!behind)
        return false;
    if (!x->has_date && !x->has_agency) {
        if (!bare_name_fits(p, s, x, behind))
            return false;
    } else if (!x->words && x->has_agency && !x->has_date) {
        if (!gs_know_agency(p->know, x->agency).p && !all_upper(x->agency))
            return false;
    }
    x->at = behind;
    return x->at < s.n;
}

/* Reads the prefix of `s`; x->at is where the body begins. */
static bool read_prefix(const plain *p, gs_str s, prefix *x)
{
    gs_str head = s;

    *x = (prefix){.date = {.hour = -1}};
    if (head.n > HEAD_BYTES)
        head.n = HEAD_BYTES;
    while (head.n && head.n < s.n && ((unsigned char)head.p[head.n] & 0xc0) == 0x80)
        head.n--;
    if (!read_place(p, head, x))
        return false;
    read_parts(p, head, x);
    if (!x->words && !x->has_date && !x->has_agency)
        return false;
    return read_close(p, head, x) && x->at <= PREFIX_BYTES && x->at < s.n;
}

static void keep_prefix(plain *p, const prefix *x)
{
    gs_meta *meta = &p->doc->meta;

    if (x->agency.n)
        keep_agency(p, x->agency);
    if (!x->site && x->place.n && gs_know_agency(p->know, x->place).p)
        keep_agency(p, x->place);
    else if (!x->site && x->place.n && !meta->dateline_place.p)
        meta->dateline_place = plain_value(p, x->place);
    if (x->has_date && !meta->dateline_date.p)
        meta->dateline_date = formatted(p, &x->date);
    if (x->has_date)
        keep_published(p, &x->date);
}

bool plain_inline_dateline(plain *p, size_t i)
{
    prefix x;

    if (!read_prefix(p, plain_words(p, i), &x))
        return false;
    p->blocks[i].lead = p->blocks[i].words.start + (uint32_t)x.at;
    keep_prefix(p, &x);
    return true;
}

/* ---- the line of its own ------------------------------------------------- */

/* Whether a word beside a date belongs to it: "Updated", "12:30", "GMT". */
static bool goes_with_date(const plain *p, gs_str word)
{
    size_t next;

    for (size_t at = 0; at < word.n; at = next) {
        uint32_t c = gs_utf8_at(word, at, &next);
        if (gs_char_letter(c))
            return (gs_zone_part(p->know, word) & GS_LINE_DATE) || gs_ascii_digit(word.p[0]);
    }
    return true; /* a number, a bar, a dash */
}

/* "12:30 AMT": letters behind a time of day are a time zone's. */
static bool is_time_zone(gs_str word, bool behind_time)
{
    size_t n = 0;

    while (n < word.n && word.p[n] >= 'A' && word.p[n] <= 'Z')
        n++;
    return behind_time && n == word.n && n >= 2 && n <= 5;
}

static bool is_time_of_day(gs_str word)
{
    return word.n >= 4 && gs_ascii_digit(word.p[0]) &&
           gs_str_find(word, GS_STR(":"), 1) != SIZE_MAX;
}

static bool all_go_with_date(const plain *p, gs_str s, bool time)
{
    for (gs_str word; (word = plain_next_word(&s)).p; time = is_time_of_day(word)) {
        if (!goes_with_date(p, word) && !is_time_zone(word, time))
            return false;
    }
    return true;
}

/* "Port Alder, " before the date; sets *place. */
static bool is_place_before(const plain *p, gs_str s, gs_str *place)
{
    gs_str rest = gs_text_trim(s);
    size_t n = 0, next;
    char   last = rest.n ? rest.p[rest.n - 1] : 0;
    gs_str words;

    if (!rest.n || (last != ',' && last != '-' && !(last & 0x80) && last != '|' && last != ':'))
        return false;
    while (rest.n) {
        uint32_t c = gs_utf8_before(rest, rest.n, &next);
        if (gs_char_letter(c) || c == '.')
            break;
        rest.n = next;
    }
    *place = rest;
    words = rest;
    for (gs_str word; (word = plain_next_word(&words)).p; n++) {
        if (n >= 5 || gs_char_lower(gs_utf8_at(word, 0, &next)) ||
            !gs_char_letter(gs_utf8_at(word, 0, &next)) || (plain_word_class(p, word) & CLOSED))
            return false;
    }
    return n > 0;
}

static bool is_update(const plain *p, gs_str before)
{
    gs_str word;

    (void)p;
    while ((word = plain_next_word(&before)).p) {
        if (gs_str_starts_nocase(word, GS_STR("updat")) ||
            gs_str_starts_nocase(word, GS_STR("modif")))
            return true;
    }
    return false;
}

static void keep_date_line(plain *p, gs_str before, const gs_date *date, gs_str place)
{
    gs_meta *meta = &p->doc->meta;

    if (is_update(p, before)) {
        if (!meta->modified.p)
            meta->modified = formatted(p, date);
        check_weekday(p, *date);
        return;
    }
    if (place.n && !meta->dateline_place.p)
        meta->dateline_place = plain_value(p, place);
    if (!meta->dateline_date.p)
        meta->dateline_date = formatted(p, date);
    keep_published(p, date);
}

bool plain_date_line(plain *p, size_t i, bool keep)
{
    gs_date_hints hints = {.words = &p->know->date_words};
    gs_str        rest = plain_words(p, i);
    bool          found = false, timed = false;

    if (rest.n > PREFIX_BYTES || p->blocks[i].several)
        return false;
    for (int dates = 0; dates < 3; dates++) {
        gs_date date;
        size_t  at, n = gs_date_find(rest, &hints, &date, &at);
        gs_str  before = n ? gs_str_sub(rest, 0, at) : GS_STR_NONE, place = GS_STR_NONE;

        if (!n || !date.month || !(date.day || date.year))
            break;
        if (!all_go_with_date(p, before, false) && (found || !is_place_before(p, before, &place)))
            return false;
        if (keep && !found) {
            /* Nothing is kept of a line that turns out to be none. */
            if (!plain_date_line(p, i, false))
                return false;
        }
        if (keep)
            keep_date_line(p, before, &date, place);
        found = true;
        timed = date.hour >= 0;
        rest = gs_str_sub(rest, at + n, rest.n);
    }
    return found && all_go_with_date(p, rest, timed);
}
