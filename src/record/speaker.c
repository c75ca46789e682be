/* record/speaker.c - who says it.
 *
 * The subject of a verb of saying, by the tree. A relative pronoun means the
 * noun that its clause hangs on; a verb that is joined to another, or a
 * participle, shares the subject of the verb above: "…, and said", "…, adding".
 * Of a passive it is what "by" names, or nobody; of "was quoted as saying" the
 * subject of the quoting.
 */
#include "record/clause.h"
#include "record/reading.h"

static bool is_comma(const gs_reading *r, uint32_t t)
{
    return gs_token_is(r, t, GS_STR(","));
}

/* "Some of the aides": the aides. */
static int32_t whole_of(const gs_reading *r, int32_t w)
{
    int32_t of;

    if (w < 0 || gs_ref_of(r, w) >= 0 || (gs_word_flags(r, (uint32_t)w) & GS_WORD_NOBODY))
        return w;
    of = gs_child(r, (uint32_t)w, GS_DEPREL_NMOD);
    return of >= 0 && gs_child_word(r, (uint32_t)of, "of") >= 0 ? of : w;
}

static bool is_relative(const gs_reading *r, uint32_t w)
{
    return gs_word_feat(r, w, "PronType=Rel") || (gs_word_flags(r, w) & GS_WORD_RELATIVE) != 0;
}

/* The noun that the relative clause of verb `w` hangs on. */
static int32_t antecedent(const gs_reading *r, uint32_t w)
{
    int32_t at = (int32_t)w;

    for (unsigned steps = 0; steps < 6 && at >= 0; steps++) {
        uint8_t rel = gs_word_at(r, (uint32_t)at)->deprel;
        at = gs_word_at(r, (uint32_t)at)->head;
        if (rel == GS_DEPREL_ACL_RELCL || rel == GS_DEPREL_ACL)
            return at;
        if (rel != GS_DEPREL_CONJ)
            return GS_NONE;
    }
    return GS_NONE;
}

static bool is_person(const gs_reading *r, int32_t w)
{
    int32_t m = gs_ref_of(r, w);

    return m >= 0 && r->refs[m].being == GS_BEING_PERSON;
}

/* "a doctor at the hospital, who": the doctor. */
static int32_t who_of(const gs_reading *r, int32_t w, uint32_t relative)
{
    int32_t at = w;

    if (!gs_str_eq(gs_word_lower(r, relative), GS_STR("who")))
        return w;
    for (unsigned steps = 0; steps < 4 && at >= 0; steps++) {
        if (is_person(r, at))
            return at;
        if (gs_word_at(r, (uint32_t)at)->deprel != GS_DEPREL_NMOD)
            break;
        at = gs_word_at(r, (uint32_t)at)->head;
    }
    return w;
}

/* The subject of a verb itself, a relative pronoun replaced. */
static int32_t subject_of(const gs_reading *r, uint32_t w)
{
    int32_t s = gs_own_subject(r, w);

    if (s >= 0 && is_relative(r, (uint32_t)s))
        return who_of(r, antecedent(r, w), (uint32_t)s);
    return whole_of(r, s);
}

/* "quotes a spokesman as saying": the one quoted; who quotes carries. "Was quoted
 * as saying": the subject of the passive. */
static bool quoted_subject(const gs_reading *r, gs_use *use)
{
    int32_t above = gs_word_at(r, use->word)->head;

    if (gs_child_word(r, use->word, "as") < 0 || above < 0)
        return false;
    if (gs_word_at(r, (uint32_t)above)->upos != GS_UPOS_VERB) {
        /* hangs on the noun: "quoted the ministry as saying" */
        use->subject = above;
        above = gs_word_at(r, (uint32_t)above)->head;
        use->carrier = above >= 0 ? subject_of(r, (uint32_t)above) : GS_NONE;
        return gs_ref_of(r, use->subject) >= 0;
    }
    if (gs_child(r, (uint32_t)above, GS_DEPREL_AUX_PASS) >= 0 ||
        gs_child(r, (uint32_t)above, GS_DEPREL_NSUBJ_PASS) >= 0) {
        int32_t by = gs_child(r, (uint32_t)above, GS_DEPREL_OBL_AGENT);
        use->subject = subject_of(r, (uint32_t)above);
        if (by < 0)
            by = gs_child(r, (uint32_t)above, GS_DEPREL_OBL);
        if (by >= 0 && gs_child_word(r, (uint32_t)by, "by") >= 0)
            use->carrier = by;
        return use->subject >= 0;
    }
    for (int32_t c = gs_first_child(r, (uint32_t)above); c >= 0 && c < (int32_t)use->word;
         c = gs_next_child(r, c)) {
        uint8_t rel = gs_word_at(r, (uint32_t)c)->deprel;
        if (rel == GS_DEPREL_OBJ || rel == GS_DEPREL_IOBJ)
            use->subject = c; /* the last: "quoted diver Jo Lund as" */
    }
    use->carrier = subject_of(r, (uint32_t)above);
    return use->subject >= 0;
}

