/* kernels - the arithmetic of the language model, each path that this processor
 * has, on one core.
 *
 *     kernels [DATADIR]     reads no data
 *
 * Prints of each: billions of multiply-adds a second (GMAC/s) of a layer's
 * product, 128 x 320 x 960; nanoseconds a word of quantising its 320 inputs and
 * of the recurrent units, h = 160, in both directions; nanoseconds a pair of
 * words of the arcs' product, n = k = 128. The best of many rounds, by the
 * processor's clock. There is no bar: machines differ.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lang/kernel.h"

#define ROUNDS 200
#define WORDS  128
#define IN     320
#define OUT    960
#define CELLS  ((size_t)160)

typedef struct bench {
    float          *x, *u, *out, *row_scale, *v, *c, *w, *bt;
    uint8_t        *q;
    gs_qmatrix_room room;
    gs_qmatrix      m;
} bench;

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void *room(size_t bytes)
{
    void *p = aligned_alloc(GS_KERNEL_ALIGN, (bytes + GS_KERNEL_ALIGN) / 64 * 64);

    if (!p) {
        fprintf(stderr, "kernels: out of memory\n");
        exit(2);
    }
    memset(p, 0, bytes);
    return p;
}

static float *random_floats(size_t n, uint32_t *state)
{
    float *p = room(n * sizeof *p);

    for (size_t i = 0; i < n; i++) {
        *state = *state * 1664525u + 1013904223u;
        p[i] = (float)(*state >> 8) / 8388608.0f - 1.0f;
    }
    return p;
}

static void run_quantize(const gs_kernels *k, bench *b)
{
    k->quantize(b->x, IN, WORDS, IN, b->q, b->row_scale);
}

static void run_matmul(const gs_kernels *k, bench *b)
{
    k->matmul(b->q, b->row_scale, WORDS, &b->m, b->out, OUT, false);
}

static void run_sru(const gs_kernels *k, bench *b)
{
    gs_sru s = {.u = b->u,
                .u_stride = OUT,
                .forget = CELLS,
                .reset = 2 * CELLS,
                .x = b->x,
                .x_stride = IN,
                .vf = b->v,
                .vr = b->v + CELLS,
                .bf = b->v + 2 * CELLS,
                .br = b->v + 3 * CELLS,
                .out = b->out,
                .out_stride = IN,
                .c = b->c,
                .n = WORDS,
                .h = CELLS};

    k->sru(&s);
    s.candidate = 3 * CELLS;
    s.forget = 4 * CELLS;
    s.reset = 5 * CELLS;
    s.x += CELLS;
    s.out += CELLS;
    s.backward = true;
    k->sru(&s);
}

static void run_arcs(const gs_kernels *k, bench *b)
{
    k->arcs(b->x, b->bt, WORDS, 128, WORDS, b->out);
}

static double best_of(void (*run)(const gs_kernels *, bench *), const gs_kernels *k, bench *b)
{
    double best = 1e9;

    for (int i = 0; i < ROUNDS; i++) {
        double start = seconds(), took;
        for (int j = 0; j < 4; j++)
            run(k, b);
        took = (seconds() - start) / 4;
        if (took < best)
            best = took;
    }
    return best;
}

int main(void)
{
    static const char *const names[] = {"portable", "sse41", "avx2", "avxvnni", "avx512vnni"};
    uint32_t                 state = 20201125;
    bench                    b = {0};

    b.x = random_floats((size_t)WORDS * IN, &state);
    b.u = random_floats((size_t)WORDS * OUT, &state);
    b.w = random_floats((size_t)IN * OUT, &state);
    b.v = random_floats(4 * CELLS, &state);
    b.bt = random_floats((size_t)WORDS * 128, &state);
    b.c = room(CELLS * sizeof *b.c);
    b.out = room((size_t)WORDS * OUT * sizeof *b.out);
    b.q = room((size_t)WORDS * IN);
    b.row_scale = room(WORDS * sizeof *b.row_scale);
    b.room = (gs_qmatrix_room){room((size_t)IN * OUT), room(OUT * sizeof(float)),
                               room(OUT * sizeof(float)), room(OUT * sizeof(int32_t))};
    b.m = gs_qmatrix_pack(b.w, NULL, IN, OUT, &b.room);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const gs_kernels *k = gs_kernels_named(names[i]);
        double            t[4];
        if (!k)
            continue;
        t[0] = best_of(run_quantize, k, &b);
        t[1] = best_of(run_matmul, k, &b);
        t[2] = best_of(run_sru, k, &b);
        t[3] = best_of(run_arcs, k, &b);
        printf("%s: %.0f GMAC/s, quantize %.0f ns/word, sru %.0f ns/word, arcs %.1f ns/pair%s\n",
               names[i], (double)WORDS * IN * OUT / t[1] / 1e9, t[0] / WORDS * 1e9,
               t[2] / WORDS * 1e9, t[3] / WORDS / WORDS * 1e9,
               k == gs_kernels_best() ? " (chosen)" : "");
    }
    free(b.x), free(b.u), free(b.w), free(b.v), free(b.bt), free(b.c), free(b.out), free(b.q);
    free(b.row_scale), free(b.room.w), free(b.room.scale), free(b.room.bias), free(b.room.wsum);
    return 0;
}
