/* record/event_where.c - when and where an event was, by the words of its own clause.
 * See event_int.h.
 *
 * A time or a place belongs to the event on which it hangs, else to that of the
 * clause in which it stands: never to the speech that reports it.
 */
#include "record/event_int.h"

#define DEEP 16

int32_t gs_clause_verb(const gs_reading *r, uint32_t w)
{
    int32_t at = (int32_t)w;

    for (int i = 0; i < DEEP && at >= 0; i++) {
        if (gs_is_verb(r, (uint32_t)at) || gs_word_at(r, (uint32_t)at)->head < 0)
            return at;
        at = gs_word_at(r, (uint32_t)at)->head;
    }
    return GS_NONE;
}

/* How near the words at `w` are to the event: 0 when they hang on it, 1 in its clause;
 * -1 elsewhere. */
static int nearness(const gs_reading *r, const gs_frame_of *f, uint32_t w)
{
    int32_t at = gs_word_at(r, w)->head, verb;

    for (int i = 0; i < DEEP && at >= 0; i++) {
        if (at == (int32_t)f->word)
            return 0;
        if (gs_is_verb(r, (uint32_t)at))
            break;
        at = gs_word_at(r, (uint32_t)at)->head;
    }
    verb = f->noun ? gs_clause_verb(r, f->word) : GS_NONE;
    return at >= 0 && at == verb ? 1 : -1;
}

/* The top word of a time's tokens. */
static int32_t top_of(const gs_reading *r, uint32_t first, uint32_t count)
{
    for (uint32_t t = first; t < first + count; t++) {
        int32_t w = r->word_of[t], head;
        if (w < 0)
            continue;
        head = gs_word_at(r, (uint32_t)w)->head;
        if (head < 0 || r->token_of[head] < first || r->token_of[head] >= first + count)
            return w;
    }
    return GS_NONE;
}

/* The first time of that sentence or a later one. */
static size_t first_time(const gs_doc *doc, int32_t sentence)
{
    size_t low = 0, high = doc->time_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((int32_t)doc->times[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int32_t gs_event_time(const gs_reading *r, const gs_frame_of *f)
{
    const gs_doc *doc = r->doc;
    uint32_t      from = gs_word_at(r, f->word)->span.start;
    int32_t       sentence = gs_doc_sentence_at(doc, from), best = GS_NONE;
    int           near = 2;

    for (size_t i = first_time(doc, sentence);
         i < doc->time_count && (int32_t)doc->times[i].sentence == sentence; i++) {
        const gs_timex *t = &doc->times[i];
        int32_t         top;
        int             n;
        if ((t->type != GS_TIMEX_DATE && t->type != GS_TIMEX_TIME) ||
            !(t->time.start.n || t->time.end.n))
            continue;
        top = top_of(r, t->first_token, t->token_count);
        n = top < 0 ? -1 : nearness(r, f, (uint32_t)top);
        if (n >= 0 && n < near) {
            near = n;
            best = (int32_t)i;
        }
    }
    return best;
}

static bool is_place(const gs_reading *r, uint32_t w)
{
    int32_t i = gs_ref_of(r, (int32_t)w);
    uint8_t kind;

    if (i < 0 || r->refs[i].entity < 0 || r->refs[i].adjective ||
        r->refs[i].form == GS_MENTION_METONYM)
        return false;
    kind = r->candidates[r->refs[i].entity].kind;
    return kind == GS_ENTITY_PLACE || kind == GS_ENTITY_FACILITY || kind == GS_ENTITY_STATE;
}

static bool is_state(const gs_reading *r, int32_t w)
{
    return r->candidates[r->refs[gs_ref_of(r, w)].entity].kind == GS_ENTITY_STATE;
}

/* "in", "near", "at": what stands before a place where something is. */
static bool is_where(const gs_reading *r, uint32_t w)
{
    const gs_events *e = &r->know->events;

    for (int32_t c = gs_first_child(r, w); c >= 0; c = gs_next_child(r, c)) {
        if (gs_word_at(r, (uint32_t)c)->deprel == GS_DEPREL_CASE &&
            gs_event_in(e, gs_word_at(r, (uint32_t)c)->lemma, e->where))
            return true;
    }
    return false;
}

int32_t gs_event_place(const gs_reading *r, const gs_frame_of *f)
{
    int32_t best = GS_NONE,
            sentence = gs_doc_sentence_at(r->doc, gs_word_at(r, f->word)->span.start);
    int      near = 2;
    uint32_t w = r->word_of[gs_sentence_begin(r, (uint32_t)sentence)] < 0
                     ? f->word
                     : (uint32_t)r->word_of[gs_sentence_begin(r, (uint32_t)sentence)];

    for (; w < r->doc->word_count &&
           gs_word_at(r, w)->span.start < r->doc->sentences[sentence].span.end;
         w++) {
        int n;
        if (!is_place(r, w) || !is_where(r, w))
            continue;
        n = nearness(r, f, w);
        if (n >= 0 && n < near) {
            near = n;
            best = (int32_t)w;
        }
    }
    if (best < 0 && f->obj >= 0 && is_place(r, (uint32_t)f->obj) && !is_state(r, f->obj))
        return f->obj; /* "shelled the town", but not "accused Iran" */
    return best;
}
