/* record/entity_record.c - the entity records.
 *
 * A chain becomes a record when it has a name, an office or a role, is a
 * group, is mentioned twice, or when a statement, an event or an office points at
 * it: a single common noun does not. Records are in the order of first mention;
 * the candidates of statements and events become their numbers.
 */
#include <stdlib.h>

#include "record/entity.h"
#include "record/mention.h"
#include "record/statement.h"

/* A mention of a record-to-be. */
typedef struct item {
    gs_span span;
    int32_t entity;
    int32_t ref;
} item;

typedef struct maker {
    gs_reading *r;
    item       *items;
    size_t      count, cap;
    uint32_t   *mentions; /* [candidates] */
} maker;

static void want(gs_reading *r, int32_t candidate)
{
    if (candidate >= 0)
        r->candidates[candidate].record = -1;
}

static void want_all(gs_reading *r, const gs_ids *ids)
{
    for (size_t k = 0; k < ids->count; k++)
        want(r, ids->items[k]);
}

/* Offices are callings that somebody was given: not "mother", "expert". */
static bool is_office(const gs_reading *r, const gs_ref *m)
{
    const gs_role *role = m->title.role >= 0 ? &r->know->roles[m->title.role] : NULL;

    if (!role || role->kind != GS_ROLE_PERSON || m->form == GS_MENTION_PRONOUN)
        return false;
    return role->same || (role->sector && strcmp(role->sector, "CVL") != 0);
}

static bool office_has_body(const gs_reading *r, const gs_ref *m)
{
    return m->title.of >= 0 && r->refs[m->title.of].being != GS_BEING_PERSON;
}

/* A sentence that stands there a second time has no records of its own. */
static bool is_repeated(const gs_reading *r, const gs_ref *m)
{
    return r->doc->sentences[m->sentence].duplicate_of >= 0;
}

/* An adjective is enough: "a Turkish offensive". */
static void want_event(maker *k, const gs_ids *ids)
{
    want_all(k->r, ids);
    for (size_t i = 0; i < ids->count; i++)
        k->mentions[ids->items[i]] += 2;
}

static void find_wanted(maker *k)
{
    gs_reading *r = k->r;

    for (size_t i = 0; i < r->candidate_count; i++)
        r->candidates[i].record = -2;
    for (size_t i = 0; i < r->doc->statement_count; i++) {
        const gs_statement *s = &r->doc->statements[i];
        want(r, s->speaker);
        if (s->speaker >= 0)
            k->mentions[s->speaker] += 2; /* an adjective as well: "an Israeli claim" */
        want_all(r, &s->addressee);
        want_all(r, &s->channel);
    }
    for (size_t i = 0; i < r->doc->event_count; i++) {
        const gs_event *e = &r->doc->events[i];
        want_event(k, &e->actors);
        want_event(k, &e->recipients);
        want(r, e->place);
    }
    for (size_t i = 0; i < r->doc->agreement_count; i++) {
        const gs_agreement *a = &r->doc->agreements[i];
        want_event(k, &a->parties);
        for (size_t t = 0; t < a->term_count; t++) {
            want(r, a->terms[t].obligor);
            want(r, a->terms[t].obligee);
        }
    }
    for (size_t i = 0; i < r->ref_count; i++) {
        const gs_ref *m = &r->refs[i];
        if (m->denied || is_repeated(r, m))
            continue;
        if (!m->adjective && ++k->mentions[m->entity] > 1)
            want(r, m->entity);
        if (((m->form == GS_MENTION_NAME || m->form == GS_MENTION_METONYM) && !m->adjective) ||
            (m->title.role >= 0 && r->know->roles[m->title.role].kind != GS_ROLE_DOCUMENT) ||
            (m->form == GS_MENTION_NOMINAL && m->being == GS_BEING_PERSON))
            want(r, m->entity);
        if (is_office(r, m) && office_has_body(r, m) &&
            r->candidates[m->entity].kind == GS_ENTITY_PERSON) {
            want(r, r->refs[m->title.of].entity);
            k->mentions[r->refs[m->title.of].entity] += 2;
        }
    }
}

static int by_place(const void *a, const void *b)
{
    const item *x = a, *y = b;

    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->span.end != y->span.end)
        return x->span.end < y->span.end ? -1 : 1;
    return (x->entity > y->entity) - (x->entity < y->entity);
}

/* An adjective is a mention of its state only where nothing else names it. */
static bool is_mention(const maker *k, const gs_ref *m)
{
    return !m->denied && !is_repeated(k->r, m) && (!m->adjective || k->mentions[m->entity] > 1) &&
           k->r->candidates[m->entity].record > -2;
}

