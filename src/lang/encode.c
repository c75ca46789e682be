/* lang/encode.c - see encode.h. */
#include "lang/encode.h"

#include "lang/feature.h"

/* Outputs of matrices are written in whole groups of 16. */
static size_t padded(size_t n)
{
    return (n + 15) / 16 * 16;
}

static size_t widest(const size_t *widths, size_t count)
{
    size_t most = 0;

    for (size_t i = 0; i < count; i++)
        most = widths[i] > most ? widths[i] : most;
    return padded(most);
}

static size_t widest_score(const gs_net_shape *s)
{
    size_t widths[] = {s->feats, s->arc, s->label, GS_DEPREL_COUNT, GS_UPOS_COUNT, GS_NAME_TAGS};

    return widest(widths, sizeof widths / sizeof *widths);
}

/* Of what is brought to 7 bits. */
static size_t widest_input(const gs_net_shape *s)
{
    size_t widths[] = {gs_net_input(s), 2 * (size_t)s->hidden, s->tag, s->arc, s->label, s->name};

    return widest(widths, sizeof widths / sizeof *widths);
}

static float *floats(gs_arena *scratch, size_t rows, size_t cols)
{
    return gs_arena_alloc(scratch, rows * padded(cols) * sizeof(float));
}

gs_status gs_desk_init(gs_desk *desk, const gs_network *net, const gs_kernels *kernels,
                       gs_arena *scratch)
{
    const gs_net_shape *s = &net->shape;
    size_t              n = GS_DESK_WORDS, d = 2 * (size_t)s->hidden, in = gs_net_input(s);

    *desk = (gs_desk){.net = net, .k = kernels};
    desk->stretches = gs_arena_alloc(scratch, n * sizeof *desk->stretches);
    desk->q = gs_arena_alloc(scratch, n * widest_input(s));
    desk->q_scale = floats(scratch, n, 1);
    desk->input = floats(scratch, n, in);
    desk->y = floats(scratch, n, d);
    desk->z = floats(scratch, n, d);
    desk->u = floats(scratch, n, 3 * d > s->label ? 3 * d : s->label);
    desk->carry = floats(scratch, 1, d);
    desk->relu = floats(scratch, n, gs_net_relu_width(s));
    desk->label = floats(scratch, n, 2 * (size_t)s->label);
    desk->scores = floats(scratch, n, widest_score(s));
    return scratch->failed ? GS_E_NOMEM : GS_OK;
}

/* ---- input ---- */

static float *put_row(const gs_desk *desk, float *to, const gs_embedding *e, uint32_t row)
{
    desk->k->expand(e->w + (size_t)row * e->width, e->scale[row], e->width, to);
    return to + e->width;
}

static void put_grams(const gs_desk *desk, float *to, const gs_feature *f)
{
    const gs_embedding *e = &desk->net->gram;
    float               share = GS_GRAM_SCALE / (float)(f->gram_count ? f->gram_count : 1);

    memset(to, 0, e->width * sizeof *to);
    for (size_t i = 0; i < f->gram_count; i++)
        desk->k->accumulate(e->w + (size_t)f->grams[i] * e->width, e->scale[f->grams[i]] * share,
                            e->width, to);
}

static void put_word(const gs_desk *desk, float *to, gs_str form, bool space)
{
    const gs_network *net = desk->net;
    gs_feature        f;
    uint32_t          number;

    gs_feature_read(&f, form, space);
    number = gs_vocab_find(&net->vocab, f.key);
    if (number == GS_VOCAB_NONE && f.digits_key != f.key)
        number = gs_vocab_find(&net->vocab, f.digits_key);
    to = put_row(desk, to, &net->word, number < net->word.rows ? number : net->word.rows - 1);
    put_grams(desk, to, &f);
    to = put_row(desk, to + net->gram.width, &net->suffix, f.suffix);
    to = put_row(desk, to, &net->prefix, f.prefix);
    to = put_row(desk, to, &net->shapes, f.shape);
    if (number == GS_VOCAB_NONE)
        memset(to, 0, net->vector.width * sizeof *to);
    else
        put_row(desk, to, &net->vector, number);
}

static void read_input(gs_desk *desk, const gs_doc *doc)
{
    size_t in = gs_net_input(&desk->net->shape);

    for (size_t i = 0; i < desk->count; i++) {
        const gs_stretch *s = &desk->stretches[i];
        for (size_t j = 0; j < s->n; j++) {
            const gs_word *word = &doc->words[s->first + j];
            put_word(desk, desk->input + (s->at + j) * in, gs_doc_str(doc, word->span),
                     word->space_before);
        }
    }
}

/* ---- layers ---- */

void gs_desk_product(gs_desk *desk, const float *rows, size_t in_stride, size_t from,
                     const gs_qmatrix *m, float *out, size_t stride, bool relu)
{
    desk->k->quantize(rows + from, in_stride, desk->n, m->in, desk->q, desk->q_scale);
    desk->k->matmul(desk->q, desk->q_scale, desk->n, m, out, stride, relu);
}

static void run_sru(gs_desk *desk, const gs_sru_layer *layer, const gs_stretch *s, bool backward)
{
    size_t h = desk->net->shape.hidden, d = 2 * h, off = backward ? h : 0;
    gs_sru sru = {.u = desk->u + (size_t)s->at * 3 * d,
                  .u_stride = 3 * d,
                  .candidate = 3 * off,
                  .forget = 3 * off + h,
                  .reset = 3 * off + 2 * h,
                  .x = desk->y + s->at * d + off,
                  .x_stride = d,
                  .vf = layer->vf + off,
                  .vr = layer->vr + off,
                  .bf = layer->bf + off,
                  .br = layer->br + off,
                  .out = desk->z + s->at * d + off,
                  .out_stride = d,
                  .c = desk->carry,
                  .n = s->n,
                  .h = h,
                  .backward = backward};

    desk->k->sru(&sru);
}

void gs_desk_encode(gs_desk *desk, const gs_doc *doc)
{
    const gs_network *net = desk->net;
    size_t            d = 2 * (size_t)net->shape.hidden, in = gs_net_input(&net->shape);

    read_input(desk, doc);
    gs_desk_product(desk, desk->input, in, 0, &net->in, desk->y, d, true);
    for (uint32_t l = 0; l < net->shape.layers; l++) {
        float *swap = desk->y;
        gs_desk_product(desk, desk->y, d, 0, &net->layers[l].w, desk->u, 3 * d, false);
        for (size_t i = 0; i < desk->count; i++) {
            run_sru(desk, &net->layers[l], &desk->stretches[i], false);
            run_sru(desk, &net->layers[l], &desk->stretches[i], true);
        }
        desk->y = desk->z;
        desk->z = swap;
    }
    gs_desk_product(desk, desk->y, d, 0, &net->relu, desk->relu, gs_net_relu_width(&net->shape),
                    true);
    /* the same input, in 7 bits already */
    desk->k->matmul(desk->q, desk->q_scale, desk->n, &net->label, desk->label,
                    2 * (size_t)net->shape.label, false);
}
