/* doc/place.h - the places that a report names: the layer of record/place.h. */
#ifndef GS_DOC_PLACE_H
#define GS_DOC_PLACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "gainsay.h"

typedef enum gs_place_kind {
    GS_PLACE_KIND_TOWN,
    GS_PLACE_KIND_REGION,
    GS_PLACE_KIND_DISPUTED,
    GS_PLACE_KIND_RIVER,
    GS_PLACE_KIND_CORRIDOR,
    GS_PLACE_KIND_STRAIT,
    GS_PLACE_KIND_SEA,
    GS_PLACE_KIND_ISLAND,
    GS_PLACE_KIND_MOUNTAIN,
    GS_PLACE_KIND_BASE,
    GS_PLACE_KIND_CROSSING,
    GS_PLACE_KIND_CAMP,
    GS_PLACE_KIND_FACILITY,
    GS_PLACE_KIND_AIRPORT,
    GS_PLACE_KIND_ROUTE,
    GS_PLACE_KIND_LINE,
    GS_PLACE_KIND_CONTINENT,
    GS_PLACE_KIND_AREA,
    GS_PLACE_KIND_COUNTRY,
    GS_PLACE_KIND_COUNTY,
    GS_PLACE_KINDS
} gs_place_kind;

/* How exactly a place is told. A route or a region is no point. */
typedef enum gs_place_precision {
    GS_PLACE_PRECISION_SITE,
    GS_PLACE_PRECISION_TOWN,
    GS_PLACE_PRECISION_REGION,
    GS_PLACE_PRECISION_COUNTRY,
    GS_PLACE_PRECISION_ROUTE
} gs_place_precision;

/* A place as the gazetteer has it. */
typedef struct gs_place_entry {
    gs_str        names; /* the best first, parted by tabs */
    gs_str        country, admin;
    int32_t       lat, lon; /* 1/100,000 degrees, where `located` */
    uint32_t      people, geonames;
    gs_place_kind kind;
    bool          located, disputed, notable;
} gs_place_entry;

/* One place as a report names it. */
typedef struct gs_place {
    uint32_t           first_word, word_count;
    gs_span            span;
    bool               known;   /* `entry` holds the place that was chosen   */
    bool               metonym; /* stands for a government                   */
    gs_place_entry     entry;   /* strings are the gazetteer's               */
    gs_place_precision precision;
    float              score;     /* by how much the best was better than others */
    bool               contested; /* `other` holds the best of these */
    gs_place_entry     other;
    const char        *rule;
} gs_place;

const char *gs_place_kind_name(gs_place_kind kind);
const char *gs_place_precision_name(gs_place_precision precision);

#endif
