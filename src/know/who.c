/* know/who.c - see who.h. */
#include "know/who.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "know/know.h"
#include "know/table.h"

static gs_str or_none(gs_str field)
{
    return gs_str_eq(field, GS_STR("-")) ? GS_STR_NONE : field;
}

/* "2021-03-12", or "--03-12" of a report without a year. */
static bool is_date(gs_str s)
{
    const char *form = s.n == 10 ? "0000-00-00" : s.n == 7 ? "--00-00" : NULL;

    for (size_t i = 0; form && i < s.n; i++) {
        if (form[i] == '0' ? !gs_ascii_digit(s.p[i]) : s.p[i] != '-')
            return false;
    }
    return form != NULL;
}

static gs_status add_line(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_who     *who = ctx;
    gs_who_line line = {.name = or_none(row->fields[0]),
                        .title = or_none(row->fields[1]),
                        .body = or_none(row->fields[2]),
                        .country = or_none(row->fields[3]),
                        .date = or_none(row->fields[4]),
                        .source = or_none(row->fields[5]),
                        .report = or_none(row->fields[6]),
                        .span = or_none(row->fields[7]),
                        .next = gs_who_find(who, or_none(row->fields[0]))};
    uint32_t    at = (uint32_t)who->count;

    if (!line.name.n || !line.title.n)
        return gs_table_fail(row, err, "a line needs a name and a title");
    if (line.date.n && !is_date(line.date))
        return gs_table_fail(row, err, "'%.*s' is no date (YYYY-MM-DD)", GS_STR_ARG(line.date));
    if (!GS_PUSH(&who->arena, who->lines, who->count, who->cap, line) ||
        gs_map_put(&who->names, line.name, at) != GS_OK)
        return gs_fail_nomem(err, "who");
    return GS_OK;
}

gs_status gs_who_open(gs_who *who, const char *path, gs_seed seed, gs_error *err)
{
    gs_know     table = {.seed = seed}; /* the table's own text */
    const char *slash = strrchr(path, '/');
    char        folder[4096] = ".";
    gs_status   st;

    *who = (gs_who){.count = 0};
    gs_map_init(&who->names, seed);
    gs_arena_init(&who->arena, (size_t)1 << 30);
    gs_arena_init(&table.arena, (size_t)1 << 30);
    who->text = table.arena;
    if (slash && (size_t)(slash - path) >= sizeof folder)
        return gs_fail(err, GS_E_USAGE, "who", GS_NO_OFFSET, "the path is too long");
    if (slash) {
        memcpy(folder, path, (size_t)(slash - path));
        folder[slash - path] = '\0';
    }
    if (access(path, F_OK) != 0 && errno == ENOENT)
        return GS_OK;
    st = gs_table_read(slash == path ? "/" : folder, slash ? slash + 1 : path, 8, 8, &table,
                       add_line, who, err);
    /* the lines' strings are the table's */
    who->text = table.arena;
    if (table.file_count)
        who->file = table.files[0];
    return st;
}

void gs_who_release(gs_who *who)
{
    gs_map_release(&who->names);
    gs_arena_release(&who->arena);
    gs_arena_release(&who->text);
    gs_file_close(&who->file);
}

uint32_t gs_who_find(const gs_who *who, gs_str name)
{
    const uint32_t *line = gs_map_get(&who->names, name);

    return line ? *line : GS_WHO_NONE;
}
