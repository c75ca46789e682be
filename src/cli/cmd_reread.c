/* cli/cmd_reread.c - gainsay reread: kept reports read again, with the present model.
 *
 * The ids come from the command line or, with --all, from the store; the main thread
 * takes the texts out of it, and the workers read them (cli/batch.h).
 */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "cli/batch.h"
#include "cli/keeping.h"
#include "cli/session.h"

typedef struct rereading {
    cli_keeping *keeping; /* stands first: cli_keeping_keep */
    gs_str      *ids;     /* lines that are still to be read */
} rereading;

static int to_buf(void *ctx, const char *data, size_t size)
{
    gs_buf *buf = ctx;

    gs_buf_add(buf, data, size);
    return buf->status == GS_OK ? 0 : -1;
}

static char *next_report(const void *ctx, gs_buf *bytes, gs_error *why)
{
    const rereading *r = ctx;
    gs_str           line;
    char            *id;

    if (!gs_str_split(r->ids, '\n', &line) || !line.n)
        return NULL;
    id = strndup(line.p, line.n);
    if (!id)
        gs_fail_nomem(why, "input");
    else
        why->code = gs_store_kept(r->keeping->store, id, to_buf, bytes, why);
    return id;
}

static gs_status read_report(const void *ctx, gs_reader *reader, const gs_input *in,
                             const gs_doc **out, gs_error *err)
{
    (void)ctx;
    return gs_reader_reread(reader, in->data, in->size, out, err);
}

/* Which reports: a line each. */
static bool list_ids(const cli_args *args, const cli_keeping *k, gs_buf *ids)
{
    gs_engine  *engine;
    gs_identity now;
    gs_error    err;
    gs_status   st = GS_OK;

    for (size_t i = 0; i < args->operand_count; i++)
        gs_buf_addf(ids, "%s\n", args->operands[i]);
    if (!args->values[OPT_ALL])
        return true;
    engine = cli_engine_open_places(args);
    if (!engine)
        return false;
    gs_engine_identify(engine, &now);
    st = gs_store_outdated(k->store, &now, to_buf, ids, &err);
    if (st != GS_OK)
        cli_say("%s", err.message);
    gs_engine_close(engine);
    return st == GS_OK;
}

static int reread(const cli_args *args, cli_keeping *k)
{
    gs_buf    ids;
    gs_str    lines;
    rereading r = {k, &lines};
    int       status = CLI_FAILED;

    gs_buf_init(&ids, GS_LIMIT_DOC_MEMORY);
    if (list_ids(args, k, &ids)) {
        lines = gs_buf_str(&ids);
        status = cli_batch_run(&(cli_batch){.command = "reread",
                                            .places = true,
                                            .next = next_report,
                                            .read = read_report,
                                            .write = cli_keeping_pack,
                                            .keep = cli_keeping_keep,
                                            .ctx = &r},
                               args);
    }
    gs_buf_release(&ids);
    return status;
}

static int run(const cli_args *args)
{
    cli_keeping k;
    int         status = CLI_FAILED;

    if (!args->operand_count == !args->values[OPT_ALL]) {
        cli_say("reread takes the ids of reports, or --all");
        return CLI_FAILED;
    }
    if (cli_keeping_open(&k, args)) {
        k.again = true;
        status = reread(args, &k);
        if (status != CLI_FAILED && !cli_keeping_commit(&k))
            status = CLI_FAILED;
    }
    cli_keeping_close(&k);
    return status;
}

static const cli_option_id options[] = {OPT_ALL,  OPT_DB,    OPT_MODEL, OPT_KNOW, OPT_DATA,
                                        OPT_JOBS, OPT_QUIET, OPT_HELP,  OPT_COUNT};

const cli_command cli_reread = {
    .name = "reread",
    .summary = "read kept reports again, with the present model",
    .usage = "[options] (ID... | --all)",
    .about =
        "Reads the texts of kept reports again and puts what is found now in the place of\n"
        "what was found then; with --all of those that another version, another model or other\n"
        "dictionaries have read. Reports keep their ids; text, zones and metadata stay.\n"
        "Reviews hold for the new records, wherever these are about the same words; the\n"
        "others are listed by `gainsay review --list --stray`. Of a report's id the first eight\n"
        "digits will do.",
    .examples = "gainsay reread --all\n"
                "gainsay reread f86a98ca",
    .options = options,
    .run = run,
};
