/* lang/vocab.c - see vocab.h. */
#include "lang/vocab.h"

bool gs_vocab_add(gs_vocab_slot *slots, uint32_t mask, uint64_t key, uint32_t number)
{
    uint32_t print = (uint32_t)(key >> 32), at = (uint32_t)key & mask;

    for (; slots[at].number != 0; at = (at + 1) & mask) {
        if (slots[at].fingerprint == print)
            return false;
    }
    slots[at] = (gs_vocab_slot){print, number + 1};
    return true;
}

gs_status gs_vocab_load(gs_vocab *vocab, const gs_model_file *file, const char *name,
                        uint32_t count, gs_error *err)
{
    gs_model_part        part;
    const gs_vocab_slot *slots;
    uint32_t             empty = 0;
    gs_status            st = gs_model_part_get(file, name, GS_MODEL_U32, 0, 2, &part, err);

    if (st != GS_OK)
        return st;
    slots = part.data;
    if (part.rows == 0 || (part.rows & (part.rows - 1)) != 0)
        return gs_model_part_bad(file, name, "its size is no power of two", err);
    for (uint32_t i = 0; i < part.rows; i++) {
        if (slots[i].number > count)
            return gs_model_part_bad(file, name, "a word's number is too high", err);
        empty += slots[i].number == 0;
    }
    if (empty == 0)
        return gs_model_part_bad(file, name, "it has no empty slot", err);
    *vocab = (gs_vocab){slots, part.rows - 1, count};
    return GS_OK;
}
