/* store/timeline.c - events and statements in one column of time. See gainsay.h.
 *
 *     2020-11-24  planned     consult: Kremlin → Ankara · Baku
 *                             until 2020-11-26; says Dmitry Peskov; in 3 reports
 *                             Talks are to be held in Baku on Tuesday.
 *                             Example News · f86a98ca80881d60…/e1
 *
 * Two questions, one of events and one of statements (ask.h), are walked side by side.
 * The word behind the day is an event's reality, so that what was denied or planned is
 * not read as what happened. Reprints are left out unless the filter is for a publisher:
 * a row is a record of its story's likely origin, and says how many reports have it.
 */
#include <stdio.h>

#include "base/error.h"
#include "base/limits.h"
#include "store/ask.h"
#include "store/list_int.h"

enum {
    WHAT = GS_COLUMN_OWN,
    REALITY,
    LAST_DAY,
    WHO,
    WHOM,
    PLACE,
    SPEAKERS,
    FIRST,
    LAST,
    SENTENCE,
    REPORTS,
    PUBLISHER,
    COUNT
};

#define SAID_BY                                                                                    \
    "(SELECT group_concat(text,', ') FROM (SELECT DISTINCT n.text FROM statement x"                \
    " JOIN entity e ON e.id=x.speaker JOIN name n ON n.id=e.name"                                  \
    " WHERE " GS_SQL_BESIDE("x.id", "r.sentence") " AND x.sentence=r.sentence))"
#define PLACES                                                                                     \
    "(SELECT group_concat(text,', ') FROM (SELECT DISTINCT n.text FROM entity e"                   \
    " JOIN about b ON b.actor=e.actor AND b.sentence=r.sentence JOIN name n ON n.id=e.name"        \
    " WHERE e.kind=3 AND " GS_SQL_BESIDE("e.id", "r.sentence") "))"

/* The same columns of both, but for where they come from. */
#define COLUMNS(what, what_word, reality, reality_word, last_day, who, whom, place, speakers)      \
    [GS_COLUMN_ID] = {NULL, "r.id", GS_CELL_HIDDEN},                                               \
    [GS_COLUMN_KEY] = {NULL, "p.key", GS_CELL_HIDDEN},                                             \
    [GS_COLUMN_DAY] = {"day", "r.day", GS_CELL_DAY},                                               \
    [WHAT] = {"what", what, GS_CELL_WORD, .word = what_word},                                      \
    [REALITY] = {"reality", reality, GS_CELL_WORD, .word = reality_word},                          \
    [LAST_DAY] = {"day_last", last_day, GS_CELL_DAY}, [WHO] = {"who", who, GS_CELL_TEXT},          \
    [WHOM] = {"whom", whom, GS_CELL_TEXT}, [PLACE] = {"place", place, GS_CELL_TEXT},               \
    [SPEAKERS] = {"speakers", speakers, GS_CELL_TEXT},                                             \
    [FIRST] = {"words", "r.first", GS_CELL_SLICE}, [LAST] = {NULL, "r.last", GS_CELL_HIDDEN},      \
    [SENTENCE] = {"sentence", "r.sentence", GS_CELL_SENTENCE},                                     \
    [REPORTS] = {"reports", "ifnull((SELECT reports FROM story WHERE id=p.story),1)",              \
                 GS_CELL_NUMBER},                                                                  \
    [PUBLISHER] = {"publisher", GS_SQL_NAME("p.publisher"), GS_CELL_TEXT},                         \
    [COUNT] = {"report", "p.key", GS_CELL_KEY}, {"published", "p.published", GS_CELL_TEXT},        \
    {                                                                                              \
        "title", "p.title", GS_CELL_TEXT                                                           \
    }

static const gs_list_column event_columns[] = {
    COLUMNS("r.category", gs_word_category, "r.reality", gs_word_reality, "r.day_last",
            GS_SQL_PARTS("0"), GS_SQL_PARTS("1"), GS_SQL_NAMED("r.place"), SAID_BY),
};
static const gs_list_column statement_columns[] = {
    COLUMNS("r.act", gs_word_act, "r.stance", gs_word_stance, "NULL", GS_SQL_NAMED("r.speaker"),
            "NULL", PLACES, GS_SQL_NAMED("r.speaker")),
};
#define COLUMN_COUNT (int)(sizeof event_columns / sizeof *event_columns)

/* ---- a row for a person ---- */

static void put_more(gs_listing *l, bool *first, const char *words, int at)
{
    if (gs_list_null(l, at))
        return;
    if (!*first)
        gs_page_attach(&l->page, GS_STYLE_FAINT, GS_STR(";"));
    gs_list_put(l, GS_STYLE_FAINT, words);
    if (l->kind->columns[at].cell == GS_CELL_DAY)
        gs_list_put_date(l, at);
    else
        gs_list_put_text(l, GS_STYLE_STRONG, at);
    *first = false;
}

