/* output/csv_event.c - the table of events. See csv_int.h. */
#include "output/csv_int.h"

static const gs_event *event(const gs_csv_state *c)
{
    return &c->doc->events[c->row];
}

static const gs_time *event_time(const gs_csv_state *c)
{
    return &event(c)->time;
}
GS_CSV_TIME(time, event_time)

static void put_id(gs_csv_state *c)
{
    gs_csv_id(c, GS_JSONL_EVENT, (int32_t)c->row);
}

static void put_sentence(gs_csv_state *c)
{
    gs_csv_id(c, GS_JSONL_SENTENCE, event(c)->sentence);
}

static void put_zone(gs_csv_state *c)
{
    gs_csv_text(c, gs_zone_name(c->doc->sentences[event(c)->sentence].zone));
}

static void put_trigger(gs_csv_state *c)
{
    gs_csv_words(c, event(c)->trigger);
}

static void put_lemma(gs_csv_state *c)
{
    gs_rows_add(&c->rows, event(c)->lemma);
}

static void put_trigger_span(gs_csv_state *c)
{
    gs_csv_span(c, event(c)->trigger);
}

static void put_plover(gs_csv_state *c)
{
    gs_csv_text(c, gs_plover_name(event(c)->event));
}

static void put_mode(gs_csv_state *c)
{
    gs_rows_add(&c->rows, event(c)->mode);
}

static void put_contexts(gs_csv_state *c)
{
    gs_str rest = event(c)->contexts, one;

    while (rest.n && gs_str_split(&rest, ' ', &one)) {
        if (one.n)
            gs_rows_item(&c->rows, one);
    }
}

static void put_cameo(gs_csv_state *c)
{
    gs_rows_add(&c->rows, event(c)->cameo);
}

static void put_source_code(gs_csv_state *c)
{
    gs_rows_add(&c->rows, event(c)->source);
}

static void put_target_code(gs_csv_state *c)
{
    gs_rows_add(&c->rows, event(c)->target);
}

static void put_actors(gs_csv_state *c)
{
    gs_csv_ids(c, GS_JSONL_ENTITY, &event(c)->actors);
}

static void put_actor_names(gs_csv_state *c)
{
    gs_csv_names(c, &event(c)->actors);
}

static void put_recipients(gs_csv_state *c)
{
    gs_csv_ids(c, GS_JSONL_ENTITY, &event(c)->recipients);
}

static void put_recipient_names(gs_csv_state *c)
{
    gs_csv_names(c, &event(c)->recipients);
}

static const gs_place *place(const gs_csv_state *c)
{
    return gs_entity_place(c->doc, event(c)->place);
}

static void put_place(gs_csv_state *c)
{
    gs_csv_id(c, GS_JSONL_ENTITY, event(c)->place);
}

/* As the report names it, whether or not the gazetteer knows it. */
static void put_place_name(gs_csv_state *c)
{
    gs_rows_add(&c->rows, gs_entity_name(c->doc, event(c)->place));
}

static void put_precision(gs_csv_state *c)
{
    gs_csv_text(c, gs_entity_precision(c->doc, event(c)->place));
}

static void put_country(gs_csv_state *c)
{
    if (event(c)->place >= 0)
        gs_rows_add(&c->rows, c->doc->entities[event(c)->place].country);
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

static void put_reality(gs_csv_state *c)
{
    gs_csv_text(c, gs_reality_name(event(c)->reality));
}

static void put_according_to(gs_csv_state *c)
{
    gs_csv_ids(c, GS_JSONL_STATEMENT, &event(c)->according_to);
}

static void put_according_to_names(gs_csv_state *c)
{
    gs_csv_speakers(c, &event(c)->according_to);
}

static void add_denial(void *ctx, int32_t statement)
{
    gs_csv_id(ctx, GS_JSONL_STATEMENT, statement);
}

static void add_denier(void *ctx, int32_t statement)
{
    gs_csv_state *c = ctx;
    gs_str        name = gs_statement_speaker(c->doc, statement);

    if (name.n)
        gs_rows_item(&c->rows, name);
}

static void put_denied_by(gs_csv_state *c)
{
    gs_event_denials(c->doc, c->row, add_denial, c);
}

static void put_denied_by_names(gs_csv_state *c)
{
    gs_event_denials(c->doc, c->row, add_denier, c);
}

static void put_mentions(gs_csv_state *c)
{
    gs_csv_texts(c, &event(c)->mentions);
}

static void put_mention_spans(gs_csv_state *c)
{
    gs_csv_spans(c, &event(c)->mentions);
}

static void put_text(gs_csv_state *c)
{
    gs_csv_words(c, c->doc->sentences[event(c)->sentence].span);
}

static void put_evidence(gs_csv_state *c)
{
    gs_csv_evidence(c, &event(c)->proofs);
}

static void put_inferred(gs_csv_state *c)
{
    gs_csv_inferred(c, &event(c)->proofs);
}

static const gs_csv_column columns[] = {
    {"id", "#event+code", put_id},
    GS_CSV_REPORT_COLUMNS,
    {"sentence", NULL, put_sentence},
    {"zone", NULL, put_zone},
    {"trigger", NULL, put_trigger},
    {"trigger_lemma", NULL, put_lemma},
    {"trigger_span", NULL, put_trigger_span},
    {"plover_event", "#event+type", put_plover},
    {"plover_mode", NULL, put_mode},
    {"plover_contexts", NULL, put_contexts},
    {"cameo", NULL, put_cameo},
    {"source_code", NULL, put_source_code},
    {"target_code", NULL, put_target_code},
    {"actors", NULL, put_actors},
    {"actor_names", "#group+name+first", put_actor_names},
    {"recipients", NULL, put_recipients},
    {"recipient_names", "#group+name+second", put_recipient_names},
    {"place", NULL, put_place},
    {"place_name", "#loc+name", put_place_name},
    {"place_precision", NULL, put_precision},
    {"place_country", "#country+code", put_country},
    {"lat", "#geo+lat", put_lat},
    {"lon", "#geo+lon", put_lon},
    {"geonames", NULL, put_geonames},
    GS_CSV_TIME_COLUMNS(time, "#date+start", "#date+end"),
    {"reality", "#status", put_reality},
    {"according_to", NULL, put_according_to},
    {"according_to_names", NULL, put_according_to_names},
    {"denied_by", NULL, put_denied_by},
    {"denied_by_names", NULL, put_denied_by_names},
    {"mentions", NULL, put_mentions},
    {"mention_spans", NULL, put_mention_spans},
    {"text", "#description", put_text},
    {"evidence", NULL, put_evidence},
    {"inferred", NULL, put_inferred},
};

static size_t count(const gs_doc *doc)
{
    return doc->event_count;
}

const gs_csv_table gs_csv_events = {columns, GS_CSV_COUNT(columns), count, NULL};
