/* record/verdict.h - a claim that is called false.
 *
 * "The report that two patrols were shelled is false", "it is not true that we
 * fired", "called the charges baseless". Words for claims, for what is false and
 * for what is true are sets of data/cue-objects.tsv.
 */
#ifndef GS_RECORD_VERDICT_H
#define GS_RECORD_VERDICT_H

#include "record/reading.h"

/* The word, or one that hangs on it behind it, is in the set: "are groundless", "are a
 * pure fabrication", "do not correspond to reality". */
bool gs_verdict_in(const gs_reading *r, uint32_t w, gs_str set);

/* A pronoun, a word for a claim, or "such news": what `w` is the subject of speaks
 * about something said before. */
bool gs_verdict_points_back(const gs_reading *r, uint32_t w);

/* Whether tokens [first, end) call a claim false that they name themselves, and where
 * they do, *from and *to are the tokens [*from, *to) of that claim, or of the words that
 * point at one: "the charges are false". Found by the words and not by the tree, which has
 * long subjects wrong. */
bool gs_verdict_named(const gs_reading *r, uint32_t first, uint32_t end, uint32_t *from,
                      uint32_t *to);

#endif
