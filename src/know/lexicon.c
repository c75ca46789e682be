/* know/lexicon.c - see lexicon.h. */
#include "know/lexicon.h"

#include <stdlib.h>

void gs_lexicon_init(gs_lexicon *lexicon, gs_seed seed)
{
    *lexicon = (gs_lexicon){0};
    gs_map_init(&lexicon->phrases, seed);
}

void gs_lexicon_release(gs_lexicon *lexicon)
{
    free(lexicon->heads);
    gs_map_release(&lexicon->phrases);
    gs_lexicon_init(lexicon, lexicon->phrases.seed);
}

/* Where tokens part within a phrase, as text/token.h parts them. */
static bool clitic_at(gs_str s, size_t i)
{
    return i > 0 && s.p[i] == '\'' && i + 1 < s.n && s.p[i + 1] == 's' &&
           (i + 2 == s.n || s.p[i + 2] == ' ');
}

static bool parts_at(gs_str s, size_t i)
{
    return s.p[i] == ' ' || s.p[i] == '/' || clitic_at(s, i);
}

/* The bytes of the first token; `*count` tokens in all. */
static size_t first_token(gs_str phrase, uint32_t *count)
{
    size_t   end = 0;
    uint32_t n = 1;

    while (end < phrase.n && !parts_at(phrase, end))
        end++;
    for (size_t i = end; i < phrase.n; i++) /* without a jump at every blank */
        n += (phrase.p[i] == ' ') + 2u * (phrase.p[i] == '/') + clitic_at(phrase, i);
    *count = n;
    return end;
}

gs_str gs_lexicon_head(gs_str phrase)
{
    uint32_t count;

    return gs_str_sub(phrase, 0, first_token(phrase, &count));
}

gs_status gs_lexicon_put(gs_lexicon *lexicon, gs_str phrase, uint32_t value)
{
    gs_lexicon_key key = gs_lexicon_key_of(lexicon, phrase);
    uint32_t       before;

    return gs_lexicon_swap(lexicon, &key, value, &before);
}

static uint32_t hash_of(const gs_lexicon *lexicon, gs_str head)
{
    return (uint32_t)gs_hash(lexicon->phrases.seed, head);
}

/* The head of that hash, or the empty one where it belongs. */
static gs_lexicon_head_slot *find_head(const gs_lexicon *lexicon, uint32_t hash)
{
    size_t mask = lexicon->head_cap - 1;
    size_t i = hash & mask;

    while (lexicon->heads[i].longest && lexicon->heads[i].hash != hash)
        i = (i + 1) & mask;
    return &lexicon->heads[i];
}

static gs_status grow_heads(gs_lexicon *lexicon)
{
    gs_lexicon bigger = *lexicon;

    bigger.head_cap = lexicon->head_cap ? lexicon->head_cap * 2 : 64;
    bigger.heads = calloc(bigger.head_cap, sizeof *bigger.heads);
    if (!bigger.heads)
        return GS_E_NOMEM;
    for (size_t i = 0; i < lexicon->head_cap; i++) {
        if (lexicon->heads[i].longest)
            *find_head(&bigger, lexicon->heads[i].hash) = lexicon->heads[i];
    }
    free(lexicon->heads);
    *lexicon = bigger;
    return GS_OK;
}

gs_lexicon_key gs_lexicon_key_of(const gs_lexicon *lexicon, gs_str phrase)
{
    gs_lexicon_key key = {.phrase = phrase};
    gs_str         head = gs_str_sub(phrase, 0, first_token(phrase, &key.tokens));

    key.head_hash = hash_of(lexicon, head);
    if (lexicon->head_cap)
        __builtin_prefetch(&lexicon->heads[key.head_hash & (lexicon->head_cap - 1)], 1);
    key.hash = gs_map_hash(&lexicon->phrases, phrase);
    return key;
}

gs_status gs_lexicon_swap(gs_lexicon *lexicon, const gs_lexicon_key *key, uint32_t value,
                          uint32_t *before)
{
    gs_lexicon_head_slot *head;

    if (lexicon->head_count * 2 >= lexicon->head_cap && grow_heads(lexicon) != GS_OK)
        return GS_E_NOMEM;
    head = find_head(lexicon, key->head_hash);
    lexicon->head_count += !head->longest;
    head->hash = key->head_hash;
    if (head->longest < key->tokens)
        head->longest = key->tokens;
    return gs_map_swap(&lexicon->phrases, key->phrase, key->hash, value, UINT32_MAX, before);
}

unsigned gs_lexicon_longest(const gs_lexicon *lexicon, gs_str first)
{
    return lexicon->head_cap ? find_head(lexicon, hash_of(lexicon, first))->longest : 0;
}
