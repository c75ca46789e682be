/* store/ask_plan.c - where the rows of a question come from. See ask.h.
 *
 * SQLite cannot know how many records a name or a word has, and a bad guess reads them all.
 * So each filter that has a set is counted as far as is few. The smallest set of fewer
 * gives the rows, which are then sorted. Where no filter has few, many rows
 * pass all of them, and the first of these are soon found in the order asked for.
 *
 * Whether a sentence has a word is slow to ask of the index of words, once for each row. So
 * the sentences with it are made a set, if they are not most of all.
 *
 * To find `limit` rows of n among N in some order takes about limit * N / n looks, to
 * sort n of them about n; so few is the square root of limit * N.
 */
#include <math.h>

#include "base/error.h"
#include "store/ask.h"

#define VERY_FEW 128
#define A_REPORT 4     /* rows of a kind, roughly; a look costs less than a row sorted */
#define MANY     65536 /* sentences, that are not worth a set in memory */

/* How many rows a filter's set has, up to `most`; -1 on failure. */
static int64_t count_set(gs_ask *a, gs_store *s, gs_list_filter f, int most)
{
    sqlite3_stmt *q = NULL;
    gs_buf        sql;
    int64_t       n = -1;

    gs_buf_init(&sql, GS_ASK_SQL_MOST);
    gs_buf_add_str(&sql, GS_STR("SELECT count(*) FROM ("));
    gs_ask_add(a, &sql, f, a->kind->where[f].set);
    gs_buf_addf(&sql, " LIMIT %d)", most);
    if (sql.status == GS_OK &&
        sqlite3_prepare_v2(s->db, sql.data, (int)sql.size, &q, NULL) == SQLITE_OK) {
        gs_ask_bind(a, q);
        if (sqlite3_step(q) == SQLITE_ROW)
            n = sqlite3_column_int64(q, 0);
    }
    sqlite3_finalize(q);
    gs_buf_release(&sql);
    return n;
}

/* The filter with the smallest set of fewer than `most`; GS_FILTER_COUNT: none. */
static bool find_smallest(gs_ask *a, gs_store *s, int most, gs_list_filter *found)
{
    *found = GS_FILTER_COUNT;
    for (int f = 0; f < GS_FILTER_COUNT; f++) {
        if (!a->given[f] || a->kind->where[f].over == GS_OVER_NONE)
            continue;
        a->rows[f] = count_set(a, s, (gs_list_filter)f, most);
        if (a->rows[f] < 0)
            return false;
        if (a->rows[f] < most && (*found == GS_FILTER_COUNT || a->rows[f] < a->rows[*found]))
            *found = (gs_list_filter)f;
    }
    return true;
}

static bool count_reports(gs_store *s, double *count)
{
    sqlite3_stmt *q = NULL;
    bool          good =
        sqlite3_prepare_v2(s->db, "SELECT max(id) FROM report", -1, &q, NULL) == SQLITE_OK &&
        sqlite3_step(q) == SQLITE_ROW;

    *count = sqlite3_column_double(q, 0);
    sqlite3_finalize(q);
    return good;
}

bool gs_ask_plan(gs_ask *a, gs_store *s, size_t limit)
{
    double reports, few;
    bool   good = find_smallest(a, s, VERY_FEW, &a->from) && count_reports(s, &reports);

    if (!good)
        return false;
    few = limit ? sqrt((double)limit * A_REPORT * reports) : reports;
    if (a->from == GS_FILTER_COUNT && few > VERY_FEW)
        good = find_smallest(a, s, few < INT32_MAX ? (int)few : INT32_MAX, &a->from);
    if (good && a->given[GS_FILTER_WORDS] && a->from != GS_FILTER_WORDS) {
        int64_t n = count_set(a, s, GS_FILTER_WORDS, MANY);
        good = n >= 0;
        a->words_set = n < MANY;
    }
    return good;
}

/* What stands before and behind a set, so that it has numbers of rows; "%s" is their table. */
static const char *const frames[][2] = {
    [GS_OVER_NONE] = {"", ""},
    [GS_OVER_RECORDS] = {"", ""},
    [GS_OVER_SENTENCES] = {"SELECT x.id FROM(SELECT DISTINCT id AS sentence FROM(",
                           (")) d CROSS JOIN %s x ON " GS_SQL_BESIDE(
                               "x.id", "d.sentence") " AND x.sentence=d.sentence")},
    [GS_OVER_REPORTS] = {"SELECT x.id FROM(",
                         ") d CROSS JOIN %s x ON " GS_SQL_IN_REPORT("x.id", "d.id")},
};
static const char *const report_frame[2] = {"SELECT id>>20 FROM(", ")"};

void gs_ask_add_set(gs_ask *a, gs_list_filter f)
{
    const gs_list_where *w = &a->kind->where[f];
    const char *const   *frame = frames[w->over];
    bool                 plain = f != a->from && w->over == GS_OVER_SENTENCES;

    if (!a->kind->letter && w->over == GS_OVER_SENTENCES)
        frame = report_frame;
    else if (plain)
        frame = frames[GS_OVER_RECORDS];
    gs_buf_addf(&a->sql, " AND %s IN(%s",
                f == a->from               ? "r.id"
                : plain && a->kind->letter ? "+r.sentence"
                                           : "+r.id",
                frame[0]);
    gs_ask_add(a, &a->sql, f, w->set);
    for (const char *p = frame[1]; *p; p++) {
        if (*p == '%')
            gs_buf_add_str(&a->sql, gs_str_from(a->kind->table));
        else if (p == frame[1] || p[-1] != '%')
            gs_buf_add_char(&a->sql, *p);
    }
    gs_buf_add_char(&a->sql, ')');
}
