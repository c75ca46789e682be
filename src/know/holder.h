/* know/holder.h - who held which office from when to when (data/holders.tsv).
 *
 * A line is one holding: the person's spellings, the first one the same on all
 * lines of one person; title; body; country; from and to; source. Dates are as
 * precise as is certain. Homonyms are told apart by country and body only.
 */
#ifndef GS_KNOW_HOLDER_H
#define GS_KNOW_HOLDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define GS_HOLDER_NONE UINT32_MAX

typedef struct gs_holder {
    gs_str name;    /* the first spelling */
    gs_str title;   /* lower case */
    gs_str body;    /* "Armenia", "Armenian Foreign Ministry" */
    gs_str country; /* ISO 3166 alpha-3 or none */
    gs_str from;    /* YYYY, YYYY-MM or YYYY-MM-DD */
    gs_str to;      /* the same; none: in office when last checked */
    gs_str source;
} gs_holder;

/* One spelling of one holding's person. */
typedef struct gs_holder_name {
    gs_str   spelling;
    uint32_t holder;
    uint32_t next; /* another of the same spelling, or GS_HOLDER_NONE */
} gs_holder_name;

struct gs_know;

/* The last of the names spelled so, an index into know->holder_names, or
 * GS_HOLDER_NONE; go on by `next`. */
uint32_t gs_holder_find(const struct gs_know *know, gs_str spelling);

/* Whether the office was held on `day` (YYYY-MM-DD) for certain: a day in the
 * year that "2018" leaves open is not. */
bool gs_holder_held(const struct gs_know *know, const gs_holder *holder, gs_str day);

#endif
