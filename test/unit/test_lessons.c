/* Lessons for names: small folders of files, and what comes of them. */
#include "train/lessons.h"

#include <unistd.h>

#include "test.h"

static char folder[64];

static void write_file(const char *name, const char *text)
{
    char  path[128];
    FILE *out;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    out = fopen(path, "w");
    if (!out || fputs(text, out) < 0 || fclose(out) != 0)
        fail_msg("cannot write %s", path);
}

static void remove_folder(void)
{
    static const char *const names[] = {"lessons.txt", "lesson-names.txt", "names-states.tsv",
                                        "names-organizations.tsv"};
    char                     path[128];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

static gs_status add(train_corpus *c, const char *lessons, const char *names, size_t count,
                     gs_error *err)
{
    gs_status st;

    strcpy(folder, "/tmp/gainsay-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    write_file("lessons.txt", lessons);
    write_file("lesson-names.txt", names);
    write_file("names-states.tsv", "# states\nORV\tOrvania\tOrvanian\tKesh\n");
    write_file("names-organizations.tsv", "Red Tower\torganization\tORV\tGOV\tmetonym\n"
                                          "Kesh Post\torganization\t-\tJRN\t-\n"
                                          "Free Band\torganization\t-\tREB\t-\n");
    assert_int_equal(train_corpus_init(c, NULL, err), GS_OK);
    st = train_lessons_add(c, folder, count, 7, err);
    remove_folder();
    return st;
}

/* "Ana/B-PER Torvel/E-PER saw"; sentences parted by " | ", no blank: "~". */
static void assert_lessons(const char *lessons, const char *names, size_t count,
                           const char *expected)
{
    char         got[1024] = "";
    train_corpus c;
    gs_error     err = {0};

    if (add(&c, lessons, names, count, &err) != GS_OK)
        fail_msg("%s", err.message);
    for (size_t i = 0; i < c.item_count; i++) {
        const train_item *item = &c.items[i];
        assert_true(item->named && !item->parsed && item->source == TRAIN_SOURCE_LESSONS);
        strcat(got, i ? " | " : "");
        for (size_t w = item->first; w < item->first + item->count; w++) {
            sprintf(got + strlen(got), "%s%.*s",
                    w == item->first    ? ""
                    : c.space_before[w] ? " "
                                        : "~",
                    GS_STR_ARG(c.form[w]));
            if (c.name[w])
                sprintf(got + strlen(got), "/%c-%s", "BIES"[(c.name[w] - 1) % 4],
                        gs_named_kind_name((gs_named_kind)((c.name[w] - 1) / 4)));
        }
    }
    assert_string_equal(got, expected);
    train_corpus_release(&c);
}

static void assert_error(const char *lessons, const char *names, const char *message)
{
    train_corpus c;
    gs_error     err = {0};

    assert_int_equal(add(&c, lessons, names, 2, &err), GS_E_DATA);
    assert_string_equal(err.message, message);
    train_corpus_release(&c);
}

static void takes_dictionaries(void **state)
{
    (void)state;
    assert_lessons("{seat} denies it.\nThe {adj} army left {capital}, {media} says.\n",
                   "[the]\nRed Tower\n[seat ORG]\n[adj NORP]\n[capital LOC]\n[media ORG]\n", 3,
                   "The Red/B-ORG Tower/E-ORG denies it~. | The Orvanian/S-NORP army left "
                   "Kesh/S-LOC~, Kesh/B-ORG Post/E-ORG says~. | The Red/B-ORG Tower/E-ORG "
                   "denies it~.");
}

static void nests_to_one_name(void **state)
{
    (void)state;
    assert_lessons("President {person}'s aide at {body} didn't go.\n",
                   "[person PER]\n{given} al-{family}\n[given]\nAna\n[family]\nTorvel\n"
                   "[body ORG]\nthe Ministry of {state}\n[state LOC]\n",
                   1,
                   "President Ana/B-PER al/I-PER~-/I-PER~Torvel/E-PER~'s aide at the "
                   "Ministry/B-ORG of/I-ORG Orvania/E-ORG did~n't go~.");
}

static void writes_headlines(void **state)
{
    const char *names =
        "[the]\nRed Tower\n[seat ORG]\n[place LOC]\nthe Élan Hills, the Élan Hills\n";

    (void)state;
    assert_lessons("{seat!} Denies It\n^ {seat!} looks at {place}\n", names, 2,
                   "Red/B-ORG Tower/E-ORG Denies It | RED/B-ORG TOWER/E-ORG LOOKS AT THE "
                   "ÉLAN/B-LOC HILLS/E-LOC");
}

static void begins_with_a_capital(void **state)
{
    (void)state;
    assert_lessons(
        "“{group} is here.\n{place} is far.\nIt left {place}.\nIt left {far}. The rest.\n",
        "[group ORG]\n[the]\nFree Band\n[place LOC]\nU.O. *3\n[far LOC]\nKesh\n", 4,
        "“~The Free/B-ORG Band/E-ORG is here~. | U.O./S-LOC is far~. | "
        "It left U.O./S-LOC | It left Kesh/S-LOC~. The rest~.");
}

static void tells_what_is_wrong(void **state)
{
    (void)state;
    assert_error("# none\n\n{plaec} burns.\n", "[place LOC]\nKesh\n",
                 "lessons.txt:3: there is no list for the slot \"plaec\"");
    assert_error("{place} burns.\n", "[place LOC]\n",
                 "lessons.txt:1: nothing is in the list \"place\"");
    assert_error("{place burns.\n", "[place LOC]\nKesh\n",
                 "lessons.txt:1: a slot has no end: \"{place burns.\"");
    assert_error("x\n", "\n[place TOWN]\n",
                 "lesson-names.txt:2: there is no kind of name \"TOWN\"");
    assert_error("x\n", "Kesh\n", "lesson-names.txt:1: no heading is before \"Kesh\"");
    assert_error("x\n", "[a\n", "lesson-names.txt:1: a heading has no end: \"[a\"");
    assert_error("x\n", "[a]\nb\n[a]\n", "lesson-names.txt:3: a second list of the name \"a\"");
    assert_error("x\n", "[a]\n{b}\n", "lesson-names.txt:1: there is no list for the slot \"b\"");
    assert_error("{a}\n", "[a]\nx{a}\n", "lessons.txt:1: slots within slots without end: \"x{a}\"");
    assert_error("pre{a} x\n", "[a LOC]\nKesh\n",
                 "lessons.txt:1: a name is not of whole words: \"Kesh\"");
    assert_error("# nothing\n", "[a]\nb\n", "lessons.txt:1: no sentence is in \"lessons.txt\"");
}

static void is_the_same_again(void **state)
{
    train_corpus a, b;
    gs_error     err = {0};

    (void)state;
    for (int i = 0; i < 2; i++) {
        train_corpus *c = i ? &b : &a;
        assert_int_equal(train_corpus_init(c, TEST_DATADIR, &err), GS_OK);
        if (train_lessons_add(c, TEST_DATADIR, TRAIN_LESSONS_USUAL, 1, &err) != GS_OK)
            fail_msg("%s", err.message);
        assert_int_equal(c->item_count, TRAIN_LESSONS_USUAL);
    }
    assert_int_equal(a.word_count, b.word_count);
    for (size_t i = 0; i < a.word_count; i++) {
        assert_true(gs_str_eq(a.form[i], b.form[i]));
        assert_int_equal(a.name[i], b.name[i]);
    }
    train_corpus_release(&a);
    train_corpus_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_dictionaries),  cmocka_unit_test(nests_to_one_name),
        cmocka_unit_test(writes_headlines),    cmocka_unit_test(begins_with_a_capital),
        cmocka_unit_test(tells_what_is_wrong), cmocka_unit_test(is_the_same_again),
    };
    return cmocka_run_group_tests_name("lessons", tests, NULL, NULL);
}
