/* record/coref_noun.c - nouns that mean one named or called before: see coref.h.
 *
 * Appositions and "X is the president"; then, from left to right, "the
 * talks" for talks, "the spokesman" for the last one whose office that is.
 * "Another", a country of its own or another number speak against it, and
 * what lies within a phrase is never the phrase.
 */
#include "record/coref.h"

typedef struct nouns {
    gs_coref *c;
    gs_map    heads;  /* lemma of a head -> its last reference */
    int32_t  *before; /* [refs] the one before with the same head */
} nouns;

static bool is_name(const gs_ref *m)
{
    return m->form == GS_MENTION_NAME || m->form == GS_MENTION_METONYM;
}

static bool has_conjunct(const gs_reading *r, const gs_ref *m)
{
    uint32_t end =
        r->doc->sentences[m->sentence].first_word + r->doc->sentences[m->sentence].word_count;

    for (uint32_t w = m->head + 1; w < end && w < m->last + 12; w++) {
        if (gs_word_at(r, w)->head == (int32_t)m->head &&
            gs_word_at(r, w)->deprel == GS_DEPREL_CONJ)
            return true;
    }
    return false;
}

static bool is_person_role(const gs_reading *r, const gs_ref *m)
{
    return m->title.role >= 0 && r->know->roles[m->title.role].kind == GS_ROLE_PERSON;
}

/* ---- one phrase beside or over another ---- */

/* "Military spokesman Lieutenant Jim Lee": read as two phrases without a
 * mark between. */
static void join_title(gs_coref *c, int32_t i)
{
    const gs_reading *r = c->r;
    const gs_ref     *m = &r->refs[i];
    int32_t           k;

    if (m->form != GS_MENTION_NAME || m->being != GS_BEING_PERSON ||
        m->first <= r->doc->sentences[m->sentence].first_word)
        return;
    k = r->ref_of[m->first - 1];
    if (k >= 0 && r->refs[k].form == GS_MENTION_NOMINAL && is_person_role(r, &r->refs[k]) &&
        r->refs[k].number != GS_NUMBER_MANY)
        gs_coref_join(c, i, k, "coref:title");
}

/* "the Morning Ledger newspaper" is the Morning Ledger. */
static void join_kind(gs_coref *c, int32_t i)
{
    const gs_reading *r = c->r;
    const gs_ref     *m = &r->refs[i];
    const gs_word    *word = gs_word_at(r, m->head);
    int32_t           k = gs_ref_of(r, word->head);
    const gs_role    *role;

    if (word->deprel != GS_DEPREL_COMPOUND || !is_name(m) || m->adjective || k < 0 ||
        m->name_last + 1 != r->refs[k].head || r->refs[k].title.role < 0 ||
        (m->known >= 0 && r->know->names[m->known].kind < GS_NAME_ORGANIZATION))
        return;
    role = &r->know->roles[r->refs[k].title.role];
    if (role->kind == GS_ROLE_ORGANIZATION && role->sector && !strcmp(role->sector, "JRN") &&
        r->refs[k].number == GS_NUMBER_ONE)
        gs_coref_join(c, k, i, "coref:kind");
}

/* "the country's news agency Orvanews": a name right behind what it is. */
static void join_kind_before(gs_coref *c, int32_t i)
{
    const gs_reading *r = c->r;
    const gs_ref     *m = &r->refs[i], *kind;
    int32_t           k;

    if (m->form != GS_MENTION_NAME || m->being == GS_BEING_PERSON || m->adjective ||
        m->name_first <= r->doc->sentences[m->sentence].first_word)
        return;
    k = gs_ref_of(r, (int32_t)m->name_first - 1);
    if (k < 0 || k == i)
        return;
    kind = &r->refs[k];
    if (kind->form == GS_MENTION_NOMINAL && kind->head + 1 == m->name_first &&
        kind->number == GS_NUMBER_ONE && kind->title.role >= 0 &&
        r->know->roles[kind->title.role].kind == GS_ROLE_ORGANIZATION &&
        (gs_word_at(r, m->head)->head == (int32_t)kind->head ||
         gs_word_at(r, m->head)->head == gs_word_at(r, kind->head)->head))
        gs_coref_join(c, i, k, "coref:kind");
}

