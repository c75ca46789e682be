/* output/export_coded.c - events as event coders count them: a row for each pair
 * of actor and recipient. See export_int.h.
 *
 * Quad classes: of PLOVER's categories those of its manual, of CAMEO's those of
 * the GDELT event codebook (roots 01-05, 06-08, 09-13, 14-20).
 */
#include <stdio.h>

#include "output/export_int.h"

typedef struct coding {
    const gs_doc *doc;
    gs_jsonl      ids;
    void (*take)(void *ctx, const gs_coded *c);
    void *ctx;
} coding;

unsigned gs_plover_quad(gs_plover event)
{
    if (event <= GS_PLOVER_CONCEDE)
        return 1;
    if (event <= GS_PLOVER_RETREAT)
        return 2;
    if (event <= GS_PLOVER_THREATEN)
        return 3;
    return event < GS_PLOVER_COUNT ? 4 : 0;
}

unsigned gs_cameo_quad(gs_str code)
{
    int root = 0;

    if (code.n < 2 || !gs_ascii_digit(code.p[0]) || !gs_ascii_digit(code.p[1]))
        return 0;
    root = (code.p[0] - '0') * 10 + (code.p[1] - '0');
    if (root < 1 || root > 20)
        return 0;
    return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

uint64_t gs_coded_number(const gs_coded *c)
{
    uint64_t hash = 14695981039346656037u;

    for (const char *p = c->id; *p; p++)
        hash = (hash ^ (unsigned char)*p) * 1099511628211u;
    return hash & INT64_MAX;
}

static void set_id(coding *k, gs_coded *c, gs_jsonl_letter letter, size_t index, size_t pair)
{
    char   text[64];
    gs_str id = gs_jsonl_id_text(&k->ids, text, letter, index);

    if (pair)
        snprintf(c->id, sizeof c->id, "%.*s.%zu", GS_STR_ARG(id), pair);
    else
        snprintf(c->id, sizeof c->id, "%.*s", GS_STR_ARG(id));
}

static void code_event(coding *k, size_t index)
{
    const gs_event *e = &k->doc->events[index];
    size_t          actors = e->actors.count ? e->actors.count : 1;
    size_t          recipients = e->recipients.count ? e->recipients.count : 1;
    gs_coded        c = {.event = e,
                         .cameo = e->cameo,
                         .sentence = e->sentence,
                         .words = e->trigger,
                         .time = &e->time,
                         .place = e->place};

    for (size_t a = 0; a < actors; a++) {
        for (size_t r = 0; r < recipients; r++) {
            c.actor = e->actors.count ? e->actors.items[a] : -1;
            c.recipient = e->recipients.count ? e->recipients.items[r] : -1;
            c.actor_words = gs_proof_words(&e->proofs, "actors", a);
            c.recipient_words = gs_proof_words(&e->proofs, "recipients", r);
            set_id(k, &c, GS_JSONL_EVENT, index,
                   actors * recipients > 1 ? a * recipients + r + 1 : 0);
            k->take(k->ctx, &c);
        }
    }
}

/* The first named speaker who asserts what `s` denies; -1: nobody. */
static int32_t find_opponent(const gs_doc *doc, const gs_statement *s)
{
    const gs_ids *by = s->claim >= 0 ? &doc->claims[s->claim].asserted_by : NULL;

    for (size_t i = 0; by && i < by->count; i++) {
        int32_t speaker = doc->statements[by->items[i]].speaker;
        if (speaker >= 0 && speaker != s->speaker)
            return speaker;
    }
    return -1;
}

static bool is_denial(const gs_doc *doc, const gs_statement *s)
{
    return (s->act == GS_ACT_DENY || s->stance == GS_STANCE_DENIES) && s->restates < 0 &&
           !gs_sentence_teases(doc, s->sentence);
}

static void code_denial(coding *k, size_t index)
{
    const gs_statement *s = &k->doc->statements[index];
    gs_coded            c = {.cameo = GS_STR("016"),
                             .sentence = s->sentence,
                             .words = s->cue,
                             .time = &s->time,
                             .place = -1,
                             .actor = s->speaker,
                             .recipient = find_opponent(k->doc, s)};

    for (size_t i = 0; i < s->proofs.count; i++) {
        const gs_proof *p = &s->proofs.items[i];
        if (!p->rule && strcmp(p->field, "speaker") == 0)
            c.actor_words = p->span;
    }
    set_id(k, &c, GS_JSONL_STATEMENT, index, 0);
    k->take(k->ctx, &c);
}

void gs_coded_each(const gs_doc *doc, gs_coded_needs needs, bool denials,
                   void (*take)(void *ctx, const gs_coded *c), void *ctx)
{
    coding k = {.doc = doc, .take = take, .ctx = ctx};
    gs_buf nothing = gs_buf_over(NULL, 0);

    gs_jsonl_init(&k.ids, doc, false, &nothing);
    for (size_t i = 0; i < doc->event_count; i++) {
        const gs_event *e = &doc->events[i];
        bool            coded =
            needs == GS_CODED_PLOVER ? e->event < GS_PLOVER_COUNT : gs_cameo_quad(e->cameo);
        if (coded && gs_event_happened(e) && !gs_sentence_teases(doc, e->sentence))
            code_event(&k, i);
    }
    for (size_t i = 0; denials && i < doc->statement_count; i++) {
        if (is_denial(doc, &doc->statements[i]))
            code_denial(&k, i);
    }
    gs_jsonl_release(&k.ids);
}
