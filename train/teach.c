/* train/teach.c - see teach.h. */
#include "train/teach.h"

#include <stdlib.h>
#include <string.h>

#include "lang/tree.h"
#include "train/vector_math.h"

#define DESK_WORDS 1024
#define BATCH_MOST 256 /* sentences */

typedef struct lesson {
    train_soft      *soft;
    train_corpus    *corpus;
    const train_net *teachers;
    size_t           count;
    train_desk     **desks; /* [count] */
    float           *feats; /* [DESK_WORDS][feats] of a batch */
    train_text       text;
    train_example    batch[BATCH_MOST];
    size_t           batch_count, batch_words;
    gs_arena         scratch;
} lesson;

/* out += weight times the distribution that `scores` stand for. */
static void add_softmax(float *out, const float *scores, size_t n, float weight, gs_arena *scratch)
{
    float *p = gs_arena_alloc(scratch, n * sizeof *p);

    if (!p)
        return; /* the arena remembers */
    memcpy(p, scores, n * sizeof *p);
    /* its gradient is the distribution, less 1 at the target */
    train_cross_entropy(p, n, 0, NULL, 1);
    p[0] += 1;
    train_axpy(out, p, weight, n);
}

static size_t best_of(const float *scores, size_t n)
{
    size_t best = 0;

    for (size_t i = 1; i < n; i++)
        best = scores[i] > scores[best] ? i : best;
    return best;
}

/* Adds what one teacher thinks of the batch: tags, features, names, arcs. */
static void hear(lesson *l, train_desk *desk, float weight)
{
    train_result r = train_desk_result(desk);
    size_t       at = 0, arcs = 0, feats = l->teachers->shape.feats;

    for (size_t i = 0; i < l->batch_count; i++) {
        const train_item *item = &l->corpus->items[l->batch[i].item];
        size_t            cols = item->count + (size_t)1;
        float            *arc = l->soft->arcs + l->soft->arc_at[l->batch[i].item];
        for (size_t j = 0; j < item->count; j++, at++) {
            add_softmax(l->soft->tags + (item->first + j) * GS_UPOS_COUNT,
                        r.tags + at * GS_UPOS_COUNT, GS_UPOS_COUNT, weight, &l->scratch);
            add_softmax(l->soft->names + (item->first + j) * GS_NAME_TAGS,
                        r.names + at * GS_NAME_TAGS, GS_NAME_TAGS, weight, &l->scratch);
            add_softmax(l->feats + at * feats, r.feats + at * feats, feats, weight, &l->scratch);
            add_softmax(arc + j * cols, r.arcs + arcs + j * cols, cols, weight, &l->scratch);
        }
        arcs += item->count * cols;
    }
}

static gs_status settle(lesson *l)
{
    size_t at = 0, feats = l->teachers->shape.feats;

    for (size_t i = 0; i < l->batch_count; i++) {
        uint32_t    number = l->batch[i].item;
        train_item *item = &l->corpus->items[number];
        uint32_t   *heads = gs_arena_alloc(&l->scratch, item->count * sizeof *heads);
        l->soft->named[number] = !item->named;
        l->soft->trees[number] = !item->parsed;
        item->named = true;
        if (item->parsed) {
            at += item->count;
            continue;
        }
        if (!heads || gs_tree_find(l->soft->arcs + l->soft->arc_at[l->batch[i].item], item->count,
                                   item->count + (size_t)1, &l->scratch, heads) != GS_OK)
            return GS_E_NOMEM;
        for (size_t j = 0; j < item->count; j++, at++) {
            size_t word = item->first + j;
            l->corpus->upos[word] =
                (uint8_t)best_of(l->soft->tags + word * GS_UPOS_COUNT, GS_UPOS_COUNT);
            l->corpus->feats[word] = (uint16_t)best_of(l->feats + at * feats, feats);
            l->corpus->head[word] = (int32_t)heads[j];
        }
        item->parsed = true;
    }
    return GS_OK;
}

/* Labels of the arcs that were settled. */
static void hear_labels(lesson *l, train_desk *desk, float weight)
{
    size_t at = 0;

    for (size_t i = 0; i < l->batch_count; i++) {
        const train_item *item = &l->corpus->items[l->batch[i].item];
        for (size_t j = 0; l->soft->trees[l->batch[i].item] && j < item->count; j++) {
            int32_t head = l->corpus->head[item->first + j];
            float  *to = l->soft->labels + (item->first + j) * GS_DEPREL_COUNT;
            if (head == 0)
                to[GS_DEPREL_ROOT] = 1;
            else
                add_softmax(to, train_desk_labels(desk, at + j, at + (size_t)head - 1),
                            GS_DEPREL_COUNT, weight, &l->scratch);
            l->corpus->deprel[item->first + j] = (uint8_t)best_of(to, GS_DEPREL_COUNT);
        }
        at += item->count;
    }
}

