/* output/csv.c - one kind of record as comma-separated values, by RFC 4180.
 *
 * Every field of the record has a column, and so has what one would else look
 * up in another table: names beside ids, the words beside spans, the report's
 * head. An absent value is an empty cell; members of a list are parted by ';'.
 * With `hxl` the row below the names has hashtags of the Humanitarian Exchange
 * Language (hxlstandard.org, 1.1) where it has one for the column.
 */
#include "output/csv_int.h"

static const gs_csv_table *const tables[GS_EXPORT_TABLE_COUNT] = {
    [GS_EXPORT_EVENTS] = &gs_csv_events,         [GS_EXPORT_STATEMENTS] = &gs_csv_statements,
    [GS_EXPORT_CLAIMS] = &gs_csv_claims,         [GS_EXPORT_ENTITIES] = &gs_csv_entities,
    [GS_EXPORT_AGREEMENTS] = &gs_csv_agreements,
};

/* ---- pieces of cells */

void gs_csv_id(gs_csv_state *c, gs_jsonl_letter letter, int32_t index)
{
    char text[64];

    if (index >= 0)
        gs_rows_item(&c->rows, gs_jsonl_id_text(&c->ids, text, letter, (size_t)index));
}

void gs_csv_ids(gs_csv_state *c, gs_jsonl_letter letter, const gs_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++)
        gs_csv_id(c, letter, ids->items[i]);
}

void gs_csv_names(gs_csv_state *c, const gs_ids *entities)
{
    for (size_t i = 0; i < entities->count; i++)
        gs_rows_item(&c->rows, gs_entity_name(c->doc, entities->items[i]));
}

void gs_csv_speakers(gs_csv_state *c, const gs_ids *statements)
{
    for (size_t i = 0; i < statements->count; i++) {
        gs_str name = gs_statement_speaker(c->doc, statements->items[i]);
        if (name.n)
            gs_rows_item(&c->rows, name);
    }
}

void gs_csv_words(gs_csv_state *c, gs_span span)
{
    if (span.end > span.start)
        gs_rows_item(&c->rows, gs_doc_str(c->doc, span));
}

void gs_csv_span(gs_csv_state *c, gs_span span)
{
    gs_rows_item(&c->rows, GS_STR_NONE);
    gs_rows_add_uint(&c->rows, span.start);
    gs_rows_add(&c->rows, GS_STR("-"));
    gs_rows_add_uint(&c->rows, span.end);
}

void gs_csv_spans(gs_csv_state *c, const gs_spans *spans)
{
    for (size_t i = 0; i < spans->count; i++)
        gs_csv_span(c, spans->items[i]);
}

void gs_csv_texts(gs_csv_state *c, const gs_spans *spans)
{
    for (size_t i = 0; i < spans->count; i++)
        gs_csv_words(c, spans->items[i]);
}

void gs_csv_yes(gs_csv_state *c, bool yes)
{
    gs_csv_text(c, yes ? "true" : "false");
}

void gs_csv_text(gs_csv_state *c, const char *name)
{
    gs_rows_add(&c->rows, gs_str_from(name));
}

void gs_csv_degrees(gs_csv_state *c, const gs_place *p, bool latitude)
{
    char   text[24];
    gs_buf digits = gs_buf_over(text, sizeof text);

    if (!p || !gs_place_located(p))
        return;
    gs_degrees_add(&digits, latitude ? p->entry.lat : p->entry.lon);
    gs_rows_add(&c->rows, gs_buf_str(&digits));
}

void gs_csv_geonames(gs_csv_state *c, const gs_place *p)
{
    if (p && p->entry.geonames)
        gs_rows_add_uint(&c->rows, p->entry.geonames);
}

const gs_time *gs_csv_told(const gs_time *t)
{
    return t && t->value.n ? t : NULL;
}

