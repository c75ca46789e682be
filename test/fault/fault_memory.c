/* fault_memory.c - what happens when memory runs out at allocation 1, 2, 3 ... n?
 *
 * The linker puts counting functions before malloc, calloc, realloc and free
 * of our code (--wrap); libxml2 is given the same ones. A case is run once
 * without failures to count its allocations and keep its output, then once
 * for each of them: that allocation fails, in a first round it alone, in a
 * second round all behind it as well. Each run must
 *
 *   - end in GS_E_NOMEM with an error that says so, or succeed with exactly
 *     the output it has when nothing fails: never with less;
 *   - give back all its memory;
 *   - leave the reader usable: the same report reads as ever.
 *
 * What uchardet allocates for itself is not failed here.
 */
#include <errno.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "gainsay.h"

#define MAX_RUNS 300 /* of one round; beyond, every k-th allocation fails */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *p, size_t size);
int   __real_posix_memalign(void **out, size_t alignment, size_t size);
void  __real_free(void *p);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *p, size_t size);
int   __wrap_posix_memalign(void **out, size_t alignment, size_t size);
void  __wrap_free(void *p);

static struct {
    size_t count;   /* allocations since the case began */
    size_t fail_at; /* the one that fails, from 1; 0: none */
    bool   onwards; /* all behind it fail as well */
    long   live;    /* objects of ours not yet given back */
} fault;

static bool fails(void)
{
    fault.count++;
    return fault.fail_at &&
           (fault.onwards ? fault.count >= fault.fail_at : fault.count == fault.fail_at);
}

void *__wrap_malloc(size_t size)
{
    void *p = fails() ? NULL : __real_malloc(size);
    fault.live += p != NULL;
    return p;
}

void *__wrap_calloc(size_t count, size_t size)
{
    void *p = fails() ? NULL : __real_calloc(count, size);
    fault.live += p != NULL;
    return p;
}

int __wrap_posix_memalign(void **out, size_t alignment, size_t size)
{
    int error = fails() ? ENOMEM : __real_posix_memalign(out, alignment, size);
    fault.live += error == 0;
    return error;
}

void *__wrap_realloc(void *old, size_t size)
{
    void *p = fails() ? NULL : __real_realloc(old, size);
    fault.live += p && !old;
    return p;
}

void __wrap_free(void *p)
{
    fault.live -= p != NULL;
    __real_free(p);
}

/* libxml2's own objects, counted apart. When the creation of a parser fails,
 * 2.9 loses what it had of it: that is not ours, and is taken off the count.
 * The sanitizer's search for leaks leaves them out for this reason. */
static long xml_live;

static void *xml_malloc(size_t size)
{
    void *p = fails() ? NULL : __real_malloc(size);
    xml_live += p != NULL;
    return p;
}

static void *xml_realloc(void *old, size_t size)
{
    void *p = fails() ? NULL : __real_realloc(old, size);
    xml_live += p && !old;
    return p;
}

static void xml_free(void *p)
{
    xml_live -= p != NULL;
    __real_free(p);
}

static char *xml_strdup(const char *s)
{
    size_t n = strlen(s) + 1;
    char  *p = xml_malloc(n);

    if (p)
        memcpy(p, s, n);
    return p;
}

htmlParserCtxtPtr __real_htmlCreatePushParserCtxt(htmlSAXHandlerPtr, void *, const char *, int,
                                                  const char *, xmlCharEncoding);
htmlParserCtxtPtr __wrap_htmlCreatePushParserCtxt(htmlSAXHandlerPtr, void *, const char *, int,
                                                  const char *, xmlCharEncoding);

htmlParserCtxtPtr __wrap_htmlCreatePushParserCtxt(htmlSAXHandlerPtr sax, void *ctx,
                                                  const char *chunk, int size, const char *name,
                                                  xmlCharEncoding encoding)
{
    long              before = xml_live;
    htmlParserCtxtPtr parser =
        __real_htmlCreatePushParserCtxt(sax, ctx, chunk, size, name, encoding);

    if (!parser) {
        xmlResetLastError();
        xml_live = before;
    }
    return parser;
}

