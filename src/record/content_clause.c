/* record/content_clause.c - clauses, infinitives and quotations behind a cue.
 *
 * Marks are surer than trees: "that", a colon or an opening mark behind the cue and
 * its adverbials are looked for first. See content_int.h.
 */
#include "record/content_int.h"

/* Hangs on a verb without being what it takes: "on Monday", "to the agency". */
static bool is_adverbial(uint8_t rel)
{
    switch ((gs_deprel)rel) {
    case GS_DEPREL_OBL:
    case GS_DEPREL_OBL_UNMARKED:
    case GS_DEPREL_OBL_AGENT:
    case GS_DEPREL_ADVMOD:
    case GS_DEPREL_NMOD:
    case GS_DEPREL_NMOD_UNMARKED:
    case GS_DEPREL_COMPOUND_PRT:
    case GS_DEPREL_DISCOURSE:
    case GS_DEPREL_NSUBJ:
        return true;
    default:
        return false;
    }
}

/* ", citing a diver, that …", "after meeting both mayors that …": a clause between
 * the verb and "that". */
static bool is_aside(const gs_reading *r, int32_t c, uint32_t end)
{
    uint32_t first = gs_yield_first(r, (uint32_t)c);

    if (rel_of(r, c) != GS_DEPREL_ADVCL || gs_own_subject(r, (uint32_t)c) >= 0)
        return false;
    for (uint32_t t = first + 1; t < end && t < first + 14; t++) {
        if (gs_token_is(r, t, GS_STR("that")))
            return true;
    }
    return false;
}

/* Where a complement that marks tell begins, at `t`: behind a comma an opening
 * mark, a colon, "that"; else `end`. */
static uint32_t marked_at(const gs_reading *r, uint32_t t, uint32_t end)
{
    if (t < end && is_comma(r, t) && t + 1 < end &&
        (is_open(r, t + 1) || gs_token_is(r, t + 1, GS_STR("that"))))
        t++;
    if (t < end && is_colon(r, t) && t + 1 < end && is_open(r, t + 1))
        t++;
    return t < end && (is_open(r, t) || is_colon(r, t) || gs_token_is(r, t, GS_STR("that"))) ? t
                                                                                             : end;
}

/* "denied that in an interview", "said that day": a pronoun or a determiner. */
static bool is_that_pronoun(const gs_reading *r, uint32_t t)
{
    int32_t w = r->word_of[t];
    uint8_t rel = w >= 0 ? rel_of(r, w) : (uint8_t)GS_DEPREL_MARK;

    return rel == GS_DEPREL_DET || rel == GS_DEPREL_OBL ||
           (rel == GS_DEPREL_OBJ && gs_word_at(r, (uint32_t)w)->head < w);
}

/* "said that was wrong". */
static bool is_that_subject(const gs_reading *r, uint32_t t)
{
    int32_t w = r->word_of[t];

    return w >= 0 && gs_word_at(r, (uint32_t)w)->upos == GS_UPOS_PRON &&
           rel_of(r, w) == GS_DEPREL_NSUBJ &&
           r->token_of[gs_word_at(r, (uint32_t)w)->head < 0 ? 0
                                                            : gs_word_at(r, (uint32_t)w)->head] > t;
}

/* Passes the adverbials behind the cue; notes whom "to" names. Ends where a
 * marked complement begins, or at `end`. */
static uint32_t seek_marked(const gs_reading *r, gs_use *use, uint32_t end)
{
    uint32_t t = use->last + 1;
    int32_t  whom = GS_NONE;

    while (t < end) {
        uint32_t marked = marked_at(r, t, end), next;
        int32_t  w, c;
        if (whom >= 0 && (use->cue->frames & GS_FRAME_WH) && asks(r, t))
            marked = t;
        if (marked < end &&
            !(gs_token_is(r, marked, GS_STR("that")) && is_that_pronoun(r, marked))) {
            if (whom >= 0 && use->whom < 0)
                use->whom = whom;
            return marked;
        }
        w = r->word_of[t];
        c = w < 0 ? GS_NONE : gs_branch(r, use->word, (uint32_t)w);
        if (is_comma(r, t)) {
            t++;
            continue;
        }
        if (c < 0)
            return end;
        if (!is_adverbial(rel_of(r, c)) && !is_aside(r, c, end) &&
            !((rel_of(r, c) == GS_DEPREL_OBJ || rel_of(r, c) == GS_DEPREL_IOBJ) &&
              (use->cue->frames & GS_FRAME_WHOM)))
            return end;
        if (whom >= 0)
            ; /* the first is it */
        else if (rel_of(r, c) == GS_DEPREL_OBJ || rel_of(r, c) == GS_DEPREL_IOBJ ||
                 gs_child_word(r, (uint32_t)c, "to") >= 0)
            whom = c;
        /* a clause that hangs on the adverbial by mistake may hold the mark */
        next = gs_yield_end(r, (uint32_t)c);
        for (uint32_t k = t + 1; k < next && k < end; k++) {
            if (is_open(r, k) || is_colon(r, k) ||
                (gs_token_is(r, k, GS_STR("that")) && !is_that_pronoun(r, k)) ||
                (whom == c && (use->cue->frames & GS_FRAME_WH) && asks(r, k)))
                next = k;
        }
        t = next > t ? next : t + 1;
    }
    return end;
}

