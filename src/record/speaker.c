/* record/speaker.c - who says it.
 *
 * The subject of a verb of saying stands to its left in the same clause,
 * with what hangs on it between: "A source within the ministry", "Carrie
 * Lam, the chief executive of Hong Kong, announced". Behind a quotation it
 * may stand to the right: "…," said the minister. A second verb shares the
 * first one's subject: "…, and said", "…, adding". Of a passive it is what
 * "by" names, or nobody.
 */
#include "record/reading.h"

static bool is_comma(const gs_reading *r, uint32_t t)
{
    return gs_token_is(r, t, GS_STR(","));
}

static bool is_time_word(const gs_reading *r, uint32_t t)
{
    return gs_token_has(r, t, GS_WORD_TODAY | GS_WORD_WEEKDAY | GS_WORD_MONTH);
}

/* These open an adverbial rather than hang on a noun: "after talks in
 * Geneva the minister said". */
static bool opens_adverbial(const gs_reading *r, uint32_t t)
{
    return gs_token_has(r, t, GS_WORD_ADVERBIAL);
}

/* Passes back over "on Monday", "Wednesday, November 25": the first token
 * behind which the subject ends. */
static uint32_t pass_time_back(const gs_reading *r, uint32_t t, uint32_t begin)
{
    uint32_t at = t;
    bool     dated = false;

    while (at > begin) {
        uint32_t p = at - 1;
        if (is_time_word(r, p))
            dated = true;
        else if (!(gs_token_at(r, p)->kind == GS_TOKEN_NUMBER && p > begin &&
                   gs_token_has(r, p - 1, GS_WORD_MONTH)) &&
                 !(dated && (gs_token_is(r, p, GS_STR("on")) || gs_token_is(r, p, GS_STR("late")) ||
                             gs_token_is(r, p, GS_STR("early")))))
            break;
        at = p;
    }
    /* ", on Monday," is parenthetical: the comma before it goes too */
    return dated || at == t ? at : t;
}

/* One step up: the phrase before `p` that it hangs on. */
static int32_t hangs_on(const gs_reading *r, int32_t p, uint32_t begin)
{
    uint32_t t = r->phrases[p].first;

    while (t > begin) {
        t--;
        if (r->phrase_of[t] >= 0)
            return t + 1 == r->phrases[p].first ? GS_NONE : r->phrase_of[t];
        if (opens_adverbial(r, t))
            return GS_NONE;
        if (t + 1 == r->phrases[p].first && gs_token_has(r, t, GS_WORD_RELATIVE))
            return GS_NONE; /* "rebels who Chad says are …": Chad */
        if (gs_token_has(r, t,
                         GS_WORD_PREPOSITION | GS_WORD_RELATIVE | GS_WORD_AUXILIARY |
                             GS_WORD_ADVERB | GS_WORD_NEGATION))
            continue;
        if (gs_token_is(r, t, GS_STR("that")) || gs_token_has(r, t, GS_WORD_CUE))
            return GS_NONE;
        if (!gs_token_verbal(r, t))
            return GS_NONE;
    }
    return GS_NONE;
}

static bool is_state(const gs_reading *r, int32_t p)
{
    return p >= 0 && r->phrases[p].known >= 0 &&
           r->know->names[r->phrases[p].known].kind == GS_NAME_STATE;
}

/* "officials in Germany, France and Spain": the first state of a list that
 * ends with `p`, when a preposition stands before it; else `p`. */
static int32_t first_of_states(const gs_reading *r, int32_t p, uint32_t begin)
{
    int32_t at = p;

    while (is_state(r, at)) {
        uint32_t t = r->phrases[at].first;
        if (t < begin + 2)
            return p;
        if (gs_token_has(r, t - 1, GS_WORD_PREPOSITION))
            return at;
        if (is_comma(r, t - 1) || gs_token_is(r, t - 1, GS_STR("and")))
            at = r->phrase_of[t - 2];
        else
            return p;
    }
    return p;
}

int32_t gs_clause_head(const gs_reading *r, uint32_t t, uint32_t begin)
{
    int32_t p, up;

    if (t <= begin || r->phrase_of[t - 1] < 0)
        return GS_NONE;
    p = first_of_states(r, r->phrase_of[t - 1], begin);
    while ((up = hangs_on(r, p, begin)) >= 0)
        p = up;
    return p;
}

int32_t gs_chain_last(const gs_reading *r, int32_t p, uint32_t end)
{
    for (;;) {
        uint32_t t = r->phrases[p].last + 1;
        if (t + 1 >= end || !gs_token_has(r, t, GS_WORD_PREPOSITION) || opens_adverbial(r, t) ||
            r->phrase_of[t + 1] < 0)
            return p;
        p = r->phrase_of[t + 1];
    }
}

