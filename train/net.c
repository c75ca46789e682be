/* train/net.c - see net.h. */
#include "train/net.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lang/feature.h"

/* Hands out places of an array, or, with no array, counts. */
typedef struct layout {
    float *base;
    size_t used;
} layout;

static float *take(layout *l, size_t rows, size_t cols)
{
    float *place = l->base ? l->base + l->used : NULL;

    l->used += rows * cols;
    return place;
}

/* Returns the number of dense weights. */
static size_t place_dense(const gs_net_shape *s, float *base, train_weights *w)
{
    layout l = {base, 0};
    size_t d = 2 * (size_t)s->hidden;

    w->in_w = take(&l, gs_net_input(s), d);
    w->in_b = take(&l, 1, d);
    for (uint32_t i = 0; i < s->layers; i++) {
        w->layers[i].w = take(&l, d, 3 * d);
        w->layers[i].vf = take(&l, 1, d);
        w->layers[i].vr = take(&l, 1, d);
        w->layers[i].bf = take(&l, 1, d);
        w->layers[i].br = take(&l, 1, d);
    }
    w->relu_w = take(&l, d, gs_net_relu_width(s));
    w->relu_b = take(&l, 1, gs_net_relu_width(s));
    w->label_w = take(&l, d, 2 * (size_t)s->label);
    w->label_b = take(&l, 1, 2 * (size_t)s->label);
    w->tag_w = take(&l, s->tag, GS_UPOS_COUNT);
    w->tag_b = take(&l, 1, GS_UPOS_COUNT);
    w->feats_w = take(&l, s->tag, s->feats);
    w->feats_b = take(&l, 1, s->feats);
    w->arc_u = take(&l, s->arc, s->arc);
    w->arc_head = take(&l, 1, s->arc);
    w->arc_root = take(&l, 1, s->arc);
    w->out_w = take(&l, s->label, GS_DEPREL_COUNT);
    w->out_b = take(&l, 1, GS_DEPREL_COUNT);
    w->name_w = take(&l, s->name, GS_NAME_TAGS);
    w->name_b = take(&l, 1, GS_NAME_TAGS);
    return l.used;
}

train_weights train_net_view(const train_net *net, float *base)
{
    train_weights w;

    place_dense(&net->shape, base, &w);
    for (int t = 0; t < TRAIN_TABLES; t++)
        w.tables[t] = base + net->tables[t].offset;
    return w;
}

static void fill(train_random *r, float *w, size_t count, float most)
{
    for (size_t i = 0; i < count; i++)
        w[i] = (2 * train_random_float(r) - 1) * most;
}

/* Uniform by the widths a matrix joins (Glorot and Bengio 2010). */
static void fill_matrix(train_random *r, float *w, size_t rows, size_t cols)
{
    fill(r, w, rows * cols, sqrtf(6.0F / (float)(rows + cols)));
}

static void set_weights(train_net *net, uint64_t seed)
{
    const gs_net_shape *s = &net->shape;
    train_weights       w = train_net_view(net, net->w);
    train_random        r = {seed};
    size_t              d = 2 * (size_t)s->hidden;

    fill_matrix(&r, w.in_w, gs_net_input(s), d);
    for (uint32_t i = 0; i < s->layers; i++)
        fill(&r, w.layers[i].w, d * 3 * d, sqrtf(3.0F / (float)d));
    fill_matrix(&r, w.relu_w, d, gs_net_relu_width(s) / 4);
    fill_matrix(&r, w.label_w, d, s->label);
    fill_matrix(&r, w.tag_w, s->tag, GS_UPOS_COUNT);
    fill_matrix(&r, w.feats_w, s->tag, s->feats);
    fill_matrix(&r, w.arc_u, s->arc, s->arc);
    fill(&r, w.arc_root, s->arc, 0.1F);
    fill_matrix(&r, w.out_w, s->label, GS_DEPREL_COUNT);
    fill_matrix(&r, w.name_w, s->name, GS_NAME_TAGS);
    for (int t = 0; t < TRAIN_TABLES; t++)
        fill(&r, w.tables[t], net->tables[t].rows * net->tables[t].cols, 0.17F);
}

gs_status train_net_init(train_net *net, const gs_net_shape *shape, uint32_t words, uint64_t seed)
{
    train_weights none;
    size_t        rows = 0;

    *net = (train_net){.shape = *shape, .words = words};
    net->tables[TRAIN_TABLE_WORD] = (train_table){words + (size_t)1, shape->word, 0};
    net->tables[TRAIN_TABLE_GRAM] = (train_table){GS_GRAM_ROWS, shape->gram, 0};
    net->tables[TRAIN_TABLE_SUFFIX] = (train_table){GS_SUFFIX_ROWS, shape->suffix, 0};
    net->tables[TRAIN_TABLE_PREFIX] = (train_table){GS_PREFIX_ROWS, shape->prefix, 0};
    net->tables[TRAIN_TABLE_SHAPE] = (train_table){GS_SHAPE_ROWS, shape->shape, 0};
    net->dense = net->count = place_dense(shape, NULL, &none);
    for (int t = 0; t < TRAIN_TABLES; t++) {
        net->tables[t].offset = net->count;
        net->count += net->tables[t].rows * net->tables[t].cols;
        rows += net->tables[t].rows;
    }
    net->w = calloc(net->count, sizeof *net->w);
    net->m = calloc(net->count, sizeof *net->m);
    net->v = calloc(net->count, sizeof *net->v);
    net->mean = calloc(net->count, sizeof *net->mean);
    net->seen = calloc(rows, sizeof *net->seen);
    if (!net->w || !net->m || !net->v || !net->mean || !net->seen) {
        train_net_release(net);
        return GS_E_NOMEM;
    }
    set_weights(net, seed);
    memcpy(net->mean, net->w, net->count * sizeof *net->w);
    return GS_OK;
}

void train_net_release(train_net *net)
{
    free(net->w);
    free(net->m);
    free(net->v);
    free(net->mean);
    free(net->seen);
    *net = (train_net){.count = 0};
}