/* What the apposition of a person's name stands by. "The mayor of Halden, Ana
 * Brekel," is often read as if she were Halden: then the person's role in whose
 * phrase that place or body stands is meant. */
static int32_t apposed_to(const gs_coref *c, int32_t i)
{
    const gs_reading *r = c->r;
    const gs_ref     *m = &r->refs[i];
    int32_t           first = gs_ref_of(r, gs_word_at(r, m->head)->head), k = first;

    if (!is_name(m) || m->named != GS_NAMED_PERSON)
        return first;
    for (unsigned steps = 0; steps < 4 && k >= 0; steps++) {
        const gs_word *word = gs_word_at(r, r->refs[k].head);
        if (r->refs[k].form == GS_MENTION_NOMINAL && is_person_role(r, &r->refs[k]))
            return k;
        if (word->deprel != GS_DEPREL_NMOD && word->deprel != GS_DEPREL_NMOD_POSS &&
            word->deprel != GS_DEPREL_COMPOUND)
            break;
        k = gs_ref_of(r, word->head);
    }
    return first;
}

static void join_apposition(gs_coref *c, int32_t i)
{
    const gs_reading *r = c->r;
    const gs_ref     *m = &r->refs[i], *to;
    int32_t           k;

    if (gs_word_at(r, m->head)->deprel != GS_DEPREL_APPOS ||
        r->doc->sentences[m->sentence].zone == GS_ZONE_DATELINE)
        return;
    k = apposed_to(c, i);
    if (k < 0)
        return;
    to = &r->refs[k];
    if (is_name(m) && is_name(to))
        return; /* lists of places and people look so, too */
    if (has_conjunct(r, m) != has_conjunct(r, to))
        return;
    if (m->form == GS_MENTION_PRONOUN || to->form == GS_MENTION_PRONOUN)
        return;
    gs_coref_join(c, i, k, "coref:apposition");
}

/* "X is the president", "X, who is the president". */
static void join_predicate(gs_coref *c, int32_t i)
{
    const gs_reading  *r = c->r;
    const gs_ref      *m = &r->refs[i];
    const gs_sentence *s = &r->doc->sentences[m->sentence];
    int32_t            subject = GS_NONE;
    bool               copula = false;

    if (m->form == GS_MENTION_PRONOUN || !m->definite || m->possessive || m->denied)
        return;
    for (uint32_t w = m->head - s->first_word > 60 ? m->head - 60 : s->first_word; w < m->head;
         w++) {
        const gs_word *word = gs_word_at(r, w);
        if (word->head != (int32_t)m->head)
            continue;
        copula = copula || (word->deprel == GS_DEPREL_COP && gs_word_feat(r, w, "VerbForm=Fin"));
        if (word->deprel == GS_DEPREL_NSUBJ)
            subject = (int32_t)w;
        if (word->deprel == GS_DEPREL_AUX || gs_word_feat(r, w, "Polarity=Neg") ||
            word->deprel == GS_DEPREL_CASE || word->deprel == GS_DEPREL_MARK)
            return; /* may be, is not, is at, if … is */
    }
    if (!copula || subject < 0)
        return;
    if (gs_word_feat(r, (uint32_t)subject, "PronType=Rel") &&
        gs_word_at(r, m->head)->deprel == GS_DEPREL_ACL_RELCL)
        subject = gs_word_at(r, m->head)->head;
    subject = gs_ref_of(r, subject);
    if (subject >= 0 && !has_conjunct(r, m))
        gs_coref_join(c, i, subject, "coref:predicate");
}

/* ---- the same head ---- */

/* Words of sense that stand with the head, besides those of grammar. */
static bool is_sense(const gs_reading *r, uint32_t w, const gs_ref *m)
{
    uint8_t upos = gs_word_at(r, w)->upos;

    return w != m->head && (upos == GS_UPOS_ADJ || upos == GS_UPOS_NOUN || upos == GS_UPOS_PROPN ||
                            upos == GS_UPOS_NUM || upos == GS_UPOS_VERB);
}

