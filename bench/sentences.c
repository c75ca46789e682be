/* sentences - how fast text becomes sentences and tokens, on one core.
 *
 *     sentences DATADIR [FILE]     FILE: UTF-8 text; else generated text
 *
 * Prints MB/s and sentences/s of splitting alone and with tokens, the best of
 * several rounds. The generated text is the same in every run: sentences of
 * invented words, as long as those of news, with names, numbers,
 * abbreviations and quotations among them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "know/know.h"
#include "text/sentence.h"
#include "text/token.h"
#include "text/utf8.h"

#define ROUNDS 15
#define BYTES  ((size_t)16 << 20)
#define REPORT ((size_t)8 << 10)

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 2685821657736338717u >> 33;
}

static void add_word(gs_buf *text, uint64_t *state, bool capital)
{
    static const char *const parts[] = {"ra", "te", "lo", "min", "dor",
                                        "ke", "as", "vi", "un",  "sta"};
    size_t                   start = text->size;

    for (uint64_t n = 1 + next_random(state) % 4; n; n--) {
        const char *part = parts[next_random(state) % 10];
        gs_buf_add(text, part, strlen(part));
    }
    if (capital && text->status == GS_OK)
        text->data[start] = (char)(text->data[start] - 32);
}

static void add_sentence(gs_buf *text, uint64_t *state)
{
    static const char *const extras[] = {" 3,000 ", " Gen. ",     " U.S. ", ", \"", "\" ",
                                         "'s ",     " (Nov. 5) ", " — ",    ", ",   " don’t "};
    uint64_t                 words = 8 + next_random(state) % 26;

    add_word(text, state, true);
    while (words--) {
        const char *extra = next_random(state) % 8 ? " " : extras[next_random(state) % 10];
        gs_buf_add(text, extra, strlen(extra));
        add_word(text, state, next_random(state) % 6 == 0);
    }
    gs_buf_add(text, ". ", 2);
}

static void generate(gs_buf *text)
{
    uint64_t state = 20201125;

    while (text->size < BYTES && text->status == GS_OK) {
        for (uint64_t n = 1 + next_random(&state) % 5; n; n--)
            add_sentence(text, &state);
        gs_buf_add(text, "\n\n", 2);
    }
}

/* Of the processor, so that other programs do not count. */
static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Splits line by line, as the engine does block by block, and begins a new
 * report now and then: its arena is used again. */
static bool split(gs_str text, const gs_map *words, bool tokens, gs_arena *arena, size_t counts[2])
{
    gs_sentence_spans out = {0};
    gs_tokens         all = {0};
    gs_arena          scratch;
    gs_status         st = GS_OK;
    size_t            report = 0;

    gs_arena_init(&scratch, GS_LIMIT_DOC_MEMORY);
    for (size_t at = 0; st == GS_OK && at < text.n;) {
        const char *hit = memchr(text.p + at, '\n', text.n - at);
        size_t      end = hit ? (size_t)(hit - text.p) + 1 : text.n;

        out = (gs_sentence_spans){0};
        st = gs_sentence_split(text, (gs_span){(uint32_t)at, (uint32_t)end}, words, &scratch, &out);
        for (size_t i = 0; tokens && st == GS_OK && i < out.count; i++)
            st = gs_token_split(text, out.items[i], arena, &all);
        counts[0] += out.count;
        gs_arena_clear(&scratch);
        at = end;
        if (at - report > REPORT) {
            report = at;
            counts[1] += all.count;
            all = (gs_tokens){0};
            gs_arena_clear(arena);
        }
    }
    counts[1] += all.count;
    gs_arena_release(&scratch);
    return st == GS_OK;
}

static bool measure(const char *name, gs_str text, const gs_map *words, bool tokens)
{
    double best = 1e9;
    size_t counts[2] = {0};

    for (int i = 0; i < ROUNDS; i++) {
        gs_arena arena;
        double   start = seconds(), took;
        bool     good;

        gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
        memset(counts, 0, sizeof counts);
        good = split(text, words, tokens, &arena, counts);
        took = seconds() - start;
        gs_arena_release(&arena);
        if (!good)
            return false;
        if (took < best)
            best = took;
    }
    printf("%s: %.0f MB/s, %.2f million sentences/s", name, (double)text.n / best / 1e6,
           (double)counts[0] / best / 1e6);
    if (tokens)
        printf(", %.1f million tokens/s", (double)counts[1] / best / 1e6);
    printf("\n");
    return true;
}

int main(int argc, char **argv)
{
    gs_know  know;
    gs_error err = {.message = "usage: sentences DATADIR [FILE]"};
    gs_file  file = {0};
    gs_buf   buf;
    gs_str   text;
    bool     good;

    if (argc < 2 || gs_know_load(&know, argv[1], &err) != GS_OK ||
        (argc > 2 && gs_file_open(&file, argv[2], GS_LIMIT_REPORT_BYTES, &err) != GS_OK)) {
        fprintf(stderr, "sentences: %s\n", err.message);
        return 2;
    }
    gs_buf_init(&buf, GS_LIMIT_REPORT_BYTES);
    if (argc > 2)
        gs_utf8_repair(&buf, gs_str_make(file.data, file.size));
    else
        generate(&buf);
    text = gs_buf_str(&buf);
    printf("text: %.1f MB\n", (double)text.n / 1e6);
    good = buf.status == GS_OK && measure("sentences", text, &know.abbrevs, false) &&
           measure("sentences and tokens", text, &know.abbrevs, true);
    gs_buf_release(&buf);
    gs_file_close(&file);
    gs_know_release(&know);
    return good ? 0 : 1;
}
