/* store/show.c - one record, or all of a report, and what people said of it; its story. See
 * gainsay.h. */
#include <stdio.h>

#include "base/error.h"
#include "base/limits.h"
#include "store/matters.h"
#include "store/opened.h"

/* Where a line says so, it is in its last field. */
static bool is_rejected(gs_str line)
{
    return gs_str_find(line, GS_STR(",\"review\":{\"status\":\"rejected\""), 0) != SIZE_MAX;
}

static void add_records(gs_buf *out, gs_str records, bool rejected)
{
    gs_str line;

    while (gs_str_split(&records, '\n', &line)) {
        if (!line.n || (!rejected && is_rejected(line)))
            continue;
        gs_buf_add_str(out, line);
        gs_buf_add_char(out, '\n');
    }
}

/* "m6": one claim over several reports, known by the place of its first telling. */
static gs_status add_matter(gs_opened *kept, int64_t report, const char *id, gs_str number,
                            gs_buf *out, gs_error *err)
{
    int64_t n = 0;
    bool    found = false;

    for (size_t i = 1; i < number.n && gs_ascii_digit(number.p[i]) && n < GS_STORE_RECORDS; i++)
        n = n * 10 + (number.p[i] - '0');
    if (n > 0 && n <= GS_STORE_RECORDS &&
        !gs_matter_show(kept, GS_STORE_ID(report, n - 1), id, out, &found))
        return gs_store_fail(kept->s->db, kept->s->path, err);
    return found
               ? GS_OK
               : gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "%s: there is no such matter", id);
}

static gs_status add_record(gs_opened *kept, const char *id, int64_t report, const char *key,
                            gs_str number, const gs_show_options *options, gs_buf *out,
                            gs_error *err)
{
    gs_str records = gs_opened_records(kept, report);
    char   full[96];

    if (number.p) {
        snprintf(full, sizeof full, "%s/%.*s", key, (int)(number.n < 32 ? number.n : 32), number.p);
        if (gs_str_starts(number, GS_STR("m")))
            return add_matter(kept, report, full, number, out, err);
        records = gs_opened_line(records, full);
    }
    if (!records.n)
        return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "%s: the report has no such record",
                       id);
    add_records(out, records, number.p || options->rejected || options->as_read);
    return GS_OK;
}

gs_status gs_store_show_as(gs_store *s, const char *id, const gs_show_options *options,
                           gs_write_fn write, void *ctx, gs_error *err)
{
    gs_str    rest = gs_str_from(id), digits;
    char      key[33];
    gs_opened kept;
    gs_buf    out = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    int64_t   report;
    gs_status st;

    gs_str_split(&rest, '/', &digits);
    st = gs_opened_find(s, digits, &report, key, err);
    if (st != GS_OK)
        return st;
    gs_opened_init(&kept, s);
    kept.as_read = options->as_read;
    st = add_record(&kept, id, report, key, rest, options, &out, err);
    gs_opened_release(&kept);
    if (st != GS_OK) {
        gs_buf_release(&out);
        return st;
    }
    st = gs_buf_finish(&out, err);
    return st == GS_OK && !options->as_read
               ? gs_store_reviews(s, &(gs_review_filter){.record = id}, NULL, write, ctx, err)
               : st;
}

gs_status gs_store_show(gs_store *s, const char *id, gs_write_fn write, void *ctx, gs_error *err)
{
    return gs_store_show_as(s, id, &(gs_show_options){0}, write, ctx, err);
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
