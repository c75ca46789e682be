/* output/jsonl_writer.c - ids, strings and spans of the JSON Lines writer.
 *
 * Code points are counted from marks set every GS_JSONL_STEP bytes, so that
 * any offset is found in bounded time, however long the text.
 */
#include <stdio.h>
#include <stdlib.h>

#include "output/jsonl_int.h"
#include "text/utf8.h"

#define GS_JSONL_STEP 256u

static const char hex_digits[] = "0123456789abcdef";

static void to_hex(char *out, const uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[2 * i] = hex_digits[bytes[i] >> 4];
        out[2 * i + 1] = hex_digits[bytes[i] & 15];
    }
}

/* Every byte of UTF-8 but those that continue a code point begins one. */
static uint32_t count_chars(gs_str s)
{
    uint32_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

static bool set_marks(gs_jsonl *w)
{
    gs_str   text = w->doc->text;
    size_t   count = text.n / GS_JSONL_STEP + 1;
    uint32_t chars = 0;

    w->marks = malloc(count * sizeof *w->marks);
    if (!w->marks)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t from = i * GS_JSONL_STEP;
        size_t to = from + GS_JSONL_STEP < text.n ? from + GS_JSONL_STEP : text.n;
        w->marks[i] = chars;
        chars += count_chars(gs_str_sub(text, from, to));
    }
    return true;
}

bool gs_jsonl_init(gs_jsonl *w, const gs_doc *doc, bool chars, gs_buf *out)
{
    *w = (gs_jsonl){.doc = doc, .chars = chars};
    gs_json_init(&w->json, out);
    to_hex(w->id, doc->sha256, sizeof w->id / 2);
    if (chars && !set_marks(w)) {
        out->status = GS_E_NOMEM;
        return false;
    }
    return true;
}

void gs_jsonl_release(gs_jsonl *w)
{
    free(w->marks);
    w->marks = NULL;
}

uint32_t gs_jsonl_char(const gs_jsonl *w, uint32_t byte)
{
    uint32_t mark = byte / GS_JSONL_STEP;

    return w->marks[mark] +
           count_chars(gs_str_sub(w->doc->text, (size_t)mark * GS_JSONL_STEP, byte));
}

gs_str gs_jsonl_id_text(const gs_jsonl *w, char out[64], gs_jsonl_letter letter, size_t index)
{
    char   digits[24];
    size_t n = 0, length = sizeof w->id;

    memcpy(out, w->id, length);
    out[length++] = '/';
    out[length++] = (char)letter;
    for (size_t number = gs_doc_number(w->doc, (char)letter, index); number; number /= 10)
        digits[n++] = (char)('0' + number % 10);
    while (n)
        out[length++] = digits[--n];
    return gs_str_make(out, length);
}

void gs_jsonl_open(gs_jsonl *w, const char *type, gs_jsonl_letter letter, size_t index)
{
    char id[64];

    /* Each line is a value of its own: no comma before it. */
    gs_json_init(&w->json, w->json.out);
    w->letter = (char)letter;
    w->index = index;
    gs_json_object(&w->json);
    gs_jsonl_name(w, "type", type);
    gs_json_key(&w->json, "id");
    gs_json_str(&w->json, gs_jsonl_id_text(w, id, letter, index));
}

static void add_review(gs_jsonl *w, const gs_reviewed *r)
{
    gs_json_key(&w->json, "review");
    gs_json_object(&w->json);
    gs_jsonl_name(w, "status", gs_review_status_name(r->status));
    gs_jsonl_str(w, "by", r->by);
    gs_jsonl_str(w, "at", r->at);
    gs_jsonl_str(w, "why", r->why);
    if (r->machine.n) {
        gs_json_key(&w->json, "machine");
        gs_json_number(&w->json, r->machine); /* an object, as it was written */
    }
    if (r->rests_on.n)
        gs_jsonl_str(w, "rests_on", r->rests_on);
    gs_json_object_end(&w->json);
}

void gs_jsonl_close(gs_jsonl *w)
{
    for (size_t i = 0; w->doc && w->letter && i < w->doc->review_count; i++) {
        const gs_reviewed *r = &w->doc->reviews[i];
        if (r->letter == w->letter && (size_t)r->index == w->index)
            add_review(w, r);
    }
    gs_json_object_end(&w->json);
    gs_buf_add_char(w->json.out, '\n');
    gs_buf_pass(w->json.out);
}

