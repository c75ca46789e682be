/* base/file.c - see file.h. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/huge.h"

static gs_status fail_errno(gs_error *err, const char *what)
{
    gs_status code = errno == ENOMEM ? GS_E_NOMEM : GS_E_IO;
    char      reason[128];

    gs_fail(err, code, "input", GS_NO_OFFSET, "%s: %s", what,
            strerror_r(errno, reason, sizeof reason));
    return code;
}

static gs_status fail_large(gs_error *err, size_t ceiling)
{
    return gs_fail(err, GS_E_LIMIT, "input", ceiling, "larger than %zu MiB", ceiling >> 20);
}

/* How much more to make room for, and no more than up to one byte past the
 * ceiling; the buffer doubles by itself. */
static size_t next_chunk(size_t size, size_t ceiling)
{
    size_t want = size < 65536 ? 65536 : 1;
    return want > ceiling - size ? ceiling - size + 1 : want;
}

/* Reads a stream to its end; `expected` is the size it will probably have.
 * One byte more is asked for, so that the end is met without growing. */
static gs_status read_all(gs_file *file, int fd, size_t expected, size_t ceiling, gs_error *err)
{
    gs_buf    buf;
    gs_status st = GS_OK;

    gs_buf_init(&buf, ceiling + 1);
    if (expected && expected <= ceiling)
        buf.data = gs_huge_alloc(expected + 1);
    if (buf.data)
        buf.cap = expected + 1;
    for (;;) {
        ssize_t n;
        size_t  room;

        if (buf.size > ceiling) /* the one byte more is there */
            break;
        if (buf.cap == buf.size && !gs_buf_reserve(&buf, next_chunk(buf.size, ceiling))) {
            st = gs_fail_nomem(err, "input");
            break;
        }
        room = buf.cap - buf.size;
        n = read(fd, buf.data + buf.size, room);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            st = fail_errno(err, "cannot read");
            break;
        }
        if (n == 0)
            break;
        buf.size += (size_t)n;
    }
    if (st == GS_OK && buf.size > ceiling)
        st = fail_large(err, ceiling);
    if (st != GS_OK || !buf.size) {
        gs_buf_release(&buf);
        if (st == GS_OK)
            *file = (gs_file){0};
        return st;
    }
    *file = (gs_file){.data = buf.data, .size = buf.size};
    return GS_OK;
}

/* O_NONBLOCK is for the opening only: a FIFO that nobody writes to must not
 * hang there (it reads as empty), but one with a slow writer, as the shell's
 * <(command) is, must be waited for. */
static gs_status open_file(int *fd, const char *path, struct stat *info, gs_error *err)
{
    int flags;

    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*fd < 0)
        return fail_errno(err, "cannot open");
    flags = fcntl(*fd, F_GETFL);
    if (fstat(*fd, info) != 0 || flags < 0 || fcntl(*fd, F_SETFL, flags & ~O_NONBLOCK) < 0) {
        fail_errno(err, "cannot read");
    } else if (S_ISDIR(info->st_mode)) {
        gs_fail(err, GS_E_IO, "input", GS_NO_OFFSET, "is a folder");
    } else {
        return GS_OK;
    }
    close(*fd);
    return GS_E_IO;
}

static gs_status map_or_read(gs_file *file, int fd, size_t size, size_t ceiling, gs_error *err)
{
    void *p;

    if (size == 0)
        return read_all(file, fd, 0, ceiling, err);
    p = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (p == MAP_FAILED)
        return read_all(file, fd, size, ceiling, err);
    *file = (gs_file){.data = p, .size = size, .mapped = true};
    return GS_OK;
}

static gs_status open_as(gs_file *file, const char *path, bool map, size_t ceiling, gs_error *err)
{
    struct stat info;
    gs_status   st;
    size_t      size;
    int         fd;

    if (strcmp(path, "-") == 0)
        return read_all(file, STDIN_FILENO, 0, ceiling, err);
    st = open_file(&fd, path, &info, err);
    if (st != GS_OK)
        return st;
    size = S_ISREG(info.st_mode) && info.st_size > 0 ? (size_t)info.st_size : 0;
    if (size > ceiling)
        st = fail_large(err, ceiling);
    else if (map)
        st = map_or_read(file, fd, size, ceiling, err);
    else
        st = read_all(file, fd, size, ceiling, err);
    close(fd);
    return st;
}

gs_status gs_file_open(gs_file *file, const char *path, size_t ceiling, gs_error *err)
{
    return open_as(file, path, true, ceiling, err);
}

gs_status gs_file_read(gs_file *file, const char *path, size_t ceiling, gs_error *err)
{
    return open_as(file, path, false, ceiling, err);
}

void gs_file_close(gs_file *file)
{
    if (file->mapped)
        munmap((void *)(uintptr_t)file->data, file->size);
    else
        free((void *)(uintptr_t)file->data);
    *file = (gs_file){0};
}
