/* The best tree: against every tree there is, for small sentences. */
#include "test.h"

#include <math.h>

#include "lang/tree.h"

#define MOST 5

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* One root, no cycle. */
static bool is_tree(const uint32_t *heads, size_t n)
{
    size_t roots = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t at = (uint32_t)i + 1;
        roots += heads[i] == 0;
        for (size_t steps = 0; at != 0; steps++) {
            if (steps > n)
                return false;
            at = heads[at - 1];
        }
    }
    return roots == 1;
}

static float total(const float *scores, size_t n, size_t stride, const uint32_t *heads)
{
    float sum = 0;

    for (size_t d = 0; d < n; d++)
        sum += scores[d * stride + heads[d]];
    return sum;
}

/* The best total over all assignments of heads that are trees. */
static float best_of_all(const float *scores, size_t n, size_t stride)
{
    uint32_t heads[MOST] = {0};
    float    best = -INFINITY;
    size_t   at = 0;

    while (at < n) {
        if (is_tree(heads, n)) {
            float sum = total(scores, n, stride, heads);
            best = sum > best ? sum : best;
        }
        for (at = 0; at < n && ++heads[at] > n; at++)
            heads[at] = 0;
    }
    return best;
}

static void finds_the_best_of_all_trees(void **state)
{
    gs_arena arena;
    uint32_t random = 7;

    (void)state;
    gs_arena_init(&arena, 1 << 20);
    for (int round = 0; round < 3000; round++) {
        size_t   n = 1 + (size_t)round % MOST, stride = n + 1 + (size_t)round % 3;
        float    scores[MOST * (MOST + 3)];
        uint32_t heads[MOST];
        for (size_t i = 0; i < n * stride; i++)
            scores[i] = (float)(next_random(&random) % 1000) / 64.0F - 8.0F;
        assert_int_equal(gs_tree_find(scores, n, stride, &arena, heads), GS_OK);
        assert_true(is_tree(heads, n));
        assert_float_equal(total(scores, n, stride, heads), best_of_all(scores, n, stride), 1e-3);
        gs_arena_clear(&arena);
    }
    gs_arena_release(&arena);
}

/* Chains of cycles within cycles still come to an end with a tree. */
static void long_sentences_give_trees(void **state)
{
    enum { LONG = 200 };
    static float    scores[LONG * (LONG + 1)];
    static uint32_t heads[LONG];
    gs_arena        arena;
    uint32_t        random = 11;

    (void)state;
    gs_arena_init(&arena, 64 << 20);
    for (int round = 0; round < 20; round++) {
        for (size_t d = 0; d < LONG; d++) {
            for (size_t h = 0; h <= LONG; h++)
                scores[d * (LONG + 1) + h] = (float)(next_random(&random) % 1000) -
                                             (round % 2 ? 40.0F * fabsf((float)d - (float)h) : 0);
        }
        assert_int_equal(gs_tree_find(scores, LONG, LONG + 1, &arena, heads), GS_OK);
        assert_true(is_tree(heads, LONG));
        gs_arena_clear(&arena);
    }
    gs_arena_release(&arena);
}

/* Scores that no sound model gives: still one root and no cycle. */
static void odd_scores_give_trees(void **state)
{
    static const float odd[] = {NAN, INFINITY, -INFINITY, 3e38F, -3e38F, 1e-40F, 0, 1};
    enum { N = 9 };
    gs_arena arena;
    uint32_t random = 5;

    (void)state;
    gs_arena_init(&arena, 1 << 20);
    for (int round = 0; round < 4000; round++) {
        float    scores[N * (N + 1)];
        uint32_t heads[N], kinds = 1 + (uint32_t)round % 8;
        size_t   n = 1 + (size_t)round % N;
        for (size_t i = 0; i < n * (n + 1); i++)
            scores[i] = odd[next_random(&random) % kinds];
        assert_int_equal(gs_tree_find(scores, n, n + 1, &arena, heads), GS_OK);
        assert_true(is_tree(heads, n));
        gs_arena_clear(&arena);
    }
    gs_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_best_of_all_trees),
        cmocka_unit_test(long_sentences_give_trees),
        cmocka_unit_test(odd_scores_give_trees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
