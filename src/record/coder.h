/* record/coder.h - events coded by the dictionaries of other coders (know/petrarch.h).
 *
 * Reads: words with their trees, dictionaries, the report's day.   Adds: nothing; hands
 * out what was found.
 *
 *   coder_actor    names of actors and words for agents, put together: "the ministers of
 *                  Veldena and Kroftana" are VELGOV and KROGOV
 *   coder_pattern  which pattern of its verb fits
 *   coder          verbs, their sources and targets; negation, the passive
 *
 * A verb's source is the actor of its subject, or of the verb above where that is a
 * pronoun; its target is the next actor behind it among what hangs on it, clauses
 * included. What a coded verb governs is not coded again.
 */
#ifndef GS_RECORD_CODER_H
#define GS_RECORD_CODER_H

#include "record/event_int.h"

/* An actor: its code, and the word that it is to be known by. */
typedef struct gs_coded_actor {
    gs_str   code;
    uint32_t word;
} gs_coded_actor;

/* Actors that act together: words [first, last]. */
typedef struct gs_actor_group {
    uint32_t        first, last;
    gs_coded_actor *items;
    size_t          count, cap;
} gs_actor_group;

typedef struct gs_actor_groups {
    gs_actor_group *items; /* in text order */
    size_t          count, cap;
} gs_actor_groups;

typedef struct gs_coding {
    gs_frame_of    frame;
    uint32_t       sentence;
    gs_str         code;
    gs_coded_actor source, target;
} gs_coding;

typedef struct gs_codings {
    gs_coding *items;
    size_t     count, cap;
} gs_codings;

/* All events of the report, in text order; in the scratch arena. */
gs_status gs_code_events(gs_reading *r, gs_codings *found);

/* The actors of sentence `s`, on `day` (gs_pet_day). */
gs_status gs_code_actors(const gs_reading *r, uint32_t s, int32_t day, gs_actor_groups *groups);

/* What a pattern is tested against. */
typedef struct gs_clause_words {
    const gs_reading      *r;
    const gs_actor_groups *groups;
    uint32_t               verb, verb_last; /* with its particles */
    uint32_t               begin, end;      /* words that may be looked at */
    const bool            *object;          /* [end - begin] stands in its object or phrases */
    const bool            *subject;         /* [end - begin] stands in its subject */
    int32_t                source;          /* group of the subject, or GS_NONE */
} gs_clause_words;

/* Where a pattern says that the actors stand: groups, or GS_NONE. */
typedef struct gs_fit {
    const gs_pet_pattern *pattern;
    unsigned              score; /* words of the text, and roles, that it names */
    int32_t               source, target;
    bool                  compound;       /* the sources do it to each other */
    bool                  subject_target; /* the subject is the target */
} gs_fit;

/* Whether it fits. */
bool gs_pattern_fits(const gs_clause_words *c, const gs_pet_pattern *p, gs_fit *fit);

/* The word in lower case, without the dot of "U.S.". */
gs_str gs_coder_form(const gs_reading *r, uint32_t w);

/* The word is that of a dictionary, or, unless `whole`, another form of it. */
bool gs_coder_word(const gs_reading *r, uint32_t w, gs_str word, bool whole);

/* So many words from `w` on are that phrase, hyphens passed over; 0: it is not there. */
uint32_t gs_coder_phrase(const gs_reading *r, uint32_t w, uint32_t end, const gs_str *words,
                         uint32_t count);

#endif
