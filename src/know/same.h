/* know/same.h - words that tell the same in two reports (data/same-words.tsv).
 *
 * A word may be in several sets: they hang together by `next`.
 */
#ifndef GS_KNOW_SAME_H
#define GS_KNOW_SAME_H

#include <stdint.h>

#include "base/str.h"

typedef enum gs_same_kind {
    GS_SAME_DEED,
    GS_SAME_THING,
    GS_SAME_ROLE,
    GS_SAME_NUMBER,
    GS_SAME_LIGHT,
    GS_SAME_KIND_COUNT
} gs_same_kind;

typedef struct gs_same_set {
    gs_str       name; /* its first word */
    gs_same_kind kind;
    int32_t      next; /* another set of the same word, or -1 */
} gs_same_set;

#endif
