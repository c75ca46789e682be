/* train/pass.c - see pass.h. */
#include "train/pass.h"

#include <stdlib.h>
#include <string.h>

#include "train/vector_math.h"

typedef struct stretch {
    size_t   first, n;    /* words of the desk */
    size_t   arcs;        /* of `arcs`, [n][n + 1] */
    uint32_t corpus_word; /* its first word there */
    bool     parsed, named;
    /* what to learn where others have told it, else NULL */
    const train_soft *soft_tree, *soft_names;
} stretch;

typedef struct layer_state {
    float *x;             /* [N][D] what came in, masked: what the matrix sees */
    float *u;             /* [N][6 hidden] */
    float *c, *f, *r, *g; /* [N][D] */
} layer_state;

struct train_desk {
    const train_net *net;
    const float     *vectors;
    size_t           most, n;
    float           *base;    /* of the last pass   */
    bool             dropped; /* ... with dropout   */

    const train_example *examples;
    stretch             *stretches; /* [most] */
    size_t               count;

    float *input;                    /* [N][input]           */
    float *y[TRAIN_LAYERS_MOST + 1]; /* [N][D] out of layers */
    float
        *mask[TRAIN_LAYERS_MOST + 1]; /* [most][D] one a sentence, of inputs to layers and heads */
    float      *relu_mask, *label_mask;        /* [most][relu width], [most][label] */
    layer_state layers[TRAIN_LAYERS_MOST + 1]; /* the last: x of the heads */
    uint32_t   *word_row;                      /* [N] row of the word table, as dropped out */
    uint32_t   *vector_row;                    /* [N] or GS_VOCAB_NONE */
    float      *relu, *label;                  /* [N][relu width], [N][2 label] */
    float      *tags, *feats, *names;          /* [N][...] */
    float      *q;                             /* [N][arc] dependents times arc_u */
    float      *arcs;                          /* all stretches' */
    float      *pair, *out;                    /* [N][label], [N][GS_DEPREL_COUNT] */

    float *d_y, *d_x, *d_u, *d_relu, *d_label, *d_q, *d_pair, *d_input; /* gradients, as above */
    float *carry;

    float    *grad;                  /* [net->count] */
    uint8_t  *touched[TRAIN_TABLES]; /* [rows] */
    uint32_t *rows[TRAIN_TABLES];    /* [rows] touched ones */
    size_t    row_count[TRAIN_TABLES];
    gs_arena  arena;
};

static train_rows rows(const float *p, size_t stride)
{
    return (train_rows){p, stride};
}

/* ---- the desk ---- */

static float *floats(train_desk *k, size_t rows, size_t cols)
{
    return gs_arena_zeros(&k->arena, rows, cols * sizeof(float));
}

static void set_buffers(train_desk *k)
{
    const gs_net_shape *s = &k->net->shape;
    size_t              n = k->most, d = 2 * (size_t)s->hidden, relu = gs_net_relu_width(s);

    k->stretches = gs_arena_zeros(&k->arena, n, sizeof *k->stretches);
    k->word_row = gs_arena_zeros(&k->arena, n, sizeof *k->word_row);
    k->vector_row = gs_arena_zeros(&k->arena, n, sizeof *k->vector_row);
    k->input = floats(k, n, gs_net_input(s));
    for (uint32_t l = 0; l <= s->layers; l++) {
        k->y[l] = floats(k, n, d);
        k->mask[l] = floats(k, n, d);
        k->layers[l].x = floats(k, n, d);
        if (l == s->layers)
            break;
        k->layers[l].u = floats(k, n, 3 * d);
        k->layers[l].c = floats(k, n, d);
        k->layers[l].f = floats(k, n, d);
        k->layers[l].r = floats(k, n, d);
        k->layers[l].g = floats(k, n, d);
    }
    k->relu = floats(k, n, relu);
    k->d_relu = floats(k, n, relu);
    k->relu_mask = floats(k, n, relu);
    k->label = floats(k, n, 2 * (size_t)s->label);
    k->d_label = floats(k, n, 2 * (size_t)s->label);
    k->label_mask = floats(k, n, s->label);
    k->tags = floats(k, n, GS_UPOS_COUNT);
    k->feats = floats(k, n, s->feats);
    k->names = floats(k, n, GS_NAME_TAGS);
    k->q = floats(k, n, s->arc);
    k->d_q = floats(k, n, s->arc);
    k->arcs = floats(k, n, TRAIN_SENTENCE_MOST + 1);
    k->pair = floats(k, n, s->label);
    k->d_pair = floats(k, n, s->label);
    k->out = floats(k, n, GS_DEPREL_COUNT);
    k->d_y = floats(k, n, d);
    k->d_x = floats(k, n, d);
    k->d_u = floats(k, n, 3 * d);
    k->d_input = floats(k, n, gs_net_input(s));
    k->carry = floats(k, 1, s->hidden);
    k->grad = floats(k, k->net->count, 1);
    for (int t = 0; t < TRAIN_TABLES; t++) {
        k->touched[t] = gs_arena_zeros(&k->arena, k->net->tables[t].rows, 1);
        k->rows[t] = gs_arena_zeros(&k->arena, k->net->tables[t].rows, sizeof(uint32_t));
    }
}

