/* train/pass.h - one batch through the network, forward and back.
 *
 * A desk is one thread's: buffers for up to `most` words, gradients, and which
 * rows of the tables they touch. What is computed forward is kept for the way
 * back. Derivatives are written out by hand; test_pass.c checks them against
 * differences.
 */
#ifndef GS_TRAIN_PASS_H
#define GS_TRAIN_PASS_H

#include "lang/vocab.h"
#include "train/corpus.h"
#include "train/net.h"

/* What the network sees of a word of the corpus: rows of the tables. */
typedef struct train_input {
    uint32_t word;   /* of the word table; its last row where it is not in it */
    uint32_t vector; /* of the pre-trained vectors, or GS_VOCAB_NONE */
    uint32_t first_gram;
    uint16_t gram_count;
    uint16_t suffix, prefix;
    uint16_t shape[4]; /* as written; in a headline; all lower; all upper case */
} train_input;

typedef struct train_inputs {
    train_input *items; /* [words of the corpus] */
    uint16_t    *grams;
} train_inputs;

/* What other networks think of a corpus (teach.h), as distributions, of those
 * sentences that nobody has annotated. */
typedef struct train_soft {
    bool   *trees;  /* [items] tags, features, arcs and labels are theirs */
    bool   *named;  /* [items] names are                                  */
    float  *tags;   /* [words][GS_UPOS_COUNT]   */
    float  *names;  /* [words][GS_NAME_TAGS]    */
    float  *labels; /* [words][GS_DEPREL_COUNT], of the arc to the head in the corpus */
    float  *arcs;   /* of each sentence [n][n + 1]  */
    size_t *arc_at; /* [items] where it begins      */
} train_soft;

/* A corpus with all that is learnt from it. */
typedef struct train_text {
    const train_corpus *corpus;
    const train_inputs *inputs;
    const train_soft   *soft; /* what to learn where the corpus does not say; or NULL */
} train_text;

/* A sentence to be looked at, and how it is cased. */
typedef struct train_example {
    const train_text *text;
    uint32_t          item;
    uint8_t           casing; /* index of train_input.shape */
} train_example;

typedef struct train_dropout {
    float word;   /* a word is taken for an unknown one */
    float vector; /* ... has no vector                  */
    float layer;  /* of inputs to layers, one mask a sentence (Gal and Ghahramani 2016) */
    float head;   /* of the heads' hidden layers        */
} train_dropout;

/* Longer sentences are not trained on; arcs are computed for all pairs. */
#define TRAIN_SENTENCE_MOST 256

typedef struct train_desk train_desk;

/* `vectors` is [..][shape.vector]; all is borrowed until the desk is freed. */
train_desk *train_desk_new(const train_net *net, const float *vectors, size_t most_words);
void        train_desk_free(train_desk *desk);

/* Losses summed over words. */
typedef struct train_loss {
    double tag, feats, arc, label, name;
    size_t parsed_words, named_words;
} train_loss;

/* Runs the examples forward with the weights at `base`, with dropout drawn
 * from `random` unless that is NULL. Their words must fit in the desk. */
void train_desk_forward(train_desk *desk, float *base, const train_example *examples, size_t count,
                        const train_dropout *dropout, train_random *random);

/* Gradients of the summed losses times `scale`, of names that people have marked times
 * `hard_names` as well; adds to `loss`. */
void train_desk_back(train_desk *desk, float scale, float hard_names, train_loss *loss);

/* Gradients since the last clear, laid out as the weights; and the rows of a
 * table that have any. */
float          *train_desk_gradient(train_desk *desk);
const uint32_t *train_desk_rows(const train_desk *desk, train_table_name table, size_t *count);
bool            train_desk_touched(const train_desk *desk, train_table_name table, uint32_t row);
void            train_desk_clear(train_desk *desk);

/* What was computed forward, word by word in the order of the examples. */
typedef struct train_result {
    size_t       words;
    const float *tags;     /* [words][GS_UPOS_COUNT] */
    const float *feats;    /* [words][feats]         */
    const float *names;    /* [words][GS_NAME_TAGS]  */
    const float *arcs;     /* per example [n][n + 1], one behind the other; column 0 is the root */
    const float *label_of; /* [words][2 label] dependent | head, before the ReLU */
} train_result;

/* Scores; only after a forward pass that no way back followed. */
train_result train_desk_result(train_desk *desk);

/* Scores of the labels of the arc between two words of the last pass:
 * [GS_DEPREL_COUNT], overwritten by the next call. */
float *train_desk_labels(train_desk *desk, size_t dependent, size_t head);

/* The best of them that is no root. */
gs_deprel train_desk_label(train_desk *desk, size_t dependent, size_t head);

#endif