static gs_status collect(maker *k)
{
    gs_reading *r = k->r;

    for (size_t i = 0; i < r->ref_count; i++) {
        const gs_ref *m = &r->refs[i];
        item          it = {gs_ref_span(r, m), m->entity, (int32_t)i};
        if (is_mention(k, m) && !GS_PUSH(r->scratch, k->items, k->count, k->cap, it))
            return GS_E_NOMEM;
    }
    if (k->count)
        qsort(k->items, k->count, sizeof *k->items, by_place);
    return GS_OK;
}

static gs_status add_name(gs_reading *r, gs_entity *e, gs_str name)
{
    for (size_t i = 0; i < e->name_count && i < 64; i++) {
        if (gs_str_eq(e->names[i], name))
            return GS_OK;
    }
    if (e->name_count == 64)
        return GS_OK;
    return GS_PUSH(r->doc->arena, e->names, e->name_count, e->name_cap, name) ? GS_OK : GS_E_NOMEM;
}

/* The state's own name, where the report has only "Azerbaijani" for it. */
static gs_str state_name(const gs_reading *r, const gs_candidate *c)
{
    const gs_name *names = r->know->names;
    int32_t        i = c->known;

    if (c->kind != GS_ENTITY_STATE || i < 0 || names[i].kind != GS_NAME_ADJECTIVE)
        return GS_STR_NONE;
    while ((size_t)i < r->know->name_count && names[i].entry == names[c->known].entry) {
        if (names[i].kind == GS_NAME_STATE)
            return names[i].words;
        i++;
    }
    return GS_STR_NONE;
}

static gs_status new_entity(gs_reading *r, gs_candidate *c)
{
    gs_doc   *doc = r->doc;
    gs_entity e = {.kind = (gs_entity_kind)c->kind, .name = c->name, .place = GS_NONE};
    gs_str    state = state_name(r, c);

    c->record = (int32_t)doc->entity_count;
    if (state.n && (add_name(r, &e, state) != GS_OK ||
                    gs_proof_rule(r, &e.proofs, "name", -1, "names:dictionary") != GS_OK))
        return GS_E_NOMEM;
    if (c->sector && e.kind != GS_ENTITY_STATE &&
        !GS_PUSH(doc->arena, e.sectors, e.sector_count, e.sector_cap, c->sector))
        return GS_E_NOMEM;
    return GS_PUSH(doc->arena, doc->entities, doc->entity_count, doc->entity_cap, e) ? GS_OK
                                                                                     : GS_E_NOMEM;
}

/* The state that the words name, with those words; a body of the dictionary
 * has its state by the dictionary. */
static gs_status set_country(gs_reading *r, const gs_candidate *c, gs_entity *e, const gs_ref *m)
{
    if (e->country.n)
        return GS_OK;
    if (c->known >= 0 && r->know->names[c->known].country.n) {
        e->country = r->know->names[c->known].country;
        return gs_proof_rule(r, &e->proofs, "country", -1, "names:dictionary");
    }
    if (!m->title.country.n || e->kind == GS_ENTITY_PLACE)
        return GS_OK;
    e->country = m->title.country;
    return gs_proof_span(r, &e->proofs, "country", -1, m->title.country_span);
}

static gs_str singular(const gs_reading *r, const gs_role *role)
{
    for (size_t i = 0; i < r->know->role_count; i++) {
        if (r->know->roles[i].entry == role->entry && !r->know->roles[i].plural)
            return r->know->roles[i].words;
    }
    return role->words;
}

/* "Armenian Prime Minister Nikol Pashinyan": the words of the office, of one of
 * several the dictionary's ("Presidents A and B"). `of` is a candidate yet. */
static gs_status add_office(gs_reading *r, gs_entity *e, const gs_ref *m)
{
    gs_span        words;
    gs_office      office = {.of = GS_NONE};
    const gs_role *role;
    gs_status      st;

    if (e->kind != GS_ENTITY_PERSON || !is_office(r, m))
        return GS_OK;
    role = &r->know->roles[m->title.role];
    words = gs_tokens_span(r, m->title.first, m->title.last);
    office.title = role->plural ? singular(r, role) : gs_doc_str(r->doc, words);
    if (office_has_body(r, m))
        office.of = r->refs[m->title.of].entity;
    for (size_t i = 0; i < e->office_count; i++) {
        if (gs_str_eq_nocase(e->offices[i].title, office.title) &&
            (e->offices[i].of == office.of || office.of < 0))
            return GS_OK;
    }
    if (e->office_count == 8)
        return GS_OK;
    st = gs_proof_span(r, &e->proofs, "offices", (int32_t)e->office_count, words);
    if (st != GS_OK)
        return st;
    return GS_PUSH(r->doc->arena, e->offices, e->office_count, e->office_cap, office) ? GS_OK
                                                                                      : GS_E_NOMEM;
}

