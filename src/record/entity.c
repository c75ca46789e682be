/* record/entity.c - which phrases of the report mean the same one.
 *
 * Names first: all forms of a dictionary entry are one; "Peskov" is the
 * "Dmitry Peskov" of this report; a shorter name that ends a longer one is
 * the same; "(GFT)" behind a name is that name's. Then roles, in text order:
 * "the spokesman" is the last one so called, an apposition ("the press
 * secretary, Dmitry Peskov,") gives a role its name. Nothing is taken from
 * outside: who holds an office is said by the report or stays open. Two bodies
 * of one state are two, since only their own words join them.
 */
#include "record/entity.h"

typedef struct desk {
    gs_reading *r;
    gs_map      names;    /* full name, or a role's words -> candidate */
    gs_map      last;     /* last word of a name, or acronym -> candidate */
    gs_map      acronyms; /* "GFT" -> candidate */
    int32_t    *known;    /* [know->name_entries] candidate or GS_NONE */
    int32_t    *by_role;  /* [know->role_count] last so called, singular  */
    int32_t    *by_group; /* the same for plurals                        */
} desk;

static gs_str span_words(const gs_reading *r, uint32_t first, uint32_t last)
{
    return gs_doc_str(r->doc, gs_tokens_span(r, first, last));
}

static gs_str span_lower(const gs_reading *r, uint32_t first, uint32_t last)
{
    gs_span s = gs_tokens_span(r, first, last);
    return gs_str_make(r->lower + s.start, s.end - s.start);
}

static gs_str phrase_name(const gs_reading *r, const gs_phrase *p)
{
    return span_words(r, (uint32_t)p->name_first, (uint32_t)p->name_last);
}

/* ---- appositions ---- */

static bool is_comma(const gs_reading *r, uint32_t t)
{
    return gs_token_is(r, t, GS_STR(","));
}

static bool ends_apposition(const gs_reading *r, uint32_t t, uint32_t end)
{
    return t >= end || (!gs_token_word(r, t) && gs_token_at(r, t)->kind != GS_TOKEN_CLITIC);
}

static const gs_role *role_of(const gs_reading *r, const gs_phrase *p)
{
    return p->role >= 0 ? &r->know->roles[p->role] : NULL;
}

static bool is_person_role(const gs_reading *r, const gs_phrase *p)
{
    const gs_role *role = role_of(r, p);
    return role && role->kind == GS_ROLE_PERSON;
}

/* A name that may be a person's: no entry of the dictionary, no body. */
static bool may_be_person(const gs_reading *r, const gs_phrase *p)
{
    const gs_role *role = role_of(r, p);

    if (p->kind != GS_PHRASE_NAME || p->known >= 0)
        return false;
    return !role || role->kind == GS_ROLE_PERSON || role->kind == GS_ROLE_TITLE;
}

/* The head of the chain of phrases parted by prepositions that ends with
 * `at`: from "the Russian president" up to "The press secretary of …". */
static uint32_t chain_head(const gs_reading *r, uint32_t at, uint32_t first)
{
    while (at > first) {
        const gs_phrase *p = &r->phrases[at], *before = &r->phrases[at - 1];
        if (p->first != before->last + 2 || !gs_token_has(r, p->first - 1, GS_WORD_PREPOSITION))
            break;
        at--;
    }
    return at;
}

/* "The press secretary of the Russian president, Dmitry Peskov, said" and
 * "Carrie Lam, the chief executive of Hong Kong, announced". */
