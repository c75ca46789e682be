/* output/jsonl_statement.c - the `statement` and `claim` records: who said
 * what, and what is asserted or contested.
 */
#include "output/jsonl_int.h"

static void add_values(gs_jsonl *w, const gs_statement *s)
{
    gs_jsonl_name(w, "act", gs_act_name(s->act));
    gs_json_key(&w->json, "speaker");
    gs_jsonl_id(w, GS_JSONL_ENTITY, s->speaker);
    gs_jsonl_ids(w, "addressee", GS_JSONL_ENTITY, &s->addressee);
    gs_jsonl_ids(w, "channel", GS_JSONL_ENTITY, &s->channel);
    gs_jsonl_name(w, "form", gs_form_name(s->form));
    gs_jsonl_spans(w, "content", &s->content);
    gs_jsonl_spans(w, "quotes", &s->quotes);
    gs_jsonl_name(w, "polarity", gs_polarity_name(s->polarity));
    gs_jsonl_name(w, "modality", gs_modality_name(s->modality));
    gs_jsonl_time(w, "time", &s->time);
    gs_json_key(&w->json, "claim");
    gs_jsonl_id(w, GS_JSONL_CLAIM, s->claim);
    gs_jsonl_name(w, "stance", gs_stance_name(s->stance));
    gs_json_key(&w->json, "restates");
    gs_jsonl_id(w, GS_JSONL_STATEMENT, s->restates);
}

void gs_jsonl_statement(gs_jsonl *w, size_t index)
{
    const gs_statement *s = &w->doc->statements[index];
    const gs_jsonl_list lists[] = {{"addressee", s->addressee.count},
                                   {"channel", s->channel.count},
                                   {"content", s->content.count},
                                   {"quotes", s->quotes.count},
                                   {NULL, 0}};

    gs_jsonl_open(w, "statement", GS_JSONL_STATEMENT, index);
    gs_json_key(&w->json, "sentence");
    gs_jsonl_id(w, GS_JSONL_SENTENCE, s->sentence);
    gs_jsonl_name(w, "zone", gs_zone_name(w->doc->sentences[s->sentence].zone));
    gs_jsonl_words(w, "cue", s->cue, s->lemma);
    add_values(w, s);
    gs_jsonl_proofs(w, &s->proofs, lists,
                    (gs_jsonl_own){"time", s->time.value.n ? s->time.span : (gs_span){0, 0}});
    gs_jsonl_close(w);
}

static void add_proposition(gs_jsonl *w, const gs_claim *c)
{
    if (c->proposition < 0) {
        gs_jsonl_name(w, "proposition", NULL);
        return;
    }
    gs_json_key(&w->json, "proposition");
    gs_json_object(&w->json);
    gs_json_key(&w->json, "event");
    gs_jsonl_id(w, GS_JSONL_EVENT, c->proposition);
    gs_jsonl_what(w, &w->doc->events[c->proposition]);
    gs_json_object_end(&w->json);
}

void gs_jsonl_claim(gs_jsonl *w, size_t index)
{
    const gs_claim     *c = &w->doc->claims[index];
    const gs_jsonl_list lists[] = {{"asserted_by", c->asserted_by.count},
                                   {"denied_by", c->denied_by.count},
                                   {"questioned_by", c->questioned_by.count},
                                   {NULL, 0}};

    gs_jsonl_open(w, "claim", GS_JSONL_CLAIM, index);
    gs_jsonl_str(w, "text", gs_doc_str(w->doc, c->text));
    add_proposition(w, c);
    gs_jsonl_ids(w, "asserted_by", GS_JSONL_STATEMENT, &c->asserted_by);
    gs_jsonl_ids(w, "denied_by", GS_JSONL_STATEMENT, &c->denied_by);
    gs_jsonl_ids(w, "questioned_by", GS_JSONL_STATEMENT, &c->questioned_by);
    gs_json_key(&w->json, "origins");
    gs_json_object(&w->json);
    gs_json_key(&w->json, "for");
    gs_json_uint(&w->json, c->origins_for);
    gs_json_key(&w->json, "against");
    gs_json_uint(&w->json, c->origins_against);
    gs_json_object_end(&w->json);
    gs_jsonl_name(w, "status", gs_claim_status_name(c->status));
    gs_jsonl_proofs(w, &c->proofs, lists, (gs_jsonl_own){"text", c->text});
    gs_jsonl_close(w);
}
