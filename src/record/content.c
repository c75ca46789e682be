/* record/content.c - what was said: where it stands and how far it goes.
 *
 * What stands behind the cue tells the frame: a quotation, "that" or a clause
 * of its own, an infinitive, a noun phrase. Behind a finished sentence and a
 * comma the content stands before: "The road is closed, he said". A content
 * goes on to the end of the sentence or to where the next verb of saying of
 * the same speaker, or of another in a clause of its own, begins.
 */
#include "record/reading.h"

static bool is_open(const gs_reading *r, uint32_t t)
{
    return gs_token_at(r, t)->kind == GS_TOKEN_OPEN_QUOTE;
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

static bool is_comma(const gs_reading *r, uint32_t t)
{
    return gs_token_is(r, t, GS_STR(","));
}

static uint32_t use_end(const gs_reading *r, const gs_use *use)
{
    return gs_sentence_end(r, use->sentence);
}

/* "…, saying", "… after a judge freed him": what follows is another clause. */
static bool parts_clause(const gs_reading *r, uint32_t t, uint32_t end)
{
    if (is_comma(r, t))
        return t + 1 < end && r->phrase_of[t + 1] < 0 && gs_token_ends(r, t + 1, "ing");
    return gs_token_has(r, t, GS_WORD_CLAUSE);
}

/* "talks before the summit are off": what hangs on the subject, for the verb
 * behind it is the clause's own. */
static bool hangs_on_subject(const gs_reading *r, uint32_t t, uint32_t end)
{
    uint32_t behind;

    if (!gs_token_has(r, t, GS_WORD_PREPOSITION) || t + 1 >= end || r->phrase_of[t + 1] < 0)
        return false;
    behind = r->phrases[r->phrase_of[t + 1]].last + 1;
    return behind < end && gs_token_has(r, behind, GS_WORD_AUXILIARY);
}

/* A verb of its own before the clause ends: "the road was closed", not "the
 * attack that killed three". */
static bool has_finite_verb(const gs_reading *r, uint32_t from, uint32_t end)
{
    bool relative = false;

    if (from < end && gs_token_has(r, from, GS_WORD_SUBJECT) && r->phrase_of[from] >= 0)
        return from + 1 < end; /* "it unfairly exempts …" */
    for (uint32_t t = from; t < end; t++) {
        if (gs_token_is(r, t, GS_STR(";")) || is_stop(r, t))
            return false;
        if (r->phrase_of[t] >= 0)
            continue;
        if (gs_token_has(r, t, GS_WORD_RELATIVE) || gs_token_is(r, t, GS_STR("that"))) {
            relative = true;
            continue;
        }
        if (is_comma(r, t) && relative) {
            relative = false;
            continue;
        }
        if (t > from && parts_clause(r, t, end) && !hangs_on_subject(r, t, end))
            return false;
        if (relative)
            continue;
        if (gs_token_has(r, t, GS_WORD_SUBORDINATOR) && t > from &&
            !gs_token_has(r, t, GS_WORD_PREPOSITION))
            return false;
        if (gs_token_has(r, t, GS_WORD_CONJUNCTION) && t > from && t + 1 < end &&
            (r->phrase_of[t - 1] < 0 || r->phrase_of[t + 1] < 0))
            return false; /* but "talks between X and Y were …" goes on */
        if (gs_token_has(r, t, GS_WORD_AUXILIARY) && !gs_token_is(r, t, GS_STR("being")) &&
            !gs_token_is(r, t, GS_STR("having")))
            return t > from;
        if (gs_token_verbal(r, t) && !gs_token_ends(r, t, "ing") && t > from &&
            !gs_token_is(r, t - 1, GS_STR("to")))
            return !(t + 1 < end && gs_token_is(r, t + 1, GS_STR("by")));
    }
    return false;
}

/* What opens a clause: a phrase, "there", "it". */
static bool opens_clause(const gs_reading *r, uint32_t t)
{
    return r->phrase_of[t] >= 0 || gs_token_is(r, t, GS_STR("there")) ||
           gs_token_has(r, t, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE) || is_open(r, t) ||
           gs_token_is(r, t, GS_STR("if")) || gs_token_is(r, t, GS_STR("as")) ||
           gs_token_is(r, t, GS_STR("more")) || gs_token_is(r, t, GS_STR("at"));
}

/* "(June 12)" behind a weekday. */
static uint32_t pass_brackets(const gs_reading *r, uint32_t t, uint32_t end)
{
    if (t >= end || !gs_token_is(r, t, GS_STR("(")))
        return t;
    for (uint32_t k = t + 1; k < end && k < t + 6; k++) {
        if (gs_token_is(r, k, GS_STR(")")))
            return k + 1;
    }
    return t;
}

/* "on Monday", "earlier", "Wednesday, November 25" behind the cue. */
static uint32_t pass_time(const gs_reading *r, uint32_t t, uint32_t end)
{
    for (;;) {
        uint32_t at = t;
        if (at < end && (gs_token_is(r, at, GS_STR("on")) || gs_token_is(r, at, GS_STR("late")) ||
                         gs_token_is(r, at, GS_STR("early")) || gs_token_is(r, at, GS_STR("in")) ||
                         is_comma(r, at)))
            at++;
        if (at >= end || r->phrase_of[at] >= 0 ||
            (at + 1 < end && gs_token_at(r, at + 1)->kind == GS_TOKEN_CLITIC) ||
            !gs_token_has(r, at, GS_WORD_TODAY | GS_WORD_WEEKDAY | GS_WORD_MONTH))
            break;
        t = at + 1;
        while (t < end && gs_token_at(r, t)->kind == GS_TOKEN_NUMBER)
            t++;
        if (t < end && gs_token_has(r, t, GS_WORD_UNIT)) /* "Monday morning" */
            t++;
        t = pass_brackets(r, t, end);
    }
    return t;
}

static uint32_t pass_adverbs(const gs_reading *r, uint32_t t, uint32_t end)
{
    while (t < end && r->phrase_of[t] < 0 &&
           ((gs_token_has(r, t, GS_WORD_ADVERB) && !gs_token_is(r, t, GS_STR("there"))) ||
            (gs_token_ends(r, t, "ly") && !gs_token_capital(r, t))))
        t++;
    return t;
}

/* A quotation at `t`, perhaps behind a comma or colon; its opening mark. */
static uint32_t quote_at(const gs_reading *r, uint32_t t, uint32_t end)
{
    if (t < end && (is_comma(r, t) || gs_token_is(r, t, GS_STR(":"))))
        t++;
    return t < end && is_open(r, t) ? t : end;
}

static bool complement_at(const gs_reading *r, uint32_t t, uint32_t end)
{
    return t < end && (gs_token_is(r, t, GS_STR("that")) || quote_at(r, t, end) < end ||
                       gs_token_is(r, t, GS_STR(":")));
}

/* ", citing officials, that": behind the second comma, when "that" follows. */
static uint32_t pass_set_apart(const gs_reading *r, uint32_t t, uint32_t end)
{
    if (t >= end || !is_comma(r, t))
        return t;
    for (uint32_t k = t + 1; k + 1 < end && k < t + 13; k++) {
        if (is_comma(r, k))
            return gs_token_is(r, k + 1, GS_STR("that")) ? k + 1 : t;
    }
    return t;
}

/* "a day earlier", "last week": a phrase whose head is a unit of time. */
static uint32_t pass_span(const gs_reading *r, uint32_t t, uint32_t end)
{
    if (t < end && r->phrase_of[t] >= 0 && r->phrases[r->phrase_of[t]].first == t &&
        gs_token_has(r, r->phrases[r->phrase_of[t]].last, GS_WORD_UNIT))
        return pass_adverbs(r, r->phrases[r->phrase_of[t]].last + 1, end);
    return t;
}

/* "said in a statement to the agency that": passes the adverbials when a
 * complement follows them; notes whom "to" names. */
static uint32_t pass_adverbials(const gs_reading *r, gs_use *use, uint32_t t, uint32_t end)
{
    uint32_t at = t;
    int32_t  whom = GS_NONE;

    for (int n = 0; n < 4; n++) {
        at = pass_time(r, pass_adverbs(r, at, end), end);
        at = pass_set_apart(r, pass_span(r, at, end), end);
        if (complement_at(r, at, end) ||
            (n > 0 && at < end && gs_token_has(r, at, GS_WORD_SUBJECT))) {
            if (use->whom < 0)
                use->whom = whom;
            return at;
        }
        /* "after meeting with both" */
        if (at + 2 < end && gs_token_has(r, at, GS_WORD_PREPOSITION) && r->phrase_of[at + 1] < 0 &&
            gs_token_ends(r, at + 1, "ing"))
            at = r->phrase_of[at + 2] >= 0 ? at + 1 : at + 2;
        else if (at + 1 < end && !gs_token_has(r, at, GS_WORD_PREPOSITION))
            return t;
        if (at + 1 >= end || r->phrase_of[at + 1] < 0)
            return t;
        if (gs_token_is(r, at, GS_STR("to")))
            whom = r->phrase_of[at + 1];
        at = r->phrases[r->phrase_of[at + 1]].last + 1;
    }
    return t;
}

static bool set_frame(gs_use *use, gs_frame frame, uint32_t first)
{
    use->frame = frame;
    use->content_first = first;
    return true;
}

/* The object's head noun is one the cue wants, or one it must not have. */
static bool object_fits(const gs_reading *r, const gs_use *use, uint32_t t)
{
    const uint32_t *sets;
    uint32_t        head = t;

    if (!use->cue->only && !use->cue->not_)
        return true;
    if (r->phrase_of[t] >= 0)
        head = r->phrases[r->phrase_of[t]].last;
    sets = gs_map_get(&r->know->objects, gs_token_lower(r, head));
    if (use->cue->not_) {
        /* "denied them status", "denied Iran access": a second object */
        uint32_t behind = head + 1;
        bool     person = r->phrase_of[t] >= 0 && gs_token_has(r, t, GS_WORD_PRONOUN) &&
                      !gs_token_has(r, t, GS_WORD_SUBJECT);
        if (person || (r->phrase_of[t] >= 0 && behind < use_end(r, use) &&
                       r->phrase_of[behind] >= 0 && r->phrase_of[behind] != r->phrase_of[t]))
            return false;
        return !(sets && (*sets & use->cue->not_));
    }
    return sets && (*sets & use->cue->only);
}

static bool in_false(const gs_reading *r, uint32_t t)
{
    const uint32_t *sets = gs_map_get(&r->know->objects, gs_token_lower(r, t));
    return sets && (*sets & gs_know_object_set(r->know, GS_STR("false")));
}

/* "called the deal a disgrace" is told by quotation marks or "as". */
static bool names_object(const gs_reading *r, const gs_use *use, uint32_t t, uint32_t end)
{
    if (!(use->cue->notes & GS_CUE_QUOTED))
        return true;
    for (uint32_t at = t; at < end && at < t + 20; at++) {
        if (is_open(r, at) || gs_token_is(r, at, GS_STR("as")))
            return true;
        if (at < t + 8 && in_false(r, at))
            return true; /* "called the charges baseless" */
    }
    /* "call their trial politically motivated" */
    if (r->phrase_of[t] < 0)
        return false;
    t = r->phrases[r->phrase_of[t]].last + 1;
    return t + 1 < end && r->phrase_of[t] < 0 && gs_token_ends(r, t, "ly");
}

/* "condemns in the strongest terms the attack": the object behind it. */
static uint32_t pass_terms(const gs_reading *r, uint32_t t, uint32_t end)
{
    uint32_t last;

    if (t + 2 >= end || !gs_token_is(r, t, GS_STR("in")) || r->phrase_of[t + 1] < 0)
        return t;
    last = r->phrases[r->phrase_of[t + 1]].last;
    return last + 1 < end && gs_token_is(r, last, GS_STR("terms")) ? last + 1 : t;
}

static bool object_frame(const gs_reading *r, gs_use *use, uint32_t t, uint32_t end)
{
    bool phrase = r->phrase_of[t] >= 0 && r->phrases[r->phrase_of[t]].first == t;
    bool pronoun = gs_token_has(r, t, GS_WORD_DETERMINER) || is_open(r, t) ||
                   gs_token_is(r, t, GS_STR("that"));
    bool gerund = r->phrase_of[t] < 0 && gs_token_ends(r, t, "ing");

    /* "pleaded not guilty" */
    if (use->cue->only && t + 1 < end && gs_token_has(r, t, GS_WORD_NEGATION))
        return object_fits(r, use, t + 1) && set_frame(use, GS_SAID_OBJECT, t);
    if (!(use->cue->frames & GS_FRAME_OBJECT) || (use->cue->notes & GS_CUE_NEED) ||
        !(phrase || pronoun || gerund))
        return false;
    if (!object_fits(r, use, t) || !names_object(r, use, t, end))
        return false;
    while (gerund && t > use->last + 1 && gs_token_ends(r, t - 1, "ly"))
        t--; /* "denied knowingly taking" */
    if (use->cue->notes & GS_CUE_WHOM && phrase)
        use->whom = r->phrase_of[t];
    return set_frame(use, GS_SAID_OBJECT, t);
}

static bool preposition_frame(const gs_reading *r, gs_use *use, uint32_t t)
{
    static const struct {
        const char *word;
        uint32_t    frame;
    } all[] = {{"for", GS_FRAME_FOR},     {"on", GS_FRAME_ON},
               {"about", GS_FRAME_ABOUT}, {"against", GS_FRAME_AGAINST},
               {"with", GS_FRAME_WITH},   {"as", GS_FRAME_AS},
               {"of", GS_FRAME_OF}};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if ((use->cue->frames & all[i].frame) && gs_token_is(r, t, gs_str_from(all[i].word)))
            return set_frame(use, GS_SAID_OBJECT, t);
    }
    return false;
}

