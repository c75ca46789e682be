/* store/review_rest.c - what rests on what a person changed. See review.h.
 *
 *     a statement rejected, or its speaker, claim or stance set
 *         -> the claim's lists, origins and status; a claim without statements goes
 *         -> events that are alleged and denied by that claim, or not any more
 *         -> an event that only rejected statements tell goes
 *     any record rejected
 *         -> nothing points at it
 *
 * A record that a person has corrected or confirmed does not go with another. A
 * claim's status that a person has set stays.
 */
#include <stdio.h>

#include "record/claim_status.h"
#include "record/event_deny.h"
#include "store/leave_out.h"
#include "store/review.h"

struct gs_review_before {
    gs_statement *statements; /* [statement_count] */
};

gs_review_before *gs_review_before_of(gs_doc *doc)
{
    gs_review_before *b = gs_arena_zeros(doc->arena, 1, sizeof *b);

    if (!b)
        return NULL;
    b->statements = gs_arena_zeros(doc->arena, doc->statement_count + 1, sizeof *b->statements);
    if (!b->statements)
        return NULL;
    if (doc->statement_count)
        memcpy(b->statements, doc->statements, doc->statement_count * sizeof *b->statements);
    return b;
}

static const gs_reviewed *said_of(const gs_doc *doc, char letter, size_t index)
{
    for (size_t i = 0; i < doc->review_count; i++) {
        if (doc->reviews[i].letter == letter && (size_t)doc->reviews[i].index == index)
            return &doc->reviews[i];
    }
    return NULL;
}

/* Goes with another record, unless a person has spoken for it. */
static gs_status go(gs_doc *doc, char letter, size_t index, char of, int32_t because)
{
    gs_reviewed r = {.letter = letter, .index = (int32_t)index, .status = GS_REVIEW_REJECTED};
    char        id[16];

    if (said_of(doc, letter, index))
        return GS_OK;
    snprintf(id, sizeof id, "%c%u", of, (unsigned)gs_doc_number(doc, of, (size_t)because));
    r.rests_on = gs_arena_str(doc->arena, gs_str_from(id));
    return GS_PUSH(doc->arena, doc->reviews, doc->review_count, doc->review_cap, r) ? GS_OK
                                                                                    : GS_E_NOMEM;
}

/* ---- claims ---- */

static bool changed(const gs_doc *doc, const gs_review_before *b, size_t i)
{
    const gs_statement *now = &doc->statements[i], *was = &b->statements[i];

    return now->claim != was->claim || now->stance != was->stance || now->act != was->act ||
           now->speaker != was->speaker || now->restates != was->restates ||
           gs_doc_rejects(doc, 's', (int32_t)i) ||
           (now->speaker >= 0 && gs_doc_rejects(doc, 'n', now->speaker));
}

/* For each claim the last statement that changed it and its index, -1: none did. */
static int32_t *find_touched(gs_doc *doc, const gs_review_before *b)
{
    int32_t *by = gs_arena_alloc(doc->arena, (doc->claim_count + 1) * sizeof *by);

    for (size_t c = 0; by && c < doc->claim_count; c++)
        by[c] = -1;
    for (size_t i = 0; by && i < doc->statement_count; i++) {
        if (!changed(doc, b, i))
            continue;
        if (doc->statements[i].claim >= 0)
            by[doc->statements[i].claim] = (int32_t)i;
        if (b->statements[i].claim >= 0)
            by[b->statements[i].claim] = (int32_t)i;
    }
    return by;
}

static bool was_set(const gs_proofs *p, const char *field)
{
    for (size_t i = 0; i < p->count; i++) {
        if (p->items[i].rule && strcmp(p->items[i].rule, GS_REVIEW_RULE) == 0 &&
            strcmp(p->items[i].field, field) == 0)
            return true;
    }
    return false;
}