static void find_appositions(gs_reading *r, uint32_t s)
{
    uint32_t first = r->first_phrase[s], end = gs_sentence_end(r, s);

    for (uint32_t i = first + 1; i < r->first_phrase[s + 1]; i++) {
        gs_phrase *p = &r->phrases[i];
        gs_phrase *before = &r->phrases[i - 1];
        if (before->last + 2 != p->first || !is_comma(r, p->first - 1))
            continue;
        if (may_be_person(r, p) && ends_apposition(r, p->last + 1, end)) {
            gs_phrase *head = &r->phrases[chain_head(r, i - 1, first)];
            if (head->kind == GS_PHRASE_ROLE && !head->plural && is_person_role(r, head)) {
                head->apposed = (int32_t)i;
                if (p->role < 0)
                    p->role = head->role;
            }
        } else if (may_be_person(r, before) && p->kind == GS_PHRASE_ROLE && !p->plural &&
                   is_person_role(r, p)) {
            p->apposed = (int32_t)(i - 1);
            if (before->role < 0)
                before->role = p->role;
        }
    }
}

/* ---- candidates ---- */

static gs_candidate *candidate_of(const desk *d, int32_t i)
{
    return &d->r->candidates[i];
}

static gs_status new_candidate(desk *d, gs_str name, gs_entity_kind kind, int32_t *out)
{
    gs_reading  *r = d->r;
    gs_candidate c = {
        .name = name, .known = GS_NONE, .role = GS_NONE, .record = GS_NONE, .kind = (uint8_t)kind};

    *out = (int32_t)r->candidate_count;
    return GS_PUSH(r->scratch, r->candidates, r->candidate_count, r->candidate_cap, c) ? GS_OK
                                                                                       : GS_E_NOMEM;
}

static gs_entity_kind kind_of_known(gs_name_kind kind)
{
    switch (kind) {
    case GS_NAME_STATE:
        return GS_ENTITY_STATE;
    case GS_NAME_ADJECTIVE:
    case GS_NAME_PEOPLE:
        return GS_ENTITY_GROUP; /* "the French" */
    case GS_NAME_CAPITAL:
        return GS_ENTITY_PLACE;
    default:
        return GS_ENTITY_ORGANIZATION;
    }
}

static gs_status known_candidate(desk *d, const gs_phrase *p, int32_t *out)
{
    const gs_name *name = &d->r->know->names[p->known];
    size_t         key = (size_t)name->entry * 3 + (name->kind == GS_NAME_CAPITAL     ? 1
                                                    : name->kind == GS_NAME_ADJECTIVE ? 2
                                                                                      : 0);
    gs_status      st = GS_OK;

    if (d->known[key] < 0) {
        gs_candidate *c;
        st = new_candidate(d, phrase_name(d->r, p), kind_of_known(name->kind), &d->known[key]);
        if (st != GS_OK)
            return st;
        c = candidate_of(d, d->known[key]);
        c->known = p->known;
        c->country = name->country;
        c->sector = name->sector;
        c->kind_rule = "names:dictionary";
    }
    *out = d->known[key];
    return GS_OK;
}

/* The state that a phrase names: "Chad's government", "Iranian officials". */
static gs_str country_within(const gs_reading *r, const gs_phrase *p)
{
    for (uint32_t t = p->core; t <= p->last; t++) {
        uint32_t value;
        unsigned n;
        if (!gs_token_capital(r, t))
            continue;
        n = gs_read_entry(r, &r->know->name_lexicon, t, p->last + 1, false, &value);
        if (n && r->know->names[value].country.n) {
            return r->know->names[value].country;
        }
    }
    return GS_STR_NONE;
}

/* What the words around a name say of its bearer. */
static void describe_bearer(desk *d, gs_candidate *c, const gs_phrase *p)
{
    const gs_role *role = role_of(d->r, p);

    if (!role) { /* "the Eastern Mediterranean" is nobody */
        c->person_like = c->person_like || (p->name_last > p->name_first && !p->definite);
        return;
    }
    c->role = p->role;
    if (role->kind == GS_ROLE_PERSON || role->kind == GS_ROLE_TITLE)
        c->kind = GS_ENTITY_PERSON;
    else if (role->kind == GS_ROLE_ORGANIZATION)
        c->kind = GS_ENTITY_ORGANIZATION;
    else
        c->kind = GS_ENTITY_DOCUMENT;
    if (!c->sector)
        c->sector = role->sector;
    if (c->kind == GS_ENTITY_ORGANIZATION && !c->country.n)
        c->country = country_within(d->r, p); /* "Russian Defense Ministry" */
}

