/* store/review.c - one more review: the whole way. See review.h.
 *
 *     kept records -> document -> the reviews so far -> what rests on them
 *         -> the record that is meant, the field, the value: a row
 *     kept records -> document -> all reviews -> what rests on them
 *         -> corrected records, and the tables' rows
 *
 * all of it in one transaction.
 */
#include "store/review.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/limits.h"
#include "output/output.h"
#include "store/leave_out.h"
#include "store/opened.h"
#include "store/pack.h"
#include "store/review_value.h"
#include "store/revive.h"
#include "text/utf8.h"

#define STAGE "review"

/* A report as it was read, and then as people corrected it. */
typedef struct desk {
    gs_store      *s;
    int64_t        report;
    gs_opened      kept;
    gs_arena       arena;
    gs_doc         doc;
    gs_review_rows rows;
} desk;

static void desk_init(desk *d, gs_store *s, int64_t report)
{
    *d = (desk){.s = s, .report = report};
    gs_opened_init(&d->kept, s);
    d->kept.as_read = true;
    gs_arena_init(&d->arena, GS_LIMIT_DOC_MEMORY);
}

static void desk_release(desk *d)
{
    gs_opened_release(&d->kept);
    gs_arena_release(&d->arena);
}

/* The document with all its reviews. */
static gs_status load(desk *d, gs_error *err)
{
    gs_review_before *before;
    gs_str            text = gs_opened_text(&d->kept, d->report);
    gs_str            records = gs_opened_records(&d->kept, d->report);
    gs_status         st;

    st = gs_revive(&d->doc, text, records, &d->arena, err);
    if (st != GS_OK)
        return st;
    if (!gs_review_load(d->s, d->doc.sha256, &d->arena, &d->rows))
        return gs_store_fail(d->s->db, d->s->path, err);
    before = gs_review_before_of(&d->doc);
    st = gs_review_apply(&d->doc, &d->rows, err);
    if (st == GS_OK && gs_review_rest(&d->doc, before) != GS_OK)
        st = gs_fail_nomem(err, STAGE);
    return st;
}

/* ---- the corrected records, and the rows ---- */

static bool run_report(gs_store *s, const char *sql, int64_t report, gs_str blob)
{
    sqlite3_stmt *q = NULL;
    bool          good = sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) == SQLITE_OK;

    if (good) {
        sqlite3_bind_int64(q, 1, report);
        if (blob.p)
            sqlite3_bind_blob64(q, 2, blob.p, blob.n, SQLITE_STATIC);
        good = sqlite3_step(q) == SQLITE_DONE;
    }
    sqlite3_finalize(q);
    return good;
}

static gs_status keep_corrected(desk *d, gs_error *err)
{
    gs_buf    records, packed;
    gs_status st;
    bool      good = true;

    gs_buf_init(&records, GS_LIMIT_DOC_MEMORY);
    gs_buf_init(&packed, GS_LIMIT_DOC_MEMORY);
    gs_output_jsonl(&d->doc, NULL, &records);
    st = records.status == GS_OK ? gs_kept_pack(gs_buf_str(&records), d->doc.text, &packed)
                                 : records.status;
    if (st == GS_OK && d->doc.review_count)
        good = run_report(d->s, "INSERT OR REPLACE INTO corrected VALUES(?,?)", d->report,
                          gs_buf_str(&packed));
    else if (st == GS_OK)
        good = run_report(d->s, "DELETE FROM corrected WHERE report=?", d->report, GS_STR_NONE);
    gs_buf_release(&records);
    gs_buf_release(&packed);
    if (st != GS_OK)
        return gs_fail_nomem(err, STAGE);
    return good ? GS_OK : gs_store_fail(d->s->db, d->s->path, err);
}

static gs_status keep_rows(desk *d, gs_error *err)
{
    gs_buf    pack;
    gs_status st = gs_doc_leave_out(&d->doc);

    gs_buf_init(&pack, GS_LIMIT_DOC_MEMORY);
    st = st == GS_OK ? gs_pack(&d->doc, &pack, err) : gs_fail_nomem(err, STAGE);
    if (st == GS_OK && !gs_put_records(d->s, d->report, gs_buf_str(&pack)))
        st = gs_store_fail(d->s->db, d->s->path, err);
    gs_buf_release(&pack);
    return st;
}

