/* train/export.c - see export.h. */
#include "train/export.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "lang/network.h"

typedef struct exporter {
    train_model_writer *w;
    const train_net    *net;
    gs_arena            arena; /* cleared behind every part */
} exporter;

/* ---- matrices ---- */

static void add_part(exporter *x, const char *name, const char *suffix, gs_model_kind kind,
                     size_t rows, size_t cols, const void *data)
{
    char full[2 * GS_MODEL_NAME];

    snprintf(full, sizeof full, "%s%s", name, suffix);
    train_model_add(x->w, full, kind, (uint32_t)rows, (uint32_t)cols, data);
}

static void *aligned(gs_arena *arena, size_t size)
{
    char *p = gs_arena_zeros(arena, size + 64, 1);

    return p ? p + (64 - (uintptr_t)p % 64) % 64 : NULL;
}

static bool add_matrix(exporter *x, const char *name, const float *rows, const float *bias,
                       uint32_t in, uint32_t out)
{
    size_t          in4 = gs_qmatrix_in4(in), out16 = gs_qmatrix_out16(out);
    gs_qmatrix_room room = {.w = aligned(&x->arena, in4 * out16),
                            .scale = aligned(&x->arena, out16 * sizeof(float)),
                            .bias = aligned(&x->arena, out16 * sizeof(float)),
                            .wsum = aligned(&x->arena, out16 * sizeof(int32_t))};

    if (!room.w || !room.scale || !room.bias || !room.wsum)
        return false;
    gs_qmatrix_pack(rows, bias, in, out, &room);
    add_part(x, name, ".w", GS_MODEL_I8, out16 / 16, in4 * 16, room.w);
    add_part(x, name, ".s", GS_MODEL_F32, 1, out16, room.scale);
    add_part(x, name, ".b", GS_MODEL_F32, 1, out16, room.bias);
    add_part(x, name, ".z", GS_MODEL_I32, 1, out16, room.wsum);
    gs_arena_clear(&x->arena);
    return true;
}

static bool add_layers(exporter *x, const train_weights *w)
{
    uint32_t d = 2 * x->net->shape.hidden;

    for (uint32_t l = 0; l < x->net->shape.layers; l++) {
        float *const rows[] = {w->layers[l].vf, w->layers[l].vr, w->layers[l].bf, w->layers[l].br};
        float       *v = gs_arena_alloc(&x->arena, 4 * (size_t)d * sizeof *v);
        char         name[GS_MODEL_NAME];
        if (!v)
            return false;
        for (size_t i = 0; i < 4; i++)
            memcpy(v + i * d, rows[i], d * sizeof *v);
        snprintf(name, sizeof name, "sru.%u", (unsigned)l);
        add_part(x, name, ".v", GS_MODEL_F32, 4, d, v);
        if (!add_matrix(x, name, w->layers[l].w, NULL, d, 3 * d))
            return false;
    }
    return true;
}

static bool add_heads(exporter *x, const train_weights *w)
{
    const gs_net_shape *s = &x->net->shape;
    uint32_t            d = 2 * s->hidden;

    add_part(x, "arc.root", "", GS_MODEL_F32, 1, s->arc, w->arc_root);
    return add_matrix(x, "in", w->in_w, w->in_b, gs_net_input(s), d) &&
           add_matrix(x, "relu", w->relu_w, w->relu_b, d, gs_net_relu_width(s)) &&
           add_matrix(x, "label", w->label_w, w->label_b, d, 2 * s->label) &&
           add_matrix(x, "tag", w->tag_w, w->tag_b, s->tag, GS_UPOS_COUNT) &&
           add_matrix(x, "feats", w->feats_w, w->feats_b, s->tag, s->feats) &&
           /* (dependent u + bias) head: the bias of heads stands in for one of the matrix */
           add_matrix(x, "arc", w->arc_u, w->arc_head, s->arc, s->arc) &&
           add_matrix(x, "out", w->out_w, w->out_b, s->label, GS_DEPREL_COUNT) &&
           add_matrix(x, "name", w->name_w, w->name_b, s->name, GS_NAME_TAGS);
}

