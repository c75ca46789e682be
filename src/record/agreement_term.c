/* record/agreement_term.c - what an agreement asks of somebody. See agreement.h.
 *
 * A term stands in one of three ways: under the agreement ("Under the deal, the army
 * will leave"), as what it has ("The deal calls for both to leave"), or as what they
 * promise in making it ("signed an accord, pledging to leave"; "an agreement for the
 * army to leave").
 */
#include "record/agreement.h"
#include "record/event_int.h"
#include "record/pronoun.h"

#define TERMS 24 /* of one agreement */

static gs_term_status status_of(gs_reality reality)
{
    switch (reality) {
    case GS_REALITY_NEGATED:
    case GS_REALITY_DENIED:
        return GS_TERM_REFUSED;
    case GS_REALITY_ONGOING:
        return GS_TERM_IN_PROGRESS;
    case GS_REALITY_OCCURRED:
    case GS_REALITY_HISTORICAL:
        return GS_TERM_DONE;
    default:
        return GS_TERM_AGREED;
    }
}

static int32_t somebody(const gs_reading *r, int32_t word)
{
    int32_t i;

    if (word < 0 || !gs_can_speak(r, (uint32_t)word))
        return GS_NONE;
    i = gs_ref_of(r, word);
    return i < 0 ? GS_NONE : gs_focus_plain(r, i);
}

/* "by Friday", "within two weeks": a time in the clause behind such a word. */
static void read_deadline(const gs_reading *r, gs_term *t, const gs_frame_of *f)
{
    int32_t  at = gs_event_time(r, f);
    uint32_t before;

    if (at < 0 || r->doc->times[at].first_token == 0)
        return;
    before = r->doc->times[at].first_token - 1;
    if (gs_token_is(r, before, GS_STR("by")) || gs_token_is(r, before, GS_STR("until")) ||
        gs_token_is(r, before, GS_STR("before")) || gs_token_is(r, before, GS_STR("within")))
        t->deadline = r->doc->times[at].time;
}

/* What hangs on `verb`, from its own word to the end of its clause, less what stands
 * beside it. */
static gs_span extent(const gs_reading *r, uint32_t verb)
{
    uint32_t last = verb;

    for (int32_t c = gs_first_child(r, verb); c >= 0; c = gs_next_child(r, c)) {
        gs_deprel rel = (gs_deprel)gs_word_at(r, (uint32_t)c)->deprel;
        bool      more = rel == GS_DEPREL_OBJ || rel == GS_DEPREL_OBL || rel == GS_DEPREL_XCOMP ||
                    rel == GS_DEPREL_IOBJ || rel == GS_DEPREL_COMPOUND_PRT ||
                    rel == GS_DEPREL_OBL_UNMARKED || rel == GS_DEPREL_CCOMP;
        if ((uint32_t)c > verb && more && r->yield_last[c] > last)
            last = r->yield_last[c];
    }
    return gs_words_span(r, verb, last);
}

static bool has_term(const gs_agreement *a, gs_span action)
{
    for (size_t i = 0; i < a->term_count; i++) {
        if (a->terms[i].span.start < action.end && action.start < a->terms[i].span.end)
            return true;
    }
    return a->term_count >= TERMS;
}

static gs_status add_term(gs_reading *r, gs_agreement *a, uint32_t verb, int32_t who,
                          const gs_term_status *status)
{
    gs_frame_of f;
    gs_term     t = {.obligor = GS_NONE, .obligee = GS_NONE, .span = extent(r, verb)};
    int32_t     to;

    if (has_term(a, t.span))
        return GS_OK;
    gs_frame_read(r, verb, &f);
    t.action = gs_word_at(r, verb)->span;
    t.obligor = somebody(r, who >= 0 ? who : f.passive ? GS_NONE : f.subj);
    if (f.obj >= 0 && (uint32_t)f.obj > verb)
        t.object = gs_tokens_span(r, gs_noun_first(r, (uint32_t)f.obj),
                                  gs_yield_end(r, (uint32_t)f.obj) - 1);
    to = gs_frame_prep(r, verb, GS_STR("to"), GS_NONE);
    t.obligee = somebody(r, to >= 0 ? to : f.iobj);
    t.status = status ? *status : status_of(gs_event_reality(r, &f).reality);
    if (t.status == GS_TERM_DONE && !gs_word_feat(r, verb, "Tense=Past"))
        t.status = GS_TERM_AGREED; /* "are to leave" */
    read_deadline(r, &t, &f);
    return GS_PUSH(r->doc->arena, a->terms, a->term_count, a->term_cap, t) ? GS_OK : GS_E_NOMEM;
}

