/* record/event_coded.c - event records by the dictionaries of other coders. See event_int.h. */
#include "record/coder.h"

static gs_status make(gs_event_fill *m, const gs_coding *c)
{
    gs_reading    *r = m->r;
    const gs_word *w = gs_word_at(r, c->frame.word);
    gs_event       e = {.sentence = (int32_t)c->sentence,
                        .trigger = w->span,
                        .lemma = w->lemma,
                        .event = gs_know_plover(r->know, c->code),
                        .cameo = c->code,
                        .source = c->source.code,
                        .target = c->target.code,
                        .place = GS_NONE};
    int32_t        around = gs_statement_around(r->doc, w->span);
    gs_status      st = gs_focus_move(r, &m->focus, c->sentence);

    if (st == GS_OK && gs_event_may_take_part(r, c->source.word, e.event))
        st = gs_event_add_member(m, &e, &e.actors, "actors", c->source.word, around);
    if (st == GS_OK && gs_event_may_take_part(r, c->target.word, e.event))
        st = gs_event_add_member(m, &e, &e.recipients, "recipients", c->target.word, around);
    if (st == GS_OK)
        st = gs_event_set_place(r, &e, &c->frame);
    if (st != GS_OK)
        return st;
    gs_event_set_time(r, &e, &c->frame, gs_statement_of_cue(r->doc, w->span));
    st = gs_event_set_reality(r, &e, &c->frame, around);
    return st == GS_OK ? gs_event_keep(r, &e, around) : st;
}

gs_status gs_events_coded(gs_reading *r)
{
    gs_event_fill m = {.r = r};
    gs_codings    codings = {.items = NULL};
    gs_status     st = gs_code_events(r, &codings);

    gs_focus_init(&m.focus);
    for (size_t i = 0; st == GS_OK && i < codings.count; i++)
        st = make(&m, &codings.items[i]);
    return st;
}
