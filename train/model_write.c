/* train/model_write.c - see model_write.h. */
#include "train/model_write.h"

#include <assert.h>
#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/limits.h"

void train_model_writer_init(train_model_writer *w)
{
    w->count = 0;
    gs_buf_init(&w->bytes, GS_LIMIT_MODEL_BYTES);
}

void train_model_writer_release(train_model_writer *w)
{
    gs_buf_release(&w->bytes);
}

static void pad(gs_buf *buf)
{
    while (buf->status == GS_OK && buf->size % GS_MODEL_HEADER != 0)
        gs_buf_add_char(buf, 0);
}

void train_model_add(train_model_writer *w, const char *name, gs_model_kind kind, uint32_t rows,
                     uint32_t cols, const void *data)
{
    size_t size = (size_t)rows * cols * gs_model_kind_size(kind);

    assert(w->count < TRAIN_MODEL_PARTS && strlen(name) < GS_MODEL_NAME);
    pad(&w->bytes);
    memset(w->parts[w->count].name, 0, GS_MODEL_NAME);
    memcpy(w->parts[w->count].name, name, strlen(name));
    w->parts[w->count].kind = kind;
    w->parts[w->count].rows = rows;
    w->parts[w->count].cols = cols;
    w->parts[w->count].offset = w->bytes.size;
    w->parts[w->count].size = size;
    w->count++;
    gs_buf_add(&w->bytes, data, size);
}

gs_status train_model_copy(train_model_writer *w, const char *path, const char *except,
                           gs_error *err)
{
    gs_model_file file;
    gs_model_part part;
    gs_status     st = gs_model_file_open(&file, path, err);

    if (st != GS_OK)
        return st;
    if (file.part_count > TRAIN_MODEL_PARTS - w->count)
        st = gs_fail(err, GS_E_LIMIT, "model", GS_NO_OFFSET, "%s: too many parts", path);
    for (uint32_t i = 0; st == GS_OK && i < file.part_count; i++) {
        const char *name = gs_model_part_at(&file, i, &part);
        if (strncmp(name, except, strlen(except)) != 0)
            train_model_add(w, name, part.kind, part.rows, part.cols, part.data);
    }
    gs_model_file_close(&file);
    return st;
}

static void put_u32(gs_buf *out, size_t v)
{
    uint32_t n = (uint32_t)v;
    gs_buf_add(out, (const char *)&n, sizeof n);
}

static void put_u64(gs_buf *out, size_t v)
{
    uint64_t n = v;
    gs_buf_add(out, (const char *)&n, sizeof n);
}

/* Everything behind the header: the entries and the parts. */
static void compose(const train_model_writer *w, gs_buf *out)
{
    size_t base = GS_MODEL_HEADER * (w->count + (size_t)1);

    for (uint32_t i = 0; i < w->count; i++) {
        gs_buf_add(out, w->parts[i].name, GS_MODEL_NAME);
        put_u32(out, w->parts[i].kind);
        put_u32(out, w->parts[i].rows);
        put_u32(out, w->parts[i].cols);
        put_u32(out, 0);
        put_u64(out, base + w->parts[i].offset);
        put_u64(out, w->parts[i].size);
        put_u64(out, 0);
    }
    gs_buf_add_str(out, gs_buf_str(&w->bytes));
    pad(out);
}

static void compose_header(const train_model_writer *w, const gs_buf *body, gs_buf *out)
{
    struct sha256_ctx ctx;
    uint8_t           digest[SHA256_DIGEST_SIZE];

    sha256_init(&ctx);
    sha256_update(&ctx, body->size, (const uint8_t *)body->data);
    sha256_digest(&ctx, sizeof digest, digest);
    gs_buf_add(out, GS_MODEL_MAGIC, 8);
    put_u32(out, GS_MODEL_VERSION);
    put_u32(out, w->count);
    put_u64(out, GS_MODEL_HEADER + body->size);
    gs_buf_add(out, (const char *)digest, sizeof digest);
    put_u64(out, 0);
}

static gs_status write_file(const char *path, const gs_buf *head, const gs_buf *body, gs_error *err)
{
    char  beside[4096];
    FILE *file = NULL;
    bool  good;

    if (snprintf(beside, sizeof beside, "%s.new", path) >= (int)sizeof beside)
        return gs_fail(err, GS_E_IO, "model", GS_NO_OFFSET, "%s: the path is too long", path);
    file = fopen(beside, "wb");
    if (!file)
        return gs_fail(err, GS_E_IO, "model", GS_NO_OFFSET, "%s: %s", beside, strerror(errno));
    good = fwrite(head->data, 1, head->size, file) == head->size &&
           fwrite(body->data, 1, body->size, file) == body->size;
    good = fclose(file) == 0 && good;
    if (good && rename(beside, path) == 0)
        return GS_OK;
    gs_fail(err, GS_E_IO, "model", GS_NO_OFFSET, "%s: %s", path, strerror(errno));
    unlink(beside);
    return GS_E_IO;
}

gs_status train_model_save(const train_model_writer *w, const char *path, gs_error *err)
{
    gs_buf    head, body;
    gs_status st;

    gs_buf_init(&head, GS_MODEL_HEADER);
    gs_buf_init(&body, GS_LIMIT_MODEL_BYTES);
    compose(w, &body);
    compose_header(w, &body, &head);
    if (w->bytes.status != GS_OK || body.status != GS_OK || head.status != GS_OK)
        st = gs_fail(err, GS_E_NOMEM, "model", GS_NO_OFFSET, "%s: out of memory", path);
    else
        st = write_file(path, &head, &body, err);
    gs_buf_release(&head);
    gs_buf_release(&body);
    return st;
}
