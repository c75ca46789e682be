/* store/review_set.c - a value into a field of a record. See review_field.h. */
#include "base/error.h"
#include "store/review_field.h"
#include "store/review_time.h"

static gs_status bad_value(const gs_slot *slot, gs_error *err)
{
    return gs_fail(err, GS_E_USAGE, "review", GS_NO_OFFSET, "%s cannot have this value",
                   slot->field->name);
}

static gs_status set_choice(gs_slot *slot, yajl_val value, gs_error *err)
{
    const char *word = YAJL_GET_STRING(value);

    for (int i = 0; i < slot->field->count; i++) {
        const char *name = slot->field->choice(i);
        if (word && name ? strcmp(word, name) == 0 : !word && !name) {
            memcpy(slot->value, &i, sizeof i); /* an enum */
            return GS_OK;
        }
    }
    return bad_value(slot, err);
}

/* ---- records ---- */

static bool kind_of(gs_str name, gs_entity_kind *kind)
{
    for (int i = 0; i < GS_ENTITY_KIND_COUNT; i++) {
        if (gs_str_eq(name, gs_str_from(gs_entity_kind_name((gs_entity_kind)i)))) {
            *kind = (gs_entity_kind)i;
            return true;
        }
    }
    return false;
}

/* Somebody whom the machine did not find. */
static gs_status add_entity(gs_doc *doc, const gs_anchor *a, int32_t *index)
{
    gs_entity  e = {.name = gs_arena_str(doc->arena, a->name), .place = -1};
    gs_mention m = {.span = a->span, .form = GS_MENTION_NAME};
    gs_proof   named = {"name", -1, a->span, GS_REVIEW_RULE};
    bool       there = a->span.end > a->span.start;

    if (!kind_of(a->kind, &e.kind) || a->span.end > doc->text.n)
        return GS_E_USAGE;
    if (!e.name.p || !GS_PUSH(doc->arena, e.names, e.name_count, e.name_cap, e.name) ||
        (there && !GS_PUSH(doc->arena, e.mentions, e.mention_count, e.mention_cap, m)) ||
        !GS_PUSH(doc->arena, e.proofs.items, e.proofs.count, e.proofs.cap, named) ||
        !GS_PUSH(doc->arena, doc->entities, doc->entity_count, doc->entity_cap, e))
        return GS_E_NOMEM;
    *index = (int32_t)doc->entity_count - 1;
    return GS_OK;
}

static gs_status find_record(gs_slot *slot, yajl_val value, int32_t *index, gs_error *err)
{
    gs_anchor a;
    gs_status st = GS_OK;

    if (!gs_anchor_read(value, &a) || a.letter != slot->field->of)
        return bad_value(slot, err);
    *index = gs_anchor_find(slot->doc, &a);
    if (*index < 0)
        st = a.letter == 'n' ? add_entity(slot->doc, &a, index) : GS_E_USAGE;
    if (st == GS_E_NOMEM)
        return gs_fail_nomem(err, "review");
    return st == GS_OK ? GS_OK
                       : gs_fail(err, st, "review", GS_NO_OFFSET,
                                 "%s: the report has no record there", slot->field->name);
}

/* An entity that is added moves the array that the slot may point into. */
static void *place_again(gs_slot *slot)
{
    gs_slot again;

    if (slot->letter == 'n' && gs_slot_find(slot->doc, 'n', slot->index,
                                            gs_str_from(slot->field->name), &again, NULL) == GS_OK)
        *slot = again;
    return slot->value;
}

static gs_status set_record(gs_slot *slot, yajl_val value, gs_error *err)
{
    int32_t   index = -1;
    gs_status st = YAJL_IS_NULL(value) ? GS_OK : find_record(slot, value, &index, err);

    if (st == GS_OK)
        *(int32_t *)place_again(slot) = index;
    return st;
}

static gs_status set_records(gs_slot *slot, yajl_val value, gs_error *err)
{
    gs_ids    ids = {0};
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < YAJL_GET_ARRAY(value)->len; i++) {
        int32_t index = -1;
        st = find_record(slot, YAJL_GET_ARRAY(value)->values[i], &index, err);
        if (st == GS_OK && !GS_PUSH(slot->doc->arena, ids.items, ids.count, ids.cap, index))
            st = gs_fail_nomem(err, "review");
    }
    if (st == GS_OK)
        *(gs_ids *)place_again(slot) = ids;
    return st;
}

/* ---- words ---- */

