/* cli/terminal.c - see terminal.h. */
#include "cli/terminal.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool cli_terminal(void)
{
    return isatty(STDOUT_FILENO);
}

static bool wants_color(const char *when)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

    if (when && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    return cli_terminal() && !(no && *no) && term && strcmp(term, "dumb") != 0;
}

static unsigned terminal_width(void)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
        return size.ws_col;
    return 80;
}

gs_table_options cli_terminal_options(const cli_args *args)
{
    return (gs_table_options){
        .color = wants_color(args->values[OPT_COLOR]),
        .unicode = strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
        .width = terminal_width(),
    };
}
