/* record/coref_name.c - names that are the same one's: see coref.h.
 *
 * The same words; forms of one entry of the dictionary; "the Ferry Union
 * (FU)" and its letters later; "Lee" for the "Ann Lee" named last before it,
 * or for the only one of the report; "Defence Ministry" for the "Polish
 * Defence Ministry". Of two people with one surname the last named is meant;
 * in a teaser, which is about another report, neither.
 */
#include "record/coref.h"

typedef struct names {
    gs_coref *c;
    gs_map    same;     /* name in lower case -> reference */
    gs_map    last;     /* last word -> the last reference with a longer name */
    gs_map    first;    /* first word of a person -> the same */
    gs_map    acronyms; /* "FU" -> reference */
    int32_t  *known;    /* [entries * 3] */
    int32_t  *before;   /* [refs] the longer name with the same last word before */
    int32_t  *ahead;    /* [refs] the same for first words */
} names;

static const gs_ref *ref(const names *n, int32_t i)
{
    return &n->c->r->refs[i];
}

static bool is_name(const gs_ref *m)
{
    return m->form == GS_MENTION_NAME || m->form == GS_MENTION_METONYM;
}

static gs_str lower_span(const names *n, gs_span s)
{
    return gs_str_make(n->c->r->lower + s.start, s.end - s.start);
}

static gs_str words_of(const names *n, const gs_ref *m)
{
    return lower_span(n, gs_words_span(n->c->r, m->name_first, m->name_last));
}

/* ---- the same words ---- */

static gs_status join_known(names *n, int32_t i)
{
    const gs_ref  *m = ref(n, i);
    const gs_name *name = &n->c->r->know->names[m->known];
    size_t         key = (size_t)name->entry * 3 + (name->kind == GS_NAME_CAPITAL ? 1
                                                    : name->kind == GS_NAME_ADJECTIVE && !m->adjective ? 2
                                                                                                       : 0);

    n->c->chains[i].known = (int32_t)key;
    if (n->known[key] >= 0)
        gs_coref_join(n->c, i, n->known[key], "coref:dictionary");
    else
        n->known[key] = i;
    return GS_OK;
}

static gs_status join_same(names *n, int32_t i)
{
    gs_str    words = words_of(n, ref(n, i));
    uint32_t *hit = gs_map_get(&n->same, words);

    if (!hit)
        return gs_map_put(&n->same, words, (uint32_t)i);
    if (ref(n, i)->being == GS_BEING_PERSON || ref(n, (int32_t)*hit)->being == GS_BEING_PERSON)
        n->c->chains[i].being = n->c->chains[gs_coref_root(n->c, (int32_t)*hit)].being;
    gs_coref_join(n->c, i, (int32_t)*hit, "coref:name");
    return GS_OK;
}

/* ---- acronyms ---- */

static bool is_acronym(const names *n, const gs_ref *m)
{
    gs_str s = gs_doc_str(n->c->r->doc, gs_words_span(n->c->r, m->name_first, m->name_last));

    if (m->name_first != m->name_last || !s.p || s.n < 2 || s.n > 8)
        return false;
    for (size_t k = 0; k < s.n; k++) {
        if (s.p[k] < 'A' || s.p[k] > 'Z')
            return false;
    }
    return true;
}

/* The name right before "(", when `m` stands alone in brackets. */
static int32_t before_bracket(const names *n, const gs_ref *m)
{
    const gs_reading *r = n->c->r;
    uint32_t          w = m->name_first;

    if (w < 2 || !gs_str_eq(gs_word_lower(r, w - 1), GS_STR("(")) ||
        m->name_last + 1 >= r->doc->word_count ||
        !gs_str_eq(gs_word_lower(r, m->name_last + 1), GS_STR(")")))
        return GS_NONE;
    for (uint32_t k = w - 1; k > 0 && w - k < 10; k--) {
        int32_t i = r->ref_of[k - 1];
        if (i >= 0 && is_name(ref(n, i)) && ref(n, i)->name_last == w - 2 &&
            ref(n, i)->name_first < w - 2)
            return i;
    }
    return GS_NONE;
}

/* "Northern Ferry Union" -> "nfu", into `buf`. */
static gs_str initials(const names *n, const gs_ref *m, char buf[8])
{
    size_t count = 0;

    for (uint32_t w = m->name_first; w <= m->name_last; w++) {
        gs_str word = gs_doc_str(n->c->r->doc, gs_word_at(n->c->r, w)->span);
        char   ch = word.p && word.n ? word.p[0] : 0;
        if (ch < 'A' || ch > 'Z')
            continue;
        if (count == 8)
            return GS_STR_NONE;
        buf[count++] = gs_ascii_lower(ch);
    }
    return count < 2 ? GS_STR_NONE : gs_str_make(buf, count);
}

