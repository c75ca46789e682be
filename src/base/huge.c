/* base/huge.c - see huge.h. */
#include "base/huge.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define HUGE_PAGE ((size_t)2 << 20)

void *gs_huge_alloc(size_t size)
{
    void *p = NULL;

    if (size < HUGE_PAGE)
        return malloc(size);
    if (posix_memalign(&p, HUGE_PAGE, size) != 0)
        return NULL;
    madvise(p, size, MADV_HUGEPAGE); /* a hint */
    return p;
}

/* What is on huge pages already is moved by the system, page by page and uncopied. */
void *gs_huge_grow(void *p, size_t before, size_t size)
{
    void *grown;

    if (size < HUGE_PAGE || before >= HUGE_PAGE)
        return realloc(p, size);
    grown = gs_huge_alloc(size);
    if (grown) {
        memcpy(grown, p, before);
        free(p);
    }
    return grown;
}
