/* record/claim.c - what is denied, and by whom.
 *
 * A denial's claim is its content less the words that only point at a claim:
 * "denied reports that X" is about X, and "denied the allegation" about the
 * accusation before it. Two contents that share a third of their words, and
 * at least two, are one claim; so a title's denial and the body's are one.
 * Questions ("asked whether …") and accusations belong to the claim they
 * share words with.
 */
#include "record/claim.h"

#include <stdlib.h>

#include "record/claim_int.h"
#include "record/claim_status.h"
#include "record/statement.h"

#define FULLEST_BYTES 240

/* ---- claims ---- */

/* "whether the patrol crossed": the question word is no part of the claim. */
static gs_span less_question(const gs_reading *r, gs_span words)
{
    uint32_t first = gs_token_from(r, words.start);

    if (gs_token_is(r, first, GS_STR("whether")) || gs_token_is(r, first, GS_STR("if")) ||
        gs_token_is(r, first, GS_STR("that")))
        words.start = gs_token_at(r, first + 1)->span.start;
    return words;
}

static gs_status new_claim(gs_court *c, gs_span text, const gs_bag *words, int32_t *out)
{
    gs_doc  *doc = c->r->doc;
    gs_claim claim = {.text = less_question(c->r, text)};

    if (!GS_PUSH(c->r->scratch, c->claims, c->claim_count, c->claim_cap, *words))
        return GS_E_NOMEM;
    *out = (int32_t)doc->claim_count;
    return GS_PUSH(doc->arena, doc->claims, doc->claim_count, doc->claim_cap, claim) ? GS_OK
                                                                                     : GS_E_NOMEM;
}

static int32_t claim_like(const gs_court *c, const gs_bag *words)
{
    size_t n = c->claim_count;

    for (size_t k = n; k > 0 && n - k < GS_CLAIM_RECENT; k--) {
        if (gs_bag_same(&c->claims[k - 1], words))
            return (int32_t)k - 1;
    }
    return GS_NONE;
}

/* `rule` says why it is this claim. */
static gs_status join(gs_reading *r, int32_t statement, int32_t claim, gs_stance stance,
                      const char *rule)
{
    gs_statement *s = &r->doc->statements[statement];
    gs_claim     *c = &r->doc->claims[claim];
    gs_ids       *list = gs_claim_side(c, stance);

    if (s->claim >= 0)
        return GS_OK;
    s->claim = claim;
    s->stance = stance;
    if (!GS_PUSH(r->doc->arena, list->items, list->count, list->cap, statement))
        return GS_E_NOMEM;
    return gs_proof_rule(r, &s->proofs, "claim", -1, rule);
}

/* The claim's text is the fullest wording that is no more than the claim. */
static void reword(gs_reading *r, int32_t claim, gs_span words)
{
    gs_span *text = &r->doc->claims[claim].text;

    words = less_question(r, words);
    if (words.end - words.start > text->end - text->start &&
        words.end - words.start <= FULLEST_BYTES)
        *text = words;
}

static gs_stance stance_of(const gs_statement *s)
{
    switch (s->act) {
    case GS_ACT_DENY:
        return GS_STANCE_DENIES;
    case GS_ACT_CONFIRM:
        return GS_STANCE_CONFIRMS;
    case GS_ACT_ASK:
        return GS_STANCE_QUESTIONS;
    default:
        return s->polarity == GS_POLARITY_NEGATES ? GS_STANCE_DENIES : GS_STANCE_ASSERTS;
    }
}

static gs_status claim_of(gs_court *c, gs_span matter, const gs_bag *words, int32_t *claim,
                          const char **rule)
{
    *claim = claim_like(c, words);
    *rule = *claim >= 0 ? "claim:alike" : "claim:own";
    return *claim >= 0 ? GS_OK : new_claim(c, matter, words, claim);
}

/* The claim of what statement `k` says, which now belongs to it. */
static gs_status claim_said(gs_court *c, int32_t k, int32_t *claim)
{
    const gs_statement *s = &c->r->doc->statements[k];
    const char         *rule;
    gs_status           st;

    if (s->claim >= 0) {
        *claim = s->claim;
        return GS_OK;
    }
    st = claim_of(c, gs_whole_content(s), &c->said[k], claim, &rule);
    if (st != GS_OK)
        return st;
    if (s->form == GS_FORM_INDIRECT && (s->act == GS_ACT_ASK || s->act == GS_ACT_ACCUSE))
        reword(c->r, *claim, gs_whole_content(s));
    return join(c->r, k, *claim, s->act == GS_ACT_ASK ? GS_STANCE_QUESTIONS : GS_STANCE_ASSERTS,
                rule);
}

