/* store/ask.h - a filter as a question in SQL.
 *
 * A question is a SELECT of one kind of record (list_int.h). Each filter that is given
 * has values, which are bound and never written into the text, and a condition that
 * the kind has for it.
 *
 *     ask.c        the question
 *     ask_value.c  what is bound: names, days, points, words of enums
 */
#ifndef GS_STORE_ASK_H
#define GS_STORE_ASK_H

#include "store/list_int.h"

#define GS_ASK_VALUES 64

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
} gs_ask;

/* Makes the question. GS_E_USAGE where a filter cannot have its value, or makes no
 * sense for the kind. To be released in any case. */
gs_status gs_ask_build(gs_ask *ask, const gs_list_kind *kind, const gs_filter *filter,
                       const gs_list_options *options, gs_error *err);
gs_status gs_ask_prepare(gs_ask *ask, gs_store *store, sqlite3_stmt **out, gs_error *err);
void      gs_ask_release(gs_ask *ask);

/* ask_value.c: adds the values of all filters. */
gs_status gs_ask_values(gs_ask *ask, const gs_filter *filter, gs_error *err);
void      gs_ask_number(gs_ask *ask, double x);

#endif