train_desk *train_desk_new(const train_net *net, const float *vectors, size_t most_words)
{
    train_desk *k = calloc(1, sizeof *k);

    if (!k)
        return NULL;
    train_math_start();
    k->net = net;
    k->vectors = vectors;
    k->most = most_words;
    gs_arena_init(&k->arena, (size_t)2 << 30);
    set_buffers(k);
    if (k->arena.failed) {
        train_desk_free(k);
        return NULL;
    }
    return k;
}

void train_desk_free(train_desk *k)
{
    if (k) {
        gs_arena_release(&k->arena);
    }
    free(k);
}

float *train_desk_gradient(train_desk *k)
{
    return k->grad;
}

const uint32_t *train_desk_rows(const train_desk *k, train_table_name table, size_t *count)
{
    *count = k->row_count[table];
    return k->rows[table];
}

bool train_desk_touched(const train_desk *k, train_table_name table, uint32_t row)
{
    return k->touched[table][row];
}

void train_desk_clear(train_desk *k)
{
    memset(k->grad, 0, k->net->dense * sizeof *k->grad);
    for (int t = 0; t < TRAIN_TABLES; t++) {
        const train_table *table = &k->net->tables[t];
        for (size_t i = 0; i < k->row_count[t]; i++) {
            uint32_t row = k->rows[t][i];
            memset(k->grad + table->offset + row * table->cols, 0, table->cols * sizeof(float));
            k->touched[t][row] = 0;
        }
        k->row_count[t] = 0;
    }
}

/* ---- forward: from words to the input ---- */

static const train_input *input_of(const train_desk *k, size_t stretch_index, size_t word)
{
    const train_example *e = &k->examples[stretch_index];
    return &e->text->inputs->items[k->stretches[stretch_index].corpus_word + word];
}

static void lay_out(train_desk *k, const train_example *examples, size_t count)
{
    size_t arcs = 0;

    k->examples = examples;
    k->count = count;
    k->n = 0;
    for (size_t i = 0; i < count; i++) {
        const train_item *item = &examples[i].text->corpus->items[examples[i].item];
        const train_soft *soft = examples[i].text->soft;
        k->stretches[i] =
            (stretch){.first = k->n,
                      .n = item->count,
                      .arcs = arcs,
                      .corpus_word = item->first,
                      .parsed = item->parsed,
                      .named = item->named,
                      .soft_tree = soft && soft->trees[examples[i].item] ? soft : NULL,
                      .soft_names = soft && soft->named[examples[i].item] ? soft : NULL};
        k->n += item->count;
        arcs += item->count * (item->count + (size_t)1);
    }
}

static void choose_rows(train_desk *k, const train_dropout *drop, train_random *random)
{
    for (size_t i = 0; i < k->count; i++) {
        const stretch *s = &k->stretches[i];
        for (size_t j = 0; j < s->n; j++) {
            const train_input *in = input_of(k, i, j);
            bool               no_word = random && train_random_float(random) < drop->word;
            bool               no_vector = random && train_random_float(random) < drop->vector;
            k->word_row[s->first + j] = no_word ? k->net->words : in->word;
            k->vector_row[s->first + j] = no_vector ? GS_VOCAB_NONE : in->vector;
        }
    }
}

