/* record/event_fill.c - what an event's record gets from its words and their trees: who took
 * part, where and when, whether it happened, and which statement tells it. See event_int.h.
 */
#include <string.h>

#include "record/event_int.h"
#include "record/pronoun.h"
#include "record/statement.h"

/* ---- the statement that tells it ---- */

/* Quotations run on over that many sentences, at most, before or behind their cue. */
#define QUOTED 40

/* The first statement of that sentence or a later one. */
static size_t first_from(const gs_doc *doc, int32_t sentence)
{
    size_t low = 0, high = doc->statement_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (doc->statements[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int32_t gs_statement_around(const gs_doc *doc, gs_span span)
{
    int32_t  best = GS_NONE, sentence = gs_doc_sentence_at(doc, span.start);
    uint32_t size = UINT32_MAX;

    for (size_t i = first_from(doc, sentence - QUOTED); i < doc->statement_count; i++) {
        const gs_statement *s = &doc->statements[i];
        if (s->sentence > sentence + QUOTED)
            break;
        if ((s->cue.start <= span.start && span.end <= s->cue.end) || s->form == GS_FORM_NARRATED)
            continue;
        for (size_t k = 0; k < s->content.count; k++) {
            gs_span c = s->content.items[k];
            if (c.start <= span.start && span.end <= c.end && c.end - c.start < size) {
                size = c.end - c.start;
                best = (int32_t)i;
            }
        }
    }
    return best;
}

int32_t gs_statement_of_cue(const gs_doc *doc, gs_span span)
{
    int32_t sentence = gs_doc_sentence_at(doc, span.start);

    for (size_t i = first_from(doc, sentence);
         i < doc->statement_count && doc->statements[i].sentence == sentence; i++) {
        const gs_statement *s = &doc->statements[i];
        if (s->cue.start < span.end && span.start < s->cue.end)
            return (int32_t)i;
    }
    return GS_NONE;
}

/* ---- who ---- */

static int32_t who(const gs_event_fill *m, uint32_t word, int32_t around, const char **rule)
{
    gs_reading   *r = m->r;
    int32_t       i = gs_ref_of(r, (int32_t)word);
    const gs_ref *ref = i >= 0 ? &r->refs[i] : NULL;
    int32_t       candidate;

    *rule = NULL;
    if (!ref || gs_somebody_of(r, word) == GS_SOMEBODY_NOBODY)
        return GS_NONE;
    if (ref->form == GS_MENTION_PRONOUN && ref->person == 1) {
        *rule = "pronoun:first-person";
        return around >= 0 ? r->doc->statements[around].speaker : GS_NONE;
    }
    candidate = gs_focus_plain(r, i);
    if (candidate < 0)
        return gs_focus_resolve(r, &m->focus, i, rule);
    if (ref->form != GS_MENTION_NAME && ref->form != GS_MENTION_METONYM)
        *rule = ref->rule;
    return candidate;
}

bool gs_is_speech_act(gs_plover event)
{
    return event == GS_PLOVER_AGREE || event == GS_PLOVER_SUPPORT || event == GS_PLOVER_CONCEDE ||
           event == GS_PLOVER_REQUEST || event == GS_PLOVER_ACCUSE || event == GS_PLOVER_REJECT ||
           event == GS_PLOVER_THREATEN;
}

bool gs_event_may_take_part(const gs_reading *r, uint32_t word, gs_plover event)
{
    uint8_t rel = gs_word_at(r, word)->deprel;

    return gs_may_act(r, word) ||
           (gs_is_place_name(r, word) && (rel == GS_DEPREL_OBJ || rel == GS_DEPREL_IOBJ) &&
            (gs_is_speech_act(event) || event == GS_PLOVER_SANCTION));
}

bool gs_event_may_suffer(const gs_reading *r, uint32_t word, gs_plover event)
{
    return gs_event_may_take_part(r, word, event) ||
           (event == GS_PLOVER_ASSAULT &&
            (gs_is_place_name(r, word) ||
             gs_event_in(&r->know->events, gs_word_at(r, word)->lemma, r->know->events.targets)));
}

static bool is_among(const gs_ids *ids, int32_t id)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (ids->items[i] == id)
            return true;
    }
    return false;
}

gs_status gs_event_add_member(gs_event_fill *m, gs_event *e, gs_ids *list, const char *field,
                              uint32_t word, int32_t around)
{
    const char *rule;
    int32_t     candidate = who(m, word, around, &rule);
    gs_status   st;

    if (candidate < 0)
        return GS_OK;
    if (is_among(&e->actors, candidate) || is_among(&e->recipients, candidate))
        return GS_OK;
    if (!GS_PUSH(m->r->doc->arena, list->items, list->count, list->cap, candidate))
        return GS_E_NOMEM;
    st = gs_proof_span(m->r, &e->proofs, field, (int32_t)list->count - 1, gs_noun_span(m->r, word));
    if (st == GS_OK && rule)
        st = gs_proof_rule(m->r, &e->proofs, field, (int32_t)list->count - 1, rule);
    return st;
}

/* ---- when and where ---- */

gs_status gs_event_set_place(gs_reading *r, gs_event *e, const gs_frame_of *f)
{
    int32_t w = gs_event_place(r, f);
    int32_t i = w >= 0 ? gs_ref_of(r, w) : GS_NONE;

    e->place = i >= 0 ? r->refs[i].entity : GS_NONE;
    return e->place < 0 ? GS_OK
                        : gs_proof_span(r, &e->proofs, "place", -1, gs_noun_span(r, (uint32_t)w));
}

void gs_event_set_time(gs_reading *r, gs_event *e, const gs_frame_of *f, int32_t own)
{
    int32_t t = gs_event_time(r, f);

    if (own >= 0 && r->doc->statements[own].time.value.n)
        e->time = r->doc->statements[own].time;
    else if (t >= 0)
        e->time = r->doc->times[t].time;
}

/* ---- whether ---- */

/* What a statement makes of what is told in it. */
static gs_reality reported(const gs_reading *r, const gs_statement *s)
{
    const gs_events *e = &r->know->events;
    const uint32_t  *first = gs_map_get(&e->reality, s->lemma);

    if (s->act == GS_ACT_DENY)
        return GS_REALITY_DENIED;
    for (int32_t i = first ? (int32_t)*first : GS_NONE; i >= 0; i = e->signatures[i].next) {
        if (e->signatures[i].hangs & GS_HANGS_THAT && e->signatures[i].affirmed < GS_REALITY_COUNT)
            return e->signatures[i].affirmed;
    }
    return s->act == GS_ACT_ACCUSE ? GS_REALITY_ALLEGED : GS_REALITY_OCCURRED;
}

/* A year before the report's. */
static bool is_of_old(const gs_doc *doc, const gs_time *t)
{
    gs_str end = t->end.n ? t->end : t->start, today = doc->meta.published;

    return end.n >= 4 && today.n >= 4 && end.p[0] != '-' && today.p[0] != '-' &&
           memcmp(end.p, today.p, 4) < 0;
}

/* A reading that stands before the one so far takes its place, with why. */
static void lower(gs_event *e, gs_proof *why, gs_reality reality, gs_span by, const char *rule)
{
    if (reality >= e->reality)
        return;
    e->reality = reality;
    *why = (gs_proof){"reality", -1, by, rule};
}

/* "Mayor denies closing the bridge": the denial whose words the event begins, whatever
 * the tree makes of it; GS_NONE. */
static int32_t denial_of(const gs_doc *doc, const gs_event *e)
{
    for (size_t i = first_from(doc, e->sentence);
         i < doc->statement_count && doc->statements[i].sentence == e->sentence; i++) {
        const gs_statement *s = &doc->statements[i];
        if (s->act == GS_ACT_DENY && s->content.count &&
            s->content.items[0].start == e->trigger.start)
            return (int32_t)i;
    }
    return GS_NONE;
}

gs_status gs_event_set_reality(gs_reading *r, gs_event *e, const gs_frame_of *f, int32_t around)
{
    const gs_doc *doc = r->doc;
    gs_real       real = gs_event_reality(r, f);
    gs_proof      why = {"reality", -1, e->trigger, NULL};
    int32_t       denial = denial_of(doc, e);

    e->reality = real.reality;
    e->given = real.given;
    why.span = gs_word_at(r, real.by)->span;
    if (e->reality == GS_REALITY_HABITUAL &&
        (gs_is_speech_act(e->event) || doc->sentences[e->sentence].zone == GS_ZONE_TITLE))
        e->reality = GS_REALITY_OCCURRED;
    if (around >= 0 && !e->given)
        lower(e, &why, reported(r, &doc->statements[around]), doc->statements[around].cue, NULL);
    if (denial >= 0)
        lower(e, &why, GS_REALITY_DENIED, doc->statements[denial].cue, NULL);
    if (e->time.end.n && is_of_old(doc, &e->time))
        lower(e, &why, GS_REALITY_HISTORICAL, (gs_span){0, 0}, "reality:earlier-year");
    return GS_PUSH(doc->arena, e->proofs.items, e->proofs.count, e->proofs.cap, why) ? GS_OK
                                                                                     : GS_E_NOMEM;
}

/* ---- the record ---- */

gs_status gs_event_keep(gs_reading *r, gs_event *e, int32_t around)
{
    gs_doc *doc = r->doc;

    if (around >= 0 && !GS_PUSH(doc->arena, e->according_to.items, e->according_to.count,
                                e->according_to.cap, around))
        return GS_E_NOMEM;
    return GS_PUSH(doc->arena, doc->events, doc->event_count, doc->event_cap, *e) ? GS_OK
                                                                                  : GS_E_NOMEM;
}
