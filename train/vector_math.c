/* train/vector_math.c - see vector_math.h. */
#include "train/vector_math.h"

#include <cblas.h>
#include <math.h>
#include <string.h>

/* Before a loop whose rounds do not touch what another's do. */
#if defined(__clang__)
#define INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define INDEPENDENT _Pragma("GCC ivdep")
#endif

void train_math_start(void)
{
    openblas_set_num_threads(1);
}

void train_matmul(train_rows a, train_rows b, float *out, size_t out_stride, size_t n, size_t inner,
                  size_t cols, bool add)
{
    if (n && inner && cols)
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, (int)n, (int)cols, (int)inner, 1.0F,
                    a.p, (int)a.stride, b.p, (int)b.stride, add ? 1.0F : 0.0F, out,
                    (int)out_stride);
}

void train_matmul_bt(train_rows a, train_rows b, float *out, size_t out_stride, size_t n,
                     size_t inner, size_t cols, bool add)
{
    if (n && inner && cols)
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, (int)n, (int)cols, (int)inner, 1.0F,
                    a.p, (int)a.stride, b.p, (int)b.stride, add ? 1.0F : 0.0F, out,
                    (int)out_stride);
}

void train_matmul_at(train_rows a, train_rows b, float *out, size_t out_stride, size_t n,
                     size_t inner, size_t cols, bool add)
{
    if (n && inner && cols)
        cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, (int)n, (int)cols, (int)inner, 1.0F,
                    a.p, (int)a.stride, b.p, (int)b.stride, add ? 1.0F : 0.0F, out,
                    (int)out_stride);
}

void train_add_bias(float *rows, size_t stride, const float *bias, size_t n, size_t cols)
{
    for (size_t i = 0; i < n; i++) {
        float *row = rows + i * stride;
        for (size_t j = 0; j < cols; j++)
            row[j] += bias[j];
    }
}

void train_sum_rows(const float *rows, size_t stride, float *sum, size_t n, size_t cols)
{
    for (size_t i = 0; i < n; i++) {
        const float *row = rows + i * stride;
        for (size_t j = 0; j < cols; j++)
            sum[j] += row[j];
    }
}

void train_relu(float *rows, size_t stride, size_t n, size_t cols)
{
    for (size_t i = 0; i < n; i++) {
        float *row = rows + i * stride;
        for (size_t j = 0; j < cols; j++)
            row[j] = row[j] > 0 ? row[j] : 0;
    }
}

void train_relu_back(const float *value, size_t stride, float *grad, size_t grad_stride, size_t n,
                     size_t cols)
{
    for (size_t i = 0; i < n; i++) {
        const float *v = value + i * stride;
        float       *g = grad + i * grad_stride;
        for (size_t j = 0; j < cols; j++)
            g[j] = v[j] > 0 ? g[j] : 0;
    }
}

void train_multiply(float *a, const float *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        a[i] *= b[i];
}

void train_axpy(float *y, const float *x, float factor, size_t count)
{
    for (size_t i = 0; i < count; i++)
        y[i] += factor * x[i];
}

float train_cross_entropy(float *scores, size_t n, size_t gold, const float *soft, float weight)
{
    float most = scores[0], sum = 0, loss = 0;

    for (size_t j = 1; j < n; j++)
        most = scores[j] > most ? scores[j] : most;
    if (soft) {
        for (size_t j = 0; j < n; j++)
            loss -= soft[j] * (scores[j] - most);
    } else {
        loss = most - scores[gold];
    }
    for (size_t j = 0; j < n; j++) {
        scores[j] = expf(scores[j] - most);
        sum += scores[j];
    }
    loss += logf(sum);
    sum = weight / sum;
    for (size_t j = 0; j < n; j++)
        scores[j] *= sum;
    if (soft)
        train_axpy(scores, soft, -weight, n);
    else
        scores[gold] -= weight;
    return loss * weight;
}

static inline float sigmoid(float x)
{
    return 1.0F / (1.0F + expf(-x));
}

