/* cli/cmd_watch.c - gainsay watch: a mission or an agreement beside what a store's reports say. */
#include <limits.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/session.h"
#include "cli/sink.h"
#include "cli/store.h"
#include "cli/terminal.h"

static int to_sink(void *ctx, const char *data, size_t size)
{
    (void)ctx;
    return cli_sink_write(data, size) ? 0 : -1;
}

static gs_watch_format read_format(const char *word)
{
    static const char *const words[] = {[GS_WATCH_TABLE] = "table",
                                        [GS_WATCH_JSONL] = "jsonl",
                                        [GS_WATCH_CSV] = "csv",
                                        [GS_WATCH_ICS] = "ics"};
    int                      f = GS_WATCH_TABLE;

    if (!word)
        return cli_terminal() ? GS_WATCH_TABLE : GS_WATCH_JSONL;
    while (f < GS_WATCH_ICS && strcmp(words[f], word) != 0)
        f++;
    return (gs_watch_format)f;
}

static int watch(const cli_args *args, gs_engine *engine, gs_store *store)
{
    char             found[PATH_MAX + 32];
    gs_watch_options options = {.format = read_format(args->values[OPT_WATCH_FORMAT]),
                                .table = cli_terminal_options(args),
                                .since = args->values[OPT_SINCE],
                                .until = args->values[OPT_UNTIL],
                                .place = args->values[OPT_PLACE],
                                .source = args->values[OPT_SOURCE],
                                .on = args->values[OPT_ON],
                                .all = args->values[OPT_WATCH_ALL] != NULL};
    gs_reader       *reader;
    gs_error         err;
    gs_status        st = gs_reader_new(&reader, engine, &err);

    if (st == GS_OK) {
        st = gs_watch_write(store, reader, cli_data_folder(args, found, sizeof found),
                            args->operands[0], &options, to_sink, NULL, &err);
        gs_reader_free(reader);
    }
    if (st == GS_OK)
        return CLI_OK;
    cli_say("%s", err.message);
    return CLI_FAILED;
}

static int run(const cli_args *args)
{
    gs_store  *store;
    gs_engine *engine;
    int        status = CLI_FAILED;

    if (args->operand_count != 1) {
        cli_say("watch takes one file, of a mission or an agreement");
        return CLI_FAILED;
    }
    store = cli_store_open(args, GS_STORE_READ);
    if (!store)
        return CLI_FAILED;
    engine = cli_engine_open_model(args);
    if (engine) {
        status = watch(args, engine, store);
        gs_engine_close(engine);
    }
    gs_store_close(store);
    return status;
}

static const cli_option_id options[] = {
    OPT_DB,           OPT_SINCE, OPT_UNTIL, OPT_PLACE, OPT_SOURCE, OPT_ON,   OPT_WATCH_ALL,
    OPT_WATCH_FORMAT, OPT_COLOR, OPT_DATA,  OPT_MODEL, OPT_HELP,   OPT_COUNT};

const cli_command cli_watch = {
    .name = "watch",
    .summary = "a mission or an agreement beside what reports say",
    .usage = "[options] FILE.yaml",
    .about =
        "Reads what a mission's documents list, or what an agreement's terms are, from a YAML\n"
        "file that you write, and sets beside it what the reports of a store say: of a mission\n"
        "which activities are listed, related or not listed, who says so, what is claimed of\n"
        "it and who denies that, and other bodies apart; of an agreement the terms as given and\n"
        "as reported, deadlines, steps, and what is due next. It judges nobody: what it\n"
        "finds is what is on which list, everything else are words of reports.",
    .examples = "gainsay watch example/lake-mission.yaml\n"
                "gainsay watch example/lake-mission.yaml --since 2021-03-01 --format jsonl\n"
                "gainsay watch example/lake-agreement.yaml --on 2021-04-01\n"
                "gainsay watch example/lake-agreement.yaml --format ics",
    .options = options,
    .run = run,
};
