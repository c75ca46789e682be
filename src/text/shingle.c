/* text/shingle.c - see shingle.h. */
#include "text/shingle.h"

#include <stdlib.h>

#include "text/utf8.h"

/* FNV-1a, a character at a time; stays the same for ever, since stores keep the numbers. */
#define HASH_BEGIN 2166136261u
#define HASH_TIMES 16777619u

static bool put(gs_shingles *s, uint32_t shingle, gs_arena *arena)
{
    if (s->count == s->cap) {
        size_t    cap = s->cap ? 2 * s->cap : 256;
        uint32_t *more = gs_arena_alloc(arena, cap * sizeof *more);
        if (!more)
            return false;
        if (s->count)
            memcpy(more, s->items, s->count * sizeof *more);
        s->items = more;
        s->cap = cap;
    }
    s->items[s->count++] = shingle;
    return true;
}

static bool end_word(gs_shingles *s, uint32_t word, gs_arena *arena)
{
    uint32_t shingle = HASH_BEGIN;

    memmove(s->last, s->last + 1, sizeof s->last - sizeof *s->last);
    s->last[GS_SHINGLE_WORDS - 1] = word;
    if (++s->words < GS_SHINGLE_WORDS)
        return true;
    for (size_t i = 0; i < GS_SHINGLE_WORDS; i++) {
        shingle = (shingle ^ s->last[i]) * HASH_TIMES;
        shingle ^= shingle >> 15;
    }
    return put(s, shingle, arena);
}

gs_status gs_shingles_add(gs_shingles *s, gs_str text, gs_arena *arena)
{
    uint32_t word = HASH_BEGIN;
    bool     open = false;

    for (size_t at = 0, next; at < text.n; at = next) {
        uint32_t c = gs_utf8_at(text, at, &next);
        if (c == '\'' || c == 0x2019) /* "didn't" is a word however it is set */
            continue;
        if (gs_char_letter(c) || gs_char_digit(c)) {
            word = (word ^ gs_char_to_lower(c)) * HASH_TIMES;
            open = true;
        } else if (open) {
            if (!end_word(s, word, arena))
                return GS_E_NOMEM;
            word = HASH_BEGIN;
            open = false;
        }
    }
    return !open || end_word(s, word, arena) ? GS_OK : GS_E_NOMEM;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

size_t gs_shingles_sort(uint32_t *items, size_t count)
{
    size_t kept = 0;

    if (count)
        qsort(items, count, sizeof *items, by_number);
    for (size_t i = 0; i < count; i++) {
        if (!kept || items[kept - 1] != items[i])
            items[kept++] = items[i];
    }
    return kept;
}

void gs_shingles_settle(gs_shingles *s)
{
    s->count = gs_shingles_sort(s->items, s->count);
}

size_t gs_shingles_shared(const gs_shingles *a, const gs_shingles *b)
{
    size_t shared = 0, i = 0, j = 0;

    while (i < a->count && j < b->count) {
        if (a->items[i] == b->items[j])
            shared++;
        if (a->items[i] <= b->items[j]) {
            i++;
            j += a->items[i - 1] == b->items[j];
        } else {
            j++;
        }
    }
    return shared;
}
