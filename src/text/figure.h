/* text/figure.h - the figures that a text gives, each with what it counts.
 *
 * Reports made from one template ("4 soldiers were killed and 11 wounded in the past 24
 * hours") have the same words and other figures; a copy of a report has the same
 * figures. A figure is a number in digits or English words, or a day of the week, and is
 * known by the word behind it: "11 wounded", "Monday by".
 */
#ifndef GS_TEXT_FIGURE_H
#define GS_TEXT_FIGURE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* What is counted in the upper 20 bits, how many in the lower 12; both are hashes. */
typedef struct gs_figures {
    uint32_t *items; /* sorted, each once; the arena's */
    size_t    count, cap;
} gs_figures;

/* Adds those of a sentence. GS_OK or GS_E_NOMEM. */
gs_status gs_figures_add(gs_figures *f, gs_str sentence, gs_arena *arena);

/* Behind the last sentence: sorts them. */
void gs_figures_settle(gs_figures *f);

/* Of what both settled texts count: how much has the same figure in both, and how
 * much another. */
void gs_figures_compare(const gs_figures *a, const gs_figures *b, size_t *same, size_t *other);

#endif
