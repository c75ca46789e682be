/* cli/store.h - the store that commands work with. */
#ifndef GS_CLI_STORE_H
#define GS_CLI_STORE_H

#include "cli/cli.h"

/* Opens the store of --db, $GAINSAY_DB or gainsay.db in the current folder. Says
 * what is wrong and returns NULL. */
gs_store *cli_store_open(const cli_args *args, gs_store_mode mode);

#endif