/* Not tanhf, which has no vector form here. */
static inline float tanh_of(float x)
{
    return 2.0F / (1.0F + expf(-2.0F * x)) - 1.0F;
}

/* Word t; the cells' state before it is in `carry`. */
static void step(const train_sru *s, size_t t)
{
    size_t       h = s->hidden, at = t * s->stride;
    const float *u = s->u + t * s->u_stride, *x = s->x + at;
    const float *vf = s->vf, *vr = s->vr, *bf = s->bf, *br = s->br;
    float       *f = s->f + at, *r = s->r + at, *c = s->c + at, *g = s->g + at, *out = s->h + at;
    float       *carry = s->carry;

    INDEPENDENT
    for (size_t j = 0; j < h; j++) {
        float before = carry[j];
        f[j] = sigmoid(u[h + j] + vf[j] * before + bf[j]);
        r[j] = sigmoid(u[2 * h + j] + vr[j] * before + br[j]);
        c[j] = carry[j] = f[j] * before + (1 - f[j]) * u[j];
        g[j] = tanh_of(c[j]);
        out[j] = r[j] * g[j] + (1 - r[j]) * x[j];
    }
}

void train_sru_forward(const train_sru *s)
{
    memset(s->carry, 0, s->hidden * sizeof *s->carry);
    for (size_t i = 0; i < s->n; i++)
        step(s, s->backward ? s->n - 1 - i : i);
}

/* Word t, whose earlier neighbour is at `before`, or is none: `first`. */
static void step_back(const train_sru *s, size_t t, size_t before_at, bool first)
{
    size_t       h = s->hidden, at = t * s->stride;
    const float *u = s->u + t * s->u_stride, *x = s->x + at, *dh = s->dh + at;
    const float *f = s->f + at, *r = s->r + at, *g = s->g + at, *before = s->c + before_at;
    const float *vf = s->vf, *vr = s->vr;
    float       *du = s->du + t * s->u_stride, *dx = s->dx + at, *carry = s->carry;
    float       *dvf = s->dvf, *dvr = s->dvr, *dbf = s->dbf, *dbr = s->dbr;
    float        there = first ? 0.0F : 1.0F;

    INDEPENDENT
    for (size_t j = 0; j < h; j++) {
        float prev = there * before[j];
        float dg = dh[j] * r[j];
        float dr = dh[j] * (g[j] - x[j]) * r[j] * (1 - r[j]);
        float dc = dg * (1 - g[j] * g[j]) + carry[j];
        float df = dc * (prev - u[j]) * f[j] * (1 - f[j]);
        dx[j] += dh[j] * (1 - r[j]);
        du[j] = dc * (1 - f[j]);
        du[h + j] = df;
        du[2 * h + j] = dr;
        dvf[j] += df * prev;
        dvr[j] += dr * prev;
        dbf[j] += df;
        dbr[j] += dr;
        carry[j] = dc * f[j] + dr * vr[j] + df * vf[j];
    }
}

void train_sru_back(const train_sru *s)
{
    memset(s->carry, 0, s->hidden * sizeof *s->carry);
    for (size_t i = 0; i < s->n; i++) {
        size_t t = s->backward ? i : s->n - 1 - i, at = t * s->stride;
        bool   first = s->backward ? t + 1 == s->n : t == 0;
        step_back(s, t, first ? at : s->backward ? at + s->stride : at - s->stride, first);
    }
}

void train_adam_step(const train_adam *a, size_t count, float *w, float *m, float *v, float *mean,
                     const float *grad0, const float *grad1)
{
    train_adam k = *a;
    float      keep = 1 - k.rate * k.decay;

    INDEPENDENT
    for (size_t i = 0; i < count; i++) {
        float g = grad0[i] + grad1[i];
        m[i] = k.beta1 * m[i] + (1 - k.beta1) * g;
        v[i] = k.beta2 * v[i] + (1 - k.beta2) * g * g;
        w[i] = keep * w[i] - k.rate * (m[i] * k.fix1) / (sqrtf(v[i] * k.fix2) + k.epsilon);
        mean[i] += (1 - k.mean_decay) * (w[i] - mean[i]);
    }
}