static float *copy_row(float *to, const float *table, size_t row, size_t cols)
{
    memcpy(to, table + row * cols, cols * sizeof *to);
    return to + cols;
}

static void read_input(train_desk *k, const train_weights *w)
{
    const gs_net_shape *s = &k->net->shape;

    for (size_t i = 0; i < k->count; i++) {
        const train_inputs *inputs = k->examples[i].text->inputs;
        for (size_t j = 0; j < k->stretches[i].n; j++) {
            const train_input *in = input_of(k, i, j);
            size_t             at = k->stretches[i].first + j;
            float             *to = k->input + at * gs_net_input(s);
            float              share = GS_GRAM_SCALE / (float)(in->gram_count ? in->gram_count : 1);
            to = copy_row(to, w->tables[TRAIN_TABLE_WORD], k->word_row[at], s->word);
            memset(to, 0, s->gram * sizeof *to);
            for (size_t g = 0; g < in->gram_count; g++)
                train_axpy(to,
                           w->tables[TRAIN_TABLE_GRAM] +
                               (size_t)inputs->grams[in->first_gram + g] * s->gram,
                           share, s->gram);
            to = copy_row(to + s->gram, w->tables[TRAIN_TABLE_SUFFIX], in->suffix, s->suffix);
            to = copy_row(to, w->tables[TRAIN_TABLE_PREFIX], in->prefix, s->prefix);
            to = copy_row(to, w->tables[TRAIN_TABLE_SHAPE], in->shape[k->examples[i].casing],
                          s->shape);
            if (k->vector_row[at] == GS_VOCAB_NONE)
                memset(to, 0, s->vector * sizeof *to);
            else
                copy_row(to, k->vectors, k->vector_row[at], s->vector);
        }
    }
}

/* ---- dropout ---- */

/* One mask a sentence, [count][cols]: 0, or 1 / (1 - p). */
static void draw_masks(train_desk *k, float *mask, size_t cols, float p, train_random *random)
{
    float keep = 1.0F / (1.0F - p);

    for (size_t i = 0; i < k->count * cols; i++)
        mask[i] = train_random_float(random) < p ? 0.0F : keep;
}

/* rows [N][cols] times the mask of their sentence. */
static void apply_masks(const train_desk *k, float *rows, const float *mask, size_t cols)
{
    for (size_t i = 0; i < k->count; i++) {
        for (size_t j = 0; j < k->stretches[i].n; j++)
            train_multiply(rows + (k->stretches[i].first + j) * cols, mask + i * cols, cols);
    }
}

/* ---- forward ---- */

static train_sru sru_of(train_desk *k, const train_weights *w, uint32_t l, const stretch *s,
                        bool backward)
{
    size_t       h = k->net->shape.hidden, d = 2 * h, off = backward ? h : 0;
    size_t       at = s->first * d + off, u_at = s->first * 3 * d + 3 * off;
    layer_state *z = &k->layers[l];

    return (train_sru){.n = s->n,
                       .hidden = h,
                       .backward = backward,
                       .u = z->u + u_at,
                       .u_stride = 3 * d,
                       .x = k->y[l] + at,
                       .stride = d,
                       .vf = w->layers[l].vf + off,
                       .vr = w->layers[l].vr + off,
                       .bf = w->layers[l].bf + off,
                       .br = w->layers[l].br + off,
                       .h = k->y[l + 1] + at,
                       .c = z->c + at,
                       .f = z->f + at,
                       .r = z->r + at,
                       .g = z->g + at,
                       .carry = k->carry};
}

