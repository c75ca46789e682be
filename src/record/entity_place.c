/* record/entity_place.c - where the places of the records lie: see entity_place.h.
 *
 * Mentions and places both stand in text order; a mention's place is the one
 * whose words meet its own. A place that stands for a government says nothing
 * of where something is.
 */
#include "record/entity_place.h"

/* The first place that ends behind byte `at`. */
static size_t first_place(const gs_doc *doc, uint32_t at)
{
    size_t low = 0, high = doc->place_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (doc->places[middle].span.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int32_t place_of(const gs_doc *doc, const gs_entity *e)
{
    for (size_t i = 0; i < e->mention_count; i++) {
        gs_span span = e->mentions[i].span;
        size_t  at = first_place(doc, span.start);
        if (e->mentions[i].form == GS_MENTION_NAME && at < doc->place_count &&
            doc->places[at].span.start < span.end && doc->places[at].known)
            return (int32_t)at;
    }
    return -1;
}

static bool is_facility(gs_place_kind kind)
{
    return kind == GS_PLACE_KIND_BASE || kind == GS_PLACE_KIND_CROSSING ||
           kind == GS_PLACE_KIND_CAMP || kind == GS_PLACE_KIND_FACILITY ||
           kind == GS_PLACE_KIND_AIRPORT;
}

static gs_status push_rule(gs_doc *doc, gs_entity *e, const char *field, const char *rule)
{
    gs_proof proof = {field, -1, {0, 0}, rule};

    return GS_PUSH(doc->arena, e->proofs.items, e->proofs.count, e->proofs.cap, proof) ? GS_OK
                                                                                       : GS_E_NOMEM;
}

gs_status gs_entities_place(gs_doc *doc)
{
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < doc->entity_count; i++) {
        gs_entity      *e = &doc->entities[i];
        const gs_place *p;
        e->place =
            e->kind == GS_ENTITY_PLACE || e->kind == GS_ENTITY_FACILITY ? place_of(doc, e) : -1;
        if (e->place < 0)
            continue;
        p = &doc->places[e->place];
        if (is_facility(p->entry.kind))
            e->kind = GS_ENTITY_FACILITY;
        st = push_rule(doc, e, "place", p->rule);
        if (st != GS_OK || e->country.n || !p->entry.country.n)
            continue;
        e->country = p->entry.country;
        st = push_rule(doc, e, "country", p->rule);
    }
    return st;
}
