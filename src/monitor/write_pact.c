/* monitor/write_pact.c - an agreement as a page for a person: each term as given, with its deadlines,
 * beside the term as reported and the steps that are reported; what is due next at the top.
 */
#include <stdio.h>

#include "monitor/write_row.h"

typedef struct sheet {
    const gs_watch *w;
    gs_page         page;
} sheet;

/* Days since the beginning of 1970, of a day 20210430. */
static long days_of(int day)
{
    long y = day / 10000, m = day / 100 % 100, d = day % 100;

    y -= m <= 2;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d -
           719469;
}

static void put_number(sheet *s, const gs_owed *t)
{
    char text[16];

    snprintf(text, sizeof text, "%u.", t->task.number);
    if (t->number.text.n) {
        gs_page_put(&s->page, GS_STYLE_STRONG, t->number.text);
        gs_page_attach(&s->page, GS_STYLE_STRONG, GS_STR("."));
    } else {
        gs_row_words(&s->page, GS_STYLE_STRONG, text);
    }
}

/* "in 12 days", "3 days ago". */
static void put_distance(sheet *s, int day)
{
    long n = days_of(day) - days_of(s->w->today);
    char text[32];

    if (!s->w->today)
        return;
    if (n == 0)
        snprintf(text, sizeof text, "today");
    else
        snprintf(text, sizeof text, n > 0 ? "in %ld day%s" : "%ld day%s ago", n > 0 ? n : -n,
                 n == 1 || n == -1 ? "" : "s");
    gs_row_words(&s->page, n >= 0 ? GS_STYLE_SAYS : GS_STYLE_DOUBTS, text);
}

static void put_given(sheet *s, gs_str source, unsigned line)
{
    char text[32];

    gs_page_put(&s->page, GS_STYLE_FAINT, source.n ? source : gs_str_from(s->w->file.path));
    snprintf(text, sizeof text, "(line %u)", line);
    gs_row_words(&s->page, GS_STYLE_FAINT, text);
}

static void put_deadlines(sheet *s, const gs_owed *t)
{
    const gs_deadline *now = gs_owed_deadline(t, s->w->today);
    char               day[16], set[16];

    for (size_t i = 0; i < t->deadline_count; i++) {
        const gs_deadline *d = &t->deadlines[i];
        gs_page_break(&s->page);
        gs_row_words(&s->page, d == now ? GS_STYLE_STRONG : GS_STYLE_FAINT,
                     d == now ? "due" : "was due");
        gs_row_words(&s->page, d == now ? GS_STYLE_STRONG : GS_STYLE_FAINT,
                     gs_day_write(d->date.day, day));
        if (d == now)
            put_distance(s, d->date.day);
        if (d->set.day) {
            gs_row_words(&s->page, GS_STYLE_FAINT, "set on");
            gs_row_words(&s->page, GS_STYLE_FAINT, gs_day_write(d->set.day, set));
        }
        gs_row_dot(&s->page);
        put_given(s, d->source.text, d->line);
    }
}

/* A row below its term: the status as the report has it. */
static void put_row(sheet *s, const gs_row *row)
{
    char day[16];

    gs_row_begin(&s->page, row);
    gs_row_words(&s->page, GS_STYLE_FAINT, "reported:");
    gs_row_quote(&s->page, GS_STYLE_STRONG, row->quote);
    if (row->what.n) {
        gs_row_dot(&s->page);
        gs_page_put(&s->page,
                    gs_str_eq(row->what, GS_STR("violated")) ||
                            gs_str_eq(row->what, GS_STR("refused")) ||
                            gs_str_eq(row->what, GS_STR("missed"))
                        ? GS_STYLE_DENIES
                        : GS_STYLE_SAYS,
                    row->what);
    }
    gs_row_reality(&s->page, row);
    if (row->deadline) {
        gs_row_dot(&s->page);
        gs_row_words(&s->page, GS_STYLE_FAINT, "due as reported:");
        gs_row_words(&s->page, GS_STYLE_PLAIN, gs_day_write(row->deadline, day));
    }
    if (row->status != GS_WATCH_LISTED && row->reason.n) {
        gs_page_break(&s->page);
        gs_page_put(&s->page, GS_STYLE_FAINT, row->reason);
    }
    gs_row_end(&s->page, row);
}

