/* monitor/pact.c - an agreement's terms as given, beside what reports say of them. See watch.h.
 *
 * A report's agreement is the file's where it has its name or its day. A term of it is the
 * file's where who owes it and what is to be done fit; else it stands for itself. A step is
 * what a party that owes a term is said to do that fits the term.
 */
#include <stdio.h>

#include "base/error.h"
#include "monitor/watch.h"

#define KEY 256

/* ---- whose, and which ---- */

static bool is_party(const gs_body *b, gs_str name)
{
    bool is = gs_str_eq_nocase(b->name.text, name);

    for (size_t i = 0; !is && i < b->names.count; i++)
        is = gs_str_eq_nocase(b->names.items[i].text, name);
    return is;
}

/* Whether a body of a report (-1: nobody that the file names) may be who owes a term. */
static bool may_owe(const gs_watch *w, const gs_owed *t, int32_t body)
{
    if (gs_str_eq_nocase(t->owes.text, GS_STR("all")))
        return true;
    return body >= 0 && is_party(&w->bodies[body], t->owes.text);
}

static bool has_name(const gs_pact *p, gs_str name)
{
    bool has = name.n && gs_str_find_nocase(p->name.text, name, 0) == 0 && name.n == p->name.text.n;

    for (size_t i = 0; !has && name.n && i < p->names.count; i++)
        has = gs_str_eq_nocase(p->names.items[i].text, name);
    return has;
}

static bool is_this(const gs_watch *w, const gs_seen_agreement *a)
{
    return has_name(&w->file.pact, a->name) || (a->day && a->day == w->file.pact.date.day);
}

/* The term that a phrase fits best. */
static const gs_owed *term_of(gs_watching *g, const gs_phrase *p, int32_t body, gs_fit *best,
                              char reason[GS_REASON])
{
    gs_doing       d = {.phrase = p, .category = -1};
    const gs_owed *term = NULL;
    char           why[GS_REASON];

    *best = GS_FIT_NONE;
    for (size_t i = 0; i < g->w->file.term_count; i++) {
        const gs_owed *t = &g->w->file.terms[i];
        gs_fit         fit = GS_FIT_NONE;
        if (may_owe(g->w, t, body))
            fit = gs_task_fit(&t->task, &d, &g->w->kinds, why);
        if (fit <= *best)
            continue;
        *best = fit;
        term = t;
        memcpy(reason, why, GS_REASON);
    }
    return term;
}

/* The verb or noun at the beginning of a span. */
static bool word_at(const gs_watching *g, gs_span span, uint32_t *word)
{
    for (uint32_t w = 0; w < g->doc->word_count; w++) {
        const gs_word *at = &g->doc->words[w];
        gs_span        s = gs_watch_span(g, at->span);
        if (s.start >= span.start && s.end <= span.end &&
            (at->upos == GS_UPOS_VERB || at->upos == GS_UPOS_NOUN)) {
            *word = w;
            return true;
        }
    }
    return false;
}

static int32_t sentence_at(const gs_report *r, uint32_t at)
{
    for (size_t i = 0; i < r->sentence_count; i++) {
        if (r->sentences[i].span.start <= at && at < r->sentences[i].span.end)
            return (int32_t)i;
    }
    return -1;
}

/* ---- terms as reported ---- */

static gs_status finish(gs_watching *g, gs_row *row, const char *reason, char letter, int32_t index)
{
    char id[64], key[KEY];

    snprintf(key, sizeof key, "%p|%.*s|%d|%d|%.*s", (const void *)row->task,
             (int)(row->what.n < 40 ? row->what.n : 40), row->what.p ? row->what.p : "",
             row->deadline, row->kind == GS_ROW_STEP ? row->day : 0,
             (int)(row->task && row->kind == GS_ROW_REPORTED ? 0
                   : row->quote.n < 120                      ? row->quote.n
                                                             : 120),
             row->quote.p ? row->quote.p : "");
    row->key = gs_arena_str(g->arena, gs_str_from(key));
    row->reason = reason && *reason ? gs_arena_str(g->arena, gs_str_from(reason)) : GS_STR_NONE;
    row->sentence = gs_report_str(&g->r, g->r.sentences[g->sentence].span);
    if (!row->key.p || (reason && *reason && !row->reason.p))
        return gs_fail_nomem(g->err, "watch");
    gs_report_id(&g->r, letter, index, id);
    return gs_watch_add(g, row, id);
}

static bool add_voice(gs_watching *g, gs_row *row, gs_span span)
{
    int32_t statement = gs_watch_statement(&g->r, span);

    if (statement >= 0) {
        const gs_seen_statement *s = &g->r.statements[statement];
        if (!gs_watch_voice(g, row, statement,
                            s->act == GS_ACT_DENY && s->polarity == GS_POLARITY_NEGATES))
            return false;
    }
    if (!gs_watch_denials(g, row, span))
        return false;
    return row->voice_count || gs_watch_own_voice(g, row, g->sentence);
}

static gs_status watch_term(gs_watching *g, const gs_seen_term *t)
{
    gs_row row = {
        .kind = GS_ROW_REPORTED, .body = -1, .reality = GS_REALITY_COUNT, .day = g->r.day};
    char           reason[GS_REASON] = "";
    const gs_owed *term;
    gs_phrase      p;
    gs_fit         fit;
    uint32_t       word;
    int32_t        sentence = sentence_at(&g->r, t->span.start);
    gs_status      st = sentence < 0 ? GS_OK : gs_watch_parse(g, sentence);

    if (st != GS_OK || sentence < 0 || !word_at(g, t->span, &word))
        return st;
    if (!gs_phrase_read(g->doc, word, &g->w->kinds, g->arena, &p))
        return gs_fail_nomem(g->err, "watch");
    row.body = t->obligor >= 0 ? g->r.entities[t->obligor].body : -1;
    term = term_of(g, &p, row.body, &fit, reason);
    row.task = term ? &term->task : NULL;
    row.status = gs_watch_status_of(fit);
    row.quote = gs_report_str(&g->r, t->span);
    row.what = gs_str_from(gs_term_status_name(t->status));
    row.deadline = t->deadline;
    if (!add_voice(g, &row, t->span))
        return gs_fail_nomem(g->err, "watch");
    return finish(g, &row, reason, 'a', t->agreement);
}

