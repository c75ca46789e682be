/* cli/batch.h - many reports, one after the other or several at a time.
 *
 * What `read` and `parse` share: the list of paths, the workers, the order of
 * the output, rejections, the progress line and the exit status. A command
 * says how a report is read and how a document is written.
 */
#ifndef GS_CLI_BATCH_H
#define GS_CLI_BATCH_H

#include "base/buf.h"
#include "cli/cli.h"

/* The options that batch.c understands, for a command's own list. */
#define CLI_BATCH_OPTIONS OPT_FILES_FROM, OPT_NULL, OPT_JOBS, OPT_QUIET

typedef struct cli_batch {
    const char *command;    /* its name, for messages                              */
    bool        places;     /* needs the language model and the table of places     */
    bool        model;      /* needs the language model                            */
    bool        pages;      /* output is for a person: a report at a time, with an
                             * empty line between two                              */
    bool        rejections; /* are records in the output; else only messages       */
    bool        framed;     /* head and foot only where a report has output         */

    /* Where reports come from that are no files: the name of the next, for the batch to free,
     * and in `bytes` what `read` gets as the input's data; with `why->code` not GS_OK it
     * cannot be had. NULL at the end. Called by the main thread; NULL: the command line
     * names files. */
    char *(*next)(const void *ctx, gs_buf *bytes, gs_error *why);

    /* Called by several threads, each with a reader of its own. */
    gs_status (*read)(const void *ctx, gs_reader *reader, const gs_input *in, const gs_doc **out,
                      gs_error *err);
    gs_status (*write)(const void *ctx, const gs_doc *doc, gs_write_fn write, void *write_ctx,
                       gs_error *err);
    /* What stands once before all output and once behind it; NULL: nothing. */
    gs_status (*head)(const void *ctx, gs_write_fn write, void *write_ctx, gs_error *err);
    gs_status (*foot)(const void *ctx, gs_write_fn write, void *write_ctx, gs_error *err);
    /* Called by the main thread with what was written of a report, in the order of the list;
     * NULL: it is printed. Says what is wrong and returns false to stop the run. */
    bool (*keep)(const void *ctx, const char *path, const char *data, size_t size);
    const void *ctx; /* for all */
} cli_batch;

/* Reads and writes what the command line names. Returns the exit status. */
int cli_batch_run(const cli_batch *batch, const cli_args *args);

#endif
