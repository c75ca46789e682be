/* record/claim_words.c - the words of what is said, to tell whether two say the same.
 * See claim_int.h.
 */
#include "record/claim_int.h"

#define MIN_SHARED 2

static gs_str stem(gs_str w)
{
    static const char *const endings[] = {"ing", "ed", "es", "s"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        gs_str e = gs_str_from(endings[i]);
        if (w.n > e.n + 2 && gs_str_ends(w, e))
            return gs_str_sub(w, 0, w.n - e.n);
    }
    return w;
}

static bool is_small(const gs_reading *r, uint32_t t)
{
    const uint32_t content = GS_WORD_CUE | GS_WORD_ROLE | GS_WORD_VERB | GS_WORD_NUMBER |
                             GS_WORD_WEEKDAY | GS_WORD_MONTH | GS_WORD_UNIT | GS_WORD_PARTICLE |
                             GS_WORD_LOWNAME | GS_WORD_PERSON;
    return (r->words[t] & ~content) != 0;
}

static gs_status add_word(gs_court *c, gs_bag *b, gs_str word)
{
    uint32_t  number;
    gs_status st = gs_intern_add(&c->words, stem(word), &number);

    if (st != GS_OK)
        return st;
    for (size_t i = 0; i < b->count; i++) {
        if (b->words[i] == number)
            return GS_OK;
    }
    if (b->count < GS_CLAIM_WORDS)
        b->words[b->count++] = number;
    return GS_OK;
}

uint32_t gs_token_from(const gs_reading *r, uint32_t at)
{
    size_t low = 0, high = r->doc->tokens.count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (r->doc->tokens.items[mid].span.start < at)
            low = mid + 1;
        else
            high = mid;
    }
    return (uint32_t)low;
}

gs_status gs_bag_read(gs_court *c, gs_span span, gs_bag *b)
{
    const gs_reading *r = c->r;
    gs_status         st = GS_OK;

    b->count = 0;
    for (uint32_t t = gs_token_from(r, span.start), n = 0;
         t < r->doc->tokens.count && gs_token_at(r, t)->span.start < span.end && n < 200;
         t++, n++) {
        gs_str w = gs_token_lower(r, t), part;
        if (!gs_token_word(r, t) || is_small(r, t))
            continue;
        while (st == GS_OK && gs_str_split(&w, '-', &part)) {
            if (part.n > 1)
                st = add_word(c, b, part);
        }
    }
    return st;
}

size_t gs_bag_shared(const gs_bag *a, const gs_bag *b)
{
    size_t shared = 0;

    for (size_t i = 0; i < a->count; i++) {
        for (size_t k = 0; k < b->count; k++)
            shared += a->words[i] == b->words[k];
    }
    return shared;
}

bool gs_bag_same(const gs_bag *a, const gs_bag *b)
{
    size_t shared = gs_bag_shared(a, b);

    if (shared >= MIN_SHARED && shared * 3 >= a->count + b->count - shared)
        return true;
    /* a short wording of a longer one */
    return shared >= 3 && (shared * 10 >= a->count * 7 || shared * 10 >= b->count * 7);
}
