/* output/csv_claim.c - the table of claims: what is asserted, by whom, and who
 * denies it. See csv_int.h.
 */
#include "output/csv_int.h"

static const gs_claim *claim(const gs_csv_state *c)
{
    return &c->doc->claims[c->row];
}

static void put_id(gs_csv_state *c)
{
    gs_csv_id(c, GS_JSONL_CLAIM, (int32_t)c->row);
}

static void put_text(gs_csv_state *c)
{
    gs_csv_words(c, claim(c)->text);
}

static void put_text_span(gs_csv_state *c)
{
    gs_csv_span(c, claim(c)->text);
}

static void put_proposition(gs_csv_state *c)
{
    gs_csv_id(c, GS_JSONL_EVENT, claim(c)->proposition);
}

static void put_asserted_by(gs_csv_state *c)
{
    gs_csv_ids(c, GS_JSONL_STATEMENT, &claim(c)->asserted_by);
}

static void put_asserted_by_names(gs_csv_state *c)
{
    gs_csv_speakers(c, &claim(c)->asserted_by);
}

static void put_denied_by(gs_csv_state *c)
{
    gs_csv_ids(c, GS_JSONL_STATEMENT, &claim(c)->denied_by);
}

static void put_denied_by_names(gs_csv_state *c)
{
    gs_csv_speakers(c, &claim(c)->denied_by);
}

static void put_questioned_by(gs_csv_state *c)
{
    gs_csv_ids(c, GS_JSONL_STATEMENT, &claim(c)->questioned_by);
}

static void put_questioned_by_names(gs_csv_state *c)
{
    gs_csv_speakers(c, &claim(c)->questioned_by);
}

static void put_origins_for(gs_csv_state *c)
{
    gs_rows_add_uint(&c->rows, claim(c)->origins_for);
}

static void put_origins_against(gs_csv_state *c)
{
    gs_rows_add_uint(&c->rows, claim(c)->origins_against);
}

static void put_status(gs_csv_state *c)
{
    gs_csv_text(c, gs_claim_status_name(claim(c)->status));
}

static void put_evidence(gs_csv_state *c)
{
    gs_csv_evidence(c, &claim(c)->proofs);
}

static void put_inferred(gs_csv_state *c)
{
    gs_csv_inferred(c, &claim(c)->proofs);
}

static const gs_csv_column columns[] = {
    {"id", NULL, put_id},
    GS_CSV_REPORT_COLUMNS,
    {"text", "#description", put_text},
    {"text_span", NULL, put_text_span},
    {"proposition", "#event+code", put_proposition},
    {"asserted_by", NULL, put_asserted_by},
    {"asserted_by_names", "#group+name+first", put_asserted_by_names},
    {"denied_by", NULL, put_denied_by},
    {"denied_by_names", "#group+name+second", put_denied_by_names},
    {"questioned_by", NULL, put_questioned_by},
    {"questioned_by_names", NULL, put_questioned_by_names},
    {"origins_for", NULL, put_origins_for},
    {"origins_against", NULL, put_origins_against},
    {"status", "#status", put_status},
    {"evidence", NULL, put_evidence},
    {"inferred", NULL, put_inferred},
};

static size_t count(const gs_doc *doc)
{
    return doc->claim_count;
}

const gs_csv_table gs_csv_claims = {columns, GS_CSV_COUNT(columns), count, NULL};
