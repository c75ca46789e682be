/* store/matter_jsonl.c - a matter as an object: who told it, in time. See matters.h. */
#include <stdio.h>

#include "base/json.h"
#include "doc/telling.h"
#include "store/matters.h"
#include "store/opened.h"

#define MEMBERS 200 /* the first of them */

static const char members[] =
    "SELECT t.id,t.role,t.day,t.first,t.last,t.statement,p.key,n.text,u.text,"
    " p.story<>p.id,p.story FROM telling t JOIN report p ON p.id=t.id>>20"
    " LEFT JOIN statement s ON s.id=t.statement LEFT JOIN entity e ON e.id=s.speaker"
    " LEFT JOIN name n ON n.id=e.name LEFT JOIN name u ON u.id=p.publisher"
    " WHERE t.matter=? ORDER BY t.day IS NULL,t.day,t.id LIMIT ?";

static gs_str column(sqlite3_stmt *q, int at)
{
    return gs_str_make((const char *)sqlite3_column_text(q, at),
                       (size_t)sqlite3_column_bytes(q, at));
}

static void put_day(gs_json *j, int day)
{
    char text[16];
    int  n = snprintf(text, sizeof text, "%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);

    gs_json_str(j, day ? gs_str_make(text, (size_t)n) : GS_STR_NONE);
}

static void put_member(gs_json *j, gs_opened *kept, sqlite3_stmt *q)
{
    char    key[33], id[64];
    int64_t report = sqlite3_column_int64(q, 0) >> 20, statement = sqlite3_column_int64(q, 5);
    int64_t first = sqlite3_column_int64(q, 3), last = sqlite3_column_int64(q, 4);
    gs_str  text = gs_opened_text(kept, report);

    gs_key_write(sqlite3_column_blob(q, 6), key);
    gs_json_object(j);
    gs_json_key(j, "role");
    gs_json_str(j, gs_str_from(gs_telling_role_name((gs_telling_role)sqlite3_column_int(q, 1))));
    gs_json_key(j, "day");
    put_day(j, sqlite3_column_int(q, 2));
    gs_json_key(j, "speaker");
    gs_json_str(j, column(q, 7));
    gs_json_key(j, "publisher");
    gs_json_str(j, column(q, 8));
    gs_json_key(j, "report");
    gs_json_str(j, gs_str_from(key));
    gs_json_key(j, "reprint");
    gs_json_bool(j, sqlite3_column_int(q, 9) != 0);
    gs_json_key(j, "statement");
    snprintf(id, sizeof id, "%s/s%d", key, (int)(statement & (GS_STORE_RECORDS - 1)) + 1);
    gs_json_str(j, statement ? gs_str_from(id) : GS_STR_NONE);
    gs_json_key(j, "start");
    gs_json_uint(j, (uint64_t)first);
    gs_json_key(j, "end");
    gs_json_uint(j, (uint64_t)last);
    gs_json_key(j, "text");
    gs_json_str(j, first >= 0 && last >= first && (size_t)last <= text.n
                       ? gs_str_sub(text, (size_t)first, (size_t)last)
                       : GS_STR_NONE);
    gs_json_object_end(j);
}

bool gs_matter_jsonl(gs_opened *kept, int64_t matter, const char *id, const char *status,
                     uint64_t origins, gs_buf *out)
{
    sqlite3_stmt *q = NULL;
    gs_json       j;
    int           step = SQLITE_ERROR;

    if (sqlite3_prepare_v2(kept->s->db, members, -1, &q, NULL) != SQLITE_OK)
        return false;
    gs_json_init(&j, out);
    gs_json_object(&j);
    gs_json_key(&j, "type");
    gs_json_str(&j, GS_STR("matter"));
    gs_json_key(&j, "id");
    gs_json_str(&j, gs_str_from(id));
    gs_json_key(&j, "status");
    gs_json_str(&j, gs_str_from(status));
    gs_json_key(&j, "origins");
    gs_json_uint(&j, origins);
    gs_json_key(&j, "tellings");
    gs_json_array(&j);
    sqlite3_bind_int64(q, 1, matter);
    sqlite3_bind_int(q, 2, MEMBERS);
    while ((step = sqlite3_step(q)) == SQLITE_ROW)
        put_member(&j, kept, q);
    sqlite3_finalize(q);
    gs_json_array_end(&j);
    gs_json_object_end(&j);
    gs_buf_add_char(out, '\n');
    return step == SQLITE_DONE;
}
