/* output/csv_entity.c - the table of entities. See csv_int.h. */
#include "output/csv_int.h"

static const gs_entity *entity(const gs_csv_state *c)
{
    return &c->doc->entities[c->row];
}

static void put_id(gs_csv_state *c)
{
    gs_csv_id(c, GS_JSONL_ENTITY, (int32_t)c->row);
}

static void put_kind(gs_csv_state *c)
{
    gs_csv_text(c, gs_entity_kind_name(entity(c)->kind));
}

static void put_name(gs_csv_state *c)
{
    gs_rows_add(&c->rows, entity(c)->name);
}

static void put_names(gs_csv_state *c)
{
    for (size_t i = 0; i < entity(c)->name_count; i++)
        gs_rows_item(&c->rows, entity(c)->names[i]);
}

static void put_country(gs_csv_state *c)
{
    gs_rows_add(&c->rows, entity(c)->country);
}

static void put_sectors(gs_csv_state *c)
{
    for (size_t i = 0; i < entity(c)->sector_count; i++)
        gs_rows_item(&c->rows, gs_str_from(entity(c)->sectors[i]));
}

static void put_offices(gs_csv_state *c)
{
    for (size_t i = 0; i < entity(c)->office_count; i++)
        gs_rows_item(&c->rows, entity(c)->offices[i].title);
}

/* In the order of the offices; what one is of may be open, and is "-" then. */
static void put_offices_of(gs_csv_state *c)
{
    for (size_t i = 0; i < entity(c)->office_count; i++) {
        int32_t of = entity(c)->offices[i].of;
        if (of >= 0)
            gs_csv_id(c, GS_JSONL_ENTITY, of);
        else
            gs_rows_item(&c->rows, GS_STR("-"));
    }
}

static const gs_place *place(const gs_csv_state *c)
{
    return gs_entity_place(c->doc, (int32_t)c->row);
}

static void put_place_name(gs_csv_state *c)
{
    if (place(c))
        gs_rows_add(&c->rows, gs_place_name(place(c)));
}

static void put_place_kind(gs_csv_state *c)
{
    gs_csv_text(c, place(c) ? gs_place_kind_name(place(c)->entry.kind) : NULL);
}

static void put_place_country(gs_csv_state *c)
{
    if (place(c))
        gs_rows_add(&c->rows, place(c)->entry.country);
}

static void put_place_region(gs_csv_state *c)
{
    if (place(c))
        gs_rows_add(&c->rows, place(c)->entry.admin);
}

static void put_place_precision(gs_csv_state *c)
{
    gs_csv_text(c, place(c) ? gs_place_precision_name(place(c)->precision) : NULL);
}

static void put_lat(gs_csv_state *c)
{
    gs_csv_degrees(c, place(c), true);
}

static void put_lon(gs_csv_state *c)
{
    gs_csv_degrees(c, place(c), false);
}

static void put_geonames(gs_csv_state *c)
{
    gs_csv_geonames(c, place(c));
}

static void put_tag(gs_csv_state *c)
{
    gs_csv_text(c, place(c) && place(c)->entry.disputed ? "disputed" : NULL);
}

static void put_mentions(gs_csv_state *c)
{
    for (size_t i = 0; i < entity(c)->mention_count; i++)
        gs_csv_words(c, entity(c)->mentions[i].span);
}

static void put_mention_spans(gs_csv_state *c)
{
    for (size_t i = 0; i < entity(c)->mention_count; i++)
        gs_csv_span(c, entity(c)->mentions[i].span);
}

static void put_mention_forms(gs_csv_state *c)
{
    for (size_t i = 0; i < entity(c)->mention_count; i++)
        gs_rows_item(&c->rows, gs_str_from(gs_mention_form_name(entity(c)->mentions[i].form)));
}

static void put_mention_rules(gs_csv_state *c)
{
    for (size_t i = 0; i < entity(c)->mention_count; i++) {
        const char *rule = entity(c)->mentions[i].rule;
        gs_rows_item(&c->rows, gs_str_from(rule ? rule : "-"));
    }
}

static void put_evidence(gs_csv_state *c)
{
    gs_csv_evidence(c, &entity(c)->proofs);
}

static void put_inferred(gs_csv_state *c)
{
    gs_csv_inferred(c, &entity(c)->proofs);
}

static const gs_csv_column columns[] = {
    {"id", NULL, put_id},
    GS_CSV_REPORT_COLUMNS,
    {"kind", NULL, put_kind},
    {"name", "#group+name", put_name},
    {"names", NULL, put_names},
    {"country", "#country+code", put_country},
    {"sectors", NULL, put_sectors},
    {"offices", NULL, put_offices},
    {"offices_of", NULL, put_offices_of},
    {"place_name", "#loc+name", put_place_name},
    {"place_kind", NULL, put_place_kind},
    {"place_country", NULL, put_place_country},
    {"place_region", NULL, put_place_region},
    {"place_precision", NULL, put_place_precision},
    {"lat", "#geo+lat", put_lat},
    {"lon", "#geo+lon", put_lon},
    {"geonames", NULL, put_geonames},
    {"place_tag", NULL, put_tag},
    {"mentions", NULL, put_mentions},
    {"mention_spans", NULL, put_mention_spans},
    {"mention_forms", NULL, put_mention_forms},
    {"mention_rules", NULL, put_mention_rules},
    {"evidence", NULL, put_evidence},
    {"inferred", NULL, put_inferred},
};

static size_t count(const gs_doc *doc)
{
    return doc->entity_count;
}

const gs_csv_table gs_csv_entities = {columns, GS_CSV_COUNT(columns), count, NULL};
