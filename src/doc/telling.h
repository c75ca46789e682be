/* doc/telling.h - what a report tells, so that it can be held against another report's.
 *
 * A telling is what a statement says, or a sentence in the reporter's own voice. Its
 * signs are its words as numbers: those that tell the same have the same number
 * (data/same-words.tsv). They are hashes, the same in every run.
 */
#ifndef GS_DOC_TELLING_H
#define GS_DOC_TELLING_H

#include "doc/record.h"

#define GS_SIGNS 56 /* of one telling; more are left out */

typedef enum gs_sign_kind {
    GS_SIGN_DEED,
    GS_SIGN_NAME,
    GS_SIGN_PLACE, /* a name of a place, or one behind "in", "at", "near" */
    GS_SIGN_THING,
    GS_SIGN_ROLE,
    GS_SIGN_NUMBER,
    GS_SIGN_OTHER,
    GS_SIGN_KIND_COUNT
} gs_sign_kind;

typedef enum gs_sign_slot {
    GS_SIGN_REST,
    GS_SIGN_DOER,
    GS_SIGN_DONE_TO,
    GS_SIGN_SLOT_COUNT
} gs_sign_slot;

typedef struct gs_sign {
    uint32_t key;
    uint8_t  kind, slot; /* gs_sign_kind, gs_sign_slot */
    bool     head;       /* the word its phrase hangs on, not one before it          */
    bool     also;       /* another number of the word of the sign before           */
    bool     meant;      /* not among the words: whom or what they mean, who says it */
    bool     light;      /* tells little                                             */
} gs_sign;

typedef enum gs_telling_role {
    GS_TELLING_ASSERTS,
    GS_TELLING_DENIES,
    GS_TELLING_ASKS,
    GS_TELLING_ROLE_COUNT
} gs_telling_role;

typedef struct gs_telling {
    gs_span         span;
    int32_t         sentence;
    int32_t         statement; /* -1: the reporter's own voice */
    gs_telling_role role;
    bool            any; /* "any", "never", "everywhere": of all such deeds, not of one */
    gs_sign        *signs;
    size_t          sign_count;
    gs_str          first, last; /* days that its words name; none */
} gs_telling;

/* FNV-1a, of letters in lower case. */
static inline uint32_t gs_sign_key(gs_str word)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < word.n; i++)
        h = (h ^ (uint8_t)gs_ascii_lower(word.p[i])) * 16777619u;
    return h;
}

/* "asserts". */
const char *gs_telling_role_name(gs_telling_role role);

#endif
