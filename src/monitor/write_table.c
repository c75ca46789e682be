/* monitor/write_table.c - a mission as a page for a person.
 *
 * First what is on no list, who says so and who denies it; then what is claimed of the mission
 * itself, always with its denials; then what is near a task, and the tasks with what is
 * reported of each. Other bodies stand behind, each by itself.
 */
#include <stdio.h>

#include "monitor/write_row.h"

#define SHOWN 8 /* rows of a part, unless all are asked for */

typedef struct sheet {
    const gs_watch         *w;
    const gs_watch_options *options;
    gs_page                 page;
} sheet;

/* "Lake agreement, version 2": the documents in force on a day. */
static void add_mandates(const gs_body *b, int day, gs_buf *out)
{
    bool first = true;

    for (size_t i = 0; i < b->document_count; i++) {
        const gs_mandate *m = &b->documents[i];
        if (!gs_mandate_in_force(b->documents, b->document_count, i, day))
            continue;
        if (!first)
            gs_buf_add_str(out, GS_STR(" or "));
        gs_buf_add_str(out, m->title.text);
        if (m->version.text.n) {
            gs_buf_add_str(out, GS_STR(", version "));
            gs_buf_add_str(out, m->version.text);
        }
        first = false;
    }
}

static bool is_of(const gs_row *row, gs_row_kind kind, int32_t body, gs_watch_status status)
{
    return row->kind == kind && row->body == body && row->status == status;
}

/* ---- rows ---- */

static void put_task(sheet *s, const gs_row *row)
{
    if (row->reason.n) {
        gs_page_break(&s->page);
        gs_page_put(&s->page, GS_STYLE_FAINT, row->reason);
    }
}

static void put_doing(sheet *s, const gs_row *row)
{
    gs_row_begin(&s->page, row);
    gs_row_quote(&s->page, GS_STYLE_STRONG, row->quote);
    gs_row_reality(&s->page, row);
    if (row->place.n) {
        gs_row_dot(&s->page);
        gs_page_put(&s->page, GS_STYLE_FAINT, row->place);
    }
    if (row->outside)
        gs_row_words(&s->page, GS_STYLE_DOUBTS, "(outside the area)");
    put_task(s, row);
    gs_row_end(&s->page, row);
}

static void put_claim(sheet *s, const gs_row *row)
{
    gs_row_begin(&s->page, row);
    gs_row_quote(&s->page, GS_STYLE_STRONG, row->quote);
    if (row->kind == GS_ROW_CLAIM) {
        gs_row_dot(&s->page);
        gs_page_put(&s->page,
                    gs_str_eq(row->what, GS_STR("denied")) ||
                            gs_str_eq(row->what, GS_STR("disputed"))
                        ? GS_STYLE_DENIES
                        : GS_STYLE_SAYS,
                    row->what);
    }
    gs_row_end(&s->page, row);
}

/* Rows of a kind, but for those above the number that a page has room for. */
static void put_rows(sheet *s, gs_row_kind kind, int32_t body, gs_watch_status status)
{
    size_t shown = 0, left = 0;
    char   text[64];

    for (size_t i = 0; i < s->w->row_count; i++) {
        const gs_row *row = &s->w->rows[i];
        if (!is_of(row, kind, body, status))
            continue;
        if (shown == SHOWN && !s->options->all) {
            left++;
            continue;
        }
        shown++;
        (kind == GS_ROW_DOING ? put_doing : put_claim)(s, row);
    }
    if (left) {
        snprintf(text, sizeof text, "%zu more: --all", left);
        gs_row_words(&s->page, GS_STYLE_FAINT, text);
        gs_page_gap(&s->page);
    }
}

static size_t count_rows(const gs_watch *w, gs_row_kind kind, int32_t body, gs_watch_status status)
{
    size_t n = 0;

    for (size_t i = 0; i < w->row_count; i++)
        n += is_of(&w->rows[i], kind, body, status);
    return n;
}

/* ---- parts ---- */

/* What is on no list, below the documents that were in force. */
static void put_not_listed(sheet *s, int32_t body)
{
    gs_buf        mandates, last;
    const gs_row *row = NULL;

    gs_buf_init(&mandates, 1u << 16);
    gs_buf_init(&last, 1u << 16);
    for (size_t i = 0; i < s->w->row_count; i++) {
        row = &s->w->rows[i];
        if (!is_of(row, GS_ROW_DOING, body, GS_WATCH_NOT_LISTED))
            continue;
        gs_buf_clear(&mandates);
        add_mandates(&s->w->bodies[body], row->day, &mandates);
        if (!gs_str_eq(gs_buf_str(&mandates), gs_buf_str(&last))) {
            gs_row_heading(&s->page, "Not listed in");
            gs_page_put(&s->page, GS_STYLE_HEADING, gs_buf_str(&mandates));
            gs_page_gap(&s->page);
            gs_buf_clear(&last);
            gs_buf_add_str(&last, gs_buf_str(&mandates));
        }
        put_doing(s, row);
    }
    gs_buf_release(&mandates);
    gs_buf_release(&last);
}

static void put_part(sheet *s, const char *heading, gs_row_kind kind, int32_t body,
                     gs_watch_status status)
{
    if (!count_rows(s->w, kind, body, status))
        return;
    gs_row_heading(&s->page, heading);
    gs_page_gap(&s->page);
    put_rows(s, kind, body, status);
}

