/* base/arena.c - see arena.h.
 *
 * Blocks double in size up to 1 MiB, then follow the request. After a clear,
 * blocks are filled again from the first; one that is too small for a request
 * is passed over, which wastes its tail but keeps allocation O(1).
 */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ALIGN       ((size_t)16)
#define FIRST_BLOCK ((size_t)32 << 10)
#define LARGE_BLOCK ((size_t)1 << 20)
#define KEEP_BYTES  ((size_t)8 << 20) /* kept over a clear */

typedef struct gs_arena_block {
    struct gs_arena_block *next;
    size_t                 size; /* usable bytes          */
    size_t                 used;
    size_t                 pad; /* keeps data aligned    */
} gs_arena_block;

static char *block_data(gs_arena_block *b)
{
    return (char *)(b + 1);
}

void gs_arena_init(gs_arena *arena, size_t ceiling)
{
    *arena = (gs_arena){.ceiling = ceiling};
}

static bool has_room(const gs_arena *arena, size_t size)
{
    size_t block = sizeof(gs_arena_block);

    return size <= SIZE_MAX - block && size + block <= arena->ceiling &&
           arena->held <= arena->ceiling - (size + block);
}

/* Asks the system for a block of `size` usable bytes behind arena->current. */
static gs_arena_block *add_block(gs_arena *arena, size_t size)
{
    gs_arena_block *b = has_room(arena, size) ? malloc(sizeof *b + size) : NULL;

    if (!b) {
        arena->failed = true;
        return NULL;
    }
    arena->held += sizeof *b + size;
    b->size = size;
    b->used = 0;
    if (arena->current) {
        b->next = arena->current->next;
        arena->current->next = b;
    } else {
        b->next = arena->first;
        arena->first = b;
    }
    arena->current = b;
    return b;
}

static void free_blocks(gs_arena *arena, gs_arena_block *b)
{
    while (b) {
        gs_arena_block *next = b->next;
        arena->held -= sizeof *b + b->size;
        free(b);
        b = next;
    }
}

void gs_arena_release(gs_arena *arena)
{
    free_blocks(arena, arena->first);
    arena->first = arena->current = NULL;
    arena->failed = false;
}

#ifdef GS_ARENA_MALLOC

void gs_arena_clear(gs_arena *arena)
{
    gs_arena_release(arena);
}

void *gs_arena_alloc(gs_arena *arena, size_t size)
{
    gs_arena_block *b = add_block(arena, size);
    return b ? block_data(b) : NULL;
}

#else

void gs_arena_clear(gs_arena *arena)
{
    size_t           kept = 0;
    gs_arena_block **link = &arena->first;

    while (*link && kept + (*link)->size <= KEEP_BYTES) {
        kept += (*link)->size;
        (*link)->used = 0;
        link = &(*link)->next;
    }
    free_blocks(arena, *link);
    *link = NULL;
    arena->current = arena->first;
    arena->failed = false;
}

void *gs_arena_alloc(gs_arena *arena, size_t size)
{
    gs_arena_block *b = arena->current;
    size_t          need;
    void           *p;

    if (size > SIZE_MAX - ALIGN)
        return NULL;
    need = size ? (size + ALIGN - 1) & ~(ALIGN - 1) : ALIGN;
    while (b && need > b->size - b->used && b->next) {
        b = b->next;
        arena->current = b;
    }
    if (!b || need > b->size - b->used) {
        size_t grown = b ? b->size * 2 : FIRST_BLOCK;
        if (grown > LARGE_BLOCK)
            grown = LARGE_BLOCK;
        if (grown < need)
            grown = need;
        b = add_block(arena, grown);
        if (!b)
            return NULL;
    }
    p = block_data(b) + b->used;
    b->used += need;
    return p;
}

#endif

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
    p = gs_arena_alloc(arena, grown * size);
    if (!p)
        return GS_E_NOMEM;
    if (count)
        memcpy(p, *items, count * size);
    *items = p;
    *cap = grown;
    return GS_OK;
}
