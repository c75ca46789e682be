/* base/json.c - see json.h. */
#include "base/json.h"

void gs_json_init(gs_json *json, gs_buf *out)
{
    *json = (gs_json){.out = out};
}

static void separate(gs_json *json)
{
    if (json->comma)
        gs_buf_add_char(json->out, ',');
    json->comma = true;
}

static void open_with(gs_json *json, char c)
{
    separate(json);
    gs_buf_add_char(json->out, c);
    json->comma = false;
}

static void close_with(gs_json *json, char c)
{
    gs_buf_add_char(json->out, c);
    json->comma = true;
}

void gs_json_object(gs_json *json)
{
    open_with(json, '{');
}

void gs_json_object_end(gs_json *json)
{
    close_with(json, '}');
}

void gs_json_array(gs_json *json)
{
    open_with(json, '[');
}

void gs_json_array_end(gs_json *json)
{
    close_with(json, ']');
}

static void escape(gs_buf *out, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    static const char named[] = "b\bf\fn\nr\rt\t\"\"\\\\";

    for (size_t i = 0; i + 1 < sizeof named; i += 2) {
        if ((unsigned char)named[i + 1] == c) {
            gs_buf_add_char(out, '\\');
            gs_buf_add_char(out, named[i]);
            return;
        }
    }
    gs_buf_add(out, "\\u00", 4);
    gs_buf_add_char(out, hex[c >> 4]);
    gs_buf_add_char(out, hex[c & 15]);
}

static void quoted(gs_buf *out, gs_str s)
{
    size_t from = 0;

    gs_buf_add_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
            continue;
        gs_buf_add(out, s.p + from, i - from);
        escape(out, c);
        from = i + 1;
    }
    gs_buf_add(out, s.p + from, s.n - from);
    gs_buf_add_char(out, '"');
}

void gs_json_key(gs_json *json, const char *key)
{
    separate(json);
    quoted(json->out, gs_str_from(key));
    gs_buf_add_char(json->out, ':');
    json->comma = false;
}

void gs_json_str(gs_json *json, gs_str s)
{
    if (!s.p) {
        gs_json_null(json);
        return;
    }
    separate(json);
    quoted(json->out, s);
}

void gs_json_uint(gs_json *json, uint64_t n)
{
    separate(json);
    gs_buf_add_uint(json->out, n);
}

void gs_json_number(gs_json *json, gs_str digits)
{
    separate(json);
    gs_buf_add_str(json->out, digits);
}

void gs_json_bool(gs_json *json, bool b)
{
    separate(json);
    gs_buf_add_str(json->out, b ? GS_STR("true") : GS_STR("false"));
}

void gs_json_null(gs_json *json)
{
    separate(json);
    gs_buf_add_str(json->out, GS_STR("null"));
}
