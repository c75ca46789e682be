/* store/leave_out.c - see leave_out.h.
 *
 * An index points at a record's place in its array; when records go, all places
 * behind them move. So first a table of new places is made of each type, then every
 * index goes through it, then the arrays close up.
 */
#include "store/leave_out.h"

bool gs_doc_rejects(const gs_doc *doc, char letter, int32_t index)
{
    for (size_t i = 0; i < doc->review_count; i++) {
        const gs_reviewed *r = &doc->reviews[i];
        if (r->letter == letter && r->index == index)
            return r->status == GS_REVIEW_REJECTED;
    }
    return false;
}

/* ---- who points at whom ---- */

/* Does something with every index of the document. */
typedef struct visit {
    gs_doc *doc;
    void (*one)(struct visit *v, char letter, int32_t *index, gs_proofs *proofs, const char *field);
    void (*list)(struct visit *v, char letter, gs_ids *ids, gs_proofs *proofs, const char *field);
    uint32_t *places[5]; /* of move_one: new places of n, s, c, e, a; UINT32_MAX: gone */
} visit;

static void visit_statement(visit *v, gs_statement *s)
{
    v->one(v, 'n', &s->speaker, &s->proofs, "speaker");
    v->list(v, 'n', &s->addressee, &s->proofs, "addressee");
    v->list(v, 'n', &s->channel, &s->proofs, "channel");
    v->one(v, 'c', &s->claim, &s->proofs, "claim");
    v->one(v, 's', &s->restates, &s->proofs, "restates");
    if (s->claim < 0)
        s->stance = GS_STANCE_NONE;
}

static void visit_claim(visit *v, gs_claim *c)
{
    v->one(v, 'e', &c->proposition, &c->proofs, "proposition");
    v->list(v, 's', &c->asserted_by, &c->proofs, "asserted_by");
    v->list(v, 's', &c->denied_by, &c->proofs, "denied_by");
    v->list(v, 's', &c->questioned_by, &c->proofs, "questioned_by");
}

static void visit_event(visit *v, gs_event *e)
{
    v->list(v, 'n', &e->actors, &e->proofs, "actors");
    v->list(v, 'n', &e->recipients, &e->proofs, "recipients");
    v->one(v, 'n', &e->place, &e->proofs, "place");
    v->list(v, 's', &e->according_to, &e->proofs, "according_to");
}

static void visit_agreement(visit *v, gs_agreement *a)
{
    v->list(v, 'n', &a->parties, &a->proofs, "parties");
    for (size_t i = 0; i < a->term_count; i++) {
        v->one(v, 'n', &a->terms[i].obligor, &a->proofs, "");
        v->one(v, 'n', &a->terms[i].obligee, &a->proofs, "");
    }
}

static void visit_all(visit *v)
{
    gs_doc *doc = v->doc;

    for (size_t i = 0; i < doc->entity_count; i++) {
        for (size_t k = 0; k < doc->entities[i].office_count; k++)
            v->one(v, 'n', &doc->entities[i].offices[k].of, &doc->entities[i].proofs, "");
    }
    for (size_t i = 0; i < doc->statement_count; i++)
        visit_statement(v, &doc->statements[i]);
    for (size_t i = 0; i < doc->claim_count; i++)
        visit_claim(v, &doc->claims[i]);
    for (size_t i = 0; i < doc->event_count; i++)
        visit_event(v, &doc->events[i]);
    for (size_t i = 0; i < doc->agreement_count; i++)
        visit_agreement(v, &doc->agreements[i]);
}

/* ---- nothing points at what was rejected ---- */

static void drop_proofs(gs_proofs *p, const char *field)
{
    size_t kept = 0;

    for (size_t i = 0; i < p->count; i++) {
        if (strcmp(p->items[i].field, field) != 0)
            p->items[kept++] = p->items[i];
    }
    p->count = kept;
}

void gs_ids_drop(gs_ids *ids, size_t at, gs_proofs *proofs, const char *field)
{
    size_t kept = 0;

    memmove(&ids->items[at], &ids->items[at + 1], (ids->count - at - 1) * sizeof *ids->items);
    ids->count--;
    for (size_t i = 0; i < proofs->count; i++) {
        gs_proof p = proofs->items[i];
        bool     same = strcmp(p.field, field) == 0;
        if (same && (p.member == (int32_t)at || !ids->count))
            continue;
        p.member -= same && p.member > (int32_t)at;
        proofs->items[kept++] = p;
    }
    proofs->count = kept;
}

