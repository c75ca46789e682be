/* base/near.h - which word somebody meant to write. */
#ifndef GS_BASE_NEAR_H
#define GS_BASE_NEAR_H

#include <stddef.h>

/* Of `count` words the one nearest to `word`, when it is near enough to be
 * what was meant; else NULL. */
const char *gs_nearest(const char *word, const char *const *words, size_t count);

#endif
