/* train/boundary.c - see boundary.h. */
#include "train/boundary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "lang/boundary_ask.h"
#include "train/train.h"

#define GAP_ROWS   (1u << 16)
#define END_ROWS   (1u << 18)
#define CLASS_ROWS (1u << 13)
#define INNER_ROWS 512u
#define STEPS      32.0f /* of a weight, in 1 */

#define COMMON 2 /* times that a word must be seen to have a class */

#define CUTS_TIMES 4 /* that the invented sentences count */
#define PASSES     8
#define ROUNDS     4    /* each in another order; their weights' mean is the model */
#define RATE       0.2f /* of the first pass; falls to nothing */

/* What begins at a byte of the text. */
enum { BEGINS_WORD = 1, BEGINS_TOKEN = 2, BEGINS_SENTENCE = 4 };

/* Questions with their answers. */
typedef struct lesson {
    uint32_t *features; /* of all of them, one behind the other */
    size_t    feature_count, feature_cap;
    struct {
        size_t  first;
        uint8_t count, answer;
    } * items;
    size_t count, cap;
} lesson;

typedef struct learner {
    const gs_know *know;
    gs_arena       arena;
    gs_boundary    b; /* its tables are ours; no weights while learning */
    gs_buf         text;
    gs_buf         begins; /* a byte for every byte of the text */
    gs_span       *blocks;
    size_t         block_count, block_cap;
    lesson         gaps, ends;
    bool           full; /* memory ran out in a judge */
} learner;

static const char stage[] = "boundary";

/* ---- the treebanks' text ---- */

static void put(learner *l, gs_str s, uint8_t begins)
{
    gs_buf_add_str(&l->text, s);
    for (size_t i = 0; i < s.n; i++)
        gs_buf_add_char(&l->begins, i == 0 ? (char)begins : 0);
}

/* The words of a multi-word token, if together they are its form. */
static bool covers(const train_bank *bank, const train_token *t)
{
    size_t n = 0;

    for (uint32_t i = 0; i < t->word_count; i++) {
        gs_str form = bank->words[t->first_word + i].form;
        if (n + form.n > t->form.n || memcmp(t->form.p + n, form.p, form.n) != 0)
            return false;
        n += form.n;
    }
    return n == t->form.n;
}

static void put_token(learner *l, const train_bank *bank, const train_token *t, bool first)
{
    uint8_t begins = (uint8_t)(BEGINS_WORD | BEGINS_TOKEN | (first ? BEGINS_SENTENCE : 0));

    if (!t->multiword || !covers(bank, t)) {
        put(l, t->form, begins);
        return;
    }
    for (uint32_t i = 0; i < t->word_count; i++)
        put(l, bank->words[t->first_word + i].form, i == 0 ? begins : BEGINS_WORD);
}

static bool end_block(learner *l, size_t start)
{
    gs_span block = {(uint32_t)start, (uint32_t)l->text.size};

    if (start == l->text.size)
        return true;
    put(l, GS_STR("\n\n"), 0);
    return GS_PUSH(&l->arena, l->blocks, l->block_count, l->block_cap, block);
}

static gs_status read_bank(learner *l, const train_bank *bank, gs_error *err)
{
    size_t start = l->text.size;
    bool   space = false;

    for (size_t i = 0; i < bank->sentence_count; i++) {
        const train_sentence *s = &bank->sentences[i];
        if (s->new_doc || s->new_par) {
            if (!end_block(l, start))
                return gs_fail_nomem(err, stage);
            start = l->text.size;
            space = false;
        }
        for (uint32_t t = 0; t < s->token_count; t++) {
            const train_token *token = &bank->tokens[s->first_token + t];
            if (space)
                put(l, GS_STR(" "), 0);
            put_token(l, bank, token, t == 0);
            space = token->space_after;
        }
    }
    if (!end_block(l, start) || l->text.status != GS_OK || l->begins.status != GS_OK)
        return gs_fail_nomem(err, stage);
    return GS_OK;
}

/* ---- invented sentences ---- */

/* "did+n't" or "_.": a token with its words. */
static void put_written(learner *l, gs_str token, bool first)
{
    uint8_t begins = (uint8_t)(BEGINS_WORD | BEGINS_TOKEN | (first ? BEGINS_SENTENCE : 0));
    gs_str  part;

    while (gs_str_split(&token, '+', &part)) {
        put(l, part, begins);
        begins = BEGINS_WORD;
    }
}

