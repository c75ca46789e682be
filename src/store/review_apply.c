/* store/review_apply.c - the reviews that hold, into a document. See review.h. */
#include "base/error.h"
#include "base/limits.h"
#include "store/review.h"

/* ---- which hold ---- */

static bool same_record(const gs_review_row *a, const gs_review_row *b)
{
    if (a->about.letter != b->about.letter)
        return false;
    return a->index >= 0 || b->index >= 0 ? a->index == b->index : gs_str_eq(a->anchor, b->anchor);
}

/* Whether `later` takes the place of `row`, which is of the same record. What was
 * confirmed is not so any more when something is corrected. */
static bool replaces(const gs_review_row *later, const gs_review_row *row)
{
    bool same_field = gs_str_eq(later->field, row->field);

    switch (later->action) {
    case GS_REVIEW_UNDO:
        return !later->field.n || same_field;
    case GS_REVIEW_SET:
        return (row->action == GS_REVIEW_SET && same_field) || row->action == GS_REVIEW_CONFIRM;
    default:
        return row->action == GS_REVIEW_REJECT || row->action == GS_REVIEW_CONFIRM;
    }
}

static void find_holding(const gs_doc *doc, gs_review_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        gs_review_row *row = &rows->items[i];
        row->index = gs_anchor_find(doc, &row->about);
        row->state = row->action == GS_REVIEW_UNDO ? GS_REVIEW_REPLACED : GS_REVIEW_HOLDS;
    }
    for (size_t i = 0; i < rows->count; i++) {
        for (size_t k = i + 1; k < rows->count; k++) {
            if (same_record(&rows->items[i], &rows->items[k]) &&
                replaces(&rows->items[k], &rows->items[i]))
                rows->items[i].state = GS_REVIEW_REPLACED;
        }
    }
}

/* ---- done ---- */

/* What `write` puts into a buffer, as the arena's. */
static gs_str kept_json(gs_doc *doc, void (*write)(gs_json *json, void *ctx), void *ctx)
{
    gs_buf  buf;
    gs_json json;
    gs_str  out;

    gs_buf_init(&buf, GS_LIMIT_JSON_BYTES);
    gs_json_init(&json, &buf);
    write(&json, ctx);
    out = buf.status == GS_OK ? gs_arena_str(doc->arena, gs_buf_str(&buf)) : GS_STR_NONE;
    gs_buf_release(&buf);
    return out;
}

static void write_slot(gs_json *json, void *ctx)
{
    gs_slot_write(ctx, GS_VALUE_AS_RECORD, json);
}

typedef struct record {
    gs_doc        *doc;
    gs_review_row *row;
} record;

static void write_told(gs_json *json, void *ctx)
{
    record *r = ctx;
    gs_slots_tell(r->doc, r->row->about.letter, r->row->index, json);
}

/* Sets what a row sets. What it names may be gone: then it is stray. */
static gs_status set(gs_doc *doc, gs_review_row *row, gs_error *err)
{
    gs_slot   slot;
    yajl_val  value = yajl_tree_parse(row->value.p ? row->value.p : "", NULL, 0);
    gs_status st = gs_slot_find(doc, row->about.letter, row->index, row->field, &slot, err);
    gs_str    machine = GS_STR_NONE;

    if (st == GS_OK)
        machine = kept_json(doc, write_slot, &slot);
    if (st == GS_OK)
        st = gs_slot_set(&slot, value, err);
    yajl_tree_free(value);
    if (st == GS_OK)
        row->machine = machine;
    else
        row->state = GS_REVIEW_STRAY;
    return st == GS_E_NOMEM ? st : GS_OK;
}

/* A confirmation is of what the record says, however it is numbered. */
static void check_confirmed(gs_doc *doc, gs_review_row *row)
{
    record r = {doc, row};

    if (!gs_str_eq(kept_json(doc, write_told, &r), row->value))
        row->state = GS_REVIEW_STRAY;
}

static gs_status do_row(gs_doc *doc, gs_review_row *row, gs_error *err)
{
    if (row->index < 0) /* of somebody whom a row before has added? */
        row->index = gs_anchor_find(doc, &row->about);
    if (row->index < 0) {
        row->state = GS_REVIEW_STRAY;
        return GS_OK;
    }
    return row->action == GS_REVIEW_SET ? set(doc, row, err) : GS_OK;
}

/* ---- said of each record ---- */

static gs_reviewed *said_of(gs_doc *doc, const gs_review_row *row)
{
    gs_reviewed fresh = {.letter = row->about.letter, .index = row->index};

    for (size_t i = 0; i < doc->review_count; i++) {
        if (doc->reviews[i].letter == fresh.letter && doc->reviews[i].index == fresh.index)
            return &doc->reviews[i];
    }
    return GS_PUSH(doc->arena, doc->reviews, doc->review_count, doc->review_cap, fresh)
               ? &doc->reviews[doc->review_count - 1]
               : NULL;
}

/* {"speaker":"f86a…/n3"} with one more. */
static gs_str with_field(gs_doc *doc, gs_str object, const gs_review_row *row)
{
    gs_buf  buf;
    gs_json json;
    gs_str  out;

    gs_buf_init(&buf, GS_LIMIT_JSON_BYTES);
    if (object.n)
        gs_buf_add(&buf, object.p, object.n - 1);
    gs_json_init(&json, &buf);
    if (!object.n)
        gs_json_object(&json);
    json.comma = object.n != 0;
    gs_json_key(&json, row->field.p);
    gs_json_number(&json, row->machine); /* as it was written */
    gs_json_object_end(&json);
    out = buf.status == GS_OK ? gs_arena_str(doc->arena, gs_buf_str(&buf)) : GS_STR_NONE;
    gs_buf_release(&buf);
    return out;
}

static gs_status say(gs_doc *doc, const gs_review_row *row)
{
    gs_reviewed     *r = said_of(doc, row);
    gs_review_status status = row->action == GS_REVIEW_REJECT ? GS_REVIEW_REJECTED
                              : row->action == GS_REVIEW_SET  ? GS_REVIEW_CORRECTED
                                                              : GS_REVIEW_CONFIRMED;

    if (!r)
        return GS_E_NOMEM;
    if (status > r->status)
        r->status = status;
    r->by = row->by;
    r->at = row->at;
    r->why = row->why;
    if (row->machine.n)
        r->machine = with_field(doc, r->machine, row);
    return GS_OK;
}

gs_status gs_review_apply(gs_doc *doc, gs_review_rows *rows, gs_error *err)
{
    gs_status st = GS_OK;

    find_holding(doc, rows);
    for (size_t i = 0; st == GS_OK && i < rows->count; i++) {
        if (rows->items[i].state == GS_REVIEW_HOLDS)
            st = do_row(doc, &rows->items[i], err);
    }
    for (size_t i = 0; st == GS_OK && i < rows->count; i++) {
        gs_review_row *row = &rows->items[i];
        if (row->state == GS_REVIEW_HOLDS && row->action == GS_REVIEW_CONFIRM)
            check_confirmed(doc, row);
        if (row->state == GS_REVIEW_HOLDS)
            st = say(doc, row);
    }
    return st == GS_OK && !doc->arena->failed ? GS_OK : gs_fail_nomem(err, "review");
}
