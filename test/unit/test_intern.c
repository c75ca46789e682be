/* Interned strings: one number a string, in the order of first meeting. */
#include "test.h"

#include "base/intern.h"

static void same_string_same_number(void **state)
{
    gs_arena  arena;
    gs_intern table;
    char      word[16];
    uint32_t  n = 99;

    (void)state;
    gs_arena_init(&arena, 1 << 20);
    gs_intern_init(&table, &arena, (gs_seed){1, 2});
    assert_false(gs_intern_find(&table, GS_STR("one"), &n));
    for (uint32_t i = 0; i < 2000; i++) {
        snprintf(word, sizeof word, "w%u", i % 1000);
        assert_int_equal(gs_intern_add(&table, gs_str_from(word), &n), GS_OK);
        assert_int_equal(n, i % 1000);
    }
    assert_int_equal(table.count, 1000);
    /* the table holds copies: `word` has changed since */
    assert_str(gs_intern_str(&table, 7), "w7");
    assert_true(gs_intern_find(&table, GS_STR("w7"), &n));
    assert_int_equal(n, 7);
    gs_intern_release(&table);
    gs_arena_release(&arena);
}

static void empty_and_nul_are_strings(void **state)
{
    gs_arena  arena;
    gs_intern table;
    uint32_t  none, nul, again;

    (void)state;
    gs_arena_init(&arena, 1 << 20);
    gs_intern_init(&table, &arena, (gs_seed){1, 2});
    assert_int_equal(gs_intern_add(&table, GS_STR_NONE, &none), GS_OK);
    assert_int_equal(gs_intern_add(&table, gs_str_make("a\0b", 3), &nul), GS_OK);
    assert_int_equal(gs_intern_add(&table, GS_STR(""), &again), GS_OK);
    assert_int_equal(again, none);
    assert_int_equal(gs_intern_str(&table, nul).n, 3);
    gs_intern_release(&table);
    gs_arena_release(&arena);
}

static void full_arena_leaves_the_table(void **state)
{
    static char big[4096];
    gs_arena    arena;
    gs_intern   table;
    uint32_t    n;
    size_t      added = 0;

    (void)state;
    gs_arena_init(&arena, 1 << 17);
    gs_intern_init(&table, &arena, (gs_seed){1, 2});
    memset(big, 'x', sizeof big);
    for (; added < 1000; added++) {
        snprintf(big, 8, "%07zu", added);
        if (gs_intern_add(&table, gs_str_make(big, sizeof big), &n) != GS_OK)
            break;
    }
    assert_in_range(added, 1, 40);
    assert_int_equal(table.count, added);
    snprintf(big, 8, "%07d", 0);
    assert_true(gs_intern_find(&table, gs_str_make(big, sizeof big), &n));
    gs_intern_release(&table);
    gs_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_string_same_number),
        cmocka_unit_test(empty_and_nul_are_strings),
        cmocka_unit_test(full_arena_leaves_the_table),
    };
    return cmocka_run_group_tests_name("intern", tests, NULL, NULL);
}