static void encode(train_desk *k, const train_weights *w, bool drop)
{
    const gs_net_shape *s = &k->net->shape;
    size_t              n = k->n, d = 2 * (size_t)s->hidden, in = gs_net_input(s);

    train_matmul(rows(k->input, in), rows(w->in_w, d), k->y[0], d, n, in, d, false);
    train_add_bias(k->y[0], d, w->in_b, n, d);
    train_relu(k->y[0], d, n, d);
    for (uint32_t l = 0; l <= s->layers; l++) {
        memcpy(k->layers[l].x, k->y[l], n * d * sizeof(float));
        if (drop)
            apply_masks(k, k->layers[l].x, k->mask[l], d);
        if (l == s->layers)
            break;
        train_matmul(rows(k->layers[l].x, d), rows(w->layers[l].w, 3 * d), k->layers[l].u, 3 * d, n,
                     d, 3 * d, false);
        for (size_t i = 0; i < k->count; i++) {
            for (int backward = 0; backward < 2; backward++) {
                train_sru sru = sru_of(k, w, l, &k->stretches[i], backward);
                train_sru_forward(&sru);
            }
        }
    }
}

static void score_arcs(train_desk *k, const train_weights *w)
{
    const gs_net_shape *s = &k->net->shape;
    size_t              width = gs_net_relu_width(s);
    const float        *dep = k->relu + s->tag, *head = dep + s->arc;

    train_matmul(rows(dep, width), rows(w->arc_u, s->arc), k->q, s->arc, k->n, s->arc, s->arc,
                 false);
    for (size_t i = 0; i < k->count; i++) {
        const stretch *t = &k->stretches[i];
        float         *arcs = k->arcs + t->arcs, *q = k->q + t->first * s->arc;
        const float   *heads = head + t->first * width;
        /* (q + bias of a head) times a head; the root has a vector of its own */
        train_add_bias(q, s->arc, w->arc_head, t->n, s->arc);
        train_matmul_bt(rows(q, s->arc), rows(w->arc_root, s->arc), arcs, t->n + 1, t->n, s->arc, 1,
                        false);
        train_matmul_bt(rows(q, s->arc), rows(heads, width), arcs + 1, t->n + 1, t->n, s->arc, t->n,
                        false);
        for (size_t d = 0; d < t->n; d++)
            arcs[d * (t->n + 1) + d + 1] = -1e9F;
    }
}

static void score_heads(train_desk *k, const train_weights *w, bool drop)
{
    const gs_net_shape *s = &k->net->shape;
    size_t              n = k->n, d = 2 * (size_t)s->hidden, width = gs_net_relu_width(s);
    const float        *x = k->layers[s->layers].x;
    const float        *name = k->relu + s->tag + 2 * (size_t)s->arc;

    train_matmul(rows(x, d), rows(w->relu_w, width), k->relu, width, n, d, width, false);
    train_add_bias(k->relu, width, w->relu_b, n, width);
    train_relu(k->relu, width, n, width);
    if (drop)
        apply_masks(k, k->relu, k->relu_mask, width);
    train_matmul(rows(x, d), rows(w->label_w, 2 * (size_t)s->label), k->label, 2 * (size_t)s->label,
                 n, d, 2 * (size_t)s->label, false);
    train_add_bias(k->label, 2 * (size_t)s->label, w->label_b, n, 2 * (size_t)s->label);
    train_matmul(rows(k->relu, width), rows(w->tag_w, GS_UPOS_COUNT), k->tags, GS_UPOS_COUNT, n,
                 s->tag, GS_UPOS_COUNT, false);
    train_add_bias(k->tags, GS_UPOS_COUNT, w->tag_b, n, GS_UPOS_COUNT);
    train_matmul(rows(k->relu, width), rows(w->feats_w, s->feats), k->feats, s->feats, n, s->tag,
                 s->feats, false);
    train_add_bias(k->feats, s->feats, w->feats_b, n, s->feats);
    train_matmul(rows(name, width), rows(w->name_w, GS_NAME_TAGS), k->names, GS_NAME_TAGS, n,
                 s->name, GS_NAME_TAGS, false);
    train_add_bias(k->names, GS_NAME_TAGS, w->name_b, n, GS_NAME_TAGS);
    score_arcs(k, w);
}

void train_desk_forward(train_desk *k, float *base, const train_example *examples, size_t count,
                        const train_dropout *dropout, train_random *random)
{
    const gs_net_shape *s = &k->net->shape;
    train_weights       w = train_net_view(k->net, base);

    k->base = base;
    k->dropped = random != NULL;
    lay_out(k, examples, count);
    if (random) {
        for (uint32_t l = 0; l <= s->layers; l++)
            draw_masks(k, k->mask[l], 2 * (size_t)s->hidden, dropout->layer, random);
        draw_masks(k, k->relu_mask, gs_net_relu_width(s), dropout->head, random);
        draw_masks(k, k->label_mask, s->label, dropout->head, random);
    }
    choose_rows(k, dropout, random);
    read_input(k, &w);
    encode(k, &w, random != NULL);
    score_heads(k, &w, random != NULL);
}

