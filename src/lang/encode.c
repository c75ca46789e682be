/* lang/encode.c - see encode.h. */
#include "lang/encode.h"

#include "base/limits.h"
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

static float *floats(gs_arena *arena, size_t rows, size_t cols)
{
    return gs_arena_alloc(arena, rows * padded(cols) * sizeof(float));
}

void gs_desk_init(gs_desk *desk)
{
    *desk = (gs_desk){.net = NULL};
    gs_arena_init(&desk->arena, GS_LIMIT_DESK_BYTES);
}

void gs_desk_release(gs_desk *desk)
{
    gs_arena_release(&desk->arena);
    desk->net = NULL;
}

gs_status gs_desk_lay(gs_desk *desk, const gs_network *net, const uint8_t model[32],
                      const gs_kernels *kernels, gs_seed seed)
{
    const gs_net_shape *s = &net->shape;
    gs_arena           *arena = &desk->arena;
    size_t              n = GS_DESK_WORDS, d = 2 * (size_t)s->hidden;

    desk->k = kernels;
    desk->count = desk->n = 0;
    if (desk->net == net && memcmp(desk->model, model, sizeof desk->model) == 0)
        return GS_OK;
    desk->net = NULL;
    gs_arena_release(arena);
    gs_forms_init(&desk->forms, d, 3 * d, seed, arena);
    desk->form = gs_arena_alloc(arena, n * sizeof *desk->form);
    desk->stretches = gs_arena_alloc(arena, n * sizeof *desk->stretches);
    desk->q = gs_arena_alloc(arena, n * widest_input(s));
    desk->q_scale = floats(arena, n, 1);
    desk->input = floats(arena, n, gs_net_input(s));
    desk->y = floats(arena, n, d);
    desk->z = floats(arena, n, d);
    desk->u = floats(arena, n, 3 * d > s->label ? 3 * d : s->label);
    desk->carry = floats(arena, 1, d);
    desk->relu = floats(arena, n, gs_net_relu_width(s));
    desk->label = floats(arena, n, 2 * (size_t)s->label);
    desk->scores = floats(arena, n, widest_score(s));
    if (arena->failed)
        return GS_E_NOMEM;
    memcpy(desk->model, model, sizeof desk->model);
    desk->net = net;
    return GS_OK;
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

/* out [rows][m->out] = the matrix of `x` [rows][m->in], all of their rows. */
static void product(gs_desk *desk, const float *x, size_t rows, const gs_qmatrix *m, float *out,
                    bool relu)
{
    desk->k->quantize(x, m->in, rows, m->in, desk->q, desk->q_scale);
    desk->k->matmul(desk->q, desk->q_scale, rows, m, out, m->out, relu);
}

/* Finds the forms of the desk's words and computes what is new of them. */
static void read_forms(gs_desk *desk, const gs_doc *doc)
{
    const gs_network *net = desk->net;
    gs_forms         *forms = &desk->forms;
    size_t            in = gs_net_input(&net->shape), d = 2 * (size_t)net->shape.hidden, known;

    gs_forms_reserve(forms, desk->n);
    known = forms->count;
    for (size_t i = 0; i < desk->count; i++) {
        const gs_stretch *s = &desk->stretches[i];
        for (size_t j = 0; j < s->n; j++) {
            const gs_word *word = &doc->words[s->first + j];
            gs_str         form = gs_doc_str(doc, word->span);
            size_t         row = forms->count;
            desk->form[s->at + j] = gs_forms_row(forms, form, word->space_before);
            if (desk->form[s->at + j] == row)
                put_word(desk, desk->input + (row - known) * in, form, word->space_before);
        }
    }
    product(desk, desk->input, forms->count - known, &net->in, forms->y + known * d, true);
    product(desk, forms->y + known * d, forms->count - known, &net->layers[0].w,
            forms->u + known * 3 * d, false);
}

/* ---- layers ---- */

void gs_desk_product(gs_desk *desk, const float *rows, size_t in_stride, size_t from,
                     const gs_qmatrix *m, float *out, size_t stride, bool relu)
{
    desk->k->quantize(rows + from, in_stride, desk->n, m->in, desk->q, desk->q_scale);
    desk->k->matmul(desk->q, desk->q_scale, desk->n, m, out, stride, relu);
}

/* Both directions of a layer over a stretch; `rows` of u and x, or NULL. */
static void run_sru(gs_desk *desk, const gs_sru_layer *layer, const gs_stretch *s, const float *u,
                    const float *x, const uint32_t *rows)
{
    size_t h = desk->net->shape.hidden, d = 2 * h;

    for (size_t off = 0; off < d; off += h) {
        gs_sru sru = {.u = u,
                      .u_stride = 3 * d,
                      .candidate = 3 * off,
                      .forget = 3 * off + h,
                      .reset = 3 * off + 2 * h,
                      .x = x + off,
                      .x_stride = d,
                      .rows = rows,
                      .vf = layer->vf + off,
                      .vr = layer->vr + off,
                      .bf = layer->bf + off,
                      .br = layer->br + off,
                      .out = desk->z + s->at * d + off,
                      .out_stride = d,
                      .c = desk->carry,
                      .n = s->n,
                      .h = h,
                      .backward = off > 0};
        desk->k->sru(&sru);
    }
}

static void swap_layers(gs_desk *desk)
{
    float *y = desk->y;

    desk->y = desk->z;
    desk->z = y;
}

void gs_desk_encode(gs_desk *desk, const gs_doc *doc)
{
    const gs_network *net = desk->net;
    size_t            d = 2 * (size_t)net->shape.hidden;

    read_forms(desk, doc);
    for (size_t i = 0; i < desk->count; i++) {
        const gs_stretch *s = &desk->stretches[i];
        run_sru(desk, &net->layers[0], s, desk->forms.u, desk->forms.y, desk->form + s->at);
    }
    swap_layers(desk);
    for (uint32_t l = 1; l < net->shape.layers; l++) {
        product(desk, desk->y, desk->n, &net->layers[l].w, desk->u, false);
        for (size_t i = 0; i < desk->count; i++) {
            const gs_stretch *s = &desk->stretches[i];
            run_sru(desk, &net->layers[l], s, desk->u + (size_t)s->at * 3 * d, desk->y + s->at * d,
                    NULL);
        }
        swap_layers(desk);
    }
    gs_desk_product(desk, desk->y, d, 0, &net->relu, desk->relu, gs_net_relu_width(&net->shape),
                    true);
    /* the same input, in 7 bits already */
    desk->k->matmul(desk->q, desk->q_scale, desk->n, &net->label, desk->label,
                    2 * (size_t)net->shape.label, false);
}
