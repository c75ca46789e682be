/* store/list_csv.c - rows as comma-separated values, by RFC 4180 (output/rows.h): every
 * column of the kind, ids and offsets included. See list_int.h.
 */
#include <stdio.h>
#include <stdlib.h>

#include "store/list_int.h"

void gs_list_csv_head(gs_listing *l)
{
    if (l->kind->letter)
        gs_rows_name(&l->rows, "id");
    for (int i = 0; i < l->kind->count; i++) {
        if (l->kind->columns[i].cell != GS_CELL_HIDDEN)
            gs_rows_name(&l->rows, l->kind->columns[i].name);
    }
    gs_rows_end(&l->rows);
}

static void add_day(gs_listing *l, int64_t day)
{
    char text[16];

    snprintf(text, sizeof text, "%04d-%02d-%02d", (int)(day / 10000), (int)(day / 100 % 100),
             (int)(day % 100));
    gs_rows_add(&l->rows, gs_str_from(text));
}

static void add_key(gs_listing *l, int at)
{
    char key[33];

    if (sqlite3_column_bytes(l->q, at) != 16)
        return;
    gs_key_write(sqlite3_column_blob(l->q, at), key);
    gs_rows_add(&l->rows, gs_str_from(key));
}

/* "1048577,1048579" as "…/s2;…/s4". */
static void add_ids(gs_listing *l, int at, char letter)
{
    char   key[33] = "", id[64];
    gs_str rest = gs_list_text(l, at), part;

    if (sqlite3_column_bytes(l->q, GS_COLUMN_KEY) == 16)
        gs_key_write(sqlite3_column_blob(l->q, GS_COLUMN_KEY), key);
    while (gs_str_split(&rest, ',', &part)) {
        long long n = strtoll(part.p, NULL, 10);
        snprintf(id, sizeof id, "%s/%c%lld", key, letter, (n & (GS_STORE_RECORDS - 1)) + 1);
        gs_rows_item(&l->rows, gs_str_from(id));
    }
}

static void add_span(gs_listing *l, int at)
{
    gs_rows_add_uint(&l->rows, (uint64_t)gs_list_number(l, at));
    gs_rows_add(&l->rows, GS_STR("-"));
    gs_rows_add_uint(&l->rows, (uint64_t)gs_list_number(l, at + 1));
}

void gs_list_csv_cell(gs_listing *l, int at)
{
    const gs_list_column *c = &l->kind->columns[at];
    const char           *word;

    switch (c->cell) {
    case GS_CELL_TEXT:
    case GS_CELL_NUMBER:
        gs_rows_add(&l->rows, gs_list_text(l, at));
        break;
    case GS_CELL_DAY:
        add_day(l, gs_list_number(l, at));
        break;
    case GS_CELL_KEY:
        add_key(l, at);
        break;
    case GS_CELL_WORD:
        word = c->word((int)gs_list_number(l, at));
        gs_rows_add(&l->rows, gs_str_from(word ? word : ""));
        break;
    case GS_CELL_IDS:
        add_ids(l, at, c->letter);
        break;
    case GS_CELL_SPAN:
        add_span(l, at);
        break;
    case GS_CELL_SLICE:
        gs_rows_add(&l->rows, gs_list_slice(l, at));
        break;
    case GS_CELL_SENTENCE:
        gs_rows_add(&l->rows, gs_list_sentence(l, at));
        break;
    case GS_CELL_HIDDEN:
        break;
    }
}

void gs_list_csv_row(gs_listing *l)
{
    char id[64];

    if (l->kind->letter) {
        gs_list_id(l, id, sizeof id);
        gs_rows_cell(&l->rows, gs_str_from(id));
    }
    for (int i = 0; i < l->kind->count; i++) {
        if (l->kind->columns[i].cell == GS_CELL_HIDDEN)
            continue;
        if (!gs_list_null(l, i))
            gs_list_csv_cell(l, i);
        gs_rows_next(&l->rows);
    }
    gs_rows_end(&l->rows);
    gs_buf_pass(l->out);
}
