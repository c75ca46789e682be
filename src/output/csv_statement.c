/* output/csv_statement.c - the table of statements. See csv_int.h. */
#include "output/csv_int.h"

static const gs_statement *statement(const gs_csv_state *c)
{
    return &c->doc->statements[c->row];
}

static const gs_time *statement_time(const gs_csv_state *c)
{
    return &statement(c)->time;
}
GS_CSV_TIME(time, statement_time)

static void put_id(gs_csv_state *c)
{
    gs_csv_id(c, GS_JSONL_STATEMENT, (int32_t)c->row);
}

static void put_sentence(gs_csv_state *c)
{
    gs_csv_id(c, GS_JSONL_SENTENCE, statement(c)->sentence);
}

static void put_zone(gs_csv_state *c)
{
    gs_csv_text(c, gs_zone_name(c->doc->sentences[statement(c)->sentence].zone));
}

static void put_cue(gs_csv_state *c)
{
    gs_csv_words(c, statement(c)->cue);
}

static void put_lemma(gs_csv_state *c)
{
    gs_rows_add(&c->rows, statement(c)->lemma);
}

static void put_cue_span(gs_csv_state *c)
{
    gs_csv_span(c, statement(c)->cue);
}

static void put_act(gs_csv_state *c)
{
    gs_csv_text(c, gs_act_name(statement(c)->act));
}

static const gs_entity *speaker(const gs_csv_state *c)
{
    return statement(c)->speaker >= 0 ? &c->doc->entities[statement(c)->speaker] : NULL;
}

static void put_speaker(gs_csv_state *c)
{
    gs_csv_id(c, GS_JSONL_ENTITY, statement(c)->speaker);
}

static void put_speaker_name(gs_csv_state *c)
{
    if (speaker(c))
        gs_rows_add(&c->rows, speaker(c)->name);
}

static void put_speaker_country(gs_csv_state *c)
{
    if (speaker(c))
        gs_rows_add(&c->rows, speaker(c)->country);
}

static void put_speaker_sectors(gs_csv_state *c)
{
    for (size_t i = 0; speaker(c) && i < speaker(c)->sector_count; i++)
        gs_rows_item(&c->rows, gs_str_from(speaker(c)->sectors[i]));
}

static void put_speaker_offices(gs_csv_state *c)
{
    for (size_t i = 0; speaker(c) && i < speaker(c)->office_count; i++)
        gs_rows_item(&c->rows, speaker(c)->offices[i].title);
}

static void put_addressee(gs_csv_state *c)
{
    gs_csv_ids(c, GS_JSONL_ENTITY, &statement(c)->addressee);
}

static void put_addressee_names(gs_csv_state *c)
{
    gs_csv_names(c, &statement(c)->addressee);
}

static void put_channel(gs_csv_state *c)
{
    gs_csv_ids(c, GS_JSONL_ENTITY, &statement(c)->channel);
}

static void put_channel_names(gs_csv_state *c)
{
    gs_csv_names(c, &statement(c)->channel);
}

static void put_form(gs_csv_state *c)
{
    gs_csv_text(c, gs_form_name(statement(c)->form));
}

static void put_content(gs_csv_state *c)
{
    gs_csv_texts(c, &statement(c)->content);
}

static void put_content_spans(gs_csv_state *c)
{
    gs_csv_spans(c, &statement(c)->content);
}

static void put_quotes(gs_csv_state *c)
{
    gs_csv_texts(c, &statement(c)->quotes);
}

static void put_quote_spans(gs_csv_state *c)
{
    gs_csv_spans(c, &statement(c)->quotes);
}

static void put_polarity(gs_csv_state *c)
{
    gs_csv_text(c, gs_polarity_name(statement(c)->polarity));
}

static void put_modality(gs_csv_state *c)
{
    gs_csv_text(c, gs_modality_name(statement(c)->modality));
}

static void put_claim(gs_csv_state *c)
{
    gs_csv_id(c, GS_JSONL_CLAIM, statement(c)->claim);
}

static const gs_claim *claim(const gs_csv_state *c)
{
    return statement(c)->claim >= 0 ? &c->doc->claims[statement(c)->claim] : NULL;
}

static void put_claim_text(gs_csv_state *c)
{
    if (claim(c))
        gs_csv_words(c, claim(c)->text);
}

static void put_claim_status(gs_csv_state *c)
{
    gs_csv_text(c, claim(c) ? gs_claim_status_name(claim(c)->status) : NULL);
}

/* A claim never stands without its denials. */
static void put_claim_denied_by(gs_csv_state *c)
{
    if (claim(c))
        gs_csv_ids(c, GS_JSONL_STATEMENT, &claim(c)->denied_by);
}

static void put_stance(gs_csv_state *c)
{
    gs_csv_text(c, gs_stance_name(statement(c)->stance));
}

static void put_restates(gs_csv_state *c)
{
    gs_csv_id(c, GS_JSONL_STATEMENT, statement(c)->restates);
}

static void put_text(gs_csv_state *c)
{
    gs_csv_words(c, c->doc->sentences[statement(c)->sentence].span);
}

static void put_evidence(gs_csv_state *c)
{
    gs_csv_evidence(c, &statement(c)->proofs);
}

static void put_inferred(gs_csv_state *c)
{
    gs_csv_inferred(c, &statement(c)->proofs);
}

static const gs_csv_column columns[] = {
    {"id", NULL, put_id},
    GS_CSV_REPORT_COLUMNS,
    {"sentence", NULL, put_sentence},
    {"zone", NULL, put_zone},
    {"cue", NULL, put_cue},
    {"cue_lemma", NULL, put_lemma},
    {"cue_span", NULL, put_cue_span},
    {"act", NULL, put_act},
    {"speaker", NULL, put_speaker},
    {"speaker_name", "#group+name", put_speaker_name},
    {"speaker_country", "#country+code", put_speaker_country},
    {"speaker_sectors", NULL, put_speaker_sectors},
    {"speaker_offices", NULL, put_speaker_offices},
    {"addressee", NULL, put_addressee},
    {"addressee_names", NULL, put_addressee_names},
    {"channel", NULL, put_channel},
    {"channel_names", NULL, put_channel_names},
    {"form", NULL, put_form},
    {"content", "#description", put_content},
    {"content_spans", NULL, put_content_spans},
    {"quotes", NULL, put_quotes},
    {"quote_spans", NULL, put_quote_spans},
    {"polarity", NULL, put_polarity},
    {"modality", NULL, put_modality},
    GS_CSV_TIME_COLUMNS(time, "#date+start", "#date+end"),
    {"claim", NULL, put_claim},
    {"claim_text", NULL, put_claim_text},
    {"claim_status", "#status", put_claim_status},
    {"claim_denied_by", NULL, put_claim_denied_by},
    {"stance", NULL, put_stance},
    {"restates", NULL, put_restates},
    {"text", NULL, put_text},
    {"evidence", NULL, put_evidence},
    {"inferred", NULL, put_inferred},
};

static size_t count(const gs_doc *doc)
{
    return doc->statement_count;
}

const gs_csv_table gs_csv_statements = {columns, GS_CSV_COUNT(columns), count, NULL};
