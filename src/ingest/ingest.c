/* ingest/ingest.c - looks at the bytes, brings them to UTF-8, and hands them
 * to the reader of their kind. See ingest.h.
 */
#include "ingest/ingest.h"

#include <libxml/parser.h>
#include <nettle/sha2.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "text/block.h"
#include "text/charset.h"
#include "text/utf8.h"

/* Keeps a string of the caller's; a file's name may be no UTF-8. */
static gs_status keep(gs_doc *doc, const char *s, gs_str *out)
{
    gs_str given = gs_str_from(s);
    gs_buf buf;

    if (!given.n)
        return GS_OK;
    gs_buf_init(&buf, GS_LIMIT_REPORT_BYTES);
    if (gs_utf8_valid_prefix(given) != given.n) {
        gs_utf8_repair(&buf, given);
        given = gs_buf_str(&buf);
    }
    if (buf.status == GS_OK)
        *out = gs_arena_str(doc->arena, given);
    gs_buf_release(&buf);
    return out->p ? GS_OK : GS_E_NOMEM;
}

/* What the caller says of the report. */
static gs_status keep_given(gs_doc *doc, const gs_input *in)
{
    const struct {
        const char *given;
        gs_str     *to;
    } all[] = {
        {in->source, &doc->source},       {in->publisher, &doc->meta.publisher},
        {in->url, &doc->meta.url},        {in->captured, &doc->meta.captured},
        {in->date, &doc->meta.published},
    };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (keep(doc, all[i].given, all[i].to) != GS_OK)
            return GS_E_NOMEM;
    }
    doc->meta.published_from = doc->meta.published.p ? GS_DATE_CALLER : GS_DATE_UNKNOWN;
    return GS_OK;
}

/* A page begins, after white space and a comment or two, with a tag that
 * pages begin with; plain text that quotes some HTML further down is not one. */
static bool looks_like_html(gs_str s)
{
    static const char *const openers[] = {"<!doctype", "<html", "<head", "<body",    "<meta",
                                          "<title",    "<div",  "<p>",   "<article", "<?xml"};
    s = gs_str_make(s.p, s.n < 4096 ? s.n : 4096);
    if (gs_str_starts(s, GS_STR("\xef\xbb\xbf")))
        s = gs_str_sub(s, 3, s.n);
    s = gs_str_trim(s);
    while (gs_str_starts(s, GS_STR("<!--"))) {
        size_t end = gs_str_find(s, GS_STR("-->"), 4);
        if (end == SIZE_MAX)
            return true;
        s = gs_str_trim(gs_str_sub(s, end + 3, s.n));
    }
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        if (gs_str_starts_nocase(s, gs_str_from(openers[i])))
            return true;
    }
    return false;
}

/* Files that people hand over for reports, by their first bytes; a reader is
 * told better by name than by "binary data". */
static const struct {
    gs_str      begins;
    const char *what;
} signatures[] = {
    {{"%PDF-", 5}, "a PDF file"},
    {{"PK\3\4", 4}, "a ZIP archive or an office document"},
    {{"\xd0\xcf\x11\xe0", 4}, "an old office document"},
    {{"{\\rtf", 5}, "an RTF document"},
    {{"%!PS", 4}, "a PostScript file"},
    {{"\x1f\x8b", 2}, "gzip data"},
    {{"BZh", 3}, "bzip2 data"},
    {{"\xfd"
      "7zXZ",
      5},
     "xz data"},
    {{"7z\xbc\xaf", 4}, "a 7z archive"},
    {{"\x28\xb5\x2f\xfd", 4}, "zstd data"},
    {{"\x89PNG", 4}, "a picture"},
    {{"\xff\xd8\xff", 3}, "a picture"},
    {{"GIF8", 4}, "a picture"},
    {{"RIFF", 4}, "a picture or a recording"},
    {{"OggS", 4}, "a recording"},
    {{"ID3", 3}, "a recording"},
    {{"\x7f"
      "ELF",
      4},
     "a program"},
    {{"SQLite format 3", 15}, "a database"},
};

/* A letter sequence could begin a report ("RIFF in the …"): then text follows
 * it, and no NUL or high byte is near. */
static const char *known_binary(gs_str bytes)
{
    size_t near = bytes.n < 64 ? bytes.n : 64, odd = 0;

    for (size_t i = 0; i < near; i++)
        odd += (unsigned char)bytes.p[i] >= 0x80 || (unsigned char)bytes.p[i] < '\t';
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        char first = signatures[i].begins.p[0];
        if (gs_str_starts(bytes, signatures[i].begins) && (odd || first == '%' || first == '{'))
            return signatures[i].what;
    }
    return NULL;
}

static bool names_page(const char *source)
{
    gs_str s = gs_str_from(source);

    return gs_str_ends(s, GS_STR(".html")) || gs_str_ends(s, GS_STR(".htm")) ||
           gs_str_ends(s, GS_STR(".xhtml"));
}

static bool is_html(const gs_input *in, gs_str bytes)
{
    gs_str type = gs_str_trim(gs_str_from(in->content_type));

    if (in->format)
        return strcmp(in->format, "html") == 0;
    if (gs_str_starts_nocase(type, GS_STR("text/html")) ||
        gs_str_starts_nocase(type, GS_STR("application/xhtml")))
        return true;
    if (gs_str_starts_nocase(type, GS_STR("text/plain")))
        return false;
    if (names_page(in->source) && gs_str_find(bytes, GS_STR("</"), 0) != SIZE_MAX)
        return true;
    return looks_like_html(bytes);
}