static void put_foot(gs_listing *l, bool speakers)
{
    bool first = true;

    gs_page_break(&l->page);
    if (gs_list_number(l, LAST_DAY) != gs_list_number(l, GS_COLUMN_DAY))
        put_more(l, &first, "until", LAST_DAY);
    if (speakers)
        put_more(l, &first, "says", SPEAKERS);
    if (gs_list_number(l, REPORTS) > 1) {
        if (!first)
            gs_page_attach(&l->page, GS_STYLE_FAINT, GS_STR(";"));
        gs_list_put_count(l, false, "in %d reports", gs_list_number(l, REPORTS));
    }
    gs_list_put_foot(l, PUBLISHER);
    gs_page_gap(&l->page);
}

static void put_place(gs_listing *l)
{
    if (gs_list_null(l, PLACE))
        return;
    gs_list_put_dot(l);
    gs_list_put_text(l, GS_STYLE_FAINT, PLACE);
}

static void put_event(gs_listing *l)
{
    gs_reality  reality = (gs_reality)gs_list_number(l, REALITY);
    const char *category = gs_word_category((int)gs_list_number(l, WHAT));
    bool        denied = reality == GS_REALITY_DENIED || reality == GS_REALITY_NEGATED;
    char        label[24];
    size_t      n = 0;

    gs_list_put_day(l, GS_COLUMN_DAY);
    gs_list_put_label(l,
                      reality >= GS_REALITY_HABITUAL ? GS_STYLE_SAYS
                      : denied                       ? GS_STYLE_DENIES
                                                     : GS_STYLE_DOUBTS,
                      gs_reality_name(reality));
    for (const char *p = category ? category : "event"; *p && n + 1 < sizeof label; p++)
        label[n++] = gs_ascii_lower(*p);
    gs_page_put(&l->page, GS_STYLE_PLAIN, gs_str_make(label, n));
    gs_page_attach(&l->page, GS_STYLE_FAINT, GS_STR(":"));
    gs_page_put(&l->page, GS_STYLE_STRONG,
                gs_list_null(l, WHO) ? GS_STR("nobody named") : gs_list_text(l, WHO));
    if (!gs_list_null(l, WHOM)) {
        gs_list_put(l, GS_STYLE_FAINT, l->page.unicode ? "→" : ">");
        gs_list_put_text(l, GS_STYLE_STRONG, WHOM);
    }
    put_place(l);
    gs_page_break(&l->page);
    gs_page_put(&l->page, GS_STYLE_PLAIN, gs_list_sentence(l, SENTENCE));
    put_foot(l, true);
}

static void put_statement(gs_listing *l)
{
    bool   denies = gs_list_number(l, REALITY) == GS_STANCE_DENIES;
    gs_str said = gs_list_slice(l, FIRST);

    gs_list_put_day(l, GS_COLUMN_DAY);
    gs_list_put_label(l, denies ? GS_STYLE_DENIES : GS_STYLE_SAYS,
                      gs_word_act((int)gs_list_number(l, WHAT)));
    gs_page_put(&l->page, GS_STYLE_STRONG,
                gs_list_null(l, WHO) ? GS_STR("nobody named") : gs_list_text(l, WHO));
    gs_page_attach(&l->page, GS_STYLE_FAINT, GS_STR(":"));
    gs_page_put(&l->page, GS_STYLE_PLAIN, said.n ? said : gs_list_sentence(l, SENTENCE));
    put_place(l);
    put_foot(l, false);
}

static void put_jsonl(gs_listing *l)
{
    gs_list_json_row(l, l->kind->letter == 'e' ? "event" : "statement");
}

/* ---- both ---- */

/* One of the two, and the row that it stands at. */
typedef struct side {
    gs_list_kind kind;
    gs_listing   l;
    gs_ask       ask;
    bool         asked, there;
} side;

typedef struct timeline {
    side                   sides[2];
    const gs_list_options *options;
    bool                   falls; /* the newest first */
} timeline;

static gs_status step(side *x, gs_error *err)
{
    int step = sqlite3_step(x->l.q);

    x->there = step == SQLITE_ROW;
    return step == SQLITE_ROW || step == SQLITE_DONE ? GS_OK : gs_ask_fail(x->l.s, err);
}

static gs_status begin(side *x, gs_store *s, const gs_filter *filter,
                       const gs_list_options *options, gs_error *err)
{
    gs_status st;

    gs_opened_init(&x->l.kept, s);
    x->l.s = s;
    x->l.kind = &x->kind;
    x->asked = true;
    st = gs_ask_build(&x->ask, s, &x->kind, filter, options, err);
    if (st == GS_OK)
        st = gs_ask_prepare(&x->ask, s, &x->l.q, err);
    return st == GS_OK ? step(x, err) : st;
}