/* A line of the file; *start is where its paragraph begins. */
static bool put_line(learner *l, gs_str line, size_t *start)
{
    gs_str token;
    bool   first = true, good = true;

    if (line.p[0] == '^') {
        line = gs_str_sub(line, 1, line.n);
        good = end_block(l, *start);
        *start = l->text.size;
    }
    while (gs_str_split(&line, ' ', &token)) {
        bool glued = token.n > 1 && token.p[0] == '_';
        if (!glued && l->text.size > *start)
            put(l, GS_STR(" "), 0);
        put_written(l, glued ? gs_str_sub(token, 1, token.n) : token, first);
        first = false;
    }
    return good;
}

static gs_status read_cuts(learner *l, const char *path, gs_error *err)
{
    gs_file   file;
    gs_status st = gs_file_read(&file, path, TRAIN_LIMIT_FILE_BYTES, err);
    bool      good = true;

    if (st != GS_OK)
        return st;
    for (unsigned time = 0; good && time < CUTS_TIMES; time++) {
        gs_str rest = gs_str_make(file.data, file.size), line;
        size_t start = l->text.size;
        while (good && file.size && gs_str_split(&rest, '\n', &line)) {
            line = gs_str_trim(line);
            if (line.n && line.p[0] != '#')
                good = put_line(l, line, &start);
        }
        good = good && end_block(l, start);
    }
    gs_file_close(&file);
    return good && l->text.status == GS_OK && l->begins.status == GS_OK ? GS_OK
                                                                        : gs_fail_nomem(err, stage);
}

/* ---- word classes ---- */

typedef struct word_count {
    gs_str   form;
    uint32_t hash;
    uint32_t total;
    uint32_t tags[GS_UPOS_COUNT];
} word_count;

typedef struct word_counts {
    word_count *items;
    size_t      count, cap;
} word_counts;

static gs_status count_word(learner *l, gs_map *index, word_counts *counts, const train_word *word)
{
    char      lower[64];
    gs_upos   tag;
    uint32_t *at;

    if (!gs_upos_find(word->upos, &tag) || word->form.n > sizeof lower || tag == GS_UPOS_PUNCT ||
        tag == GS_UPOS_NUM)
        return GS_OK;
    for (size_t i = 0; i < word->form.n; i++)
        lower[i] = gs_ascii_lower(word->form.p[i]);
    at = gs_map_get(index, gs_str_make(lower, word->form.n));
    if (!at) {
        word_count new = {.form = gs_arena_str(&l->arena, gs_str_make(lower, word->form.n)),
                          .hash = gs_boundary_hash(word->form)};
        if (!new.form.p || gs_map_put(index, new.form, (uint32_t)counts->count) != GS_OK ||
            !GS_PUSH(&l->arena, counts->items, counts->count, counts->cap, new))
            return GS_E_NOMEM;
        at = gs_map_get(index, new.form);
    }
    if (!at || !counts->items)
        return GS_E_NOMEM; /* both were put there */
    counts->items[*at].total++;
    counts->items[*at].tags[tag]++;
    return GS_OK;
}

static int by_frequency(const void *a, const void *b)
{
    const word_count *x = a, *y = b;

    if (x->total != y->total)
        return x->total < y->total ? 1 : -1;
    return x->form.n != y->form.n ? (x->form.n < y->form.n ? -1 : 1)
                                  : memcmp(x->form.p, y->form.p, x->form.n);
}

/* 1 + the most frequent tag; words that are as often something else, by the
 * pairs that matter to where sentences begin, have classes of their own. */
