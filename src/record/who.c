/* record/who.c - offices that others give a person: earlier reports (know/who.h)
 * and the table of holders (know/holder.h).
 *
 * Only for a person whose whole name of two words or more is known there, and
 * to whom this report itself gives no office. What was said on a later day
 * than this report's does not count; where a day lacks its year, neither. Of
 * the table count the offices that the person held for certain on the day of
 * the report; of two people of one name neither is meant.
 */
#include "record/who.h"
#include "record/record.h"

enum { OFFICES_MOST = 4 };

static bool whole_name(gs_str name)
{
    return name.n && memchr(name.p, ' ', name.n) != NULL;
}

/* ISO days in order; a report without a date may be of any. */
static bool not_later(gs_str said, gs_str published)
{
    if (!published.n || !said.n)
        return true;
    if (said.n < 10 || published.n < 10 || said.p[0] == '-' || published.p[0] == '-')
        return false;
    return memcmp(said.p, published.p, 10) <= 0;
}

static int32_t entity_named(const gs_doc *doc, gs_str name)
{
    for (size_t i = 0; name.n && i < doc->entity_count; i++) {
        const gs_entity *e = &doc->entities[i];
        for (size_t k = 0; k < e->name_count; k++) {
            if (gs_str_eq(e->names[k], name))
                return (int32_t)i;
        }
    }
    return -1;
}

static bool has_office(const gs_entity *e, gs_str title)
{
    for (size_t i = 0; i < e->office_count; i++) {
        if (gs_str_eq_nocase(e->offices[i].title, title))
            return true;
    }
    return false;
}

static gs_status add_offices(gs_doc *doc, const gs_who *who, gs_entity *e)
{
    for (uint32_t at = gs_who_find(who, e->name); at != GS_WHO_NONE; at = who->lines[at].next) {
        const gs_who_line *line = &who->lines[at];
        gs_office          office = {line->title, entity_named(doc, line->body)};
        gs_proof           proof = {"offices", (int32_t)e->office_count, {0, 0}, "who:reported"};
        if (e->office_count == OFFICES_MOST)
            break;
        if (has_office(e, line->title) || !not_later(line->date, doc->meta.published))
            continue;
        if (!GS_PUSH(doc->arena, e->offices, e->office_count, e->office_cap, office) ||
            !GS_PUSH(doc->arena, e->proofs.items, e->proofs.count, e->proofs.cap, proof))
            return GS_E_NOMEM;
    }
    return GS_OK;
}

/* ---- the table of holders ---- */

/* All holdings under the name are one person's: one first spelling, and one
 * country as far as it is told, which is not another than the report's. */
static bool is_one(const gs_know *know, const gs_entity *e, uint32_t at, gs_str *country)
{
    gs_str name = know->holders[know->holder_names[at].holder].name;

    *country = GS_STR_NONE;
    for (; at != GS_HOLDER_NONE; at = know->holder_names[at].next) {
        const gs_holder *h = &know->holders[know->holder_names[at].holder];
        if (!gs_str_eq(h->name, name) ||
            (country->n && h->country.n && !gs_str_eq(h->country, *country)))
            return false;
        if (h->country.n)
            *country = h->country;
    }
    return !e->country.n || !country->n || gs_str_eq(e->country, *country);
}

static gs_status push_rule(gs_doc *doc, gs_entity *e, const char *field, int32_t member)
{
    gs_proof proof = {field, member, {0, 0}, "holders:dated"};

    return GS_PUSH(doc->arena, e->proofs.items, e->proofs.count, e->proofs.cap, proof) ? GS_OK
                                                                                       : GS_E_NOMEM;
}

static gs_status add_held(gs_doc *doc, const gs_know *know, gs_entity *e)
{
    uint32_t  first = gs_holder_find(know, e->name);
    gs_str    country;
    gs_status st = GS_OK;

    if (first == GS_HOLDER_NONE || !is_one(know, e, first, &country))
        return GS_OK;
    for (uint32_t at = first; st == GS_OK && at != GS_HOLDER_NONE;
         at = know->holder_names[at].next) {
        const gs_holder *h = &know->holders[know->holder_names[at].holder];
        gs_office        office = {h->title, entity_named(doc, h->body)};
        if (e->office_count == OFFICES_MOST || has_office(e, h->title) ||
            !gs_holder_held(know, h, doc->meta.published))
            continue;
        if (!GS_PUSH(doc->arena, e->offices, e->office_count, e->office_cap, office))
            return GS_E_NOMEM;
        st = push_rule(doc, e, "offices", (int32_t)e->office_count - 1);
    }
    if (st != GS_OK || e->country.n || !country.n || !e->office_count)
        return st;
    e->country = country;
    return push_rule(doc, e, "country", -1);
}

gs_status gs_who_apply(gs_doc *doc, const gs_know *know)
{
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < doc->entity_count; i++) {
        gs_entity *e = &doc->entities[i];
        if (e->kind != GS_ENTITY_PERSON || e->office_count || !whole_name(e->name))
            continue;
        if (know->who)
            st = add_offices(doc, know->who, e);
        if (st == GS_OK && !e->office_count)
            st = add_held(doc, know, e);
    }
    return st;
}
