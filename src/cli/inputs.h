/* cli/inputs.h - which reports to read, one path after the other.
 *
 * The paths of the command line come first, then those of a list. A folder
 * stands for the files in it and in the folders in it, sorted by the bytes of
 * their names; hidden entries are passed over, and so is what is no regular
 * file. A link to a file is followed, a link to a folder only where it was
 * named by the user, so there is no way in a circle. Nothing but the folders
 * that are open is held in memory.
 */
#ifndef GS_CLI_INPUTS_H
#define GS_CLI_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "gainsay.h"

typedef struct cli_inputs cli_inputs;

typedef struct cli_inputs_from {
    char      **paths; /* borrowed until the close */
    size_t      path_count;
    const char *list; /* a file of paths, "-" for standard input, or NULL */
    bool        nul;  /* paths in the list end with a NUL                 */
} cli_inputs_from;

/* Fails when the list cannot be opened. */
gs_status cli_inputs_open(cli_inputs **out, const cli_inputs_from *from, gs_error *err);
void      cli_inputs_close(cli_inputs *inputs); /* accepts NULL */

/* The next path, for the caller to free. With `why->code` not GS_OK it is one
 * that cannot be read (a folder without permission), and `why` is the reason.
 * NULL at the end; with a code it is not the end, but memory ran out. */
char *cli_inputs_next(cli_inputs *inputs, gs_error *why);

/* How many reports there will be, as far as that can be told without using
 * anything up; 0 when it cannot. */
size_t cli_inputs_count(const cli_inputs_from *from);

#endif
