/* cli/export.h - the options of export formats, of `read` and of `export`. */
#ifndef GS_CLI_EXPORT_H
#define GS_CLI_EXPORT_H

#include "cli/cli.h"

/* --table, --hxl, --denials. An option that would change nothing of the format is a slip: says so on
 * standard error and returns false. */
bool cli_export_read(const cli_args *args, gs_export_format format, gs_export_options *options);

#endif
