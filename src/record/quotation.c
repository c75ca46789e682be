/* record/quotation.c - quotations and the statements that report them.
 *
 * A quotation goes with the cue nearest to it and runs on until it closes:
 * what a statement quotes in its own sentence is widened over the sentences
 * before and behind, and a quotation that stands alone belongs to the
 * statement before it, in the same paragraph or behind a colon.
 */
#include "record/statement.h"

/* Short ones that stand alone are names and irony, not speech. */
#define SPEECH_TOKENS 4

/* Index of the last statement whose cue begins before byte `at`, or -1. */
static int32_t statement_before(const gs_doc *doc, uint32_t at)
{
    size_t low = 0, high = doc->statement_count;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (doc->statements[mid].cue.start < at)
            low = mid + 1;
        else
            high = mid;
    }
    return (int32_t)low - 1;
}

/* The sentence up to which the statement's words reach. */
static int32_t reaches(const gs_doc *doc, const gs_statement *s)
{
    uint32_t end = s->cue.end;

    if (s->quotes.count && s->quotes.items[s->quotes.count - 1].end > end)
        end = s->quotes.items[s->quotes.count - 1].end;
    return gs_doc_sentence_at(doc, end - 1);
}

static bool ends_with_colon(const gs_doc *doc, int32_t sentence)
{
    return gs_str_ends(gs_doc_str(doc, doc->sentences[sentence].span), GS_STR(":"));
}

/* Whether a quotation that stands alone goes on with statement `s`. */
static bool goes_on(const gs_reading *r, const gs_quote *q, const gs_statement *s)
{
    const gs_doc *doc = r->doc;
    int32_t       last = reaches(doc, s);

    if (last < 0 || (uint32_t)last + 1 < q->sentence)
        return false;
    if ((uint32_t)last == q->sentence && s->quotes.count && q->inside.start > s->cue.end &&
        s->quotes.items[0].end < s->cue.start)
        return true; /* "The dam," he said, "will hold." */
    if (q->last - q->first + 1 < SPEECH_TOKENS)
        return false;
    if ((uint32_t)last == q->sentence)
        return true;
    if (gs_token_at(r, q->first - 1)->span.start != doc->sentences[q->sentence].span.start)
        return false;
    if (ends_with_colon(doc, last))
        return true;
    if (doc->sentences[last].block == doc->sentences[q->sentence].block)
        return s->quotes.count > 0 || s->act == GS_ACT_DENY;
    /* the next paragraph of a long quotation */
    for (const gs_quote *p = q; p > r->quotes;) {
        p--;
        if (p->sentence_last != (uint32_t)last)
            break;
        if (!p->closed && p->statement == q->statement)
            return true;
    }
    return false;
}

static void widen(gs_statement *s, gs_span inside)
{
    gs_span *first, *last;

    if (!s->content.count || s->form == GS_FORM_INDIRECT || s->form == GS_FORM_NARRATED)
        return;
    first = &s->content.items[0];
    last = &s->content.items[s->content.count - 1];
    if (inside.start < first->start)
        first->start = inside.start;
    if (inside.end > last->end)
        last->end = inside.end;
}

static gs_status append(gs_reading *r, gs_statement *s, gs_span inside)
{
    size_t n = s->content.count;

    if (n && s->content.items[n - 1].end > inside.start)
        return GS_OK; /* it is in there already */
    if (s->quotes.count && s->quotes.items[s->quotes.count - 1].end > inside.start)
        return GS_OK;
    if (s->form == GS_FORM_INDIRECT || s->form == GS_FORM_NARRATED)
        s->form = n ? GS_FORM_MIXED : GS_FORM_DIRECT;
    if (!GS_PUSH(r->doc->arena, s->content.items, s->content.count, s->content.cap, inside) ||
        !GS_PUSH(r->doc->arena, s->quotes.items, s->quotes.count, s->quotes.cap, inside))
        return GS_E_NOMEM;
    return GS_OK;
}

gs_status gs_attach_quotes(gs_reading *r)
{
    gs_doc   *doc = r->doc;
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < r->quote_count; i++) {
        gs_quote *q = &r->quotes[i];
        int32_t   k;
        if (q->statement >= 0) {
            if (q->sentence_last > q->sentence)
                widen(&doc->statements[q->statement], q->inside);
            continue;
        }
        k = statement_before(doc, q->inside.start);
        if (k < 0)
            continue;
        q->statement = k;
        if (goes_on(r, q, &doc->statements[k]))
            st = append(r, &doc->statements[k], q->inside);
        else
            q->statement = GS_NONE;
    }
    return st;
}
