/* output/table_event.c - one sentence's events, for a person.
 *
 *   assault     The army > rebels · Lake Province · on Monday
 *   consult     The army, rebels · planned
 *               The army [shelled] rebels in Lake Province on Monday; [talks] …
 *
 * What did not happen, or may not have, says so; what has no such word happened.
 */
#include <stdio.h>

#include "output/table_int.h"

static void put(gs_table *t, gs_style style, const char *words)
{
    gs_page_put(&t->page, style, gs_str_from(words));
}

static bool happened(gs_reality reality)
{
    return reality >= GS_REALITY_HABITUAL;
}

static gs_style style_of(const gs_event *e)
{
    return happened(e->reality)                                                  ? GS_STYLE_SAYS
           : e->reality == GS_REALITY_DENIED || e->reality == GS_REALITY_NEGATED ? GS_STYLE_DENIES
                                                                                 : GS_STYLE_DOUBTS;
}

static void put_names(gs_table *t, const gs_ids *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (i)
            gs_page_attach(&t->page, GS_STYLE_PLAIN, GS_STR(","));
        gs_page_put(&t->page, GS_STYLE_STRONG, t->doc->entities[ids->items[i]].name);
    }
}

static void put_tag(gs_table *t, gs_style style, gs_str words)
{
    gs_table_separator(t);
    gs_page_put(&t->page, style, words);
}

static void put_head(gs_table *t, const gs_event *e)
{
    const char *name = gs_plover_name(e->event);
    char        label[16];
    size_t      n = 0;

    for (const char *p = name ? name : "event"; *p && n + 1 < sizeof label; p++)
        label[n++] = gs_ascii_lower(*p);
    label[n] = 0;
    gs_page_break(&t->page);
    gs_page_indent(&t->page, 2);
    put(t, style_of(e), label);
    gs_page_indent(&t->page, t->gutter);
    if (e->actors.count)
        put_names(t, &e->actors);
    else
        put(t, GS_STYLE_FAINT, "nobody named");
    if (e->recipients.count) {
        put(t, GS_STYLE_FAINT, t->page.unicode ? "→" : ">");
        put_names(t, &e->recipients);
    }
    if (e->source.n) {
        put_tag(t, GS_STYLE_FAINT, e->cameo);
        gs_page_put(&t->page, GS_STYLE_FAINT, e->source);
        put(t, GS_STYLE_FAINT, t->page.unicode ? "→" : ">");
        gs_page_put(&t->page, GS_STYLE_FAINT, e->target);
    }
    if (e->place >= 0)
        put_tag(t, GS_STYLE_FAINT, t->doc->entities[e->place].name);
    if (e->time.value.n)
        put_tag(t, GS_STYLE_FAINT, gs_doc_str(t->doc, e->time.span));
    if (e->reality != GS_REALITY_OCCURRED)
        put_tag(t, style_of(e), gs_str_from(gs_reality_name(e->reality)));
    for (size_t i = 0; i < e->according_to.count; i++) {
        int32_t speaker = t->doc->statements[e->according_to.items[i]].speaker;
        put_tag(t, GS_STYLE_FAINT, GS_STR("says"));
        gs_page_put(&t->page, GS_STYLE_FAINT,
                    speaker < 0 ? GS_STR("nobody named") : t->doc->entities[speaker].name);
    }
    gs_page_break(&t->page);
}

/* The event whose trigger begins at or behind `at`, the first. */
static const gs_event *next_event(const gs_table *t, size_t first, size_t count, uint32_t at)
{
    const gs_event *best = NULL;

    for (size_t i = first; i < first + count; i++) {
        const gs_event *e = &t->doc->events[i];
        if (e->trigger.start >= at && (!best || e->trigger.start < best->trigger.start))
            best = e;
    }
    return best;
}

static void put_sentence(gs_table *t, size_t first, size_t count, gs_span span)
{
    gs_page_indent(&t->page, t->gutter);
    gs_page_put(&t->page, GS_STYLE_PLAIN, GS_STR(""));
    for (uint32_t at = span.start; at < span.end;) {
        const gs_event *e = next_event(t, first, count, at);
        uint32_t        end = e ? e->trigger.start : span.end;
        gs_page_attach(&t->page, GS_STYLE_FAINT, gs_doc_str(t->doc, (gs_span){at, end}));
        if (!e)
            break;
        if (!t->page.color)
            gs_page_attach(&t->page, GS_STYLE_PLAIN, GS_STR("["));
        gs_page_attach(&t->page, (gs_style)(style_of(e) + 1), gs_doc_str(t->doc, e->trigger));
        if (!t->page.color)
            gs_page_attach(&t->page, GS_STYLE_PLAIN, GS_STR("]"));
        at = e->trigger.end;
    }
    gs_page_gap(&t->page);
}

size_t gs_table_events(gs_table *t, bool (*take)(const gs_doc *, const gs_event *))
{
    const gs_doc *doc = t->doc;
    size_t        shown = 0;

    for (size_t i = 0, next; i < doc->event_count; i = next) {
        const gs_event *e = &doc->events[i];
        for (next = i + 1; next < doc->event_count && doc->events[next].sentence == e->sentence;)
            next++;
        if (!take(doc, e))
            continue;
        for (size_t k = i; k < next; k++)
            put_head(t, &doc->events[k]);
        put_sentence(t, i, next - i, doc->sentences[e->sentence].span);
        shown += next - i;
    }
    return shown;
}