/* The statement that a denial is about, or GS_NONE; and its own words for it. */
static gs_status find_meant(gs_court *c, int32_t i, gs_span *matter, int32_t *meant, int32_t *claim,
                            const char **rule)
{
    gs_statement *s = &c->r->doc->statements[i];
    const gs_span content = gs_whole_content(s);
    bool          points = false, own, leans;
    gs_bag        words;
    gs_status     st;

    *matter = content;
    if (s->form == GS_FORM_DIRECT &&
        gs_token_is(c->r, gs_token_from(c->r, content.start), GS_STR("no"))) {
        *meant = gs_claim_asked(c, i);
        *rule = "claim:answer";
        return GS_OK;
    }
    *meant = gs_claim_within(c, i);
    *rule = "claim:within";
    if (*meant >= 0)
        return GS_OK;
    *matter = gs_claim_matter(c, i, &points);
    own = matter->end > matter->start;
    if (!own)
        *matter = gs_claim_pointer(c, i);
    st = gs_bag_read(c, *matter, &words);
    if (st != GS_OK)
        return st;
    leans = gs_claim_leans(c->r, *matter) || (points && own);
    *claim = own ? claim_like(c, &words) : GS_NONE;
    *rule = *claim >= 0 ? "claim:alike" : "claim:before";
    if (*claim < 0)
        st = gs_claim_meant(c, i, &words, own, leans, meant);
    if (st != GS_OK)
        return st;
    /* "rejected the claim and denied any role": two claims */
    if (own && *meant >= 0 && i > 0 && s[-1].sentence == s->sentence &&
        s[-1].speaker == s->speaker && s[-1].act == GS_ACT_DENY && s[-1].claim >= 0 &&
        s[-1].claim == c->r->doc->statements[*meant].claim) {
        *meant = GS_NONE;
        s->rivals = NULL;
    }
    return GS_OK;
}

static gs_status judge_denial(gs_court *c, int32_t i)
{
    gs_reading   *r = c->r;
    gs_statement *s = &r->doc->statements[i];
    gs_span       content = gs_whole_content(s), matter;
    int32_t       meant = GS_NONE, claim = GS_NONE;
    const char   *rule = NULL;
    gs_bag        words;
    gs_status     st;

    if (content.end == content.start)
        return GS_OK;
    st = find_meant(c, i, &matter, &meant, &claim, &rule);
    if (st == GS_OK && meant >= 0)
        st = claim_said(c, meant, &claim);
    if (st == GS_OK && claim < 0) {
        st = gs_bag_read(c, matter, &words);
        if (st == GS_OK)
            st = claim_of(c, matter, &words, &claim, &rule);
    } else if (st == GS_OK && matter.start != content.start) {
        reword(r, claim, matter);
    }
    return st == GS_OK ? join(r, i, claim, GS_STANCE_DENIES, rule) : st;
}

/* "later withdrew the claim": what the same speaker said before, or the claim that is
 * named within. */
static gs_status judge_retraction(gs_court *c, int32_t i)
{
    gs_doc       *doc = c->r->doc;
    gs_statement *s = &doc->statements[i];
    int32_t       meant = gs_claim_within(c, i), claim;
    const char   *rule = meant >= 0 ? "claim:within" : "claim:taken-back";
    gs_status     st;

    for (int32_t k = i - 1; meant < 0 && k >= 0 && i - k < GS_CLAIM_RECENT; k--) {
        if (doc->statements[k].speaker == s->speaker && s->speaker >= 0 && c->said[k].count &&
            doc->statements[k].act != GS_ACT_DENY)
            meant = k;
    }
    if (meant < 0)
        return GS_OK;
    st = claim_said(c, meant, &claim);
    return st == GS_OK ? join(c->r, i, claim, GS_STANCE_REJECTS, rule) : st;
}

/* "confirmed reports that …": the claim that is named within. */
static gs_status judge_confirmation(gs_court *c, int32_t i)
{
    int32_t   meant = gs_claim_within(c, i), claim;
    gs_status st = meant < 0 ? GS_OK : claim_said(c, meant, &claim);

    return st == GS_OK && meant >= 0 ? join(c->r, i, claim, GS_STANCE_CONFIRMS, "claim:within")
                                     : st;
}

