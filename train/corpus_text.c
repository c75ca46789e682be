/* train/corpus_text.c - see corpus_text.h. */
#include "train/corpus_text.h"

#include "text/sentence.h"
#include "text/token.h"
#include "train/corpus_int.h"
#include "train/cut.h"

static bool add_token(gs_str text, const gs_token *token, gs_arena *arena, train_text *out)
{
    gs_str word = gs_str_sub(text, token->span.start, token->span.end), piece;
    size_t at = 0, end = 0;

    for (; train_cut_word(word, &end, &piece); at = end) {
        train_text_word w = {
            .span = {token->span.start + (uint32_t)at, token->span.start + (uint32_t)end},
            .space_before = at == 0 && token->flags & GS_TOKEN_SPACE_BEFORE,
        };
        if (!GS_PUSH(arena, out->words, out->word_count, out->word_cap, w))
            return false;
    }
    return true;
}

static gs_status add_sentence(gs_str text, gs_span range, gs_arena *arena, train_text *out)
{
    gs_tokens           tokens = {0};
    train_text_sentence s = {.first = out->word_count};
    gs_status           st = gs_token_split(text, range, arena, &tokens);

    for (size_t i = 0; st == GS_OK && i < tokens.count; i++) {
        if (!add_token(text, &tokens.items[i], arena, out))
            st = GS_E_NOMEM;
    }
    s.count = out->word_count - s.first;
    if (s.count)
        out->words[s.first].space_before = true;
    if (st == GS_OK && !GS_PUSH(arena, out->sentences, out->sentence_count, out->sentence_cap, s))
        st = GS_E_NOMEM;
    return st;
}

gs_status train_text_cut(const train_corpus *c, gs_str text, gs_arena *arena, train_text *out)
{
    gs_sentence_spans spans = {0};
    gs_span           range = {0, (uint32_t)text.n};
    gs_status         st;

    *out = (train_text){0};
    if (text.n > UINT32_MAX / 2)
        return GS_E_LIMIT;
    st = gs_sentence_split(text, range, &c->know.abbrevs, arena, &spans);
    for (size_t i = 0; st == GS_OK && i < spans.count; i++)
        st = add_sentence(text, spans.items[i], arena, out);
    return st;
}

gs_status train_text_add_words(train_corpus *c, gs_str text, const train_text *cut)
{
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < cut->word_count; i++) {
        const train_text_word *w = &cut->words[i];
        train_corpus_word      word =
            train_bare_word(gs_str_sub(text, w->span.start, w->span.end), w->space_before);
        st = train_corpus_add_word(c, &word);
    }
    return st;
}

gs_status train_text_end_items(train_corpus *c, const train_text *cut, train_item item)
{
    size_t    base = c->word_count - cut->word_count;
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < cut->sentence_count; i++)
        st = train_corpus_make_item(c, base + cut->sentences[i].first, cut->sentences[i].count,
                                    item, i == 0);
    return st;
}