static gs_status teach_batch(lesson *l)
{
    float weight = 1.0F / (float)l->count;

    memset(l->feats, 0, (size_t)DESK_WORDS * l->teachers->shape.feats * sizeof *l->feats);
    for (size_t t = 0; t < l->count; t++) {
        train_desk_forward(l->desks[t], l->teachers[t].mean, l->batch, l->batch_count, NULL, NULL);
        hear(l, l->desks[t], weight);
    }
    if (settle(l) != GS_OK || l->scratch.failed)
        return GS_E_NOMEM;
    for (size_t t = 0; t < l->count; t++)
        hear_labels(l, l->desks[t], weight);
    l->batch_count = l->batch_words = 0;
    if (l->scratch.failed)
        return GS_E_NOMEM;
    gs_arena_clear(&l->scratch);
    return GS_OK;
}

static gs_status teach_all(lesson *l)
{
    gs_status st = GS_OK;

    for (uint32_t i = 0; st == GS_OK && i < l->corpus->item_count; i++) {
        const train_item *item = &l->corpus->items[i];
        size_t            n = item->count;
        if (n == 0 || n > TRAIN_SENTENCE_MOST || (item->parsed && item->named))
            continue;
        if (l->batch_count == BATCH_MOST || l->batch_words + n > DESK_WORDS)
            st = teach_batch(l);
        l->batch[l->batch_count++] = (train_example){&l->text, i, 0};
        l->batch_words += n;
    }
    return st == GS_OK && l->batch_count ? teach_batch(l) : st;
}

static gs_status make_room(train_soft *soft, const train_corpus *c)
{
    size_t arcs = 0;

    soft->arc_at = calloc(c->item_count + 1, sizeof *soft->arc_at);
    soft->trees = calloc(c->item_count + 1, sizeof *soft->trees);
    soft->named = calloc(c->item_count + 1, sizeof *soft->named);
    if (!soft->arc_at || !soft->trees || !soft->named)
        return GS_E_NOMEM;
    for (size_t i = 0; i < c->item_count; i++) {
        size_t n = c->items[i].count;
        soft->arc_at[i] = arcs;
        arcs += n > TRAIN_SENTENCE_MOST ? 0 : n * (n + 1);
    }
    soft->arcs = calloc(arcs + 1, sizeof *soft->arcs);
    soft->tags = calloc(c->word_count + 1, GS_UPOS_COUNT * sizeof *soft->tags);
    soft->names = calloc(c->word_count + 1, GS_NAME_TAGS * sizeof *soft->names);
    soft->labels = calloc(c->word_count + 1, GS_DEPREL_COUNT * sizeof *soft->labels);
    return soft->arcs && soft->tags && soft->names && soft->labels ? GS_OK : GS_E_NOMEM;
}

void train_soft_release(train_soft *soft)
{
    free(soft->tags);
    free(soft->names);
    free(soft->labels);
    free(soft->arcs);
    free(soft->arc_at);
    free(soft->trees);
    free(soft->named);
    *soft = (train_soft){.tags = NULL};
}

gs_status train_teach(train_soft *soft, train_corpus *corpus, const train_inputs *inputs,
                      const train_net *teachers, size_t count, const float *vectors)
{
    lesson   *l = calloc(1, sizeof *l);
    gs_status st;

    *soft = (train_soft){.tags = NULL};
    if (!l)
        return GS_E_NOMEM;
    *l = (lesson){.soft = soft, .corpus = corpus, .teachers = teachers, .count = count};
    l->text = (train_text){corpus, inputs, NULL};
    gs_arena_init(&l->scratch, (size_t)1 << 30);
    l->desks = calloc(count, sizeof(train_desk *));
    l->feats = calloc(DESK_WORDS, teachers->shape.feats * sizeof *l->feats);
    st = l->desks && l->feats ? make_room(soft, corpus) : GS_E_NOMEM;
    for (size_t t = 0; st == GS_OK && t < count; t++) {
        l->desks[t] = train_desk_new(&teachers[t], vectors, DESK_WORDS);
        st = l->desks[t] ? GS_OK : GS_E_NOMEM;
    }
    if (st == GS_OK)
        st = teach_all(l);
    for (size_t t = 0; l->desks && t < count; t++)
        train_desk_free(l->desks[t]);
    free(l->desks);
    free(l->feats);
    gs_arena_release(&l->scratch);
    free(l);
    return st;
}
