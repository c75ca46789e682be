/* know/table.c - see table.h. */
#include "know/table.h"

#include <nettle/sha2.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"

gs_status gs_table_fail(const gs_table_row *row, gs_error *err, const char *format, ...)
{
    char    message[160];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return gs_fail(err, GS_E_DATA, "know", GS_NO_OFFSET, "%s:%u: %s", row->path, row->line,
                   message);
}

/* Whether somebody hears of all errors of rows, and reading goes on. */
static bool complained(const gs_know *know, gs_status st, const gs_error *err)
{
    if (st != GS_E_DATA || !know->complain)
        return false;
    know->complain(know->complain_ctx, err);
    return true;
}

typedef struct table {
    size_t      min, max; /* fields */
    gs_table_fn fn;
    void       *ctx;
} table;

/* Splits the line into fields; false when there are too many of them. */
static bool split(gs_table_row *row, gs_str line)
{
    const char *p = line.p, *end = line.p + line.n;

    for (row->count = 0; p && row->count < GS_TABLE_FIELDS; row->count++) {
        const char *tab = memchr(p, '\t', (size_t)(end - p));
        row->fields[row->count] = gs_str_trim(gs_str_make(p, (size_t)((tab ? tab : end) - p)));
        p = tab ? tab + 1 : NULL;
    }
    return !p;
}

static gs_status read_row(const table *t, gs_table_row *row, gs_str line, gs_error *err)
{
    const gs_str source = GS_STR("# source:");

    if (line.n > GS_LIMIT_DICT_LINE)
        return gs_table_fail(row, err, "line is longer than %d bytes", GS_LIMIT_DICT_LINE);
    if (gs_str_starts(line, source))
        row->source = gs_str_trim(gs_str_sub(line, source.n, line.n));
    if (!gs_str_trim(line).n || line.p[0] == '#')
        return GS_OK;
    if (!split(row, line) || row->count < t->min || row->count > t->max)
        return gs_table_fail(row, err, "%zu fields; %zu to %zu parted by tabs are needed",
                             row->count, t->min, t->max);
    for (size_t i = row->count; i < t->max; i++)
        row->fields[i] = GS_STR_NONE;
    return t->fn(t->ctx, row, err);
}

static unsigned count_lines(gs_str text)
{
    unsigned lines = 1;

    for (size_t i = 0; i < text.n; i++)
        lines += text.p[i] == '\n';
    return lines;
}

static gs_status read_rows(const gs_know *know, const table *t, gs_table_row *row, gs_str text,
                           gs_error *err)
{
    gs_str line;

    row->lines = count_lines(text);
    while (gs_str_split(&text, '\n', &line)) {
        gs_status st;
        row->line++;
        st = read_row(t, row, line, err);
        if (st != GS_OK && !complained(know, st, err))
            return st;
    }
    return GS_OK;
}

gs_str gs_table_source(const gs_table_row *row, size_t field)
{
    gs_str own = field < row->count ? row->fields[field] : GS_STR_NONE;

    return own.n && !gs_str_eq(own, GS_STR("-")) ? own : row->source;
}

/* A chain: the hash so far, the file's name with its NUL, its bytes. */
static void add_to_hash(gs_know *know, const char *name, gs_str text)
{
    struct sha256_ctx sha;

    sha256_init(&sha);
    sha256_update(&sha, sizeof know->sha256, know->sha256);
    sha256_update(&sha, strlen(name) + 1, (const uint8_t *)name);
    sha256_update(&sha, text.n, (const uint8_t *)text.p);
    sha256_digest(&sha, sizeof know->sha256, know->sha256);
}

gs_status gs_table_open(const char *dir, const char *name, gs_know *know, gs_str *text,
                        gs_error *err)
{
    char      path[4096];
    gs_file   file;
    gs_error  why;
    gs_status st;

    *text = GS_STR_NONE;
    if (snprintf(path, sizeof path, "%s/%s", dir, name) >= (int)sizeof path)
        return gs_fail(err, GS_E_DATA, "know", GS_NO_OFFSET, "path too long: %s", dir);
    if (know->optional && access(path, F_OK) != 0)
        return GS_OK;
    st = gs_file_read(&file, path, GS_LIMIT_REPORT_BYTES, &why);
    if (st != GS_OK)
        return gs_fail(err, st == GS_E_NOMEM ? st : GS_E_DATA, "know", GS_NO_OFFSET, "%s: %s", path,
                       why.message);
    if (!GS_PUSH(&know->arena, know->files, know->file_count, know->file_cap, file)) {
        gs_file_close(&file);
        return gs_fail_nomem(err, "know");
    }
    *text = gs_str_make(file.data ? file.data : "", file.size);
    add_to_hash(know, name, *text);
    return GS_OK;
}

gs_status gs_table_read(const char *dir, const char *name, size_t min, size_t max, gs_know *know,
                        gs_table_fn fn, void *ctx, gs_error *err)
{
    gs_table_row row = {.path = name};
    gs_str       text;
    gs_status    st = gs_table_open(dir, name, know, &text, err);

    if (st != GS_OK || !text.p)
        return st;
    return read_rows(know, &(table){min, max, fn, ctx}, &row, text, err);
}
