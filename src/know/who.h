/* know/who.h - who held which office, as reports said it.
 *
 * A file of it grows from the reports themselves: what one says about a person
 * serves the next, with its date and its source. One line each, parted by tabs:
 *
 *     name  title  body  country  date  source  report  span
 *
 * "-" stands for what the report did not say. `date` is the report's day of
 * publication, `source` its address or file, `report` its id and `span` the
 * bytes of the office's words in its text (START-END). Lines are sorted.
 */
#ifndef GS_KNOW_WHO_H
#define GS_KNOW_WHO_H

#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "base/str.h"
#include "gainsay.h"

#define GS_WHO_NONE UINT32_MAX

typedef struct gs_who_line {
    gs_str   name, title, body, country, date, source, report, span; /* none for "-" */
    uint32_t next; /* another line of the same name, or GS_WHO_NONE */
} gs_who_line;

typedef struct gs_who {
    gs_arena     arena;
    gs_arena     text;  /* of the table */
    gs_file      file;  /* which the lines point into */
    gs_map       names; /* a person's whole name -> its first line */
    gs_who_line *lines; /* in the file's order */
    size_t       count, cap;
} gs_who;

/* Reads the file at `path`; one that is not there has no lines. `who` is
 * written always and must be released. GS_E_DATA names file and line. */
gs_status gs_who_open(gs_who *who, const char *path, gs_seed seed, gs_error *err);
void      gs_who_release(gs_who *who);

/* The last line of that name, or GS_WHO_NONE; the others by `next`, from the
 * file's end to its beginning. */
uint32_t gs_who_find(const gs_who *who, gs_str name);

#endif
