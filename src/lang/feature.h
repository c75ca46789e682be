/* lang/feature.h - what the network sees of a word.
 *
 * A word's normal form is its form in lower case, with typographic quotation
 * marks and dashes made plain. Of it are taken
 *
 *   key     a 64-bit hash, to find its row in a vocabulary, and the key of the
 *           same form with all digits made 0, for numbers not seen before;
 *   grams   its character n-grams of 3 to 5 bytes, with its ends marked, each
 *           hashed to a row (Bojanowski et al. 2017, "Enriching Word Vectors
 *           with Subword Information");
 *   prefix, suffix  its first 2 and last 3 bytes, hashed;
 *   shape   of the form as written: case, digits, length, a blank before it.
 *
 * The trainer and the model call the same function, so they cannot disagree.
 * Hashes are fixed: they are part of the model's format.
 */
#ifndef GS_LANG_FEATURE_H
#define GS_LANG_FEATURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define GS_GRAM_ROWS   20000
#define GS_SUFFIX_ROWS 4096
#define GS_PREFIX_ROWS 1024
#define GS_SHAPE_ROWS  160

/* Of longer words only the beginning and the end count. */
#define GS_FEATURE_BYTES 32
#define GS_FEATURE_GRAMS 96

typedef struct gs_feature {
    uint64_t key;        /* of the normal form */
    uint64_t digits_key; /* with digits made 0; the same where there are none */
    uint16_t suffix;     /* < GS_SUFFIX_ROWS */
    uint16_t prefix;     /* < GS_PREFIX_ROWS */
    uint16_t shape;      /* < GS_SHAPE_ROWS  */
    uint16_t gram_count;
    uint16_t grams[GS_FEATURE_GRAMS]; /* < GS_GRAM_ROWS */
} gs_feature;

/* `form` is valid UTF-8; an empty one is a word without grams. */
void gs_feature_read(gs_feature *feature, gs_str form, bool space_before);

/* The key of a form that is in normal form already: of a vocabulary's word. */
uint64_t gs_feature_key(gs_str normal);

#endif