static uint16_t class_of(const word_count *w)
{
    static const uint8_t pairs[][2] = {
        {GS_UPOS_NOUN, GS_UPOS_VERB}, {GS_UPOS_NOUN, GS_UPOS_PROPN}, {GS_UPOS_ADJ, GS_UPOS_NOUN},
        {GS_UPOS_ADV, GS_UPOS_ADP},   {GS_UPOS_ADP, GS_UPOS_SCONJ},  {GS_UPOS_AUX, GS_UPOS_VERB},
        {GS_UPOS_DET, GS_UPOS_PRON},  {GS_UPOS_ADJ, GS_UPOS_ADV},    {GS_UPOS_ADJ, GS_UPOS_VERB},
        {GS_UPOS_ADJ, GS_UPOS_PROPN},
    };
    int best = 0;

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        uint32_t a = w->tags[pairs[i][0]], b = w->tags[pairs[i][1]];
        if ((a + b) * 10 >= w->total * 9 && a * 5 >= w->total && b * 5 >= w->total)
            return (uint16_t)(GS_UPOS_COUNT + 1 + i);
    }
    for (int t = 0; t < GS_UPOS_COUNT; t++) {
        if (w->tags[t] > w->tags[best])
            best = t;
    }
    return (uint16_t)(best + 1);
}

/* Adds to what is known of a word; a row that is full keeps what it has. */
static void put_known(uint32_t *table, uint32_t hash, uint32_t known)
{
    uint32_t *slot = table + (size_t)(hash & (CLASS_ROWS - 1)) * 4;

    for (int i = 0; i < 4; i++) {
        if (slot[i] && (slot[i] ^ hash) >> 13)
            continue;
        slot[i] |= (hash & ~(uint32_t)GS_KNOWN) | known;
        return;
    }
}

/* What the dictionary says, as GS_KNOWN_*. */
static uint32_t known_of(uint32_t flags)
{
    uint32_t kind = 0;

    for (uint32_t bit = 0; !kind && bit < 9; bit++)
        kind = flags >> bit & 1 ? bit + 1 : 0;
    return kind << 5 | (flags & GS_WORD_STARTER ? GS_KNOWN_STARTER : 0u) |
           (flags & GS_WORD_CLOCK ? GS_KNOWN_CLOCK : 0u);
}

static int by_bytes(const void *a, const void *b)
{
    const gs_map_entry *x = *(const gs_map_entry *const *)a, *y = *(const gs_map_entry *const *)b;
    int order = memcmp(x->key.p, y->key.p, x->key.n < y->key.n ? x->key.n : y->key.n);

    return order ? order : x->key.n < y->key.n ? -1 : x->key.n > y->key.n;
}

/* The dictionary's words in the order of their letters. */
static gs_status put_dictionary(learner *l, uint32_t *table)
{
    const gs_map        *map = &l->know->abbrevs;
    const gs_map_entry **order = gs_arena_zeros(&l->arena, map->count, sizeof(void *));
    size_t               n = map->count;

    if (!order)
        return GS_E_NOMEM;
    for (size_t i = 0; i < n; i++)
        order[i] = &map->entries[i];
    if (n)
        qsort(order, n, sizeof(void *), by_bytes);
    for (size_t i = 0; i < n; i++) {
        uint32_t known = known_of(order[i]->value);
        if (known)
            put_known(table, gs_boundary_hash(order[i]->key), known);
    }
    return GS_OK;
}

static gs_status learn_classes(learner *l, const train_bank *const *banks, size_t count,
                               gs_error *err)
{
    word_counts counts = {0};
    uint32_t   *table = gs_arena_zeros(&l->arena, (size_t)CLASS_ROWS * 4, sizeof *table);
    gs_map      index;
    gs_status   st = table ? GS_OK : GS_E_NOMEM;

    gs_map_init(&index, (gs_seed){1, 2});
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; st == GS_OK && k < banks[i]->word_count; k++)
            st = count_word(l, &index, &counts, &banks[i]->words[k]);
    }
    if (st == GS_OK)
        st = put_dictionary(l, table);
    gs_map_release(&index);
    if (st != GS_OK)
        return gs_fail_nomem(err, stage);
    if (counts.count)
        qsort(counts.items, counts.count, sizeof *counts.items, by_frequency);
    for (size_t i = 0; i < counts.count; i++) {
        if (counts.items[i].total >= COMMON)
            put_known(table, counts.items[i].hash, class_of(&counts.items[i]));
    }
    l->b.classes = table;
    l->b.class_mask = CLASS_ROWS - 1;
    return GS_OK;
}

/* ---- contractions ---- */

