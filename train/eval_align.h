/* train/eval_align.h - which gold word is which system word.
 *
 * Words that are tokens are the same when their characters are. The words of
 * a multi-word token have no characters of their own ("don't" may be cut into
 * "do" and "not"), so where one stands, on either side, the stretch that all
 * overlapping multi-word tokens cover is taken, and the words within are
 * matched by their forms, in order, as many as can be (the longest common
 * subsequence), without regard to case.
 */
#ifndef GS_TRAIN_EVAL_ALIGN_H
#define GS_TRAIN_EVAL_ALIGN_H

#include "base/arena.h"
#include "gainsay.h"
#include "train/conllu.h"

#define TRAIN_UNALIGNED UINT32_MAX

typedef struct train_alignment {
    uint32_t *gold_of; /* [system words] gold word or TRAIN_UNALIGNED */
    uint32_t  count;   /* aligned pairs */
} train_alignment;

/* Memory is `arena`'s. GS_E_LIMIT when one stretch has too many words. */
gs_status train_align(const train_bank *gold, const train_bank *system, gs_arena *arena,
                      train_alignment *out, gs_error *err);

#endif
