/* monitor/watch.c - see watch.h: goes over the reports that name whom a file is about, and
 * gathers rows of what they say.
 */
#include "monitor/watch.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"

#define QUESTION_MOST (1u << 16)

const char *gs_watch_status_name(gs_watch_status status)
{
    static const char *const names[] = {"not listed", "no mandate on file", "related", "listed"};

    return names[status];
}

const char *gs_day_write(int day, char out[16])
{
    if (day)
        snprintf(out, 16, "%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);
    else
        snprintf(out, 16, "no date");
    return out;
}

/* ---- voices ---- */

static bool add_voice(gs_watching *g, gs_row *row, const gs_voice *v)
{
    for (size_t i = 0; i < row->voice_count; i++) {
        if (row->voices[i].denies == v->denies && gs_str_eq(row->voices[i].name, v->name) &&
            (v->name.n || gs_str_eq(row->voices[i].source, v->source)))
            return true;
    }
    return GS_PUSH(g->arena, row->voices, row->voice_count, row->voice_cap, *v);
}

bool gs_watch_voice(gs_watching *g, gs_row *row, int32_t statement, bool denies)
{
    const gs_seen_statement *s = &g->r.statements[statement];
    gs_voice                 v = {.name = gs_report_speaker(&g->r, s),
                                  .words = gs_report_str(&g->r, s->span),
                                  .source = g->r.publisher,
                                  .act = s->act,
                                  .denies = denies};

    gs_report_id(&g->r, 's', statement, v.id);
    return add_voice(g, row, &v);
}

bool gs_watch_own_voice(gs_watching *g, gs_row *row, int32_t sentence)
{
    gs_voice v = {.source = g->r.publisher, .act = GS_ACT_COUNT};

    gs_report_id(&g->r, 'z', sentence, v.id);
    return add_voice(g, row, &v);
}

static bool overlap(gs_span a, gs_span b)
{
    return a.start < b.end && b.start < a.end;
}

bool gs_watch_denials(gs_watching *g, gs_row *row, gs_span span)
{
    bool good = true;

    for (size_t i = 0; good && i < g->r.part_count; i++) {
        const gs_seen_part      *p = &g->r.parts[i];
        const gs_seen_statement *s = &g->r.statements[p->statement];
        if (s->title || !overlap(g->r.claims[p->claim].span, span))
            continue;
        if (p->role == 1 || (p->role == 0 && overlap(s->span, span)))
            good = gs_watch_voice(g, row, p->statement, p->role == 1);
    }
    return good;
}

int32_t gs_watch_statement(const gs_report *r, gs_span span)
{
    int32_t  best = -1;
    uint32_t least = UINT32_MAX;

    for (size_t i = 0; i < r->statement_count; i++) {
        const gs_seen_statement *s = &r->statements[i];
        uint32_t                 n = s->span.end - s->span.start;
        if (n && s->span.start <= span.start && span.end <= s->span.end && n < least) {
            least = n;
            best = (int32_t)i;
        }
    }
    return best;
}

/* ---- rows ---- */

static bool has_story(const gs_row *row, int64_t story)
{
    for (size_t i = 0; i < row->trace_count; i++) {
        if (row->traces[i].story == story)
            return true;
    }
    return false;
}

static bool has_report(const gs_row *row, int64_t report)
{
    return row->trace_count && row->traces[row->trace_count - 1].report == report;
}

static bool add_trace(gs_watching *g, gs_row *row, const char *id)
{
    gs_trace t = {.publisher = g->r.publisher,
                  .story = g->r.story ? g->r.story : -g->r.id,
                  .report = g->r.id,
                  .day = row->day};

    if (has_report(row, g->r.id))
        return true;
    row->origins += !has_story(row, t.story);
    snprintf(t.id, sizeof t.id, "%s", id);
    return GS_PUSH(g->arena, row->traces, row->trace_count, row->trace_cap, t);
}

/* What is not told of a place is of any. */
static bool is_same(const gs_row *a, const gs_row *b)
{
    return a->kind == b->kind && gs_str_eq(a->key, b->key) &&
           (!a->place.n || !b->place.n || gs_str_eq_nocase(a->place, b->place));
}

/* Where some say that it was and others deny it, it is told as those say, and as disputed. */
static void join_reality(gs_row *into, const gs_row *row)
{
    if ((into->reality == GS_REALITY_DENIED) == (row->reality == GS_REALITY_DENIED))
        return;
    into->disputed = true;
    if (into->reality == GS_REALITY_DENIED)
        into->reality = row->reality;
}

static bool join(gs_watching *g, gs_row *into, const gs_row *row, const char *id)
{
    bool good = true;

    join_reality(into, row);
    if (!into->place.n) {
        into->place = row->place;
        into->outside = row->outside;
    }
    if (row->day && (!into->day || row->day < into->day))
        into->day = row->day;
    if (row->day > into->day_last)
        into->day_last = row->day;
    for (size_t i = 0; good && i < row->voice_count; i++)
        good = add_voice(g, into, &row->voices[i]);
    return good && add_trace(g, into, id);
}

static bool passes(const gs_watching *g, const gs_row *row)
{
    const gs_watch_options *o = g->options;

    if (o->since && row->day < gs_day_read(gs_str_from(o->since)))
        return false;
    if (o->until && (!row->day || row->day > gs_day_read(gs_str_from(o->until))))
        return false;
    return !o->place || gs_str_find_nocase(row->place, gs_str_from(o->place), 0) != SIZE_MAX;
}

gs_status gs_watch_add(gs_watching *g, const gs_row *row, const char *id)
{
    gs_watch *w = g->w;
    gs_row   *mine;

    if (!passes(g, row))
        return GS_OK;
    for (size_t i = 0; i < w->row_count; i++) {
        if (is_same(&w->rows[i], row))
            return join(g, &w->rows[i], row, id) ? GS_OK : gs_fail_nomem(g->err, "watch");
    }
    if (!GS_PUSH(g->arena, w->rows, w->row_count, w->row_cap, *row))
        return gs_fail_nomem(g->err, "watch");
    mine = &w->rows[w->row_count - 1];
    mine->day_last = row->day_last > row->day ? row->day_last : row->day;
    return add_trace(g, mine, id) ? GS_OK : gs_fail_nomem(g->err, "watch");
}

/* ---- the reports ---- */

static void add_phrase(gs_buf *question, gs_str name)
{
    if (question->size)
        gs_buf_add_str(question, GS_STR(" OR "));
    gs_buf_add_char(question, '"');
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        gs_buf_add_char(
            question, gs_ascii_alpha(c) || gs_ascii_digit(c) || (unsigned char)c >= 0x80 ? c : ' ');
    }
    gs_buf_add_char(question, '"');
}

