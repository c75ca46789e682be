/* Names as they are compared: accents and spellings. */
#include "test.h"

#include "store/joined.h"

static void folds_words(void **state)
{
    static const char *const cases[][2] = {
        {"Aliyev", "aliev"},    {"Aliev", "aliev"},      {"Željko", "zeljko"},
        {"Defence", "defense"}, {"Mohammed", "mohamed"}, {"Drábek", "drabek"},
        {"O'Neil", "oneil"},    {"Łódź", "lodz"},        {"", ""},
    };
    char out[32];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n = gs_joined_fold(gs_str_from(cases[i][0]), out, sizeof out);
        assert_string_equal(out, cases[i][1]);
        assert_int_equal(n, strlen(out));
    }
}

static void keeps_to_its_room(void **state)
{
    char out[4];

    (void)state;
    assert_int_equal(gs_joined_fold(GS_STR("abcdefgh"), out, sizeof out), 3);
    assert_string_equal(out, "abc");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_words),
        cmocka_unit_test(keeps_to_its_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
