/* store/ask.c - see ask.h. */
#include "store/ask.h"

#include <math.h>

#include "base/error.h"

#define EARTH_KM 6371.0088

static void add(gs_ask *a, const char *sql)
{
    gs_buf_add_str(&a->sql, gs_str_from(sql));
}

void gs_ask_add(const gs_ask *a, gs_buf *out, gs_list_filter f, const char *sql)
{
    for (; *sql; sql++) {
        if (*sql == '#') {
            gs_buf_add_str(out, a->list[f]);
        } else if (*sql == '$') {
            bool more = gs_ascii_digit(sql[1]);
            gs_buf_addf(out, "?%d", a->base[f] + (more ? sql[1] - '0' : 0));
            sql += more;
        } else {
            gs_buf_add_char(out, *sql);
        }
    }
}

static void add_conditions(gs_ask *a, const gs_filter *f)
{
    const char *report = a->kind->report;

    for (int k = 0; k < GS_FILTER_COUNT; k++) {
        if (!a->given[k])
            continue;
        if (k == (int)a->from || (k == GS_FILTER_WORDS && a->words_set)) {
            gs_ask_add_set(a, (gs_list_filter)k);
        } else {
            add(a, " AND ");
            gs_ask_add(a, &a->sql, (gs_list_filter)k, a->kind->where[k].test);
        }
    }
    if (report && !f->versions)
        gs_buf_addf(&a->sql, " AND +%s.replaced_by IS NULL", report);
    if (report && f->origins)
        gs_buf_addf(
            &a->sql,
            " AND NOT EXISTS(SELECT 1 FROM story t WHERE t.id=%s.story AND t.origin<>%s.id)",
            report, report);
}

static gs_status find_order(const gs_list_kind *k, const char *sort, const gs_list_order **order,
                            bool *descends, gs_error *err)
{
    gs_str rest = gs_str_from(sort ? sort : ""), name, way = GS_STR_NONE;
    int    i = 0;

    *order = &k->orders[0];
    *descends = true;
    if (!sort)
        return GS_OK;
    gs_str_split(&rest, ',', &name);
    gs_str_split(&rest, ',', &way);
    while (i < GS_LIST_ORDERS && k->orders[i].name &&
           !gs_str_eq(name, gs_str_from(k->orders[i].name)))
        i++;
    *descends = gs_str_eq(way, GS_STR("desc"));
    if (i < GS_LIST_ORDERS && k->orders[i].name &&
        (*descends || !way.n || gs_str_eq(way, GS_STR("asc")))) {
        *order = &k->orders[i];
        return GS_OK;
    }
    return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET,
                   "--sort cannot be '%s' for %s; as in --sort %s,desc", sort, k->name,
                   k->orders[i && i < GS_LIST_ORDERS && k->orders[i].name ? i : 0].name);
}

/* `sorted`: rows of a set, for which the order of an index is no help. */
static void add_order(gs_ask *a, const gs_list_order *order, bool descends, bool sorted)
{
    gs_buf_addf(&a->sql, " ORDER BY %s%s%s, r.id%s", sorted ? "+" : "", order->sql,
                descends ? " DESC" : " ASC NULLS LAST", descends ? " DESC" : "");
}

static void add_columns(gs_ask *a, bool all)
{
    int count = all ? a->kind->count : a->kind->shown;

    for (int i = 0; i < count; i++) {
        add(a, i ? "," : "SELECT ");
        add(a, a->kind->columns[i].sql);
    }
}

/* gs_km(lat, lon, lat, lon): the great circle between two points. */
static void sql_km(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    double x[4], h;

    (void)argc;
    for (int i = 0; i < 4; i++)
        x[i] = sqlite3_value_double(argv[i]) * M_PI / 180;
    h = pow(sin((x[2] - x[0]) / 2), 2) + cos(x[0]) * cos(x[2]) * pow(sin((x[3] - x[1]) / 2), 2);
    sqlite3_result_double(ctx, 2 * EARTH_KM * asin(sqrt(h < 1 ? h : 1)));
}