static void remember_role(desk *d, const gs_phrase *p, int32_t candidate)
{
    const gs_role  *role = role_of(d->r, p);
    const uint32_t *head;
    gs_str          words, word;
    int32_t        *by = p->plural ? d->by_group : d->by_role;

    if (!role)
        return;
    by[role->entry] = candidate;
    /* "foreign minister" is also "the minister" */
    words = role->words;
    while (gs_str_split(&words, ' ', &word) && words.p)
        ;
    head = gs_lexicon_get(&d->r->know->role_lexicon, word);
    if (head)
        by[d->r->know->roles[*head].entry] = candidate;
}

static gs_str last_word(const gs_reading *r, const gs_phrase *p)
{
    return span_lower(r, (uint32_t)p->name_last, (uint32_t)p->name_last);
}

/* A longer name registered before that ends with this one. */
static int32_t longer_name(const desk *d, const gs_phrase *p)
{
    const uint32_t *hit = gs_map_get(&d->acronyms, last_word(d->r, p));
    gs_str          name = phrase_name(d->r, p);

    if (hit && p->name_first == p->name_last)
        return (int32_t)*hit;
    hit = gs_map_get(&d->last, last_word(d->r, p));
    if (!hit || !gs_str_ends(candidate_of(d, (int32_t)*hit)->name, name))
        return GS_NONE;
    return (int32_t)*hit;
}

/* Names of several words are registered before any text is read, so that a
 * title's "Lam" is the body's "Carrie Lam". */
static gs_status register_name(desk *d, gs_phrase *p)
{
    gs_str    name = phrase_name(d->r, p);
    uint32_t *hit = gs_map_get(&d->names, name);
    int32_t   c;
    gs_status st = GS_OK;

    if (hit) {
        c = (int32_t)*hit;
    } else {
        c = longer_name(d, p);
        if (c < 0)
            st = new_candidate(d, name, GS_ENTITY_OTHER, &c);
        if (st == GS_OK)
            st = gs_map_put(&d->names, name, (uint32_t)c);
        if (st == GS_OK && !gs_map_get(&d->last, last_word(d->r, p)))
            st = gs_map_put(&d->last, last_word(d->r, p), (uint32_t)c);
        if (st != GS_OK)
            return st;
    }
    p->entity = c;
    describe_bearer(d, candidate_of(d, c), p);
    return GS_OK;
}

/* "Georgian Tennis Federation (GFT)": the next phrase is the same. */
static gs_status read_acronym(desk *d, uint32_t i)
{
    gs_reading *r = d->r;
    gs_phrase  *p = &r->phrases[i], *next = i + 1 < r->phrase_count ? p + 1 : NULL;
    uint32_t    t = p->last + 1;

    if (!next || next->first != t + 1 || next->last != next->first ||
        !gs_token_is(r, t, GS_STR("(")) || next->last + 1 >= r->doc->tokens.count ||
        !gs_token_is(r, next->last + 1, GS_STR(")")) ||
        !(gs_token_at(r, next->first)->flags & GS_TOKEN_ALL_UPPER) || next->known >= 0)
        return GS_OK;
    next->kind = GS_PHRASE_NAME;
    next->name_first = next->name_last = (int32_t)next->first;
    next->entity = p->entity;
    return gs_map_put(&d->acronyms, last_word(r, next), (uint32_t)p->entity);
}

static bool is_surname(const desk *d, const gs_phrase *p)
{
    const uint32_t     *hit = gs_map_get(&d->last, last_word(d->r, p));
    const gs_candidate *c = hit ? candidate_of(d, (int32_t)*hit) : NULL;

    return c && c->known < 0 && (c->kind == GS_ENTITY_PERSON || c->person_like);
}

