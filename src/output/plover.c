/* output/plover.c - events as PLOVER's JSON, an event a line (PLOVER manual, Open
 * Event Data Alliance, chapter "JSON Data Fields": github.com/openeventdata/PLOVER).
 *
 * Compound actors and recipients are lists, as the manual has them. Events that
 * happened, and with `denials` those that are denied or negated, which have
 * "negation" among their modes: the manual's auxiliary mode for them. Three
 * fields more than the manual's: `reality`, `according_to` and `denied_by`.
 * Fields whose value the report does not give are null; `text` is left to who
 * has the rights in it.
 */
#include "output/export_int.h"

static void add_nulls(gs_jsonl *w, const char *const *keys)
{
    for (; *keys; keys++)
        gs_jsonl_name(w, *keys, NULL);
}

static void add_entity(gs_jsonl *w, int32_t id, gs_span words)
{
    static const char *const unknown[] = {"religion", "ethnicity", "gender", "age", NULL};
    const gs_entity         *e = &w->doc->entities[id];

    gs_json_object(&w->json);
    gs_jsonl_str(w, "code", e->country);
    gs_jsonl_name(w, "sector", e->sector_count ? e->sectors[0] : NULL);
    gs_jsonl_str(w, "entity_text", gs_doc_str(w->doc, words));
    gs_json_key(&w->json, "identifier_id");
    gs_jsonl_id(w, GS_JSONL_ENTITY, id);
    gs_jsonl_str(w, "identifier_text", e->name);
    gs_jsonl_str(w, "office", e->office_count ? e->offices[0].title : GS_STR_NONE);
    add_nulls(w, unknown);
    gs_json_object_end(&w->json);
}

static void add_entities(gs_jsonl *w, const char *key, const char *field, const gs_ids *ids,
                         const gs_proofs *proofs)
{
    gs_json_key(&w->json, key);
    gs_json_array(&w->json);
    for (size_t i = 0; i < ids->count; i++)
        add_entity(w, ids->items[i], gs_proof_words(proofs, field, i));
    gs_json_array_end(&w->json);
}

/* "16:40" of "2021-03-12T16:40": with the date and a T before it a time again. */
static gs_str clock_of(gs_str iso)
{
    bool clock = iso.n > 11 && iso.p[10] == 'T' && gs_ascii_digit(iso.p[11]);

    return clock ? gs_str_sub(iso, 11, iso.n) : GS_STR_NONE;
}

static gs_str day_of(gs_str iso)
{
    return gs_when_read(iso).day ? gs_str_sub(iso, 0, 10) : GS_STR_NONE;
}

static void add_dates(gs_jsonl *w, const gs_time *t)
{
    bool same = gs_when_eq(gs_when_read(t->start), gs_when_read(t->end));

    gs_jsonl_str(w, "date", day_of(t->start));
    gs_jsonl_str(w, "time", day_of(t->start).n ? clock_of(t->start) : GS_STR_NONE);
    gs_jsonl_str(w, "enddate", same ? GS_STR_NONE : day_of(t->end));
    gs_jsonl_str(w, "endtime", same || !day_of(t->end).n ? GS_STR_NONE : clock_of(t->end));
}

static void add_modes(gs_jsonl *w, const gs_event *e)
{
    gs_str rest = e->contexts, context;

    gs_json_key(&w->json, "mode");
    gs_json_array(&w->json);
    if (e->mode.n)
        gs_json_str(&w->json, e->mode);
    if (!gs_event_happened(e))
        gs_json_str(&w->json, GS_STR("negation"));
    gs_json_array_end(&w->json);
    gs_json_key(&w->json, "context");
    gs_json_array(&w->json);
    while (rest.n && gs_str_split(&rest, ' ', &context)) {
        if (context.n)
            gs_json_str(&w->json, context);
    }
    gs_json_array_end(&w->json);
}

static void add_resolution(gs_jsonl *w, const gs_place *p)
{
    static const unsigned resolutions[] = {
        [GS_PLACE_PRECISION_SITE] = 5,   [GS_PLACE_PRECISION_TOWN] = 4,
        [GS_PLACE_PRECISION_REGION] = 2, [GS_PLACE_PRECISION_COUNTRY] = 1,
        [GS_PLACE_PRECISION_ROUTE] = 0,
    };
    gs_json_key(&w->json, "resolution");
    if (p && resolutions[p->precision])
        gs_json_uint(&w->json, resolutions[p->precision]);
    else
        gs_json_null(&w->json);
}