static bool infinitive_at(const gs_reading *r, uint32_t t, uint32_t end)
{
    return t + 1 < end && gs_token_is(r, t, GS_STR("to")) && r->phrase_of[t] < 0 &&
           !gs_token_has(r, t + 1, GS_WORD_DETERMINER | GS_WORD_POSSESSIVE) &&
           !gs_token_capital(r, t + 1) &&
           (r->phrase_of[t + 1] < 0 || !r->phrases[r->phrase_of[t + 1]].plural ||
            r->phrases[r->phrase_of[t + 1]].last > t + 1);
}

/* "denied that in an interview": a pronoun. */
static bool is_in(const gs_reading *r, uint32_t t)
{
    return gs_token_is(r, t, GS_STR("in")) && t + 1 < gs_tokens_end(r) &&
           (gs_token_is(r, t + 1, GS_STR("a")) || gs_token_is(r, t + 1, GS_STR("an")));
}

/* "appealed to residents to stay": whom, then what. */
static bool appeal_frame(const gs_reading *r, gs_use *use, uint32_t t, uint32_t end)
{
    uint32_t behind;

    if (t + 2 >= end || !gs_token_is(r, t, GS_STR("to")) || r->phrase_of[t + 1] < 0)
        return false;
    behind = r->phrases[r->phrase_of[t + 1]].last + 1;
    while (behind + 1 < end && !infinitive_at(r, behind, end)) {
        /* "to residents of the town to stay" */
        if (!gs_token_has(r, behind, GS_WORD_PREPOSITION) || r->phrase_of[behind + 1] < 0)
            return false;
        behind = r->phrases[r->phrase_of[behind + 1]].last + 1;
    }
    if (behind + 1 >= end)
        return false;
    use->whom = r->phrase_of[t + 1];
    return set_frame(use, GS_SAID_TO, behind);
}

