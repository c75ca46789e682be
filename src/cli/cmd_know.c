/* cli/cmd_know.c - gainsay know: looks into the dictionaries, and checks a
 * user's own. */
#include <string.h>

#include "cli/cli.h"
#include "cli/session.h"
#include "cli/sink.h"
#include "cli/terminal.h"

static void complain(void *ctx, const gs_error *err)
{
    size_t *count = ctx;

    ++*count;
    cli_say("%s", err->message);
}

static int check(const cli_args *args, const char *folder)
{
    gs_engine *engine = cli_engine_open(args);
    size_t     count = 0;
    gs_error   err;
    gs_status  st;

    if (!engine)
        return CLI_FAILED;
    st = gs_engine_check_know(engine, folder, complain, &count, &err);
    gs_engine_close(engine);
    if (st != GS_OK) {
        cli_say("%s", err.message);
        return CLI_FAILED;
    }
    if (count)
        cli_say("%s: %zu %s", folder, count, count == 1 ? "error" : "errors");
    return count ? CLI_REJECTED : CLI_OK;
}

typedef struct seen {
    size_t bytes;
} seen;

static int to_output(void *ctx, const char *data, size_t size)
{
    seen *s = ctx;

    s->bytes += size;
    return cli_sink_write(data, size) ? 0 : -1;
}

static int find(const cli_args *args, const char *name)
{
    gs_table_options page = cli_terminal_options(args);
    gs_engine       *engine = cli_engine_open(args);
    seen             s = {0};
    gs_error         err;
    int              status = CLI_FAILED;

    if (!engine)
        return CLI_FAILED;
    if (gs_engine_write_known(engine, name, &page, to_output, &s, &err) == GS_OK)
        status = s.bytes ? CLI_OK : CLI_REJECTED;
    if (status == CLI_REJECTED)
        cli_say("nothing is known of '%s'", name);
    gs_engine_close(engine);
    return status;
}

static int run(const cli_args *args)
{
    if (args->operand_count == 2 && strcmp(args->operands[0], "check") == 0)
        return check(args, args->operands[1]);
    if (args->operand_count == 2 && strcmp(args->operands[0], "find") == 0)
        return find(args, args->operands[1]);
    cli_say("usage: gainsay know find NAME, or gainsay know check FOLDER");
    return CLI_FAILED;
}

static const cli_option_id options[] = {OPT_DATA, OPT_KNOW, OPT_COLOR, OPT_HELP, OPT_COUNT};

const cli_command cli_know = {
    .name = "know",
    .summary = "look into the dictionaries, and check your own",
    .usage = "find NAME | check FOLDER",
    .about = "find prints all that the dictionaries know of a name: states, peoples, bodies,\n"
             "media, roles and holders of offices, each with its source. check reads the tables\n"
             "of a folder for --know and names every error by file and line. Exit status: 0 known\n"
             "or sound, 1 unknown or with errors, 2 usage or setup error.",
    .examples = "gainsay know find Kremlin\n"
                "gainsay know find 'Kofi Annan'",
    .options = options,
    .run = run,
};
