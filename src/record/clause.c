/* record/clause.c - see clause.h. */
#include "record/clause.h"

#include <string.h>

#define DEEP 64 /* steps up a tree; what is deeper is left out */

static gs_status make_room(gs_reading *r, size_t n)
{
    r->child = gs_arena_alloc(r->scratch, (n + 1) * sizeof *r->child);
    r->sibling = gs_arena_alloc(r->scratch, (n + 1) * sizeof *r->sibling);
    r->yield_first = gs_arena_alloc(r->scratch, (n + 1) * sizeof *r->yield_first);
    r->yield_last = gs_arena_alloc(r->scratch, (n + 1) * sizeof *r->yield_last);
    r->word_of = gs_arena_alloc(r->scratch, (r->doc->tokens.count + 1) * sizeof *r->word_of);
    return r->child && r->sibling && r->yield_first && r->yield_last && r->word_of ? GS_OK
                                                                                   : GS_E_NOMEM;
}

/* Every word but a mark widens those above it. */
static void widen(gs_reading *r, uint32_t w)
{
    int32_t at = gs_word_at(r, w)->upos == GS_UPOS_PUNCT ? GS_NONE : gs_word_at(r, w)->head;

    for (unsigned steps = 0; steps < DEEP && at >= 0; steps++) {
        if (r->yield_first[at] > w)
            r->yield_first[at] = w;
        if (r->yield_last[at] < w)
            r->yield_last[at] = w;
        at = gs_word_at(r, (uint32_t)at)->head;
    }
}

gs_status gs_read_clauses(gs_reading *r)
{
    uint32_t n = (uint32_t)r->doc->word_count;

    if (make_room(r, n) != GS_OK)
        return GS_E_NOMEM;
    for (uint32_t t = 0; t <= r->doc->tokens.count; t++)
        r->word_of[t] = GS_NONE;
    for (uint32_t w = 0; w < n; w++) {
        r->child[w] = r->sibling[w] = GS_NONE;
        r->yield_first[w] = r->yield_last[w] = w;
    }
    for (uint32_t w = n; w > 0;) {
        int32_t head = gs_word_at(r, --w)->head;
        r->word_of[r->token_of[w]] = (int32_t)w;
        if (head < 0)
            continue;
        r->sibling[w] = r->child[head];
        r->child[head] = (int32_t)w;
    }
    for (uint32_t w = 0; w < n; w++)
        widen(r, w);
    return GS_OK;
}

int32_t gs_child(const gs_reading *r, uint32_t w, gs_deprel rel)
{
    int32_t c = gs_first_child(r, w);

    while (c >= 0 && gs_word_at(r, (uint32_t)c)->deprel != rel)
        c = gs_next_child(r, c);
    return c;
}

int32_t gs_child_word(const gs_reading *r, uint32_t w, const char *lower)
{
    int32_t c = gs_first_child(r, w);

    while (c >= 0 && !gs_str_eq(gs_word_lower(r, (uint32_t)c), gs_str_from(lower)))
        c = gs_next_child(r, c);
    return c;
}

bool gs_that_is_idle(const gs_reading *r, uint32_t verb)
{
    int32_t that = gs_child_word(r, verb, "that");

    if (that < 0 || gs_word_at(r, (uint32_t)that)->deprel != GS_DEPREL_OBJ)
        return false;
    for (int32_t c = gs_next_child(r, that); c >= 0; c = gs_next_child(r, c)) {
        if (gs_word_at(r, (uint32_t)c)->deprel == GS_DEPREL_OBJ)
            return true;
    }
    return false;
}

static bool is_subject(uint8_t rel)
{
    return rel == GS_DEPREL_NSUBJ || rel == GS_DEPREL_NSUBJ_OUTER || rel == GS_DEPREL_NSUBJ_PASS;
}

/* Subject `c` stands behind the verb: "…," said the minister; but not "Ann Lee, a baker, said
 * the moment he came …", where the subject `before` ends with the comma. */
