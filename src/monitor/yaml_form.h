/* monitor/yaml_form.h - a YAML file that a person wrote, read by a form.
 *
 * A form names the keys that a map may have, what kind of value each has, and
 * where that goes in a struct. Every value keeps its line, so that what is told
 * of it later can say where it stands. Anything else in the file is an error
 * with the file's name and the line: an unknown key (with the one that was
 * probably meant), a key twice, a value of the wrong kind, one that is missing.
 */
#ifndef GS_MONITOR_YAML_FORM_H
#define GS_MONITOR_YAML_FORM_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "gainsay.h"

/* A value as written; text.p NULL: not given. */
typedef struct gs_given {
    gs_str   text;
    unsigned line; /* from 1                                              */
    int      day;  /* of a GS_YAML_DAY: 20201109; else 0                  */
} gs_given;

typedef struct gs_givens {
    gs_given *items;
    size_t    count;
} gs_givens;

typedef enum gs_yaml_kind {
    GS_YAML_TEXT,   /* gs_given                                            */
    GS_YAML_DAY,    /* gs_given, written YYYY-MM-DD                        */
    GS_YAML_TEXTS,  /* gs_givens: a list of texts, or one                  */
    GS_YAML_DEGREE, /* double[4]: south, west, north, east                 */
    GS_YAML_MAP,    /* a struct of `of`                                    */
    GS_YAML_MAPS    /* a pointer to structs of `of`, and their number      */
} gs_yaml_kind;

typedef struct gs_yaml_form gs_yaml_form;

typedef struct gs_yaml_field {
    const char         *key;
    gs_yaml_kind        kind;
    uint32_t            at; /* offset in the struct */
    const gs_yaml_form *of;
    bool                needed;
} gs_yaml_field;

/* A struct of a form begins with `unsigned line`, where its map begins; 0: it is not there. */
struct gs_yaml_form {
    const char          *name; /* for messages: "a task" */
    const gs_yaml_field *fields;
    size_t               count, size;
    bool                 bare; /* a text stands for a map with the first field alone */
};

/* Fills `to`, which is all zero, from YAML. `path` is for messages. Values belong to
 * `arena`. GS_E_DATA: the file is not as the form says, `err` tells file and line. */
gs_status gs_yaml_read(const gs_yaml_form *form, void *to, const char *path, gs_str yaml,
                       gs_arena *arena, gs_error *err);

/* The error "PATH:LINE: ...". */
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
gs_status
gs_yaml_fail(gs_error *err, const char *path, unsigned line, const char *format, ...);

/* The day "2020-11-09" as 20201109; 0: there is no such. */
int gs_day_read(gs_str text);

#endif
