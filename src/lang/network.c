/* lang/network.c - see network.h. */
#include "lang/network.h"

#include <math.h>
#include <stdio.h>

#include "base/error.h"
#include "lang/feature.h"

#define SHAPE_FIELDS (sizeof(gs_net_shape) / sizeof(uint32_t))

/* No width of a layer is more: bounds what a file can make us allocate. */
#define WIDTH_MOST 4096

static gs_status load_shape(gs_network *net, const gs_model_file *f, gs_error *err)
{
    gs_model_part part;
    gs_net_shape *s = &net->shape;
    gs_status     st =
        gs_model_part_get(f, "net.shape", GS_MODEL_U32, 1, (uint32_t)SHAPE_FIELDS, &part, err);

    if (st != GS_OK)
        return st;
    memcpy(s, part.data, sizeof *s);
    for (size_t i = 0; i < SHAPE_FIELDS; i++) {
        uint32_t width = ((const uint32_t *)part.data)[i];
        if (width == 0 || width > WIDTH_MOST)
            return gs_model_part_bad(f, "net.shape", "a width is out of bounds", err);
    }
    if (s->layers > GS_NET_LAYERS_MOST || (s->hidden | s->tag | s->arc | s->label | s->name) % 16)
        return gs_model_part_bad(f, "net.shape", "a width is no multiple of 16", err);
    return GS_OK;
}

/* Floats that are finite. */
static gs_status load_floats(const float **out, const gs_model_file *f, const char *name,
                             uint32_t rows, uint32_t cols, gs_error *err)
{
    gs_model_part part;
    gs_status     st = gs_model_part_get(f, name, GS_MODEL_F32, rows, cols, &part, err);

    if (st != GS_OK)
        return st;
    *out = part.data;
    for (size_t i = 0; i < (size_t)part.rows * part.cols; i++) {
        if (!isfinite((*out)[i]))
            return gs_model_part_bad(f, name, "holds a number that is not finite", err);
    }
    return GS_OK;
}

static gs_status load_embedding(gs_embedding *e, const gs_model_file *f, const char *name,
                                uint32_t rows, uint32_t width, gs_error *err)
{
    char          part_name[GS_MODEL_NAME];
    gs_model_part part;
    gs_status     st;

    snprintf(part_name, sizeof part_name, "%s.w", name);
    st = gs_model_part_get(f, part_name, GS_MODEL_I8, rows, width, &part, err);
    if (st != GS_OK)
        return st;
    if (part.rows == 0)
        return gs_model_part_bad(f, part_name, "is empty", err);
    *e = (gs_embedding){.w = part.data, .rows = part.rows, .width = width};
    snprintf(part_name, sizeof part_name, "%s.s", name);
    return load_floats(&e->scale, f, part_name, e->rows, 1, err);
}

static gs_status load_input(gs_network *net, const gs_model_file *f, gs_error *err)
{
    const gs_net_shape *s = &net->shape;
    const struct {
        gs_embedding *to;
        const char   *name;
        uint32_t      rows, width;
    } tables[] = {
        {&net->word, "word", 0, s->word},
        {&net->gram, "gram", GS_GRAM_ROWS, s->gram},
        {&net->suffix, "suffix", GS_SUFFIX_ROWS, s->suffix},
        {&net->prefix, "prefix", GS_PREFIX_ROWS, s->prefix},
        {&net->shapes, "shape", GS_SHAPE_ROWS, s->shape},
        {&net->vector, "vector", 0, s->vector},
    };
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < sizeof tables / sizeof *tables; i++)
        st = load_embedding(tables[i].to, f, tables[i].name, tables[i].rows, tables[i].width, err);
    if (st == GS_OK)
        st = gs_vocab_load(&net->vocab, f, "vocab", net->vector.rows, err);
    return st;
}

