/* When it was said. */
#include "record_desk.h"

static gs_time said(void **state, const char *text, const char *date)
{
    gs_reading *r = desk_read(state, text, date);
    gs_time     time;

    assert_int_equal(r->use_count, 1);
    gs_read_time(r, &r->uses[0], &time);
    return time;
}

static void weekdays_look_back(void **state)
{
    /* 6 May 2021 was a Thursday */
    assert_str(said(state, "On Monday, the mayor said it was safe.", "2021-05-06").value,
               "2021-05-03");
    assert_str(said(state, "The mayor said Friday it was safe.", "2021-05-06").value, "2021-04-30");
    assert_str(said(state, "The mayor on Thursday said it was safe.", "2021-05-06").value,
               "2021-05-06");
    assert_int_equal(said(state, "On Monday, the mayor said it was safe.", NULL).value.n, 0);
}

static void days_of_a_month(void **state)
{
    assert_str(said(state, "On Monday, May 3, the mayor said it was safe.", "2021-05-06").value,
               "2021-05-03");
    assert_str(said(state, "On December 30, the mayor said it was safe.", "2021-01-02").value,
               "2020-12-30");
    assert_str(said(state, "On May 3, the mayor said it was safe.", NULL).value, "XXXX-05-03");
    /* a weekday that contradicts its date */
    assert_int_equal(
        said(state, "On Friday, May 3, the mayor said it was safe.", "2021-05-06").value.n, 0);
}

static void spans_of_days(void **state)
{
    gs_time t = said(state, "Last week, the mayor said it was safe.", "2021-05-06");

    assert_str(t.start, "2021-04-26");
    assert_str(t.end, "2021-05-02");
    t = said(state, "In 2016, the mayor said it was safe.", "2021-05-06");
    assert_str(t.start, "2016-01-01");
    assert_str(t.end, "2016-12-31");
    t = said(state, "Last month, the mayor said it was safe.", "2021-01-06");
    assert_str(t.start, "2020-12-01");
    assert_str(t.end, "2020-12-31");
}

static void not_from_what_is_said(void **state)
{
    assert_int_equal(said(state, "The mayor said it was safe on Monday.", "2021-05-06").value.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weekdays_look_back),
        cmocka_unit_test(days_of_a_month),
        cmocka_unit_test(spans_of_days),
        cmocka_unit_test(not_from_what_is_said),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
