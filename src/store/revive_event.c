/* store/revive_event.c - events and agreements. See revive_int.h. */
#include "store/revive_int.h"

static const char *plover_name(int i)
{
    return gs_plover_name((gs_plover)i);
}

static const char *reality_name(int i)
{
    return gs_reality_name((gs_reality)i);
}

static const char *kind_name(int i)
{
    return gs_agreement_kind_name((gs_agreement_kind)i);
}

static const char *status_name(int i)
{
    return gs_term_status_name((gs_term_status)i);
}

/* The members of a list of words, parted by blanks. */
static gs_str join(gs_reviver *r, const gs_node *list)
{
    size_t size = 0;
    gs_buf line;

    GS_NODE_EACH(list, item)
    size += item->text.n + 1;
    if (!size)
        return GS_STR_NONE;
    line = gs_buf_over(gs_arena_alloc(r->arena, size), size);
    GS_NODE_EACH(list, item)
    {
        if (item != list->first)
            gs_buf_add_char(&line, ' ');
        gs_buf_add_str(&line, item->text);
    }
    if (line.status != GS_OK)
        r->full = true;
    return gs_buf_str(&line);
}

static void read_plover(gs_reviver *r, const gs_node *line, gs_event *e)
{
    const gs_node *plover = gs_node_get(line, "plover");

    e->event = GS_PLOVER_COUNT;
    if (!plover)
        return;
    e->event = (gs_plover)gs_revive_choice(r, plover, "event", plover_name, GS_PLOVER_COUNT);
    e->mode = gs_revive_str(r, plover, "mode");
    e->contexts = join(r, gs_node_get(plover, "contexts"));
}

void gs_revive_event(gs_reviver *r, const gs_node *line)
{
    static const char *const lists[] = {"actors", "recipients", NULL};
    gs_doc                  *doc = r->doc;
    const gs_node           *trigger = gs_node_get(line, "trigger");
    gs_event                 e = {.sentence = gs_revive_sentence_of(r, line)};

    e.trigger = gs_revive_bounds(r, trigger, "trigger");
    e.lemma = gs_revive_str(r, trigger, "lemma");
    read_plover(r, line, &e);
    e.cameo = gs_revive_str(r, line, "cameo");
    e.source = gs_revive_str(r, line, "source");
    e.target = gs_revive_str(r, line, "target");
    e.actors = gs_revive_ids(r, line, "actors", 'n');
    e.recipients = gs_revive_ids(r, line, "recipients", 'n');
    e.place = gs_revive_id(r, gs_node_get(line, "place"), "entity", 'n');
    e.time = gs_revive_time(r, line, line, "time", gs_revive_near(r, e.sentence));
    e.reality = (gs_reality)gs_revive_choice(r, line, "reality", reality_name, GS_REALITY_COUNT);
    e.according_to = gs_revive_ids(r, line, "according_to", 's');
    e.mentions = gs_revive_spans(r, line, "mentions");
    e.proofs = gs_revive_proofs(r, line, lists, "time", e.time.span);
    if (!GS_PUSH(r->arena, doc->events, doc->event_count, doc->event_cap, e))
        r->full = true;
}

/* Words that the record gives, and where they stand. */
static gs_span find_words(gs_reviver *r, const gs_node *object, const char *key, gs_span near)
{
    const gs_node *words = gs_node_get(object, key);
    gs_span        span = {0, 0};

    if (!words)
        return span;
    if (words->kind == GS_NODE_STRING)
        span = gs_revive_find(r, words->text, near);
    if (span.end == span.start)
        gs_revive_wrong(r, key);
    return span;
}

static void read_terms(gs_reviver *r, const gs_node *line, gs_agreement *a)
{
    GS_NODE_EACH(gs_node_get(line, "terms"), item)
    {
        gs_term t = {.obligor = gs_revive_id(r, item, "obligor", 'n'),
                     .obligee = gs_revive_id(r, item, "obligee", 'n'),
                     .span = gs_revive_pair(r, gs_node_get(item, "span"), "terms")};
        t.action = find_words(r, item, "action", t.span);
        t.object = find_words(r, item, "object", t.span);
        t.deadline = gs_revive_time(r, item, item, "deadline", t.span);
        t.status =
            (gs_term_status)gs_revive_choice(r, item, "status", status_name, GS_TERM_STATUS_COUNT);
        if (!GS_PUSH(r->arena, a->terms, a->term_count, a->term_cap, t))
            r->full = true;
    }
}

void gs_revive_agreement(gs_reviver *r, const gs_node *line)
{
    static const char *const lists[] = {"parties", NULL};
    gs_doc                  *doc = r->doc;
    gs_span                  near = {0, 0};
    gs_agreement             a = {.name = gs_revive_str(r, line, "name")};

    gs_revive_stated(r, line, "name", &near);
    a.kind =
        (gs_agreement_kind)gs_revive_choice(r, line, "kind", kind_name, GS_AGREEMENT_KIND_COUNT);
    a.parties = gs_revive_ids(r, line, "parties", 'n');
    a.signed_ = gs_revive_time(r, line, line, "signed", near);
    if (!gs_revive_stated(r, line, "purpose", &a.purpose))
        a.purpose = find_words(r, line, "purpose", near);
    read_terms(r, line, &a);
    a.proofs = gs_revive_proofs(r, line, lists, "signed", a.signed_.span);
    if (!GS_PUSH(r->arena, doc->agreements, doc->agreement_count, doc->agreement_cap, a))
        r->full = true;
}
