/* parse - how fast text becomes words with tags, heads and names, on one core.
 *
 *     parse DATADIR MODEL FILE     FILE: UTF-8 running text
 *
 * Prints words a second, words as Universal Dependencies have them, of
 * everything from bytes to names without output, for each path of the
 * arithmetic that this processor has; beside it, of the same run, what anybody
 * can measure: two plain loops, compiled for any processor, one of which
 * counts the words between blanks of the same text and one multiplies matrices
 * of bytes. Of each the best of several rounds, by the processor's clock.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/limits.h"
#include "engine/stages.h"
#include "ingest/ingest.h"
#include "lang/kernel.h"

#define ROUNDS 3
#define ROWS   ((size_t)128)
#define IN     ((size_t)320)
#define OUT    ((size_t)960)

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- the yardstick ---- */

static size_t count_words(gs_str text)
{
    size_t words = 0;
    bool   inside = false;

    for (size_t i = 0; i < text.n; i++) {
        bool blank = text.p[i] == ' ' || text.p[i] == '\n' || text.p[i] == '\t';
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

typedef struct matrices {
    int8_t  x[ROWS][IN], w[OUT][IN];
    int32_t out[ROWS][OUT];
} matrices;

static void multiply(matrices *m)
{
    for (size_t r = 0; r < ROWS; r++) {
        for (size_t o = 0; o < OUT; o++) {
            int32_t sum = 0;
            for (size_t k = 0; k < IN; k++)
                sum += m->x[r][k] * m->w[o][k];
            m->out[r][o] = sum;
        }
    }
}

/* Whoever is asked for its result cannot be left out by the compiler. */
static volatile size_t result;

static bool yardstick(gs_str text)
{
    matrices *m = calloc(1, sizeof *m);
    double    words = 1e9, product = 1e9;

    if (!m)
        return false;
    for (size_t i = 0; i < sizeof m->w; i++)
        m->w[i / IN][i % IN] = (int8_t)(i * 37 % 127);
    for (int i = 0; i < 5 * ROUNDS; i++) {
        double start = seconds(), middle, end;
        result = count_words(text);
        middle = seconds();
        m->x[i][i] = (int8_t)i;
        multiply(m);
        result = (size_t)m->out[i][i];
        end = seconds();
        words = middle - start < words ? middle - start : words;
        product = end - middle < product ? end - middle : product;
    }
    printf("yardstick, words counted by a plain loop: %.0f million/s\n",
           (double)count_words(text) / words / 1e6);
    printf("yardstick, bytes multiplied by a plain loop: %.2f GMAC/s\n",
           (double)(ROWS * IN * OUT) / product / 1e9);
    free(m);
    return true;
}

/* ---- parsing ---- */

/* Seconds of the best round, less than 0 when the text was not read. */
static double parse(gs_stages stages, gs_str text, size_t *words)
{
    gs_input in = {.data = text.p, .size = text.n, .source = "text", .format = "text"};
    gs_arena arena, scratch;
    gs_desk  desk;
    double   best = 1e9;

    gs_desk_init(&desk);
    stages.desk = &desk;
    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    gs_arena_init(&scratch, GS_LIMIT_DOC_MEMORY);
    for (int i = 0; i < ROUNDS; i++) {
        double   start = seconds(), took;
        gs_error err;
        gs_doc   doc;
        gs_arena_clear(&arena);
        gs_doc_init(&doc, &arena, stages.know->seed);
        if (gs_stages_run(&stages, &doc, &in, &scratch, &err) != GS_OK) {
            fprintf(stderr, "parse: %s\n", err.message);
            best = -1;
            break;
        }
        took = seconds() - start;
        best = took < best ? took : best;
        *words = doc.word_count;
    }
    gs_arena_release(&arena);
    gs_arena_release(&scratch);
    gs_desk_release(&desk);
    return best;
}

static bool parse_by_all_paths(const gs_know *know, gs_lang *lang, gs_str text)
{
    static const char *const names[] = {"portable", "sse41", "avx2", "avxvnni", "avx512vnni"};
    gs_stages stages = {.know = know, .lang = lang, .last = GS_STAGE_LANG, .plain = true};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const gs_kernels *kernels = gs_kernels_named(names[i]);
        size_t            words = 0;
        double            took;
        if (!kernels)
            continue;
        gs_lang_use_kernels(lang, kernels);
        took = parse(stages, text, &words);
        if (took < 0)
            return false;
        printf("library, %s: %.0f words/s%s\n", names[i], (double)words / took,
               kernels == gs_kernels_best() ? " (chosen)" : "");
    }
    return true;
}

int main(int argc, char **argv)
{
    gs_know  know;
    gs_lang *lang = NULL;
    gs_file  file;
    gs_error err = {.message = "usage: parse DATADIR MODEL FILE"};
    bool     good;

    if (argc != 4 || gs_ingest_init(&err) != GS_OK || gs_know_load(&know, argv[1], &err) != GS_OK ||
        gs_lang_open(&lang, argv[2], &err) != GS_OK ||
        gs_file_open(&file, argv[3], GS_LIMIT_REPORT_BYTES, &err) != GS_OK) {
        fprintf(stderr, "parse: %s\n", err.message);
        return 2;
    }
    good = yardstick(gs_str_make(file.data, file.size)) &&
           parse_by_all_paths(&know, lang, gs_str_make(file.data, file.size));
    gs_file_close(&file);
    gs_lang_close(lang);
    gs_know_release(&know);
    return good ? 0 : 1;
}
