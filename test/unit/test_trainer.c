/* Training is repeatable: the same seed gives the same model, byte for byte,
 * with its two threads, and also when it is put down and taken up again. */
#include "test.h"

#include "base/file.h"
#include "tiny_model.h"
#include "train/checkpoint.h"
#include "train/trainer.h"

#define CEILING ((size_t)1 << 28)

static const train_plan usual = {
    .seed = 5,
    .epochs = 12,
    .batch_words = 20,
    .rate = 0.05F,
    .dropout = {.word = 0.2F, .vector = 0.1F, .layer = 0.2F, .head = 0.2F},
    .headline = 0.1F,
    .lower = 0.1F,
    .upper = 0.1F,
    .mean_decay = 0.9F,
    .score_every = 2,
};

/* Standard error without the lines of progress. */
static int quiet(void)
{
    int kept = dup(2), null = fileno(freopen("/dev/null", "w", stderr));

    assert_true(kept >= 0 && null >= 0);
    return kept;
}

static void loud(int kept)
{
    fflush(stderr);
    dup2(kept, 2);
    close(kept);
}

/* Trains by the plan and writes the model to `path`; fills *err on failure. */
static gs_status train(const train_plan *plan, uint64_t seed, const char *path, gs_error *err)
{
    tiny_model t;
    gs_status  st = tiny_model_init(&t, TEST_DATADIR, tiny_shape, seed, err);
    train_text text = {&t.corpus, &t.inputs, NULL};
    train_dev  dev = {"the same", text};
    int        kept = quiet();

    if (st == GS_OK)
        st = train_run(&t.net, plan, &text, 1, t.vocab.vectors, &dev, 1, err);
    loud(kept);
    if (st == GS_OK && path)
        st = tiny_model_save(&t, TEST_DATADIR, t.net.mean, path, err);
    tiny_model_release(&t);
    return st;
}

static void new_path(char path[64])
{
    int fd;

    strcpy(path, "/tmp/gainsay-trainer-XXXXXX");
    fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
}

static void train_to(const train_plan *plan, char path[64])
{
    gs_error err = {.message = "a file"};

    new_path(path);
    if (train(plan, plan->seed, path, &err) != GS_OK)
        fail_msg("%s", err.message);
}

static bool same_files(const char *a, const char *b)
{
    gs_file  x, y;
    gs_error err;
    bool     same;

    assert_int_equal(gs_file_open(&x, a, CEILING, &err), GS_OK);
    assert_int_equal(gs_file_open(&y, b, CEILING, &err), GS_OK);
    same = x.size == y.size && memcmp(x.data, y.data, x.size) == 0;
    gs_file_close(&x);
    gs_file_close(&y);
    return same;
}

static void seeds_tell_the_model(void **state)
{
    train_plan other = usual;
    char       a[64], b[64], c[64];

    (void)state;
    other.seed = 6;
    train_to(&usual, a);
    train_to(&usual, b);
    train_to(&other, c);
    assert_true(same_files(a, b));
    assert_false(same_files(a, c));
    unlink(a);
    unlink(b);
    unlink(c);
}

/* Broken off behind the second of twelve epochs, by having no time. */
static void resumed_runs_give_the_same(void **state)
{
    train_plan first = usual, second = usual;
    char       whole[64], half[64], resumed[64], checkpoint[64];

    (void)state;
    new_path(checkpoint);
    unlink(checkpoint);
    first.checkpoint = second.checkpoint = checkpoint;
    first.seconds = 1e-9;
    train_to(&usual, whole);
    train_to(&first, half);
    train_to(&second, resumed);
    assert_false(same_files(whole, half));
    assert_true(same_files(whole, resumed));
    /* all epochs are done: nothing is left to do */
    train_to(&second, half);
    assert_true(same_files(whole, half));
    unlink(whole);
    unlink(half);
    unlink(resumed);
    unlink(checkpoint);
}

/* The epoch that a checkpoint was written behind. */
static int epoch_of(const char *checkpoint)
{
    tiny_model     t;
    train_progress p = {.epoch = 0};
    float         *best;
    gs_error       err;

    assert_int_equal(tiny_model_init(&t, TEST_DATADIR, tiny_shape, usual.seed, &err), GS_OK);
    best = calloc(t.net.count, sizeof *best);
    assert_non_null(best);
    assert_int_equal(train_checkpoint_read(checkpoint, usual.seed, &t.net, best, &p, &err), GS_OK);
    free(best);
    tiny_model_release(&t);
    return p.epoch;
}

