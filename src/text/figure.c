/* text/figure.c - see figure.h. */
#include "text/figure.h"

#include <stdlib.h>

#include "text/shingle.h"
#include "text/utf8.h"

/* FNV-1a; stays the same for ever, since stores keep the numbers. */
#define HASH_BEGIN 2166136261u
#define HASH_TIMES 16777619u
#define VALUE_BITS 12
#define LONGEST    16

typedef struct number {
    const char *word;
    unsigned    value;
} number;

static const number numbers[] = {
    {"zero", 0},        {"one", 1},        {"two", 2},        {"three", 3},      {"four", 4},
    {"five", 5},        {"six", 6},        {"seven", 7},      {"eight", 8},      {"nine", 9},
    {"ten", 10},        {"eleven", 11},    {"twelve", 12},    {"thirteen", 13},  {"fourteen", 14},
    {"fifteen", 15},    {"sixteen", 16},   {"seventeen", 17}, {"eighteen", 18},  {"nineteen", 19},
    {"twenty", 20},     {"thirty", 30},    {"forty", 40},     {"fifty", 50},     {"sixty", 60},
    {"seventy", 70},    {"eighty", 80},    {"ninety", 90},    {"monday", 201},   {"tuesday", 202},
    {"wednesday", 203}, {"thursday", 204}, {"friday", 205},   {"saturday", 206}, {"sunday", 207},
};

/* A word of the sentence. */
typedef struct word {
    char     text[LONGEST + 1]; /* in lower case, as far as it is short and ASCII */
    size_t   n;
    uint32_t hash;
    bool     digits;
} word;

static void put_char(word *w, uint32_t c)
{
    w->hash = (w->hash ^ c) * HASH_TIMES;
    if (w->n < LONGEST && c < 128)
        w->text[w->n] = (char)c;
    w->n++;
}

/* The next word from *at on; false at the end. "1,200" and "2.5" are one. */
static bool next_word(gs_str s, size_t *at, word *w)
{
    size_t next;

    *w = (word){.hash = HASH_BEGIN};
    for (; *at < s.n; *at = next) {
        uint32_t c = gs_utf8_at(s, *at, &next);
        if (gs_char_letter(c) || gs_char_digit(c)) {
            w->digits = w->n ? w->digits : gs_char_digit(c);
            put_char(w, gs_char_to_lower(c));
        } else if (w->n && w->digits && (c == ',' || c == '.') && next < s.n &&
                   gs_ascii_digit(s.p[next])) {
            if (c == '.')
                put_char(w, c);
        } else if (w->n) {
            break;
        }
    }
    if (w->n <= LONGEST)
        w->text[w->n] = '\0';
    else
        w->text[0] = '\0';
    return w->n > 0;
}

static bool number_of(const word *w, uint32_t *value)
{
    if (w->digits) {
        char         *end;
        unsigned long n = strtoul(w->text, &end, 10);
        *value = w->text[0] && !*end && n < 200 ? (uint32_t)n : 256 + w->hash % 3840;
        return true;
    }
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (numbers[i].word[0] == w->text[0] && strcmp(numbers[i].word, w->text) == 0) {
            *value = numbers[i].value;
            return true;
        }
    }
    return false;
}

static bool put(gs_figures *f, uint32_t figure, gs_arena *arena)
{
    if (f->count == f->cap) {
        size_t    cap = f->cap ? 2 * f->cap : 32;
        uint32_t *more = gs_arena_alloc(arena, cap * sizeof *more);
        if (!more)
            return false;
        if (f->count)
            memcpy(more, f->items, f->count * sizeof *more);
        f->items = more;
        f->cap = cap;
    }
    f->items[f->count++] = figure;
    return true;
}

gs_status gs_figures_add(gs_figures *f, gs_str s, gs_arena *arena)
{
    size_t   at = 0;
    word     w;
    uint32_t value = 0, next = 0;
    bool     open = false;

    while (next_word(s, &at, &w)) {
        bool is_number = number_of(&w, &next);
        if (is_number && open && value >= 20 && value < 100 && next < 10) { /* "forty-two" */
            value += next;
            continue;
        }
        if (open && !put(f, w.hash << VALUE_BITS | value, arena))
            return GS_E_NOMEM;
        open = is_number;
        value = next;
    }
    return GS_OK;
}

void gs_figures_settle(gs_figures *f)
{
    f->count = gs_shingles_sort(f->items, f->count);
}

/* Behind the figures that count the same as the one at `at`. */
static size_t end_of(const gs_figures *f, size_t at)
{
    uint32_t what = f->items[at] >> VALUE_BITS;

    while (at < f->count && f->items[at] >> VALUE_BITS == what)
        at++;
    return at;
}

static bool share_one(const gs_figures *a, size_t i, size_t end_i, const gs_figures *b, size_t j,
                      size_t end_j)
{
    while (i < end_i && j < end_j) {
        if (a->items[i] == b->items[j])
            return true;
        if (a->items[i] < b->items[j])
            i++;
        else
            j++;
    }
    return false;
}

void gs_figures_compare(const gs_figures *a, const gs_figures *b, size_t *same, size_t *other)
{
    size_t i = 0, j = 0;

    *same = *other = 0;
    while (i < a->count && j < b->count) {
        uint32_t x = a->items[i] >> VALUE_BITS, y = b->items[j] >> VALUE_BITS;
        size_t   end_i = end_of(a, i), end_j = end_of(b, j);
        if (x == y)
            share_one(a, i, end_i, b, j, end_j) ? ++*same : ++*other;
        if (x <= y)
            i = end_i;
        if (y <= x)
            j = end_j;
    }
}
