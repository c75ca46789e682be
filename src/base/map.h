/* base/map.h - hash map from byte strings to 32-bit values.
 *
 * Open addressing with linear probing; SipHash-1-3 (Aumasson and Bernstein,
 * 2012) keyed by a secret seed, so that nobody can craft keys that collide.
 * Nothing may depend on the order of slots, so what goes through a map goes
 * through its entries.
 * Keys are borrowed: they must live as long as the map.
 */
#ifndef GS_BASE_MAP_H
#define GS_BASE_MAP_H

#include <stdint.h>

#include "base/str.h"
#include "gainsay.h"

typedef struct gs_seed {
    uint64_t k0;
    uint64_t k1;
} gs_seed;

/* A seed from the system's random source. */
gs_status gs_seed_random(gs_seed *seed, gs_error *err);

uint64_t gs_hash(gs_seed seed, gs_str s);

typedef struct gs_map_slot {
    uint32_t hash;
    uint32_t entry; /* from 1 on; 0: empty */
} gs_map_slot;

typedef struct gs_map_entry {
    gs_str   key; /* .p is never NULL */
    uint32_t value;
} gs_map_entry;

/* Slots are small because to look into one is to miss the cache; the entries
 * stand in the order in which their keys came, in the same block of memory. */
typedef struct gs_map {
    gs_map_slot  *slots;   /* [cap], a power of two, at most 3/4 full */
    gs_map_entry *entries; /* [count] */
    size_t        cap;
    size_t        count;
    gs_seed       seed;
} gs_map;

void gs_map_init(gs_map *map, gs_seed seed);
void gs_map_release(gs_map *map);

/* Room for `count` keys at once. GS_E_NOMEM leaves the map as it was. */
gs_status gs_map_reserve(gs_map *map, size_t count);

/* Sets the value of `key`, new or not. GS_E_NOMEM leaves the map as it was. */
gs_status gs_map_put(gs_map *map, gs_str key, uint32_t value);

/* The place of a key's value, valid until the next put; NULL when absent. */
uint32_t *gs_map_get(const gs_map *map, gs_str key);

/* Put in two steps, for who fills large maps: the hash of a key, whose slot comes
 * into the cache while other work is done; and the rest, which tells the value
 * before, `none` where there was no such key. */
uint32_t  gs_map_hash(const gs_map *map, gs_str key);
gs_status gs_map_swap(gs_map *map, gs_str key, uint32_t hash, uint32_t value, uint32_t none,
                      uint32_t *before);

#endif
