/* train/cmd_boundary.c - gainsay-train boundary: learns words' and sentences'
 * ends alone, for trying things out.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "train/boundary.h"
#include "train/train.h"

#define FILES 16

typedef struct request {
    const char *data, *output;
    const char *base; /* a model whose other parts are kept; or NULL */
    uint64_t    seed;
    train_bank  banks[FILES];
    size_t      count;
} request;

static gs_status learn_parts(const request *r, const gs_know *know, train_model_writer *w,
                             gs_error *err)
{
    const train_bank    *list[FILES];
    char                 contractions[4096], cuts[4096];
    train_boundary_files files = {contractions, cuts};

    for (size_t i = 0; i < r->count; i++)
        list[i] = &r->banks[i];
    snprintf(contractions, sizeof contractions, "%s/contractions.tsv", r->data);
    snprintf(cuts, sizeof cuts, "%s/cuts.txt", r->data);
    return train_boundary_learn(list, r->count, know, &files, r->seed, w, err);
}

static gs_status learn(const request *r, gs_error *err)
{
    train_model_writer w;
    gs_know            know;
    gs_status          st = gs_know_load(&know, r->data, err);

    if (st != GS_OK)
        return st;
    train_model_writer_init(&w);
    st = learn_parts(r, &know, &w, err);
    if (st == GS_OK && r->base)
        st = train_model_copy(&w, r->base, "bnd.", err);
    if (st == GS_OK)
        st = train_model_save(&w, r->output, err);
    train_model_writer_release(&w);
    gs_know_release(&know);
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
                                            {"seed", required_argument, NULL, 's'},
                                            {NULL, 0, NULL, 0}};
    int                        option;

    while ((option = train_option(&train_cmd_boundary, argc, argv, options)) != -1) {
        if (option == 'b')
            r->base = optarg;
        else if (option == 'd')
            r->data = optarg;
        else if (option == 'o')
            r->output = optarg;
        else if (option == 's')
            r->seed = strtoull(optarg, NULL, 10);
        else
            return false;
    }
    if (r->output && optind < argc && argc - optind <= FILES)
        return true;
    train_say("boundary takes --output and 1 to 16 files; see: gainsay-train help boundary");
    return false;
}

static int run(int argc, char **argv)
{
    request   r = {.data = "data", .seed = 1};
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

const train_command train_cmd_boundary = {
    .name = "boundary",
    .summary = "learn where words and sentences end",
    .usage = "[--base MODEL] [--data DIR] [--seed N] --output MODEL FILE...",
    .help = "Learns from CoNLL-U files and writes a model of nothing else, or another\n"
            "model with these parts in place of its own.\n"
            "\n"
            "Options:\n"
            "  --base MODEL     keep the other parts of this model\n"
            "  --data DIR       the dictionaries (default: data)\n"
            "  --output MODEL   the file to write\n"
            "  --seed N         of the order of examples (default: 1)\n"
            "  -h, --help       print this help\n",
    .run = run,
};
