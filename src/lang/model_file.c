/* lang/model_file.c - see model_file.h. */
#include "lang/model_file.h"

#include <nettle/sha2.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"

/* A part's entry, as it stands in the file. */
typedef struct entry {
    char     name[GS_MODEL_NAME];
    uint32_t kind, rows, cols, zero;
    uint64_t offset, size, zero2;
} entry;

_Static_assert(sizeof(entry) == GS_MODEL_HEADER, "an entry has the size of the format");

static const size_t kind_sizes[GS_MODEL_KINDS] = {1, 1, 2, 2, 4, 4, 4};

size_t gs_model_kind_size(gs_model_kind kind)
{
    return kind_sizes[kind];
}

static gs_status bad_file(const char *path, size_t offset, const char *wrong, gs_error *err)
{
    return gs_fail(err, GS_E_DATA, "model", offset, "%s: %s", path, wrong);
}

gs_status gs_model_part_bad(const gs_model_file *file, const char *name, const char *wrong,
                            gs_error *err)
{
    return gs_fail(err, GS_E_DATA, "model", GS_NO_OFFSET, "%s: part %s: %s", file->path, name,
                   wrong);
}

static uint32_t read_u32(const char *p)
{
    uint32_t v;
    memcpy(&v, p, sizeof v);
    return v;
}

static uint64_t read_u64(const char *p)
{
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return v;
}

static const entry *entry_at(const gs_file *file, uint32_t i)
{
    return (const entry *)(const void *)(file->data + GS_MODEL_HEADER + (size_t)i * sizeof(entry));
}

static bool entry_sound(const entry *e, size_t file_size)
{
    return e->kind < GS_MODEL_KINDS && memchr(e->name, 0, GS_MODEL_NAME) &&
           e->offset % GS_MODEL_HEADER == 0 && e->offset <= file_size &&
           e->size <= file_size - e->offset &&
           e->size == (uint64_t)e->rows * e->cols * kind_sizes[e->kind] &&
           (uint64_t)e->rows * e->cols <= file_size;
}

static gs_status check_form(const gs_file *file, const char *path, uint32_t *count, gs_error *err)
{
    const char *p = file->data;

#if !defined(__BYTE_ORDER__) || __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    return bad_file(path, 0, "models are little-endian, this processor is not", err);
#endif
    if (file->size < GS_MODEL_HEADER || memcmp(p, GS_MODEL_MAGIC, 8) != 0)
        return bad_file(path, 0, "not a language model of gainsay", err);
    if (read_u32(p + 8) != GS_MODEL_VERSION)
        return gs_fail(err, GS_E_DATA, "model", 8, "%s: format %u, this program reads %d", path,
                       (unsigned)read_u32(p + 8), GS_MODEL_VERSION);
    if (read_u64(p + 16) != file->size)
        return bad_file(path, 16, "its size is not what it says: cut short or changed", err);
    if (read_u64(p + 56) != 0)
        return bad_file(path, 56, "bytes that are zero in this format are not", err);
    *count = read_u32(p + 12);
    if (*count > (file->size - GS_MODEL_HEADER) / sizeof(entry))
        return bad_file(path, 12, "more parts than it can hold", err);
    for (uint32_t i = 0; i < *count; i++) {
        if (!entry_sound(entry_at(file, i), file->size))
            return bad_file(path, GS_MODEL_HEADER * (i + (size_t)1), "a part is malformed", err);
    }
    return GS_OK;
}

static gs_status check_hash(const gs_file *file, const char *path, gs_error *err)
{
    struct sha256_ctx ctx;
    uint8_t           digest[SHA256_DIGEST_SIZE];

    sha256_init(&ctx);
    sha256_update(&ctx, file->size - GS_MODEL_HEADER,
                  (const uint8_t *)file->data + GS_MODEL_HEADER);
    sha256_digest(&ctx, sizeof digest, digest);
    if (memcmp(digest, file->data + 24, sizeof digest) != 0)
        return bad_file(path, 24, "its hash does not fit: the file was changed or damaged", err);
    return GS_OK;
}

static gs_status open_bytes(gs_model_file *out, const char *path, const gs_file *file,
                            gs_error *err)
{
    uint32_t  count = 0;
    gs_status st = check_form(file, path, &count, err);

    if (st == GS_OK)
        st = check_hash(file, path, err);
    if (st != GS_OK)
        return st;
    *out = (gs_model_file){.file = *file, .path = path, .part_count = count};
    memcpy(out->sha256, file->data + 24, sizeof out->sha256);
    return GS_OK;
}

gs_status gs_model_file_parse(gs_model_file *out, const char *path, gs_str bytes, gs_error *err)
{
    gs_file file = {.data = bytes.p, .size = bytes.n, .mapped = false};

    return open_bytes(out, path, &file, err);
}

gs_status gs_model_file_open(gs_model_file *out, const char *path, gs_error *err)
{
    gs_file   file;
    gs_status st = gs_file_open(&file, path, GS_LIMIT_MODEL_BYTES, err);

    if (st != GS_OK)
        return st;
    st = open_bytes(out, path, &file, err);
    if (st != GS_OK)
        gs_file_close(&file);
    return st;
}

void gs_model_file_close(gs_model_file *file)
{
    gs_file_close(&file->file);
}

gs_status gs_model_part_get(const gs_model_file *file, const char *name, gs_model_kind kind,
                            uint32_t rows, uint32_t cols, gs_model_part *part, gs_error *err)
{
    for (uint32_t i = 0; i < file->part_count; i++) {
        const entry *e = entry_at(&file->file, i);
        if (strcmp(e->name, name) != 0)
            continue;
        if (e->kind != (uint32_t)kind || (rows && e->rows != rows) || (cols && e->cols != cols))
            return gs_model_part_bad(file, name, "has another kind or size than its reader needs",
                                     err);
        *part = (gs_model_part){file->file.data + e->offset, e->rows, e->cols, kind};
        return GS_OK;
    }
    return gs_model_part_bad(file, name, "is missing", err);
}

const char *gs_model_part_at(const gs_model_file *file, uint32_t i, gs_model_part *part)
{
    const entry *e = entry_at(&file->file, i);

    *part = (gs_model_part){file->file.data + e->offset, e->rows, e->cols, (gs_model_kind)e->kind};
    return e->name;
}
