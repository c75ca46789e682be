/* store/review_anchor.h - which record is meant, whoever reads the text again.
 *
 * Numbers of records change from one reading to the next; the text does not. So a
 * record is named by the words it stands on:
 *
 *     statement  its cue                      event      its trigger
 *     claim      its wording                  agreement  its name
 *     entity     its first mention by name, and its name and kind
 *
 * As JSON: {"id":"s3","start":66,"end":72,"text":"denied"}, of a statement with
 * "content":[88,114], of an entity with "kind" and "name". An entity that a person
 * added has no number before it is there, and no span when the text does not name it.
 */
#ifndef GS_STORE_REVIEW_ANCHOR_H
#define GS_STORE_REVIEW_ANCHOR_H

#include <yajl/yajl_tree.h>

#include "base/json.h"
#include "doc/doc.h"

typedef struct gs_anchor {
    char     letter; /* of the type: 's' */
    uint32_t number; /* in its id, when it was named; 0: none */
    gs_span  span;   /* no length: none */
    gs_span  content;
    gs_str   kind, name; /* of an entity */
} gs_anchor;

gs_anchor gs_anchor_of(const gs_doc *doc, char letter, int32_t index);

/* The record of `doc` that is most likely meant, or -1. */
int32_t gs_anchor_find(const gs_doc *doc, const gs_anchor *a);

/* `doc` for the words. Reading gives slices of `tree`; false when it is no anchor. */
void gs_anchor_write(gs_json *json, const gs_doc *doc, const gs_anchor *a);
bool gs_anchor_read(yajl_val tree, gs_anchor *a);

/* A member of an object: a string or none, a number or `otherwise`, [start, end]. */
gs_str  gs_tree_str(yajl_val object, const char *key);
int64_t gs_tree_number(yajl_val object, const char *key, int64_t otherwise);
bool    gs_tree_span(yajl_val pair, gs_span *span);

#endif
