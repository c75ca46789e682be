/* store/review_list.c - reviews for people and for programs. See review.h, gainsay.h.
 *
 *     2026-11-28  set         speaker: nobody -> Ana Brekel
 *                             the minister said it himself (R. Sand)
 *                             f86a98ca80881d60…/s3
 *
 * For a program a review is a record of its own, `"type":"review"`, which
 * gs_store_import_reviews takes.
 */
#include <stdio.h>

#include "base/error.h"
#include "base/limits.h"
#include "output/page.h"
#include "store/opened.h"
#include "store/review.h"

#define DAY    12
#define GUTTER 24

enum { ID, KEY, ACTION, ANCHOR, FIELD, OLD, VALUE, PERSON, WHY, AT, STATE, LETTER, NUMBER };

static gs_str column(sqlite3_stmt *q, int at)
{
    return gs_str_make((const char *)sqlite3_column_text(q, at),
                       (size_t)sqlite3_column_bytes(q, at));
}

/* ---- which ---- */

static gs_status prepare(gs_store *s, const gs_review_filter *f, sqlite3_stmt **q, gs_error *err)
{
    gs_str  rest = gs_str_from(f->record), digits = GS_STR_NONE;
    char    key[33], letter[2] = "";
    int64_t report = 0;

    if (f->record) {
        gs_status st;
        gs_str_split(&rest, '/', &digits);
        st = gs_opened_find(s, digits, &report, key, err);
        if (st != GS_OK)
            return st;
    }
    if (sqlite3_prepare_v2(
            s->db,
            "SELECT id,key,action,anchor,field,old,value,person,why,at,state,letter,number"
            " FROM review WHERE (?1 IS NULL OR key=(SELECT key FROM report WHERE id=?1))"
            " AND (?2 IS NULL OR (letter=?2 AND number=?3)) AND (?4 IS NULL OR person=?4)"
            " AND (?5=0 OR state=2) AND (?6=0 OR (action=1 AND state=0)) ORDER BY at,id",
            -1, q, NULL) != SQLITE_OK)
        return gs_store_fail(s->db, s->path, err);
    if (report)
        sqlite3_bind_int64(*q, 1, report);
    if (rest.n > 1) {
        letter[0] = rest.p[0];
        sqlite3_bind_text(*q, 2, letter, 1, SQLITE_TRANSIENT);
        sqlite3_bind_text(*q, 3, rest.p + 1, (int)rest.n - 1, SQLITE_TRANSIENT);
    }
    if (f->by)
        sqlite3_bind_text(*q, 4, f->by, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int(*q, 5, f->stray);
    sqlite3_bind_int(*q, 6, f->rejected);
    return GS_OK;
}

/* "f86a…/s3"; false where the record is not there. */
static bool write_id(sqlite3_stmt *q, char *id, size_t size)
{
    char key[33] = "";

    if (sqlite3_column_bytes(q, KEY) == 16)
        gs_key_write(sqlite3_column_blob(q, KEY), key);
    if (sqlite3_column_type(q, NUMBER) == SQLITE_NULL) {
        snprintf(id, size, "%s", key);
        return false;
    }
    snprintf(id, size, "%s/%s%lld", key, (const char *)sqlite3_column_text(q, LETTER),
             (long long)sqlite3_column_int64(q, NUMBER));
    return true;
}

/* ---- for a program ---- */

static void print_json(gs_json *json, const char *key, gs_str value)
{
    if (!value.p)
        return;
    gs_json_key(json, key);
    gs_json_number(json, value); /* as it was written */
}

static void print_text(gs_json *json, const char *key, gs_str value)
{
    if (!value.p)
        return;
    gs_json_key(json, key);
    gs_json_str(json, value);
}

static void print_row(sqlite3_stmt *q, gs_buf *out)
{
    gs_json json;
    char    id[64];
    bool    there = write_id(q, id, sizeof id);

    gs_json_init(&json, out);
    gs_json_object(&json);
    print_text(&json, "type", GS_STR("review"));
    gs_json_key(&json, "id");
    gs_json_uint(&json, (uint64_t)sqlite3_column_int64(q, ID));
    print_text(&json, "report", gs_str_make(id, 32));
    gs_json_key(&json, "record");
    gs_json_str(&json, there ? gs_str_from(id) : GS_STR_NONE);
    print_text(&json, "action",
               gs_str_from(gs_review_action_name((gs_review_action)sqlite3_column_int(q, ACTION))));
    print_text(&json, "field", column(q, FIELD));
    print_json(&json, "old", column(q, OLD));
    print_json(&json, "new", column(q, VALUE));
    print_text(&json, "by", column(q, PERSON));
    print_text(&json, "why", column(q, WHY));
    print_text(&json, "at", column(q, AT));
    print_text(&json, "state",
               gs_str_from(gs_review_state_name((gs_review_state)sqlite3_column_int(q, STATE))));
    print_json(&json, "anchor", column(q, ANCHOR));
    gs_json_object_end(&json);
    gs_buf_add_char(out, '\n');
    gs_buf_pass(out);
}

/* ---- for a person ---- */

static void put(gs_page *page, gs_style style, const char *words)
{
    gs_page_put(page, style, gs_str_from(words));
}

/* A value of style REVIEW in words: names, ids, words as they were written. */
static void put_tree(gs_page *page, yajl_val v, gs_style style)
{
    if (!v || YAJL_IS_NULL(v)) {
        put(page, GS_STYLE_FAINT, "nothing");
    } else if (YAJL_IS_STRING(v)) {
        put(page, style, YAJL_GET_STRING(v));
    } else if (YAJL_IS_NUMBER(v)) {
        put(page, style, YAJL_GET_NUMBER(v));
    } else if (YAJL_IS_ARRAY(v)) {
        if (!YAJL_GET_ARRAY(v)->len)
            put(page, GS_STYLE_FAINT, "nothing");
        for (size_t i = 0; i < YAJL_GET_ARRAY(v)->len; i++) {
            if (i)
                gs_page_attach(page, GS_STYLE_FAINT, GS_STR(","));
            put_tree(page, YAJL_GET_ARRAY(v)->values[i], style);
        }
    } else {
        gs_str name = gs_tree_str(v, "name");
        gs_page_put(page, style, name.n ? name : gs_tree_str(v, "id"));
    }
}

static void put_value(gs_page *page, gs_str json, gs_style style)
{
    yajl_val v = json.p ? yajl_tree_parse(json.p, NULL, 0) : NULL;

    put_tree(page, v, style);
    yajl_tree_free(v);
}

static void put_row(sqlite3_stmt *q, gs_page *page)
{
    gs_review_action action = (gs_review_action)sqlite3_column_int(q, ACTION);
    gs_review_state  state = (gs_review_state)sqlite3_column_int(q, STATE);
    char             id[64];

    gs_page_break(page);
    gs_page_indent(page, 0);
    gs_page_put(page, GS_STYLE_FAINT, gs_str_sub(column(q, AT), 0, 10));
    gs_page_to(page, DAY);
    put(page, action == GS_REVIEW_REJECT ? GS_STYLE_DENIES : GS_STYLE_SAYS,
        gs_review_action_name(action));
    gs_page_indent(page, GUTTER);
    if (action == GS_REVIEW_SET) {
        gs_page_put(page, GS_STYLE_STRONG, column(q, FIELD));
        put_value(page, column(q, OLD), GS_STYLE_PLAIN);
        put(page, GS_STYLE_FAINT, page->unicode ? "→" : "->");
        put_value(page, column(q, VALUE), GS_STYLE_STRONG);
    } else if (column(q, FIELD).n) {
        gs_page_put(page, GS_STYLE_STRONG, column(q, FIELD));
    }
    if (state != GS_REVIEW_HOLDS)
        put(page, GS_STYLE_DOUBTS, gs_review_state_name(state));
    gs_page_break(page);
    gs_page_put(page, GS_STYLE_PLAIN, column(q, WHY));
    put(page, GS_STYLE_FAINT, "(");
    gs_page_attach(page, GS_STYLE_FAINT, column(q, PERSON));
    gs_page_attach(page, GS_STYLE_FAINT, GS_STR(")"));
    gs_page_break(page);
    write_id(q, id, sizeof id);
    put(page, GS_STYLE_FAINT, id);
    gs_page_gap(page);
}

gs_status gs_store_reviews(gs_store *s, const gs_review_filter *filter,
                           const gs_list_options *options, gs_write_fn write, void *ctx,
                           gs_error *err)
{
    gs_buf        out = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    bool          table = options && options->format == GS_LIST_TABLE;
    gs_page       page;
    sqlite3_stmt *q = NULL;
    int           step = SQLITE_DONE;
    gs_status     st = prepare(s, filter, &q, err);

    if (st == GS_OK && table)
        gs_page_init(&page, &options->table, &out);
    while (st == GS_OK && (step = sqlite3_step(q)) == SQLITE_ROW) {
        if (table)
            put_row(q, &page);
        else
            print_row(q, &out);
    }
    if (st == GS_OK && table)
        gs_page_release(&page);
    if (st == GS_OK && step != SQLITE_DONE)
        st = gs_store_fail(s->db, s->path, err);
    sqlite3_finalize(q);
    if (st == GS_OK)
        return gs_buf_finish(&out, err);
    gs_buf_release(&out);
    return st;
}