/* The complements that an addressee may stand before. */
static bool complement_frame(const gs_reading *r, gs_use *use, uint32_t t, uint32_t end)
{
    uint32_t frames = use->cue->frames;
    uint32_t quote;

    t = pass_adverbials(r, use, t, end);
    if (t >= end)
        return false;
    quote = quote_at(r, t, end);
    if ((frames & GS_FRAME_QUOTE) && quote < end)
        return set_frame(use, GS_SAID_QUOTE, quote + 1 < end ? quote + 1 : quote);
    if ((frames & GS_FRAME_QUOTE) && gs_token_is(r, t, GS_STR(":")))
        return set_frame(use, GS_SAID_QUOTE, t + 1);
    if ((frames & GS_FRAME_THAT) && gs_token_is(r, t, GS_STR("that")) && t + 2 < end &&
        gs_token_word(r, t + 1) && !is_in(r, t + 1))
        return set_frame(use, GS_SAID_CLAUSE, t + 1);
    if ((frames & GS_FRAME_WH) && r->phrase_of[t] < 0 &&
        gs_token_has(r, t, GS_WORD_SUBORDINATOR | GS_WORD_RELATIVE) &&
        !gs_token_has(r, t, GS_WORD_PREPOSITION))
        return set_frame(use, GS_SAID_CLAUSE, t);
    if ((frames & GS_FRAME_TO) && infinitive_at(r, t, end))
        return set_frame(use, GS_SAID_TO, t);
    return (frames & GS_FRAME_TO) && use->whom < 0 && appeal_frame(r, use, t, end);
}

