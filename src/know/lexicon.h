/* know/lexicon.h - phrases of one or more words, found from their first word.
 *
 * A reader stands at a token and asks for the longest entry that begins
 * there. The first word says how many tokens the longest entry has, so the
 * usual word, which begins none, costs one look-up.
 */
#ifndef GS_KNOW_LEXICON_H
#define GS_KNOW_LEXICON_H

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "gainsay.h"

typedef struct gs_lexicon {
    gs_map heads;   /* first token -> tokens of the longest entry */
    gs_map phrases; /* the phrase, words parted by one blank -> value */
} gs_lexicon;

void gs_lexicon_init(gs_lexicon *lexicon, gs_seed seed);
void gs_lexicon_release(gs_lexicon *lexicon);

/* Sets the value of `phrase`, which is borrowed for the lexicon's life. */
gs_status gs_lexicon_put(gs_lexicon *lexicon, gs_str phrase, uint32_t value);

/* The same, and tells the value before, UINT32_MAX for none. */
gs_status gs_lexicon_swap(gs_lexicon *lexicon, gs_str phrase, uint32_t value, uint32_t *before);

/* The value of a whole phrase; NULL when there is none. */
static inline const uint32_t *gs_lexicon_get(const gs_lexicon *lexicon, gs_str phrase)
{
    return gs_map_get(&lexicon->phrases, phrase);
}

/* How many tokens the longest entry beginning with `first` can have; 0: none. */
unsigned gs_lexicon_longest(const gs_lexicon *lexicon, gs_str first);

/* The first token of a phrase: up to a blank, a slash or an "'s". */
gs_str gs_lexicon_head(gs_str phrase);

#endif
