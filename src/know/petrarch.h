/* know/petrarch.h - the dictionaries of other event coders, as their users have them.
 *
 * A folder of files in the forms of PETRARCH and TABARI, each told by a part of its
 * name: "actors", "agents", "verbs" (or "cameo"), "discards" and "ontology"; the name
 * ends in ".txt", in one of these words, or has no dot. Several of a kind are read in
 * the order of their names; where two differ, the later holds. With
 * them, records of events are made by their verbs, patterns and codes, and not by those
 * of data/events.tsv (record/coder.h). What of their forms is read:
 *
 *   actors     NAME [CODE], [CODE <YYMMDD], [CODE >YYYYMMDD], [CODE from-to]; +SYNONYM
 *   agents     WORD {PLURAL} [~GOV], [NGO~]; !SET! = A, B; "{}": has no plural
 *   verbs      --- BLOCK [CODE] ---; VERB {FORMS} [CODE]; +TAKE_OVER; WIRE_+TAP;
 *              &SET and +WORD below it; patterns "- … * … [CODE]" or "[CODE:BACK]" with
 *              words, &SET, {words side by side}, (a preposition and what follows),
 *              $ (source), + (target), ^ (an actor passed over), % (several sources)
 *   discards   WORDS: no events of the sentence; +WORDS: none of the report
 *   ontology   CODE:0x1000-0xFFFF: the code of a negated event is the one whose number
 *              is 0xFFFF less
 *
 * "#" and ";" begin a comment, "<!--" one up to "-->". Words are kept in lower case, cut
 * at "_", "-" and blanks; an underscore at the end says that it has no other form.
 */
#ifndef GS_KNOW_PETRARCH_H
#define GS_KNOW_PETRARCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "gainsay.h"

#define GS_PET_WORDS  16 /* of a phrase               */
#define GS_PET_TOKENS 64 /* of a pattern              */
#define GS_PET_NESTED 8  /* sets within sets          */
#define GS_PET_CODE   60 /* bytes of a code           */
#define GS_PET_FILES  64 /* that a folder may have    */

#define GS_PET_NONE (-1)

/* A code, and the days on which it holds: 19950101; 0: open. */
typedef struct gs_pet_code {
    gs_str  code;
    int32_t from, to;
} gs_pet_code;

/* The name of an actor, or words for an agent, whose codes are [first_code, …). */
typedef struct gs_pet_phrase {
    gs_str  *words; /* [word_count] */
    uint32_t word_count;
    uint32_t entry;
    int32_t  next; /* another with the same first word, of a line above, or GS_PET_NONE */
} gs_pet_phrase;

typedef struct gs_pet_entry {
    uint32_t first_code, code_count;
    bool     agent;
} gs_pet_entry;

typedef enum gs_pet_kind {
    GS_PET_WORD,
    GS_PET_SET,
    GS_PET_SOURCE,   /* $ */
    GS_PET_TARGET,   /* + */
    GS_PET_SKIP,     /* ^ */
    GS_PET_COMPOUND, /* % */
    GS_PET_VERB,     /* * */
    GS_PET_OPEN,     /* { */
    GS_PET_CLOSE,
    GS_PET_PREP, /* ( */
    GS_PET_PREP_END
} gs_pet_kind;

typedef struct gs_pet_token {
    gs_pet_kind kind;
    gs_str      word;
    bool        whole; /* in this form only */
    uint32_t    set;   /* of sets */
} gs_pet_token;

typedef struct gs_pet_tokens {
    const gs_pet_token *items;
    uint32_t            count;
} gs_pet_tokens;

typedef struct gs_pet_item {
    gs_pet_tokens tokens; /* words, or one set */
    int32_t       next;   /* of the same set */
} gs_pet_item;

typedef struct gs_pet_pattern {
    gs_pet_tokens before, after; /* the verb */
    gs_str        code, back;    /* back: of the event the other way, or none */
} gs_pet_pattern;

typedef struct gs_pet_block {
    gs_str   code, back;                   /* none: its verbs alone are no event */
    uint32_t first_pattern, pattern_count; /* of patterns */
    uint32_t file;
} gs_pet_block;

typedef struct gs_pet_verb {
    gs_str  *before, *after; /* words beside it */
    uint32_t before_count, after_count;
    gs_str   code, back; /* its own; `coded` says that it has one, if none */
    bool     coded;
    uint32_t block;
    int32_t  next; /* the next with the same word */
} gs_pet_verb;

typedef struct gs_pet_discard {
    gs_str  *words;
    uint32_t word_count;
    bool     report; /* the whole of it */
    int32_t  next;   /* as a phrase's */
} gs_pet_discard;

typedef struct gs_pet_number {
    gs_str  code;
    int64_t number;
} gs_pet_number;

typedef struct gs_petrarch {
    bool            loaded;
    gs_map          actors; /* first word -> the first of its phrases */
    gs_map          agents;
    gs_pet_phrase  *phrases;
    size_t          phrase_count, phrase_cap;
    gs_pet_entry   *entries;
    size_t          entry_count, entry_cap;
    gs_pet_code    *codes;
    size_t          code_count, code_cap;
    gs_map          verbs; /* its word -> the first of `verb_list` */
    gs_pet_verb    *verb_list;
    size_t          verb_count, verb_cap;
    gs_pet_block   *blocks;
    size_t          block_count, block_cap;
    gs_pet_pattern *patterns;
    size_t          pattern_count, pattern_cap;
    gs_map          set_names;  /* "&TREATY" -> index of sets, "!PERSON!" -> of agent_sets */
    gs_str         *agent_sets; /* words parted by commas */
    size_t          agent_set_count, agent_set_cap;
    int32_t        *sets; /* [set_count] the first of its items, or GS_PET_NONE */
    size_t          set_count, set_cap;
    gs_pet_item    *items;
    size_t          item_count, item_cap;
    gs_map          discard_words; /* first word -> of discards */
    gs_pet_discard *discards;
    size_t          discard_count, discard_cap;
    gs_pet_number  *numbers;
    size_t          number_count, number_cap;
} gs_petrarch;

/* The code of an entry on a day (19950101; 0: not known); none when there is none. */
gs_str gs_pet_code_on(const gs_petrarch *p, uint32_t entry, int32_t day);

/* "2012-11-09" as 20121109; 0 when it is no whole date. */
int32_t gs_pet_day(gs_str date);

/* The code of the same event negated; `code` itself when the ontology has none. */
gs_str gs_pet_negated(const gs_petrarch *p, gs_str code);

/* "---": what has this code is no actor, and no event. */
static inline bool gs_pet_null(gs_str code)
{
    return !code.n || gs_str_eq(code, GS_STR("---")) || gs_str_eq(code, GS_STR("###"));
}

#endif
