/* monitor/doing.c - what a body is said to do, sentence by sentence, beside its tasks. See watch.h.
 *
 * A verb whose subject is the body, or an event of the store whose actor it is. The
 * event's reality, day and place are taken where there is one; of other verbs the clause
 * alone tells whether it happened, and what it leaves open is left out.
 */
#include <stdio.h>

#include "base/error.h"
#include "monitor/watch.h"

#define KEY 512

/* ---- who and whether ---- */

bool gs_watch_is_cue(const gs_report *r, gs_span span)
{
    for (size_t i = 0; i < r->statement_count; i++) {
        if (r->statements[i].cue.start == span.start && r->statements[i].cue.end == span.end)
            return true;
    }
    return false;
}

static int32_t event_at(const gs_report *r, gs_span span)
{
    for (size_t i = 0; i < r->event_count; i++) {
        if (r->events[i].trigger.start == span.start)
            return (int32_t)i;
    }
    return -1;
}

/* The body among the actors; *any: whether there are actors at all. */
static int32_t actor_of(const gs_report *r, int32_t event, bool *any)
{
    int32_t body = -1;

    *any = false;
    for (size_t i = 0; i < r->actor_count; i++) {
        const gs_seen_actor *a = &r->actors[i];
        if (a->event != event || a->suffers)
            continue;
        *any = true;
        if (body < 0)
            body = r->entities[a->entity].body;
    }
    return body;
}

static bool is_speech(int category)
{
    return category == GS_PLOVER_ACCUSE || category == GS_PLOVER_REJECT ||
           category == GS_PLOVER_REQUEST || category == GS_PLOVER_THREATEN;
}

static bool has_child(const gs_doc *doc, uint32_t head, gs_str lemma)
{
    for (uint32_t i = 0; i < doc->word_count; i++) {
        if (doc->words[i].head == (int32_t)head && gs_str_eq_nocase(doc->words[i].lemma, lemma))
            return true;
    }
    return false;
}

static bool is_any(gs_str lemma, const char *const *words)
{
    for (; *words; words++) {
        if (gs_str_eq_nocase(lemma, gs_str_from(*words)))
            return true;
    }
    return false;
}

static const char *const nots[] = {"not", "never", "n't", NULL};
static const char *const wills[] = {"will", "shall", "'ll", NULL};
static const char *const maybes[] = {"may",  "might", "could", "would",  "should",
                                     "must", "can",   "if",    "unless", NULL};
static const char *const plans[] = {"plan",   "intend",   "prepare", "want", "hope",
                                    "expect", "schedule", "promise", "vow",  "pledge",
                                    "agree",  "due",      "ready",   "set",  NULL};
static const char *const fails[] = {"refuse", "fail", "decline", "stop", "cease", NULL};

static bool any_child(const gs_doc *doc, uint32_t head, const char *const *words)
{
    for (; *words; words++) {
        if (has_child(doc, head, gs_str_from(*words)))
            return true;
    }
    return false;
}

static bool is_present(const gs_word *w)
{
    return gs_str_find(w->feats, GS_STR("Tense=Pres"), 0) != SIZE_MAX ||
           gs_str_find(w->feats, GS_STR("VerbForm=Ger"), 0) != SIZE_MAX;
}

/* By the clause alone; GS_REALITY_COUNT: it does not tell. */
static gs_reality reality_of(const gs_doc *doc, uint32_t word)
{
    gs_reality own = is_present(&doc->words[word]) ? GS_REALITY_ONGOING : GS_REALITY_OCCURRED;

    for (int depth = 0; depth < 6; depth++) {
        const gs_word *w = &doc->words[word];
        if (any_child(doc, word, nots))
            return GS_REALITY_NEGATED;
        if (any_child(doc, word, maybes))
            return GS_REALITY_HYPOTHETICAL;
        if (any_child(doc, word, wills))
            return GS_REALITY_PLANNED;
        if (w->head < 0 || (w->deprel != GS_DEPREL_XCOMP && w->deprel != GS_DEPREL_CONJ &&
                            w->deprel != GS_DEPREL_ADVCL))
            break;
        if (w->deprel != GS_DEPREL_CONJ && is_any(doc->words[w->head].lemma, plans))
            return GS_REALITY_PLANNED;
        if (w->deprel != GS_DEPREL_CONJ && is_any(doc->words[w->head].lemma, fails))
            return GS_REALITY_NEGATED;
        if (w->deprel == GS_DEPREL_ADVCL && has_child(doc, word, GS_STR("to")))
            return GS_REALITY_INTENDED;
        if (w->deprel == GS_DEPREL_XCOMP)
            own = is_present(&doc->words[w->head]) ? GS_REALITY_ONGOING : own;
        word = (uint32_t)w->head;
    }
    return own;
}