train_result train_desk_result(train_desk *k)
{
    return (train_result){k->n, k->tags, k->feats, k->names, k->arcs, k->label};
}

float *train_desk_labels(train_desk *k, size_t dependent, size_t head)
{
    const gs_net_shape *s = &k->net->shape;
    train_weights       w = train_net_view(k->net, k->base);
    const float        *of = k->label + dependent * 2 * s->label;
    const float        *to = k->label + head * 2 * s->label + s->label;

    for (size_t j = 0; j < s->label; j++)
        k->pair[j] = of[j] + to[j] > 0 ? of[j] + to[j] : 0;
    train_matmul(rows(k->pair, s->label), rows(w.out_w, GS_DEPREL_COUNT), k->out, GS_DEPREL_COUNT,
                 1, s->label, GS_DEPREL_COUNT, false);
    train_add_bias(k->out, GS_DEPREL_COUNT, w.out_b, 1, GS_DEPREL_COUNT);
    return k->out;
}

gs_deprel train_desk_label(train_desk *k, size_t dependent, size_t head)
{
    const float *scores = train_desk_labels(k, dependent, head);
    size_t       best = 0;

    for (size_t j = 1; j < GS_DEPREL_COUNT; j++) {
        if (j != GS_DEPREL_ROOT && scores[j] > scores[best])
            best = j;
    }
    return (gs_deprel)best;
}

/* ---- back ---- */

/* Row `at` of a distribution, or NULL where there is none. */
static const float *soft_row(const float *rows, size_t at, size_t cols)
{
    return rows ? rows + at * cols : NULL;
}

/* out = in w + b, seen from behind: gradients of w and b, which are added to,
 * and of `in`. */
typedef struct affine {
    const float *w;   /* [inner][cols] */
    float       *d_w; /* the same      */
    float       *d_b; /* [cols] or NULL */
    size_t       inner, cols;
} affine;

static void affine_back(const affine *a, train_rows in, train_rows d_out, float *d_in,
                        size_t d_in_stride, size_t n, bool add)
{
    train_matmul_at(in, d_out, a->d_w, a->cols, a->inner, n, a->cols, true);
    if (a->d_b)
        train_sum_rows(d_out.p, d_out.stride, a->d_b, n, a->cols);
    train_matmul_bt(d_out, rows(a->w, a->cols), d_in, d_in_stride, n, a->cols, a->inner, add);
}

static void tags_back(train_desk *k, const train_weights *w, const train_weights *g, float scale,
                      train_loss *loss)
{
    const gs_net_shape *s = &k->net->shape;
    size_t              width = gs_net_relu_width(s);

    for (size_t i = 0; i < k->count; i++) {
        const stretch      *t = &k->stretches[i];
        const train_corpus *c = k->examples[i].text->corpus;
        const train_soft   *soft = t->soft_tree;
        float *tags = k->tags + t->first * GS_UPOS_COUNT, *feats = k->feats + t->first * s->feats;
        if (!t->parsed) {
            memset(tags, 0, t->n * GS_UPOS_COUNT * sizeof *tags);
            memset(feats, 0, t->n * s->feats * sizeof *feats);
            continue;
        }
        for (size_t j = 0; j < t->n; j++) {
            loss->tag += (double)train_cross_entropy(
                tags + j * GS_UPOS_COUNT, GS_UPOS_COUNT, c->upos[t->corpus_word + j],
                soft ? soft_row(soft->tags, t->corpus_word + j, GS_UPOS_COUNT) : NULL, scale);
            loss->feats += (double)train_cross_entropy(feats + j * s->feats, s->feats,
                                                       c->feats[t->corpus_word + j], NULL, scale);
        }
        loss->parsed_words += t->n;
    }
    affine_back(&(affine){w->tag_w, g->tag_w, g->tag_b, s->tag, GS_UPOS_COUNT},
                rows(k->relu, width), rows(k->tags, GS_UPOS_COUNT), k->d_relu, width, k->n, false);
    affine_back(&(affine){w->feats_w, g->feats_w, g->feats_b, s->tag, s->feats},
                rows(k->relu, width), rows(k->feats, s->feats), k->d_relu, width, k->n, true);
}

