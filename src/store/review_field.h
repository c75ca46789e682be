/* store/review_field.h - the fields of records that a person can set.
 *
 * A field is named as in the record format, `speaker` or `plover.event`; one of an
 * agreement's terms by the term's id, `t1.status`. Its value is JSON in one of three
 * styles:
 *
 *                 record             review                   told
 *     a word      "deny"             "deny"                   "deny"
 *     a record    "f86a…/n3"         an anchor                "Ana Brekel", "66-72"
 *     records     ["f86a…/n3"]       [an anchor]              "Ana Brekel, …"
 *     words       "the bridge"       [88, 114]                "88-114"
 *     pieces      [[88, 114]]        [[88, 114]]              "88-114"
 *     a time      "2021-03-12"       "2021-03-12"             "2021-03-12"
 *
 * The first is what stands in a record's `review`, the second is kept and can be set
 * in another reading of the text, the third is the same in any reading that says so.
 * null is nothing in each.
 */
#ifndef GS_STORE_REVIEW_FIELD_H
#define GS_STORE_REVIEW_FIELD_H

#include "store/review_anchor.h"

typedef enum gs_value_kind {
    GS_VALUE_CHOICE,  /* one of a list of words             */
    GS_VALUE_RECORD,  /* int32_t                            */
    GS_VALUE_RECORDS, /* gs_ids                             */
    GS_VALUE_SPAN,    /* gs_span                            */
    GS_VALUE_SPANS,   /* gs_spans                           */
    GS_VALUE_TIME,    /* gs_time                            */
    GS_VALUE_TEXT     /* gs_str, of a gs_text_form */
} gs_value_kind;

/* What a TEXT may be. */
typedef enum gs_text_form {
    GS_TEXT_ANY,
    GS_TEXT_CODE,    /* two to four digits                      */
    GS_TEXT_WORD,    /* in small letters                        */
    GS_TEXT_WORDS,   /* the same, parted by blanks              */
    GS_TEXT_COUNTRY, /* three capital letters                   */
} gs_text_form;

typedef struct gs_field {
    const char *name;
    const char *proof; /* its name in `evidence`; NULL: as `name`       */
    size_t      at;    /* in the record's struct                        */
    const char *(*choice)(int);
    int           count; /* of choices; one may be NULL, which is nothing */
    gs_value_kind kind;
    gs_text_form  form;   /* TEXT                                         */
    char          letter; /* of the record; 't': a term                   */
    char          of;     /* RECORD, RECORDS: the letter of these         */
    bool          none;   /* may be nothing                               */
} gs_field;

/* A field of one record. */
typedef struct gs_slot {
    const gs_field *field;
    gs_doc         *doc;
    char            letter;
    int32_t         index;
    void           *value;
    gs_proofs      *proofs;
} gs_slot;

typedef enum gs_value_style {
    GS_VALUE_AS_RECORD,
    GS_VALUE_AS_REVIEW,
    GS_VALUE_AS_TOLD
} gs_value_style;

/* GS_E_USAGE when a record of that letter has no such field; the message has those it has. */
gs_status gs_slot_find(gs_doc *doc, char letter, int32_t index, gs_str name, gs_slot *out,
                       gs_error *err);

void gs_slot_write(const gs_slot *slot, gs_value_style style, gs_json *json);

/* Sets a value of style REVIEW, and says in the proofs that a person did. Entities that
 * the document does not have are added, of other records GS_E_USAGE is returned. */
gs_status gs_slot_set(gs_slot *slot, yajl_val value, gs_error *err);

/* All fields of a record in style TOLD, as an object. */
void gs_slots_tell(gs_doc *doc, char letter, int32_t index, gs_json *json);

/* The rule that stands in `inferred`. */
#define GS_REVIEW_RULE "review:person"

#endif