/* From an opening comma at `t` to behind the closing one, if near. */
static uint32_t pass_aside(const gs_reading *r, uint32_t t, uint32_t end)
{
    for (uint32_t k = t + 1; k < end && k < t + 9; k++) {
        if (is_comma(r, k))
            return k + 1;
    }
    return t;
}

static bool clause_frame(const gs_reading *r, gs_use *use, uint32_t t, uint32_t end)
{
    uint32_t at = pass_time(r, pass_adverbs(r, t, end), end);

    /* "who Chad says are backed by …", "which critics charge is a camp" */
    if ((use->cue->frames & GS_FRAME_CLAUSE) && at + 1 < end && use->subject >= 0 && !use->shares &&
        r->phrase_of[at] < 0 && gs_token_has(r, at, GS_WORD_AUXILIARY) &&
        !gs_token_has(r, at, GS_WORD_DO))
        return set_frame(use, GS_SAID_CLAUSE, at);
    if (at + 1 < end && is_comma(r, at)) /* "alleged, by way of example, he …" */
        at = pass_aside(r, at, end);
    if (!(use->cue->frames & GS_FRAME_CLAUSE) || use->cue->only || at >= end ||
        !opens_clause(r, at))
        return false;
    /* "say" takes nothing but what is said */
    if (!has_finite_verb(r, at, end) &&
        ((use->cue->notes & GS_CUE_NEED) ||
         (use->cue->frames & (GS_FRAME_OBJECT | GS_FRAME_WHOM)) || at + 3 > end))
        return false;
    return set_frame(use, GS_SAID_CLAUSE, at);
}

