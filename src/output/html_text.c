/* output/html_text.c - the text of the HTML page, as it was published, with the words of records
 * marked and linked to them.
 *
 * Marks may overlap, links may not: so the text is cut wherever a mark begins or ends, and each
 * piece is a link of the mark that says most of it. An empty element stands where
 * each record's words begin, for links to go to.
 */
#include <stdlib.h>

#include "output/html_int.h"

/* What says more comes first. */
typedef enum mark_kind { MARK_EVENT, MARK_CUE, MARK_CONTENT, MARK_CLAIM, MARK_NONE } mark_kind;

static const char *const classes[] = {"event", "cue", "content", "claimed"};

typedef struct mark {
    gs_span   span;
    mark_kind kind;   /* MARK_NONE: only an anchor */
    char      letter; /* of the record's anchor, where it is set; 0: none */
    char      to;     /* of the record that is linked to */
    size_t    index;
} mark;

typedef struct marks {
    mark    *items;
    size_t   count, cap;
    gs_arena arena;
} marks;

static void add_mark(marks *m, gs_span span, mark_kind kind, char to, size_t index, bool anchor)
{
    mark one = {span, kind, anchor ? to : '\0', to, index};

    (void)GS_PUSH(&m->arena, m->items, m->count, m->cap, one);
}

static int by_start(const void *a, const void *b)
{
    const mark *x = a, *y = b;

    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* The words that an agreement was first read from. */
static gs_span agreement_words(const gs_agreement *a)
{
    for (size_t i = 0; i < a->proofs.count; i++) {
        if (!a->proofs.items[i].rule)
            return a->proofs.items[i].span;
    }
    return a->term_count ? a->terms[0].span : (gs_span){0, 0};
}

static void collect(marks *m, const gs_doc *doc)
{
    for (size_t i = 0; i < doc->sentence_count; i++)
        add_mark(m, doc->sentences[i].span, MARK_NONE, GS_JSONL_SENTENCE, i, true);
    for (size_t i = 0; i < doc->entity_count; i++) {
        if (doc->entities[i].mention_count)
            add_mark(m, doc->entities[i].mentions[0].span, MARK_NONE, GS_JSONL_ENTITY, i, true);
    }
    for (size_t i = 0; i < doc->statement_count; i++) {
        const gs_statement *s = &doc->statements[i];
        add_mark(m, s->cue, MARK_CUE, GS_JSONL_STATEMENT, i, true);
        for (size_t k = 0; k < s->content.count; k++)
            add_mark(m, s->content.items[k], MARK_CONTENT, GS_JSONL_STATEMENT, i, false);
    }
    for (size_t i = 0; i < doc->claim_count; i++)
        add_mark(m, doc->claims[i].text, MARK_CLAIM, GS_JSONL_CLAIM, i, true);
    for (size_t i = 0; i < doc->event_count; i++) {
        add_mark(m, doc->events[i].trigger, MARK_EVENT, GS_JSONL_EVENT, i, true);
        for (size_t k = 0; k < doc->events[i].mentions.count; k++)
            add_mark(m, doc->events[i].mentions.items[k], MARK_EVENT, GS_JSONL_EVENT, i, false);
    }
    for (size_t i = 0; i < doc->agreement_count; i++)
        add_mark(m, agreement_words(&doc->agreements[i]), MARK_NONE, GS_JSONL_AGREEMENT, i, true);
    if (m->count && !m->arena.failed)
        qsort(m->items, m->count, sizeof *m->items, by_start);
}

typedef struct painter {
    gs_html_page *h;
    const marks  *m;
    size_t        next; /* mark that begins next                   */
    size_t        from; /* marks before this one have ended         */
} painter;

static void put_anchors(painter *p, uint32_t at)
{
    for (; p->next < p->m->count && p->m->items[p->next].span.start <= at; p->next++) {
        const mark *m = &p->m->items[p->next];
        if (!m->letter)
            continue;
        gs_html_raw(p->h, "<span class=\"here\" id=\"");
        gs_html_anchor(p->h, m->letter, m->index);
        gs_html_raw(p->h, m->letter == GS_JSONL_SENTENCE ? "\"></span>" : "-at\"></span>");
    }
}

/* The mark that says most of byte `at`, and where that may change. */
static const mark *find_mark(painter *p, uint32_t at, uint32_t *end)
{
    const mark *best = NULL;

    while (p->from < p->next && p->m->items[p->from].span.end <= at)
        p->from++;
    for (size_t i = p->from; i < p->m->count; i++) {
        const mark *m = &p->m->items[i];
        if (m->span.start > at) {
            *end = m->span.start < *end ? m->span.start : *end;
            break;
        }
        if (m->span.end <= at)
            continue;
        *end = m->span.end < *end ? m->span.end : *end;
        if (m->kind != MARK_NONE && (!best || m->kind < best->kind))
            best = m;
    }
    return best;
}

static void paint(painter *p, gs_span span)
{
    uint32_t at = span.start;

    while (at < span.end) {
        uint32_t    end = span.end;
        const mark *m;
        put_anchors(p, at);
        m = find_mark(p, at, &end);
        if (m) {
            gs_buf_addf(p->h->out, "<a class=\"%s\" href=\"#", classes[m->kind]);
            gs_html_anchor(p->h, m->to, m->index);
            gs_html_raw(p->h, "\">");
        }
        gs_html_words(p->h, gs_doc_str(p->h->doc, (gs_span){at, end}));
        gs_html_raw(p->h, m ? "</a>" : "");
        at = end;
    }
    put_anchors(p, span.end - (span.end > span.start));
}

static gs_span trimmed(gs_str text, gs_span span)
{
    while (span.end > span.start && gs_ascii_space(text.p[span.end - 1]))
        span.end--;
    while (span.start < span.end && (text.p[span.start] == '\n' || text.p[span.start] == '\r'))
        span.start++;
    return span;
}

static void put_zone(painter *p, const gs_zone *zone)
{
    const char *name = gs_zone_name(zone->kind);
    gs_span     span = trimmed(p->h->doc->text, zone->span);
    bool        folded = zone->kind == GS_ZONE_BOILERPLATE;

    if (span.end == span.start)
        return;
    if (folded)
        gs_html_raw(p->h, "<details class=\"zone boilerplate\"><summary>not of the "
                          "report</summary>");
    else
        gs_buf_addf(p->h->out, "<div class=\"zone %s\"><span class=\"label\">%s</span>", name,
                    name);
    gs_html_raw(p->h, "<div class=\"as-is\" dir=\"auto\">");
    paint(p, span);
    gs_html_raw(p->h, folded ? "</div></details>\n" : "</div></div>\n");
}

void gs_html_text(gs_html_page *h)
{
    marks   m = {.items = NULL};
    painter p = {.h = h, .m = &m};

    gs_arena_init(&m.arena, SIZE_MAX / 2);
    collect(&m, h->doc);
    if (m.arena.failed)
        h->out->status = GS_E_NOMEM;
    gs_html_section(h, "text", "The text as published");
    gs_html_raw(h, "<p class=\"legend\">Marked: <span class=\"cue\">words of saying</span>, "
                   "<span class=\"content\">what is said</span>, <span class=\"claimed\">claims"
                   "</span>, <span class=\"event\">events</span>. A mark leads to its record."
                   "</p>\n");
    for (size_t i = 0; i < h->doc->zone_count; i++)
        put_zone(&p, &h->doc->zones[i]);
    gs_html_raw(h, "</section>\n");
    gs_arena_release(&m.arena);
}
