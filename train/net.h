/* train/net.h - the weights of the network in training (its shape: lang/net.h).
 *
 * All weights are one array of floats, so that Adam, checkpoints and means run
 * over it without knowing what is what; a train_weights gives its places
 * names. Gradients are a second array of the same layout. First come the
 * dense weights, which every batch touches, then the tables of embeddings, of
 * which a batch touches some rows.
 */
#ifndef GS_TRAIN_NET_H
#define GS_TRAIN_NET_H

#include <stdbool.h>
#include <stddef.h>

#include "gainsay.h"
#include "lang/net.h"
#include "train/random.h"

#define TRAIN_LAYERS_MOST 8

typedef enum train_table_name {
    TRAIN_TABLE_WORD, /* its last row is for words that are not in it */
    TRAIN_TABLE_GRAM,
    TRAIN_TABLE_SUFFIX,
    TRAIN_TABLE_PREFIX,
    TRAIN_TABLE_SHAPE,
    TRAIN_TABLES
} train_table_name;

typedef struct train_table {
    size_t rows, cols;
    size_t offset; /* in the array */
} train_table;

typedef struct train_net {
    gs_net_shape shape;
    uint32_t     words; /* rows of the word table less one */
    train_table  tables[TRAIN_TABLES];
    size_t       dense; /* floats before the tables */
    size_t       count; /* floats in all            */
    float       *w;     /* [count] the weights                         */
    float       *m, *v; /* [count] Adam's means of gradients           */
    float       *mean;  /* [count] running mean of the weights         */
    uint64_t    *seen;  /* [rows of all tables] step of the last touch */
} train_net;

/* Places in an array of the layout. D is 2 hidden. */
typedef struct train_weights {
    float *in_w, *in_b; /* [input][D], [D] */
    struct {
        float *w;                 /* [D][6 hidden]: of each direction candidate, forget, reset */
        float *vf, *vr, *bf, *br; /* [D] */
    } layers[TRAIN_LAYERS_MOST];
    float *relu_w, *relu_b;   /* [D][tag | arc dependent | arc head | name] */
    float *label_w, *label_b; /* [D][label dependent | label head]          */
    float *tag_w, *tag_b;     /* [tag][GS_UPOS_COUNT]   */
    float *feats_w, *feats_b; /* [tag][feats]           */
    float *arc_u;             /* [arc][arc]             */
    float *arc_head;          /* [arc] bias of a head   */
    float *arc_root;          /* [arc] the root as head */
    float *out_w, *out_b;     /* [label][GS_DEPREL_COUNT] */
    float *name_w, *name_b;   /* [name][GS_NAME_TAGS]     */
    float *tables[TRAIN_TABLES];
} train_weights;

/* Sets up the layout, and random weights of `seed`. GS_OK or GS_E_NOMEM. */
gs_status train_net_init(train_net *net, const gs_net_shape *shape, uint32_t words, uint64_t seed);
void      train_net_release(train_net *net);

/* The places in `base`, an array of net->count floats. */
train_weights train_net_view(const train_net *net, float *base);

#endif