/* "du|n|no": the word's hash and the places of its bars. */
static bool put_inner(uint32_t *table, gs_str line, size_t *used)
{
    char     word[32];
    size_t   n = 0;
    uint32_t places = 0, hash;
    size_t   slot;

    for (size_t i = 0; i < line.n; i++) {
        if (line.p[i] == '|')
            places |= (uint32_t)1 << n;
        else if (n + 1 < sizeof word)
            word[n++] = line.p[i];
        else
            return false;
    }
    hash = gs_boundary_hash(gs_str_make(word, n));
    if (!places || places & 1 || places >> n || !hash || *used + 1 >= INNER_ROWS)
        return false;
    for (slot = hash & (INNER_ROWS - 1); table[slot * 2]; slot = (slot + 1) & (INNER_ROWS - 1)) {
        if (table[slot * 2] == hash) {
            table[slot * 2 + 1] |= places;
            return true;
        }
    }
    table[slot * 2] = hash;
    table[slot * 2 + 1] = places;
    ++*used;
    return true;
}

static gs_status read_contractions(learner *l, const char *path, gs_error *err)
{
    uint32_t *table = gs_arena_zeros(&l->arena, (size_t)INNER_ROWS * 2, sizeof *table);
    gs_file   file;
    gs_str    rest, line;
    size_t    used = 0;
    gs_status st;

    if (!table)
        return gs_fail_nomem(err, stage);
    st = gs_file_read(&file, path, TRAIN_LIMIT_FILE_BYTES, err);
    if (st != GS_OK)
        return st;
    rest = gs_str_make(file.data, file.size);
    while (st == GS_OK && file.size && gs_str_split(&rest, '\n', &line)) {
        line = gs_str_trim(line);
        if (line.n && line.p[0] != '#' && !put_inner(table, line, &used))
            st = gs_fail(err, GS_E_DATA, stage, GS_NO_OFFSET, "%s: '%.*s' is no contraction", path,
                         GS_STR_ARG(line));
    }
    gs_file_close(&file);
    l->b.inner = table;
    l->b.inner_mask = INNER_ROWS - 1;
    return st;
}

/* ---- lessons ---- */

static void note(learner *l, lesson *to, const gs_boundary_question *q, unsigned answer)
{
    size_t need = to->feature_count + q->count;

    if (l->full || (need > to->feature_cap &&
                    gs_arena_grow(&l->arena, (void **)&to->features, to->feature_count,
                                  &to->feature_cap, need, sizeof *to->features) != GS_OK)) {
        l->full = true;
        return;
    }
    memcpy(to->features + to->feature_count, q->features, q->count * sizeof *q->features);
    if (to->count >= to->cap && gs_arena_grow(&l->arena, (void **)&to->items, to->count, &to->cap,
                                              to->count + 1, sizeof *to->items) != GS_OK) {
        l->full = true;
        return;
    }
    to->items[to->count].first = to->feature_count;
    to->items[to->count].count = (uint8_t)q->count;
    to->items[to->count++].answer = (uint8_t)answer;
    to->feature_count = need;
}

static gs_gap teach_gap(void *ctx, const gs_boundary_question *q)
{
    learner *l = ctx;
    int      begins = (unsigned char)l->begins.data[q->at];
    gs_gap   gap = begins & BEGINS_TOKEN  ? GS_GAP_TOKEN
                   : begins & BEGINS_WORD ? GS_GAP_WORD
                                          : GS_GAP_JOIN;

    note(l, &l->gaps, q, gap);
    return gap;
}

static bool teach_end(void *ctx, const gs_boundary_question *q)
{
    learner *l = ctx;
    bool     ends = (l->begins.data[q->at] & BEGINS_SENTENCE) != 0;

    note(l, &l->ends, q, ends);
    return ends;
}

static gs_status collect(learner *l, gs_error *err)
{
    gs_boundary_judge judge = {teach_gap, teach_end, l};
    gs_str            text = gs_buf_str(&l->text);
    gs_status         st = GS_OK;
    gs_arena          scratch;

    gs_arena_init(&scratch, TRAIN_LIMIT_MEMORY);
    for (size_t i = 0; st == GS_OK && i < l->block_count; i++) {
        gs_sentence_spans proposed = {0};
        gs_cuts           cuts = {0};
        st = gs_sentence_split(text, l->blocks[i], &l->know->abbrevs, &scratch, &proposed);
        if (st == GS_OK)
            st = gs_boundary_walk(&l->b, &judge, text, l->blocks[i], &proposed, true, &scratch,
                                  &cuts);
        gs_arena_clear(&scratch);
    }
    gs_arena_release(&scratch);
    return st != GS_OK || l->full ? gs_fail_nomem(err, stage) : GS_OK;
}

