/* lang/network.h - the trained network as it lies in the model file.
 *
 * Its shape and how it computes: lang/net.h. All weights are 7 or 8 bits wide
 * with a scale a row, but for the few that are added or multiplied one by one.
 *
 * Parts of the file, beside those of the matrices (lang/qmatrix.h):
 *
 *     net.shape   U32 [1][11]      gs_net_shape in the order of its fields
 *     vocab       U32 [..][2]      lang/vocab.h; numbers below the rows of `word`,
 *                                  less one, have rows there; all have vectors
 *     word gram suffix prefix shape vector
 *                 NAME.w I8 [rows][width], NAME.s F32 [rows][1]: rows of embeddings
 *     in          matrix [input][D], with ReLU
 *     sru.N       matrix [D][3 D], N from 0; sru.N.v F32 [4][D]: vf, vr, bf, br
 *     relu label tag feats arc out name   matrices of the heads
 *     arc.root    F32 [1][arc]
 *     feats.names U8 [1][..]       the strings of features, a line each, the first empty
 *     feats.of    U8 [GS_UPOS_COUNT][feats]  1 where a tag has the features
 */
#ifndef GS_LANG_NETWORK_H
#define GS_LANG_NETWORK_H

#include "base/arena.h"
#include "lang/kernel.h"
#include "lang/net.h"
#include "lang/vocab.h"

/* Rows of 8-bit numbers with a scale each. */
typedef struct gs_embedding {
    const int8_t *w;     /* [rows][width] */
    const float  *scale; /* [rows]        */
    uint32_t      rows, width;
} gs_embedding;

typedef struct gs_sru_layer {
    gs_qmatrix   w;
    const float *vf, *vr, *bf, *br; /* [D] */
} gs_sru_layer;

#define GS_NET_LAYERS_MOST 8

typedef struct gs_network {
    gs_net_shape shape;
    gs_vocab     vocab;
    gs_embedding word, gram, suffix, prefix, shapes, vector;
    gs_qmatrix   in;
    gs_sru_layer layers[GS_NET_LAYERS_MOST];
    gs_qmatrix   relu, label, tag, feats, arc, out, name;
    const float *arc_root;

    gs_str        *feats_names; /* [shape.feats]; the arena's, their text the file's */
    const uint8_t *feats_of;    /* [GS_UPOS_COUNT][shape.feats] */
} gs_network;

/* Finds and checks every part; behind this no number of theirs needs to be
 * looked at again. `arena` and `file` must outlive the network. */
gs_status gs_network_load(gs_network *net, const gs_model_file *file, gs_arena *arena,
                          gs_error *err);

#endif
