/* train/main.c - the table of sub-commands, and the one that tells of them. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "train/train.h"

static int run_help(int argc, char **argv);

static const train_command cmd_help = {
    .name = "help",
    .summary = "tell what a command does and takes",
    .usage = "[COMMAND]",
    .help = "",
    .run = run_help,
};

/* In the order help lists them. */
static const train_command *const commands[] = {
#ifdef TRAIN_LEARN /* built with OpenBLAS */
    &train_cmd_learn,
#endif
    &train_cmd_boundary, &train_cmd_cut,  &train_cmd_lemma, &train_cmd_parse,
    &train_cmd_eval,     &train_cmd_text, &cmd_help,        NULL};

static const train_command *find_command(const char *name)
{
    for (size_t i = 0; commands[i]; i++) {
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    }
    return NULL;
}

static void print_overview(FILE *out)
{
    fprintf(out, "gainsay-train - make and judge the language model of Gainsay\n\n"
                 "Usage: gainsay-train COMMAND [OPTION...] [FILE...]\n\nCommands:\n");
    for (size_t i = 0; commands[i]; i++)
        fprintf(out, "  %-8s %s\n", commands[i]->name, commands[i]->summary);
    fprintf(out, "\nMore of one of them: gainsay-train help COMMAND\n");
}

static void print_help(const train_command *command)
{
    printf("gainsay-train %s - %s\n\nUsage: gainsay-train %s %s\n", command->name, command->summary,
           command->name, command->usage);
    if (*command->help)
        printf("\n%s", command->help);
}

static int unknown_command(const char *name)
{
    train_say("there is no command '%s'; see: gainsay-train help", name);
    return TRAIN_FAILED;
}

static int run_help(int argc, char **argv)
{
    const train_command *command;

    if (argc < 2) {
        print_overview(stdout);
        return train_finish_output();
    }
    command = find_command(argv[1]);
    if (!command)
        return unknown_command(argv[1]);
    print_help(command);
    return train_finish_output();
}

/* Whether --help stands among the words before "--". */
static bool asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return true;
    }
    return false;
}

int main(int argc, char **argv)
{
    const train_command *command;
    const char          *name = argc > 1 ? argv[1] : "";

    /* A reader that goes away is a write error like any other. */
    signal(SIGPIPE, SIG_IGN);
    if (argc < 2) {
        print_overview(stderr);
        return TRAIN_FAILED;
    }
    if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
        printf("gainsay-train %s\n", GS_VERSION);
        return train_finish_output();
    }
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = cmd_help.name;
    command = find_command(name);
    if (!command)
        return unknown_command(name);
    if (asks_for_help(argc - 1, argv + 1)) {
        print_help(command);
        return train_finish_output();
    }
    return command->run(argc - 1, argv + 1);
}
