/* store/review.h - what people say of records, beside what was read.
 *
 * A review is a row that stays: of one text, one record (review_anchor.h) and, where
 * it sets something, one field. A later one takes the place of an earlier one. What
 * was read stays too (`kept`): all reviews of a text that hold, in their order, make
 * the corrected records (`corrected`) and the rows that records are found by. They
 * are made anew whenever a review comes or the text is read again.
 *
 *     review_field.c   fields, and their values as JSON     review_set.c  such a value set
 *     review_value.c   what a person writes as a value      review_time.c
 *     review_anchor.c  which record is meant
 *     review_rows.c    rows from the table and into it
 *     review_apply.c   those that hold, into a document
 *     review_rest.c    what rests on what was changed
 *     leave_out.c      the document without rejected records
 *     review.c         one more review: the whole way
 *     review_list.c    rows for people and programs         review_import.c  and back
 */
#ifndef GS_STORE_REVIEW_H
#define GS_STORE_REVIEW_H

#include "store/review_field.h"
#include "store/store.h"

/* What came of a review; kept as numbers, so only added to. */
typedef enum gs_review_state {
    GS_REVIEW_HOLDS,
    GS_REVIEW_REPLACED, /* by a later one, or taken back         */
    GS_REVIEW_STRAY,    /* its record, or what it names, is not there (any more); a
                         * confirmation also when the record says something else now */
    GS_REVIEW_STATE_COUNT
} gs_review_state;

/* A row. Strings are the document's arena's; none is null. */
typedef struct gs_review_row {
    int64_t          id; /* 0: not kept yet */
    gs_review_action action;
    gs_str           anchor, field, old, value; /* JSON; of `field` the name */
    gs_str           by, why, at;
    gs_anchor        about;
    int32_t          index;   /* of the record; -1: not there              */
    gs_str           machine; /* what was read of the field, as the record format has it */
    gs_review_state  state;
} gs_review_row;

typedef struct gs_review_rows {
    gs_review_row *items;
    size_t         count, cap;
} gs_review_rows;

const char *gs_review_action_name(gs_review_action action);
const char *gs_review_state_name(gs_review_state state);

/* All reviews of the text with this key, the oldest first. False: the store failed. */
bool gs_review_load(gs_store *s, const uint8_t *key, gs_arena *arena, gs_review_rows *rows);

/* A new row; and what came of one. */
bool gs_review_keep(gs_store *s, const uint8_t *key, const gs_review_row *row);
bool gs_review_mark(gs_store *s, const gs_review_row *row, const gs_doc *doc);

/* Finds the records that rows are about, and which of the rows hold; sets what they
 * set, and adds to doc->reviews what is said of each record. */
gs_status gs_review_apply(gs_doc *doc, gs_review_rows *rows, gs_error *err);

/* How a claim's lists stood before anything was set. */
typedef struct gs_review_before gs_review_before;
gs_review_before               *gs_review_before_of(gs_doc *doc);

/* What rests on what was set or rejected since `before`: claims are counted anew, what
 * nothing is left of is rejected too, nothing points at what is rejected. */
gs_status gs_review_rest(gs_doc *doc, const gs_review_before *before);

/* Makes the corrected records and the rows of a report anew, in the transaction that is
 * open. `has` false: only if the text has reviews. */
gs_status gs_review_settle(gs_store *s, int64_t report, bool has, gs_error *err);

#endif