static gs_status note_initials(names *n, int32_t i)
{
    char   buf[8];
    gs_str key;

    if (ref(n, i)->name_first == ref(n, i)->name_last || ref(n, i)->being == GS_BEING_PERSON)
        return GS_OK;
    key = initials(n, ref(n, i), buf);
    if (!key.n || gs_map_get(&n->acronyms, key))
        return GS_OK;
    key = gs_arena_str(n->c->r->scratch, key);
    return key.p ? gs_map_put(&n->acronyms, key, (uint32_t)i) : GS_E_NOMEM;
}

static void join_acronym(names *n, int32_t i)
{
    const gs_ref   *m = ref(n, i);
    const uint32_t *hit;
    int32_t         before;

    if (!is_acronym(n, m))
        return;
    before = before_bracket(n, m);
    if (before >= 0 && m->known < 0) {
        n->c->chains[i].being = n->c->chains[gs_coref_root(n->c, before)].being;
        gs_coref_join(n->c, i, before, "coref:acronym");
    } else if (m->known < 0) {
        hit = gs_map_get(&n->acronyms, words_of(n, m));
        if (hit && (int32_t)*hit < i)
            gs_coref_join(n->c, i, (int32_t)*hit, "coref:acronym");
    }
}

/* ---- short forms ---- */

/* Names of several words are known before short ones are read, so that a
 * title's "Lam" is the body's "Carrie Lam". */
static gs_status note_longer(names *n, int32_t i)
{
    const gs_ref *m = ref(n, i);
    gs_str        last = gs_word_lower(n->c->r, m->name_last);
    gs_str        first = gs_word_lower(n->c->r, m->name_first);
    uint32_t     *hit;
    gs_status     st;

    n->before[i] = n->ahead[i] = GS_NONE;
    if (m->name_first == m->name_last || m->known >= 0)
        return GS_OK;
    hit = gs_map_get(&n->last, last);
    n->before[i] = hit ? (int32_t)*hit : GS_NONE;
    st = gs_map_put(&n->last, last, (uint32_t)i);
    if (st != GS_OK || m->being != GS_BEING_PERSON)
        return st;
    hit = gs_map_get(&n->first, first);
    n->ahead[i] = hit ? (int32_t)*hit : GS_NONE;
    /* "Ann Marie Lee" and "Ann Lee" */
    if (n->before[i] >= 0 &&
        gs_str_eq(gs_word_lower(n->c->r, ref(n, n->before[i])->name_first), first))
        gs_coref_join(n->c, i, n->before[i], "coref:name-parts");
    return gs_map_put(&n->first, first, (uint32_t)i);
}

/* The tagger takes a rare name for a place or a body; but only people are
 * called by the last word of their names, without an article. */
static bool is_surname_of(const names *n, int32_t i, int32_t k)
{
    const gs_reading *r = n->c->r;
    const gs_ref     *m = ref(n, i), *of = ref(n, k);

    if (m->known >= 0 || of->known >= 0 || of->title.role >= 0 ||
        of->name_last - of->name_first > 2 || of->named == GS_NAMED_OTHER ||
        of->named == GS_NAMED_NATIONALITY || m->named == GS_NAMED_NATIONALITY)
        return false;
    for (uint32_t w = of->name_first; w <= of->name_last; w++) {
        if (gs_word_at(r, w)->upos != GS_UPOS_PROPN)
            return false;
    }
    if (m->first < m->name_first || m->head != m->name_first ||
        gs_word_at(r, m->head)->deprel == GS_DEPREL_COMPOUND)
        return false;
    return of->first == of->name_first || gs_word_at(r, of->first)->upos != GS_UPOS_DET;
}

static void make_person(const names *n, int32_t i)
{
    n->c->chains[gs_coref_root(n->c, i)].being = GS_BEING_PERSON;
}

/* The one meant by a short form at `i` among those that `hit` begins: the last
 * one before it; else, or in a teaser, the only one. */
static int32_t meant(const names *n, const int32_t *earlier, const uint32_t *hit, int32_t i,
                     bool only)
{
    int32_t k = hit ? (int32_t)*hit : GS_NONE, found = GS_NONE;
    bool    several = false;

    for (unsigned steps = 0; k >= 0 && steps < 64; steps++, k = earlier[k]) {
        bool surname = !only && is_surname_of(n, i, k);
        if ((!gs_coref_fits(n->c, i, k) && !surname) || (ref(n, k)->teaser && !ref(n, i)->teaser))
            continue;
        if (k < i && !only)
            return k;
        several = several || (found >= 0 && gs_coref_root(n->c, found) != gs_coref_root(n->c, k));
        found = k;
    }
    return several ? GS_NONE : found;
}