static void unlink_one(visit *v, char letter, int32_t *index, gs_proofs *proofs, const char *field)
{
    if (*index < 0 || !gs_doc_rejects(v->doc, letter, *index))
        return;
    *index = -1;
    drop_proofs(proofs, field);
}

static void unlink_list(visit *v, char letter, gs_ids *ids, gs_proofs *proofs, const char *field)
{
    for (size_t i = 0; i < ids->count;) {
        if (gs_doc_rejects(v->doc, letter, ids->items[i]))
            gs_ids_drop(ids, i, proofs, field);
        else
            i++;
    }
}

void gs_doc_unlink(gs_doc *doc)
{
    visit v = {.doc = doc, .one = unlink_one, .list = unlink_list};

    visit_all(&v);
}

/* ---- and the arrays close up ---- */

static uint32_t **places_of(visit *v, char letter)
{
    static const char letters[] = "nscea";

    return &v->places[strchr(letters, letter) - letters];
}

static void move_one(visit *v, char letter, int32_t *index, gs_proofs *proofs, const char *field)
{
    (void)proofs, (void)field;
    if (*index >= 0)
        *index = (int32_t)(*places_of(v, letter))[*index];
}

static void move_list(visit *v, char letter, gs_ids *ids, gs_proofs *proofs, const char *field)
{
    for (size_t i = 0; i < ids->count; i++)
        move_one(v, letter, &ids->items[i], proofs, field);
}

/* New places, and the numbers of those that stay; moves these up. */
static bool close_up(visit *v, char letter, void *items, size_t size, size_t *count,
                     uint32_t **numbers)
{
    gs_doc   *doc = v->doc;
    uint32_t *places = gs_arena_zeros(doc->arena, *count + 1, sizeof *places), kept = 0;
    uint32_t *given = gs_arena_zeros(doc->arena, *count + 1, sizeof *given);

    if (!places || !given)
        return false;
    for (size_t i = 0; i < *count; i++) {
        places[i] = UINT32_MAX;
        if (gs_doc_rejects(doc, letter, (int32_t)i))
            continue;
        given[kept] = gs_doc_number(doc, letter, i);
        memmove((char *)items + kept * size, (char *)items + i * size, size);
        places[i] = kept++;
    }
    *count = kept;
    *numbers = given;
    *places_of(v, letter) = places;
    return true;
}

static void move_reviews(visit *v)
{
    gs_doc *doc = v->doc;
    size_t  kept = 0;

    for (size_t i = 0; i < doc->review_count; i++) {
        gs_reviewed r = doc->reviews[i];
        if (r.status == GS_REVIEW_REJECTED)
            continue;
        r.index = (int32_t)(*places_of(v, r.letter))[r.index];
        doc->reviews[kept++] = r;
    }
    doc->review_count = kept;
}

static bool any_rejected(const gs_doc *doc)
{
    for (size_t i = 0; i < doc->review_count; i++) {
        if (doc->reviews[i].status == GS_REVIEW_REJECTED)
            return true;
    }
    return false;
}

gs_status gs_doc_leave_out(gs_doc *doc)
{
    visit      v = {.doc = doc, .one = move_one, .list = move_list};
    gs_numbers n = {0};

    if (!any_rejected(doc))
        return GS_OK;
    if (!close_up(&v, 'n', doc->entities, sizeof *doc->entities, &doc->entity_count, &n.entities) ||
        !close_up(&v, 's', doc->statements, sizeof *doc->statements, &doc->statement_count,
                  &n.statements) ||
        !close_up(&v, 'c', doc->claims, sizeof *doc->claims, &doc->claim_count, &n.claims) ||
        !close_up(&v, 'e', doc->events, sizeof *doc->events, &doc->event_count, &n.events) ||
        !close_up(&v, 'a', doc->agreements, sizeof *doc->agreements, &doc->agreement_count,
                  &n.agreements))
        return GS_E_NOMEM;
    visit_all(&v);
    move_reviews(&v);
    doc->numbers = n;
    return GS_OK;
}
