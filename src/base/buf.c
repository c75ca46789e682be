/* base/buf.c - see buf.h. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/* A piece handed on has at least so many bytes. */
#define PIECE ((size_t)64 << 10)

void gs_buf_init(gs_buf *buf, size_t ceiling)
{
    *buf = (gs_buf){.ceiling = ceiling};
}

void gs_buf_release(gs_buf *buf)
{
    free(buf->data);
    gs_buf_init(buf, buf->ceiling);
}

void gs_buf_clear(gs_buf *buf)
{
    buf->size = 0;
    buf->status = GS_OK;
}

bool gs_buf_reserve(gs_buf *buf, size_t extra)
{
    size_t cap = buf->cap ? buf->cap : 256;
    char  *data;

    if (buf->status != GS_OK)
        return false;
    if (extra <= buf->cap - buf->size)
        return true;
    if (buf->cap == buf->ceiling || extra > buf->ceiling || buf->size > buf->ceiling - extra) {
        buf->status = GS_E_LIMIT;
        return false;
    }
    while (cap < buf->size + extra)
        cap = cap > SIZE_MAX / 2 ? buf->ceiling : cap * 2;
    if (cap > buf->ceiling)
        cap = buf->ceiling;
    data = realloc(buf->data, cap);
    if (!data) {
        buf->status = GS_E_NOMEM;
        return false;
    }
    buf->data = data;
    buf->cap = cap;
    return true;
}

void gs_buf_pass(gs_buf *buf)
{
    if (!buf->write || buf->size < PIECE || buf->status != GS_OK)
        return;
    if (buf->write(buf->ctx, buf->data, buf->size) != 0)
        buf->status = GS_E_IO;
    buf->size = 0;
}

void gs_buf_add(gs_buf *buf, const char *data, size_t size)
{
    if (size && gs_buf_reserve(buf, size)) {
        memcpy(buf->data + buf->size, data, size);
        buf->size += size;
    }
}

void gs_buf_add_str(gs_buf *buf, gs_str s)
{
    gs_buf_add(buf, s.p, s.n);
}

void gs_buf_add_char(gs_buf *buf, char c)
{
    if (gs_buf_reserve(buf, 1))
        buf->data[buf->size++] = c;
}

void gs_buf_add_uint(gs_buf *buf, unsigned long long n)
{
    char  digits[24];
    char *p = digits + sizeof digits;

    do {
        *--p = (char)('0' + n % 10);
        n /= 10;
    } while (n);
    gs_buf_add(buf, p, (size_t)(digits + sizeof digits - p));
}

void gs_buf_addf(gs_buf *buf, const char *format, ...)
{
    va_list args;
    int     n;

    va_start(args, format);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    /* vsnprintf writes a NUL, which needs room but does not count. */
    if (n < 0 || !gs_buf_reserve(buf, (size_t)n + 1))
        return;
    va_start(args, format);
    vsnprintf(buf->data + buf->size, (size_t)n + 1, format, args);
    va_end(args);
    buf->size += (size_t)n;
}

gs_status gs_buf_finish(gs_buf *buf, gs_error *err)
{
    gs_status st;

    if (buf->status == GS_OK && buf->size && buf->write(buf->ctx, buf->data, buf->size) != 0)
        buf->status = GS_E_IO;
    st = buf->status;
    if (st == GS_E_IO)
        gs_fail(err, st, "output", GS_NO_OFFSET, "cannot write");
    else if (st == GS_E_LIMIT)
        gs_fail(err, st, "output", GS_NO_OFFSET, "the record is too large");
    else if (st != GS_OK)
        gs_fail_nomem(err, "output");
    gs_buf_release(buf);
    return st;
}
