/* Phrases found from their first word. */
#include "know/lexicon.h"

#include "test.h"

static gs_lexicon make(void)
{
    gs_lexicon lexicon;

    gs_lexicon_init(&lexicon, (gs_seed){1, 2});
    assert_int_equal(gs_lexicon_put(&lexicon, GS_STR("call"), 1), GS_OK);
    assert_int_equal(gs_lexicon_put(&lexicon, GS_STR("call for"), 2), GS_OK);
    assert_int_equal(gs_lexicon_put(&lexicon, GS_STR("people's daily"), 3), GS_OK);
    return lexicon;
}

static void longest_counts_tokens(void **state)
{
    gs_lexicon lexicon = make();

    (void)state;
    assert_int_equal(gs_lexicon_longest(&lexicon, GS_STR("call")), 2);
    assert_int_equal(gs_lexicon_longest(&lexicon, GS_STR("people")), 3); /* people 's daily */
    assert_int_equal(gs_lexicon_longest(&lexicon, GS_STR("for")), 0);
    gs_lexicon_release(&lexicon);
}

static void grows(void **state)
{
    static char phrases[1000][16];
    gs_lexicon  lexicon = make();

    (void)state;
    for (uint32_t i = 0; i < 1000; i++) {
        snprintf(phrases[i], sizeof phrases[i], "w%u a b", i);
        if (i % 2)
            phrases[i][strlen(phrases[i]) - 2] = '\0';
        assert_int_equal(gs_lexicon_put(&lexicon, gs_str_from(phrases[i]), i), GS_OK);
    }
    for (uint32_t i = 0; i < 1000; i++) {
        gs_str head = gs_lexicon_head(gs_str_from(phrases[i]));
        assert_int_equal(gs_lexicon_longest(&lexicon, head), i % 2 ? 2 : 3);
        assert_int_equal(*gs_lexicon_get(&lexicon, gs_str_from(phrases[i])), i);
    }
    assert_int_equal(gs_lexicon_longest(&lexicon, GS_STR("call")), 2);
    gs_lexicon_release(&lexicon);
}

static void finds_whole_phrases_only(void **state)
{
    gs_lexicon lexicon = make();

    (void)state;
    assert_int_equal(*gs_lexicon_get(&lexicon, GS_STR("call for")), 2);
    assert_null(gs_lexicon_get(&lexicon, GS_STR("call f")));
    assert_null(gs_lexicon_get(&lexicon, GS_STR("people")));
    gs_lexicon_release(&lexicon);
}

static void heads(void **state)
{
    (void)state;
    assert_str(gs_lexicon_head(GS_STR("call for")), "call");
    assert_str(gs_lexicon_head(GS_STR("people's daily")), "people");
    assert_str(gs_lexicon_head(GS_STR("da'esh")), "da'esh");
    assert_str(gs_lexicon_head(GS_STR("RFE/RL")), "RFE");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(longest_counts_tokens),
        cmocka_unit_test(grows),
        cmocka_unit_test(finds_whole_phrases_only),
        cmocka_unit_test(heads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
