/* cli/export.c - see export.h. */
#include "cli/export.h"

static bool has_denials(gs_export_format format)
{
    return format == GS_EXPORT_PLOVER || format == GS_EXPORT_GDELT ||
           format == GS_EXPORT_GDELT_MENTIONS || format == GS_EXPORT_ICEWS;
}

bool cli_export_read(const cli_args *args, gs_export_format format, gs_export_options *options)
{
    if (format != GS_EXPORT_CSV && (args->values[OPT_TABLE] || args->values[OPT_HXL])) {
        cli_say("--%s is about --format csv", args->values[OPT_TABLE] ? "table" : "hxl");
        return false;
    }
    if (!has_denials(format) && args->values[OPT_DENIALS]) {
        cli_say("--denials is about the formats plover, gdelt, gdelt-mentions and icews");
        return false;
    }
    if (args->values[OPT_TABLE])
        gs_export_table_find(args->values[OPT_TABLE], &options->table);
    options->hxl = args->values[OPT_HXL] != NULL;
    options->denials = args->values[OPT_DENIALS] != NULL;
    return true;
}
