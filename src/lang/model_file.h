/* lang/model_file.h - the file that holds a trained model.
 *
 * One file of named parts, each a matrix of numbers or a run of bytes, in
 * little-endian order, to be mapped and read in place:
 *
 *     offset  size
 *          0     8  "GAINSAYM"
 *          8     4  version of the format, GS_MODEL_VERSION
 *         12     4  number of parts
 *         16     8  size of the file in bytes
 *         24    32  SHA-256 of everything from byte 64 on
 *         56     8  zero
 *         64    64  a part: name (24 bytes, NUL behind it), kind, rows, columns,
 *                   zero (4 bytes each), offset, size, zero (8 bytes each)
 *          …        the parts' bytes, each at a multiple of 64
 *
 * A file is refused with what is wrong and where: a foreign or cut file, one
 * of another version, a hash that does not fit, parts that overlap the end. A
 * processor of the other byte order is refused too. What the numbers mean is
 * checked by the part's reader, once, when the model is opened; behind that
 * nothing needs to look again.
 *
 * gainsay-train writes it: train/model_write.h.
 */
#ifndef GS_LANG_MODEL_FILE_H
#define GS_LANG_MODEL_FILE_H

#include <stdint.h>

#include "base/file.h"
#include "base/str.h"
#include "gainsay.h"

#define GS_MODEL_MAGIC   "GAINSAYM"
#define GS_MODEL_VERSION 1
#define GS_MODEL_HEADER  64 /* bytes of the header, of a part's entry, and its alignment */
#define GS_MODEL_NAME    24

typedef enum gs_model_kind {
    GS_MODEL_I8,
    GS_MODEL_U8, /* also text */
    GS_MODEL_I16,
    GS_MODEL_U16,
    GS_MODEL_I32,
    GS_MODEL_U32,
    GS_MODEL_F32,
    GS_MODEL_KINDS
} gs_model_kind;

typedef struct gs_model_part {
    const void   *data; /* [rows][cols], aligned to 64; the file's */
    uint32_t      rows, cols;
    gs_model_kind kind;
} gs_model_part;

typedef struct gs_model_file {
    gs_file     file;
    const char *path; /* for messages; the caller's */
    uint32_t    part_count;
    uint8_t     sha256[32]; /* as in the header */
} gs_model_file;

/* Maps the file at `path` and checks its form and hash. `out` is written only
 * on success; `path` is kept. */
gs_status gs_model_file_open(gs_model_file *out, const char *path, gs_error *err);

/* The same for bytes in memory, aligned to 64, which are kept. */
gs_status gs_model_file_parse(gs_model_file *out, const char *path, gs_str bytes, gs_error *err);

void gs_model_file_close(gs_model_file *file);

/* Bytes of one number. */
size_t gs_model_kind_size(gs_model_kind kind);

/* Finds the part `name` and checks its kind; a `rows` or `cols` of 0 takes
 * any. GS_E_DATA names file and part. */
gs_status gs_model_part_get(const gs_model_file *file, const char *name, gs_model_kind kind,
                            uint32_t rows, uint32_t cols, gs_model_part *part, gs_error *err);

/* The part `i` < part_count, in the file's order, and its name. */
const char *gs_model_part_at(const gs_model_file *file, uint32_t i, gs_model_part *part);

/* A failure of a part's reader: "FILE: part NAME: what is wrong". */
gs_status gs_model_part_bad(const gs_model_file *file, const char *name, const char *wrong,
                            gs_error *err);

#endif