/* ---- learning ---- */

/* Weights [rows][answers] with the sums of their squared gradients. */
typedef struct weights {
    float   *w, *g;
    uint32_t mask;
    unsigned answers; /* 1: yes or no */
} weights;

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 2685821657736338717u;
}

static void step(weights *t, size_t at, float gradient, float rate)
{
    t->g[at] += gradient * gradient;
    t->w[at] -= rate * gradient / (sqrtf(t->g[at]) + 1e-6f);
}

/* Probabilities of the answers but for their sum; one answer: that of yes. */
static void guess(const weights *t, const uint32_t *features, unsigned count, float *p)
{
    float sum = 0, top = -1e30f;

    for (unsigned k = 0; k < t->answers; k++)
        p[k] = 0;
    for (unsigned i = 0; i < count; i++) {
        for (unsigned k = 0; k < t->answers; k++)
            p[k] += t->w[(size_t)(features[i] & t->mask) * t->answers + k];
    }
    if (t->answers == 1) {
        p[0] = 1 / (1 + expf(-p[0]));
        return;
    }
    for (unsigned k = 0; k < t->answers; k++)
        top = p[k] > top ? p[k] : top;
    for (unsigned k = 0; k < t->answers; k++)
        sum += p[k] = expf(p[k] - top);
    for (unsigned k = 0; k < t->answers; k++)
        p[k] /= sum;
}

static void learn_one(weights *t, const uint32_t *features, unsigned count, unsigned answer,
                      float rate)
{
    float p[GS_GAPS];

    guess(t, features, count, p);
    for (unsigned k = 0; k < t->answers; k++) {
        float gradient = p[k] - (t->answers == 1 ? (float)answer : (float)(answer == k));
        if (fabsf(gradient) < 0.005f)
            continue;
        for (unsigned i = 0; i < count; i++)
            step(t, (size_t)(features[i] & t->mask) * t->answers + k, gradient, rate);
    }
}

/* Adds to the mean of the weights after each pass, which is steadier than the last. */
static void add_mean(const weights *t, float *mean, size_t size)
{
    for (size_t i = 0; i < size; i++)
        mean[i] += t->w[i] / (PASSES * ROUNDS);
}

