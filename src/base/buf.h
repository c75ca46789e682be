/* base/buf.h - a growing byte buffer with a ceiling.
 *
 * For output and for text whose size is not known before. Errors stick: after
 * a failed append the buffer takes no more and says so once, at the end, so
 * that a writer of many small pieces checks in one place.
 */
#ifndef GS_BASE_BUF_H
#define GS_BASE_BUF_H

#include <stddef.h>

#include "base/str.h"
#include "gainsay.h"

typedef struct gs_buf {
    char     *data; /* NULL while empty; not NUL-terminated */
    size_t    size;
    size_t    cap;
    size_t    ceiling;
    gs_status status; /* GS_OK, GS_E_NOMEM, GS_E_LIMIT or GS_E_IO (of `write`) */

    gs_write_fn write; /* takes the bytes piece by piece; NULL: they all stay */
    void       *ctx;
} gs_buf;

void gs_buf_init(gs_buf *buf, size_t ceiling);
void gs_buf_release(gs_buf *buf);

/* A buffer over `cap` bytes that are another's (an array on the stack, an
 * arena's): it never grows, more is GS_E_LIMIT; `data` NULL is GS_E_NOMEM at
 * once. Not for gs_buf_release(). */
static inline gs_buf gs_buf_over(char *data, size_t cap)
{
    return (gs_buf){.data = data,
                    .cap = data ? cap : 0,
                    .ceiling = data ? cap : 0,
                    .status = data ? GS_OK : GS_E_NOMEM};
}

/* Empty and without error again; keeps its memory. */
void gs_buf_clear(gs_buf *buf);

/* Room for `extra` more bytes; false sets the status. */
bool gs_buf_reserve(gs_buf *buf, size_t extra);

/* Called where the bytes may be cut: hands them to `write`, if there is one
 * and they are many enough to be worth it, and begins anew. */
void gs_buf_pass(gs_buf *buf);

void gs_buf_add(gs_buf *buf, const char *data, size_t size);
void gs_buf_add_str(gs_buf *buf, gs_str s);
void gs_buf_add_char(gs_buf *buf, char c);
void gs_buf_add_uint(gs_buf *buf, unsigned long long n);

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void gs_buf_addf(gs_buf *buf, const char *format, ...);

/* A buffer that hands its bytes to `write`, and the end of it: what is left is
 * handed over and the buffer released. Says in `err` what went wrong. */
static inline gs_buf gs_buf_to(gs_write_fn write, void *ctx, size_t ceiling)
{
    return (gs_buf){.ceiling = ceiling, .write = write, .ctx = ctx};
}
gs_status gs_buf_finish(gs_buf *buf, gs_error *err);

static inline gs_str gs_buf_str(const gs_buf *buf)
{
    return gs_str_make(buf->data, buf->size);
}

#endif
