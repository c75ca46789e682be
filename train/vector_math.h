/* train/vector_math.h - the inner loops of training, over plain float arrays.
 *
 * Compiled for the processor's vectors and with relaxed arithmetic (sums may be
 * reordered), which the model at work never is: lang/kernel.h. Matrices are
 * row-major; sgemm is OpenBLAS's.
 */
#ifndef GS_TRAIN_VECTOR_MATH_H
#define GS_TRAIN_VECTOR_MATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Has OpenBLAS compute in the calling thread alone: trainer.h has threads of its
 * own, which its threads would fight for the processor. Call it first. */
void train_math_start(void);

/* Rows of floats, one every `stride`. */
typedef struct train_rows {
    const float *p;
    size_t       stride;
} train_rows;

/* out [n][cols] = a [n][inner] b [inner][cols], added to `out` when `add`. */
void train_matmul(train_rows a, train_rows b, float *out, size_t out_stride, size_t n, size_t inner,
                  size_t cols, bool add);

/* The same with b transposed, b [cols][inner]; and with a transposed, a [inner][n]. */
void train_matmul_bt(train_rows a, train_rows b, float *out, size_t out_stride, size_t n,
                     size_t inner, size_t cols, bool add);
void train_matmul_at(train_rows a, train_rows b, float *out, size_t out_stride, size_t n,
                     size_t inner, size_t cols, bool add);

void train_add_bias(float *rows, size_t stride, const float *bias, size_t n, size_t cols);
/* sum [cols] += the rows. */
void train_sum_rows(const float *rows, size_t stride, float *sum, size_t n, size_t cols);
void train_relu(float *rows, size_t stride, size_t n, size_t cols);
/* grad = 0 where value, behind the ReLU, is 0. */
void train_relu_back(const float *value, size_t stride, float *grad, size_t grad_stride, size_t n,
                     size_t cols);
void train_multiply(float *a, const float *b, size_t count);
void train_axpy(float *y, const float *x, float factor, size_t count); /* y += factor x */

/* Cross-entropy of one row: `scores` become softmax minus the target, times
 * `weight`: the gradient. Returns the loss. Where `soft` is not NULL it is the
 * target's distribution, [n]; else `gold` has all of it. */
float train_cross_entropy(float *scores, size_t n, size_t gold, const float *soft, float weight);

/* One direction of one SRU layer (lang/net.h), `hidden` wide, over n words.
 * All pointers are to the first word in text order. */
typedef struct train_sru {
    size_t       n, hidden;
    bool         backward;
    const float *u; /* [n][u_stride]: candidate, forget, reset, each `hidden` wide */
    size_t       u_stride;
    const float *x;                             /* [n][stride] the highway */
    size_t       stride;                        /* of x, h, c, f, r, g and their gradients */
    const float *vf, *vr, *bf, *br;             /* [hidden] */
    float       *h, *c, *f, *r, *g;             /* [n][stride] out; g is tanh(c) */
    const float *dh;                            /* [n][stride] */
    float       *du;                            /* [n][u_stride] */
    float       *dx;                            /* [n][stride], added to */
    float       *dvf, *dvr, *dbf, *dbr, *carry; /* [hidden] added to; carry is scratch */
} train_sru;

void train_sru_forward(const train_sru *s);
void train_sru_back(const train_sru *s);

/* Adam (Kingma and Ba 2015) over `count` weights, with the running mean of the
 * weights kept beside. */
typedef struct train_adam {
    float rate, beta1, beta2, fix1, fix2, epsilon, decay, mean_decay;
} train_adam;

void train_adam_step(const train_adam *a, size_t count, float *w, float *m, float *v, float *mean,
                     const float *grad0, const float *grad1);

#endif
