/* cli/cmd_add.c - gainsay add: reports in, their records kept in a store.
 *
 * Reports are read as by `read` (cli/batch.h); what the workers pack the main
 * thread puts into the store, some reports to a transaction. What is printed
 * of a report is printed when it is in the file.
 */
#include "cli/batch.h"
#include "cli/cli.h"
#include "cli/keeping.h"
#include "cli/session.h"

static gs_status read_report(const void *ctx, gs_reader *reader, const gs_input *in,
                             const gs_doc **out, gs_error *err)
{
    (void)ctx;
    return gs_reader_read(reader, in, out, err);
}

static int run(const cli_args *args)
{
    cli_keeping keeping, *k = &keeping;
    int         status = CLI_FAILED;

    if (cli_keeping_open(k, args)) {
        k->again = args->values[OPT_AGAIN] != NULL;
        status = cli_batch_run(&(cli_batch){.command = "add",
                                            .places = true,
                                            .read = read_report,
                                            .write = cli_keeping_pack,
                                            .keep = cli_keeping_keep,
                                            .ctx = &k},
                               args);
        if (status != CLI_FAILED && !cli_keeping_commit(k))
            status = CLI_FAILED;
    }
    cli_keeping_close(k);
    return status;
}

static const cli_option_id options[] = {OPT_AGAIN, OPT_DB,   CLI_INPUT_OPTIONS, CLI_BATCH_OPTIONS,
                                        OPT_MODEL, OPT_HELP, OPT_COUNT};

const cli_command cli_add = {
    .name = "add",
    .summary = "read reports and keep their records",
    .usage = "[options] FILE...",
    .about =
        "Reads press reports as `read` does and keeps text and records in a store, one\n"
        "file. A line a report says what came of it: `new`; `known`, when this text was\n"
        "kept before from here; `sighting`, when it was kept before from elsewhere;\n"
        "`version`, when another text was kept of its URL, which stays as an earlier\n"
        "version; `removed`, when this text was taken out, and stays out. With --again it is\n"
        "read and kept all the same, and `again` says so of a text whose records are those of\n"
        "now. Whenever the run is stopped, what was printed is kept, and every report is kept\n"
        "whole or not at all. Exit status: 0 all kept, 1 some rejected, 2 usage or\n"
        "setup error.",
    .examples = "gainsay add report.txt\n"
                "gainsay add --db archive.db --jobs 4 archive/\n"
                "find archive -name '*.html' -print0 | gainsay add --files-from - --null",
    .options = options,
    .run = run,
};