static size_t put_rows_of(sheet *s, const gs_task *task)
{
    size_t n = 0;

    for (size_t i = 0; i < s->w->row_count; i++) {
        if (s->w->rows[i].task != task)
            continue;
        put_row(s, &s->w->rows[i]);
        n++;
    }
    return n;
}

static void put_term(sheet *s, const gs_owed *t)
{
    gs_page_gap(&s->page);
    gs_page_indent(&s->page, 0);
    put_number(s, t);
    gs_page_indent(&s->page, 4);
    gs_page_put(&s->page, GS_STYLE_STRONG, t->owes.text);
    if (t->to.text.n) {
        gs_row_words(&s->page, GS_STYLE_FAINT, "to");
        gs_page_put(&s->page, GS_STYLE_STRONG, t->to.text);
    }
    gs_page_attach(&s->page, GS_STYLE_FAINT, GS_STR(":"));
    gs_row_quote(&s->page, GS_STYLE_PLAIN, t->task.text.text);
    put_deadlines(s, t);
    gs_page_gap(&s->page);
    if (!put_rows_of(s, &t->task)) {
        gs_row_words(&s->page, GS_STYLE_FAINT, "nothing reported");
        gs_page_break(&s->page);
    }
}

/* The first deadlines from today on. */
static void put_next(sheet *s)
{
    const gs_owed *next = NULL;
    int            due = 0;
    char           day[16];

    for (size_t i = 0; i < s->w->file.term_count; i++) {
        const gs_owed     *t = &s->w->file.terms[i];
        const gs_deadline *d = gs_owed_deadline(t, s->w->today);
        if (d && d->date.day >= s->w->today && (!next || d->date.day < due)) {
            next = t;
            due = d->date.day;
        }
    }
    gs_page_break(&s->page);
    if (!next) {
        gs_row_words(&s->page, GS_STYLE_FAINT, "nothing is due any more");
        return;
    }
    gs_row_words(&s->page, GS_STYLE_HEADING, "Next due:");
    gs_row_words(&s->page, GS_STYLE_STRONG, gs_day_write(due, day));
    put_distance(s, due);
    gs_row_dot(&s->page);
    gs_row_words(&s->page, GS_STYLE_FAINT, "term");
    put_number(s, next);
    gs_row_quote(&s->page, GS_STYLE_PLAIN, next->task.text.text);
}

static void put_head(sheet *s)
{
    const gs_pact *p = &s->w->file.pact;
    char           day[16], text[64];

    gs_page_indent(&s->page, 0);
    gs_page_put(&s->page, GS_STYLE_STRONG, p->name.text);
    gs_row_dot(&s->page);
    gs_row_words(&s->page, GS_STYLE_FAINT, gs_day_write(p->date.day, day));
    gs_page_break(&s->page);
    for (size_t i = 0; i < p->party_count; i++) {
        if (i)
            gs_page_attach(&s->page, GS_STYLE_FAINT, GS_STR(","));
        gs_page_put(&s->page, GS_STYLE_FAINT, p->parties[i].name.text);
    }
    snprintf(text, sizeof text, s->w->reports == 1 ? "%zu report" : "%zu reports", s->w->reports);
    gs_row_dot(&s->page);
    gs_row_words(&s->page, GS_STYLE_FAINT, text);
    gs_row_dot(&s->page);
    gs_page_put(&s->page, GS_STYLE_FAINT, p->source.text);
    if (s->w->today) {
        gs_page_break(&s->page);
        snprintf(text, sizeof text, "as of %s", gs_day_write(s->w->today, day));
        gs_row_words(&s->page, GS_STYLE_FAINT, text);
    }
}

void gs_watch_pact_table(const gs_watch *w, const gs_watch_options *options, gs_buf *out)
{
    sheet s = {.w = w};
    bool  any = false;

    gs_page_init(&s.page, &options->table, out);
    put_head(&s);
    put_next(&s);
    for (size_t i = 0; i < w->file.term_count; i++)
        put_term(&s, &w->file.terms[i]);
    for (size_t i = 0; i < w->row_count; i++)
        any = any || !w->rows[i].task;
    if (any) {
        gs_row_heading(&s.page, "Reported, but of no term on file");
        gs_page_gap(&s.page);
        put_rows_of(&s, NULL);
    }
    gs_page_break(&s.page);
    gs_page_release(&s.page);
}
