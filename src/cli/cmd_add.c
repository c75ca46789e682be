/* cli/cmd_add.c - gainsay add: reports in, their records kept in a store.
 *
 * Reports are read as by `read` (cli/batch.h); what the workers pack the main
 * thread puts into the store, some reports to a transaction. What is printed
 * of a report is printed when it is in the file.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/limits.h"
#include "cli/batch.h"
#include "cli/cli.h"
#include "cli/session.h"
#include "cli/sink.h"
#include "cli/store.h"

#define BATCH_REPORTS 1024 /* in one transaction, at most ... */
#define BATCH_SECONDS 4    /* ... and for how long            */

typedef struct adding {
    gs_store *store;
    gs_buf   *lines; /* about reports that are not committed yet */
    time_t   *began; /* of the transaction */
    bool      quiet;
} adding;

static const char *const words[] = {
    [GS_KEPT_NEW] = "new",      [GS_KEPT_VERSION] = "version", [GS_KEPT_SIGHTING] = "sighting",
    [GS_KEPT_BEFORE] = "known", [GS_KEPT_REMOVED] = "removed",
};

static gs_status read_report(const void *ctx, gs_reader *reader, const gs_input *in,
                             const gs_doc **out, gs_error *err)
{
    (void)ctx;
    return gs_reader_read(reader, in, out, err);
}

static gs_status pack_report(const void *ctx, const gs_doc *doc, gs_write_fn write, void *write_ctx,
                             gs_error *err)
{
    (void)ctx;
    return gs_doc_pack(doc, write, write_ctx, err);
}

static bool commit(const adding *a)
{
    gs_error err;
    bool     good;

    if (gs_store_commit(a->store, &err) != GS_OK) {
        cli_say("%s", err.message);
        return false;
    }
    good = a->quiet || !a->lines->size || cli_sink_write(a->lines->data, a->lines->size);
    gs_buf_clear(a->lines);
    return good;
}

static bool keep_report(const void *ctx, const char *path, const char *data, size_t size)
{
    const adding *a = ctx;
    gs_kept       how;
    gs_error      err;

    if (!gs_store_pending(a->store))
        *a->began = time(NULL);
    if (gs_store_put(a->store, data, size, &how, &err) != GS_OK) {
        cli_say("%s", err.message);
        return false;
    }
    gs_buf_addf(a->lines, "%-8s  %s\n", words[how], path);
    if (gs_store_pending(a->store) < BATCH_REPORTS && time(NULL) - *a->began < BATCH_SECONDS)
        return true;
    return commit(a);
}

static int run(const cli_args *args)
{
    time_t began = 0;
    gs_buf lines;
    adding a = {.lines = &lines, .began = &began, .quiet = args->values[OPT_QUIET] != NULL};
    int    status;

    a.store = cli_store_open(args, GS_STORE_WRITE);
    if (!a.store)
        return CLI_FAILED;
    gs_buf_init(&lines, GS_LIMIT_DOC_MEMORY);
    status = cli_batch_run(&(cli_batch){.command = "add",
                                        .places = true,
                                        .read = read_report,
                                        .write = pack_report,
                                        .keep = keep_report,
                                        .ctx = &a},
                           args);
    if (status != CLI_FAILED && !commit(&a))
        status = CLI_FAILED;
    gs_buf_release(&lines);
    gs_store_close(a.store);
    return status;
}

static const cli_option_id options[] = {OPT_DB,    CLI_INPUT_OPTIONS, CLI_BATCH_OPTIONS,
                                        OPT_MODEL, OPT_HELP,          OPT_COUNT};

const cli_command cli_add = {
    .name = "add",
    .summary = "read reports and keep their records",
    .usage = "[options] FILE...",
    .about = "Reads press reports as `read` does and keeps text and records in a store, one\n"
             "file. A line a report says what came of it: `new`; `known`, when this text was\n"
             "kept before from here; `sighting`, when it was kept before from elsewhere;\n"
             "`version`, when another text was kept of its URL, which stays as an earlier\n"
             "version; `removed`, when this text was taken out, and stays out. Whenever the run is "
             "stopped, what was printed is kept, and every report\n"
             "is kept whole or not at all. Exit status: 0 all kept, 1 some rejected, 2 usage or\n"
             "setup error.",
    .examples = "gainsay add report.txt\n"
                "gainsay add --db archive.db --jobs 4 archive/\n"
                "find archive -name '*.html' -print0 | gainsay add --files-from - --null",
    .options = options,
    .run = run,
};
