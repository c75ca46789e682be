/* cli/cmd_remove.c - gainsay remove: a report out of a store. */
#include "cli/cli.h"
#include "cli/store.h"

static int run(const cli_args *args)
{
    const char *why = args->values[OPT_WHY];
    gs_store   *store;
    gs_status   st = GS_OK;
    gs_error    err;

    if (!args->operand_count || !why || !*why) {
        cli_say("remove takes the ids of reports, and --why: the reason, which is kept");
        return CLI_FAILED;
    }
    store = cli_store_open(args, GS_STORE_WRITE);
    if (!store)
        return CLI_FAILED;
    for (size_t i = 0; st == GS_OK && i < args->operand_count; i++)
        st = gs_store_remove(store, args->operands[i], why, &err);
    gs_store_close(store);
    if (st != GS_OK)
        cli_say("%s", err.message);
    return st == GS_OK ? CLI_OK : CLI_FAILED;
}

static const cli_option_id options[] = {OPT_WHY, OPT_DB, OPT_HELP, OPT_COUNT};

const cli_command cli_remove = {
    .name = "remove",
    .summary = "take reports out of a store",
    .usage = "--why TEXT [options] ID...",
    .about = "Takes reports out of a store with all their records. A line stays that says which\n"
             "text it was, when it was taken out and why; the same text is not added again. Of a\n"
             "report's id the first eight digits will do.",
    .examples = "gainsay remove f86a98ca --why 'withdrawn by its publisher'",
    .options = options,
    .run = run,
};
