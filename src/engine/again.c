/* engine/again.c - see again.h. */
#include "engine/again.h"

#include "base/error.h"
#include "text/block.h"

/* An absent string stays absent. */
static gs_str copy(gs_doc *doc, gs_str s)
{
    return s.p ? gs_arena_str(doc->arena, s) : s;
}

static void copy_list(gs_doc *doc, gs_str *const from, size_t count, gs_str **items, size_t *n,
                      size_t *cap)
{
    *items = NULL;
    *n = *cap = 0;
    for (size_t i = 0; i < count; i++)
        (void)GS_PUSH(doc->arena, *items, *n, *cap, copy(doc, from[i]));
}

/* Names of fields and rules may be the other document's. */
static void copy_proofs(gs_doc *doc, const gs_proofs *from, gs_proofs *to)
{
    *to = (gs_proofs){0};
    for (size_t i = 0; i < from->count; i++) {
        gs_proof p = from->items[i];
        p.field = copy(doc, gs_str_from(p.field)).p;
        p.rule = copy(doc, gs_str_from(p.rule)).p;
        (void)GS_PUSH(doc->arena, to->items, to->count, to->cap, p);
    }
}

static void copy_meta(gs_doc *doc, const gs_meta *from)
{
    gs_meta *to = &doc->meta;

    *to = *from;
    to->title = copy(doc, from->title);
    to->publisher = copy(doc, from->publisher);
    copy_list(doc, from->authors, from->author_count, &to->authors, &to->author_count,
              &to->author_cap);
    copy_list(doc, from->agencies, from->agency_count, &to->agencies, &to->agency_count,
              &to->agency_cap);
    to->dateline_place = copy(doc, from->dateline_place);
    to->dateline_date = copy(doc, from->dateline_date);
    to->published = copy(doc, from->published);
    to->modified = copy(doc, from->modified);
    to->published_conflict = copy(doc, from->published_conflict);
    to->url = copy(doc, from->url);
    to->captured = copy(doc, from->captured);
    to->language = copy(doc, from->language);
    copy_proofs(doc, &from->proofs, &to->proofs);
}

gs_status gs_doc_again(gs_doc *doc, const gs_doc *before, gs_error *err)
{
    doc->source = copy(doc, before->source);
    doc->text = copy(doc, before->text);
    doc->html = before->html;
    doc->wrap = before->html ? 0 : (uint32_t)gs_block_width(doc->text);
    memcpy(doc->sha256, before->sha256, sizeof doc->sha256);
    copy_meta(doc, &before->meta);
    for (size_t i = 0; i < before->zone_count; i++)
        (void)GS_PUSH(doc->arena, doc->zones, doc->zone_count, doc->zone_cap, before->zones[i]);
    return doc->arena->failed ? gs_fail_nomem(err, "input") : GS_OK;
}
