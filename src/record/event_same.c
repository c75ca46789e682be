/* record/event_same.c - the same event once: "the attack" is the attack told before.
 *
 * A noun with "the" or "this" whose event has the category of an earlier one, and that
 * says nothing against it, is a mention of the nearest such; what it knows more goes
 * there. Events' words are those of their triggers; roles are candidates yet.
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

static bool may_be_same(const gs_event *a, const gs_event *b)
{
    bool a_real = a->reality >= GS_REALITY_ALLEGED, b_real = b->reality >= GS_REALITY_ALLEGED;

    return a->event == b->event && a_real && b_real && may_share(&a->actors, &b->actors) &&
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
    if (st != GS_OK)
        return st;
    return GS_PUSH(r->doc->arena, to->mentions.items, to->mentions.count, to->mentions.cap,
                   from->trigger)
               ? GS_OK
               : GS_E_NOMEM;
}

gs_status gs_events_same(gs_reading *r, const uint32_t *words)
{
    gs_doc *doc = r->doc;
    size_t  kept = 0;

    for (size_t i = 0; i < doc->event_count; i++) {
        const gs_event *e = &doc->events[i];
        size_t          k = is_definite(r, words[i]) ? kept : 0;
        size_t          least = kept > BACK ? kept - BACK : 0;
        while (k > least && !may_be_same(&doc->events[k - 1], e))
            k--;
        if (k <= least)
            doc->events[kept++] = *e;
        else if (take_over(r, &doc->events[k - 1], e) != GS_OK)
            return GS_E_NOMEM;
    }
    doc->event_count = kept;
    return GS_OK;
}
