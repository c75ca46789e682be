/* base/intern.c - see intern.h. */
#include "base/intern.h"

void gs_intern_init(gs_intern *table, gs_arena *arena, gs_seed seed)
{
    *table = (gs_intern){.arena = arena};
    gs_map_init(&table->map, seed);
}

void gs_intern_release(gs_intern *table)
{
    gs_map_release(&table->map);
    gs_intern_init(table, table->arena, table->map.seed);
}

bool gs_intern_find(const gs_intern *table, gs_str s, uint32_t *number)
{
    const uint32_t *hit = gs_map_get(&table->map, s);

    if (hit)
        *number = *hit;
    return hit != NULL;
}

gs_status gs_intern_add(gs_intern *table, gs_str s, uint32_t *number)
{
    gs_str copy;

    if (gs_intern_find(table, s, number))
        return GS_OK;
    if (table->count >= UINT32_MAX)
        return GS_E_LIMIT;
    copy = gs_arena_str(table->arena, s);
    if (!copy.p || !GS_PUSH(table->arena, table->names, table->count, table->cap, copy))
        return GS_E_NOMEM;
    if (gs_map_put(&table->map, copy, (uint32_t)table->count - 1) != GS_OK) {
        table->count--;
        return GS_E_NOMEM;
    }
    *number = (uint32_t)table->count - 1;
    return GS_OK;
}
