/* record/content_object.c - objects, and what prepositions bring: "denied the charge",
 * "called for talks", "charges that he denies". See content_int.h.
 */
#include "record/content_int.h"

int32_t gs_object_of(const gs_reading *r, const gs_use *use)
{
    int32_t o = gs_child(r, use->word, GS_DEPREL_OBJ);

    if (rel_of(r, (int32_t)use->word) == GS_DEPREL_AMOD) /* ", disputed testimony that" */
        return gs_word_at(r, use->word)->head;
    if (use->last > use->first && use->last + 1 < use_end(r, use) && r->word_of[use->last + 1] >= 0)
        return gs_noun_from(r, use->last + 1);
    return o >= 0 && (uint32_t)o > use->word ? o : GS_NONE;
}

int32_t gs_whom_of(const gs_reading *r, const gs_use *use)
{
    int32_t i = gs_child(r, use->word, GS_DEPREL_IOBJ);

    return i >= 0 && (uint32_t)i > use->word ? i : gs_object_of(r, use);
}

/* "denied the player a contract", "denied the sailors leave". */
static bool has_two(const gs_reading *r, const gs_use *use, uint32_t o)
{
    unsigned n = 0;

    for (int32_t c = gs_first_child(r, use->word); c >= 0; c = gs_next_child(r, c))
        n += rel_of(r, c) == GS_DEPREL_OBJ && (uint32_t)c > use->word;
    return n > 1 || (rel_of(r, (int32_t)o) == GS_DEPREL_XCOMP && gs_own_subject(r, o) >= 0);
}

/* The object's head noun is one the cue wants, or one it must not have. "Denied
 * them status", "denied Iran access": a second object. */
static bool object_fits(const gs_reading *r, const gs_use *use, uint32_t o)
{
    int32_t whom = gs_child(r, use->word, GS_DEPREL_IOBJ);

    if (!use->cue->only && !use->cue->not_)
        return true;
    if (use->cue->not_ && has_two(r, use, o))
        return false;
    if (use->cue->not_) {
        bool person =
            gs_word_flags(r, o) & GS_WORD_PRONOUN && !(gs_word_flags(r, o) & GS_WORD_SUBJECT);
        return whom < 0 && !person && !in_set(r, o, use->cue->not_);
    }
    return in_set(r, o, use->cue->only);
}

static bool is_qualified_behind(const gs_reading *r, uint32_t noun)
{
    for (int32_t c = gs_first_child(r, noun); c >= 0; c = gs_next_child(r, c)) {
        if ((uint32_t)c > noun && rel_of(r, c) == GS_DEPREL_AMOD)
            return true;
    }
    return false;
}

/* "called the deal a disgrace" is told by quotation marks, "as", or a word for
 * what is false. */
static bool names_object(const gs_reading *r, const gs_use *use, uint32_t t, uint32_t end)
{
    const uint32_t false_ = gs_know_object_set(r->know, GS_STR("false"));

    if (!(use->cue->notes & GS_CUE_QUOTED))
        return true;
    for (int32_t c = gs_first_child(r, use->word); c >= 0; c = gs_next_child(r, c)) {
        if (rel_of(r, c) == GS_DEPREL_XCOMP && (uint32_t)c > use->word &&
            gs_word_at(r, (uint32_t)c)->upos == GS_UPOS_ADJ)
            return true; /* "called the remarks irresponsible" */
        if (rel_of(r, c) == GS_DEPREL_OBJ && is_qualified_behind(r, (uint32_t)c))
            return true; /* the same, where the parser has it hang on the remarks */
    }
    for (uint32_t at = t; at < end && at < t + 20; at++) {
        const uint32_t *sets = gs_map_get(&r->know->objects, gs_token_lower(r, at));
        if (is_open(r, at) || gs_token_is(r, at, GS_STR("as")) ||
            (at < t + 8 && sets && (*sets & false_)))
            return true;
        /* "call their trial politically motivated" */
        if (at > t && at + 1 < end && at < t + 8 && gs_token_ends(r, at, "ly") &&
            is_comma(r, at) == 0 && gs_token_ends(r, at + 1, "ed"))
            return true;
    }
    return false;
}

/* "dismissed as propaganda [claims in the press]": a noun that only such a cue takes. */
static int32_t object_behind(const gs_reading *r, const gs_use *use, uint32_t end)
{
    for (uint32_t t = use->last + 1; t < end && t < use->last + 12; t++) {
        int32_t w = r->word_of[t];
        if (w >= 0 && gs_ref_of(r, w) >= 0 && rel_of(r, w) != GS_DEPREL_NMOD &&
            in_set(r, (uint32_t)w, use->cue->only))
            return w;
    }
    return GS_NONE;
}

/* "denied on Tuesday having sold it": an adverbial by the tree, for what stands between. */
static int32_t gerund_behind(const gs_reading *r, const gs_use *use)
{
    for (int32_t c = gs_first_child(r, use->word); c >= 0; c = gs_next_child(r, c)) {
        if ((uint32_t)c > use->word && rel_of(r, c) == GS_DEPREL_ADVCL &&
            gs_token_ends(r, gs_yield_first(r, (uint32_t)c), "ing") &&
            !is_comma(r, gs_yield_first(r, (uint32_t)c) - 1))
            return c;
    }
    return GS_NONE;
}

