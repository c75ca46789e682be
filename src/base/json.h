/* base/json.h - a small JSON writer into a gs_buf.
 *
 * Commas and colons are the writer's business; the caller opens, names and
 * closes. Strings must be valid UTF-8; control characters, the quotation mark
 * and the backslash are escaped, nothing else, so text stays readable. Errors
 * stick in the buffer (base/buf.h).
 */
#ifndef GS_BASE_JSON_H
#define GS_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

typedef struct gs_json {
    gs_buf *out;
    bool    comma; /* the next value or key needs one in front */
} gs_json;

void gs_json_init(gs_json *json, gs_buf *out);

void gs_json_object(gs_json *json); /* {  */
void gs_json_object_end(gs_json *json);
void gs_json_array(gs_json *json); /* [  */
void gs_json_array_end(gs_json *json);

void gs_json_key(gs_json *json, const char *key); /* a plain ASCII name */
void gs_json_str(gs_json *json, gs_str s);        /* .p NULL gives null */
void gs_json_uint(gs_json *json, uint64_t n);
void gs_json_number(gs_json *json, gs_str digits); /* as written: "48.50740" */
void gs_json_bool(gs_json *json, bool b);
void gs_json_null(gs_json *json);

#endif
