/* store/revive_report.c - the report's own record, and its sentences. See revive_int.h. */
#include "store/revive_int.h"
#include "text/block.h"

static const char *zone_name(int i)
{
    return gs_zone_name((gs_zone_kind)i);
}

static const char *from_name(int i)
{
    return gs_date_source_name((gs_date_source)i);
}

static void read_head(gs_reviver *r, const gs_node *line)
{
    gs_meta       *meta = &r->doc->meta;
    const gs_node *dateline = gs_node_get(line, "dateline");
    const gs_node *published = gs_node_get(line, "published");

    meta->title = gs_revive_str(r, line, "title");
    meta->publisher = gs_revive_str(r, line, "publisher");
    meta->authors = gs_revive_strs(r, line, "authors", &meta->author_count);
    meta->agencies = gs_revive_strs(r, line, "agency", &meta->agency_count);
    meta->dateline_place = gs_revive_str(r, dateline, "place");
    meta->dateline_date = gs_revive_str(r, dateline, "date");
    meta->published = gs_revive_str(r, published, "date");
    meta->published_from =
        (gs_date_source)gs_revive_choice(r, published, "from", from_name, GS_DATE_TEXT + 1);
    meta->modified = gs_revive_str(r, line, "modified");
    meta->published_conflict = gs_revive_str(r, line, "date_conflict");
    meta->captured = gs_revive_str(r, line, "captured");
    meta->url = gs_revive_str(r, line, "url");
    meta->language = gs_revive_str(r, line, "language");
}

/* They cover the text, in order. */
static void read_zones(gs_reviver *r, const gs_node *line)
{
    gs_doc  *doc = r->doc;
    uint32_t at = 0;

    GS_NODE_EACH(gs_node_get(line, "zones"), item)
    {
        gs_zone zone = {
            .span = gs_revive_bounds(r, item, "zones"),
            .kind = (gs_zone_kind)gs_revive_choice(r, item, "zone", zone_name, GS_ZONE_COUNT)};
        if (zone.span.start != at)
            gs_revive_wrong(r, "zones");
        at = zone.span.end;
        if (!GS_PUSH(doc->arena, doc->zones, doc->zone_count, doc->zone_cap, zone))
            r->full = true;
    }
    if (doc->zone_count && at != doc->text.n)
        gs_revive_wrong(r, "zones");
}

void gs_revive_report(gs_reviver *r, const gs_node *line)
{
    static const char *const lists[] = {"authors", "agency", NULL};
    gs_doc                  *doc = r->doc;
    const gs_node           *id = gs_node_get(line, "id"), *hash = gs_node_get(line, "sha256");

    if (!gs_revive_hash(r, line, "sha256", doc->sha256) || !id || id->text.n != 32 ||
        !gs_str_starts(hash->text, id->text)) {
        gs_revive_wrong(r, "id");
        return;
    }
    memcpy(r->key, id->text.p, 32);
    if (gs_revive_number(r, gs_node_get(line, "bytes"), "bytes") != doc->text.n)
        gs_revive_wrong(r, "bytes");
    doc->source = gs_revive_str(r, line, "source");
    doc->analysed = gs_revive_str(r, line, "analysis").n > 0;
    doc->engine = gs_revive_str(r, line, "engine");
    doc->modelled = gs_revive_hash(r, line, "model", doc->model);
    gs_revive_hash(r, line, "knowledge", doc->knowledge);
    read_head(r, line);
    read_zones(r, line);
    doc->wrap = gs_block_width(doc->text);
    doc->meta.proofs = gs_revive_proofs(r, line, lists, NULL, (gs_span){0, 0});
}

void gs_revive_sentence(gs_reviver *r, const gs_node *line)
{
    gs_doc     *doc = r->doc;
    gs_sentence s = {.span = gs_revive_bounds(r, line, "start"),
                     .zone =
                         (gs_zone_kind)gs_revive_choice(r, line, "zone", zone_name, GS_ZONE_COUNT),
                     .duplicate_of = gs_revive_id(r, line, "duplicate_of", 'z')};

    if (doc->sentence_count && s.span.start < doc->sentences[doc->sentence_count - 1].span.end)
        gs_revive_wrong(r, "start");
    if (!GS_PUSH(doc->arena, doc->sentences, doc->sentence_count, doc->sentence_cap, s))
        r->full = true;
}

/* As they were counted when the sentences were found (engine/stages.c). */
void gs_revive_blocks(gs_reviver *r)
{
    gs_doc  *doc = r->doc;
    uint32_t block = 0;
    size_t   i = 0;

    for (size_t z = 0; z < doc->zone_count; z++) {
        gs_zone zone = doc->zones[z];
        if (zone.kind == GS_ZONE_BOILERPLATE)
            continue;
        for (size_t at = zone.span.start; at < zone.span.end; block++) {
            at = gs_block_end(doc->text, at, zone.span.end, doc->wrap);
            for (; i < doc->sentence_count && doc->sentences[i].span.start < at; i++)
                doc->sentences[i].block = block;
        }
    }
}
