/* train/cmd_lemma.c - gainsay-train lemma: counts the rules of lemmas alone, for
 * trying things out.
 */
#include <stdlib.h>

#include "train/irregular.h"
#include "train/lemma.h"
#include "train/train.h"

#define FILES 16

typedef struct request {
    const char *base; /* a model whose other parts are kept; or NULL */
    const char *output, *vectors, *know;
    train_bank  banks[FILES];
    size_t      count;
} request;

static gs_status learn(const request *r, gs_error *err)
{
    const train_bank  *list[FILES + 1];
    train_bank         verbs;
    gs_buf             text;
    train_model_writer w;
    train_vectors      vectors = {.count = 0};
    gs_status          st = train_irregular_open(&verbs, &text, r->know, err);

    list[r->count] = &verbs;
    for (size_t i = 0; i < r->count; i++)
        list[i] = &r->banks[i];
    train_model_writer_init(&w);
    if (st == GS_OK && r->vectors)
        st = train_vectors_open(&vectors, r->vectors, err);
    if (st == GS_OK)
        st = train_lemma_learn(list, r->count + 1, r->vectors ? &vectors : NULL, &w, err);
    if (st == GS_OK && r->base)
        st = train_model_copy(&w, r->base, "lemma.", err);
    if (st == GS_OK)
        st = train_model_save(&w, r->output, err);
    train_model_writer_release(&w);
    if (r->vectors)
        train_vectors_release(&vectors);
    train_bank_release(&verbs);
    gs_buf_release(&text);
    return st;
}

static gs_status open_banks(request *r, char **paths, size_t count, gs_error *err)
{
    gs_status st = GS_OK;

    while (st == GS_OK && r->count < count) {
        st = train_bank_open(&r->banks[r->count], paths[r->count], err);
        r->count++;
    }
    return st;
}

static bool read_options(request *r, int argc, char **argv)
{
    static const struct option options[] = {{"base", required_argument, NULL, 'b'},
                                            {"data", required_argument, NULL, 'd'},
                                            {"output", required_argument, NULL, 'o'},
                                            {"vectors", required_argument, NULL, 'v'},
                                            {NULL, 0, NULL, 0}};
    int                        option;

    while ((option = train_option(&train_cmd_lemma, argc, argv, options)) != -1) {
        if (option == 'b')
            r->base = optarg;
        else if (option == 'd')
            r->know = optarg;
        else if (option == 'o')
            r->output = optarg;
        else if (option == 'v')
            r->vectors = optarg;
        else
            return false;
    }
    if (r->output && optind < argc && argc - optind <= FILES)
        return true;
    train_say("lemma takes --output and 1 to 16 files; see: gainsay-train help lemma");
    return false;
}

static int run(int argc, char **argv)
{
    request   r = {.know = "data"};
    gs_error  err;
    gs_status st;

    if (!read_options(&r, argc, argv))
        return TRAIN_FAILED;
    st = open_banks(&r, argv + optind, (size_t)(argc - optind), &err);
    if (st == GS_OK)
        st = learn(&r, &err);
    while (r.count)
        train_bank_release(&r.banks[--r.count]);
    if (st != GS_OK)
        train_say("%s", err.message);
    return st == GS_OK ? TRAIN_OK : TRAIN_BAD_DATA;
}

const train_command train_cmd_lemma = {
    .name = "lemma",
    .summary = "learn the rules of lemmas",
    .usage = "[--base MODEL] [--data DIR] [--vectors FILE] --output MODEL FILE...",
    .help = "Counts in CoNLL-U files and writes a model of nothing else, or another\n"
            "model with these parts in place of its own.\n"
            "\n"
            "Options:\n"
            "  --base MODEL     keep the other parts of this model\n"
            "  --data DIR       the dictionaries, with irregular-verbs.tsv (data)\n"
            "  --output MODEL   the file to write\n"
            "  --vectors FILE   word vectors, whose words tell forms no file has\n"
            "  -h, --help       print this help\n",
    .run = run,
};
