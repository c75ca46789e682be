/* split - prints the sentences of a text as spans, one "start end" a line.
 *
 *     split DATADIR < text            its blocks are found as the engine does
 *     split DATADIR --model FILE ...  as the model settles them in a report
 *     split DATADIR --many < texts    reads texts one after the other, each
 *                                     led by a line with its size in bytes,
 *                                     and prints an empty line behind each
 *
 * For the scorer test/quality/sentences.py; not installed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "know/know.h"
#include "lang/boundary.h"
#include "text/block.h"
#include "text/sentence.h"

typedef struct splitting {
    const gs_map      *words;
    const gs_boundary *model; /* NULL: the rules alone */
} splitting;

/* The sentences of one block, printed. */
static gs_status print_block(const splitting *how, gs_str text, gs_span block, gs_arena *arena)
{
    gs_sentence_spans out = {0};
    gs_cuts           cuts = {0};
    gs_status         st = gs_sentence_split(text, block, how->words, arena, &out);

    if (st == GS_OK && how->model)
        st = gs_boundary_cut(how->model, text, block, &out, false, arena, &cuts);
    for (size_t i = 0; st == GS_OK && !how->model && i < out.count; i++)
        printf("%u %u\n", out.items[i].start, out.items[i].end);
    for (size_t i = 0; st == GS_OK && i < cuts.sentence_count; i++)
        printf("%u %u\n", cuts.sentences[i].span.start, cuts.sentences[i].span.end);
    return st;
}

static int print_spans(const splitting *how, gs_str text)
{
    gs_arena  arena;
    uint32_t  width = gs_block_width(text);
    gs_status st = GS_OK;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    for (size_t at = 0, end; st == GS_OK && at < text.n; at = end) {
        end = gs_block_end(text, at, text.n, width);
        st = print_block(how, text, (gs_span){(uint32_t)at, (uint32_t)end}, &arena);
    }
    gs_arena_release(&arena);
    return st == GS_OK ? 0 : 1;
}

static int read_some(gs_buf *text, size_t size)
{
    char   chunk[65536];
    size_t n = 0;

    gs_buf_clear(text);
    while (size && (n = fread(chunk, 1, size < sizeof chunk ? size : sizeof chunk, stdin)) > 0) {
        gs_buf_add(text, chunk, n);
        size -= n;
    }
    return text->status == GS_OK ? 0 : 1;
}

static int split_all(const splitting *how, bool many)
{
    gs_buf text;
    size_t size;
    int    failed = 0;

    gs_buf_init(&text, GS_LIMIT_REPORT_BYTES);
    if (!many) {
        failed = read_some(&text, GS_LIMIT_REPORT_BYTES) || print_spans(how, gs_buf_str(&text));
    } else {
        while (!failed && scanf("%zu", &size) == 1 && getchar() == '\n') {
            failed = read_some(&text, size) || print_spans(how, gs_buf_str(&text));
            printf("\n");
        }
    }
    gs_buf_release(&text);
    return failed;
}

static int split_with(const char *model, const gs_know *know, bool many)
{
    gs_model_file file;
    gs_boundary   b;
    gs_error      err;
    int           failed = 2;

    if (!model)
        return split_all(&(splitting){&know->abbrevs, NULL}, many);
    if (gs_model_file_open(&file, model, &err) != GS_OK) {
        fprintf(stderr, "split: %s\n", err.message);
        return 2;
    }
    if (gs_boundary_load(&b, &file, &err) == GS_OK)
        failed = split_all(&(splitting){&know->abbrevs, &b}, many);
    else
        fprintf(stderr, "split: %s\n", err.message);
    gs_model_file_close(&file);
    return failed;
}

int main(int argc, char **argv)
{
    gs_know     know;
    gs_error    err;
    const char *model = NULL;
    bool        many = false;
    int         failed;

    for (int i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--many") == 0)
            many = true;
        else if (strcmp(argv[i], "--model") == 0 && i + 1 < argc)
            model = argv[++i];
    }
    if (argc < 2 || gs_know_load(&know, argv[1], &err) != GS_OK) {
        fprintf(stderr, "split: %s\n",
                argc < 2 ? "usage: split DATADIR [--model FILE] [--many]" : err.message);
        return 2;
    }
    failed = split_with(model, &know, many);
    gs_know_release(&know);
    return failed;
}
