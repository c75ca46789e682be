/* train/cmd_cut.c - gainsay-train cut: raw text to words and sentences, as
 * CoNLL-U without analysis, to be scored by gainsay-train eval.
 */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "train/boundary.h"
#include "train/train.h"

static void print_row(gs_str text, unsigned id, unsigned last, gs_span span, bool space)
{
    if (last > id)
        printf("%u-%u\t", id, last);
    else
        printf("%u\t", id);
    for (uint32_t i = span.start; i < span.end; i++)
        putchar(text.p[i] == '\t' || text.p[i] == '\n' ? ' ' : text.p[i]);
    printf("\t_\t_\t_\t_\t_\t_\t_\t%s\n", space ? "_" : "SpaceAfter=No");
}

static void print_sentence(gs_str text, const gs_cuts *cuts, const gs_cut_sentence *s, bool space)
{
    const gs_word *words = cuts->words + s->first_word;

    for (uint32_t i = 0; i < s->word_count; i++) {
        uint32_t last = i + (words[i].parts ? words[i].parts : 1) - 1u;
        bool     behind = last + 1 < s->word_count ? words[last + 1].space_before : space;
        if (words[i].parts > 1)
            print_row(text, i + 1, last + 1, (gs_span){words[i].span.start, words[last].span.end},
                      behind);
        print_row(text, i + 1, 0, words[i].span,
                  words[i].parts == 1 && last == i ? behind : words[i].parts == 0 || behind);
    }
    putchar('\n');
}

static void print_cuts(gs_str text, const gs_cuts *cuts)
{
    for (size_t i = 0; i < cuts->sentence_count; i++) {
        const gs_cut_sentence *s = &cuts->sentences[i];
        print_sentence(text, cuts, s,
                       i + 1 >= cuts->sentence_count || s[1].span.start > s->span.end);
    }
}

static gs_status cut(const char *model, const char *data, const char *path, bool freely,
                     gs_error *err)
{
    gs_model_file file;
    gs_boundary   b;
    gs_know       know;
    gs_file       text;
    gs_cuts       cuts = {0};
    gs_arena      arena;
    gs_status     st = gs_model_file_open(&file, model, err);

    if (st == GS_E_IO)
        gs_fail(err, st, "model", GS_NO_OFFSET, "%s: the model cannot be opened", model);
    if (st != GS_OK)
        return st;
    gs_arena_init(&arena, TRAIN_LIMIT_MEMORY);
    st = gs_boundary_load(&b, &file, err);
    if (st == GS_OK)
        st = gs_know_load(&know, data, err);
    if (st == GS_OK) {
        st = gs_file_read(&text, path, GS_LIMIT_REPORT_BYTES, err);
        if (st == GS_OK) {
            gs_str s = gs_str_make(text.data, text.size);
            st = train_boundary_cut(&b, &know, s, freely, &arena, &cuts, err);
            if (st == GS_OK)
                print_cuts(s, &cuts);
            gs_file_close(&text);
        }
        gs_know_release(&know);
    }
    gs_arena_release(&arena);
    gs_model_file_close(&file);
    return st;
}

static int run(int argc, char **argv)
{
    static const struct option options[] = {{"data", required_argument, NULL, 'd'},
                                            {"keep", no_argument, NULL, 'k'},
                                            {NULL, 0, NULL, 0}};
    const char                *data = "data";
    bool                       freely = true;
    gs_error                   err;
    int                        option;

    while ((option = train_option(&train_cmd_cut, argc, argv, options)) != -1) {
        if (option == 'd')
            data = optarg;
        else if (option == 'k')
            freely = false;
        else
            return TRAIN_FAILED;
    }
    if (argc - optind != 2) {
        train_say("cut takes a model and a text; see: gainsay-train help cut");
        return TRAIN_FAILED;
    }
    if (cut(argv[optind], data, argv[optind + 1], freely, &err) != GS_OK) {
        train_say("%s", err.message);
        return TRAIN_BAD_DATA;
    }
    return train_finish_output();
}

const train_command train_cmd_cut = {
    .name = "cut",
    .summary = "cut a raw text into words and sentences",
    .usage = "[--data DIR] [--keep] MODEL FILE",
    .help = "Prints the words and sentences of a text as CoNLL-U, without an analysis. An\n"
            "empty line parts paragraphs.\n"
            "\n"
            "Options:\n"
            "  --data DIR       the dictionaries (default: data)\n"
            "  --keep           keep the sentences of the rules but where they are surely wrong\n"
            "  -h, --help       print this help\n",
    .run = run,
};
