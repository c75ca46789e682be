/* know/office.c - data/offices.tsv: see know/name.h. Needs names and roles. */
#include "base/error.h"
#include "know/know.h"
#include "know/table.h"

static gs_status add_same(gs_know *know, const gs_table_row *row, gs_error *err)
{
    gs_str rest = row->fields[1], word;

    know->role_sames++;
    while (gs_str_split(&rest, ',', &word)) {
        const uint32_t *hit = gs_lexicon_get(&know->role_lexicon, gs_str_trim(word));
        if (!hit)
            return gs_table_fail(row, err, "no role '%.*s'", GS_STR_ARG(word));
        for (size_t i = 0; i < know->role_count; i++) {
            if (know->roles[i].entry == know->roles[*hit].entry)
                know->roles[i].same = know->role_sames;
        }
    }
    return GS_OK;
}

static gs_status add_seat(gs_know *know, const gs_table_row *row, gs_error *err)
{
    const uint32_t *name = gs_lexicon_get(&know->name_lexicon, row->fields[1]);
    const uint32_t *role =
        row->count > 2 ? gs_lexicon_get(&know->role_lexicon, row->fields[2]) : NULL;
    gs_seat seat;

    if (!name)
        return gs_table_fail(row, err, "no name '%.*s'", GS_STR_ARG(row->fields[1]));
    if (!role)
        return gs_table_fail(row, err, "a seat needs a role");
    seat = (gs_seat){know->names[*name].entry, know->roles[*role].entry};
    return GS_PUSH(&know->arena, know->seats, know->seat_count, know->seat_cap, seat)
               ? GS_OK
               : gs_fail_nomem(err, "know");
}

static gs_status add_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    if (gs_str_eq(row->fields[0], GS_STR("same")))
        return add_same(ctx, row, err);
    if (gs_str_eq(row->fields[0], GS_STR("seat")))
        return add_seat(ctx, row, err);
    return gs_table_fail(row, err, "unknown line '%.*s'", GS_STR_ARG(row->fields[0]));
}

gs_status gs_know_load_offices(gs_know *know, const char *dir, gs_error *err)
{
    return gs_table_read(dir, "offices.tsv", 2, 3, know, add_row, know, err);
}

bool gs_know_seat_fits(const gs_know *know, int32_t name, int32_t role)
{
    if (name < 0 || role < 0)
        return false;
    for (size_t i = 0; i < know->seat_count; i++) {
        if (know->seats[i].name == know->names[name].entry &&
            know->seats[i].role == know->roles[role].entry)
            return true;
    }
    return false;
}
