/* record/coref_pronoun.c - whom pronouns mean: see coref.h.
 *
 * Of the third person: among what stands before it in its sentence and the
 * last few, what agrees with it and is not barred by its clause ("Lee saw
 * him": not Lee) is weighed by its place: subjects before objects before what
 * hangs on a noun, near before far, alike before unlike, names and those met
 * often before others. When nothing weighs enough it stays open.
 *
 * "I" and "we" are one within a quotation, and one outside all of them; who
 * speaks a quotation is the statements' to say, by gs_ref.quote.
 */
#include "record/coref.h"
#include "record/rival.h"

enum { SENTENCES = 3, LOOK_BACK = 120 };

/* Weights of a place. Set by hand on development data of GAP and OntoGUM. */
static const double FLOOR = -1.5;
static const double AHEAD = 1.6; /* what weighs less gives way to a subject ahead */

static bool is_subject(uint8_t rel)
{
    return rel == GS_DEPREL_NSUBJ || rel == GS_DEPREL_NSUBJ_PASS || rel == GS_DEPREL_NSUBJ_OUTER;
}

static bool is_object(uint8_t rel)
{
    return rel == GS_DEPREL_OBJ || rel == GS_DEPREL_IOBJ || rel == GS_DEPREL_OBL ||
           rel == GS_DEPREL_OBL_AGENT;
}

/* The place of a phrase: that of the first conjunct, of the name's title. */
static uint8_t place_of(const gs_reading *r, uint32_t w, int32_t *governor)
{
    for (unsigned steps = 0; steps < 16; steps++) {
        const gs_word *word = gs_word_at(r, w);
        if (word->head < 0 || (word->deprel != GS_DEPREL_CONJ && word->deprel != GS_DEPREL_APPOS &&
                               word->deprel != GS_DEPREL_FLAT))
            break;
        w = (uint32_t)word->head;
    }
    *governor = gs_word_at(r, w)->head;
    return gs_word_at(r, w)->deprel;
}

/* The verb or noun of the clause in which `w` stands, up from nouns. */
static int32_t clause_of(const gs_reading *r, uint32_t w)
{
    for (unsigned steps = 0; steps < 32; steps++) {
        const gs_word *word = gs_word_at(r, w);
        if (is_subject(word->deprel) || is_object(word->deprel) || word->head < 0)
            return word->head;
        if (word->deprel == GS_DEPREL_ADVCL || word->deprel == GS_DEPREL_CCOMP ||
            word->deprel == GS_DEPREL_ACL_RELCL || word->deprel == GS_DEPREL_XCOMP)
            return (int32_t)w;
        w = (uint32_t)word->head;
    }
    return GS_NONE;
}

static bool may_be_many(const gs_coref *c, int32_t k)
{
    const gs_ref *m = &c->r->refs[k];

    return (gs_word_flags(c->r, m->head) & GS_WORD_COLLECTIVE) ||
           m->named == GS_NAMED_ORGANIZATION ||
           (m->title.role >= 0 && c->r->know->roles[m->title.role].kind == GS_ROLE_ORGANIZATION);
}

static bool agrees(const gs_coref *c, int32_t i, int32_t k)
{
    const gs_ref   *p = &c->r->refs[i];
    const gs_chain *x = gs_coref_chain(c, k);

    if (p->number == GS_NUMBER_MANY)
        return x->number == GS_NUMBER_MANY || (x->number == GS_NUMBER_ONE && may_be_many(c, k));
    if (p->being == GS_BEING_PERSON && p->gender == 0)
        return false;
    if (p->being == GS_BEING_PERSON && x->being != GS_BEING_PERSON && (x->name < 0 || x->being))
        return false; /* "admission": not known to be somebody */
    return gs_coref_fits(c, i, k);
}

static bool has_subject(const gs_reading *r, uint32_t verb, uint32_t behind)
{
    for (uint32_t w = behind + 1; w < verb; w++) {
        if (gs_word_at(r, w)->head == (int32_t)verb && is_subject(gs_word_at(r, w)->deprel))
            return true;
    }
    return false;
}

/* The verb whose subject is that of a verb without one: "met the mayor and urged him",
 * "left, accusing him", "offered to help him"; or GS_NONE. */