static void add_givens(gs_buf *question, const gs_givens *list)
{
    for (size_t i = 0; i < list->count; i++)
        add_phrase(question, list->items[i].text);
}

/* FTS5's question for the names of all bodies, and of an agreement. */
static void build_question(const gs_watch *w, gs_buf *question)
{
    for (size_t b = 0; b < w->body_count; b++) {
        add_phrase(question, w->bodies[b].name.text);
        add_givens(question, &w->bodies[b].names);
        add_givens(question, &w->bodies[b].short_names);
    }
    if (w->file.pact.line) {
        add_phrase(question, w->file.pact.name.text);
        add_givens(question, &w->file.pact.names);
    }
}

gs_status gs_watch_parse(gs_watching *g, int32_t index)
{
    gs_parse_options plain = {.plain = true};
    gs_str           s = gs_report_str(&g->r, g->r.sentences[index].span);
    gs_input         in = {.data = s.p, .size = s.n, .format = "text"};

    g->sentence = index;
    g->at = g->r.sentences[index].span.start;
    return gs_reader_parse(g->reader, &in, &plain, &g->doc, g->err);
}

static bool names_body(const gs_report *r, gs_span sentence)
{
    for (size_t i = 0; i < r->seen_count; i++) {
        if (r->seen[i].span.start >= sentence.start && r->seen[i].span.end <= sentence.end &&
            r->entities[r->seen[i].entity].body >= 0)
            return true;
    }
    return false;
}

static gs_status watch_sentences(gs_watching *g)
{
    gs_status st = GS_OK;
    bool      pact = g->w->file.pact.line != 0;

    for (size_t i = 0; st == GS_OK && i < g->r.sentence_count; i++) {
        const gs_sentence *s = &g->r.sentences[i];
        if ((s->zone != GS_ZONE_BODY && s->zone != GS_ZONE_CAPTION) || !names_body(&g->r, s->span))
            continue;
        st = gs_watch_parse(g, (int32_t)i);
        if (st == GS_OK)
            st = pact ? gs_watch_steps(g) : gs_watch_doings(g);
    }
    return st;
}

