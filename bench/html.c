/* html - how fast pages become sentences, on one core.
 *
 *     html DATADIR PAGE...
 *
 * Reads the pages into memory, then takes them one after the other through a
 * reader, as `gainsay read` does up to the sentences; and, to show where the
 * time goes, through the parser alone. Prints MB/s of the pages' bytes, the
 * best of several rounds, in time of the processor. bench/html.py calls it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/limits.h"
#include "gainsay.h"
#include "ingest/html_tree.h"

#define ROUNDS 7

typedef struct pages {
    gs_file *files;
    size_t   count;
    size_t   bytes;
} pages;

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Pages whose markup the parser cannot take as they are (another charset)
 * are left to the reader. */
static void parse_all(const pages *p, gs_arena *arena)
{
    gs_html_tree tree;
    gs_error     err;

    for (size_t i = 0; i < p->count; i++) {
        gs_html_parse(&tree, gs_str_make(p->files[i].data, p->files[i].size), arena, &err);
        gs_arena_clear(arena);
    }
}

static void read_all(const pages *p, gs_reader *reader)
{
    const gs_doc *doc;
    gs_error      err;

    for (size_t i = 0; i < p->count; i++) {
        gs_input in = {.data = p->files[i].data, .size = p->files[i].size, .format = "html"};
        if (gs_reader_read_text(reader, &in, &doc, &err) != GS_OK)
            fprintf(stderr, "page %zu: %s\n", i, err.message);
    }
}

static void measure(const pages *p, gs_reader *reader)
{
    double   read = 1e9, parse = 1e9;
    gs_arena arena;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    for (int round = 0; round < ROUNDS; round++) {
        double begin = seconds(), middle;
        read_all(p, reader);
        middle = seconds();
        parse_all(p, &arena);
        read = middle - begin < read ? middle - begin : read;
        parse = seconds() - middle < parse ? seconds() - middle : parse;
    }
    gs_arena_release(&arena);
    printf("html page to sentences, MB/s: %.1f (must 25, aim 60)\n", (double)p->bytes / 1e6 / read);
    printf("html page to tree alone, MB/s: %.1f\n", (double)p->bytes / 1e6 / parse);
    printf("pages: %zu, MB: %.1f\n", p->count, (double)p->bytes / 1e6);
}

int main(int argc, char **argv)
{
    pages      p = {.files = calloc((size_t)argc, sizeof *p.files)};
    gs_engine *engine = NULL;
    gs_reader *reader = NULL;
    gs_error   err = {0};
    int        status = 2;

    if (argc < 3 || !p.files) {
        fprintf(stderr, "usage: html DATADIR PAGE...\n");
        goto done;
    }
    for (int i = 2; i < argc; i++, p.count++) {
        if (gs_file_open(&p.files[p.count], argv[i], GS_LIMIT_REPORT_BYTES, &err) != GS_OK)
            goto done;
        p.bytes += p.files[p.count].size;
    }
    if (gs_engine_open(&engine, argv[1], &err) == GS_OK &&
        gs_reader_new(&reader, engine, &err) == GS_OK) {
        measure(&p, reader);
        status = 0;
    }
done:
    if (err.code != GS_OK)
        fprintf(stderr, "html: %s\n", err.message);
    for (size_t i = 0; i < p.count; i++)
        gs_file_close(&p.files[i]);
    free(p.files);
    gs_reader_free(reader);
    gs_engine_close(engine);
    return status;
}
