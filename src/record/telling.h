/* record/telling.h - what a report tells, for the comparison with other reports.
 *
 * Reads: words, names, times, entities, statements, claims.
 * Adds: tellings, in text order, and the signs of the whole report.
 */
#ifndef GS_RECORD_TELLING_H
#define GS_RECORD_TELLING_H

#include "record/reading.h"

gs_status gs_make_tellings(gs_reading *r);

/* The first word that begins at byte `at` or behind. */
uint32_t gs_telling_word(const gs_reading *r, uint32_t at);

/* ---- telling_sign.c ---- */
/* Fills `signs` (room for GS_SIGNS) from the words of `span`. Returns how many. */
size_t gs_signs_read(const gs_reading *r, gs_span span, int32_t speaker, gs_sign *signs);

/* What a word is in, if it is a word that tells anything: its numbers into `signs`,
 * GS_SIGN_SETS at most. */
#define GS_SIGN_SETS 6
size_t gs_signs_of_word(const gs_reading *r, uint32_t w, gs_sign *signs);

#endif