GS_API const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:xml_malloc\n";
}

static const char plain[] =
    "Ministry denies plan to move the border post\n\n"
    "VELDENA, Nov 12. (Orrin News) - The Interior Ministry denied on Thursday that it plans to\n"
    "move the border post at Kesh.\n\n"
    "\xE2\x80\x9CThere is no such plan,\xE2\x80\x9D spokeswoman Ana Torvel said. "
    "\xE2\x80\x9CThere was none last year.\xE2\x80\x9D\n\n"
    "According to the mayor of Kesh, Pavel Irin, 40 families were told to leave by Dec. 1.\n\n"
    "Read more: Ferry service resumes\n";

static const char latin1[] = "Caf\xE9 owners deny it, the mayor of Kesh said on Monday.\n";

static const char page[] =
    "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
    "<title>Bridge reopens, says mayor | Orrin News</title>"
    "<meta property=\"article:published_time\" content=\"2021-03-04T09:30:00+01:00\">"
    "<link rel=\"canonical\" href=\"https://orrin.example/bridge\">"
    "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":"
    "\"Bridge reopens, says mayor\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ana Torvel\"}],"
    "\"publisher\":{\"name\":\"Orrin News\"},\"datePublished\":\"2021-03-04\"}</script></head>"
    "<body><nav><a href=\"/\">Home</a> <a href=\"/world\">World</a></nav><article>"
    "<h1>Bridge reopens, says mayor</h1><p class=\"byline\">By Ana Torvel</p>"
    "<p>KESH (Orrin News) &mdash; The bridge over the Ulm is open again, Mayor Pavel Irin said on "
    "Thursday. The ministry denied that it had warned him.</p>"
    "<p>&ldquo;Nobody was hurt. It held,&rdquo; he said, according to the town&#8217;s police.</p>"
    "<figure><img src=\"b.jpg\"><figcaption>The bridge on Wednesday</figcaption></figure>"
    "<table><tr><td>Toll<td>40 crowns</table></article>"
    "<aside><h3>Read more</h3><ul><li><a href=\"/a\">Ferry service resumes</a></ul></aside>"
    "<footer>All rights reserved</footer></body></html>";

static gs_engine *shared_engine;
static gs_reader *shared_reader;

/* Takes the output; its own memory does not take part. */
typedef struct sink {
    char   data[1 << 16];
    size_t size;
} sink;

static int to_sink(void *ctx, const char *data, size_t size)
{
    sink *s = ctx;

    if (size > sizeof s->data - s->size)
        return -1;
    memcpy(s->data + s->size, data, size);
    s->size += size;
    return 0;
}

static gs_status read_and_write(gs_reader *reader, gs_input in, sink *out, gs_error *err)
{
    gs_write_options options = {.chars = true};
    gs_table_options table = {.unicode = true};
    const gs_doc    *doc;
    gs_status        st = gs_reader_read(reader, &in, &doc, err);

    if (st == GS_OK)
        st = gs_doc_write_jsonl(doc, &options, to_sink, out, err);
    if (st == GS_OK)
        st = gs_doc_write_table(doc, &table, to_sink, out, err);
    return st;
}

static gs_status case_open(sink *out, gs_error *err)
{
    gs_engine *engine = NULL;
    gs_reader *reader = NULL;
    gs_status  st = gs_engine_open(&engine, TEST_DATADIR, err);

    (void)out;
    if (st == GS_OK)
        st = gs_reader_new(&reader, engine, err);
    gs_reader_free(reader);
    gs_engine_close(engine);
    return st;
}

/* A new reader, so that the arenas ask the system for all they need. */
static gs_status read_newly(const gs_input *in, sink *out, gs_error *err)
{
    gs_reader *reader = NULL;
    gs_status  st = gs_reader_new(&reader, shared_engine, err);

    if (st == GS_OK)
        st = read_and_write(reader, *in, out, err);
    gs_reader_free(reader);
    return st;
}