static gs_status set_span(gs_slot *slot, yajl_val value, gs_error *err)
{
    gs_span span = {0, 0};

    if (!YAJL_IS_NULL(value) && (!gs_tree_span(value, &span) || span.end > slot->doc->text.n))
        return bad_value(slot, err);
    *(gs_span *)slot->value = span;
    return GS_OK;
}

static gs_status set_spans(gs_slot *slot, yajl_val value, gs_error *err)
{
    gs_spans spans = {0};
    gs_span  span;

    for (size_t i = 0; i < YAJL_GET_ARRAY(value)->len; i++) {
        if (!gs_tree_span(YAJL_GET_ARRAY(value)->values[i], &span) || span.end > slot->doc->text.n)
            return bad_value(slot, err);
        if (!GS_PUSH(slot->doc->arena, spans.items, spans.count, spans.cap, span))
            return gs_fail_nomem(err, "review");
    }
    *(gs_spans *)slot->value = spans;
    return GS_OK;
}

static gs_status set_time(gs_slot *slot, yajl_val value, gs_error *err)
{
    gs_time time = {0};

    if (!YAJL_IS_NULL(value) &&
        !gs_review_time(gs_str_from(YAJL_GET_STRING(value)), slot->doc->arena, &time))
        return bad_value(slot, err);
    *(gs_time *)slot->value = time;
    return GS_OK;
}

static gs_status set_text(gs_slot *slot, yajl_val value, gs_error *err)
{
    gs_str text = gs_str_from(YAJL_GET_STRING(value));

    if (text.n)
        text = gs_arena_str(slot->doc->arena, text);
    *(gs_str *)slot->value = text;
    return slot->doc->arena->failed ? gs_fail_nomem(err, "review") : GS_OK;
}

/* What was stated or inferred of the field before is so no more. */
static gs_status prove(gs_slot *slot, bool nothing, gs_error *err)
{
    const char *name = slot->field->proof ? slot->field->proof : slot->field->name;
    gs_proof    by = {name, -1, {0, 0}, GS_REVIEW_RULE};
    gs_proofs  *p = slot->proofs;
    size_t      kept = 0;

    for (size_t i = 0; i < p->count; i++) {
        bool of_field = strcmp(p->items[i].field, name) == 0;
        if (!of_field || (slot->field->letter == 't' && !p->items[i].rule))
            p->items[kept++] = p->items[i];
    }
    p->count = kept;
    if (nothing || GS_PUSH(slot->doc->arena, p->items, p->count, p->cap, by))
        return GS_OK;
    return gs_fail_nomem(err, "review");
}

/* A name that was corrected is one of the names. */
static gs_status add_name(gs_slot *slot, gs_error *err)
{
    gs_entity *e = &slot->doc->entities[slot->index];
    gs_proof   by = {"names", -1, {0, 0}, GS_REVIEW_RULE};

    for (size_t i = 0; i < e->name_count; i++) {
        if (gs_str_eq(e->names[i], e->name))
            return GS_OK;
    }
    if (GS_PUSH(slot->doc->arena, e->names, e->name_count, e->name_cap, e->name) &&
        GS_PUSH(slot->doc->arena, e->proofs.items, e->proofs.count, e->proofs.cap, by))
        return GS_OK;
    return gs_fail_nomem(err, "review");
}

gs_status gs_slot_set(gs_slot *slot, yajl_val value, gs_error *err)
{
    static gs_status (*const setters[])(gs_slot *, yajl_val, gs_error *) = {
        [GS_VALUE_CHOICE] = set_choice,   [GS_VALUE_RECORD] = set_record,
        [GS_VALUE_RECORDS] = set_records, [GS_VALUE_SPAN] = set_span,
        [GS_VALUE_SPANS] = set_spans,     [GS_VALUE_TIME] = set_time,
        [GS_VALUE_TEXT] = set_text,
    };
    bool list = slot->field->kind == GS_VALUE_RECORDS || slot->field->kind == GS_VALUE_SPANS;
    bool nothing =
        list ? !YAJL_IS_ARRAY(value) || !YAJL_GET_ARRAY(value)->len : YAJL_IS_NULL(value);
    gs_status st;

    if (!value || (list && !YAJL_IS_ARRAY(value)) || (nothing && !slot->field->none))
        return bad_value(slot, err);
    st = setters[slot->field->kind](slot, value, err);
    if (st == GS_OK)
        st = prove(slot, nothing, err);
    if (st == GS_OK && slot->letter == 'n' && strcmp(slot->field->name, "name") == 0)
        st = add_name(slot, err);
    return st;
}