/* What the one who says it makes of it. */
static gs_reality told_as(const gs_seen_statement *s, gs_reality own)
{
    if (s->polarity == GS_POLARITY_NEGATES && s->act == GS_ACT_DENY)
        return GS_REALITY_DENIED;
    switch (s->act) {
    case GS_ACT_ACCUSE:
        return GS_REALITY_ALLEGED;
    case GS_ACT_DEMAND:
    case GS_ACT_ASK:
        return GS_REALITY_DESIRED;
    case GS_ACT_PROMISE:
    case GS_ACT_THREATEN:
        return GS_REALITY_PLANNED;
    default:
        return own;
    }
}

/* ---- where ---- */

static bool in_box(gs_watching *g, sqlite3 *db, int32_t entity)
{
    const double *box = g->w->file.mission.area.box;
    sqlite3_stmt *q = NULL;
    bool          in = false;

    if (box[0] == box[2] || entity < 0 || !db)
        return false;
    if (sqlite3_prepare_v2(db, "SELECT south,west FROM place WHERE id=?", -1, &q, NULL) ==
        SQLITE_OK) {
        sqlite3_bind_int64(q, 1, GS_STORE_ID(g->r.id, entity));
        if (sqlite3_step(q) == SQLITE_ROW) {
            double lat = sqlite3_column_double(q, 0), lon = sqlite3_column_double(q, 1);
            in = lat >= box[0] && lat <= box[2] && lon >= box[1] && lon <= box[3];
        }
    }
    sqlite3_finalize(q);
    return in;
}

static bool in_names(const gs_area *area, gs_str place)
{
    for (size_t i = 0; i < area->names.count; i++) {
        gs_str name = area->names.items[i].text;
        if (gs_str_find_nocase(name, place, 0) != SIZE_MAX ||
            gs_str_find_nocase(place, name, 0) != SIZE_MAX)
            return true;
    }
    return false;
}

static int32_t place_in(const gs_report *r, gs_span span)
{
    for (size_t i = 0; i < r->seen_count; i++) {
        const gs_seen *s = &r->seen[i];
        if (s->kind == GS_ENTITY_PLACE && s->span.start >= span.start && s->span.end <= span.end &&
            s->span.end > s->span.start)
            return s->entity;
    }
    return -1;
}

/* ---- tasks ---- */

gs_watch_status gs_watch_status_of(gs_fit fit)
{
    return fit == GS_FIT_LISTED ? GS_WATCH_LISTED
           : fit != GS_FIT_NONE ? GS_WATCH_RELATED
                                : GS_WATCH_NOT_LISTED;
}

/* The task that fits best, better than `*best`. */
static void fit_document(const gs_watching *g, gs_row *row, const gs_mandate *m, const gs_doing *d,
                         gs_fit *best, char reason[GS_REASON])
{
    char why[GS_REASON];

    for (size_t k = 0; k < m->task_count; k++) {
        gs_fit fit = gs_task_fit(&m->tasks[k], d, &g->w->kinds, why);
        if (fit <= *best)
            continue;
        *best = fit;
        row->status = gs_watch_status_of(fit);
        row->task = &m->tasks[k];
        row->mandate = m;
        memcpy(reason, why, GS_REASON);
    }
}

