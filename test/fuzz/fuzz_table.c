/* fuzz_table.c - the reader of dictionaries: fields as promised, or an error
 * that names the line. The bytes reach it as a file in memory.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/limits.h"
#include "know/know.h"
#include "know/table.h"

#define MIN_FIELDS 1
#define MAX_FIELDS 3

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static gs_status check_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    unsigned *last = ctx;

    CHECK(row->line > *last);
    *last = row->line;
    CHECK(row->count >= MIN_FIELDS && row->count <= MAX_FIELDS);
    for (size_t i = 0; i < GS_TABLE_FIELDS; i++) {
        gs_str field = row->fields[i];
        CHECK(i < row->count || field.n == 0);
        CHECK(field.n <= GS_LIMIT_DICT_LINE);
        CHECK(!field.n || !memchr(field.p, '\t', field.n));
        CHECK(gs_str_trim(field).n == field.n);
    }
    if (gs_str_eq(row->fields[0], GS_STR("stop")))
        return gs_table_fail(row, err, "told to stop at '%.*s'", GS_STR_ARG(row->fields[0]));
    return GS_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int       fd = memfd_create("table", MFD_CLOEXEC);
    gs_know   know = {0};
    gs_error  err = {0};
    unsigned  last = 0;
    char      name[32];
    gs_status st;

    CHECK(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    snprintf(name, sizeof name, "%d", fd);
    gs_arena_init(&know.arena, GS_LIMIT_DOC_MEMORY);
    st =
        gs_table_read("/proc/self/fd", name, MIN_FIELDS, MAX_FIELDS, &know, check_row, &last, &err);
    if (st != GS_OK)
        CHECK(st == GS_E_DATA && err.code == st && strchr(err.message, ':'));
    gs_know_release(&know);
    close(fd);
    return 0;
}
