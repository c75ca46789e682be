/* output/jsonl.c - a document as JSON Lines, in the order of the record
 * format: report, sentences, entities, statements, claims, events,
 * agreements. See output.h; each
 * record has a file of its own beside this one.
 *
 * Nothing is decided here: the documents' arrays are already in the order of
 * the format, so a record's number is its place in its array.
 */
#include "output/jsonl_int.h"

void gs_jsonl_sentence(gs_jsonl *w, size_t index)
{
    const gs_sentence *s = &w->doc->sentences[index];

    gs_jsonl_open(w, "sentence", GS_JSONL_SENTENCE, index);
    gs_jsonl_name(w, "zone", gs_zone_name(s->zone));
    gs_jsonl_bounds(w, s->span);
    gs_jsonl_str(w, "text", gs_doc_str(w->doc, s->span));
    if (s->duplicate_of >= 0) {
        gs_json_key(&w->json, "duplicate_of");
        gs_jsonl_id(w, GS_JSONL_SENTENCE, s->duplicate_of);
    }
    gs_json_key(&w->json, "evidence");
    gs_json_object(&w->json);
    gs_json_object_end(&w->json);
    gs_jsonl_close(w);
}

void gs_output_jsonl(const gs_doc *doc, const gs_write_options *options, gs_buf *out)
{
    gs_jsonl w;

    if (!gs_jsonl_init(&w, doc, options && options->chars, out))
        return;
    gs_jsonl_report(&w);
    for (size_t i = 0; i < doc->sentence_count; i++)
        gs_jsonl_sentence(&w, i);
    for (size_t i = 0; i < doc->entity_count; i++)
        gs_jsonl_entity(&w, i);
    for (size_t i = 0; i < doc->statement_count; i++)
        gs_jsonl_statement(&w, i);
    for (size_t i = 0; i < doc->claim_count; i++)
        gs_jsonl_claim(&w, i);
    for (size_t i = 0; i < doc->event_count; i++)
        gs_jsonl_event(&w, i);
    for (size_t i = 0; i < doc->agreement_count; i++)
        gs_jsonl_agreement(&w, i);
    gs_jsonl_release(&w);
}

/* A report that could not be read has no text, hence no id. */
void gs_output_rejection(const char *source, const gs_error *why, gs_buf *out)
{
    gs_jsonl w = {.doc = NULL};

    gs_json_init(&w.json, out);
    gs_json_object(&w.json);
    gs_jsonl_name(&w, "type", "rejection");
    gs_jsonl_name(&w, "id", NULL);
    gs_jsonl_str(&w, "source", gs_str_from(source));
    gs_jsonl_name(&w, "stage", why->stage);
    gs_jsonl_name(&w, "code", gs_status_name(why->code));
    gs_jsonl_str(&w, "message", gs_str_from(why->message));
    gs_json_key(&w.json, "offset");
    if (why->offset == GS_NO_OFFSET)
        gs_json_null(&w.json);
    else
        gs_json_uint(&w.json, why->offset);
    gs_json_key(&w.json, "evidence");
    gs_json_object(&w.json);
    gs_json_object_end(&w.json);
    gs_jsonl_close(&w);
}
