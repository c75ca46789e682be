/* Missions and agreements: the YAML file with its errors, and how tasks and activities fit. */
#include "test.h"

#include "base/buf.h"
#include "base/limits.h"
#include "monitor/task.h"

typedef struct desk {
    gs_engine      *engine;
    gs_reader      *reader;
    gs_kinds        kinds;
    gs_arena        arena;
    gs_mission_file file;
    gs_error        err;
} desk;

static int desk_open(void **state)
{
    desk *d = calloc(1, sizeof *d);

    assert_non_null(d);
    assert_int_equal(gs_engine_open(&d->engine, TEST_DATADIR, &d->err), GS_OK);
    assert_int_equal(gs_engine_load_model(d->engine, TEST_DATADIR "/model.gsm", &d->err), GS_OK);
    assert_int_equal(gs_reader_new(&d->reader, d->engine, &d->err), GS_OK);
    assert_int_equal(gs_kinds_load(&d->kinds, TEST_DATADIR, &d->err), GS_OK);
    gs_arena_init(&d->arena, GS_LIMIT_DOC_MEMORY);
    *state = d;
    return 0;
}

static int desk_close(void **state)
{
    desk *d = *state;

    gs_reader_free(d->reader);
    gs_engine_close(d->engine);
    gs_kinds_release(&d->kinds);
    gs_arena_release(&d->arena);
    free(d);
    return 0;
}

/* ---- the file ---- */

#define MISSION "mission:\n  name: Lake mission\n  body: Orvanian observers\n"

static gs_status read_file(desk *d, const char *yaml)
{
    return gs_mission_file_read(&d->file, "m.yaml", gs_str_from(yaml), &d->arena, &d->err);
}

static void tells_line_of_error(void **state)
{
    static const struct {
        const char *yaml, *message;
    } cases[] = {
        {"mission:\n  nmae: x\n", "m.yaml:2: the mission has no 'nmae'; did you mean 'name'?"},
        {"mission:\n  name: x\n  color: blue\n", "m.yaml:3: the mission has no 'color'; see"},
        {"mission:\n  name: x\n", "m.yaml:2: the mission needs 'body'"},
        {"mission:\n  name: x\n  name: y\n", "m.yaml:3: the mission has 'name' twice"},
        {"mission:\n  name: [x]\n", "m.yaml:2: 'name' is one text, not a list"},
        {"mission: x\n", "m.yaml:1: the mission is written as"},
        {MISSION "documents:\n  - title: t\n    date: 2021-13-01\n", "m.yaml:6: 'date' cannot be"},
        {MISSION "documents:\n  - title: t\n    date: 2021-02-29\n", "m.yaml:6: 'date' cannot be"},
        {MISSION "documents:\n  - title: t\n    date: 2021-01-01\n    source: s\n",
         "m.yaml:5: a document needs 'tasks'"},
        {MISSION "separate bodies:\n  - name: Relief\n    other names: [orvanian Observers]\n",
         "m.yaml:6: 'orvanian Observers' is a name of two bodies"},
        {MISSION "  area: {names: [x], box: [1, 2, 3]}\n", "m.yaml:4: 'box' is [south"},
        {MISSION "terms: [{owes: x, text: y}]\n", "m.yaml:4: 'terms' belong to an agreement"},
        {"documents: []\n", "m.yaml:1: the file needs 'mission' or 'agreement'"},
        {"mission:\n\tname: x\n", "m.yaml:2:"},
        {"", "m.yaml:1: the file is empty"},
        {"agreement:\n  name: a\n  date: 2021-01-01\n  source: s\n  parties: [Orvania]\nterms:\n"
         "  - owes: Orvaina\n    text: x\n",
         "m.yaml:7: 'owes' names no party: 'Orvaina'; did you mean 'Orvania'?"},
        {"agreement:\n  name: a\n  date: 2021-01-01\n  source: s\n  parties: [Orvania]\nterms:\n"
         "  - owes: all\n    text: x\n    deadlines:\n      - date: 2021-02-01\n"
         "      - date: 2021-03-01\n",
         "m.yaml:11: of several deadlines"},
    };
    desk *d = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(read_file(d, cases[i].yaml), GS_E_DATA);
        if (strncmp(d->err.message, cases[i].message, strlen(cases[i].message)) != 0)
            fail_msg("'%s' is not '%s'", d->err.message, cases[i].message);
    }
}

