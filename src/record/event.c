/* record/event.c - the event records. See event.h.
 *
 * Every verb and noun that a pattern fits is an event; a noun whose verb is one
 * already ("signed the agreement") is not another. Roles are candidates until
 * entity_record.c has made records of them.
 */
#include <string.h>

#include "record/coder.h"
#include "record/event_int.h"
#include "record/pronoun.h"
#include "record/statement.h"

typedef struct found {
    gs_frame_of             frame;
    const gs_event_pattern *pattern;
    uint32_t                sentence;
} found;

typedef struct maker {
    gs_reading *r;
    found      *items;
    size_t      count, cap;
    gs_focus    focus;
    uint32_t   *words; /* [events] of their triggers */
    size_t      word_count, word_cap;
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

    if (!may_be_event(m->r, w))
        return GS_OK;
    gs_frame_read(m->r, w, &f.frame);
    f.pattern = gs_event_match(m->r, &f.frame);
    if (!f.pattern)
        return GS_OK;
    return GS_PUSH(m->r->scratch, m->items, m->count, m->cap, f) ? GS_OK : GS_E_NOMEM;
}

static gs_status find(maker *m)
{
    const gs_doc *doc = m->r->doc;
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

/* "signed the agreement": one event, the verb's. */
static bool is_taken(const maker *m, const found *f)
{
    size_t at = (size_t)(f - m->items);

    if (!f->frame.noun || f->frame.light < 0)
        return false;
    while (at > 0 && m->items[at - 1].sentence == f->sentence)
        at--;
    for (; at < m->count && m->items[at].sentence == f->sentence; at++) {
        const found *v = &m->items[at];
        if (v->frame.word == (uint32_t)f->frame.light &&
            (takes_object(v->pattern) || v->pattern->event == f->pattern->event))
            return true;
    }
    return false;
}

/* ---- who ---- */

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

/* The innermost statement whose words hold `span`, but for the one whose cue it is. */
static int32_t statement_around(const gs_doc *doc, gs_span span)
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

static int32_t statement_of_cue(const gs_doc *doc, gs_span span)
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

static int32_t who(const maker *m, uint32_t word, int32_t around, const char **rule)
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

/* Saying it does it: "condemns" is no habit. */
static bool is_speech(gs_plover event)
{
    return event == GS_PLOVER_AGREE || event == GS_PLOVER_SUPPORT || event == GS_PLOVER_CONCEDE ||
           event == GS_PLOVER_REQUEST || event == GS_PLOVER_ACCUSE || event == GS_PLOVER_REJECT ||
           event == GS_PLOVER_THREATEN;
}

/* Who may act, or be acted upon. A place that is spoken to stands for those who govern it. */
static bool may_take_part(const gs_reading *r, uint32_t word, gs_plover event)
{
    uint8_t rel = gs_word_at(r, word)->deprel;

    return gs_may_act(r, word) ||
           (gs_is_place_name(r, word) && (rel == GS_DEPREL_OBJ || rel == GS_DEPREL_IOBJ) &&
            (is_speech(event) || event == GS_PLOVER_SANCTION));
}

static bool is_among(const gs_ids *ids, int32_t id)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (ids->items[i] == id)
            return true;
    }
    return false;
}

static gs_status add_member(maker *m, gs_event *e, gs_ids *list, const char *field, uint32_t word,
                            int32_t around)
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

static gs_status fill_role(maker *m, gs_event *e, const found *f, const gs_slot *slots,
                           unsigned count, gs_ids *list, const char *field, int32_t around)
{
    uint32_t  words[GS_ROLE_WORDS];
    size_t    n = gs_event_role(m->r, &f->frame, slots, count, words);
    gs_status st = GS_OK;

    if (!n && count && list == &e->recipients)
        n = gs_event_undergoer(m->r, &f->frame, words);

    for (size_t i = 0; st == GS_OK && i < n; i++) {
        if (may_take_part(m->r, words[i], e->event))
            st = add_member(m, e, list, field, words[i], around);
    }
    return st;
}

/* ---- when and where ---- */

static gs_status set_place(maker *m, gs_event *e, const gs_frame_of *f)
{
    int32_t w = gs_event_place(m->r, f);
    int32_t i = w >= 0 ? gs_ref_of(m->r, w) : GS_NONE;

    e->place = i >= 0 ? m->r->refs[i].entity : GS_NONE;
    return e->place < 0
               ? GS_OK
               : gs_proof_span(m->r, &e->proofs, "place", -1, gs_noun_span(m->r, (uint32_t)w));
}

