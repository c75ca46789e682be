/* cli/filter.c - see filter.h. */
#include "cli/filter.h"

#include <stdlib.h>

static bool read_near(const char *value, gs_filter *f)
{
    double     *numbers[] = {&f->lat, &f->lon, &f->km};
    const char *at = value;
    char       *end;
    bool        good = true;

    if (!value)
        return true;
    for (int i = 0; good && i < 3; i++) {
        *numbers[i] = strtod(at, &end);
        good = end > at && *end == (i < 2 ? ',' : '\0');
        at = end + 1;
    }
    f->near = good;
    if (!f->near)
        cli_say("--near cannot be '%s'; it is LAT,LON,KM, as 39.8,46.75,50", value);
    return f->near;
}

bool cli_filter_read(const cli_args *args, gs_filter *f)
{
    *f = (gs_filter){.speaker = args->values[OPT_SPEAKER],
                     .actor = args->values[OPT_ACTOR],
                     .about = args->values[OPT_ABOUT],
                     .act = args->values[OPT_ACT],
                     .category = args->values[OPT_CATEGORY],
                     .reality = args->values[OPT_REALITY],
                     .status = args->values[OPT_STATUS],
                     .place = args->values[OPT_PLACE],
                     .source = args->values[OPT_SOURCE],
                     .words = args->values[OPT_FIND_WORDS],
                     .since = args->values[OPT_SINCE],
                     .until = args->values[OPT_UNTIL],
                     .versions = args->values[OPT_VERSIONS] != NULL};
    return read_near(args->values[OPT_NEAR], f);
}