void gs_jsonl_id(gs_jsonl *w, gs_jsonl_letter letter, int32_t index)
{
    char id[64];

    if (index < 0)
        gs_json_null(&w->json);
    else
        gs_json_str(&w->json, gs_jsonl_id_text(w, id, letter, (size_t)index));
}

void gs_jsonl_ids(gs_jsonl *w, const char *key, gs_jsonl_letter letter, const gs_ids *ids)
{
    gs_json_key(&w->json, key);
    gs_json_array(&w->json);
    for (size_t i = 0; i < ids->count; i++)
        gs_jsonl_id(w, letter, ids->items[i]);
    gs_json_array_end(&w->json);
}

static void repaired(gs_json *json, gs_str s)
{
    gs_buf buf;

    gs_buf_init(&buf, SIZE_MAX / 2);
    gs_utf8_repair(&buf, s);
    gs_json_str(json, gs_buf_str(&buf));
    if (buf.status != GS_OK)
        json->out->status = buf.status;
    gs_buf_release(&buf);
}

void gs_jsonl_str(gs_jsonl *w, const char *key, gs_str s)
{
    gs_json_key(&w->json, key);
    if (!s.n)
        gs_json_null(&w->json);
    else if (gs_utf8_valid_prefix(s) == s.n)
        gs_json_str(&w->json, s);
    else
        repaired(&w->json, s);
}

void gs_jsonl_name(gs_jsonl *w, const char *key, const char *name)
{
    gs_json_key(&w->json, key);
    gs_json_str(&w->json, gs_str_from(name));
}

void gs_jsonl_hash(gs_jsonl *w, const char *key, const uint8_t hash[32])
{
    char hex[64];

    to_hex(hex, hash, 32);
    gs_json_key(&w->json, key);
    gs_json_str(&w->json, gs_str_make(hex, sizeof hex));
}

void gs_jsonl_bounds(gs_jsonl *w, gs_span span)
{
    gs_json_key(&w->json, "start");
    gs_json_uint(&w->json, span.start);
    gs_json_key(&w->json, "end");
    gs_json_uint(&w->json, span.end);
    if (w->chars) {
        gs_json_key(&w->json, "start_char");
        gs_json_uint(&w->json, gs_jsonl_char(w, span.start));
        gs_json_key(&w->json, "end_char");
        gs_json_uint(&w->json, gs_jsonl_char(w, span.end));
    }
}

void gs_jsonl_pair(gs_jsonl *w, gs_span span, bool chars)
{
    gs_json_array(&w->json);
    gs_json_uint(&w->json, chars ? gs_jsonl_char(w, span.start) : span.start);
    gs_json_uint(&w->json, chars ? gs_jsonl_char(w, span.end) : span.end);
    gs_json_array_end(&w->json);
}

static void pairs(gs_jsonl *w, const gs_spans *spans, bool chars)
{
    gs_json_array(&w->json);
    for (size_t i = 0; i < spans->count; i++)
        gs_jsonl_pair(w, spans->items[i], chars);
    gs_json_array_end(&w->json);
}

void gs_jsonl_spans(gs_jsonl *w, const char *key, const gs_spans *spans)
{
    char with_chars[40];

    gs_json_key(&w->json, key);
    pairs(w, spans, false);
    if (w->chars && snprintf(with_chars, sizeof with_chars, "%s_chars", key) > 0) {
        gs_json_key(&w->json, with_chars);
        pairs(w, spans, true);
    }
}

void gs_jsonl_words(gs_jsonl *w, const char *key, gs_span span, gs_str lemma)
{
    gs_json_key(&w->json, key);
    gs_json_object(&w->json);
    gs_jsonl_bounds(w, span);
    gs_jsonl_str(w, "text", gs_doc_str(w->doc, span));
    gs_jsonl_str(w, "lemma", lemma);
    gs_json_object_end(&w->json);
}

void gs_jsonl_time(gs_jsonl *w, const char *key, const gs_time *t)
{
    gs_json_key(&w->json, key);
    if (!t->value.n) {
        gs_json_null(&w->json);
        return;
    }
    gs_json_object(&w->json);
    gs_jsonl_str(w, "start", t->start);
    gs_jsonl_str(w, "end", t->end);
    gs_jsonl_str(w, "value", t->value);
    gs_jsonl_name(w, "precision", gs_precision_name(t->precision));
    gs_json_key(&w->json, "approximate");
    gs_json_bool(&w->json, t->approximate);
    gs_jsonl_str(w, "text", gs_doc_str(w->doc, t->span));
    gs_json_object_end(&w->json);
}