/* "He noted that the house did not ratify it, and mentioned …": joined to the verb
 * within by mistake. The verb of saying around it, or GS_NONE. */
static int32_t around(const gs_reading *r, const gs_use *use, uint32_t joined)
{
    int32_t cc = gs_child(r, use->word, GS_DEPREL_CC), up = gs_word_at(r, joined)->head;

    if (cc < 0 || r->token_of[cc] == 0 || !is_comma(r, r->token_of[cc] - 1) || up < 0 ||
        gs_word_at(r, joined)->deprel != GS_DEPREL_CCOMP || (uint32_t)up > joined ||
        !(gs_word_flags(r, (uint32_t)up) & GS_WORD_CUE))
        return GS_NONE;
    return up;
}

/* The verb of saying above `w` that is nearest to the root, or `w`. */
static uint32_t outermost(const gs_reading *r, const gs_use *use, uint32_t w)
{
    uint32_t best = w;

    for (int32_t at = (int32_t)w, steps = 0; at >= 0 && steps < 16; steps++) {
        if ((gs_word_flags(r, (uint32_t)at) & GS_WORD_CUE) && (uint32_t)at < use->word &&
            gs_word_at(r, (uint32_t)at)->upos == GS_UPOS_VERB && subject_of(r, (uint32_t)at) >= 0 &&
            gs_can_speak(r, (uint32_t)subject_of(r, (uint32_t)at)))
            best = (uint32_t)at;
        at = gs_word_at(r, (uint32_t)at)->head;
    }
    return best;
}

/* Takes the subject of the verb above, if it can speak. Returns the nearest that
 * cannot, by what is known of it, or GS_NONE. */
static int32_t share_subject(const gs_reading *r, gs_use *use)
{
    uint32_t at = use->word;
    int32_t  other = GS_NONE;

    for (unsigned steps = 0; steps < 8; steps++) {
        uint8_t rel = gs_word_at(r, at)->deprel;
        int32_t up = gs_word_at(r, at)->head, s;
        if (up < 0)
            return other;
        at = (uint32_t)up;
        if (rel == GS_DEPREL_PARATAXIS && at < use->word && gs_can_speak(r, at)) {
            use->subject = up; /* "Aides to the mayor, and others, insist …" */
            return GS_NONE;
        }
        if (rel == GS_DEPREL_CONJ && steps == 0 && around(r, use, at) >= 0)
            at = (uint32_t)around(r, use, at);
        switch ((gs_deprel)rel) {
        case GS_DEPREL_ACL:
            /* "officials saying": these; "a statement saying": who issued it */
            if (gs_can_speak(r, at) && !gs_is_document(r, at)) {
                use->subject = up;
                return GS_NONE;
            }
            break;
        case GS_DEPREL_ACL_RELCL:
            use->subject = up;
            return GS_NONE;
        case GS_DEPREL_CCOMP:
            /* "reported Ana Brekel, the mayor, had said": taken for an object */
            use->subject = gs_child(r, at, GS_DEPREL_OBJ);
            if (use->subject >= (int32_t)use->word || use->subject < up)
                use->subject = GS_NONE;
            return other;
        case GS_DEPREL_CONJ:
        case GS_DEPREL_ADVCL:
        case GS_DEPREL_XCOMP:
        case GS_DEPREL_PARATAXIS:
        case GS_DEPREL_OBJ:
        case GS_DEPREL_OBL:
        case GS_DEPREL_NMOD:
        case GS_DEPREL_DEP:
            break;
        default:
            return other;
        }
        if (use->gerund && use->group > gs_sentence_begin(r, use->sentence) &&
            is_comma(r, use->group - 1))
            at = outermost(r, use, at); /* ", denying …" */
        s = subject_of(r, at);
        if (s >= 0 && gs_can_speak(r, (uint32_t)s)) {
            use->subject = s;
            use->shares = true;
            use->rule = "subject:shared";
            return GS_NONE;
        }
        if (s >= 0 && other < 0 && gs_ref_of(r, s) >= 0)
            other = s;
    }
    return other;
}

