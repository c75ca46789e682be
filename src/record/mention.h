/* record/mention.h - words that refer to somebody or something.
 *
 * Reads: words with their grammar, names, zones, quotations, dictionaries.
 * Adds: the desk's references, in the order of their heads. A reference is
 * the maximal noun phrase of its head: a name, a noun, a pronoun. What hangs
 * before a name as a title is no reference of its own but the name's office.
 */
#ifndef GS_RECORD_MENTION_H
#define GS_RECORD_MENTION_H

#include "record/reading.h"

typedef enum gs_number { GS_NUMBER_NONE, GS_NUMBER_ONE, GS_NUMBER_MANY } gs_number;

enum { GS_GENDER_MALE = 1, GS_GENDER_FEMALE = 2, GS_GENDER_BOTH = 3 };

typedef enum gs_being {
    GS_BEING_NONE,   /* not known */
    GS_BEING_PERSON, /* he, she, they */
    GS_BEING_THING   /* it */
} gs_being;

/* What a reference's own words call it: "press secretary of the Russian president". */
typedef struct gs_title {
    int32_t     role;        /* know->roles, or GS_NONE                  */
    uint32_t    first, last; /* its tokens                               */
    int32_t     of;          /* reference to the body or state, or GS_NONE */
    gs_str      country;     /* of the adjective or state in the words    */
    gs_span     country_span;
    const char *sector;
} gs_title;

struct gs_ref {
    uint32_t         sentence;
    uint32_t         head;                  /* word */
    uint32_t         first, last;           /* words of the whole phrase, inclusive */
    uint32_t         name_first, name_last; /* of the name, when it is one */
    int32_t          known;                 /* know->names, or GS_NONE   */
    int32_t          named;                 /* gs_named_kind, or GS_NONE */
    gs_title         title;
    int32_t          chain;  /* the earliest reference joined with; itself when alone */
    int32_t          entity; /* candidate of its chain, or GS_NONE */
    int32_t          quote;  /* of the desk, or GS_NONE */
    const char      *rule;   /* by which it was joined with an earlier one, or NULL */
    const gs_rivals *rivals; /* of a pronoun: what was weighed against that one, or NULL */
    gs_mention_form  form;
    gs_number        number;
    gs_being         being;
    uint8_t          gender; /* GS_GENDER_*, those still possible; 0: not known */
    uint8_t          person; /* of pronouns: 1 2 3 */
    bool             definite, indefinite, possessive, reflexive, other, denied, teaser, adjective;
};

gs_status gs_read_mentions(gs_reading *r);

/* title.c: offices that stand before names and behind nouns. Needs all
 * references. */
void gs_read_titles(gs_reading *r);

/* The reference with that head, or GS_NONE. */
int32_t gs_ref_of(const gs_reading *r, int32_t word);

static inline const gs_word *gs_word_at(const gs_reading *r, uint32_t w)
{
    return &r->doc->words[w];
}

static inline gs_span gs_words_span(const gs_reading *r, uint32_t first, uint32_t last)
{
    return (gs_span){r->doc->words[first].span.start, r->doc->words[last].span.end};
}

static inline gs_str gs_word_lower(const gs_reading *r, uint32_t w)
{
    gs_span s = r->doc->words[w].span;
    return gs_str_make(r->lower + s.start, s.end - s.start);
}

static inline bool gs_word_feat(const gs_reading *r, uint32_t w, const char *feat)
{
    return gs_str_find(r->doc->words[w].feats, gs_str_from(feat), 0) != SIZE_MAX;
}

/* What the dictionary of words says of word `w`. */
static inline uint32_t gs_word_flags(const gs_reading *r, uint32_t w)
{
    return r->words[r->token_of[w]];
}

/* Where to look for what stands before the head: phrases may be very long. */
static inline uint32_t gs_ref_near(const gs_ref *m)
{
    return m->head - m->first > 24 ? m->head - 24 : m->first;
}

/* The words of the reference that are its mention: a name without its titles. */
static inline gs_span gs_ref_span(const gs_reading *r, const gs_ref *m)
{
    return m->form == GS_MENTION_NAME || m->form == GS_MENTION_METONYM
               ? gs_words_span(r, m->name_first, m->name_last)
               : gs_words_span(r, m->first, m->last);
}

#endif
