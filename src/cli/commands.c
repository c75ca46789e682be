/* cli/commands.c - the table of sub-commands, in the order help lists them. */
#include <string.h>

#include "cli/cli.h"

const cli_command *const cli_commands[] = {
    &cli_read,   &cli_add,    &cli_list,   &cli_timeline, &cli_show,  &cli_export, &cli_watch,
    &cli_review, &cli_reread, &cli_remove, &cli_explain,  &cli_parse, &cli_times,  &cli_places,
    &cli_text,   &cli_know,   &cli_help,   &cli_version,  NULL};

const cli_command *cli_command_find(const char *name)
{
    for (size_t i = 0; cli_commands[i]; i++) {
        if (strcmp(cli_commands[i]->name, name) == 0)
            return cli_commands[i];
    }
    return NULL;
}
