/* doc/doc.c - see doc.h. */
#include "doc/doc.h"

static const char *const zone_names[GS_ZONE_COUNT] = {
    [GS_ZONE_TITLE] = "title",
    [GS_ZONE_DATELINE] = "dateline",
    [GS_ZONE_BYLINE] = "byline",
    [GS_ZONE_BODY] = "body",
    [GS_ZONE_CAPTION] = "caption",
    [GS_ZONE_TEASER] = "teaser",
    [GS_ZONE_BOILERPLATE] = "boilerplate",
};

const char *gs_zone_name(gs_zone_kind kind)
{
    return zone_names[kind];
}

const char *gs_date_source_name(gs_date_source from)
{
    static const char *const names[] = {
        [GS_DATE_UNKNOWN] = NULL,
        [GS_DATE_CALLER] = "caller",
        [GS_DATE_METADATA] = "metadata",
        [GS_DATE_TEXT] = "text",
    };
    return names[from];
}

void gs_doc_init(gs_doc *doc, gs_arena *arena, gs_seed seed)
{
    *doc = (gs_doc){.arena = arena, .seed = seed};
}

static bool joins(gs_zone_kind kind)
{
    return kind == GS_ZONE_BODY || kind == GS_ZONE_BOILERPLATE;
}

gs_status gs_doc_add_zone(gs_doc *doc, gs_zone_kind kind, uint32_t start, uint32_t end)
{
    gs_zone zone = {{start, end}, kind};

    if (doc->zone_count && joins(kind)) {
        gs_zone *last = &doc->zones[doc->zone_count - 1];
        if (last->kind == kind && last->span.end == start) {
            last->span.end = end;
            return GS_OK;
        }
    }
    return GS_PUSH(doc->arena, doc->zones, doc->zone_count, doc->zone_cap, zone) ? GS_OK
                                                                                 : GS_E_NOMEM;
}

int32_t gs_doc_sentence_at(const gs_doc *doc, uint32_t at)
{
    size_t low = 0, high = doc->sentence_count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (doc->sentences[mid].span.end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == doc->sentence_count || doc->sentences[low].span.start > at)
        return -1;
    return (int32_t)low;
}

const char *gs_doc_text(const gs_doc *doc, size_t *size)
{
    *size = doc->text.n;
    return doc->text.p;
}

uint32_t gs_doc_number(const gs_doc *doc, char letter, size_t index)
{
    const gs_numbers *n = &doc->numbers;
    const uint32_t   *of = letter == 'n'   ? n->entities
                           : letter == 's' ? n->statements
                           : letter == 'c' ? n->claims
                           : letter == 'e' ? n->events
                           : letter == 'a' ? n->agreements
                                           : NULL;

    return of ? of[index] : (uint32_t)index + 1;
}

size_t gs_doc_count(const gs_doc *doc, char letter)
{
    return letter == 'n'   ? doc->entity_count
           : letter == 's' ? doc->statement_count
           : letter == 'c' ? doc->claim_count
           : letter == 'e' ? doc->event_count
           : letter == 'a' ? doc->agreement_count
                           : 0;
}
