/* record/agreement.c - agreements and their parties. See agreement.h. */
#include "record/agreement.h"

#include "record/event_int.h"
#include "record/pronoun.h"
#include "record/statement.h"

/* The kind of agreement that a noun is, with the words before it; COUNT: none. */
static gs_agreement_kind kind_of(const gs_reading *r, uint32_t noun)
{
    const gs_events  *e = &r->know->events;
    gs_agreement_kind kind = GS_AGREEMENT_KIND_COUNT;

    if (!gs_is_noun(r, noun))
        return kind;
    for (int k = 0; k < GS_AGREEMENT_KIND_COUNT && kind == GS_AGREEMENT_KIND_COUNT; k++) {
        if (gs_event_in(e, gs_word_at(r, noun)->lemma, e->pact[k]))
            kind = (gs_agreement_kind)k;
    }
    if (kind == GS_AGREEMENT_KIND_COUNT)
        return kind;
    for (int32_t c = gs_first_child(r, noun); c >= 0 && (uint32_t)c < noun;
         c = gs_next_child(r, c)) {
        for (int k = 0; k < GS_AGREEMENT_KIND_COUNT; k++) {
            if (gs_event_in(e, gs_word_at(r, (uint32_t)c)->lemma, e->pact_mod[k]))
                return (gs_agreement_kind)k;
        }
    }
    return kind;
}

/* The verb that makes it: "signed an accord", "a deal was reached"; GS_NONE. */
static int32_t act_of(const gs_reading *r, const gs_frame_of *f)
{
    const gs_events *e = &r->know->events;

    return f->light >= 0 && gs_event_in(e, gs_word_at(r, (uint32_t)f->light)->lemma, e->pact_act)
               ? f->light
               : GS_NONE;
}

static bool is_definite(const gs_reading *r, uint32_t noun)
{
    int32_t i = gs_ref_of(r, (int32_t)noun), det = gs_child(r, noun, GS_DEPREL_DET);

    return (i >= 0 && r->refs[i].definite) || gs_child(r, noun, GS_DEPREL_NMOD_POSS) >= 0 ||
           (det >= 0 && (gs_word_feat(r, (uint32_t)det, "Definite=Def") ||
                         gs_word_feat(r, (uint32_t)det, "PronType=Dem")));
}

/* ---- parties ---- */

static bool has_party(const gs_agreement *a, int32_t candidate)
{
    for (size_t k = 0; k < a->parties.count; k++) {
        if (a->parties.items[k] == candidate)
            return true;
    }
    return false;
}

/* That somebody is a party follows from what he does: it is inferred, once for all. */
static gs_status add_party(gs_reading *r, gs_agreement *a, uint32_t word)
{
    int32_t i = gs_ref_of(r, (int32_t)word), candidate = i < 0 ? GS_NONE : gs_focus_plain(r, i);

    if (candidate < 0 || !gs_may_act(r, word))
        return GS_OK;
    if (has_party(a, candidate))
        return GS_OK;
    if (!GS_PUSH(r->doc->arena, a->parties.items, a->parties.count, a->parties.cap, candidate))
        return GS_E_NOMEM;
    return a->parties.count > 1 ? GS_OK
                                : gs_proof_rule(r, &a->proofs, "parties", -1, "agreement:act");
}

/* Those who made it, and whom it is with or between. */
static gs_status add_parties(gs_reading *r, gs_agreement *a, const gs_frame_of *f)
{
    static const gs_slot between[] = {{GS_SLOT_PREP, false, {"between", 7}},
                                      {GS_SLOT_PREP, true, {"with", 4}},
                                      {GS_SLOT_LIGHT, true, {NULL, 0}},
                                      {GS_SLOT_POSS, true, {NULL, 0}}};
    uint32_t             words[GS_ROLE_WORDS];
    size_t               n = gs_event_role(r, f, between, 4, words);
    gs_status            st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < n; i++)
        st = add_party(r, a, words[i]);
    return st;
}

/* ---- the record ---- */

/* "peace accord" of "a new peace accord with Chad": without article and owner. */
static gs_str name_of(const gs_reading *r, uint32_t noun)
{
    uint32_t first = noun;

    for (int32_t c = gs_first_child(r, noun); c >= 0 && (uint32_t)c < noun;
         c = gs_next_child(r, c)) {
        bool part = gs_word_at(r, (uint32_t)c)->deprel == GS_DEPREL_COMPOUND &&
                    gs_word_at(r, (uint32_t)c)->upos == GS_UPOS_NOUN;
        if (!part)
            first = noun; /* "November 27 border agreement": from "border" on */
        else if ((uint32_t)c < first)
            first = (uint32_t)c;
    }
    return gs_doc_str(r->doc, gs_words_span(r, first, noun));
}

