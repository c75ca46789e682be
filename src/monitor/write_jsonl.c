/* monitor/write_jsonl.c - rows for programs: JSON Lines, and a table of comma-separated values.
 *
 * First what the file says, a line each: `mission` or `agreement`, its `task`s or `term`s; then
 * the rows, `activity`, `claim`, `saying`, `term reported`, `step`. Words of reports stand in
 * `quote`, `sentence` and `words` alone, those of the file in `text`.
 */
#include <stdio.h>

#include "base/json.h"
#include "monitor/watch.h"

static void str(gs_json *j, const char *key, gs_str s)
{
    gs_json_key(j, key);
    gs_json_str(j, s.n ? s : GS_STR_NONE);
}

static void day(gs_json *j, const char *key, int number)
{
    char text[16];

    str(j, key, number ? gs_str_from(gs_day_write(number, text)) : GS_STR_NONE);
}

static void number(gs_json *j, const char *key, uint64_t n)
{
    gs_json_key(j, key);
    gs_json_uint(j, n);
}

static void begin(gs_json *j, gs_buf *out, const char *type)
{
    gs_json_init(j, out);
    gs_json_object(j);
    str(j, "type", gs_str_from(type));
}

static void end(gs_json *j)
{
    gs_json_object_end(j);
    gs_buf_add_char(j->out, '\n');
    gs_buf_pass(j->out);
}

/* ---- what the file says ---- */

static void put_mandate(const gs_body *b, const gs_mandate *m, const char *path, gs_buf *out)
{
    gs_json j;

    for (size_t k = 0; k < m->task_count; k++) {
        begin(&j, out, "task");
        str(&j, "body", b->name.text);
        str(&j, "document", m->title.text);
        str(&j, "version", m->version.text);
        day(&j, "from", m->date.day);
        day(&j, "until", m->until.day);
        str(&j, "source", m->source.text);
        number(&j, "number", m->tasks[k].number);
        str(&j, "text", m->tasks[k].text.text);
        str(&j, "file", gs_str_from(path));
        number(&j, "line", m->tasks[k].line);
        end(&j);
    }
}

static void put_deadlines(gs_json *j, const gs_watch *w, const gs_owed *t)
{
    const gs_deadline *now = gs_owed_deadline(t, w->today);

    day(j, "due", now ? now->date.day : 0);
    gs_json_key(j, "deadlines");
    gs_json_array(j);
    for (size_t i = 0; i < t->deadline_count; i++) {
        const gs_deadline *d = &t->deadlines[i];
        gs_json_object(j);
        day(j, "date", d->date.day);
        day(j, "set", d->set.day);
        str(j, "source", d->source.text);
        number(j, "line", d->line);
        gs_json_object_end(j);
    }
    gs_json_array_end(j);
}

static void put_file(const gs_watch *w, gs_buf *out)
{
    const gs_pact *p = &w->file.pact;
    gs_json        j;

    begin(&j, out, p->line ? "agreement" : "mission");
    str(&j, "name", p->line ? p->name.text : w->file.mission.name.text);
    str(&j, "file", gs_str_from(w->file.path));
    if (p->line) {
        day(&j, "date", p->date.day);
        day(&j, "on", w->today);
    }
    number(&j, "reports", w->reports);
    end(&j);
    for (size_t b = 0; b < w->body_count; b++) {
        for (size_t i = 0; i < w->bodies[b].document_count; i++)
            put_mandate(&w->bodies[b], &w->bodies[b].documents[i], w->file.path, out);
    }
    for (size_t i = 0; i < w->file.term_count; i++) {
        const gs_owed *t = &w->file.terms[i];
        begin(&j, out, "term");
        number(&j, "number", t->task.number);
        str(&j, "called", t->number.text);
        str(&j, "owes", t->owes.text);
        str(&j, "to", t->to.text);
        str(&j, "text", t->task.text.text);
        put_deadlines(&j, w, t);
        number(&j, "line", t->task.line);
        end(&j);
    }
}

/* ---- rows ---- */

static void put_voices(gs_json *j, const gs_row *row)
{
    gs_json_key(j, "voices");
    gs_json_array(j);
    for (size_t i = 0; i < row->voice_count; i++) {
        const gs_voice *v = &row->voices[i];
        gs_json_object(j);
        str(j, "name", v->name);
        str(j, "act", v->act == GS_ACT_COUNT ? GS_STR_NONE : gs_str_from(gs_act_name(v->act)));
        gs_json_key(j, "denies");
        gs_json_bool(j, v->denies);
        str(j, "words", v->words);
        str(j, "publisher", v->source);
        str(j, "id", gs_str_from(v->id));
        gs_json_object_end(j);
    }
    gs_json_array_end(j);
}

static void put_ids(gs_json *j, const gs_row *row)
{
    number(j, "origins", row->origins);
    number(j, "reports", row->trace_count);
    gs_json_key(j, "ids");
    gs_json_array(j);
    for (size_t i = 0; i < row->trace_count; i++)
        gs_json_str(j, gs_str_from(row->traces[i].id));
    gs_json_array_end(j);
}

static void put_finding(gs_json *j, const gs_row *row)
{
    str(j, "status", gs_str_from(gs_watch_status_name(row->status)));
    str(j, "document", row->mandate ? row->mandate->title.text : GS_STR_NONE);
    str(j, "version", row->mandate ? row->mandate->version.text : GS_STR_NONE);
    gs_json_key(j, "task");
    if (row->task)
        gs_json_uint(j, row->task->number);
    else
        gs_json_null(j);
    str(j, "reason", row->reason);
    str(j, "plover", row->what);
    str(j, "place", row->place);
    gs_json_key(j, "outside_area");
    gs_json_bool(j, row->outside);
}

static const char *const types[] = {"activity", "claim", "saying", "term reported", "step"};

static void put_row(const gs_watch *w, const gs_row *row, gs_buf *out)
{
    gs_json j;

    begin(&j, out, types[row->kind]);
    str(&j, "body", row->body >= 0 ? w->bodies[row->body].name.text : GS_STR_NONE);
    if (row->kind == GS_ROW_DOING) {
        put_finding(&j, row);
    } else if (row->kind >= GS_ROW_REPORTED) {
        gs_json_key(&j, "term");
        if (row->task)
            gs_json_uint(&j, row->task->number);
        else
            gs_json_null(&j);
        str(&j, "fit", gs_str_from(row->task ? gs_watch_status_name(row->status) : NULL));
        str(&j, "reason", row->reason);
        str(&j, "reported", row->what);
        day(&j, "deadline", row->deadline);
    } else {
        str(&j, "status", row->what);
    }
    str(&j, "reality",
        row->reality == GS_REALITY_COUNT ? GS_STR_NONE
                                         : gs_str_from(gs_reality_name(row->reality)));
    gs_json_key(&j, "disputed");
    gs_json_bool(&j, row->disputed);
    day(&j, "day", row->day);
    day(&j, "last_day", row->day_last);
    str(&j, "quote", row->quote);
    str(&j, "sentence", row->sentence);
    put_voices(&j, row);
    put_ids(&j, row);
    end(&j);
}

void gs_watch_jsonl(const gs_watch *w, gs_buf *out)
{
    put_file(w, out);
    for (size_t i = 0; i < w->row_count; i++)
        put_row(w, &w->rows[i], out);
}
