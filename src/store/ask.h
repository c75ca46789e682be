/* store/ask.h - a filter as a question in SQL.
 *
 * A question is a SELECT of one kind of record (list_int.h). Each filter that is given
 * has values, which are bound and never written into the text, and a condition that
 * the kind has for it.
 *
 *     ask.c        the question
 *     ask_plan.c   where its rows come from: what makes it quick
 *     ask_value.c  what is bound: names, days, points, words of enums
 */
#ifndef GS_STORE_ASK_H
#define GS_STORE_ASK_H

#include "store/list_int.h"

#define GS_ASK_VALUES   64
#define GS_ASK_SQL_MOST (1u << 16)

/* A value to be bound: a number, or bytes of `words`. */
typedef struct gs_ask_value {
    bool   text;
    size_t from, n;
    double number;
} gs_ask_value;

typedef struct gs_ask {
    const gs_list_kind *kind;
    gs_buf              sql, words;
    gs_ask_value        values[GS_ASK_VALUES];
    int                 count;
    bool                given[GS_FILTER_COUNT];
    int                 base[GS_FILTER_COUNT]; /* of its first value, from 1 */
    gs_str              list[GS_FILTER_COUNT]; /* "3,5" for '#' */
    char                lists[512];
    int64_t             rows[GS_FILTER_COUNT]; /* of its set, as far as they were counted */
    gs_list_filter      from; /* whose set gives the rows; GS_FILTER_COUNT: all of the kind do */
    bool                words_set; /* look for a sentence in the set of those with the words */
} gs_ask;

/* Makes the question to a store. GS_E_USAGE where a filter cannot have its value, or makes
 * no sense for the kind. To be released in any case. */
gs_status gs_ask_build(gs_ask *ask, gs_store *store, const gs_list_kind *kind,
                       const gs_filter *filter, const gs_list_options *options, gs_error *err);
gs_status gs_ask_prepare(gs_ask *ask, gs_store *store, sqlite3_stmt **out, gs_error *err);
void      gs_ask_release(gs_ask *ask);

/* What SQLite says went wrong with a question: GS_E_USAGE where FTS5 does not like the
 * words, else as gs_store_fail. */
gs_status gs_ask_fail(gs_store *store, gs_error *err);

/* ask.c: a kind's SQL with the filter's values in their places; binds them. */
void gs_ask_add(const gs_ask *ask, gs_buf *sql, gs_list_filter filter, const char *text);
void gs_ask_bind(const gs_ask *ask, sqlite3_stmt *q);

/* ask_value.c: adds the values of all filters. */
gs_status gs_ask_values(gs_ask *ask, const gs_filter *filter, gs_error *err);
void      gs_ask_number(gs_ask *ask, double x);

/* ask_plan.c: decides for so many rows, 0 being all; false when the store failed. The
 * condition that a row is in a filter's set. */
bool gs_ask_plan(gs_ask *ask, gs_store *store, size_t limit);
void gs_ask_add_set(gs_ask *ask, gs_list_filter filter);

#endif