static void keeps_values_with_lines(void **state)
{
    desk *d = *state;

    assert_int_equal(read_file(d, MISSION "documents:\n"
                                          "  - title: Lake agreement\n"
                                          "    version: \"2\"\n"
                                          "    date: 2021-01-18\n"
                                          "    source: s\n"
                                          "    tasks:\n"
                                          "      - Patrol the shore\n"
                                          "      - text: Clear mines\n"
                                          "        category: demining\n"),
                     GS_OK);
    assert_int_equal(d->file.document_count, 1);
    assert_int_equal(d->file.documents[0].date.day, 20210118);
    assert_int_equal(d->file.documents[0].task_count, 2);
    assert_int_equal(d->file.documents[0].tasks[0].text.line, 10);
    assert_string_equal(d->file.documents[0].tasks[1].category.items[0].text.p, "demining");
    assert_int_equal(d->file.documents[0].tasks[1].number, 2);
}

static void bounds_aliases(void **state)
{
    desk  *d = *state;
    gs_buf yaml;

    gs_buf_init(&yaml, 1u << 20);
    gs_buf_addf(&yaml, MISSION "  other names: &a [x");
    for (int i = 0; i < 600; i++)
        gs_buf_addf(&yaml, ", x");
    gs_buf_addf(&yaml, "]\nseparate bodies:\n");
    for (int i = 0; i < 10; i++)
        gs_buf_addf(&yaml, "  - {name: b%d, other names: *a}\n", i);
    gs_buf_add_char(&yaml, '\0');
    assert_int_equal(read_file(d, yaml.data), GS_E_DATA);
    assert_non_null(strstr(d->err.message, "more than"));
    gs_buf_release(&yaml);
}

static void knows_versions_in_force(void **state)
{
    gs_mandate m[] = {
        {.title = {.text = GS_STR("A")}, .date = {.day = 20210101}},
        {.title = {.text = GS_STR("A")}, .date = {.day = 20210301}, .until = {.day = 20210601}},
        {.title = {.text = GS_STR("B")}, .date = {.day = 20210201}}};
    gs_deadline due[] = {{.date = {.day = 20210331}},
                         {.date = {.day = 20210430}, .set = {.day = 20210310}}};
    gs_owed     t = {.deadlines = due, .deadline_count = 2};

    (void)state;
    assert_false(gs_mandate_in_force(m, 3, 0, 20201231));
    assert_true(gs_mandate_in_force(m, 3, 0, 20210228));
    assert_false(gs_mandate_in_force(m, 3, 0, 20210301));
    assert_true(gs_mandate_in_force(m, 3, 1, 20210301));
    assert_true(gs_mandate_in_force(m, 3, 2, 20210301));
    assert_false(gs_mandate_in_force(m, 3, 1, 20210602));
    assert_false(gs_mandate_in_force(m, 3, 0, 0));
    assert_int_equal(gs_owed_deadline(&t, 20210309)->date.day, 20210331);
    assert_int_equal(gs_owed_deadline(&t, 20210310)->date.day, 20210430);
}

/* ---- tasks ---- */