void gs_csv_evidence(gs_csv_state *c, const gs_proofs *proofs)
{
    for (size_t i = 0; i < proofs->count; i++) {
        const gs_proof *p = &proofs->items[i];
        if (p->rule)
            continue;
        gs_rows_item(&c->rows, gs_str_from(p->field));
        if (p->member >= 0) {
            gs_rows_add(&c->rows, GS_STR("["));
            gs_rows_add_uint(&c->rows, (uint64_t)p->member);
            gs_rows_add(&c->rows, GS_STR("]"));
        }
        gs_rows_add(&c->rows, GS_STR(":"));
        gs_rows_add_uint(&c->rows, p->span.start);
        gs_rows_add(&c->rows, GS_STR("-"));
        gs_rows_add_uint(&c->rows, p->span.end);
    }
}

/* Whether a rule before the one at `index` inferred the same field. */
static bool inferred_before(const gs_proofs *proofs, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (proofs->items[i].rule &&
            strcmp(proofs->items[i].field, proofs->items[index].field) == 0)
            return true;
    }
    return false;
}

/* As in the record: of the rules of a list's members the first. */
void gs_csv_inferred(gs_csv_state *c, const gs_proofs *proofs)
{
    for (size_t i = 0; i < proofs->count; i++) {
        const gs_proof *p = &proofs->items[i];
        if (!p->rule || inferred_before(proofs, i))
            continue;
        gs_rows_item(&c->rows, gs_str_from(p->field));
        gs_rows_add(&c->rows, GS_STR("="));
        gs_rows_add(&c->rows, gs_str_from(p->rule));
    }
}

/* ---- the report */

void gs_csv_report(gs_csv_state *c)
{
    gs_rows_add(&c->rows, gs_str_make(c->ids.id, sizeof c->ids.id));
}

void gs_csv_source(gs_csv_state *c)
{
    gs_rows_add(&c->rows, c->doc->source);
}

void gs_csv_url(gs_csv_state *c)
{
    gs_rows_add(&c->rows, c->doc->meta.url);
}

void gs_csv_publisher(gs_csv_state *c)
{
    gs_rows_add(&c->rows, c->doc->meta.publisher);
}

void gs_csv_published(gs_csv_state *c)
{
    gs_rows_add(&c->rows, c->doc->meta.published);
}

void gs_csv_title(gs_csv_state *c)
{
    gs_rows_add(&c->rows, c->doc->meta.title);
}

/* ---- tables */

void gs_csv_head(const gs_export_options *options, gs_buf *out)
{
    const gs_csv_table *table = tables[options->table];
    gs_rows             rows;

    gs_rows_init(&rows, GS_ROWS_COMMAS, out);
    for (size_t i = 0; i < table->column_count; i++)
        gs_rows_name(&rows, table->columns[i].name);
    gs_rows_end(&rows);
    for (size_t i = 0; options->hxl && i < table->column_count; i++)
        gs_rows_name(&rows, table->columns[i].hxl);
    if (options->hxl)
        gs_rows_end(&rows);
    gs_rows_release(&rows);
}

static void put_row(gs_csv_state *c, const gs_csv_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        table->columns[i].put(c);
        gs_rows_next(&c->rows);
    }
    gs_rows_end(&c->rows);
}

/* An agreement without terms has a row, too. */
static void put_record(gs_csv_state *c, const gs_csv_table *table)
{
    size_t terms = table->terms ? table->terms(c->doc, c->row) : 0;

    c->term = SIZE_MAX;
    if (!terms)
        put_row(c, table);
    for (size_t i = 0; i < terms; i++) {
        c->term = i;
        put_row(c, table);
    }
}

void gs_csv(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    const gs_csv_table *table = tables[options->table];
    gs_csv_state        c = {.doc = doc};
    size_t              count = table->count(doc);

    gs_rows_init(&c.rows, GS_ROWS_COMMAS, out);
    gs_jsonl_init(&c.ids, doc, false, out);
    for (c.row = 0; c.row < count; c.row++)
        put_record(&c, table);
    gs_jsonl_release(&c.ids);
    gs_rows_release(&c.rows);
}
