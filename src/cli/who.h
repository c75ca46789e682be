/* cli/who.h - the file of --who: what reports say of offices, kept. */
#ifndef GS_CLI_WHO_H
#define GS_CLI_WHO_H

#include <stdbool.h>

#include "gainsay.h"

/* Lines collected from reports by several threads. */
typedef struct cli_who cli_who;

cli_who *cli_who_new(void);
void     cli_who_free(cli_who *who); /* accepts NULL */

/* Adds what the report says. */
gs_status cli_who_add(cli_who *who, const gs_doc *doc, gs_error *err);

/* Writes the lines of the file at `path`, if there is one, and those collected,
 * sorted, each once; a new file takes the old one's place. Says what fails and
 * returns false; the old file is whole then. */
bool cli_who_save(const cli_who *who, const char *path);

#endif