static gs_status resolve_name(desk *d, gs_phrase *p)
{
    gs_status st = GS_OK;
    int32_t   c = p->entity;

    if (c < 0 && p->known >= 0 && !(p->name_first == p->name_last && is_surname(d, p))) {
        st = known_candidate(d, p, &c);
    } else if (c < 0) {
        c = longer_name(d, p);
        if (c < 0) {
            st = new_candidate(d, phrase_name(d->r, p), GS_ENTITY_OTHER, &c);
            if (st == GS_OK)
                st = gs_map_put(&d->last, last_word(d->r, p), (uint32_t)c);
        } else if (candidate_of(d, c)->kind == GS_ENTITY_OTHER && candidate_of(d, c)->person_like &&
                   p->name_first == p->name_last) {
            /* "Hotak" for "Sharif Hotak": only people are called so */
            candidate_of(d, c)->kind = GS_ENTITY_PERSON;
            candidate_of(d, c)->kind_rule = "name:surname";
        }
        if (st == GS_OK)
            describe_bearer(d, candidate_of(d, c), p);
    } else if (p->name_last > p->name_first) {
        /* the nearest before is meant by a bare surname */
        st = gs_map_put(&d->last, last_word(d->r, p), (uint32_t)c);
    }
    if (st != GS_OK)
        return st;
    p->entity = c;
    remember_role(d, p, c);
    return GS_OK;
}

/* Words before the role within the phrase: "the U.S. Navy officials". */
static bool has_modifier(const desk *d, const gs_phrase *p)
{
    const gs_role *role = role_of(d->r, p);
    gs_str         core = span_lower(d->r, p->core, p->last);

    return !role || !gs_str_eq_nocase(core, role->words);
}

/* Who "the spokesman", "the officials", "the court" were called before. */
static int32_t called_before(const desk *d, const gs_phrase *p)
{
    const gs_role *role = role_of(d->r, p);
    int32_t        c;

    if (!role)
        return GS_NONE;
    c = (p->plural ? d->by_group : d->by_role)[role->entry];
    if (c < 0 && p->plural && role->kind == GS_ROLE_ORGANIZATION)
        c = d->by_role[role->entry];
    return c;
}

static gs_status new_nominal(desk *d, const gs_phrase *p, int32_t *out)
{
    gs_reading    *r = d->r;
    const gs_role *role = role_of(r, p);
    gs_entity_kind kind = GS_ENTITY_OTHER;
    gs_status      st;
    gs_candidate  *c;

    if (role && role->kind == GS_ROLE_PERSON)
        kind = p->plural ? GS_ENTITY_GROUP : GS_ENTITY_PERSON;
    else if (role && role->kind == GS_ROLE_ORGANIZATION)
        kind = GS_ENTITY_ORGANIZATION;
    else if (role && role->kind == GS_ROLE_DOCUMENT)
        kind = GS_ENTITY_DOCUMENT;
    st = new_candidate(d, span_words(r, p->core, p->last), kind, out);
    if (st != GS_OK)
        return st;
    c = candidate_of(d, *out);
    c->nominal = true;
    c->plural = p->plural;
    c->role = p->role;
    c->sector = role ? role->sector : NULL;
    c->country = country_within(r, p);
    return GS_OK;
}

