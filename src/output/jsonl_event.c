/* output/jsonl_event.c - the `event` records: who did what to whom, when, where, and
 * whether it happened.
 */
#include "output/export_int.h"
#include "output/jsonl_int.h"

static void add_plover(gs_jsonl *w, const gs_event *e)
{
    gs_str rest = e->contexts, context;

    gs_json_key(&w->json, "plover");
    if (e->event == GS_PLOVER_COUNT) {
        gs_json_null(&w->json);
        return;
    }
    gs_json_object(&w->json);
    gs_jsonl_name(w, "event", gs_plover_name(e->event));
    gs_jsonl_str(w, "mode", e->mode);
    gs_json_key(&w->json, "contexts");
    gs_json_array(&w->json);
    while (rest.n && gs_str_split(&rest, ' ', &context)) {
        if (context.n)
            gs_json_str(&w->json, context);
    }
    gs_json_array_end(&w->json);
    gs_json_object_end(&w->json);
}

static void add_place(gs_jsonl *w, const gs_event *e)
{
    gs_json_key(&w->json, "place");
    if (e->place < 0) {
        gs_json_null(&w->json);
        return;
    }
    gs_json_object(&w->json);
    gs_json_key(&w->json, "entity");
    gs_jsonl_id(w, GS_JSONL_ENTITY, e->place);
    gs_jsonl_name(w, "precision", gs_entity_precision(w->doc, e->place));
    gs_json_object_end(&w->json);
}

void gs_jsonl_what(gs_jsonl *w, const gs_event *e)
{
    add_plover(w, e);
    gs_jsonl_str(w, "cameo", e->cameo);
    if (e->source.n) {
        gs_jsonl_str(w, "source", e->source);
        gs_jsonl_str(w, "target", e->target);
    }
    gs_jsonl_ids(w, "actors", GS_JSONL_ENTITY, &e->actors);
    gs_jsonl_ids(w, "recipients", GS_JSONL_ENTITY, &e->recipients);
    add_place(w, e);
    gs_jsonl_time(w, "time", &e->time);
    gs_jsonl_name(w, "reality", gs_reality_name(e->reality));
}

void gs_jsonl_event(gs_jsonl *w, size_t index)
{
    const gs_event     *e = &w->doc->events[index];
    const gs_jsonl_list lists[] = {
        {"actors", e->actors.count}, {"recipients", e->recipients.count}, {NULL, 0}};

    gs_jsonl_open(w, "event", GS_JSONL_EVENT, index);
    gs_json_key(&w->json, "sentence");
    gs_jsonl_id(w, GS_JSONL_SENTENCE, e->sentence);
    gs_jsonl_name(w, "zone", gs_zone_name(w->doc->sentences[e->sentence].zone));
    gs_jsonl_words(w, "trigger", e->trigger, e->lemma);
    gs_jsonl_what(w, e);
    gs_jsonl_ids(w, "according_to", GS_JSONL_STATEMENT, &e->according_to);
    if (e->mentions.count)
        gs_jsonl_spans(w, "mentions", &e->mentions);
    gs_jsonl_proofs(w, &e->proofs, lists,
                    (gs_jsonl_own){"time", e->time.value.n ? e->time.span : (gs_span){0, 0}});
    gs_jsonl_close(w);
}
