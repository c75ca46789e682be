/* store/same.h - whether two tellings, of two reports, are of one claim.
 *
 * Each is held against the other: how much of its words the other telling has, or at
 * least its report. What tells that they are not one outweighs that: another deed,
 * number, place or day, another doer, another whom it is done to, roles exchanged.
 */
#ifndef GS_STORE_SAME_H
#define GS_STORE_SAME_H

#include "base/buf.h"
#include "doc/telling.h"

#define GS_SAME_KEYS   12
#define GS_SAME_ENOUGH 1.0 /* a score from here on: one claim */

typedef struct gs_told {
    const gs_sign  *signs;
    size_t          count;
    const uint32_t *around; /* of its report, sorted */
    size_t          around_count;
    bool            any;
    int64_t         first, last; /* days as 20201125; 0: none named */
    int64_t         day;         /* of its report, likewise         */
} gs_told;

/* Why two tellings are not one claim. */
typedef enum gs_unlike {
    GS_UNLIKE_NOTHING,
    GS_UNLIKE_DEED,
    GS_UNLIKE_NUMBER,
    GS_UNLIKE_DAY,
    GS_UNLIKE_PLACE,
    GS_UNLIKE_NAME,
    GS_UNLIKE_DOER,
    GS_UNLIKE_DONE_TO,
    GS_UNLIKE_THING,
    GS_UNLIKE_ROLES,
    GS_UNLIKE_ANY,
    GS_UNLIKE_COUNT
} gs_unlike;

gs_unlike gs_same_veto(const gs_told *a, const gs_told *b);

/* What part of the weight of the words of `a` is in `b`. */
double gs_same_cover(const gs_told *a, const gs_told *b);

/* 0 where something speaks against it. */
double gs_same_score(const gs_told *a, const gs_told *b);

/* What a telling is found by: pairs of a deed and another word. Returns how many. */
size_t gs_same_keys(const gs_sign *signs, size_t count, uint32_t keys[GS_SAME_KEYS]);

/* As they are kept: six bytes a sign. Unpacked into `signs` (room for GS_SIGNS). */
void   gs_signs_pack(const gs_sign *signs, size_t count, gs_buf *out);
size_t gs_signs_unpack(gs_str bytes, gs_sign *signs);

#endif
