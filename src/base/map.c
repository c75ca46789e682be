/* base/map.c - see map.h. */
#include "base/map.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/error.h"
#include "base/huge.h"

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

/* The last `n` bytes, at most 7, the first of them lowest. */
static uint64_t last_bytes(gs_str s, size_t n)
{
    uint64_t word = 0;

    if (n && s.n >= 8) {
        memcpy(&word, s.p + s.n - 8, 8);
        return le64toh(word) >> (64 - 8 * n);
    }
    for (size_t i = 0; i < n; i++)
        word |= (uint64_t)(unsigned char)s.p[s.n - n + i] << (8 * i);
    return word;
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
    word = (uint64_t)s.n << 56 | last_bytes(s, s.n - whole);
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

/* The slot of `key`, or the empty one where it belongs. */
static gs_map_slot *find_slot(const gs_map *map, gs_str key, uint32_t hash)
{
    size_t mask = map->cap - 1;
    size_t i = hash & mask;

    while (map->slots[i].entry && (map->slots[i].hash != hash ||
                                   !gs_str_eq(map->entries[map->slots[i].entry - 1].key, key)))
        i = (i + 1) & mask;
    return &map->slots[i];
}

static size_t room(size_t cap)
{
    return cap / 4 * 3;
}

static gs_status grow(gs_map *map, size_t cap)
{
    gs_map bigger = *map;
    size_t mask = cap - 1;
    size_t size = cap * sizeof *map->slots + room(cap) * sizeof *map->entries;

    bigger.cap = cap;
    bigger.slots = gs_huge_alloc(size);
    if (!bigger.slots)
        return GS_E_NOMEM;
    memset(bigger.slots, 0, cap * sizeof *bigger.slots);
    bigger.entries = (void *)(bigger.slots + cap);
    if (map->count)
        memcpy(bigger.entries, map->entries, map->count * sizeof *map->entries);
    for (size_t i = 0; i < map->cap; i++) {
        size_t at = map->slots[i].hash & mask;
        if (!map->slots[i].entry)
            continue;
        while (bigger.slots[at].entry)
            at = (at + 1) & mask;
        bigger.slots[at] = map->slots[i];
    }
    free(map->slots);
    *map = bigger;
    return GS_OK;
}

gs_status gs_map_reserve(gs_map *map, size_t count)
{
    size_t cap = map->cap ? map->cap : 16;

    if (count > UINT32_MAX)
        return GS_E_NOMEM;
    while (room(cap) < count)
        cap *= 2;
    return cap > map->cap ? grow(map, cap) : GS_OK;
}

uint32_t gs_map_hash(const gs_map *map, gs_str key)
{
    uint32_t hash = (uint32_t)gs_hash(map->seed, key);

    if (map->cap)
        __builtin_prefetch(&map->slots[hash & (map->cap - 1)]);
    return hash;
}

gs_status gs_map_swap(gs_map *map, gs_str key, uint32_t hash, uint32_t value, uint32_t none,
                      uint32_t *before)
{
    gs_map_slot *slot;

    if (!key.p)
        key.p = "";
    if (map->count == room(map->cap) && gs_map_reserve(map, map->count + 1) != GS_OK)
        return GS_E_NOMEM;
    slot = find_slot(map, key, hash);
    *before = slot->entry ? map->entries[slot->entry - 1].value : none;
    if (!slot->entry)
        *slot = (gs_map_slot){hash, (uint32_t)++map->count};
    map->entries[slot->entry - 1] = (gs_map_entry){key, value};
    return GS_OK;
}

gs_status gs_map_put(gs_map *map, gs_str key, uint32_t value)
{
    uint32_t before;

    return gs_map_swap(map, key, gs_map_hash(map, key), value, 0, &before);
}

uint32_t *gs_map_get(const gs_map *map, gs_str key)
{
    const gs_map_slot *slot;

    if (!map->count)
        return NULL;
    slot = find_slot(map, key, (uint32_t)gs_hash(map->seed, key));
    return slot->entry ? &map->entries[slot->entry - 1].value : NULL;
}
