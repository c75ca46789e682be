/* The compiler of event patterns and signatures (know/event.h), and what it says of bad lines. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "know/know.h"
#include "test.h"

static gs_know know;
static char    folder[] = "/tmp/gainsay-events-XXXXXX";

static int set_up(void **state)
{
    gs_error err;

    (void)state;
    return mkdtemp(folder) && gs_know_load(&know, TEST_DATADIR, &err) == GS_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    static const char *const names[] = {"events.tsv", "event-words.tsv", "reality.tsv"};
    char                     path[80];

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    gs_know_release(&know);
    return rmdir(folder);
}

static void write_file(const char *name, const char *text)
{
    char  path[80];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static const gs_event_pattern *first_of(const gs_map *map, const char *lemma)
{
    const uint32_t *i = gs_map_get(map, gs_str_from(lemma));

    return i ? &know.events.patterns[*i] : NULL;
}

static void our_own_lines_are_sound(void **state)
{
    const gs_event_pattern *shell = first_of(&know.events.verbs, "shell");

    (void)state;
    assert_non_null(shell);
    assert_true(know.events.pattern_count > 1500);
    assert_true(gs_event_in(&know.events, GS_STR("launch"), know.events.light));
    assert_true(gs_event_in(&know.events, GS_STR("near"), know.events.where));
    assert_true(
        gs_event_in(&know.events, GS_STR("truce"), know.events.pact[GS_AGREEMENT_CEASEFIRE]));
    assert_false(gs_event_in(&know.events, GS_STR("launch"), know.events.where));
    assert_null(first_of(&know.events.verbs, "no such verb"));
}

static void a_folder_is_tried_first(void **state)
{
    const gs_event_pattern *p;
    gs_error                err;

    (void)state;
    write_file("event-words.tsv", "boats\tboat, launch\n");
    write_file("events.tsv",
               "shell\tverb\tMOBILIZE\ttroops\tmilitary territory\t150\t"
               "actor=subj+with,by recipient=- obj:boats|@place prep=from!boats noto\n"
               "shell out, shell\tverb\t-\t-\t-\t-\t-\n");
    write_file("reality.tsv", "dawdle\tverb\tto ing\tplanned\t-\n");
    if (gs_know_add(&know, folder, &err) != GS_OK)
        fail_msg("%s", err.message);
    p = first_of(&know.events.verbs, "shell");
    assert_int_equal(p->word_count, 1); /* more words first */
    assert_str(p->words[0], "out");
    assert_true(p->blocks);
    while (p->word_count) /* ours has "shell out" as well */
        p = &know.events.patterns[p->next];
    assert_int_equal(p->event, GS_PLOVER_MOBILIZE);
    assert_str(p->mode, "troops");
    assert_str(p->contexts, "military territory");
    assert_str(p->cameo, "150");
    assert_int_equal(p->actor_count, 3);
    assert_true(p->actor[1].plus && !p->actor[2].plus);
    assert_str(p->actor[2].prep, "by");
    assert_int_equal(p->recipient_count, 0);
    assert_int_equal(p->condition_count, 3);
    assert_true(gs_sets_has(&p->conditions[0].sets, GS_SET_PLACE));
    assert_true(gs_sets_meet(&p->conditions[0].sets, gs_event_sets(&know.events, GS_STR("boat"))));
    assert_true(p->conditions[1].not_ && !p->conditions[1].any);
    assert_true(p->conditions[2].not_ && p->conditions[2].any);
    p = &know.events.patterns[p->next]; /* its own second line, then ours */
    assert_true(p->blocks);
    assert_int_equal(know.events.patterns[p->next].condition_count, 1); /* "shelled peas" */
    assert_non_null(gs_map_get(&know.events.reality, GS_STR("dawdle")));
}

static void a_bad_line_is_named(void **state)
{
    static const struct {
        const char *line, *why;
    } bad[] = {
        {"shell\tverb\tATTACK\t-\t-\t-\t-\n", "PLOVER has no event 'ATTACK'"},
        {"shell\tadverb\tASSAULT\t-\t-\t-\t-\n", "'adverb' is neither verb nor noun"},
        {"shell\tverb\tASSAULT\t-\t-\t-\tobj:nothings\n", "there is no set 'nothings'"},
        {"shell\tverb\tASSAULT\t-\t-\t-\tobject\n", "unknown condition 'object'"},
        {"shell\tverb\tASSAULT\t-\t-\t-\tactor=subj++by\n", "a role has no source"},
        {"a b c d e\tverb\tASSAULT\t-\t-\t-\t-\n", "more than 4 words"},
        {"shell\tverb\tASSAULT\n", "fields"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        gs_error err = {.code = GS_OK};
        write_file("events.tsv", bad[i].line);
        assert_int_equal(gs_know_add(&know, folder, &err), GS_E_DATA);
        if (!strstr(err.message, bad[i].why) || !strstr(err.message, "events.tsv:1"))
            fail_msg("%s", err.message);
    }
    write_file("events.tsv", "");
    write_file("reality.tsv", "dawdle\tverb\tto\tmaybe\t-\n");
    {
        gs_error err = {.code = GS_OK};
        assert_int_equal(gs_know_add(&know, folder, &err), GS_E_DATA);
        assert_non_null(strstr(err.message, "unknown reality 'maybe'"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(our_own_lines_are_sound),
        cmocka_unit_test(a_folder_is_tried_first),
        cmocka_unit_test(a_bad_line_is_named),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