/* What marks tell behind the cue. */
bool gs_marked_frame(const gs_reading *r, gs_use *use, uint32_t end)
{
    uint32_t frames = use->cue->frames, t = seek_marked(r, use, end);

    if (t >= end)
        return false;
    if (is_open(r, t))
        return (frames & GS_FRAME_QUOTE) && t + 1 < end && set_frame(use, GS_SAID_QUOTE, t + 1);
    if (!gs_token_is(r, t, GS_STR("that")) && !is_colon(r, t))
        return set_frame(use, GS_SAID_CLAUSE, t); /* "asked the mayor why …" */
    if (is_colon(r, t))                           /* what is said may stand in the next paragraph */
        return (frames & GS_FRAME_QUOTE) && set_frame(use, GS_SAID_QUOTE, t + 1);
    return (frames & GS_FRAME_THAT) && t + 2 < end &&
           set_frame(use, GS_SAID_CLAUSE, is_that_subject(r, t) ? t : t + 1);
}

/* An adverbial clause by the tree that is none: "asked whether …", "appealed to both
 * sides to open it". */
static bool is_taken(const gs_reading *r, const gs_use *use, int32_t c)
{
    if (gs_child_word(r, (uint32_t)c, "whether") >= 0 || gs_child_word(r, (uint32_t)c, "if") >= 0)
        return (use->cue->frames & GS_FRAME_WH) != 0;
    return (use->cue->frames & GS_FRAME_TO) && use->cue->modality != GS_MODALITY_ASSERTED &&
           gs_child_word(r, (uint32_t)c, "to") >= 0;
}

/* ", Cook told Benioff": says who said what stands before. */
static bool is_set_apart(const gs_reading *r, int32_t c)
{
    uint32_t first = gs_yield_first(r, (uint32_t)c);

    return (gs_word_flags(r, (uint32_t)c) & GS_WORD_CUE) && gs_own_subject(r, (uint32_t)c) >= 0 &&
           first > 0 && is_comma(r, first - 1);
}

/* The clause or infinitive that hangs on the verb behind it; GS_NONE. */
static int32_t complement_from(const gs_reading *r, const gs_use *use, int32_t c)
{
    for (; c >= 0; c = gs_next_child(r, c)) {
        uint8_t rel = rel_of(r, c);
        if (r->token_of[c] > use->last &&
            (rel == GS_DEPREL_CCOMP || rel == GS_DEPREL_XCOMP ||
             (rel == GS_DEPREL_PARATAXIS && !is_set_apart(r, c)) || rel == GS_DEPREL_CSUBJ ||
             (rel == GS_DEPREL_ADVCL && is_taken(r, use, c))))
            return c;
    }
    return GS_NONE;
}

int32_t gs_complement_of(const gs_reading *r, const gs_use *use)
{
    return complement_from(r, use, gs_first_child(r, use->word));
}

/* The clause `c` behind the cue, if the cue takes one. */
static bool clause_frame(const gs_reading *r, gs_use *use, int32_t c)
{
    uint32_t frames = use->cue->frames;
    uint32_t t = gs_yield_first(r, (uint32_t)c);
    bool     to = gs_child_word(r, (uint32_t)c, "to") >= 0;

    if (t <= use->last)
        t = use->last + 1;
    while (t + 1 < use_end(r, use) &&
           (is_comma(r, t) || is_open(r, t) ||
            gs_token_has(r, t, GS_WORD_WEEKDAY | GS_WORD_TODAY))) /* "said Wednesday the pump …" */
        t++;
    if (rel_of(r, c) == GS_DEPREL_XCOMP)
        return to && (frames & GS_FRAME_TO) && set_frame(use, GS_SAID_TO, t);
    if ((frames & GS_FRAME_OBJECT) && !to && !gs_finite_within(r, t, use_end(r, use)))
        return gs_token_is(r, t, GS_STR("that")) && set_frame(use, GS_SAID_OBJECT, t);
    if (gs_token_is(r, t, GS_STR("that")))
        return (frames & GS_FRAME_THAT) && set_frame(use, GS_SAID_CLAUSE, t + 1);
    if (asks(r, t))
        return (frames & (GS_FRAME_WH | GS_FRAME_CLAUSE)) && set_frame(use, GS_SAID_CLAUSE, t);
    if (to && gs_own_subject(r, (uint32_t)c) < 0)
        return (frames & GS_FRAME_TO) && set_frame(use, GS_SAID_TO, t);
    return (frames & GS_FRAME_CLAUSE) && !use->cue->only && set_frame(use, GS_SAID_CLAUSE, t);
}

/* "asked the governor, who is in Oslo, to resign": the infinitive hangs on another
 * verb by mistake. */
