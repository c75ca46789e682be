/* ingest/html_json.h - the JSON inside pages, as it is and not as it should be.
 *
 * Pages write JSON-LD by templates, and one block in ninety is broken: line
 * ends inside strings, quotation marks without a backslash, a comma too many,
 * comments, a block cut off. A strict parser loses the whole block for that.
 * This reader takes all valid JSON and repairs those; the result is one array
 * of values in document order, where a container's members stand behind it up
 * to `end`, as in ingest/html_tree.h.
 */
#ifndef GS_INGEST_HTML_JSON_H
#define GS_INGEST_HTML_JSON_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "gainsay.h"

typedef enum gs_json_kind {
    GS_JSON_OBJECT,
    GS_JSON_ARRAY,
    GS_JSON_STRING,
    GS_JSON_OTHER /* a number, true, false, null: as written */
} gs_json_kind;

typedef struct gs_json_value {
    gs_json_kind kind;
    uint32_t     end;  /* index behind the last value inside it     */
    gs_str       key;  /* of a member of an object, else none       */
    gs_str       text; /* of a string, its escapes undone; of OTHER */
} gs_json_value;

typedef struct gs_json_values {
    gs_json_value *items;
    size_t         count, cap;
} gs_json_values;

/* Adds the values of `text` behind those already there; several at the top
 * are taken one after the other. Slices point into `text` or `arena`. Returns
 * GS_OK, GS_E_NOMEM, or GS_E_LIMIT for what passes GS_LIMIT_JSON_BYTES or
 * GS_LIMIT_JSON_DEPTH, and then adds nothing. */
gs_status gs_json_read(gs_json_values *values, gs_str text, gs_arena *arena);

/* The member of that name of the object at `object`, or 0 when there is none;
 * `object` may be anything. */
uint32_t gs_json_member(const gs_json_values *values, uint32_t object, gs_str key);

/* The text of a string at `value`, or none; 0 is no value. */
gs_str gs_json_text(const gs_json_values *values, uint32_t value);

#endif
