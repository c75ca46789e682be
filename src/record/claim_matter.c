/* record/claim_matter.c - which words of a denial are the claim.
 * See claim_int.h.
 */
#include "record/claim_int.h"
#include "record/clause.h"
#include "record/verdict.h"

static bool in_claims(const gs_reading *r, uint32_t t)
{
    const uint32_t *sets = gs_map_get(&r->know->objects, gs_token_lower(r, t));
    return sets && (*sets & gs_know_object_set(r->know, GS_STR("claims")));
}

/* "it", "that": nothing by itself. */
static bool is_pronoun(const gs_reading *r, uint32_t t)
{
    int32_t w = r->word_of[t];

    if (gs_token_is(r, t, GS_STR("that")) || gs_token_is(r, t, GS_STR("this")))
        return true;
    return w >= 0 && gs_word_at(r, (uint32_t)w)->upos == GS_UPOS_PRON;
}

/* The head of the noun phrase that begins with token `first`. */
static int32_t noun_at(const gs_reading *r, uint32_t first, uint32_t end)
{
    int32_t at = r->word_of[first];

    for (unsigned steps = 0; steps < 12 && at >= 0; steps++) {
        const gs_word *w = gs_word_at(r, (uint32_t)at);
        if (r->token_of[at] >= end)
            return GS_NONE;
        if (gs_ref_of(r, at) >= 0 && w->deprel != GS_DEPREL_NMOD_POSS &&
            w->deprel != GS_DEPREL_COMPOUND)
            return at;
        at = w->head;
    }
    return GS_NONE;
}

/* A clause that hangs on the noun begins at token `t`. */
static bool clause_at(const gs_reading *r, uint32_t head, uint32_t t)
{
    for (int32_t c = gs_first_child(r, head); c >= 0; c = gs_next_child(r, c)) {
        uint8_t rel = gs_word_at(r, (uint32_t)c)->deprel;
        if ((rel == GS_DEPREL_ACL || rel == GS_DEPREL_CCOMP || rel == GS_DEPREL_ACL_RELCL) &&
            gs_yield_first(r, (uint32_t)c) == t && gs_own_subject(r, (uint32_t)c) >= 0 &&
            !gs_token_is(r, t, GS_STR("that")))
            return true;
    }
    return false;
}

gs_span gs_claim_matter(const gs_court *c, int32_t statement, bool *points)
{
    const gs_reading *r = c->r;
    const gs_span     content = gs_whole_content(&r->doc->statements[statement]);
    uint32_t          first = gs_token_from(r, content.start), end = gs_token_from(r, content.end);
    uint32_t          t, from, to;
    int32_t           head;

    *points = false;
    if (first >= end)
        return (gs_span){0, 0};
    if (c->by[statement] != GS_ACT_DENY && gs_verdict_named(r, first, end, &from, &to)) {
        *points = from == first; /* "the charges are false" */
        return *points ? (gs_span){0, 0} : gs_tokens_span(r, from, to - 1);
    }
    if (is_pronoun(r, first) &&
        (end == first + 1 || !gs_finite_within(r, first, end) || c->by[statement] != GS_ACT_DENY)) {
        *points = true; /* "denied it", "said that was nonsense" */
        return (gs_span){0, 0};
    }
    head = noun_at(r, first, end);
    if (head < 0 && in_claims(r, first))
        head = r->word_of[first]; /* "claims" tagged as a verb */
    if (head < 0 || !in_claims(r, r->token_of[head]))
        return content;
    *points = true;
    t = r->token_of[head] + 1;
    if (t < end && clause_at(r, (uint32_t)head, t)) /* "reports their leaders have met" */
        return (gs_span){gs_token_at(r, t)->span.start, content.end};
    if (t + 1 < end && (gs_token_is(r, t, GS_STR("of")) || gs_token_is(r, t, GS_STR("that"))))
        return (gs_span){gs_token_at(r, t + 1)->span.start, content.end};
    /* "allegations by former hostages held there that he …" */
    for (uint32_t k = t; k + 1 < end && k < t + 24; k++) {
        if (gs_token_is(r, k, GS_STR("that")))
            return (gs_span){gs_token_at(r, k + 1)->span.start, content.end};
    }
    /* "the overpricing charges": what is charged stands before */
    if (gs_child(r, (uint32_t)head, GS_DEPREL_COMPOUND) >= 0 ||
        gs_child(r, (uint32_t)head, GS_DEPREL_AMOD) >= 0)
        return content;
    return (gs_span){0, 0};
}

gs_span gs_claim_pointer(const gs_court *c, int32_t statement)
{
    const gs_reading *r = c->r;
    const gs_span     content = gs_whole_content(&r->doc->statements[statement]);
    uint32_t          first = gs_token_from(r, content.start), end = gs_token_from(r, content.end);
    uint32_t          from, to;

    if (first < end && c->by[statement] != GS_ACT_DENY &&
        gs_verdict_named(r, first, end, &from, &to))
        return gs_tokens_span(r, from, to - 1);
    return content;
}

bool gs_claim_leans(const gs_reading *r, gs_span matter)
{
    uint32_t first = gs_token_from(r, matter.start), end = gs_token_from(r, matter.end);

    if (first >= end)
        return false;
    for (uint32_t t = first; t < end && t < first + 4; t++) {
        if (gs_token_is(r, t, GS_STR("such")))
            return true;
    }
    for (uint32_t t = first; t < end && t < first + 5; t++) {
        if (gs_token_is(r, t, GS_STR("any"))) /* "any role", "he had any part" */
            return true;
    }
    return end == first + 2 && gs_token_has(r, first, GS_WORD_DETERMINER);
}