static gs_status case_plain(sink *out, gs_error *err)
{
    return read_newly(
        &(gs_input){.data = plain, .size = sizeof plain - 1, .source = "pl\xE4in.txt"}, out, err);
}

static gs_status case_latin1(sink *out, gs_error *err)
{
    return read_newly(&(gs_input){.data = latin1, .size = sizeof latin1 - 1}, out, err);
}

static gs_status case_page(sink *out, gs_error *err)
{
    return read_newly(&(gs_input){.data = page, .size = sizeof page - 1, .source = "page.html"},
                      out, err);
}

static gs_status case_rejection(sink *out, gs_error *err)
{
    gs_error why = {.code = GS_E_EMPTY, .stage = "input", .message = "nothing in it to read"};
    return gs_rejection_write_jsonl("\xFF.txt", &why, to_sink, out, err);
}

/* A reader that is kept: after every failure it must read as before. */
static gs_status case_reused(sink *out, gs_error *err)
{
    gs_input in = {.data = page, .size = sizeof page - 1, .source = "page.html"};
    return read_and_write(shared_reader, in, out, err);
}

/* The tests' small language model. */
static const char *model;

static gs_status case_model(sink *out, gs_error *err)
{
    gs_engine *engine = NULL;
    gs_status  st = gs_engine_open(&engine, TEST_DATADIR, err);

    (void)out;
    if (st == GS_OK)
        st = gs_engine_load_model(engine, model, err);
    gs_engine_close(engine);
    return st;
}

static gs_status parse(bool whole, sink *out, gs_error *err)
{
    gs_input         in = {.data = plain, .size = sizeof plain - 1, .source = "plain.txt"};
    gs_parse_options options = {.plain = whole};
    gs_table_options page_options = {.unicode = true};
    gs_reader       *reader = NULL;
    const gs_doc    *doc;
    gs_status        st = gs_reader_new(&reader, shared_engine, err);

    if (st == GS_OK)
        st = gs_reader_parse(reader, &in, &options, &doc, err);
    if (st == GS_OK)
        st = gs_doc_write_conllu(doc, to_sink, out, err);
    if (st == GS_OK)
        st = gs_doc_write_iob2(doc, to_sink, out, err);
    if (st == GS_OK)
        st = gs_doc_write_tree(doc, &page_options, to_sink, out, err);
    gs_reader_free(reader);
    return st;
}

static gs_status case_parse(sink *out, gs_error *err)
{
    return parse(false, out, err);
}

static gs_status case_parse_plain(sink *out, gs_error *err)
{
    return parse(true, out, err);
}

typedef gs_status (*case_fn)(sink *out, gs_error *err);

static sink expected, got;

/* Every format of others, each table of CSV. */
static gs_status case_exports(sink *out, gs_error *err)
{
    gs_input      in = {.data = plain, .size = sizeof plain - 1, .source = "pl\xE4in.txt"};
    gs_reader    *reader = NULL;
    const gs_doc *doc;
    gs_status     st = gs_reader_new(&reader, shared_engine, err);

    if (st == GS_OK)
        st = gs_reader_read(reader, &in, &doc, err);
    for (int i = 0; i < GS_EXPORT_COUNT + GS_EXPORT_TABLE_COUNT && st == GS_OK; i++) {
        gs_export_format  format = i < GS_EXPORT_COUNT ? (gs_export_format)i : GS_EXPORT_CSV;
        gs_export_options options = {.hxl = true, .denials = true};

        if (i >= GS_EXPORT_COUNT)
            options.table = (gs_export_table)(i - GS_EXPORT_COUNT);
        st = gs_export_write_head(format, &options, to_sink, out, err);
        if (st == GS_OK)
            st = gs_doc_write_export(doc, format, &options, to_sink, out, err);
        if (st == GS_OK)
            st = gs_export_write_foot(format, to_sink, out, err);
    }
    gs_reader_free(reader);
    return st;
}

