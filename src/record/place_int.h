/* record/place_int.h - what finding places and choosing among them share. */
#ifndef GS_RECORD_PLACE_INT_H
#define GS_RECORD_PLACE_INT_H

#include "record/place.h"

#define GS_PLACE_CANDIDATES 24
#define GS_PLACE_SENSES     192 /* names that a report's choice looks at; later ones stand alone */

typedef struct gs_place_candidate {
    gs_place_entry entry;
    float          own;    /* by itself                          */
    float          beside; /* by what stands beside its name     */
    float          score;  /* with the other places of the report */
} gs_place_candidate;

/* One name of a report, with all its mentions. */
typedef struct gs_place_sense {
    gs_place_candidate *items; /* [count] */
    uint32_t            count;
    int32_t             best;   /* -1: none yet, or left open */
    int32_t             second; /* the best of another place; -1: no other */
    float               margin;
    const char         *rule;
} gs_place_sense;

/* Fills `sense` with what the gazetteer has under `name`, by own weight. */
gs_status gs_place_candidates(const gs_places *places, gs_str name, bool abbreviation,
                              gs_arena *scratch, gs_place_sense *sense);

/* `inner` stands beside `outer`, which tells where it lies. */
void gs_place_beside(gs_place_sense *inner, const gs_place_sense *outer, float weight);

/* Chooses for all senses. `countries`: codes of peoples that are named. */
void gs_place_choose(gs_place_sense *senses, size_t count, const gs_str *countries,
                     size_t country_count);

#endif
