/* record/reading.h - the desk of the record makers: what they work out about
 * one report and throw away when the records stand.
 *
 * Each maker reads what the earlier ones laid down, in the order of
 * record.c:
 *
 *   word       what the dictionaries say of each token
 *   quote      quotations, also over several sentences
 *   mention    words that refer to somebody, by the tree of the sentence
 *   coref      which of them mean the same one
 *   entity     their chains as candidates for records
 *   clause     children and yields of words
 *   cue        words of saying and denying, as used in their sentence
 *   speaker    who said it, to whom, through whom
 *   content    what was said, and in what form
 *   statement  the records
 *   claim      what is denied, and by whom
 *
 * Everything lives in the scratch arena; indexes are into the arrays here.
 */
#ifndef GS_RECORD_READING_H
#define GS_RECORD_READING_H

#include "doc/doc.h"
#include "know/know.h"
#include "know/word.h"

#define GS_NONE (-1)

typedef struct gs_quote {
    gs_span  inside;        /* bytes between the marks                  */
    uint32_t first, last;   /* tokens between the marks, inclusive      */
    uint32_t sentence;      /* where it opens ...                       */
    uint32_t sentence_last; /* ... and where it closes                  */
    int32_t  statement;     /* the one that reports it, or GS_NONE      */
    bool     closed;
} gs_quote;

/* An entity that the report has words for; it becomes a record when a
 * statement needs it. */
typedef struct gs_candidate {
    gs_str      name; /* the fullest form */
    gs_str     *names;
    size_t      name_count, name_cap;
    int32_t     known; /* know->names or GS_NONE */
    int32_t     role;  /* know->roles, the last one it was given, or GS_NONE */
    gs_str      country;
    const char *sector;
    gs_span     sector_span; /* the words that say the sector */
    int32_t     record;      /* doc->entities, or GS_NONE */
    uint8_t     kind;        /* gs_entity_kind */
    bool        nominal;     /* has no name: "two officials" */
    bool        plural;
    bool        person_like; /* may be a person although no title says so */
    bool        she;
    const char *kind_rule; /* how the kind is known, when by no words */
} gs_candidate;

typedef enum gs_frame {
    GS_SAID_NONE,     /* no statement                           */
    GS_SAID_QUOTE,    /* said: "…"                              */
    GS_SAID_CLAUSE,   /* said (that) …                          */
    GS_SAID_TO,       /* promised to …                          */
    GS_SAID_OBJECT,   /* denied the allegation                  */
    GS_SAID_TRAILING, /* …, he said                             */
    GS_SAID_SOURCE    /* according to …                         */
} gs_frame;

/* A cue as it is used in its sentence. */
typedef struct gs_use {
    const gs_cue *cue;
    uint32_t      sentence;
    uint32_t      word;        /* its head: the verb or noun               */
    uint32_t      first, last; /* tokens of the cue                        */
    uint32_t      group;       /* first token of its verb group            */
    uint32_t      form;        /* GS_VERB_*                                */
    bool          passive;
    bool          negated;
    bool          gerund;
    gs_frame      frame;
    uint32_t      content_first; /* tokens [first, end) of the content     */
    uint32_t      content_end;
    uint32_t      edge;    /* first token of its clause: contents before end here */
    int32_t       matter;  /* head word of the content, or GS_NONE        */
    int32_t       subject; /* head word of who says it, or GS_NONE        */
    int32_t       whom;    /* of the addressee                            */
    int32_t       carrier; /* of the channel                              */
    bool          before;  /* the object stands before: ", which he denied" */
    bool          behind;  /* the speaker stands behind the cue           */
    bool          shares;  /* no subject of its own: "…, and said"        */
    bool          dropped; /* no statement: ", Reuters reports", "issued a statement saying" */
    const char   *rule;    /* how the speaker was found, when inferred    */
    int32_t       statement;
} gs_use;

typedef struct gs_ref gs_ref; /* mention.h */

