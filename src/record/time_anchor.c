/* record/time_anchor.c - which days an expression means.
 *
 * What the words leave open is counted from the report's date, or from the
 * date mentioned last ("two days later"); the tense of the governing verb says
 * whether "Friday" and "May" lie behind or before it. The clock is never
 * asked: without a report's date a day stays without its year, and a weekday
 * says only its name.
 */
#include <string.h>

#include "record/time.h"

#define NEAR 45 /* days ahead in which a date without a year is one to come, also in past tense */

static bool given(const int32_t *slots, gs_time_slot slot)
{
    return slots[slot] != GS_TIME_UNSET;
}

static long month_first(int year, int month)
{
    return gs_day_number((gs_day){year, month, 1});
}

static void set_months(gs_period *p, int unit, int year, int month, int months)
{
    p->unit = unit;
    p->known = true;
    p->first = month_first(year, month);
    p->last = gs_day_add_months(p->first, months) - 1;
}

static void set_day(gs_period *p, long day)
{
    *p = (gs_period){.unit = GS_UNIT_DAY, .known = true, .first = day, .last = day};
}

/* ---- units around a day: "last week", "three months ago" ---- */

static int floor_to(int n, int step)
{
    return n - ((n % step) + step) % step;
}

static void set_unit(gs_period *p, int unit, long day, long shift)
{
    gs_day d = gs_day_from(day);

    switch (unit) {
    case GS_UNIT_WEEK:
    case GS_UNIT_WEEKEND:
        p->unit = unit;
        p->known = true;
        p->first = day - gs_day_weekday(day) + 1 + 7 * shift + (unit == GS_UNIT_WEEKEND ? 5 : 0);
        p->last = p->first + (unit == GS_UNIT_WEEKEND ? 1 : 6);
        return;
    case GS_UNIT_MONTH:
        d = gs_day_from(gs_day_add_months(month_first(d.year, d.month), shift));
        set_months(p, unit, d.year, d.month, 1);
        return;
    case GS_UNIT_QUARTER:
        d = gs_day_from(
            gs_day_add_months(month_first(d.year, floor_to(d.month - 1, 3) + 1), 3 * shift));
        set_months(p, unit, d.year, d.month, 3);
        return;
    case GS_UNIT_YEAR:
        set_months(p, unit, d.year + (int)shift, 1, 12);
        return;
    case GS_UNIT_DECADE:
        set_months(p, unit, floor_to(d.year, 10) + 10 * (int)shift, 1, 120);
        return;
    case GS_UNIT_CENTURY:
        set_months(p, unit, floor_to(d.year, 100) + 100 * (int)shift, 1, 1200);
        return;
    case GS_UNIT_DAY:
        set_day(p, day + shift);
        return;
    default: /* hours and less: the day stays */
        set_day(p, day);
    }
}

static bool base_unit(const gs_time_ground *g, const int32_t *slots, gs_period *p)
{
    long shift = given(slots, GS_TIME_SHIFT) ? slots[GS_TIME_SHIFT] : 0;
    int  unit = slots[GS_TIME_UNIT];
    bool focus = slots[GS_TIME_AT] == GS_AT_FOCUS && g->focused;

    if (shift < -20000 || shift > 20000)
        return false;
    if (focus || g->dated) {
        set_unit(p, unit, focus ? shift > 0 ? g->focus_last : g->focus : g->report, shift);
        return true;
    }
    if (unit != GS_UNIT_DAY || shift || !g->month)
        return false;
    *p = (gs_period){.unit = GS_UNIT_DAY, .month = g->month, .day = g->day};
    return true;
}

/* ---- weekdays ---- */

static bool set_weekday(const gs_time_ground *g, const int32_t *slots, gs_period *p)
{
    int  weekday = slots[GS_TIME_WEEKDAY], dir = g->tense;
    bool strict = given(slots, GS_TIME_DIR);
    bool focus = slots[GS_TIME_AT] == GS_AT_FOCUS && g->focused;
    long from = focus ? g->focus : g->report, back;

    if (p->known && p->unit == GS_UNIT_WEEK) { /* "Monday last week" */
        set_day(p, p->first + weekday - 1);
        return true;
    }
    if (!g->dated && !focus) {
        *p = (gs_period){.unit = GS_UNIT_DAY, .weekday = weekday};
        return true;
    }
    if (strict)
        dir = slots[GS_TIME_DIR];
    back = (gs_day_weekday(from) - weekday + 7) % 7;
    if (strict && back == 0)
        back = 7;
    if (dir == GS_DIR_FUTURE)
        back = back ? back - 7 : 0;
    if (strict && dir == GS_DIR_FUTURE && back == 0)
        back = -7;
    set_day(p, from - back);
    return true;
}

