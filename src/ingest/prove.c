/* ingest/prove.c - where the values of a report's head come from.
 *
 * Reads: text, zones, meta.   Adds: the proofs of meta.
 * A value that stands word for word in the zone where such things stand (a
 * title in the title, an author in the byline) is stated there. What does not
 * was given by the caller or by the page's head, outside the text, and that is
 * its rule.
 */
#include "ingest/ingest.h"

#include "base/error.h"

/* Heads are short; this much of a zone is searched, for this many names. */
enum { ZONE_BYTES = 4096, NAMES = 32 };

typedef struct proving {
    gs_doc *doc;
    bool    failed; /* memory ran out */
} proving;

static void add(proving *p, const char *field, int32_t member, gs_span span, const char *rule)
{
    gs_proofs *proofs = &p->doc->meta.proofs;
    gs_proof   proof = {field, member, span, rule};

    if (!GS_PUSH(p->doc->arena, proofs->items, proofs->count, proofs->cap, proof))
        p->failed = true;
}

#define ZONE(kind) (1u << (kind))

/* The first place of `words` in the zones of a set. */
static bool find(const gs_doc *doc, unsigned zones, gs_str words, gs_span *span)
{
    size_t searched = 0;

    for (size_t i = 0; i < doc->zone_count && searched < (size_t)16 * ZONE_BYTES; i++) {
        gs_span  zone = doc->zones[i].span;
        uint32_t end = zone.end - zone.start < ZONE_BYTES ? zone.end : zone.start + ZONE_BYTES;
        size_t   at;

        if (!(zones & ZONE(doc->zones[i].kind)))
            continue;
        at = gs_str_find(gs_str_sub(doc->text, zone.start, end), words, 0);
        if (at != SIZE_MAX) {
            *span = (gs_span){zone.start + (uint32_t)at, zone.start + (uint32_t)(at + words.n)};
            return true;
        }
        searched += end - zone.start;
    }
    return false;
}

static void prove(proving *p, const char *field, int32_t member, unsigned zones, gs_str words,
                  const char *otherwise)
{
    gs_span span = {0, 0};

    if (!words.n)
        return;
    if (member < NAMES && find(p->doc, zones, words, &span))
        add(p, field, member, span, NULL);
    else
        add(p, field, member, (gs_span){0, 0}, otherwise);
}

/* The dateline's words, or the byline's: where a text says its date. */
static void prove_date(proving *p)
{
    const gs_doc *doc = p->doc;

    if (!doc->meta.published.n)
        return;
    if (doc->meta.published_from != GS_DATE_TEXT) {
        add(p, "published", -1, (gs_span){0, 0}, gs_date_source_name(doc->meta.published_from));
        return;
    }
    for (size_t i = 0; i < doc->zone_count; i++) {
        gs_zone_kind kind = doc->zones[i].kind;
        if (kind == GS_ZONE_DATELINE || kind == GS_ZONE_BYLINE) {
            add(p, "published", -1, doc->zones[i].span, NULL);
            return;
        }
    }
    add(p, "published", -1, (gs_span){0, 0}, "text");
}

gs_status gs_ingest_prove(gs_doc *doc, const gs_input *in, gs_error *err)
{
    const unsigned head = ZONE(GS_ZONE_DATELINE) | ZONE(GS_ZONE_BYLINE);
    const unsigned credit = head | ZONE(GS_ZONE_CAPTION) | ZONE(GS_ZONE_BODY);
    const gs_meta *meta = &doc->meta;
    const char    *given = in->publisher && *in->publisher ? "caller" : "metadata";
    proving        p = {doc, false};

    prove(&p, "title", -1, ZONE(GS_ZONE_TITLE), meta->title, "metadata");
    prove(&p, "publisher", -1, 0, meta->publisher, given);
    for (size_t i = 0; i < meta->author_count; i++)
        prove(&p, "authors", (int32_t)i, head, meta->authors[i], "metadata");
    for (size_t i = 0; i < meta->agency_count; i++)
        prove(&p, "agency", (int32_t)i, credit, meta->agencies[i], "metadata");
    prove(&p, "dateline", -1, head, meta->dateline_place, "dateline");
    if (!meta->dateline_place.n && meta->dateline_date.n)
        add(&p, "dateline", -1, (gs_span){0, 0}, "dateline");
    prove_date(&p);
    if (meta->modified.n)
        add(&p, "modified", -1, (gs_span){0, 0}, "metadata");
    return p.failed ? gs_fail_nomem(err, "input") : GS_OK;
}
