/* store/review_anchor.c - see review_anchor.h.
 *
 * Each record of the type is given points for how well it fits; the one with most
 * is taken, among equals the one whose number is nearest to the one it had.
 */
#include "store/review_anchor.h"

#include <stdlib.h>

enum { SAME = 8, SAME_NAME = 6, MENTIONED = 4, ALIKE = 3, TOUCHES = 2 };

/* ---- of a record ---- */

static bool by_name(gs_mention_form form)
{
    return form == GS_MENTION_NAME || form == GS_MENTION_METONYM;
}

static gs_span span_of_entity(const gs_entity *e)
{
    for (size_t i = 0; i < e->mention_count; i++) {
        if (by_name(e->mentions[i].form))
            return e->mentions[i].span;
    }
    return e->mention_count ? e->mentions[0].span : (gs_span){0, 0};
}

static gs_span span_of_agreement(const gs_agreement *a)
{
    for (size_t i = 0; i < a->proofs.count; i++) {
        if (!a->proofs.items[i].rule && strcmp(a->proofs.items[i].field, "name") == 0)
            return a->proofs.items[i].span;
    }
    return a->term_count ? a->terms[0].span : (gs_span){0, 0};
}

static gs_span span_of(const gs_doc *doc, char letter, size_t i)
{
    switch (letter) {
    case 'n':
        return span_of_entity(&doc->entities[i]);
    case 's':
        return doc->statements[i].cue;
    case 'c':
        return doc->claims[i].text;
    case 'e':
        return doc->events[i].trigger;
    default:
        return span_of_agreement(&doc->agreements[i]);
    }
}

static gs_span content_of(const gs_statement *s)
{
    size_t n = s->content.count;

    return n ? (gs_span){s->content.items[0].start, s->content.items[n - 1].end} : (gs_span){0, 0};
}

gs_anchor gs_anchor_of(const gs_doc *doc, char letter, int32_t index)
{
    gs_anchor a = {.letter = letter, .number = gs_doc_number(doc, letter, (size_t)index)};

    a.span = span_of(doc, letter, (size_t)index);
    if (letter == 's')
        a.content = content_of(&doc->statements[index]);
    if (letter == 'a')
        a.name = doc->agreements[index].name;
    if (letter == 'n') {
        a.name = doc->entities[index].name;
        a.kind = gs_str_from(gs_entity_kind_name(doc->entities[index].kind));
    }
    return a;
}

/* ---- and back ---- */

static bool same_span(gs_span a, gs_span b)
{
    return a.end > a.start && a.start == b.start && a.end == b.end;
}

/* Bytes that both have, in hundredths of those that either has. */
static uint32_t shared(gs_span a, gs_span b)
{
    uint32_t from = a.start > b.start ? a.start : b.start, to = a.end < b.end ? a.end : b.end;
    uint64_t all = (uint64_t)(a.end - a.start) + (b.end - b.start);

    return from < to ? (uint32_t)((to - from) * 100ull / (all - (to - from))) : 0;
}

static int fit_span(gs_span a, gs_span b, uint32_t alike)
{
    uint32_t both = shared(a, b);

    return same_span(a, b) ? SAME : both >= alike ? ALIKE : 0;
}

static int fit_entity(const gs_entity *e, const gs_anchor *a)
{
    bool same_kind = gs_str_eq(a->kind, gs_str_from(gs_entity_kind_name(e->kind)));
    bool named = gs_str_eq_nocase(e->name, a->name);
    int  points = named ? SAME_NAME + same_kind : 0;

    for (size_t i = 0; i < e->name_count && !points; i++) {
        if (gs_str_eq_nocase(e->names[i], a->name))
            points = MENTIONED + same_kind;
    }
    for (size_t i = 0; i < e->mention_count; i++) {
        if (same_span(e->mentions[i].span, a->span))
            return points + MENTIONED;
    }
    return points;
}

static int fit_event(const gs_event *e, const gs_anchor *a)
{
    for (size_t i = 0; i < e->mentions.count; i++) {
        if (same_span(e->mentions.items[i], a->span))
            return MENTIONED;
    }
    return fit_span(e->trigger, a->span, 1);
}

static int fit_statement(const gs_statement *s, const gs_anchor *a)
{
    gs_span  content = content_of(s);
    uint32_t said = shared(content, a->content);

    if (same_span(s->cue, a->span))
        return SAME + (same_span(content, a->content) ? 2 : said >= 50);
    if (said >= 80)
        return MENTIONED;
    return shared(s->cue, a->span) ? TOUCHES : 0;
}

