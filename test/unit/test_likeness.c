/* What reports are compared by: text/figure.h, store/copies.h. */
#include "test.h"

#include "store/copies.h"

static gs_figures figures(gs_arena *a, const char *text)
{
    gs_figures f = {.items = NULL};

    assert_int_equal(gs_figures_add(&f, gs_str_from(text), a), GS_OK);
    gs_figures_settle(&f);
    return f;
}

static void compare(const char *one, const char *two, size_t same, size_t other)
{
    gs_arena   a;
    gs_figures x, y;
    size_t     s, o;

    gs_arena_init(&a, 1 << 20);
    x = figures(&a, one);
    y = figures(&a, two);
    gs_figures_compare(&x, &y, &s, &o);
    assert_int_equal(s, same);
    assert_int_equal(o, other);
    gs_figures_compare(&y, &x, &s, &o);
    assert_int_equal(s, same);
    assert_int_equal(o, other);
    gs_arena_release(&a);
}

static void figures_are_known_by_what_they_count(void **state)
{
    (void)state;
    compare("4 soldiers died and 11 trucks burned", "Five soldiers died and 11 trucks burned", 1,
            1);
    compare("four soldiers died", "4 soldiers died", 1, 0);
    compare("forty-two shells fell", "42 shells fell", 1, 0);
    compare("some 1,200 people fled", "some 1200 people fled", 1, 0);
    compare("on Monday morning", "on Tuesday morning", 0, 1);
    compare("3 soldiers died", "3 villages burned", 0, 0);
    compare("2.5 tonnes went", "25 tonnes went", 0, 1);
    compare("no figure", "", 0, 0);
    compare("at the end there are 7", "at the end there are 8", 0, 0);
}

static gs_likeness likeness(gs_arena *a, const char *text)
{
    gs_likeness l = {.shingles = {.items = NULL}};

    assert_int_equal(gs_likeness_add(&l, gs_str_from(text), a), GS_OK);
    gs_likeness_settle(&l);
    return l;
}

#define BRIEFING(killed, hurt, shells, hours)                                                      \
    killed " soldiers were killed and " hurt " wounded at the mill in the past day, the colonel "  \
           "said at his briefing by the river. Guns fired " shells " shells at the bridge, and "   \
           "the road to the railway was open for " hours " hours. Neither side let anybody see."

static void templates_are_no_copies(void **state)
{
    gs_arena    a;
    gs_likeness one, two, updated, cut;

    (void)state;
    gs_arena_init(&a, 1 << 20);
    one = likeness(&a, BRIEFING("Four", "11", "310", "seven"));
    two = likeness(&a, BRIEFING("Nine", "31", "700", "two"));
    updated = likeness(&a, BRIEFING("Five", "11", "310", "seven"));
    cut = likeness(&a, "Four soldiers were killed and 11 wounded at the mill in the past day");
    assert_true(gs_likeness_share(&one, &one) == 1);
    assert_true(gs_likeness_share(&one, &two) == 0);
    assert_true(gs_likeness_share(&one, &updated) > 0.8);
    assert_true(gs_likeness_share(&one, &cut) == 1);
    gs_arena_release(&a);
}

static void numbers_come_back(void **state)
{
    const uint32_t items[] = {0, 1, 127, 128, 300, 1u << 21, UINT32_MAX};
    const size_t   count = sizeof items / sizeof *items;
    gs_arena       a;
    gs_buf         packed;
    uint32_t      *back;
    size_t         n;

    (void)state;
    gs_arena_init(&a, 1 << 20);
    gs_buf_init(&packed, 1 << 20);
    gs_numbers_pack(items, count, &packed);
    assert_true(gs_numbers_unpack(gs_buf_str(&packed), &a, &back, &n));
    assert_int_equal(n, count);
    assert_memory_equal(back, items, sizeof items);
    gs_buf_release(&packed);
    gs_arena_release(&a);
}

static void weeks_have_seven_days(void **state)
{
    (void)state;
    assert_int_equal(gs_copies_week(0), 0);
    assert_int_equal(gs_copies_week(20240228) + 52, gs_copies_week(20250226));
    for (int64_t month = 1; month <= 12; month++) {
        int64_t week = gs_copies_week(20230000 + month * 100 + 1);
        assert_int_equal(gs_copies_week(20230000 + month * 100 + 8), week + 1);
        assert_in_range(gs_copies_week(20230000 + month * 100 + 2), week, week + 1);
    }
    assert_true(gs_copies_key(2, 5) > gs_copies_key(1, (1u << 21) - 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_known_by_what_they_count),
        cmocka_unit_test(templates_are_no_copies),
        cmocka_unit_test(numbers_come_back),
        cmocka_unit_test(weeks_have_seven_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
