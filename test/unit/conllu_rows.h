/* conllu_rows.h - treebanks written short, for tests.
 *
 * In a row, blanks stand for tabs, and columns left out at its end are "_":
 * "2 guards guard NOUN". Comments stay as they are.
 */
#ifndef GS_TEST_CONLLU_ROWS_H
#define GS_TEST_CONLLU_ROWS_H

#include "test.h"

/* The file of the rows; to be freed. */
static inline char *conllu_from(const char *rows)
{
    char *text = calloc(1, strlen(rows) * 12 + 1), *out = text;

    assert_non_null(text);
    while (*rows) {
        size_t n = strcspn(rows, "\n"), columns = 1;
        for (size_t i = 0; i < n; i++) {
            bool tab = rows[0] != '#' && rows[i] == ' ';
            *out++ = tab ? '\t' : rows[i];
            columns += tab;
        }
        for (; n && rows[0] != '#' && columns < 10; columns++)
            out = stpcpy(out, "\t_");
        *out++ = '\n';
        rows += n + (rows[n] == '\n');
    }
    return text;
}

#endif
