/* The names of tags, relations and kinds of names. */
#include "doc/word.h"

#include "test.h"

static void names_find_their_values(void **state)
{
    gs_upos       upos;
    gs_deprel     deprel;
    gs_named_kind kind;

    (void)state;
    for (int i = 0; i < GS_UPOS_COUNT; i++) {
        assert_true(gs_upos_find(gs_str_from(gs_upos_name((gs_upos)i)), &upos));
        assert_int_equal(upos, i);
    }
    for (int i = 0; i < GS_DEPREL_COUNT; i++) {
        assert_true(gs_deprel_find(gs_str_from(gs_deprel_name((gs_deprel)i)), &deprel));
        assert_int_equal(deprel, i);
    }
    for (int i = 0; i < GS_NAMED_KINDS; i++) {
        assert_true(gs_named_kind_find(gs_str_from(gs_named_kind_name((gs_named_kind)i)), &kind));
        assert_int_equal(kind, i);
    }
}

static void values_have_the_usual_names(void **state)
{
    (void)state;
    assert_string_equal(gs_upos_name(GS_UPOS_ADJ), "ADJ");
    assert_string_equal(gs_upos_name(GS_UPOS_X), "X");
    assert_string_equal(gs_deprel_name(GS_DEPREL_NSUBJ_PASS), "nsubj:pass");
    assert_string_equal(gs_deprel_name(GS_DEPREL_ROOT), "root");
    assert_string_equal(gs_named_kind_name(GS_NAMED_NATIONALITY), "NORP");
}

/* Numbers of a model lie in 8 bits. */
static void values_fit(void **state)
{
    (void)state;
    assert_true(GS_UPOS_COUNT <= UINT8_MAX && GS_DEPREL_COUNT <= UINT8_MAX);
}

static void others_are_not_found(void **state)
{
    static const char *const others[] = {"", "noun", "NOU", "NOUNS", "NSUBJ", "nsubj:", "_", "per"};
    gs_upos                  upos;
    gs_deprel                deprel;
    gs_named_kind            kind;

    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(gs_upos_find(gs_str_from(others[i]), &upos));
        assert_false(gs_deprel_find(gs_str_from(others[i]), &deprel));
        assert_false(gs_named_kind_find(gs_str_from(others[i]), &kind));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_find_their_values),
        cmocka_unit_test(values_have_the_usual_names),
        cmocka_unit_test(values_fit),
        cmocka_unit_test(others_are_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
