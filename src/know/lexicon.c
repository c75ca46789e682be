/* know/lexicon.c - see lexicon.h. */
#include "know/lexicon.h"

void gs_lexicon_init(gs_lexicon *lexicon, gs_seed seed)
{
    gs_map_init(&lexicon->heads, seed);
    gs_map_init(&lexicon->phrases, seed);
}

void gs_lexicon_release(gs_lexicon *lexicon)
{
    gs_map_release(&lexicon->heads);
    gs_map_release(&lexicon->phrases);
}

/* Where tokens part within a phrase, as text/token.h parts them. */
static bool clitic_at(gs_str s, size_t i)
{
    return i > 0 && s.p[i] == '\'' && i + 1 < s.n && s.p[i + 1] == 's' &&
           (i + 2 == s.n || s.p[i + 2] == ' ');
}

/* The bytes of the first token; `*count` tokens in all. */
static size_t first_token(gs_str phrase, unsigned *count)
{
    size_t   end = phrase.n;
    unsigned n = 1;

    for (size_t i = 0; i < phrase.n; i++) {
        char     c = phrase.p[i];
        unsigned more = c == ' ' ? 1 : c == '/' ? 2 : c == '\'' ? clitic_at(phrase, i) : 0;
        if (more && end == phrase.n)
            end = i;
        n += more;
    }
    *count = n;
    return end;
}

gs_str gs_lexicon_head(gs_str phrase)
{
    unsigned count;

    return gs_str_sub(phrase, 0, first_token(phrase, &count));
}

gs_status gs_lexicon_put(gs_lexicon *lexicon, gs_str phrase, uint32_t value)
{
    uint32_t before;

    return gs_lexicon_swap(lexicon, phrase, value, &before);
}

gs_status gs_lexicon_swap(gs_lexicon *lexicon, gs_str phrase, uint32_t value, uint32_t *before)
{
    unsigned  n;
    gs_str    head = gs_str_sub(phrase, 0, first_token(phrase, &n));
    uint32_t *longest = gs_map_get(&lexicon->heads, head);

    if (longest && *longest < n)
        *longest = n;
    else if (!longest && gs_map_put(&lexicon->heads, head, n) != GS_OK)
        return GS_E_NOMEM;
    return gs_map_swap(&lexicon->phrases, phrase, value, UINT32_MAX, before);
}

unsigned gs_lexicon_longest(const gs_lexicon *lexicon, gs_str first)
{
    const uint32_t *longest = gs_map_get(&lexicon->heads, first);
    return longest ? *longest : 0;
}
