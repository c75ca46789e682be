/* record/verdict.c - see verdict.h. */
#include "record/verdict.h"

#include "record/clause.h"

#define REACH 5 /* tokens from the verb to what it says of the claim: "is a pure, vile lie" */

static bool in_set(const gs_reading *r, uint32_t t, gs_str set)
{
    const uint32_t *sets = gs_map_get(&r->know->objects, gs_token_lower(r, t));
    return sets && (*sets & gs_know_object_set(r->know, set));
}

static bool is_in(const gs_reading *r, uint32_t w, gs_str set)
{
    return in_set(r, r->token_of[w], set);
}

bool gs_verdict_in(const gs_reading *r, uint32_t w, gs_str set)
{
    if (is_in(r, w, set))
        return true;
    for (int32_t c = gs_first_child(r, w); c >= 0; c = gs_next_child(r, c)) {
        uint8_t rel = gs_word_at(r, (uint32_t)c)->deprel;
        if ((rel == GS_DEPREL_XCOMP || rel == GS_DEPREL_OBJ || rel == GS_DEPREL_OBL ||
             rel == GS_DEPREL_CONJ || rel == GS_DEPREL_NMOD || rel == GS_DEPREL_AMOD) &&
            is_in(r, (uint32_t)c, set))
            return true;
    }
    return false;
}

bool gs_verdict_points_back(const gs_reading *r, uint32_t w)
{
    if (gs_word_at(r, w)->upos == GS_UPOS_PRON)
        return !gs_word_feat(r, w, "Person=1") && !gs_word_feat(r, w, "Person=2") &&
               !gs_word_feat(r, w, "Gender=Masc") && !gs_word_feat(r, w, "Gender=Fem");
    return is_in(r, w, GS_STR("claims")) || gs_child_word(r, w, "such") >= 0;
}

/* "not", but not "not only". */
static bool negates(const gs_reading *r, uint32_t t)
{
    if (!gs_token_has(r, t, GS_WORD_NEGATION))
        return false;
    return t + 1 == gs_tokens_end(r) ||
           !(gs_token_is(r, t + 1, GS_STR("only")) || gs_token_is(r, t + 1, GS_STR("just")) ||
             gs_token_is(r, t + 1, GS_STR("merely")));
}

/* The verb at token `be` says "false", or "not true", of its subject: *at is that word. */
static bool judges(const gs_reading *r, uint32_t be, uint32_t end, uint32_t *at)
{
    bool negated = false;

    for (uint32_t t = be + 1; t < end && t <= be + REACH; t++) {
        const bool false_ = in_set(r, t, GS_STR("false"));
        if (false_ || in_set(r, t, GS_STR("true"))) {
            *at = t;
            return false_ != negated;
        }
        negated = negated || negates(r, t);
        if (gs_token_has(r, t, GS_WORD_AUXILIARY | GS_WORD_SUBORDINATOR | GS_WORD_PREPOSITION))
            return false;
    }
    return false;
}

/* "it is not true that X", "it is a lie to say that X": tokens [*from, end). */
static bool judges_ahead(const gs_reading *r, uint32_t first, uint32_t end, uint32_t *from)
{
    uint32_t at;

    if (!gs_token_is(r, first, GS_STR("it")) || first + 1 >= end ||
        !gs_token_has(r, first + 1, GS_WORD_BE) || !judges(r, first + 1, end, &at))
        return false;
    for (uint32_t t = at + 1; t + 1 < end && t <= at + REACH; t++) {
        if (gs_token_is(r, t, GS_STR("that"))) {
            *from = t + 1;
            return true;
        }
    }
    return false;
}

/* The first word for a claim, with nothing but its article and its adjectives in front. */
static bool claim_noun(const gs_reading *r, uint32_t first, uint32_t end, uint32_t *noun)
{
    for (uint32_t t = first; t < end && t < first + REACH; t++) {
        int32_t w = r->word_of[t];
        if (in_set(r, t, GS_STR("claims"))) {
            *noun = t;
            return true;
        }
        if (w < 0 || (gs_word_at(r, (uint32_t)w)->upos != GS_UPOS_DET &&
                      gs_word_at(r, (uint32_t)w)->upos != GS_UPOS_ADJ))
            return false;
    }
    return false;
}

/* What is called false has no other subject than the claim's word, and no verb behind it:
 * not "reports that the rumour is false", "the report that it was false shocked". */
static bool is_of(const gs_reading *r, uint32_t be, uint32_t at, uint32_t noun)
{
    int32_t w = r->word_of[at], next = at + 1 < gs_tokens_end(r) ? r->word_of[at + 1] : GS_NONE;
    int32_t subject = w < 0 ? GS_NONE : gs_own_subject(r, (uint32_t)w);

    if (next >= 0 && gs_word_feat(r, (uint32_t)next, "VerbForm=Fin"))
        return false;
    if (subject < 0 || r->token_of[subject] == noun)
        return true;
    for (uint32_t t = noun + 1; t < be;
         t++) { /* "that the ferry had sunk is": it has its own verb */
        if (gs_token_has(r, t, GS_WORD_AUXILIARY))
            return true;
    }
    return false;
}

/* "reports that X are untrue": the verb is the first that says so of the claim. */
static bool judges_behind(const gs_reading *r, uint32_t first, uint32_t end, uint32_t *from,
                          uint32_t *to)
{
    uint32_t noun, at;
    bool     bare;

    if (!claim_noun(r, first, end, &noun) || noun + 1 >= end)
        return false;
    bare = !(gs_token_is(r, noun + 1, GS_STR("that")) || gs_token_is(r, noun + 1, GS_STR("of")) ||
             gs_token_is(r, noun + 1, GS_STR("about")));
    for (uint32_t t = bare ? noun + 1 : noun + 3; t < end && (!bare || t == noun + 1); t++) {
        if (!gs_token_has(r, t, GS_WORD_BE) || !judges(r, t, end, &at) || !is_of(r, t, at, noun))
            continue;
        *from = bare ? first : noun + 2;
        *to = t;
        return true;
    }
    return false;
}

bool gs_verdict_named(const gs_reading *r, uint32_t first, uint32_t end, uint32_t *from,
                      uint32_t *to)
{
    while (first < end && !gs_token_word(r, first))
        first++;
    *to = end;
    return judges_ahead(r, first, end, from) || judges_behind(r, first, end, from, to);
}
