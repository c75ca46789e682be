/* cli/cmd_version.c - gainsay version. */
#include <stdio.h>

#include "cli/cli.h"

static int run(const cli_args *args)
{
    (void)args;
    printf("gainsay %s, record format %d\n", GS_VERSION, GS_RECORD_FORMAT);
    return fflush(stdout) == 0 ? CLI_OK : CLI_FAILED;
}

static const cli_option_id options[] = {OPT_HELP, OPT_COUNT};

const cli_command cli_version = {
    .name = "version",
    .summary = "print the version of the program and of its record format",
    .usage = "",
    .about = "Prints the version of the program and of the record format it writes.",
    .options = options,
    .run = run,
};
