/* output/html_claim.c - claims beside their denials, and statements by speaker, of the HTML
 * page. A claim is never shown without the place where its denials stand, at the same size.
 */
#include "output/html_int.h"

/* "Peskov: the mission is not being expanded", linked to the words. */
static void put_voice(gs_html_page *h, int32_t index)
{
    const gs_statement *s = &h->doc->statements[index];

    gs_html_raw(h, "<li><span class=\"who\">");
    gs_html_entity(h, s->speaker, "nobody named");
    gs_html_raw(h, "</span> <a class=\"act\" href=\"#");
    gs_html_anchor(h, GS_JSONL_STATEMENT, (size_t)index);
    gs_html_raw(h, "\">");
    gs_html_text_in(h, "span", "cue", gs_doc_str(h->doc, s->cue));
    gs_html_raw(h, "</a>: ");
    gs_html_said(h, s);
    gs_html_raw(h, "</li>\n");
}

static void put_side(gs_html_page *h, const char *class, const char *heading, const gs_ids *ids,
                     const char *none)
{
    gs_buf_addf(h->out, "<div class=\"%s\"><h5>%s</h5>", class, heading);
    if (!ids->count)
        gs_buf_addf(h->out, "<p class=\"none\">%s</p>", none);
    else
        gs_html_raw(h, "<ul>\n");
    for (size_t i = 0; i < ids->count; i++)
        put_voice(h, ids->items[i]);
    gs_html_raw(h, ids->count ? "</ul></div>\n" : "</div>\n");
}

static void put_claim(gs_html_page *h, size_t index)
{
    const gs_claim *c = &h->doc->claims[index];
    const char     *status = gs_claim_status_name(c->status);

    gs_html_raw(h, "<article class=\"claim\" id=\"");
    gs_html_anchor(h, GS_JSONL_CLAIM, index);
    gs_html_raw(h, "\"><h4>");
    gs_html_link(h, GS_JSONL_CLAIM, index, true, gs_doc_str(h->doc, c->text));
    gs_buf_addf(h->out, " <span class=\"tag %s\">%s</span></h4>\n<div class=\"sides\">", status,
                status);
    put_side(h, "for", "Asserted by", &c->asserted_by, "nobody in this report");
    put_side(h, "against", "Denied by", &c->denied_by, "nobody in this report");
    gs_html_raw(h, "</div>\n");
    if (c->questioned_by.count)
        put_side(h, "asked", "Asked about by", &c->questioned_by, "");
    gs_html_why(h, &c->proofs);
    gs_html_raw(h, "</article>\n");
}

/* Disputed and denied claims first: they are what a reader looks for. */
void gs_html_claims(gs_html_page *h)
{
    if (!h->doc->claim_count)
        return;
    gs_html_section(h, "claims", "Claims and denials");
    for (int contested = 1; contested >= 0; contested--) {
        for (size_t i = 0; i < h->doc->claim_count; i++) {
            if ((h->doc->claims[i].denied_by.count > 0) == (contested != 0))
                put_claim(h, i);
        }
    }
    gs_html_raw(h, "</section>\n");
}

static void put_statement(gs_html_page *h, size_t index)
{
    const gs_statement *s = &h->doc->statements[index];
    const char         *act = gs_act_name(s->act);

    gs_html_raw(h, "<li id=\"");
    gs_html_anchor(h, GS_JSONL_STATEMENT, index);
    gs_buf_addf(h->out, "\"><span class=\"tag act-%s\">%s</span> ", act, act);
    gs_html_link(h, GS_JSONL_STATEMENT, index, true, gs_doc_str(h->doc, s->cue));
    if (s->addressee.count) {
        gs_html_raw(h, " to ");
        gs_html_entities(h, &s->addressee, "");
    }
    gs_html_raw(h, ": ");
    gs_html_said(h, s);
    if (s->time.value.n) {
        gs_html_raw(h, " \xC2\xB7 ");
        gs_html_time(h, &s->time);
    }
    if (s->channel.count) {
        gs_html_raw(h, " \xC2\xB7 by way of ");
        gs_html_entities(h, &s->channel, "");
    }
    if (s->claim >= 0) {
        const char *stance = gs_stance_name(s->stance);
        gs_html_raw(h, " \xC2\xB7 ");
        gs_html_link(h, GS_JSONL_CLAIM, (size_t)s->claim, false,
                     gs_str_from(s->stance == GS_STANCE_NONE ? "about a claim" : stance));
        gs_html_raw(h, s->stance == GS_STANCE_NONE ? "" : " a claim");
    }
    gs_html_why(h, &s->proofs);
    gs_html_raw(h, "</li>\n");
}

static void put_speaker(gs_html_page *h, int32_t speaker)
{
    const gs_entity *e = speaker >= 0 ? &h->doc->entities[speaker] : NULL;

    gs_html_raw(h, "<h4>");
    gs_html_entity(h, speaker, "Nobody named");
    if (e && e->office_count && e->offices[0].title.n) {
        gs_html_raw(h, ", ");
        gs_html_text_in(h, "span", "office", e->offices[0].title);
    }
    gs_html_raw(h, "</h4>\n<ul>\n");
    for (size_t i = 0; i < h->doc->statement_count; i++) {
        if (h->doc->statements[i].speaker == speaker)
            put_statement(h, i);
    }
    gs_html_raw(h, "</ul>\n");
}

/* Speakers in the order in which they first speak. */
void gs_html_statements(gs_html_page *h)
{
    const gs_doc *doc = h->doc;

    if (!doc->statement_count)
        return;
    gs_html_section(h, "statements", "Who said what");
    for (size_t i = 0; i < doc->statement_count; i++) {
        bool first = true;
        for (size_t k = 0; first && k < i; k++)
            first = doc->statements[k].speaker != doc->statements[i].speaker;
        if (first)
            put_speaker(h, doc->statements[i].speaker);
    }
    gs_html_raw(h, "</section>\n");
}