typedef struct gs_reading {
    gs_doc        *doc;
    const gs_know *know;
    gs_arena      *scratch;

    char     *lower;    /* the text in lower case, byte for byte as long */
    uint32_t *words;    /* [tokens] GS_WORD_* */
    int32_t  *quote_of; /* [tokens] the quote that holds it, or GS_NONE   */

    gs_quote *quotes;
    size_t    quote_count, quote_cap;

    uint32_t *token_of; /* [words] the token in which it begins              */
    int32_t  *ref_of;   /* [words] the reference that has it as head, or GS_NONE */
    gs_ref   *refs;
    size_t    ref_count, ref_cap;

    int32_t  *child, *sibling;          /* [words] first child, next child of the head  */
    uint32_t *yield_first, *yield_last; /* [words] of all that hangs on it, inclusive   */
    int32_t  *word_of;                  /* [tokens] the first word in it, or GS_NONE    */

    gs_candidate *candidates;
    size_t        candidate_count, candidate_cap;

    gs_use *uses;
    size_t  use_count, use_cap;
} gs_reading;

/* ---- word.c: tokens and what is known of them ---- */
gs_status gs_read_words(gs_reading *r);

static inline const gs_token *gs_token_at(const gs_reading *r, uint32_t t)
{
    return &r->doc->tokens.items[t];
}

static inline gs_str gs_token_lower(const gs_reading *r, uint32_t t)
{
    gs_span s = r->doc->tokens.items[t].span;
    return gs_str_make(r->lower + s.start, s.end - s.start);
}

static inline bool gs_token_has(const gs_reading *r, uint32_t t, uint32_t flags)
{
    return (r->words[t] & flags) != 0;
}

static inline bool gs_token_is(const gs_reading *r, uint32_t t, gs_str lower)
{
    return gs_str_eq(gs_token_lower(r, t), lower);
}

bool                   gs_token_capital(const gs_reading *r, uint32_t t);
bool                   gs_token_word(const gs_reading *r, uint32_t t); /* a word or a number */
static inline uint32_t gs_tokens_end(const gs_reading *r)
{
    return (uint32_t)r->doc->tokens.count;
}

bool    gs_token_ends(const gs_reading *r, uint32_t t, const char *suffix);
gs_span gs_tokens_span(const gs_reading *r, uint32_t first, uint32_t last);

/* End of the sentence's tokens (exclusive), and the first. */
static inline uint32_t gs_sentence_begin(const gs_reading *r, uint32_t s)
{
    return r->doc->sentences[s].first_token;
}

static inline uint32_t gs_sentence_end(const gs_reading *r, uint32_t s)
{
    return r->doc->sentences[s].first_token + r->doc->sentences[s].token_count;
}

/* The longest entry of `lexicon` that begins at token `t` and ends before
 * `end`: its number of tokens (0: none) and its value. `lower` says whether
 * the lexicon's words are in lower case. */
unsigned gs_read_entry(const gs_reading *r, const gs_lexicon *lexicon, uint32_t t, uint32_t end,
                       bool lower, uint32_t *value);

/* The cue form of one of these kinds at token `t`, longest first. */
unsigned gs_read_cue(const gs_reading *r, uint32_t t, uint32_t end, uint32_t forms,
                     const gs_cue_form **form);

/* ---- quote.c ---- */
gs_status gs_read_quotes(gs_reading *r);

/* ---- role.c ---- */
/* The longest role that ends with token `last`, within tokens from `core` on:
 * its index and first token; GS_NONE when there is none. */
int32_t gs_role_ending(const gs_reading *r, uint32_t core, uint32_t last, uint32_t *at);

/* ---- cue.c: which words of saying are used as such ---- */
gs_status gs_read_cues(gs_reading *r);

/* ---- speaker.c ---- */
/* Sets subject, whom of a passive, carrier of what is quoted, behind, shares, rule,
 * edge. Needs word, first, last, group, form, passive, gerund. */
void gs_find_subject(const gs_reading *r, gs_use *use);

/* ---- content.c ---- */
/* Sets frame, whom and content_first from what hangs on the cue and stands
 * around it; the frame is GS_SAID_NONE where nothing fits. Needs subject. */
void gs_find_frame(const gs_reading *r, gs_use *use);

/* Sets content_end (and content_first of what stands before) of a sentence's
 * uses, all found by now. */
void gs_find_contents(const gs_reading *r, gs_use *uses, size_t count);

/* ---- time.c ---- */
/* The time of the saying among doc->times, near the cue; no value when none. */
void gs_read_time(const gs_reading *r, const gs_use *use, gs_time *time);

#endif
