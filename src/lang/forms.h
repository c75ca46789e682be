/* lang/forms.h - what the network makes of a word by itself, kept for the next time.
 *
 * Up to the recurrence of the first layer a word's numbers depend on its form and
 * on whether a blank stands before it, on nothing around it: its row behind the
 * linear layer (`y`) and that row's product with the first layer's matrix (`u`).
 * Half of the words of a report, and four fifths of those of a long text, have been
 * there before. They are found again here; the numbers are the same bits.
 *
 * Belongs to a desk and thus to one thread; goes on from report to report. When
 * it is full it is emptied, so memory and the longest search are bounded.
 */
#ifndef GS_LANG_FORMS_H
#define GS_LANG_FORMS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"

#define GS_FORMS      ((size_t)2048) /* rows */
#define GS_FORMS_SEEK (2 * GS_FORMS)
#define GS_FORM_BYTES 28 /* longer forms have a row, but are not found again */

typedef struct gs_form_key {
    uint16_t hash;
    uint8_t  size;
    bool     space;
    char     bytes[GS_FORM_BYTES];
} gs_form_key;

typedef struct gs_forms {
    float       *y, *u;               /* [GS_FORMS][the desk's widths]; the desk writes them */
    gs_form_key *form;                /* [GS_FORMS] */
    uint16_t     seek[GS_FORMS_SEEK]; /* row + 1, 0: none; open addressing */
    uint32_t     count;               /* rows in use, one behind the other */
    gs_seed      seed;
} gs_forms;

/* Rows of `y_width` and `u_width` floats, none in use; memory is `arena`'s, whose
 * `failed` says whether it was enough. */
void gs_forms_init(gs_forms *forms, size_t y_width, size_t u_width, gs_seed seed, gs_arena *arena);

/* Makes room for `rows` more, up to GS_FORMS: forgets all where there is none. */
void gs_forms_reserve(gs_forms *forms, size_t rows);

/* The row of a form; when it is `forms->count` of before the call, it is new and
 * to be written. There must be room. */
uint32_t gs_forms_row(gs_forms *forms, gs_str form, bool space);

#endif