/* "told reporters …", "urged him to …". */
static bool whom_frame(const gs_reading *r, gs_use *use, uint32_t t, uint32_t end)
{
    int32_t  p = r->phrase_of[t];
    uint32_t behind;

    if (!(use->cue->frames & GS_FRAME_WHOM) || p < 0 || r->phrases[p].first != t)
        return false;
    behind = r->phrases[gs_chain_last(r, p, end)].last + 1;
    if (!complement_at(r, behind, end) && !infinitive_at(r, behind, end))
        behind = r->phrases[p].last + 1;
    use->whom = p;
    if (behind >= end)
        return false;
    if (complement_frame(r, use, behind, end) || clause_frame(r, use, behind, end))
        return true;
    /* "asked Iran for help", "told reporters about": what hangs on it */
    if (gs_token_is(r, behind, GS_STR("about")) || gs_token_is(r, behind, GS_STR("of")) ||
        (gs_token_is(r, behind, GS_STR("for")) && use->cue->modality != GS_MODALITY_ASSERTED))
        return !(use->cue->notes & GS_CUE_NEED) && set_frame(use, GS_SAID_OBJECT, behind);
    return false;
}

/* "medics and activists said": where the first of two begins, behind a comma. */
static uint32_t first_of_pair(const gs_reading *r, uint32_t first, uint32_t begin)
{
    uint32_t at;

    if (first < begin + 3 || !gs_token_is(r, first - 1, GS_STR("and")) ||
        r->phrase_of[first - 2] < 0)
        return first;
    at = r->phrases[r->phrase_of[first - 2]].first;
    return at > begin && is_comma(r, at - 1) ? at : first;
}

/* "The storm tore through the town, officials said.": with somebody who speaks
 * and nothing behind the verb a sentence stands before, even where its verb is
 * in no list. Not "In Geneva, officials said." */
static bool closes_report(const gs_reading *r, const gs_use *use, uint32_t begin, uint32_t first,
                          uint32_t behind, uint32_t end)
{
    uint8_t kind;

    if (use->subject < 0 || !(use->cue->notes & GS_CUE_INVERT) || first < begin + 5 ||
        (behind < end && !is_stop(r, behind)))
        return false;
    kind = r->phrases[use->subject].kind;
    return (kind == GS_PHRASE_NAME || kind == GS_PHRASE_ROLE || kind == GS_PHRASE_PRONOUN) &&
           !gs_token_has(r, begin, GS_WORD_PREPOSITION | GS_WORD_SUBORDINATOR);
}

