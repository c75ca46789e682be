/* monitor/kinds.h - which activities are of one kind: data/activities.tsv. */
#ifndef GS_MONITOR_KINDS_H
#define GS_MONITOR_KINDS_H

#include <stdint.h>

#include "know/know.h"

#define GS_KINDS 32

/* What a lemma tells of what is done; bits are 1 << kind. */
typedef struct gs_kind_word {
    uint32_t says, verb, object;
    bool     carries, vague, scope, aside;
} gs_kind_word;

typedef struct gs_kinds {
    gs_know       know; /* keeps the table's text */
    gs_map        map;  /* lemma -> index of `words` */
    gs_kind_word *words;
    size_t        word_count, word_cap;
    gs_str        names[GS_KINDS];
    size_t        count;
} gs_kinds;

/* Reads `dir`/activities.tsv. Release it also after a failure. */
gs_status gs_kinds_load(gs_kinds *kinds, const char *dir, gs_error *err);
void      gs_kinds_release(gs_kinds *kinds);

/* All zero for a word that tells nothing. Any case. */
gs_kind_word gs_kinds_of(const gs_kinds *kinds, gs_str lemma);

/* The kind of that name, as its bit; 0: none. */
uint32_t gs_kinds_find(const gs_kinds *kinds, gs_str name);

/* The name of the first of some kinds. */
gs_str gs_kinds_name(const gs_kinds *kinds, uint32_t bits);

#endif
