/* train/trainer.c - see trainer.h. */
#include "train/trainer.h"

#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "train/checkpoint.h"
#include "train/train.h"
#include "train/vector_math.h"

#define THREADS    2
#define DESK_WORDS 1024 /* of a thread; a batch's half must fit */
#define BATCH_MOST 1024 /* sentences */
#define WARM_STEPS 300
#define BETA1      0.9F
#define BETA2      0.98F
#define EPSILON    1e-8F

typedef struct trainer trainer;

typedef struct worker {
    trainer      *t;
    int           number;
    train_desk   *desk;
    train_random  random;
    train_loss    loss;
    train_example examples[BATCH_MOST];
    size_t        count, words;
    pthread_t     thread;
    bool          running;
} worker;

struct trainer {
    train_net        *net;
    const train_plan *plan;
    train_example    *listed; /* sentences, as the texts have them */
    train_example    *order;  /* the same, shuffled */
    size_t            order_count;
    size_t            next; /* of `order` */
    uint64_t          step, steps;
    float             scale;      /* of the batch's gradients */
    float             hard_names; /* see train_desk_back */
    train_adam        adam;
    worker            workers[THREADS];
    pthread_barrier_t barrier;
    bool              quit;
};

/* ---- one step ---- */

static void update_dense(trainer *t, int part)
{
    size_t from = t->net->dense * (size_t)part / THREADS;
    size_t to = t->net->dense * ((size_t)part + 1) / THREADS;
    float *g0 = train_desk_gradient(t->workers[0].desk);
    float *g1 = train_desk_gradient(t->workers[1].desk);

    train_adam_step(&t->adam, to - from, t->net->w + from, t->net->m + from, t->net->v + from,
                    t->net->mean + from, g0 + from, g1 + from);
}

/* A row that lay still for some steps has a mean that went toward it in each
 * of them: brought up to date before the row moves. */
static void update_row(trainer *t, const train_table *table, uint64_t *seen, uint32_t row)
{
    size_t at = table->offset + row * table->cols;
    float *w = t->net->w + at, *mean = t->net->mean + at;
    float  still = 1.0F - powf(t->plan->mean_decay, (float)(t->step - 1 - *seen));

    for (size_t j = 0; j < table->cols; j++)
        mean[j] += still * (w[j] - mean[j]);
    *seen = t->step;
    train_adam_step(&t->adam, table->cols, w, t->net->m + at, t->net->v + at, mean,
                    train_desk_gradient(t->workers[0].desk) + at,
                    train_desk_gradient(t->workers[1].desk) + at);
}

static void update_tables(trainer *t, int part)
{
    uint64_t *seen = t->net->seen;

    for (int name = 0; name < TRAIN_TABLES; name++) {
        const train_table *table = &t->net->tables[name];
        for (int from = 0; from < THREADS; from++) {
            size_t          count;
            const uint32_t *rows =
                train_desk_rows(t->workers[from].desk, (train_table_name)name, &count);
            for (size_t i = 0; i < count; i++) {
                if (rows[i] % THREADS == (uint32_t)part &&
                    (from == 0 ||
                     !train_desk_touched(t->workers[0].desk, (train_table_name)name, rows[i])))
                    update_row(t, table, &seen[rows[i]], rows[i]);
            }
        }
        seen += table->rows;
    }
}

/* Both threads run this for every batch; the barriers keep them in step. */
static void work_batch(worker *w)
{
    trainer *t = w->t;

    if (w->count) {
        train_desk_forward(w->desk, t->net->w, w->examples, w->count, &t->plan->dropout,
                           &w->random);
        train_desk_back(w->desk, t->scale, t->hard_names, &w->loss);
    }
    pthread_barrier_wait(&t->barrier);
    update_dense(t, w->number);
    update_tables(t, w->number);
    pthread_barrier_wait(&t->barrier);
    train_desk_clear(w->desk);
}

static void *run_worker(void *arg)
{
    worker *w = arg;

    for (;;) {
        pthread_barrier_wait(&w->t->barrier);
        if (w->t->quit)
            return NULL;
        work_batch(w);
    }
}

/* ---- batches ---- */

/* From the texts' order, so that an epoch needs to know of no earlier one. */
static void shuffle(trainer *t, train_random *r)
{
    memcpy(t->order, t->listed, t->order_count * sizeof *t->order);
    for (size_t i = t->order_count; i > 1; i--) {
        size_t        j = train_random_below(r, i);
        train_example swap = t->order[i - 1];
        t->order[i - 1] = t->order[j];
        t->order[j] = swap;
    }
    t->next = 0;
}

