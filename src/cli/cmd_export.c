/* cli/cmd_export.c - gainsay export: reports of a store in the formats of others. */
#include "cli/cli.h"
#include "cli/export.h"
#include "cli/filter.h"
#include "cli/sink.h"
#include "cli/store.h"

static int run(const cli_args *args)
{
    const char     *format = args->values[OPT_EXPORT_FORMAT];
    gs_store_export what = {.format = GS_EXPORT_JSONL,
                            .reports = (const char *const *)args->operands,
                            .report_count = args->operand_count};
    gs_filter       filter;
    gs_store       *store;
    gs_status       st;
    gs_error        err;
    size_t          reports;

    if (format)
        gs_export_format_find(format, &what.format);
    if (!cli_filter_read(args, &filter) || !cli_export_read(args, what.format, &what.options))
        return CLI_FAILED;
    store = cli_store_open(args, GS_STORE_READ);
    if (!store)
        return CLI_FAILED;
    st = gs_store_write_export(store, &filter, &what, cli_sink_take, NULL, &reports, &err);
    gs_store_close(store);
    if (st != GS_OK)
        cli_say("%s", err.message);
    else if (!reports)
        cli_say("no report passes");
    return st == GS_OK ? CLI_OK : CLI_FAILED;
}

static const cli_option_id options[] = {OPT_DB,      OPT_EXPORT_FORMAT,  OPT_TABLE, OPT_HXL,
                                        OPT_DENIALS, CLI_FILTER_OPTIONS, OPT_HELP,  OPT_COUNT};

const cli_command cli_export = {
    .name = "export",
    .summary = "print reports of a store in the formats of others",
    .usage = "[options] [REPORT-ID...]",
    .about =
        "Prints reports that a store has, in one of the formats of `gainsay read`: those of the\n"
        "ids given, or all; and of these those that pass. Options narrow the choice as in\n"
        "`gainsay list`: a report passes that has a record of the kind they ask for.",
    .examples = "gainsay export --format html --about Karabakh > karabakh.html\n"
                "gainsay export --format csv --table claims --since 2020-11-01 > claims.csv\n"
                "gainsay export --format geojson --category ASSAULT --stories > map.json",
    .options = options,
    .run = run,
};
