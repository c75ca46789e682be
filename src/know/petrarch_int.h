/* know/petrarch_int.h - what the readers of the coders' dictionaries share. */
#ifndef GS_KNOW_PETRARCH_INT_H
#define GS_KNOW_PETRARCH_INT_H

#include "know/know.h"
#include "know/petrarch.h"
#include "know/table.h"

/* A file as it is read, line by line. */
typedef struct gs_pet_reader {
    gs_know     *know;
    gs_petrarch *to;
    gs_table_row at;      /* for messages: file and line */
    gs_str       text;    /* what is left of it */
    bool         comment; /* within <!-- … --> */
    uint32_t     file;

    /* Of verbs. */
    int32_t set;      /* whose words come, or GS_PET_NONE */
    bool    patterns; /* the block has patterns already */
    bool    block;    /* one is open */
    bool    headed;   /* by a line of its own: its verbs share the patterns */
} gs_pet_reader;

/* The next line that holds something, without comment and blanks; false at the end.
 * A line that is too long, or holds a NUL, is told by *st. */
bool gs_pet_line(gs_pet_reader *r, gs_str *line, gs_status *st, gs_error *err);

/* The words of "TAKE_OVER", in lower case, in the arena. *whole: it ends with "_". */
gs_status gs_pet_words(const gs_pet_reader *r, gs_str text, gs_str **words, uint32_t *count,
                       bool *whole, gs_error *err);

/* What stands in the brackets at *at, which it moves behind them: "[057]". */
gs_status gs_pet_brackets(const gs_pet_reader *r, gs_str line, size_t *at, char close,
                          gs_str *inside, gs_error *err);

/* A code of printable ASCII; the arena keeps it. */
gs_status gs_pet_read_code(const gs_pet_reader *r, gs_str text, gs_str *code, gs_error *err);

gs_status gs_pet_read_actors(gs_pet_reader *r, bool agents, gs_error *err);
gs_status gs_pet_read_verbs(gs_pet_reader *r, gs_error *err);
gs_status gs_pet_read_discards(gs_pet_reader *r, gs_error *err);
gs_status gs_pet_read_ontology(gs_pet_reader *r, gs_error *err);

#endif