static void set_time(maker *m, gs_event *e, const gs_frame_of *f, int32_t own)
{
    int32_t t = gs_event_time(m->r, f);

    if (own >= 0 && m->r->doc->statements[own].time.value.n)
        e->time = m->r->doc->statements[own].time;
    else if (t >= 0)
        e->time = m->r->doc->times[t].time;
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

static gs_status set_reality(maker *m, gs_event *e, const gs_frame_of *f, int32_t around)
{
    const gs_doc *doc = m->r->doc;
    uint32_t      by;
    gs_proof      why = {"reality", -1, e->trigger, NULL};

    e->reality = gs_event_reality(m->r, f, &by);
    why.span = gs_word_at(m->r, by)->span;
    if (e->reality == GS_REALITY_HABITUAL &&
        (is_speech(e->event) || doc->sentences[e->sentence].zone == GS_ZONE_TITLE))
        e->reality = GS_REALITY_OCCURRED;
    if (around >= 0)
        lower(e, &why, reported(m->r, &doc->statements[around]), doc->statements[around].cue, NULL);
    if (e->time.end.n && is_of_old(doc, &e->time))
        lower(e, &why, GS_REALITY_HISTORICAL, (gs_span){0, 0}, "reality:earlier-year");
    return GS_PUSH(doc->arena, e->proofs.items, e->proofs.count, e->proofs.cap, why) ? GS_OK
                                                                                     : GS_E_NOMEM;
}

/* ---- the record ---- */

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
    gs_reading             *r = m->r;
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
    int32_t                 around = statement_around(doc, w->span);
    int32_t                 own = statement_of_cue(doc, w->span);
    gs_status               st;

    st = gs_focus_move(r, &m->focus, f->sentence);
    if (st == GS_OK && !f->frame.noun)
        st = fill_role(m, &e, f, p->actor, p->actor_count, &e.actors, "actors", around);
    if (st == GS_OK)
        st = fill_role(m, &e, f, p->recipient, p->recipient_count, &e.recipients, "recipients",
                       around);
    if (st == GS_OK && f->frame.noun) /* behind, for "his murder": whom, not who */
        st = fill_role(m, &e, f, p->actor, p->actor_count, &e.actors, "actors", around);
    if (st == GS_OK && !(is_speech(e.event) && own >= 0)) /* where a speaker is, is another thing */
        st = set_place(m, &e, &f->frame);
    if (st != GS_OK)
        return st;
    set_time(m, &e, &f->frame, own);
    st = set_reality(m, &e, &f->frame, around);
    if (st != GS_OK)
        return st;
    if (around >= 0 && !(is_speech(e.event) && own >= 0) &&
        !GS_PUSH(doc->arena, e.according_to.items, e.according_to.count, e.according_to.cap,
                 around))
        return GS_E_NOMEM;
    return GS_PUSH(doc->arena, doc->events, doc->event_count, doc->event_cap, e) &&
                   GS_PUSH(r->scratch, m->words, m->word_count, m->word_cap, f->frame.word)
               ? GS_OK
               : GS_E_NOMEM;
}

/* ---- of another coder's dictionaries ---- */

static gs_status make_coded(maker *m, const gs_coding *c)
{
    gs_reading    *r = m->r;
    gs_doc        *doc = r->doc;
    const gs_word *w = gs_word_at(r, c->frame.word);
    gs_event       e = {.sentence = (int32_t)c->sentence,
                        .trigger = w->span,
                        .lemma = w->lemma,
                        .event = gs_know_plover(r->know, c->code),
                        .cameo = c->code,
                        .source = c->source.code,
                        .target = c->target.code,
                        .place = GS_NONE};
    int32_t        around = statement_around(doc, w->span);
    gs_status      st = gs_focus_move(r, &m->focus, c->sentence);

    if (st == GS_OK && may_take_part(r, c->source.word))
        st = add_member(m, &e, &e.actors, "actors", c->source.word, around);
    if (st == GS_OK && may_take_part(r, c->target.word))
        st = add_member(m, &e, &e.recipients, "recipients", c->target.word, around);
    if (st == GS_OK)
        st = set_place(m, &e, &c->frame);
    if (st != GS_OK)
        return st;
    set_time(m, &e, &c->frame, statement_of_cue(doc, w->span));
    st = set_reality(m, &e, &c->frame, around);
    if (st == GS_OK && around >= 0 &&
        !GS_PUSH(doc->arena, e.according_to.items, e.according_to.count, e.according_to.cap,
                 around))
        st = GS_E_NOMEM;
    if (st != GS_OK)
        return st;
    return GS_PUSH(doc->arena, doc->events, doc->event_count, doc->event_cap, e) ? GS_OK
                                                                                 : GS_E_NOMEM;
}

static gs_status make_all_coded(gs_reading *r)
{
    maker      m = {.r = r};
    gs_codings codings = {.items = NULL};
    gs_status  st = gs_code_events(r, &codings);

    gs_focus_init(&m.focus);
    for (size_t i = 0; st == GS_OK && i < codings.count; i++)
        st = make_coded(&m, &codings.items[i]);
    return st;
}

gs_status gs_make_events(gs_reading *r)
{
    maker     m = {.r = r};
    gs_status st;

    if (r->know->petrarch.loaded)
        return make_all_coded(r);
    st = find(&m);

    gs_focus_init(&m.focus);
    for (size_t i = 0; st == GS_OK && i < m.count; i++) {
        if (!is_taken(&m, &m.items[i]))
            st = make(&m, &m.items[i]);
    }
    return st == GS_OK ? gs_events_same(r, m.words) : st;
}

/* ---- denials ---- */

static bool told_in(const gs_doc *doc, const gs_event *e, const gs_ids *statements)
{
    for (size_t i = 0; i < statements->count; i++) {
        const gs_statement *s = &doc->statements[statements->items[i]];
        for (size_t k = 0; k < s->content.count; k++) {
            if (s->content.items[k].start <= e->trigger.start &&
                e->trigger.end <= s->content.items[k].end && s->act != GS_ACT_DENY)
                return true;
        }
    }
    return false;
}

gs_status gs_events_deny(gs_reading *r)
{
    gs_doc *doc = r->doc;

    for (size_t i = 0; i < doc->event_count; i++) {
        gs_event *e = &doc->events[i];
        for (size_t k = 0; e->reality == GS_REALITY_ALLEGED && k < doc->claim_count; k++) {
            const gs_claim *c = &doc->claims[k];
            bool            in = c->text.start <= e->trigger.start && e->trigger.end <= c->text.end;
            if (c->denied_by.count && (in || told_in(doc, e, &c->asserted_by))) {
                e->reality = GS_REALITY_DENIED;
                if (gs_proof_rule(r, &e->proofs, "reality", -1, "reality:claim-denied") != GS_OK)
                    return GS_E_NOMEM;
            }
        }
    }
    return GS_OK;
}
