/* output/csv_int.h - what the tables of CSV share (csv.c).
 *
 * A table is an array of columns; each column has a name, an HXL hashtag or
 * none, and a function that fills its cell of the row at hand. The cell is
 * ended by whoever goes over the columns.
 */
#ifndef GS_OUTPUT_CSV_INT_H
#define GS_OUTPUT_CSV_INT_H

#include "output/export_int.h"
#include "output/rows.h"

typedef struct gs_csv_state {
    gs_rows       rows;
    gs_jsonl      ids; /* makes the ids */
    const gs_doc *doc;
    size_t        row;  /* index of the record          */
    size_t        term; /* of an agreement; SIZE_MAX: none */
} gs_csv_state;

typedef struct gs_csv_column {
    const char *name;
    const char *hxl; /* NULL: none */
    void (*put)(gs_csv_state *c);
} gs_csv_column;

typedef struct gs_csv_table {
    const gs_csv_column *columns;
    size_t               column_count;
    size_t (*count)(const gs_doc *doc);
    size_t (*terms)(const gs_doc *doc, size_t row); /* NULL: one row a record */
} gs_csv_table;

extern const gs_csv_table gs_csv_events, gs_csv_statements, gs_csv_claims, gs_csv_entities,
    gs_csv_agreements;

/* Pieces of a cell: see each name. Ids and names of lists are parted by ';'. */
void gs_csv_id(gs_csv_state *c, gs_jsonl_letter letter, int32_t index);
void gs_csv_ids(gs_csv_state *c, gs_jsonl_letter letter, const gs_ids *ids);
void gs_csv_names(gs_csv_state *c, const gs_ids *entities);
void gs_csv_speakers(gs_csv_state *c, const gs_ids *statements);
void gs_csv_words(gs_csv_state *c, gs_span span);
void gs_csv_span(gs_csv_state *c, gs_span span);           /* "169-181" */
void gs_csv_spans(gs_csv_state *c, const gs_spans *spans); /* likewise  */
void gs_csv_texts(gs_csv_state *c, const gs_spans *spans);
void gs_csv_yes(gs_csv_state *c, bool yes); /* "true", "false" */
void gs_csv_text(gs_csv_state *c, const char *name);

/* Of a place; NULL: nothing. */
void gs_csv_degrees(gs_csv_state *c, const gs_place *p, bool latitude);
void gs_csv_geonames(gs_csv_state *c, const gs_place *p);

/* "actors[0]:169-181", and "speaker=coref:title". */
void gs_csv_evidence(gs_csv_state *c, const gs_proofs *proofs);
void gs_csv_inferred(gs_csv_state *c, const gs_proofs *proofs);

/* Of the report. */
void gs_csv_report(gs_csv_state *c);
void gs_csv_source(gs_csv_state *c);
void gs_csv_url(gs_csv_state *c);
void gs_csv_publisher(gs_csv_state *c);
void gs_csv_published(gs_csv_state *c);
void gs_csv_title(gs_csv_state *c);

#define GS_CSV_REPORT_COLUMNS                                                                      \
    {"report", NULL, gs_csv_report}, {"source", NULL, gs_csv_source},                              \
        {"url", "#meta+url", gs_csv_url}, {"publisher", "#meta+source", gs_csv_publisher},         \
        {"published", NULL, gs_csv_published},                                                     \
    {                                                                                              \
        "title", NULL, gs_csv_title                                                                \
    }

#define GS_CSV_COUNT(columns) (sizeof(columns) / sizeof *(columns))

/* Cells of a time that `get` finds in the row at hand, as functions of columns:
 * GS_CSV_TIME(deadline, get) defines deadline_start(), … and GS_CSV_TIME_COLUMNS
 * has them in their order. */
const gs_time *gs_csv_told(const gs_time *t); /* NULL unless it has a value */

#define GS_CSV_TIME(name, get)                                                                     \
    static void name##_start(gs_csv_state *c)                                                      \
    {                                                                                              \
        const gs_time *t = gs_csv_told(get(c));                                                    \
        gs_rows_add(&c->rows, t ? t->start : GS_STR_NONE);                                         \
    }                                                                                              \
    static void name##_end(gs_csv_state *c)                                                        \
    {                                                                                              \
        const gs_time *t = gs_csv_told(get(c));                                                    \
        gs_rows_add(&c->rows, t ? t->end : GS_STR_NONE);                                           \
    }                                                                                              \
    static void name##_value(gs_csv_state *c)                                                      \
    {                                                                                              \
        const gs_time *t = gs_csv_told(get(c));                                                    \
        gs_rows_add(&c->rows, t ? t->value : GS_STR_NONE);                                         \
    }                                                                                              \
    static void name##_precision(gs_csv_state *c)                                                  \
    {                                                                                              \
        const gs_time *t = gs_csv_told(get(c));                                                    \
        gs_csv_text(c, t ? gs_precision_name(t->precision) : NULL);                                \
    }                                                                                              \
    static void name##_approximate(gs_csv_state *c)                                                \
    {                                                                                              \
        const gs_time *t = gs_csv_told(get(c));                                                    \
        gs_csv_text(c, !t ? NULL : t->approximate ? "true" : "false");                             \
    }                                                                                              \
    static void name##_text(gs_csv_state *c)                                                       \
    {                                                                                              \
        const gs_time *t = gs_csv_told(get(c));                                                    \
        if (t)                                                                                     \
            gs_csv_words(c, t->span);                                                              \
    }

#define GS_CSV_TIME_COLUMNS(name, start_tag, end_tag)                                              \
    {#name "_start", start_tag, name##_start}, {#name "_end", end_tag, name##_end},                \
        {#name "_value", NULL, name##_value}, {#name "_precision", NULL, name##_precision},        \
        {#name "_approximate", NULL, name##_approximate},                                          \
    {                                                                                              \
#name "_text", NULL, name##_text                                                           \
    }

#endif
