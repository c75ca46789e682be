/* store/review_value.h - what a person writes behind a field's name, as a value.
 *
 *     a word     one of those that the field can have
 *     a record   its id ("n3", or in full); an entity also by a name that the report has
 *                for it. One that was not found: its kind, a colon and its name,
 *                "organization:Ministry of Defence"
 *     records    the same, parted by commas
 *     words      as they stand in the record's sentence, or else in the report: once
 *     pieces     the same, parted by |
 *     a time     store/review_time.h
 *
 * and nothing at all for nothing.
 */
#ifndef GS_STORE_REVIEW_VALUE_H
#define GS_STORE_REVIEW_VALUE_H

#include "store/review_field.h"

/* Writes the value of style REVIEW. GS_E_USAGE says what the field can have. */
gs_status gs_value_read(const gs_slot *slot, gs_str words, gs_json *out, gs_error *err);

#endif
