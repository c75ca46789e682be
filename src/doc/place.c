/* doc/place.c - see place.h. */
#include "doc/place.h"

const char *gs_place_kind_name(gs_place_kind kind)
{
    static const char *const names[GS_PLACE_KINDS] = {
        "town",   "region",   "disputed",  "river",    "corridor", "strait",   "sea",
        "island", "mountain", "base",      "crossing", "camp",     "facility", "airport",
        "route",  "line",     "continent", "area",     "country",  "county",
    };
    return names[kind];
}

const char *gs_place_precision_name(gs_place_precision precision)
{
    static const char *const names[] = {"site", "town", "region", "country", "route"};

    return names[precision];
}
