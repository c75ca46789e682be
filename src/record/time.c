/* record/time.c - all times of a report, and which of them is a statement's.
 *
 * A sentence's expressions are found by the rules (time_find.c). Words before
 * one say that it is open at one end ("since 2015") or not exact ("about two
 * weeks"); two may be the ends of a range ("from May to July"). Each is then
 * anchored (time_anchor.c), and the last date said is the focus of the next:
 * "two days later". A teaser is of another report's day.
 */
#include "record/time.h"

#include <stdio.h>

#include "base/error.h"
#include "record/clause.h"
#include "record/reading.h"

static int digits(gs_str s, size_t at, size_t n)
{
    int value = 0;

    for (size_t i = at; i < at + n; i++) {
        if (i >= s.n || !gs_ascii_digit(s.p[i]))
            return -1;
        value = value * 10 + (s.p[i] - '0');
    }
    return value;
}

/* "2020-11-25", "2020-11-25T10:00Z", "--11-25" */
static bool read_iso(gs_str s, gs_time_ground *g)
{
    bool   partial = s.n == 7 && gs_str_starts(s, GS_STR("--"));
    size_t at = partial ? 2 : 5;
    gs_day d = {partial ? 2000 : digits(s, 0, 4), digits(s, at, 2), digits(s, at + 3, 2)};

    if (d.year < 1000 || !gs_day_exists(d))
        return false;
    if (partial) {
        g->month = d.month;
        g->day = d.day;
    } else {
        g->dated = true;
        g->report = gs_day_number(d);
    }
    return true;
}

static gs_time_ground ground_of(const gs_doc *doc)
{
    gs_time_ground g = {0};

    if (!read_iso(doc->meta.published, &g))
        read_iso(doc->meta.dateline_date, &g);
    return g;
}

/* ---- what stands before, and between two ---- */

static void lead(gs_time_finder *f, gs_time_hit *hit, uint32_t from)
{
    int32_t  slots[GS_TIME_SLOT_COUNT];
    uint32_t at = hit->first, first;

    for (int i = 0; i < 3; i++) {
        gs_time_kind        kind = GS_TIME_WITH;
        const gs_time_rule *rule = gs_time_before(f, at, kind, &first, slots);
        if (!rule)
            rule = gs_time_before(f, at, kind = GS_TIME_LEAD, &first, slots);
        if (!rule || first < from)
            return;
        if (kind == GS_TIME_WITH && at == hit->first)
            hit->first = first;
        at = first;
        for (int k = 0; k < GS_TIME_SLOT_COUNT; k++) {
            if (slots[k] != GS_TIME_UNSET)
                hit->slots[k] = slots[k];
        }
    }
}

/* A range's rule, when `a` and `b` are the ends of one. */
static const gs_time_rule *joined(const gs_time_finder *f, const gs_time_hit *a,
                                  const gs_time_hit *b)
{
    if (b->first <= a->end || b->first - a->end > 2 || a->rule->kind != GS_TIME_DATE ||
        b->rule->kind != GS_TIME_DATE || a->slots[GS_TIME_REF] != GS_TIME_UNSET ||
        b->slots[GS_TIME_REF] != GS_TIME_UNSET)
        return NULL;
    for (size_t i = 0; i < f->rules->rule_count; i++) {
        const gs_time_rule *rule = &f->rules->rules[i];
        if (rule->kind != GS_TIME_JOIN || !gs_time_fits(f, rule, a->end, b->first))
            continue;
        if (gs_time_stands_before(f, rule, a->first))
            return rule;
    }
    return NULL;
}

/* Makes `a` the range from `a` to `b`. */
static gs_status join(gs_doc *doc, const gs_time_rule *rule, gs_timex *a, const gs_timex *b)
{
    gs_time_ground x = {0}, y = {0};
    char           buf[40];
    int            n, years = digits(b->time.start, 0, 4) - digits(a->time.start, 0, 4);

    if (!read_iso(a->time.start, &x) || !read_iso(b->time.end, &y) || !x.dated || !y.dated ||
        y.report < x.report)
        return GS_E_FORMAT; /* no range: both stay */
    if (a->time.precision == GS_PRECISION_YEAR)
        n = snprintf(buf, sizeof buf, "P%dY", years);
    else if (a->time.precision == GS_PRECISION_MONTH)
        n = snprintf(buf, sizeof buf, "P%dM",
                     years * 12 + digits(b->time.start, 5, 2) - digits(a->time.start, 5, 2));
    else
        n = snprintf(buf, sizeof buf, "P%ldD", y.report - x.report);
    a->type = GS_TIMEX_DURATION;
    a->rule = rule->name;
    a->time.end = b->time.end;
    a->time.value = gs_arena_str(doc->arena, gs_str_make(buf, (size_t)n));
    a->time.span.end = b->time.span.end;
    a->token_count = b->first_token + b->token_count - a->first_token;
    return a->time.value.p ? GS_OK : GS_E_NOMEM;
}

/* ---- one sentence ---- */

static bool needs_tense(const int32_t *slots)
{
    return slots[GS_TIME_YEAR] == GS_TIME_UNSET && slots[GS_TIME_DIR] == GS_TIME_UNSET &&
           (slots[GS_TIME_WEEKDAY] != GS_TIME_UNSET || slots[GS_TIME_MONTH] != GS_TIME_UNSET ||
            slots[GS_TIME_SEASON] != GS_TIME_UNSET || slots[GS_TIME_QUARTER] != GS_TIME_UNSET ||
            slots[GS_TIME_HALF] != GS_TIME_UNSET);
}