static void names_back(train_desk *k, const train_weights *w, const train_weights *g, float scale,
                       float hard_names, train_loss *loss)
{
    const gs_net_shape *s = &k->net->shape;
    size_t              width = gs_net_relu_width(s), at = s->tag + 2 * (size_t)s->arc;

    for (size_t i = 0; i < k->count; i++) {
        const stretch      *t = &k->stretches[i];
        const train_corpus *c = k->examples[i].text->corpus;
        const train_soft   *soft = t->soft_names;
        float              *names = k->names + t->first * GS_NAME_TAGS;
        float               share = soft ? scale : scale * hard_names;
        if (!t->named) {
            memset(names, 0, t->n * GS_NAME_TAGS * sizeof *names);
            continue;
        }
        for (size_t j = 0; j < t->n; j++)
            loss->name += (double)train_cross_entropy(
                names + j * GS_NAME_TAGS, GS_NAME_TAGS, c->name[t->corpus_word + j],
                soft ? soft_row(soft->names, t->corpus_word + j, GS_NAME_TAGS) : NULL, share);
        loss->named_words += t->n;
    }
    affine_back(&(affine){w->name_w, g->name_w, g->name_b, s->name, GS_NAME_TAGS},
                rows(k->relu + at, width), rows(k->names, GS_NAME_TAGS), k->d_relu + at, width,
                k->n, false);
}

static void arcs_back(train_desk *k, const train_weights *w, const train_weights *g, float scale,
                      train_loss *loss)
{
    const gs_net_shape *s = &k->net->shape;
    size_t              width = gs_net_relu_width(s);
    const float        *dep = k->relu + s->tag, *head = dep + s->arc;
    float              *d_dep = k->d_relu + s->tag, *d_head = d_dep + s->arc;

    for (size_t i = 0; i < k->count; i++) {
        const stretch      *t = &k->stretches[i];
        const train_corpus *c = k->examples[i].text->corpus;
        const train_soft   *soft = t->soft_tree;
        size_t              cols = t->n + 1;
        float              *arcs = k->arcs + t->arcs, *d_q = k->d_q + t->first * s->arc;
        const float        *q = k->q + t->first * s->arc;
        if (!t->parsed) {
            memset(d_q, 0, t->n * s->arc * sizeof *d_q);
            for (size_t j = 0; j < t->n; j++)
                memset(d_head + (t->first + j) * width, 0, s->arc * sizeof *d_head);
            continue;
        }
        for (size_t j = 0; j < t->n; j++)
            loss->arc += (double)train_cross_entropy(
                arcs + j * cols, cols, (size_t)c->head[t->corpus_word + j],
                soft ? soft_row(soft->arcs + soft->arc_at[k->examples[i].item], j, cols) : NULL,
                scale);
        train_matmul(rows(arcs + 1, cols), rows(head + t->first * width, width), d_q, s->arc, t->n,
                     t->n, s->arc, false);
        train_matmul(rows(arcs, cols), rows(w->arc_root, s->arc), d_q, s->arc, t->n, 1, s->arc,
                     true);
        train_matmul_at(rows(arcs + 1, cols), rows(q, s->arc), d_head + t->first * width, width,
                        t->n, t->n, s->arc, false);
        train_matmul_at(rows(arcs, cols), rows(q, s->arc), g->arc_root, s->arc, 1, t->n, s->arc,
                        true);
    }
    train_sum_rows(k->d_q, s->arc, g->arc_head, k->n, s->arc);
    affine_back(&(affine){w->arc_u, g->arc_u, NULL, s->arc, s->arc}, rows(dep, width),
                rows(k->d_q, s->arc), d_dep, width, k->n, false);
}

/* The desk's word that is the gold head of word j of a stretch; the word
 * itself where that is the root, which has no label to learn. */
