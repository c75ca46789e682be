/* cli/cmd_text.c - gainsay text: the text of one report that the spans of its
 * records point into, byte for byte. */
#include "base/file.h"
#include "base/limits.h"
#include "cli/cli.h"
#include "cli/interrupt.h"
#include "cli/session.h"
#include "cli/sink.h"

static int print_text(gs_reader *reader, gs_input *in, const char *path)
{
    gs_file       file = {0};
    gs_error      err;
    const gs_doc *doc;
    const char   *text;
    size_t        size;
    int           status = CLI_OK;

    if (gs_file_read(&file, path, GS_LIMIT_REPORT_BYTES, &err) != GS_OK) {
        cli_say_error(path, &err);
        return CLI_REJECTED;
    }
    in->data = file.data;
    in->size = file.size;
    in->source = path;
    if (gs_reader_read_text(reader, in, &doc, &err) != GS_OK) {
        cli_say_error(path, &err);
        status = CLI_REJECTED;
    } else {
        text = gs_doc_text(doc, &size);
        if (!cli_sink_write(text, size))
            status = CLI_FAILED;
    }
    gs_file_close(&file);
    return status;
}

static int run(const cli_args *args)
{
    gs_input   in;
    gs_engine *engine = NULL;
    gs_reader *reader = NULL;
    gs_error   err;
    int        status = CLI_FAILED;

    if (!cli_input_fill(&in, args))
        return CLI_FAILED;
    if (args->operand_count != 1) {
        cli_say("%s; usage: gainsay text [options] FILE",
                args->operand_count ? "one report at a time" : "no file given");
        return CLI_FAILED;
    }
    cli_interrupt_init();
    engine = cli_engine_open(args);
    if (!engine)
        return CLI_FAILED;
    if (gs_reader_new(&reader, engine, &err) == GS_OK)
        status = print_text(reader, &in, args->operands[0]);
    else
        cli_say_error(NULL, &err);
    gs_reader_free(reader);
    gs_engine_close(engine);
    return status;
}

static const cli_option_id options[] = {CLI_INPUT_OPTIONS, OPT_HELP, OPT_COUNT};

const cli_command cli_text = {
    .name = "text",
    .summary = "print a report's text, which the spans of its records point into",
    .usage = "[options] FILE",
    .about = "Prints the text of one report exactly as the spans of its records count it, in\n"
             "bytes. FILE may be - for standard input.",
    .examples = "gainsay text page.html\n"
                "gainsay text report.txt | tail -c +101 | head -c 40    # the span [100, 140)",
    .options = options,
    .run = run,
};
