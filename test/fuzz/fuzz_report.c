/* fuzz_report.c - the whole way of a report, from bytes to JSON Lines and page.
 *
 * Beside not crashing: every span lies in the text and on its character
 * borders, every line of the output is JSON, and a reader that has read
 * thousands of other reports writes the same as a new one.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "gainsay.h"
#include "text/utf8.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static gs_engine *engine;
static gs_reader *reused;

static void open_once(void)
{
    if (engine)
        return;
    CHECK(gs_engine_open(&engine, TEST_DATADIR, NULL) == GS_OK);
    CHECK(gs_engine_load_model(engine, TEST_DATADIR "/model.gsm", NULL) == GS_OK);
    CHECK(gs_reader_new(&reused, engine, NULL) == GS_OK);
}

static int to_buf(void *ctx, const char *data, size_t size)
{
    gs_buf_add(ctx, data, size);
    return 0;
}

static bool on_border(gs_str text, uint32_t at)
{
    return at == text.n || ((unsigned char)text.p[at] & 0xC0) != 0x80;
}

static void check_span(const gs_doc *doc, gs_span span)
{
    CHECK(span.start <= span.end && span.end <= doc->text.n);
    CHECK(on_border(doc->text, span.start) && on_border(doc->text, span.end));
}

static bool zone_holds(const gs_doc *doc, gs_span s, gs_zone_kind kind)
{
    size_t i = 0;

    while (i < doc->zone_count && doc->zones[i].span.end < s.end)
        i++;
    return i < doc->zone_count && doc->zones[i].span.start <= s.start && doc->zones[i].kind == kind;
}

/* Zones cover the text in order without a gap; each sentence is inside one. */
static void check_layers(const gs_doc *doc)
{
    uint32_t at = 0;

    CHECK(gs_utf8_valid_prefix(doc->text) == doc->text.n);
    for (size_t i = 0; i < doc->zone_count; i++) {
        check_span(doc, doc->zones[i].span);
        CHECK(doc->zones[i].span.start == at);
        at = doc->zones[i].span.end;
    }
    CHECK(at == doc->text.n);
    at = 0;
    for (size_t i = 0; i < doc->sentence_count; i++) {
        gs_span s = doc->sentences[i].span;
        check_span(doc, s);
        CHECK(s.start >= at && s.start < s.end);
        CHECK(zone_holds(doc, s, doc->sentences[i].zone));
        at = s.end;
    }
    for (size_t i = 0; i < doc->tokens.count; i++)
        check_span(doc, doc->tokens.items[i].span);
}

static void check_json(const gs_buf *out)
{
    const unsigned char *p = (const unsigned char *)out->data;
    size_t               n = out->size;

    while (n) {
        const unsigned char *end = memchr(p, '\n', n);
        yajl_handle          parser = yajl_alloc(NULL, NULL, NULL);
        CHECK(parser && end);
        CHECK(yajl_parse(parser, p, (size_t)(end - p)) == yajl_status_ok);
        CHECK(yajl_complete_parse(parser) == yajl_status_ok);
        yajl_free(parser);
        n -= (size_t)(end - p) + 1;
        p = end + 1;
    }
}

/* Every format of others is written, and is valid UTF-8; JSON is JSON, and no line of a
 * calendar is too long. */
static void check_exports(const gs_doc *doc)
{
    gs_buf out;

    gs_buf_init(&out, SIZE_MAX);
    for (int i = 0; i < GS_EXPORT_COUNT; i++) {
        gs_export_options options = {.table = (gs_export_table)(i % GS_EXPORT_TABLE_COUNT),
                                     .denials = true};
        gs_export_format  format = (gs_export_format)i;
        gs_str            rest, line;

        gs_buf_clear(&out);
        CHECK(gs_doc_write_export(doc, format, &options, to_buf, &out, NULL) == GS_OK);
        rest = gs_buf_str(&out);
        CHECK(gs_utf8_valid_prefix(rest) == rest.n);
        if (format == GS_EXPORT_PLOVER || (format >= GS_EXPORT_GEOJSON && format <= GS_EXPORT_PROV))
            check_json(&out);
        while (format == GS_EXPORT_ICS && gs_str_split(&rest, '\n', &line))
            CHECK(line.n <= 76);
    }
    gs_buf_release(&out);
}

/* Reads and writes once; an empty buffer when the report is rejected. */
static void read_once(gs_reader *reader, const gs_input *in, gs_buf *out)
{
    gs_write_options options = {.chars = in->size % 2 == 1};
    gs_table_options table = {.color = true, .unicode = true, .width = 40};
    const gs_doc    *doc;
    gs_error         err;
    gs_buf           page;

    if (gs_reader_read(reader, in, &doc, &err) != GS_OK) {
        CHECK(err.code != GS_OK && err.stage[0] && err.message[0]);
        CHECK(err.offset == GS_NO_OFFSET || err.offset <= in->size);
        CHECK(gs_rejection_write_jsonl(in->source, &err, to_buf, out, NULL) == GS_OK);
        return;
    }
    check_layers(doc);
    CHECK(gs_doc_write_jsonl(doc, &options, to_buf, out, NULL) == GS_OK);
    gs_buf_init(&page, SIZE_MAX);
    table.color = false;
    CHECK(gs_doc_write_table(doc, &table, to_buf, &page, NULL) == GS_OK);
    CHECK(!page.size || !memchr(page.data, 27, page.size));
    table.color = true;
    CHECK(gs_doc_write_table(doc, &table, to_buf, &page, NULL) == GS_OK);
    gs_buf_release(&page);
    check_exports(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gs_input   in = {.data = (const char *)data, .size = size, .source = "s\xE4mple"};
    gs_reader *fresh;
    gs_buf     one, two;

    open_once();
    CHECK(gs_reader_new(&fresh, engine, NULL) == GS_OK);
    gs_buf_init(&one, SIZE_MAX);
    gs_buf_init(&two, SIZE_MAX);
    read_once(fresh, &in, &one);
    read_once(reused, &in, &two);
    check_json(&one);
    CHECK(one.size == two.size && memcmp(one.data, two.data, one.size) == 0);
    gs_buf_release(&one);
    gs_buf_release(&two);
    gs_reader_free(fresh);
    return 0;
}