/* "to end the war": an infinitive without a subject of its own that hangs on the noun. */
static gs_span purpose_of(const gs_reading *r, uint32_t noun)
{
    for (int32_t c = gs_first_child(r, noun); c >= 0; c = gs_next_child(r, c)) {
        int32_t to = gs_child_word(r, (uint32_t)c, "to");
        if ((uint32_t)c > noun && to >= 0 && gs_is_verb(r, (uint32_t)c) &&
            gs_own_subject(r, (uint32_t)c) < 0)
            return gs_tokens_span(r, r->token_of[to], gs_yield_end(r, (uint32_t)c) - 1);
    }
    return (gs_span){0, 0};
}

/* What this mention says of the agreement. */
static gs_status add_mention(gs_reading *r, gs_agreement *a, const gs_frame_of *f, int32_t act)
{
    gs_span   purpose = purpose_of(r, f->word);
    int32_t   t = gs_event_time(r, f);
    gs_status st = GS_OK;

    if (act >= 0 || !a->parties.count)
        st = add_parties(r, a, f);
    if (act >= 0 && t >= 0 && !a->signed_.value.n)
        a->signed_ = r->doc->times[t].time;
    if (!a->purpose.end && purpose.end) {
        a->purpose = purpose;
        if (st == GS_OK)
            st = gs_proof_span(r, &a->proofs, "purpose", -1, purpose);
    }
    return st == GS_OK ? gs_read_terms(r, a, f->word, act) : st;
}

static size_t shared_parties(const gs_agreement *a, const gs_agreement *b)
{
    size_t shared = 0;

    for (size_t i = 0; i < a->parties.count; i++)
        shared += has_party(b, a->parties.items[i]);
    return shared;
}

/* A new agreement; none when the report does not say whose it is, or when the one before
 * is between the same: then it is that one. */
static gs_status begin(gs_reading *r, const gs_frame_of *f, gs_agreement_kind kind, int32_t act)
{
    gs_doc      *doc = r->doc;
    gs_agreement a = {.name = name_of(r, f->word), .kind = kind};
    gs_status    st = gs_proof_span(r, &a.proofs, "name", -1, gs_noun_span(r, f->word));

    if (st == GS_OK)
        st = add_parties(r, &a, f);
    if (st != GS_OK || !a.parties.count)
        return st;
    if (doc->agreement_count &&
        shared_parties(&a, &doc->agreements[doc->agreement_count - 1]) == a.parties.count)
        return add_mention(r, &doc->agreements[doc->agreement_count - 1], f, act);
    st = add_mention(r, &a, f, act);
    if (st != GS_OK)
        return st;
    return GS_PUSH(doc->arena, doc->agreements, doc->agreement_count, doc->agreement_cap, a)
               ? GS_OK
               : GS_E_NOMEM;
}

static gs_status read_noun(gs_reading *r, uint32_t noun)
{
    gs_doc           *doc = r->doc;
    gs_agreement_kind kind = kind_of(r, noun);
    gs_frame_of       f;
    int32_t           act;

    if (kind == GS_AGREEMENT_KIND_COUNT)
        return GS_OK;
    gs_frame_read(r, noun, &f);
    act = act_of(r, &f);
    if (doc->agreement_count && is_definite(r, noun))
        return add_mention(r, &doc->agreements[doc->agreement_count - 1], &f, act);
    /* somebody makes it, or it is between some: "the deal between Chad and Sudan" */
    if ((act < 0 && (kind == GS_AGREEMENT_STATEMENT ||
                     gs_frame_prep(r, noun, GS_STR("between"), GS_NONE) < 0)) ||
        gs_event_reality(r, &f).reality < GS_REALITY_ALLEGED)
        return GS_OK;
    return begin(r, &f, kind, act);
}

gs_status gs_make_agreements(gs_reading *r)
{
    const gs_doc *doc = r->doc;
    gs_status     st = GS_OK;

    for (size_t s = 0; st == GS_OK && s < doc->sentence_count; s++) {
        const gs_sentence *at = &doc->sentences[s];
        if (at->duplicate_of >= 0 || at->zone == GS_ZONE_TEASER || at->zone == GS_ZONE_CAPTION)
            continue;
        for (uint32_t w = at->first_word; st == GS_OK && w < at->first_word + at->word_count; w++)
            st = read_noun(r, w);
    }
    return st;
}
