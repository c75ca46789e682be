/* store/export.c - kept reports in the formats of others. See gainsay.h.
 *
 * One question finds the reports: those that pass the filter and have a record of each
 * kind that it asks something of (ask.h). They are then made documents again
 * one by one (document.h), in the order of their numbers, so that memory is
 * bounded by the largest.
 */
#include "output/export.h"
#include "base/error.h"
#include "base/limits.h"
#include "output/html.h"
#include "store/ask.h"
#include "store/document.h"

/* ---- which reports ---- */

static void add(gs_ask *a, const char *sql)
{
    gs_buf_add_str(&a->sql, gs_str_from(sql));
}

/* ... AND the report has a record of this kind that passes the filter. Days are the
 * report's: they were asked for already. */
static gs_status add_kind(gs_ask *a, gs_kind kind, const gs_filter *f, gs_error *err)
{
    static const gs_list_options all = {.limit = 0};
    gs_filter                    asked = *f;
    gs_status                    st;

    asked.since = asked.until = asked.source = NULL;
    asked.versions = true;
    add(a, " AND q.id IN(SELECT k.id>>20 FROM(");
    st = gs_ask_select(a, kind, &asked, &all, err);
    add(a, ") k)");
    return st;
}

static gs_status add_kinds(gs_ask *a, const gs_filter *f, gs_error *err)
{
    bool      event = f->category || f->reality || f->place || f->near;
    gs_status st = GS_OK;

    if (f->act || (f->speaker && !f->status))
        st = add_kind(a, GS_KIND_STATEMENT, f, err);
    if (st == GS_OK && f->status)
        st = add_kind(a, GS_KIND_CLAIM, f, err);
    if (st == GS_OK && (event || (f->actor && !f->act)))
        st = add_kind(a, GS_KIND_EVENT, f, err);
    return st;
}

static gs_status add_named(gs_ask *a, gs_store *s, const gs_store_export *e, gs_error *err)
{
    gs_status st = GS_OK;

    add(a, " AND q.id IN(");
    for (size_t i = 0; st == GS_OK && i < e->report_count; i++) {
        int64_t report;
        char    key[33];
        st = gs_opened_find(s, gs_str_from(e->reports[i]), &report, key, err);
        if (st == GS_OK)
            gs_buf_addf(&a->sql, i ? ",%lld" : "%lld", (long long)report);
    }
    add(a, ")");
    return st;
}

/* Number, key, title, publisher and date of each report, the first first. A story is counted
 * by the first of its reports, where that is wanted. */
static gs_status ask(gs_ask *a, gs_store *s, const gs_filter *filter, const gs_store_export *e,
                     sqlite3_stmt **q, gs_error *err)
{
    static const gs_list_options all = {.limit = 0};
    gs_filter                    f = *filter;
    gs_status                    st;

    f.versions = f.versions || e->report_count;
    gs_ask_init(a);
    add(a, "SELECT id, key, title, (SELECT text FROM name WHERE id=publisher), published"
           " FROM(SELECT w.*, row_number() OVER(PARTITION BY ifnull(w.story,-w.id)"
           " ORDER BY w.day IS NULL, w.day, w.id) AS place FROM(");
    st = gs_ask_select(a, GS_KIND_REPORT, &f, &all, err);
    add(a, ") q JOIN report w ON w.id=q.id WHERE 1");
    if (st == GS_OK)
        st = add_kinds(a, &f, err);
    if (st == GS_OK && e->report_count)
        st = add_named(a, s, e, err);
    add(a, e->first_copies ? ") WHERE place=1 ORDER BY id" : ") ORDER BY id");
    return st == GS_OK ? gs_ask_prepare(a, s, q, err) : st;
}

/* ---- writing them ---- */

typedef struct exporting {
    gs_store              *s;
    const gs_store_export *e;
    gs_document            document;
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

static gs_str column(sqlite3_stmt *q, int at)
{
    return gs_str_make((const char *)sqlite3_column_text(q, at),
                       (size_t)sqlite3_column_bytes(q, at));
}

static gs_status take_report(exporting *x, sqlite3_stmt *q, gs_error *err)
{
    int64_t   report = sqlite3_column_int64(q, 0);
    char      key[33];
    gs_status st;

    gs_key_write(sqlite3_column_blob(q, 1), key);
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

static gs_status take_title(exporting *x, sqlite3_stmt *q, gs_error *err)
{
    char key[33];

    (void)err;
    gs_key_write(sqlite3_column_blob(q, 1), key);
    gs_html_content(key, column(q, 2), column(q, 3), column(q, 4), &x->out);
    gs_buf_pass(&x->out);
    return GS_OK;
}

static gs_status each(exporting *x, sqlite3_stmt *q,
                      gs_status (*take)(exporting *x, sqlite3_stmt *q, gs_error *err),
                      gs_error *err)
{
    gs_status st = GS_OK;
    int       step = SQLITE_DONE;

    x->reports = 0;
    while (st == GS_OK && x->out.status == GS_OK && (step = sqlite3_step(q)) == SQLITE_ROW) {
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
    *reports = x.reports;
    if (st == GS_OK)
        return gs_buf_finish(&x.out, err);
    gs_buf_release(&x.out);
    return st;
}
