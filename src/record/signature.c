/* record/signature.c - signatures of the words around an event, and what negates it. See
 * signature.h.
 *
 * Of a word with its preposition, particle or second auxiliary the pair is looked up
 * before the word alone: "accused of", "called off", "would have".
 */
#include "record/signature.h"

#include "base/buf.h"

#define PHRASE 64 /* bytes of two words with a signature */

static bool is_rel(const gs_reading *r, uint32_t w, gs_deprel rel)
{
    return gs_word_at(r, w)->deprel == rel;
}

/* ---- negation ---- */

/* "not only attacked": it did. */
static bool only_behind(const gs_reading *r, uint32_t w)
{
    static const char *const words[] = {"only", "just", "merely", "simply", "solely", "least"};

    for (size_t i = 0; w + 1 < r->doc->word_count && i < sizeof words / sizeof *words; i++) {
        if (gs_str_eq(gs_word_lower(r, w + 1), gs_str_from(words[i])))
            return true;
    }
    return false;
}

/* "not", "nobody", "no", "neither". */
static bool negates(const gs_reading *r, uint32_t w)
{
    return (gs_word_flags(r, w) & (GS_WORD_NEGATION | GS_WORD_NOBODY) ||
            gs_word_feat(r, w, "Polarity=Neg") || gs_word_feat(r, w, "PronType=Neg") ||
            gs_str_eq(gs_word_lower(r, w), GS_STR("no"))) &&
           !only_behind(r, w);
}

int32_t gs_negator(const gs_reading *r, uint32_t w)
{
    for (int32_t c = gs_first_child(r, w); c >= 0; c = gs_next_child(r, c)) {
        switch ((gs_deprel)gs_word_at(r, (uint32_t)c)->deprel) {
        case GS_DEPREL_DET:
        case GS_DEPREL_ADVMOD:
        case GS_DEPREL_AUX:
        case GS_DEPREL_CC_PRECONJ:
        case GS_DEPREL_CC:
            if (negates(r, (uint32_t)c))
                return c;
            break;
        default:
            break;
        }
    }
    return GS_NONE;
}

/* "nobody came", "killed none of them", "at no time did he say so". */
static int32_t negated_part(const gs_reading *r, uint32_t w)
{
    for (int32_t c = gs_first_child(r, w); c >= 0; c = gs_next_child(r, c)) {
        switch ((gs_deprel)gs_word_at(r, (uint32_t)c)->deprel) {
        case GS_DEPREL_NSUBJ:
        case GS_DEPREL_NSUBJ_PASS:
        case GS_DEPREL_OBJ:
        case GS_DEPREL_OBL:
        case GS_DEPREL_OBL_AGENT:
            if (negates(r, (uint32_t)c) || gs_negator(r, (uint32_t)c) >= 0)
                return c;
            break;
        default:
            break;
        }
    }
    return GS_NONE;
}

int32_t gs_clause_negator(const gs_reading *r, uint32_t w)
{
    int32_t no = gs_negator(r, w);

    return no < 0 ? negated_part(r, w) : no;
}

/* ---- signatures ---- */

const gs_signature *gs_signature_of(const gs_reading *r, gs_str lemma, gs_governor governor,
                                    uint32_t hangs)
{
    const gs_events *e = &r->know->events;
    const uint32_t  *first = gs_map_get(&e->reality, lemma);

    for (int32_t i = first ? (int32_t)*first : GS_NONE; i >= 0; i = e->signatures[i].next) {
        if (e->signatures[i].governor == governor && (e->signatures[i].hangs & hangs))
            return &e->signatures[i];
    }
    return NULL;
}

/* Of two words: "would have", "accuse of", "no longer". */
static const gs_signature *signature_of_two(const gs_reading *r, gs_str first, gs_str second,
                                            gs_governor governor, uint32_t hangs)
{
    char   words[PHRASE];
    gs_buf phrase = gs_buf_over(words, sizeof words);

    gs_buf_add_str(&phrase, first);
    gs_buf_add_char(&phrase, ' ');
    gs_buf_add_str(&phrase, second);
    return phrase.status == GS_OK ? gs_signature_of(r, gs_buf_str(&phrase), governor, hangs) : NULL;
}

static gs_governor governor_of(const gs_reading *r, uint32_t w)
{
    switch ((gs_upos)gs_word_at(r, w)->upos) {
    case GS_UPOS_NOUN:
    case GS_UPOS_PROPN:
    case GS_UPOS_PRON:
        return GS_GOVERNOR_NOUN;
    case GS_UPOS_ADJ:
        return GS_GOVERNOR_ADJ;
    case GS_UPOS_ADV:
        return GS_GOVERNOR_ADV;
    default:
        return GS_GOVERNOR_VERB;
    }
}

