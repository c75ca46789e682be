/* record/entity.c - chains of references as candidates for records.
 *
 * A chain's kind is what its names and offices say.
 */
#include "record/entity.h"

#include "record/coref.h"

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

static gs_entity_kind kind_of_role(const gs_role *role, bool many)
{
    switch (role->kind) {
    case GS_ROLE_ORGANIZATION:
        return GS_ENTITY_ORGANIZATION;
    case GS_ROLE_DOCUMENT:
        return GS_ENTITY_DOCUMENT;
    default:
        return many ? GS_ENTITY_GROUP : GS_ENTITY_PERSON;
    }
}

static gs_entity_kind kind_of_ref(const gs_reading *r, const gs_ref *m)
{
    static const gs_entity_kind kinds[GS_NAMED_KINDS] = {GS_ENTITY_PERSON, GS_ENTITY_ORGANIZATION,
                                                         GS_ENTITY_PLACE, GS_ENTITY_GROUP,
                                                         GS_ENTITY_OTHER};
    bool                        many = m->number == GS_NUMBER_MANY;

    if (m->known >= 0 && m->adjective)
        return GS_ENTITY_STATE;
    if (m->known >= 0 && m->being != GS_BEING_PERSON)
        return kind_of_known(r->know->names[m->known].kind);
    if (m->being == GS_BEING_PERSON && m->named >= 0 && m->named != GS_NAMED_NATIONALITY)
        return GS_ENTITY_PERSON;
    if (m->named >= 0)
        return kinds[m->named];
    if (m->title.role >= 0 && (m->form == GS_MENTION_NAME || m->form == GS_MENTION_NOMINAL))
        return kind_of_role(&r->know->roles[m->title.role], many);
    if (m->being == GS_BEING_PERSON)
        return many ? GS_ENTITY_GROUP : GS_ENTITY_PERSON;
    return GS_ENTITY_OTHER;
}

/* The last word of "assembly of foreign ministers", from its head on: nouns
 * joined by "of" belong to what a noun calls somebody. */
static uint32_t end_of_noun(const gs_reading *r, const gs_ref *m)
{
    uint32_t w = m->head;

    for (unsigned links = 0; links < 3 && w + 1 < m->last; links++) {
        const gs_word *of = gs_word_at(r, w + 1);
        if (!gs_str_eq(gs_word_lower(r, w + 1), GS_STR("of")) || of->deprel != GS_DEPREL_CASE ||
            of->head <= (int32_t)w || (uint32_t)of->head > m->last || (uint32_t)of->head > w + 7 ||
            gs_word_at(r, (uint32_t)of->head)->head != (int32_t)w)
            break;
        w = (uint32_t)of->head;
    }
    /* "of Armenia and Azerbaijan" */
    for (uint32_t k = w + 1, of = w; of > m->head && k <= m->last && k < of + 7; k++) {
        if (gs_word_at(r, k)->head == (int32_t)of && gs_word_at(r, k)->deprel == GS_DEPREL_CONJ)
            w = k;
    }
    return w;
}

/* A name as it stands; a noun without its article, up to the word `end`. */
static gs_str words_of(const gs_reading *r, const gs_ref *m, uint32_t end)
{
    uint32_t w = m->first;

    if (m->form == GS_MENTION_NAME || m->form == GS_MENTION_METONYM)
        return gs_doc_str(r->doc, gs_ref_span(r, m));
    while (w < m->head && gs_word_at(r, w)->upos == GS_UPOS_DET)
        w++;
    if (w > 0 && gs_str_eq(gs_word_lower(r, w), GS_STR("than")))
        w--; /* "more than 40 people" */
    return gs_doc_str(r->doc, gs_words_span(r, w, end));
}

static gs_str ref_name(const gs_reading *r, const gs_ref *m)
{
    return words_of(r, m, end_of_noun(r, m));
}

gs_str gs_entity_ref_name(const gs_reading *r, const gs_ref *m)
{
    return ref_name(r, m);
}

gs_str gs_entity_ref_noun(const gs_reading *r, const gs_ref *m)
{
    return words_of(r, m, m->head);
}

static gs_status new_candidate(gs_reading *r, const gs_ref *m)
{
    gs_candidate c = {.name = ref_name(r, m),
                      .known = GS_NONE,
                      .role = GS_NONE,
                      .record = GS_NONE,
                      .kind = GS_ENTITY_OTHER,
                      .nominal = true};

    return GS_PUSH(r->scratch, r->candidates, r->candidate_count, r->candidate_cap, c) ? GS_OK
                                                                                       : GS_E_NOMEM;
}

/* A name says more than a noun, a noun more than a pronoun. */
static void describe(const gs_reading *r, gs_candidate *c, const gs_ref *m)
{
    gs_entity_kind kind = kind_of_ref(r, m);

    if (m->form == GS_MENTION_NAME || m->form == GS_MENTION_METONYM) {
        if (c->nominal)
            c->name = ref_name(r, m);
        c->nominal = false;
        if (c->known < 0)
            c->known = m->known;
    }
    if (c->kind == GS_ENTITY_OTHER || (kind == GS_ENTITY_PERSON && m->named == GS_NAMED_PERSON))
        c->kind = (uint8_t)kind;
    if (!c->sector && m->known >= 0) /* the dictionary knows better than "Union" */
        c->sector = r->know->names[m->known].sector;
    if (m->title.role >= 0) {
        c->role = m->title.role;
        if (!c->sector)
            c->sector = m->title.sector;
    }
    if (m->number == GS_NUMBER_MANY)
        c->plural = true;
    if (m->being == GS_BEING_PERSON && c->kind == GS_ENTITY_OTHER)
        c->kind = c->plural ? GS_ENTITY_GROUP : GS_ENTITY_PERSON;
}

gs_status gs_read_entities(gs_reading *r)
{
    for (size_t i = 0; i < r->ref_count; i++) {
        gs_ref   *m = &r->refs[i];
        gs_status st = GS_OK;

        if (m->chain == (int32_t)i) {
            m->entity = (int32_t)r->candidate_count;
            st = new_candidate(r, m);
        }
        if (st != GS_OK)
            return st;
        m->entity = r->refs[m->chain].entity;
        describe(r, &r->candidates[m->entity], m);
    }
    return GS_OK;
}
