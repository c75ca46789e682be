/* output/html_int.h - what the files of the HTML page share. See html.h. */
#ifndef GS_OUTPUT_HTML_INT_H
#define GS_OUTPUT_HTML_INT_H

#include "output/export_int.h"
#include "output/html.h"

typedef struct gs_html_page {
    gs_buf       *out;
    const gs_doc *doc;
    gs_jsonl      ids; /* `ids.id`: the report's */
} gs_html_page;

/* ---- html_put.c */

void gs_html_raw(gs_html_page *h, const char *markup);
void gs_html_words(gs_html_page *h, gs_str words); /* escaped */
void gs_html_escape(gs_buf *out, gs_str words);
void gs_html_name(gs_html_page *h, const char *name); /* "in_progress" */

/* KEY-s3, as an attribute's value. */
void gs_html_anchor(gs_html_page *h, char letter, size_t index);

/* <TAG dir="auto" class="CLASS">words</TAG>; nothing for no words. */
void gs_html_text_in(gs_html_page *h, const char *tag, const char *class, gs_str words);

/* A link to a record's own entry, or with `at` to its words in the text. */
void gs_html_link(gs_html_page *h, char letter, size_t index, bool at, gs_str words);

/* The name of an entity, linked; `nobody` for -1. Of several, with commas between. */
void gs_html_entity(gs_html_page *h, int32_t entity, const char *nobody);
void gs_html_entities(gs_html_page *h, const gs_ids *ids, const char *nobody);

/* The words of a time, and the day that it means. */
void gs_html_time(gs_html_page *h, const gs_time *t);

/* What is said, or the words of the cue where nothing is. */
void gs_html_said(gs_html_page *h, const gs_statement *s);

/* Why the fields have their values, folded away; nothing without proofs. */
void gs_html_why(gs_html_page *h, const gs_proofs *proofs);

/* "<section aria-labelledby=...><h3 id=...>" and its end. */
void gs_html_section(gs_html_page *h, const char *id, const char *heading);

/* ---- sections */

void gs_html_claims(gs_html_page *h);
void gs_html_statements(gs_html_page *h);
void gs_html_events(gs_html_page *h);
void gs_html_agreements(gs_html_page *h);
void gs_html_who(gs_html_page *h);
void gs_html_text(gs_html_page *h);

extern const char gs_html_style[];

#endif
