/* train/message.c - messages and options of the command line. See train.h. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "train/train.h"

/* The bytes of UTF-8 pass, but for the C1 controls. */
static void defuse(char *s)
{
    for (unsigned char *p = (unsigned char *)s; *p; p++) {
        if (*p < 0x20 || *p == 0x7F)
            *p = '?';
        else if (*p == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0)
            p[0] = p[1] = '?';
    }
}

void train_say(const char *format, ...)
{
    char    line[8192];
    va_list args;

    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    defuse(line);
    fprintf(stderr, "gainsay-train: %s\n", line);
}

int train_option(const train_command *command, int argc, char **argv, const struct option *options)
{
    int option;

    opterr = 0;
    /* ":" tells a value that is missing from an option that is not there. */
    option = getopt_long(argc, argv, ":h", options, NULL);
    if (option == ':')
        train_say("%s needs a value; see: gainsay-train help %s", argv[optind - 1], command->name);
    else if (option == '?')
        train_say("'%s' is no option, or takes no value; see: gainsay-train help %s",
                  argv[optind - 1], command->name);
    return option == ':' ? '?' : option;
}

int train_finish_output(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return TRAIN_OK;
    train_say("standard output: %s", strerror(errno));
    return TRAIN_FAILED;
}
