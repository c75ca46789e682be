/* store/list_conflict.c - rows of conflicts: in what reports of one event differ, all sides
 * with who says it and where. None is told to be right. See list_int.h, conflict.c.
 *
 *     2021-03-11  number      soldier
 *                             4 soldier · 2 origins
 *                             the police: "Four soldiers were killed near Kesh."
 *                             Halden Post · f86a98ca80881d60…/e1
 */
#include <stdio.h>

#include "base/json.h"
#include "store/conflict.h"
#include "store/list_int.h"

enum { WHAT = GS_COLUMN_OWN, OF, SHOWN };

#define MENTIONS 64 /* of a side that are printed */

/* Of each side, in the order of sides: those with more origins first. */
#define SIDES(column)                                                                              \
    "(SELECT group_concat(x,';') FROM (SELECT " column " AS x FROM conflict_side c"                \
    " JOIN report o ON o.id=c.event>>20 WHERE c.conflict=r.id GROUP BY c.value"                    \
    " ORDER BY count(DISTINCT o.story) DESC, c.value))"
/* The event x takes part in it. */
#define HAS_EVENT                                                                                  \
    "EXISTS(SELECT 1 FROM conflict_side c JOIN event x ON x.id=c.event WHERE c.conflict=r.id AND "

static const gs_list_column columns[] = {
    [GS_COLUMN_ID] = {"id", "r.id", GS_CELL_NUMBER},
    [GS_COLUMN_KEY] = {NULL, "NULL", GS_CELL_HIDDEN},
    [GS_COLUMN_DAY] = {"day", "r.day", GS_CELL_DAY},
    [WHAT] = {"what", "r.what", GS_CELL_WORD, .word = gs_conflict_what_name},
    [OF] = {"of", "r.of", GS_CELL_TEXT},
    [SHOWN] = {"values", SIDES("c.value"), GS_CELL_TEXT},
    {"origins", SIDES("count(DISTINCT o.story)"), GS_CELL_TEXT},
    {"reports", SIDES("count(DISTINCT o.id)"), GS_CELL_TEXT},
    {"events", SIDES("group_concat(lower(hex(o.key))||'/e'||((c.event&1048575)+1),' ')"),
     GS_CELL_TEXT},
};

/* ---- mentions of the conflict at hand ---- */

/* Who says it: the nearest statement around the trigger. */
static const char *const mentions =
    ("SELECT c.value,c.event,p.key,p.published,(SELECT text FROM name WHERE id=p.publisher),"
     " (SELECT n.text FROM statement s JOIN entity e ON e.id=s.speaker JOIN name n ON n.id=e.name"
     " WHERE s.id BETWEEN p.id<<20 AND (p.id<<20)+1048575 AND s.sentence=v.sentence"
     " AND s.first<=v.first AND s.last>=v.last ORDER BY s.last-s.first LIMIT 1),"
     " t.first,t.last,d.origins,d.reports FROM conflict_side c JOIN event v ON v.id=c.event"
     " JOIN report p ON p.id=c.event>>20 JOIN sentence t ON t.id=v.sentence JOIN"
     " (SELECT x.value,count(DISTINCT o.story) AS origins,count(DISTINCT o.id) AS reports"
     " FROM conflict_side x JOIN report o ON o.id=x.event>>20 WHERE x.conflict=?1 GROUP BY "
     "x.value) d"
     " ON d.value=c.value WHERE c.conflict=?1 ORDER BY d.origins DESC,c.value,p.day,c.event");

enum { VALUE, EVENT, KEY, PUBLISHED, PUBLISHER, SPEAKER, FIRST, LAST, ORIGINS, REPORTS };

typedef struct mention {
    sqlite3_stmt *q;
    char          value[192]; /* of the side that is being printed */
    bool          begins;     /* this one is the first of its side */
    size_t        count;      /* of the side, so far               */
} mention;