gs_status gs_watch_terms(gs_watching *g)
{
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < g->r.term_count; i++) {
        const gs_seen_term *t = &g->r.terms[i];
        if ((size_t)t->agreement < g->r.agreement_count &&
            is_this(g->w, &g->r.agreements[t->agreement]))
            st = watch_term(g, t);
    }
    return st;
}

/* ---- steps ---- */

/* Whether the report speaks of this agreement at all: by name, by day, or as a record. */
static bool is_about(const gs_watching *g)
{
    const gs_pact *p = &g->w->file.pact;

    for (size_t i = 0; i < g->r.agreement_count; i++) {
        if (is_this(g->w, &g->r.agreements[i]))
            return true;
    }
    if (gs_str_find_nocase(g->r.text, p->name.text, 0) != SIZE_MAX)
        return true;
    for (size_t i = 0; i < p->names.count; i++) {
        if (gs_str_find_nocase(g->r.text, p->names.items[i].text, 0) != SIZE_MAX)
            return true;
    }
    return false;
}

/* "violated", "postponed": a word for what became of a term, or of the agreement. */
static gs_str verdict_of(const gs_watching *g, const gs_phrase *p)
{
    static const char *const names[] = {"fulfilled", "violated", "postponed"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        gs_str name = gs_str_from(names[i]);
        if (p->kinds & gs_kinds_find(&g->w->kinds, name))
            return name;
    }
    return GS_STR_NONE;
}

static gs_status add_step(gs_watching *g, gs_row *row, uint32_t word, const char *reason)
{
    gs_span span = gs_watch_span(g, g->doc->words[word].span);
    int32_t event = -1;

    for (size_t i = 0; i < g->r.event_count; i++) {
        if (g->r.events[i].trigger.start == span.start)
            event = (int32_t)i;
    }
    gs_watch_reality(g, word, event, row);
    if (!add_voice(g, row, span))
        return gs_fail_nomem(g->err, "watch");
    return finish(g, row, reason, event >= 0 ? 'e' : 'z', event >= 0 ? event : g->sentence);
}

/* "postponed the withdrawal": the term of that kind that the party owes. */
static const gs_owed *term_of_object(const gs_watching *g, const gs_phrase *p, int32_t body)
{
    uint32_t kinds = 0;

    for (size_t i = 0; i < p->noun_count; i++) {
        gs_kind_word noun = gs_kinds_of(&g->w->kinds, p->nouns[i].lemma);
        if (p->nouns[i].near)
            kinds |= (noun.says | noun.object) & ~p->kinds;
    }
    for (size_t i = 0; i < g->w->file.term_count; i++) {
        const gs_owed *t = &g->w->file.terms[i];
        if (may_owe(g->w, t, body) && t->task.kinds & kinds)
            return t;
    }
    return NULL;
}

/* Whether the report's own terms tell it. */
static bool is_term(const gs_report *r, gs_span span)
{
    for (size_t i = 0; i < r->term_count; i++) {
        if (r->terms[i].span.start <= span.start && span.end <= r->terms[i].span.end)
            return true;
    }
    return false;
}

static gs_status watch_word(gs_watching *g, uint32_t word, int32_t body)
{
    gs_row         row = {.kind = GS_ROW_STEP, .body = body};
    char           reason[GS_REASON] = "";
    const gs_owed *term;
    gs_phrase      p;
    gs_fit         fit;

    if (!gs_phrase_read(g->doc, word, &g->w->kinds, g->arena, &p))
        return gs_fail_nomem(g->err, "watch");
    if (p.word != word || is_term(&g->r, gs_watch_span(g, g->doc->words[word].span)))
        return GS_OK;
    row.what = verdict_of(g, &p);
    row.quote = gs_report_str(&g->r, gs_watch_span(g, p.span));
    term = term_of(g, &p, body, &fit, reason);
    if (!row.what.n && (!term || !p.kinds))
        return GS_OK;
    if (row.what.n && fit < GS_FIT_RELATED) {
        term = term_of_object(g, &p, body);
        fit = term ? GS_FIT_RELATED : GS_FIT_NONE;
        reason[0] = '\0';
    }
    row.task = term ? &term->task : NULL;
    row.status = gs_watch_status_of(fit);
    return add_step(g, &row, word, reason);
}

gs_status gs_watch_steps(gs_watching *g)
{
    gs_status st = GS_OK;

    if (!is_about(g))
        return GS_OK;
    for (uint32_t w = 0; st == GS_OK && w < g->doc->word_count; w++) {
        bool    undergoes;
        int32_t body, subject;
        gs_span span = gs_watch_span(g, g->doc->words[w].span);
        if (g->doc->words[w].upos != GS_UPOS_VERB || gs_watch_is_cue(&g->r, span))
            continue;
        subject = gs_phrase_subject(g->doc, w, &undergoes);
        body = subject < 0 || undergoes
                   ? -1
                   : gs_report_body_at(&g->r, gs_watch_span(g, g->doc->words[subject].span));
        if (body >= 0)
            st = watch_word(g, w, body);
    }
    return st;
}
