/* record/event.c - the event records. See event.h.
 *
 * Every verb and noun that a pattern fits is an event; a noun whose verb is one
 * already ("signed the agreement") is not another. Roles are candidates until
 * entity_record.c has made records of them.
 */
#include "record/event_deny.h"
#include "record/event_int.h"
#include "record/statement.h"

typedef struct found {
    gs_frame_of             frame;
    const gs_event_pattern *pattern;
    uint32_t                sentence;
} found;

typedef struct maker {
    gs_event_fill fill;
    found        *items;
    size_t        count, cap;
    uint32_t     *words; /* [events] of their triggers */
    size_t        word_count, word_cap;
} maker;

/* ---- which words ---- */

/* Part of another noun or of a name: "attack helicopter", "the War Museum". */
static bool is_within_noun(const gs_reading *r, uint32_t w)
{
    switch ((gs_deprel)gs_word_at(r, w)->deprel) {
    case GS_DEPREL_COMPOUND:
    case GS_DEPREL_FLAT:
    case GS_DEPREL_AMOD:
    case GS_DEPREL_NMOD_DESC:
        return true;
    default:
        return gs_word_at(r, w)->upos == GS_UPOS_PROPN;
    }
}

/* Words held at arm's length: a few in quotation marks that no statement has. */
static bool is_scare_quoted(const gs_reading *r, uint32_t w)
{
    int32_t q = r->quote_of[r->token_of[w]];

    return q >= 0 && r->quotes[q].statement < 0 && r->quotes[q].last - r->quotes[q].first < 3;
}

static bool may_be_event(const gs_reading *r, uint32_t w)
{
    const gs_events *e = &r->know->events;

    if (is_scare_quoted(r, w))
        return false;

    if (gs_is_verb(r, w))
        return gs_map_get(&e->verbs, gs_word_at(r, w)->lemma) && !is_within_noun(r, w);
    return gs_is_noun(r, w) && !is_within_noun(r, w) &&
           gs_map_get(&e->nouns, gs_word_at(r, w)->lemma);
}

static gs_status look_at(maker *m, uint32_t sentence, uint32_t w)
{
    found f = {.sentence = sentence};

    if (!may_be_event(m->fill.r, w))
        return GS_OK;
    gs_frame_read(m->fill.r, w, &f.frame);
    f.pattern = gs_event_match(m->fill.r, &f.frame);
    if (!f.pattern)
        return GS_OK;
    return GS_PUSH(m->fill.r->scratch, m->items, m->count, m->cap, f) ? GS_OK : GS_E_NOMEM;
}

static gs_status find(maker *m)
{
    const gs_doc *doc = m->fill.r->doc;
    gs_status     st = GS_OK;

    for (uint32_t s = 0; st == GS_OK && s < doc->sentence_count; s++) {
        const gs_sentence *at = &doc->sentences[s];
        if (at->duplicate_of >= 0)
            continue;
        for (uint32_t w = at->first_word; st == GS_OK && w < at->first_word + at->word_count; w++)
            st = look_at(m, s, w);
    }
    return st;
}

/* The verb's pattern asks for its object, or has it as what it does. */
static bool takes_object(const gs_event_pattern *p)
{
    for (unsigned i = 0; i < p->condition_count; i++) {
        if (p->conditions[i].slot.kind == GS_SLOT_OBJ && !p->conditions[i].not_)
            return true;
    }
    return false;
}

/* The noun only says what the verb does: not in "welcomed the release", where one speaks
 * of another's deed. */
static bool carries(const gs_reading *r, const found *verb, const found *noun)
{
    return takes_object(verb->pattern) &&
           gs_word_at(r, noun->frame.word)->deprel != GS_DEPREL_OBL &&
           !(gs_is_speech_act(verb->pattern->event) && !gs_is_speech_act(noun->pattern->event));
}

/* "signed the agreement": one event, the verb's. What somebody died in has its own roles,
 * and event_same.c joins them. */
static bool is_taken(const maker *m, const found *f)
{
    const gs_reading *r = m->fill.r;
    const gs_events  *e = &r->know->events;
    size_t            at = (size_t)(f - m->items);

    if (!f->frame.noun || f->frame.light < 0 ||
        gs_event_in(e, gs_word_at(r, (uint32_t)f->frame.light)->lemma, e->deaths))
        return false;
    while (at > 0 && m->items[at - 1].sentence == f->sentence)
        at--;
    for (; at < m->count && m->items[at].sentence == f->sentence; at++) {
        const found *v = &m->items[at];
        if (v->frame.word == (uint32_t)f->frame.light &&
            (carries(r, v, f) || v->pattern->event == f->pattern->event))
            return true;
    }
    return false;
}