static uint8_t draw_casing(const train_plan *plan, train_random *r)
{
    float x = train_random_float(r);

    return x < plan->headline                               ? 1
           : x < plan->headline + plan->lower               ? 2
           : x < plan->headline + plan->lower + plan->upper ? 3
                                                            : 0;
}

static size_t words_of(const train_example *e)
{
    return e->text->corpus->items[e->item].count;
}

/* Deals the next sentences, each to the thread that has fewer words. */
static bool deal(trainer *t, train_random *r)
{
    size_t words = 0;

    for (int i = 0; i < THREADS; i++)
        t->workers[i].count = t->workers[i].words = 0;
    while (t->next < t->order_count && words < t->plan->batch_words) {
        train_example e = t->order[t->next++];
        size_t        n = words_of(&e);
        worker       *w = &t->workers[t->workers[1].words < t->workers[0].words];
        e.casing = draw_casing(t->plan, r);
        w->examples[w->count++] = e;
        w->words += n;
        words += n;
    }
    t->scale = words ? 1.0F / (float)words : 0;
    return words > 0;
}

static void set_rate(trainer *t)
{
    double done = (double)t->step / (double)t->steps;
    double warm = t->step < WARM_STEPS ? (double)t->step / WARM_STEPS : 1;

    t->adam.rate = (float)((double)t->plan->rate * warm * (done < 1 ? 1 - done : 0));
    t->hard_names = (float)(1 - (double)t->plan->names_fade * (done < 1 ? done : 1));
    t->adam.fix1 = (float)(1 / (1 - pow((double)BETA1, (double)t->step)));
    t->adam.fix2 = (float)(1 / (1 - pow((double)BETA2, (double)t->step)));
    /* at the beginning the mean follows more closely */
    t->adam.mean_decay = fminf(t->plan->mean_decay, (float)(t->step + 1) / (float)(t->step + 10));
}

static uint64_t batches_of(const trainer *t)
{
    uint64_t words = 0;

    for (size_t i = 0; i < t->order_count; i++)
        words += words_of(&t->listed[i]);
    return words / t->plan->batch_words + 1;
}

static void run_epoch(trainer *t, int epoch)
{
    train_random r = {t->plan->seed * 1000003 + (uint64_t)epoch};

    shuffle(t, &r);
    for (int i = 0; i < THREADS; i++) {
        t->workers[i].random.state = train_random_next(&r);
        t->workers[i].loss = (train_loss){.tag = 0};
    }
    while (deal(t, &r)) {
        t->step++;
        set_rate(t);
        pthread_barrier_wait(&t->barrier);
        work_batch(&t->workers[0]);
    }
}

/* ---- a run ---- */

static double now(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec * 1e-9;
}

/* Means of rows that lie still, brought up to date for all. */
static void settle_means(trainer *t)
{
    uint64_t *seen = t->net->seen;

    for (int name = 0; name < TRAIN_TABLES; name++) {
        const train_table *table = &t->net->tables[name];
        for (size_t row = 0; row < table->rows; row++) {
            size_t at = table->offset + row * table->cols;
            float  still = 1.0F - powf(t->plan->mean_decay, (float)(t->step - seen[row]));
            for (size_t j = 0; j < table->cols; j++)
                t->net->mean[at + j] += still * (t->net->w[at + j] - t->net->mean[at + j]);
            seen[row] = t->step;
        }
        seen += table->rows;
    }
}

static void say_epoch(const trainer *t, int epoch, double spent, int done)
{
    train_loss a = t->workers[0].loss, b = t->workers[1].loss;
    double     batches = (double)t->steps / t->plan->epochs;

    fprintf(stderr, "epoch %d/%d  loss tag %.3f feats %.3f arc %.3f label %.3f name %.3f  %.0f s",
            epoch, t->plan->epochs, (a.tag + b.tag) / batches, (a.feats + b.feats) / batches,
            (a.arc + b.arc) / batches, (a.label + b.label) / batches, (a.name + b.name) / batches,
            spent);
    fprintf(stderr, ", %.0f s left\n", spent / done * (t->plan->epochs - epoch));
}

/* The mean of what counts, over the sets; -1 when memory ran out. */
static double score_all(trainer *t, const train_dev *dev, size_t dev_count)
{
    double sum = 0;

    settle_means(t);
    for (size_t i = 0; i < dev_count; i++) {
        train_dev_score s;
        if (train_dev_run(t->workers[0].desk, t->net, DESK_WORDS, t->net->mean, &dev[i], &s) !=
            GS_OK)
            return -1;
        fprintf(stderr, "  %-8s UPOS %.2f  feats %.2f  UAS %.2f  LAS %.2f", dev[i].name,
                100 * s.upos, 100 * s.feats, 100 * s.uas, 100 * s.las);
        if (s.names > 0)
            fprintf(stderr, "  names %.2f", 100 * s.names);
        fprintf(stderr, "\n");
        sum += s.upos + s.las + s.names / 2;
    }
    return sum;
}

