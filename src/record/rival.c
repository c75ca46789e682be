/* record/rival.c - keeps the few best of what was weighed: see rival.h. */
#include "record/rival.h"

void gs_contest_note(gs_contest *c, int32_t key, gs_rival rival, float weight)
{
    size_t at = 0;

    while (at < c->count && c->items[at].key != key)
        at++;
    if (at == c->count) {
        if (c->count <= GS_RIVALS)
            c->count++;
        else if (c->items[--at].rival.behind >= weight)
            return;
    } else if (c->items[at].rival.behind >= weight) {
        return;
    }
    for (; at && c->items[at - 1].rival.behind < weight; at--)
        c->items[at] = c->items[at - 1];
    rival.behind = weight;
    c->items[at].rival = rival;
    c->items[at].key = key;
}

gs_status gs_contest_keep(const gs_contest *c, int32_t winner, float top, gs_arena *arena,
                          const gs_rivals **kept)
{
    gs_rivals *r;
    size_t     lost = c->count;

    *kept = NULL;
    for (size_t i = 0; i < c->count; i++)
        lost -= winner >= 0 && c->items[i].key == winner;
    if (!lost)
        return GS_OK;
    r = gs_arena_zeros(arena, 1, sizeof *r);
    if (!r)
        return GS_E_NOMEM;
    for (size_t i = 0; i < c->count && r->count < GS_RIVALS; i++) {
        gs_rival rival = c->items[i].rival;
        if (winner >= 0 && c->items[i].key == winner)
            continue;
        rival.behind = top - rival.behind;
        r->items[r->count++] = rival;
    }
    r->too_light = winner < 0;
    *kept = r;
    return GS_OK;
}
