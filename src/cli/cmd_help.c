/* cli/cmd_help.c - gainsay help: the commands, or one command with its
 * options; and, for the shell's completion, the words that could come next.
 * Everything is printed from the tables of commands and options.
 */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

void cli_print_overview(bool to_stderr)
{
    FILE *out = to_stderr ? stderr : stdout;

    fputs("gainsay reads press reports and keeps the record: who says what, who denies it.\n\n"
          "Usage: gainsay COMMAND [options] [FILE...]\n\nCommands:\n",
          out);
    for (size_t i = 0; cli_commands[i]; i++)
        fprintf(out, "  %-9s %s\n", cli_commands[i]->name, cli_commands[i]->summary);
    fputs("\n'gainsay help COMMAND' tells more; 'gainsay read FILE' is the way in.\n", out);
}

/* "-f, --format FORMAT" in one column, the help in the next. */
static void print_option(const cli_option *o)
{
    char left[64];

    if (o->letter)
        snprintf(left, sizeof left, "-%c, --%s%s%s", o->letter, o->name, o->arg ? " " : "",
                 o->arg ? o->arg : "");
    else
        snprintf(left, sizeof left, "    --%s%s%s", o->name, o->arg ? " " : "",
                 o->arg ? o->arg : "");
    printf("  %-25s ", left);
    for (const char *p = o->help; *p;) {
        size_t n = strcspn(p, "\n");
        printf("%.*s\n", (int)n, p);
        p += n;
        if (*p == '\n') {
            printf("  %-25s ", "");
            p++;
        }
    }
    if (o->choices)
        printf("  %-25s one of: %s\n", "", o->choices);
}

/* Lines of `text`, each behind two blanks. */
static void print_indented(const char *text)
{
    while (*text) {
        size_t n = strcspn(text, "\n");
        printf("  %.*s\n", (int)n, text);
        text += n + (text[n] == '\n');
    }
}

void cli_print_help(const cli_command *command)
{
    printf("gainsay %s - %s\n\n", command->name, command->summary);
    printf("Usage: gainsay %s%s%s\n\n", command->name, *command->usage ? " " : "", command->usage);
    printf("%s\n\nOptions:\n", command->about);
    for (const cli_option_id *p = command->options; *p != OPT_COUNT; p++)
        print_option(&cli_options[*p]);
    if (command->examples) {
        printf("\nExamples:\n");
        print_indented(command->examples);
    }
}

static void print_choices(const char *choices)
{
    while (*choices) {
        size_t n = strcspn(choices, "|");
        printf("%.*s\n", (int)n, choices);
        choices += n + (choices[n] == '|');
    }
}

/* The words that can follow `operands`: the commands; a command's options; or
 * the values of its option. "FILE" and "FOLDER" stand for what the shell
 * itself can complete. */
static void print_words(const cli_args *args)
{
    const cli_command *command = args->operand_count ? cli_command_find(args->operands[0]) : NULL;

    if (args->operand_count == 0) {
        for (size_t i = 0; cli_commands[i]; i++)
            puts(cli_commands[i]->name);
        return;
    }
    for (const cli_option_id *p = command ? command->options : NULL; p && *p != OPT_COUNT; p++) {
        const cli_option *o = &cli_options[*p];
        const char       *word = args->operand_count > 1 ? args->operands[1] : NULL;

        if (!word) {
            printf("--%s\n", o->name);
        } else if (o->arg && (strcmp(word, o->name) == 0 ||
                              (o->letter && word[0] == o->letter && !word[1]))) {
            if (o->choices)
                print_choices(o->choices);
            else
                puts(o->arg);
        }
    }
}

static int run(const cli_args *args)
{
    const cli_command *command;

    if (args->values[OPT_WORDS]) {
        print_words(args);
    } else if (args->operand_count == 0) {
        cli_print_overview(false);
    } else {
        command = cli_command_find(args->operands[0]);
        if (!command) {
            cli_say("there is no command '%s'; see: gainsay help", args->operands[0]);
            return CLI_FAILED;
        }
        cli_print_help(command);
    }
    return fflush(stdout) == 0 ? CLI_OK : CLI_FAILED;
}

static const cli_option_id options[] = {OPT_WORDS, OPT_HELP, OPT_COUNT};

const cli_command cli_help = {
    .name = "help",
    .summary = "explain a command and its options",
    .usage = "[COMMAND]",
    .about = "Lists the commands, or explains one of them.",
    .options = options,
    .run = run,
};
