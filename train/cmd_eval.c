/* train/cmd_eval.c - gainsay-train eval: scores a system's file against gold.
 */
#include <stdio.h>
#include <string.h>

#include "train/eval.h"
#include "train/train.h"

#define MOST_MAPPINGS 64

typedef struct arguments {
    bool             names;
    train_score_form form;
    train_type_map   map[MOST_MAPPINGS];
    size_t           map_count;
    const char      *gold, *system;
} arguments;

static int say_error(const gs_error *err)
{
    train_say("%s", err->message);
    return TRAIN_BAD_DATA;
}

static int eval_conllu(const arguments *args)
{
    train_bank  gold, system = {0};
    train_score scores[TRAIN_MEASURES];
    size_t      count;
    gs_error    err;
    int         status;

    if (train_bank_open(&gold, args->gold, &err) == GS_OK &&
        train_bank_open(&system, args->system, &err) == GS_OK &&
        train_eval_conllu(&gold, &system, scores, &count, &err) == GS_OK) {
        if (count < TRAIN_MEASURES)
            train_say("%s: has no heads, so none are scored",
                      gold.parsed ? args->system : args->gold);
        train_scores_print(stdout, scores, count, args->form);
        status = train_finish_output();
    } else {
        status = say_error(&err);
    }
    train_bank_release(&system);
    train_bank_release(&gold);
    return status;
}

static int eval_names(const arguments *args)
{
    train_names  gold, system = {0};
    gs_arena     arena;
    train_score *rows;
    size_t       count;
    gs_error     err;
    int          status;

    gs_arena_init(&arena, TRAIN_LIMIT_MEMORY);
    if (train_names_open(&gold, args->gold, args->map, args->map_count, &err) == GS_OK &&
        train_names_open(&system, args->system, args->map, args->map_count, &err) == GS_OK &&
        train_eval_names(&gold, &system, &arena, &rows, &count, &err) == GS_OK) {
        train_scores_print(stdout, rows, count, args->form);
        status = train_finish_output();
    } else {
        status = say_error(&err);
    }
    train_names_release(&system);
    train_names_release(&gold);
    gs_arena_release(&arena);
    return status;
}

/* "PERSON=PER" */
static bool add_mapping(arguments *args, const char *value)
{
    const char *mark = strchr(value, '=');

    if (!mark || mark == value || !mark[1]) {
        train_say("--map '%s' is not FROM=TO", value);
        return false;
    }
    if (args->map_count == MOST_MAPPINGS) {
        train_say("more than %d of --map", MOST_MAPPINGS);
        return false;
    }
    args->map[args->map_count++] =
        (train_type_map){gs_str_make(value, (size_t)(mark - value)), gs_str_from(mark + 1)};
    return true;
}

static bool set_form(arguments *args, const char *value)
{
    if (strcmp(value, "tsv") == 0) {
        args->form = TRAIN_SCORE_TSV;
    } else if (strcmp(value, "table") != 0) {
        train_say("--format cannot be '%s'; it is table or tsv", value);
        return false;
    }
    return true;
}

static bool parse_arguments(arguments *args, int argc, char **argv)
{
    static const struct option options[] = {{"names", no_argument, NULL, 'n'},
                                            {"map", required_argument, NULL, 'm'},
                                            {"format", required_argument, NULL, 'f'},
                                            {NULL, 0, NULL, 0}};
    int                        option;

    while ((option = train_option(&train_cmd_eval, argc, argv, options)) != -1) {
        if (option == 'n')
            args->names = true;
        else if ((option == 'm' && !add_mapping(args, optarg)) ||
                 (option == 'f' && !set_form(args, optarg)) || option == '?')
            return false;
    }
    if (argc - optind != 2) {
        train_say("eval takes two files; see: gainsay-train help eval");
        return false;
    }
    if (args->map_count && !args->names) {
        train_say("--map goes with --names");
        return false;
    }
    args->gold = argv[optind];
    args->system = argv[optind + 1];
    if (strcmp(args->gold, "-") == 0 && strcmp(args->system, "-") == 0) {
        train_say("standard input cannot be both files");
        return false;
    }
    return true;
}

static int run(int argc, char **argv)
{
    arguments args = {.form = TRAIN_SCORE_TABLE};

    if (!parse_arguments(&args, argc, argv))
        return TRAIN_FAILED;
    return args.names ? eval_names(&args) : eval_conllu(&args);
}

const train_command train_cmd_eval = {
    .name = "eval",
    .summary = "score a system's treebank or names against gold",
    .usage = "[--names [--map FROM=TO]...] [--format table|tsv] GOLD SYSTEM",
    .help = "Scores a CoNLL-U file by the rules of the CoNLL 2018 shared task: words,\n"
            "sentences, tags, lemmas, heads. The two files may cut the text differently,\n"
            "but its characters, white space left out, must be the same.\n"
            "\n"
            "Options:\n"
            "  --names          the files are names, a word and its O, B-TYPE or I-TYPE a line:\n"
            "                   score spans by type, and all of them\n"
            "  --map FROM=TO    take a type for another in both files; TO may be O: drop it\n"
            "  --format FORMAT  table (for a person) or tsv (with the counts)\n"
            "  -h, --help       print this help\n",
    .run = run,
};
