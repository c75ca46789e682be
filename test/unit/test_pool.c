/* test_pool.c - items come out in order, each once, however many jobs. */
#include "base/pool.h"

#include <pthread.h>
#include <unistd.h>

#include "base/limits.h"
#include "test.h"

typedef struct counters {
    unsigned  count;   /* items to make                    */
    unsigned  stop_at; /* finish says stop at this one     */
    size_t    hold;    /* bytes each worked item says it holds */
    unsigned  made;
    unsigned  finished; /* so far, in order                 */
    unsigned  released;
    unsigned  workers; /* jobs: no worker's number reaches it */
    bool      disorder;
    bool      by_caller; /* the first item was worked on in the calling thread */
    pthread_t caller;
} counters;

typedef struct item {
    unsigned number;
    unsigned square;
} item;

static bool next(void *ctx, void *slot)
{
    counters *c = ctx;

    if (c->made == c->count)
        return false;
    *(item *)slot = (item){.number = c->made++};
    return true;
}

/* Earlier items take longer, so that the order is really tried. */
static size_t work(void *ctx, unsigned worker, bool alone, void *slot)
{
    counters *c = ctx;
    item     *it = slot;

    if (it->number == 0)
        c->by_caller = pthread_equal(pthread_self(), c->caller);
    if (alone && (it->number != c->finished || !pthread_equal(pthread_self(), c->caller)))
        c->disorder = true;
    if (it->number % 7 == 0)
        usleep(500);
    it->square = worker < c->workers ? it->number * it->number : 1;
    return c->hold;
}

static bool finish(void *ctx, void *slot)
{
    counters *c = ctx;
    item     *it = slot;

    if (it->number != c->finished || it->square != it->number * it->number)
        c->disorder = true;
    return ++c->finished != c->stop_at;
}

static void release(void *ctx, void *slot)
{
    (void)slot;
    ((counters *)ctx)->released++;
}

static counters run(unsigned count, unsigned stop_at, size_t hold, unsigned jobs)
{
    counters     c = {.count = count,
                      .stop_at = stop_at,
                      .hold = hold,
                      .workers = jobs,
                      .caller = pthread_self()};
    gs_pool_task task = {sizeof(item), next, work, finish, release, &c};

    assert_int_equal(gs_pool_run(&task, jobs, NULL), GS_OK);
    assert_false(c.disorder);
    assert_int_equal(c.released, c.made);
    return c;
}

static void order_is_kept(void **state)
{
    (void)state;
    for (unsigned jobs = 1; jobs <= 9; jobs += 4) {
        assert_int_equal(run(300, 0, 0, jobs).finished, 300);
        assert_int_equal(run(1, 0, 0, jobs).finished, 1);
        assert_int_equal(run(0, 0, 0, jobs).finished, 0);
    }
}

/* Results too large to wait for one another are worked one by one. */
static void large_results_do_not_block(void **state)
{
    (void)state;
    assert_int_equal(run(100, 0, GS_LIMIT_POOL_HELD, 4).finished, 100);
}

static void stops_when_told(void **state)
{
    (void)state;
    for (unsigned jobs = 1; jobs <= 8; jobs += 7) {
        counters c = run(1000, 10, 0, jobs);
        assert_int_equal(c.finished, 10);
        assert_true(c.made < 1000);
    }
}

/* A thread for one item would only cost time and memory. */
static void single_item_needs_no_thread(void **state)
{
    (void)state;
    assert_true(run(1, 0, 0, 8).by_caller);
    assert_true(run(50, 0, 0, 1).by_caller);
    assert_false(run(50, 0, 0, 8).by_caller);
}

static void there_is_a_core(void **state)
{
    (void)state;
    assert_true(gs_pool_cores() >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_kept),   cmocka_unit_test(large_results_do_not_block),
        cmocka_unit_test(stops_when_told), cmocka_unit_test(single_item_needs_no_thread),
        cmocka_unit_test(there_is_a_core),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
