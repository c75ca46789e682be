/* base/huge.h - large blocks of memory on huge pages.
 *
 * The first touch of a page is a call of the system, which costs as much as
 * thousands of bytes copied: megabytes that are filled once spend more time there
 * than with what they are filled with. On pages of 2 MiB there are few touches.
 */
#ifndef GS_BASE_HUGE_H
#define GS_BASE_HUGE_H

#include <stddef.h>

/* As malloc; a block of 2 MiB or more stands on huge pages where the system has
 * them. free() gives it back. */
void *gs_huge_alloc(size_t size);

/* As realloc from `before` bytes to more. */
void *gs_huge_grow(void *p, size_t before, size_t size);

#endif
