/* monitor/write_csv.c - rows as comma-separated values (RFC 4180), a row each; lists are parted by
 * ';'. Words of reports stand in `quote` alone.
 */
#include "monitor/watch.h"
#include "output/rows.h"

static const char *const columns[] = {"type",      "body",    "status",  "document",  "version",
                                      "task",      "reason",  "reality", "day",       "last_day",
                                      "deadline",  "place",   "outside", "quote",     "said_by",
                                      "denied_by", "origins", "reports", "publisher", "ids"};

static const char *const types[] = {"activity", "claim", "saying", "term reported", "step"};

static void put_day(gs_rows *rows, int day)
{
    char text[16];

    gs_rows_name(rows, day ? gs_day_write(day, text) : NULL);
}

static void put_voices(gs_rows *rows, const gs_row *row, bool denies)
{
    for (size_t i = 0; i < row->voice_count; i++) {
        const gs_voice *v = &row->voices[i];
        if (v->denies == denies)
            gs_rows_item(rows, v->act == GS_ACT_COUNT ? v->source
                               : v->name.n            ? v->name
                                                      : GS_STR("nobody named"));
    }
    gs_rows_next(rows);
}

static void put_row(gs_rows *rows, const gs_watch *w, const gs_row *row)
{
    bool doing = row->kind == GS_ROW_DOING;

    gs_rows_name(rows, types[row->kind]);
    gs_rows_cell(rows, row->body >= 0 ? w->bodies[row->body].name.text : GS_STR_NONE);
    gs_rows_cell(rows, doing ? gs_str_from(gs_watch_status_name(row->status)) : row->what);
    gs_rows_cell(rows, row->mandate ? row->mandate->title.text : GS_STR_NONE);
    gs_rows_cell(rows, row->mandate ? row->mandate->version.text : GS_STR_NONE);
    if (row->task)
        gs_rows_uint(rows, row->task->number);
    else
        gs_rows_skip(rows, 1);
    gs_rows_cell(rows, row->reason);
    gs_rows_name(rows, row->reality == GS_REALITY_COUNT ? NULL : gs_reality_name(row->reality));
    put_day(rows, row->day);
    put_day(rows, row->day_last);
    put_day(rows, row->deadline);
    gs_rows_cell(rows, row->place);
    gs_rows_name(rows, row->outside ? "true" : "false");
    gs_rows_cell(rows, row->quote);
    put_voices(rows, row, false);
    put_voices(rows, row, true);
    gs_rows_uint(rows, row->origins);
    gs_rows_uint(rows, row->trace_count);
    gs_rows_cell(rows, row->traces[0].publisher);
    for (size_t i = 0; i < row->trace_count; i++)
        gs_rows_item(rows, gs_str_from(row->traces[i].id));
    gs_rows_next(rows);
    gs_rows_end(rows);
}

void gs_watch_csv(const gs_watch *w, gs_buf *out)
{
    gs_rows rows;

    gs_rows_head(GS_ROWS_COMMAS, columns, sizeof columns / sizeof *columns, out);
    gs_rows_init(&rows, GS_ROWS_COMMAS, out);
    for (size_t i = 0; i < w->row_count; i++)
        put_row(&rows, w, &w->rows[i]);
    gs_rows_release(&rows);
}
