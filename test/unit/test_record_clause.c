/* The tree of a sentence as the makers of statements walk it. */
#include "record_desk.h"

static void the_nearest_subject_counts(void **state)
{
    gs_reading *r =
        desk_read(state, "The mayor said that it rained. \"It did,\" said the envoy.", NULL);
    uint32_t first = word_of(r, "said"), second = first + 1;

    while (!gs_str_eq(gs_word_lower(r, second), GS_STR("said")))
        second++;
    assert_str(noun_words(r, gs_own_subject(r, first)), "The mayor");
    assert_str(noun_words(r, gs_own_subject(r, second)), "the envoy");
    assert_int_equal(gs_own_subject(r, word_of(r, "rained")), word_of(r, "it"));
    assert_int_equal(gs_own_subject(r, word_of(r, "mayor")), GS_NONE);
}

static void nouns_from_and_until_a_token(void **state)
{
    gs_reading *r = desk_read(state, "The chief of the old prison resigned yesterday.", NULL);

    assert_int_equal(gs_noun_from(r, 0), word_of(r, "chief"));
    assert_int_equal(gs_noun_until(r, r->token_of[word_of(r, "prison")]), word_of(r, "chief"));
    assert_int_equal(gs_noun_from(r, r->token_of[word_of(r, "resigned")]), GS_NONE);
}

static void yields_have_no_marks_at_their_ends(void **state)
{
    gs_reading *r = desk_read(state, "\"It rained,\" the mayor said.", NULL);
    uint32_t    w = word_of(r, "rained");

    assert_str(gs_doc_str(r->doc, gs_tokens_span(r, gs_yield_first(r, w), gs_yield_end(r, w) - 1)),
               "It rained");
}

static void who_may_speak(void **state)
{
    static const struct {
        const char *word;
        gs_somebody who;
    } cases[] = {{"officials", GS_SOMEBODY_ROLE}, {"maid", GS_SOMEBODY_ROLE},
                 {"bridge", GS_SOMEBODY_OTHER},   {"nobody", GS_SOMEBODY_NOBODY},
                 {"she", GS_SOMEBODY_PRONOUN},    {"weller", GS_SOMEBODY_NAMED}};
    gs_reading *r =
        desk_read(state,
                  "Two senior officials and a maid crossed the bridge. Nobody saw Jonas "
                  "Weller, but she did.",
                  NULL);

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t w = word_of(r, cases[i].word);
        if (cases[i].who == GS_SOMEBODY_NAMED)
            w = (uint32_t)gs_noun_until(r, r->token_of[w]);
        assert_int_equal(gs_somebody_of(r, w), cases[i].who);
    }
}

static void clauses_begin_with_their_subject(void **state)
{
    gs_reading *r = desk_read(state, "The mayor insists the old bridge is safe.", NULL);
    int32_t     head = gs_clause_from(r, r->token_of[word_of(r, "insists")] + 1);

    assert_int_equal(head, word_of(r, "safe"));
    assert_true(gs_finite_within(r, 0, gs_yield_end(r, (uint32_t)head)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_subject_counts),
        cmocka_unit_test(nouns_from_and_until_a_token),
        cmocka_unit_test(yields_have_no_marks_at_their_ends),
        cmocka_unit_test(who_may_speak),
        cmocka_unit_test(clauses_begin_with_their_subject),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
