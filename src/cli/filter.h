/* cli/filter.h - which records of a store, and how they are shown: the options that
 * `list` and all commands like it share.
 *
 * A command names CLI_FILTER_OPTIONS, and CLI_ROW_OPTIONS if it prints rows, among its
 * options, and reads them with the functions below.
 */
#ifndef GS_CLI_FILTER_H
#define GS_CLI_FILTER_H

#include "cli/cli.h"

#define CLI_FILTER_OPTIONS                                                                         \
    OPT_SPEAKER, OPT_ACTOR, OPT_ABOUT, OPT_ACT, OPT_CATEGORY, OPT_REALITY, OPT_STATUS, OPT_PLACE,  \
        OPT_NEAR, OPT_SINCE, OPT_UNTIL, OPT_SOURCE, OPT_FIND_WORDS, OPT_VERSIONS, OPT_STORIES

#define CLI_ROW_OPTIONS OPT_SORT, OPT_LIMIT, OPT_OFFSET, OPT_LIST_FORMAT, OPT_COLOR

/* Both say what is wrong and return false. What is read borrows from `args`. */
bool cli_filter_read(const cli_args *args, gs_filter *filter);
bool cli_rows_read(const cli_args *args, gs_list_options *options);

/* What `--limit` and the like have; *n stays where the option was not given. */
bool cli_count_read(const cli_args *args, cli_option_id option, size_t *n);

/* Behind the rows: closes the store and says what went wrong, or of a table how to go on where
 * there are more. Returns the exit status. */
int cli_rows_end(gs_store *store, gs_status st, const gs_error *err, const gs_list_options *options,
                 bool more);

#endif
