/* cli/batch.c - see batch.h.
 *
 * Each report is opened, read and written into a buffer by whichever worker
 * is free; the main thread makes the list of paths and prints the buffers in
 * the order of the list (base/pool.h). Where the main thread reads as well, a
 * report's results need no such buffer and are printed as they come. A report
 * that cannot be read leaves a rejection in its place and the run goes on.
 */
#include "cli/batch.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/pool.h"
#include "cli/inputs.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "cli/sink.h"

/* A run: what was asked for, and how far it is. */
typedef struct run_state {
    const cli_batch *batch;
    bool             quiet;
    gs_input         about;   /* what the caller says of every report */
    cli_inputs      *inputs;  /* the main thread's */
    gs_reader      **readers; /* [jobs], one a worker */
    unsigned         jobs;
    cli_progress     progress;
    size_t           done, rejected;
    gs_error         broken_off; /* why there are no more paths; code GS_OK: all were seen */
    bool             begun;      /* the head is written */
    bool             failed;     /* the output could not be written */
} run_state;

/* One report on its way. */
typedef struct item {
    char    *path;
    gs_buf   in;  /* its bytes, when they come from the batch's `next` */
    gs_buf   out; /* its records, or its rejection */
    gs_error why; /* of a rejection; code GS_OK: none */
} item;

static int to_buf(void *ctx, const char *data, size_t size)
{
    gs_buf *buf = ctx;

    gs_buf_add(buf, data, size);
    return buf->status == GS_OK ? 0 : -1;
}

static int to_sink_plainly(void *ctx, const char *data, size_t size)
{
    (void)ctx;
    return cli_sink_write(data, size) ? 0 : -1;
}

/* Writes the head or the foot, which come from the main thread. Whoever reads our
 * output knows by himself when he has closed it; other failures are told. */
static bool write_frame(const run_state *run, gs_status (*frame)(const void *ctx, gs_write_fn write,
                                                                 void *write_ctx, gs_error *err))
{
    gs_error  err;
    gs_status st = frame ? frame(run->batch->ctx, to_sink_plainly, NULL, &err) : GS_OK;

    if (st != GS_OK && st != GS_E_IO)
        cli_say_error(NULL, &err);
    return st == GS_OK;
}

/* Before the first output. */
static bool begin_output(run_state *run)
{
    if (run->begun)
        return true;
    run->begun = true;
    return write_frame(run, run->batch->head);
}

static bool end_output(run_state *run)
{
    if (!run->begun && run->batch->framed)
        return true;
    return begin_output(run) && write_frame(run, run->batch->foot);
}

static int to_sink(void *ctx, const char *data, size_t size)
{
    run_state *run = ctx;

    cli_progress_wipe(&run->progress);
    run->failed = !begin_output(run) || !cli_sink_write(data, size);
    return run->failed ? -1 : 0;
}

static bool next_item(void *ctx, void *slot)
{
    run_state *run = ctx;
    item      *it = slot;

    gs_buf_init(&it->in, GS_LIMIT_DOC_MEMORY);
    it->path = run->batch->next ? run->batch->next(run->batch->ctx, &it->in, &it->why)
                                : cli_inputs_next(run->inputs, &it->why);
    if (!it->path && it->why.code != GS_OK)
        run->broken_off = it->why;
    gs_buf_init(&it->out, GS_LIMIT_DOC_MEMORY);
    return it->path != NULL;
}

static gs_status write_report(run_state *run, const gs_doc *doc, bool alone, item *it)
{
    const cli_batch *b = run->batch;
    gs_status        st;

    if (alone && !b->pages && !b->keep)
        st = b->write(b->ctx, doc, to_sink, run, &it->why);
    else
        st = b->write(b->ctx, doc, to_buf, &it->out, &it->why);
    /* The library only knows that our buffer did not take it. */
    if (st != GS_OK && it->out.status == GS_E_NOMEM)
        st = gs_fail_nomem(&it->why, "output");
    return st;
}

static gs_status read_report(run_state *run, gs_reader *reader, bool alone, item *it)
{
    gs_input      in = run->about;
    gs_file       file = {.data = it->in.data, .size = it->in.size};
    const gs_doc *doc;
    gs_status     st = GS_OK;

    if (!run->batch->next)
        st = gs_file_read(&file, it->path, GS_LIMIT_REPORT_BYTES, &it->why);
    if (st != GS_OK)
        return st;
    in.data = file.data;
    in.size = file.size;
    in.source = it->path;
    st = run->batch->read(run->batch->ctx, reader, &in, &doc, &it->why);
    if (!run->batch->next)
        gs_file_close(&file);
    return st == GS_OK ? write_report(run, doc, alone, it) : st;
}

static size_t work_item(void *ctx, unsigned worker, bool alone, void *slot)
{
    run_state *run = ctx;
    item      *it = slot;
    gs_error   err;

    if (it->why.code == GS_OK)
        it->why.code = read_report(run, run->readers[worker], alone, it);
    if (it->why.code != GS_OK) {
        gs_buf_clear(&it->out);
        if (run->batch->rejections)
            gs_rejection_write_jsonl(it->path, &it->why, to_buf, &it->out, &err);
    }
    return it->out.cap;
}

/* Pages are parted by an empty line. */
static bool print_result(run_state *run, const char *path, const gs_buf *out)
{
    bool first = !run->batch->pages || run->done == run->rejected;

    if (run->batch->keep)
        return run->batch->keep(run->batch->ctx, path, out->data, out->size);
    return begin_output(run) && (first || cli_sink_write("\n", 1)) &&
           cli_sink_write(out->data, out->size);
}

