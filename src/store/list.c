/* store/list.c - rows that a question finds, for people and for programs. See gainsay.h, ask.h.
 *
 *     2020-11-25  denied      the mission in Karabakh is being expanded
 *                             said by nobody named; denied by Kremlin, Dmitry Peskov
 *                             Example News · f86a98ca80881d60…/c1
 *
 * A row names the record that it stands for; text comes from the report as kept. A
 * claim never stands without those who deny it.
 */
#include <stdio.h>

#include "base/error.h"
#include "base/json.h"
#include "base/limits.h"
#include "doc/record.h"
#include "output/page.h"
#include "store/ask.h"
#include "store/opened.h"

#define GUTTER 24 /* columns before a row's own words */
#define DAY    12

typedef struct listing {
    gs_store              *s;
    gs_kind                kind;
    const gs_list_options *options;
    sqlite3_stmt          *q;
    gs_opened              kept;
    gs_page                page;
    gs_buf                *out;
} listing;

static const char letters[GS_KIND_COUNT] = {
    [GS_KIND_REPORT] = 0,  [GS_KIND_STATEMENT] = 's', [GS_KIND_CLAIM] = 'c',
    [GS_KIND_EVENT] = 'e', [GS_KIND_ENTITY] = 'n',    [GS_KIND_AGREEMENT] = 'a',
};

/* ---- columns ---- */

static gs_str column(const listing *l, int at)
{
    return gs_str_make((const char *)sqlite3_column_text(l->q, at),
                       (size_t)sqlite3_column_bytes(l->q, at));
}

static bool is_null(const listing *l, int at)
{
    return sqlite3_column_type(l->q, at) == SQLITE_NULL;
}

/* "f86a98ca80881d60…/s3", all of it. */
static void write_id(const listing *l, char *out, size_t size)
{
    char    key[33] = "";
    int64_t id = sqlite3_column_int64(l->q, 0);

    if (sqlite3_column_bytes(l->q, 1) == 16)
        gs_key_write(sqlite3_column_blob(l->q, 1), key);
    if (letters[l->kind])
        snprintf(out, size, "%s/%c%lld", key, letters[l->kind],
                 (long long)(id & (GS_STORE_RECORDS - 1)) + 1);
    else
        snprintf(out, size, "%s", key);
}

static gs_str slice(listing *l, int first)
{
    int64_t from = sqlite3_column_int64(l->q, first), to = sqlite3_column_int64(l->q, first + 1);
    gs_str  text;

    if (is_null(l, first))
        return GS_STR_NONE;
    text = gs_opened_text(&l->kept, sqlite3_column_int64(l->q, 0) >> 20);
    return from >= 0 && to >= from && (size_t)to <= text.n
               ? gs_str_sub(text, (size_t)from, (size_t)to)
               : GS_STR_NONE;
}

/* The sentence whose number is in a column. */
static gs_str sentence_of(listing *l, int at)
{
    sqlite3_stmt *q = NULL;
    int64_t       id = sqlite3_column_int64(l->q, at);
    gs_str        text = gs_opened_text(&l->kept, id >> 20), s = GS_STR_NONE;

    if (sqlite3_prepare_v2(l->s->db, "SELECT first,last FROM sentence WHERE id=?", -1, &q, NULL) ==
        SQLITE_OK) {
        sqlite3_bind_int64(q, 1, id);
        if (sqlite3_step(q) == SQLITE_ROW && (size_t)sqlite3_column_int64(q, 1) <= text.n)
            s = gs_str_sub(text, (size_t)sqlite3_column_int64(q, 0),
                           (size_t)sqlite3_column_int64(q, 1));
    }
    sqlite3_finalize(q);
    return s;
}

/* ---- a row for a person ---- */

static void put(listing *l, gs_style style, const char *words)
{
    gs_page_put(&l->page, style, gs_str_from(words));
}

