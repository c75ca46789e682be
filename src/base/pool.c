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
} pool;

typedef struct worker {
    pool     *pool;
    unsigned  number;
    pthread_t thread;
} worker;

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
        held = p->task->work(p->task->ctx, self->number, item_at(p, number));
        pthread_mutex_lock(&p->lock);
        p->slots[number % p->window] = (slot){.done = true, .held = held};
        p->held += held;
        if (number == p->finished)
            pthread_cond_signal(&p->item_done);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

/* Makes items while the window has room. Only the calling thread changes
 * `made` and `finished`, so it may read them without the lock. */
static bool fill_window(pool *p)
{
    while (p->made < p->finished + p->window) {
        void *item = item_at(p, p->made);

        memset(item, 0, p->task->item_size);
        if (!p->task->next(p->task->ctx, item))
            return false;
        pthread_mutex_lock(&p->lock);
        p->slots[p->made % p->window].done = false;
        p->made++;
        pthread_cond_signal(&p->work_ready);
        pthread_mutex_unlock(&p->lock);
    }
    return true;
}

static bool finish_oldest(pool *p)
{
    slot *oldest = &p->slots[p->finished % p->window];
    void *item = item_at(p, p->finished);
    bool  go_on;

    pthread_mutex_lock(&p->lock);
    while (!oldest->done)
        pthread_cond_wait(&p->item_done, &p->lock);
    pthread_mutex_unlock(&p->lock);
    go_on = p->task->finish(p->task->ctx, item);
    p->task->release(p->task->ctx, item);
    pthread_mutex_lock(&p->lock);
    p->held -= oldest->held;
    p->finished++;
    pthread_cond_broadcast(&p->work_ready);
    pthread_mutex_unlock(&p->lock);
    return go_on;
}

static void run_threaded(pool *p)
{
    bool more = true, go_on = true;

    while (go_on) {
        if (more)
            more = fill_window(p);
        if (p->finished == p->made)
            break;
        go_on = finish_oldest(p);
    }
}

/* After a stop: the workers are gone, what they left is given back. */
static void release_rest(pool *p)
{
    for (; p->finished < p->made; p->finished++)
        p->task->release(p->task->ctx, item_at(p, p->finished));
}

/* Signals are the calling thread's business: a worker must not be the one
 * that is interrupted. Returns how many threads there are. */
static unsigned start_workers(worker *workers, unsigned jobs, pool *p)
{
    sigset_t all, before;
    unsigned started = 0;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    for (; started < jobs; started++) {
        worker *w = &workers[started];
        *w = (worker){.pool = p, .number = started};
        if (pthread_create(&w->thread, NULL, work_until_closed, w) != 0)
            break;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

static void stop_workers(worker *workers, unsigned count, pool *p)
{
    pthread_mutex_lock(&p->lock);
    p->closed = true;
    pthread_cond_broadcast(&p->work_ready);
    pthread_mutex_unlock(&p->lock);
    for (unsigned i = 0; i < count; i++)
        pthread_join(workers[i].thread, NULL);
}

static void run_alone(const gs_pool_task *task, void *item)
{
    for (bool go_on = true; go_on;) {
        memset(item, 0, task->item_size);
        if (!task->next(task->ctx, item))
            return;
        task->work(task->ctx, 0, item);
        go_on = task->finish(task->ctx, item);
        task->release(task->ctx, item);
    }
}

gs_status gs_pool_run(const gs_pool_task *task, unsigned jobs, gs_error *err)
{
    pool      p = {.task = task, .window = jobs > 1 ? (size_t)jobs * 4 : 1};
    worker   *workers = calloc(jobs ? jobs : 1, sizeof *workers);
    gs_status st = GS_OK;
    unsigned  started = 0;

    p.slots = calloc(p.window, sizeof *p.slots);
    p.items = calloc(p.window, task->item_size);
    if (!workers || !p.slots || !p.items) {
        st = gs_fail_nomem(err, "setup");
        goto done;
    }
    pthread_mutex_init(&p.lock, NULL);
    pthread_cond_init(&p.work_ready, NULL);
    pthread_cond_init(&p.item_done, NULL);
    if (jobs > 1)
        started = start_workers(workers, jobs, &p);
    if (started) {
        run_threaded(&p);
        stop_workers(workers, started, &p);
        release_rest(&p);
    } else {
        run_alone(task, p.items);
    }
    pthread_cond_destroy(&p.item_done);
    pthread_cond_destroy(&p.work_ready);
    pthread_mutex_destroy(&p.lock);
done:
    free(p.items);
    free(p.slots);
    free(workers);
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
