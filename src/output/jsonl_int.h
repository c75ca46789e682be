/* output/jsonl_int.h - what the files of the JSON Lines writer share.
 *
 * One gs_jsonl writes one document. Each record is one object on one line;
 * fields stand in the order of the record format. A field that is absent is
 * null, a list that is empty is [].
 *
 * With `chars` every span has its code points beside its bytes: `start_char`
 * and `end_char` beside `start` and `end`, and for a field that is a list of
 * spans a second field of the same shape, `content_chars` beside `content`.
 */
#ifndef GS_OUTPUT_JSONL_INT_H
#define GS_OUTPUT_JSONL_INT_H

#include "base/json.h"
#include "doc/doc.h"
#include "output/output.h"

typedef struct gs_jsonl {
    gs_json       json;
    const gs_doc *doc;
    char          id[32]; /* of the report: no NUL behind it               */
    bool          chars;
    uint32_t     *marks;  /* code points before each GS_JSONL_STEP-th byte */
    char          letter; /* of the record that is open */
    size_t        index;
} gs_jsonl;

/* The letter of a record's id. */
typedef enum gs_jsonl_letter {
    GS_JSONL_SENTENCE = 'z',
    GS_JSONL_ENTITY = 'n',
    GS_JSONL_STATEMENT = 's',
    GS_JSONL_CLAIM = 'c',
    GS_JSONL_EVENT = 'e',
    GS_JSONL_AGREEMENT = 'a'
} gs_jsonl_letter;

/* Records, one a call. */
void gs_jsonl_report(gs_jsonl *w);
void gs_jsonl_sentence(gs_jsonl *w, size_t index);
void gs_jsonl_entity(gs_jsonl *w, size_t index);
void gs_jsonl_statement(gs_jsonl *w, size_t index);
void gs_jsonl_claim(gs_jsonl *w, size_t index);
void gs_jsonl_what(gs_jsonl *w, const gs_event *e); /* who did what to whom, in an open object */
void gs_jsonl_event(gs_jsonl *w, size_t index);
void gs_jsonl_agreement(gs_jsonl *w, size_t index);

/* jsonl_writer.c: begins the record `index` (from 0) with `type` and `id`;
 * ends a record and its line. */
bool gs_jsonl_init(gs_jsonl *w, const gs_doc *doc, bool chars, gs_buf *out);
void gs_jsonl_release(gs_jsonl *w);
void gs_jsonl_open(gs_jsonl *w, const char *type, gs_jsonl_letter letter, size_t index);
void gs_jsonl_close(gs_jsonl *w);

/* The id of record `index` as text, which is in `out`. */
gs_str gs_jsonl_id_text(const gs_jsonl *w, char out[64], gs_jsonl_letter letter, size_t index);

/* The id of record `index`, or null for a negative one. */
void gs_jsonl_id(gs_jsonl *w, gs_jsonl_letter letter, int32_t index);
void gs_jsonl_ids(gs_jsonl *w, const char *key, gs_jsonl_letter letter, const gs_ids *ids);

/* A key with a string: null for an empty one. Strings from outside the text (paths,
 * what the caller gives) need not be UTF-8 and are repaired here. */
void gs_jsonl_str(gs_jsonl *w, const char *key, gs_str s);
void gs_jsonl_name(gs_jsonl *w, const char *key, const char *name);
void gs_jsonl_hash(gs_jsonl *w, const char *key, const uint8_t hash[32]);

/* Code points before byte `byte` of the text; only of a writer with `chars`. */
uint32_t gs_jsonl_char(const gs_jsonl *w, uint32_t byte);

/* "start" and "end" inside an open object. */
void gs_jsonl_bounds(gs_jsonl *w, gs_span span);
/* [start, end], in bytes or in code points. */
void gs_jsonl_pair(gs_jsonl *w, gs_span span, bool chars);
void gs_jsonl_spans(gs_jsonl *w, const char *key, const gs_spans *spans);

/* Words with their lemma; a time, null when it has no value. */
void gs_jsonl_words(gs_jsonl *w, const char *key, gs_span span, gs_str lemma);
void gs_jsonl_time(gs_jsonl *w, const char *key, const gs_time *t);

/* jsonl_evidence.c: a field that is a list, and how many members it has. */
typedef struct gs_jsonl_list {
    const char *field; /* NULL ends an array of these */
    size_t      count;
} gs_jsonl_list;

/* A field whose words the record itself holds, for records that carry no
 * proof of it. Span of no length: nothing. */
typedef struct gs_jsonl_own {
    const char *field;
    gs_span     span;
} gs_jsonl_own;

/* `evidence`, and `inferred` where there is any. */
void gs_jsonl_proofs(gs_jsonl *w, const gs_proofs *proofs, const gs_jsonl_list *lists,
                     gs_jsonl_own own);

#endif