static int32_t subject_from(const gs_reading *r, uint32_t verb)
{
    const gs_word *word = gs_word_at(r, verb);

    if (word->head < 0 || (uint32_t)word->head > verb || has_subject(r, verb, (uint32_t)word->head))
        return GS_NONE;
    if (word->deprel == GS_DEPREL_CONJ || word->deprel == GS_DEPREL_ADVCL)
        return word->head;
    if (word->deprel != GS_DEPREL_XCOMP)
        return GS_NONE;
    for (uint32_t w = (uint32_t)word->head + 1; w < verb; w++) {
        if (gs_word_at(r, w)->head == word->head && is_object(gs_word_at(r, w)->deprel))
            return GS_NONE; /* "asked Lee to help him" */
    }
    return word->head;
}

static bool shares_subject(const gs_reading *r, int32_t verb, int32_t other)
{
    for (unsigned steps = 0; steps < 8 && verb > other; steps++)
        verb = subject_from(r, (uint32_t)verb);
    return verb == other;
}

static bool barred(const gs_coref *c, int32_t i, int32_t k)
{
    const gs_reading *r = c->r;
    const gs_ref     *p = &r->refs[i], *m = &r->refs[k];
    int32_t           mine, theirs;
    uint8_t           my_place, their_place;

    if (m->adjective || m->denied || (m->form == GS_MENTION_PRONOUN && m->person != 3))
        return true;
    if (m->first <= p->head && p->head <= m->last)
        return true;
    if (p->quote < 0 && m->quote >= 0 && m->sentence == p->sentence)
        return true; /* "Patience," she said: not what is quoted */
    if (m->sentence != p->sentence || p->possessive)
        return false;
    my_place = place_of(r, p->head, &mine);
    their_place = place_of(r, m->head, &theirs);
    if (mine == theirs && mine >= 0 && (is_subject(my_place) || is_object(my_place)) &&
        (is_subject(their_place) || is_object(their_place)))
        return !p->reflexive;
    if (is_object(my_place) && is_subject(their_place) && theirs >= 0 &&
        shares_subject(r, mine, theirs))
        return !p->reflexive;
    return p->reflexive;
}

static double weigh(const gs_coref *c, int32_t i, int32_t k)
{
    const gs_reading *r = c->r;
    const gs_ref     *p = &r->refs[i], *m = &r->refs[k];
    const gs_chain   *x = gs_coref_chain(c, k);
    int32_t           mine, theirs;
    uint8_t           my_place = place_of(r, p->head, &mine);
    uint8_t           place = place_of(r, m->head, &theirs);
    double            score = -0.9 * (p->sentence - m->sentence) - 0.012 * (p->head - m->head);

    if (is_subject(place))
        score += 1.0;
    else if (is_object(place))
        score += 0.2;
    else if (place == GS_DEPREL_NMOD || place == GS_DEPREL_COMPOUND)
        score -= 0.4;
    if (is_subject(place) && is_subject(my_place))
        score += 0.3;
    if (is_object(place) && is_object(my_place))
        score += 0.3;
    if (p->possessive && p->sentence == m->sentence && is_subject(place) &&
        clause_of(r, p->head) == theirs)
        score += 0.8;
    if (m->form == GS_MENTION_PRONOUN)
        score += m->gender == p->gender && m->number == p->number ? 0.7 : 0;
    else if (m->form == GS_MENTION_NAME)
        score += 0.3;
    if (x->count > 1)
        score += x->count > 4 ? 0.5 : 0.25;
    if (p->being && !x->being)
        score -= 0.6;
    if (p->gender && x->gender == p->gender)
        score += 0.5;
    if (m->quote != p->quote)
        score -= 0.4;
    if (p->being == GS_BEING_THING && m->named == GS_NAMED_PLACE)
        score -= 0.3;
    if (p->number == GS_NUMBER_MANY && x->number == GS_NUMBER_ONE)
        score -= 0.8;
    return score;
}

/* "After his talks Lee said": the subject of the clause that the pronoun's
 * own clause, or phrase, opens; a reference behind it, or GS_NONE. */
