/* store/review_import.c - reviews from another store. See review.h, gainsay.h.
 *
 * They belong to texts, so those of texts that are not kept here wait until they are.
 * What a line sets is looked at when the corrected records are made: what does not
 * fit is stray, and stays in the list.
 */
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/limits.h"
#include "store/opened.h"
#include "store/review.h"
#include "text/utf8.h"

/* The same value as the same bytes as when it was kept. */
static void write_tree(gs_json *json, yajl_val v)
{
    if (YAJL_IS_OBJECT(v)) {
        gs_json_object(json);
        for (size_t i = 0; i < YAJL_GET_OBJECT(v)->len; i++) {
            gs_json_key(json, YAJL_GET_OBJECT(v)->keys[i]);
            write_tree(json, YAJL_GET_OBJECT(v)->values[i]);
        }
        gs_json_object_end(json);
    } else if (YAJL_IS_ARRAY(v)) {
        gs_json_array(json);
        for (size_t i = 0; i < YAJL_GET_ARRAY(v)->len; i++)
            write_tree(json, YAJL_GET_ARRAY(v)->values[i]);
        gs_json_array_end(json);
    } else if (YAJL_IS_STRING(v)) {
        gs_json_str(json, gs_str_from(YAJL_GET_STRING(v)));
    } else if (YAJL_IS_NUMBER(v)) {
        gs_json_number(json, gs_str_from(YAJL_GET_NUMBER(v)));
    } else {
        gs_json_null(json);
    }
}

static yajl_val member(yajl_val object, const char *key)
{
    const char *path[] = {key, NULL};

    return yajl_tree_get(object, path, yajl_t_any);
}

static gs_str tree_json(yajl_val v, gs_arena *arena)
{
    gs_buf  buf;
    gs_json json;
    gs_str  out = GS_STR_NONE;

    if (!v)
        return out;
    gs_buf_init(&buf, GS_LIMIT_JSON_BYTES);
    gs_json_init(&json, &buf);
    write_tree(&json, v);
    if (buf.status == GS_OK)
        out = gs_arena_str(arena, gs_buf_str(&buf));
    gs_buf_release(&buf);
    return out;
}

/* "2026-11-28T12:00:00Z" */
static bool is_moment(gs_str s)
{
    static const char form[] = "0000-00-00T00:00:00Z";

    for (size_t i = 0; i < sizeof form - 1; i++) {
        if (i >= s.n || (form[i] == '0' ? !gs_ascii_digit(s.p[i]) : s.p[i] != form[i]))
            return false;
    }
    return s.n == sizeof form - 1;
}

static bool read_action(gs_str name, gs_review_action *action)
{
    for (int i = 0; i < GS_REVIEW_ACTION_COUNT; i++) {
        if (gs_str_eq(name, gs_str_from(gs_review_action_name((gs_review_action)i)))) {
            *action = (gs_review_action)i;
            return true;
        }
    }
    return false;
}

static bool read_row(yajl_val line, gs_arena *arena, gs_review_row *row, uint8_t key[16])
{
    *row = (gs_review_row){.field = gs_tree_str(line, "field"),
                           .by = gs_tree_str(line, "by"),
                           .why = gs_tree_str(line, "why"),
                           .at = gs_tree_str(line, "at")};
    row->anchor = tree_json(member(line, "anchor"), arena);
    row->old = tree_json(member(line, "old"), arena);
    row->value = tree_json(member(line, "new"), arena);
    return gs_key_read(gs_tree_str(line, "report"), key) &&
           read_action(gs_tree_str(line, "action"), &row->action) && row->by.n && row->why.n &&
           is_moment(row->at) && gs_anchor_read(member(line, "anchor"), &row->about) &&
           (row->action != GS_REVIEW_SET || (row->field.n && row->value.n));
}

static int bind_all(sqlite3_stmt *q, const uint8_t *key, const gs_review_row *row)
{
    gs_str texts[] = {row->anchor, row->field, row->value, row->by, row->at};

    sqlite3_bind_blob(q, 1, key, 16, SQLITE_STATIC);
    sqlite3_bind_int(q, 2, (int)row->action);
    for (int i = 0; i < 5; i++) {
        if (texts[i].p)
            sqlite3_bind_text(q, i + 3, texts[i].p, (int)texts[i].n, SQLITE_STATIC);
        else
            sqlite3_bind_null(q, i + 3);
    }
    return sqlite3_step(q);
}

