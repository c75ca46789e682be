/* lang/name_tags.h - from scores of name tags to names.
 *
 * Of all sequences of tags in which every name begins with B, goes on with I
 * and ends with E of its kind, or is S alone, the one with the highest sum of
 * scores (Viterbi 1967).
 */
#ifndef GS_LANG_NAME_TAGS_H
#define GS_LANG_NAME_TAGS_H

#include <stdint.h>

#include "base/arena.h"
#include "gainsay.h"

/* Fills tags[0..n) (lang/net.h) from scores [n][stride], GS_NAME_TAGS a word.
 * Memory is `scratch`'s. GS_OK or GS_E_NOMEM. */
gs_status gs_name_tags_find(const float *scores, size_t n, size_t stride, gs_arena *scratch,
                            uint8_t *tags);

#endif
