/* know/event.h - which words are events, and what words say of an event's reality.
 *
 * data/events.tsv has the patterns, data/event-words.tsv the sets of words that
 * they name, data/reality.tsv the signatures of what governs an event. All is found
 * by lemma: a word that begins no pattern costs one look-up, however many there are.
 */
#ifndef GS_KNOW_EVENT_H
#define GS_KNOW_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/map.h"
#include "base/str.h"
#include "doc/record.h"

/* Where in the sentence a role or a condition looks. */
typedef enum gs_slot_kind {
    GS_SLOT_SUBJ, /* who does it, whatever the voice        */
    GS_SLOT_OBJ,  /* whom it is done to                     */
    GS_SLOT_IOBJ,
    GS_SLOT_PREP,  /* a phrase with the preposition          */
    GS_SLOT_POSS,  /* of a noun: possessor, compound, people */
    GS_SLOT_LIGHT, /* of a noun: the subject of its verb     */
    GS_SLOT_MOD,   /* of a noun: any word before it          */
    GS_SLOT_TO,    /* an infinitive                          */
    GS_SLOT_THAT   /* a clause                               */
} gs_slot_kind;

typedef struct gs_slot {
    gs_slot_kind kind;
    bool         plus; /* taken together with the one before it */
    gs_str       prep;
} gs_slot;

/* Sets of words, one bit each; the first are the classes that need no list. */
#define GS_EVENT_SETS 1024
enum { GS_SET_SOMEBODY, GS_SET_STATE, GS_SET_ARMED, GS_SET_PLACE, GS_SET_PERSON, GS_SET_CLASSES };

typedef struct gs_sets {
    uint64_t bits[GS_EVENT_SETS / 64];
} gs_sets;

typedef struct gs_condition {
    gs_slot slot;
    bool    any; /* whatever its word is: `sets` are none */
    bool    not_;
    gs_sets sets;
} gs_condition;

#define GS_EVENT_SLOTS      8
#define GS_EVENT_CONDITIONS 6
#define GS_EVENT_WORDS      3

typedef struct gs_event_pattern {
    gs_str       words[GS_EVENT_WORDS]; /* beside the lemma: particles; before a noun */
    unsigned     word_count;
    bool         blocks; /* used so, the word is no event */
    gs_plover    event;
    gs_str       mode, contexts, cameo; /* none: absent */
    gs_slot      actor[GS_EVENT_SLOTS], recipient[GS_EVENT_SLOTS];
    unsigned     actor_count, recipient_count;
    gs_condition conditions[GS_EVENT_CONDITIONS];
    unsigned     condition_count;
    int32_t      next; /* the next to be tried of the same lemma, or -1 */
} gs_event_pattern;

/* How an event hangs on the word that governs it, as bits. */
enum {
    GS_HANGS_TO = 1 << 0,
    GS_HANGS_THAT = 1 << 1,
    GS_HANGS_ING = 1 << 2,
    GS_HANGS_OBJ = 1 << 3,
    GS_HANGS_SUBJ = 1 << 4,
    GS_HANGS_ANY = GS_HANGS_TO | GS_HANGS_THAT | GS_HANGS_ING | GS_HANGS_OBJ | GS_HANGS_SUBJ
};

typedef enum gs_governor {
    GS_GOVERNOR_VERB,
    GS_GOVERNOR_NOUN,
    GS_GOVERNOR_ADJ,
    GS_GOVERNOR_ADV,
    GS_GOVERNOR_AUX,
    GS_GOVERNOR_MARK
} gs_governor;

#define GS_REALITY_OPEN GS_REALITY_COUNT /* nothing follows */

typedef struct gs_signature {
    gs_governor governor;
    uint32_t    hangs;
    gs_reality  affirmed, negated; /* or GS_REALITY_OPEN; OCCURRED: as the governor */
    int32_t     next;              /* of the same lemma, or -1 */
} gs_signature;

typedef struct gs_events {
    gs_event_pattern *patterns;
    size_t            pattern_count, pattern_cap;
    gs_map            verbs, nouns; /* lemma -> the first of its patterns */
    gs_map            words;        /* lemma -> index of word_sets        */
    gs_sets          *word_sets;
    size_t            word_set_count, word_set_cap;
    gs_str            sets[GS_EVENT_SETS]; /* their names */
    size_t            set_count;
    /* Sets that the engine asks for: verbs that only carry a noun ("launched an attack"),
     * those whose subject it befalls ("faces sanctions"); prepositions of places; verbs of
     * death and wounds; what an assault hits;
     * numbers and parts of others ("dozens of"). */
    unsigned light, undergo, where, deaths, targets, parts, asks;
    /* Of agreements: nouns for them, by kind; words before one that tell its kind; verbs
     * that make one, that say what it has, that promise. */
    unsigned      pact[GS_AGREEMENT_KIND_COUNT], pact_mod[GS_AGREEMENT_KIND_COUNT];
    unsigned      pact_act, pact_term, pact_pledge;
    gs_signature *signatures;
    size_t        signature_count, signature_cap;
    gs_map        reality; /* lemma -> the first of its signatures */
} gs_events;

/* The sets that a lemma is in, of names' words in small letters; NULL: none. */
const gs_sets *gs_event_sets(const gs_events *e, gs_str lemma);

static inline bool gs_sets_meet(const gs_sets *a, const gs_sets *b)
{
    for (int i = 0; i < GS_EVENT_SETS / 64; i++) {
        if (a->bits[i] & b->bits[i])
            return true;
    }
    return false;
}

static inline bool gs_sets_has(const gs_sets *s, unsigned set)
{
    return s->bits[set / 64] >> (set % 64) & 1;
}

static inline bool gs_event_in(const gs_events *e, gs_str lemma, unsigned set)
{
    const gs_sets *s = gs_event_sets(e, lemma);

    return s && set < GS_EVENT_SETS && gs_sets_has(s, set);
}

#endif
