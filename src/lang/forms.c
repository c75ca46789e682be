/* lang/forms.c - see forms.h. */
#include "lang/forms.h"

#include <string.h>

void gs_forms_init(gs_forms *forms, size_t y_width, size_t u_width, gs_seed seed, gs_arena *arena)
{
    *forms = (gs_forms){.seed = seed};
    forms->y = gs_arena_alloc(arena, GS_FORMS * y_width * sizeof *forms->y);
    forms->u = gs_arena_alloc(arena, GS_FORMS * u_width * sizeof *forms->u);
    forms->form = gs_arena_alloc(arena, GS_FORMS * sizeof *forms->form);
}

void gs_forms_reserve(gs_forms *forms, size_t rows)
{
    if (forms->count + rows <= GS_FORMS)
        return;
    memset(forms->seek, 0, sizeof forms->seek);
    forms->count = 0;
}

static bool is_it(const gs_form_key *f, uint16_t hash, gs_str form, bool space)
{
    return f->hash == hash && f->size == form.n && f->space == space &&
           memcmp(f->bytes, form.p, form.n) == 0;
}

uint32_t gs_forms_row(gs_forms *forms, gs_str form, bool space)
{
    uint64_t     wide = gs_hash(forms->seed, form) + space;
    uint16_t     hash = (uint16_t)(wide >> 48);
    size_t       at = wide % GS_FORMS_SEEK;
    gs_form_key *f;

    if (form.n > GS_FORM_BYTES)
        return forms->count++;
    for (; forms->seek[at]; at = (at + 1) % GS_FORMS_SEEK) {
        if (is_it(&forms->form[forms->seek[at] - 1], hash, form, space))
            return forms->seek[at] - 1u;
    }
    f = &forms->form[forms->count];
    *f = (gs_form_key){.hash = hash, .size = (uint8_t)form.n, .space = space};
    memcpy(f->bytes, form.p, form.n);
    forms->seek[at] = (uint16_t)++forms->count;
    return forms->count - 1;
}
