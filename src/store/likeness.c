/* store/likeness.c - what a report is compared by. See copies.h.
 *
 * How much of the shorter text stands in the other, by their shingles (text/shingle.h).
 * Reports made from one template, the weather's of two days, share most of their
 * words and differ in their figures (text/figure.h): these are not copies.
 *
 * Tuned on test/quality/syndicated.py.
 */
#include <stdlib.h>

#include "store/copies.h"

#define BITS         21
#define SAMPLE_EVERY 8
#define ODDS         3    /* figures that differ, at least, ... */
#define ODDS_SHARE   0.34 /* ... and of those that both have    */

gs_status gs_likeness_add(gs_likeness *l, gs_str sentence, gs_arena *arena)
{
    gs_status st = gs_shingles_add(&l->shingles, sentence, arena);

    return st == GS_OK ? gs_figures_add(&l->figures, sentence, arena) : st;
}

void gs_likeness_settle(gs_likeness *l)
{
    for (size_t i = 0; i < l->shingles.count; i++)
        l->shingles.items[i] &= (1u << BITS) - 1;
    gs_shingles_settle(&l->shingles);
    gs_figures_settle(&l->figures);
}

/* Differences, in base 128. */
void gs_numbers_pack(const uint32_t *items, size_t count, gs_buf *out)
{
    uint32_t last = 0;

    for (size_t i = 0; i < count; i++) {
        uint32_t n = items[i] - last;
        last = items[i];
        for (; n >= 128; n >>= 7)
            gs_buf_add_char(out, (char)(n | 128));
        gs_buf_add_char(out, (char)n);
    }
}

bool gs_numbers_unpack(gs_str bytes, gs_arena *arena, uint32_t **items, size_t *count)
{
    uint32_t last = 0, n = 0;
    int      shift = 0;

    *count = 0;
    *items = gs_arena_alloc(arena, (bytes.n + 1) * sizeof **items);
    if (!*items)
        return false;
    for (size_t i = 0; i < bytes.n; i++) {
        uint8_t byte = (uint8_t)bytes.p[i];
        n |= (uint32_t)(byte & 127) << shift;
        shift = shift < 28 ? shift + 7 : 28;
        if (byte < 128) {
            (*items)[(*count)++] = last += n;
            n = 0;
            shift = 0;
        }
    }
    return true;
}

static gs_str blob(sqlite3_stmt *q, int at)
{
    return gs_str_make(sqlite3_column_blob(q, at), (size_t)sqlite3_column_bytes(q, at));
}

bool gs_likeness_read(gs_likeness *l, sqlite3_stmt *q, gs_arena *arena)
{
    *l = (gs_likeness){.shingles = {.items = NULL}};
    return gs_numbers_unpack(blob(q, 0), arena, &l->shingles.items, &l->shingles.count) &&
           gs_numbers_unpack(blob(q, 1), arena, &l->figures.items, &l->figures.count);
}

double gs_likeness_share(const gs_likeness *a, const gs_likeness *b)
{
    size_t less = a->shingles.count < b->shingles.count ? a->shingles.count : b->shingles.count;
    size_t same, other;

    gs_figures_compare(&a->figures, &b->figures, &same, &other);
    if (other >= ODDS && (double)other >= ODDS_SHARE * (double)(same + other))
        return 0;
    return less ? (double)gs_shingles_shared(&a->shingles, &b->shingles) / (double)less : 0;
}

double gs_likeness_nearness(const gs_likeness *a, const gs_likeness *b)
{
    size_t shared = gs_shingles_shared(&a->shingles, &b->shingles);
    size_t all = a->shingles.count + b->shingles.count - shared;

    return all ? (double)shared / (double)all : 0;
}

size_t gs_likeness_sample(const gs_likeness *l, uint32_t *sample)
{
    const gs_shingles *s = &l->shingles;
    size_t             count = 0;
    uint32_t every = 1; /* of a short text more: what is chosen of a longer one is among it */

    while (every < SAMPLE_EVERY && s->count > (size_t)GS_COPIES_SAMPLE * every)
        every *= 2;
    for (size_t i = 0; i < s->count && count < GS_COPIES_SAMPLE; i++) {
        if (s->items[i] % every == 0)
            sample[count++] = s->items[i];
    }
    return count;
}

/* Days since the beginning of March of year 0, the civil calendar's way; 3 January 2000 was a Monday. */
int64_t gs_copies_week(int64_t day)
{
    int64_t y = day / 10000, m = day / 100 % 100, d = day % 100, days;

    if (day <= 0)
        return 0;
    y -= m <= 2;
    days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d;
    return days / 7 + 1;
}

int64_t gs_copies_key(int64_t week, uint32_t shingle)
{
    return week << BITS | shingle;
}