static size_t gold_head(const train_desk *k, size_t i, size_t j)
{
    const stretch *t = &k->stretches[i];
    int32_t        head = k->examples[i].text->corpus->head[t->corpus_word + j];

    return t->first + (head > 0 ? (size_t)head - 1 : j);
}

static void labels_back(train_desk *k, const train_weights *w, const train_weights *g, float scale,
                        train_loss *loss, bool drop)
{
    const gs_net_shape *s = &k->net->shape;
    size_t              width = s->label;

    for (size_t i = 0; i < k->count; i++) {
        const stretch *t = &k->stretches[i];
        for (size_t j = 0; j < t->n; j++) {
            const float *of = k->label + (t->first + j) * 2 * width;
            const float *to =
                k->label + (t->parsed ? gold_head(k, i, j) : t->first) * 2 * width + width;
            float *pair = k->pair + (t->first + j) * width;
            for (size_t c = 0; c < width; c++)
                pair[c] = of[c] + to[c] > 0 ? of[c] + to[c] : 0;
        }
    }
    if (drop)
        apply_masks(k, k->pair, k->label_mask, width);
    train_matmul(rows(k->pair, width), rows(w->out_w, GS_DEPREL_COUNT), k->out, GS_DEPREL_COUNT,
                 k->n, width, GS_DEPREL_COUNT, false);
    train_add_bias(k->out, GS_DEPREL_COUNT, w->out_b, k->n, GS_DEPREL_COUNT);
    for (size_t i = 0; i < k->count; i++) {
        const stretch      *t = &k->stretches[i];
        const train_corpus *c = k->examples[i].text->corpus;
        const train_soft   *soft = t->soft_tree;
        for (size_t j = 0; j < t->n; j++) {
            float *out = k->out + (t->first + j) * GS_DEPREL_COUNT;
            if (!t->parsed || c->head[t->corpus_word + j] == 0)
                memset(out, 0, GS_DEPREL_COUNT * sizeof *out);
            else
                loss->label += (double)train_cross_entropy(
                    out, GS_DEPREL_COUNT, c->deprel[t->corpus_word + j],
                    soft ? soft_row(soft->labels, t->corpus_word + j, GS_DEPREL_COUNT) : NULL,
                    scale);
        }
    }
    affine_back(&(affine){w->out_w, g->out_w, g->out_b, width, GS_DEPREL_COUNT},
                rows(k->pair, width), rows(k->out, GS_DEPREL_COUNT), k->d_pair, width, k->n, false);
    if (drop)
        apply_masks(k, k->d_pair, k->label_mask, width);
    train_relu_back(k->pair, width, k->d_pair, width, k->n, width);
    memset(k->d_label, 0, k->n * 2 * width * sizeof *k->d_label);
    for (size_t i = 0; i < k->count; i++) {
        const stretch *t = &k->stretches[i];
        for (size_t j = 0; t->parsed && j < t->n; j++) {
            const float *d = k->d_pair + (t->first + j) * width;
            train_axpy(k->d_label + (t->first + j) * 2 * width, d, 1, width);
            train_axpy(k->d_label + gold_head(k, i, j) * 2 * width + width, d, 1, width);
        }
    }
}

/* From the heads' hidden layers to the encoder's output: d_y. */
static void heads_back(train_desk *k, const train_weights *w, const train_weights *g, bool drop)
{
    const gs_net_shape *s = &k->net->shape;
    size_t              n = k->n, d = 2 * (size_t)s->hidden, width = gs_net_relu_width(s);
    const float        *x = k->layers[s->layers].x;

    if (drop)
        apply_masks(k, k->d_relu, k->relu_mask, width);
    train_relu_back(k->relu, width, k->d_relu, width, n, width);
    affine_back(&(affine){w->relu_w, g->relu_w, g->relu_b, d, width}, rows(x, d),
                rows(k->d_relu, width), k->d_y, d, n, false);
    affine_back(&(affine){w->label_w, g->label_w, g->label_b, d, 2 * (size_t)s->label}, rows(x, d),
                rows(k->d_label, 2 * (size_t)s->label), k->d_y, d, n, true);
    if (drop)
        apply_masks(k, k->d_y, k->mask[s->layers], d);
}

