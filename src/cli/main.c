/* cli/main.c - finds the sub-command, parses its command line and runs it. */
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/near.h"
#include "cli/cli.h"

static int unknown_command(const char *name)
{
    const char *names[16];
    size_t      count = 0;
    const char *near;

    while (cli_commands[count] && count < sizeof names / sizeof *names) {
        names[count] = cli_commands[count]->name;
        count++;
    }
    near = gs_nearest(name, names, count);
    if (access(name, F_OK) == 0)
        cli_say("'%s' is not a command; to read it: gainsay read %s", name, name);
    else if (near)
        cli_say("there is no command '%s'; did you mean '%s'?", name, near);
    else
        cli_say("there is no command '%s'; see: gainsay help", name);
    return CLI_FAILED;
}

static int run_command(const cli_command *command, int argc, char **argv)
{
    cli_args args;

    if (!cli_args_parse(&args, command, argc, argv))
        return CLI_FAILED;
    if (args.values[OPT_HELP]) {
        cli_print_help(command);
        return CLI_OK;
    }
    return command->run(&args);
}

int main(int argc, char **argv)
{
    const cli_command *command;
    const char        *name;

    setlocale(LC_CTYPE, "");
    /* A reader that goes away is a write error like any other (sink.h). */
    signal(SIGPIPE, SIG_IGN);
    if (argc < 2) {
        cli_print_overview(true);
        return CLI_FAILED;
    }
    name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = cli_help.name;
    if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
        name = cli_version.name;
    command = cli_command_find(name);
    if (!command)
        return unknown_command(name);
    return run_command(command, argc - 2, argv + 2);
}
