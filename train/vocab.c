/* train/vocab.c - see vocab.h. */
#include "train/vocab.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lang/feature.h"

/* Deviation of the vectors' numbers as the network sees them: near that of
 * the trained rows. */
#define VECTOR_DEVIATION 0.3F
#define SEEN_LEAST       2

/* ---- which words ---- */

/* How often each key was met; a table like the vocabulary's, of counts. */
typedef struct counts {
    uint64_t *keys;
    uint32_t *times;
    size_t    mask;
} counts;

static size_t count_at(const counts *c, uint64_t key)
{
    size_t at = key & c->mask;

    while (c->times[at] && c->keys[at] != key)
        at = (at + 1) & c->mask;
    return at;
}

static void count_key(counts *c, uint64_t key)
{
    size_t at = count_at(c, key);

    c->keys[at] = key;
    c->times[at]++;
}

/* The smallest power of two that is more than `least`. */
static size_t power_above(size_t least)
{
    size_t n = 1;

    while (n <= least)
        n *= 2;
    return n;
}

/* A vocabulary that grows: its table has room for all that may come. */
static bool add_key(train_vocab *v, uint64_t key)
{
    if (!gs_vocab_add(v->slots, v->table.mask, key, v->count))
        return false;
    v->keys[v->count++] = key;
    return true;
}

static void add_trained(train_vocab *v, counts *c, uint64_t key)
{
    size_t at = count_at(c, key);

    if (c->times[at] >= SEEN_LEAST && add_key(v, key))
        v->trained = v->count;
}

static gs_status add_seen(train_vocab *v, const train_corpus *corpus)
{
    counts     c = {.mask = power_above(4 * corpus->word_count) - 1};
    gs_feature f;
    gs_status  st = GS_E_NOMEM;

    c.keys = calloc(c.mask + 1, sizeof *c.keys);
    c.times = calloc(c.mask + 1, sizeof *c.times);
    if (!c.keys || !c.times)
        goto done;
    for (size_t i = 0; i < corpus->word_count; i++) {
        gs_feature_read(&f, corpus->form[i], true);
        count_key(&c, f.key);
        if (f.digits_key != f.key)
            count_key(&c, f.digits_key);
    }
    for (size_t i = 0; i < corpus->word_count; i++) {
        gs_feature_read(&f, corpus->form[i], true);
        add_trained(v, &c, f.key);
        add_trained(v, &c, f.digits_key);
    }
    st = GS_OK;
done:
    free(c.keys);
    free(c.times);
    return st;
}

static void add_vectors(train_vocab *v, const train_vectors *vectors, size_t limit)
{
    gs_feature f;

    for (size_t i = 0; i < vectors->count && v->count < limit; i++) {
        gs_feature_read(&f, vectors->words[i], true);
        add_key(v, f.key);
    }
}

/* ---- their vectors ---- */

static float deviation(const train_vectors *vectors)
{
    double sum = 0;
    size_t n = (vectors->count < 10000 ? vectors->count : 10000) * vectors->dimensions;

    for (size_t i = 0; i < n; i++)
        sum += (double)vectors->values[i] * (double)vectors->values[i];
    return n && sum > 0 ? (float)sqrt(sum / (double)n) : 1.0F;
}

/* The most frequent of words with one key comes first and is taken. */
static void copy_vectors(train_vocab *v, const train_vectors *vectors)
{
    float      scale = VECTOR_DEVIATION / deviation(vectors);
    gs_feature f;

    for (size_t i = vectors->count; i-- > 0;) {
        uint32_t number;
        gs_feature_read(&f, vectors->words[i], true);
        number = gs_vocab_find(&v->table, f.key);
        if (number == GS_VOCAB_NONE)
            continue;
        for (size_t j = 0; j < v->width; j++)
            v->vectors[number * v->width + j] = vectors->values[i * v->width + j] * scale;
    }
}

/* The keys in the smallest table that is at most four fifths full. */
static gs_status shrink(train_vocab *v)
{
    size_t         cap = power_above((size_t)v->count * 5 / 4);
    gs_vocab_slot *slots = calloc(cap, sizeof *slots);

    if (!slots)
        return GS_E_NOMEM;
    for (uint32_t i = 0; i < v->count; i++)
        gs_vocab_add(slots, (uint32_t)cap - 1, v->keys[i], i);
    free(v->slots);
    v->slots = slots;
    v->table = (gs_vocab){slots, (uint32_t)cap - 1, v->count};
    return GS_OK;
}