static bool begin(gs_listing *l, mention *m)
{
    *m = (mention){.q = NULL};
    if (sqlite3_prepare_v2(l->s->db, mentions, -1, &m->q, NULL) != SQLITE_OK)
        return false;
    sqlite3_bind_int64(m->q, 1, gs_list_number(l, GS_COLUMN_ID));
    return true;
}

static gs_str text_of(const mention *m, int at)
{
    return gs_str_make((const char *)sqlite3_column_text(m->q, at),
                       (size_t)sqlite3_column_bytes(m->q, at));
}

/* The next one that is to be printed. */
static bool next(mention *m)
{
    while (sqlite3_step(m->q) == SQLITE_ROW) {
        gs_str value = text_of(m, VALUE);
        m->begins = !m->count || !gs_str_eq(value, gs_str_from(m->value));
        m->count = m->begins ? 1 : m->count + 1;
        snprintf(m->value, sizeof m->value, "%.*s", GS_STR_ARG(value));
        if (m->count <= MENTIONS)
            return true;
    }
    return false;
}

static gs_str words_of(gs_listing *l, const mention *m)
{
    gs_str  text = gs_opened_text(&l->kept, sqlite3_column_int64(m->q, EVENT) >> 20);
    int64_t from = sqlite3_column_int64(m->q, FIRST), to = sqlite3_column_int64(m->q, LAST);

    return from >= 0 && to >= from && (size_t)to <= text.n
               ? gs_str_sub(text, (size_t)from, (size_t)to)
               : GS_STR_NONE;
}

static void write_id(const mention *m, char *out, size_t size)
{
    char key[33] = "";

    if (sqlite3_column_bytes(m->q, KEY) == 16)
        gs_key_write(sqlite3_column_blob(m->q, KEY), key);
    snprintf(out, size, "%s/e%lld", key,
             (long long)(sqlite3_column_int64(m->q, EVENT) & (GS_STORE_RECORDS - 1)) + 1);
}

/* ---- for a person ---- */

static void put_side(gs_listing *l, const mention *m)
{
    int64_t origins = sqlite3_column_int64(m->q, ORIGINS);
    int64_t reports = sqlite3_column_int64(m->q, REPORTS);

    gs_page_break(&l->page);
    gs_page_put(&l->page, GS_STYLE_STRONG, text_of(m, VALUE));
    gs_list_put_count(l, true, origins == 1 ? "%d origin" : "%d origins", origins);
    if (reports > origins)
        gs_list_put_count(l, true, "%d reports", reports);
}

static void put(gs_listing *l)
{
    mention m;
    char    id[64];

    gs_list_put_day(l, GS_COLUMN_DAY);
    gs_list_put_label(l, GS_STYLE_DOUBTS, gs_conflict_what_name((int)gs_list_number(l, WHAT)));
    if (gs_list_text(l, OF).n)
        gs_list_put_text(l, GS_STYLE_FAINT, OF);
    for (bool good = begin(l, &m); good && next(&m);) {
        if (m.begins)
            put_side(l, &m);
        gs_page_break(&l->page);
        if (text_of(&m, SPEAKER).n) {
            gs_page_put(&l->page, GS_STYLE_SAYS, text_of(&m, SPEAKER));
            gs_page_attach(&l->page, GS_STYLE_FAINT, GS_STR(":"));
        }
        gs_page_put(&l->page, GS_STYLE_PLAIN, words_of(l, &m));
        gs_page_break(&l->page);
        if (text_of(&m, PUBLISHER).n) {
            gs_page_put(&l->page, GS_STYLE_FAINT, text_of(&m, PUBLISHER));
            gs_list_put_dot(l);
        }
        write_id(&m, id, sizeof id);
        gs_list_put(l, GS_STYLE_FAINT, id);
    }
    sqlite3_finalize(m.q);
    gs_page_break(&l->page);
    gs_page_gap(&l->page);
}

/* ---- as an object ---- */

static void add_str(gs_json *json, const char *key, gs_str s)
{
    gs_json_key(json, key);
    gs_json_str(json, s.n ? s : GS_STR_NONE);
}

