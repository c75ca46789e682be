/* output/html_event.c - events, agreements, and who is who, of the HTML page. */
#include "output/html_int.h"

/* One that says nothing is left out where cells stand below each other. */
static void open_cell(gs_html_page *h, const char *label, bool said)
{
    gs_buf_addf(h->out, "<td data-label=\"%s\"%s>", label, said ? "" : " class=\"unsaid\"");
}

static void put_what(gs_html_page *h, size_t index)
{
    const gs_event *e = &h->doc->events[index];

    gs_html_raw(h, "<th scope=\"row\" data-label=\"What\">");
    gs_html_link(h, GS_JSONL_EVENT, index, true, gs_doc_str(h->doc, e->trigger));
    if (gs_plover_name(e->event)) {
        gs_buf_addf(h->out, " <span class=\"code\">%s", gs_plover_name(e->event));
        if (e->mode.n) {
            gs_html_raw(h, " ");
            gs_html_words(h, e->mode);
        }
        gs_html_raw(h, "</span>");
    }
    gs_html_why(h, &e->proofs);
    gs_html_raw(h, "</th>");
}

static void put_event(gs_html_page *h, size_t index)
{
    const gs_event *e = &h->doc->events[index];
    const char     *reality = gs_reality_name(e->reality);

    gs_html_raw(h, "<tr id=\"");
    gs_html_anchor(h, GS_JSONL_EVENT, index);
    gs_html_raw(h, "\">");
    open_cell(h, "Who", e->actors.count > 0);
    gs_html_entities(h, &e->actors, "not said");
    gs_html_raw(h, "</td>");
    put_what(h, index);
    open_cell(h, "Whom", e->recipients.count > 0);
    gs_html_entities(h, &e->recipients, "not said");
    gs_html_raw(h, "</td>");
    open_cell(h, "Where", e->place >= 0);
    gs_html_entity(h, e->place, "not said");
    gs_html_raw(h, "</td>");
    open_cell(h, "When", e->time.value.n > 0);
    gs_html_time(h, &e->time);
    gs_html_raw(h, e->time.value.n ? "</td>" : "<span class=\"none\">not said</span></td>");
    open_cell(h, "Reality", true);
    gs_buf_addf(h->out, "<span class=\"tag %s\">%s</span>", reality, reality);
    for (size_t i = 0; i < e->according_to.count; i++) {
        int32_t s = e->according_to.items[i];
        gs_html_raw(h, i ? ", " : " according to ");
        gs_html_link(h, GS_JSONL_STATEMENT, (size_t)s, false,
                     h->doc->statements[s].speaker >= 0 ? gs_statement_speaker(h->doc, s)
                                                        : GS_STR("nobody named"));
    }
    gs_html_raw(h, "</td></tr>\n");
}

void gs_html_events(gs_html_page *h)
{
    if (!h->doc->event_count)
        return;
    gs_html_section(h, "events", "Events");
    gs_html_raw(h, "<table><thead><tr><th scope=\"col\">Who</th><th scope=\"col\">What</th>"
                   "<th scope=\"col\">Whom</th><th scope=\"col\">Where</th>"
                   "<th scope=\"col\">When</th><th scope=\"col\">Reality</th></tr></thead>\n"
                   "<tbody>\n");
    for (size_t i = 0; i < h->doc->event_count; i++)
        put_event(h, i);
    gs_html_raw(h, "</tbody></table></section>\n");
}

/* ---- agreements ---- */

static void put_term(gs_html_page *h, const gs_term *t)
{
    const char *status = gs_term_status_name(t->status);

    gs_buf_addf(h->out, "<li><span class=\"tag\">%s</span> ", status);
    if (t->obligor >= 0) {
        gs_html_entity(h, t->obligor, "");
        gs_html_raw(h, ": ");
    }
    gs_html_text_in(h, "q", "words", gs_doc_str(h->doc, t->span));
    if (t->deadline.value.n) {
        gs_html_raw(h, " <span class=\"due\">due</span> ");
        gs_html_time(h, &t->deadline);
    }
    gs_html_raw(h, "</li>\n");
}

static void put_agreement(gs_html_page *h, size_t index)
{
    const gs_agreement *a = &h->doc->agreements[index];

    gs_html_raw(h, "<article id=\"");
    gs_html_anchor(h, GS_JSONL_AGREEMENT, index);
    gs_html_raw(h, "\"><h4>");
    if (a->name.n)
        gs_html_link(h, GS_JSONL_AGREEMENT, index, true, a->name);
    else
        gs_html_raw(h, "An agreement");
    gs_buf_addf(h->out, " <span class=\"tag\">%s</span></h4>\n<p>between ",
                gs_agreement_kind_name(a->kind));
    gs_html_entities(h, &a->parties, "parties that are not named");
    if (a->signed_.value.n) {
        gs_html_raw(h, " \xC2\xB7 reached ");
        gs_html_time(h, &a->signed_);
    }
    gs_html_raw(h, "</p>\n");
    gs_html_text_in(h, "p", "purpose", gs_doc_str(h->doc, a->purpose));
    gs_html_raw(h, a->term_count ? "<ol>\n" : "");
    for (size_t i = 0; i < a->term_count; i++)
        put_term(h, &a->terms[i]);
    gs_html_raw(h, a->term_count ? "</ol>\n" : "");
    gs_html_why(h, &a->proofs);
    gs_html_raw(h, "</article>\n");
}

void gs_html_agreements(gs_html_page *h)
{
    if (!h->doc->agreement_count)
        return;
    gs_html_section(h, "agreements", "Agreements");
    for (size_t i = 0; i < h->doc->agreement_count; i++)
        put_agreement(h, i);
    gs_html_raw(h, "</section>\n");
}

/* ---- who is who ---- */

static void put_entity(gs_html_page *h, size_t index)
{
    const gs_entity *e = &h->doc->entities[index];

    gs_html_raw(h, "<li id=\"");
    gs_html_anchor(h, GS_JSONL_ENTITY, index);
    gs_html_raw(h, "\">");
    if (e->mention_count)
        gs_html_link(h, GS_JSONL_ENTITY, index, true, e->name);
    else
        gs_html_text_in(h, "span", "", e->name);
    gs_buf_addf(h->out, " <span class=\"kind\">%s", gs_entity_kind_name(e->kind));
    if (e->country.n) {
        gs_html_raw(h, ", ");
        gs_html_words(h, e->country);
    }
    gs_html_raw(h, "</span>");
    for (size_t i = 0; i < e->office_count; i++) {
        if (!e->offices[i].title.n)
            continue;
        gs_html_raw(h, ", ");
        gs_html_text_in(h, "span", "office", e->offices[i].title);
        if (e->offices[i].of >= 0) {
            gs_html_raw(h, " of ");
            gs_html_entity(h, e->offices[i].of, "");
        }
    }
    gs_html_raw(h, "</li>\n");
}

void gs_html_who(gs_html_page *h)
{
    if (!h->doc->entity_count)
        return;
    gs_html_section(h, "who", "People, bodies and places");
    gs_html_raw(h, "<ul>\n");
    for (size_t i = 0; i < h->doc->entity_count; i++)
        put_entity(h, i);
    gs_html_raw(h, "</ul></section>\n");
}
