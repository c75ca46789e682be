/* cli/cmd_times.c - gainsay times: the time expressions of reports
 * (cli/batch.h). */
#include <string.h>

#include "cli/batch.h"
#include "cli/cli.h"
#include "cli/session.h"
#include "cli/terminal.h"

typedef struct times {
    bool             jsonl;
    gs_table_options page;
} times;

static gs_status read_report(const void *ctx, gs_reader *reader, const gs_input *in,
                             const gs_doc **out, gs_error *err)
{
    (void)ctx;
    return gs_reader_read(reader, in, out, err);
}

static gs_status write_report(const void *ctx, const gs_doc *doc, gs_write_fn write,
                              void *write_ctx, gs_error *err)
{
    const times *t = ctx;

    return gs_doc_write_times(doc, t->jsonl ? NULL : &t->page, write, write_ctx, err);
}

static int run(const cli_args *args)
{
    const char *format = args->values[OPT_TIMES_FORMAT];
    times t = {.jsonl = format && strcmp(format, "jsonl") == 0, .page = cli_terminal_options(args)};

    return cli_batch_run(&(cli_batch){.command = "times",
                                      .model = true,
                                      .pages = !t.jsonl,
                                      .read = read_report,
                                      .write = write_report,
                                      .ctx = &t},
                         args);
}

static const cli_option_id options[] = {OPT_TIMES_FORMAT,  OPT_MODEL, CLI_INPUT_OPTIONS,
                                        CLI_BATCH_OPTIONS, OPT_COLOR, OPT_HELP,
                                        OPT_COUNT};

const cli_command cli_times = {
    .name = "times",
    .summary = "print the dates, times and durations of reports with their values",
    .usage = "[options] FILE...",
    .about = "Finds every time expression of English reports and prints its words, TIMEX3 value,\n"
             "first and last day (or -), type and the rule that found it. FILE may be - for\n"
             "standard input, or a folder, which stands for the files in it. Exit status: 0 all\n"
             "read, 1 some rejected, 2 usage or setup error.",
    .examples = "gainsay times --date 2020-11-25 report.txt\n"
                "gainsay times --format jsonl archive/ > times.jsonl",
    .options = options,
    .run = run,
};
