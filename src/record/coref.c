/* record/coref.c - chains, and what may be joined. See coref.h. */
#include "record/coref.h"

int32_t gs_coref_root(const gs_coref *c, int32_t i)
{
    gs_ref *refs = c->r->refs;

    while (refs[i].chain != i) {
        refs[i].chain = refs[refs[i].chain].chain;
        i = refs[i].chain;
    }
    return i;
}

bool gs_coref_nested(const gs_coref *c, int32_t a, int32_t b)
{
    const gs_ref *x = &c->r->refs[a], *y = &c->r->refs[b];

    return (x->first <= y->head && y->head <= x->last) ||
           (y->first <= x->head && x->head <= y->last);
}

static gs_str name_words(const gs_coref *c, int32_t i)
{
    const gs_ref *m = &c->r->refs[i];
    gs_span       s = gs_words_span(c->r, m->name_first, m->name_last);

    return gs_str_make(c->r->lower + s.start, s.end - s.start);
}

/* "Ann Marie Lee" and "Ann Lee" may be one, "Ann Lee" and "Bob Lee" not. */
static bool names_differ(const gs_coref *c, int32_t a, int32_t b)
{
    const gs_ref *x = &c->r->refs[a], *y = &c->r->refs[b];
    bool          short_x = x->name_first == x->name_last, short_y = y->name_first == y->name_last;

    if (gs_str_eq(name_words(c, a), name_words(c, b)))
        return false;
    if (short_x || short_y) {
        gs_str s = name_words(c, short_x ? a : b), l = name_words(c, short_x ? b : a);
        return !gs_str_ends(l, s) && !gs_str_starts(l, s);
    }
    return !gs_str_eq(gs_word_lower(c->r, x->name_last), gs_word_lower(c->r, y->name_last)) ||
           !gs_str_eq(gs_word_lower(c->r, x->name_first), gs_word_lower(c->r, y->name_first));
}

bool gs_coref_fits(const gs_coref *c, int32_t a, int32_t b)
{
    const gs_chain *x = gs_coref_chain(c, a), *y = gs_coref_chain(c, b);

    if (x->being && y->being && x->being != y->being)
        return false;
    if (x->number && y->number && x->number != y->number)
        return false;
    if (x->gender && y->gender && !(x->gender & y->gender))
        return false;
    if (x->known >= 0 && y->known >= 0 && x->known != y->known)
        return false;
    if (x->name >= 0 && y->name >= 0 && x->being == GS_BEING_PERSON &&
        names_differ(c, x->name, y->name))
        return false;
    return true;
}

bool gs_coref_join(gs_coref *c, int32_t i, int32_t with, const char *rule)
{
    int32_t   a = gs_coref_root(c, with), b = gs_coref_root(c, i);
    gs_chain *x, *y;

    if (a == b)
        return true;
    if (!gs_coref_fits(c, a, b))
        return false;
    if (a > b) {
        int32_t t = a;
        a = b;
        b = t;
    }
    x = &c->chains[a];
    y = &c->chains[b];
    c->r->refs[b].chain = a;
    if (!c->r->refs[i].rule)
        c->r->refs[i].rule = rule;
    if (x->name < 0 || (y->name >= 0 && name_words(c, y->name).n > name_words(c, x->name).n))
        x->name = y->name;
    if (x->known < 0)
        x->known = y->known;
    if (y->office > x->office)
        x->office = y->office;
    if (y->last > x->last)
        x->last = y->last;
    if (!x->country.n)
        x->country = y->country;
    x->count += y->count;
    x->being = x->being ? x->being : y->being;
    x->number = x->number ? x->number : y->number;
    x->gender = x->gender && y->gender ? x->gender & y->gender : x->gender | y->gender;
    return true;
}

static void init_chain(const gs_reading *r, gs_chain *chain, int32_t i)
{
    const gs_ref *m = &r->refs[i];

    *chain = (gs_chain){.name = GS_NONE,
                        .known = GS_NONE,
                        .office = GS_NONE,
                        .last = i,
                        .count = 1,
                        .being = m->being,
                        .number = m->number,
                        .gender = m->gender,
                        .country = m->title.country};
    if (m->form == GS_MENTION_NAME || m->form == GS_MENTION_METONYM)
        chain->name = i;
    if (m->title.role >= 0 && r->know->roles[m->title.role].kind != GS_ROLE_DOCUMENT)
        chain->office = i;
    if (m->known >= 0 && !chain->country.n)
        chain->country = r->know->names[m->known].country;
}

gs_status gs_read_coref(gs_reading *r)
{
    gs_coref  c = {r, gs_arena_alloc(r->scratch, (r->ref_count + 1) * sizeof *c.chains)};
    gs_status st;

    if (!c.chains)
        return GS_E_NOMEM;
    for (size_t i = 0; i < r->ref_count; i++)
        init_chain(r, &c.chains[i], (int32_t)i);
    st = gs_coref_names(&c);
    if (st == GS_OK)
        st = gs_coref_nouns(&c);
    if (st == GS_OK)
        st = gs_coref_pronouns(&c);
    for (int32_t i = 0; i < (int32_t)r->ref_count; i++) {
        int32_t root = gs_coref_root(&c, i); /* a loop of halving is not yet flat */
        r->refs[i].chain = root;
        if (c.chains[root].being)
            r->refs[i].being = c.chains[root].being;
    }
    return st;
}
