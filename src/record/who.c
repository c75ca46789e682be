/* record/who.c - offices that earlier reports gave a person (know/who.h).
 *
 * Only for a person whose whole name of two words or more is known there, and
 * to whom this report itself gives no office. What was said on a later day
 * than this report's does not count; where a day lacks its year, neither.
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

gs_status gs_who_apply(gs_doc *doc, const gs_who *who)
{
    gs_status st = GS_OK;

    for (size_t i = 0; who && st == GS_OK && i < doc->entity_count; i++) {
        gs_entity *e = &doc->entities[i];
        if (e->kind == GS_ENTITY_PERSON && !e->office_count && whole_name(e->name))
            st = add_offices(doc, who, e);
    }
    return st;
}