/* ---- embeddings ---- */

static bool add_rows(exporter *x, const char *name, const float *rows, size_t count, size_t width)
{
    int8_t *q = gs_arena_zeros(&x->arena, count * width, 1);
    float  *scale = gs_arena_zeros(&x->arena, count, sizeof *scale);

    if (!q || !scale)
        return false;
    for (size_t i = 0; i < count; i++) {
        float most = 0;
        for (size_t j = 0; j < width; j++)
            most = fmaxf(most, fabsf(rows[i * width + j]));
        scale[i] = most / 127;
        for (size_t j = 0; j < width && most > 0; j++)
            q[i * width + j] = (int8_t)lrintf(rows[i * width + j] / scale[i]);
    }
    add_part(x, name, ".w", GS_MODEL_I8, count, width, q);
    add_part(x, name, ".s", GS_MODEL_F32, count, 1, scale);
    gs_arena_clear(&x->arena);
    return true;
}

static bool add_tables(exporter *x, const train_weights *w, const train_vocab *vocab)
{
    static const char *const names[TRAIN_TABLES] = {
        [TRAIN_TABLE_WORD] = "word",     [TRAIN_TABLE_GRAM] = "gram",
        [TRAIN_TABLE_SUFFIX] = "suffix", [TRAIN_TABLE_PREFIX] = "prefix",
        [TRAIN_TABLE_SHAPE] = "shape",
    };

    for (int t = 0; t < TRAIN_TABLES; t++) {
        const train_table *table = &x->net->tables[t];
        if (!add_rows(x, names[t], w->tables[t], table->rows, table->cols))
            return false;
    }
    train_model_add(x->w, "vocab", GS_MODEL_U32, vocab->table.mask + 1, 2, vocab->slots);
    return add_rows(x, "vector", vocab->vectors, vocab->count, vocab->width);
}

/* ---- features ---- */

static bool add_feats(exporter *x, const train_corpus *corpus)
{
    size_t   count = corpus->feats_count;
    uint8_t *of = gs_arena_zeros(&x->arena, GS_UPOS_COUNT, count);
    gs_buf   names;
    bool     good;

    if (!of)
        return false;
    for (size_t i = 0; i < corpus->item_count; i++) {
        const train_item *item = &corpus->items[i];
        for (uint32_t j = item->first; item->parsed && j < item->first + item->count; j++)
            of[corpus->upos[j] * count + corpus->feats[j]] = 1;
    }
    gs_buf_init(&names, GS_LIMIT_MODEL_BYTES);
    for (size_t i = 0; i < count; i++) {
        if (i) {
            gs_buf_add_char(&names, '\n');
            gs_buf_add_str(&names, corpus->feats_names[i]);
        }
    }
    good = names.status == GS_OK;
    if (good) {
        add_part(x, "feats.of", "", GS_MODEL_U8, GS_UPOS_COUNT, count, of);
        add_part(x, "feats.names", "", GS_MODEL_U8, 1, names.size, names.data);
    }
    gs_buf_release(&names);
    return good;
}

gs_status train_export_network(train_model_writer *w, const train_net *net, float *base,
                               const train_vocab *vocab, const train_corpus *corpus)
{
    exporter      x = {.w = w, .net = net};
    train_weights weights = train_net_view(net, base);
    bool          good;

    gs_arena_init(&x.arena, GS_LIMIT_MODEL_BYTES);
    train_model_add(w, "net.shape", GS_MODEL_U32, 1, sizeof net->shape / sizeof(uint32_t),
                    &net->shape);
    good = add_tables(&x, &weights, vocab) && add_layers(&x, &weights) && add_heads(&x, &weights) &&
           add_feats(&x, corpus);
    gs_arena_release(&x.arena);
    return good ? GS_OK : GS_E_NOMEM;
}