static gs_status watch_report(gs_watching *g, gs_opened *kept, int64_t report)
{
    const gs_mission_file *f = &g->w->file;
    gs_status              st = gs_report_open(&g->r, kept, report, g->arena, g->err);
    bool                   named = false;

    if (st != GS_OK)
        return st;
    gs_report_name(&g->r, g->w->bodies, g->w->body_count,
                   f->mission.area.line ? &f->mission.area : NULL);
    for (size_t i = 0; i < g->r.entity_count; i++)
        named = named || g->r.entities[i].body >= 0;
    if (!named && !f->pact.line)
        return GS_OK;
    g->w->reports++;
    if (g->r.day > g->w->last)
        g->w->last = g->r.day;
    st = watch_sentences(g);
    if (st == GS_OK)
        st = f->pact.line ? gs_watch_terms(g) : gs_watch_sayings(g);
    return st;
}

static gs_status watch_reports(gs_watching *g, gs_store *store)
{
    static const char *const sql =
        "SELECT id FROM report r WHERE id IN(SELECT rowid>>20 FROM words WHERE words MATCH ?1)"
        " AND replaced_by IS NULL AND (?2 IS NULL OR instr(lower(ifnull((SELECT text FROM name"
        " WHERE id=r.publisher),'')),lower(?2))) ORDER BY day IS NULL, day, id";
    sqlite3_stmt *q = NULL;
    gs_opened     kept;
    gs_buf        question;
    gs_status     st = GS_OK;
    int           step = SQLITE_DONE;

    gs_buf_init(&question, QUESTION_MOST);
    build_question(g->w, &question);
    gs_opened_init(&kept, store);
    if (question.status != GS_OK)
        st = gs_fail(g->err, GS_E_LIMIT, "watch", GS_NO_OFFSET, "the file has too many names");
    else if (sqlite3_prepare_v2(store->db, sql, -1, &q, NULL) != SQLITE_OK)
        st = gs_store_fail(store->db, store->path, g->err);
    if (st == GS_OK) {
        sqlite3_bind_text(q, 1, question.data, (int)question.size, SQLITE_STATIC);
        sqlite3_bind_text(q, 2, g->options->source, -1, SQLITE_STATIC);
        while (st == GS_OK && (step = sqlite3_step(q)) == SQLITE_ROW)
            st = watch_report(g, &kept, sqlite3_column_int64(q, 0));
        if (st == GS_OK && step != SQLITE_DONE)
            st = gs_store_fail(store->db, store->path, g->err);
    }
    sqlite3_finalize(q);
    gs_opened_release(&kept);
    gs_buf_release(&question);
    return st;
}

/* ---- the file ---- */

static gs_status read_tasks(gs_watch *w, gs_mandate *documents, size_t count, gs_reader *reader,
                            gs_error *err)
{
    gs_status st = GS_OK;

    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; st == GS_OK && k < documents[i].task_count; k++)
            st = gs_task_read(&documents[i].tasks[k], w->file.path, reader, &w->kinds, &w->arena,
                              err);
    }
    return st;
}

/* The body of a mission is also named by what the mission is called. */
static gs_status join_names(gs_watch *w, gs_error *err)
{
    const gs_mission *m = &w->file.mission;
    gs_body          *b = &w->bodies[0];
    size_t            n = m->body.names.count, k = m->names.count;
    gs_given         *names = gs_arena_zeros(&w->arena, n + k + 1, sizeof *names);

    if (!names)
        return gs_fail_nomem(err, "watch");
    if (n)
        memcpy(names, m->body.names.items, n * sizeof *names);
    names[n] = m->name;
    if (k)
        memcpy(names + n + 1, m->names.items, k * sizeof *names);
    b->names = (gs_givens){names, n + k + 1};
    b->documents = w->file.documents;
    b->document_count = w->file.document_count;
    return GS_OK;
}

static gs_status take_bodies(gs_watch *w, gs_error *err)
{
    gs_mission_file *f = &w->file;

    if (f->pact.line) {
        w->bodies = f->pact.parties;
        w->body_count = f->pact.party_count;
        return GS_OK;
    }
    w->body_count = f->separate_count + 1;
    w->bodies = gs_arena_zeros(&w->arena, w->body_count, sizeof *w->bodies);
    if (!w->bodies)
        return gs_fail_nomem(err, "watch");
    w->bodies[0] = f->mission.body;
    if (f->separate_count)
        memcpy(w->bodies + 1, f->separate, f->separate_count * sizeof *w->bodies);
    return join_names(w, err);
}

