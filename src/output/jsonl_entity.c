/* output/jsonl_entity.c - the `entity` record: who or what is spoken of. */
#include "output/jsonl_int.h"

static void add_names(gs_jsonl *w, const gs_entity *e)
{
    gs_jsonl_str(w, "name", e->name);
    gs_json_key(&w->json, "names");
    gs_json_array(&w->json);
    for (size_t i = 0; i < e->name_count; i++)
        gs_json_str(&w->json, e->names[i]);
    gs_json_array_end(&w->json);
}

static void add_sectors(gs_jsonl *w, const gs_entity *e)
{
    gs_json_key(&w->json, "sectors");
    gs_json_array(&w->json);
    for (size_t i = 0; i < e->sector_count; i++)
        gs_json_str(&w->json, gs_str_from(e->sectors[i]));
    gs_json_array_end(&w->json);
}

static void add_offices(gs_jsonl *w, const gs_entity *e)
{
    gs_json_key(&w->json, "offices");
    gs_json_array(&w->json);
    for (size_t i = 0; i < e->office_count; i++) {
        gs_json_object(&w->json);
        gs_jsonl_str(w, "title", e->offices[i].title);
        gs_json_key(&w->json, "of");
        gs_jsonl_id(w, GS_JSONL_ENTITY, e->offices[i].of);
        gs_json_object_end(&w->json);
    }
    gs_json_array_end(&w->json);
}

/* Only of places and facilities that the table knows. */
static void add_place(gs_jsonl *w, const gs_entity *e)
{
    if (e->place < 0)
        return;
    gs_json_key(&w->json, "place");
    gs_json_object(&w->json);
    gs_json_place(&w->json, &w->doc->places[e->place]);
    gs_json_object_end(&w->json);
}

static void add_mentions(gs_jsonl *w, const gs_entity *e)
{
    gs_json_key(&w->json, "mentions");
    gs_json_array(&w->json);
    for (size_t i = 0; i < e->mention_count; i++) {
        gs_json_object(&w->json);
        gs_jsonl_bounds(w, e->mentions[i].span);
        gs_jsonl_name(w, "form", gs_mention_form_name(e->mentions[i].form));
        if (e->mentions[i].rule)
            gs_jsonl_name(w, "rule", e->mentions[i].rule);
        gs_json_object_end(&w->json);
    }
    gs_json_array_end(&w->json);
}

void gs_jsonl_entity(gs_jsonl *w, size_t index)
{
    const gs_entity    *e = &w->doc->entities[index];
    const gs_jsonl_list lists[] = {{"names", e->name_count},
                                   {"sectors", e->sector_count},
                                   {"offices", e->office_count},
                                   {"mentions", e->mention_count},
                                   {NULL, 0}};

    gs_jsonl_open(w, "entity", GS_JSONL_ENTITY, index);
    gs_jsonl_name(w, "kind", gs_entity_kind_name(e->kind));
    add_names(w, e);
    gs_jsonl_str(w, "country", e->country);
    add_sectors(w, e);
    add_offices(w, e);
    add_place(w, e);
    add_mentions(w, e);
    gs_jsonl_proofs(w, &e->proofs, lists, (gs_jsonl_own){0});
    gs_jsonl_close(w);
}