static gs_status add_ref(gs_reading *r, gs_entity *e, const gs_candidate *c, const gs_ref *m)
{
    gs_status st = GS_OK;

    if (m->form != GS_MENTION_PRONOUN && !m->adjective &&
        (m->form != GS_MENTION_NOMINAL || c->nominal)) {
        st = add_name(r, e, gs_entity_ref_name(r, m));
        if (st == GS_OK && m->form == GS_MENTION_NOMINAL)
            st = add_name(r, e, gs_entity_ref_noun(r, m));
    }
    if (st == GS_OK)
        st = set_country(r, c, e, m);
    if (st == GS_OK)
        st = add_office(r, e, m);
    return st;
}

static gs_status add_item(maker *k, const item *it)
{
    gs_reading   *r = k->r;
    gs_candidate *c = &r->candidates[it->entity];
    gs_mention    mention = {it->span, GS_MENTION_NOMINAL, NULL, NULL};
    gs_status     st = c->record < 0 ? new_entity(r, c) : GS_OK;
    gs_entity    *e;

    if (st != GS_OK)
        return st;
    e = &r->doc->entities[c->record];
    mention.form = r->refs[it->ref].form;
    if (e->mention_count) {
        mention.rule = r->refs[it->ref].rule;
        mention.rivals = r->refs[it->ref].rivals;
    }
    if (!GS_PUSH(r->doc->arena, e->mentions, e->mention_count, e->mention_cap, mention))
        return GS_E_NOMEM;
    return add_ref(r, e, c, &r->refs[it->ref]);
}

static int32_t record_of(const gs_reading *r, int32_t candidate)
{
    return candidate < 0 || r->candidates[candidate].record < 0 ? GS_NONE
                                                                : r->candidates[candidate].record;
}

/* The fullest form is a name of its own. */
static gs_status finish(gs_reading *r, gs_entity *e)
{
    bool nominal = !e->name_count;

    if (e->name_count)
        e->name = e->names[0]; /* no adjective */
    for (size_t k = 0; k < e->name_count; k++) {
        if (e->names[k].n > e->name.n)
            e->name = e->names[k];
    }
    for (size_t k = 0; k < e->office_count; k++)
        e->offices[k].of = record_of(r, e->offices[k].of);
    return nominal || e->name.n ? add_name(r, e, e->name) : GS_OK;
}

static void renumber(gs_reading *r, gs_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++)
        ids->items[i] = record_of(r, ids->items[i]);
}

gs_status gs_entities_record(gs_reading *r)
{
    gs_doc   *doc = r->doc;
    maker     k = {.r = r,
                   .mentions = gs_arena_zeros(r->scratch, r->candidate_count + 1, sizeof *k.mentions)};
    gs_status st;

    if (!k.mentions)
        return GS_E_NOMEM;
    find_wanted(&k);
    st = collect(&k);
    for (size_t i = 0; st == GS_OK && i < k.count; i++)
        st = add_item(&k, &k.items[i]);
    for (size_t i = 0; st == GS_OK && i < doc->entity_count; i++)
        st = finish(r, &doc->entities[i]);
    for (size_t i = 0; st == GS_OK && i < doc->statement_count; i++) {
        doc->statements[i].speaker = record_of(r, doc->statements[i].speaker);
        renumber(r, &doc->statements[i].addressee);
        renumber(r, &doc->statements[i].channel);
    }
    for (size_t i = 0; st == GS_OK && i < doc->event_count; i++) {
        doc->events[i].place = record_of(r, doc->events[i].place);
        renumber(r, &doc->events[i].actors);
        renumber(r, &doc->events[i].recipients);
    }
    for (size_t i = 0; st == GS_OK && i < doc->agreement_count; i++) {
        gs_agreement *a = &doc->agreements[i];
        renumber(r, &a->parties);
        for (size_t t = 0; t < a->term_count; t++) {
            a->terms[t].obligor = record_of(r, a->terms[t].obligor);
            a->terms[t].obligee = record_of(r, a->terms[t].obligee);
        }
    }
    return st;
}