/* ---- months and parts of years ---- */

static int apart(long a, long b)
{
    return (int)(a > b ? a - b : b - a);
}

/* The year of a period that begins in `month`, the first or only `day` of it,
 * and lasts `months` (0: a day). */
static int choose_year(const gs_time_ground *g, const int32_t *slots, int month, int day,
                       int months)
{
    gs_day now = gs_day_from(g->report);
    long   begin, end;
    int    dir = given(slots, GS_TIME_DIR) ? slots[GS_TIME_DIR] : g->tense;
    bool   strict = given(slots, GS_TIME_DIR);

    if (day < 1)
        day = 1;
    begin = month_first(now.year, month) + day - 1;
    end = months ? gs_day_add_months(begin, months) - 1 : begin;
    if (!dir && !months) { /* no verb says: the nearest */
        long next = month_first(now.year + 1, month) + day - 1;
        long last = month_first(now.year - 1, month) + day - 1;
        if (apart(next, g->report) < apart(begin, g->report))
            return now.year + 1;
        return apart(last, g->report) < apart(begin, g->report) ? now.year - 1 : now.year;
    }
    if (dir == GS_DIR_FUTURE)
        return now.year + (strict ? begin <= g->report : end < g->report);
    if (!strict && begin > g->report && begin - g->report <= NEAR)
        return now.year; /* "a June 3 hearing was set" on June 1 is not last year's */
    return now.year - (strict ? end >= g->report : begin > g->report);
}

static bool set_part_of_year(const gs_time_ground *g, const int32_t *slots, int unit, int month,
                             int months, gs_period *p)
{
    int year;

    if (given(slots, GS_TIME_YEAR))
        year = slots[GS_TIME_YEAR];
    else if (p->known)
        year = gs_day_from(p->first).year;
    else if (g->dated)
        year = choose_year(g, slots, month, 1, months);
    else {
        *p = (gs_period){.unit = unit, .month = month};
        return unit == GS_UNIT_MONTH;
    }
    set_months(p, unit, year, month, months);
    return true;
}

static bool set_date(const gs_time_ground *g, const int32_t *slots, gs_period *p)
{
    int    month = slots[GS_TIME_MONTH], day = slots[GS_TIME_DAY];
    gs_day d = {0, month, day};

    if (given(slots, GS_TIME_YEAR))
        d.year = slots[GS_TIME_YEAR];
    else if (p->known)
        d.year = gs_day_from(p->first).year;
    else if (g->dated)
        d.year = choose_year(g, slots, month, day, 0);
    if (!d.year) {
        d.year = 2000; /* a leap year: "February 29" exists */
        *p = (gs_period){.unit = GS_UNIT_DAY, .month = month, .day = day};
        return gs_day_exists(d);
    }
    if (!gs_day_exists(d))
        return false;
    set_day(p, gs_day_number(d));
    if (given(slots, GS_TIME_DAY2)) {
        d.day = slots[GS_TIME_DAY2];
        p->last = gs_day_exists(d) ? gs_day_number(d) : p->last - 1;
    }
    return p->last >= p->first &&
           (!given(slots, GS_TIME_WEEKDAY) || gs_day_weekday(p->first) == slots[GS_TIME_WEEKDAY]);
}

/* "7/8/2007": day or month first; where both exist, the nearer to the report. */
static void settle_order(const gs_time_ground *g, int32_t *slots)
{
    gs_day  a = {slots[GS_TIME_YEAR], slots[GS_TIME_MONTH], slots[GS_TIME_DAY]}, b = a;
    int32_t month = a.month;

    b.month = a.day;
    b.day = a.month;
    if (!gs_day_exists(b))
        return;
    if (gs_day_exists(a) &&
        (!g->dated || apart(gs_day_number(a), g->report) <= apart(gs_day_number(b), g->report)))
        return;
    slots[GS_TIME_MONTH] = a.day;
    slots[GS_TIME_DAY] = month;
}

