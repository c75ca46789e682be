/* cli/session.h - what every command that reads reports needs first: the
 * dictionaries, and what the caller says about the reports. */
#ifndef GS_CLI_SESSION_H
#define GS_CLI_SESSION_H

#include "cli/cli.h"

/* The options that session.c understands, for a command's own list. */
#define CLI_INPUT_OPTIONS                                                                          \
    OPT_DATE, OPT_PUBLISHER, OPT_URL, OPT_CAPTURED, OPT_CONTENT_TYPE, OPT_INPUT_FORMAT, OPT_DATA,  \
        OPT_KNOW

/* The folder of --data, $GAINSAY_DATADIR, or the one that belongs to the program; `found`
 * has room for the last. */
const char *cli_data_folder(const cli_args *args, char *found, size_t size);

/* Opens the engine with the dictionaries of --data, $GAINSAY_DATADIR, or the
 * folder that belongs to the program. On failure says why; returns NULL. */
gs_engine *cli_engine_open(const cli_args *args);

/* The same with the language model of --model, or model.gsm in that folder. */
gs_engine *cli_engine_open_model(const cli_args *args);

/* The same with the table of places in the data folder. */
gs_engine *cli_engine_open_places(const cli_args *args);

#define CLI_MODEL_FILE  "model.gsm"
#define CLI_PLACES_FILE "places.gsp"

/* Fills what the caller says of the reports; all but the bytes and the
 * source. The strings are those of the command line. Says what is wrong and
 * returns false when something is. */
bool cli_input_fill(gs_input *in, const cli_args *args);

#endif
