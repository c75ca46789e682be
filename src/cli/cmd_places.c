/* cli/cmd_places.c - gainsay places: reports in, the places that they name out
 * (cli/batch.h). */
#include <string.h>

#include "cli/batch.h"
#include "cli/cli.h"
#include "cli/session.h"
#include "cli/terminal.h"

typedef struct places {
    bool             table;
    gs_parse_options options;
} places;

static gs_status read_report(const void *ctx, gs_reader *reader, const gs_input *in,
                             const gs_doc **out, gs_error *err)
{
    const places *p = ctx;

    return gs_reader_places(reader, in, &p->options, out, err);
}

static gs_status write_report(const void *ctx, const gs_doc *doc, gs_write_fn write,
                              void *write_ctx, gs_error *err)
{
    const places *p = ctx;

    return gs_doc_write_places(doc, p->table, write, write_ctx, err);
}

static int run(const cli_args *args)
{
    const char *kind = args->values[OPT_INPUT_FORMAT];
    const char *format = args->values[OPT_FORMAT];
    places      p = {.table = format ? strcmp(format, "table") == 0 : cli_terminal(),
                     .options.plain = args->values[OPT_PLAIN] != NULL};

    if (p.options.plain && kind && strcmp(kind, "html") == 0) {
        cli_say("--plain and --input-format html do not go together");
        return CLI_FAILED;
    }
    return cli_batch_run(&(cli_batch){.command = "places",
                                      .model = true,
                                      .places = true,
                                      .read = read_report,
                                      .write = write_report,
                                      .ctx = &p},
                         args);
}

static const cli_option_id options[] = {OPT_FORMAT,        OPT_PLAIN, OPT_MODEL, CLI_INPUT_OPTIONS,
                                        CLI_BATCH_OPTIONS, OPT_HELP,  OPT_COUNT};

const cli_command cli_places = {
    .name = "places",
    .summary = "print the places that reports name, and which ones they are",
    .usage = "[options] FILE...",
    .about = "Finds the names of places in English reports and chooses for each, among the places\n"
             "of that name, the one that is meant, by what else the report names. What is not\n"
             "clear is left open. FILE may be - for standard input, or a folder, which stands for\n"
             "the files in it. Exit status: 0 all read, 1 some rejected, 2 usage or setup error.",
    .examples = "gainsay places --format table report.txt\n"
                "gainsay places --plain report.txt | jq -r 'select(.tag == \"disputed\").words'",
    .options = options,
    .run = run,
};