/* A document of another time that lists it; said, but of no effect. */
static void look_elsewhere(const gs_watching *g, const gs_body *b, const gs_doing *d, int day,
                           char reason[GS_REASON])
{
    char why[GS_REASON], from[16];

    for (size_t i = 0; i < b->document_count; i++) {
        const gs_mandate *m = &b->documents[i];
        if (gs_mandate_in_force(b->documents, b->document_count, i, day))
            continue;
        for (size_t k = 0; k < m->task_count; k++) {
            if (gs_task_fit(&m->tasks[k], d, &g->w->kinds, why) == GS_FIT_LISTED) {
                snprintf(reason, GS_REASON,
                         "task %u of %.*s%s%.*s (%s), which is not in force on that day",
                         m->tasks[k].number, GS_STR_ARG(m->title.text),
                         m->version.text.n ? ", version " : "", GS_STR_ARG(m->version.text),
                         gs_day_write(m->date.day, from));
                return;
            }
        }
    }
}

static bool fit_body(gs_watching *g, gs_row *row, const gs_doing *d)
{
    const gs_body *b = &g->w->bodies[row->body];
    char           reason[GS_REASON] = "";
    gs_fit         best = GS_FIT_NONE;
    bool           any = false;

    row->status = GS_WATCH_NOT_LISTED;
    for (size_t i = 0; i < b->document_count; i++) {
        if (!gs_mandate_in_force(b->documents, b->document_count, i, row->day))
            continue;
        if (!any)
            row->mandate = &b->documents[i];
        any = true;
        fit_document(g, row, &b->documents[i], d, &best, reason);
    }
    if (!any)
        row->status = GS_WATCH_NO_MANDATE;
    if (row->status <= GS_WATCH_NO_MANDATE)
        look_elsewhere(g, b, d, row->day, reason);
    row->reason = reason[0] ? gs_arena_str(g->arena, gs_str_from(reason)) : GS_STR_NONE;
    return !reason[0] || row->reason.p;
}

/* ---- the row ---- */

/* What was, what is to be, what might be: an activity and its denial are of one class. */
static int class_of(gs_reality reality)
{
    switch (reality) {
    case GS_REALITY_PLANNED:
    case GS_REALITY_INTENDED:
        return 1;
    case GS_REALITY_DESIRED:
    case GS_REALITY_HYPOTHETICAL:
        return 2;
    case GS_REALITY_NEGATED:
        return 3;
    default:
        return 0;
    }
}

/* The same doing in other reports has the same verb, near nouns, task and class. */
static bool make_key(gs_watching *g, gs_row *row, const gs_phrase *p)
{
    char text[KEY];
    int  n = snprintf(text, sizeof text, "%d|%d|%p|%.*s|%d", row->body, row->status,
                      (const void *)row->task, GS_STR_ARG(p->lemma), class_of(row->reality));

    for (size_t i = 0; i < p->noun_count && n > 0 && (size_t)n < sizeof text; i++) {
        if (p->nouns[i].near && !p->nouns[i].name)
            n += snprintf(text + n, sizeof text - (size_t)n, "|%.*s %.*s",
                          GS_STR_ARG(p->nouns[i].mark), GS_STR_ARG(p->nouns[i].lemma));
    }
    row->key = gs_arena_str(g->arena, gs_str_from(text));
    return row->key.p != NULL;
}

static bool add_voices(gs_watching *g, gs_row *row, gs_span span, int32_t statement)
{
    bool denied = row->reality == GS_REALITY_DENIED;

    if (statement >= 0 &&
        !gs_watch_voice(g, row, statement,
                        denied && g->r.statements[statement].polarity == GS_POLARITY_NEGATES))
        return false;
    if (!gs_watch_denials(g, row, span))
        return false;
    return row->voice_count || gs_watch_own_voice(g, row, g->sentence);
}

static void fill_event(const gs_report *r, int32_t event, gs_row *row, gs_doing *d)
{
    const gs_seen_event *e = &r->events[event];

    d->category = e->category;
    d->cameo = e->cameo;
    row->what = gs_str_from(gs_plover_name((gs_plover)e->category));
}

/* Whether and when: by the event, else by the clause and who says it. */
void gs_watch_reality(gs_watching *g, uint32_t word, int32_t event, gs_row *row)
{
    int32_t statement = gs_watch_statement(&g->r, gs_watch_span(g, g->doc->words[word].span));
    const gs_seen_statement *s = statement >= 0 ? &g->r.statements[statement] : NULL;

    if (event >= 0) {
        row->reality = g->r.events[event].reality;
        row->day = g->r.events[event].day;
        row->day_last = g->r.events[event].day_last;
    } else {
        row->reality = reality_of(g->doc, word);
        if (s)
            row->reality = told_as(s, row->reality);
    }
    if (!row->day)
        row->day = s && s->day ? s->day : g->r.day;
}

