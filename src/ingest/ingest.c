/* ingest/ingest.c - looks at the bytes, brings them to UTF-8, and hands them
 * to the reader of their kind. See ingest.h.
 */
#include "ingest/ingest.h"

#include <nettle/sha2.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
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
    s = gs_str_trim(gs_str_make(s.p, s.n < 4096 ? s.n : 4096));
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
    return looks_like_html(bytes);
}

static gs_status read_as(gs_doc *doc, gs_str utf8, const gs_know *know, gs_arena *scratch,
                         gs_error *err)
{
    struct sha256_ctx sha;
    gs_status         st;

    if (doc->html) {
        st = gs_ingest_html(doc, utf8, know, scratch, err);
    } else {
        doc->text = gs_arena_str(doc->arena, utf8);
        if (!doc->text.p)
            return gs_fail_nomem(err, "input");
        st = gs_ingest_plain(doc, know, scratch, err);
    }
    if (st != GS_OK)
        return st;
    sha256_init(&sha);
    sha256_update(&sha, doc->text.n, (const uint8_t *)doc->text.p);
    sha256_digest(&sha, sizeof doc->sha256, doc->sha256);
    return GS_OK;
}

gs_status gs_ingest(gs_doc *doc, const gs_input *in, const gs_know *know, gs_arena *scratch,
                    gs_error *err)
{
    gs_str            bytes = {in->data, in->size}, utf8;
    gs_charset_hints  hints;
    gs_charset_result charset;
    gs_buf            buf;
    gs_status         st;

    if (!gs_str_trim(bytes).n)
        return gs_fail(err, GS_E_EMPTY, "input", 0, "nothing in it to read");
    if (bytes.n > GS_LIMIT_REPORT_BYTES)
        return gs_fail(err, GS_E_LIMIT, "input", GS_LIMIT_REPORT_BYTES, "larger than %u MiB",
                       GS_LIMIT_REPORT_BYTES >> 20);
    doc->html = is_html(in, bytes);
    if (keep_given(doc, in) != GS_OK)
        return gs_fail_nomem(err, "input");
    hints.http = gs_charset_of_content_type(gs_str_from(in->content_type));
    hints.declared = doc->html ? gs_charset_of_page(bytes) : GS_STR_NONE;
    gs_buf_init(&buf, GS_LIMIT_REPORT_BYTES);
    st = gs_charset_to_utf8(bytes, &hints, &buf, &utf8, &charset, err);
    if (st == GS_OK)
        st = read_as(doc, utf8, know, scratch, err);
    if (st == GS_OK)
        st = gs_ingest_prove(doc, in, err);
    gs_buf_release(&buf);
    return st;
}