static const gs_row *newest_of(const gs_watch *w, const gs_task *task, size_t *count)
{
    const gs_row *newest = NULL;

    *count = 0;
    for (size_t i = 0; i < w->row_count; i++) {
        const gs_row *row = &w->rows[i];
        if (row->kind != GS_ROW_DOING || row->status != GS_WATCH_LISTED || row->task != task)
            continue;
        ++*count;
        if (!newest)
            newest = row;
    }
    return newest;
}

static void put_task_line(sheet *s, const gs_task *t)
{
    size_t        count;
    const gs_row *row = newest_of(s->w, t, &count);
    char          text[64], day[16];

    gs_page_break(&s->page);
    gs_page_indent(&s->page, 2);
    snprintf(text, sizeof text, "%u.", t->number);
    gs_row_words(&s->page, GS_STYLE_FAINT, text);
    gs_page_indent(&s->page, 6);
    gs_row_quote(&s->page, GS_STYLE_PLAIN, t->text.text);
    gs_row_dot(&s->page);
    if (!row) {
        gs_row_words(&s->page, GS_STYLE_FAINT, "nothing reported");
        return;
    }
    snprintf(text, sizeof text, "%zu reported, the last of %s", count,
             gs_day_write(row->day_last, day));
    gs_row_words(&s->page, GS_STYLE_SAYS, text);
    gs_page_break(&s->page);
    gs_row_quote(&s->page, GS_STYLE_STRONG, row->quote);
    gs_row_reality(&s->page, row);
    gs_row_end(&s->page, row);
}

/* Each document with its tasks, and what is reported of each. */
static void put_documents(sheet *s, int32_t body)
{
    const gs_body *b = &s->w->bodies[body];
    char           text[64], day[16];

    for (size_t i = 0; i < b->document_count; i++) {
        const gs_mandate *m = &b->documents[i];
        gs_row_heading(&s->page, "Tasks in");
        gs_page_put(&s->page, GS_STYLE_HEADING, m->title.text);
        if (m->version.text.n) {
            gs_page_attach(&s->page, GS_STYLE_HEADING, GS_STR(","));
            gs_row_words(&s->page, GS_STYLE_HEADING, "version");
            gs_page_put(&s->page, GS_STYLE_HEADING, m->version.text);
        }
        gs_row_dot(&s->page);
        snprintf(text, sizeof text, "from %s", gs_day_write(m->date.day, day));
        gs_row_words(&s->page, GS_STYLE_FAINT, text);
        gs_page_break(&s->page);
        gs_page_put(&s->page, GS_STYLE_FAINT, m->source.text);
        for (size_t k = 0; k < m->task_count; k++)
            put_task_line(s, &m->tasks[k]);
        gs_page_gap(&s->page);
    }
}

static void put_body(sheet *s, int32_t body)
{
    put_not_listed(s, body);
    put_part(s, "No mandate on file", GS_ROW_DOING, body, GS_WATCH_NO_MANDATE);
    put_part(s, body ? "Claimed of it" : "Claimed of the mission, and who denies it", GS_ROW_CLAIM,
             body, GS_WATCH_NOT_LISTED);
    put_part(s, "Also said of it", GS_ROW_SAYING, body, GS_WATCH_NOT_LISTED);
    put_part(s, "Related to a task, but not the same", GS_ROW_DOING, body, GS_WATCH_RELATED);
    put_documents(s, body);
}

static void put_apart(sheet *s, int32_t body)
{
    size_t n = 0;

    for (size_t i = 0; i < s->w->row_count; i++)
        n += s->w->rows[i].body == body;
    gs_page_gap(&s->page);
    gs_page_indent(&s->page, 0);
    gs_page_rule(&s->page);
    gs_row_words(&s->page, GS_STYLE_HEADING, "Apart:");
    gs_page_put(&s->page, GS_STYLE_STRONG, s->w->bodies[body].name.text);
    if (!n)
        gs_row_words(&s->page, GS_STYLE_FAINT, "- nothing reported");
    gs_page_break(&s->page);
    put_body(s, body);
}

static void put_head(sheet *s)
{
    const gs_mission *m = &s->w->file.mission;
    char              text[80];

    gs_page_indent(&s->page, 0);
    gs_page_put(&s->page, GS_STYLE_STRONG, m->name.text);
    gs_page_break(&s->page);
    gs_page_put(&s->page, GS_STYLE_FAINT, m->body.name.text);
    for (size_t i = 0; i < m->area.names.count; i++) {
        if (i)
            gs_page_attach(&s->page, GS_STYLE_FAINT, GS_STR(","));
        else
            gs_row_dot(&s->page);
        gs_page_put(&s->page, GS_STYLE_FAINT, m->area.names.items[i].text);
    }
    snprintf(text, sizeof text, s->w->reports == 1 ? "%zu report" : "%zu reports", s->w->reports);
    gs_row_dot(&s->page);
    gs_row_words(&s->page, GS_STYLE_FAINT, text);
    gs_page_break(&s->page);
}

void gs_watch_table(const gs_watch *w, const gs_watch_options *options, gs_buf *out)
{
    sheet s = {.w = w, .options = options};

    gs_page_init(&s.page, &options->table, out);
    put_head(&s);
    put_body(&s, 0);
    for (size_t b = 1; b < w->body_count; b++)
        put_apart(&s, (int32_t)b);
    gs_page_break(&s.page);
    gs_page_release(&s.page);
}
