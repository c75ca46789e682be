/* store/show.c - one record, or all of a report, as it was kept. See gainsay.h. */
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
