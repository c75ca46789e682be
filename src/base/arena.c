/* base/arena.c - see arena.h.
 *
 * Small objects fill shared blocks, which double in size up to 1 MiB. After a
 * clear they are filled again from the first; one that is too small for a
 * request is passed over, which wastes its tail but keeps allocation O(1).
 *
 * A large object has a block of its own. So an array that outgrows its block
 * takes it along when it is given back to the system's realloc: nothing stays
 * behind, and of a block of megabytes only what was written to is resident.
 */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/huge.h"

#define ALIGN       ((size_t)16)
#define FIRST_BLOCK ((size_t)32 << 10)
#define LARGE_BLOCK ((size_t)1 << 20)

/* From this size on an object has its own block; kept over a clear. */
#ifdef GS_ARENA_MALLOC
#define OWN_BLOCK  ((size_t)0)
#define KEEP_BYTES ((size_t)0)
#else
#define OWN_BLOCK  ((size_t)64 << 10)
#define KEEP_BYTES ((size_t)8 << 20)
#endif

/* Its size is a multiple of ALIGN, so that the data behind it is aligned. */
typedef struct gs_arena_block {
    struct gs_arena_block *next;
    struct gs_arena_block *prev; /* of an object's own block in use */
    size_t                 size; /* usable bytes                    */
    size_t                 used; /* of a shared block               */
} gs_arena_block;

static char *block_data(gs_arena_block *b)
{
    return (char *)(b + 1);
}

void gs_arena_init(gs_arena *arena, size_t ceiling)
{
    *arena = (gs_arena){.ceiling = ceiling};
}

/* Whether the ceiling lets `size` bytes be held beside `others`. */
static bool has_room(const gs_arena *arena, size_t others, size_t size)
{
    size_t block = sizeof(gs_arena_block);

    return size <= SIZE_MAX - block && size + block <= arena->ceiling &&
           others <= arena->ceiling - (size + block);
}

static void push_block(gs_arena_block **list, gs_arena_block *b)
{
    b->prev = NULL;
    b->next = *list;
    if (b->next)
        b->next->prev = b;
    *list = b;
}

/* Asks the system for a block of `size` usable bytes, in no list yet. */
static gs_arena_block *new_block(gs_arena *arena, size_t size)
{
    gs_arena_block *b = has_room(arena, arena->held, size) ? gs_huge_alloc(sizeof *b + size) : NULL;

    if (!b) {
        arena->failed = true;
        return NULL;
    }
    arena->held += sizeof *b + size;
    *b = (gs_arena_block){.size = size};
    return b;
}

static void free_blocks(gs_arena *arena, gs_arena_block **list)
{
    while (*list) {
        gs_arena_block *b = *list;
        *list = b->next;
        arena->held -= sizeof *b + b->size;
        free(b);
    }
}

void gs_arena_release(gs_arena *arena)
{
    free_blocks(arena, &arena->first);
    free_blocks(arena, &arena->own);
    free_blocks(arena, &arena->spare);
    arena->current = NULL;
    arena->failed = false;
}

void gs_arena_clear(gs_arena *arena)
{
    size_t           kept = 0;
    gs_arena_block **link = &arena->first;

    while (*link && kept + (*link)->size <= KEEP_BYTES) {
        kept += (*link)->size;
        (*link)->used = 0;
        link = &(*link)->next;
    }
    free_blocks(arena, link);
    arena->current = arena->first;
    while (arena->own) {
        gs_arena_block *b = arena->own;
        arena->own = b->next;
        push_block(&arena->spare, b);
    }
    for (link = &arena->spare; *link && kept + (*link)->size <= KEEP_BYTES; link = &(*link)->next)
        kept += (*link)->size;
    free_blocks(arena, link);
    arena->failed = false;
}

/* A block for one object: a spare one that is large enough, else a new one. */
static void *alloc_own(gs_arena *arena, size_t size)
{
    gs_arena_block **link = &arena->spare, *b;

    while (*link && (*link)->size < size)
        link = &(*link)->next;
    b = *link;
    if (b)
        *link = b->next;
    else
        b = new_block(arena, size);
    if (!b)
        return NULL;
    push_block(&arena->own, b);
    return block_data(b);
}

/* The same object with more room, perhaps elsewhere. */
static void *grow_own(gs_arena *arena, void *p, size_t size)
{
    gs_arena_block *b = (gs_arena_block *)p - 1;
    size_t          others = arena->held - sizeof *b - b->size;

    if (size <= b->size) /* it was a spare one */
        return p;
    b = has_room(arena, others, size) ? gs_huge_grow(b, sizeof *b + b->size, sizeof *b + size)
                                      : NULL;
    if (!b) {
        arena->failed = true;
        return NULL;
    }
    b->size = size;
    arena->held = others + sizeof *b + size;
    if (b->next)
        b->next->prev = b;
    if (b->prev)
        b->prev->next = b;
    else
        arena->own = b;
    return block_data(b);
}

/* A shared block with room behind the current one. */
static gs_arena_block *add_shared(gs_arena *arena, size_t need)
{
    gs_arena_block *last = arena->current, *b;
    size_t          size = last ? last->size * 2 : FIRST_BLOCK;

    if (size > LARGE_BLOCK)
        size = LARGE_BLOCK;
    b = new_block(arena, size < need ? need : size);
    if (!b)
        return NULL;
    if (last)
        last->next = b;
    else
        arena->first = b;
    arena->current = b;
    return b;
}

void *gs_arena_alloc(gs_arena *arena, size_t size)
{
    gs_arena_block *b = arena->current;
    size_t          need;
    void           *p;

    if (size >= OWN_BLOCK)
        return alloc_own(arena, size);
    need = size ? (size + ALIGN - 1) & ~(ALIGN - 1) : ALIGN;
    while (b && need > b->size - b->used && b->next) {
        b = b->next;
        arena->current = b;
    }
    if (!b || need > b->size - b->used)
        b = add_shared(arena, need);
    if (!b)
        return NULL;
    p = block_data(b) + b->used;
    b->used += need;
    return p;
}

void *gs_arena_zeros(gs_arena *arena, size_t count, size_t size)
{
    void *p;

    if (size && count > SIZE_MAX / size)
        return NULL;
    p = gs_arena_alloc(arena, count * size);
    if (p)
        memset(p, 0, count * size);
    return p;
}

gs_str gs_arena_str(gs_arena *arena, gs_str s)
{
    char *p = s.n < SIZE_MAX ? gs_arena_alloc(arena, s.n + 1) : NULL;

    if (!p)
        return GS_STR_NONE;
    if (s.n)
        memcpy(p, s.p, s.n);
    p[s.n] = '\0';
    return gs_str_make(p, s.n);
}

gs_status gs_arena_grow(gs_arena *arena, void **items, size_t count, size_t *cap, size_t need,
                        size_t size)
{
    size_t grown = *cap ? *cap : 8;
    void  *p;

    if (need <= *cap)
        return GS_OK;
    while (grown < need) {
        if (grown > SIZE_MAX / 2)
            return GS_E_NOMEM;
        grown *= 2;
    }
    if (grown > SIZE_MAX / size)
        return GS_E_NOMEM;
    if (*cap && *cap * size >= OWN_BLOCK) {
        p = grow_own(arena, *items, grown * size);
    } else {
        p = gs_arena_alloc(arena, grown * size);
        if (p && count)
            memcpy(p, *items, count * size);
    }
    if (!p)
        return GS_E_NOMEM;
    *items = p;
    *cap = grown;
    return GS_OK;
}