static void passive_subject(const gs_reading *r, gs_use *use)
{
    for (int32_t c = gs_first_child(r, use->word); c >= 0; c = gs_next_child(r, c)) {
        uint8_t rel = gs_word_at(r, (uint32_t)c)->deprel;
        if (rel == GS_DEPREL_OBL_AGENT ||
            (rel == GS_DEPREL_OBL && gs_child_word(r, (uint32_t)c, "by") >= 0)) {
            use->subject = whole_of(r, c);
            use->behind = true;
            break;
        }
    }
    for (uint32_t t = use->last + 1;
         use->subject < 0 && t < use->last + 8 && t + 1 < gs_sentence_end(r, use->sentence); t++) {
        int32_t s = gs_token_is(r, t, GS_STR("by")) ? gs_noun_from(r, t + 1) : GS_NONE;
        if (s >= 0 && gs_can_speak(r, (uint32_t)s)) {
            use->subject = s; /* "declared safe by engineers" */
            use->behind = true;
        }
    }
    if (use->cue->frames & GS_FRAME_WHOM) {
        use->whom = subject_of(r, use->word);
        if (use->whom < 0 && gs_word_at(r, use->word)->deprel == GS_DEPREL_ACL)
            use->whom = gs_word_at(r, use->word)->head;
        if (use->whom < 0 && gs_word_at(r, use->word)->deprel == GS_DEPREL_ADVCL &&
            gs_word_at(r, use->word)->head >= 0)
            use->whom = subject_of(r, (uint32_t)gs_word_at(r, use->word)->head);
    }
}

/* `"…," said the minister`, taken for an object. */
static bool inverted(const gs_reading *r, gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);
    int32_t  s = gs_child(r, use->word, GS_DEPREL_OBJ);

    if (!(use->cue->notes & GS_CUE_INVERT) || use->group != use->first || use->group == begin ||
        !(use->form & (GS_VERB_PAST | GS_VERB_PRESENT)) || s < 0 || (uint32_t)s < use->word ||
        !(gs_can_speak(r, (uint32_t)s) || gs_word_at(r, (uint32_t)s)->upos == GS_UPOS_NUM))
        return false;
    if (gs_token_at(r, use->group - 1)->kind != GS_TOKEN_CLOSE_QUOTE &&
        !is_comma(r, use->group - 1))
        return false;
    use->subject = s;
    return true;
}

static void set_edge(const gs_reading *r, gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);
    uint32_t edge = use->group;

    if (use->passive && gs_word_at(r, use->word)->deprel == GS_DEPREL_ACL &&
        gs_word_at(r, use->word)->head >= 0)
        edge =
            gs_noun_first(r, (uint32_t)gs_word_at(r, use->word)->head); /* ", a charge denied by" */
    else if (!use->shares && use->subject >= 0 && !use->behind) {
        uint32_t first = gs_subject_first(r, use->word, (uint32_t)use->subject);
        if (first < edge)
            edge = first;
    }
    while (edge > begin &&
           (gs_token_has(r, edge - 1, GS_WORD_CONJUNCTION) || is_comma(r, edge - 1) ||
            gs_token_is(r, edge - 1, GS_STR(";")) || gs_token_is(r, edge - 1, GS_STR("while")) ||
            gs_token_is(r, edge - 1, GS_STR("although")) || gs_token_is(r, edge - 1, GS_STR("by"))))
        edge--;
    use->edge = edge;
}