static void join_short(names *n, int32_t i)
{
    const gs_ref *m = ref(n, i);
    gs_str        last = gs_word_lower(n->c->r, m->name_last);
    int32_t       k;

    if (m->name_first == m->name_last) {
        k = meant(n, n->before, gs_map_get(&n->last, last), i, m->teaser);
        if (k >= 0 && !m->teaser && is_surname_of(n, i, k)) {
            make_person(n, k);
            make_person(n, i);
        }
        if (k >= 0 && n->c->chains[gs_coref_root(n->c, k)].being == GS_BEING_PERSON &&
            gs_coref_join(n->c, i, k, "coref:surname"))
            return;
        k = meant(n, n->ahead, gs_map_get(&n->first, last), i, true);
        if (k >= 0 && m->known < 0)
            gs_coref_join(n->c, i, k, "coref:forename");
        return;
    }
    /* "Defence Ministry": the one whose longer name ends so */
    if (m->known >= 0 || m->being == GS_BEING_PERSON || m->named == GS_NAMED_PLACE)
        return;
    k = meant(n, n->before, gs_map_get(&n->last, last), i, true);
    if (k >= 0 && k != i && gs_str_ends(words_of(n, ref(n, k)), words_of(n, m)))
        gs_coref_join(n->c, i, k, "coref:short-name");
}

/* "Jobs", taken for a noun, after a "Steve Jobs". */
static void join_capital(names *n, int32_t i)
{
    gs_reading     *r = n->c->r;
    gs_ref         *m = &r->refs[i];
    const uint32_t *hit = gs_map_get(&n->last, gs_word_lower(r, m->head));
    int32_t         k;

    if (!hit || m->first != m->head || m->last != m->head ||
        !gs_token_capital(r, r->token_of[m->head]))
        return;
    k = meant(n, n->before, hit, i, true);
    if (k < 0 || n->c->chains[gs_coref_root(n->c, k)].being != GS_BEING_PERSON)
        return;
    n->c->chains[i].number = GS_NUMBER_ONE;
    if (!gs_coref_join(n->c, i, k, "coref:surname"))
        return;
    m->form = GS_MENTION_NAME;
    m->number = GS_NUMBER_ONE;
    m->name_first = m->name_last = m->head;
}

/* "Paris" after "Ann Paris" is no city. */
static void overrule_known(names *n, int32_t i)
{
    gs_ref         *m = &n->c->r->refs[i];
    const uint32_t *hit;

    if (m->known < 0 || m->name_first != m->name_last || m->adjective ||
        n->c->r->know->names[m->known].kind != GS_NAME_CAPITAL)
        return;
    hit = gs_map_get(&n->last, gs_word_lower(n->c->r, m->head));
    if (!hit || ref(n, (int32_t)*hit)->named != GS_NAMED_PERSON || ref(n, (int32_t)*hit)->teaser)
        return;
    m->known = GS_NONE;
    m->being = n->c->chains[i].being = GS_BEING_PERSON;
    n->c->chains[i].country = GS_STR_NONE;
}

static gs_status run(names *n)
{
    const gs_reading *r = n->c->r;
    int32_t           count = (int32_t)r->ref_count;
    gs_status         st = GS_OK;

    for (int32_t i = 0; st == GS_OK && i < count; i++) {
        if (!is_name(ref(n, i)))
            continue;
        st = note_longer(n, i);
        if (st == GS_OK)
            st = note_initials(n, i);
    }
    for (int32_t i = 0; st == GS_OK && i < count; i++) {
        const gs_ref *m = ref(n, i);
        if (!is_name(m))
            continue;
        overrule_known(n, i);
        if (m->known >= 0 && (m->named != GS_NAMED_PERSON || m->name_first < m->name_last))
            st = join_known(n, i);
        else if (m->being != GS_BEING_PERSON || m->name_first < m->name_last)
            st = join_same(n, i);
        join_acronym(n, i);
    }
    for (int32_t i = 0; st == GS_OK && i < count; i++) {
        const gs_ref *m = ref(n, i);
        if (m->form == GS_MENTION_NOMINAL)
            join_capital(n, i);
        if (!is_name(m) || gs_coref_root(n->c, i) != i)
            continue;
        if (m->known < 0 || m->named == GS_NAMED_PERSON)
            join_short(n, i);
        if (m->being == GS_BEING_PERSON && m->name_first == m->name_last &&
            gs_coref_root(n->c, i) == i)
            st = join_same(n, i);
    }
    return st;
}

gs_status gs_coref_names(gs_coref *c)
{
    gs_reading *r = c->r;
    size_t      known = (size_t)r->know->name_entries * 3;
    names       n = {.c = c,
                     .known = gs_arena_alloc(r->scratch, (known + 1) * sizeof *n.known),
                     .before = gs_arena_alloc(r->scratch, (r->ref_count + 1) * sizeof *n.before),
                     .ahead = gs_arena_alloc(r->scratch, (r->ref_count + 1) * sizeof *n.ahead)};
    gs_status   st;

    if (!n.known || !n.before || !n.ahead)
        return GS_E_NOMEM;
    for (size_t i = 0; i < known; i++)
        n.known[i] = GS_NONE;
    gs_map_init(&n.same, r->doc->seed);
    gs_map_init(&n.last, r->doc->seed);
    gs_map_init(&n.first, r->doc->seed);
    gs_map_init(&n.acronyms, r->doc->seed);
    st = run(&n);
    gs_map_release(&n.same);
    gs_map_release(&n.last);
    gs_map_release(&n.first);
    gs_map_release(&n.acronyms);
    return st;
}