static void shuffle(uint32_t *order, size_t count, uint64_t *state)
{
    for (size_t i = count; i > 1; i--) {
        size_t   k = (size_t)(next_random(state) % i);
        uint32_t swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
}

/* All passes over the examples, from no weights on. */
static void learn_round(const lesson *from, weights *t, uint32_t *order, float *mean,
                        uint64_t *state)
{
    size_t size = ((size_t)t->mask + 1) * t->answers;

    memset(t->w, 0, size * sizeof *t->w);
    memset(t->g, 0, size * sizeof *t->g);
    for (unsigned pass = 0; pass < PASSES; pass++) {
        float rate = RATE * (float)(PASSES - pass) / PASSES;
        shuffle(order, from->count, state);
        for (size_t i = 0; i < from->count; i++)
            learn_one(t, from->features + from->items[order[i]].first, from->items[order[i]].count,
                      from->items[order[i]].answer, rate);
        add_mean(t, mean, size);
    }
}

static gs_status learn(learner *l, const lesson *from, weights *t, uint64_t seed, gs_error *err)
{
    uint64_t  state = seed * 2654435769u + 88172645463325252u;
    size_t    size = ((size_t)t->mask + 1) * t->answers;
    uint32_t *order = gs_arena_zeros(&l->arena, from->count, sizeof *order);
    float    *mean = gs_arena_zeros(&l->arena, size, sizeof *mean);

    t->w = gs_arena_zeros(&l->arena, size, sizeof *t->w);
    t->g = gs_arena_zeros(&l->arena, size, sizeof *t->g);
    if (!order || !t->w || !t->g || !mean)
        return gs_fail_nomem(err, stage);
    for (size_t i = 0; i < from->count; i++)
        order[i] = (uint32_t)i;
    for (unsigned round = 0; round < ROUNDS; round++)
        learn_round(from, t, order, mean, &state);
    t->w = mean;
    return GS_OK;
}

/* ---- the model's parts ---- */

static int8_t small(float w)
{
    float v = roundf(w * STEPS);

    return (int8_t)(v > 127 ? 127 : v < -127 ? -127 : v);
}

/* Keeps the weights as [rows][columns] of one byte. */
static gs_status keep(learner *l, const weights *t, unsigned columns, const char *name,
                      train_model_writer *w, gs_error *err)
{
    size_t  rows = (size_t)t->mask + 1;
    int8_t *table = gs_arena_zeros(&l->arena, rows, columns);

    if (!table)
        return gs_fail_nomem(err, stage);
    for (size_t i = 0; i < rows; i++) {
        for (unsigned k = 0; k < t->answers; k++)
            table[i * columns + k] = small(t->w[i * t->answers + k]);
    }
    train_model_add(w, name, GS_MODEL_I8, (uint32_t)rows, columns, table);
    return GS_OK;
}

static gs_status learn_all(learner *l, const train_bank *const *banks, size_t count,
                           const train_boundary_files *files, uint64_t seed, train_model_writer *w,
                           gs_error *err)
{
    weights   gap = {.mask = GAP_ROWS - 1, .answers = GS_GAPS};
    weights   end = {.mask = END_ROWS - 1, .answers = 1};
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < count; i++)
        st = read_bank(l, banks[i], err);
    if (st == GS_OK && files->cuts)
        st = read_cuts(l, files->cuts, err);
    if (st == GS_OK)
        st = read_contractions(l, files->contractions, err);
    if (st == GS_OK)
        st = learn_classes(l, banks, count, err);
    if (st == GS_OK)
        st = collect(l, err);
    if (st == GS_OK)
        st = learn(l, &l->gaps, &gap, seed, err);
    if (st == GS_OK)
        st = learn(l, &l->ends, &end, seed + 1, err);
    if (st == GS_OK)
        st = keep(l, &gap, 4, "bnd.gap", w, err);
    if (st == GS_OK)
        st = keep(l, &end, 1, "bnd.end", w, err);
    if (st != GS_OK)
        return st;
    train_model_add(w, "bnd.class", GS_MODEL_U32, CLASS_ROWS, 4, l->b.classes);
    train_model_add(w, "bnd.inner", GS_MODEL_U32, INNER_ROWS, 2, l->b.inner);
    return GS_OK;
}

gs_status train_boundary_learn(const train_bank *const *banks, size_t count, const gs_know *know,
                               const train_boundary_files *files, uint64_t seed,
                               train_model_writer *w, gs_error *err)
{
    learner   l = {.know = know};
    gs_status st;

    gs_arena_init(&l.arena, TRAIN_LIMIT_MEMORY);
    gs_buf_init(&l.text, TRAIN_LIMIT_FILE_BYTES);
    gs_buf_init(&l.begins, TRAIN_LIMIT_FILE_BYTES);
    st = learn_all(&l, banks, count, files, seed, w, err);
    gs_buf_release(&l.begins);
    gs_buf_release(&l.text);
    gs_arena_release(&l.arena);
    return st;
}

/* ---- cutting ---- */

/* Behind the paragraph at `at`: its next empty line, or the end. */
static size_t paragraph_end(gs_str text, size_t at)
{
    for (; at < text.n; at++) {
        if (text.p[at] == '\n' && at + 1 < text.n && text.p[at + 1] == '\n')
            return at;
    }
    return at;
}

gs_status train_boundary_cut(const gs_boundary *b, const gs_know *know, gs_str text, bool freely,
                             gs_arena *arena, gs_cuts *out, gs_error *err)
{
    gs_status st = GS_OK;

    for (size_t at = 0, end; st == GS_OK && at < text.n; at = end + 2) {
        gs_sentence_spans proposed = {0};
        gs_span           block;
        end = paragraph_end(text, at);
        block = (gs_span){(uint32_t)at, (uint32_t)end};
        st = gs_sentence_split(text, block, &know->abbrevs, arena, &proposed);
        if (st == GS_OK)
            st = gs_boundary_cut(b, text, block, &proposed, freely, arena, out);
    }
    if (st == GS_E_NOMEM)
        return gs_fail_nomem(err, stage);
    return st == GS_OK ? st : gs_fail(err, st, stage, GS_NO_OFFSET, "the text is too large");
}
