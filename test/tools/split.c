/* split - prints the sentences of a text as spans, one "start end" a line.
 *
 *     split DATADIR < text            its blocks are found as the engine does
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
#include "text/block.h"
#include "text/sentence.h"

static int print_spans(gs_str text, const gs_map *words)
{
    gs_arena          arena;
    gs_sentence_spans out = {0};
    uint32_t          width = gs_block_width(text);
    gs_status         st = GS_OK;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    for (size_t at = 0, end; st == GS_OK && at < text.n; at = end) {
        end = gs_block_end(text, at, text.n, width);
        st = gs_sentence_split(text, (gs_span){(uint32_t)at, (uint32_t)end}, words, &arena, &out);
    }
    for (size_t i = 0; st == GS_OK && i < out.count; i++)
        printf("%u %u\n", out.items[i].start, out.items[i].end);
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

static int split_all(const gs_map *words, int many)
{
    gs_buf text;
    size_t size;
    int    failed = 0;

    gs_buf_init(&text, GS_LIMIT_REPORT_BYTES);
    if (!many) {
        failed = read_some(&text, GS_LIMIT_REPORT_BYTES) || print_spans(gs_buf_str(&text), words);
    } else {
        while (!failed && scanf("%zu", &size) == 1 && getchar() == '\n') {
            failed = read_some(&text, size) || print_spans(gs_buf_str(&text), words);
            printf("\n");
        }
    }
    gs_buf_release(&text);
    return failed;
}

int main(int argc, char **argv)
{
    gs_know  know;
    gs_error err;
    int      failed;

    if (argc < 2 || gs_know_load(&know, argv[1], &err) != GS_OK) {
        fprintf(stderr, "split: %s\n", argc < 2 ? "usage: split DATADIR [--many]" : err.message);
        return 2;
    }
    failed = split_all(&know.abbrevs, argc > 2 && strcmp(argv[2], "--many") == 0);
    gs_know_release(&know);
    return failed;
}
