/* train/model_write.h - writes the model file that lang/model_file.h reads.
 *
 *     train_model_writer w;
 *     train_model_writer_init(&w);
 *     train_model_add(&w, "lemma.rules", GS_MODEL_U8, 1, n, bytes);   // and so on
 *     train_model_save(&w, path, &err);
 *     train_model_writer_release(&w);
 */
#ifndef GS_TRAIN_MODEL_WRITE_H
#define GS_TRAIN_MODEL_WRITE_H

#include "base/buf.h"
#include "lang/model_file.h"

#define TRAIN_MODEL_PARTS 128

typedef struct train_model_writer {
    struct {
        char          name[GS_MODEL_NAME];
        gs_model_kind kind;
        uint32_t      rows, cols;
        size_t        offset, size; /* in `bytes` */
    } parts[TRAIN_MODEL_PARTS];
    uint32_t count;
    gs_buf   bytes;
} train_model_writer;

void train_model_writer_init(train_model_writer *w);
void train_model_writer_release(train_model_writer *w);

/* Copies `data`, [rows][cols] numbers of `kind`. Names are unique and shorter
 * than GS_MODEL_NAME. Memory that runs out is told by the save. */
void train_model_add(train_model_writer *w, const char *name, gs_model_kind kind, uint32_t rows,
                     uint32_t cols, const void *data);

/* Copies the parts of the model at `path` whose names do not begin with `except`:
 * the others are learned anew. */
gs_status train_model_copy(train_model_writer *w, const char *path, const char *except,
                           gs_error *err);

/* Writes all parts, in the order they were added: the same parts give the same
 * bytes. Writes beside `path` and renames, so a file there is whole or old. */
gs_status train_model_save(const train_model_writer *w, const char *path, gs_error *err);

#endif