static gs_fit fit(desk *d, gs_task *t, const char *text, const char *place, char *reason)
{
    gs_parse_options plain = {.plain = true};
    gs_input         in = {.data = text, .size = strlen(text), .format = "text"};
    const gs_doc    *doc;
    gs_phrase        p;
    gs_doing         doing = {.phrase = &p, .category = -1, .place = gs_str_from(place)};
    uint32_t         root = 0;

    assert_int_equal(gs_reader_parse(d->reader, &in, &plain, &doc, &d->err), GS_OK);
    while (root < doc->word_count && doc->words[root].head >= 0)
        root++;
    assert_true(root < doc->word_count);
    assert_true(gs_phrase_read(doc, root, &d->kinds, &d->arena, &p));
    return gs_task_fit(t, &doing, &d->kinds, reason);
}

static void fits_tasks_and_activities(void **state)
{
    static const struct {
        const char *task, *activity, *place;
        gs_fit      fit;
        const char *why;
    } cases[] = {
        {"Patrol the western shore", "Observers patrolled the western shore.", NULL, GS_FIT_LISTED,
         "shore"},
        {"Patrol the western shore", "Observers patrolled the eastern shore.", NULL, GS_FIT_RELATED,
         "other object: eastern shore"},
        {"Patrol the shore near Ost", "Observers patrolled the shore.", "Halden", GS_FIT_RELATED,
         "other place: Halden"},
        {"Clear mines from the fields", "Observers cleared mines in two fields.", NULL,
         GS_FIT_LISTED, "mine"},
        {"Clear mines from the fields", "Sappers have defused two bombs.", NULL, GS_FIT_RELATED,
         "demining"},
        {"Clear mines from the fields", "They help restore water and heat supply in houses.", NULL,
         GS_FIT_NONE, ""},
        {"Observe the ceasefire", "Observers handed out blankets.", NULL, GS_FIT_NONE, ""},
        {"Escort the medical boats", "Observers searched the boats.", NULL, GS_FIT_NEAR, "boat"},
        {"Escort medical boats", "Observers escorted two medical boats to Ost.", NULL,
         GS_FIT_LISTED, "boat"},
        {"Restore the supply of water", "Engineers repaired the water supply.", NULL, GS_FIT_LISTED,
         ""},
    };
    desk *d = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gs_task t = {.text = {.text = gs_str_from(cases[i].task)}, .number = 1};
        char    reason[GS_REASON];
        gs_fit  got;
        assert_int_equal(gs_task_read(&t, "m.yaml", d->reader, &d->kinds, &d->arena, &d->err),
                         GS_OK);
        got = fit(d, &t, cases[i].activity, cases[i].place, reason);
        if (got != cases[i].fit || !strstr(reason, cases[i].why))
            fail_msg("'%s' beside '%s': %d, %s", cases[i].activity, cases[i].task, (int)got,
                     reason);
    }
}

static void takes_the_files_own_category(void **state)
{
    desk    *d = *state;
    gs_given kind = {.text = GS_STR("demining"), .line = 7},
             wrong = {.text = GS_STR("demning"), .line = 7};
    gs_task t = {
        .text = {.text = GS_STR("Make the fields safe")}, .category = {&kind, 1}, .number = 1};
    gs_task bad = {.text = {.text = GS_STR("Help")}, .category = {&wrong, 1}};
    char    reason[GS_REASON];

    assert_int_equal(gs_task_read(&t, "m.yaml", d->reader, &d->kinds, &d->arena, &d->err), GS_OK);
    assert_int_equal(fit(d, &t, "Sappers have defused two bombs.", NULL, reason), GS_FIT_LISTED);
    assert_int_equal(fit(d, &t, "Sappers built a school.", NULL, reason), GS_FIT_NONE);
    assert_int_equal(gs_task_read(&bad, "m.yaml", d->reader, &d->kinds, &d->arena, &d->err),
                     GS_E_DATA);
    assert_non_null(strstr(d->err.message, "m.yaml:7: 'category' cannot be 'demning'"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_line_of_error),
        cmocka_unit_test(keeps_values_with_lines),
        cmocka_unit_test(bounds_aliases),
        cmocka_unit_test(knows_versions_in_force),
        cmocka_unit_test(fits_tasks_and_activities),
        cmocka_unit_test(takes_the_files_own_category),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
