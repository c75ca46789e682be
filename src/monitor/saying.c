/* monitor/saying.c - what is claimed of a mission itself, who denies it, and what else is said of
 * it. See watch.h.
 *
 * A claim is about the mission where its words name one of the bodies and have a word of what a
 * mission is to be (data/activities.tsv, scope), or where somebody denies it. What only tells an
 * activity stands among these. A claim never stands without those who deny it.
 */
#include <stdio.h>

#include "base/error.h"
#include "monitor/watch.h"

/* The first body named within these bytes; *several: another one is, too. */
static int32_t body_in(const gs_report *r, gs_span span, bool *several)
{
    int32_t body = -1;

    *several = false;
    for (size_t i = 0; i < r->seen_count; i++) {
        const gs_seen *s = &r->seen[i];
        int32_t        b = r->entities[s->entity].body;
        if (b < 0 || s->span.end <= s->span.start || s->span.start < span.start ||
            s->span.end > span.end)
            continue;
        if (body >= 0 && b != body)
            *several = true;
        if (body < 0 || b < body)
            body = b;
    }
    return body;
}

/* Whether a word of the sentence at hand within these bytes is one of scope. */
static bool speaks_of_scope(const gs_watching *g, gs_span span)
{
    for (uint32_t w = 0; w < g->doc->word_count; w++) {
        gs_span at = gs_watch_span(g, g->doc->words[w].span);
        if (at.start >= span.start && at.end <= span.end &&
            gs_kinds_of(&g->w->kinds, g->doc->words[w].lemma).scope)
            return true;
    }
    return false;
}

/* Whether a row of this report tells what stands at these bytes. */
static bool is_told(const gs_watching *g, gs_span span)
{
    const char *from = g->r.text.p + span.start, *to = g->r.text.p + span.end;

    for (size_t i = 0; i < g->w->row_count; i++) {
        const gs_row *row = &g->w->rows[i];
        if (row->kind == GS_ROW_DOING && row->quote.p >= from && row->quote.p < to)
            return true;
    }
    return false;
}

/* The same words in lower case are the same claim. */
static gs_str key_of(const gs_watching *g, gs_str words)
{
    gs_str key = gs_arena_str(g->arena, words);

    for (size_t i = 0; key.p && i < key.n; i++)
        ((char *)key.p)[i] = gs_ascii_lower(key.p[i]);
    return key;
}

static gs_status add_row(gs_watching *g, gs_row *row, gs_span span, char letter, int32_t index)
{
    char id[64];

    row->quote = gs_report_str(&g->r, span);
    row->sentence = gs_report_str(&g->r, g->r.sentences[g->sentence].span);
    row->key = key_of(g, row->quote);
    if (!row->key.p)
        return gs_fail_nomem(g->err, "watch");
    gs_report_id(&g->r, letter, index, id);
    return gs_watch_add(g, row, id);
}

/* ---- claims ---- */

/* A title says what its text says; it is a voice only where nobody else is. Who asserts other
 * words than these, in a claim that has several, is not said to assert these. */
static bool add_voices(gs_watching *g, gs_row *row, int32_t claim, gs_span words, bool *denied)
{
    bool good = true, all = g->r.claims[claim].span.start == words.start;

    *denied = false;
    row->voice_count = 0;
    for (int pass = 0; good && pass < 2; pass++) {
        for (size_t i = 0; good && i < g->r.part_count; i++) {
            const gs_seen_part      *p = &g->r.parts[i];
            const gs_seen_statement *s = &g->r.statements[p->statement];
            if (p->claim != claim || s->title != (pass == 1) || (pass == 1 && row->voice_count))
                continue;
            if (!all && p->role != 1 && s->span.start != words.start)
                continue;
            good = gs_watch_voice(g, row, p->statement, p->role == 1);
            *denied = *denied || p->role == 1;
        }
    }
    return good;
}

/* The engine joins what it takes for one claim, and keeps the fullest words: where these are not
 * of scope, those of somebody who asserts or denies it may be. */
static gs_status find_scope(gs_watching *g, int32_t claim, gs_span *span, bool *found)
{
    gs_status st = GS_OK;

    *found = speaks_of_scope(g, *span);
    for (size_t i = 0; st == GS_OK && !*found && i < g->r.part_count; i++) {
        const gs_seen_part      *p = &g->r.parts[i];
        const gs_seen_statement *s = &g->r.statements[p->statement];
        bool                     several;
        if (p->claim != claim || s->title || s->sentence < 0 ||
            body_in(&g->r, s->span, &several) < 0)
            continue;
        st = gs_watch_parse(g, s->sentence);
        *found = st == GS_OK && speaks_of_scope(g, s->span);
        if (*found)
            *span = s->span;
    }
    return st;
}

static gs_status watch_claim(gs_watching *g, int32_t index)
{
    const gs_seen_claim *c = &g->r.claims[index];
    gs_row               row = {.kind = GS_ROW_CLAIM, .reality = GS_REALITY_COUNT, .day = g->r.day};
    bool                 several, denied, scope;
    gs_span              span = c->span;
    gs_status            st;

    row.body = body_in(&g->r, span, &several);
    if (row.body < 0 || c->sentence < 0)
        return GS_OK;
    st = gs_watch_parse(g, c->sentence);
    if (st != GS_OK)
        return st;
    st = find_scope(g, index, &span, &scope);
    if (st == GS_OK && !add_voices(g, &row, index, span, &denied))
        return gs_fail_nomem(g->err, "watch");
    if (st != GS_OK || (!scope && (!denied || is_told(g, span))))
        return st;
    row.what = gs_str_from(gs_claim_status_name(c->status));
    return add_row(g, &row, span, 'c', index);
}

/* ---- statements that contest nothing ---- */

static gs_status watch_statement(gs_watching *g, int32_t index)
{
    const gs_seen_statement *s = &g->r.statements[index];
    gs_row    row = {.kind = GS_ROW_SAYING, .reality = GS_REALITY_COUNT, .day = s->day};
    bool      several;
    gs_status st;

    row.body = body_in(&g->r, s->span, &several);
    if (s->claim >= 0 || s->title || row.body < 0 || s->sentence < 0 ||
        g->r.sentences[s->sentence].zone == GS_ZONE_TEASER || is_told(g, s->span))
        return GS_OK;
    st = gs_watch_parse(g, s->sentence);
    if (st != GS_OK || (!several && !speaks_of_scope(g, s->span)))
        return st;
    if (!gs_watch_voice(g, &row, index, s->act == GS_ACT_DENY))
        return gs_fail_nomem(g->err, "watch");
    row.what = gs_str_from(gs_act_name(s->act));
    return add_row(g, &row, s->span, 's', index);
}

gs_status gs_watch_sayings(gs_watching *g)
{
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < g->r.claim_count; i++)
        st = watch_claim(g, (int32_t)i);
    for (size_t i = 0; st == GS_OK && i < g->r.statement_count; i++)
        st = watch_statement(g, (int32_t)i);
    return st;
}
