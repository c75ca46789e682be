/* record/entity_record.c - the entity records, of those whom statements name.
 *
 * Candidates that nobody needs are left out; the others are numbered by their
 * first mention, and the statements' candidates become these numbers.
 */
#include "record/entity.h"
#include "record/statement.h"

static void mark(gs_reading *r, int32_t candidate)
{
    if (candidate >= 0)
        r->candidates[candidate].record = 0;
}

static void mark_used(gs_reading *r)
{
    for (size_t i = 0; i < r->doc->statement_count; i++) {
        const gs_statement *s = &r->doc->statements[i];
        mark(r, s->speaker);
        for (size_t k = 0; k < s->addressee.count; k++)
            mark(r, s->addressee.items[k]);
        for (size_t k = 0; k < s->channel.count; k++)
            mark(r, s->channel.items[k]);
    }
}

/* Tokens of the phrase that are the mention: a name without its titles, other
 * phrases whole. */
static gs_span mention_span(const gs_reading *r, const gs_phrase *p)
{
    if (p->kind == GS_PHRASE_NAME)
        return gs_tokens_span(r, (uint32_t)p->name_first, (uint32_t)p->name_last);
    return gs_tokens_span(r, p->first, p->last);
}

static gs_mention_form form_of(const gs_reading *r, const gs_phrase *p)
{
    if (p->kind == GS_PHRASE_PRONOUN)
        return GS_MENTION_PRONOUN;
    if (p->kind != GS_PHRASE_NAME)
        return GS_MENTION_NOMINAL;
    if (p->known >= 0 && r->know->names[p->known].kind == GS_NAME_SEAT)
        return GS_MENTION_METONYM;
    return GS_MENTION_NAME;
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

static gs_str nominal_name(const gs_reading *r, const gs_phrase *p)
{
    return gs_doc_str(r->doc, gs_tokens_span(r, p->core, p->last));
}

static gs_status new_entity(gs_reading *r, gs_candidate *c)
{
    gs_doc   *doc = r->doc;
    gs_entity e = {.kind = (gs_entity_kind)c->kind, .name = c->name};

    c->record = (int32_t)doc->entity_count;
    if (c->sector && !GS_PUSH(doc->arena, e.sectors, e.sector_count, e.sector_cap, c->sector))
        return GS_E_NOMEM;
    return GS_PUSH(doc->arena, doc->entities, doc->entity_count, doc->entity_cap, e) ? GS_OK
                                                                                     : GS_E_NOMEM;
}

/* The state that the words name, with those words; a body of the dictionary
 * has its state by the dictionary. */
static gs_status set_country(gs_reading *r, const gs_candidate *c, gs_entity *e, const gs_phrase *p)
{
    if (e->country.n || !c->country.n)
        return GS_OK;
    e->country = c->country;
    if (c->known >= 0)
        return gs_proof_rule(r, &e->proofs, "country", -1, "names:dictionary");
    return gs_proof_span(r, &e->proofs, "country", -1, gs_tokens_span(r, p->first, p->last));
}

/* "Armenian Prime Minister Nikol Pashinyan": the words of the office. */
static gs_status add_office(gs_reading *r, gs_entity *e, const gs_phrase *p)
{
    const gs_role *role = p->role >= 0 ? &r->know->roles[p->role] : NULL;
    gs_office      office = {.of = GS_NONE};
    gs_span        within = gs_tokens_span(r, p->first, p->last);
    gs_str         words = gs_str_make(r->lower + within.start, within.end - within.start);
    size_t         at;
    gs_status      st;

    if (!role || role->kind != GS_ROLE_PERSON || e->kind != GS_ENTITY_PERSON || role->plural ||
        !role->sector || words.n > 400)
        return GS_OK;
    at = gs_str_find(words, role->words, 0);
    if (at == SIZE_MAX)
        return GS_OK;
    within.start += (uint32_t)at;
    within.end = within.start + (uint32_t)role->words.n;
    office.title = gs_doc_str(r->doc, within);
    for (size_t i = 0; i < e->office_count; i++) {
        if (gs_str_eq_nocase(e->offices[i].title, office.title))
            return GS_OK;
    }
    if (e->office_count == 8)
        return GS_OK;
    st = gs_proof_span(r, &e->proofs, "offices", (int32_t)e->office_count, within);
    if (st != GS_OK)
        return st;
    return GS_PUSH(r->doc->arena, e->offices, e->office_count, e->office_cap, office) ? GS_OK
                                                                                      : GS_E_NOMEM;
}

static gs_status add_mention(gs_reading *r, const gs_phrase *p)
{
    gs_doc       *doc = r->doc;
    gs_candidate *c = &r->candidates[p->entity];
    gs_mention    mention = {mention_span(r, p), form_of(r, p)};
    gs_status     st = c->record < 0 ? new_entity(r, c) : GS_OK;
    gs_entity    *e;

    if (st != GS_OK)
        return st;
    e = &doc->entities[c->record];
    if (!GS_PUSH(doc->arena, e->mentions, e->mention_count, e->mention_cap, mention))
        return GS_E_NOMEM;
    if (p->kind == GS_PHRASE_NAME)
        st = add_name(r, e, gs_doc_str(doc, mention.span));
    else if (c->nominal && p->kind != GS_PHRASE_PRONOUN)
        st = add_name(r, e, nominal_name(r, p));
    if (st == GS_OK)
        st = set_country(r, c, e, p);
    if (st == GS_OK && p->kind != GS_PHRASE_PRONOUN)
        st = add_office(r, e, p);
    return st;
}

/* The fullest form is a name of its own. */
static gs_status set_names(gs_reading *r)
{
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < r->doc->entity_count; i++) {
        gs_entity *e = &r->doc->entities[i];
        for (size_t k = 0; k < e->name_count; k++) {
            if (e->names[k].n > e->name.n)
                e->name = e->names[k];
        }
        st = add_name(r, e, e->name);
    }
    return st;
}

static int32_t record_of(const gs_reading *r, int32_t candidate)
{
    return candidate < 0 ? GS_NONE : r->candidates[candidate].record;
}

static void renumber(gs_reading *r, gs_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++)
        ids->items[i] = record_of(r, ids->items[i]);
}

gs_status gs_entities_record(gs_reading *r)
{
    gs_doc   *doc = r->doc;
    gs_status st = GS_OK;

    for (size_t i = 0; i < r->candidate_count; i++)
        r->candidates[i].record = -2;
    mark_used(r);
    for (size_t i = 0; i < r->candidate_count; i++)
        r->candidates[i].record = r->candidates[i].record == 0 ? -1 : -2;
    for (size_t i = 0; st == GS_OK && i < r->phrase_count; i++) {
        const gs_phrase *p = &r->phrases[i];
        if (p->entity >= 0 && r->candidates[p->entity].record > -2)
            st = add_mention(r, p);
    }
    if (st == GS_OK)
        st = set_names(r);
    for (size_t i = 0; st == GS_OK && i < doc->statement_count; i++) {
        doc->statements[i].speaker = record_of(r, doc->statements[i].speaker);
        renumber(r, &doc->statements[i].addressee);
        renumber(r, &doc->statements[i].channel);
    }
    return st;
}
