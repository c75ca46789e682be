/* doc/telling.h - what a report tells, so that it can be held against another report's.
 *
 * A telling is what a statement says, or a sentence in the reporter's own voice. Its
 * traits are its words as numbers: those that tell the same have the same number
 * (data/same-words.tsv). They are hashes, the same in every run.
 */
#ifndef GS_DOC_TELLING_H
#define GS_DOC_TELLING_H

#include "doc/record.h"

#define GS_TRAITS 56 /* of one telling; more are left out */

typedef enum gs_trait_kind {
    GS_TRAIT_DEED,
    GS_TRAIT_NAME,
    GS_TRAIT_PLACE, /* a name of a place, or one behind "in", "at", "near" */
    GS_TRAIT_THING,
    GS_TRAIT_ROLE,
    GS_TRAIT_NUMBER,
    GS_TRAIT_OTHER,
    GS_TRAIT_KIND_COUNT
} gs_trait_kind;

typedef enum gs_trait_slot {
    GS_TRAIT_REST,
    GS_TRAIT_DOER,
    GS_TRAIT_DONE_TO,
    GS_TRAIT_SLOT_COUNT
} gs_trait_slot;

typedef struct gs_trait {
    uint32_t key;
    uint8_t  kind, slot; /* gs_trait_kind, gs_trait_slot */
    bool     head;       /* the word its phrase hangs on, not one before it          */
    bool     also;       /* another number of the word of the trait before           */
    bool     meant;      /* not among the words: whom or what they mean, who says it */
    bool     light;      /* tells little                                             */
} gs_trait;

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
    gs_trait       *traits;
    size_t          trait_count;
    gs_str          first, last; /* days that its words name; none */
} gs_telling;

/* FNV-1a, of letters in lower case. */
static inline uint32_t gs_trait_key(gs_str word)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < word.n; i++)
        h = (h ^ (uint8_t)gs_ascii_lower(word.p[i])) * 16777619u;
    return h;
}

/* "asserts". */
const char *gs_telling_role_name(gs_telling_role role);

#endif