/* "Some of the aides": the aides. */
static int32_t whole_of(const gs_reading *r, int32_t p, uint32_t end)
{
    uint32_t of = r->phrases[p].last + 1;

    if (!r->phrases[p].partitive || of + 1 >= end || r->phrase_of[of + 1] < 0)
        return p;
    return r->phrase_of[of + 1];
}

/* "X, a Y of Z, said": from the closing comma before `t` to the phrase before
 * the opening one. */
static int32_t before_parenthesis(const gs_reading *r, uint32_t t, uint32_t begin)
{
    uint32_t k = t - 1;

    while (k > begin && !is_comma(r, k - 1)) {
        uint8_t kind = gs_token_at(r, k - 1)->kind;
        if (kind == GS_TOKEN_OPEN_QUOTE || kind == GS_TOKEN_CLOSE_QUOTE ||
            gs_token_is(r, k - 1, GS_STR(";")))
            return GS_NONE;
        k--;
    }
    if (k <= begin + 1)
        return GS_NONE;
    return gs_clause_head(r, k - 1, begin);
}

/* The first phrase of the clause that ends before `t`, leaving out those
 * behind a preposition: the subject, when nothing nearer is. */
static int32_t first_subject(const gs_reading *r, uint32_t begin, uint32_t t)
{
    for (uint32_t at = begin; at < t; at++) {
        int32_t p = r->phrase_of[at];
        if (p < 0)
            continue;
        at = r->phrases[p].last;
        if (at >= t)
            return GS_NONE;
        if (r->phrases[p].first > begin &&
            gs_token_has(r, r->phrases[p].first - 1, GS_WORD_PREPOSITION))
            continue;
        return p;
    }
    return GS_NONE;
}

/* Where the clause of `t` begins: behind ";" or ", but" or the like. */
static uint32_t clause_begin(const gs_reading *r, uint32_t begin, uint32_t t)
{
    for (uint32_t at = t; at > begin; at--) {
        uint32_t p = at - 1;
        if (gs_token_is(r, p, GS_STR(";")))
            return at;
        if (p > begin && gs_token_has(r, p, GS_WORD_CONJUNCTION) && is_comma(r, p - 1) && at < t &&
            r->phrase_of[at] >= 0 && at + 1 < t)
            return at;
    }
    return begin;
}

static bool is_speaker(const gs_reading *r, int32_t p)
{
    return p >= 0 &&
           (r->phrases[p].kind == GS_PHRASE_NAME || r->phrases[p].kind == GS_PHRASE_ROLE ||
            r->phrases[p].kind == GS_PHRASE_PRONOUN);
}

static bool is_document(const gs_reading *r, int32_t p)
{
    return r->phrases[p].kind == GS_PHRASE_ROLE && r->phrases[p].role >= 0 &&
           r->know->roles[r->phrases[p].role].kind == GS_ROLE_DOCUMENT;
}

/* Takes the subject of the verb before, or of the clause. */
static void share_subject(const gs_reading *r, gs_use *use, const gs_use *before, size_t count)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);

    use->shares = true;
    use->rule = "subject:shared";
    while (count > 0) {
        const gs_use *u = &before[--count];
        if (u->cue->kind == GS_CUE_VERB && u->subject >= 0 && !u->passive) {
            use->subject = u->subject;
            return;
        }
    }
    use->subject = first_subject(r, clause_begin(r, begin, use->group), use->group);
}

/* "was quoted as saying": the subject of the passive. */
static int32_t quoted_subject(const gs_reading *r, uint32_t t, uint32_t begin)
{
    bool be = false;

    if (t < begin + 3 || !gs_token_is(r, t - 1, GS_STR("as")) ||
        !(gs_token_is(r, t - 2, GS_STR("quoted")) || gs_token_is(r, t - 2, GS_STR("cited"))))
        return GS_NONE;
    for (t -= 2; t > begin && r->phrase_of[t - 1] < 0 &&
                 gs_token_has(r, t - 1, GS_WORD_AUXILIARY | GS_WORD_ADVERB);
         t--)
        be = be || gs_token_has(r, t - 1, GS_WORD_BE);
    return be ? gs_clause_head(r, t, begin) : GS_NONE;
}

static void gerund_subject(const gs_reading *r, gs_use *use, uint32_t t, const gs_use *before,
                           size_t count)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);

    use->subject = quoted_subject(r, t, begin);
    if (use->subject >= 0)
        return;

    if (t > begin + 1 && gs_token_is(r, t - 1, GS_STR("as")) && r->phrase_of[t - 2] >= 0) {
        /* "quotes a spokesman as saying": the one quoted; who quotes carries */
        use->subject = r->phrase_of[t - 2];
        use->carrier =
            use->subject >= 0 ? first_subject(r, begin, r->phrases[use->subject].first) : GS_NONE;
        return;
    }
    if (t > begin && r->phrase_of[t - 1] >= 0 && is_speaker(r, r->phrase_of[t - 1]) &&
        !is_document(r, r->phrase_of[t - 1])) {
        use->subject = r->phrase_of[t - 1]; /* "with officials reporting" */
        return;
    }
    share_subject(r, use, before, count);
}

