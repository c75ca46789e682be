/* output/jsonl.c - records as JSON Lines. See output.h. */
#include "base/json.h"
#include "output/output.h"

static void add_span(gs_json *json, gs_span span)
{
    gs_json_key(json, "start");
    gs_json_uint(json, span.start);
    gs_json_key(json, "end");
    gs_json_uint(json, span.end);
}

/* The first 32 hex digits of the text's hash. */
static gs_str report_id(const gs_doc *doc, char out[65], size_t bytes)
{
    static const char hex[] = "0123456789abcdef";

    for (size_t i = 0; i < bytes; i++) {
        out[2 * i] = hex[doc->sha256[i] >> 4];
        out[2 * i + 1] = hex[doc->sha256[i] & 15];
    }
    return gs_str_make(out, 2 * bytes);
}

void gs_output_jsonl(const gs_doc *doc, const gs_write_options *options, gs_buf *out)
{
    gs_json json;
    char    id[65], sha[65];

    (void)options;
    gs_json_init(&json, out);
    gs_json_object(&json);
    gs_json_key(&json, "type");
    gs_json_str(&json, GS_STR("report"));
    gs_json_key(&json, "id");
    gs_json_str(&json, report_id(doc, id, 16));
    gs_json_key(&json, "sha256");
    gs_json_str(&json, report_id(doc, sha, 32));
    gs_json_key(&json, "source");
    gs_json_str(&json, doc->source);
    gs_json_key(&json, "zones");
    gs_json_array(&json);
    for (size_t i = 0; i < doc->zone_count; i++) {
        gs_json_object(&json);
        gs_json_key(&json, "zone");
        gs_json_str(&json, gs_str_from(gs_zone_name(doc->zones[i].kind)));
        add_span(&json, doc->zones[i].span);
        gs_json_object_end(&json);
    }
    gs_json_array_end(&json);
    gs_json_object_end(&json);
    gs_buf_add_char(out, '\n');
}

void gs_output_rejection(const char *source, const gs_error *why, gs_buf *out)
{
    gs_json json;

    gs_json_init(&json, out);
    gs_json_object(&json);
    gs_json_key(&json, "type");
    gs_json_str(&json, GS_STR("rejection"));
    gs_json_key(&json, "source");
    gs_json_str(&json, gs_str_from(source));
    gs_json_key(&json, "stage");
    gs_json_str(&json, gs_str_from(why->stage));
    gs_json_key(&json, "code");
    gs_json_str(&json, gs_str_from(gs_status_name(why->code)));
    gs_json_key(&json, "message");
    gs_json_str(&json, gs_str_from(why->message));
    gs_json_key(&json, "offset");
    if (why->offset == GS_NO_OFFSET)
        gs_json_null(&json);
    else
        gs_json_uint(&json, why->offset);
    gs_json_object_end(&json);
    gs_buf_add_char(out, '\n');
}
