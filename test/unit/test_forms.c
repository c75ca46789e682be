/* Words that were there before: lang/forms.h. */
#include <stdio.h>

#include "lang/forms.h"
#include "test.h"

static gs_arena arena;
static gs_forms forms;

static int set_up(void **state)
{
    (void)state;
    gs_arena_init(&arena, (size_t)16 << 20);
    gs_forms_init(&forms, 16, 32, (gs_seed){1, 2}, &arena);
    return arena.failed;
}

static int tear_down(void **state)
{
    (void)state;
    gs_arena_release(&arena);
    return 0;
}

static uint32_t row_of(const char *form, bool space)
{
    return gs_forms_row(&forms, gs_str_from(form), space);
}

static void a_form_has_one_row(void **state)
{
    (void)state;
    assert_int_equal(row_of("Ceasefire", true), 0);
    assert_int_equal(row_of("ceasefire", true), 1);
    assert_int_equal(row_of("Ceasefire", false), 2);
    assert_int_equal(row_of("", true), 3);
    assert_int_equal(row_of("Ceasefire", true), 0);
    assert_int_equal(row_of("Ceasefire", false), 2);
    assert_int_equal(row_of("", true), 3);
    assert_int_equal(forms.count, 4);
}

static void a_long_form_is_new_each_time(void **state)
{
    char longest[GS_FORM_BYTES + 1], longer[GS_FORM_BYTES + 2];

    (void)state;
    memset(longest, 'a', sizeof longest);
    memset(longer, 'a', sizeof longer);
    longest[GS_FORM_BYTES] = longer[GS_FORM_BYTES + 1] = 0;
    assert_int_equal(row_of(longest, true), 0);
    assert_int_equal(row_of(longest, true), 0);
    assert_int_equal(row_of(longer, true), 1);
    assert_int_equal(row_of(longer, true), 2);
}

static void all_is_forgotten_when_it_is_full(void **state)
{
    char form[16];

    (void)state;
    gs_forms_reserve(&forms, GS_FORMS);
    for (uint32_t i = 0; i < GS_FORMS; i++) {
        snprintf(form, sizeof form, "w%u", i);
        assert_int_equal(row_of(form, i % 2), i);
    }
    for (uint32_t i = 0; i < GS_FORMS; i++) {
        snprintf(form, sizeof form, "w%u", i);
        assert_int_equal(row_of(form, i % 2), i);
    }
    gs_forms_reserve(&forms, 0);
    assert_int_equal(forms.count, GS_FORMS);
    gs_forms_reserve(&forms, 1);
    assert_int_equal(forms.count, 0);
    assert_int_equal(row_of("w7", true), 0);
    assert_int_equal(row_of("w8", false), 1);
    assert_int_equal(row_of("w7", true), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_form_has_one_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_long_form_is_new_each_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_is_forgotten_when_it_is_full, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