static void passive_subject(const gs_reading *r, gs_use *use, uint32_t begin, uint32_t end)
{
    for (uint32_t t = use->last + 1; t + 1 < end && t < use->last + 16; t++) {
        if (gs_token_is(r, t, GS_STR("by")) && r->phrase_of[t + 1] >= 0) {
            use->subject = whole_of(r, r->phrase_of[t + 1], end);
            use->behind = true;
            break;
        }
        if ((gs_token_at(r, t)->kind == GS_TOKEN_MARK && !is_comma(r, t)) || gs_token_verbal(r, t))
            break;
    }
    if (use->cue->frames & GS_FRAME_WHOM)
        use->whom = gs_clause_head(r, use->group, begin);
}

/* `"…," said the minister`, `…, said the minister.` */
static bool inverted(const gs_reading *r, gs_use *use, uint32_t begin, uint32_t end)
{
    uint32_t before = use->group, next = use->last + 1, behind;
    int32_t  p;

    if (!(use->cue->notes & GS_CUE_INVERT) || before == begin || next >= end ||
        use->group != use->first || (p = r->phrase_of[next]) < 0 || !is_speaker(r, p) ||
        r->phrases[p].first != next)
        return false;
    /* "…," Ann Lee, the harbour master, told Reuters: whom she told */
    if ((use->cue->frames & GS_FRAME_WHOM) && is_comma(r, before - 1) &&
        is_speaker(r, before_parenthesis(r, before, begin)))
        return false;
    if (!(use->form & (GS_VERB_PAST | GS_VERB_PRESENT)))
        return false;
    if (gs_token_at(r, before - 1)->kind != GS_TOKEN_CLOSE_QUOTE) {
        if (!is_comma(r, before - 1))
            return false;
        behind = r->phrases[gs_chain_last(r, p, end)].last + 1;
        if (behind < end && !gs_token_is(r, behind, GS_STR(".")) && !is_comma(r, behind))
            return false;
        if (before_parenthesis(r, before, begin) >= 0 && behind < end && is_comma(r, behind))
            return false;
    }
    use->subject = p;
    use->behind = true;
    use->edge = before - 1;
    return true;
}

static void set_edge(const gs_reading *r, gs_use *use, uint32_t begin)
{
    uint32_t edge = use->group;

    if (!use->shares && use->subject >= 0 && !use->behind && r->phrases[use->subject].first < edge)
        edge = r->phrases[use->subject].first;
    while (edge > begin &&
           (gs_token_has(r, edge - 1, GS_WORD_CONJUNCTION) || is_comma(r, edge - 1) ||
            gs_token_is(r, edge - 1, GS_STR(";")) || gs_token_is(r, edge - 1, GS_STR("while")) ||
            gs_token_is(r, edge - 1, GS_STR("although")) || gs_token_is(r, edge - 1, GS_STR("by"))))
        edge--;
    use->edge = edge;
}

void gs_find_subject(const gs_reading *r, gs_use *use, const gs_use *before, size_t count)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);
    uint32_t end = gs_sentence_end(r, use->sentence);
    uint32_t t;

    use->subject = GS_NONE;
    if (inverted(r, use, begin, end))
        return;
    t = pass_time_back(r, use->group, begin);
    if (use->passive) {
        passive_subject(r, use, begin, end);
    } else if (use->gerund) {
        gerund_subject(r, use, t, before, count);
    } else if (t == begin) {
        return;
    } else if (r->phrase_of[t - 1] >= 0) {
        use->subject = gs_clause_head(r, t, begin);
    } else if (gs_token_has(r, t - 1, GS_WORD_CONJUNCTION)) {
        share_subject(r, use, before, count);
    } else if (gs_token_has(r, t - 1, GS_WORD_RELATIVE) || gs_token_is(r, t - 1, GS_STR("that"))) {
        uint32_t at = t - 1;
        if (at > begin && is_comma(r, at - 1))
            at--;
        use->subject = at > begin ? r->phrase_of[at - 1] : GS_NONE;
    } else if (is_comma(r, t - 1)) {
        use->subject = before_parenthesis(r, t, begin);
        if (use->subject < 0)
            share_subject(r, use, before, count);
    } else {
        use->subject = first_subject(r, clause_begin(r, begin, t), t);
    }
    if (use->subject >= 0)
        use->subject = whole_of(r, use->subject, end);
    set_edge(r, use, begin);
}
