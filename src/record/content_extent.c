/* record/content_extent.c - how far what was said goes.
 *
 * A content goes on to the end of the sentence or to where the next verb of
 * saying of the same speaker, or of another in a clause of its own, begins.
 */
#include "record/clause.h"
#include "record/reading.h"

static bool is_comma(const gs_reading *r, uint32_t t)
{
    return gs_token_is(r, t, GS_STR(","));
}

static bool is_close(const gs_reading *r, uint32_t t)
{
    return gs_token_at(r, t)->kind == GS_TOKEN_CLOSE_QUOTE;
}

static bool is_stop(const gs_reading *r, uint32_t t)
{
    return gs_token_is(r, t, GS_STR(".")) || gs_token_is(r, t, GS_STR("?")) ||
           gs_token_is(r, t, GS_STR("!")) || gs_token_is(r, t, GS_STR("\xE2\x80\xA6"));
}

static uint32_t use_end(const gs_reading *r, const gs_use *use)
{
    return gs_sentence_end(r, use->sentence);
}

/* Whether `next` begins a clause of its own behind the content of `use`, or
 * stands within it: "said that Iran claims …". */
static bool parts_from(const gs_reading *r, const gs_use *use, const gs_use *next)
{
    uint32_t edge = next->edge;

    if (next->before && next->content_first > use->content_first + 1 &&
        is_comma(r, next->content_first - 1))
        return true; /* ", a charge that he denies" */
    if (next->cue->kind == GS_CUE_NOUN || next->frame == GS_SAID_NONE ||
        edge <= use->content_first || r->quote_of[next->first] >= 0)
        return false;
    if (next->passive && is_comma(r, edge))
        return true; /* ", a charge denied by the firm" */
    if (next->frame == GS_SAID_SOURCE || next->frame == GS_SAID_TRAILING || next->shares)
        return true;
    return gs_token_has(r, edge, GS_WORD_CONJUNCTION) || gs_token_is(r, edge, GS_STR(";")) ||
           gs_token_is(r, edge, GS_STR("while")) || gs_token_is(r, edge, GS_STR("although")) ||
           (is_comma(r, edge) && edge + 1 < next->first &&
            gs_token_has(r, edge + 1, GS_WORD_CONJUNCTION | GS_WORD_SUBORDINATOR));
}

/* "denied the reports, but resigned anyway": a noun phrase ends there. */
static uint32_t before_but(const gs_reading *r, uint32_t from, uint32_t end, bool object)
{
    for (uint32_t t = from + 1; t + 1 < end; t++) {
        if (r->quote_of[t] >= 0)
            continue;
        if (gs_token_is(r, t, GS_STR(";")) ||
            (object && is_comma(r, t) && gs_token_is(r, t + 1, GS_STR("but"))))
            return t;
    }
    return end;
}

/* "said they believed it": the speaker's own belief, within what is said. */
static bool is_own_belief(const gs_reading *r, const gs_use *use, const gs_use *inner)
{
    return use->frame == GS_SAID_CLAUSE && use->cue->kind == GS_CUE_VERB && inner->subject >= 0 &&
           !inner->shares && inner->cue->kind == GS_CUE_VERB &&
           gs_somebody_of(r, (uint32_t)inner->subject) == GS_SOMEBODY_PRONOUN &&
           r->token_of[inner->subject] == use->content_first;
}

/* "issued a statement saying": the saying is what counts. */
static bool is_issuing(const gs_use *use, const gs_use *next)
{
    return use->cue->act == GS_ACT_ANNOUNCE && use->cue->only && next->gerund &&
           next->cue->act == GS_ACT_SAY;
}

static void content_behind(const gs_reading *r, gs_use *uses, size_t i, size_t count)
{
    gs_use  *use = &uses[i];
    uint32_t end = use_end(r, use);

    for (size_t k = i + 1; k < count && k < i + 16; k++) {
        if (parts_from(r, use, &uses[k])) {
            end = uses[k].before && uses[k].content_first > use->content_first + 1
                      ? uses[k].content_first - 1
                      : uses[k].edge;
            break;
        }
    }
    if (use->cue->kind == GS_CUE_NOUN && use->matter >= 0 &&
        gs_yield_end(r, (uint32_t)use->matter) > use->content_first)
        end = gs_yield_end(r, (uint32_t)use->matter); /* "claims that … [were false]" */
    end = before_but(r, use->content_first, end, use->frame == GS_SAID_OBJECT);
    while (end > use->content_first + 1 &&
           (is_stop(r, end - 1) || is_comma(r, end - 1) || is_close(r, end - 1) ||
            gs_token_is(r, end - 1, GS_STR(";"))))
        end--;
    use->content_end = end;
}

/* The clause before "…, he said" or ", according to …". */
static void content_before(const gs_reading *r, gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);
    uint32_t end = use->edge;

    if (use->frame == GS_SAID_SOURCE && use->edge == begin) {
        uint32_t close = use_end(r, use);
        uint32_t t = gs_yield_end(r, (uint32_t)use->subject);
        while (t < close && !is_comma(r, t))
            t++;
        use->content_first = t < close ? t + 1 : close;
        use->content_end = close;
        while (use->content_end > use->content_first && is_stop(r, use->content_end - 1))
            use->content_end--;
        return;
    }
    while (end > begin && (is_comma(r, end - 1) || is_close(r, end - 1)))
        end--;
    if (begin < end && gs_token_at(r, begin)->kind == GS_TOKEN_OPEN_QUOTE)
        begin++;
    use->content_first = begin;
    use->content_end = end;
}

/* The content of "the charge was denied by X" is its subject. */
static void content_of_passive(const gs_reading *r, gs_use *use)
{
    int32_t s = gs_own_subject(r, use->word);

    if (s < 0 && gs_word_at(r, use->word)->deprel == GS_DEPREL_ACL)
        s = gs_word_at(r, use->word)->head;
    use->content_first = use->content_end = use->group;
    if (s >= 0 && r->token_of[s] < use->group)
        use->content_first = gs_noun_first(r, (uint32_t)s);
}

void gs_find_contents(const gs_reading *r, gs_use *uses, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        gs_use *use = &uses[i];
        if (use->before)
            use->content_end = use->edge;
        else if (use->passive && use->frame == GS_SAID_OBJECT)
            content_of_passive(r, use);
        else if (use->frame == GS_SAID_TRAILING || use->frame == GS_SAID_SOURCE)
            content_before(r, use);
        else
            content_behind(r, uses, i, count);
        if (i + 1 < count && is_own_belief(r, use, use + 1))
            use[1].dropped = true;
        if (i + 1 < count && is_issuing(use, use + 1))
            use->dropped = true;
    }
}
