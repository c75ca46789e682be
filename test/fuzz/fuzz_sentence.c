/* fuzz_sentence.c - sentences and tokens of any text: spans in order, within
 * their range, without white space at their ends, and nothing but white space
 * left out. Bytes that are not valid UTF-8 are repaired first, as at the door.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/limits.h"
#include "know/know.h"
#include "text/block.h"
#include "text/sentence.h"
#include "text/token.h"
#include "text/utf8.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static gs_know know;

static bool space_at(gs_str text, size_t at, size_t *next)
{
    return gs_char_space(gs_utf8_at(text, at, next));
}

static void check_gap(gs_str text, size_t start, size_t end)
{
    CHECK(start <= end && end <= text.n);
    for (size_t next; start < end; start = next)
        CHECK(space_at(text, start, &next));
}

static void check_ends(gs_str text, gs_span span)
{
    size_t at;

    CHECK(span.start < span.end);
    CHECK(!space_at(text, span.start, &at));
    CHECK(!gs_char_space(gs_utf8_before(text, span.end, &at)));
}

static void check_tokens(gs_str text, gs_span sentence, gs_arena *arena)
{
    gs_tokens tokens = {0};
    size_t    at = sentence.start;

    CHECK(gs_token_split(text, sentence, arena, &tokens) == GS_OK);
    for (size_t i = 0; i < tokens.count; i++) {
        gs_token token = tokens.items[i];
        check_gap(text, at, token.span.start);
        check_ends(text, token.span);
        CHECK(!(token.flags & GS_TOKEN_SPACE_BEFORE) == (token.span.start == at));
        CHECK(token.kind <= GS_TOKEN_MARK);
        at = token.span.end;
    }
    check_gap(text, at, sentence.end);
}

static void check_block(gs_str text, gs_span block, gs_arena *arena)
{
    gs_sentence_spans out = {0};
    size_t            at = block.start;

    CHECK(gs_sentence_split(text, block, &know.abbrevs, arena, &out) == GS_OK);
    for (size_t i = 0; i < out.count; i++) {
        gs_span span = out.items[i];
        check_gap(text, at, span.start);
        check_ends(text, span);
        CHECK(span.end - span.start <= GS_LIMIT_SENTENCE_BYTES);
        check_tokens(text, span, arena);
        at = span.end;
    }
    check_gap(text, at, block.end);
}

/* Once as the engine does it, block by block, and once as one range. */
static void check_text(gs_str text)
{
    uint32_t width = gs_block_width(text);
    gs_arena arena;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    for (size_t at = 0, end; at < text.n; at = end) {
        end = gs_block_end(text, at, text.n, width);
        CHECK(end > at);
        check_block(text, (gs_span){(uint32_t)at, (uint32_t)end}, &arena);
    }
    check_block(text, (gs_span){0, (uint32_t)text.n}, &arena);
    gs_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gs_error err;
    gs_buf   text;

    if (!know.abbrevs.count)
        CHECK(gs_know_load(&know, TEST_DATADIR, &err) == GS_OK);
    gs_buf_init(&text, GS_LIMIT_REPORT_BYTES);
    gs_utf8_repair(&text, gs_str_make((const char *)data, size));
    CHECK(text.status == GS_OK);
    if (text.size)
        check_text(gs_buf_str(&text));
    gs_buf_release(&text);
    return 0;
}
