/* cli/cmd_show.c - gainsay show: a record of a store, or all of a report's. */
#include "cli/cli.h"
#include "cli/sink.h"
#include "cli/store.h"

static int run(const cli_args *args)
{
    gs_store *store;
    gs_status st = GS_OK;
    gs_error  err;

    if (!args->operand_count) {
        cli_say("show takes ids, as `gainsay list` prints them");
        return CLI_FAILED;
    }
    store = cli_store_open(args, GS_STORE_READ);
    if (!store)
        return CLI_FAILED;
    for (size_t i = 0; st == GS_OK && i < args->operand_count; i++)
        st = gs_store_show(store, args->operands[i], cli_sink_take, NULL, &err);
    gs_store_close(store);
    if (st != GS_OK)
        cli_say("%s", err.message);
    return st == GS_OK ? CLI_OK : CLI_FAILED;
}

static const cli_option_id options[] = {OPT_DB, OPT_HELP, OPT_COUNT};

const cli_command cli_show = {
    .name = "show",
    .summary = "print records of a store as they were kept",
    .usage = "[options] ID...",
    .about = "Prints a record of a store by its id, as JSON Lines: one record, or all of a report\n"
             "where ID is a report's. Of a report's id the first eight digits will do.",
    .examples = "gainsay show f86a98ca/s1\n"
                "gainsay show f86a98ca > records.jsonl",
    .options = options,
    .run = run,
};
