/* train/learn.c - see learn.h. */
#include "train/learn.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "know/know.h"
#include "train/boundary.h"
#include "train/card.h"
#include "train/corpus_list.h"
#include "train/export.h"
#include "train/irregular.h"
#include "train/lemma.h"
#include "train/lessons.h"
#include "train/teach.h"
#include "train/vocab.h"

#define BANKS_MOST 16

/* All that a run holds, so that one place can let it go. */
typedef struct run {
    const train_request *r;
    train_corpus         train, dev_ewt, dev_gum, plain, lessons;
    train_vectors        vectors;
    train_vocab          vocab;
    train_inputs         in_train, in_ewt, in_gum, in_plain, in_lessons;
    train_soft           soft_train, soft_plain, soft_lessons; /* what the teachers think of them */
    train_net            teachers[TRAIN_TEACHERS_MOST];
    train_net            net;
    gs_know              know;
    bool                 has_know;
    train_bank           verbs;
    gs_buf               verb_text;
    train_bank           banks[BANKS_MOST];
    size_t               bank_count;
    train_model_writer   writer;
} run;

const train_request train_request_usual = {
    .know = "data",
    .vocab = 75000,
    .shape = {.word = 96,
              .gram = 64,
              .suffix = 32,
              .prefix = 16,
              .shape = 16,
              .vector = 100,
              .hidden = 160,
              .layers = 3,
              .tag = 96,
              .arc = 128,
              .label = 128,
              .name = 64},
    .plan = {.seed = 1,
             .epochs = 20,
             .batch_words = 600,
             .rate = 2.5e-3F,
             .dropout = {.word = 0.25F, .vector = 0.1F, .layer = 0.33F, .head = 0.33F},
             .headline = 0.04F,
             .lower = 0.03F,
             .upper = 0.01F,
             .mean_decay = 0.999F,
             .names_fade = 1,
             .score_every = 2},
    .teachers = 3,
    .teacher_epochs = 10,
    .teacher_hidden = 192,
};

/* ---- the network ---- */

static gs_status see_corpora(run *x, gs_error *err)
{
    const train_vectors *vectors = x->vectors.count ? &x->vectors : NULL;

    if (vectors && vectors->dimensions != x->r->shape.vector)
        return gs_fail(err, GS_E_DATA, "train", GS_NO_OFFSET,
                       "%s: vectors of %zu numbers; the network takes %u", x->r->vectors,
                       vectors->dimensions, (unsigned)x->r->shape.vector);
    if (train_vocab_build(&x->vocab, &x->train, vectors, x->r->shape.vector, x->r->vocab) !=
            GS_OK ||
        train_inputs_read(&x->in_train, &x->train, &x->vocab) != GS_OK ||
        train_inputs_read(&x->in_ewt, &x->dev_ewt, &x->vocab) != GS_OK ||
        train_inputs_read(&x->in_gum, &x->dev_gum, &x->vocab) != GS_OK ||
        train_inputs_read(&x->in_plain, &x->plain, &x->vocab) != GS_OK ||
        train_inputs_read(&x->in_lessons, &x->lessons, &x->vocab) != GS_OK)
        return gs_fail_nomem(err, "train");
    return GS_OK;
}

static gs_status load_lessons(run *x, gs_error *err)
{
    gs_status st = train_corpus_init(&x->lessons, x->r->know, err);

    if (st == GS_OK)
        st = train_corpus_share_feats(&x->lessons, &x->train, err);
    return st == GS_OK ? train_lessons_add(&x->lessons, x->r->know, TRAIN_LESSONS_USUAL,
                                           x->r->plan.seed, err)
                       : st;
}

static gs_status load(run *x, gs_error *err)
{
    const train_request *r = x->r;
    gs_status st = train_corpus_load(&x->train, &x->dev_ewt, &x->dev_gum, r->data, r->know, err);

    if (st == GS_OK && r->teachers)
        st = train_corpus_load_plain(&x->plain, &x->train, r->data, r->know, err);
    if (st == GS_OK)
        st = load_lessons(x, err);
    if (st == GS_OK && r->vectors)
        st = train_vectors_open(&x->vectors, r->vectors, err);
    if (st == GS_OK)
        st = see_corpora(x, err);
    return st;
}

/* How one network is trained, where they differ. */
typedef struct turn {
    uint32_t    hidden;
    uint64_t    seed;
    int         epochs;
    float       names_fade;
    const char *suffix; /* of the checkpoint's name */
} turn;

