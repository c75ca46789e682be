/* record/signature.h - what the words around an event say of whether it happened.
 *
 * Looks up data/reality.tsv (know/event.h): a signature says what becomes of what hangs
 * on a word when that is affirmed and when it is negated, after Nairn, Condoravdi and
 * Karttunen 2006, "Computing relative polarity for textual inference". All return NULL
 * or GS_NONE where nothing is known.
 */
#ifndef GS_RECORD_SIGNATURE_H
#define GS_RECORD_SIGNATURE_H

#include "record/event_int.h"

/* Of `lemma` as such a governor of what hangs on it in one of the ways `hangs`. */
const gs_signature *gs_signature_of(const gs_reading *r, gs_str lemma, gs_governor governor,
                                    uint32_t hangs);

/* Of `k`, which stands with `w`: "may", "never", "if", "alleged". */
const gs_signature *gs_signature_of_modifier(const gs_reading *r, uint32_t k, uint32_t w);

/* Of `governor`, on which `w` hangs so: "accused of it", "called off", "used to". */
const gs_signature *gs_signature_of_governor(const gs_reading *r, uint32_t w, uint32_t governor,
                                             uint32_t hangs);

/* The word that negates `w` itself: "not", "no", "neither". */
int32_t gs_negator(const gs_reading *r, uint32_t w);

/* That, or what negates its clause: "nobody came", "at no time did they". */
int32_t gs_clause_negator(const gs_reading *r, uint32_t w);

#endif
