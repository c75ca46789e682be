/* Mentions, titles and chains: record/mention.h, title.c, coref.h. */
#include "record/coref.h"
#include "record_desk.h"

/* The reference whose mention has these words; the `nth` of them, from 0. */
static const gs_ref *find(const gs_reading *r, const char *words, unsigned nth)
{
    for (size_t i = 0; i < r->ref_count; i++) {
        gs_str s = gs_doc_str(r->doc, gs_ref_span(r, &r->refs[i]));
        if (gs_str_eq(s, gs_str_from(words)) && nth-- == 0)
            return &r->refs[i];
    }
    fail_msg("no reference '%s'", words);
    return NULL;
}

static bool same(const gs_reading *r, const char *a, const char *b)
{
    return find(r, a, 0)->chain == find(r, b, 0)->chain;
}

static void assert_role(const gs_reading *r, const gs_ref *m, const char *words)
{
    assert_true(m->title.role >= 0);
    assert_true(gs_str_eq(r->know->roles[m->title.role].words, gs_str_from(words)));
}

static void titles_before_names(void **state)
{
    gs_reading *r =
        desk_read(state, "Polish Foreign Minister Jan Kowal met the envoy in Oslo.", NULL);
    const gs_ref *m = find(r, "Jan Kowal", 0);

    assert_role(r, m, "foreign minister");
    assert_true(gs_str_eq(m->title.country, GS_STR("POL")));
    assert_int_equal(m->being, GS_BEING_PERSON);
    assert_int_equal(find(r, "the envoy", 0)->number, GS_NUMBER_ONE);
}

static void titles_are_distributed(void **state)
{
    gs_reading *r = desk_read(
        state, "Polish and French Presidents Jan Kowal and Luc Morel signed the treaty.", NULL);

    assert_role(r, find(r, "Jan Kowal", 0), "presidents");
    assert_true(gs_str_eq(find(r, "Jan Kowal", 0)->title.country, GS_STR("POL")));
    assert_true(gs_str_eq(find(r, "Luc Morel", 0)->title.country, GS_STR("FRA")));
    assert_false(same(r, "Jan Kowal", "Luc Morel"));
}

static void a_field_stands_between(void **state)
{
    gs_reading *r = desk_read(
        state,
        "The ban stays, says Lead Spokesperson for EU Foreign Affairs and Trade Policy Peter Lund.",
        NULL);

    assert_role(r, find(r, "Peter Lund", 0), "lead spokesperson");
}

static void names_are_joined(void **state)
{
    gs_reading *r = desk_read(
        state,
        "Jan Kowal met members of the Northern Ferry Union (NFU) in Oslo. Kowal thanked the NFU.",
        NULL);

    assert_true(same(r, "Jan Kowal", "Kowal"));
    assert_true(same(r, "Northern Ferry Union", "NFU"));
    assert_string_equal(find(r, "Kowal", 0)->rule, "coref:surname");
    assert_false(same(r, "Jan Kowal", "NFU"));
}

static void a_surname_is_the_last_ones(void **state)
{
    gs_reading *r =
        desk_read(state, "Jan Kowal met Anna Kowal in Oslo. Kowal thanked the crew.", NULL);

    assert_true(same(r, "Anna Kowal", "Kowal"));
    assert_false(same(r, "Jan Kowal", "Anna Kowal"));
}

static void offices_find_their_holder(void **state)
{
    gs_reading *r = desk_read(
        state,
        "The press secretary of the Russian president, Jan Kowal, said "
        "nothing had changed. The Kremlin spokesman gave no reason. The Pentagon spokesman "
        "stayed in the hall.",
        NULL);

    assert_true(same(r, "Jan Kowal", "The Kremlin spokesman"));
    assert_false(same(r, "Jan Kowal", "The Pentagon spokesman"));
    assert_false(same(r, "Jan Kowal", "the Russian president"));
}

static void predicates_need_a_copula_and_an_article(void **state)
{
    gs_reading *r = desk_read(
        state, "Anna Lis is the mayor of the town. Jan Kowal is a teacher in the town.", NULL);

    assert_true(same(r, "Anna Lis", "the mayor of the town"));
    assert_false(same(r, "Jan Kowal", "a teacher in the town"));
}

static void pronouns_agree(void **state)
{
    gs_reading *r = desk_read(
        state, "Mr. Kowal left the hall because he was late. The ministry closed its office.",
        NULL);

    assert_true(same(r, "Kowal", "he"));
    assert_true(same(r, "The ministry", "its"));
}

static void clauses_bar_pronouns(void **state)
{
    gs_reading *r =
        desk_read(state, "Jan Kowal greeted him. Luc Morel defended himself in the court.", NULL);

    assert_false(same(r, "Jan Kowal", "him"));
    assert_true(same(r, "Luc Morel", "himself"));
}

static void others_stay_apart(void **state)
{
    gs_reading *r = desk_read(
        state, "A court freed the captain. Another court kept the cook. It is late in the day.",
        NULL);

    assert_false(same(r, "A court", "Another court"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(titles_before_names, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(titles_are_distributed, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(a_field_stands_between, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(names_are_joined, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(a_surname_is_the_last_ones, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(offices_find_their_holder, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(predicates_need_a_copula_and_an_article, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(pronouns_agree, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(clauses_bar_pronouns, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(others_stay_apart, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