static void add_uint(gs_json *json, const char *key, int64_t n)
{
    gs_json_key(json, key);
    gs_json_uint(json, (uint64_t)n);
}

static void add_mention(gs_listing *l, gs_json *json, const mention *m)
{
    char id[64];

    write_id(m, id, sizeof id);
    gs_json_object(json);
    add_str(json, "event", gs_str_from(id));
    add_str(json, "speaker", text_of(m, SPEAKER));
    add_str(json, "publisher", text_of(m, PUBLISHER));
    add_str(json, "published", text_of(m, PUBLISHED));
    add_str(json, "sentence", words_of(l, m));
    gs_json_object_end(json);
}

static void end_side(gs_json *json)
{
    gs_json_array_end(json);
    gs_json_object_end(json);
}

static void add_sides(gs_listing *l, gs_json *json)
{
    mention m;
    bool    open = false;

    for (bool good = begin(l, &m); good && next(&m);) {
        if (m.begins && open)
            end_side(json);
        if (m.begins) {
            gs_json_object(json);
            add_str(json, "value", text_of(&m, VALUE));
            add_uint(json, "origins", sqlite3_column_int64(m.q, ORIGINS));
            add_uint(json, "reports", sqlite3_column_int64(m.q, REPORTS));
            gs_json_key(json, "mentions");
            gs_json_array(json);
        }
        open = true;
        add_mention(l, json, &m);
    }
    if (open)
        end_side(json);
    sqlite3_finalize(m.q);
}

static void put_jsonl(gs_listing *l)
{
    gs_json json;
    char    day[16] = "";
    int     n = (int)gs_list_number(l, GS_COLUMN_DAY);

    if (n)
        snprintf(day, sizeof day, "%04d-%02d-%02d", n / 10000, n / 100 % 100, n % 100);
    gs_json_init(&json, l->out);
    gs_json_object(&json);
    add_str(&json, "type", GS_STR("conflict"));
    add_uint(&json, "id", gs_list_number(l, GS_COLUMN_ID));
    add_str(&json, "day", gs_str_from(day));
    add_str(&json, "what", gs_str_from(gs_conflict_what_name((int)gs_list_number(l, WHAT))));
    add_str(&json, "of", gs_list_text(l, OF));
    gs_json_key(&json, "sides");
    gs_json_array(&json);
    add_sides(l, &json);
    gs_json_array_end(&json);
    gs_json_object_end(&json);
    gs_buf_add_char(l->out, '\n');
}

const gs_list_kind gs_list_conflicts = {
    .name = "conflicts",
    .table = "conflict",
    .join = "",
    .columns = columns,
    .count = sizeof columns / sizeof *columns,
    .shown = SHOWN,
    .where =
        {
            [GS_FILTER_ACTOR] = {HAS_EVENT GS_SQL_TAKES_PART ")"},
            [GS_FILTER_ABOUT] = {HAS_EVENT
                                 "EXISTS(SELECT 1 FROM about a WHERE a.sentence=x.sentence"
                                 " AND a.actor IN" GS_SQL_ACTORS "))"},
            [GS_FILTER_CATEGORY] = {HAS_EVENT "x.category IN(#))"},
            [GS_FILTER_REALITY] = {HAS_EVENT "x.reality IN(#))"},
            [GS_FILTER_WORDS] =
                {HAS_EVENT "x.sentence IN(" GS_SET_WORDS "))", GS_OVER_RECORDS,
                 "SELECT c.conflict AS id FROM (" GS_SET_WORDS
                 ") d CROSS JOIN event x ON " GS_SQL_BESIDE(
                     "x.id", "d.id") " AND x.sentence=d.id JOIN conflict_side c ON c.event=x.id"},
            [GS_FILTER_SINCE] = {"r.day>=$"},
            [GS_FILTER_UNTIL] = {"r.day<=$"},
        },
    .orders = {{"day", "r.day"}, {"added", "r.id"}},
    .put = put,
    .put_jsonl = put_jsonl,
};
