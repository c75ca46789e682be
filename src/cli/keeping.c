/* cli/keeping.c - see keeping.h. */
#include "cli/keeping.h"

#include "base/limits.h"
#include "cli/sink.h"
#include "cli/store.h"

#define BATCH_REPORTS 1024 /* in one transaction, at most ... */
#define BATCH_SECONDS 4    /* ... and for how long            */

static const char *const words[] = {
    [GS_KEPT_NEW] = "new",      [GS_KEPT_VERSION] = "version", [GS_KEPT_SIGHTING] = "sighting",
    [GS_KEPT_BEFORE] = "known", [GS_KEPT_REMOVED] = "removed", [GS_KEPT_AGAIN] = "again",
};

bool cli_keeping_open(cli_keeping *k, const cli_args *args)
{
    *k = (cli_keeping){.quiet = args->values[OPT_QUIET] != NULL};
    k->store = cli_store_open(args, GS_STORE_WRITE);
    gs_buf_init(&k->lines, GS_LIMIT_DOC_MEMORY);
    return k->store != NULL;
}

void cli_keeping_close(cli_keeping *k)
{
    gs_buf_release(&k->lines);
    gs_store_close(k->store);
}

gs_status cli_keeping_pack(const void *ctx, const gs_doc *doc, gs_write_fn write, void *write_ctx,
                           gs_error *err)
{
    (void)ctx;
    return gs_doc_pack(doc, write, write_ctx, err);
}

bool cli_keeping_commit(cli_keeping *k)
{
    gs_error err;
    bool     good;

    if (gs_store_commit(k->store, &err) != GS_OK) {
        cli_say("%s", err.message);
        return false;
    }
    good = k->quiet || !k->lines.size || cli_sink_write(k->lines.data, k->lines.size);
    gs_buf_clear(&k->lines);
    return good;
}

bool cli_keeping_keep(const void *ctx, const char *path, const char *data, size_t size)
{
    cli_keeping *k = *(cli_keeping *const *)ctx;
    gs_kept      how;
    gs_error     err;
    gs_status    st;

    if (!gs_store_pending(k->store))
        k->began = time(NULL);
    st = k->again ? gs_store_put_again(k->store, data, size, &how, &err)
                  : gs_store_put(k->store, data, size, &how, &err);
    if (st != GS_OK) {
        cli_say("%s", err.message);
        return false;
    }
    gs_buf_addf(&k->lines, "%-8s  %s\n", words[how], path);
    if (gs_store_pending(k->store) < BATCH_REPORTS && time(NULL) - k->began < BATCH_SECONDS)
        return true;
    return cli_keeping_commit(k);
}