/* "…, he said": the clause before ends with a comma or a closing mark. */
static bool trailing_frame(const gs_reading *r, gs_use *use, uint32_t t, uint32_t end)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);
    uint32_t first = use->behind                         ? use->group
                     : use->subject >= 0 && !use->shares ? r->phrases[use->subject].first
                                                         : use->group;

    if (!(use->cue->frames & (GS_FRAME_QUOTE | GS_FRAME_CLAUSE)) || use->gerund)
        return false;
    if (first <= begin || use->shares)
        return false;
    if (is_close(r, first - 1))
        return set_frame(use, GS_SAID_TRAILING, begin);
    if (!is_comma(r, first_of_pair(r, first, begin) - 1) || first < begin + 3)
        return false;
    if (first >= 2 && is_close(r, first - 2))
        return set_frame(use, GS_SAID_TRAILING, begin);
    if (use->behind)
        return set_frame(use, GS_SAID_TRAILING, begin);
    first = first_of_pair(r, first, begin);
    /* nothing to say may stand behind: "On Monday, he said the road …" */
    t = pass_time(r, pass_adverbs(r, t, end), end);
    if (t < end && !is_stop(r, t) && !is_comma(r, t) && !gs_token_has(r, t, GS_WORD_PREPOSITION) &&
        !gs_token_has(r, t, GS_WORD_CONJUNCTION))
        return false;
    if (!has_finite_verb(r, begin, first) && !closes_report(r, use, begin, first, t, end))
        return false;
    return set_frame(use, GS_SAID_TRAILING, begin);
}

static void noun_frame(const gs_reading *r, gs_use *use)
{
    uint32_t end = use_end(r, use), t = use->last + 1;

    if (t + 1 < end && gs_token_is(r, t, GS_STR("by")) && r->phrase_of[t + 1] >= 0) {
        use->subject = r->phrase_of[t + 1];
        t = r->phrases[gs_chain_last(r, use->subject, end)].last + 1;
        use->behind = true;
    }
    if (t + 1 >= end)
        return;
    if (gs_token_is(r, t, GS_STR("that")) && (use->cue->frames & GS_FRAME_THAT) &&
        has_finite_verb(r, t + 1, end))
        set_frame(use, GS_SAID_CLAUSE, t + 1);
    else if ((use->cue->frames & GS_FRAME_CLAUSE) && r->phrase_of[t] >= 0 &&
             r->phrases[r->phrase_of[t]].kind == GS_PHRASE_PRONOUN && has_finite_verb(r, t, end))
        set_frame(use, GS_SAID_CLAUSE, t); /* "an allegation he assaulted …" */
    else if ((use->cue->frames & GS_FRAME_OBJECT) && gs_token_is(r, t, GS_STR("of")))
        set_frame(use, GS_SAID_OBJECT, t + 1);
}

/* "…, which he denied", "charges the ministry denies": the object stands
 * before. */
static bool relative_frame(const gs_reading *r, gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence), t;
    int32_t  p;

    if (!(use->cue->frames & GS_FRAME_OBJECT) || (use->cue->notes & GS_CUE_NEED) ||
        use->subject < 0 || use->shares || use->behind || use->gerund)
        return false;
    t = r->phrases[use->subject].first;
    if (t <= begin + 1)
        return false;
    if (gs_token_is(r, t - 1, GS_STR("which")) && is_comma(r, t - 2)) {
        use->before = true;
        use->edge = t - 2;
        return set_frame(use, GS_SAID_OBJECT, begin);
    }
    p = r->phrase_of[t - 1];
    if (p >= 0 && use->cue->act == GS_ACT_DENY) {
        use->before = true;
        use->edge = t;
        return set_frame(use, GS_SAID_OBJECT, r->phrases[p].first);
    }
    return false;
}

/* "…," he told reporters: what follows the cue is not what was said, unless
 * it is a quotation, too. */
static bool follows_quote(const gs_reading *r, const gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);
    uint32_t first = use->group;

    if (use->subject >= 0 && !use->shares && !use->behind)
        first = r->phrases[use->subject].first;
    if (first > begin && is_comma(r, first - 1))
        first--;
    return first > begin && is_close(r, first - 1);
}

