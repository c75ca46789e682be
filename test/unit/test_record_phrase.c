/* Noun phrases, names and roles without a parser. */
#include "record_desk.h"

/* The phrase whose words are `words`; fails when there is none. */
static const gs_phrase *phrase(const gs_reading *r, const char *words)
{
    for (size_t i = 0; i < r->phrase_count; i++) {
        if (gs_str_eq(phrase_words(r, (int32_t)i), gs_str_from(words)))
            return &r->phrases[i];
    }
    fail_msg("no phrase \"%s\"", words);
    return NULL;
}

static gs_str name_of(const gs_reading *r, const gs_phrase *p)
{
    assert_int_equal(p->kind, GS_PHRASE_NAME);
    return gs_doc_str(r->doc, gs_tokens_span(r, (uint32_t)p->name_first, (uint32_t)p->name_last));
}

static void titles_are_no_part_of_a_name(void **state)
{
    static const struct {
        const char *text, *phrase, *name;
    } cases[] = {
        {"They met Armenian Prime Minister Aram Petrosyan there.",
         "Armenian Prime Minister Aram Petrosyan", "Aram Petrosyan"},
        {"Then spokesman Karim Odeh left.", "spokesman Karim Odeh", "Karim Odeh"},
        {"They met President of Ukraine Olena Bondar there.", "President of Ukraine Olena Bondar",
         "Olena Bondar"},
        {"We saw Gen. Otto Falk there.", "Gen. Otto Falk", "Otto Falk"},
        {"We saw Minister of Foreign Affairs Otto Falk there.",
         "Minister of Foreign Affairs Otto Falk", "Otto Falk"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gs_reading *r = desk_read(state, cases[i].text, NULL);
        assert_str(name_of(r, phrase(r, cases[i].phrase)), cases[i].name);
    }
}

static void bodies_keep_their_names_whole(void **state)
{
    static const char *const names[] = {"Russian Defense Ministry", "Ministry of Foreign Affairs",
                                        "People's Harvest Party", "Doctors Without Borders"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char        text[120];
        gs_reading *r;
        snprintf(text, sizeof text, "Later the %s closed.", names[i]);
        r = desk_read(state, text, NULL);
        snprintf(text, sizeof text, "the %s", names[i]);
        assert_str(name_of(r, phrase(r, text)), names[i]);
    }
}

static void roles_and_others(void **state)
{
    gs_reading *r =
        desk_read(state, "Two senior officials crossed the old bridge. Nobody saw it.", NULL);
    const gs_phrase *officials = phrase(r, "Two senior officials");

    assert_int_equal(officials->kind, GS_PHRASE_ROLE);
    assert_true(officials->plural);
    assert_int_equal(phrase(r, "the old bridge")->kind, GS_PHRASE_OTHER);
    assert_int_equal(phrase(r, "Nobody")->kind, GS_PHRASE_NOBODY);
    assert_int_equal(phrase(r, "it")->kind, GS_PHRASE_PRONOUN);
}

static void a_name_behind_a_noun_parts(void **state)
{
    gs_reading *r = desk_read(state, "They told reporters Syria was safe.", NULL);

    phrase(r, "reporters");
    phrase(r, "Syria");
    r = desk_read(state, "She is a former Iranian official.", NULL);
    phrase(r, "a former Iranian official");
}

static void words_of_saying_are_nouns_or_verbs(void **state)
{
    gs_reading *r = desk_read(state, "Paris claims the film. The claims were old.", NULL);

    phrase(r, "Paris");
    phrase(r, "The claims");
}

static void appositions_name_roles(void **state)
{
    gs_reading *r = desk_read(
        state, "The head of the rescue service, Jonas Weller, said the tunnel was flooded.", NULL);
    const gs_phrase *head = phrase(r, "The head");

    assert_true(head->apposed >= 0);
    assert_str(name_of(r, &r->phrases[head->apposed]), "Jonas Weller");
    assert_int_equal(head->entity, r->phrases[head->apposed].entity);
}

static void forms_of_one_name_are_one(void **state)
{
    gs_reading *r = desk_read(
        state, "Petra Lindqvist spoke. Lindqvist left. The United Nations met. The UN voted.",
        NULL);

    assert_int_equal(phrase(r, "Petra Lindqvist")->entity, phrase(r, "Lindqvist")->entity);
    assert_int_equal(phrase(r, "The United Nations")->entity, phrase(r, "The UN")->entity);
    assert_true(phrase(r, "Lindqvist")->entity != phrase(r, "The UN")->entity);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_are_no_part_of_a_name),
        cmocka_unit_test(bodies_keep_their_names_whole),
        cmocka_unit_test(roles_and_others),
        cmocka_unit_test(a_name_behind_a_noun_parts),
        cmocka_unit_test(words_of_saying_are_nouns_or_verbs),
        cmocka_unit_test(appositions_name_roles),
        cmocka_unit_test(forms_of_one_name_are_one),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