static gs_status train_one(run *x, train_net *net, const turn *now, const train_text *texts,
                           size_t count, gs_error *err)
{
    train_dev    dev[] = {{"EWT dev", {&x->dev_ewt, &x->in_ewt, NULL}},
                          {"GUM dev", {&x->dev_gum, &x->in_gum, NULL}}};
    gs_net_shape shape = x->r->shape;
    train_plan   plan = x->r->plan;
    char         checkpoint[4096];

    shape.feats = (uint32_t)x->train.feats_count;
    shape.hidden = now->hidden;
    plan.seed = now->seed;
    plan.names_fade = now->names_fade;
    plan.epochs = now->epochs;
    if (plan.checkpoint) {
        snprintf(checkpoint, sizeof checkpoint, "%s%s", plan.checkpoint, now->suffix);
        plan.checkpoint = checkpoint;
    }
    if (train_net_init(net, &shape, x->vocab.trained, now->seed) != GS_OK)
        return gs_fail_nomem(err, "train");
    return train_run(net, &plan, texts, count, x->vocab.vectors, dev, 2, err);
}

/* `gold`: the texts whose annotation is people's. */
static gs_status learn_from_teachers(run *x, const train_text *gold, size_t count, gs_error *err)
{
    gs_status st = GS_OK;

    for (int t = 0; st == GS_OK && t < x->r->teachers; t++) {
        char suffix[16];
        turn teacher = {x->r->teacher_hidden, x->r->plan.seed + (uint64_t)t, x->r->teacher_epochs,
                        0, suffix};
        snprintf(suffix, sizeof suffix, ".t%d", t);
        fprintf(stderr, "teacher %d of %d\n", t + 1, x->r->teachers);
        st = train_one(x, &x->teachers[t], &teacher, gold, count, err);
    }
    if (st != GS_OK)
        return st;
    fprintf(stderr, "the teachers read\n");
    if (train_teach(&x->soft_plain, &x->plain, &x->in_plain, x->teachers, (size_t)x->r->teachers,
                    x->vocab.vectors) != GS_OK ||
        train_teach(&x->soft_train, &x->train, &x->in_train, x->teachers, (size_t)x->r->teachers,
                    x->vocab.vectors) != GS_OK ||
        train_teach(&x->soft_lessons, &x->lessons, &x->in_lessons, x->teachers,
                    (size_t)x->r->teachers, x->vocab.vectors) != GS_OK)
        return gs_fail_nomem(err, "train");
    for (int t = 0; t < x->r->teachers; t++)
        train_net_release(&x->teachers[t]);
    return GS_OK;
}

static gs_status learn_network(run *x, gs_error *err)
{
    train_text gold[] = {{&x->train, &x->in_train, NULL}, {&x->lessons, &x->in_lessons, NULL}};
    train_text taught[] = {{&x->train, &x->in_train, &x->soft_train},
                           {&x->plain, &x->in_plain, &x->soft_plain},
                           {&x->lessons, &x->in_lessons, &x->soft_lessons}};
    gs_status  st = load(x, err);

    if (st != GS_OK)
        return st;
    fprintf(stderr,
            "%zu sentences, %zu words; %zu of our lessons; %zu more without annotation; "
            "%u words have rows\n",
            x->train.item_count, x->train.word_count, x->lessons.word_count, x->plain.word_count,
            (unsigned)x->vocab.trained);
    if (x->r->teachers)
        st = learn_from_teachers(x, gold, 2, err);
    if (st == GS_OK)
        st = train_one(x, &x->net,
                       &(turn){x->r->shape.hidden, x->r->plan.seed, x->r->plan.epochs,
                               x->r->teachers ? x->r->plan.names_fade : 0, ""},
                       x->r->teachers ? taught : gold, x->r->teachers ? 3 : 2, err);
    return st;
}

/* ---- what is counted ---- */

static gs_status open_banks(run *x, gs_error *err)
{
    static char paths[BANKS_MOST][4096]; /* kept by the banks */
    gs_status   st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < train_set_count; i++) {
        const train_set *set = &train_sets[i];
        if (set->use != TRAIN_USE_TRAIN ||
            (set->kind != TRAIN_SET_TREEBANK && set->kind != TRAIN_SET_ENTITIES) ||
            x->bank_count == BANKS_MOST)
            continue;
        snprintf(paths[x->bank_count], sizeof paths[0], "%s/%s", x->r->data, set->path);
        st = train_bank_open(&x->banks[x->bank_count], paths[x->bank_count], err);
        x->bank_count++;
    }
    return st;
}

