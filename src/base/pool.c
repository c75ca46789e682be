/* base/pool.c - see pool.h.
 *
 * A ring of slots. `made`, `taken` and `finished` only grow, and an item's
 * slot is its number modulo the ring's size:
 *
 *   finished <= taken <= made <= finished + window
 *
 * Numbers below `finished` are gone, those up to `taken` are with a worker or
 * done, those up to `made` wait for a worker. One mutex guards the numbers
 * and the slots' states; the items themselves need none, since each belongs
 * to one thread at a time.
 *
 * A thread is started with each item, from the second on, until there are
 * enough: a single item is worked on by the caller.
 */
#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"

typedef struct slot {
    bool   done;
    size_t held; /* bytes, once done */
} slot;

typedef struct worker {
    struct pool *pool;
    unsigned     number;
    pthread_t    thread;
} worker;

typedef struct pool {
    const gs_pool_task *task;
    pthread_mutex_t     lock;
    pthread_cond_t      work_ready; /* for workers    */
    pthread_cond_t      item_done;  /* for the caller */
    slot               *slots;      /* [window]            */
    char               *items;      /* [window][item_size] */
    size_t              window;
    size_t              made, taken, finished;
    size_t              held; /* by done items that are not finished */
    bool                closed;
    worker             *workers; /* [jobs], of which `started` run */
    unsigned            jobs, started;
} pool;

static void *item_at(const pool *p, size_t number)
{
    return p->items + (number % p->window) * p->task->item_size;
}

/* The oldest item is always taken: everything else waits for it. Others only
 * while what is waiting to be finished leaves room. */
static bool may_take(const pool *p)
{
    return p->taken < p->made && (p->taken == p->finished || p->held < GS_LIMIT_POOL_HELD);
}

static void *work_until_closed(void *arg)
{
    worker *self = arg;
    pool   *p = self->pool;

    pthread_mutex_lock(&p->lock);
    for (;;) {
        size_t number, held;

        while (!p->closed && !may_take(p))
            pthread_cond_wait(&p->work_ready, &p->lock);
        if (p->closed)
            break;
        number = p->taken++;
        pthread_mutex_unlock(&p->lock);
        held = p->task->work(p->task->ctx, self->number, false, item_at(p, number));
        pthread_mutex_lock(&p->lock);
        p->slots[number % p->window] = (slot){.done = true, .held = held};
        p->held += held;
        if (number == p->finished)
            pthread_cond_signal(&p->item_done);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

/* Signals are the calling thread's business: a worker must not be the one
 * that is interrupted. */
static void start_workers(pool *p, unsigned count)
{
    sigset_t all, before;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (p->started < count) {
        worker *w = &p->workers[p->started];
        *w = (worker){.pool = p, .number = p->started};
        if (pthread_create(&w->thread, NULL, work_until_closed, w) != 0)
            break;
        p->started++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void stop_workers(pool *p)
{
    pthread_mutex_lock(&p->lock);
    p->closed = true;
    pthread_cond_broadcast(&p->work_ready);
    pthread_mutex_unlock(&p->lock);
    for (unsigned i = 0; i < p->started; i++)
        pthread_join(p->workers[i].thread, NULL);
}

/* Only the calling thread changes `made` and `finished`, so here they may be
 * read without the lock. */
static bool make_item(pool *p)
{
    void *item = item_at(p, p->made);

    memset(item, 0, p->task->item_size);
    if (!p->task->next(p->task->ctx, item))
        return false;
    pthread_mutex_lock(&p->lock);
    p->slots[p->made % p->window] = (slot){0};
    p->made++;
    pthread_cond_signal(&p->work_ready);
    pthread_mutex_unlock(&p->lock);
    if (p->jobs > 1 && p->made > 1 && p->started < p->jobs)
        start_workers(p, p->made < p->jobs ? (unsigned)p->made : p->jobs);
    return true;
}

static bool oldest_is_done(pool *p)
{
    bool done;

    if (p->finished == p->made)
        return false;
    pthread_mutex_lock(&p->lock);
    done = p->slots[p->finished % p->window].done;
    pthread_mutex_unlock(&p->lock);
    return done;
}

/* Waits until the oldest item is worked, or works on it where nobody else
 * does. */
static void await_oldest(pool *p)
{
    slot *oldest = &p->slots[p->finished % p->window];

    if (!p->started) {
        p->task->work(p->task->ctx, 0, true, item_at(p, p->finished));
        p->taken++;
        return;
    }
    pthread_mutex_lock(&p->lock);
    while (!oldest->done)
        pthread_cond_wait(&p->item_done, &p->lock);
    pthread_mutex_unlock(&p->lock);
}

static bool finish_oldest(pool *p)
{
    void *item = item_at(p, p->finished);
    bool  go_on;

    await_oldest(p);
    go_on = p->task->finish(p->task->ctx, item);
    p->task->release(p->task->ctx, item);
    pthread_mutex_lock(&p->lock);
    p->held -= p->slots[p->finished % p->window].held;
    p->finished++;
    pthread_cond_broadcast(&p->work_ready);
    pthread_mutex_unlock(&p->lock);
    return go_on;
}

/* Results go out as soon as they can; while none can, items are made. */
static void run(pool *p)
{
    for (bool more = true, go_on = true; go_on;) {
        bool room = p->made < p->finished + p->window;
        if (more && room && !oldest_is_done(p))
            more = make_item(p);
        else if (p->finished < p->made)
            go_on = finish_oldest(p);
        else
            return;
    }
}

/* After a stop: the workers are gone, what they left is given back. */
static void release_rest(pool *p)
{
    for (; p->finished < p->made; p->finished++)
        p->task->release(p->task->ctx, item_at(p, p->finished));
}

gs_status gs_pool_run(const gs_pool_task *task, unsigned jobs, gs_error *err)
{
    pool      p = {.task = task, .jobs = jobs ? jobs : 1};
    gs_status st = GS_OK;

    p.window = p.jobs > 1 ? (size_t)p.jobs * 4 : 1;
    p.workers = calloc(p.jobs, sizeof *p.workers);
    p.slots = calloc(p.window, sizeof *p.slots);
    p.items = calloc(p.window, task->item_size);
    if (!p.workers || !p.slots || !p.items) {
        st = gs_fail_nomem(err, "setup");
        goto done;
    }
    pthread_mutex_init(&p.lock, NULL);
    pthread_cond_init(&p.work_ready, NULL);
    pthread_cond_init(&p.item_done, NULL);
    run(&p);
    stop_workers(&p);
    release_rest(&p);
    pthread_cond_destroy(&p.item_done);
    pthread_cond_destroy(&p.work_ready);
    pthread_mutex_destroy(&p.lock);
done:
    free(p.items);
    free(p.slots);
    free(p.workers);
    return st;
}

unsigned gs_pool_cores(void)
{
    cpu_set_t set;
    int       n = 0;

    if (sched_getaffinity(0, sizeof set, &set) == 0)
        n = CPU_COUNT(&set);
    return n > 0 ? (unsigned)n : 1;
}