static void full_year(const gs_time_ground *g, int32_t *slots)
{
    int now = g->dated ? gs_day_from(g->report).year : 2030;

    if (given(slots, GS_TIME_YEAR) && slots[GS_TIME_YEAR] < 100)
        slots[GS_TIME_YEAR] += slots[GS_TIME_YEAR] + 2000 > now + 10 ? 1900 : 2000;
    if (given(slots, GS_TIME_DECADE) && slots[GS_TIME_DECADE] < 100)
        slots[GS_TIME_DECADE] += slots[GS_TIME_DECADE] + 2000 > now ? 1900 : 2000;
}

static bool fill_fields(const gs_time_ground *g, int32_t *slots, gs_period *p)
{
    if (given(slots, GS_TIME_ORDER))
        settle_order(g, slots);
    if (given(slots, GS_TIME_MONTH))
        return given(slots, GS_TIME_DAY)
                   ? set_date(g, slots, p)
                   : set_part_of_year(g, slots, GS_UNIT_MONTH, slots[GS_TIME_MONTH], 1, p);
    if (given(slots, GS_TIME_QUARTER))
        return slots[GS_TIME_QUARTER] >= 1 && slots[GS_TIME_QUARTER] <= 4 &&
               set_part_of_year(g, slots, GS_UNIT_QUARTER, slots[GS_TIME_QUARTER] * 3 - 2, 3, p);
    if (given(slots, GS_TIME_HALF))
        return slots[GS_TIME_HALF] >= 1 && slots[GS_TIME_HALF] <= 2 &&
               set_part_of_year(g, slots, GS_UNIT_QUARTER, slots[GS_TIME_HALF] * 6 - 5, 6, p);
    if (given(slots, GS_TIME_SEASON))
        return set_part_of_year(
            g, slots, GS_UNIT_QUARTER,
            slots[GS_TIME_SEASON] == GS_SEASON_WI ? 12 : slots[GS_TIME_SEASON] * 3 + 3, 3, p);
    if (given(slots, GS_TIME_WEEKDAY))
        return set_weekday(g, slots, p);
    if (given(slots, GS_TIME_YEAR))
        set_months(p, GS_UNIT_YEAR, slots[GS_TIME_YEAR], 1, 12);
    else if (given(slots, GS_TIME_DECADE))
        set_months(p, GS_UNIT_DECADE, slots[GS_TIME_DECADE], 1, 120);
    else if (given(slots, GS_TIME_CENTURY) && slots[GS_TIME_CENTURY] <= 30)
        set_months(p, GS_UNIT_CENTURY, (slots[GS_TIME_CENTURY] - 1) * 100, 1, 1200);
    else if (!given(slots, GS_TIME_UNIT) && g->same_sentence)
        set_day(p, g->same); /* "at 9 a.m." on the day just named */
    else if (!given(slots, GS_TIME_UNIT) && g->dated)
        set_day(p, g->report);
    return true;
}

bool gs_time_anchor(const gs_time_ground *g, int32_t *slots, gs_period *p)
{
    *p = (gs_period){.unit = GS_UNIT_DAY};
    full_year(g, slots);
    if (given(slots, GS_TIME_UNIT) && !base_unit(g, slots, p))
        return false;
    return fill_fields(g, slots, p);
}

/* ---- tense ---- */

static int word_tense(const gs_time_finder *f, const gs_atom *a)
{
    gs_str s = gs_doc_str(f->doc, a->span);

    for (int32_t m = a->word >= 0 ? f->rules->words[a->word].members : -1; m >= 0;
         m = f->rules->members[m].next) {
        if (f->rules->members[m].class_ == f->rules->tense_class)
            return f->rules->members[m].value;
    }
    /* an ending, as cue words have it */
    return a->letters && s.n > 3 && gs_str_ends(s, GS_STR("ed")) ? GS_DIR_PAST : 0;
}