/* Whether a's row comes first; what has no day comes last. */
static bool is_first(const timeline *t, const side *a, const side *b)
{
    int64_t x, y;

    if (!a->there || !b->there)
        return a->there;
    x = gs_list_number(&a->l, GS_COLUMN_DAY);
    y = gs_list_number(&b->l, GS_COLUMN_DAY);
    if (x != y)
        return x && (!y || (t->falls ? x > y : x < y));
    return gs_list_report(&a->l) <= gs_list_report(&b->l);
}

static void put_row(timeline *t, side *x, gs_page *page, gs_rows *rows)
{
    x->l.page = *page;
    x->l.rows = *rows;
    if (t->options->format == GS_LIST_TABLE)
        x->kind.put(&x->l);
    else if (t->options->format == GS_LIST_CSV)
        gs_list_csv_row(&x->l);
    else
        put_jsonl(&x->l);
    *page = x->l.page;
    *rows = x->l.rows;
}

static gs_status walk(timeline *t, gs_page *page, gs_rows *rows, bool *more, gs_error *err)
{
    size_t    at = 0, end = t->options->limit ? t->options->offset + t->options->limit : SIZE_MAX;
    gs_status st = GS_OK;

    *more = false;
    while (st == GS_OK && (t->sides[0].there || t->sides[1].there) && rows->out->status == GS_OK) {
        side *x = &t->sides[is_first(t, &t->sides[0], &t->sides[1]) ? 0 : 1];
        if (at == end) {
            *more = true;
            return GS_OK;
        }
        if (at++ >= t->options->offset)
            put_row(t, x, page, rows);
        if (t->options->format != GS_LIST_TABLE)
            gs_buf_pass(rows->out);
        st = step(x, err);
    }
    return st;
}

/* A filter for what only one of the two has leaves the other out. */
static bool wants(const gs_filter *f, bool events)
{
    return events ? !f->act && !f->status : !f->category && !f->reality;
}

static gs_status begin_both(timeline *t, gs_store *s, const gs_filter *f, gs_error *err)
{
    gs_list_options asked = *t->options;
    gs_status       st = GS_OK;

    if (!asked.sort)
        asked.sort = "day";
    if (strcmp(asked.sort, "day") != 0 && strcmp(asked.sort, "day,desc") != 0)
        return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET,
                       "--sort of a timeline is day or day,desc");
    if (!wants(f, true) && !wants(f, false))
        return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET,
                       "--category and --reality are for events, --act and --status for "
                       "statements: nothing is both");
    t->falls = asked.sort[3] != '\0';
    asked.limit = asked.limit ? asked.limit + asked.offset : 0;
    asked.offset = 0;
    for (int i = 0; st == GS_OK && i < 2; i++) {
        if (wants(f, i == 0))
            st = begin(&t->sides[i], s, f, &asked, err);
    }
    return st;
}

static gs_list_kind kind_of(const gs_list_kind *like, const gs_list_column *columns,
                            void (*put)(gs_listing *))
{
    gs_list_kind k = *like;

    k.columns = columns;
    k.count = k.shown = COLUMN_COUNT;
    k.put = put;
    return k;
}

static gs_status write_rows(timeline *t, gs_buf *out, bool *more, gs_error *err)
{
    gs_page   page;
    gs_rows   rows;
    gs_status st;

    gs_page_init(&page, &t->options->table, out);
    gs_rows_init(&rows, GS_ROWS_COMMAS, out);
    for (int i = 0; i < 2; i++)
        t->sides[i].l.out = out;
    if (t->options->format == GS_LIST_CSV) {
        t->sides[0].l.rows = rows;
        gs_list_csv_head(&t->sides[0].l);
        rows = t->sides[0].l.rows;
    }
    st = walk(t, &page, &rows, more, err);
    gs_rows_release(&rows);
    gs_page_release(&page);
    return st;
}

gs_status gs_store_timeline(gs_store *s, const gs_filter *filter, const gs_list_options *options,
                            gs_write_fn write, void *ctx, bool *more, gs_error *err)
{
    gs_buf    out = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    gs_filter f = *filter;
    timeline  t = {.options = options};
    gs_status st;

    f.origins = f.origins || !f.source;
    t.sides[0].kind = kind_of(&gs_list_events, event_columns, put_event);
    t.sides[1].kind = kind_of(&gs_list_statements, statement_columns, put_statement);
    t.sides[0].l.kind = &t.sides[0].kind;
    st = begin_both(&t, s, &f, err);
    if (st == GS_OK)
        st = write_rows(&t, &out, more, err);
    for (int i = 0; i < 2; i++) {
        if (!t.sides[i].asked)
            continue;
        sqlite3_finalize(t.sides[i].l.q);
        gs_ask_release(&t.sides[i].ask);
        gs_opened_release(&t.sides[i].l.kept);
    }
    if (st == GS_OK)
        return gs_buf_finish(&out, err);
    gs_buf_release(&out);
    return st;
}
