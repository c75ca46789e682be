/* base/map.c - see map.h. */
#include "base/map.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>

#include "base/error.h"

gs_status gs_seed_random(gs_seed *seed, gs_error *err)
{
    if (getrandom(seed, sizeof *seed, 0) != (ssize_t)sizeof *seed)
        return gs_fail(err, GS_E_IO, "setup", GS_NO_OFFSET, "no random bytes from the system");
    return GS_OK;
}

static uint64_t rotate(uint64_t x, int by)
{
    return (x << by) | (x >> (64 - by));
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[0] = rotate(v[0], 32);
    v[2] += v[3];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[2] = rotate(v[2], 32);
}

uint64_t gs_hash(gs_seed seed, gs_str s)
{
    uint64_t v[4] = {seed.k0 ^ 0x736f6d6570736575u, seed.k1 ^ 0x646f72616e646f6du,
                     seed.k0 ^ 0x6c7967656e657261u, seed.k1 ^ 0x7465646279746573u};
    uint64_t word = 0;
    size_t   whole = s.n & ~(size_t)7;

    for (size_t i = 0; i < whole; i += 8) {
        memcpy(&word, s.p + i, 8);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    word = (uint64_t)s.n << 56;
    for (size_t i = whole; i < s.n; i++)
        word |= (uint64_t)(unsigned char)s.p[i] << (8 * (i - whole));
    v[3] ^= word;
    sip_round(v);
    v[0] ^= word;
    v[2] ^= 0xff;
    sip_round(v);
    sip_round(v);
    sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

void gs_map_init(gs_map *map, gs_seed seed)
{
    *map = (gs_map){.seed = seed};
}

void gs_map_release(gs_map *map)
{
    free(map->slots);
    gs_map_init(map, map->seed);
}

/* The slot that holds `key`, or the empty one where it belongs. */
static gs_map_slot *find_slot(const gs_map *map, gs_str key, uint32_t hash)
{
    size_t mask = map->cap - 1;
    size_t i = hash & mask;

    while (map->slots[i].key.p &&
           (map->slots[i].hash != hash || !gs_str_eq(map->slots[i].key, key)))
        i = (i + 1) & mask;
    return &map->slots[i];
}

/* From so many slots on a map grows by four: to move a key is to miss the cache. */
#define LARGE ((size_t)1 << 14)

#define HUGE_PAGE ((size_t)2 << 20)

/* Empty slots; many of them on huge pages, where the system has these. */
static gs_map_slot *slots_new(size_t cap)
{
    size_t size = cap * sizeof(gs_map_slot);
    void  *slots = NULL;

    if (size < HUGE_PAGE)
        return calloc(cap, sizeof(gs_map_slot));
    if (posix_memalign(&slots, HUGE_PAGE, size) != 0)
        return NULL;
    madvise(slots, size, MADV_HUGEPAGE); /* a hint */
    return memset(slots, 0, size);
}

static gs_status grow(gs_map *map)
{
    gs_map bigger = *map;

    bigger.cap = map->cap ? map->cap * (map->cap < LARGE ? 2 : 4) : 16;
    bigger.slots = slots_new(bigger.cap);
    if (!bigger.slots)
        return GS_E_NOMEM;
    for (size_t i = 0; i < map->cap; i++) {
        if (map->slots[i].key.p)
            *find_slot(&bigger, map->slots[i].key, map->slots[i].hash) = map->slots[i];
    }
    free(map->slots);
    *map = bigger;
    return GS_OK;
}

gs_status gs_map_swap(gs_map *map, gs_str key, uint32_t value, uint32_t none, uint32_t *before)
{
    uint32_t     hash = (uint32_t)gs_hash(map->seed, key);
    gs_map_slot *slot;

    if (!key.p)
        key.p = "";
    if ((map->count + 1) * 4 > map->cap * 3 && grow(map) != GS_OK)
        return GS_E_NOMEM;
    slot = find_slot(map, key, hash);
    *before = slot->key.p ? slot->value : none;
    map->count += !slot->key.p;
    *slot = (gs_map_slot){key, hash, value};
    return GS_OK;
}

gs_status gs_map_put(gs_map *map, gs_str key, uint32_t value)
{
    uint32_t before;

    return gs_map_swap(map, key, value, 0, &before);
}

uint32_t *gs_map_get(const gs_map *map, gs_str key)
{
    gs_map_slot *slot;

    if (!map->count)
        return NULL;
    slot = find_slot(map, key, (uint32_t)gs_hash(map->seed, key));
    return slot->key.p ? &slot->value : NULL;
}