/* Fills the lists of a claim from its statements. */
static gs_status fill_claim(gs_doc *doc, int32_t claim, bool *withdrawn)
{
    gs_claim *c = &doc->claims[claim];

    c->asserted_by = c->denied_by = c->questioned_by = (gs_ids){0};
    *withdrawn = false;
    for (size_t i = 0; i < doc->statement_count; i++) {
        const gs_statement *s = &doc->statements[i];
        gs_ids             *list = gs_claim_side(c, s->stance);
        if (s->claim != claim || gs_doc_rejects(doc, 's', (int32_t)i))
            continue;
        *withdrawn = *withdrawn || gs_takes_back(s);
        if (!GS_PUSH(doc->arena, list->items, list->count, list->cap, (int32_t)i))
            return GS_E_NOMEM;
    }
    return GS_OK;
}

static gs_status count_claim(gs_doc *doc, int32_t claim, int32_t because)
{
    gs_claim       *c = &doc->claims[claim];
    gs_claim_status status = c->status;
    bool            withdrawn;
    gs_status       st = fill_claim(doc, claim, &withdrawn);

    if (st != GS_OK)
        return st;
    gs_claim_settle(doc, c, withdrawn);
    if (was_set(&c->proofs, "status"))
        c->status = status;
    if (!c->asserted_by.count && !c->denied_by.count && !c->questioned_by.count)
        return go(doc, 'c', (size_t)claim, 's', because);
    return GS_OK;
}

/* ---- events ---- */

/* Takes back that a claim's denial denied it. */
static bool undeny(gs_event *e)
{
    size_t kept = 0;

    for (size_t i = 0; i < e->proofs.count; i++) {
        const char *rule = e->proofs.items[i].rule;
        if (!rule || strcmp(rule, GS_RULE_CLAIM_DENIED) != 0)
            e->proofs.items[kept++] = e->proofs.items[i];
    }
    if (kept == e->proofs.count || was_set(&e->proofs, "reality"))
        return false;
    e->proofs.count = kept;
    e->reality = GS_REALITY_ALLEGED;
    return true;
}

static bool told_by_touched(const gs_doc *doc, const gs_event *e, const int32_t *touched)
{
    for (size_t i = 0; i < e->according_to.count; i++) {
        int32_t claim = doc->statements[e->according_to.items[i]].claim;
        if (claim >= 0 && touched[claim] >= 0)
            return true;
    }
    return false;
}

/* An event that only rejected statements tell. */
static gs_status drop_untold(gs_doc *doc, size_t index)
{
    const gs_ids *told = &doc->events[index].according_to;

    for (size_t i = 0; i < told->count; i++) {
        if (!gs_doc_rejects(doc, 's', told->items[i]))
            return GS_OK;
    }
    return told->count ? go(doc, 'e', index, 's', told->items[0]) : GS_OK;
}

static gs_status settle_reality(gs_doc *doc, gs_event *e, const int32_t *touched)
{
    bool set = was_set(&e->proofs, "reality");

    return undeny(e) || (!set && told_by_touched(doc, e, touched)) ? gs_event_deny(doc, e) : GS_OK;
}

gs_status gs_review_rest(gs_doc *doc, const gs_review_before *before)
{
    int32_t  *touched;
    gs_status st = GS_OK;

    if (!before)
        return GS_E_NOMEM;
    touched = find_touched(doc, before);
    if (!touched)
        return GS_E_NOMEM;
    for (size_t i = 0; st == GS_OK && i < doc->event_count; i++)
        st = drop_untold(doc, i);
    /* a speaker who is no record any more is nobody, and counts as that */
    gs_doc_unlink(doc);
    for (size_t i = 0; st == GS_OK && i < doc->claim_count; i++) {
        if (touched[i] >= 0)
            st = count_claim(doc, (int32_t)i, touched[i]);
    }
    for (size_t i = 0; st == GS_OK && i < doc->event_count; i++)
        st = settle_reality(doc, &doc->events[i], touched);
    gs_doc_unlink(doc);
    return st;
}
