/* ingest/html_date.c - when a page says that its report was published and
 * modified. See html_meta.h.
 *
 * Every place is asked in the order of belief (doc/ingest.md): data, <meta>,
 * microdata, <time>, the words near the title, the address. The first full
 * date wins; a later place may add the time of the same day, or its zone.
 */
#include "ingest/html_meta_int.h"
#include "text/date.h"
#include "text/utf8.h"

/* Seconds or milliseconds since 1970 as some pages have them. */
static bool read_epoch(gs_str s, gs_date *date)
{
    int64_t n = 0, days;

    if (s.n != 10 && s.n != 13)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (!gs_ascii_digit(s.p[i]))
            return false;
        if (i < 10)
            n = n * 10 + (s.p[i] - '0');
    }
    days = n / 86400;
    *date = (gs_date){.hour = (int)(n % 86400 / 3600),
                      .minute = (int)(n % 3600 / 60),
                      .second = (int)(n % 60),
                      .has_zone = true};
    for (date->year = 1970; gs_date_days(date->year + 1, 1, 1) <= days;)
        date->year++;
    for (date->month = 1; date->month < 12 && gs_date_days(date->year, date->month + 1, 1) <= days;)
        date->month++;
    date->day = (int)(days - gs_date_days(date->year, date->month, 1)) + 1;
    return true;
}

/* What the page's language says of its dates. British English, like nearly
 * all other languages, writes the day first. */
static gs_date_hints hints_of(const page *p)
{
    static const char *const day_first[] = {"en-GB", "en-AU", "en-NZ", "en-IN", "en-IE", "en-ZA"};

    gs_date_hints h = {&p->know->date_words, GS_DATE_ORDER_UNKNOWN, page_primary_language(p->lang)};

    for (size_t i = 0; i < sizeof day_first / sizeof *day_first; i++) {
        if (gs_str_starts_nocase(p->lang, gs_str_from(day_first[i])))
            h.order = GS_DATE_ORDER_DAY_FIRST;
    }
    return h;
}

/* A full date in a value; a clock at its zero is not one. */
static bool read_date(const page *p, gs_str s, gs_date *date)
{
    gs_date_hints hints = hints_of(p);
    size_t        at;

    s = gs_str_trim(s);
    if (s.n > 120 || (!read_epoch(s, date) && !gs_date_find(s, &hints, date, &at)))
        return false;
    return date->year && date->day && !(date->year == 1970 && date->month == 1 && date->day == 1);
}

static bool same_day(const gs_date *a, const gs_date *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* Takes `found` if nothing is there yet, or if it tells the time of the same
 * day, or the zone of the same time. */
static void prefer(gs_date *date, const gs_date *found)
{
    if (!date->year)
        *date = *found;
    else if (same_day(date, found) && date->hour < 0 && found->hour >= 0)
        *date = *found;
    else if (same_day(date, found) && date->hour == found->hour && date->minute == found->minute &&
             !date->has_zone && found->has_zone)
        *date = *found;
}

static void said_dates(page *p, gs_page_field field, int from, int below, gs_date *date)
{
    for (int belief = from; belief < below; belief++) {
        for (size_t i = 0; i < p->said_count; i++) {
            const said *s = &p->said[i];
            gs_date     found;
            if (s->field == field && s->belief == belief && s->value.n &&
                read_date(p, s->value, &found))
                prefer(date, &found);
        }
    }
}

/* The first <time> behind the title, or else the first of the page. */
static void shown_times(page *p, gs_date *date)
{
    gs_date first = {.hour = -1}, found;

    for (size_t i = 0; i < p->said_count && !date->year; i++) {
        const said *s = &p->said[i];
        if (s->field != GS_FIELD_PUBLISHED || s->belief != BELIEF_REL ||
            !read_date(p, s->value, &found))
            continue;
        if (s->node > p->heading && s->node < p->heading + NEAR_NODES)
            *date = found;
        else
            prefer(&first, &found);
    }
    if (!date->year && first.year && !p->heading)
        *date = first;
}

/* "/2024/03/05/", "/2024-03-05-", "/20240305" in the page's address. */
static void url_date(page *p, gs_date *date)
{
    gs_str url = page_url(p);

    for (size_t i = 0; !date->year && i + 9 < url.n; i++) {
        gs_date found;
        gs_str  part = gs_str_sub(url, i + 1, i + 1 + 10 <= url.n ? i + 11 : url.n);
        char    plain[11];
        if (url.p[i] != '/' || !gs_ascii_digit(part.p[0]))
            continue;
        memcpy(plain, part.p, part.n);
        if (part.n >= 9 && part.p[4] == '/' && part.p[7] != '/')
            continue;
        for (size_t k = 0; k < part.n; k++)
            plain[k] = plain[k] == '/' ? '-' : plain[k];
        if (gs_date_read(gs_str_make(plain, part.n), NULL, &found) && found.year && found.day)
            prefer(date, &found);
    }
}

/* A full date in the words near the title: "Published on 5 March 2024". */
static void text_date(page *p, gs_date *date)
{
    const gs_html_tree *t = p->tree;
    uint32_t            end = p->heading + NEAR_NODES;

    for (uint32_t i = p->heading + 1; p->heading && i < end && i < t->count && !date->year; i++) {
        gs_date found;
        if (t->nodes[i].tag == GS_TAG_TEXT && read_date(p, t->nodes[i].text, &found))
            *date = found;
    }
}

static gs_str format_date(page *p, const gs_date *date)
{
    char out[40];

    return page_keep(p, gs_str_make(out, gs_date_format(date, out)));
}

static void set_published(page *p)
{
    gs_meta       *meta = &p->doc->meta;
    gs_date        date = {.hour = -1}, found;
    gs_date_source from = GS_DATE_METADATA;

    if (meta->published.n)
        return;
    if (read_date(p, p->ld.published, &found))
        prefer(&date, &found);
    said_dates(p, GS_FIELD_PUBLISHED, BELIEF_META, BELIEF_REL, &date);
    if (read_date(p, p->ld.created, &found) && !date.year)
        date = found;
    shown_times(p, &date);
    if (!date.year) {
        text_date(p, &date);
        from = date.year ? GS_DATE_TEXT : from;
    }
    url_date(p, &date);
    if (!date.year)
        return;
    meta->published = format_date(p, &date);
    meta->published_from = from;
}

static void set_modified(page *p)
{
    gs_date date = {.hour = -1}, found;

    if (read_date(p, p->ld.modified, &found))
        prefer(&date, &found);
    said_dates(p, GS_FIELD_MODIFIED, BELIEF_META, BELIEF_REL, &date);
    if (date.year && !p->doc->meta.modified.n)
        p->doc->meta.modified = format_date(p, &date);
}

void page_set_dates(page *p)
{
    set_published(p);
    set_modified(p);
}
