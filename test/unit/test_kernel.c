/* lang/kernel.h: every path that this processor has against a plain reference,
 * and all against the portable one, bit by bit. */
#include "test.h"

#include <math.h>

#include "lang/kernel.h"

static const char *const paths[] = {"portable", "sse41", "avx2", "avxvnni", "avx512vnni"};

#define PATHS (sizeof paths / sizeof *paths)

/* Memory that is aligned and of exactly the size, so that a sanitizer sees a
 * read past its end. */
static void *room(size_t bytes)
{
    void *p = NULL;

    assert_int_equal(posix_memalign(&p, GS_KERNEL_ALIGN, bytes ? bytes : 1), 0);
    memset(p, 0xa5, bytes);
    return p;
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* In [-scale, scale). */
static float *random_floats(size_t n, float scale, uint32_t seed)
{
    float *p = room(n * sizeof *p);

    for (size_t i = 0; i < n; i++)
        p[i] = ((float)next_random(&seed) / 8388608.0f - 1.0f) * scale;
    return p;
}

static void same_bits(const float *a, const float *b, size_t n, const char *what)
{
    for (size_t i = 0; i < n; i++) {
        if (memcmp(&a[i], &b[i], sizeof *a) != 0 && !(isnan(a[i]) && isnan(b[i])))
            fail_msg("%s: element %zu is %.9g, not %.9g", what, i, (double)a[i], (double)b[i]);
    }
}

static void near(double a, double b, double within, const char *what, double x)
{
    if (!(fabs(a - b) <= within))
        fail_msg("%s: %.9g, not %.9g at %.9g", what, a, b, x);
}

/* ---- Products of 8-bit numbers */

typedef struct matrix {
    gs_qmatrix_room room;
    gs_qmatrix      m;
} matrix;

static void matrix_init(matrix *x, const float *rows, const float *bias, uint32_t in, uint32_t out)
{
    const size_t in4 = gs_qmatrix_in4(in), out16 = gs_qmatrix_out16(out);

    x->room =
        (gs_qmatrix_room){room(in4 * out16), room(out16 * 4), room(out16 * 4), room(out16 * 4)};
    x->m = gs_qmatrix_pack(rows, bias, in, out, &x->room);
}

static void matrix_release(matrix *x)
{
    free(x->room.w);
    free(x->room.scale);
    free(x->room.bias);
    free(x->room.wsum);
}

static int8_t weight(const gs_qmatrix *m, size_t k, size_t o)
{
    return m->w[(o / 16) * gs_qmatrix_in4(m->in) * 16 + k / 4 * 64 + o % 16 * 4 + k % 4];
}

/* As kernel.h says it. Each step is rounded to a float of its own. */
static float reference(const uint8_t *q, float row_scale, const gs_qmatrix *m, size_t o, bool relu)
{
    int64_t        sum = 0;
    volatile float v;

    for (size_t k = 0; k < m->in; k++)
        sum += (q[k] - GS_KERNEL_ZERO) * weight(m, k, o);
    v = (float)sum;
    v = v * row_scale;
    v = v * m->scale[o];
    v = v + m->bias[o];
    return relu && !(v > 0) ? 0.0f : v;
}

static void check_matmul(const uint8_t *q, const float *row_scale, size_t rows, const gs_qmatrix *m,
                         bool relu)
{
    const size_t in4 = gs_qmatrix_in4(m->in), stride = m->out + 3;
    float       *want = room(rows * stride * sizeof *want);
    float       *got = room(rows * stride * sizeof *got);

    for (size_t r = 0; r < rows; r++) {
        for (size_t o = 0; o < m->out; o++)
            want[r * stride + o] = reference(q + r * in4, row_scale[r], m, o, relu);
    }
    for (size_t i = 0; i < PATHS; i++) {
        const gs_kernels *k = gs_kernels_named(paths[i]);
        if (!k)
            continue;
        memset(got, 0xa5, rows * stride * sizeof *got);
        k->matmul(q, row_scale, rows, m, got, stride, relu);
        same_bits(got, want, rows * stride, paths[i]); /* between the rows nothing is written */
    }
    free(want);
    free(got);
}

static void matmul_case(size_t rows, uint32_t in, uint32_t out, bool relu)
{
    float   *w = random_floats((size_t)in * out, 0.3f, in + out);
    float   *bias = random_floats(out, 1.0f, out);
    float   *x = random_floats(rows * in, 3.0f, (uint32_t)rows);
    uint8_t *q = room(rows * gs_qmatrix_in4(in));
    float   *scale = room(rows * sizeof *scale);
    matrix   m;

    matrix_init(&m, w, bias, in, out);
    gs_kernels_best()->quantize(x, in, rows, in, q, scale);
    check_matmul(q, scale, rows, &m.m, relu);
    matrix_release(&m);
    free(w), free(bias), free(x), free(q), free(scale);
}

static void matmul_of_all_sizes(void **state)
{
    static const uint32_t ins[] = {1, 3, 4, 5, 8, 37, 320};
    static const uint32_t outs[] = {1, 15, 16, 17, 33, 64, 65, 247};

    (void)state;
    for (size_t rows = 0; rows <= 7; rows++) {
        for (size_t i = 0; i < sizeof ins / sizeof *ins; i++) {
            for (size_t o = 0; o < sizeof outs / sizeof *outs; o++)
                matmul_case(rows, ins[i], outs[o], rows % 2);
        }
    }
    matmul_case(64, 320, 96, false);
    matmul_case(23, 300, 130, true);
}

/* Whatever meets whatever: no sum may saturate. */
static void matmul_of_extremes(void **state)
{
    enum { ROWS = 7, IN = 321, OUT = 33 };
    static const uint8_t fills[] = {127, 1, 0, GS_KERNEL_ZERO};
    float               *w = room((size_t)IN * OUT * sizeof *w);
    uint8_t             *q = room((size_t)ROWS * 324);
    float                scale[ROWS] = {1, 0.5f, 0, -1, 1e-30f, 1e30f, 3};
    matrix               m;

    (void)state;
    for (int sign = 0; sign < 3; sign++) {
        for (size_t i = 0; i < (size_t)IN * OUT; i++)
            w[i] = sign == 0 ? 63.0f : sign == 1 ? -63.0f : i % 2 ? 63.0f : -63.0f;
        matrix_init(&m, w, NULL, IN, OUT);
        assert_int_equal(abs(weight(&m.m, 5, 7)), 63);
        for (size_t f = 0; f < sizeof fills; f++) {
            memset(q, fills[f], (size_t)ROWS * 324);
            check_matmul(q, scale, ROWS, &m.m, false);
            check_matmul(q, scale, ROWS, &m.m, true);
        }
        matrix_release(&m);
    }
    free(w), free(q);
}

/* ---- Rows to 7 bits */

static void quantize_rounds_to_nearest(void **state)
{
    const float   x[] = {63, -63, 0.5f, 1.5f, -0.5f, 2.49f, -3.51f};
    const uint8_t want[] = {127, 1, 64, 66, 64, 66, 60, 64};
    uint8_t       q[8];
    float         scale;

    (void)state;
    for (size_t i = 0; i < PATHS; i++) {
        const gs_kernels *k = gs_kernels_named(paths[i]);
        if (!k)
            continue;
        memset(q, 0, sizeof q);
        k->quantize(x, 7, 1, 7, q, &scale);
        assert_memory_equal(q, want, sizeof want);
        assert_true(scale == 1.0f);
    }
}

static void quantize_survives_anything(void **state)
{
    enum { COLS = 19 };
    float          x[6][COLS] = {{0}};
    uint8_t        q[6][20], first[6][20];
    float          scale[6], first_scale[6];
    const uint32_t tiny = 1, nan_of_ones = UINT32_MAX;

    (void)state;
    for (size_t j = 0; j < COLS; j++) {
        x[1][j] = NAN;
        x[2][j] = j % 3 ? INFINITY : -INFINITY;
        x[3][j] = j == 4 ? NAN : j == 5 ? -INFINITY : (float)j;
        x[4][j] = j % 2 ? 3.4e38f : -3.4e38f;
        memcpy(&x[5][j], &tiny, sizeof tiny);
    }
    memcpy(&x[5][7], &nan_of_ones, sizeof nan_of_ones);
    gs_kernels_named("portable")->quantize(x[0], COLS, 6, COLS, first[0], first_scale);
    for (size_t i = 0; i < PATHS; i++) {
        const gs_kernels *k = gs_kernels_named(paths[i]);
        if (!k)
            continue;
        k->quantize(x[0], COLS, 6, COLS, q[0], scale);
        assert_memory_equal(q, first, sizeof q);
        assert_memory_equal(scale, first_scale, sizeof scale);
    }
    assert_true(scale[0] == 0 && scale[1] == 0 && scale[2] == 0 && scale[5] == 0);
    for (size_t j = 0; j < 20; j++)
        assert_true(q[0][j] == 64 && q[1][j] == 64 && q[5][j] == 64);
    assert_true(q[3][4] == 64 && q[3][5] == 1 && q[3][18] == 127 && q[3][0] == 64);
    assert_true(q[4][0] == 1 && q[4][1] == 127 && q[4][19] == 64);
}

static void quantize_keeps_the_value(void **state)
{
    enum { ROWS = 9, COLS = 322, STRIDE = 330 };
    float   *x = random_floats((size_t)ROWS * STRIDE, 40.0f, 5);
    uint8_t *q = room((size_t)ROWS * 324), *other = room((size_t)ROWS * 324);
    float    scale[ROWS], other_scale[ROWS];

    (void)state;
    gs_kernels_named("portable")->quantize(x, STRIDE, ROWS, COLS, q, scale);
    for (size_t r = 0; r < ROWS; r++) {
        for (size_t j = 0; j < COLS; j++)
            near((q[r * 324 + j] - GS_KERNEL_ZERO) * (double)scale[r], (double)x[r * STRIDE + j],
                 (double)scale[r] * 0.5001, "quantize", (double)j);
    }
    for (size_t i = 0; i < PATHS; i++) {
        const gs_kernels *k = gs_kernels_named(paths[i]);
        if (!k)
            continue;
        k->quantize(x, STRIDE, ROWS, COLS, other, other_scale);
        assert_memory_equal(q, other, (size_t)ROWS * 324);
        assert_memory_equal(scale, other_scale, sizeof scale);
    }
    free(x), free(q), free(other);
}

/* ---- Functions of one number */

typedef void (*each)(const float *x, size_t n, float *out);

static each function_of(const gs_kernels *k, int which)
{
    return which == 0 ? k->sigmoid : which == 1 ? k->tanh : k->exp;
}

static void functions_are_those_of_libm(void **state)
{
    enum { N = 200003 };
    static const char *const names[] = {"sigmoid", "tanh", "exp"};
    float                   *x = room(N * sizeof *x), *first = room(N * sizeof *x);
    float                   *out = room(N * sizeof *x);

    (void)state;
    for (size_t i = 0; i < N; i++)
        x[i] = ((float)i / (N - 1) - 0.5f) * (i % 3 ? 20.0f : 170.0f);
    for (int which = 0; which < 3; which++) {
        function_of(gs_kernels_named("portable"), which)(x, N, first);
        for (size_t i = 0; i < N; i++) {
            double v = (double)x[i], e = exp(v);
            double want = which == 0 ? 1 / (1 + exp(-v)) : which == 1 ? tanh(v) : e;
            near((double)first[i], want, which == 2 ? 1e-5 * e : 1e-6, names[which], v);
        }
        for (size_t p = 0; p < PATHS; p++) {
            if (!gs_kernels_named(paths[p]))
                continue;
            function_of(gs_kernels_named(paths[p]), which)(x, N, out);
            same_bits(out, first, N, names[which]);
        }
    }
    free(x), free(first), free(out);
}

static void functions_saturate(void **state)
{
    const float x[] = {INFINITY, -INFINITY, 3.4e38f, -3.4e38f, 1000, -1000, 0, -0.0f, NAN};
    float       out[9];

    (void)state;
    for (size_t p = 0; p < PATHS; p++) {
        const gs_kernels *k = gs_kernels_named(paths[p]);
        if (!k)
            continue;
        k->sigmoid(x, 9, out);
        for (size_t i = 0; i < 8; i++)
            near((double)out[i], i >= 6 ? 0.5 : i % 2 ? 0 : 1, 1e-18, "sigmoid", (double)x[i]);
        assert_true(out[8] == 1.0f);
        k->tanh(x, 9, out);
        for (size_t i = 0; i < 8; i++)
            assert_true(out[i] == (i >= 6 ? 0.0f : i % 2 ? -1.0f : 1.0f));
        assert_true(out[8] == -1.0f);
        k->exp(x, 9, out);
        for (size_t i = 0; i < 9; i++)
            assert_true(isfinite(out[i]) && out[i] >= 0.0f &&
                        (i >= 6 || (out[i] > 1) == (i % 2 == 0)));
    }
}

/* ---- Recurrent units */

static double sigmoid(double x)
{
    return 1 / (1 + exp(-x));
}

/* The formula of kernel.h, in doubles. */
static void sru_reference(const gs_sru *s, double *c, double *out)
{
    memset(c, 0, s->h * sizeof *c);
    for (size_t i = 0; i < s->n; i++) {
        size_t       t = s->backward ? s->n - 1 - i : i, row = s->rows ? s->rows[t] : t;
        const float *u = s->u + row * s->u_stride;
        for (size_t j = 0; j < s->h; j++) {
            double x = (double)s->x[row * s->x_stride + j];
            double f =
                sigmoid((double)u[s->forget + j] + (double)s->vf[j] * c[j] + (double)s->bf[j]);
            double r =
                sigmoid((double)u[s->reset + j] + (double)s->vr[j] * c[j] + (double)s->br[j]);
            c[j] = f * c[j] + (1 - f) * (double)u[s->candidate + j];
            out[t * s->h + j] = r * tanh(c[j]) + (1 - r) * x;
        }
    }
}

/* `rows` of u and x are below n. */
static void sru_case(size_t n, size_t h, bool backward, const uint32_t *rows)
{
    const size_t u_stride = 3 * h + 5, x_stride = h + 3, out_stride = h + 1;
    float       *u = random_floats(n * u_stride, 4.0f, (uint32_t)n);
    float       *x = random_floats(n * x_stride, 1.0f, (uint32_t)h);
    float       *v = random_floats(4 * h, 1.0f, 3);
    float       *first = room(n * out_stride * sizeof *first);
    float       *out = room(n * out_stride * sizeof *out);
    float       *c = room(h * sizeof *c);
    double      *dc = room(h * sizeof *dc), *dout = room(n * h * sizeof *dout);
    gs_sru       s = {.u = u,
                      .u_stride = u_stride,
                      .candidate = h,
                      .forget = 0,
                      .reset = 2 * h,
                      .x = x,
                      .x_stride = x_stride,
                      .rows = rows,
                      .vf = v,
                      .vr = v + h,
                      .bf = v + 2 * h,
                      .br = v + 3 * h,
                      .out = first,
                      .out_stride = out_stride,
                      .c = c,
                      .n = n,
                      .h = h,
                      .backward = backward};

    sru_reference(&s, dc, dout);
    gs_kernels_named("portable")->sru(&s);
    for (size_t t = 0; t < n; t++) {
        for (size_t j = 0; j < h; j++)
            near((double)first[t * out_stride + j], dout[t * h + j], 5e-6, "sru", (double)t);
    }
    s.out = out;
    for (size_t p = 0; p < PATHS; p++) {
        const gs_kernels *k = gs_kernels_named(paths[p]);
        if (!k)
            continue;
        memset(out, 0xa5, n * out_stride * sizeof *out);
        k->sru(&s);
        same_bits(out, first, n * out_stride, paths[p]);
    }
    free(u), free(x), free(v), free(first), free(out), free(c), free(dc), free(dout);
}

static void sru_follows_its_formula(void **state)
{
    static const uint32_t rows[7] = {3, 0, 6, 6, 1, 3, 5};

    (void)state;
    for (int backward = 0; backward < 2; backward++) {
        sru_case(0, 16, backward, NULL);
        sru_case(1, 16, backward, NULL);
        sru_case(7, 48, backward, NULL);
        sru_case(7, 48, backward, rows);
        sru_case(33, 160, backward, NULL);
        sru_case(2000, 32, backward, NULL);
    }
}

/* ---- Products of floats, and rows */

static void arcs_case(size_t n, size_t k, size_t npad)
{
    float *a = random_floats(n * k, 2.0f, 7), *bt = random_floats(k * npad, 2.0f, 8);
    float *want = room(n * npad * sizeof *want), *out = room(n * npad * sizeof *out);

    for (size_t i = 0; i < n * npad; i++) {
        volatile float sum = 0, product;
        for (size_t j = 0; j < k; j++) {
            product = a[i / npad * k + j] * bt[j * npad + i % npad];
            sum = sum + product;
        }
        want[i] = sum;
    }
    for (size_t p = 0; p < PATHS; p++) {
        const gs_kernels *kernels = gs_kernels_named(paths[p]);
        if (!kernels)
            continue;
        memset(out, 0xa5, n * npad * sizeof *out);
        kernels->arcs(a, bt, n, k, npad, out);
        same_bits(out, want, n * npad, paths[p]);
    }
    free(a), free(bt), free(want), free(out);
}

static void arcs_sum_in_order(void **state)
{
    static const size_t sizes[][3] = {{1, 1, 16},   {5, 7, 16},   {6, 128, 32}, {7, 3, 48},
                                      {17, 33, 32}, {13, 64, 80}, {50, 129, 64}};

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        arcs_case(sizes[i][0], sizes[i][1], sizes[i][2]);
    arcs_case(3, 0, 16);
}

static void rows_are_added_and_cut_at_zero(void **state)
{
    enum { ROWS = 5, N = 37 };
    float         *a = random_floats((size_t)ROWS * 40, 1.0f, 1);
    float         *b = random_floats((size_t)ROWS * 38, 1.0f, 2);
    float          out[ROWS][N];
    const uint32_t pick[ROWS] = {4, 0, 0, 2, 1};

    (void)state;
    a[3] = NAN;
    for (size_t p = 0; p < 2 * PATHS; p++) {
        const gs_kernels *k = gs_kernels_named(paths[p / 2]);
        const bool        picks = p % 2;
        if (!k)
            continue;
        k->add_relu_rows((gs_rows){a, 40}, (gs_rows){b, 38}, picks ? pick : NULL, ROWS, N, out[0],
                         N);
        for (size_t i = 0; i < ROWS; i++) {
            for (size_t j = 0; j < N; j++) {
                float sum = a[i * 40 + j] + b[(picks ? pick[i] : i) * 38 + j];
                assert_true(out[i][j] == (sum > 0 ? sum : 0.0f));
            }
        }
        k->add_relu_rows((gs_rows){out[0], N}, (gs_rows){out[0], N}, NULL, ROWS, N, out[0], N);
        assert_true(out[0][3] == 0.0f);
    }
    free(a), free(b);
}

static void embeddings_are_expanded(void **state)
{
    int8_t row[77];
    float  out[77];

    (void)state;
    for (int i = 0; i < 77; i++)
        row[i] = (int8_t)(i * 7 - 128);
    for (size_t p = 0; p < PATHS; p++) {
        const gs_kernels *k = gs_kernels_named(paths[p]);
        if (!k)
            continue;
        k->expand(row, 0.25f, 77, out);
        for (size_t i = 0; i < 77; i++)
            assert_true(out[i] == (float)row[i] * 0.25f);
        k->accumulate(row, 0.5f, 77, out);
        for (size_t i = 0; i < 77; i++)
            assert_true(out[i] == (float)row[i] * 0.75f);
    }
}

static void paths_are_found_by_name(void **state)
{
    (void)state;
    assert_non_null(gs_kernels_named("portable"));
    assert_null(gs_kernels_named("abacus"));
    assert_ptr_equal(gs_kernels_named(gs_kernels_best()->name), gs_kernels_best());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_found_by_name),
        cmocka_unit_test(matmul_of_all_sizes),
        cmocka_unit_test(matmul_of_extremes),
        cmocka_unit_test(quantize_rounds_to_nearest),
        cmocka_unit_test(quantize_survives_anything),
        cmocka_unit_test(quantize_keeps_the_value),
        cmocka_unit_test(functions_are_those_of_libm),
        cmocka_unit_test(functions_saturate),
        cmocka_unit_test(sru_follows_its_formula),
        cmocka_unit_test(arcs_sum_in_order),
        cmocka_unit_test(rows_are_added_and_cut_at_zero),
        cmocka_unit_test(embeddings_are_expanded),
    };
    return cmocka_run_group_tests_name("kernel", tests, NULL, NULL);
}