static void note_focus(gs_time_ground *g, const gs_timex *x)
{
    gs_time_ground start = {0}, end = {0};

    if (x->type == GS_TIMEX_SET || (x->type == GS_TIMEX_DURATION && !x->time.start.n))
        return;
    if (!read_iso(x->time.start, &start) || !start.dated)
        return;
    g->focused = true;
    g->focus = g->focus_last = start.report;
    if (read_iso(x->time.end, &end) && end.dated)
        g->focus_last = end.report;
    if (g->focus == g->focus_last) {
        g->same_sentence = true;
        g->same = g->focus;
    }
}

static gs_status read_hit(gs_time_finder *f, gs_time_ground *g, uint32_t sentence, size_t i,
                          gs_timex *x)
{
    gs_time_hit   *hit = &f->hits[i];
    const gs_atom *first, *last = &f->atoms[hit->end - 1];

    lead(f, hit, i ? f->hits[i - 1].end : 0);
    first = &f->atoms[hit->first];
    g->tense = needs_tense(hit->slots) ? gs_time_tense(f, sentence, hit->first) : 0;
    *x = (gs_timex){.sentence = sentence,
                    .first_token = first->token,
                    .token_count = last->token - first->token + 1};
    x->time.span = (gs_span){first->span.start, last->span.end};
    return gs_time_write(hit, g, f->doc->arena, x);
}

static gs_status read_sentence(gs_time_finder *f, gs_doc *doc, gs_time_ground *ground,
                               uint32_t sentence)
{
    gs_time_ground      other = {0};
    gs_time_ground     *g = doc->sentences[sentence].zone == GS_ZONE_TEASER ? &other : ground;
    const gs_time_rule *rule;
    gs_timex            x;
    gs_status           st = gs_time_find(f, sentence);

    g->same_sentence = false;
    for (size_t i = 0; st == GS_OK && i < f->hit_count; i++) {
        rule = i ? joined(f, &f->hits[i - 1], &f->hits[i]) : NULL;
        if (i + 1 < f->hit_count && f->hits[i].slots[GS_TIME_YEAR] == GS_TIME_UNSET &&
            f->hits[i].slots[GS_TIME_MONTH] != GS_TIME_UNSET &&
            joined(f, &f->hits[i], &f->hits[i + 1])) /* "from May to July 2019" */
            f->hits[i].slots[GS_TIME_YEAR] = f->hits[i + 1].slots[GS_TIME_YEAR];
        st = read_hit(f, g, sentence, i, &x);
        if (st != GS_OK || !x.time.value.n)
            continue;
        if (rule && doc->time_count && doc->times[doc->time_count - 1].sentence == sentence) {
            st = join(doc, rule, &doc->times[doc->time_count - 1], &x);
            if (st == GS_OK)
                continue;
            if (st != GS_E_FORMAT)
                return st;
            st = GS_OK;
        }
        note_focus(g, &x);
        if (!GS_PUSH(doc->arena, doc->times, doc->time_count, doc->time_cap, x))
            st = GS_E_NOMEM;
    }
    return st;
}

gs_status gs_make_times(gs_doc *doc, const gs_know *know, gs_arena *scratch)
{
    gs_time_finder f = {.doc = doc, .rules = &know->time_rules, .scratch = scratch};
    gs_time_ground g = ground_of(doc);
    gs_status      st = GS_OK;

    for (size_t s = 0; st == GS_OK && s < doc->sentence_count; s++)
        st = read_sentence(&f, doc, &g, (uint32_t)s);
    if (st != GS_OK)
        doc->time_count = 0;
    return st;
}

/* ---- the time of a saying ---- */

static bool pick(const gs_doc *doc, uint32_t from, uint32_t to, gs_time *time)
{
    size_t low = 0, high = doc->time_count;

    while (low < high) { /* the first that begins at `from` or behind */
        size_t middle = (low + high) / 2;
        if (doc->times[middle].first_token < from)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < doc->time_count && doc->times[low].first_token < to; low++) {
        const gs_timex *x = &doc->times[low];
        if (x->type <= GS_TIMEX_TIME && x->time.start.n && x->first_token + x->token_count <= to) {
            *time = x->time;
            return true;
        }
    }
    return false;
}

static bool is_verb(const gs_reading *r, uint32_t t)
{
    gs_upos upos = r->word_of[t] < 0 ? GS_UPOS_X : gs_word_at(r, (uint32_t)r->word_of[t])->upos;

    return upos == GS_UPOS_VERB || upos == GS_UPOS_AUX;
}

/* The adverbial before the clause: "On Wednesday, Carrie Lam …". */
static uint32_t lead_end(const gs_reading *r, const gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);
    uint32_t end =
        use->subject >= 0 && !use->behind ? gs_noun_first(r, (uint32_t)use->subject) : use->edge;

    if (use->frame == GS_SAID_TRAILING || use->frame == GS_SAID_SOURCE)
        return begin;
    for (uint32_t t = begin; t < end; t++) {
        if (is_verb(r, t)) /* not "May" of "On Monday, May 3" */
            return begin;
    }
    return end;
}

/* Between speaker and cue, behind the cue, or before the clause; not inside
 * what is said. */
void gs_read_time(const gs_reading *r, const gs_use *use, gs_time *time)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);
    uint32_t end = gs_sentence_end(r, use->sentence);
    uint32_t behind = use->content_first > use->last ? use->content_first : end;

    *time = (gs_time){0};
    if (use->cue->kind != GS_CUE_VERB)
        return;
    if (!pick(r->doc, use->edge < use->first ? use->edge : use->first, use->first, time) &&
        !pick(r->doc, use->last + 1, behind, time))
        pick(r->doc, begin, lead_end(r, use), time);
}
