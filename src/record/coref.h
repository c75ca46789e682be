/* record/coref.h - which references of a report mean the same one.
 *
 * A sieve of rules, the surest first (Lee and others, 2013, "Deterministic
 * coreference resolution based on entity-centric, precision-ranked rules"):
 * each looks at chains as the earlier ones left them, and joins two only if
 * nothing known of them speaks against it. Where two fit alike nothing is
 * joined.
 *
 * Reads: references (mention.h).   Adds: their chains and the rules' names.
 */
#ifndef GS_RECORD_COREF_H
#define GS_RECORD_COREF_H

#include "record/mention.h"

/* What is known of all references of one chain; kept at its first. */
typedef struct gs_chain {
    int32_t   name;   /* the reference with the fullest name, or GS_NONE    */
    int32_t   known;  /* key of the dictionary's entry, or GS_NONE          */
    int32_t   office; /* the last reference that gives it a title, or GS_NONE */
    int32_t   last;   /* the last reference joined */
    uint32_t  count;
    gs_being  being;
    gs_number number;
    uint8_t   gender;
    gs_str    country; /* of its bodies and offices */
} gs_chain;

typedef struct gs_coref {
    gs_reading *r;
    gs_chain   *chains; /* [refs] */
} gs_coref;

/* The first reference of the chain of `i`. */
int32_t gs_coref_root(const gs_coref *c, int32_t i);

static inline const gs_chain *gs_coref_chain(const gs_coref *c, int32_t i)
{
    return &c->chains[gs_coref_root(c, i)];
}

/* Whether nothing that is known speaks against it. */
bool gs_coref_fits(const gs_coref *c, int32_t a, int32_t b);

/* Joins the chain of `i` with that of `with`; `rule` is noted at `i`. False
 * when they do not fit. */
bool gs_coref_join(gs_coref *c, int32_t i, int32_t with, const char *rule);

/* One lies within the other. */
bool gs_coref_nested(const gs_coref *c, int32_t a, int32_t b);

gs_status gs_coref_names(gs_coref *c);    /* coref_name.c */
gs_status gs_coref_nouns(gs_coref *c);    /* coref_noun.c */
gs_status gs_coref_pronouns(gs_coref *c); /* coref_pronoun.c */

/* All of them, in order. */
gs_status gs_read_coref(gs_reading *r);

#endif