static bool begins_behind(const gs_reading *r, uint32_t w, uint32_t c, uint32_t before)
{
    uint32_t t = r->token_of[w];

    if (t > 0 && gs_token_at(r, t - 1)->kind == GS_TOKEN_CLOSE_QUOTE)
        return true;
    return t > 0 && gs_token_is(r, t - 1, GS_STR(",")) &&
           (gs_yield_end(r, before) + 1 != t || gs_somebody_of(r, c) != GS_SOMEBODY_OTHER);
}

int32_t gs_own_subject(const gs_reading *r, uint32_t w)
{
    int32_t before = GS_NONE;

    for (int32_t c = gs_first_child(r, w); c >= 0; c = gs_next_child(r, c)) {
        if (!is_subject(gs_word_at(r, (uint32_t)c)->deprel))
            continue;
        if ((uint32_t)c > w)
            return before < 0 || begins_behind(r, w, (uint32_t)c, (uint32_t)before) ? c : before;
        before = c;
    }
    return before;
}

/* The noun whose phrase begins with the token, the outermost. */
int32_t gs_noun_from(const gs_reading *r, uint32_t t)
{
    int32_t at = r->word_of[t], found = GS_NONE, first = at;

    for (unsigned steps = 0; steps < 16 && at >= 0; steps++) {
        int32_t m = gs_ref_of(r, at);
        if (m >= 0 && r->token_of[r->refs[m].first] == t)
            found = at;
        if (r->yield_first[at] < (uint32_t)first)
            break;
        at = gs_word_at(r, (uint32_t)at)->head;
    }
    return found;
}

/* A word that only goes on with a noun before it. */
static bool goes_on(uint8_t rel)
{
    switch ((gs_deprel)rel) {
    case GS_DEPREL_FLAT:
    case GS_DEPREL_NMOD:
    case GS_DEPREL_NMOD_DESC:
    case GS_DEPREL_APPOS:
    case GS_DEPREL_CONJ:
    case GS_DEPREL_COMPOUND:
        return true;
    default:
        return false;
    }
}

int32_t gs_noun_until(const gs_reading *r, uint32_t t)
{
    int32_t at = r->word_of[t], found = GS_NONE, first = at;

    for (int32_t k = at; k >= 0 && first - k < 8; k--) { /* a name that ends here */
        int32_t i = gs_ref_of(r, k);
        if (i >= 0 && r->refs[i].form == GS_MENTION_NAME && r->refs[i].name_last == (uint32_t)first)
            at = (int32_t)r->refs[i].head;
    }
    for (unsigned steps = 0; steps < 16 && at >= 0; steps++) {
        const gs_word *w = gs_word_at(r, (uint32_t)at);
        if (gs_ref_of(r, at) >= 0)
            found = at;
        if (!goes_on(w->deprel) || w->head > at ||
            (w->deprel == GS_DEPREL_CONJ && gs_child(r, (uint32_t)at, GS_DEPREL_CC) < 0))
            break;
        at = w->head;
    }
    return found;
}

int32_t gs_clause_from(const gs_reading *r, uint32_t t)
{
    int32_t at = r->word_of[t];

    for (unsigned steps = 0; steps < 12 && at >= 0; steps++) {
        const gs_word *w = gs_word_at(r, (uint32_t)at);
        if (is_subject(w->deprel) || w->deprel == GS_DEPREL_EXPL)
            return gs_noun_first(r, (uint32_t)at) <= t && w->head > at ? w->head : GS_NONE;
        if (w->head < at && !goes_on(w->deprel))
            return GS_NONE;
        at = w->head;
    }
    return GS_NONE;
}

bool gs_finite_within(const gs_reading *r, uint32_t from, uint32_t end)
{
    for (uint32_t t = from; t < end; t++) {
        if (r->word_of[t] >= 0 && gs_word_feat(r, (uint32_t)r->word_of[t], "VerbForm=Fin"))
            return true;
    }
    return false;
}

