/* lang/kernel_body.h - the text of lang/kernel.h's functions.
 *
 * kernel_portable.c, kernel_avx2.c and so on define KERNELS and KERNEL_NAME and
 * include this; each is compiled for its processor, at -O3, without fused
 * multiply-add and without -ffast-math. What works element by element is plain
 * loops, which the compiler turns into vectors, or is written with vectors of
 * the compiler's own; neither changes a bit. The two products of matrices are
 * written in blocks: of rows and outputs whose sums fit the registers, so that
 * a number once loaded is used several times; the weights of a block of
 * outputs stay in the first cache while all rows go by.
 */
#include <string.h>

#include "lang/kernel_int.h"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline))

/* In front of a loop with constant bounds over registers. */
#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 8")
#endif

/* ---- Products of 8-bit numbers ------------------------------------------- */

/* A block: TILE_ROWS rows by TILE_GROUPS groups of 16 outputs. A group's sums
 * are GROUP_VECS vectors of LANES. dot4() adds to each lane the products of
 * four neighbours: those of q, the same for all lanes, with the lane's w; dot8()
 * does so for two times four, whose 16-bit sums of four products it adds before
 * they become 32 bits: 4 * 127 * 63 < 32767. */
#if defined(__AVX512VNNI__)

#define LANES       16
#define TILE_ROWS   6
#define TILE_GROUPS 4
typedef __m512i isum;

INLINE isum isum_zero(void)
{
    return _mm512_setzero_si512();
}

INLINE isum isum_load(const int8_t *w)
{
    return _mm512_load_si512((const void *)w);
}

INLINE isum isum_spread(int32_t q)
{
    return _mm512_set1_epi32(q);
}

INLINE isum dot4(isum sum, isum q, isum w)
{
    return _mm512_dpbusd_epi32(sum, q, w);
}

#elif defined(__AVX2__)

#define LANES       8
#define TILE_GROUPS 1
typedef __m256i isum;

INLINE isum isum_zero(void)
{
    return _mm256_setzero_si256();
}

INLINE isum isum_load(const int8_t *w)
{
    return _mm256_load_si256((const __m256i *)(const void *)w);
}

INLINE isum isum_spread(int32_t q)
{
    return _mm256_set1_epi32(q);
}

#if defined(__AVXVNNI__)

#define TILE_ROWS 6

INLINE isum dot4(isum sum, isum q, isum w)
{
    return _mm256_dpbusd_avx_epi32(sum, q, w);
}

#else

#define TILE_ROWS 4

