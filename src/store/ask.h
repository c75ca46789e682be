/* store/ask.h - filters as SQL.
 *
 * A question is a SELECT of one kind of record. Its conditions come one by one
 * from the filter; values are bound, never written into the text.
 */
#ifndef GS_STORE_ASK_H
#define GS_STORE_ASK_H

#include "store/store.h"

#define GS_ASK_VALUES 64

/* A value to be bound: a number, or bytes of `words`. */
typedef struct gs_ask_value {
    bool   text;
    size_t from, n;
    double number;
} gs_ask_value;

typedef struct gs_ask {
    gs_buf       sql, words;
    gs_ask_value values[GS_ASK_VALUES];
    int          count;
    gs_status    status; /* GS_E_LIMIT: more values than there is room for */
} gs_ask;

void gs_ask_init(gs_ask *ask);

/* Appends a SELECT of a kind's records, the number of each as `id` first, to the question. */
gs_status gs_ask_select(gs_ask *ask, gs_kind kind, const gs_filter *filter,
                        const gs_list_options *options, gs_error *err);

/* What is selected of each kind: its number first, then what list.c prints of it. */
gs_status gs_ask_build(gs_ask *ask, gs_kind kind, const gs_filter *filter,
                       const gs_list_options *options, gs_error *err);
gs_status gs_ask_prepare(gs_ask *ask, gs_store *store, sqlite3_stmt **out, gs_error *err);
void      gs_ask_release(gs_ask *ask);

/* Says what went wrong when rows were asked for: words that FTS5 does not take, or the file. */
gs_status gs_ask_fail(gs_store *store, gs_error *err);

#endif