bool gs_object_frame(const gs_reading *r, gs_use *use, uint32_t end)
{
    int32_t  o = gs_object_of(r, use);
    uint32_t t;

    if (!(use->cue->frames & GS_FRAME_OBJECT) || (use->cue->notes & GS_CUE_NEED))
        return false;
    if (gs_word_at(r, use->word)->upos != GS_UPOS_VERB && use->last + 1 < end)
        o = gs_noun_from(r, use->last + 1); /* "denies" tagged as an adverb */
    if (o < 0 && gs_word_at(r, use->word)->upos != GS_UPOS_VERB && use->subject >= 0 &&
        use->last + 1 < end && gs_token_word(r, use->last + 1))
        return set_frame(use, GS_SAID_OBJECT, use->last + 1);
    if (o < 0 && use->cue->only)
        o = object_behind(r, use, end);
    if (o < 0) { /* "denied taking bribes", "pleaded not guilty" */
        o = gs_child(r, use->word, GS_DEPREL_XCOMP);
        if (o < 0 || (uint32_t)o < use->word)
            o = gs_complement_of(r, use);
        if (o < 0)
            o = gerund_behind(r, use);
        if (o < 0 || gs_child_word(r, (uint32_t)o, "to") >= 0)
            return false;
    }
    if (is_nothing(r, o))
        return false; /* "said nothing" */
    t = gs_yield_first(r, (uint32_t)o);
    if (t <= use->last || (gs_ref_of(r, o) < 0 && rel_of(r, o) != GS_DEPREL_ADVCL))
        t = use->last + 1;
    if (!object_fits(r, use, (uint32_t)o) || !names_object(r, use, t, end))
        return false;
    if (use->cue->notes & GS_CUE_WHOM && gs_ref_of(r, o) >= 0)
        use->whom = o;
    return set_frame(use, GS_SAID_OBJECT, t);
}

/* "called for talks", "commented on": a preposition that the cue takes. */
bool gs_preposition_frame(const gs_reading *r, gs_use *use)
{
    static const struct {
        const char *word;
        uint32_t    frame;
    } all[] = {{"for", GS_FRAME_FOR},     {"on", GS_FRAME_ON},
               {"about", GS_FRAME_ABOUT}, {"against", GS_FRAME_AGAINST},
               {"with", GS_FRAME_WITH},   {"as", GS_FRAME_AS},
               {"of", GS_FRAME_OF}};
    uint32_t t = use->last + 1;

    for (size_t i = 0; i < sizeof all / sizeof *all && t < use_end(r, use); i++) {
        if ((use->cue->frames & all[i].frame) && gs_token_is(r, t, gs_str_from(all[i].word)))
            return set_frame(use, GS_SAID_OBJECT, t);
    }
    return false;
}

/* "asked Iran for help", "told reporters about": what hangs on whom. */
bool gs_matter_frame(const gs_reading *r, gs_use *use)
{
    int32_t  o = gs_object_of(r, use);
    uint32_t t;

    if (!(use->cue->frames & GS_FRAME_WHOM) || o < 0 || (use->cue->notes & GS_CUE_NEED) ||
        is_nothing(r, o))
        return false;
    use->whom = o;
    t = r->token_of[o] + 1;
    if (t < use_end(r, use) &&
        (gs_token_is(r, t, GS_STR("about")) || gs_token_is(r, t, GS_STR("of")) ||
         (gs_token_is(r, t, GS_STR("for")) && use->cue->modality != GS_MODALITY_ASSERTED)))
        return set_frame(use, GS_SAID_OBJECT, t);
    return false;
}

/* "…, which he denied", "charges the ministry denies": the object stands
 * before. */
bool gs_relative_frame(const gs_reading *r, gs_use *use)
{
    uint32_t begin = gs_sentence_begin(r, use->sentence), t;
    int32_t  above = gs_word_at(r, use->word)->head, first;

    if (!(use->cue->frames & GS_FRAME_OBJECT) || (use->cue->notes & GS_CUE_NEED) ||
        use->subject < 0 || use->shares || use->behind || use->gerund)
        return false;
    t = gs_subject_first(r, use->word, (uint32_t)use->subject);
    first = gs_child(r, use->word, GS_DEPREL_NSUBJ);
    if (first >= 0 && first < use->subject && use->cue->act == GS_ACT_DENY &&
        object_fits(r, use, (uint32_t)first)) {
        use->before = true; /* "- charges the authorities deny" */
        use->edge = t;
        return set_frame(use, GS_SAID_OBJECT, gs_noun_first(r, (uint32_t)first));
    }
    if (above < 0)
        return false;
    if (t > begin + 1 && gs_token_is(r, t - 1, GS_STR("which")) && is_comma(r, t - 2)) {
        use->before = true;
        use->edge = t - 2;
        return set_frame(use, GS_SAID_OBJECT, begin);
    }
    if (rel_of(r, (int32_t)use->word) != GS_DEPREL_ACL_RELCL || use->cue->act != GS_ACT_DENY ||
        above == use->subject || !object_fits(r, use, (uint32_t)above))
        return false;
    use->before = true;
    use->edge = t > begin && gs_token_has(r, t - 1, GS_WORD_RELATIVE) ? t - 1 : t;
    return set_frame(use, GS_SAID_OBJECT, gs_noun_first(r, (uint32_t)above));
}
