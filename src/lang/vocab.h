/* lang/vocab.h - from a key, of a word (lang/feature.h) or a rule (lang/lemma.h), to its number.
 *
 * Open addressing in an array that lies in the model file as it is: a slot is
 * the upper half of a key, as a fingerprint, and the number plus one; 0 is an
 * empty slot. The lower half says where to look first. Two words that share a
 * place and a fingerprint, one pair in some billions, are one word.
 */
#ifndef GS_LANG_VOCAB_H
#define GS_LANG_VOCAB_H

#include <stdint.h>

#include "lang/model_file.h"

#define GS_VOCAB_NONE UINT32_MAX

typedef struct gs_vocab_slot {
    uint32_t fingerprint;
    uint32_t number; /* plus one; 0: empty */
} gs_vocab_slot;

typedef struct gs_vocab {
    const gs_vocab_slot *slots; /* [mask + 1], a power of two, one empty at least */
    uint32_t             mask;
    uint32_t             count; /* numbers are below */
} gs_vocab;

static inline uint32_t gs_vocab_find(const gs_vocab *vocab, uint64_t key)
{
    uint32_t print = (uint32_t)(key >> 32);

    for (uint32_t at = (uint32_t)key & vocab->mask;; at = (at + 1) & vocab->mask) {
        gs_vocab_slot slot = vocab->slots[at];
        if (slot.number == 0)
            return GS_VOCAB_NONE;
        if (slot.fingerprint == print)
            return slot.number - 1;
    }
}

/* Adds a key; `slots` are the caller's, cleared at first, and must have room.
 * Returns false when the key is there already. */
bool gs_vocab_add(gs_vocab_slot *slots, uint32_t mask, uint64_t key, uint32_t number);

/* Reads the part `name`, U32 [a power of two][2], and checks it; numbers must be
 * below `count`. */
gs_status gs_vocab_load(gs_vocab *vocab, const gs_model_file *file, const char *name,
                        uint32_t count, gs_error *err);

#endif
