/* store/show.c - one record, or all of a report, as it was kept; its story. See gainsay.h. */
#include <stdio.h>

#include "base/error.h"
#include "base/limits.h"
#include "store/opened.h"

gs_status gs_store_show(gs_store *s, const char *id, gs_write_fn write, void *ctx, gs_error *err)
{
    gs_str    rest = gs_str_from(id), digits;
    char      key[33], full[96];
    gs_opened kept;
    gs_str    line;
    gs_buf    out = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    int64_t   report;
    gs_status st;

    gs_str_split(&rest, '/', &digits);
    st = gs_opened_find(s, digits, &report, key, err);
    if (st != GS_OK)
        return st;
    gs_opened_init(&kept, s);
    line = gs_opened_records(&kept, report);
    if (rest.p) {
        snprintf(full, sizeof full, "%s/%.*s", key, (int)(rest.n < 32 ? rest.n : 32), rest.p);
        line = gs_opened_line(line, full);
    }
    gs_buf_add_str(&out, line);
    gs_opened_release(&kept);
    if (line.n)
        return gs_buf_finish(&out, err);
    gs_buf_release(&out);
    return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "%s: the report has no such record", id);
}

gs_status gs_store_story(gs_store *s, const char *id, gs_story *out, gs_error *err)
{
    gs_str        rest = gs_str_from(id), digits;
    char          key[33];
    sqlite3_stmt *q = NULL;
    int64_t       report;
    gs_status     st;

    gs_str_split(&rest, '/', &digits);
    st = gs_opened_find(s, digits, &report, key, err);
    if (st != GS_OK)
        return st;
    *out = (gs_story){.reports = 1, .is_origin = true};
    memcpy(out->origin, key, sizeof key);
    if (sqlite3_prepare_v2(s->db,
                           "SELECT t.reports,o.key,t.origin=r.id FROM report r JOIN story t"
                           " ON t.id=r.story JOIN report o ON o.id=t.origin WHERE r.id=?",
                           -1, &q, NULL) != SQLITE_OK)
        return gs_store_fail(s->db, s->path, err);
    sqlite3_bind_int64(q, 1, report);
    if (sqlite3_step(q) == SQLITE_ROW && sqlite3_column_bytes(q, 1) == 16) {
        out->reports = (size_t)sqlite3_column_int64(q, 0);
        gs_key_write(sqlite3_column_blob(q, 1), out->origin);
        out->is_origin = sqlite3_column_int(q, 2) != 0;
    }
    sqlite3_finalize(q);
    return GS_OK;
}
