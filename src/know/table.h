/* know/table.h - the one reader of dictionaries.
 *
 * A dictionary is a UTF-8 text file, one entry a line, fields parted by tabs.
 * A "#" at the beginning of a line makes it a comment; empty lines are passed
 * over. "# source: X" tells the source of the lines below it that name none. A
 * malformed line is an error that names file and line.
 */
#ifndef GS_KNOW_TABLE_H
#define GS_KNOW_TABLE_H

#include "base/str.h"
#include "gainsay.h"
#include "know/know.h"

#define GS_TABLE_FIELDS 12

typedef struct gs_table_row {
    gs_str      fields[GS_TABLE_FIELDS]; /* trimmed; live as long as `know` */
    size_t      count;
    gs_str      source; /* of the last "# source:" above */
    const char *path;   /* for messages */
    unsigned    line;   /* from 1       */
    unsigned    lines;  /* of the table */
} gs_table_row;

/* Called for each entry; returns GS_OK to go on. */
typedef gs_status (*gs_table_fn)(void *ctx, const gs_table_row *row, gs_error *err);

/* Reads `dir`/`name` and hands each entry to `fn`. `min` and `max` bound the
 * number of fields. `know` keeps the text, and name and text are added to the
 * hash of what is known. */
gs_status gs_table_read(const char *dir, const char *name, size_t min, size_t max, gs_know *know,
                        gs_table_fn fn, void *ctx, gs_error *err);

/* The bytes of `dir`/`name`, which `know` keeps, for a reader of another form; none,
 * with .p NULL, where the file need not be there and is not. Added to the hash, too. */
gs_status gs_table_open(const char *dir, const char *name, gs_know *know, gs_str *text,
                        gs_error *err);

/* The row's own source, in column `field`, or the one told above it; none when
 * neither is there. */
gs_str gs_table_source(const gs_table_row *row, size_t field);

/* The error of a row: "cues.tsv:12: unknown act 'deni'". */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
gs_status
gs_table_fail(const gs_table_row *row, gs_error *err, const char *format, ...);

#endif