/* The same of an atom in its place: "is to meet" and "is meeting" look ahead. */
static int tense_at(const gs_time_finder *f, uint32_t i)
{
    int    tense = word_tense(f, &f->atoms[i]);
    gs_str next;

    if (tense == GS_DIR_PAST && i && word_tense(f, &f->atoms[i - 1]) == GS_TENSE_INFINITIVE)
        return 0; /* "to be signed" */
    if (tense != GS_TENSE_BE)
        return tense >= GS_TENSE_TO ? 0 : tense;
    for (uint32_t k = i + 1; k < f->atom_count && k < i + 3; k++) {
        if (word_tense(f, &f->atoms[k]) == GS_TENSE_TO)
            return GS_DIR_FUTURE; /* "is to meet", "is set to meet" */
    }
    if (i + 1 == f->atom_count)
        return 0;
    next = gs_doc_str(f->doc, f->atoms[i + 1].span);
    return next.n > 4 && gs_str_ends(next, GS_STR("ing")) ? GS_DIR_FUTURE : 0;
}

/* Without grammar: the nearest word before that tells, else the first behind. */
static int tense_by_words(const gs_time_finder *f, uint32_t at)
{
    int tense = 0;

    for (uint32_t i = at; !tense && i > 0; i--)
        tense = tense_at(f, i - 1);
    for (uint32_t i = at; !tense && i < f->atom_count; i++)
        tense = tense_at(f, i);
    return tense;
}

static bool feature(const gs_word *w, gs_str what)
{
    return gs_str_find(w->feats, what, 0) != SIZE_MAX;
}

static bool is_verb(const gs_word *w)
{
    return w->upos == GS_UPOS_VERB || w->upos == GS_UPOS_AUX;
}

/* The verb's own form, and that of the auxiliaries and "to" that hang on it. */
static int verb_tense(const gs_time_finder *f, const gs_sentence *s, int32_t verb)
{
    const gs_doc  *doc = f->doc;
    const gs_word *v = &doc->words[verb];
    int            tense = feature(v, GS_STR("Tense=Past")) ? GS_DIR_PAST : 0;
    bool           to = false, infinitive = feature(v, GS_STR("VerbForm=Inf"));

    for (uint32_t i = s->first_word; i < s->first_word + s->word_count; i++) {
        const gs_word *w = &doc->words[i];
        gs_str         text = gs_doc_str(doc, w->span);
        gs_atom        a = {.span = w->span, .word = -1};
        if (w->head != verb || (w->deprel != GS_DEPREL_AUX && w->deprel != GS_DEPREL_AUX_PASS &&
                                w->deprel != GS_DEPREL_COP && w->deprel != GS_DEPREL_MARK))
            continue;
        for (size_t k = 0; k < f->atom_count; k++) {
            if (f->atoms[k].span.start == w->span.start)
                a = f->atoms[k];
        }
        if (word_tense(f, &a) == GS_DIR_FUTURE)
            return GS_DIR_FUTURE;
        to = to || (w->upos == GS_UPOS_PART && text.n == 2);
        infinitive = infinitive || feature(w, GS_STR("VerbForm=Inf"));
        if (feature(w, GS_STR("Tense=Past")))
            tense = GS_DIR_PAST;
        else if (feature(w, GS_STR("Tense=Pres")) && feature(v, GS_STR("VerbForm=Ger")))
            tense = GS_DIR_FUTURE; /* "is meeting" */
        else if (feature(w, GS_STR("Tense=Pres")) && feature(v, GS_STR("Tense=Pres")))
            tense = GS_DIR_FUTURE;
    }
    /* "is to meet", "plans to meet", "is to be signed" */
    return to && infinitive ? GS_DIR_FUTURE : tense;
}

int gs_time_tense(const gs_time_finder *f, uint32_t sentence, uint32_t at)
{
    const gs_sentence *s = &f->doc->sentences[sentence];
    uint32_t           end = s->first_word + s->word_count;
    int32_t            w = -1;
    int                tense;

    for (uint32_t i = s->first_word; i < end && w < 0; i++) {
        if (f->doc->words[i].span.end > f->atoms[at].span.start)
            w = (int32_t)i;
    }
    for (int steps = 0; w >= 0 && steps < 32; steps++, w = f->doc->words[w].head) {
        tense = is_verb(&f->doc->words[w]) ? verb_tense(f, s, w) : 0;
        if (tense)
            return tense;
    }
    return tense_by_words(f, at);
}
