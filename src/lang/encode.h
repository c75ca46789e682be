/* lang/encode.h - some sentences through the network, up to its heads.
 *
 * A desk holds the numbers of up to GS_DESK_WORDS words at a time: enough for
 * matrix products to be worth their loading, few enough to stay in the cache.
 * It belongs to one thread and is used for batch after batch of sentences and
 * report after report; beside the numbers of the moment it keeps those of words
 * by themselves (lang/forms.h).
 */
#ifndef GS_LANG_ENCODE_H
#define GS_LANG_ENCODE_H

#include "doc/doc.h"
#include "lang/forms.h"
#include "lang/network.h"

#define GS_DESK_WORDS 256

/* Words of a sentence, or of a part of one that is too long for a desk. */
typedef struct gs_stretch {
    uint32_t first; /* word of the document */
    uint32_t at;    /* row of the desk      */
    uint32_t n;
} gs_stretch;

typedef struct gs_desk {
    const gs_network *net; /* NULL: nothing is laid out */
    const gs_kernels *k;
    gs_arena          arena;     /* everything else lies in it */
    uint8_t           model[32]; /* hash of the network's file */
    gs_forms          forms;
    uint32_t         *form;      /* [GS_DESK_WORDS] rows of forms, of the words */
    gs_stretch       *stretches; /* [GS_DESK_WORDS] */
    size_t            count;     /* of them */
    size_t            n;         /* rows in use */

    uint8_t *q;       /* [rows][...] a layer's input in 7 bits */
    float   *q_scale; /* [rows] */
    float   *input;   /* [rows][input], of new forms */
    float   *y, *z;   /* [rows][D] into and out of a layer behind the first */
    float   *u;       /* [rows][3 D]; of relations [rows][label] */
    float   *carry;   /* [D] */
    float   *relu;    /* [rows][relu width]: the heads' hidden layers */
    float   *label;   /* [rows][2 label] */
    float   *scores;  /* [rows][...] of a head */
} gs_desk;

/* An empty desk; it cannot fail. */
void gs_desk_init(gs_desk *desk);
void gs_desk_release(gs_desk *desk);

/* Lays the desk out for a network, once: `model` is the hash of its file, and a
 * desk of the same model keeps what it has. GS_OK or GS_E_NOMEM. */
gs_status gs_desk_lay(gs_desk *desk, const gs_network *net, const uint8_t model[32],
                      const gs_kernels *kernels, gs_seed seed);

/* Computes `relu` and `label` of the stretches' words, whose rows lie one
 * behind the other. */
void gs_desk_encode(gs_desk *desk, const gs_doc *doc);

/* out [n][stride] = the matrix of columns [from, from + m->in) of rows
 * [n][in_stride], by way of `q`. */
void gs_desk_product(gs_desk *desk, const float *rows, size_t in_stride, size_t from,
                     const gs_qmatrix *m, float *out, size_t stride, bool relu);

#endif
