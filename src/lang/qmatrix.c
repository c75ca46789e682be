/* lang/qmatrix.c - see qmatrix.h. */
#include "lang/qmatrix.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static float finite_or_zero(float x)
{
    return isfinite(x) ? x : 0.0f;
}

static float magnitude(float x)
{
    return x < 0.0f ? -x : x;
}

/* The nearest integer, ties to even: 1.5 * 2^23 leaves no bits for a fraction.
 * Beyond 63 by a rounding at most, when the scale is close to nothing. */
static int8_t quantized(float x, float scale)
{
    float q = scale > 0.0f ? finite_or_zero(x) / scale : 0.0f;

    q = q < GS_QMATRIX_WEIGHT ? q : GS_QMATRIX_WEIGHT;
    q = q > -GS_QMATRIX_WEIGHT ? q : -GS_QMATRIX_WEIGHT;
    return (int8_t)((q + 12582912.0f) - 12582912.0f);
}

/* Where the weight of input i to output o is. */
static size_t place(uint32_t i, uint32_t o, size_t in4)
{
    return (o / 16) * in4 * 16 + (size_t)(i / 4) * 64 + (size_t)(o % 16) * 4 + i % 4;
}

static void pack_output(const float *rows, uint32_t in, uint32_t out, uint32_t o,
                        const gs_qmatrix_room *room)
{
    const size_t in4 = gs_qmatrix_in4(in);
    float        max = 0.0f, scale;
    int32_t      sum = 0;

    for (uint32_t i = 0; i < in; i++) {
        float a = magnitude(finite_or_zero(rows[(size_t)i * out + o]));
        max = a > max ? a : max;
    }
    scale = max / GS_QMATRIX_WEIGHT;
    for (uint32_t i = 0; i < in; i++) {
        int8_t w = quantized(rows[(size_t)i * out + o], scale);
        room->w[place(i, o, in4)] = w;
        sum += w;
    }
    room->scale[o] = scale;
    room->wsum[o] = sum;
}

gs_qmatrix gs_qmatrix_pack(const float *rows, const float *bias, uint32_t in, uint32_t out,
                           const gs_qmatrix_room *room)
{
    const size_t in4 = gs_qmatrix_in4(in), out16 = gs_qmatrix_out16(out);

    memset(room->w, 0, in4 * out16);
    memset(room->scale, 0, out16 * sizeof *room->scale);
    memset(room->bias, 0, out16 * sizeof *room->bias);
    memset(room->wsum, 0, out16 * sizeof *room->wsum);
    for (uint32_t o = 0; o < out; o++) {
        pack_output(rows, in, out, o, room);
        room->bias[o] = bias ? finite_or_zero(bias[o]) : 0.0f;
    }
    return (gs_qmatrix){room->w, room->scale, room->bias, room->wsum, in, out};
}

static gs_status get_part(const gs_model_file *f, const char *name, const char *suffix,
                          gs_model_part *part, gs_error *err)
{
    char full[2 * GS_MODEL_NAME];

    snprintf(full, sizeof full, "%s%s", name, suffix);
    return gs_model_part_get(f, full, part->kind, part->rows, part->cols, part, err);
}

/* Weights are within bounds and sums are their sums. */
static bool weights_sound(const int8_t *w, const int32_t *wsum, size_t in4, size_t out16)
{
    bool sound = true;

    for (size_t o = 0; o < out16; o += 16) {
        int32_t sums[16] = {0};
        for (size_t k = 0; k < in4; k += 4, w += 64) {
            int beyond = 0;
            for (size_t j = 0; j < 64; j++) {
                beyond |= w[j] > GS_QMATRIX_WEIGHT || w[j] < -GS_QMATRIX_WEIGHT;
                sums[j / 4] += w[j];
            }
            sound = sound && !beyond;
        }
        sound = sound && memcmp(sums, wsum + o, sizeof sums) == 0;
    }
    return sound;
}

static bool all_finite(const float *x, size_t n)
{
    bool finite = true;

    for (size_t i = 0; i < n; i++)
        finite = finite && isfinite(x[i]);
    return finite;
}

gs_status gs_qmatrix_load(gs_qmatrix *m, const gs_model_file *f, const char *name, uint32_t in,
                          uint32_t out, gs_error *err)
{
    const uint32_t in4 = (uint32_t)gs_qmatrix_in4(in), out16 = (uint32_t)gs_qmatrix_out16(out);
    gs_model_part  w = {NULL, out16 / 16, in4 * 16, GS_MODEL_I8};
    gs_model_part  s = {NULL, 1, out16, GS_MODEL_F32};
    gs_model_part  b = s;
    gs_model_part  z = {NULL, 1, out16, GS_MODEL_I32};
    gs_status      st = GS_OK;

    if (!in || !out || in > GS_QMATRIX_SIDE || out > GS_QMATRIX_SIDE)
        return gs_model_part_bad(f, name, "is a matrix without rows or columns, or too large", err);
    if ((st = get_part(f, name, ".w", &w, err)) != GS_OK ||
        (st = get_part(f, name, ".s", &s, err)) != GS_OK ||
        (st = get_part(f, name, ".b", &b, err)) != GS_OK ||
        (st = get_part(f, name, ".z", &z, err)) != GS_OK)
        return st;
    if (!weights_sound(w.data, z.data, in4, out16))
        return gs_model_part_bad(f, name, "has weights beyond 63 or sums that are not theirs", err);
    if (!all_finite(s.data, out16) || !all_finite(b.data, out16))
        return gs_model_part_bad(f, name, "has a scale or bias that is no finite number", err);
    *m = (gs_qmatrix){w.data, s.data, b.data, z.data, in, out};
    return GS_OK;
}
