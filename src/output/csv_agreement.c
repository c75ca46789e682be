/* output/csv_agreement.c - the table of agreements, a row a term; one without terms
 * has a row, too. See csv_int.h.
 */
#include "output/csv_int.h"

static const gs_agreement *agreement(const gs_csv_state *c)
{
    return &c->doc->agreements[c->row];
}

static const gs_term *term(const gs_csv_state *c)
{
    return c->term != SIZE_MAX ? &agreement(c)->terms[c->term] : NULL;
}

static const gs_time *signed_time(const gs_csv_state *c)
{
    return &agreement(c)->signed_;
}
GS_CSV_TIME(signed, signed_time)

static const gs_time *deadline_time(const gs_csv_state *c)
{
    return term(c) ? &term(c)->deadline : NULL;
}
GS_CSV_TIME(deadline, deadline_time)

static void put_id(gs_csv_state *c)
{
    gs_csv_id(c, GS_JSONL_AGREEMENT, (int32_t)c->row);
}

static void put_name(gs_csv_state *c)
{
    gs_rows_add(&c->rows, agreement(c)->name);
}

static void put_kind(gs_csv_state *c)
{
    gs_csv_text(c, gs_agreement_kind_name(agreement(c)->kind));
}

static void put_parties(gs_csv_state *c)
{
    gs_csv_ids(c, GS_JSONL_ENTITY, &agreement(c)->parties);
}

static void put_party_names(gs_csv_state *c)
{
    gs_csv_names(c, &agreement(c)->parties);
}

static void put_purpose(gs_csv_state *c)
{
    gs_csv_words(c, agreement(c)->purpose);
}

static void put_term(gs_csv_state *c)
{
    if (!term(c))
        return;
    gs_csv_text(c, "t");
    gs_rows_add_uint(&c->rows, c->term + 1);
}

static void put_obligor(gs_csv_state *c)
{
    if (term(c))
        gs_csv_id(c, GS_JSONL_ENTITY, term(c)->obligor);
}

static void put_obligor_name(gs_csv_state *c)
{
    if (term(c))
        gs_rows_add(&c->rows, gs_entity_name(c->doc, term(c)->obligor));
}

static void put_obligee(gs_csv_state *c)
{
    if (term(c))
        gs_csv_id(c, GS_JSONL_ENTITY, term(c)->obligee);
}

static void put_obligee_name(gs_csv_state *c)
{
    if (term(c))
        gs_rows_add(&c->rows, gs_entity_name(c->doc, term(c)->obligee));
}

static void put_action(gs_csv_state *c)
{
    if (term(c))
        gs_csv_words(c, term(c)->action);
}

static void put_object(gs_csv_state *c)
{
    if (term(c))
        gs_csv_words(c, term(c)->object);
}

static void put_status(gs_csv_state *c)
{
    gs_csv_text(c, term(c) ? gs_term_status_name(term(c)->status) : NULL);
}

static void put_term_text(gs_csv_state *c)
{
    if (term(c))
        gs_csv_words(c, term(c)->span);
}

static void put_term_span(gs_csv_state *c)
{
    if (term(c))
        gs_csv_span(c, term(c)->span);
}

static void put_evidence(gs_csv_state *c)
{
    gs_csv_evidence(c, &agreement(c)->proofs);
}

static void put_inferred(gs_csv_state *c)
{
    gs_csv_inferred(c, &agreement(c)->proofs);
}

static const gs_csv_column columns[] = {
    {"id", NULL, put_id},
    GS_CSV_REPORT_COLUMNS,
    {"name", NULL, put_name},
    {"kind", NULL, put_kind},
    {"parties", NULL, put_parties},
    {"party_names", "#group+name", put_party_names},
    GS_CSV_TIME_COLUMNS(signed, "#date+occurred", NULL),
    {"purpose", NULL, put_purpose},
    {"term", NULL, put_term},
    {"obligor", NULL, put_obligor},
    {"obligor_name", "#group+name+first", put_obligor_name},
    {"obligee", NULL, put_obligee},
    {"obligee_name", "#group+name+second", put_obligee_name},
    {"action", NULL, put_action},
    {"object", NULL, put_object},
    GS_CSV_TIME_COLUMNS(deadline, NULL, "#date+end"),
    {"status", "#status", put_status},
    {"term_text", "#description", put_term_text},
    {"term_span", NULL, put_term_span},
    {"evidence", NULL, put_evidence},
    {"inferred", NULL, put_inferred},
};

static size_t count(const gs_doc *doc)
{
    return doc->agreement_count;
}

static size_t count_terms(const gs_doc *doc, size_t row)
{
    return doc->agreements[row].term_count;
}

const gs_csv_table gs_csv_agreements = {columns, GS_CSV_COUNT(columns), count, count_terms};
