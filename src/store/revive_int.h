/* store/revive_int.h - what the files that revive a document share.
 *
 * A gs_reviver goes through the lines. A function that finds something wrong tells
 * gs_revive_wrong, which keeps the first complaint, and goes on with nothing in the
 * value's place; revive.c asks once a line whether all was well.
 */
#ifndef GS_STORE_REVIVE_INT_H
#define GS_STORE_REVIVE_INT_H

#include "base/buf.h"
#include "doc/doc.h"

/* ---- revive_line.c: a line of JSON as a tree, in an arena. */

typedef enum gs_node_kind {
    GS_NODE_NULL,
    GS_NODE_BOOL,
    GS_NODE_NUMBER, /* `text` as written */
    GS_NODE_STRING,
    GS_NODE_ARRAY,
    GS_NODE_OBJECT
} gs_node_kind;

typedef struct gs_node {
    gs_node_kind    kind;
    bool            yes;  /* of a bool */
    gs_str          key;  /* as a member of an object */
    gs_str          text; /* of a string or number    */
    size_t          count;
    struct gs_node *first, *last; /* members */
    struct gs_node *next;
} gs_node;

/* An object; NULL when the line is none, or nested deeper than GS_LIMIT_JSON_DEPTH. */
const gs_node *gs_node_read(gs_str line, gs_arena *arena);

/* The member of that key; NULL when there is none, or it is null. */
const gs_node *gs_node_get(const gs_node *object, const char *key);

#define GS_NODE_EACH(node, item)                                                                   \
    for (const gs_node *item = (node) ? (node)->first : NULL; (item); (item) = (item)->next)

/* ---- the reviver */

typedef struct gs_reviver {
    gs_doc     *doc;
    gs_arena   *arena;     /* the document's */
    gs_arena    line;      /* of one line    */
    char        key[33];   /* of the report  */
    size_t      place_cap; /* of doc->places */
    size_t      most[26];  /* by letter: the highest number that a record was named by */
    const char *wrong;     /* the field that is wrong; NULL: none */
    bool        full;      /* memory ran out                      */
} gs_reviver;

void gs_revive_wrong(gs_reviver *r, const char *field);

void gs_revive_report(gs_reviver *r, const gs_node *line);
void gs_revive_sentence(gs_reviver *r, const gs_node *line);
void gs_revive_blocks(gs_reviver *r); /* numbers of sentences' blocks, once all are there */
void gs_revive_entity(gs_reviver *r, const gs_node *line);
void gs_revive_statement(gs_reviver *r, const gs_node *line);
void gs_revive_claim(gs_reviver *r, const gs_node *line);
void gs_revive_event(gs_reviver *r, const gs_node *line);
void gs_revive_agreement(gs_reviver *r, const gs_node *line);

/* What people said of the record of that letter, where the line has it. */
void gs_revive_review(gs_reviver *r, const gs_node *line, char letter);

/* ---- values of a field; null, or none, where it is not there */

/* Copies into the document's arena. */
gs_str      gs_revive_copy(gs_reviver *r, const gs_node *value);
gs_str      gs_revive_str(gs_reviver *r, const gs_node *object, const char *key);
const char *gs_revive_name(gs_reviver *r, gs_str s); /* with a NUL behind it */
gs_str     *gs_revive_strs(gs_reviver *r, const gs_node *object, const char *key, size_t *count);

uint32_t gs_revive_number(gs_reviver *r, const gs_node *value, const char *key);

/* "start" and "end" of an object; [start, end]; lists of these. */
gs_span  gs_revive_bounds(gs_reviver *r, const gs_node *object, const char *key);
gs_span  gs_revive_pair(gs_reviver *r, const gs_node *value, const char *key);
gs_spans gs_revive_spans(gs_reviver *r, const gs_node *object, const char *key);

/* The number of the record of that letter that an id names; -1 for null. */
int32_t gs_revive_index(gs_reviver *r, const gs_node *value, char letter, const char *key);
int32_t gs_revive_id(gs_reviver *r, const gs_node *object, const char *key, char letter);
gs_ids  gs_revive_ids(gs_reviver *r, const gs_node *object, const char *key, char letter);

/* The sentence of a record, which was read before; its span, or none. */
int32_t gs_revive_sentence_of(gs_reviver *r, const gs_node *record);
gs_span gs_revive_near(const gs_reviver *r, int32_t sentence);

/* The number of a name among `count`; one that must be there. */
int gs_revive_choice(gs_reviver *r, const gs_node *object, const char *key,
                     const char *(*name)(int), int count);

/* 32 bytes as 64 hexadecimal digits; false for null. */
bool gs_revive_hash(gs_reviver *r, const gs_node *object, const char *key, uint8_t hash[32]);

/* ---- evidence */

/* A time. Its words are those of its evidence, else the first like it within `near`,
 * else in the text. */
gs_time gs_revive_time(gs_reviver *r, const gs_node *record, const gs_node *object, const char *key,
                       gs_span near);

/* Where `words` stand: first within `near`, else anywhere; no length: nowhere. */
gs_span gs_revive_find(const gs_reviver *r, gs_str words, gs_span near);

/* The first words that a field's evidence names, if there are any. */
bool gs_revive_stated(gs_reviver *r, const gs_node *record, const char *field, gs_span *span);

/* `lists` are the fields whose evidence has a list for each member, NULL at the end. `own` is a
 * field whose words the record itself holds at `words`: evidence of just these is no proof. */
gs_proofs gs_revive_proofs(gs_reviver *r, const gs_node *record, const char *const *lists,
                           const char *own, gs_span words);

#endif
