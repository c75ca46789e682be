/* monitor/write_ics.c - an agreement's deadlines as a calendar (iCalendar, RFC 5545).
 *
 * An entry for each term that has a deadline: the one that holds on the day that is today, with
 * the versions before it and their sources in the description, and as SEQUENCE how many
 * these are, so that a calendar that has it moves it. An entry of its own for a deadline that
 * a report gives and the file does not. DTSTAMP is when it was set or reported, never now.
 */
#include <stdio.h>

#include "monitor/watch.h"
#include "output/export.h"
#include "output/ics_line.h"

/* FNV-1a: an agreement's name as a number, the same in every run. */
static uint64_t number_of(gs_str name)
{
    uint64_t h = 14695981039346656037u;

    for (size_t i = 0; i < name.n; i++)
        h = (h ^ (unsigned char)name.p[i]) * 1099511628211u;
    return h;
}

static void put_stamp(gs_ics_line *c, int day)
{
    gs_buf_addf(&c->value, "%08dT000000Z", day ? day : 19700101);
    gs_ics_end(c, "DTSTAMP");
}

static void add_day_line(gs_ics_line *c, const char *label, int day, gs_str source)
{
    char text[16];
    char line[64];

    snprintf(line, sizeof line, "%s%s", label, gs_day_write(day, text));
    gs_ics_add_line(c, "", gs_str_from(line));
    if (source.n) {
        gs_buf_add_str(&c->value, GS_STR(" ("));
        gs_ics_add(c, source);
        gs_buf_add_char(&c->value, ')');
    }
}

static void add_versions(gs_ics_line *c, const gs_owed *t, const gs_deadline *now)
{
    for (size_t i = 0; i < t->deadline_count; i++) {
        const gs_deadline *d = &t->deadlines[i];
        add_day_line(c, d == now ? "Due: " : "Other version: ", d->date.day, d->source.text);
    }
}

static void add_reported(gs_ics_line *c, const gs_watch *w, const gs_owed *t)
{
    for (size_t i = 0; i < w->row_count; i++) {
        const gs_row *row = &w->rows[i];
        char          label[64];
        if (row->task != &t->task || !row->what.n || !row->voice_count)
            continue;
        snprintf(label, sizeof label, "Reported %.*s, ", (int)(row->what.n < 30 ? row->what.n : 30),
                 row->what.p);
        add_day_line(c, label, row->day_last,
                     row->voices[0].name.n ? row->voices[0].name : row->voices[0].source);
    }
}

static void put_term(gs_ics_line *c, const gs_watch *w, const gs_owed *t)
{
    const gs_deadline *now = gs_owed_deadline(t, w->today);

    if (!now)
        return;
    gs_ics_put(c, "BEGIN", "VEVENT");
    gs_buf_addf(&c->value, "%016llx/t%u", (unsigned long long)number_of(w->file.pact.name.text),
                t->task.number);
    gs_ics_end(c, "UID");
    put_stamp(c, now->set.day ? now->set.day : w->file.pact.date.day);
    gs_buf_addf(&c->value, "%zu", (size_t)(now - t->deadlines));
    gs_ics_end(c, "SEQUENCE");
    gs_ics_put_days(c, now->date.day, now->date.day);
    gs_ics_add(c, GS_STR("Deadline: "));
    gs_ics_add(c, t->task.text.text);
    gs_ics_end(c, "SUMMARY");
    gs_ics_add_line(c, "Agreement: ", w->file.pact.name.text);
    gs_ics_add_line(c, "Owed by: ", t->owes.text);
    gs_ics_add_line(c, "Owed to: ", t->to.text);
    add_versions(c, t, now);
    add_reported(c, w, t);
    gs_ics_end(c, "DESCRIPTION");
    gs_ics_put(c, "CATEGORIES", "DEADLINE");
    gs_ics_put(c, "TRANSP", "TRANSPARENT");
    gs_ics_put(c, "END", "VEVENT");
}

static bool is_given(const gs_watch *w, const gs_row *row)
{
    for (size_t i = 0; i < w->file.term_count; i++) {
        const gs_owed *t = &w->file.terms[i];
        for (size_t k = 0; row->task == &t->task && k < t->deadline_count; k++) {
            if (t->deadlines[k].date.day == row->deadline)
                return true;
        }
    }
    return false;
}

static void put_reported(gs_ics_line *c, const gs_watch *w, const gs_row *row)
{
    gs_ics_put(c, "BEGIN", "VEVENT");
    gs_buf_addf(&c->value, "%s/due%d", row->traces[0].id, row->deadline);
    gs_ics_end(c, "UID");
    put_stamp(c, row->day);
    gs_ics_put_days(c, row->deadline, row->deadline);
    gs_ics_add(c, GS_STR("Deadline as reported: "));
    gs_ics_add(c, row->quote);
    gs_ics_end(c, "SUMMARY");
    gs_ics_add_line(c, "Agreement: ", w->file.pact.name.text);
    gs_ics_add_line(c, "", row->sentence);
    gs_ics_add_line(c, "Published by: ", row->traces[0].publisher);
    gs_ics_end(c, "DESCRIPTION");
    gs_ics_put(c, "CATEGORIES", "DEADLINE");
    gs_ics_put(c, "STATUS", "TENTATIVE");
    gs_ics_put(c, "TRANSP", "TRANSPARENT");
    gs_ics_put(c, "END", "VEVENT");
}

void gs_watch_ics(const gs_watch *w, gs_buf *out)
{
    gs_ics_line c;

    gs_ics_begin(out);
    gs_ics_line_init(&c, out);
    for (size_t i = 0; i < w->file.term_count; i++)
        put_term(&c, w, &w->file.terms[i]);
    for (size_t i = 0; i < w->row_count; i++) {
        const gs_row *row = &w->rows[i];
        if (row->kind == GS_ROW_REPORTED && row->deadline && !is_given(w, row))
            put_reported(&c, w, row);
    }
    gs_ics_line_release(&c);
    gs_ics_foot(out);
}
