/* lang/qmatrix.h - a matrix of 7-bit weights, as lang/kernel.h multiplies it.
 *
 * Each output has a scale of its own: a weight is w * scale[o], with w from
 * -63 to 63. Seven bits and not eight, and so for the activations: AVX2 and
 * SSE add products of an unsigned and a signed byte in 16 bits, and 127 * 63 * 4
 * fits, two products of one instruction and two of these sums. Activations are
 * stored + GS_KERNEL_ZERO, so wsum, the sum of an output's weights, is needed to
 * take that off again.
 *
 * Weights are packed as they are read: 16 outputs, then 4 inputs, at a time.
 * Inputs are padded to a multiple of 4 and outputs to one of 16, with zeros.
 */
#ifndef GS_LANG_QMATRIX_H
#define GS_LANG_QMATRIX_H

#include <stddef.h>
#include <stdint.h>

#include "lang/model_file.h"

#define GS_QMATRIX_WEIGHT 63        /* the largest          */
#define GS_QMATRIX_SIDE   (1 << 16) /* the most inputs or outputs: no sum passes 32 bits */

typedef struct gs_qmatrix {
    const int8_t  *w;     /* [out16 / 16][in4 / 4][16][4] */
    const float   *scale; /* [out16] */
    const float   *bias;  /* [out16] */
    const int32_t *wsum;  /* [out16] */
    uint32_t       in, out;
} gs_qmatrix;

/* The padded sizes. */
static inline size_t gs_qmatrix_in4(uint32_t in)
{
    return ((size_t)in + 3) / 4 * 4;
}

static inline size_t gs_qmatrix_out16(uint32_t out)
{
    return ((size_t)out + 15) / 16 * 16;
}

/* Room for a packed matrix: the caller's, aligned to 64, of the sizes above. */
typedef struct gs_qmatrix_room {
    int8_t  *w;
    float   *scale, *bias;
    int32_t *wsum;
} gs_qmatrix_room;

/* Packs `rows` and the outputs' `bias` (NULL: zeros): the scale of an output is
 * its largest weight / 63, each weight the nearest. What is not finite counts
 * as 0. Returns the matrix, which lives in `room`. */
gs_qmatrix gs_qmatrix_pack(const float *rows /* [in][out] */, const float *bias /* [out] */,
                           uint32_t in, uint32_t out, const gs_qmatrix_room *room);

/* Finds a matrix in a model file, which keeps it: the parts NAME.w (I8,
 * [out16 / 16][in4 * 16]), NAME.s and NAME.b (F32, [1][out16]), NAME.z (I32,
 * [1][out16]). Checks everything: sizes, that no weight passes 63, that wsum
 * is the sum, that floats are finite. GS_E_DATA names file and part; `m` is
 * written only on success. */
gs_status gs_qmatrix_load(gs_qmatrix *m, const gs_model_file *f, const char *name, uint32_t in,
                          uint32_t out, gs_error *err);

#endif