static int32_t subject_ahead(const gs_coref *c, int32_t i)
{
    const gs_reading *r = c->r;
    uint32_t          w = r->refs[i].head;

    for (unsigned steps = 0; steps < 24 && gs_word_at(r, w)->head >= 0; steps++) {
        const gs_word *word = gs_word_at(r, w);
        uint32_t       head = (uint32_t)word->head;
        if ((word->deprel == GS_DEPREL_ADVCL || word->deprel == GS_DEPREL_OBL) && head > w) {
            for (uint32_t k = w + 1; k < head && k < w + 60; k++) {
                if (gs_word_at(r, k)->head == (int32_t)head && is_subject(gs_word_at(r, k)->deprel))
                    return r->ref_of[k];
            }
            return GS_NONE;
        }
        w = head;
    }
    return GS_NONE;
}

/* The name of what `k` means, else its own words. */
static gs_span words_of(const gs_coref *c, int32_t k)
{
    int32_t       name = gs_coref_chain(c, k)->name;
    const gs_ref *m = &c->r->refs[name >= 0 ? name : k];

    return name >= 0 ? gs_words_span(c->r, m->name_first, m->name_last)
                     : gs_words_span(c->r, m->first, m->last);
}

static gs_status resolve(gs_coref *c, int32_t i)
{
    gs_reading *r = c->r;
    gs_ref     *p = &r->refs[i];
    gs_contest  contest = {0};
    int32_t     best = GS_NONE;
    double      top = FLOOR;
    int32_t     ahead = subject_ahead(c, i), winner;

    for (int32_t k = i - 1; k >= 0 && i - k < LOOK_BACK; k--) {
        double score;
        if (p->sentence - r->refs[k].sentence > SENTENCES || r->refs[k].teaser != p->teaser)
            break;
        if (barred(c, i, k) || !agrees(c, i, k))
            continue;
        score = weigh(c, i, k);
        if (score > FLOOR)
            gs_contest_note(&contest, gs_coref_root(c, k), (gs_rival){words_of(c, k), GS_NONE, 0},
                            (float)score);
        if (score > top) {
            top = score;
            best = k;
        }
    }
    if (ahead > i && r->refs[ahead].form == GS_MENTION_NAME && agrees(c, i, ahead) && top < AHEAD) {
        best = ahead;
        top = AHEAD;
    }
    if (best < 0)
        return GS_OK;
    winner = gs_coref_root(c, best);
    if (p->number == GS_NUMBER_MANY && gs_coref_chain(c, best)->number == GS_NUMBER_ONE)
        c->chains[gs_coref_root(c, i)].number = GS_NUMBER_NONE;
    if (!gs_coref_join(c, i, best, p->reflexive ? "coref:reflexive" : "coref:pronoun"))
        return GS_OK;
    return gs_contest_keep(&contest, winner, (float)top, r->doc->arena, &p->rivals);
}

/* "I" with "me" and "my" of the same quotation, "you" with "your". */
static gs_status join_speakers(gs_coref *c)
{
    gs_reading *r = c->r;
    size_t      n = (r->quote_count + 1) * 6;
    int32_t    *last = gs_arena_alloc(r->scratch, n * sizeof *last);

    if (!last)
        return GS_E_NOMEM;
    for (size_t k = 0; k < n; k++)
        last[k] = GS_NONE;
    for (int32_t i = 0; i < (int32_t)r->ref_count; i++) {
        const gs_ref *m = &r->refs[i];
        size_t        key;
        if (m->form != GS_MENTION_PRONOUN || m->person == 3)
            continue;
        key = (size_t)(m->quote + 1) * 6 + (size_t)(m->person - 1) * 3 + (size_t)m->number;
        if (last[key] >= 0)
            gs_coref_join(c, i, last[key],
                          m->person == 1 ? "coref:first-person" : "coref:second-person");
        last[key] = i;
    }
    return GS_OK;
}

gs_status gs_coref_pronouns(gs_coref *c)
{
    gs_reading *r = c->r;
    gs_status   st = GS_OK;

    for (int32_t i = 0; st == GS_OK && i < (int32_t)r->ref_count; i++) {
        if (r->refs[i].form == GS_MENTION_PRONOUN && r->refs[i].person == 3)
            st = resolve(c, i);
    }
    return st == GS_OK ? join_speakers(c) : st;
}