/* Of "may" in "may have attacked", "can" in "can see", "would" alone. */
static const gs_signature *of_aux(const gs_reading *r, uint32_t aux, uint32_t verb)
{
    gs_str              lemma = gs_word_at(r, aux)->lemma;
    const gs_signature *s = NULL;

    for (int32_t k = gs_next_child(r, (int32_t)aux); k >= 0 && (uint32_t)k < verb && !s;
         k = gs_next_child(r, k)) {
        if (is_rel(r, (uint32_t)k, GS_DEPREL_AUX))
            s = signature_of_two(r, lemma, gs_word_at(r, (uint32_t)k)->lemma, GS_GOVERNOR_AUX,
                                 GS_HANGS_ANY);
    }
    if (!s)
        s = signature_of_two(r, lemma, gs_word_at(r, verb)->lemma, GS_GOVERNOR_AUX, GS_HANGS_ANY);
    return s ? s : gs_signature_of(r, lemma, GS_GOVERNOR_AUX, GS_HANGS_ANY);
}

/* Of "if", "instead of", "as long as". */
static const gs_signature *of_mark(const gs_reading *r, uint32_t mark)
{
    const gs_word      *word = gs_word_at(r, mark);
    int32_t             more = gs_child(r, mark, GS_DEPREL_FIXED);
    const gs_signature *s = NULL;

    if (more >= 0)
        s = signature_of_two(r, word->lemma, gs_word_lower(r, (uint32_t)more), GS_GOVERNOR_MARK,
                             GS_HANGS_ANY);
    return s ? s : gs_signature_of(r, word->lemma, GS_GOVERNOR_MARK, GS_HANGS_ANY);
}

/* Of "perhaps", "no longer". */
static const gs_signature *of_adverb(const gs_reading *r, uint32_t adverb)
{
    int32_t             first = gs_first_child(r, adverb);
    const gs_signature *s = NULL;

    if (only_behind(r, adverb))
        return NULL;
    if (first >= 0)
        s = signature_of_two(r, gs_word_lower(r, (uint32_t)first), gs_word_lower(r, adverb),
                             GS_GOVERNOR_ADV, GS_HANGS_ANY);
    return s ? s : gs_signature_of(r, gs_word_at(r, adverb)->lemma, GS_GOVERNOR_ADV, GS_HANGS_ANY);
}

const gs_signature *gs_signature_of_modifier(const gs_reading *r, uint32_t k, uint32_t w)
{
    gs_str              lemma = gs_word_at(r, k)->lemma;
    const gs_signature *s;

    switch ((gs_deprel)gs_word_at(r, k)->deprel) {
    case GS_DEPREL_AUX:
        return of_aux(r, k, w);
    case GS_DEPREL_ADVMOD:
        return of_adverb(r, k);
    case GS_DEPREL_MARK:
    case GS_DEPREL_CASE:
        return of_mark(r, k);
    case GS_DEPREL_AMOD:
        s = gs_signature_of(r, lemma, GS_GOVERNOR_ADJ, GS_HANGS_ANY);
        return s ? s : gs_signature_of(r, lemma, GS_GOVERNOR_VERB, GS_HANGS_OBJ);
    default:
        return NULL;
    }
}

/* ---- of governors ---- */

const gs_signature *gs_signature_of_governor(const gs_reading *r, uint32_t w, uint32_t governor,
                                             uint32_t hangs)
{
    gs_governor         kind = governor_of(r, governor);
    gs_str              lemma = gs_word_at(r, governor)->lemma;
    int32_t             with = gs_child(r, w, GS_DEPREL_CASE);
    const gs_signature *s = NULL;

    if (with < 0)
        with = gs_child(r, w, GS_DEPREL_MARK);
    if (with >= 0)
        s = signature_of_two(r, lemma, gs_word_lower(r, (uint32_t)with), kind, hangs);
    with = gs_child(r, governor, GS_DEPREL_COMPOUND_PRT);
    if (!s && with >= 0)
        s = signature_of_two(r, lemma, gs_word_lower(r, (uint32_t)with), kind, hangs);
    if (!s && !gs_frame_passive(r, governor))
        s = gs_signature_of(r, gs_word_lower(r, governor), kind, hangs);
    return s ? s : gs_signature_of(r, lemma, kind, hangs);
}
