/* cli/cli.h - sub-commands, their options, and what they share.
 *
 * There is one table of sub-commands (commands.c) and one of options
 * (options.c). Parsing, `gainsay help` and the completion of the shell all
 * read these two, so none of them can disagree with another.
 *
 * Results go to standard output, messages to standard error.
 */
#ifndef GS_CLI_CLI_H
#define GS_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "gainsay.h"

/* Exit statuses; documented in gainsay(1). */
enum {
    CLI_OK = 0,       /* every report was read                                */
    CLI_REJECTED = 1, /* the run went to its end, but some were rejected      */
    CLI_FAILED = 2    /* usage or setup error, or output could not be written */
};

typedef enum cli_option_id {
    OPT_ABOUT,
    OPT_ACT,
    OPT_ACTOR,
    OPT_AGAIN,
    OPT_ALL,
    OPT_BY,
    OPT_CAPTURED,
    OPT_CATEGORY,
    OPT_CHARS,
    OPT_COLOR,
    OPT_CONFIRM,
    OPT_CONTENT_TYPE,
    OPT_DATA,
    OPT_DATE,
    OPT_DB,
    OPT_DENIALS,
    OPT_DICTIONARIES,
    OPT_EXPORT,
    OPT_EXPORT_FORMAT, /* --format of `export` */
    OPT_FILES_FROM,
    OPT_FIND_WORDS, /* --words of `list` */
    OPT_FORMAT,     /* of `places` */
    OPT_HELP,
    OPT_HXL,
    OPT_IMPORT,
    OPT_INPUT_FORMAT,
    OPT_JOBS,
    OPT_KNOW,
    OPT_LIMIT,
    OPT_LIST,
    OPT_LIST_FORMAT, /* --format of `list` */
    OPT_MACHINE,
    OPT_MODEL,
    OPT_NEAR,
    OPT_NULL,
    OPT_OFFSET,
    OPT_ON,
    OPT_PARSE_FORMAT, /* --format of `parse` */
    OPT_PLACE,
    OPT_PLAIN,
    OPT_PUBLISHER,
    OPT_QUIET,
    OPT_READ_FORMAT, /* of `read` */
    OPT_REALITY,
    OPT_REJECT,
    OPT_REJECTED,
    OPT_SET,
    OPT_SINCE,
    OPT_SORT,
    OPT_SOURCE,
    OPT_SPEAKER,
    OPT_STATUS,
    OPT_STORIES,
    OPT_STRAY,
    OPT_TABLE,
    OPT_TIMES_FORMAT, /* of `times` */
    OPT_UNDO,
    OPT_UNTIL,
    OPT_URL,
    OPT_VERSIONS,
    OPT_WATCH_ALL,
    OPT_WATCH_FORMAT, /* --format of `watch` */
    OPT_WHO,
    OPT_WHY,
    OPT_WORDS,
    OPT_COUNT
} cli_option_id;

typedef struct cli_option {
    const char *name;    /* without the dashes                           */
    char        letter;  /* 0 when there is none                         */
    const char *arg;     /* "DATE"; NULL for a switch                    */
    const char *choices; /* "table|jsonl": the only values it can have   */
    const char *help;    /* one line or more, each without a leading tab */
} cli_option;

/* A command line as parsed. */
#define CLI_LIST_MOST 32

typedef struct cli_args {
    const char *values[OPT_COUNT];   /* NULL: not given; a switch has "" */
    const char *list[CLI_LIST_MOST]; /* of --set, which may be given several times */
    size_t      list_count;
    char      **operands;
    size_t      operand_count;
} cli_args;

typedef struct cli_command {
    const char          *name;
    const char          *summary;  /* one line, as after a dash              */
    const char          *usage;    /* what stands behind the name            */
    const char          *about;    /* a paragraph or two for `gainsay help`  */
    const char          *examples; /* one command line a line; may be NULL   */
    const cli_option_id *options;  /* ends with OPT_COUNT                    */
    int (*run)(const cli_args *args);
} cli_command;

extern const cli_command cli_read;
extern const cli_command cli_add;
extern const cli_command cli_list;
extern const cli_command cli_timeline;
extern const cli_command cli_show;
extern const cli_command cli_export;
extern const cli_command cli_watch;
extern const cli_command cli_remove;
extern const cli_command cli_reread;
extern const cli_command cli_review;
extern const cli_command cli_parse;
extern const cli_command cli_places;
extern const cli_command cli_text;
extern const cli_command cli_explain;
extern const cli_command cli_know;
extern const cli_command cli_times;
extern const cli_command cli_help;
extern const cli_command cli_version;

/* commands.c: the table; ends with NULL. */
extern const cli_command *const cli_commands[];

const cli_command *cli_command_find(const char *name);

/* options.c */
extern const cli_option cli_options[OPT_COUNT];

/* Parses what follows the command's name, in any order; "--" ends options.
 * `args->operands` points into argv, which is reordered. Says what is wrong
 * on standard error and returns false. */
bool cli_args_parse(cli_args *args, const cli_command *command, int argc, char **argv);

/* cmd_help.c */
void cli_print_overview(bool to_stderr);
void cli_print_help(const cli_command *command);

/* message.c: lines on standard error, with "gainsay: " in front. What comes
 * from outside (a path) cannot send the terminal a control sequence. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void cli_say(const char *format, ...);

/* The message of a failure about `what`, a path or NULL. */
void cli_say_error(const char *what, const gs_error *err);

/* What a person can do about a rejection; NULL when there is no advice. */
const char *cli_advice(gs_status code);

#endif
