/* record/coder_pattern.c - whether a pattern of another coder's dictionary fits. See coder.h.
 *
 * What stands behind the verb is looked for in its order, each part at its first place
 * behind the one before: so no choice need be taken back. Words count only in the verb's
 * object and phrases ("signed an accord on trade"), before the verb only in its subject;
 * words in {…} stand in one phrase, the last two of them side by side: {NEW ECONOMIC
 * RELATIONS} is "new global economic relations" and not "new economic trade relations".
 */
#include "record/coder.h"

#define STEPS 65536 /* for one pattern: sets within sets may be many */
#define GAP   2     /* words between those of {…} */

typedef struct matcher {
    const gs_clause_words *c;
    const bool            *in; /* words that count, from c->begin on */
    uint32_t               at, end;
    int32_t                group; /* the next that may be a role */
    gs_fit                *fit;
    bool                   before;
    unsigned              *steps; /* entries of sets that may still be tried */
} matcher;

bool gs_coder_word(const gs_reading *r, uint32_t w, gs_str word, bool whole)
{
    gs_str s = gs_coder_form(r, w), lemma = gs_word_at(r, w)->lemma;

    if (gs_str_eq(s, word))
        return true;
    if (whole)
        return false;
    if (gs_str_starts(s, word) && (gs_str_eq(gs_str_sub(s, word.n, s.n), GS_STR("s")) ||
                                   gs_str_eq(gs_str_sub(s, word.n, s.n), GS_STR("es"))))
        return true;
    return gs_str_eq_nocase(lemma, word);
}

static uint32_t set_at(const matcher *m, uint32_t set, uint32_t w, int depth);

/* Words that the tokens, words and sets side by side, take from `w` on; 0: none. */
static uint32_t row_at(const matcher *m, const gs_pet_token *t, uint32_t count, uint32_t w,
                       int depth)
{
    uint32_t at = w;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t n = 0;
        if (t[i].kind > GS_PET_SET)
            continue; /* "(TO THE END)" as an entry of a set */
        if (at >= m->end)
            return 0;
        if (t[i].kind == GS_PET_WORD)
            n = gs_coder_word(m->c->r, at, t[i].word, t[i].whole);
        else
            n = set_at(m, t[i].set, at, depth + 1);
        if (!n)
            return 0;
        at += n;
    }
    return at - w;
}

/* The longest entry of the set at `w`. */
static uint32_t set_at(const matcher *m, uint32_t set, uint32_t w, int depth)
{
    const gs_petrarch *p = &m->c->r->know->petrarch;
    uint32_t           best = 0;

    if (depth > GS_PET_NESTED)
        return 0;
    for (int32_t i = p->sets[set]; i >= 0 && *m->steps; i = p->items[i].next) {
        --*m->steps;
        uint32_t n = row_at(m, p->items[i].tokens.items, p->items[i].tokens.count, w, depth);
        best = n > best ? n : best;
    }
    return best;
}

static bool counts(const matcher *m, uint32_t w)
{
    return m->in[w - m->c->begin];
}

static void move(matcher *m, uint32_t to)
{
    m->at = to;
    while (m->group < (int32_t)m->c->groups->count && m->c->groups->items[m->group].first < to)
        m->group++;
}

/* A word or a set, at its first place. */
static bool find_one(matcher *m, const gs_pet_token *t)
{
    for (uint32_t w = m->at; w < m->end; w++) {
        uint32_t n = counts(m, w) ? row_at(m, t, 1, w, 0) : 0;
        if (n) {
            m->fit->score += 2 * n;
            move(m, w + n);
            return true;
        }
    }
    return false;
}

/* The row with gaps before its last but one. */
static uint32_t phrase_at(const matcher *m, const gs_pet_token *t, uint32_t count, uint32_t w)
{
    uint32_t at = w, gaps = 0;

    for (uint32_t i = 0; i < count;) {
        uint32_t n = at < m->end && counts(m, at) ? row_at(m, t + i, 1, at, 0) : 0;
        if (n) {
            at += n;
            i++;
        } else if (i == 0 || i + 1 == count || gaps == GAP || at >= m->end) {
            return 0;
        } else {
            at++;
            gaps++;
        }
    }
    return at - w;
}

static bool find_phrase(matcher *m, const gs_pet_token *t, uint32_t count)
{
    for (uint32_t w = m->at; w < m->end; w++) {
        uint32_t n = phrase_at(m, t, count, w);
        if (n) {
            m->fit->score += 2 * count;
            move(m, w + n);
            return true;
        }
    }
    return false;
}