static void add_place(gs_jsonl *w, int32_t entity)
{
    static const char *const unknown[] = {"district", "country", "feature_class", "feature_code",
                                          NULL};
    const gs_place          *p = gs_entity_place(w->doc, entity);

    gs_json_key(&w->json, "event_loc");
    if (entity < 0) {
        gs_json_null(&w->json);
        return;
    }
    gs_json_object(&w->json);
    gs_jsonl_str(w, "extracted_place", gs_entity_name(w->doc, entity));
    gs_jsonl_str(w, "resolved_place", p ? gs_place_name(p) : GS_STR_NONE);
    gs_json_key(&w->json, "geonameid");
    if (p && p->entry.geonames)
        gs_json_uint(&w->json, p->entry.geonames);
    else
        gs_json_null(&w->json);
    gs_json_key(&w->json, "lat");
    gs_place_add_degrees(&w->json, p, true);
    gs_json_key(&w->json, "lon");
    gs_place_add_degrees(&w->json, p, false);
    gs_jsonl_str(w, "city", gs_place_city(p));
    gs_jsonl_str(w, "province", gs_place_region(p));
    gs_jsonl_str(w, "country_code", w->doc->entities[entity].country);
    add_nulls(w, unknown);
    add_resolution(w, p);
    gs_json_object_end(&w->json);
}

static void add_texts(gs_jsonl *w, const gs_event *e)
{
    gs_json_key(&w->json, "event_text");
    gs_json_array(&w->json);
    gs_json_str(&w->json, gs_doc_str(w->doc, e->trigger));
    for (size_t i = 0; i < e->mentions.count; i++)
        gs_json_str(&w->json, gs_doc_str(w->doc, e->mentions.items[i]));
    gs_json_array_end(&w->json);
}

/* The sentence by its number, and where in the report's text it stands. */
static void add_text_info(gs_jsonl *w, const gs_event *e)
{
    gs_span span = w->doc->sentences[e->sentence].span;

    gs_json_key(&w->json, "text_info");
    gs_json_object(&w->json);
    gs_json_key(&w->json, "sequence");
    gs_json_uint(&w->json, (uint64_t)e->sentence + 1);
    gs_json_key(&w->json, "start");
    gs_json_uint(&w->json, gs_jsonl_char(w, span.start));
    gs_json_key(&w->json, "end");
    gs_json_uint(&w->json, gs_jsonl_char(w, span.end));
    gs_jsonl_name(w, "text_story", NULL);
    gs_json_object_end(&w->json);
}

static void add_cite_info(gs_jsonl *w)
{
    static const char *const unknown[] = {"corpus", "citation", "license", "copyright", NULL};
    const gs_meta           *meta = &w->doc->meta;

    gs_json_key(&w->json, "cite_info");
    gs_json_object(&w->json);
    gs_jsonl_str(w, "url", meta->url);
    gs_jsonl_str(w, "title", meta->title);
    gs_jsonl_str(w, "language", meta->language);
    gs_jsonl_str(w, "publication", meta->publisher);
    gs_jsonl_name(w, "coder", "Gainsay");
    gs_jsonl_name(w, "codebook", "PLOVER 2.0");
    gs_jsonl_name(w, "version", GS_VERSION);
    add_nulls(w, unknown);
    gs_json_object_end(&w->json);
}

static void add_event(gs_jsonl *w, size_t index)
{
    static const char *const unknown[] = {"event_scale", "link",    "text", "coded_date",
                                          "coded_time",  "comment", NULL};
    const gs_event          *e = &w->doc->events[index];

    gs_json_init(&w->json, w->json.out);
    gs_json_object(&w->json);
    gs_json_key(&w->json, "id");
    gs_jsonl_id(w, GS_JSONL_EVENT, (int32_t)index);
    gs_json_key(&w->json, "has_event");
    gs_json_bool(&w->json, true);
    add_dates(w, &e->time);
    add_entities(w, "actor", "actors", &e->actors, &e->proofs);
    add_entities(w, "recipient", "recipients", &e->recipients, &e->proofs);
    gs_json_key(&w->json, "event");
    gs_json_array(&w->json);
    gs_json_str(&w->json, gs_str_from(gs_plover_name(e->event)));
    gs_json_array_end(&w->json);
    add_modes(w, e);
    gs_json_key(&w->json, "quad_code");
    gs_json_uint(&w->json, gs_plover_quad(e->event));
    add_place(w, e->place);
    add_texts(w, e);
    add_text_info(w, e);
    add_cite_info(w);
    gs_jsonl_name(w, "coder", "Gainsay " GS_VERSION);
    add_nulls(w, unknown);
    gs_jsonl_name(w, "reality", gs_reality_name(e->reality));
    gs_event_add_voices(w, index);
    gs_json_object_end(&w->json);
    gs_buf_add_char(w->json.out, '\n');
}

void gs_plover_json(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    gs_jsonl w;

    if (!gs_jsonl_init(&w, doc, true, out))
        return;
    for (size_t i = 0; i < doc->event_count; i++) {
        const gs_event *e = &doc->events[i];
        bool not_so = e->reality == GS_REALITY_DENIED || e->reality == GS_REALITY_NEGATED;
        if (e->event < GS_PLOVER_COUNT && !gs_sentence_teases(doc, e->sentence) &&
            (gs_event_happened(e) || (options->denials && not_so)))
            add_event(&w, i);
    }
    gs_jsonl_release(&w);
}
