/* know/lexicon.h - phrases of one or more words, found from their first word.
 *
 * A reader stands at a token and asks for the longest entry that begins
 * there. The first word says how many tokens the longest entry has, so the
 * usual word, which begins none, costs one look-up.
 */
#ifndef GS_KNOW_LEXICON_H
#define GS_KNOW_LEXICON_H

#include "base/map.h"
#include "base/str.h"
#include "gainsay.h"

/* The tokens of the longest entry that begins with a word of that hash. Two words
 * of the same hash share it: then one of them costs look-ups in vain, and no entry
 * is missed. */
typedef struct gs_lexicon_head_slot {
    uint32_t hash;
    uint32_t longest; /* 0: empty */
} gs_lexicon_head_slot;

typedef struct gs_lexicon {
    gs_lexicon_head_slot *heads; /* [head_cap], a power of two, at most half full */
    size_t                head_cap, head_count;
    gs_map                phrases; /* the phrase, words parted by one blank -> value */
} gs_lexicon;

void gs_lexicon_init(gs_lexicon *lexicon, gs_seed seed);
void gs_lexicon_release(gs_lexicon *lexicon);

/* Sets the value of `phrase`, which is borrowed for the lexicon's life. */
gs_status gs_lexicon_put(gs_lexicon *lexicon, gs_str phrase, uint32_t value);

/* The same in two steps, for who puts many phrases: what is to be found out of a
 * phrase alone, and its putting, which tells the value before, UINT32_MAX for
 * none. Between the two its places in memory come into the cache. */
typedef struct gs_lexicon_key {
    gs_str   phrase;
    uint32_t hash, head_hash;
    uint32_t tokens;
} gs_lexicon_key;

gs_lexicon_key gs_lexicon_key_of(const gs_lexicon *lexicon, gs_str phrase);
gs_status      gs_lexicon_swap(gs_lexicon *lexicon, const gs_lexicon_key *key, uint32_t value,
                               uint32_t *before);

/* The value of a whole phrase; NULL when there is none. */
static inline const uint32_t *gs_lexicon_get(const gs_lexicon *lexicon, gs_str phrase)
{
    return gs_map_get(&lexicon->phrases, phrase);
}

/* How many tokens the longest entry beginning with `first` can have at most; 0: none. */
unsigned gs_lexicon_longest(const gs_lexicon *lexicon, gs_str first);

/* The first token of a phrase: up to a blank, a slash or an "'s". */
gs_str gs_lexicon_head(gs_str phrase);

#endif