static bool has_lemma(const gs_reading *r, const gs_ref *m, gs_str lemma)
{
    for (uint32_t w = m->first; w <= m->last && w < m->first + 40; w++) {
        if (gs_str_eq_nocase(gs_word_at(r, w)->lemma, lemma))
            return true;
    }
    return false;
}

/* How many words of sense of `m` the chain's reference `of` has, too, and how many not. */
static void compare(const gs_reading *r, const gs_ref *m, const gs_ref *of, unsigned *shared,
                    unsigned *alone)
{
    *shared = *alone = 0;
    for (uint32_t w = m->first; w <= m->last && w < m->first + 40; w++) {
        if (!is_sense(r, w, m))
            continue;
        if (has_lemma(r, of, gs_word_at(r, w)->lemma))
            *shared += gs_word_at(r, w)->upos != GS_UPOS_PROPN; /* many things are a place's */
        else
            ++*alone;
    }
}

/* Different genitives: "his mother", "her mother". */
static int32_t owner(const gs_reading *r, const gs_ref *m)
{
    for (uint32_t w = gs_ref_near(m); w < m->head; w++) {
        if (gs_word_at(r, w)->head == (int32_t)m->head &&
            gs_word_at(r, w)->deprel == GS_DEPREL_NMOD_POSS)
            return (int32_t)w;
    }
    return GS_NONE;
}

static bool countries_differ(const gs_coref *c, int32_t i, int32_t k)
{
    gs_str a = gs_coref_chain(c, i)->country, b = gs_coref_chain(c, k)->country;

    return a.n && b.n && !gs_str_eq(a, b);
}

static bool may_be_repeated(const gs_ref *m)
{
    return m->form == GS_MENTION_NOMINAL && !m->other && !m->indefinite && !m->denied;
}

static void join_head(nouns *n, int32_t i)
{
    gs_coref         *c = n->c;
    const gs_reading *r = c->r;
    const gs_ref     *m = &r->refs[i];
    int32_t           mine = owner(r, m);

    if (!may_be_repeated(m) || !m->definite)
        return;
    for (int32_t k = n->before[i], steps = 0; k >= 0 && steps < 24; k = n->before[k], steps++) {
        const gs_ref *of = &r->refs[k];
        unsigned      shared, alone, extra, back;
        int32_t       theirs = owner(r, of);

        if (m->sentence - of->sentence > 40 || of->teaser != m->teaser)
            return;
        if (gs_coref_nested(c, i, k) || countries_differ(c, i, k) || of->denied ||
            gs_word_at(r, of->head)->upos != gs_word_at(r, m->head)->upos)
            continue;
        if (mine >= 0 && (theirs < 0 || !gs_str_eq_nocase(gs_word_lower(r, (uint32_t)mine),
                                                          gs_word_lower(r, (uint32_t)theirs))))
            continue;
        compare(r, m, of, &shared, &alone);
        compare(r, of, m, &extra, &back);
        if (alone == 0 && (theirs < 0 || mine >= 0 || m->sentence - of->sentence < 3)) {
            if (gs_coref_join(c, i, k, "coref:head"))
                return;
        } else if (shared > 0 && m->definite && of->definite && m->number == GS_NUMBER_ONE &&
                   mine < 0 && theirs < 0) {
            /* "the humanitarian centre built in X", "the centre for
             * humanitarian aid": one word of sense in common */
            if (gs_coref_join(c, i, k, "coref:head-and-modifier"))
                return;
        }
    }
}

/* ---- offices ---- */

static gs_str last_of(gs_str words)
{
    gs_str word = words, rest = words;

    while (gs_str_split(&rest, ' ', &word))
        ;
    return word;
}

/* The words of `a` end those of `b`: "minister" for "foreign minister". */
static bool calls(const gs_know *know, int32_t a, int32_t b)
{
    const gs_role *x = &know->roles[a], *y = &know->roles[b];

    if (x->kind != y->kind)
        return false;
    if (x->entry == y->entry || (x->same && x->same == y->same))
        return true;
    return gs_str_ends(y->words, x->words) && gs_str_eq(last_of(y->words), last_of(x->words));
}