static gs_status read_file(gs_watch *w, gs_str yaml, const char *path, gs_reader *reader,
                           gs_error *err)
{
    gs_status st = gs_mission_file_read(&w->file, path, yaml, &w->arena, err);

    if (st == GS_OK)
        st = take_bodies(w, err);
    for (size_t b = 0; st == GS_OK && !w->file.pact.line && b < w->body_count; b++)
        st = read_tasks(w, w->bodies[b].documents, w->bodies[b].document_count, reader, err);
    for (size_t i = 0; st == GS_OK && i < w->file.term_count; i++)
        st = gs_task_read(&w->file.terms[i].task, path, reader, &w->kinds, &w->arena, err);
    return st;
}

static gs_status check_days(const gs_watch_options *o, gs_error *err)
{
    const char *const days[] = {o->since, o->until, o->on};
    const char *const names[] = {"since", "until", "on"};

    for (size_t i = 0; i < 3; i++) {
        if (days[i] && !gs_day_read(gs_str_from(days[i])))
            return gs_fail(err, GS_E_USAGE, "watch", GS_NO_OFFSET,
                           "--%s cannot be '%s'; a day is written YYYY-MM-DD", names[i], days[i]);
    }
    return GS_OK;
}

/* ---- the order of rows: the newest first, by kind ---- */

static int compare_rows(const void *a, const void *b)
{
    const gs_row *x = a, *y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->body != y->body)
        return x->body < y->body ? -1 : 1;
    if (x->status != y->status)
        return x->status < y->status ? -1 : 1;
    if (x->day_last != y->day_last)
        return x->day_last > y->day_last ? -1 : 1;
    return strcmp(x->traces[0].id, y->traces[0].id);
}

static void settle(gs_watch *w, const gs_watch_options *o)
{
    if (w->row_count)
        qsort(w->rows, w->row_count, sizeof *w->rows, compare_rows);
    w->today = o->on ? gs_day_read(gs_str_from(o->on)) : w->last;
}

static void write_out(const gs_watch *w, const gs_watch_options *o, gs_buf *out)
{
    switch (o->format) {
    case GS_WATCH_JSONL:
        gs_watch_jsonl(w, out);
        break;
    case GS_WATCH_CSV:
        gs_watch_csv(w, out);
        break;
    case GS_WATCH_ICS:
        gs_watch_ics(w, out);
        break;
    case GS_WATCH_TABLE:
        (w->file.pact.line ? gs_watch_pact_table : gs_watch_table)(w, o, out);
        break;
    }
}

gs_status gs_watch_write(gs_store *store, gs_reader *reader, const char *datadir, const char *path,
                         const gs_watch_options *options, gs_write_fn write, void *ctx,
                         gs_error *err)
{
    gs_watch    w = {.row_count = 0};
    gs_watching g = {.w = &w,
                     .options = options,
                     .reader = reader,
                     .arena = &w.arena,
                     .db = store->db,
                     .err = err};
    gs_file     file = {0};
    gs_buf      out = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    gs_status   st = check_days(options, err);

    if (st != GS_OK)
        return st;
    gs_arena_init(&w.arena, GS_LIMIT_DOC_MEMORY);
    st = gs_kinds_load(&w.kinds, datadir, err);
    if (st == GS_OK)
        st = gs_file_read(&file, path, GS_LIMIT_WATCH_BYTES, err);
    if (st == GS_OK)
        st = read_file(&w, gs_str_make(file.data, file.size), path, reader, err);
    if (st == GS_OK && options->format == GS_WATCH_ICS && !w.file.pact.line)
        st = gs_fail(err, GS_E_USAGE, "watch", GS_NO_OFFSET,
                     "%s: a mission has no deadlines for a calendar", path);
    if (st == GS_OK)
        st = watch_reports(&g, store);
    if (st == GS_OK) {
        settle(&w, options);
        write_out(&w, options, &out);
    }
    gs_file_close(&file);
    gs_kinds_release(&w.kinds);
    gs_arena_release(&w.arena);
    if (st == GS_OK)
        return gs_buf_finish(&out, err);
    gs_buf_release(&out);
    return st;
}
