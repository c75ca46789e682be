/* store/review_rows.c - reviews from their table and into it. See review.h. */
#include "base/error.h"
#include "store/review.h"

const char *gs_review_action_name(gs_review_action action)
{
    static const char *const names[GS_REVIEW_ACTION_COUNT] = {"set", "reject", "confirm", "undo"};
    return names[action];
}

const char *gs_review_state_name(gs_review_state state)
{
    static const char *const names[GS_REVIEW_STATE_COUNT] = {"holds", "replaced", "stray"};
    return names[state];
}

static gs_str column(sqlite3_stmt *q, int at, gs_arena *arena)
{
    gs_str s =
        gs_str_make((const char *)sqlite3_column_text(q, at), (size_t)sqlite3_column_bytes(q, at));

    return s.p ? gs_arena_str(arena, s) : GS_STR_NONE;
}

/* The strings of an anchor are slices of its tree, which goes. */
static bool read_anchor(gs_review_row *row, gs_arena *arena)
{
    yajl_val tree = row->anchor.p ? yajl_tree_parse(row->anchor.p, NULL, 0) : NULL;
    bool     good = tree && gs_anchor_read(tree, &row->about);

    if (good) {
        row->about.kind = gs_arena_str(arena, row->about.kind);
        row->about.name = gs_arena_str(arena, row->about.name);
    }
    yajl_tree_free(tree);
    return good;
}

bool gs_review_load(gs_store *s, const uint8_t *key, gs_arena *arena, gs_review_rows *rows)
{
    sqlite3_stmt *q = NULL;
    int           step = SQLITE_ERROR;
    bool          good =
        sqlite3_prepare_v2(s->db,
                           "SELECT id,action,anchor,field,old,value,person,why,at,state FROM review"
                           " WHERE key=? ORDER BY at,id",
                           -1, &q, NULL) == SQLITE_OK;

    if (good)
        sqlite3_bind_blob(q, 1, key, 16, SQLITE_STATIC);
    while (good && (step = sqlite3_step(q)) == SQLITE_ROW) {
        gs_review_row row = {.id = sqlite3_column_int64(q, 0),
                             .action = (gs_review_action)sqlite3_column_int(q, 1),
                             .anchor = column(q, 2, arena),
                             .field = column(q, 3, arena),
                             .old = column(q, 4, arena),
                             .value = column(q, 5, arena),
                             .by = column(q, 6, arena),
                             .why = column(q, 7, arena),
                             .at = column(q, 8, arena),
                             .state = (gs_review_state)sqlite3_column_int(q, 9),
                             .index = -1};
        if (read_anchor(&row, arena) && !GS_PUSH(arena, rows->items, rows->count, rows->cap, row))
            good = false;
    }
    good = good && step == SQLITE_DONE && !arena->failed;
    sqlite3_finalize(q);
    return good;
}

static void bind_text(sqlite3_stmt *q, int at, gs_str s)
{
    if (s.p)
        sqlite3_bind_text(q, at, s.p, (int)s.n, SQLITE_STATIC);
}

bool gs_review_keep(gs_store *s, const uint8_t *key, const gs_review_row *row)
{
    sqlite3_stmt *q = NULL;
    char          letter[2] = {row->about.letter, 0};
    bool          good =
        sqlite3_prepare_v2(s->db,
                           "INSERT INTO review(key,action,anchor,field,old,value,person,why,at,"
                           "state,letter) VALUES(?,?,?,?,?,?,?,?,"
                           "ifnull(?,strftime('%Y-%m-%dT%H:%M:%SZ','now')),0,?)",
                           -1, &q, NULL) == SQLITE_OK;

    if (good) {
        sqlite3_bind_blob(q, 1, key, 16, SQLITE_STATIC);
        sqlite3_bind_int(q, 2, (int)row->action);
        bind_text(q, 3, row->anchor);
        bind_text(q, 4, row->field);
        bind_text(q, 5, row->old);
        bind_text(q, 6, row->value);
        bind_text(q, 7, row->by);
        bind_text(q, 8, row->why);
        bind_text(q, 9, row->at);
        sqlite3_bind_text(q, 10, letter, 1, SQLITE_TRANSIENT);
        good = sqlite3_step(q) == SQLITE_DONE;
    }
    sqlite3_finalize(q);
    return good;
}

bool gs_review_mark(gs_store *s, const gs_review_row *row, const gs_doc *doc)
{
    sqlite3_stmt *q = NULL;
    bool good = sqlite3_prepare_v2(s->db, "UPDATE review SET state=?,number=? WHERE id=?", -1, &q,
                                   NULL) == SQLITE_OK;

    if (good) {
        sqlite3_bind_int(q, 1, (int)row->state);
        if (row->index >= 0)
            sqlite3_bind_int64(q, 2, gs_doc_number(doc, row->about.letter, (size_t)row->index));
        sqlite3_bind_int64(q, 3, row->id);
        good = sqlite3_step(q) == SQLITE_DONE;
    }
    sqlite3_finalize(q);
    return good;
}