/* ---- the record ---- */

static gs_status fill_role(maker *m, gs_event *e, const found *f, const gs_slot *slots,
                           unsigned count, gs_ids *list, const char *field, int32_t around)
{
    uint32_t  words[GS_ROLE_WORDS];
    size_t    n = gs_event_role(m->fill.r, &f->frame, slots, count, words);
    gs_status st = GS_OK;

    if (!n && count && list == &e->recipients)
        n = gs_event_undergoer(m->fill.r, &f->frame, words);

    for (size_t i = 0; st == GS_OK && i < n; i++) {
        if (list == &e->recipients ? gs_event_may_suffer(m->fill.r, words[i], e->event)
                                   : gs_event_may_take_part(m->fill.r, words[i], e->event))
            st = gs_event_add_member(&m->fill, e, list, field, words[i], around);
    }
    return st;
}

#define PHRASE 6 /* words of a verb and its noun that are one trigger, at most */

/* "conduct military exercises": with a verb that only carries it the noun is what happens,
 * if it is such an event by itself. */
static gs_span trigger_of(const gs_reading *r, const found *f)
{
    uint32_t                verb = f->frame.word;
    int32_t                 noun = f->frame.obj;
    const gs_event_pattern *own;
    gs_frame_of             of;

    if (f->frame.noun || f->frame.passive || noun < 0 || !gs_is_light(r, verb) ||
        !takes_object(f->pattern) || (uint32_t)noun < verb || (uint32_t)noun - verb > PHRASE)
        return gs_word_at(r, verb)->span;
    gs_frame_read(r, (uint32_t)noun, &of);
    own = gs_event_match(r, &of);
    return own && own->event == f->pattern->event ? gs_words_span(r, verb, (uint32_t)noun)
                                                  : gs_word_at(r, verb)->span;
}

static gs_status make(maker *m, const found *f)
{
    gs_reading             *r = m->fill.r;
    gs_doc                 *doc = r->doc;
    const gs_event_pattern *p = f->pattern;
    const gs_word          *w = gs_word_at(r, f->frame.word);
    gs_event                e = {.sentence = (int32_t)f->sentence,
                                 .trigger = trigger_of(r, f),
                                 .lemma = w->lemma,
                                 .event = p->event,
                                 .mode = p->mode,
                                 .contexts = p->contexts,
                                 .cameo = p->cameo,
                                 .place = GS_NONE};
    int32_t                 around = gs_statement_around(doc, w->span);
    int32_t                 own = gs_statement_of_cue(doc, w->span);
    bool                    speaks = own >= 0 && gs_is_speech_act(e.event);
    gs_status               st;

    st = gs_focus_move(r, &m->fill.focus, f->sentence);
    if (st == GS_OK && !f->frame.noun)
        st = fill_role(m, &e, f, p->actor, p->actor_count, &e.actors, "actors", around);
    if (st == GS_OK)
        st = fill_role(m, &e, f, p->recipient, p->recipient_count, &e.recipients, "recipients",
                       around);
    if (st == GS_OK && f->frame.noun) /* behind, for "his murder": whom, not who */
        st = fill_role(m, &e, f, p->actor, p->actor_count, &e.actors, "actors", around);
    if (st == GS_OK && !speaks) /* where a speaker is, is another thing */
        st = gs_event_set_place(r, &e, &f->frame);
    if (st != GS_OK)
        return st;
    gs_event_set_time(r, &e, &f->frame, own);
    st = gs_event_set_reality(r, &e, &f->frame, around);
    if (st != GS_OK)
        return st;
    st = gs_event_keep(r, &e, speaks ? GS_NONE : around);
    if (st != GS_OK)
        return st;
    return GS_PUSH(r->scratch, m->words, m->word_count, m->word_cap, f->frame.word) ? GS_OK
                                                                                    : GS_E_NOMEM;
}

gs_status gs_make_events(gs_reading *r)
{
    maker     m = {.fill.r = r};
    gs_status st;

    if (r->know->petrarch.loaded)
        return gs_events_coded(r);
    st = find(&m);

    gs_focus_init(&m.fill.focus);
    for (size_t i = 0; st == GS_OK && i < m.count; i++) {
        if (!is_taken(&m, &m.items[i]))
            st = make(&m, &m.items[i]);
    }
    return st == GS_OK ? gs_events_same(r, m.words) : st;
}

gs_status gs_events_deny(gs_reading *r)
{
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < r->doc->event_count; i++)
        st = gs_event_deny(r->doc, &r->doc->events[i]);
    return st;
}