INLINE isum dot4(isum sum, isum q, isum w)
{
    __m256i pairs = _mm256_maddubs_epi16(q, w);

    return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

#define HAVE_DOT8

INLINE isum dot8(isum sum, isum q0, isum w0, isum q1, isum w1)
{
    __m256i fours = _mm256_add_epi16(_mm256_maddubs_epi16(q0, w0), _mm256_maddubs_epi16(q1, w1));

    return _mm256_add_epi32(sum, _mm256_madd_epi16(fours, _mm256_set1_epi16(1)));
}

#endif

#elif defined(__SSE4_1__)

#define LANES       4
#define TILE_ROWS   2
#define TILE_GROUPS 1
typedef __m128i isum;

INLINE isum isum_zero(void)
{
    return _mm_setzero_si128();
}

INLINE isum isum_load(const int8_t *w)
{
    return _mm_load_si128((const __m128i *)(const void *)w);
}

INLINE isum isum_spread(int32_t q)
{
    return _mm_set1_epi32(q);
}

INLINE isum dot4(isum sum, isum q, isum w)
{
    __m128i pairs = _mm_maddubs_epi16(q, w);

    return _mm_add_epi32(sum, _mm_madd_epi16(pairs, _mm_set1_epi16(1)));
}

#define HAVE_DOT8

INLINE isum dot8(isum sum, isum q0, isum w0, isum q1, isum w1)
{
    __m128i fours = _mm_add_epi16(_mm_maddubs_epi16(q0, w0), _mm_maddubs_epi16(q1, w1));

    return _mm_add_epi32(sum, _mm_madd_epi16(fours, _mm_set1_epi16(1)));
}

#else

#define LANES       4
#define TILE_ROWS   2
#define TILE_GROUPS 1
typedef int32_t  isum __attribute__((vector_size(16)));
typedef int16_t  shorts __attribute__((vector_size(16)));
typedef uint16_t ushorts __attribute__((vector_size(16)));
typedef uint32_t lanes __attribute__((vector_size(16)));

INLINE isum isum_zero(void)
{
    return (isum){0};
}

INLINE isum isum_load(const int8_t *w)
{
    isum v;

    memcpy(&v, w, sizeof v);
    return v;
}

INLINE isum isum_spread(int32_t q)
{
    return (isum){q, q, q, q};
}

/* As AVX2 does it: bytes of even and of odd place times each other, the sums of
 * two in 16 bits, and of these the upper and the lower half of each lane. */
INLINE isum dot4(isum sum, isum q, isum w)
{
    shorts  q_low = (shorts)q & 0xff, q_high = (shorts)((ushorts)q >> 8);
    shorts  w_low = (shorts)((ushorts)w << 8) >> 8, w_high = (shorts)w >> 8;
    ushorts pairs = (ushorts)(q_low * w_low + q_high * w_high);

    return sum + ((isum)pairs >> 16) + ((isum)((lanes)pairs << 16) >> 16);
}

#endif

#ifndef HAVE_DOT8

INLINE isum dot8(isum sum, isum q0, isum w0, isum q1, isum w1)
{
    return dot4(dot4(sum, q0, w0), q1, w1);
}

#endif

#define GROUP_VECS (16 / LANES)
#define TILE_VECS  (TILE_GROUPS * GROUP_VECS)
#define TILE_OUTS  (TILE_GROUPS * 16)

/* Of vector `v` of a block, four inputs from k on. */
INLINE const int8_t *weights(const int8_t *w, size_t in4, size_t k, size_t v)
{
    return w + (v / GROUP_VECS) * in4 * 16 + k * 16 + (v % GROUP_VECS) * LANES * 4;
}

INLINE isum four_of(const uint8_t *q)
{
    int32_t four;

    memcpy(&four, q, sizeof four);
    return isum_spread(four);
}

/* The last four inputs, where they are no eight. */
static void add_last(const uint8_t *q, size_t in4, const int8_t *w, size_t rows, size_t groups,
                     int32_t sums[TILE_ROWS][TILE_OUTS])
{
    for (size_t r = 0; r < rows; r++) {
        for (size_t o = 0; o < groups * 16; o++) {
            const int8_t *wo = w + (o / 16 + 1) * in4 * 16 - 64 + o % 16 * 4;
            for (size_t i = 0; i < 4; i++)
                sums[r][o] += q[r * in4 + in4 - 4 + i] * wo[i];
        }
    }
}

/* The sums of one block. `w` is the first group; `group` the bytes of one. */
INLINE void tile_sums(const uint8_t *q, size_t in4, const int8_t *w, size_t rows, size_t groups,
                      int32_t sums[TILE_ROWS][TILE_OUTS])
{
    const size_t vecs = groups * GROUP_VECS;
    size_t       k = 0;
    isum         acc[TILE_ROWS][TILE_VECS];

    UNROLL
    for (size_t r = 0; r < rows; r++) {
        UNROLL
        for (size_t v = 0; v < vecs; v++)
            acc[r][v] = isum_zero();
    }
    for (; k + 8 <= in4; k += 8) {
        isum w0[TILE_VECS], w1[TILE_VECS];
        UNROLL
        for (size_t v = 0; v < vecs; v++) {
            w0[v] = isum_load(weights(w, in4, k, v));
            w1[v] = isum_load(weights(w, in4, k + 4, v));
        }
        UNROLL
        for (size_t r = 0; r < rows; r++) {
            isum q0 = four_of(q + r * in4 + k), q1 = four_of(q + r * in4 + k + 4);
            UNROLL
            for (size_t v = 0; v < vecs; v++)
                acc[r][v] = dot8(acc[r][v], q0, w0[v], q1, w1[v]);
        }
    }
    UNROLL
    for (size_t r = 0; r < rows; r++) {
        UNROLL
        for (size_t v = 0; v < vecs; v++)
            memcpy(&sums[r][v * LANES], &acc[r][v], sizeof acc[r][v]);
    }
    if (k < in4)
        add_last(q, in4, w, rows, groups, sums);
}

/* What the product needs of one call, and where a block stands in it. */
typedef struct product {
    const uint8_t    *q;
    const float      *row_scale;
    const gs_qmatrix *m;
    float            *out;
    size_t            out_stride, in4;
    bool              relu;
} product;

INLINE float finish_one(int32_t sum, float row_scale, float scale, float bias)
{
    return (float)sum * row_scale * scale + bias;
}

INLINE float positive(float x)
{
    return x > 0.0f ? x : 0.0f;
}

/* Sums of one row to its outputs from `o` on, `n` of them. */
INLINE void finish_row(const product *p, size_t r, size_t o, size_t n, const int32_t *sums)
{
    const float *restrict scale = p->m->scale + o;
    const float *restrict bias = p->m->bias + o;
    const int32_t *restrict wsum = p->m->wsum + o;
    float *restrict out = p->out + r * p->out_stride + o;
    const float rs = p->row_scale[r];

    if (p->relu) {
        for (size_t j = 0; j < n; j++)
            out[j] =
                positive(finish_one(sums[j] - GS_KERNEL_ZERO * wsum[j], rs, scale[j], bias[j]));
    } else {
        for (size_t j = 0; j < n; j++)
            out[j] = finish_one(sums[j] - GS_KERNEL_ZERO * wsum[j], rs, scale[j], bias[j]);
    }
}

INLINE void tile(const product *p, size_t r, size_t group, size_t rows, size_t groups)
{
    int32_t      sums[TILE_ROWS][TILE_OUTS] __attribute__((aligned(64)));
    const size_t o = group * 16, n = groups * 16;

    tile_sums(p->q + r * p->in4, p->in4, p->m->w + group * 16 * p->in4, rows, groups, sums);
    if (o + n <= p->m->out) {
        for (size_t i = 0; i < rows; i++)
            finish_row(p, r + i, o, n, sums[i]);
    } else {
        for (size_t i = 0; i < rows; i++)
            finish_row(p, r + i, o, p->m->out - o, sums[i]);
    }
}

/* All rows for one block of outputs. The last full block of rows may reach
 * back over rows done before: they come out the same. */
INLINE void tile_column(const product *p, size_t rows, size_t group, size_t groups)
{
    if (rows < TILE_ROWS) {
        for (size_t r = 0; r < rows; r++)
            tile(p, r, group, 1, groups);
        return;
    }
    for (size_t r = 0; r < rows; r += TILE_ROWS)
        tile(p, r + TILE_ROWS <= rows ? r : rows - TILE_ROWS, group, TILE_ROWS, groups);
}

static void matmul(const uint8_t *q, const float *row_scale, size_t rows, const gs_qmatrix *m,
                   float *out, size_t out_stride, bool relu)
{
    const product p = {q, row_scale, m, out, out_stride, ((size_t)m->in + 3) / 4 * 4, relu};
    const size_t  groups = ((size_t)m->out + 15) / 16;
    size_t        g = 0;

    for (; g + TILE_GROUPS <= groups; g += TILE_GROUPS)
        tile_column(&p, rows, g, TILE_GROUPS);
    for (; g < groups; g++)
        tile_column(&p, rows, g, 1);
}

/* ---- Rows to 7 bits ------------------------------------------------------- */

INLINE int32_t bits_of(float x)
{
    int32_t bits;

    memcpy(&bits, &x, sizeof bits);
    return bits;
}

INLINE float float_of(int32_t bits)
{
    float x;

    memcpy(&x, &bits, sizeof x);
    return x;
}

#define INFINITE 0x7f800000 /* the bits; those of NaNs are above, of finite floats below */

/* Added to a float below 2^22 it leaves the nearest integer, ties to even, in
 * the last bits. */
#define ROUNDER 12582912.0f /* 1.5 * 2^23 */

/* The bits of the largest |x|, of those whose bits are not above `last`. Bits of
 * positive floats have their order, and the largest integer, unlike the
 * largest float, may be sought in any. */
INLINE int32_t row_max(const float *restrict x, size_t n, int32_t last)
{
    int32_t max = 0;

    for (size_t i = 0; i < n; i++) {
        int32_t a = bits_of(x[i]) & 0x7fffffff;
        a = a <= last ? a : 0;
        max = a > max ? a : max;
    }
    return max;
}

/* |x * inverse| is not beyond GS_KERNEL_MOST but for a rounding. */
INLINE uint8_t to_byte(float x, float inverse)
{
    return (uint8_t)(bits_of(x * inverse + (ROUNDER + (float)GS_KERNEL_ZERO)) & 0xff);
}

/* The same of any x. */
INLINE uint8_t any_to_byte(float x, float inverse)
{
    if ((bits_of(x) & 0x7fffffff) < INFINITE)
        return to_byte(x, inverse);
    return x > 0.0f   ? GS_KERNEL_ZERO + GS_KERNEL_MOST
           : x < 0.0f ? GS_KERNEL_ZERO - GS_KERNEL_MOST
                      : GS_KERNEL_ZERO;
}

static float quantize_row(const float *restrict x, size_t n, uint8_t *restrict q)
{
    const int32_t all = row_max(x, n, INT32_MAX);
    const bool    finite = all < INFINITE;
    const float   max = float_of(finite ? all : row_max(x, n, INFINITE - 1));
    const float   inverse = max >= GS_KERNEL_TINY ? (float)GS_KERNEL_MOST / max : 0.0f;

    if (finite) {
        for (size_t i = 0; i < n; i++)
            q[i] = to_byte(x[i], inverse);
    } else {
        for (size_t i = 0; i < n; i++)
            q[i] = any_to_byte(x[i], inverse);
    }
    return max >= GS_KERNEL_TINY ? max / (float)GS_KERNEL_MOST : 0.0f;
}

static void quantize(const float *x, size_t stride, size_t rows, size_t cols, uint8_t *q,
                     float *scale)
{
    const size_t cols4 = (cols + 3) / 4 * 4;

    for (size_t r = 0; r < rows; r++) {
        scale[r] = quantize_row(x + r * stride, cols, q + r * cols4);
        memset(q + r * cols4 + cols, GS_KERNEL_ZERO, cols4 - cols);
    }
}

/* ---- Vectors of floats ---------------------------------------------------- */

#if defined(__AVX512F__)
#define FLOATS   16
#define ARC_ROWS 6
#define ARC_VECS 2
#elif defined(__AVX__)
#define FLOATS   8
#define ARC_ROWS 5
#define ARC_VECS 2
#else
#define FLOATS   4
#define ARC_ROWS 2
#define ARC_VECS 4
#endif

typedef float    fvec __attribute__((vector_size(FLOATS * 4)));
typedef uint32_t uvec __attribute__((vector_size(FLOATS * 4)));

INLINE fvec load(const float *p)
{
    fvec v;

    memcpy(&v, p, sizeof v);
    return v;
}

INLINE void store(float *p, fvec v)
{
    memcpy(p, &v, sizeof v);
}

INLINE fvec spread(float x)
{
    return (fvec){0} + x;
}

/* x > least ? x : least, so `least` for NaN. Compilers may make a choice of two
 * computations of this; the instruction is meant. */
INLINE fvec at_least(fvec x, float least)
{
#if defined(__AVX512F__)
    return _mm512_max_ps(x, _mm512_set1_ps(least));
#elif defined(__AVX__)
    return _mm256_max_ps(x, _mm256_set1_ps(least));
#elif defined(__SSE2__)
    return _mm_max_ps(x, _mm_set1_ps(least));
#else
    uvec yes = (uvec)(x > spread(least));
    return (fvec)(((uvec)x & yes) | ((uvec)spread(least) & ~yes));
#endif
}

/* x < most ? x : most. */
INLINE fvec at_most(fvec x, float most)
{
#if defined(__AVX512F__)
    return _mm512_min_ps(x, _mm512_set1_ps(most));
#elif defined(__AVX__)
    return _mm256_min_ps(x, _mm256_set1_ps(most));
#elif defined(__SSE2__)
    return _mm_min_ps(x, _mm_set1_ps(most));
#else
    uvec yes = (uvec)(x < spread(most));
    return (fvec)(((uvec)x & yes) | ((uvec)spread(most) & ~yes));
#endif
}

/* ---- Functions of one number ---------------------------------------------- */

#define LOG2_E 1.44269504f

/* 2^(x * factor), between 2^-limit and 2^limit; NaN gives the lower. n is the
 * nearest integer to the exponent; 2^r on [-1/2, 1/2] a polynomial through the
 * Chebyshev nodes, 1 at 0, within 2.1e-7 of its value. Its exponent is then
 * raised by n: ROUNDER's own bits are shifted out, n's into place. */
INLINE fvec power_of_two(fvec x, float factor, float limit)
{
    fvec y = at_most(at_least(x * factor, -limit), limit);
    fvec n = y + ROUNDER;
    fvec r = y - (n - ROUNDER);
    fvec p = spread(1.33813021e-3f);

    p = p * r + 9.66636837e-3f;
    p = p * r + 5.55038117e-2f;
    p = p * r + 2.40223497e-1f;
    p = p * r + 6.93147182e-1f;
    p = p * r + 1.0f;
    return (fvec)((uvec)p + ((uvec)n << 23));
}

INLINE fvec exp_one(fvec x)
{
    return power_of_two(x, LOG2_E, 125.0f);
}

/* With these limits the product of two powers plus one stays finite. */
INLINE fvec exp_minus(fvec x)
{
    return power_of_two(x, -LOG2_E, 60.0f);
}

INLINE fvec exp_twice(fvec x)
{
    return power_of_two(x, 2.0f * LOG2_E, 60.0f);
}

INLINE fvec sigmoid_one(fvec x)
{
    return 1.0f / (1.0f + exp_minus(x));
}

INLINE fvec tanh_one(fvec x)
{
    return 1.0f - 2.0f / (1.0f + exp_twice(x));
}

/* sigmoid(gate) * tanh(c) + (1 - sigmoid(gate)) * x, by one division: with
 * e = exp(2c), tanh(c) = (e - 1) / (e + 1). */
INLINE fvec gated(fvec gate, fvec c, fvec x)
{
    fvec e = exp_twice(c), above = e + 1.0f;

    return x + (e - 1.0f - x * above) / (above * (1.0f + exp_minus(gate)));
}

INLINE void each(const float *x, size_t n, float *out, fvec (*one)(fvec))
{
    fvec   rest = {0};
    size_t i = 0;

    for (; i + FLOATS <= n; i += FLOATS)
        store(out + i, one(load(x + i)));
    if (i < n) {
        memcpy(&rest, x + i, (n - i) * sizeof *x);
        rest = one(rest);
        memcpy(out + i, &rest, (n - i) * sizeof *x);
    }
}

static void exp_all(const float *x, size_t n, float *out)
{
    each(x, n, out, exp_one);
}

static void sigmoid_all(const float *x, size_t n, float *out)
{
    each(x, n, out, sigmoid_one);
}

static void tanh_all(const float *x, size_t n, float *out)
{
    each(x, n, out, tanh_one);
}

/* ---- Recurrent units ------------------------------------------------------ */

/* One word. The cells know nothing of each other. */
INLINE void sru_step(const gs_sru *s, size_t t)
{
    const size_t row = s->rows ? s->rows[t] : t;
    const float *u = s->u + row * s->u_stride;
    const float *candidate = u + s->candidate, *forget = u + s->forget, *reset = u + s->reset;
    const float *x = s->x + row * s->x_stride;
    float       *out = s->out + t * s->out_stride;

    for (size_t i = 0; i < s->h; i += FLOATS) {
        const fvec before = load(s->c + i), new = load(candidate + i);
        const fvec f = load(forget + i) + load(s->vf + i) * before + load(s->bf + i);
        const fvec r = load(reset + i) + load(s->vr + i) * before + load(s->br + i);
        const fvec c = new + sigmoid_one(f) * (before - new);
        store(s->c + i, c);
        store(out + i, gated(r, c, load(x + i)));
    }
}

static void sru(const gs_sru *layer)
{
    const gs_sru s = *layer;

    memset(s.c, 0, s.h * sizeof *s.c);
    for (size_t i = 0; i < s.n; i++)
        sru_step(&s, s.backward ? s.n - 1 - i : i);
}

/* ---- Products of floats --------------------------------------------------- */

/* A block of sums: `rows` by `vecs` vectors. */
INLINE void arc_tile(const float *a, const float *bt, size_t k, size_t npad, float *out,
                     size_t rows, size_t vecs)
{
    fvec acc[ARC_ROWS][4];

    UNROLL
    for (size_t r = 0; r < rows; r++) {
        UNROLL
        for (size_t v = 0; v < vecs; v++)
            acc[r][v] = (fvec){0};
    }
    for (size_t i = 0; i < k; i++) {
        fvec b[4];
        UNROLL
        for (size_t v = 0; v < vecs; v++)
            b[v] = load(bt + i * npad + v * FLOATS);
        UNROLL
        for (size_t r = 0; r < rows; r++) {
            UNROLL
            for (size_t v = 0; v < vecs; v++)
                acc[r][v] = acc[r][v] + a[r * k + i] * b[v];
        }
    }
    UNROLL
    for (size_t r = 0; r < rows; r++) {
        UNROLL
        for (size_t v = 0; v < vecs; v++)
            store(out + r * npad + v * FLOATS, acc[r][v]);
    }
}

INLINE void arc_column(const float *a, const float *bt, size_t n, size_t k, size_t npad, float *out,
                       size_t vecs)
{
    size_t d = 0;

    for (; d + ARC_ROWS <= n; d += ARC_ROWS)
        arc_tile(a + d * k, bt, k, npad, out + d * npad, ARC_ROWS, vecs);
    for (; d < n; d++)
        arc_tile(a + d * k, bt, k, npad, out + d * npad, 1, vecs);
}

static void arcs(const float *a, const float *bt, size_t n, size_t k, size_t npad, float *out)
{
    const size_t wide = (size_t)ARC_VECS * FLOATS;
    size_t       h = 0;

    for (; h + wide <= npad; h += wide)
        arc_column(a, bt + h, n, k, npad, out + h, ARC_VECS);
    for (; h < npad; h += 16)
        arc_column(a, bt + h, n, k, npad, out + h, 16 / FLOATS);
}

/* ---- Rows ----------------------------------------------------------------- */

static void add_relu_rows(gs_rows a, gs_rows b, const uint32_t *pick, size_t rows, size_t n,
                          float *out, size_t out_stride)
{
    for (size_t i = 0; i < rows; i++) {
        const float *ai = a.p + i * a.stride;
        const float *bi = b.p + (pick ? pick[i] : i) * b.stride;
        float       *to = out + i * out_stride;
        for (size_t j = 0; j < n; j++)
            to[j] = positive(ai[j] + bi[j]);
    }
}

static void expand(const int8_t *restrict row, float scale, size_t n, float *restrict out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (float)row[i] * scale;
}

static void accumulate(const int8_t *restrict row, float scale, size_t n, float *restrict out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = out[i] + (float)row[i] * scale;
}

const gs_kernels KERNELS = {
    .name = KERNEL_NAME,
    .quantize = quantize,
    .matmul = matmul,
    .sru = sru,
    .arcs = arcs,
    .add_relu_rows = add_relu_rows,
    .expand = expand,
    .accumulate = accumulate,
    .exp = exp_all,
    .sigmoid = sigmoid_all,
    .tanh = tanh_all,
};
