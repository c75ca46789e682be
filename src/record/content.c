/* record/content.c - what was said: where it stands.
 *
 * What hangs on the cue tells the frame: a quotation, a clause, an infinitive,
 * an object (content_clause.c, content_object.c); of a noun, content_noun.c. Here is
 * what stands before the cue, and the order in which all are tried. How far it goes:
 * content_extent.c.
 */
#include "record/content_int.h"

#define LONG 5 /* tokens that are a sentence, though the tree has no verb there */

/* The first token of subject and verb. */
static uint32_t use_first(const gs_reading *r, const gs_use *use)
{
    uint32_t first = use->group;

    if (use->subject >= 0 && !use->shares && !use->behind) {
        uint32_t s = gs_subject_first(r, use->word, (uint32_t)use->subject);
        if (s < first)
            first = s;
    }
    return first;
}

/* "…," he told reporters: what follows the cue is not what was said, unless
 * it is a quotation, too. */
static bool follows_quote(const gs_reading *r, const gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence), first = use_first(r, use);

    if (first > begin && is_comma(r, first - 1))
        first--;
    return first > begin && is_close(r, first - 1);
}

/* "When it was over", "in Kyiv": no sentence, if none comes behind a comma. */
static uint32_t main_begin(const gs_reading *r, uint32_t begin, uint32_t first)
{
    uint32_t t = begin;

    if (!gs_token_has(r, begin, GS_WORD_PREPOSITION | GS_WORD_SUBORDINATOR | GS_WORD_CLAUSE))
        return begin;
    while (t + 1 < first && !is_comma(r, t))
        t++;
    return t + 1;
}

/* "The storm tore through the town, officials said." whatever the tree says: with
 * somebody who speaks and nothing behind the verb a sentence stands before. Not
 * "When it was over, officials said." */
static bool loose_before(const gs_reading *r, const gs_use *use, uint32_t first)
{
    uint32_t begin = main_begin(r, gs_sentence_begin(r, use->sentence), first);
    uint32_t next = use->behind ? use_end(r, use) : use->last + 1;

    if (next < use_end(r, use) && gs_token_at(r, next)->kind != GS_TOKEN_MARK &&
        !gs_token_has(r, next, GS_WORD_PREPOSITION | GS_WORD_TODAY | GS_WORD_WEEKDAY))
        return false;
    return use->subject >= 0 && gs_can_speak(r, (uint32_t)use->subject) &&
           (gs_finite_within(r, begin, first) ||
            (use->cue->act == GS_ACT_SAY && first > begin + LONG &&
             (next == use_end(r, use) || gs_token_at(r, next)->kind == GS_TOKEN_MARK)));
}

/* A clause before hangs on the cue, or the cue on it. */
static bool clause_before(const gs_reading *r, const gs_use *use)
{
    uint32_t w = use->word, first = use_first(r, use);
    int32_t  above = gs_word_at(r, w)->head;

    for (int32_t c = gs_first_child(r, w); c >= 0 && (uint32_t)c < w; c = gs_next_child(r, c)) {
        if ((rel_of(r, c) == GS_DEPREL_CCOMP || rel_of(r, c) == GS_DEPREL_PARATAXIS ||
             rel_of(r, c) == GS_DEPREL_DISLOCATED || rel_of(r, c) == GS_DEPREL_DEP) &&
            r->token_of[c] < first)
            return true;
    }
    if (above >= 0 && r->token_of[above] < first &&
        (rel_of(r, (int32_t)w) == GS_DEPREL_PARATAXIS || use->behind))
        return true;
    return loose_before(r, use, first);
}

/* "…, he said": the clause before ends with a comma or a closing mark. */
static bool trailing_frame(const gs_reading *r, gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence), first = use_first(r, use);

    if (!(use->cue->frames & (GS_FRAME_QUOTE | GS_FRAME_CLAUSE)) ||
        (use->gerund && gs_child_word(r, use->word, "as") < 0) || use->shares || first <= begin)
        return false;
    if (follows_quote(r, use))
        return set_frame(use, GS_SAID_TRAILING, begin);
    if (!is_comma(r, first - 1) || first < begin + 3 || !clause_before(r, use))
        return false;
    return set_frame(use, GS_SAID_TRAILING, begin);
}

