/* store/list.c - rows that a question finds, for people and for programs. See gainsay.h,
 * list_int.h (kinds and their columns), ask.h (the question).
 *
 * A row names the record that it stands for; text comes from the report as kept. A
 * claim never stands without those who deny it.
 */
#include "base/error.h"
#include "base/limits.h"
#include "store/ask.h"
#include "store/list_int.h"

static const gs_list_kind *const kinds[GS_KIND_COUNT] = {
    [GS_KIND_REPORT] = &gs_list_reports,       [GS_KIND_STATEMENT] = &gs_list_statements,
    [GS_KIND_CLAIM] = &gs_list_claims,         [GS_KIND_EVENT] = &gs_list_events,
    [GS_KIND_ENTITY] = &gs_list_entities,      [GS_KIND_AGREEMENT] = &gs_list_agreements,
    [GS_KIND_HAPPENING] = &gs_list_happenings, [GS_KIND_CONFLICT] = &gs_list_conflicts,
    [GS_KIND_MATTER] = &gs_list_matters,
};

const gs_list_kind *gs_list_kind_of(gs_kind kind)
{
    return kinds[kind];
}

gs_kind gs_kind_from_name(const char *name)
{
    int k = 0;

    while (k < GS_KIND_COUNT && strcmp(kinds[k]->name, name) != 0)
        k++;
    return (gs_kind)k;
}

/* The record as it was kept. */
static void put_kept(gs_listing *l)
{
    char id[64];

    gs_list_id(l, id, sizeof id);
    gs_buf_add_str(l->out, gs_opened_line(gs_opened_records(&l->kept, gs_list_report(l)), id));
}

static void put_row(gs_listing *l)
{
    switch (l->options->format) {
    case GS_LIST_TABLE:
        l->kind->put(l);
        break;
    case GS_LIST_CSV:
        gs_list_csv_row(l);
        break;
    default:
        if (l->kind->put_jsonl)
            l->kind->put_jsonl(l);
        else
            put_kept(l);
        gs_buf_pass(l->out);
        break;
    }
}

static gs_status walk(gs_listing *l, bool *more, gs_error *err)
{
    size_t rows = 0;
    int    step;

    *more = false;
    while ((step = sqlite3_step(l->q)) == SQLITE_ROW && l->out->status == GS_OK) {
        if (l->options->limit && rows++ == l->options->limit) {
            *more = true;
            return GS_OK;
        }
        put_row(l);
    }
    if (step == SQLITE_ROW || step == SQLITE_DONE)
        return GS_OK;
    return gs_ask_fail(l->s, err);
}

static gs_status write_rows(gs_listing *l, bool *more, gs_error *err)
{
    gs_status st;

    if (l->options->format == GS_LIST_TABLE)
        gs_page_init(&l->page, &l->options->table, l->out);
    else
        gs_rows_init(&l->rows, GS_ROWS_COMMAS, l->out);
    if (l->options->format == GS_LIST_CSV)
        gs_list_csv_head(l);
    st = walk(l, more, err);
    if (l->options->format == GS_LIST_TABLE)
        gs_page_release(&l->page);
    else
        gs_rows_release(&l->rows);
    return st;
}

gs_status gs_store_list(gs_store *s, gs_kind kind, const gs_filter *filter,
                        const gs_list_options *options, gs_write_fn write, void *ctx, bool *more,
                        gs_error *err)
{
    gs_buf     out = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    gs_listing l = {.s = s, .kind = kinds[kind], .options = options, .out = &out};
    gs_ask     ask;
    gs_status  st = gs_ask_build(&ask, s, l.kind, filter, options, err);

    gs_opened_init(&l.kept, s);
    if (st == GS_OK)
        st = gs_ask_prepare(&ask, s, &l.q, err);
    if (st == GS_OK)
        st = write_rows(&l, more, err);
    sqlite3_finalize(l.q);
    gs_ask_release(&ask);
    gs_opened_release(&l.kept);
    if (st == GS_OK)
        return gs_buf_finish(&out, err);
    gs_buf_release(&out);
    return st;
}
