/* base/file.h - whole files and streams as bytes.
 */
#ifndef GS_BASE_FILE_H
#define GS_BASE_FILE_H

#include <stddef.h>

#include "base/str.h"
#include "gainsay.h"

/* A file's bytes, mapped where the system can map it (a regular file that is
 * not empty), else read. Never changes under the reader's eyes in size: what
 * is mapped is what was there at the opening. */
typedef struct gs_file {
    const char *data; /* NULL when size is 0 */
    size_t      size;
    bool        mapped;
} gs_file;

/* Opens `path`; "-" is standard input. A folder, a device or more than
 * `ceiling` bytes is an error. `file` is written only on success. */
gs_status gs_file_open(gs_file *file, const char *path, size_t ceiling, gs_error *err);

/* The same, but the bytes are read into memory: for files that others may cut
 * short meanwhile, which would end a program that has them mapped. */
gs_status gs_file_read(gs_file *file, const char *path, size_t ceiling, gs_error *err);

void gs_file_close(gs_file *file);

#endif