/* Boundaries and lemmas. */
static gs_status learn_counts(run *x, gs_error *err)
{
    const train_bank    *banks[BANKS_MOST + 1];
    char                 contractions[4096], cuts[4096];
    train_boundary_files files = {contractions, cuts};
    gs_status            st = gs_know_load(&x->know, x->r->know, err);

    x->has_know = st == GS_OK;
    for (size_t i = 0; i < x->bank_count; i++)
        banks[i] = &x->banks[i];
    snprintf(contractions, sizeof contractions, "%s/contractions.tsv", x->r->know);
    snprintf(cuts, sizeof cuts, "%s/cuts.txt", x->r->know);
    if (st == GS_OK)
        st = train_boundary_learn(banks, x->bank_count, &x->know, &files, x->r->plan.seed,
                                  &x->writer, err);
    if (st == GS_OK)
        st = train_irregular_open(&x->verbs, &x->verb_text, x->r->know, err);
    banks[x->bank_count] = &x->verbs;
    if (st == GS_OK)
        st = train_lemma_learn(banks, x->bank_count + 1, x->vectors.count ? &x->vectors : NULL,
                               &x->writer, err);
    return st;
}

/* ---- all ---- */

static gs_status write_model(run *x, gs_error *err)
{
    gs_status st = open_banks(x, err);

    if (st == GS_OK)
        st = learn_counts(x, err);
    if (st != GS_OK)
        return st;
    if (train_export_network(&x->writer, &x->net, x->net.mean, &x->vocab, &x->train) != GS_OK)
        return gs_fail_nomem(err, "train");
    return train_model_save(&x->writer, x->r->out, err);
}

/* Paths of the data are the machine's; the command is what anyone can type. */
static gs_status write_card(const run *x, time_t start, gs_error *err)
{
    char       command[64];
    train_card card = {.used_plain = x->r->teachers > 0,
                       .model = x->r->out ? x->r->out : "none",
                       .command = command,
                       .seed = x->r->plan.seed,
                       .seconds = difftime(time(NULL), start),
                       .used_vectors = x->r->vectors != NULL,
                       .train = &x->train,
                       .lessons = &x->lessons};
    FILE      *out = fopen(x->r->card, "w");
    bool       written;

    if (!out)
        return gs_fail(err, GS_E_IO, "train", GS_NO_OFFSET, "%s: cannot be written", x->r->card);
    snprintf(command, sizeof command, "script/train --seed %llu DATA",
             (unsigned long long)x->r->plan.seed);
    train_card_write(out, &card);
    written = !ferror(out);
    written = fclose(out) == 0 && written;
    return written
               ? GS_OK
               : gs_fail(err, GS_E_IO, "train", GS_NO_OFFSET, "%s: cannot be written", x->r->card);
}

static void release(run *x)
{
    train_corpus_release(&x->train);
    train_corpus_release(&x->dev_ewt);
    train_corpus_release(&x->dev_gum);
    train_corpus_release(&x->plain);
    train_corpus_release(&x->lessons);
    train_vectors_release(&x->vectors);
    train_vocab_release(&x->vocab);
    train_inputs_release(&x->in_train);
    train_inputs_release(&x->in_ewt);
    train_inputs_release(&x->in_gum);
    train_inputs_release(&x->in_plain);
    train_inputs_release(&x->in_lessons);
    train_soft_release(&x->soft_train);
    train_soft_release(&x->soft_plain);
    train_soft_release(&x->soft_lessons);
    for (int t = 0; t < TRAIN_TEACHERS_MOST; t++)
        train_net_release(&x->teachers[t]);
    train_net_release(&x->net);
    for (size_t i = 0; i < x->bank_count; i++)
        train_bank_release(&x->banks[i]);
    train_bank_release(&x->verbs);
    gs_buf_release(&x->verb_text);
    if (x->has_know)
        gs_know_release(&x->know);
    train_model_writer_release(&x->writer);
    free(x);
}

gs_status train_learn(const train_request *request, gs_error *err)
{
    run      *x = calloc(1, sizeof *x);
    time_t    start = time(NULL);
    gs_status st;

    if (!x)
        return gs_fail_nomem(err, "train");
    x->r = request;
    train_model_writer_init(&x->writer);
    st = learn_network(x, err);
    if (st == GS_OK && request->out)
        st = write_model(x, err);
    if (st == GS_OK && request->card)
        st = write_card(x, start, err);
    release(x);
    return st;
}
