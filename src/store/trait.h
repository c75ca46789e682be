/* store/trait.h - what an event is compared by with those of other reports.
 *
 * Its category and trigger, who did it to whom, where, on which day, and the content
 * words and numbers of its clause. Words are numbers, hashes of their lemmas; the last bit of
 * names is 1, of other words 0.
 *
 *     trait_pack.c   from a document: words and numbers, as rows
 *     trait.c        how alike two events are; the keys by which they are found
 */
#ifndef GS_STORE_TRAIT_H
#define GS_STORE_TRAIT_H

#include "base/arena.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "store/store.h"

#define GS_TRAIT_PARTS   6
#define GS_TRAIT_WORDS   16
#define GS_TRAIT_NUMBERS 6
#define GS_TRAIT_KEYS    10

/* "at least four", "about four", "up to four" */
typedef enum gs_bound { GS_BOUND_NONE, GS_BOUND_LEAST, GS_BOUND_ABOUT, GS_BOUND_MOST } gs_bound;

/* Where in the clause what is counted stands. */
typedef enum gs_count_role { GS_COUNT_OTHER, GS_COUNT_ACTOR, GS_COUNT_OBJECT } gs_count_role;

/* "seven regions" */
typedef struct gs_trait_number {
    int64_t       number, of; /* `of`: row of `name`, the noun's lemma */
    gs_bound      bound;
    gs_count_role role;
} gs_trait_number;

/* Actors with a name alone; rows of `actor`, 0 for a place that has none. */
typedef struct gs_trait {
    int64_t         event, sentence, mode;
    int64_t         day, report_day; /* 20201125; 0: none */
    int64_t         place;
    int64_t         actors[GS_TRAIT_PARTS], recipients[GS_TRAIT_PARTS];
    size_t          actor_count, recipient_count, word_count, number_count;
    gs_trait_number numbers[GS_TRAIT_NUMBERS];
    uint32_t        words[GS_TRAIT_WORDS]; /* sorted */
    uint32_t        lemma;
    int             category, reality;
    bool            own_day; /* the event's, not the report's */
    bool            wide;    /* the place is a state */
} gs_trait;

/* Appends an event's words and numbers as rows (pack.h). */
void gs_trait_pack(const gs_doc *doc, size_t event, gs_buf *out);

/* Reads an event's; false where it has none, or the store failed. */
bool gs_trait_read(gs_store *s, int64_t event, gs_trait *out);

/* In what two events differ: bits of it, by what each of them tells. */
typedef enum gs_differ {
    GS_DIFFER_ACTOR = 1,
    GS_DIFFER_RECIPIENT = 2,
    GS_DIFFER_PLACE = 4,
    GS_DIFFER_DAY = 8
} gs_differ;

/* How much speaks for two being one event: GS_TRAIT_SAME and above are. What one does not
 * tell speaks neither for nor against it. */
#define GS_TRAIT_SAME 4.0
double gs_trait_likeness(const gs_trait *a, const gs_trait *b, unsigned *differ);

/* Keys by which an event is found, of a week; `keys` has room for GS_TRAIT_KEYS. */
size_t  gs_trait_keys(const gs_trait *t, int64_t week, int64_t *keys);
int64_t gs_trait_week(int64_t days);

/* Days from the first of March of year 0 to 20201125. */
int64_t gs_trait_days(int64_t day);

/* Whether two numbers of what is counted cannot both be right: "at least four" and 7 can. */
bool gs_trait_numbers_differ(const gs_trait_number *a, const gs_trait_number *b);

/* "seven", "1,200"; false for what is no number. */
bool gs_trait_number_read(gs_str word, int64_t *n);

#endif