static gs_status run_epochs(trainer *t, const train_dev *dev, size_t dev_count, gs_error *err)
{
    const train_plan *plan = t->plan;
    float            *best = malloc(t->net->count * sizeof *best);
    train_progress    p = {.epoch = 0, .best = -1};
    int               first;
    double            began = now();
    gs_status         st = GS_OK;

    if (!best)
        return gs_fail_nomem(err, "train");
    memcpy(best, t->net->mean, t->net->count * sizeof *best);
    if (plan->checkpoint)
        st = train_checkpoint_read(plan->checkpoint, plan->seed, t->net, best, &p, err);
    t->step = p.step;
    first = p.epoch;
    for (int epoch = first + 1; st == GS_OK && epoch <= plan->epochs; epoch++) {
        double score, spent;
        if (plan->patience && p.poorer >= plan->patience)
            break;
        run_epoch(t, epoch);
        spent = now() - began;
        say_epoch(t, epoch, spent, epoch - first);
        if (epoch % plan->score_every != 0 && epoch != plan->epochs)
            continue;
        score = score_all(t, dev, dev_count);
        if (score < 0) {
            st = gs_fail_nomem(err, "train");
            break;
        }
        p.poorer = score > p.best ? 0 : p.poorer + 1;
        if (score > p.best) {
            p.best = score;
            memcpy(best, t->net->mean, t->net->count * sizeof *best);
        }
        p.epoch = epoch;
        p.step = t->step;
        if (plan->checkpoint)
            st = train_checkpoint_write(plan->checkpoint, plan->seed, t->net, best, &p, err);
        if (plan->seconds > 0 && spent * (epoch - first + 1) / (epoch - first) > plan->seconds)
            break;
    }
    if (st == GS_OK)
        memcpy(t->net->mean, best, t->net->count * sizeof *best);
    free(best);
    return st;
}

static void stop_workers(trainer *t)
{
    t->quit = true;
    pthread_barrier_wait(&t->barrier);
    pthread_join(t->workers[1].thread, NULL);
}

/* All sentences that there is something to learn from. */
static bool list_sentences(trainer *t, const train_text *texts, size_t count)
{
    size_t most = 0;

    for (size_t i = 0; i < count; i++)
        most += texts[i].corpus->item_count;
    t->listed = calloc(most + 1, sizeof *t->listed);
    t->order = calloc(most + 1, sizeof *t->order);
    for (size_t i = 0; t->listed && i < count; i++) {
        for (uint32_t j = 0; j < texts[i].corpus->item_count; j++) {
            const train_item *item = &texts[i].corpus->items[j];
            if (item->count && item->count <= TRAIN_SENTENCE_MOST && (item->parsed || item->named))
                t->listed[t->order_count++] = (train_example){&texts[i], j, 0};
        }
    }
    return t->listed && t->order;
}

gs_status train_run(train_net *net, const train_plan *plan, const train_text *texts, size_t count,
                    const float *vectors, const train_dev *dev, size_t dev_count, gs_error *err)
{
    trainer  *t = calloc(1, sizeof *t);
    gs_status st = GS_E_NOMEM;

    if (!t)
        return gs_fail_nomem(err, "train");
    *t = (trainer){.net = net, .plan = plan};
    t->adam = (train_adam){.beta1 = BETA1, .beta2 = BETA2, .epsilon = EPSILON};
    for (int i = 0; i < THREADS; i++) {
        t->workers[i].t = t;
        t->workers[i].number = i;
        t->workers[i].desk = train_desk_new(net, vectors, DESK_WORDS);
    }
    if (!list_sentences(t, texts, count) || !t->workers[0].desk || !t->workers[1].desk) {
        gs_fail_nomem(err, "train");
        goto done;
    }
    t->steps = batches_of(t) * (uint64_t)plan->epochs;
    pthread_barrier_init(&t->barrier, NULL, THREADS);
    if (pthread_create(&t->workers[1].thread, NULL, run_worker, &t->workers[1]) != 0) {
        st = gs_fail(err, GS_E_NOMEM, "train", GS_NO_OFFSET, "cannot start a thread");
    } else {
        st = run_epochs(t, dev, dev_count, err);
        stop_workers(t);
    }
    pthread_barrier_destroy(&t->barrier);
done:
    for (int i = 0; i < THREADS; i++)
        train_desk_free(t->workers[i].desk);
    free(t->listed);
    free(t->order);
    free(t);
    return st;
}
