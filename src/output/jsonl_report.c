/* output/jsonl_report.c - the `report` record: what came in, and what its
 * head says of it.
 */
#include "output/jsonl_int.h"

static void add_list(gs_jsonl *w, const char *key, const gs_str *items, size_t count)
{
    gs_json_key(&w->json, key);
    gs_json_array(&w->json);
    for (size_t i = 0; i < count; i++)
        gs_json_str(&w->json, items[i]);
    gs_json_array_end(&w->json);
}

/* One string for those who want one: "Ann Lee, Bo Chen". */
static void add_author(gs_jsonl *w, const gs_meta *meta)
{
    gs_buf line;

    gs_buf_init(&line, SIZE_MAX / 2);
    for (size_t i = 0; i < meta->author_count; i++) {
        if (i)
            gs_buf_add_str(&line, GS_STR(", "));
        gs_buf_add_str(&line, meta->authors[i]);
    }
    gs_jsonl_str(w, "author", gs_buf_str(&line));
    if (line.status != GS_OK)
        w->json.out->status = line.status;
    gs_buf_release(&line);
}

static void add_dateline(gs_jsonl *w, const gs_meta *meta)
{
    gs_json_key(&w->json, "dateline");
    if (!meta->dateline_place.n && !meta->dateline_date.n) {
        gs_json_null(&w->json);
        return;
    }
    gs_json_object(&w->json);
    gs_jsonl_str(w, "place", meta->dateline_place);
    gs_jsonl_str(w, "date", meta->dateline_date);
    gs_json_object_end(&w->json);
}

static void add_dates(gs_jsonl *w, const gs_meta *meta)
{
    gs_json_key(&w->json, "published");
    gs_json_object(&w->json);
    gs_jsonl_str(w, "date", meta->published);
    gs_jsonl_name(w, "from", meta->published.n ? gs_date_source_name(meta->published_from) : NULL);
    gs_json_object_end(&w->json);
    gs_jsonl_str(w, "modified", meta->modified);
    if (meta->published_conflict.n)
        gs_jsonl_str(w, "date_conflict", meta->published_conflict);
    gs_jsonl_str(w, "captured", meta->captured);
}

static void add_head(gs_jsonl *w)
{
    const gs_meta *meta = &w->doc->meta;

    gs_jsonl_str(w, "title", meta->title);
    gs_jsonl_str(w, "publisher", meta->publisher);
    add_author(w, meta);
    add_list(w, "authors", meta->authors, meta->author_count);
    add_list(w, "agency", meta->agencies, meta->agency_count);
    add_dateline(w, meta);
    add_dates(w, meta);
    gs_jsonl_str(w, "url", meta->url);
    gs_jsonl_str(w, "language", meta->language);
}

static void add_zones(gs_jsonl *w)
{
    gs_json_key(&w->json, "zones");
    gs_json_array(&w->json);
    for (size_t i = 0; i < w->doc->zone_count; i++) {
        gs_json_object(&w->json);
        gs_jsonl_name(w, "zone", gs_zone_name(w->doc->zones[i].kind));
        gs_jsonl_bounds(w, w->doc->zones[i].span);
        gs_json_object_end(&w->json);
    }
    gs_json_array_end(&w->json);
}

/* Which engine, model and dictionaries read it, so that two runs that differ
 * can be told apart. "analysis" is the language that was analysed. */
static void add_reading(gs_jsonl *w)
{
    gs_jsonl_name(w, "analysis", w->doc->analysed ? "en" : NULL);
    gs_jsonl_str(w, "engine", w->doc->engine.n ? w->doc->engine : GS_STR(GS_VERSION));
    if (w->doc->modelled)
        gs_jsonl_hash(w, "model", w->doc->model);
    else
        gs_jsonl_name(w, "model", NULL);
    gs_jsonl_hash(w, "knowledge", w->doc->knowledge);
}

void gs_jsonl_report(gs_jsonl *w)
{
    const gs_doc       *doc = w->doc;
    const gs_jsonl_list lists[] = {
        {"authors", doc->meta.author_count}, {"agency", doc->meta.agency_count}, {NULL, 0}};

    gs_json_object(&w->json);
    gs_jsonl_name(w, "type", "report");
    gs_json_key(&w->json, "id");
    gs_json_str(&w->json, gs_str_make(w->id, sizeof w->id));
    gs_json_key(&w->json, "format");
    gs_json_uint(&w->json, GS_RECORD_FORMAT);
    gs_jsonl_str(w, "source", doc->source);
    gs_jsonl_hash(w, "sha256", doc->sha256);
    gs_json_key(&w->json, "bytes");
    gs_json_uint(&w->json, doc->text.n);
    add_head(w);
    add_reading(w);
    add_zones(w);
    gs_jsonl_proofs(w, &doc->meta.proofs, lists, (gs_jsonl_own){0});
    gs_jsonl_close(w);
}
