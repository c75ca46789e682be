/* record/role.c - words for who somebody is: see know/name.h. */
#include "record/reading.h"

#define LONGEST 4 /* tokens of a role */

int32_t gs_role_ending(const gs_reading *r, uint32_t core, uint32_t last, uint32_t *at)
{
    uint32_t value;
    uint32_t from = last >= core + LONGEST - 1 ? last - (LONGEST - 1) : core;

    for (; from <= last; from++) {
        unsigned n = gs_read_entry(r, &r->know->role_lexicon, from, last + 1, true, &value);
        if (n && from + n == last + 1 && r->know->roles[value].kind != GS_ROLE_TITLE) {
            *at = from;
            return (int32_t)value;
        }
    }
    return GS_NONE;
}
