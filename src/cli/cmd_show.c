/* cli/cmd_show.c - gainsay show: a record of a store, or all of a report's. */
#include "cli/cli.h"
#include "cli/sink.h"
#include "cli/store.h"

/* Says beside the records of a reprint, or of what others reprint, that they are that. */
static void say_story(gs_store *store, const char *id)
{
    gs_story story;

    if (gs_store_story(store, id, &story, NULL) != GS_OK || story.reports < 2)
        return;
    if (story.is_origin)
        cli_say("%s: the likely origin of %zu reports of a story", id, story.reports);
    else
        cli_say("%s: one of %zu reports of a story; its likely origin is %s", id, story.reports,
                story.origin);
}

static int run(const cli_args *args)
{
    gs_show_options options = {.as_read = args->values[OPT_MACHINE] != NULL,
                               .rejected = args->values[OPT_REJECTED] != NULL};
    gs_store       *store;
    gs_status       st = GS_OK;
    gs_error        err;

    if (!args->operand_count) {
        cli_say("show takes ids, as `gainsay list` prints them");
        return CLI_FAILED;
    }
    store = cli_store_open(args, GS_STORE_READ);
    if (!store)
        return CLI_FAILED;
    for (size_t i = 0; st == GS_OK && i < args->operand_count; i++) {
        st = gs_store_show_as(store, args->operands[i], &options, cli_sink_take, NULL, &err);
        if (st == GS_OK)
            say_story(store, args->operands[i]);
    }
    gs_store_close(store);
    if (st != GS_OK)
        cli_say("%s", err.message);
    return st == GS_OK ? CLI_OK : CLI_FAILED;
}

static const cli_option_id options[] = {OPT_MACHINE, OPT_REJECTED, OPT_DB, OPT_HELP, OPT_COUNT};

const cli_command cli_show = {
    .name = "show",
    .summary = "print records of a store",
    .usage = "[options] ID...",
    .about =
        "Prints a record of a store by its id, as JSON Lines: one record, or all of a report\n"
        "where ID is a report's. Of a report's id the first eight digits will do. Behind them\n"
        "stand the reviews of it, as corrected by which the records are printed. Of what was\n"
        "printed more than once it says on standard error which report is the likely origin.",
    .examples = "gainsay show f86a98ca/s1\n"
                "gainsay show f86a98ca > records.jsonl",
    .options = options,
    .run = run,
};
