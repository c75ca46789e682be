/* output/rows.h - tables for other programs: a record a line, its values in cells.
 *
 * Comma-separated values are those of RFC 4180: lines end with CR LF, and a cell
 * with a comma, a quotation mark, an end of line or a blank at its ends is
 * quoted. In tab-separated ones nothing can be quoted: control characters
 * become blanks. Both are UTF-8; what is not is repaired. A cell is put
 * together piece by piece and then ended. Errors stick in `out`.
 */
#ifndef GS_OUTPUT_ROWS_H
#define GS_OUTPUT_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

typedef enum gs_rows_kind {
    GS_ROWS_COMMAS, /* RFC 4180                      */
    GS_ROWS_TABS    /* no quoting, lines end with LF */
} gs_rows_kind;

typedef struct gs_rows {
    gs_buf      *out;
    gs_buf       cell; /* the one at hand */
    gs_rows_kind kind;
    bool         begun; /* the row has a cell already */
} gs_rows;

void gs_rows_init(gs_rows *rows, gs_rows_kind kind, gs_buf *out);
void gs_rows_release(gs_rows *rows);

/* Adds to the cell at hand: a piece; a member of a list, parted from the last by
 * ';'; a number. */
void gs_rows_add(gs_rows *rows, gs_str s);
void gs_rows_item(gs_rows *rows, gs_str s);
void gs_rows_add_uint(gs_rows *rows, uint64_t n);

/* Ends the cell, and the row. */
void gs_rows_next(gs_rows *rows);
void gs_rows_end(gs_rows *rows);

/* Whole cells: of a string, a C string (NULL: empty), a number, and `count`
 * empty ones. */
void gs_rows_cell(gs_rows *rows, gs_str s);
void gs_rows_name(gs_rows *rows, const char *name);
void gs_rows_uint(gs_rows *rows, uint64_t n);
void gs_rows_skip(gs_rows *rows, size_t count);

/* A table's first row: `count` names. */
void gs_rows_head(gs_rows_kind kind, const char *const *names, size_t count, gs_buf *out);

#endif
