/* store/reread.c - kept reports for whoever reads them again. See gainsay.h.
 *
 * What is handed over is whether it came as a page ('p', 't', or '?' where a store of
 * an older program does not say), the length of the records in four bytes, the records
 * and the text.
 */
#include "base/arena.h"
#include "base/error.h"
#include "base/limits.h"
#include "store/opened.h"
#include "store/revive.h"

/* Bytes before the records. */
#define HEAD 5

gs_status gs_store_outdated(gs_store *s, const gs_identity *now, gs_write_fn write, void *ctx,
                            gs_error *err)
{
    gs_buf        out = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    sqlite3_stmt *q = NULL;
    int           step = SQLITE_ERROR;
    char          key[34];

    if (sqlite3_prepare_v2(s->db,
                           "SELECT key FROM report LEFT JOIN reading ON report=report.id WHERE ?1"
                           " OR engine IS NOT ?2 OR knowledge<>?3 OR (model IS NOT NULL AND"
                           " model<>?4) ORDER BY report.id",
                           -1, &q, NULL) == SQLITE_OK) {
        sqlite3_bind_int(q, 1, now == NULL);
        if (now) {
            sqlite3_bind_text(q, 2, now->version, -1, SQLITE_STATIC);
            sqlite3_bind_blob(q, 3, now->knowledge, sizeof now->knowledge, SQLITE_STATIC);
            sqlite3_bind_blob(q, 4, now->model, sizeof now->model, SQLITE_STATIC);
        }
        while ((step = sqlite3_step(q)) == SQLITE_ROW) {
            if (sqlite3_column_bytes(q, 0) != 16)
                continue;
            gs_key_write(sqlite3_column_blob(q, 0), key);
            gs_buf_addf(&out, "%s\n", key);
            gs_buf_pass(&out);
        }
    }
    sqlite3_finalize(q);
    if (step == SQLITE_DONE)
        return gs_buf_finish(&out, err);
    gs_buf_release(&out);
    return gs_store_fail(s->db, s->path, err);
}

static char came_as(gs_store *s, int64_t report)
{
    sqlite3_stmt *q = NULL;
    char          as = '?';

    if (sqlite3_prepare_v2(s->db, "SELECT page FROM reading WHERE report=?", -1, &q, NULL) ==
        SQLITE_OK) {
        sqlite3_bind_int64(q, 1, report);
        if (sqlite3_step(q) == SQLITE_ROW)
            as = sqlite3_column_int(q, 0) ? 'p' : 't';
    }
    sqlite3_finalize(q);
    return as;
}

gs_status gs_store_kept(gs_store *s, const char *id, gs_write_fn write, void *ctx, gs_error *err)
{
    gs_buf    out = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    gs_opened kept;
    int64_t   report;
    char      key[33];
    uint32_t  size;
    gs_str    records, text;
    gs_status st = gs_opened_find(s, gs_str_from(id), &report, key, err);

    if (st != GS_OK)
        return st;
    gs_opened_init(&kept, s);
    kept.as_read = true;
    records = gs_opened_records(&kept, report);
    text = gs_opened_text(&kept, report);
    if (!records.n || !kept.has_text)
        st = gs_fail(err, GS_E_DATA, "store", GS_NO_OFFSET, "%s: what was kept of it is damaged",
                     key);
    size = (uint32_t)records.n;
    gs_buf_add_char(&out, came_as(s, report));
    gs_buf_add(&out, (const char *)&size, sizeof size);
    gs_buf_add_str(&out, records);
    gs_buf_add_str(&out, text);
    gs_opened_release(&kept);
    if (st == GS_OK)
        return gs_buf_finish(&out, err);
    gs_buf_release(&out);
    return st;
}

gs_status gs_reader_reread(gs_reader *reader, const char *kept, size_t size, const gs_doc **out,
                           gs_error *err)
{
    gs_arena  arena;
    gs_doc    before;
    uint32_t  records;
    gs_status st;

    if (size < HEAD)
        return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "no kept report");
    memcpy(&records, kept + 1, sizeof records);
    if (records > size - HEAD)
        return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "no kept report");
    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    st = gs_revive(&before, gs_str_make(kept + HEAD + records, size - HEAD - records),
                   gs_str_make(kept + HEAD, records), &arena, err);
    if (st == GS_OK) {
        before.html = kept[0] == 'p';
        st = gs_reader_read_again(reader, &before, out, err);
    }
    gs_arena_release(&arena);
    return st;
}