static gs_status resolve_role(desk *d, gs_phrase *p)
{
    gs_str          words = span_lower(d->r, p->core, p->last);
    const uint32_t *same = gs_map_get(&d->names, words);
    int32_t         c = GS_NONE;
    gs_status       st = GS_OK;
    bool            bare = !has_modifier(d, p);

    if (p->apposed >= 0) {
        p->entity = d->r->phrases[p->apposed].entity; /* GS_NONE when it stands behind */
        if (p->entity >= 0)
            remember_role(d, p, p->entity);
        return GS_OK;
    }
    if (p->definite && bare)
        c = called_before(d, p);
    if (c < 0 && same && (p->definite || !bare || p->plural) &&
        !gs_token_is(d->r, p->first, GS_STR("a")) &&
        !gs_token_is(d->r, p->first, GS_STR("another")))
        c = (int32_t)*same;
    if (c < 0) {
        st = new_nominal(d, p, &c);
        if (st == GS_OK)
            st = gs_map_put(&d->names, words, (uint32_t)c);
    }
    if (st != GS_OK)
        return st;
    p->entity = c;
    remember_role(d, p, c);
    return GS_OK;
}

static gs_status resolve_all(desk *d)
{
    gs_reading *r = d->r;
    gs_status   st = GS_OK;

    for (uint32_t i = 0; st == GS_OK && i < r->phrase_count; i++) {
        gs_phrase *p = &r->phrases[i];
        if (p->kind == GS_PHRASE_NAME)
            st = resolve_name(d, p);
        else if (p->kind == GS_PHRASE_ROLE)
            st = resolve_role(d, p);
        if (st == GS_OK && p->kind == GS_PHRASE_NAME)
            st = read_acronym(d, i);
    }
    for (uint32_t i = 0; i < r->phrase_count; i++) {
        gs_phrase *p = &r->phrases[i];
        if (p->kind == GS_PHRASE_ROLE && p->apposed >= 0)
            p->entity = r->phrases[p->apposed].entity;
    }
    return st;
}

static gs_status register_all(desk *d)
{
    gs_reading *r = d->r;
    gs_status   st = GS_OK;

    for (uint32_t i = 0; st == GS_OK && i < r->phrase_count; i++) {
        gs_phrase *p = &r->phrases[i];
        if (p->kind == GS_PHRASE_NAME && p->known < 0 && p->name_last > p->name_first)
            st = register_name(d, p);
    }
    return st;
}

static gs_status init_desk(desk *d, gs_reading *r)
{
    size_t known = (size_t)r->know->name_entries * 3, roles = r->know->role_count;

    *d = (desk){.r = r};
    gs_map_init(&d->names, r->doc->seed);
    gs_map_init(&d->last, r->doc->seed);
    gs_map_init(&d->acronyms, r->doc->seed);
    d->known = gs_arena_alloc(r->scratch, (known + 1) * sizeof *d->known);
    d->by_role = gs_arena_alloc(r->scratch, (roles + 1) * sizeof *d->by_role);
    d->by_group = gs_arena_alloc(r->scratch, (roles + 1) * sizeof *d->by_group);
    if (!d->known || !d->by_role || !d->by_group)
        return GS_E_NOMEM;
    memset(d->known, 0xFF, known * sizeof *d->known); /* GS_NONE */
    memset(d->by_role, 0xFF, roles * sizeof *d->by_role);
    memset(d->by_group, 0xFF, roles * sizeof *d->by_group);
    return GS_OK;
}

gs_status gs_read_entities(gs_reading *r)
{
    desk      d;
    gs_status st = init_desk(&d, r);

    for (uint32_t s = 0; st == GS_OK && s < r->doc->sentence_count; s++)
        find_appositions(r, s);
    if (st == GS_OK)
        st = register_all(&d);
    if (st == GS_OK)
        st = resolve_all(&d);
    gs_map_release(&d.names);
    gs_map_release(&d.last);
    gs_map_release(&d.acronyms);
    return st;
}

gs_status gs_entity_resolve(gs_reading *r, int32_t phrase, int32_t *candidate)
{
    gs_phrase *p = &r->phrases[phrase];
    desk       d = {.r = r};
    gs_status  st = GS_OK;

    if (p->entity < 0 && p->kind == GS_PHRASE_OTHER && !p->partitive)
        st = new_nominal(&d, p, &p->entity);
    *candidate = p->entity;
    return st;
}
