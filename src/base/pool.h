/* base/pool.h - many items, several threads, one order.
 *
 * An ordered pipeline: the calling thread makes items one after the other,
 * worker threads work on them at the same time, and the calling thread
 * finishes them in the order they were made. So what `finish` does, printing
 * above all, comes out the same for any number of jobs.
 *
 *   caller:   next 1  next 2  next 3 ...   finish 1  finish 2 ...
 *   workers:        work 2  work 1  work 3 ...
 *
 * Memory is bounded twice: by a window of items in flight, and by the bytes
 * that worked items hold while an earlier, slower one keeps them waiting.
 */
#ifndef GS_BASE_POOL_H
#define GS_BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>

#include "gainsay.h"

/* What to do. All functions get `ctx`; `item` points to `item_size` bytes,
 * zero when `next` gets them. */
typedef struct gs_pool_task {
    size_t item_size;

    /* Fills the next item; false when there is none. Calling thread. */
    bool (*next)(void *ctx, void *item);

    /* Works on an item and returns the bytes it now holds. `worker` is below
     * the number of jobs, and no two calls with one number overlap: it picks
     * the worker's own reader. `alone`: it is the calling thread that works,
     * all earlier items are finished, and this one will be finished next; so
     * a result need not be kept for `finish` but may go out at once. */
    size_t (*work)(void *ctx, unsigned worker, bool alone, void *item);

    /* Takes an item's result, in order; false stops the run. Calling thread. */
    bool (*finish)(void *ctx, void *item);

    /* Called once for each item that `next` filled, finished or not. */
    void (*release)(void *ctx, void *item);

    void *ctx;
} gs_pool_task;

/* Runs the task to its end, or until `finish` says stop. One item alone, and
 * all with one job or where the system gives no thread, are worked on in the
 * calling thread; fewer threads than asked for are no error. Fails only when
 * memory runs out before the first item. */
gs_status gs_pool_run(const gs_pool_task *task, unsigned jobs, gs_error *err);

/* The processors this process may use; at least 1. */
unsigned gs_pool_cores(void);

#endif
