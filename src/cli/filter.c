/* cli/filter.c - see filter.h. */
#include "cli/filter.h"

#include <stdlib.h>
#include <string.h>

#include "cli/sink.h"
#include "cli/terminal.h"

#define ROWS 20

bool cli_count_read(const cli_args *args, cli_option_id option, size_t *n)
{
    const char *value = args->values[option];
    char       *end;
    long        x;

    if (!value)
        return true;
    x = strtol(value, &end, 10);
    if (*end || end == value || x < 0) {
        cli_say("--%s cannot be '%s'; it is a number from 0 on", cli_options[option].name, value);
        return false;
    }
    *n = (size_t)x;
    return true;
}

static bool read_near(const char *value, gs_filter *f)
{
    double     *numbers[] = {&f->lat, &f->lon, &f->km};
    const char *at = value;
    char       *end;
    bool        good = true;

    if (!value)
        return true;
    for (int i = 0; good && i < 3; i++) {
        *numbers[i] = strtod(at, &end);
        good = end > at && *end == (i < 2 ? ',' : '\0');
        at = end + 1;
    }
    f->near = good;
    if (!f->near)
        cli_say("--near cannot be '%s'; it is LAT,LON,KM, as 39.8,46.75,50", value);
    return f->near;
}

bool cli_filter_read(const cli_args *args, gs_filter *f)
{
    *f = (gs_filter){.speaker = args->values[OPT_SPEAKER],
                     .actor = args->values[OPT_ACTOR],
                     .about = args->values[OPT_ABOUT],
                     .act = args->values[OPT_ACT],
                     .category = args->values[OPT_CATEGORY],
                     .reality = args->values[OPT_REALITY],
                     .status = args->values[OPT_STATUS],
                     .place = args->values[OPT_PLACE],
                     .source = args->values[OPT_SOURCE],
                     .words = args->values[OPT_FIND_WORDS],
                     .since = args->values[OPT_SINCE],
                     .until = args->values[OPT_UNTIL],
                     .origins = args->values[OPT_STORIES] != NULL,
                     .versions = args->values[OPT_VERSIONS] != NULL};
    return read_near(args->values[OPT_NEAR], f);
}

bool cli_rows_read(const cli_args *args, gs_list_options *options)
{
    const char *format = args->values[OPT_LIST_FORMAT];

    *options =
        (gs_list_options){.table = cli_terminal_options(args), .sort = args->values[OPT_SORT]};
    if (!format)
        format = cli_terminal() ? "table" : "jsonl";
    options->format = strcmp(format, "table") == 0 ? GS_LIST_TABLE
                      : strcmp(format, "csv") == 0 ? GS_LIST_CSV
                                                   : GS_LIST_JSONL;
    if (options->format == GS_LIST_TABLE)
        options->limit = ROWS;
    return cli_count_read(args, OPT_LIMIT, &options->limit) &&
           cli_count_read(args, OPT_OFFSET, &options->offset);
}

int cli_rows_end(gs_store *store, gs_status st, const gs_error *err, const gs_list_options *options,
                 bool more)
{
    gs_store_close(store);
    if (st != GS_OK)
        cli_say("%s", err->message);
    else if (more && options->format == GS_LIST_TABLE)
        cli_say("there are more; the next: --offset %zu", options->offset + options->limit);
    return st == GS_OK ? CLI_OK : CLI_FAILED;
}