static void hash_text(gs_doc *doc)
{
    struct sha256_ctx sha;

    sha256_init(&sha);
    sha256_update(&sha, doc->text.n, (const uint8_t *)doc->text.p);
    sha256_digest(&sha, sizeof doc->sha256, doc->sha256);
}

static gs_status keep_text(gs_doc *doc, gs_str utf8, gs_error *err)
{
    doc->text = gs_arena_str(doc->arena, utf8);
    return doc->text.p ? GS_OK : gs_fail_nomem(err, "input");
}

static gs_status read_as(gs_doc *doc, gs_str utf8, const gs_know *know, gs_arena *scratch,
                         gs_error *err)
{
    gs_status st;

    if (doc->html) {
        st = gs_ingest_html(doc, utf8, know, scratch, err);
    } else {
        st = keep_text(doc, utf8, err);
        if (st == GS_OK)
            st = gs_ingest_plain(doc, know, scratch, err);
    }
    if (st == GS_OK)
        hash_text(doc);
    return st;
}

/* libxml2 would print it. */
static void on_init_error(void *ctx, xmlErrorPtr error)
{
    (void)error;
    *(bool *)ctx = true;
}

gs_status gs_ingest_init(gs_error *err)
{
    bool failed = false;

    /* The thread's handlers may be our caller's. */
    xmlStructuredErrorFunc handler = xmlStructuredError;
    void                  *handler_ctx = xmlStructuredErrorContext;

    xmlSetStructuredErrorFunc(&failed, on_init_error);
    xmlInitParser();
    xmlSetStructuredErrorFunc(handler_ctx, handler);
    return failed ? gs_fail_nomem(err, "setup") : GS_OK;
}

/* What is no report at all; else keeps what the caller says of it. */
static gs_status check_input(gs_doc *doc, const gs_input *in, gs_str bytes, gs_error *err)
{
    const char *binary = known_binary(bytes);

    if (!gs_str_trim(bytes).n)
        return gs_fail(err, GS_E_EMPTY, "input", 0, "nothing in it to read");
    if (binary)
        return gs_fail(err, GS_E_FORMAT, "input", 0, "%s, not text", binary);
    if (bytes.n > GS_LIMIT_REPORT_BYTES)
        return gs_fail(err, GS_E_LIMIT, "input", GS_LIMIT_REPORT_BYTES, "larger than %u MiB",
                       GS_LIMIT_REPORT_BYTES >> 20);
    return keep_given(doc, in) == GS_OK ? GS_OK : gs_fail_nomem(err, "input");
}

/* The bytes as UTF-8, in `buf` or where they are. */
static gs_status decode(const gs_input *in, gs_str bytes, gs_str declared, gs_buf *buf,
                        gs_str *utf8, gs_error *err)
{
    gs_charset_hints  hints = {.http = gs_charset_of_content_type(gs_str_from(in->content_type)),
                               .declared = declared};
    gs_charset_result charset;
    gs_status         st = gs_charset_to_utf8(bytes, &hints, buf, utf8, &charset, err);

    if (st == GS_OK && !gs_text_trim(*utf8).n)
        return gs_fail(err, GS_E_EMPTY, "input", 0, "nothing in it to read");
    return st;
}

gs_status gs_ingest(gs_doc *doc, const gs_input *in, const gs_know *know, gs_arena *scratch,
                    gs_error *err)
{
    gs_str    bytes = {in->data, in->size}, utf8, declared;
    gs_buf    buf;
    gs_status st = check_input(doc, in, bytes, err);

    if (st != GS_OK)
        return st;
    doc->html = is_html(in, bytes);
    declared = doc->html ? gs_charset_of_page(bytes) : GS_STR_NONE;
    gs_buf_init(&buf, GS_LIMIT_REPORT_BYTES);
    st = decode(in, bytes, declared, &buf, &utf8, err);
    if (st == GS_OK) {
        doc->html = doc->html || is_html(in, utf8); /* a page may have come in UTF-16 */
        st = read_as(doc, utf8, know, scratch, err);
    }
    if (st == GS_OK)
        st = gs_ingest_prove(doc, in, err);
    gs_buf_release(&buf);
    return st;
}

gs_status gs_ingest_whole(gs_doc *doc, const gs_input *in, gs_error *err)
{
    gs_str    bytes = {in->data, in->size}, utf8;
    gs_buf    buf;
    gs_status st = check_input(doc, in, bytes, err);

    if (st != GS_OK)
        return st;
    gs_buf_init(&buf, GS_LIMIT_REPORT_BYTES);
    st = decode(in, bytes, GS_STR_NONE, &buf, &utf8, err);
    if (st == GS_OK)
        st = keep_text(doc, utf8, err);
    gs_buf_release(&buf);
    if (st != GS_OK)
        return st;
    hash_text(doc);
    doc->wrap = gs_block_width(doc->text);
    if (gs_doc_add_zone(doc, GS_ZONE_BODY, 0, (uint32_t)doc->text.n) != GS_OK)
        return gs_fail_nomem(err, "input");
    return gs_ingest_prove(doc, in, err);
}
