/* Which words of saying count, who their subject is, and their frames. */
#include "record_desk.h"

/* The only use in `text`; NULL when there is none. */
static const gs_use *only(void **state, const char *text)
{
    gs_reading *r = desk_read(state, text, NULL);

    assert_in_range(r->use_count, 0, 1);
    return r->use_count ? &r->uses[0] : NULL;
}

static void frames(void **state)
{
    static const struct {
        const char *text;
        gs_frame    frame;
    } cases[] = {
        {"The mayor said that it rained.", GS_SAID_CLAUSE},
        {"The mayor said it rained.", GS_SAID_CLAUSE},
        {"The mayor promised to leave.", GS_SAID_TO},
        {"The mayor denied the report.", GS_SAID_OBJECT},
        {"It rained, the mayor said.", GS_SAID_TRAILING},
        {"\"It rained,\" said the mayor.", GS_SAID_TRAILING},
        {"The mayor said: \"It rained.\"", GS_SAID_QUOTE},
        {"It rained, according to the mayor.", GS_SAID_SOURCE},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const gs_use *use = only(state, cases[i].text);
        if (!use)
            fail_msg("nothing in: %s", cases[i].text);
        assert_int_equal(use->frame, cases[i].frame);
    }
}

static void no_statement(void **state)
{
    static const char *const texts[] = {
        "The mayor did not say that it rained.",
        "The mayor will say that it rained.",
        "The mayor declined to say more.",
        "No group claimed responsibility.",
        "The guard denied him entry.",
        "The families were denied visas.",
        "The council rejected the proposal.",
        "The blast claimed nine lives.",
        "The mayor has not confirmed or denied the report.",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (only(state, texts[i]))
            fail_msg("a statement in: %s", texts[i]);
    }
}

static void subjects(void **state)
{
    static const struct {
        const char *text, *subject;
    } cases[] = {
        {"A man arrested in Oslo said that it rained.", "A man"},
        {"Dina Marr, the mayor of the town, said that it rained.", "Dina Marr"},
        {"In Geneva the minister said that it rained.", "the minister"},
        {"After talks in Geneva, the minister said that it rained.", "the minister"},
        {"Some of the aides denied the report.", "the aides"},
        {"The report was denied by the minister.", "the minister"},
        {"The minister on Monday said that it rained.", "The minister"},
        {"Reporters who the minister says are idle left.", "the minister"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const gs_use *use = only(state, cases[i].text);
        desk         *d = *state;
        if (!use || use->subject < 0)
            fail_msg("no subject in: %s", cases[i].text);
        assert_str(noun_words(&d->r, use->subject), cases[i].subject);
    }
}

static void long_lines_of_cues_are_bounded(void **state)
{
    static char text[200000];
    size_t      n = 0;

    while (n + 40 < sizeof text)
        n += (size_t)snprintf(text + n, sizeof text - n, "he said, and said that, \"");
    desk_read(state, text, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames),
        cmocka_unit_test(no_statement),
        cmocka_unit_test(subjects),
        cmocka_unit_test(long_lines_of_cues_are_bounded),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
