/* cli/cmd_read.c - gainsay read: reports in, records out (cli/batch.h). */
#include <string.h>

#include "cli/batch.h"
#include "cli/cli.h"
#include "cli/export.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "cli/who.h"

typedef struct output {
    bool             jsonl;
    bool             exports; /* in the format of others */
    gs_export_format format;  /* which                   */
    gs_export_options export;
    gs_write_options write;
    gs_table_options table;
    cli_who         *who; /* NULL: without --who */
} output;

static gs_status read_report(const void *ctx, gs_reader *reader, const gs_input *in,
                             const gs_doc **out, gs_error *err)
{
    (void)ctx;
    return gs_reader_read(reader, in, out, err);
}

static gs_status write_report(const void *ctx, const gs_doc *doc, gs_write_fn write,
                              void *write_ctx, gs_error *err)
{
    const output *o = ctx;
    gs_status     st = o->who ? cli_who_add(o->who, doc, err) : GS_OK;

    if (st != GS_OK)
        return st;
    if (o->exports)
        return gs_doc_write_export(doc, o->format, &o->export, write, write_ctx, err);
    return o->jsonl ? gs_doc_write_jsonl(doc, &o->write, write, write_ctx, err)
                    : gs_doc_write_table(doc, &o->table, write, write_ctx, err);
}

static gs_status write_head(const void *ctx, gs_write_fn write, void *write_ctx, gs_error *err)
{
    const output *o = ctx;

    return gs_export_write_head(o->format, &o->export, write, write_ctx, err);
}

static gs_status write_foot(const void *ctx, gs_write_fn write, void *write_ctx, gs_error *err)
{
    const output *o = ctx;

    return gs_export_write_foot(o->format, write, write_ctx, err);
}

static bool choose_output(output *o, const cli_args *args)
{
    const char *format = args->values[OPT_READ_FORMAT];

    o->jsonl = format ? strcmp(format, "jsonl") == 0 : !cli_terminal();
    o->exports = !o->jsonl && format && gs_export_format_find(format, &o->format);
    return cli_export_read(args, o->exports ? o->format : GS_EXPORT_JSONL, &o->export);
}

/* In the stream a rejection is a record; other formats have no place for it. A
 * calendar without entries is none. */
static int run_batch(const output *o, const cli_args *args)
{
    return cli_batch_run(&(cli_batch){.command = "read",
                                      .places = true,
                                      .pages = !o->jsonl && !o->exports,
                                      .rejections = o->jsonl,
                                      .framed = o->exports && o->format == GS_EXPORT_ICS,
                                      .read = read_report,
                                      .write = write_report,
                                      .head = o->exports ? write_head : NULL,
                                      .foot = o->exports ? write_foot : NULL,
                                      .ctx = o},
                         args);
}

static int run(const cli_args *args)
{
    output      out = {.write.chars = args->values[OPT_CHARS] != NULL,
                       .table = cli_terminal_options(args)};
    const char *path = args->values[OPT_WHO];
    int         status;

    if (!choose_output(&out, args))
        return CLI_FAILED;
    if (path && !(out.who = cli_who_new())) {
        cli_say("out of memory");
        return CLI_FAILED;
    }
    status = run_batch(&out, args);
    if (path && status != CLI_FAILED && !cli_who_save(out.who, path))
        status = CLI_FAILED;
    cli_who_free(out.who);
    return status;
}

static const cli_option_id options[] = {
    OPT_READ_FORMAT,   OPT_TABLE, OPT_HXL,   OPT_DENIALS, CLI_INPUT_OPTIONS,
    CLI_BATCH_OPTIONS, OPT_CHARS, OPT_MODEL, OPT_WHO,     OPT_DICTIONARIES,
    OPT_COLOR,         OPT_HELP,  OPT_COUNT};

const cli_command cli_read = {
    .name = "read",
    .summary = "read reports and print their records",
    .usage = "[options] FILE...",
    .about = "Reads press reports, plain text or HTML, and prints the record of each: who says\n"
             "what, and who denies it. FILE may be - for standard input, or a folder, which\n"
             "stands for the files in it. What cannot be read is rejected with a reason, and the\n"
             "run goes on. Exit status: 0 all read, 1 some rejected, 2 usage or setup error.",
    .examples = "gainsay read report.txt\n"
                "gainsay read --date 2020-11-25 --publisher 'Example News' page.html\n"
                "gainsay read --format jsonl --jobs 4 archive/ > records.jsonl\n"
                "gainsay read --format csv --table claims archive/ > claims.csv\n"
                "find archive -name '*.html' -print0 | gainsay read --files-from - --null",
    .options = options,
    .run = run,
};
