/* train/cmd_text.c - gainsay-train text: the raw text of a treebank.
 *
 * What a system is given that is to be scored from raw text: tokens with a
 * space between them unless SpaceAfter=No, sentences on one line, an empty
 * line before a new paragraph or document.
 */
#include <stdio.h>

#include "train/conllu.h"
#include "train/train.h"

static void print_text(const train_bank *bank, FILE *out)
{
    bool space = false;

    for (size_t i = 0; i < bank->sentence_count; i++) {
        const train_sentence *s = &bank->sentences[i];

        if (i > 0 && (s->new_doc || s->new_par)) {
            fputs("\n\n", out);
            space = false;
        }
        for (uint32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
            if (space)
                putc(' ', out);
            fwrite(bank->tokens[t].form.p, 1, bank->tokens[t].form.n, out);
            space = bank->tokens[t].space_after;
        }
    }
    if (bank->sentence_count)
        putc('\n', out);
}

static int run(int argc, char **argv)
{
    static const struct option options[] = {{NULL, 0, NULL, 0}};
    train_bank                 bank;
    gs_error                   err;
    int                        status = TRAIN_BAD_DATA;

    if (train_option(&train_cmd_text, argc, argv, options) != -1)
        return TRAIN_FAILED;
    if (argc - optind != 1) {
        train_say("text takes one file; see: gainsay-train help text");
        return TRAIN_FAILED;
    }
    if (train_bank_open(&bank, argv[optind], &err) == GS_OK) {
        print_text(&bank, stdout);
        status = train_finish_output();
    } else {
        train_say("%s", err.message);
    }
    train_bank_release(&bank);
    return status;
}

const train_command train_cmd_text = {
    .name = "text",
    .summary = "print the raw text of a treebank",
    .usage = "FILE",
    .help = "Prints the text of a CoNLL-U file as it was before it was cut: tokens with a\n"
            "space between them unless SpaceAfter=No, and an empty line before a new\n"
            "paragraph or document.\n"
            "\n"
            "Options:\n"
            "  -h, --help       print this help\n",
    .run = run,
};
