/* store/export.c - kept reports in the formats of others. See gainsay.h.
 *
 * One question finds the reports that pass the filter (ask.h). They are then made
 * documents again one by one (document.h), in the order of their numbers, so that
 * memory is bounded by the largest.
 */
#include "output/export.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/limits.h"
#include "output/html.h"
#include "store/ask.h"
#include "store/document.h"

/* ---- which reports ---- */

/* The numbers of the reports that were named, sorted. */
typedef struct named {
    int64_t *items;
    size_t   count;
} named;

static int by_number(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static gs_status find_named(gs_store *s, const gs_store_export *e, named *n, gs_error *err)
{
    gs_status st = GS_OK;
    char      key[33];

    if (!e->report_count)
        return GS_OK;
    n->items = malloc(e->report_count * sizeof *n->items);
    if (!n->items)
        return gs_fail_nomem(err, "store");
    for (size_t i = 0; st == GS_OK && i < e->report_count; i++) {
        st = gs_opened_find(s, gs_str_from(e->reports[i]), &n->items[i], key, err);
        n->count += st == GS_OK;
    }
    qsort(n->items, n->count, sizeof *n->items, by_number);
    return st;
}

/* Rows as those of `list reports` (list_report.c), the report that was kept first in front. */
static gs_status ask(gs_ask *a, gs_store *s, const gs_filter *filter, const gs_store_export *e,
                     sqlite3_stmt **q, gs_error *err)
{
    static const gs_list_options all = {.sort = "added"};
    gs_filter                    f = *filter;
    gs_status                    st;

    f.versions = f.versions || e->report_count; /* who names one, wants it */
    st = gs_ask_build(a, s, &gs_list_reports, &f, &all, err);
    return st == GS_OK ? gs_ask_prepare(a, s, q, err) : st;
}

/* ---- writing them ---- */

typedef struct exporting {
    gs_store              *s;
    const gs_store_export *e;
    gs_document            document;
    named                  named;
    gs_buf                 out;
    size_t                 reports;
    bool                   headed;
} exporting;

static void write_head(exporting *x)
{
    if (!x->headed)
        gs_output_export_head(x->e->format, &x->e->options, &x->out);
    x->headed = true;
}

/* A calendar without entries is none. */
static void write_calendar(exporting *x)
{
    gs_buf body;

    gs_buf_init(&body, GS_LIMIT_DOC_MEMORY);
    gs_output_export(&x->document.doc, x->e->format, &x->e->options, &body);
    if (body.size)
        write_head(x);
    gs_buf_add_str(&x->out, gs_buf_str(&body));
    if (body.status != GS_OK)
        x->out.status = body.status;
    gs_buf_release(&body);
}

static gs_status take_report(exporting *x, sqlite3_stmt *q, gs_error *err)
{
    int64_t   report = sqlite3_column_int64(q, GS_COLUMN_ID);
    char      key[33];
    gs_status st;

    gs_key_write(sqlite3_column_blob(q, GS_COLUMN_KEY), key);
    if (x->e->format == GS_EXPORT_JSONL) {
        gs_str records = gs_opened_records(&x->document.kept, report);
        if (!records.n)
            return gs_fail(err, GS_E_DATA, "store", GS_NO_OFFSET, "%s: what is kept is damaged",
                           key);
        gs_buf_add_str(&x->out, records);
        gs_buf_pass(&x->out);
        return GS_OK;
    }
    st = gs_document_read(&x->document, report, key, err);
    if (st == GS_OK && x->e->format == GS_EXPORT_ICS)
        write_calendar(x);
    else if (st == GS_OK)
        gs_output_export(&x->document.doc, x->e->format, &x->e->options, &x->out);
    gs_buf_pass(&x->out);
    return st;
}

static gs_str column(sqlite3_stmt *q, int at)
{
    return gs_str_make((const char *)sqlite3_column_text(q, at),
                       (size_t)sqlite3_column_bytes(q, at));
}

static gs_status take_title(exporting *x, sqlite3_stmt *q, gs_error *err)
{
    static const char sql[] = "SELECT title,(SELECT text FROM name WHERE id=publisher),published"
                              " FROM report WHERE id=?";
    sqlite3_stmt     *title = NULL;
    char              key[33];

    gs_key_write(sqlite3_column_blob(q, GS_COLUMN_KEY), key);
    if (sqlite3_prepare_v2(x->s->db, sql, -1, &title, NULL) != SQLITE_OK)
        return gs_store_fail(x->s->db, x->s->path, err);
    sqlite3_bind_int64(title, 1, sqlite3_column_int64(q, GS_COLUMN_ID));
    if (sqlite3_step(title) == SQLITE_ROW)
        gs_html_content(key, column(title, 0), column(title, 1), column(title, 2), &x->out);
    sqlite3_finalize(title);
    gs_buf_pass(&x->out);
    return GS_OK;
}

static bool is_wanted(const exporting *x, int64_t report)
{
    return !x->e->report_count ||
           bsearch(&report, x->named.items, x->named.count, sizeof report, by_number);
}

static gs_status each(exporting *x, sqlite3_stmt *q,
                      gs_status (*take)(exporting *x, sqlite3_stmt *q, gs_error *err),
                      gs_error *err)
{
    gs_status st = GS_OK;
    int       step = SQLITE_DONE;

    x->reports = 0;
    while (st == GS_OK && x->out.status == GS_OK && (step = sqlite3_step(q)) == SQLITE_ROW) {
        if (!is_wanted(x, sqlite3_column_int64(q, GS_COLUMN_ID)))
            continue;
        st = take(x, q, err);
        x->reports++;
    }
    if (st == GS_OK && x->out.status == GS_OK && step != SQLITE_DONE)
        st = gs_ask_fail(x->s, err);
    sqlite3_reset(q);
    return st;
}

/* A page begins with its table of contents. */
static gs_status write_contents(exporting *x, sqlite3_stmt *q, gs_error *err)
{
    gs_status st;

    gs_html_contents(&x->out);
    st = each(x, q, take_title, err);
    gs_html_contents_end(&x->out);
    return st;
}

gs_status gs_store_write_export(gs_store *s, const gs_filter *filter, const gs_store_export *e,
                                gs_write_fn write, void *ctx, size_t *reports, gs_error *err)
{
    exporting     x = {.s = s, .e = e, .out = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY)};
    gs_ask        a;
    sqlite3_stmt *q = NULL;
    gs_status     st = ask(&a, s, filter, e, &q, err);

    gs_document_init(&x.document, s);
    if (st == GS_OK)
        st = find_named(s, e, &x.named, err);
    if (st == GS_OK) {
        if (e->format != GS_EXPORT_ICS)
            write_head(&x);
        if (e->format == GS_EXPORT_HTML)
            st = write_contents(&x, q, err);
    }
    if (st == GS_OK)
        st = each(&x, q, take_report, err);
    if (st == GS_OK && x.headed)
        gs_output_export_foot(e->format, &x.out);
    sqlite3_finalize(q);
    gs_ask_release(&a);
    gs_document_release(&x.document);
    free(x.named.items);
    *reports = x.reports;
    if (st == GS_OK)
        return gs_buf_finish(&x.out, err);
    gs_buf_release(&x.out);
    return st;
}