/* "with officials reporting", "despite residents saying": the noun before -ing. */
static bool absolute(const gs_reading *r, gs_use *use)
{
    int32_t s;

    if (!use->gerund || use->group == gs_sentence_begin(r, use->sentence))
        return false;
    s = gs_noun_until(r, use->group - 1);
    if (s < 0 || !gs_can_speak(r, (uint32_t)s) || gs_is_document(r, (uint32_t)s) ||
        gs_child(r, (uint32_t)s, GS_DEPREL_CASE) < 0)
        return false;
    use->subject = s;
    return true;
}

/* "a tweet by the minister", "reports from the hospital": who wrote it. */
static int32_t author_of(const gs_reading *r, int32_t w)
{
    for (int32_t c = w < 0 || !gs_is_document(r, (uint32_t)w) ? GS_NONE
                                                              : gs_first_child(r, (uint32_t)w);
         c >= 0; c = gs_next_child(r, c)) {
        if (gs_word_at(r, (uint32_t)c)->deprel == GS_DEPREL_NMOD && gs_can_speak(r, (uint32_t)c) &&
            (gs_child_word(r, (uint32_t)c, "by") >= 0 ||
             gs_child_word(r, (uint32_t)c, "from") >= 0))
            return c;
    }
    return w;
}

/* "…," or "…, ": what stands before a verb with its speaker behind. */
static bool ends_said(const gs_reading *r, uint32_t t)
{
    return is_comma(r, t) || gs_token_at(r, t)->kind == GS_TOKEN_CLOSE_QUOTE;
}

/* A comma, or where the verb takes no object, the sentence's end. */
static bool ends_speaker(const gs_reading *r, const gs_use *use, uint32_t t)
{
    return is_comma(r, t) ||
           (!(use->cue->frames & (GS_FRAME_OBJECT | GS_FRAME_WHOM)) &&
            gs_token_is(r, t, GS_STR(".")) && !gs_finite_within(r, use->last + 1, t));
}

/* "The minister, said the envoy, had lied": set apart by commas. */
static bool set_apart(const gs_reading *r, gs_use *use)
{
    uint32_t end = gs_sentence_end(r, use->sentence), behind;
    int32_t  s;

    if (!(use->cue->notes & GS_CUE_INVERT) || use->group != use->first ||
        !(use->form & (GS_VERB_PAST | GS_VERB_PRESENT)) || use->last + 2 >= end ||
        use->group <= gs_sentence_begin(r, use->sentence) + 1 || !ends_said(r, use->group - 1))
        return false;
    s = gs_noun_from(r, use->last + 1);
    if (s < 0 || !gs_can_speak(r, (uint32_t)s) ||
        gs_somebody_of(r, (uint32_t)s) == GS_SOMEBODY_PRONOUN)
        return false;
    behind = r->token_of[s] + 1;
    if (gs_ref_of(r, s) >= 0 && r->refs[gs_ref_of(r, s)].form == GS_MENTION_NAME)
        behind = r->token_of[r->refs[gs_ref_of(r, s)].name_last] + 1;
    if (behind >= end || !ends_speaker(r, use, behind) || gs_child_word(r, use->word, "that") >= 0)
        return false;
    use->subject = s;
    return true;
}

/* "…," a harbour official, who asked not to be named, told Reuters: what begins
 * right behind the closing mark. */
static void behind_quote(const gs_reading *r, gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence);

    for (uint32_t t = use->group; t > begin + 1 && t + 24 > use->group; t--) {
        int32_t s;
        if (gs_token_at(r, t - 1)->kind != GS_TOKEN_CLOSE_QUOTE)
            continue;
        s = is_comma(r, t) ? gs_noun_from(r, t + 1) : gs_noun_from(r, t);
        if (!is_comma(r, use->group - 1) && gs_noun_until(r, use->group - 1) != s)
            return; /* something else stands before the verb */
        if (s >= 0 && (uint32_t)s < use->word && gs_can_speak(r, (uint32_t)s))
            use->subject = s;
        return;
    }
}