/* "As the captain said, the sea was calm": what follows the comma; "…, as the captain
 * said": what stands before. */
static bool as_frame(const gs_reading *r, gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence), end = use_end(r, use);
    int32_t  as = gs_child_word(r, use->word, "as");
    uint32_t t = use->last + 1;

    if (as < 0 || (uint32_t)as > use->word || use->gerund || use->subject < 0 ||
        !(use->cue->frames & GS_FRAME_CLAUSE) || gs_complement_of(r, use) >= 0)
        return false;
    if (r->token_of[as] == begin) {
        while (t < end && !is_comma(r, t))
            t++;
        return t + 2 < end && set_frame(use, GS_SAID_CLAUSE, t + 1);
    }
    return trailing_frame(r, use) ||
           (is_comma(r, r->token_of[as] - 1) && set_frame(use, GS_SAID_TRAILING, begin));
}

/* ---- passives ---- */

/* "asked to clarify whether …": the question, not the clarifying. */
static uint32_t question_at(const gs_reading *r, uint32_t t, uint32_t end)
{
    for (uint32_t k = t; k < end && k < t + 4; k++) {
        if (gs_token_is(r, k, GS_STR("whether")) || gs_token_is(r, k, GS_STR("if")))
            return k;
    }
    return end;
}

static void passive_frame(const gs_reading *r, gs_use *use)
{
    uint32_t end = use_end(r, use), t = use->last + 1;

    if (t < end && question_at(r, t, end) < end)
        set_frame(use, GS_SAID_CLAUSE, question_at(r, t, end));
    else if (t < end && (gs_token_is(r, t, GS_STR("to")) || gs_token_is(r, t, GS_STR("of"))))
        set_frame(use, GS_SAID_TO, t);
    else if (!gs_marked_frame(r, use, end) && !gs_complement_frame(r, use) &&
             (use->behind || use->cue->act == GS_ACT_ANNOUNCE))
        set_frame(use, GS_SAID_OBJECT, end); /* its content is the subject */
}

/* "The bridge is not being sold, he said on Friday, denying that …": a clause before it that
 * hangs on the cue, and neither "that" nor a mark right behind. */
static bool says_before(const gs_reading *r, const gs_use *use)
{
    uint32_t first = use_first(r, use), next = use->last + 1;
    bool     before = false;

    if (first == gs_sentence_begin(r, use->sentence) || !is_comma(r, first - 1) ||
        next >= use_end(r, use) || gs_token_is(r, next, GS_STR("that")) || is_colon(r, next) ||
        is_open(r, next) || is_comma(r, next))
        return false;
    for (int32_t c = gs_first_child(r, use->word); c >= 0; c = gs_next_child(r, c)) {
        if (rel_of(r, c) != GS_DEPREL_CCOMP)
            continue;
        if (r->token_of[c] > use->last)
            return false;
        before = before || r->token_of[c] < first;
    }
    return before;
}

void gs_find_frame(const gs_reading *r, gs_use *use)
{
    uint32_t end = use_end(r, use);

    use->frame = GS_SAID_NONE;
    if (use->cue->kind == GS_CUE_NOUN) {
        gs_noun_frame(r, use);
        return;
    }
    if (use->passive) {
        passive_frame(r, use);
        return;
    }
    if (as_frame(r, use))
        return;
    if (follows_quote(r, use) && trailing_frame(r, use)) {
        if ((use->cue->frames & GS_FRAME_WHOM) && gs_whom_of(r, use) >= 0 &&
            gs_whom_of(r, use) != use->subject)
            use->whom = gs_whom_of(r, use);
        return;
    }
    if (use->behind && trailing_frame(r, use)) /* "…, said X": what follows is X's tail */
        return;
    if (use->cue->act == GS_ACT_SAY && says_before(r, use) && trailing_frame(r, use))
        return;
    if (gs_marked_frame(r, use, end) || gs_complement_frame(r, use) || trailing_frame(r, use) ||
        gs_infinitive_frame(r, use) || gs_loose_clause(r, use) || gs_matter_frame(r, use) ||
        gs_preposition_frame(r, use) || gs_object_frame(r, use, end) || gs_relative_frame(r, use))
        return;
    if (use->cue->notes & GS_CUE_ALONE) /* "he later recanted" */
        set_frame(use, GS_SAID_OBJECT, end);
}
