/* store/opened.c - see opened.h. */
#include "store/opened.h"

#include <stdio.h>

#include "base/error.h"
#include "base/limits.h"

void gs_opened_init(gs_opened *o, gs_store *s)
{
    *o = (gs_opened){.s = s};
    gs_buf_init(&o->text, GS_LIMIT_DOC_MEMORY);
    gs_buf_init(&o->records, GS_LIMIT_DOC_MEMORY);
}

void gs_opened_release(gs_opened *o)
{
    gs_buf_release(&o->text);
    gs_buf_release(&o->records);
}

static bool load(gs_opened *o, int64_t report, const char *sql, gs_str text, gs_buf *to)
{
    sqlite3_stmt *q = NULL;
    gs_status     st = GS_E_DATA;

    gs_buf_clear(to);
    if (sqlite3_prepare_v2(o->s->db, sql, -1, &q, NULL) == SQLITE_OK) {
        sqlite3_bind_int64(q, 1, report);
        if (sqlite3_step(q) == SQLITE_ROW)
            st = gs_kept_unpack(
                gs_str_make(sqlite3_column_blob(q, 0), (size_t)sqlite3_column_bytes(q, 0)), text,
                to);
    }
    sqlite3_finalize(q);
    return st == GS_OK;
}

#define READ      "SELECT records FROM kept WHERE report=?1"
#define CORRECTED "SELECT ifnull((SELECT records FROM corrected WHERE report=?1),(" READ "))"

static void open_report(gs_opened *o, int64_t report)
{
    if (o->report != report)
        o->has_text = o->has_records = false;
    o->report = report;
}

gs_str gs_opened_text(gs_opened *o, int64_t report)
{
    open_report(o, report);
    if (!o->has_text)
        o->has_text =
            load(o, report, "SELECT text FROM kept WHERE report=?", GS_STR_NONE, &o->text);
    return o->has_text ? gs_buf_str(&o->text) : GS_STR_NONE;
}

gs_str gs_opened_records(gs_opened *o, int64_t report)
{
    gs_str text = gs_opened_text(o, report);

    if (!o->has_records && o->has_text)
        o->has_records = load(o, report, o->as_read ? READ : CORRECTED, text, &o->records);
    return o->has_records ? gs_buf_str(&o->records) : GS_STR_NONE;
}

gs_str gs_opened_line(gs_str records, const char *id)
{
    char   key[96];
    size_t at, end, begin;

    snprintf(key, sizeof key, "\"id\":\"%s\"", id);
    for (at = 0; (at = gs_str_find(records, gs_str_from(key), at)) != SIZE_MAX; at++) {
        for (begin = at; begin && records.p[begin - 1] != '\n'; begin--)
            ;
        end = gs_str_find(records, GS_STR("\n"), at);
        if (at - begin < 40) /* behind the type, where a record's own id stands */
            return gs_str_sub(records, begin, end == SIZE_MAX ? records.n : end + 1);
    }
    return GS_STR_NONE;
}

void gs_key_write(const void *key, char *out)
{
    static const char hex[] = "0123456789abcdef";

    for (int i = 0; i < 16; i++) {
        *out++ = hex[((const uint8_t *)key)[i] >> 4];
        *out++ = hex[((const uint8_t *)key)[i] & 15];
    }
    *out = '\0';
}

/* `digits` and as many of `fill` as are missing, as bytes. */
static bool read_key(gs_str digits, char fill, uint8_t *key)
{
    for (size_t i = 0; i < 32; i++) {
        char    c = gs_ascii_lower(i < digits.n ? digits.p[i] : fill);
        uint8_t value;
        if (!gs_ascii_digit(c) && (c < 'a' || c > 'f'))
            return false;
        value = (uint8_t)(gs_ascii_digit(c) ? c - '0' : c - 'a' + 10);
        key[i / 2] = (uint8_t)(i % 2 ? key[i / 2] | value : value << 4);
    }
    return true;
}

bool gs_key_read(gs_str digits, uint8_t key[16])
{
    return digits.n == 32 && read_key(digits, '0', key);
}

gs_status gs_opened_find(gs_store *s, gs_str digits, int64_t *report, char *key, gs_error *err)
{
    uint8_t       low[16], high[16];
    sqlite3_stmt *q = NULL;
    int           found = 0;

    if (digits.n >= 8 && digits.n <= 32 && read_key(digits, '0', low) &&
        read_key(digits, 'f', high)) {
        if (sqlite3_prepare_v2(s->db, "SELECT id,key FROM report WHERE key BETWEEN ? AND ? LIMIT 2",
                               -1, &q, NULL) != SQLITE_OK)
            return gs_store_fail(s->db, s->path, err);
        sqlite3_bind_blob(q, 1, low, sizeof low, SQLITE_STATIC);
        sqlite3_bind_blob(q, 2, high, sizeof high, SQLITE_STATIC);
        while (sqlite3_step(q) == SQLITE_ROW) {
            found++;
            *report = sqlite3_column_int64(q, 0);
            gs_key_write(sqlite3_column_blob(q, 1), key);
        }
        sqlite3_finalize(q);
    }
    if (found == 1)
        return GS_OK;
    return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET,
                   found ? "%.*s: more than one report's id begins so; give more of it"
                         : "%.*s: no report is kept of that id",
                   GS_STR_ARG(digits));
}