bool gs_infinitive_frame(const gs_reading *r, gs_use *use)
{
    int32_t  o = gs_object_of(r, use);
    uint32_t end = use_end(r, use);

    if (!(use->cue->frames & GS_FRAME_TO) || !(use->cue->frames & GS_FRAME_WHOM) || o < 0 ||
        !gs_can_speak(r, (uint32_t)o))
        return false;
    for (uint32_t t = r->token_of[o] + 1; t + 1 < end && t < r->token_of[o] + 24; t++) {
        int32_t w = r->word_of[t];
        if (w >= 0 && gs_token_is(r, t, GS_STR("to")) && rel_of(r, w) == GS_DEPREL_MARK &&
            (is_comma(r, t - 1) || t == r->token_of[o] + 1)) {
            use->whom = o;
            return set_frame(use, GS_SAID_TO, t);
        }
    }
    return false;
}

/* "people registered for the rally": a noun and a verb that the parser takes for a
 * participle. */
static bool is_told(const gs_reading *r, uint32_t begin, uint32_t end)
{
    for (uint32_t t = begin + 1; t < end; t++) {
        int32_t noun = r->word_of[t - 1], verb = r->word_of[t];
        if (noun >= 0 && verb >= 0 && gs_word_at(r, (uint32_t)verb)->upos == GS_UPOS_VERB &&
            rel_of(r, verb) == GS_DEPREL_ACL && gs_word_at(r, (uint32_t)verb)->head == noun &&
            gs_token_ends(r, t, "ed"))
            return true;
    }
    return false;
}

/* "said it struck …", "said they had": a subject, so a clause. */
static bool opens_with_subject(const gs_reading *r, uint32_t t)
{
    int32_t w = r->word_of[t];

    return w >= 0 && gs_word_at(r, (uint32_t)w)->upos == GS_UPOS_PRON &&
           rel_of(r, w) == GS_DEPREL_NSUBJ;
}

/* "said as a teenager she was forced", "had alleged Navalny was poisoned": a clause
 * that the tree has not. */
bool gs_loose_clause(const gs_reading *r, gs_use *use)
{
    uint32_t end = use_end(r, use), t = use->last + 1;

    if (!(use->cue->frames & GS_FRAME_CLAUSE) || use->cue->only || use->subject < 0 ||
        use->behind || t + 2 >= end || gs_token_at(r, t)->kind == GS_TOKEN_MARK ||
        gs_token_is(r, t, GS_STR("to")))
        return false;
    if (is_nothing(r, gs_object_of(r, use)))
        return false; /* "has said nothing about the boat that went missing" */
    if (gs_clause_from(r, t) >= 0 &&
        gs_finite_within(r, t, gs_yield_end(r, (uint32_t)gs_clause_from(r, t))))
        return set_frame(use, GS_SAID_CLAUSE, t);
    if (!gs_can_speak(r, (uint32_t)use->subject))
        return false;
    /* "say" takes nothing but what is said */
    if ((use->cue->frames & (GS_FRAME_OBJECT | GS_FRAME_WHOM)) && gs_object_of(r, use) >= 0)
        return false;
    return use->cue->act == GS_ACT_SAY &&
           (gs_finite_within(r, t, end) || opens_with_subject(r, t) ||
            (!(use->cue->notes & GS_CUE_NEED) && is_told(r, t, end))) &&
           set_frame(use, GS_SAID_CLAUSE, t);
}

/* "told the police the oven had exploded": two subjects by the tree, of which the first
 * is whom they told. */
static void part_whom(const gs_reading *r, gs_use *use, int32_t c)
{
    int32_t s = gs_own_subject(r, (uint32_t)c), first = gs_child(r, (uint32_t)c, GS_DEPREL_NSUBJ);

    if (s < 0 || first < 0 || first == s || r->token_of[first] <= use->last)
        return;
    use->whom = first;
    use->content_first = gs_noun_first(r, (uint32_t)s);
}

/* "told reporters …", "urged him to …", "appealed to residents to stay". */
bool gs_complement_frame(const gs_reading *r, gs_use *use)
{
    int32_t c = gs_complement_of(r, use);

    /* "she said, the decision not to sell it was wrong": an infinitive of the subject's */
    while (c >= 0 && !clause_frame(r, use, c)) {
        if (gs_yield_first(r, (uint32_t)c) <= use->last + 1)
            return false; /* "the sailor said to have left" */
        c = complement_from(r, use, gs_next_child(r, c));
    }
    if (c < 0)
        return false;
    if ((use->cue->frames & GS_FRAME_WHOM) || (use->cue->notes & GS_CUE_WHOM)) {
        if (gs_whom_of(r, use) >= 0 && gs_whom_of(r, use) < c)
            use->whom = gs_whom_of(r, use);
        else if (use->frame == GS_SAID_CLAUSE)
            part_whom(r, use, c);
    }
    if (use->whom < 0 && use->frame == GS_SAID_TO) {
        int32_t to = gs_child(r, use->word, GS_DEPREL_OBL);
        if (to >= 0 && to < c && gs_child_word(r, (uint32_t)to, "to") >= 0)
            use->whom = to;
    }
    return true;
}