/* A verb and those that go on from it: "to enter and deploy". */
static gs_status add_terms(gs_reading *r, gs_agreement *a, uint32_t verb, int32_t who,
                           const gs_term_status *status)
{
    gs_status st = add_term(r, a, verb, who, status);

    for (int32_t c = gs_first_child(r, verb); st == GS_OK && c >= 0; c = gs_next_child(r, c)) {
        if (gs_word_at(r, (uint32_t)c)->deprel == GS_DEPREL_CONJ && gs_is_verb(r, (uint32_t)c))
            st = add_term(r, a, (uint32_t)c, gs_own_subject(r, (uint32_t)c) >= 0 ? GS_NONE : who,
                          status);
    }
    return st;
}

static bool in(const gs_reading *r, uint32_t w, unsigned set)
{
    return gs_event_in(&r->know->events, gs_word_at(r, w)->lemma, set);
}

/* Infinitives that hang on `w` and have somebody who is to do it. */
static gs_status infinitives(gs_reading *r, gs_agreement *a, uint32_t w, bool need_subject)
{
    static const gs_term_status agreed = GS_TERM_AGREED;
    gs_status                   st = GS_OK;

    for (int32_t c = gs_first_child(r, w); st == GS_OK && c >= 0; c = gs_next_child(r, c)) {
        int32_t who = GS_NONE, to = gs_child_word(r, (uint32_t)c, "to");
        if ((uint32_t)c < w || to < 0 || !gs_is_verb(r, (uint32_t)c))
            continue;
        who = gs_own_subject(r, (uint32_t)c);
        if (who < 0)
            who = gs_frame_prep(r, w, GS_STR("for"), GS_NONE);
        if (who >= 0 || !need_subject)
            st = add_terms(r, a, (uint32_t)c, who, &agreed);
    }
    return st;
}

/* "The deal calls for", "requires", "allows". */
static gs_status what_it_has(gs_reading *r, gs_agreement *a, uint32_t noun)
{
    const gs_word *w = gs_word_at(r, noun);
    int32_t        that;

    if (w->deprel != GS_DEPREL_NSUBJ || w->head < 0 ||
        !in(r, (uint32_t)w->head, r->know->events.pact_term))
        return GS_OK;
    that = gs_child(r, (uint32_t)w->head, GS_DEPREL_CCOMP);
    if (that >= 0 && gs_is_verb(r, (uint32_t)that))
        return add_terms(r, a, (uint32_t)that, GS_NONE, &(gs_term_status){GS_TERM_AGREED});
    return infinitives(r, a, (uint32_t)w->head, false);
}

/* "Under the deal, …": the clause on which the phrase hangs. */
static gs_status under_it(gs_reading *r, gs_agreement *a, uint32_t noun)
{
    const gs_word *w = gs_word_at(r, noun);

    if (gs_child_word(r, noun, "under") < 0 || w->head < 0 || !gs_is_verb(r, (uint32_t)w->head))
        return GS_OK;
    return add_terms(r, a, (uint32_t)w->head, GS_NONE, NULL);
}

/* "signed it, pledging to leave". */
static gs_status pledges(gs_reading *r, gs_agreement *a, uint32_t act)
{
    gs_status st = GS_OK;

    for (int32_t c = gs_first_child(r, act); st == GS_OK && c >= 0; c = gs_next_child(r, c)) {
        if (gs_is_verb(r, (uint32_t)c) && in(r, (uint32_t)c, r->know->events.pact_pledge))
            st = infinitives(r, a, (uint32_t)c, false);
    }
    return st;
}

gs_status gs_read_terms(gs_reading *r, gs_agreement *a, uint32_t noun, int32_t act)
{
    gs_status st = under_it(r, a, noun);

    if (st == GS_OK)
        st = what_it_has(r, a, noun);
    if (st == GS_OK)
        st = infinitives(r, a, noun, true);
    if (st == GS_OK && act >= 0)
        st = infinitives(r, a, (uint32_t)act, true);
    if (st == GS_OK && act >= 0)
        st = pledges(r, a, (uint32_t)act);
    return st;
}