int32_t gs_branch(const gs_reading *r, uint32_t top, uint32_t w)
{
    int32_t at = (int32_t)w;

    for (unsigned steps = 0; steps < DEEP && at >= 0; steps++) {
        int32_t head = gs_word_at(r, (uint32_t)at)->head;
        if (head == (int32_t)top)
            return at;
        at = head;
    }
    return GS_NONE;
}

uint32_t gs_yield_first(const gs_reading *r, uint32_t w)
{
    return r->token_of[r->yield_first[w]];
}

uint32_t gs_yield_end(const gs_reading *r, uint32_t w)
{
    return r->token_of[r->yield_last[w]] + 1;
}

uint32_t gs_subject_first(const gs_reading *r, uint32_t w, uint32_t s)
{
    uint32_t first = r->yield_first[s];
    int32_t  m = gs_ref_of(r, (int32_t)s);

    if (m >= 0 && r->refs[m].form == GS_MENTION_NAME && r->refs[m].name_first < first)
        first = r->refs[m].name_first;
    if (m >= 0 && r->refs[m].title.role >= 0 && r->yield_first[r->refs[m].first] < first)
        first = r->yield_first[r->refs[m].first];
    while (s < w && first > 0) {
        int32_t c = gs_branch(r, w, first - 1);
        if (c < 0 || !is_subject(gs_word_at(r, (uint32_t)c)->deprel) ||
            r->yield_last[c] + 1 < first || r->yield_first[c] >= first)
            break;
        first = r->yield_first[c];
    }
    return r->token_of[first];
}

bool gs_is_media(const gs_reading *r, int32_t word)
{
    int32_t        i = gs_ref_of(r, word);
    const gs_ref  *m = i >= 0 ? &r->refs[i] : NULL;
    const gs_role *role;

    if (!m || gs_somebody_of(r, (uint32_t)word) != GS_SOMEBODY_NAMED)
        return false;
    if (m->known >= 0)
        return r->know->names[m->known].kind == GS_NAME_MEDIA;
    role = m->title.role >= 0 ? &r->know->roles[m->title.role] : NULL;
    return role && role->sector && !strcmp(role->sector, "JRN") &&
           role->kind == GS_ROLE_ORGANIZATION;
}

uint32_t gs_noun_first(const gs_reading *r, uint32_t w)
{
    int32_t m = gs_ref_of(r, (int32_t)w);

    return r->token_of[m >= 0 && r->refs[m].first <= w ? r->refs[m].first : w];
}

gs_span gs_noun_span(const gs_reading *r, uint32_t w)
{
    int32_t  m = gs_ref_of(r, (int32_t)w);
    uint32_t last = w;

    if (m >= 0 && r->refs[m].form != GS_MENTION_NOMINAL && r->refs[m].form != GS_MENTION_PRONOUN &&
        r->refs[m].name_last > last)
        last = r->refs[m].name_last;
    return gs_tokens_span(r, gs_noun_first(r, w), r->token_of[last]);
}

gs_somebody gs_somebody_of(const gs_reading *r, uint32_t w)
{
    int32_t       i = gs_ref_of(r, (int32_t)w);
    const gs_ref *m = i >= 0 ? &r->refs[i] : NULL;

    if ((gs_word_flags(r, w) & GS_WORD_NOBODY) || (m && m->denied) ||
        gs_child_word(r, w, "neither") >= 0)
        return GS_SOMEBODY_NOBODY;
    if (!m)
        return GS_SOMEBODY_OTHER;
    if (m->form == GS_MENTION_PRONOUN)
        return GS_SOMEBODY_PRONOUN;
    if (m->form == GS_MENTION_NAME || m->form == GS_MENTION_METONYM)
        return GS_SOMEBODY_NAMED;
    return m->title.role >= 0 || m->being == GS_BEING_PERSON ? GS_SOMEBODY_ROLE : GS_SOMEBODY_OTHER;
}

bool gs_is_document(const gs_reading *r, uint32_t w)
{
    int32_t m = gs_ref_of(r, (int32_t)w);

    return m >= 0 && r->refs[m].title.role >= 0 &&
           r->know->roles[r->refs[m].title.role].kind == GS_ROLE_DOCUMENT;
}
