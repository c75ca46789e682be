/* train/train.h - the sub-commands of gainsay-train and what they share.
 *
 * The program makes and judges the language model. It links the library; the
 * library never includes anything of this folder. Files, commands and tests
 * of a part: conllu (treebanks), iob (names), eval_* (scores), cmd_* (one file
 * a sub-command).
 *
 * Results go to standard output, messages to standard error.
 */
#ifndef GS_TRAIN_TRAIN_H
#define GS_TRAIN_TRAIN_H

#include <getopt.h>
#include <stdbool.h>
#include <stddef.h>

#include "gainsay.h"

/* Exit statuses; documented in gainsay-train(1). */
enum {
    TRAIN_OK = 0,
    TRAIN_BAD_DATA = 1, /* a file cannot be read, or files do not belong together */
    TRAIN_FAILED = 2    /* usage error, or output could not be written            */
};

/* Bounds on input; an error above. Positions in a file are uint32_t. */
#define TRAIN_LIMIT_FILE_BYTES ((size_t)1 << 30)
#define TRAIN_LIMIT_MEMORY     ((size_t)8 << 30)

/* Comparisons of gold and system words within one stretch of multi-word
 * tokens that overlap one another (eval_conllu.c). */
#define TRAIN_LIMIT_STRETCH ((size_t)16 << 20)

typedef struct train_command {
    const char *name;
    const char *summary;               /* one line, as after a dash                        */
    const char *usage;                 /* what stands behind the name                      */
    const char *help;                  /* paragraphs and options for `gainsay-train help`  */
    int (*run)(int argc, char **argv); /* argv[0] is the command's name      */
} train_command;

extern const train_command train_cmd_eval;
extern const train_command train_cmd_learn;
extern const train_command train_cmd_parse;
extern const train_command train_cmd_text;
extern const train_command train_cmd_boundary;
extern const train_command train_cmd_cut;
extern const train_command train_cmd_lemma;

/* The next option of a command line, as getopt_long tells it: a value of
 * `options`, -1 behind the last one ("optind" is then the first operand), or
 * '?' for what is wrong, which has been said. */
int train_option(const train_command *command, int argc, char **argv, const struct option *options);

/* message.c: a line on standard error, with "gainsay-train: " in front. What
 * comes from outside cannot send the terminal a control sequence. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void train_say(const char *format, ...);

/* Ends a command that wrote to standard output: TRAIN_OK when all of it went
 * out, else TRAIN_FAILED, which has been said. */
int train_finish_output(void);

#endif