/* "the Kremlin spokesman" for the press secretary of the Russian president:
 * of one country, and neither is known to be another's. */
static bool bodies_fit(const gs_coref *c, int32_t i, int32_t k)
{
    const gs_reading *r = c->r;
    const gs_title   *a = &r->refs[i].title, *b = &r->refs[k].title;

    if (countries_differ(c, i, k))
        return false;
    if (a->of < 0)
        return true;
    if (b->of < 0)
        return false;
    if (gs_coref_root(c, a->of) == gs_coref_root(c, b->of))
        return true;
    if (!a->country.n || !gs_str_eq(a->country, b->country))
        return false;
    return gs_know_seat_fits(r->know, r->refs[a->of].known, r->refs[b->of].title.role) ||
           gs_know_seat_fits(r->know, r->refs[b->of].known, r->refs[a->of].title.role) ||
           r->refs[a->of].adjective || r->refs[b->of].adjective;
}

static void join_office(gs_coref *c, int32_t i)
{
    const gs_reading *r = c->r;
    const gs_ref     *m = &r->refs[i];
    int32_t           mine = owner(r, m);

    if (mine >= 0 && gs_word_at(r, (uint32_t)mine)->upos == GS_UPOS_PRON)
        return; /* "his mother", "her mother" */
    if (!may_be_repeated(m) || !m->definite || m->title.role < 0 || gs_coref_root(c, i) != i)
        return;
    for (int32_t k = i - 1; k >= 0 && m->sentence - r->refs[k].sentence < 60 && i - k < 400; k--) {
        const gs_ref *of = &r->refs[k];

        if (of->title.role < 0 || !calls(r->know, m->title.role, of->title.role) ||
            gs_coref_nested(c, i, k) || of->teaser != m->teaser)
            continue;
        if (!gs_coref_fits(c, i, k))
            continue;
        if (m->number == GS_NUMBER_MANY && of->number == GS_NUMBER_ONE)
            continue;
        if (bodies_fit(c, i, k))
            gs_coref_join(c, i, k, is_person_role(r, m) ? "coref:title" : "coref:body");
        else if (m->title.of < 0)
            return; /* the nearest is another one's */
        if (gs_coref_root(c, i) != i)
            return;
    }
}

static gs_status run(nouns *n)
{
    gs_coref *c = n->c;
    int32_t   count = (int32_t)c->r->ref_count;
    gs_status st = GS_OK;

    for (int32_t i = 0; i < count; i++)
        join_apposition(c, i);
    for (int32_t i = 0; i < count; i++)
        join_title(c, i);
    for (int32_t i = 0; i < count; i++) {
        join_kind(c, i);
        join_kind_before(c, i);
    }
    for (int32_t i = 0; i < count; i++)
        join_predicate(c, i);
    for (int32_t i = 0; st == GS_OK && i < count; i++) {
        gs_str    lemma = gs_word_at(c->r, c->r->refs[i].head)->lemma;
        uint32_t *hit;

        n->before[i] = GS_NONE;
        if (c->r->refs[i].form != GS_MENTION_NOMINAL)
            continue;
        hit = gs_map_get(&n->heads, lemma);
        n->before[i] = hit ? (int32_t)*hit : GS_NONE;
        st = gs_map_put(&n->heads, lemma, (uint32_t)i);
        join_office(c, i);
        if (gs_coref_root(c, i) == i)
            join_head(n, i);
    }
    return st;
}

gs_status gs_coref_nouns(gs_coref *c)
{
    gs_reading *r = c->r;
    nouns n = {.c = c, .before = gs_arena_alloc(r->scratch, (r->ref_count + 1) * sizeof *n.before)};
    gs_status st;

    if (!n.before)
        return GS_E_NOMEM;
    gs_map_init(&n.heads, r->doc->seed);
    st = run(&n);
    gs_map_release(&n.heads);
    return st;
}
