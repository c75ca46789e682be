/* store - how long questions to a store take, in one process that keeps it open.
 *
 *     store DB <QUESTIONS        what bench/store.py calls
 *
 * A question is a line: a group's name, a kind, then filters as NAME=VALUE, parted by
 * tabs. Each is asked for the first 20 rows as a person's table. Prints a line a
 * question: group, microseconds, bytes of rows.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "gainsay.h"

#define MOST_PARTS 8

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + 1e-3 * (double)t.tv_nsec;
}

static int count(void *ctx, const char *data, size_t size)
{
    (void)data;
    *(size_t *)ctx += size;
    return 0;
}

static void set(gs_filter *f, char *part)
{
    char *value = strchr(part, '=');
    struct {
        const char  *name;
        const char **field;
    } const fields[] = {
        {"speaker", &f->speaker}, {"actor", &f->actor},   {"about", &f->about},
        {"act", &f->act},         {"place", &f->place},   {"category", &f->category},
        {"reality", &f->reality}, {"status", &f->status}, {"words", &f->words},
        {"since", &f->since},     {"until", &f->until},   {"source", &f->source},
    };

    if (!value)
        return;
    *value++ = '\0';
    if (strcmp(part, "near") == 0) {
        char *end;
        f->near = true;
        f->lat = strtod(value, &end);
        f->lon = strtod(end + 1, &end);
        f->km = strtod(end + 1, &end);
        return;
    }
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (strcmp(fields[i].name, part) == 0)
            *fields[i].field = value;
    }
}

static bool ask(gs_store *store, char *line)
{
    char           *parts[MOST_PARTS], *rest = line;
    size_t          n = 0, bytes = 0;
    gs_filter       filter = {.near = false};
    gs_list_options rows = {.format = GS_LIST_TABLE, .limit = 20};
    gs_error        err;
    double          began;
    bool            more;

    while (n < MOST_PARTS && (parts[n] = strsep(&rest, "\t\n")) && *parts[n])
        n++;
    if (n < 2)
        return true;
    for (size_t i = 2; i < n; i++)
        set(&filter, parts[i]);
    began = now();
    if (gs_store_list(store, gs_kind_from_name(parts[1]), &filter, &rows, count, &bytes, &more,
                      &err) != GS_OK) {
        fprintf(stderr, "%s: %s\n", parts[0], err.message);
        return false;
    }
    printf("%s\t%.0f\t%zu\n", parts[0], now() - began, bytes);
    return true;
}

int main(int argc, char **argv)
{
    gs_store *store;
    gs_error  err;
    char      line[1024];
    bool      good = true;

    if (argc != 2 || gs_store_open(&store, argv[1], GS_STORE_READ, &err) != GS_OK) {
        fprintf(stderr, "%s\n", argc == 2 ? err.message : "usage: store DB <QUESTIONS");
        return 2;
    }
    while (good && fgets(line, sizeof line, stdin))
        good = ask(store, line);
    gs_store_close(store);
    return good ? 0 : 1;
}
