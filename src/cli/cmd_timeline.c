/* cli/cmd_timeline.c - gainsay timeline: events and statements of a store in the order of time. */
#include "cli/cli.h"
#include "cli/filter.h"
#include "cli/sink.h"
#include "cli/store.h"

static int run(const cli_args *args)
{
    gs_list_options rows;
    gs_filter       filter;
    gs_store       *store;
    gs_status       st;
    gs_error        err;
    bool            more = false;

    if (args->operand_count) {
        cli_say("timeline takes options only; what it shows is narrowed by them");
        return CLI_FAILED;
    }
    if (!cli_filter_read(args, &filter) || !cli_rows_read(args, &rows))
        return CLI_FAILED;
    store = cli_store_open(args, GS_STORE_READ);
    if (!store)
        return CLI_FAILED;
    st = gs_store_timeline(store, &filter, &rows, cli_sink_take, NULL, &more, &err);
    return cli_rows_end(store, st, &err, &rows, more);
}

static const cli_option_id options[] = {OPT_DB, CLI_FILTER_OPTIONS, CLI_ROW_OPTIONS, OPT_HELP,
                                        OPT_COUNT};

const cli_command cli_timeline = {
    .name = "timeline",
    .summary = "events and statements of a store in the order of time",
    .usage = "[options]",
    .about =
        "Shows events and statements by day, the oldest first, those without a day at the end.\n"
        "The word behind the day is an event's reality (occurred, planned, denied, ...) or a\n"
        "statement's act. Options narrow it as in `gainsay list`; --category and --reality leave\n"
        "events alone, --act and --status statements. Reprints are left out unless --source asks\n"
        "for a publisher: a row says how many reports have its story.",
    .examples = "gainsay timeline --about Karabakh --since 2020-11-01\n"
                "gainsay timeline --near 39.82,46.75,50 --reality occurred,ongoing\n"
                "gainsay timeline --actor Kremlin --format csv",
    .options = options,
    .run = run,
};