static gs_status load_layers(gs_network *net, const gs_model_file *f, gs_error *err)
{
    uint32_t  d = 2 * net->shape.hidden;
    gs_status st = gs_qmatrix_load(&net->in, f, "in", gs_net_input(&net->shape), d, err);

    for (uint32_t l = 0; st == GS_OK && l < net->shape.layers; l++) {
        gs_sru_layer *layer = &net->layers[l];
        char          name[GS_MODEL_NAME];
        snprintf(name, sizeof name, "sru.%u", (unsigned)l);
        st = gs_qmatrix_load(&layer->w, f, name, d, 3 * d, err);
        if (st != GS_OK)
            break;
        snprintf(name, sizeof name, "sru.%u.v", (unsigned)l);
        st = load_floats(&layer->vf, f, name, 4, d, err);
        if (st != GS_OK)
            break;
        layer->vr = layer->vf + d;
        layer->bf = layer->vr + d;
        layer->br = layer->bf + d;
    }
    return st;
}

static gs_status load_heads(gs_network *net, const gs_model_file *f, gs_error *err)
{
    const gs_net_shape *s = &net->shape;
    const struct {
        gs_qmatrix *to;
        const char *name;
        uint32_t    in, out;
    } matrices[] = {
        {&net->relu, "relu", 2 * s->hidden, gs_net_relu_width(s)},
        {&net->label, "label", 2 * s->hidden, 2 * s->label},
        {&net->tag, "tag", s->tag, GS_UPOS_COUNT},
        {&net->feats, "feats", s->tag, s->feats},
        {&net->arc, "arc", s->arc, s->arc},
        {&net->out, "out", s->label, GS_DEPREL_COUNT},
        {&net->name, "name", s->name, GS_NAME_TAGS},
    };
    gs_status st = load_floats(&net->arc_root, f, "arc.root", 1, s->arc, err);

    for (size_t i = 0; st == GS_OK && i < sizeof matrices / sizeof *matrices; i++)
        st = gs_qmatrix_load(matrices[i].to, f, matrices[i].name, matrices[i].in, matrices[i].out,
                             err);
    return st;
}

/* Printable ASCII, so that no output needs to look at them. */
static bool is_plain(gs_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] <= ' ' || s.p[i] > '~')
            return false;
    }
    return true;
}

static gs_status load_feats(gs_network *net, const gs_model_file *f, gs_arena *arena, gs_error *err)
{
    gs_model_part part;
    gs_str        rest, line;
    uint32_t      count = 0;
    gs_status     st =
        gs_model_part_get(f, "feats.of", GS_MODEL_U8, GS_UPOS_COUNT, net->shape.feats, &part, err);

    if (st != GS_OK)
        return st;
    net->feats_of = part.data;
    st = gs_model_part_get(f, "feats.names", GS_MODEL_U8, 1, 0, &part, err);
    if (st != GS_OK)
        return st;
    net->feats_names = gs_arena_zeros(arena, net->shape.feats, sizeof *net->feats_names);
    if (!net->feats_names)
        return gs_fail_nomem(err, "model");
    rest = gs_str_make(part.data, part.cols);
    while (gs_str_split(&rest, '\n', &line) && count < net->shape.feats) {
        if (!is_plain(line))
            return gs_model_part_bad(f, "feats.names", "holds what is no feature", err);
        net->feats_names[count++] = line;
    }
    if (count != net->shape.feats)
        return gs_model_part_bad(f, "feats.names", "holds fewer than the network has", err);
    return GS_OK;
}

gs_status gs_network_load(gs_network *net, const gs_model_file *file, gs_arena *arena,
                          gs_error *err)
{
    gs_status st = load_shape(net, file, err);

    if (st == GS_OK)
        st = load_input(net, file, err);
    if (st == GS_OK)
        st = load_layers(net, file, err);
    if (st == GS_OK)
        st = load_heads(net, file, err);
    if (st == GS_OK)
        st = load_feats(net, file, arena, err);
    return st;
}
