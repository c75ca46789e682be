/* lang/net.h - the shape of the network: widths that trainer and model share.
 *
 *     word      lower-cased form | its character n-grams | suffix | prefix |
 *               shape | pre-trained vector, side by side        [input]
 *     linear, ReLU                                              [2 hidden]
 *     layers of bidirectional simple recurrent units (SRU: Lei et al. 2018,
 *               "Simple Recurrent Units for Highly Parallelizable Recurrence"),
 *               highway included                                [2 hidden]
 *     one matrix to the hidden layers of all heads:
 *               tags | arc of a dependent | arc of a head | names, with ReLU;
 *               label of a dependent | label of a head, without
 *     heads     universal tag; features; arcs, biaffine (Dozat and Manning
 *               2017); labels, of relu(dependent + head); names, as BIOES
 */
#ifndef GS_LANG_NET_H
#define GS_LANG_NET_H

#include <stdint.h>

#include "doc/word.h"

/* Tags of names: 0 is none, then for each kind B, I, E, S. */
#define GS_NAME_TAG_NONE          0
#define GS_NAME_TAGS              (1 + 4 * GS_NAMED_KINDS)
#define GS_NAME_TAG(kind, letter) ((uint8_t)(1 + 4 * (kind) + (letter)))
enum { GS_TAG_BEGIN, GS_TAG_INSIDE, GS_TAG_END, GS_TAG_SINGLE };

typedef struct gs_net_shape {
    uint32_t word, gram, suffix, prefix, shape, vector; /* widths of the input's parts */
    uint32_t hidden;                                    /* of one direction; a multiple of 16 */
    uint32_t layers;
    uint32_t tag, arc, label, name; /* hidden layers of the heads; multiples of 16 */
    uint32_t feats;                 /* strings of features, the first of them none */
} gs_net_shape;

static inline uint32_t gs_net_input(const gs_net_shape *s)
{
    return s->word + s->gram + s->suffix + s->prefix + s->shape + s->vector;
}

/* Where the hidden layers of the heads stand in their matrix. */
static inline uint32_t gs_net_relu_width(const gs_net_shape *s)
{
    return s->tag + 2 * s->arc + s->name;
}

/* Factor of the mean of the n-grams' rows. */
#define GS_GRAM_SCALE 4.0F

#endif