static bool mark_all(desk *d)
{
    bool good = true;

    for (size_t i = 0; good && i < d->rows.count; i++)
        good = gs_review_mark(d->s, &d->rows.items[i], &d->doc);
    return good;
}

/* Whether anybody has said anything of the report's text; -1: the store failed. */
static int has_reviews(gs_store *s, int64_t report)
{
    sqlite3_stmt *q = s->query[GS_QUERY_FIND_REVIEW];
    int           step;

    sqlite3_bind_int64(q, 1, report);
    step = sqlite3_step(q);
    sqlite3_reset(q);
    return step == SQLITE_ROW ? 1 : step == SQLITE_DONE ? 0 : -1;
}

gs_status gs_review_settle(gs_store *s, int64_t report, bool has, gs_error *err)
{
    desk      d;
    gs_status st;
    int       any = has ? 1 : has_reviews(s, report);

    if (any < 0)
        return gs_store_fail(s->db, s->path, err);
    if (any == 0)
        return GS_OK;
    desk_init(&d, s, report);
    st = load(&d, err);
    if (st == GS_OK && !mark_all(&d))
        st = gs_store_fail(s->db, s->path, err);
    if (st == GS_OK)
        st = keep_corrected(&d, err);
    if (st == GS_OK)
        st = keep_rows(&d, err);
    desk_release(&d);
    return st;
}

/* ---- a new row ---- */

static gs_status usage(gs_error *err, const char *what)
{
    return gs_fail(err, GS_E_USAGE, STAGE, GS_NO_OFFSET, "%s", what);
}

static gs_status check(const gs_review *r, gs_error *err)
{
    if (!r->by || !*r->by || !r->why || !*r->why)
        return usage(err, "say who you are, and why");
    if (r->action == GS_REVIEW_SET && !r->field_count)
        return usage(err, "say which field has which value");
    for (size_t i = 0; i < r->field_count + 2; i++) {
        gs_str s = gs_str_from(i == 0 ? r->by : i == 1 ? r->why : r->fields[i - 2]);
        if (gs_utf8_valid_prefix(s) != s.n)
            return usage(err, "what is said must be UTF-8");
    }
    return GS_OK;
}

/* "s3" of the report that is open. */
static gs_status find_record(desk *d, gs_str id, gs_review_row *row, gs_error *err)
{
    char   letter = id.n ? id.p[0] : '\0';
    long   number = id.n > 1 && gs_ascii_digit(id.p[1]) ? strtol(id.p + 1, NULL, 10) : 0;
    size_t count = gs_doc_count(&d->doc, letter);

    if (number < 1 || (size_t)number > count)
        return gs_fail(err, GS_E_USAGE, STAGE, GS_NO_OFFSET,
                       count ? "%.*s: the report has %c1 to %c%zu"
                             : "%.*s: only entities, statements, claims, events and agreements "
                               "are reviewed",
                       GS_STR_ARG(id), letter, letter, count);
    row->index = (int32_t)number - 1;
    row->about = gs_anchor_of(&d->doc, letter, row->index);
    return GS_OK;
}

/* What `json` holds, as the arena's; the buffer is empty then. */
static gs_str taken(desk *d, gs_json *json)
{
    gs_str s = gs_arena_str(&d->arena, gs_buf_str(json->out));

    gs_buf_clear(json->out);
    gs_json_init(json, json->out);
    return s;
}

