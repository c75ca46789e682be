/* base/near.c - see near.h. */
#include "base/near.h"

#include <stdint.h>
#include <string.h>

/* Edits (insert, remove, replace, swap of neighbours) from `a` to `b`, both
 * shorter than the rows; the classic table, three rows of it at a time. */
static size_t edit_distance(const char *a, const char *b)
{
    enum { LONGEST = 64 };
    size_t rows[3][LONGEST + 1];
    size_t na = strlen(a), nb = strlen(b);

    if (na > LONGEST || nb > LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= nb; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_up = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            size_t best = above[j - 1] + (a[i - 1] != b[j - 1]);
            if (above[j] + 1 < best)
                best = above[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                two_up[j - 2] + 1 < best)
                best = two_up[j - 2] + 1;
            row[j] = best;
        }
    }
    return rows[na % 3][nb];
}

const char *gs_nearest(const char *word, const char *const *words, size_t count)
{
    const char *near = NULL;
    size_t      least = SIZE_MAX;

    for (size_t i = 0; i < count; i++) {
        size_t distance = edit_distance(word, words[i]);
        /* "--form" for --format: the beginning of a name is meant as it. */
        if (strlen(word) >= 3 && strncmp(word, words[i], strlen(word)) == 0)
            distance = 1;
        if (distance < least) {
            least = distance;
            near = words[i];
        }
    }
    return least <= 2 && near && least < strlen(near) / 2 + 1 ? near : NULL;
}