/* Whether the same was imported before, or comes from here. */
static int is_known(gs_store *s, const uint8_t *key, const gs_review_row *row)
{
    sqlite3_stmt *q = NULL;
    int           step = SQLITE_ERROR;

    if (sqlite3_prepare_v2(s->db,
                           "SELECT 1 FROM review WHERE key=? AND action=? AND anchor=? AND"
                           " field IS ? AND value IS ? AND person=? AND at=?",
                           -1, &q, NULL) == SQLITE_OK)
        step = bind_all(q, key, row);
    sqlite3_finalize(q);
    return step == SQLITE_ROW ? 1 : step == SQLITE_DONE ? 0 : -1;
}

static gs_status import_line(gs_store *s, gs_str line, size_t number, size_t *added,
                             gs_arena *arena, gs_error *err)
{
    gs_str        text = gs_arena_str(arena, line);
    yajl_val      tree = text.p ? yajl_tree_parse(text.p, NULL, 0) : NULL;
    gs_review_row row;
    uint8_t       key[16];
    int           known = 0;
    gs_status     st = GS_OK;

    if (!tree || gs_utf8_valid_prefix(line) != line.n) {
        st = gs_fail(err, GS_E_FORMAT, "review", GS_NO_OFFSET, "line %zu: no JSON", number);
    } else if (gs_str_eq(gs_tree_str(tree, "type"), GS_STR("review"))) {
        if (!read_row(tree, arena, &row, key))
            st = gs_fail(err, GS_E_FORMAT, "review", GS_NO_OFFSET, "line %zu: no review", number);
        else if ((known = is_known(s, key, &row)) < 0 || (!known && !gs_review_keep(s, key, &row)))
            st = gs_store_fail(s->db, s->path, err);
        else
            *added += !known;
    }
    yajl_tree_free(tree);
    return st;
}

/* Reports whose reviews have grown: those behind number `before`. */
static gs_status settle_new(gs_store *s, int64_t before, gs_error *err)
{
    sqlite3_stmt *q = NULL;
    int           step = SQLITE_ERROR;
    gs_status     st = GS_OK;

    if (sqlite3_prepare_v2(s->db,
                           "SELECT DISTINCT report.id FROM review JOIN report ON"
                           " report.key=review.key WHERE review.id>?",
                           -1, &q, NULL) == SQLITE_OK) {
        sqlite3_bind_int64(q, 1, before);
        while (st == GS_OK && (step = sqlite3_step(q)) == SQLITE_ROW)
            st = gs_review_settle(s, sqlite3_column_int64(q, 0), true, err);
    }
    sqlite3_finalize(q);
    return st != GS_OK || step == SQLITE_DONE ? st : gs_store_fail(s->db, s->path, err);
}

static int64_t last_review(gs_store *s)
{
    sqlite3_stmt *q = NULL;
    int64_t       id = -1;

    if (sqlite3_prepare_v2(s->db, "SELECT ifnull(max(id),0) FROM review", -1, &q, NULL) ==
            SQLITE_OK &&
        sqlite3_step(q) == SQLITE_ROW)
        id = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return id;
}

static gs_status import_all(gs_store *s, gs_str rest, size_t *added, gs_error *err)
{
    int64_t   before = last_review(s);
    gs_arena  arena;
    gs_status st = before < 0 ? gs_store_fail(s->db, s->path, err) : GS_OK;
    gs_str    line;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    for (size_t n = 1; st == GS_OK && gs_str_split(&rest, '\n', &line); n++) {
        if (gs_str_trim(line).n)
            st = import_line(s, line, n, added, &arena, err);
        gs_arena_clear(&arena);
    }
    gs_arena_release(&arena);
    return st == GS_OK ? settle_new(s, before, err) : st;
}

gs_status gs_store_import_reviews(gs_store *s, const char *data, size_t size, size_t *added,
                                  gs_error *err)
{
    gs_status st = gs_store_begin(s, err);

    *added = 0;
    return st == GS_OK ? gs_store_end(s, import_all(s, gs_str_make(data, size), added, err), err)
                       : st;
}
