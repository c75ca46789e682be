/* cli/cmd_list.c - gainsay list: records of a store by what they say. */
#include "cli/cli.h"
#include "cli/filter.h"
#include "cli/sink.h"
#include "cli/store.h"

static bool read_kind(const cli_args *args, gs_kind *kind)
{
    static const char *const names = "reports, statements, claims, events, entities, agreements, "
                                     "matters, happenings or conflicts";

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
    gs_list_options rows;
    gs_filter       filter;
    gs_kind         kind;
    gs_store       *store;
    gs_status       st;
    gs_error        err;
    bool            more = false;

    if (!read_kind(args, &kind) || !cli_filter_read(args, &filter) || !cli_rows_read(args, &rows))
        return CLI_FAILED;
    store = cli_store_open(args, GS_STORE_READ);
    if (!store)
        return CLI_FAILED;
    st = gs_store_list(store, kind, &filter, &rows, cli_sink_take, NULL, &more, &err);
    return cli_rows_end(store, st, &err, &rows, more);
}

static const cli_option_id options[] = {OPT_DB, CLI_FILTER_OPTIONS, CLI_ROW_OPTIONS, OPT_HELP,
                                        OPT_COUNT};

const cli_command cli_list = {
    .name = "list",
    .summary = "list records of a store by what they say",
    .usage = "[options] KIND",
    .about =
        "Lists the records of one KIND that a store has: reports, statements, claims,\n"
        "events, entities, agreements, matters (a claim of several reports), happenings (events\n"
        "that are the same event) or conflicts (in what their reports differ); the newest first.\n"
        "Options narrow the list, and all of\n"
        "them must hold; one that says nothing about the kind is refused. Names and words are\n"
        "found by their words, in any case; LIST is one value or several, parted by commas.\n"
        "A claim is listed with those who deny it. A matter is one claim over several reports.",
    .examples = "gainsay list claims --status denied,disputed\n"
                "gainsay list statements --speaker Peskov --act deny --since 2020-11-01\n"
                "gainsay list conflicts --since 2020-11-01\n"
                "gainsay list events --category ASSAULT --near 39.82,46.75,50 --format csv",
    .options = options,
    .run = run,
};
