/* fuzz_times.c - the compiler of the rules of time, and the finder.
 *
 * Of the input the part before a line "====" is a file of rules, read from
 * memory; behind it stands a report. Rules compile or fail with a line; what
 * the rules (those, or the shipped ones when they do not compile) find lies in
 * the text in order.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/stages.h"
#include "record/time.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static gs_know shipped;
static bool    loaded;
static char    folder[] = "/tmp/fuzz-times-XXXXXX";
static char    path[64];

static void check_times(const gs_doc *doc)
{
    uint32_t at = 0;

    for (size_t i = 0; i < doc->time_count; i++) {
        const gs_timex *x = &doc->times[i];
        CHECK(x->time.span.start >= at && x->time.span.end > x->time.span.start);
        CHECK(x->time.span.end <= doc->text.n && x->sentence < doc->sentence_count);
        CHECK(x->token_count && x->first_token + x->token_count <= doc->tokens.count);
        CHECK(x->time.value.n && x->rule);
        at = x->time.span.end;
    }
}

static void find(const gs_know *rules, gs_str text)
{
    gs_arena arena, scratch;
    gs_doc   doc;
    gs_input in = {.data = text.p, .size = text.n, .date = "2020-11-25", .format = "text"};

    gs_arena_init(&arena, (size_t)256 << 20);
    gs_arena_init(&scratch, (size_t)256 << 20);
    gs_doc_init(&doc, &arena, shipped.seed);
    if (gs_stages_run(&(gs_stages){.know = &shipped, .last = GS_STAGE_TOKENS}, &doc, &in, &scratch,
                      NULL) == GS_OK &&
        gs_make_times(&doc, rules, &scratch) == GS_OK)
        check_times(&doc);
    gs_arena_release(&scratch);
    gs_arena_release(&arena);
}

static bool compile(gs_know *know, gs_str rows)
{
    gs_error  err = {0};
    FILE     *file = fopen(path, "wb");
    gs_status st;

    CHECK(file && fwrite(rows.p, 1, rows.n, file) == rows.n);
    CHECK(fclose(file) == 0);
    gs_arena_init(&know->arena, (size_t)256 << 20);
    gs_map_init(&know->time_rules.map, know->seed);
    st = gs_know_load_times(know, folder, &err);
    CHECK(st == GS_OK || (err.code == st && err.message[0]));
    return st == GS_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gs_str  all = gs_str_make((const char *)data, size), rows = all, text = all;
    gs_know know = {0};
    size_t  cut = gs_str_find(all, GS_STR("\n====\n"), 0);

    if (!loaded) {
        CHECK(gs_know_load(&shipped, TEST_DATADIR, NULL) == GS_OK && mkdtemp(folder));
        snprintf(path, sizeof path, "%s/times.tsv", folder);
        loaded = true;
    }
    if (cut != SIZE_MAX) {
        rows = gs_str_sub(all, 0, cut);
        text = gs_str_sub(all, cut + 6, all.n);
    }
    if (size) {
        if (cut != SIZE_MAX && compile(&know, rows))
            find(&know, text);
        else
            find(&shipped, text);
    }
    gs_know_release(&know);
    unlink(path);
    return 0;
}