/* gs_reality_word(10): "occurred". */
static void sql_reality(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    sqlite3_result_text(ctx, gs_reality_name((gs_reality)sqlite3_value_int(argv[0])), -1,
                        SQLITE_STATIC);
}

/* The rows are found first, and the columns looked up of those that are shown. */
gs_status gs_ask_build(gs_ask *a, gs_store *s, const gs_list_kind *kind, const gs_filter *f,
                       const gs_list_options *o, gs_error *err)
{
    const gs_list_order *order;
    bool                 descends;
    gs_status            st;

    *a = (gs_ask){.kind = kind};
    gs_buf_init(&a->sql, GS_ASK_SQL_MOST);
    gs_buf_init(&a->words, GS_ASK_SQL_MOST);
    sqlite3_create_function(s->db, "gs_km", 4, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, sql_km,
                            NULL, NULL);
    sqlite3_create_function(s->db, "gs_reality_word", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                            sql_reality, NULL, NULL);
    st = gs_ask_values(a, f, err);
    if (st == GS_OK)
        st = find_order(kind, o->sort, &order, &descends, err);
    if (st != GS_OK)
        return st;
    if (!gs_ask_plan(a, s, o->limit ? o->limit + o->offset : 0))
        return gs_ask_fail(s, err);
    add_columns(a, o->format == GS_LIST_CSV);
    gs_buf_addf(&a->sql, " FROM (SELECT r.id AS found FROM %s r %s WHERE 1", kind->table,
                kind->join);
    add_conditions(a, f);
    add_order(a, order, descends, a->from != GS_FILTER_COUNT);
    gs_buf_addf(&a->sql, " LIMIT ?%d OFFSET ?%d) JOIN %s r ON r.id=found %s", a->count + 1,
                a->count + 2, kind->table, kind->join);
    add_order(a, order, descends, true);
    gs_ask_number(a, o->limit ? (double)o->limit + 1 : -1);
    gs_ask_number(a, (double)o->offset);
    return GS_OK;
}

void gs_ask_bind(const gs_ask *a, sqlite3_stmt *q)
{
    int count = sqlite3_bind_parameter_count(q);

    for (int i = 0; i < a->count && i < count; i++) {
        const gs_ask_value *v = &a->values[i];
        if (v->text)
            sqlite3_bind_text(q, i + 1, a->words.data + v->from, (int)v->n, SQLITE_STATIC);
        else if (v->number == floor(v->number) && fabs(v->number) < 1e15)
            sqlite3_bind_int64(q, i + 1, (sqlite3_int64)v->number);
        else
            sqlite3_bind_double(q, i + 1, v->number);
    }
}

gs_status gs_ask_prepare(gs_ask *a, gs_store *s, sqlite3_stmt **out, gs_error *err)
{
    sqlite3_stmt *q;

    if (a->sql.status == GS_E_LIMIT || a->words.status == GS_E_LIMIT)
        return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "the question is too long");
    if (a->sql.status != GS_OK || a->words.status != GS_OK)
        return gs_fail_nomem(err, "store");
    if (sqlite3_prepare_v2(s->db, a->sql.data, (int)a->sql.size, &q, NULL) != SQLITE_OK)
        return gs_store_fail(s->db, s->path, err);
    gs_ask_bind(a, q);
    *out = q;
    return GS_OK;
}

gs_status gs_ask_fail(gs_store *s, gs_error *err)
{
    if ((sqlite3_errcode(s->db) & 0xff) == SQLITE_ERROR)
        return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "--words: %s",
                       sqlite3_errmsg(s->db));
    return gs_store_fail(s->db, s->path, err);
}

void gs_ask_release(gs_ask *a)
{
    gs_buf_release(&a->sql);
    gs_buf_release(&a->words);
}
