/* References: names, their titles, and names that the model overlooks. */
#include "record_desk.h"

/* The name whose words are these; fails when there is none. */
static const gs_ref *name(const gs_reading *r, const char *words)
{
    for (size_t i = 0; i < r->ref_count; i++) {
        const gs_ref *m = &r->refs[i];
        if (m->form == GS_MENTION_NAME && !m->denied &&
            gs_str_eq(gs_doc_str(r->doc, gs_ref_span(r, m)), gs_str_from(words)))
            return m;
    }
    fail_msg("no name \"%s\"", words);
    return NULL;
}

static void titles_are_no_part_of_a_name(void **state)
{
    static const struct {
        const char *text, *name;
    } cases[] = {
        {"They met Armenian Prime Minister Aram Petrosyan there.", "Aram Petrosyan"},
        {"Then spokesman Karim Odeh left.", "Karim Odeh"},
        {"They met President of Ukraine Olena Bondar there.", "Olena Bondar"},
        {"We saw Minister of Foreign Affairs Otto Falk there.", "Otto Falk"},
        {"Ambassador to Germany Edna Marlow resigned.", "Edna Marlow"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(name(desk_read(state, cases[i].text, NULL), cases[i].name)->title.role >= 0);
}

static void the_noun_of_a_title_means_its_person(void **state)
{
    static const char *const texts[] = {
        "US Secretary of State Edna Marlow said that it rained.",
        "President of Ukraine Olena Bondar said that it rained.",
        "The mayor of Halden, Dina Marr, said that it rained.",
    };
    static const char *const names[] = {"Edna Marlow", "Olena Bondar", "Dina Marr"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        gs_reading *r = desk_read(state, texts[i], NULL);
        int32_t     m = r->use_count ? gs_ref_of(r, r->uses[0].subject) : GS_NONE;
        assert_true(m >= 0);
        assert_int_equal(r->refs[m].chain, name(r, names[i])->chain);
    }
}

static void bodies_keep_their_names_whole(void **state)
{
    static const char *const names[] = {"Russian Defense Ministry", "Ministry of Foreign Affairs",
                                        "Committee to Protect Journalists"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char text[120];
        snprintf(text, sizeof text, "Later the %s closed.", names[i]);
        name(desk_read(state, text, NULL), names[i]);
    }
}

static void letters_in_brackets_make_a_name(void **state)
{
    gs_reading *r = desk_read(state, "Carers Beyond Lakes (CBL) left on Monday.", NULL);

    assert_int_equal(name(r, "Carers Beyond Lakes")->named, GS_NAMED_ORGANIZATION);
}

static void forms_of_one_name_are_one(void **state)
{
    gs_reading *r = desk_read(
        state, "Petra Lindqvist spoke. Lindqvist left. The United Nations met. The UN voted.",
        NULL);

    assert_int_equal(name(r, "Petra Lindqvist")->entity, name(r, "Lindqvist")->entity);
    assert_int_equal(name(r, "United Nations")->entity, name(r, "UN")->entity);
    assert_true(name(r, "Lindqvist")->entity != name(r, "UN")->entity);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_are_no_part_of_a_name),
        cmocka_unit_test(the_noun_of_a_title_means_its_person),
        cmocka_unit_test(bodies_keep_their_names_whole),
        cmocka_unit_test(letters_in_brackets_make_a_name),
        cmocka_unit_test(forms_of_one_name_are_one),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