/* Others join a claim that is there: what they say shares its words. */
static gs_status join_others(gs_court *c)
{
    gs_doc   *doc = c->r->doc;
    gs_status st = GS_OK;

    for (int32_t i = 0; st == GS_OK && i < (int32_t)doc->statement_count; i++) {
        gs_statement *s = &doc->statements[i];
        const char   *rule = "claim:alike";
        int32_t       claim;
        bool          noun = s->act == GS_ACT_ACCUSE || s->act == GS_ACT_ASK;
        if (s->claim >= 0 || !c->said[i].count)
            continue;
        claim = claim_like(c, &c->said[i]);
        if (claim < 0 && noun && s->act == GS_ACT_ACCUSE) {
            rule = "claim:own";
            st = new_claim(c, gs_whole_content(s), &c->said[i], &claim);
        }
        if (st != GS_OK || claim < 0)
            continue;
        if (noun && s->form == GS_FORM_INDIRECT)
            reword(c->r, claim, gs_whole_content(s));
        st = join(c->r, i, claim, stance_of(s), rule);
    }
    return st;
}

static int by_number(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

/* Which claims somebody took back. */
static gs_status find_withdrawn(gs_court *c)
{
    const gs_doc *doc = c->r->doc;

    c->withdrawn = gs_arena_zeros(c->r->scratch, doc->claim_count + 1, sizeof *c->withdrawn);
    if (!c->withdrawn)
        return GS_E_NOMEM;
    for (size_t i = 0; i < doc->statement_count; i++) {
        if (doc->statements[i].claim >= 0 && gs_takes_back(&doc->statements[i]))
            c->withdrawn[doc->statements[i].claim] = true;
    }
    return GS_OK;
}

/* A title's statement repeats the body's of the same claim and act; in the
 * body a later one repeats an earlier of the same speaker. */
static void find_restatements(gs_doc *doc, const gs_ids *ids)
{
    int32_t body = GS_NONE;

    for (size_t i = 0; i < ids->count && body < 0; i++) {
        if (doc->sentences[doc->statements[ids->items[i]].sentence].zone == GS_ZONE_BODY)
            body = ids->items[i];
    }
    for (size_t i = 0; i < ids->count && body >= 0; i++) {
        gs_statement *s = &doc->statements[ids->items[i]];
        if (doc->sentences[s->sentence].zone == GS_ZONE_TITLE &&
            s->act == doc->statements[body].act)
            s->restates = body;
    }
}

static void close_claim(gs_doc *doc, gs_claim *c, bool withdrawn)
{
    gs_ids *lists[] = {&c->asserted_by, &c->denied_by, &c->questioned_by};

    for (size_t i = 0; i < 3; i++) {
        if (lists[i]->count > 1)
            qsort(lists[i]->items, lists[i]->count, sizeof *lists[i]->items, by_number);
        find_restatements(doc, lists[i]);
    }
    gs_claim_settle(doc, c, withdrawn);
}

gs_status gs_make_claims(gs_reading *r)
{
    gs_doc   *doc = r->doc;
    gs_court  c = {.r = r};
    gs_status st = GS_OK;

    c.said = gs_arena_alloc(r->scratch, (doc->statement_count + 1) * sizeof *c.said);
    c.by = gs_arena_zeros(r->scratch, doc->statement_count + 1, sizeof *c.by);
    c.noun = gs_arena_zeros(r->scratch, doc->statement_count + 1, sizeof *c.noun);
    if (!c.said || !c.by || !c.noun)
        return GS_E_NOMEM;
    for (size_t i = 0; i < r->use_count; i++) {
        if (r->uses[i].statement < 0)
            continue;
        c.by[r->uses[i].statement] = r->uses[i].cue->act;
        c.noun[r->uses[i].statement] = r->uses[i].cue->kind == GS_CUE_NOUN;
    }
    if (gs_claim_spots(&c) != GS_OK)
        return GS_E_NOMEM;
    gs_intern_init(&c.words, r->scratch, doc->seed);
    for (size_t i = 0; st == GS_OK && i < doc->statement_count; i++)
        st = gs_bag_read(&c, gs_whole_content(&doc->statements[i]), &c.said[i]);
    for (int32_t i = 0; st == GS_OK && i < (int32_t)doc->statement_count; i++) {
        if (doc->statements[i].act == GS_ACT_DENY)
            st = judge_denial(&c, i);
        else if (gs_takes_back(&doc->statements[i]))
            st = judge_retraction(&c, i);
        else if (doc->statements[i].act == GS_ACT_CONFIRM)
            st = judge_confirmation(&c, i);
    }
    if (st == GS_OK)
        st = join_others(&c);
    if (st == GS_OK)
        st = find_withdrawn(&c);
    for (size_t i = 0; st == GS_OK && i < doc->claim_count; i++)
        close_claim(doc, &doc->claims[i], c.withdrawn[i]);
    gs_intern_release(&c.words);
    return st;
}
