/* output/html.c - the frame of the HTML page, and what an article begins with. See html.h. */
#include "output/html_int.h"

void gs_html_head(const gs_export_options *options, gs_buf *out)
{
    (void)options;
    gs_buf_add_str(out, GS_STR("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                               "<meta charset=\"utf-8\">\n"
                               "<meta name=\"viewport\" content=\"width=device-width\">\n"
                               "<meta name=\"color-scheme\" content=\"light dark\">\n"
                               "<meta name=\"generator\" content=\"Gainsay " GS_VERSION "\">\n"
                               "<meta http-equiv=\"Content-Security-Policy\""
                               " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                               "<title>The record of press reports</title>\n<style>\n"));
    gs_buf_add_str(out, gs_str_from(gs_html_style));
    gs_buf_add_str(out, GS_STR("</style>\n</head>\n<body>\n<header><h1>The record: who says what, "
                               "and who denies it</h1></header>\n<main>\n"));
}

void gs_html_foot(gs_buf *out)
{
    gs_buf_add_str(out, GS_STR("</main>\n<footer><p>Made by Gainsay " GS_VERSION
                               ". The records say what reports say; they do not say that it is "
                               "true.</p></footer>\n</body>\n</html>\n"));
}

/* ---- contents ---- */

void gs_html_contents(gs_buf *out)
{
    gs_buf_add_str(out, GS_STR("<nav class=\"contents\" aria-labelledby=\"contents\">"
                               "<h2 id=\"contents\">Reports</h2>\n<ol>\n"));
}

void gs_html_content(const char *key, gs_str title, gs_str publisher, gs_str date, gs_buf *out)
{
    gs_buf_addf(out, "<li><a href=\"#%s\" dir=\"auto\">", key);
    gs_html_escape(out, title.n ? title : GS_STR("without a title"));
    gs_buf_add_str(out, GS_STR("</a>"));
    if (publisher.n) {
        gs_buf_add_str(out, GS_STR(" \xC2\xB7 <span dir=\"auto\">"));
        gs_html_escape(out, publisher);
        gs_buf_add_str(out, GS_STR("</span>"));
    }
    if (date.n) {
        gs_buf_add_str(out, GS_STR(" \xC2\xB7 "));
        gs_html_escape(out, date);
    }
    gs_buf_add_str(out, GS_STR("</li>\n"));
}

void gs_html_contents_end(gs_buf *out)
{
    gs_buf_add_str(out, GS_STR("</ol></nav>\n"));
}

/* ---- a report ---- */

static void put_source(gs_html_page *h)
{
    gs_str url = gs_doc_url(h->doc), source = h->doc->source;

    if (url.n) {
        gs_html_raw(h, "<li><a rel=\"noreferrer\" href=\"");
        gs_html_words(h, url);
        gs_html_raw(h, "\">");
        gs_html_words(h, url);
        gs_html_raw(h, "</a></li>");
    } else if (source.n) {
        gs_html_text_in(h, "li", "source", source);
    }
}

static void put_head(gs_html_page *h)
{
    const gs_meta *meta = &h->doc->meta;

    gs_html_raw(h, "<header><h2 dir=\"auto\" id=\"");
    gs_buf_add(h->out, h->ids.id, sizeof h->ids.id);
    gs_html_raw(h, "-title\">");
    gs_html_words(h, meta->title.n ? meta->title : GS_STR("A report without a title"));
    gs_html_raw(h, "</h2>\n<ul class=\"head\">");
    gs_html_text_in(h, "li", "publisher", meta->publisher);
    gs_html_text_in(h, "li", "date", meta->published);
    for (size_t i = 0; i < meta->author_count; i++)
        gs_html_text_in(h, "li", "author", meta->authors[i]);
    for (size_t i = 0; i < meta->agency_count; i++)
        gs_html_text_in(h, "li", "agency", meta->agencies[i]);
    put_source(h);
    gs_html_raw(h, "</ul></header>\n");
}

static void put_part(gs_html_page *h, size_t count, const char *id, const char *name)
{
    if (!count)
        return;
    gs_html_raw(h, "<li><a href=\"#");
    gs_buf_add(h->out, h->ids.id, sizeof h->ids.id);
    gs_buf_addf(h->out, "-%s\">%s</a></li>", id, name);
}

static void put_parts(gs_html_page *h)
{
    const gs_doc *doc = h->doc;

    gs_html_raw(h, "<nav class=\"parts\" aria-label=\"Parts of this report\"><ul>");
    put_part(h, doc->claim_count, "claims", "Claims");
    put_part(h, doc->statement_count, "statements", "Statements");
    put_part(h, doc->event_count, "events", "Events");
    put_part(h, doc->agreement_count, "agreements", "Agreements");
    put_part(h, 1, "text", "Text");
    put_part(h, doc->entity_count, "who", "People and places");
    gs_html_raw(h, "</ul></nav>\n");
}

void gs_html(const gs_doc *doc, const gs_export_options *options, gs_buf *out)
{
    gs_html_page h = {.out = out, .doc = doc};

    (void)options;
    gs_jsonl_init(&h.ids, doc, false, out);
    gs_html_raw(&h, "<article class=\"report\" id=\"");
    gs_buf_add(out, h.ids.id, sizeof h.ids.id);
    gs_html_raw(&h, "\" aria-labelledby=\"");
    gs_buf_add(out, h.ids.id, sizeof h.ids.id);
    gs_html_raw(&h, "-title\">\n");
    put_head(&h);
    put_parts(&h);
    if (!doc->analysed)
        gs_html_raw(&h, "<p class=\"none\">The report is in a language that was not read: it has "
                        "no records.</p>\n");
    gs_html_claims(&h);
    gs_html_statements(&h);
    gs_html_events(&h);
    gs_html_agreements(&h);
    gs_html_text(&h);
    gs_html_who(&h);
    gs_html_raw(&h, "</article>\n");
    gs_jsonl_release(&h.ids);
}
