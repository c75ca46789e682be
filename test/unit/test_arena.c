/* Arenas: alignment, reuse, the ceiling. */
#include "test.h"

#include "base/arena.h"

static void alloc_is_aligned_and_apart(void **state)
{
    gs_arena a;
    char    *one, *two;

    (void)state;
    gs_arena_init(&a, 1 << 20);
    one = gs_arena_alloc(&a, 3);
    two = gs_arena_alloc(&a, 3);
    assert_non_null(one);
    assert_int_equal((uintptr_t)two % 16, 0);
    memset(one, 1, 3);
    memset(two, 2, 3);
    assert_int_equal(one[2], 1);
    gs_arena_release(&a);
}

static void ceiling_is_kept(void **state)
{
    gs_arena a;

    (void)state;
    gs_arena_init(&a, 1 << 20);
    assert_null(gs_arena_alloc(&a, 2 << 20));
    assert_null(gs_arena_alloc(&a, SIZE_MAX));
    assert_null(gs_arena_zeros(&a, SIZE_MAX / 2, 3));
    assert_non_null(gs_arena_alloc(&a, 1000));
    gs_arena_release(&a);
    assert_int_equal(a.held, 0);
}

static void clear_reuses_blocks(void **state)
{
    gs_arena a;
    size_t   held;

    (void)state;
    gs_arena_init(&a, 64 << 20);
    for (int i = 0; i < 1000; i++)
        assert_non_null(gs_arena_alloc(&a, 1000));
    held = a.held;
    gs_arena_clear(&a);
    for (int i = 0; i < 1000; i++)
        assert_non_null(gs_arena_alloc(&a, 1000));
    assert_true(a.held <= held);
    gs_arena_release(&a);
}

static void push_grows(void **state)
{
    gs_arena a;
    int     *items = NULL;
    size_t   count = 0, cap = 0;

    (void)state;
    gs_arena_init(&a, 1 << 20);
    for (int i = 0; i < 1000; i++)
        assert_true(GS_PUSH(&a, items, count, cap, i));
    assert_int_equal(items[0], 0);
    assert_int_equal(items[999], 999);
    gs_arena_release(&a);
}

/* A large array moves as a whole: its old storage is not held as well. */
static void large_array_leaves_nothing_behind(void **state)
{
    gs_arena  a;
    uint32_t *items = NULL;
    size_t    count = 0, cap = 0;

    (void)state;
    gs_arena_init(&a, 64 << 20);
    assert_non_null(gs_arena_alloc(&a, 100 << 10));
    for (uint32_t i = 0; i < (1u << 20); i++) {
        assert_true(GS_PUSH(&a, items, count, cap, i));
        if (i % 1000 == 0)
            assert_non_null(gs_arena_alloc(&a, 10));
    }
    assert_non_null(gs_arena_alloc(&a, 100 << 10));
    for (uint32_t i = 0; i < count; i++)
        assert_int_equal(items[i], i);
    assert_true(a.held < cap * sizeof *items + (1 << 20));
    gs_arena_release(&a);
    assert_int_equal(a.held, 0);
}

static void large_array_keeps_the_ceiling(void **state)
{
    gs_arena  a;
    uint32_t *items = NULL;
    size_t    count = 0, cap = 0;

    (void)state;
    gs_arena_init(&a, 4 << 20);
    for (uint32_t i = 0; GS_PUSH(&a, items, count, cap, i); i++)
        ;
    assert_true(count >= (1u << 19) && a.failed && a.held <= a.ceiling);
    for (uint32_t i = 0; i < count; i++)
        assert_int_equal(items[i], i);
    gs_arena_release(&a);
}

/* What one report's large objects held serves the next one's. */
static void clear_reuses_large_blocks(void **state)
{
    gs_arena a;
    char    *one, *two;
    size_t   held;

    (void)state;
    gs_arena_init(&a, 64 << 20);
    assert_non_null(gs_arena_alloc(&a, 3 << 20));
    assert_non_null(gs_arena_alloc(&a, 2 << 20));
    assert_non_null(gs_arena_alloc(&a, 32 << 20));
    gs_arena_clear(&a);
    held = a.held;
    assert_true(held < 16 << 20);
    one = gs_arena_alloc(&a, 2 << 20);
    two = gs_arena_alloc(&a, 1 << 20);
    assert_non_null(one);
    assert_non_null(two);
    memset(one, 1, 2 << 20);
    memset(two, 2, 1 << 20);
    assert_int_equal(one[(2 << 20) - 1], 1);
    assert_true(held == 0 || a.held == held); /* nothing is kept with -Darena=malloc */
    gs_arena_release(&a);
    assert_int_equal(a.held, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alloc_is_aligned_and_apart),
        cmocka_unit_test(ceiling_is_kept),
        cmocka_unit_test(clear_reuses_blocks),
        cmocka_unit_test(push_grows),
        cmocka_unit_test(large_array_leaves_nothing_behind),
        cmocka_unit_test(large_array_keeps_the_ceiling),
        cmocka_unit_test(clear_reuses_large_blocks),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
