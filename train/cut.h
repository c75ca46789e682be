/* train/cut.h - words cut as English treebanks cut them.
 *
 * A hyphen between words is a word ("family" "-" "run", "al" "-" "Ani") but
 * not behind a prefix ("re-elected", "non-human") or in web addresses; a hash
 * mark is a word before its own.
 */
#ifndef GS_TRAIN_CUT_H
#define GS_TRAIN_CUT_H

#include <stdbool.h>

#include "base/str.h"

/* Takes the piece of `word` at byte *at, which moves behind it; begin with 0.
 * False when nothing is left. */
bool train_cut_word(gs_str word, size_t *at, gs_str *piece);

/* Guesses where blanks stood between words that have lost them. One a sentence,
 * all zero at first. */
typedef struct train_spacer {
    bool quoted; /* inside "..."                    */
    bool glued;  /* no blank before what comes next */
} train_spacer;

/* Whether a blank stood before the next word, `form`. */
bool train_space_before(train_spacer *spacer, gs_str form);

#endif
