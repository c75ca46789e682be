/* fail_malloc.c - a library to preload that fails one allocation of a run.
 *
 * FAIL_AT names it, counted from 1 (unset: none). Only this one fails, so that
 * what is done afterwards (the message, the next report) is tried as well. The
 * number of allocations is written to the file FAIL_COUNT at the end.
 */
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *p, size_t size);

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *p, size_t size);

static atomic_ulong calls, fail_at;

__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("FAIL_AT");

    atomic_store(&calls, 0);
    atomic_store(&fail_at, at ? strtoul(at, NULL, 10) : 0);
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAIL_COUNT");
    FILE       *out;

    atomic_store(&fail_at, 0);
    if (path && (out = fopen(path, "w"))) {
        fprintf(out, "%lu\n", atomic_load(&calls));
        fclose(out);
    }
}

static int fails(void)
{
    unsigned long call = atomic_fetch_add(&calls, 1) + 1;

    if (call != atomic_load(&fail_at))
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *p, size_t size)
{
    return fails() ? NULL : __libc_realloc(p, size);
}
