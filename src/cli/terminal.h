/* cli/terminal.h - what standard output is, for pages that a person reads. */
#ifndef GS_CLI_TERMINAL_H
#define GS_CLI_TERMINAL_H

#include "cli/cli.h"

/* Colours by --color and NO_COLOR, the character set of the locale, and the
 * width of the terminal. */
gs_table_options cli_terminal_options(const cli_args *args);

bool cli_terminal(void); /* standard output is one */

#endif
