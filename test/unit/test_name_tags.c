/* The best sequence of name tags, against all sequences of three words. */
#include "lang/name_tags.h"

#include <math.h>

#include "lang/net.h"
#include "test.h"

enum { N = 3, STRIDE = GS_NAME_TAGS + 3 };

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Every name begins, goes on and ends as of one kind. */
static bool is_valid(const uint8_t *tags, size_t n)
{
    int open = -1;

    for (size_t i = 0; i < n; i++) {
        int kind = tags[i] ? (tags[i] - 1) / 4 : -1, letter = tags[i] ? (tags[i] - 1) % 4 : -1;
        if (tags[i] >= GS_NAME_TAGS)
            return false;
        if (letter == GS_TAG_INSIDE || letter == GS_TAG_END ? open != kind : open >= 0)
            return false;
        open = letter == GS_TAG_BEGIN || letter == GS_TAG_INSIDE ? kind : -1;
    }
    return open < 0;
}

static float total(const float *scores, const uint8_t *tags)
{
    float sum = 0;

    for (size_t i = 0; i < N; i++)
        sum += scores[i * STRIDE + tags[i]];
    return sum;
}

/* All valid sequences, listed once. */
static uint8_t valid[GS_NAME_TAGS * GS_NAME_TAGS * GS_NAME_TAGS][N];
static size_t  valid_count;

static int list_valid(void **state)
{
    uint8_t tags[N] = {0};
    size_t  at = 0;

    (void)state;
    while (at < N) {
        if (is_valid(tags, N))
            memcpy(valid[valid_count++], tags, N);
        for (at = 0; at < N && ++tags[at] == GS_NAME_TAGS; at++)
            tags[at] = 0;
    }
    return valid_count == 0;
}

static void finds_the_best_of_all_sequences(void **state)
{
    gs_arena arena;
    uint32_t random = 3;

    (void)state;
    gs_arena_init(&arena, 1 << 20);
    for (int round = 0; round < 2000; round++) {
        float   scores[N * STRIDE], best = -INFINITY;
        uint8_t tags[N];
        for (size_t i = 0; i < N * STRIDE; i++)
            scores[i] = (float)(next_random(&random) % 1000) / 64.0F - 8.0F;
        for (size_t i = 0; i < valid_count; i++)
            best = fmaxf(best, total(scores, valid[i]));
        assert_int_equal(gs_name_tags_find(scores, N, STRIDE, &arena, tags), GS_OK);
        assert_true(is_valid(tags, N));
        assert_float_equal(total(scores, tags), best, 1e-4);
        gs_arena_clear(&arena);
    }
    gs_arena_release(&arena);
}

/* What no sound model gives still gives names that begin and end. */
static void odd_scores_are_harmless(void **state)
{
    static const float odd[] = {NAN, INFINITY, -INFINITY, 3e38F, -3e38F, 0, 1};
    enum { MOST = 12 };
    gs_arena arena;
    uint32_t random = 9;

    (void)state;
    gs_arena_init(&arena, 1 << 20);
    for (int round = 0; round < 5000; round++) {
        float    scores[MOST * STRIDE];
        uint8_t  tags[MOST];
        uint32_t kinds = 1 + (uint32_t)round % 7;
        size_t   n = 1 + (size_t)round % MOST;
        for (size_t i = 0; i < n * STRIDE; i++)
            scores[i] = odd[next_random(&random) % kinds];
        assert_int_equal(gs_name_tags_find(scores, n, STRIDE, &arena, tags), GS_OK);
        assert_true(is_valid(tags, n));
        gs_arena_clear(&arena);
    }
    gs_arena_release(&arena);
}

static void one_word_and_none(void **state)
{
    float    scores[STRIDE] = {0};
    uint8_t  tag = 77;
    gs_arena arena;

    (void)state;
    gs_arena_init(&arena, 1 << 20);
    assert_int_equal(gs_name_tags_find(scores, 0, STRIDE, &arena, &tag), GS_OK);
    assert_int_equal(tag, 77);
    /* a name cannot begin and not end */
    scores[GS_NAME_TAG(GS_NAMED_PLACE, GS_TAG_BEGIN)] = 9;
    scores[GS_NAME_TAG(GS_NAMED_PERSON, GS_TAG_SINGLE)] = 1;
    assert_int_equal(gs_name_tags_find(scores, 1, STRIDE, &arena, &tag), GS_OK);
    assert_int_equal(tag, GS_NAME_TAG(GS_NAMED_PERSON, GS_TAG_SINGLE));
    gs_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_best_of_all_sequences),
        cmocka_unit_test(odd_scores_are_harmless),
        cmocka_unit_test(one_word_and_none),
    };
    return cmocka_run_group_tests(tests, list_valid, NULL);
}
