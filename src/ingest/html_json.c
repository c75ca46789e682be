/* ingest/html_json.c - see html_json.h. One pass, a stack instead of
 * recursion, and no step back: linear whatever the input.
 */
#include "ingest/html_json.h"

#include "base/buf.h"
#include "base/limits.h"
#include "text/utf8.h"

typedef struct reader {
    gs_str          s;
    size_t          at;
    gs_arena       *arena;
    gs_json_values *out;
    uint32_t        open[GS_LIMIT_JSON_DEPTH]; /* containers, outermost first */
    size_t          depth;
    gs_str          key; /* read and waiting for its value */
} reader;

static char peek(const reader *r)
{
    return r->at < r->s.n ? r->s.p[r->at] : '\0';
}

/* Blanks, comments and the marks that hide scripts from very old browsers. */
static void skip_blanks(reader *r)
{
    while (r->at < r->s.n) {
        size_t end = SIZE_MAX;
        gs_str rest = gs_str_sub(r->s, r->at, r->s.n);
        if (gs_ascii_space(*rest.p)) {
            r->at++;
            continue;
        }
        if (gs_str_starts(rest, GS_STR("/*")))
            end = gs_str_find(rest, GS_STR("*/"), 2) + 2;
        else if (gs_str_starts(rest, GS_STR("//")))
            end = gs_str_find(rest, GS_STR("\n"), 2) + 1;
        else if (gs_str_starts(rest, GS_STR("<!--")))
            end = 4;
        else if (gs_str_starts(rest, GS_STR("<![CDATA[")))
            end = 9;
        else
            return;
        r->at = end < 3 ? r->s.n : r->at + end; /* no end: SIZE_MAX came around */
    }
}

/* Whether the quotation mark at `at` ends its string: something must follow
 * that can stand behind one. "He said "no" and left" has two that cannot. */
static bool closes(const reader *r, size_t at, bool is_key)
{
    size_t i = at + 1;

    while (i < r->s.n && gs_ascii_space(r->s.p[i]))
        i++;
    if (i >= r->s.n)
        return true;
    if (is_key)
        return r->s.p[i] == ':';
    if (r->s.p[i] == '}' || r->s.p[i] == ']' || r->s.p[i] == '/' || r->depth == 0)
        return true;
    if (r->s.p[i] != ',')
        return false;
    for (i++; i < r->s.n && gs_ascii_space(r->s.p[i]);)
        i++;
    if (i >= r->s.n || memchr("\"{[}]-0123456789/,", r->s.p[i], 18))
        return true;
    return gs_str_starts(gs_str_sub(r->s, i, r->s.n), GS_STR("null")) ||
           gs_str_starts(gs_str_sub(r->s, i, r->s.n), GS_STR("true")) ||
           gs_str_starts(gs_str_sub(r->s, i, r->s.n), GS_STR("false"));
}