static gs_status run(case_fn fn, sink *out, size_t fail_at, bool onwards, gs_error *err)
{
    gs_status st;

    *err = (gs_error){0};
    out->size = 0;
    fault.count = 0;
    fault.fail_at = fail_at;
    fault.onwards = onwards;
    st = fn(out, err);
    fault.fail_at = 0;
    xmlResetLastError();
    return st;
}

static bool same(const sink *a, const sink *b)
{
    return a->size == b->size && memcmp(a->data, b->data, a->size) == 0;
}

/* What is wrong with one failing run, or NULL. */
static const char *fault_of(case_fn fn, size_t fail_at, bool onwards, long live)
{
    gs_error  err;
    long      xml_before = xml_live;
    gs_status st = run(fn, &got, fail_at, onwards, &err);

    if (st != GS_OK && st != GS_E_NOMEM)
        return "another error than memory";
    if (st == GS_E_NOMEM && (err.code != st || !err.stage[0] || !err.message[0]))
        return "the error is not filled in";
    if (st == GS_OK && !same(&expected, &got))
        return "succeeds with another output";
    if (fn == case_reused) {
        if (run(fn, &got, 0, false, &err) != GS_OK || !same(&expected, &got))
            return "the reader does not recover";
    } else if (fault.live != live) {
        return "leaks";
    }
    if (xml_live != xml_before)
        return "leaks what is libxml2's";
    return NULL;
}

static int run_case(const char *name, case_fn fn)
{
    gs_error err;
    size_t   total, step;
    long     live = fault.live;
    int      faults = 0;

    if (run(fn, &expected, 0, false, &err) != GS_OK) {
        printf("%s: fails by itself: %s\n", name, err.message);
        return 1;
    }
    total = fault.count;
    step = total / MAX_RUNS + 1;
    for (int onwards = 0; onwards <= 1; onwards++) {
        for (size_t n = 1; n <= total && faults < 10; n += step) {
            const char *what = fault_of(fn, n, onwards, live);
            if (what) {
                printf("%s: allocation %zu of %zu%s: %s\n", name, n, total,
                       onwards ? " and all behind it" : "", what);
                faults++;
                live = fault.live;
            }
        }
    }
    printf("%-10s %zu allocations, every %zu. failed: %s\n", name, total, step,
           faults ? "WRONG" : "right");
    return faults;
}

/* Where there is none, as its writer was not built, nothing is looked at. */
static int run_model_cases(void)
{
    gs_error err;
    int      faults = 0;

    if (!model)
        return 0;
    if (gs_engine_load_model(shared_engine, model, &err) != GS_OK) {
        printf("%s\n", err.message);
        return 1;
    }
    faults += run_case("plain", case_plain);
    faults += run_case("latin1", case_latin1);
    faults += run_case("page", case_page);
    faults += run_case("exports", case_exports);
    faults += run_case("reused", case_reused);
    faults += run_case("model", case_model);
    faults += run_case("parse", case_parse);
    faults += run_case("whole", case_parse_plain);
    return faults;
}

int main(int argc, char **argv)
{
    gs_error err;
    int      faults = 0;

    model = argc > 1 ? argv[1] : NULL;

    xmlMemSetup(xml_free, xml_malloc, xml_realloc, xml_strdup);
    xmlInitParser();
    if (gs_engine_open(&shared_engine, TEST_DATADIR, &err) != GS_OK ||
        gs_reader_new(&shared_reader, shared_engine, &err) != GS_OK) {
        printf("%s\n", err.message);
        return 1;
    }
    faults += run_case("open", case_open);
    faults += run_case("rejection", case_rejection);
    faults += run_model_cases();
    gs_reader_free(shared_reader);
    gs_engine_close(shared_engine);
    xmlCleanupParser();
    return faults ? 1 : 0;
}
