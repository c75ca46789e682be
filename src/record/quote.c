/* record/quote.c - quotations, also over several sentences.
 *
 * One pass over the marks of each block (paragraph). Only the outermost pair
 * counts: 'forced' inside "…" is a part of it. A quotation that its paragraph
 * does not close goes on in the next when that begins with an opening mark,
 * as newspapers print long ones; otherwise it ends with its sentence.
 */
#include "record/reading.h"
#include "text/utf8.h"

/* Single and double marks do not close one another. */
static bool is_single(const gs_reading *r, uint32_t t)
{
    size_t   next;
    uint32_t c = gs_utf8_at(r->doc->text, gs_token_at(r, t)->span.start, &next);

    return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B ||
           c == 0x2039 || c == 0x203A;
}

static bool begins_quoted(const gs_reading *r, uint32_t sentence)
{
    const gs_doc *doc = r->doc;

    if (sentence >= doc->sentence_count || !doc->sentences[sentence].token_count)
        return false;
    return gs_token_at(r, gs_sentence_begin(r, sentence))->kind == GS_TOKEN_OPEN_QUOTE;
}

/* Ends the open quotation before token `end`; drops it when it is empty. */
static gs_status close_quote(gs_reading *r, gs_quote *open, uint32_t end, uint32_t sentence,
                             bool closed)
{
    gs_quote q = *open;

    if (end <= q.first)
        return GS_OK;
    q.last = end - 1;
    q.inside = gs_tokens_span(r, q.first, q.last);
    q.sentence_last = sentence;
    q.closed = closed;
    q.statement = GS_NONE;
    for (uint32_t t = q.first; t <= q.last; t++)
        r->quote_of[t] = (int32_t)r->quote_count;
    return GS_PUSH(r->scratch, r->quotes, r->quote_count, r->quote_cap, q) ? GS_OK : GS_E_NOMEM;
}

/* The sentences [from, to) are one block. */
static gs_status read_block(gs_reading *r, uint32_t from, uint32_t to)
{
    gs_quote  open = {0};
    bool      is_open = false, single = false;
    gs_status st = GS_OK;

    for (uint32_t s = from; st == GS_OK && s < to; s++) {
        for (uint32_t t = gs_sentence_begin(r, s); st == GS_OK && t < gs_sentence_end(r, s); t++) {
            uint8_t kind = gs_token_at(r, t)->kind;
            if (!is_open && kind == GS_TOKEN_OPEN_QUOTE) {
                is_open = true;
                single = is_single(r, t);
                open = (gs_quote){.first = t + 1, .sentence = s};
            } else if (is_open && kind == GS_TOKEN_CLOSE_QUOTE && is_single(r, t) == single) {
                is_open = false;
                st = close_quote(r, &open, t, s, true);
            }
        }
    }
    if (st == GS_OK && is_open) {
        uint32_t last = begins_quoted(r, to) ? to - 1 : open.sentence;
        st = close_quote(r, &open, gs_sentence_end(r, last), last, false);
    }
    return st;
}

gs_status gs_read_quotes(gs_reading *r)
{
    const gs_sentence *sentences = r->doc->sentences;
    uint32_t           n = (uint32_t)r->doc->sentence_count;
    gs_status          st = GS_OK;

    for (uint32_t from = 0, to; st == GS_OK && from < n; from = to) {
        for (to = from + 1; to < n && sentences[to].block == sentences[from].block;)
            to++;
        st = read_block(r, from, to);
    }
    return st;
}