static gs_status fill_set(desk *d, gs_str rest, gs_review_row *row, gs_json *json, gs_error *err)
{
    gs_str    field;
    gs_slot   slot;
    gs_status st;

    gs_str_split(&rest, '=', &field);
    if (!rest.p)
        return usage(err, "a field is set as FIELD=VALUE; FIELD= sets it to nothing");
    if (gs_doc_rejects(&d->doc, row->about.letter, row->index))
        return usage(err, "the record is rejected; undo that first");
    st = gs_slot_find(&d->doc, row->about.letter, row->index, gs_str_trim(field), &slot, err);
    if (st != GS_OK)
        return st;
    gs_slot_write(&slot, GS_VALUE_AS_REVIEW, json);
    row->old = taken(d, json);
    st = gs_value_read(&slot, rest, json, err);
    row->value = taken(d, json);
    /* one name of each field, so that a later review takes the place of this one */
    row->field = row->about.letter == 'e' && gs_str_eq(gs_str_trim(field), GS_STR("category"))
                     ? GS_STR("plover.event")
                     : gs_arena_str(&d->arena, gs_str_trim(field));
    return st;
}

/* There must be something that is taken back. */
static gs_status fill_undo(desk *d, gs_str field, gs_review_row *row, gs_error *err)
{
    row->field = field.n ? gs_arena_str(&d->arena, field) : GS_STR_NONE;
    for (size_t i = 0; i < d->rows.count; i++) {
        const gs_review_row *r = &d->rows.items[i];
        if (r->about.letter == row->about.letter && r->index == row->index &&
            r->state != GS_REVIEW_REPLACED && (!field.n || gs_str_eq(r->field, field)))
            return GS_OK;
    }
    return usage(err, field.n ? "nobody has set this field" : "nobody has said anything of it");
}

static gs_status fill(desk *d, const gs_review *r, size_t i, gs_review_row *row, gs_json *json,
                      gs_error *err)
{
    gs_str field = i < r->field_count ? gs_str_from(r->fields[i]) : GS_STR_NONE;

    gs_anchor_write(json, &d->doc, &row->about);
    row->anchor = taken(d, json);
    switch (r->action) {
    case GS_REVIEW_SET:
        return fill_set(d, field, row, json, err);
    case GS_REVIEW_UNDO:
        return fill_undo(d, field, row, err);
    case GS_REVIEW_CONFIRM:
        if (gs_doc_rejects(&d->doc, row->about.letter, row->index))
            break; /* so that it is back */
        gs_slots_tell(&d->doc, row->about.letter, row->index, json);
        row->value = taken(d, json);
        break;
    default:
        break;
    }
    return GS_OK;
}

static gs_status add_rows(desk *d, const gs_review *r, gs_str id, gs_error *err)
{
    gs_buf    buf;
    gs_json   json;
    gs_status st = GS_OK;
    size_t    n = r->action == GS_REVIEW_SET || r->field_count ? r->field_count : 1;

    gs_buf_init(&buf, GS_LIMIT_JSON_BYTES);
    gs_json_init(&json, &buf);
    for (size_t i = 0; st == GS_OK && i < n; i++) {
        gs_review_row row = {
            .action = r->action, .by = gs_str_from(r->by), .why = gs_str_from(r->why)};
        st = find_record(d, id, &row, err);
        if (st == GS_OK)
            st = fill(d, r, i, &row, &json, err);
        if (st == GS_OK && (buf.status != GS_OK || d->arena.failed))
            st = gs_fail_nomem(err, STAGE);
        if (st == GS_OK && !gs_review_keep(d->s, d->doc.sha256, &row))
            st = gs_store_fail(d->s->db, d->s->path, err);
    }
    gs_buf_release(&buf);
    return st;
}

static gs_status review(gs_store *s, const gs_review *r, gs_error *err)
{
    gs_str    rest = gs_str_from(r->record), digits;
    char      key[33];
    int64_t   report;
    desk      d;
    gs_status st;

    gs_str_split(&rest, '/', &digits);
    st = gs_opened_find(s, digits, &report, key, err);
    if (st != GS_OK)
        return st;
    desk_init(&d, s, report);
    st = load(&d, err);
    if (st == GS_OK)
        st = add_rows(&d, r, rest, err);
    desk_release(&d);
    return st == GS_OK ? gs_review_settle(s, report, true, err) : st;
}

gs_status gs_store_review(gs_store *s, const gs_review *r, gs_error *err)
{
    gs_status st = check(r, err);

    if (st != GS_OK)
        return st;
    st = gs_store_begin(s, err);
    return st == GS_OK ? gs_store_end(s, review(s, r, err), err) : st;
}
