/* cli/filter.h - the options that narrow what is asked of a store. */
#ifndef GS_CLI_FILTER_H
#define GS_CLI_FILTER_H

#include "cli/cli.h"

/* Of `list` and `export`, in the order of their help. */
#define CLI_FILTER_OPTIONS                                                                         \
    OPT_SPEAKER, OPT_ACTOR, OPT_ABOUT, OPT_ACT, OPT_CATEGORY, OPT_REALITY, OPT_STATUS, OPT_PLACE,  \
        OPT_NEAR, OPT_SINCE, OPT_UNTIL, OPT_SOURCE, OPT_FIND_WORDS

/* Says what is wrong on standard error and returns false. */
bool cli_filter_read(const cli_args *args, gs_filter *filter);

#endif
