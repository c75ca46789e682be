/* What was weighed and lost: record/rival.h. */
#include "test.h"

#include "record/rival.h"

static void note(gs_contest *c, int32_t key, float weight)
{
    gs_contest_note(c, key, (gs_rival){{(uint32_t)key, (uint32_t)key + 1}, key, 0}, weight);
}

static const gs_rivals *keep(gs_arena *a, const gs_contest *c, int32_t winner, float top)
{
    const gs_rivals *kept;

    assert_int_equal(gs_contest_keep(c, winner, top, a, &kept), GS_OK);
    return kept;
}

static void losers_stand_by_weight(void **state)
{
    gs_arena         a;
    gs_contest       c = {0};
    const gs_rivals *kept;

    (void)state;
    gs_arena_init(&a, 1 << 20);
    note(&c, 1, 10);
    note(&c, 2, 40);
    note(&c, 3, 20);
    note(&c, 1, 30); /* a heavier reading of the first */
    note(&c, 3, 5);  /* and a lighter one */
    kept = keep(&a, &c, 2, 40);
    assert_non_null(kept);
    assert_false(kept->too_light);
    assert_int_equal(kept->count, 2);
    assert_int_equal(kept->items[0].statement, 1);
    assert_true(kept->items[0].behind == 10);
    assert_int_equal(kept->items[1].statement, 3);
    assert_true(kept->items[1].behind == 20);
    gs_arena_release(&a);
}

static void only_the_heaviest_stay(void **state)
{
    gs_arena         a;
    gs_contest       c = {0};
    const gs_rivals *kept;

    (void)state;
    gs_arena_init(&a, 1 << 20);
    for (int32_t key = 1; key <= 9; key++)
        note(&c, key, (float)(key % 5 * 10 + key));
    kept = keep(&a, &c, 9, 49);
    assert_non_null(kept);
    assert_int_equal(kept->count, GS_RIVALS);
    assert_int_equal(kept->items[0].statement, 4);
    assert_int_equal(kept->items[1].statement, 8);
    assert_int_equal(kept->items[2].statement, 3);
    gs_arena_release(&a);
}

static void nothing_was_enough(void **state)
{
    gs_arena         a;
    gs_contest       c = {0};
    const gs_rivals *kept;

    (void)state;
    gs_arena_init(&a, 1 << 20);
    assert_null(keep(&a, &c, -1, 45));
    note(&c, 7, 25);
    assert_null(keep(&a, &c, 7, 25)); /* it won, alone */
    kept = keep(&a, &c, -1, 45);
    assert_non_null(kept);
    assert_true(kept->too_light);
    assert_int_equal(kept->count, 1);
    assert_true(kept->items[0].behind == 20);
    gs_arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(losers_stand_by_weight),
        cmocka_unit_test(only_the_heaviest_stay),
        cmocka_unit_test(nothing_was_enough),
    };
    return cmocka_run_group_tests_name("rival", tests, NULL, NULL);
}