static void put_day(listing *l, int at)
{
    char text[16] = "";
    int  day = sqlite3_column_int(l->q, at);

    gs_page_break(&l->page);
    gs_page_indent(&l->page, 0);
    if (day)
        snprintf(text, sizeof text, "%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);
    put(l, GS_STYLE_FAINT, day ? text : "no date");
    gs_page_to(&l->page, DAY);
}

static void put_label(listing *l, gs_style style, const char *word)
{
    char   label[16];
    size_t n = 0;

    for (const char *p = word ? word : "event"; *p && n + 1 < sizeof label; p++)
        label[n++] = gs_ascii_lower(*p);
    label[n] = '\0';
    put(l, style, label);
    gs_page_indent(&l->page, GUTTER);
}

static void put_dot(listing *l)
{
    put(l, GS_STYLE_FAINT, l->page.unicode ? "·" : "-");
}

/* A dot and "3 reports"; `format` has the number's place. */
static void put_count(listing *l, bool dot, const char *format, int at)
{
    char text[48];

    sqlite3_snprintf(sizeof text, text, format, sqlite3_column_int(l->q, at));
    if (dot)
        put_dot(l);
    put(l, GS_STYLE_FAINT, text);
}

static bool is_many(const listing *l, int at)
{
    return sqlite3_column_int(l->q, at) > 1;
}

/* The last line of a row: who published it, and its id. */
static void put_foot(listing *l, int publisher)
{
    char id[64];

    write_id(l, id, sizeof id);
    gs_page_break(&l->page);
    if (!is_null(l, publisher)) {
        gs_page_put(&l->page, GS_STYLE_FAINT, column(l, publisher));
        put_dot(l);
    }
    put(l, GS_STYLE_FAINT, id);
    gs_page_break(&l->page);
}

static void put_report(listing *l)
{
    put_day(l, 2);
    put_label(l, GS_STYLE_SAYS, is_null(l, 8) ? "report" : "older");
    gs_page_put(&l->page, GS_STYLE_STRONG,
                is_null(l, 4) ? GS_STR("without a title") : column(l, 4));
    gs_page_break(&l->page);
    put_count(l, false, is_many(l, 7) ? "%d sentences" : "%d sentence", 7);
    if (is_many(l, 9))
        put_count(l, true, "met at %d places", 9);
    if (is_many(l, 10))
        put_count(l, true, "one of %d copies", 10);
    put_foot(l, 5);
}

static void put_statement(listing *l)
{
    gs_act act = (gs_act)sqlite3_column_int(l->q, 3);
    bool   negates = sqlite3_column_int(l->q, 4) == GS_POLARITY_NEGATES;
    gs_str said = slice(l, 5);

    put_day(l, 2);
    put_label(l, negates ? GS_STYLE_DENIES : GS_STYLE_SAYS, gs_act_name(act));
    gs_page_put(&l->page, GS_STYLE_STRONG, is_null(l, 7) ? GS_STR("nobody named") : column(l, 7));
    gs_page_break(&l->page);
    gs_page_put(&l->page, GS_STYLE_PLAIN, said.n ? said : sentence_of(l, 8));
    put_foot(l, 9);
}

static void put_who(listing *l, const char *words, int at, bool *first)
{
    if (is_null(l, at))
        return;
    if (!*first)
        gs_page_attach(&l->page, GS_STYLE_FAINT, GS_STR(";"));
    put(l, GS_STYLE_FAINT, words);
    gs_page_put(&l->page, GS_STYLE_STRONG, column(l, at));
    *first = false;
}

static void put_claim(listing *l)
{
    gs_claim_status status = (gs_claim_status)sqlite3_column_int(l->q, 3);
    bool            first = true;

    put_day(l, 2);
    put_label(l,
              status == GS_CLAIM_DENIED || status == GS_CLAIM_DISPUTED ? GS_STYLE_DENIES
                                                                       : GS_STYLE_SAYS,
              gs_claim_status_name(status));
    gs_page_put(&l->page, GS_STYLE_PLAIN, slice(l, 6));
    gs_page_break(&l->page);
    put_who(l, "said by", 8, &first);
    put_who(l, "denied by", 9, &first);
    put_who(l, "asked about by", 10, &first);
    put_foot(l, 11);
}

static void put_event(listing *l)
{
    gs_reality reality = (gs_reality)sqlite3_column_int(l->q, 5);
    bool       happened = reality >= GS_REALITY_HABITUAL;

    put_day(l, 2);
    put_label(l, happened ? GS_STYLE_SAYS : GS_STYLE_DOUBTS,
              gs_plover_name((gs_plover)sqlite3_column_int(l->q, 3)));
    gs_page_put(&l->page, GS_STYLE_STRONG, is_null(l, 6) ? GS_STR("nobody named") : column(l, 6));
    if (!is_null(l, 7)) {
        put(l, GS_STYLE_FAINT, l->page.unicode ? "→" : ">");
        gs_page_put(&l->page, GS_STYLE_STRONG, column(l, 7));
    }
    if (!is_null(l, 8)) {
        put_dot(l);
        gs_page_put(&l->page, GS_STYLE_FAINT, column(l, 8));
    }
    if (reality != GS_REALITY_OCCURRED) {
        put_dot(l);
        put(l, happened ? GS_STYLE_SAYS : GS_STYLE_DOUBTS, gs_reality_name(reality));
    }
    gs_page_break(&l->page);
    gs_page_put(&l->page, GS_STYLE_PLAIN, sentence_of(l, 9));
    put_foot(l, 12);
}

static void put_entity(listing *l)
{
    gs_page_break(&l->page);
    gs_page_indent(&l->page, 0);
    put(l, GS_STYLE_FAINT, gs_entity_kind_name((gs_entity_kind)sqlite3_column_int(l->q, 1)));
    gs_page_indent(&l->page, GUTTER);
    gs_page_put(&l->page, GS_STYLE_STRONG, column(l, 2));
    if (sqlite3_column_bytes(l->q, 3)) {
        put_dot(l);
        gs_page_put(&l->page, GS_STYLE_FAINT, column(l, 3));
    }
    put_count(l, true, is_many(l, 4) ? "%d reports" : "%d report", 4);
    gs_page_break(&l->page);
}

static void put_agreement(listing *l)
{
    put_day(l, 2);
    put_label(l, GS_STYLE_SAYS,
              gs_agreement_kind_name((gs_agreement_kind)sqlite3_column_int(l->q, 3)));
    gs_page_put(&l->page, GS_STYLE_STRONG, is_null(l, 4) ? GS_STR("without a name") : column(l, 4));
    gs_page_break(&l->page);
    if (!is_null(l, 5)) {
        put(l, GS_STYLE_FAINT, "between");
        gs_page_put(&l->page, GS_STYLE_STRONG, column(l, 5));
    }
    put_count(l, !is_null(l, 5), sqlite3_column_int(l->q, 6) == 1 ? "%d term" : "%d terms", 6);
    put_foot(l, 7);
}

static void put_row(listing *l)
{
    static void (*const rows[GS_KIND_COUNT])(listing *) = {
        [GS_KIND_REPORT] = put_report, [GS_KIND_STATEMENT] = put_statement,
        [GS_KIND_CLAIM] = put_claim,   [GS_KIND_EVENT] = put_event,
        [GS_KIND_ENTITY] = put_entity, [GS_KIND_AGREEMENT] = put_agreement,
    };
    rows[l->kind](l);
    if (l->kind != GS_KIND_ENTITY)
        gs_page_gap(&l->page);
}

/* ---- a row for a program: the record as it was kept ---- */

static void print_row(listing *l)
{
    char    id[64];
    int64_t record = sqlite3_column_int64(l->q, 0), report = record >> 20;

    if (l->kind == GS_KIND_REPORT)
        report = record;
    write_id(l, id, sizeof id);
    gs_buf_add_str(l->out, gs_opened_line(gs_opened_records(&l->kept, report), id));
    gs_buf_pass(l->out);
}

/* Somebody, over all reports. */
static void print_entity(listing *l)
{
    gs_json json;

    gs_json_init(&json, l->out);
    gs_json_object(&json);
    gs_json_key(&json, "type");
    gs_json_str(&json, GS_STR("actor"));
    gs_json_key(&json, "kind");
    gs_json_str(&json,
                gs_str_from(gs_entity_kind_name((gs_entity_kind)sqlite3_column_int(l->q, 1))));
    gs_json_key(&json, "name");
    gs_json_str(&json, column(l, 2));
    gs_json_key(&json, "country");
    gs_json_str(&json, sqlite3_column_bytes(l->q, 3) ? column(l, 3) : GS_STR_NONE);
    gs_json_key(&json, "reports");
    gs_json_uint(&json, (uint64_t)sqlite3_column_int64(l->q, 4));
    gs_json_object_end(&json);
    gs_buf_add_char(l->out, '\n');
    gs_buf_pass(l->out);
}

/* ---- all rows ---- */

static gs_status walk(listing *l, bool *more, gs_error *err)
{
    bool   page = l->options->format == GS_LIST_TABLE;
    size_t rows = 0;
    int    step;

    *more = false;
    while ((step = sqlite3_step(l->q)) == SQLITE_ROW && l->out->status == GS_OK) {
        if (l->options->limit && rows++ == l->options->limit) {
            *more = true;
            return GS_OK;
        }
        if (page)
            put_row(l);
        else if (l->kind == GS_KIND_ENTITY)
            print_entity(l);
        else
            print_row(l);
    }
    if (step == SQLITE_ROW || step == SQLITE_DONE)
        return GS_OK;
    return gs_ask_fail(l->s, err);
}

gs_status gs_store_list(gs_store *s, gs_kind kind, const gs_filter *filter,
                        const gs_list_options *options, gs_write_fn write, void *ctx, bool *more,
                        gs_error *err)
{
    gs_buf    out = gs_buf_to(write, ctx, GS_LIMIT_DOC_MEMORY);
    listing   l = {.s = s, .kind = kind, .options = options, .out = &out};
    gs_ask    ask;
    gs_status st = gs_ask_build(&ask, kind, filter, options, err);

    gs_opened_init(&l.kept, s);
    if (st == GS_OK)
        st = gs_ask_prepare(&ask, s, &l.q, err);
    if (st == GS_OK) {
        if (options->format == GS_LIST_TABLE)
            gs_page_init(&l.page, &options->table, &out);
        st = walk(&l, more, err);
        if (options->format == GS_LIST_TABLE)
            gs_page_release(&l.page);
    }
    sqlite3_finalize(l.q);
    gs_ask_release(&ask);
    gs_opened_release(&l.kept);
    if (st == GS_OK)
        return gs_buf_finish(&out, err);
    gs_buf_release(&out);
    return st;
}