static bool set_role(matcher *m, gs_pet_kind kind)
{
    if (m->group >= (int32_t)m->c->groups->count || m->c->groups->items[m->group].first >= m->end)
        return false;
    if (kind == GS_PET_SOURCE)
        m->fit->source = m->group;
    if (kind == GS_PET_TARGET)
        m->fit->target = m->group;
    m->fit->score++;
    move(m, m->c->groups->items[m->group].last + 1);
    return true;
}

static uint32_t without_determiner(const matcher *m, uint32_t w)
{
    while (w < m->end && gs_word_at(m->c->r, w)->upos == GS_UPOS_DET)
        w++;
    return w;
}

/* What stands behind a preposition at once: "(ON TRADE)" is "on the trade". */
static bool rest_at(matcher *m, const gs_pet_token *t, uint32_t count, uint32_t w)
{
    gs_fit before = *m->fit;

    for (uint32_t i = 0; i < count; i++) {
        uint32_t n;
        if (t[i].kind == GS_PET_OPEN || t[i].kind == GS_PET_CLOSE)
            continue;
        if (t[i].kind > GS_PET_SET) {
            move(m, w);
            if (!set_role(m, t[i].kind)) {
                *m->fit = before;
                return false;
            }
            w = m->at;
            continue;
        }
        w = without_determiner(m, w);
        n = w < m->end ? row_at(m, t + i, 1, w, 0) : 0;
        if (!n) {
            *m->fit = before;
            return false;
        }
        m->fit->score += 2 * n;
        w += n;
    }
    move(m, w);
    return true;
}

static bool find_prep(matcher *m, const gs_pet_token *t, uint32_t count)
{
    uint32_t at = m->at;
    int32_t  group = m->group;

    for (uint32_t w = at; count && w < m->end; w++) {
        uint32_t n = t[0].kind <= GS_PET_SET ? row_at(m, t, 1, w, 0) : 0;
        if (!n || !counts(m, w))
            continue;
        m->fit->score += 2 * n;
        if (rest_at(m, t + 1, count - 1, w + n))
            return true;
        m->fit->score -= 2 * n;
        m->at = at;
        m->group = group;
    }
    return false;
}

static uint32_t closing(const gs_pet_tokens *t, uint32_t i)
{
    gs_pet_kind end = t->items[i].kind == GS_PET_OPEN ? GS_PET_CLOSE : GS_PET_PREP_END;

    while (i < t->count && t->items[i].kind != end)
        i++;
    return i;
}

/* A part of what stands before the verb that is no word: a role. */
static bool role_before(matcher *m, gs_pet_kind kind)
{
    switch (kind) {
    case GS_PET_TARGET:
        m->fit->subject_target = true;
        break;
    case GS_PET_COMPOUND:
        m->fit->compound = true;
        if (m->c->source < 0 || m->c->groups->items[m->c->source].count < 2)
            return false;
        break;
    default:
        break;
    }
    m->fit->score++;
    return m->c->source >= 0;
}

static bool match(matcher *m, const gs_pet_tokens *t)
{
    bool good = true;

    for (uint32_t i = 0; good && i < t->count; i++) {
        const gs_pet_token *at = &t->items[i];
        uint32_t            end;
        switch (at->kind) {
        case GS_PET_WORD:
        case GS_PET_SET:
            good = find_one(m, at);
            break;
        case GS_PET_OPEN:
        case GS_PET_PREP:
            end = closing(t, i);
            good = at->kind == GS_PET_OPEN ? find_phrase(m, at + 1, end - i - 1)
                                           : find_prep(m, at + 1, end - i - 1);
            i = end;
            break;
        default:
            good = m->before ? role_before(m, at->kind) : set_role(m, at->kind);
            break;
        }
    }
    return good;
}

bool gs_pattern_fits(const gs_clause_words *c, const gs_pet_pattern *p, gs_fit *fit)
{
    unsigned steps = STEPS;
    matcher  before = {.steps = &steps,
                       .c = c,
                       .in = c->subject,
                       .at = c->begin,
                       .end = c->verb,
                       .fit = fit,
                       .before = true};
    matcher  after = {.steps = &steps, .c = c, .in = c->object, .end = c->end, .fit = fit};

    *fit = (gs_fit){.pattern = p, .source = GS_NONE, .target = GS_NONE};
    move(&after, c->verb_last + 1);
    return match(&before, &p->before) && match(&after, &p->after);
}
