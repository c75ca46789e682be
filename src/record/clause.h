/* record/clause.h - the tree of a sentence, as the makers of statements walk it.
 *
 * Reads: words with their grammar, references.
 * Adds: the desk's children and yields of words.
 */
#ifndef GS_RECORD_CLAUSE_H
#define GS_RECORD_CLAUSE_H

#include "record/mention.h"

gs_status gs_read_clauses(gs_reading *r);

/* The children of `w`, in text order: for (c = first; c >= 0; c = next). */
static inline int32_t gs_first_child(const gs_reading *r, uint32_t w)
{
    return r->child[w];
}

static inline int32_t gs_next_child(const gs_reading *r, int32_t c)
{
    return r->sibling[c];
}

/* The first child with that relation, or GS_NONE. */
int32_t gs_child(const gs_reading *r, uint32_t w, gs_deprel rel);

/* The first child that is that word, in lower case: a preposition, a mark. */
int32_t gs_child_word(const gs_reading *r, uint32_t w, const char *lower);

/* "the charge that the clerk stole the stamps": whether a clause's "that" is no part of it, where
 * the parser has it as one object beside another. */
bool gs_that_is_idle(const gs_reading *r, uint32_t verb);

/* The subject of a verb, of its own: active or passive, the nearest before it,
 * or behind it in "…," said the minister; GS_NONE. */
int32_t gs_own_subject(const gs_reading *r, uint32_t w);

/* The noun whose phrase begins, or ends, with token `t`, the outermost; GS_NONE. */
int32_t gs_noun_from(const gs_reading *r, uint32_t t);
int32_t gs_noun_until(const gs_reading *r, uint32_t t);

/* The verb, or other head, of the clause whose subject begins with token `t`. */
int32_t gs_clause_from(const gs_reading *r, uint32_t t);

/* Whether a finite verb is among the tokens [from, end). */
bool gs_finite_within(const gs_reading *r, uint32_t from, uint32_t end);

/* The child of `top` that holds `w`; GS_NONE when `w` does not hang on it. */
int32_t gs_branch(const gs_reading *r, uint32_t top, uint32_t w);

/* Tokens of all that hangs on `w` but marks: the first, and the one behind the last. */
uint32_t gs_yield_first(const gs_reading *r, uint32_t w);
uint32_t gs_yield_end(const gs_reading *r, uint32_t w);

/* The first token of subject `s` of verb `w`, a title beside it that the tree has as
 * another subject included: "clerk Jan Marr". */
uint32_t gs_subject_first(const gs_reading *r, uint32_t w, uint32_t s);

/* A medium by the dictionary, or by the word with the name: "the newspaper Bild". */
bool gs_is_media(const gs_reading *r, int32_t word);

/* Tokens of the noun phrase of `w` without what follows its head. */
gs_span  gs_noun_span(const gs_reading *r, uint32_t w);
uint32_t gs_noun_first(const gs_reading *r, uint32_t w);

/* Who a noun or pronoun may be. */
typedef enum gs_somebody {
    GS_SOMEBODY_NAMED,   /* a name                                        */
    GS_SOMEBODY_ROLE,    /* "two officials", "the ministry", "his mother" */
    GS_SOMEBODY_PRONOUN, /* he, they                                      */
    GS_SOMEBODY_NOBODY,  /* nobody, "no organization"                     */
    GS_SOMEBODY_OTHER    /* "the bridge"                                  */
} gs_somebody;

gs_somebody gs_somebody_of(const gs_reading *r, uint32_t w);

/* "report", "statement": says what somebody wrote in it. */
bool gs_is_document(const gs_reading *r, uint32_t w);

/* A name, a role or a pronoun. */
static inline bool gs_can_speak(const gs_reading *r, uint32_t w)
{
    return gs_somebody_of(r, w) <= GS_SOMEBODY_PRONOUN;
}

#endif
