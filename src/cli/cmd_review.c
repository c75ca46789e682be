/* cli/cmd_review.c - gainsay review: what a person says of a record of a store. */
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "cli/cli.h"
#include "cli/sink.h"
#include "cli/store.h"
#include "cli/terminal.h"

static int to_sink(void *ctx, const char *data, size_t size)
{
    (void)ctx;
    return cli_sink_write(data, size) ? 0 : -1;
}

/* ---- one more ---- */

/* What is done to the records; false where it is not one thing. */
static bool read_action(const cli_args *args, gs_review *r)
{
    const struct {
        bool             given;
        gs_review_action action;
    } all[] = {{args->list_count > 0 && !args->values[OPT_UNDO], GS_REVIEW_SET},
               {args->values[OPT_REJECT] != NULL, GS_REVIEW_REJECT},
               {args->values[OPT_CONFIRM] != NULL, GS_REVIEW_CONFIRM},
               {args->values[OPT_UNDO] != NULL, GS_REVIEW_UNDO}};
    int count = 0;

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        count += all[i].given;
        if (all[i].given)
            r->action = all[i].action;
    }
    if (count != 1)
        cli_say("review takes one of --set FIELD=VALUE, --reject, --confirm and --undo");
    return count == 1;
}

static int add(const cli_args *args)
{
    gs_review r = {.fields = args->list,
                   .field_count = args->list_count,
                   .by = args->values[OPT_BY],
                   .why = args->values[OPT_WHY]};
    gs_store *store;
    gs_status st = GS_OK;
    gs_error  err;

    if (!args->operand_count || !r.by || !*r.by || !r.why || !*r.why) {
        cli_say("review takes the ids of records, --by: who you are, and --why: the reason");
        return CLI_FAILED;
    }
    if (!read_action(args, &r))
        return CLI_FAILED;
    store = cli_store_open(args, GS_STORE_WRITE);
    if (!store)
        return CLI_FAILED;
    for (size_t i = 0; st == GS_OK && i < args->operand_count; i++) {
        r.record = args->operands[i];
        st = gs_store_review(store, &r, &err);
        if (st != GS_OK)
            cli_say("%s: %s", r.record, err.message);
    }
    gs_store_close(store);
    return st == GS_OK ? CLI_OK : CLI_FAILED;
}

/* ---- all that there are ---- */

static int list(const cli_args *args)
{
    const char *format = args->values[OPT_LIST_FORMAT];
    bool        json =
        args->values[OPT_EXPORT] || (format ? strcmp(format, "jsonl") == 0 : !cli_terminal());
    gs_list_options  options = {.format = json ? GS_LIST_JSONL : GS_LIST_TABLE,
                                .table = cli_terminal_options(args)};
    gs_review_filter filter = {.by = args->values[OPT_BY],
                               .stray = args->values[OPT_STRAY] != NULL,
                               .rejected = args->values[OPT_REJECTED] != NULL};
    gs_store        *store = cli_store_open(args, GS_STORE_READ);
    gs_status        st = GS_OK;
    gs_error         err;

    if (!store)
        return CLI_FAILED;
    for (size_t i = 0; st == GS_OK && (i == 0 || i < args->operand_count); i++) {
        filter.record = args->operand_count ? args->operands[i] : NULL;
        st = gs_store_reviews(store, &filter, &options, to_sink, NULL, &err);
    }
    gs_store_close(store);
    if (st != GS_OK)
        cli_say("%s", err.message);
    return st == GS_OK ? CLI_OK : CLI_FAILED;
}

static int import(const cli_args *args)
{
    const char *path = args->values[OPT_IMPORT];
    gs_file     file;
    gs_store   *store;
    size_t      added = 0;
    gs_error    err;
    gs_status   st = gs_file_read(&file, path, GS_LIMIT_REPORT_BYTES, &err);

    if (st != GS_OK) {
        cli_say_error(path, &err);
        return CLI_FAILED;
    }
    store = cli_store_open(args, GS_STORE_WRITE);
    st = store ? gs_store_import_reviews(store, file.data, file.size, &added, &err) : GS_E_IO;
    if (store && st != GS_OK)
        cli_say_error(path, &err);
    else if (store)
        cli_say("%zu reviews are new", added);
    gs_store_close(store);
    gs_file_close(&file);
    return st == GS_OK ? CLI_OK : CLI_FAILED;
}

static int run(const cli_args *args)
{
    if (args->values[OPT_IMPORT])
        return import(args);
    if (args->values[OPT_LIST] || args->values[OPT_EXPORT])
        return list(args);
    return add(args);
}

static const cli_option_id options[] = {
    OPT_SET,   OPT_REJECT,   OPT_CONFIRM, OPT_UNDO,        OPT_BY,    OPT_WHY, OPT_LIST, OPT_EXPORT,
    OPT_STRAY, OPT_REJECTED, OPT_IMPORT,  OPT_LIST_FORMAT, OPT_COLOR, OPT_DB,  OPT_HELP, OPT_COUNT};

const cli_command cli_review = {
    .name = "review",
    .summary = "correct, reject or confirm records of a store",
    .usage = "--by NAME --why TEXT (--set FIELD=VALUE | --reject | --confirm | --undo) ID...",
    .about =
        "Keeps what you say of a record beside what was read of the report. All that is asked\n"
        "of the store goes by it from then on, also when the report is read again. A later review\n"
        "takes the place of an earlier one; all of them stay, with who said so, when and why.\n"
        "FIELD is one of the record format's, VALUE one that it can have: a word, an id, a name "
        "in\n"
        "the report, words of the sentence, a day. With --list, --export and --import: the "
        "reviews.",
    .examples = "gainsay review f86a98ca/s1 --set speaker= --by 'R. Sand' --why 'nobody is named'\n"
                "gainsay review f86a98ca/s1 --confirm --by 'R. Sand' --why 'checked'\n"
                "gainsay review --list --by 'R. Sand'\n"
                "gainsay review --export > reviews.jsonl",
    .options = options,
    .run = run,
};
