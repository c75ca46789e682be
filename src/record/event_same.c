/* record/event_same.c - the same event once: "the attack" is the attack told before.
 *
 * A noun with "the" or "this" whose event has the category of an earlier one, and that
 * says nothing against it, is a mention of the nearest such; what it knows more goes
 * there. So is a deed beside the verb that says what it did, in one sentence: "the attack
 * that killed two", "two died in an attack". Events' words are those of their triggers;
 * roles are candidates yet.
 */
#include <string.h>

#include "record/event_int.h"

#define BACK 200 /* events that a mention may point back over */

static bool is_definite(const gs_reading *r, uint32_t w)
{
    int32_t i = gs_ref_of(r, (int32_t)w), det = gs_child(r, w, GS_DEPREL_DET);

    if (!gs_is_noun(r, w))
        return false;
    return (i >= 0 && r->refs[i].definite) ||
           (det >= 0 && gs_word_feat(r, (uint32_t)det, "Definite=Def")) ||
           (det >= 0 && gs_word_feat(r, (uint32_t)det, "PronType=Dem"));
}

static bool share(const gs_ids *a, const gs_ids *b)
{
    for (size_t i = 0; i < a->count; i++) {
        for (size_t k = 0; k < b->count; k++) {
            if (a->items[i] == b->items[k])
                return true;
        }
    }
    return false;
}

/* One of them has nobody, or they share somebody. */
static bool may_share(const gs_ids *a, const gs_ids *b)
{
    return !a->count || !b->count || share(a, b);
}

/* Of one category, and nothing that did not or may not happen. */
static bool are_alike(const gs_event *a, const gs_event *b)
{
    return a->event == b->event && a->reality >= GS_REALITY_ALLEGED &&
           b->reality >= GS_REALITY_ALLEGED;
}

static bool may_be_same(const gs_event *a, const gs_event *b)
{
    return are_alike(a, b) && may_share(&a->actors, &b->actors) &&
           may_share(&a->recipients, &b->recipients) &&
           (a->place < 0 || b->place < 0 || a->place == b->place) &&
           (!a->time.value.n || !b->time.value.n || gs_str_eq(a->time.value, b->time.value));
}

static gs_status move_proofs(gs_reading *r, gs_event *to, const gs_event *from, const char *field)
{
    for (size_t i = 0; i < from->proofs.count; i++) {
        if (strcmp(from->proofs.items[i].field, field) == 0 &&
            !GS_PUSH(r->doc->arena, to->proofs.items, to->proofs.count, to->proofs.cap,
                     from->proofs.items[i]))
            return GS_E_NOMEM;
    }
    return GS_OK;
}

/* What the later mention knows and the event does not. */
static gs_status take_over(gs_reading *r, gs_event *to, const gs_event *from)
{
    gs_status st = GS_OK;

    if (!to->actors.count && from->actors.count && !share(&to->recipients, &from->actors)) {
        to->actors = from->actors;
        st = move_proofs(r, to, from, "actors");
    }
    if (st == GS_OK && !to->recipients.count && from->recipients.count &&
        !share(&to->actors, &from->recipients)) {
        to->recipients = from->recipients;
        st = move_proofs(r, to, from, "recipients");
    }
    if (st == GS_OK && to->place < 0 && from->place >= 0) {
        to->place = from->place;
        st = move_proofs(r, to, from, "place");
    }
    if (!to->time.value.n)
        to->time = from->time;
    if (!to->mode.n && from->mode.n) { /* "a drone strike killed two" */
        to->mode = from->mode;
        to->cameo = from->cameo;
    }
    if (!to->contexts.n)
        to->contexts = from->contexts;
    if (st != GS_OK)
        return st;
    return GS_PUSH(r->doc->arena, to->mentions.items, to->mentions.count, to->mentions.cap,
                   from->trigger)
               ? GS_OK
               : GS_E_NOMEM;
}

/* "two died in an attack", "were killed by the blast". */
static bool is_death_by(const gs_reading *r, uint32_t verb, uint32_t noun)
{
    static const char *const preps[] = {"in", "by", "during", "from", "when"};
    const gs_word           *w = gs_word_at(r, noun);

    if (w->head != (int32_t)verb ||
        (w->deprel != GS_DEPREL_OBL && w->deprel != GS_DEPREL_OBL_AGENT) ||
        !gs_event_in(&r->know->events, gs_word_at(r, verb)->lemma, r->know->events.deaths))
        return false;
    for (size_t i = 0; i < sizeof preps / sizeof *preps; i++) {
        if (gs_child_word(r, noun, preps[i]) >= 0)
            return true;
    }
    return false;
}

/* The noun's event is what the verb's event did. */
static bool is_deed_of(const gs_reading *r, uint32_t verb, uint32_t noun)
{
    int32_t subject;

    if (!gs_is_verb(r, verb) || !gs_is_noun(r, noun))
        return false;
    if (is_death_by(r, verb, noun))
        return true;
    if (gs_frame_passive(r, verb))
        return false;
    subject = gs_frame_subject(r, verb);
    if (subject >= 0 && subject != (int32_t)noun && !gs_may_act(r, (uint32_t)subject) &&
        gs_word_at(r, (uint32_t)subject)->deprel == GS_DEPREL_NMOD)
        subject = gs_word_at(r, (uint32_t)subject)->head; /* "an attack at a resort which killed" */
    return subject == (int32_t)noun;
}

/* Of the events kept, that of the same sentence which this one and it are one of; or none. */
static size_t beside(const gs_reading *r, const uint32_t *words, size_t kept, const gs_event *e,
                     uint32_t word)
{
    const gs_doc *doc = r->doc;

    for (size_t k = kept; k > 0 && doc->events[k - 1].sentence == e->sentence; k--) {
        if (are_alike(&doc->events[k - 1], e) &&
            (is_deed_of(r, word, words[k - 1]) || is_deed_of(r, words[k - 1], word)))
            return k - 1;
    }
    return SIZE_MAX;
}

/* A verb that is not told of a noun: not "the attack that killed two". */
static bool is_predicate(const gs_reading *r, uint32_t w)
{
    uint8_t rel = gs_word_at(r, w)->deprel;

    return gs_is_verb(r, w) && rel != GS_DEPREL_ACL_RELCL && rel != GS_DEPREL_ACL;
}

/* The event that `e` is a later mention of, or none. */
static size_t told_before(const gs_doc *doc, size_t kept, const gs_event *e)
{
    size_t least = kept > BACK ? kept - BACK : 0;

    for (size_t k = kept; k > least; k--) {
        if (may_be_same(&doc->events[k - 1], e))
            return k - 1;
    }
    return SIZE_MAX;
}

gs_status gs_events_same(gs_reading *r, uint32_t *words)
{
    gs_doc   *doc = r->doc;
    size_t    kept = 0;
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < doc->event_count; i++) {
        gs_event e = doc->events[i];
        size_t   k = beside(r, words, kept, &e, words[i]);
        if (k != SIZE_MAX && is_predicate(r, words[i])) { /* "the attack killed two" */
            st = take_over(r, &e, &doc->events[k]);
            doc->events[k] = e;
            words[k] = words[i];
            continue;
        }
        if (k == SIZE_MAX && is_definite(r, words[i]))
            k = told_before(doc, kept, &e);
        if (k != SIZE_MAX) {
            st = take_over(r, &doc->events[k], &e);
            continue;
        }
        words[kept] = words[i];
        doc->events[kept++] = e;
    }
    doc->event_count = kept;
    return st;
}