static int fit(const gs_doc *doc, const gs_anchor *a, size_t i)
{
    switch (a->letter) {
    case 'n':
        return fit_entity(&doc->entities[i], a);
    case 's':
        return fit_statement(&doc->statements[i], a);
    case 'c':
        return fit_span(doc->claims[i].text, a->span, 50);
    case 'e':
        return fit_event(&doc->events[i], a);
    default:
        return (a->name.n && gs_str_eq_nocase(doc->agreements[i].name, a->name) ? SAME_NAME : 0) +
               fit_span(span_of_agreement(&doc->agreements[i]), a->span, 50);
    }
}

int32_t gs_anchor_find(const gs_doc *doc, const gs_anchor *a)
{
    int32_t found = -1;
    int     best = 0;
    int64_t near = 0;

    for (size_t i = 0; i < gs_doc_count(doc, a->letter); i++) {
        int     points = fit(doc, a, i);
        int64_t far = llabs((int64_t)gs_doc_number(doc, a->letter, i) - a->number);
        if (points > best || (points && points == best && far < near)) {
            found = (int32_t)i;
            best = points;
            near = far;
        }
    }
    return found;
}

/* ---- as JSON ---- */

static void write_pair(gs_json *json, gs_span span)
{
    gs_json_array(json);
    gs_json_uint(json, span.start);
    gs_json_uint(json, span.end);
    gs_json_array_end(json);
}

void gs_anchor_write(gs_json *json, const gs_doc *doc, const gs_anchor *a)
{
    char id[24] = {a->letter};
    int  n = 1;

    for (uint32_t at = 1000000000; at; at /= 10) {
        if (a->number >= at)
            id[n++] = (char)('0' + a->number / at % 10);
    }
    gs_json_object(json);
    gs_json_key(json, "id");
    gs_json_str(json, gs_str_make(id, (size_t)n));
    if (a->span.end > a->span.start) {
        gs_json_key(json, "start");
        gs_json_uint(json, a->span.start);
        gs_json_key(json, "end");
        gs_json_uint(json, a->span.end);
        gs_json_key(json, "text");
        gs_json_str(json, gs_doc_str(doc, a->span));
    }
    if (a->content.end > a->content.start) {
        gs_json_key(json, "content");
        write_pair(json, a->content);
    }
    if (a->kind.n) {
        gs_json_key(json, "kind");
        gs_json_str(json, a->kind);
    }
    if (a->name.n) {
        gs_json_key(json, "name");
        gs_json_str(json, a->name);
    }
    gs_json_object_end(json);
}

static yajl_val member(yajl_val object, const char *key)
{
    const char *path[] = {key, NULL};

    return YAJL_IS_OBJECT(object) ? yajl_tree_get(object, path, yajl_t_any) : NULL;
}

gs_str gs_tree_str(yajl_val object, const char *key)
{
    return gs_str_from(YAJL_GET_STRING(member(object, key)));
}

int64_t gs_tree_number(yajl_val object, const char *key, int64_t otherwise)
{
    yajl_val v = member(object, key);

    return YAJL_IS_INTEGER(v) ? YAJL_GET_INTEGER(v) : otherwise;
}

bool gs_tree_span(yajl_val pair, gs_span *span)
{
    int64_t at[2];

    if (!YAJL_IS_ARRAY(pair) || YAJL_GET_ARRAY(pair)->len != 2)
        return false;
    for (int i = 0; i < 2; i++) {
        yajl_val v = YAJL_GET_ARRAY(pair)->values[i];
        at[i] = YAJL_IS_INTEGER(v) ? YAJL_GET_INTEGER(v) : -1;
    }
    if (at[0] < 0 || at[1] < at[0] || at[1] > UINT32_MAX)
        return false;
    *span = (gs_span){(uint32_t)at[0], (uint32_t)at[1]};
    return true;
}

bool gs_anchor_read(yajl_val tree, gs_anchor *a)
{
    gs_str  id = gs_tree_str(tree, "id");
    int64_t start = gs_tree_number(tree, "start", 0), end = gs_tree_number(tree, "end", 0);

    if (!id.n || !strchr("nscea", id.p[0]) || start < 0 || end < start || end > UINT32_MAX)
        return false;
    *a = (gs_anchor){.letter = id.p[0],
                     .number = (uint32_t)strtoul(id.p + 1, NULL, 10),
                     .span = {(uint32_t)start, (uint32_t)end},
                     .kind = gs_tree_str(tree, "kind"),
                     .name = gs_tree_str(tree, "name")};
    gs_tree_span(member(tree, "content"), &a->content);
    return a->span.end > a->span.start || a->name.n;
}
