/* output/jsonl_agreement.c - the `agreement` records: parties, date, purpose, terms. */
#include <stdio.h>

#include "output/jsonl_int.h"

static void add_words(gs_jsonl *w, const char *key, gs_span span)
{
    gs_jsonl_str(w, key, span.end > span.start ? gs_doc_str(w->doc, span) : GS_STR_NONE);
}

static void add_term(gs_jsonl *w, const gs_term *t, size_t number)
{
    char id[24];

    snprintf(id, sizeof id, "t%zu", number);
    gs_json_object(&w->json);
    gs_jsonl_name(w, "id", id);
    gs_json_key(&w->json, "obligor");
    gs_jsonl_id(w, GS_JSONL_ENTITY, t->obligor);
    gs_json_key(&w->json, "obligee");
    gs_jsonl_id(w, GS_JSONL_ENTITY, t->obligee);
    add_words(w, "action", t->action);
    add_words(w, "object", t->object);
    gs_jsonl_time(w, "deadline", &t->deadline);
    gs_jsonl_name(w, "status", gs_term_status_name(t->status));
    gs_json_key(&w->json, "span");
    gs_jsonl_pair(w, t->span, false);
    if (w->chars) {
        gs_json_key(&w->json, "span_chars");
        gs_jsonl_pair(w, t->span, true);
    }
    gs_json_object_end(&w->json);
}

void gs_jsonl_agreement(gs_jsonl *w, size_t index)
{
    const gs_agreement *a = &w->doc->agreements[index];
    const gs_jsonl_list lists[] = {{"parties", a->parties.count}, {NULL, 0}};

    gs_jsonl_open(w, "agreement", GS_JSONL_AGREEMENT, index);
    gs_jsonl_str(w, "name", a->name);
    gs_jsonl_name(w, "kind", gs_agreement_kind_name(a->kind));
    gs_jsonl_ids(w, "parties", GS_JSONL_ENTITY, &a->parties);
    gs_jsonl_time(w, "signed", &a->signed_);
    add_words(w, "purpose", a->purpose);
    gs_json_key(&w->json, "terms");
    gs_json_array(&w->json);
    for (size_t i = 0; i < a->term_count; i++)
        add_term(w, &a->terms[i], i + 1);
    gs_json_array_end(&w->json);
    gs_jsonl_proofs(
        w, &a->proofs, lists,
        (gs_jsonl_own){"signed", a->signed_.value.n ? a->signed_.span : (gs_span){0, 0}});
    gs_jsonl_close(w);
}
