/* know/table.c - see table.h. */
#include "know/table.h"

#include <nettle/sha2.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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

static gs_status read_rows(gs_table_row *row, gs_str text, size_t min, size_t max, gs_table_fn fn,
                           void *ctx, gs_error *err)
{
    gs_str line;

    while (gs_str_split(&text, '\n', &line)) {
        gs_status st;
        gs_str    rest = line;

        row->line++;
        if (line.n > GS_LIMIT_DICT_LINE)
            return gs_table_fail(row, err, "line is longer than %d bytes", GS_LIMIT_DICT_LINE);
        if (!gs_str_trim(line).n || line.p[0] == '#')
            continue;
        for (row->count = 0; row->count < GS_TABLE_FIELDS; row->count++) {
            if (!gs_str_split(&rest, '\t', &row->fields[row->count]))
                break;
            row->fields[row->count] = gs_str_trim(row->fields[row->count]);
        }
        if (row->count < min || row->count > max || rest.p)
            return gs_table_fail(row, err, "%zu fields; %zu to %zu parted by tabs are needed",
                                 row->count, min, max);
        for (size_t i = row->count; i < GS_TABLE_FIELDS; i++)
            row->fields[i] = GS_STR_NONE;
        st = fn(ctx, row, err);
        if (st != GS_OK)
            return st;
    }
    return GS_OK;
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

gs_status gs_table_read(const char *dir, const char *name, size_t min, size_t max, gs_know *know,
                        gs_table_fn fn, void *ctx, gs_error *err)
{
    gs_table_row row = {.path = name};
    char         path[4096];
    gs_file      file;
    gs_str       text;
    gs_error     why;
    gs_status    st;

    if (snprintf(path, sizeof path, "%s/%s", dir, name) >= (int)sizeof path)
        return gs_fail(err, GS_E_DATA, "know", GS_NO_OFFSET, "path too long: %s", dir);
    st = gs_file_open(&file, path, GS_LIMIT_REPORT_BYTES, &why);
    if (st != GS_OK)
        return gs_fail(err, st == GS_E_NOMEM ? st : GS_E_DATA, "know", GS_NO_OFFSET, "%s: %s", path,
                       why.message);
    text = gs_arena_str(&know->arena, gs_str_make(file.data, file.size));
    gs_file_close(&file);
    if (!text.p)
        return gs_fail_nomem(err, "know");
    add_to_hash(know, name, text);
    return read_rows(&row, text, min, max, fn, ctx, err);
}
