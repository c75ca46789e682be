/* fuzz_boundary.c - words and sentences of any text, by a small model.
 *
 * The model is learned once from the unit test's lesson. The first byte
 * chooses whether the text is cut freely; a second model, whose weights are
 * noise from the text itself, answers anything at any place. Spans are in
 * order, within the block, and nothing but white space is left out.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/boundary_lesson.h"
#include "base/limits.h"
#include "text/block.h"
#include "text/utf8.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

#define NOISE 256

static gs_know       know;
static gs_model_file file;
static gs_boundary   model;

static void learn(void)
{
    char     path[] = "/tmp/gainsay-fuzz-XXXXXX";
    int      fd = mkstemp(path);
    gs_error err;

    CHECK(fd >= 0);
    close(fd);
    CHECK(gs_know_load(&know, TEST_DATADIR, &err) == GS_OK);
    CHECK(lesson_learn(&know, TEST_DATADIR "/contractions.tsv", 1, path, &err) == GS_OK);
    CHECK(gs_model_file_open(&file, path, &err) == GS_OK);
    CHECK(gs_boundary_load(&model, &file, &err) == GS_OK);
    unlink(path);
}

static void check_gap(gs_str text, size_t start, size_t end)
{
    CHECK(start <= end && end <= text.n);
    for (size_t next; start < end; start = next)
        CHECK(gs_char_space(gs_utf8_at(text, start, &next)));
}

static void check_words(gs_str text, gs_span block, const gs_cuts *cuts)
{
    size_t at = block.start;

    for (size_t i = 0; i < cuts->word_count; i++) {
        const gs_word *w = &cuts->words[i];
        CHECK(w->span.start < w->span.end && (w->parts > 0 || w->span.start == at));
        CHECK(i + w->parts <= cuts->word_count);
        for (size_t k = 1; k < w->parts; k++)
            CHECK(cuts->words[i + k].parts == 0);
        check_gap(text, at, w->span.start);
        CHECK(w->space_before || w->span.start == at);
        at = w->span.end;
    }
    check_gap(text, at, block.end);
}

static void check_sentences(const gs_cuts *cuts)
{
    uint32_t word = 0;

    for (size_t i = 0; i < cuts->sentence_count; i++) {
        const gs_cut_sentence *s = &cuts->sentences[i];
        CHECK(s->first_word == word && s->word_count > 0);
        CHECK(s->word_count <= cuts->word_count - word);
        CHECK(cuts->words[word].parts > 0 && s->span.start == cuts->words[word].span.start);
        word += s->word_count;
        CHECK(s->span.end == cuts->words[word - 1].span.end);
        CHECK(s->span.end - s->span.start <= GS_LIMIT_SENTENCE_BYTES);
    }
    CHECK(word == cuts->word_count);
}

static void check_block(const gs_boundary *b, gs_str text, gs_span block, bool freely)
{
    gs_sentence_spans proposed = {0};
    gs_cuts           cuts = {0};
    gs_arena          arena;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    CHECK(gs_sentence_split(text, block, &know.abbrevs, &arena, &proposed) == GS_OK);
    CHECK(gs_boundary_cut(b, text, block, &proposed, freely, &arena, &cuts) == GS_OK);
    check_words(text, block, &cuts);
    check_sentences(&cuts);
    gs_arena_release(&arena);
}

static void check_text(const gs_boundary *b, gs_str text, bool freely)
{
    uint32_t width = gs_block_width(text);

    for (size_t at = 0, end; at < text.n; at = end) {
        end = gs_block_end(text, at, text.n, width);
        check_block(b, text, (gs_span){(uint32_t)at, (uint32_t)end}, freely);
    }
    check_block(b, text, (gs_span){0, (uint32_t)text.n}, freely);
}

/* The text's own bytes as weights. */
static void check_noise(gs_str text, const uint8_t *data, size_t size, bool freely)
{
    static int8_t weights[NOISE][4];
    gs_boundary   noise = model;

    for (size_t i = 0; i < sizeof weights; i++)
        weights[i / 4][i % 4] = (int8_t)data[i % size];
    noise.gap = weights[0];
    noise.end = weights[0];
    noise.gap_mask = noise.end_mask = NOISE - 1;
    check_text(&noise, text, freely);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gs_buf text;
    bool   freely;

    if (!model.gap)
        learn();
    if (!size)
        return 0;
    freely = data[0] & 1;
    gs_buf_init(&text, GS_LIMIT_REPORT_BYTES);
    gs_utf8_repair(&text, gs_str_make((const char *)data + 1, size - 1));
    CHECK(text.status == GS_OK);
    if (text.size) {
        check_text(&model, gs_buf_str(&text), freely);
        check_noise(gs_buf_str(&text), data, size, freely);
    }
    gs_buf_release(&text);
    return 0;
}
