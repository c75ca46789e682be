/* lang/kernel.h - the arithmetic of the language model, for the processor at hand.
 *
 * A table of functions for each kind of processor: "portable" (any), and on
 * x86_64 "sse41", "avx2", "avxvnni" and "avx512vnni". All are one text,
 * lang/kernel_body.h, compiled several times, and ALL GIVE THE SAME BITS, so
 * that a report has the same records on every machine:
 *
 *   - products of 8-bit numbers are summed in 32-bit integers, exactly;
 *   - of floats there is nothing but + - * / and comparison, each rounded alone
 *     (no fused multiply-add), element by element; a sum over many elements is
 *     taken in one order, whatever the width of the vectors;
 *   - exp, sigmoid and tanh are made of these here; libm is not asked.
 *
 * Only which NaN comes of NaNs may differ; gs_kernels.quantize, through which
 * every layer goes, takes any NaN for 0.
 *
 * The functions borrow what they get, ask for no memory and cannot fail. The
 * arrays of a gs_qmatrix and `bt` of arcs are aligned to GS_KERNEL_ALIGN (the
 * parts of a model file are); all others only to their type. Outputs do not
 * overlap inputs unless it says so. A stride is in elements, from one row to
 * the next. Sizes may be 0.
 */
#ifndef GS_LANG_KERNEL_H
#define GS_LANG_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lang/qmatrix.h"

#define GS_KERNEL_ALIGN 64
#define GS_KERNEL_TINY  1e-30f

/* An activation of 7 bits: its zero, and how far it goes from there. With
 * weights of 7 bits too, four products of bytes fit 16 bits with their sign. */
#define GS_KERNEL_ZERO 64
#define GS_KERNEL_MOST 63

/* Rows of floats, one every `stride` elements. */
typedef struct gs_rows {
    const float *p;
    size_t       stride;
} gs_rows;

/* One direction of one layer of Simple Recurrent Units over one sentence (Lei,
 * Zhang, Wang, Dai, Artzi 2018, with peepholes). For t from the first word to
 * the last, or back, and each of h cells:
 *
 *     f = sigmoid(forget[t] + vf * c + bf)
 *     r = sigmoid(reset[t] + vr * c + br)       c still of the word before
 *     c = f * c + (1 - f) * candidate[t]        computed as u + f * (c - u)
 *     out[t] = r * tanh(c) + (1 - r) * x[t]     computed with one division
 */
typedef struct gs_sru {
    const float    *u;                        /* [n][u_stride], pre-activations  */
    size_t          u_stride;                 /*                                 */
    size_t          candidate, forget, reset; /* where each begins in a row of u */
    const float    *x;                        /* [n][x_stride], the highway      */
    size_t          x_stride;
    const uint32_t *rows;              /* [n], which rows of u and x; NULL: 0, 1, 2, ... */
    const float    *vf, *vr, *bf, *br; /* [h] */
    float          *out;               /* [n][out_stride], h of each; not x, not u */
    size_t          out_stride;
    float          *c; /* [h], scratch: begins at 0, holds the last state */
    size_t          n; /* words */
    size_t          h; /* cells, a multiple of 16 */
    bool            backward;
} gs_sru;

typedef struct gs_kernels {
    const char *name;

    /* Rows to 7 bits, each with a scale of its own: of the finite x of a row,
     * scale = max|x| / 63 and q = x / scale to the nearest integer (ties to
     * even; computed as x * (63 / max|x|)) + 64, so 1..127. A row of zeros,
     * or of none above GS_KERNEL_TINY, has scale 0 and q 64. NaN counts as 0,
     * an infinity as the row's largest. Columns are padded to 4 with 64, which
     * is 0. */
    void (*quantize)(const float *x, size_t stride, size_t rows, size_t cols,
                     uint8_t *q /* [rows][cols4] */, float *scale /* [rows] */);

    /* out[r][o] = (float)(sum of q[r][k] * w[o][k] - 64 * wsum[o])
     *             * row_scale[r] * m->scale[o] + m->bias[o],
     * from left to right, for the m->out outputs; `relu`: not below 0, and 0
     * for NaN. */
    void (*matmul)(const uint8_t *q /* [rows][in4] */, const float *row_scale, size_t rows,
                   const gs_qmatrix *m, float *out, size_t out_stride, bool relu);

    void (*sru)(const gs_sru *layer);

    /* out[d][h] = sum over k, from 0 on, of a[d][k] * bt[k][h]; npad is a
     * multiple of 16. */
    void (*arcs)(const float *a /* [n][k] */, const float *bt /* [k][npad] */, size_t n, size_t k,
                 size_t npad, float *out /* [n][npad] */);

    /* out[i][j] = max(0, a[i][j] + b[pick[i]][j]), of b[i] when `pick` is NULL.
     * Row i of `out` may be row i of `a`. The picks are the caller's to check. */
    void (*add_relu_rows)(gs_rows a, gs_rows b, const uint32_t *pick, size_t rows, size_t n,
                          float *out, size_t out_stride);

    /* An embedding's row as floats, row[i] * scale: written, or added. */
    void (*expand)(const int8_t *row, float scale, size_t n, float *out);
    void (*accumulate)(const int8_t *row, float scale, size_t n, float *out);

    /* Element by element; `out` may be `x`. sigmoid and tanh are within 1e-6 of
     * the true value and end at 0, 1 and -1; exp is within 1e-5 of its value and
     * ends at 2^-125 and 2^125. NaN is taken for what is far below (or, by
     * sigmoid, above) 0: nothing comes out that is not finite. */
    void (*exp)(const float *x, size_t n, float *out);
    void (*sigmoid)(const float *x, size_t n, float *out);
    void (*tanh)(const float *x, size_t n, float *out);
} gs_kernels;

/* The fastest that this processor runs. */
const gs_kernels *gs_kernels_best(void);

/* One by its name, for tests and benches; NULL when there is none of the name
 * or this processor cannot run it. */
const gs_kernels *gs_kernels_named(const char *name);

#endif
