/* cli/cmd_list.c - gainsay list: records of a store by what they say. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/filter.h"
#include "cli/sink.h"
#include "cli/store.h"
#include "cli/terminal.h"

#define ROWS 20

static bool read_count(const cli_args *args, cli_option_id option, size_t *n)
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

static bool read_kind(const cli_args *args, gs_kind *kind)
{
    static const char *const names = "reports, statements, claims, events, entities or agreements";

    if (args->operand_count != 1) {
        cli_say("list takes one kind of record: %s", names);
        return false;
    }
    *kind = gs_kind_from_name(args->operands[0]);
    if (*kind == GS_KIND_COUNT)
        cli_say("there are no '%s' in a store; it has %s", args->operands[0], names);
    return *kind != GS_KIND_COUNT;
}

static int run(const cli_args *args)
{
    const char     *format = args->values[OPT_LIST_FORMAT];
    bool            jsonl = format ? strcmp(format, "jsonl") == 0 : !cli_terminal(), more;
    gs_list_options options = {.format = jsonl ? GS_LIST_JSONL : GS_LIST_TABLE,
                               .table = cli_terminal_options(args),
                               .oldest = args->values[OPT_OLDEST] != NULL,
                               .limit = jsonl ? 0 : ROWS};
    gs_filter       filter;
    gs_kind         kind;
    gs_store       *store;
    gs_status       st;
    gs_error        err;

    if (!read_kind(args, &kind) || !cli_filter_read(args, &filter) ||
        !read_count(args, OPT_LIMIT, &options.limit) ||
        !read_count(args, OPT_OFFSET, &options.offset))
        return CLI_FAILED;
    store = cli_store_open(args, GS_STORE_READ);
    if (!store)
        return CLI_FAILED;
    st = gs_store_list(store, kind, &filter, &options, cli_sink_take, NULL, &more, &err);
    gs_store_close(store);
    if (st != GS_OK) {
        cli_say("%s", err.message);
        return CLI_FAILED;
    }
    if (more && !jsonl)
        cli_say("there are more; the next: --offset %zu", options.offset + options.limit);
    return CLI_OK;
}

static const cli_option_id options[] = {OPT_DB,     CLI_FILTER_OPTIONS, OPT_OLDEST,      OPT_LIMIT,
                                        OPT_OFFSET, OPT_VERSIONS,       OPT_LIST_FORMAT, OPT_COLOR,
                                        OPT_HELP,   OPT_COUNT};

const cli_command cli_list = {
    .name = "list",
    .summary = "list records of a store by what they say",
    .usage = "[options] KIND",
    .about =
        "Lists the records of one KIND that a store has: reports, statements, claims,\n"
        "events, entities or agreements; the newest first. Options narrow the list, and all of\n"
        "them must hold. Names and words are found by their words, in any case; LIST is\n"
        "one value or several, parted by commas. A claim is listed with those who deny it.",
    .examples = "gainsay list claims --status denied,disputed\n"
                "gainsay list statements --speaker Peskov --act deny --since 2020-11-01\n"
                "gainsay list events --category ASSAULT --near 39.82,46.75,50 --format jsonl",
    .options = options,
    .run = run,
};