/* What might be, or is wished for, nobody is said to do; nor is a bare "agreed" an activity. */
static bool tells_activity(const gs_row *row, const gs_phrase *p)
{
    return class_of(row->reality) != 2 && (p->kinds || p->noun_count);
}

static gs_status add_doing(gs_watching *g, uint32_t word, int32_t body, int32_t event)
{
    gs_phrase      p;
    gs_row         row = {.kind = GS_ROW_DOING, .body = body};
    gs_doing       d = {.phrase = &p, .category = -1, .area = &g->w->file.mission.area};
    const gs_area *area = &g->w->file.mission.area;
    int32_t        statement, place;
    gs_span        span;
    char           id[64];

    if (!gs_phrase_read(g->doc, word, &g->w->kinds, g->arena, &p))
        return gs_fail_nomem(g->err, "watch");
    span = gs_watch_span(g, p.span);
    statement = gs_watch_statement(&g->r, gs_watch_span(g, g->doc->words[p.word].span));
    gs_watch_reality(g, p.word, event, &row);
    if (event >= 0)
        fill_event(&g->r, event, &row, &d);
    place = event >= 0 && g->r.events[event].place >= 0 ? g->r.events[event].place
                                                        : place_in(&g->r, span);
    row.place = place >= 0 ? g->r.entities[place].name : GS_STR_NONE;
    row.outside =
        area->line && row.place.n && !in_names(area, row.place) && !in_box(g, g->db, place);
    d.place = row.place;
    d.outside = row.outside;
    row.quote = gs_report_str(&g->r, span);
    row.sentence = gs_report_str(&g->r, g->r.sentences[g->sentence].span);
    if (!tells_activity(&row, &p))
        return GS_OK;
    if (!fit_body(g, &row, &d) || !add_voices(g, &row, span, statement) || !make_key(g, &row, &p))
        return gs_fail_nomem(g->err, "watch");
    gs_report_id(&g->r, event >= 0 ? 'e' : 'z', event >= 0 ? event : g->sentence, id);
    return gs_watch_add(g, &row, id);
}

/* A verb by its subject says something only of a kind that is known, or with an object. */
static bool tells_enough(gs_watching *g, uint32_t word)
{
    gs_phrase p;

    if (!gs_phrase_read(g->doc, word, &g->w->kinds, g->arena, &p) || p.word != word ||
        gs_kinds_of(&g->w->kinds, p.lemma).carries)
        return false;
    if (p.kinds)
        return true;
    for (size_t i = 0; i < p.noun_count; i++) {
        const gs_phrase_noun *n = &p.nouns[i];
        if (n->near && !n->name && g->doc->words[n->word].deprel == GS_DEPREL_OBJ &&
            !gs_kinds_of(&g->w->kinds, n->lemma).vague)
            return true;
    }
    return false;
}

gs_status gs_watch_doings(gs_watching *g)
{
    gs_status st = GS_OK;

    for (uint32_t w = 0; st == GS_OK && w < g->doc->word_count; w++) {
        gs_span span = gs_watch_span(g, g->doc->words[w].span);
        int32_t event = event_at(&g->r, span), body = -1, subject;
        bool    undergoes = false, any = false;

        if (event >= 0 && is_speech(g->r.events[event].category))
            continue;
        if (event >= 0)
            body = actor_of(&g->r, event, &any);
        if (!any && g->doc->words[w].upos == GS_UPOS_VERB && !gs_watch_is_cue(&g->r, span)) {
            subject = gs_phrase_subject(g->doc, w, &undergoes);
            if (subject >= 0 && !undergoes)
                body = gs_report_body_at(&g->r, gs_watch_span(g, g->doc->words[subject].span));
            if (body >= 0 && event < 0 && !tells_enough(g, w))
                body = -1;
        }
        if (body >= 0)
            st = add_doing(g, w, body, event);
    }
    return st;
}
