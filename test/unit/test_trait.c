/* Traits of events: days, numbers, and how alike two are. */
#include "test.h"

#include "store/trait.h"

static void counts_days(void **state)
{
    (void)state;
    assert_int_equal(gs_trait_days(20210301) - gs_trait_days(20210228), 1);
    assert_int_equal(gs_trait_days(20200301) - gs_trait_days(20200228), 2);
    assert_int_equal(gs_trait_days(20220101) - gs_trait_days(20211231), 1);
    assert_int_equal(gs_trait_days(20240101) - gs_trait_days(20230101), 365);
}

static void reads_numbers(void **state)
{
    int64_t n;

    (void)state;
    assert_true(gs_trait_number_read(GS_STR("Seven"), &n));
    assert_int_equal(n, 7);
    assert_true(gs_trait_number_read(GS_STR("ninety"), &n));
    assert_int_equal(n, 90);
    assert_true(gs_trait_number_read(GS_STR("1,200"), &n));
    assert_int_equal(n, 1200);
    assert_false(gs_trait_number_read(GS_STR("2.5"), &n));
    assert_false(gs_trait_number_read(GS_STR("several"), &n));
    assert_false(gs_trait_number_read(GS_STR("99999999999999999999"), &n));
    assert_false(gs_trait_number_read(GS_STR(""), &n));
}

static void bounds_numbers(void **state)
{
    gs_trait_number four = {.number = 4}, seven = {.number = 7};

    (void)state;
    assert_true(gs_trait_numbers_differ(&four, &seven));
    assert_false(gs_trait_numbers_differ(&four, &four));
    four.bound = GS_BOUND_LEAST;
    assert_false(gs_trait_numbers_differ(&four, &seven)); /* at least four, seven */
    four.bound = GS_BOUND_NONE;
    seven.bound = GS_BOUND_LEAST;
    assert_true(gs_trait_numbers_differ(&four, &seven)); /* four, at least seven */
    seven.bound = GS_BOUND_MOST;
    assert_false(gs_trait_numbers_differ(&four, &seven));
}

static gs_trait shelling(void)
{
    return (gs_trait){.event = 1 << 20,
                      .category = GS_PLOVER_ASSAULT,
                      .reality = GS_REALITY_OCCURRED,
                      .day = 20210311,
                      .report_day = 20210312,
                      .own_day = true,
                      .actors = {1},
                      .actor_count = 1,
                      .recipients = {2},
                      .recipient_count = 1,
                      .lemma = 7,
                      .words = {4, 9, 12},
                      .word_count = 3};
}

static void compares_events(void **state)
{
    gs_trait a = shelling(), b = shelling();
    unsigned differ;

    (void)state;
    b.reality = GS_REALITY_DENIED;
    assert_true(gs_trait_likeness(&a, &b, &differ) >= GS_TRAIT_SAME);
    assert_int_equal(differ, 0);
    b.actor_count = 0; /* not told */
    assert_true(gs_trait_likeness(&a, &b, &differ) >= GS_TRAIT_SAME);
    b = shelling();
    b.words[1] = 11; /* another name */
    b.recipients[0] = 3;
    assert_true(gs_trait_likeness(&a, &b, &differ) < GS_TRAIT_SAME);
    assert_int_equal(differ, GS_DIFFER_RECIPIENT);
    b = shelling();
    b.day = 20210314;
    assert_true(gs_trait_likeness(&a, &b, &differ) < GS_TRAIT_SAME);
    b.own_day = false; /* a report of the days after */
    assert_true(gs_trait_likeness(&a, &b, &differ) >= GS_TRAIT_SAME);
    b = shelling();
    b.category = GS_PLOVER_AID;
    assert_true(gs_trait_likeness(&a, &b, &differ) < GS_TRAIT_SAME);
}

static void shares_keys(void **state)
{
    gs_trait a = shelling(), b = shelling();
    int64_t  x[GS_TRAIT_KEYS], y[GS_TRAIT_KEYS];
    size_t   shared = 0, n, m;

    (void)state;
    b.actors[0] = 5;
    n = gs_trait_keys(&a, 100, x);
    m = gs_trait_keys(&b, 100, y);
    assert_true(n <= GS_TRAIT_KEYS);
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < m; k++)
            shared += x[i] == y[k];
    }
    assert_int_equal(shared, n - 1);
    gs_trait_keys(&b, 101, y);
    assert_true(x[1] != y[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_days),    cmocka_unit_test(reads_numbers),
        cmocka_unit_test(bounds_numbers), cmocka_unit_test(compares_events),
        cmocka_unit_test(shares_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
