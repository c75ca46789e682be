/* base/arena.h - one arena per document: allocate singly, free at once.
 *
 * Blocks are chained and kept over gs_arena_clear, so a reader that has seen
 * one report of some size reads the next without asking the system for
 * memory. A ceiling bounds what hostile input can make us hold.
 *
 * Built with -Darena=malloc every object is an allocation of its own, so that
 * AddressSanitizer sees each one's bounds and its end.
 */
#ifndef GS_BASE_ARENA_H
#define GS_BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"
#include "gainsay.h"

struct gs_arena_block;

typedef struct gs_arena {
    struct gs_arena_block *first;   /* shared blocks, in order of use */
    struct gs_arena_block *current; /* the one being filled           */
    struct gs_arena_block *own;     /* each of one large object       */
    struct gs_arena_block *spare;   /* kept for such, empty           */
    size_t                 held;    /* bytes asked of the system      */
    size_t                 ceiling; /* `held` never passes this       */
    bool                   failed;  /* sticks, as in base/buf.h, until a clear or release: a
                                     * maker of many small pieces may check once, at its end */
} gs_arena;

/* An arena that holds nothing yet. Cannot fail. */
void gs_arena_init(gs_arena *arena, size_t ceiling);

/* Forgets all objects. Keeps up to a modest amount of memory for reuse. */
void gs_arena_clear(gs_arena *arena);

/* Gives everything back; the arena may be used again as after init. */
void gs_arena_release(gs_arena *arena);

/* `size` bytes aligned to 16, not cleared; a size of 0 is a valid object.
 * NULL when the system or the ceiling says no. */
void *gs_arena_alloc(gs_arena *arena, size_t size);

/* The same for `count` objects of `size`, all zero. Checks the product. */
void *gs_arena_zeros(gs_arena *arena, size_t count, size_t size);

/* A copy of `s` with a NUL behind it that does not count; .p is NULL when
 * memory ran out. */
gs_str gs_arena_str(gs_arena *arena, gs_str s);

/* Growing arrays. Makes room for `need` elements of `size` bytes in *items,
 * which holds `count` of `*cap` and is this arena's. Capacity doubles. The old
 * storage is gone: a pointer into the array does not outlive its growth. */
gs_status gs_arena_grow(gs_arena *arena, void **items, size_t count, size_t *cap, size_t need,
                        size_t size);

/* Appends to an array kept as three fields, `items`, `count` and `cap` (any
 * unsigned type of size_t): GS_PUSH(arena, doc->zones, doc->zone_count,
 * doc->zone_cap, zone) is true when it worked. */
#define GS_PUSH(arena, items, count, cap, value)                                                   \
    (((count) < (cap) || gs_arena_grow((arena), (void **)&(items), (count), &(cap), (count) + 1,   \
                                       sizeof *(items)) == GS_OK)                                  \
         ? ((items)[(count)++] = (value), true)                                                    \
         : false)

#endif
