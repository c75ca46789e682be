/* output/table_agreement.c - an agreement, for a person.
 *
 *   deal        lake agreement · A, B · January 18
 *               agreed       both armies: leave the shore by April 30
 */
#include "output/table_int.h"

static void put(gs_table *t, gs_style style, const char *words)
{
    gs_page_put(&t->page, style, gs_str_from(words));
}

static gs_style style_of(gs_term_status status)
{
    switch (status) {
    case GS_TERM_REFUSED:
    case GS_TERM_MISSED:
        return GS_STYLE_DENIES;
    case GS_TERM_DISPUTED:
        return GS_STYLE_DOUBTS;
    default:
        return GS_STYLE_SAYS;
    }
}

static void put_term(gs_table *t, const gs_term *term)
{
    gs_page_indent(&t->page, t->gutter);
    put(t, style_of(term->status), gs_term_status_name(term->status));
    gs_page_attach(&t->page, GS_STYLE_FAINT, GS_STR(":"));
    if (term->obligor >= 0)
        gs_page_put(&t->page, GS_STYLE_STRONG, t->doc->entities[term->obligor].name);
    gs_table_separator(t);
    gs_page_put(&t->page, GS_STYLE_PLAIN, gs_doc_str(t->doc, term->span));
    if (term->deadline.value.n) {
        gs_table_separator(t);
        put(t, GS_STYLE_FAINT, "by");
        gs_page_put(&t->page, GS_STYLE_FAINT, gs_doc_str(t->doc, term->deadline.span));
    }
    gs_page_break(&t->page);
}

void gs_table_agreement(gs_table *t, const gs_agreement *a)
{
    gs_page_break(&t->page);
    gs_page_indent(&t->page, 2);
    put(t, GS_STYLE_SAYS, gs_agreement_kind_name(a->kind));
    gs_page_indent(&t->page, t->gutter);
    gs_page_put(&t->page, GS_STYLE_STRONG, a->name);
    for (size_t i = 0; i < a->parties.count; i++) {
        if (i)
            gs_page_attach(&t->page, GS_STYLE_PLAIN, GS_STR(","));
        else
            gs_table_separator(t);
        gs_page_put(&t->page, GS_STYLE_PLAIN, t->doc->entities[a->parties.items[i]].name);
    }
    if (a->signed_.value.n) {
        gs_table_separator(t);
        gs_page_put(&t->page, GS_STYLE_FAINT, gs_doc_str(t->doc, a->signed_.span));
    }
    gs_page_break(&t->page);
    for (size_t i = 0; i < a->term_count; i++)
        put_term(t, &a->terms[i]);
    gs_page_gap(&t->page);
}