/* Patience counts over the breaks: no score is better than the first here. */
static void resumed_runs_are_as_patient(void **state)
{
    train_plan plan = usual;
    char       path[64], checkpoint[64];

    (void)state;
    new_path(checkpoint);
    unlink(checkpoint);
    plan.epochs = 9;
    plan.score_every = 1;
    plan.patience = 2;
    plan.rate = 0;
    plan.checkpoint = checkpoint;
    for (int i = 0; i < 2; i++) {
        plan.seconds = 1e-9;
        train_to(&plan, path);
        unlink(path);
        assert_int_equal(epoch_of(checkpoint), i + 1);
    }
    plan.seconds = 0;
    train_to(&plan, path);
    assert_int_equal(epoch_of(checkpoint), 3);
    unlink(path);
    unlink(checkpoint);
}

static void foreign_checkpoints_are_refused(void **state)
{
    train_plan plan = usual;
    char       path[64], checkpoint[64];
    gs_error   err = {0};
    FILE      *file;

    (void)state;
    new_path(checkpoint);
    unlink(checkpoint);
    plan.checkpoint = checkpoint;
    plan.epochs = 2;
    train_to(&plan, path);
    plan.seed = 7;
    assert_int_equal(train(&plan, 7, NULL, &err), GS_E_IO);
    assert_non_null(strstr(err.message, "another seed"));
    plan.seed = usual.seed;
    assert_int_equal(truncate(checkpoint, 1000), 0);
    assert_int_equal(train(&plan, plan.seed, NULL, &err), GS_E_IO);
    assert_non_null(strstr(err.message, "cut short"));
    file = fopen(checkpoint, "w");
    assert_non_null(file);
    fputs("something else, which is longer than the header of a checkpoint is: something else, "
          "something else, something else, something else, something else, something else\n",
          file);
    fclose(file);
    assert_int_equal(train(&plan, plan.seed, NULL, &err), GS_E_IO);
    assert_non_null(strstr(err.message, "not a checkpoint"));
    unlink(path);
    unlink(checkpoint);
}

/* Far from nothing: it learns its few sentences by heart. */
static void it_learns(void **state)
{
    train_plan      plan = usual;
    tiny_model      t;
    gs_error        err = {.message = "a file"};
    train_dev_score before, after;
    train_desk     *desk;
    int             kept;

    (void)state;
    plan.epochs = 100;
    plan.score_every = 100;
    plan.dropout = (train_dropout){.word = 0.1F};
    plan.headline = plan.lower = plan.upper = 0;
    assert_int_equal(tiny_model_init(&t, TEST_DATADIR, tiny_shape, 1, &err), GS_OK);
    desk = train_desk_new(&t.net, t.vocab.vectors, 512);
    assert_non_null(desk);
    {
        train_text text = {&t.corpus, &t.inputs, NULL};
        train_dev  dev = {"the same", text};
        assert_int_equal(train_dev_run(desk, &t.net, 512, t.net.w, &dev, &before), GS_OK);
        kept = quiet();
        assert_int_equal(train_run(&t.net, &plan, &text, 1, t.vocab.vectors, &dev, 1, &err), GS_OK);
        loud(kept);
        assert_int_equal(train_dev_run(desk, &t.net, 512, t.net.mean, &dev, &after), GS_OK);
    }
    assert_true(before.upos < 0.5 && before.las < 0.5);
    if (!(after.upos > 0.95 && after.feats > 0.95 && after.las > 0.9 && after.names > 0.9))
        fail_msg("upos %.2f feats %.2f las %.2f names %.2f", after.upos, after.feats, after.las,
                 after.names);
    train_desk_free(desk);
    tiny_model_release(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seeds_tell_the_model),
        cmocka_unit_test(resumed_runs_give_the_same),
        cmocka_unit_test(resumed_runs_are_as_patient),
        cmocka_unit_test(foreign_checkpoints_are_refused),
        cmocka_unit_test(it_learns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
