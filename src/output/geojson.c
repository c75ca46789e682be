/* output/geojson.c - events and places on a map, as GeoJSON (RFC 7946): a
 * FeatureCollection a report.
 *
 * A point is where the gazetteer has the place, unshifted; how precisely that
 * tells where something was is in `precision` of its properties ("town",
 * "region", …). What has no known place has the geometry null, and is put
 * nowhere. All events are here, whether they happened or not: `reality` says
 * which, and `denied_by` who denies it.
 */
#include "output/export_int.h"

static void add_geometry(gs_jsonl *w, const gs_place *p)
{
    gs_json_key(&w->json, "geometry");
    if (!p || !gs_place_located(p)) {
        gs_json_null(&w->json);
        return;
    }
    gs_json_object(&w->json);
    gs_jsonl_name(w, "type", "Point");
    gs_json_key(&w->json, "coordinates");
    gs_json_array(&w->json);
    gs_place_add_degrees(&w->json, p, false);
    gs_place_add_degrees(&w->json, p, true);
    gs_json_array_end(&w->json);
    gs_json_object_end(&w->json);
}

static void open_feature(gs_jsonl *w, gs_jsonl_letter letter, size_t index, const gs_place *p)
{
    gs_json_object(&w->json);
    gs_jsonl_name(w, "type", "Feature");
    gs_json_key(&w->json, "id");
    gs_jsonl_id(w, letter, (int32_t)index);
    add_geometry(w, p);
    gs_json_key(&w->json, "properties");
    gs_json_object(&w->json);
}

static void close_feature(gs_jsonl *w)
{
    gs_json_object_end(&w->json);
    gs_json_object_end(&w->json);
}

static void add_place(gs_jsonl *w, size_t index)
{
    const gs_entity *e = &w->doc->entities[index];
    const gs_place  *p = gs_entity_place(w->doc, (int32_t)index);

    open_feature(w, GS_JSONL_ENTITY, index, p);
    gs_jsonl_name(w, "record", "place");
    gs_jsonl_str(w, "name", e->name);
    gs_jsonl_name(w, "kind", gs_entity_kind_name(e->kind));
    gs_jsonl_name(w, "precision", gs_entity_precision(w->doc, (int32_t)index));
    gs_jsonl_str(w, "country", e->country);
    gs_jsonl_str(w, "place", p ? gs_place_name(p) : GS_STR_NONE);
    gs_jsonl_name(w, "place_kind", p ? gs_place_kind_name(p->entry.kind) : NULL);
    gs_json_key(&w->json, "geonames");
    if (p && p->entry.geonames)
        gs_json_uint(&w->json, p->entry.geonames);
    else
        gs_json_null(&w->json);
    gs_jsonl_name(w, "tag", p && p->entry.disputed ? "disputed" : NULL);
    gs_json_key(&w->json, "mentions");
    gs_json_uint(&w->json, e->mention_count);
    close_feature(w);
}

static void add_names(gs_jsonl *w, const char *key, const gs_ids *entities)
{
    gs_json_key(&w->json, key);
    gs_json_array(&w->json);
    for (size_t i = 0; i < entities->count; i++)
        gs_json_str(&w->json, gs_entity_name(w->doc, entities->items[i]));
    gs_json_array_end(&w->json);
}

static void add_event(gs_jsonl *w, size_t index)
{
    const gs_event *e = &w->doc->events[index];

    open_feature(w, GS_JSONL_EVENT, index, gs_entity_place(w->doc, e->place));
    gs_jsonl_name(w, "record", "event");
    gs_jsonl_str(w, "name", gs_doc_str(w->doc, e->trigger));
    gs_jsonl_name(w, "reality", gs_reality_name(e->reality));
    gs_jsonl_name(w, "plover", gs_plover_name(e->event));
    gs_jsonl_str(w, "mode", e->mode);
    gs_jsonl_str(w, "cameo", e->cameo);
    add_names(w, "actors", &e->actors);
    add_names(w, "recipients", &e->recipients);
    gs_jsonl_str(w, "place", gs_entity_name(w->doc, e->place));
    gs_jsonl_name(w, "precision", gs_entity_precision(w->doc, e->place));
    gs_jsonl_str(w, "start", e->time.start);
    gs_jsonl_str(w, "end", e->time.end);
    gs_jsonl_name(w, "zone", gs_zone_name(w->doc->sentences[e->sentence].zone));
    gs_jsonl_str(w, "text", gs_doc_str(w->doc, w->doc->sentences[e->sentence].span));
    gs_event_add_voices(w, index);
    close_feature(w);
}

/* Members of ours beside those of the format, as RFC 7946 allows. */
static void add_report(gs_jsonl *w)
{
    const gs_meta *meta = &w->doc->meta;

    gs_json_key(&w->json, "report");
    gs_json_object(&w->json);
    gs_json_key(&w->json, "id");
    gs_json_str(&w->json, gs_str_make(w->id, sizeof w->id));
    gs_jsonl_str(w, "source", w->doc->source);
    gs_jsonl_str(w, "url", meta->url);
    gs_jsonl_str(w, "title", meta->title);
    gs_jsonl_str(w, "publisher", meta->publisher);
    gs_jsonl_str(w, "published", meta->published);
    gs_json_object_end(&w->json);
}

static bool is_place(const gs_entity *e)
{
    return e->place >= 0 || e->kind == GS_ENTITY_PLACE || e->kind == GS_ENTITY_FACILITY;
}

void gs_geojson(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    gs_jsonl w;

    (void)options;
    gs_jsonl_init(&w, doc, false, out);
    gs_json_object(&w.json);
    gs_jsonl_name(&w, "type", "FeatureCollection");
    add_report(&w);
    gs_json_key(&w.json, "features");
    gs_json_array(&w.json);
    for (size_t i = 0; i < doc->event_count; i++)
        add_event(&w, i);
    for (size_t i = 0; i < doc->entity_count; i++) {
        if (is_place(&doc->entities[i]))
            add_place(&w, i);
    }
    gs_json_array_end(&w.json);
    gs_json_object_end(&w.json);
    gs_buf_add_char(out, '\n');
    gs_jsonl_release(&w);
}
