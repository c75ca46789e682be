/* output/html_put.c - words, names and links of the HTML page. See html_int.h. */
#include "output/html_int.h"

void gs_html_raw(gs_html_page *h, const char *markup)
{
    gs_buf_add_str(h->out, gs_str_from(markup));
}

/* Control characters have no place in HTML; those that are white space stay. */
void gs_html_escape(gs_buf *out, gs_str words)
{
    for (size_t i = 0; i < words.n; i++) {
        unsigned char c = (unsigned char)words.p[i];
        if (c == '&')
            gs_buf_add_str(out, GS_STR("&amp;"));
        else if (c == '<')
            gs_buf_add_str(out, GS_STR("&lt;"));
        else if (c == '>')
            gs_buf_add_str(out, GS_STR("&gt;"));
        else if (c == '"')
            gs_buf_add_str(out, GS_STR("&quot;"));
        else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
            gs_buf_add_str(out, c == '\r' ? GS_STR("") : GS_STR("\xEF\xBF\xBD"));
        else if (c == 0xC2 && i + 1 < words.n && (unsigned char)words.p[i + 1] < 0xA0) {
            gs_buf_add_str(out, GS_STR("\xEF\xBF\xBD")); /* U+0080 to U+009F */
            i++;
        } else
            gs_buf_add_char(out, (char)c);
    }
}

void gs_html_words(gs_html_page *h, gs_str words)
{
    gs_html_escape(h->out, words);
}

void gs_html_name(gs_html_page *h, const char *name)
{
    gs_html_words(h, gs_str_from(name));
}

void gs_html_anchor(gs_html_page *h, char letter, size_t index)
{
    gs_buf_add(h->out, h->ids.id, sizeof h->ids.id);
    gs_buf_addf(h->out, "-%c%zu", letter, index + 1);
}

void gs_html_text_in(gs_html_page *h, const char *tag, const char *class, gs_str words)
{
    if (!words.n)
        return;
    gs_buf_addf(h->out, "<%s dir=\"auto\" class=\"%s\">", tag, class);
    gs_html_words(h, words);
    gs_buf_addf(h->out, "</%s>", tag);
}

void gs_html_link(gs_html_page *h, char letter, size_t index, bool at, gs_str words)
{
    gs_html_raw(h, "<a href=\"#");
    gs_html_anchor(h, letter, index);
    gs_html_raw(h, at ? "-at\" class=\"at\" dir=\"auto\">" : "\" dir=\"auto\">");
    gs_html_words(h, words);
    gs_html_raw(h, "</a>");
}

void gs_html_entity(gs_html_page *h, int32_t entity, const char *nobody)
{
    if (entity < 0)
        gs_buf_addf(h->out, "<span class=\"none\">%s</span>", nobody);
    else
        gs_html_link(h, GS_JSONL_ENTITY, (size_t)entity, false, gs_entity_name(h->doc, entity));
}

void gs_html_entities(gs_html_page *h, const gs_ids *ids, const char *nobody)
{
    if (!ids->count)
        gs_html_entity(h, -1, nobody);
    for (size_t i = 0; i < ids->count; i++) {
        gs_html_raw(h, i ? ", " : "");
        gs_html_entity(h, ids->items[i], nobody);
    }
}

void gs_html_time(gs_html_page *h, const gs_time *t)
{
    gs_str words = gs_doc_str(h->doc, t->span);
    bool   same = gs_str_eq(t->start, t->end);

    if (!t->value.n)
        return;
    if (words.n) {
        gs_html_text_in(h, "span", "when", words);
        gs_html_raw(h, " ");
    }
    gs_html_raw(h, t->approximate ? "<span class=\"day\">(about " : "<span class=\"day\">(");
    if (!t->end.n && t->start.n)
        gs_html_raw(h, "from ");
    gs_html_words(h, t->start.n || t->end.n ? t->start : t->value);
    if (!same && t->end.n) {
        gs_html_raw(h, t->start.n ? " to " : "until ");
        gs_html_words(h, t->end);
    }
    gs_html_raw(h, ")</span>");
}

void gs_html_said(gs_html_page *h, const gs_statement *s)
{
    if (!s->content.count)
        gs_html_text_in(h, "span", "said", gs_doc_str(h->doc, h->doc->sentences[s->sentence].span));
    for (size_t i = 0; i < s->content.count; i++) {
        gs_html_raw(h, i ? " \xE2\x80\xA6 " : "");
        gs_html_text_in(h, s->form == GS_FORM_DIRECT ? "q" : "span", "said",
                        gs_doc_str(h->doc, s->content.items[i]));
    }
}

void gs_html_why(gs_html_page *h, const gs_proofs *proofs)
{
    if (!proofs->count)
        return;
    gs_html_raw(h, "<details class=\"why\"><summary>Evidence and rules</summary><ul>");
    for (size_t i = 0; i < proofs->count; i++) {
        const gs_proof *p = &proofs->items[i];
        gs_html_raw(h, "<li><span class=\"field\">");
        gs_html_name(h, p->field);
        if (p->rule) {
            gs_html_raw(h, "</span> inferred by <code>");
            gs_html_name(h, p->rule);
            gs_html_raw(h, "</code></li>");
            continue;
        }
        gs_html_raw(h, "</span> stated by ");
        gs_html_text_in(h, "q", "words", gs_doc_str(h->doc, p->span));
        gs_buf_addf(h->out, " <span class=\"bytes\">%u\xE2\x80\x93%u</span></li>", p->span.start,
                    p->span.end);
    }
    gs_html_raw(h, "</ul></details>");
}

void gs_html_section(gs_html_page *h, const char *id, const char *heading)
{
    gs_html_raw(h, "<section class=\"");
    gs_html_raw(h, id);
    gs_html_raw(h, "\" aria-labelledby=\"");
    gs_buf_add(h->out, h->ids.id, sizeof h->ids.id);
    gs_buf_addf(h->out, "-%s\"><h3 id=\"", id);
    gs_buf_add(h->out, h->ids.id, sizeof h->ids.id);
    gs_buf_addf(h->out, "-%s\">%s</h3>\n", id, heading);
}
