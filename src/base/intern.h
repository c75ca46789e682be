/* base/intern.h - strings as small numbers.
 *
 * The same string gives the same number, so strings that are compared often
 * are compared once. Numbers are given from 0 on in the order of first
 * meeting, so nothing that rests on them depends on the hash's seed.
 */
#ifndef GS_BASE_INTERN_H
#define GS_BASE_INTERN_H

#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "gainsay.h"

typedef struct gs_intern {
    gs_map    map;   /* string -> number */
    gs_str   *names; /* [count]: number -> string */
    size_t    count, cap;
    gs_arena *arena; /* of the strings and `names` */
} gs_intern;

/* An empty table; keeps `arena`. Release gives back the map; the strings go
 * with the arena. */
void gs_intern_init(gs_intern *table, gs_arena *arena, gs_seed seed);
void gs_intern_release(gs_intern *table);

/* The number of `s`, given now if it is new: then its bytes are copied.
 * GS_E_NOMEM leaves the table as it was. */
gs_status gs_intern_add(gs_intern *table, gs_str s, uint32_t *number);

/* The number of `s`; false when it was never added. */
bool gs_intern_find(const gs_intern *table, gs_str s, uint32_t *number);

/* The string of a number that was given. Lives as long as the arena. */
static inline gs_str gs_intern_str(const gs_intern *table, uint32_t number)
{
    return table->names[number];
}

#endif
