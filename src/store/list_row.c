/* store/list_row.c - values of the row at hand. See list_int.h. */
#include <stdio.h>

#include "store/list_int.h"

gs_str gs_list_text(const gs_listing *l, int at)
{
    return gs_str_make((const char *)sqlite3_column_text(l->q, at),
                       (size_t)sqlite3_column_bytes(l->q, at));
}

int64_t gs_list_number(const gs_listing *l, int at)
{
    return sqlite3_column_int64(l->q, at);
}

bool gs_list_null(const gs_listing *l, int at)
{
    return sqlite3_column_type(l->q, at) == SQLITE_NULL;
}

int64_t gs_list_report(const gs_listing *l)
{
    int64_t id = gs_list_number(l, GS_COLUMN_ID);

    return l->kind->letter ? id >> 20 : id;
}

void gs_list_id(const gs_listing *l, char *out, size_t size)
{
    char    key[33] = "";
    int64_t id = gs_list_number(l, GS_COLUMN_ID);

    if (sqlite3_column_bytes(l->q, GS_COLUMN_KEY) == 16)
        gs_key_write(sqlite3_column_blob(l->q, GS_COLUMN_KEY), key);
    if (l->kind->letter)
        snprintf(out, size, "%s/%c%lld", key, l->kind->letter,
                 (long long)(id & (GS_STORE_RECORDS - 1)) + 1);
    else
        snprintf(out, size, "%s", key);
}

gs_str gs_list_slice(gs_listing *l, int first)
{
    int64_t from = gs_list_number(l, first), to = gs_list_number(l, first + 1);
    gs_str  text;

    if (gs_list_null(l, first))
        return GS_STR_NONE;
    text = gs_opened_text(&l->kept, gs_list_report(l));
    return from >= 0 && to >= from && (size_t)to <= text.n
               ? gs_str_sub(text, (size_t)from, (size_t)to)
               : GS_STR_NONE;
}

gs_str gs_list_sentence(gs_listing *l, int at)
{
    sqlite3_stmt *q = NULL;
    int64_t       id = gs_list_number(l, at);
    gs_str        text, s = GS_STR_NONE;

    if (gs_list_null(l, at))
        return s;
    text = gs_opened_text(&l->kept, id >> 20);
    if (sqlite3_prepare_v2(l->s->db, "SELECT first,last FROM sentence WHERE id=?", -1, &q, NULL) ==
        SQLITE_OK) {
        sqlite3_bind_int64(q, 1, id);
        if (sqlite3_step(q) == SQLITE_ROW && (size_t)sqlite3_column_int64(q, 1) <= text.n)
            s = gs_str_sub(text, (size_t)sqlite3_column_int64(q, 0),
                           (size_t)sqlite3_column_int64(q, 1));
    }
    sqlite3_finalize(q);
    return s;
}

const char *gs_word_act(int at)
{
    return gs_act_name((gs_act)at);
}

const char *gs_word_category(int at)
{
    return gs_plover_name((gs_plover)at);
}

const char *gs_word_reality(int at)
{
    return gs_reality_name((gs_reality)at);
}

const char *gs_word_stance(int at)
{
    return gs_stance_name((gs_stance)at);
}

const char *gs_word_status(int at)
{
    return gs_claim_status_name((gs_claim_status)at);
}
