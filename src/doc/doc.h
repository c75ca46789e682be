/* doc/doc.h - one report as read: text, zones, sentences, tokens, records.
 *
 * The hinge of the house: every stage reads earlier layers and adds its own,
 * never changing what is there. No algorithms live here. Everything belongs
 * to the document's arena and goes with it. Offsets are bytes of `text`.
 */
#ifndef GS_DOC_DOC_H
#define GS_DOC_DOC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "doc/place.h"
#include "doc/record.h"
#include "doc/telling.h"
#include "doc/word.h"
#include "gainsay.h"
#include "text/token.h"

typedef enum gs_zone_kind {
    GS_ZONE_TITLE,
    GS_ZONE_DATELINE,
    GS_ZONE_BYLINE,
    GS_ZONE_BODY,
    GS_ZONE_CAPTION,
    GS_ZONE_TEASER,      /* a one-line item about another report */
    GS_ZONE_BOILERPLATE, /* navigation, banners, comments, ...   */
    GS_ZONE_COUNT
} gs_zone_kind;

/* Zones cover the text without gap or overlap, in order. White space between
 * two zones belongs to the first of them. */
typedef struct gs_zone {
    gs_span      span;
    gs_zone_kind kind;
} gs_zone;

/* Sentences of every zone but boilerplate. */
typedef struct gs_sentence {
    gs_span      span; /* no white space at either end */
    gs_zone_kind zone;
    int32_t      duplicate_of; /* sentence index, or -1 */
    uint32_t     block;        /* 0, 1, ...: sentences of one paragraph share it */
    uint32_t     first_token;
    uint32_t     token_count;
    uint32_t     first_word; /* of `words`; none before the language model read it */
    uint32_t     word_count;
} gs_sentence;

/* Where a date came from; the words of the record format. */
typedef enum gs_date_source {
    GS_DATE_UNKNOWN,
    GS_DATE_CALLER,
    GS_DATE_METADATA,
    GS_DATE_TEXT
} gs_date_source;

typedef struct gs_meta {
    gs_str         title;
    gs_str         publisher;
    gs_str        *authors;
    size_t         author_count, author_cap;
    gs_str        *agencies; /* wire services credited, as written */
    size_t         agency_count, agency_cap;
    gs_str         dateline_place; /* "MOSCOW" of "MOSCOW (Reuters) - " */
    gs_str         dateline_date;  /* ISO, or --MM-DD when the text gives no year */
    gs_str         published;      /* ISO date or date and time; --MM-DD without year */
    gs_str         modified;       /* as published; kept apart from it */
    gs_date_source published_from;
    gs_str         published_conflict; /* what is odd about the date, for a person; or none */
    gs_str         url;                /* the caller's, else canonical */
    gs_str         captured;
    gs_str         language; /* BCP 47 primary language: "en"; none when unknown */
    gs_proofs      proofs;   /* of the report's fields, by their names in the output */
} gs_meta;

/* The number of each record in its id, where it is not its index plus 1 because
 * records before it were left out. NULL: it is. */
typedef struct gs_numbers {
    uint32_t *entities, *statements, *claims, *events, *agreements;
} gs_numbers;

struct gs_doc {
    gs_arena *arena; /* the document's; borrowed from its reader */
    gs_seed   seed;  /* for hash maps over this document's words */

    gs_str   source; /* path or URL */
    gs_str   text;   /* UTF-8 without NUL */
    gs_str   engine; /* version that read it; none: this one */
    uint32_t wrap;   /* column of hard-wrapped lines (text/block.h); 0: a line is a block */
    uint8_t  sha256[32];
    uint8_t  knowledge[32]; /* hash of the dictionaries it is read with */
    uint8_t  model[32];     /* hash of the language model, when `modelled` */
    bool     modelled;      /* the language model has read it */
    bool     html;          /* came as a page; false: plain text */
    bool     analysed;      /* false: no model reads this language, no records */
    gs_meta  meta;

    gs_zone *zones;
    size_t   zone_count, zone_cap;

    gs_sentence *sentences;
    size_t       sentence_count, sentence_cap;

    gs_tokens tokens; /* all sentences', in text order */

    gs_word *words; /* all sentences', in text order (doc/word.h) */
    size_t   word_count, word_cap;

    gs_named *names; /* in text order */
    size_t    name_count, name_cap;

    gs_timex *times; /* in text order, none within another */
    size_t    time_count, time_cap;

    gs_place *places; /* in text order (record/place.h) */
    size_t    place_count;

    gs_entity *entities;
    size_t     entity_count, entity_cap;

    gs_statement *statements;
    size_t        statement_count, statement_cap;

    gs_claim *claims;
    size_t    claim_count, claim_cap;

    gs_event *events;
    size_t    event_count, event_cap;

    gs_agreement *agreements;
    size_t        agreement_count, agreement_cap;

    gs_reviewed *reviews; /* what people have said of these records */
    size_t       review_count, review_cap;
    gs_numbers   numbers;
    gs_telling  *tellings; /* in text order (doc/telling.h) */
    size_t       telling_count, telling_cap;
    uint32_t    *around; /* [around_count] the traits of the whole report, sorted, each once */
    size_t       around_count;
};

/* A document that holds nothing yet; keeps `arena`. */
void gs_doc_init(gs_doc *doc, gs_arena *arena, gs_seed seed);

/* The words of a span. */
static inline gs_str gs_doc_str(const gs_doc *doc, gs_span span)
{
    return gs_str_sub(doc->text, span.start, span.end);
}

/* Adds a zone behind the last one; one of the same kind that adjoins a body,
 * or boilerplate, is joined to it. Returns GS_E_NOMEM or GS_OK. */
gs_status gs_doc_add_zone(gs_doc *doc, gs_zone_kind kind, uint32_t start, uint32_t end);

/* Index of the sentence that holds byte `at`, or -1. */
int32_t gs_doc_sentence_at(const gs_doc *doc, uint32_t at);

/* How many records it has of the type with this letter: n, s, c, e or a. */
size_t gs_doc_count(const gs_doc *doc, char letter);

/* The number in the id of a record, by the letter of its type and its index. */
uint32_t gs_doc_number(const gs_doc *doc, char letter, size_t index);

/* Record names as in the output: "title", "dateline", ... */
const char *gs_zone_name(gs_zone_kind kind);
const char *gs_date_source_name(gs_date_source from); /* NULL when unknown */

#endif