/* Through one layer: from d_y behind it to d_y before it. */
static void layer_back(train_desk *k, const train_weights *w, const train_weights *g, uint32_t l,
                       bool drop)
{
    size_t h = k->net->shape.hidden, n = k->n, d = 2 * h;
    float *swap;

    memset(k->d_x, 0, n * d * sizeof *k->d_x);
    for (size_t i = 0; i < k->count; i++) {
        for (int backward = 0; backward < 2; backward++) {
            const stretch *t = &k->stretches[i];
            size_t         off = backward ? h : 0;
            train_sru      sru = sru_of(k, w, l, t, backward);
            sru.dh = k->d_y + t->first * d + off;
            sru.du = k->d_u + t->first * 3 * d + 3 * off;
            sru.dx = k->d_x + t->first * d + off;
            sru.dvf = g->layers[l].vf + off;
            sru.dvr = g->layers[l].vr + off;
            sru.dbf = g->layers[l].bf + off;
            sru.dbr = g->layers[l].br + off;
            train_sru_back(&sru);
        }
    }
    affine_back(&(affine){w->layers[l].w, g->layers[l].w, NULL, d, 3 * d}, rows(k->layers[l].x, d),
                rows(k->d_u, 3 * d), k->d_y, d, n, false);
    if (drop)
        apply_masks(k, k->d_y, k->mask[l], d);
    train_axpy(k->d_x, k->d_y, 1, n * d);
    swap = k->d_x;
    k->d_x = k->d_y;
    k->d_y = swap;
}

static float *touch(train_desk *k, train_table_name table, uint32_t row)
{
    if (!k->touched[table][row]) {
        k->touched[table][row] = 1;
        k->rows[table][k->row_count[table]++] = row;
    }
    return k->grad + k->net->tables[table].offset + (size_t)row * k->net->tables[table].cols;
}

static void input_back(train_desk *k, const train_weights *w, const train_weights *g)
{
    const gs_net_shape *s = &k->net->shape;
    size_t              d = 2 * (size_t)s->hidden, in = gs_net_input(s);

    train_relu_back(k->y[0], d, k->d_y, d, k->n, d);
    affine_back(&(affine){w->in_w, g->in_w, g->in_b, in, d}, rows(k->input, in), rows(k->d_y, d),
                k->d_input, in, k->n, false);
    for (size_t i = 0; i < k->count; i++) {
        const train_inputs *inputs = k->examples[i].text->inputs;
        for (size_t j = 0; j < k->stretches[i].n; j++) {
            const train_input *x = input_of(k, i, j);
            size_t             at = k->stretches[i].first + j;
            const float       *from = k->d_input + at * in;
            float              share = GS_GRAM_SCALE / (float)(x->gram_count ? x->gram_count : 1);
            train_axpy(touch(k, TRAIN_TABLE_WORD, k->word_row[at]), from, 1, s->word);
            from += s->word;
            for (size_t n = 0; n < x->gram_count; n++)
                train_axpy(touch(k, TRAIN_TABLE_GRAM, inputs->grams[x->first_gram + n]), from,
                           share, s->gram);
            from += s->gram;
            train_axpy(touch(k, TRAIN_TABLE_SUFFIX, x->suffix), from, 1, s->suffix);
            from += s->suffix;
            train_axpy(touch(k, TRAIN_TABLE_PREFIX, x->prefix), from, 1, s->prefix);
            from += s->prefix;
            train_axpy(touch(k, TRAIN_TABLE_SHAPE, x->shape[k->examples[i].casing]), from, 1,
                       s->shape);
        }
    }
}

void train_desk_back(train_desk *k, float scale, float hard_names, train_loss *loss)
{
    train_weights w = train_net_view(k->net, k->base), g = train_net_view(k->net, k->grad);
    bool          drop = k->dropped;

    tags_back(k, &w, &g, scale, loss);
    names_back(k, &w, &g, scale, hard_names, loss);
    arcs_back(k, &w, &g, scale, loss);
    labels_back(k, &w, &g, scale, loss, drop);
    heads_back(k, &w, &g, drop);
    for (uint32_t l = k->net->shape.layers; l-- > 0;)
        layer_back(k, &w, &g, l, drop);
    input_back(k, &w, &g);
}