gs_status train_vocab_build(train_vocab *vocab, const train_corpus *corpus,
                            const train_vectors *vectors, size_t width, size_t limit)
{
    size_t    most = limit > 2 * corpus->word_count ? limit : 2 * corpus->word_count;
    size_t    cap = power_above(most * 5 / 4);
    gs_status st = GS_E_NOMEM;

    *vocab = (train_vocab){.width = width};
    vocab->slots = calloc(cap, sizeof *vocab->slots);
    vocab->keys = calloc(most + 1, sizeof *vocab->keys);
    vocab->table = (gs_vocab){vocab->slots, (uint32_t)cap - 1, 0};
    if (vocab->slots && vocab->keys)
        st = add_seen(vocab, corpus);
    if (st == GS_OK && vectors)
        add_vectors(vocab, vectors, limit);
    if (st == GS_OK)
        st = shrink(vocab);
    vocab->vectors = calloc((size_t)vocab->count + 1, width * sizeof *vocab->vectors);
    if (st != GS_OK || !vocab->vectors) {
        train_vocab_release(vocab);
        return GS_E_NOMEM;
    }
    if (vectors)
        copy_vectors(vocab, vectors);
    return GS_OK;
}

void train_vocab_release(train_vocab *vocab)
{
    free(vocab->slots);
    free(vocab->keys);
    free(vocab->vectors);
    *vocab = (train_vocab){.count = 0};
}

/* ---- what is seen of a corpus ---- */

typedef enum casing { AS_WRITTEN, HEADLINE, LOWER, UPPER } casing;

/* The shape of a word in another case; only its ASCII letters change. */
static uint16_t shape_as(gs_str form, bool space, casing how)
{
    char       room[GS_FEATURE_BYTES];
    size_t     n = form.n < sizeof room ? form.n : sizeof room;
    gs_feature f;

    memcpy(room, form.p, n);
    while (n > 0 && n < form.n && ((unsigned char)form.p[n] & 0xC0) == 0x80)
        n--;
    for (size_t i = 0; i < n; i++) {
        bool letter = gs_ascii_alpha(room[i]);
        if (how == LOWER)
            room[i] = gs_ascii_lower(room[i]);
        else if (letter && (how == UPPER || (i == 0 && form.n > 3)))
            room[i] = (char)(room[i] & ~0x20);
    }
    gs_feature_read(&f, gs_str_make(room, n), space);
    return f.shape;
}

static void read_word(train_input *in, gs_str form, bool space, const train_vocab *vocab,
                      gs_feature *f)
{
    uint32_t number;

    gs_feature_read(f, form, space);
    number = gs_vocab_find(&vocab->table, f->key);
    if (number == GS_VOCAB_NONE)
        number = gs_vocab_find(&vocab->table, f->digits_key);
    in->word = number < vocab->trained ? number : vocab->trained;
    in->vector = number;
    in->suffix = f->suffix;
    in->prefix = f->prefix;
    in->gram_count = f->gram_count;
    in->shape[AS_WRITTEN] = f->shape;
    for (int how = HEADLINE; how <= UPPER; how++)
        in->shape[how] = shape_as(form, space, (casing)how);
}

gs_status train_inputs_read(train_inputs *inputs, const train_corpus *corpus,
                            const train_vocab *vocab)
{
    gs_feature f;
    size_t     used = 0, room = 0;

    *inputs = (train_inputs){.items = calloc(corpus->word_count + 1, sizeof *inputs->items)};
    if (!inputs->items)
        return GS_E_NOMEM;
    for (size_t i = 0; i < corpus->word_count; i++) {
        train_input *in = &inputs->items[i];
        read_word(in, corpus->form[i], corpus->space_before[i], vocab, &f);
        if (used + f.gram_count > room) {
            uint16_t *more = realloc(inputs->grams, (room = 2 * room + 65536) * sizeof *more);
            if (!more) {
                train_inputs_release(inputs);
                return GS_E_NOMEM;
            }
            inputs->grams = more;
        }
        in->first_gram = (uint32_t)used;
        memcpy(inputs->grams + used, f.grams, f.gram_count * sizeof *f.grams);
        used += f.gram_count;
    }
    return GS_OK;
}

void train_inputs_release(train_inputs *inputs)
{
    free(inputs->items);
    free(inputs->grams);
    *inputs = (train_inputs){.items = NULL};
}