/* The noun that the relative clause with noun `w` in it hangs on; else `w`. */
static int32_t before_relative(const gs_reading *r, int32_t w)
{
    int32_t at = w;

    for (unsigned steps = 0; steps < 8 && at >= 0; steps++) {
        uint8_t rel = gs_word_at(r, (uint32_t)at)->deprel;
        at = gs_word_at(r, (uint32_t)at)->head;
        if (rel == GS_DEPREL_ACL_RELCL)
            return at >= 0 && at < w ? at : w;
    }
    return w;
}

/* Of noun `at` and the nouns that it hangs on the first name without a preposition, else
 * the last that can speak: "Ann Lund, envoy of the League of Towns, cautioned". GS_NONE. */
static int32_t speaker_above(const gs_reading *r, int32_t at)
{
    int32_t best = GS_NONE;

    for (unsigned steps = 0; steps < 12 && at >= 0; steps++) {
        const gs_word *w = gs_word_at(r, (uint32_t)at);
        if (w->upos != GS_UPOS_NOUN && w->upos != GS_UPOS_PROPN)
            break;
        if (gs_ref_of(r, at) >= 0 && gs_child(r, (uint32_t)at, GS_DEPREL_CASE) < 0 &&
            gs_can_speak(r, (uint32_t)at)) {
            best = at;
            if (r->refs[gs_ref_of(r, at)].form == GS_MENTION_NAME)
                break;
        }
        at = w->head;
    }
    return best;
}

/* What stands right before a finite verb, whatever the tree says. */
static void adjacent(const gs_reading *r, gs_use *use, bool shared)
{
    const uint32_t begin = gs_sentence_begin(r, use->sentence);
    const bool     astray = gs_word_at(r, use->word)->upos != GS_UPOS_VERB ||
                        gs_word_at(r, use->word)->deprel == GS_DEPREL_AMOD;
    uint32_t t = use->group;
    int32_t  s;

    while (astray && t > begin + 1 &&
           (gs_token_at(r, t - 1)->kind == GS_TOKEN_OPEN_QUOTE ||
            (r->word_of[t - 1] >= 0 &&
             gs_word_at(r, (uint32_t)r->word_of[t - 1])->upos == GS_UPOS_ADV)))
        t--; /* 'The ministry "strongly denies' */
    if (astray && t > begin + 1 && r->word_of[t - 1] >= 0 &&
        is_relative(r, (uint32_t)r->word_of[t - 1]))
        t--; /* "The mayor, who denies" */
    if ((astray || !shared) && t > begin + 1 && is_comma(r, t - 1))
        t--; /* "The sister, Lorna Petrak, disputed" */
    s = t > begin ? gs_noun_until(r, t - 1) : GS_NONE;
    if (t < use->group && is_comma(r, t)) {
        int32_t whose = before_relative(r, s); /* "The mayor, who lives in Oslo, denies" */
        s = astray ? whose : speaker_above(r, whose != s ? whose : r->word_of[t - 1]);
    }
    if (s >= 0 && (use->form & (GS_VERB_PRESENT | GS_VERB_PAST)) &&
        (gs_can_speak(r, (uint32_t)s) || astray))
        use->subject = s;
}

void gs_find_subject(const gs_reading *r, gs_use *use)
{
    int32_t other = GS_NONE;

    if (use->passive) {
        passive_subject(r, use);
    } else if (absolute(r, use) || set_apart(r, use)) {
        /* found */
    } else if (!quoted_subject(r, use)) {
        use->subject = subject_of(r, use->word);
        if (use->subject < 0 && !inverted(r, use)) {
            if (!use->gerund)
                behind_quote(r, use);
            if (use->subject < 0 && gs_word_at(r, use->word)->upos == GS_UPOS_VERB)
                other = share_subject(r, use);
            if (use->subject < 0)
                adjacent(r, use, other >= 0);
            if (use->subject < 0 && other >= 0) {
                use->subject = other;
                use->shares = true;
                use->rule = "subject:shared";
            }
        }
    }
    if (use->subject >= 0 && (uint32_t)use->subject > use->word)
        use->behind = true;
    set_edge(r, use);
    use->subject = author_of(r, use->subject);
}
