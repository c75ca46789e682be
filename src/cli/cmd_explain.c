/* cli/cmd_explain.c - gainsay explain: why the record of one report, in a file or of a store, says
 * what it says. */
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "cli/cli.h"
#include "cli/interrupt.h"
#include "cli/session.h"
#include "cli/sink.h"
#include "cli/store.h"
#include "cli/terminal.h"

static int explain(const gs_engine *engine, gs_reader *reader, gs_input *in, const cli_args *args)
{
    char *const       *words = args->operands;
    gs_explain_options options = {.record = args->operand_count > 1 ? words[1] : NULL,
                                  .field = args->operand_count > 2 ? words[2] : NULL};
    gs_table_options   page = cli_terminal_options(args);
    gs_file            file = {0};
    gs_error           err;
    const gs_doc      *doc;
    gs_status          st;
    int                status = CLI_OK;

    if (gs_file_read(&file, words[0], GS_LIMIT_REPORT_BYTES, &err) != GS_OK) {
        cli_say_error(words[0], &err);
        return CLI_REJECTED;
    }
    in->data = file.data;
    in->size = file.size;
    in->source = words[0];
    if (gs_reader_read(reader, in, &doc, &err) != GS_OK) {
        cli_say_error(words[0], &err);
        status = CLI_REJECTED;
    } else {
        st = gs_doc_write_explain(engine, doc, &options, &page, cli_sink_take, NULL, &err);
        if (st != GS_OK && st != GS_E_IO)
            cli_say_error(words[0], &err);
        if (st != GS_OK)
            status = CLI_FAILED;
    }
    gs_file_close(&file);
    return status;
}

/* The id of a report of a store, or of one of its records, and no file. */
static bool is_kept(const char *word)
{
    size_t digits = strspn(word, "0123456789abcdefABCDEF");

    return digits >= 8 && digits <= 32 && (word[digits] == '\0' || word[digits] == '/') &&
           access(word, F_OK) != 0;
}

/* ID [FIELD], or a report's id and then as for a file. */
static int explain_kept(const gs_engine *engine, const cli_args *args)
{
    char *const       *words = args->operands;
    size_t             record = strchr(words[0], '/') ? 0 : 1;
    size_t             field = record + 1;
    gs_explain_options options = {.record = args->operand_count > record ? words[record] : NULL,
                                  .field = args->operand_count > field ? words[field] : NULL};
    gs_table_options   page = cli_terminal_options(args);
    gs_store          *store = cli_store_open(args, GS_STORE_READ);
    const gs_doc      *doc;
    gs_error           err;
    gs_status          st;

    if (!store)
        return CLI_FAILED;
    st = gs_store_doc(store, words[0], &doc, &err);
    if (st == GS_OK)
        st = gs_doc_write_explain(engine, doc, &options, &page, cli_sink_take, NULL, &err);
    if (st != GS_OK && st != GS_E_IO)
        cli_say_error(NULL, &err);
    gs_store_close(store);
    return st == GS_OK ? CLI_OK : CLI_FAILED;
}

static int explain_file(const gs_engine *engine, gs_input *in, const cli_args *args)
{
    gs_reader *reader = NULL;
    gs_error   err;
    int        status = CLI_FAILED;

    if (gs_reader_new(&reader, engine, &err) == GS_OK)
        status = explain(engine, reader, in, args);
    else
        cli_say_error(NULL, &err);
    gs_reader_free(reader);
    return status;
}

static int run(const cli_args *args)
{
    gs_input   in;
    gs_engine *engine;
    bool       kept;
    int        status;

    if (!cli_input_fill(&in, args))
        return CLI_FAILED;
    if (args->operand_count < 1 || args->operand_count > 3) {
        cli_say("%s; usage: gainsay explain [options] FILE [ID [FIELD]]",
                args->operand_count ? "too many words" : "no file given");
        return CLI_FAILED;
    }
    kept = is_kept(args->operands[0]);
    cli_interrupt_init();
    engine = kept ? cli_engine_open_model(args) : cli_engine_open_places(args);
    if (!engine)
        return CLI_FAILED;
    status = kept ? explain_kept(engine, args) : explain_file(engine, &in, args);
    gs_engine_close(engine);
    return status;
}

static const cli_option_id options[] = {OPT_MODEL, OPT_WHO,   OPT_DICTIONARIES, CLI_INPUT_OPTIONS,
                                        OPT_DB,    OPT_COLOR, OPT_HELP,         OPT_COUNT};

const cli_command cli_explain = {
    .name = "explain",
    .summary = "say why a report's record says what it says",
    .usage = "[options] FILE [ID [FIELD]]",
    .about =
        "Reads one report and prints, for every value of its entities, statements and\n"
        "claims, the words that state it, or the rule that inferred it and what the rule\n"
        "means. ID is a record's, as 's3' or in full; FIELD one of its fields, as 'speaker'.\n"
        "FILE may be - for standard input, or the id of a report of a store (--db), or of one of\n"
        "its records, as `gainsay list` prints it.",
    .examples = "gainsay explain report.txt\n"
                "gainsay explain report.txt s1\n"
                "gainsay explain --date 2020-11-25 report.txt s1 speaker\n"
                "gainsay explain f86a98ca/s1",
    .options = options,
    .run = run,
};