static int hex4(gs_str s, size_t at)
{
    int value = 0;

    if (s.n - at < 4)
        return -1;
    for (size_t i = at; i < at + 4; i++) {
        char c = gs_ascii_lower(s.p[i]);
        if (!gs_ascii_digit(c) && !(c >= 'a' && c <= 'f'))
            return -1;
        value = value * 16 + (gs_ascii_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return value;
}

/* The escape behind the backslash at *at - 1; moves *at behind it. */
static void unescape_one(gs_buf *buf, gs_str s, size_t *at)
{
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";

    const char *hit = s.p[*at] ? strchr(from, s.p[*at]) : NULL;
    int         c = s.p[*at] == 'u' ? hex4(s, *at + 1) : -1, low;

    if (c < 0) {
        gs_buf_add_char(buf, hit ? to[hit - from] : s.p[*at]);
        (*at)++;
        return;
    }
    *at += 5;
    if (c >= 0xD800 && c < 0xDC00 && s.n - *at >= 6 && s.p[*at] == '\\' && s.p[*at + 1] == 'u') {
        low = hex4(s, *at + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            *at += 6;
        }
    }
    gs_utf8_put(buf, c ? (uint32_t)c : 0xFFFD);
}

/* Undoes the escapes of `s`, which never makes it longer; in the arena. .p
 * is NULL when memory ran out. */
static gs_str unescape(gs_str s, gs_arena *arena)
{
    gs_buf buf = gs_buf_over(gs_arena_alloc(arena, s.n), s.n);

    for (size_t at = 0; buf.data && at < s.n;) {
        if (s.p[at] == '\\' && at + 1 < s.n) {
            at++;
            unescape_one(&buf, s, &at);
        } else {
            gs_buf_add_char(&buf, s.p[at++]);
        }
    }
    return gs_buf_str(&buf);
}

/* A string at the opening mark; false when memory ran out. */
static bool read_string(reader *r, bool is_key, gs_str *out)
{
    size_t start = ++r->at;
    bool   escaped = false;

    for (; r->at < r->s.n; r->at++) {
        if (r->s.p[r->at] == '\\') {
            escaped = true;
            r->at++;
        } else if (r->s.p[r->at] == '"' && closes(r, r->at, is_key)) {
            break;
        }
    }
    if (r->at > r->s.n)
        r->at = r->s.n;
    *out = gs_str_sub(r->s, start, r->at);
    r->at += r->at < r->s.n;
    if (escaped)
        *out = unescape(*out, r->arena);
    return out->p != NULL;
}

static bool add(reader *r, gs_json_kind kind, gs_str text)
{
    gs_json_value v = {kind, (uint32_t)r->out->count + 1, r->key, text};

    r->key = GS_STR_NONE;
    return GS_PUSH(r->arena, r->out->items, r->out->count, r->out->cap, v);
}

static bool in_object(const reader *r)
{
    return r->depth && r->out->items[r->open[r->depth - 1]].kind == GS_JSON_OBJECT;
}

static void close_one(reader *r)
{
    if (r->depth)
        r->out->items[r->open[--r->depth]].end = (uint32_t)r->out->count;
    r->key = GS_STR_NONE;
}

static gs_status read_value(reader *r, char c)
{
    gs_str text;
    size_t start = r->at;

    if (c == '{' || c == '[') {
        if (r->depth == GS_LIMIT_JSON_DEPTH)
            return GS_E_LIMIT;
        r->open[r->depth] = (uint32_t)r->out->count;
        if (!add(r, c == '{' ? GS_JSON_OBJECT : GS_JSON_ARRAY, GS_STR_NONE))
            return GS_E_NOMEM;
        r->depth++;
        r->at++;
        return GS_OK;
    }
    if (c == '"')
        return read_string(r, false, &text) && add(r, GS_JSON_STRING, text) ? GS_OK : GS_E_NOMEM;
    while (r->at < r->s.n && !memchr(",}]", r->s.p[r->at], 3) && !gs_ascii_space(r->s.p[r->at]))
        r->at++;
    return add(r, GS_JSON_OTHER, gs_str_sub(r->s, start, r->at)) ? GS_OK : GS_E_NOMEM;
}

/* One step: a mark, a key or a value. */
static gs_status read_next(reader *r)
{
    char c = peek(r);

    if (c == '}' || c == ']') {
        close_one(r);
        r->at++;
        return GS_OK;
    }
    if (c == ',' || c == ':' || (r->depth == 0 && c != '{' && c != '[')) {
        r->at++;
        return GS_OK;
    }
    if (in_object(r) && !r->key.p) {
        if (c != '"') {
            r->at++;
            return GS_OK;
        }
        return read_string(r, true, &r->key) ? GS_OK : GS_E_NOMEM;
    }
    return read_value(r, c);
}

gs_status gs_json_read(gs_json_values *values, gs_str text, gs_arena *arena)
{
    reader    r = {.s = text, .arena = arena, .out = values};
    size_t    before = values->count;
    gs_status st = GS_OK;

    if (text.n > GS_LIMIT_JSON_BYTES)
        return GS_E_LIMIT;
    for (skip_blanks(&r); st == GS_OK && r.at < r.s.n; skip_blanks(&r))
        st = read_next(&r);
    while (r.depth)
        close_one(&r);
    if (st != GS_OK)
        values->count = before;
    return st;
}

uint32_t gs_json_member(const gs_json_values *values, uint32_t object, gs_str key)
{
    uint32_t i = object + 1;

    if (object >= values->count || values->items[object].kind != GS_JSON_OBJECT)
        return 0;
    for (; i < values->items[object].end; i = values->items[i].end) {
        if (gs_str_eq(values->items[i].key, key))
            return i;
    }
    return 0;
}

gs_str gs_json_text(const gs_json_values *values, uint32_t value)
{
    return value && value < values->count && values->items[value].kind == GS_JSON_STRING
               ? values->items[value].text
               : GS_STR_NONE;
}
