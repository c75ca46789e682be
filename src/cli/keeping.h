/* cli/keeping.h - packed reports into a store, some to a transaction, and a line about
 * each when it is in the file: what `add` and `reread` share. */
#ifndef GS_CLI_KEEPING_H
#define GS_CLI_KEEPING_H

#include <time.h>

#include "base/buf.h"
#include "cli/cli.h"

typedef struct cli_keeping {
    gs_store *store;
    gs_buf    lines; /* about reports that are not committed yet */
    time_t    began; /* of the transaction */
    bool      quiet;
    bool      again; /* the records of a text that was kept are replaced */
} cli_keeping;

/* Opens the store of the command line for writing. Says what is wrong and returns false. */
bool cli_keeping_open(cli_keeping *k, const cli_args *args);
void cli_keeping_close(cli_keeping *k);

/* For the `write` and the `keep` of a batch (cli/batch.h); `ctx` of the latter begins with
 * a pointer to a cli_keeping. */
gs_status cli_keeping_pack(const void *ctx, const gs_doc *doc, gs_write_fn write, void *write_ctx,
                           gs_error *err);
bool      cli_keeping_keep(const void *ctx, const char *path, const char *data, size_t size);

/* What is not in the file yet. Says what is wrong and returns false. */
bool cli_keeping_commit(cli_keeping *k);

#endif