static void whom_of_trailing(const gs_reading *r, gs_use *use, uint32_t t, uint32_t end)
{
    if ((use->cue->frames & GS_FRAME_WHOM) && t < end && r->phrase_of[t] >= 0 &&
        r->phrases[r->phrase_of[t]].first == t)
        use->whom = r->phrase_of[t];
}

/* "asked to clarify whether …": the question, not the clarifying. */
static uint32_t question_at(const gs_reading *r, uint32_t t, uint32_t end)
{
    for (uint32_t k = t; k < end && k < t + 4; k++) {
        if (gs_token_is(r, k, GS_STR("whether")) || gs_token_is(r, k, GS_STR("if")))
            return k;
    }
    return end;
}

void gs_find_frame(const gs_reading *r, gs_use *use)
{
    uint32_t end = use_end(r, use), t = use->last + 1;

    use->frame = GS_SAID_NONE;
    if (use->cue->kind == GS_CUE_NOUN) {
        noun_frame(r, use);
        return;
    }
    if (use->behind && !use->passive) { /* "…," said X: what follows is X's tail */
        trailing_frame(r, use, end, end);
        return;
    }
    if (use->passive) {
        if (t < end && question_at(r, t, end) < end)
            set_frame(use, GS_SAID_CLAUSE, question_at(r, t, end));
        else if (t < end && (gs_token_is(r, t, GS_STR("to")) || gs_token_is(r, t, GS_STR("of"))))
            set_frame(use, GS_SAID_TO, t);
        else if (!complement_frame(r, use, t, end) && !clause_frame(r, use, t, end) &&
                 (use->behind || use->cue->act == GS_ACT_ANNOUNCE))
            set_frame(use, GS_SAID_OBJECT, end); /* its content is the subject */
        return;
    }
    if (t >= end || follows_quote(r, use)) {
        if (trailing_frame(r, use, t, end)) {
            whom_of_trailing(r, use, t, end);
            return;
        }
        if (t >= end)
            return;
    }
    if ((use->cue->frames & GS_FRAME_WHOM) && !complement_at(r, t, end)) {
        if ((use->cue->frames & GS_FRAME_CLAUSE) && use->cue->act != GS_ACT_SAY &&
            clause_frame(r, use, t, end))
            return;
        if (whom_frame(r, use, t, end))
            return;
        if (use->whom >= 0)
            t = r->phrases[use->whom].last + 1;
    }
    if (complement_frame(r, use, t, end) || trailing_frame(r, use, t, end) ||
        (t < end && clause_frame(r, use, t, end)))
        return;
    if (t < end && preposition_frame(r, use, t))
        return;
    t = pass_adverbs(r, t, end) < end ? pass_adverbs(r, t, end) : t;
    t = pass_terms(r, t, end);
    if (t < end && object_frame(r, use, t, end))
        return;
    if (relative_frame(r, use))
        return;
    if (use->cue->notes & GS_CUE_ALONE) /* "he later recanted" */
        set_frame(use, GS_SAID_OBJECT, end);
}

/* ---- how far it goes ---- */

/* Whether `next` begins a clause of its own behind the content of `use`, or
 * stands within it: "said that Iran claims …". */
static bool parts_from(const gs_reading *r, const gs_use *use, const gs_use *next)
{
    uint32_t edge = next->edge;

    if (next->cue->kind == GS_CUE_NOUN || next->frame == GS_SAID_NONE ||
        edge <= use->content_first || r->quote_of[next->first] >= 0)
        return false;
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
           r->phrases[inner->subject].kind == GS_PHRASE_PRONOUN &&
           r->phrases[inner->subject].first == use->content_first;
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
            end = uses[k].edge;
            break;
        }
    }
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
        uint32_t t = r->phrases[gs_chain_last(r, use->subject, close)].last + 1;
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
    if (begin < end && is_open(r, begin))
        begin++;
    use->content_first = begin;
    use->content_end = end;
}

/* The content of "the charge was denied by X" is its subject. */
static void content_of_passive(const gs_reading *r, gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);
    int32_t  head = gs_clause_head(r, use->group, begin);

    use->content_first = use->content_end = use->group;
    if (head >= 0) {
        use->content_first = r->phrases[head].first;
        use->content_end = use->group;
    }
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
