/* cli/store.c - see store.h. */
#include "cli/store.h"

#include <stdlib.h>

gs_store *cli_store_open(const cli_args *args, gs_store_mode mode)
{
    const char *path = args->values[OPT_DB];
    gs_store   *store;
    gs_error    err;

    if (!path)
        path = getenv("GAINSAY_DB");
    if (!path || !*path)
        path = "gainsay.db";
    if (gs_store_open(&store, path, mode, &err) == GS_OK)
        return store;
    cli_say("%s", err.message);
    return NULL;
}