static bool finish_item(void *ctx, void *slot)
{
    run_state *run = ctx;
    item      *it = slot;

    if (run->failed) /* already, while it was worked on */
        return false;
    if (it->why.code != GS_OK)
        run->rejected++;
    if (it->out.size || (it->why.code != GS_OK && !run->quiet))
        cli_progress_wipe(&run->progress);
    if (it->why.code != GS_OK && !run->batch->rejections && !run->quiet)
        cli_say_error(it->path, &it->why);
    if (it->out.size)
        run->failed = !print_result(run, it->path, &it->out);
    run->done++;
    cli_progress_update(&run->progress, run->done, run->rejected);
    return !run->failed;
}

static void release_item(void *ctx, void *slot)
{
    item *it = slot;

    (void)ctx;
    gs_buf_release(&it->in);
    gs_buf_release(&it->out);
    free(it->path);
}

static bool choose_jobs(run_state *run, const char *value)
{
    char *end;
    long  n;

    run->jobs = gs_pool_cores();
    if (value) {
        n = strtol(value, &end, 10);
        if (*end || end == value || n < 1 || n > GS_LIMIT_JOBS) {
            cli_say("--jobs cannot be '%s'; it is a number from 1 to %d", value, GS_LIMIT_JOBS);
            return false;
        }
        run->jobs = (unsigned)n;
    }
    if (run->jobs > GS_LIMIT_JOBS)
        run->jobs = GS_LIMIT_JOBS;
    return true;
}

/* Whether the command line names something to read, and standard input at
 * most once. */
static bool check_operands(const cli_batch *batch, const cli_args *args)
{
    const char *list = args->values[OPT_FILES_FROM];
    size_t      stdin_uses = list && strcmp(list, "-") == 0;

    if (!args->operand_count && !list) {
        cli_say("no file given; usage: gainsay %s [options] FILE..., where - is standard input",
                batch->command);
        return false;
    }
    if (args->values[OPT_NULL] && !list) {
        cli_say("--null is about the list of --files-from");
        return false;
    }
    for (size_t i = 0; i < args->operand_count; i++)
        stdin_uses += strcmp(args->operands[i], "-") == 0;
    if (stdin_uses > 1) {
        cli_say("standard input (-) can be read only once");
        return false;
    }
    return true;
}

/* There is nothing to show for a single file. */
static void start_progress(run_state *run, const cli_inputs_from *from)
{
    bool   on = !run->quiet && isatty(STDERR_FILENO);
    size_t total = on && !run->batch->next ? cli_inputs_count(from) : 0;

    cli_progress_start(&run->progress, on && total != 1, total);
}

static bool open_readers(run_state *run, const gs_engine *engine)
{
    gs_error err;

    run->readers = calloc(run->jobs, sizeof(gs_reader *));
    if (!run->readers) {
        gs_fail_nomem(&err, "setup");
        cli_say_error(NULL, &err);
        return false;
    }
    for (unsigned i = 0; i < run->jobs; i++) {
        if (gs_reader_new(&run->readers[i], engine, &err) != GS_OK) {
            cli_say_error(NULL, &err);
            return false;
        }
    }
    return true;
}

static void close_readers(run_state *run)
{
    for (unsigned i = 0; run->readers && i < run->jobs; i++)
        gs_reader_free(run->readers[i]);
    free(run->readers);
}

static int run_all(run_state *run)
{
    const gs_pool_task task = {.item_size = sizeof(item),
                               .next = next_item,
                               .work = work_item,
                               .finish = finish_item,
                               .release = release_item,
                               .ctx = run};
    gs_error           err;

    if (gs_pool_run(&task, run->jobs, &err) != GS_OK) {
        cli_say_error(NULL, &err);
        return CLI_FAILED;
    }
    cli_progress_wipe(&run->progress);
    if (run->failed || !end_output(run))
        return CLI_FAILED;
    if (run->broken_off.code != GS_OK) {
        cli_say("stopped after %zu reports: %s", run->done, run->broken_off.message);
        return CLI_FAILED;
    }
    if (!run->quiet && run->done == 0)
        cli_say("no reports found");
    if (!run->quiet && run->rejected && (run->batch->rejections || run->done > 1))
        cli_say("%zu of %zu reports rejected", run->rejected, run->done);
    return run->rejected ? CLI_REJECTED : CLI_OK;
}

int cli_batch_run(const cli_batch *batch, const cli_args *args)
{
    cli_inputs_from from = {args->operands, args->operand_count, args->values[OPT_FILES_FROM],
                            args->values[OPT_NULL] != NULL};
    run_state       state = {.batch = batch, .quiet = args->values[OPT_QUIET] != NULL};
    gs_engine      *engine = NULL;
    gs_error        err;
    int             status = CLI_FAILED;

    if ((!batch->next && !check_operands(batch, args)) ||
        !choose_jobs(&state, args->values[OPT_JOBS]) || !cli_input_fill(&state.about, args))
        return CLI_FAILED;
    if (!batch->next && cli_inputs_open(&state.inputs, &from, &err) != GS_OK) {
        cli_say_error(from.list, &err);
        return CLI_FAILED;
    }
    cli_interrupt_init();
    engine = batch->places  ? cli_engine_open_places(args)
             : batch->model ? cli_engine_open_model(args)
                            : cli_engine_open(args);
    if (engine) {
        start_progress(&state, &from);
        if (open_readers(&state, engine))
            status = run_all(&state);
    }
    close_readers(&state);
    cli_inputs_close(state.inputs);
    gs_engine_close(engine);
    return status;
}
