/* Names: the layouts and tag forms of the files, and which are refused. */
#include "train/iob.h"

#include "test.h"

/* Names as "Ana Torvel/PER Kesh/LOC", words parted by blanks. */
static void assert_names(const char *text, const train_type_map *map, size_t map_count,
                         const char *expected)
{
    train_names names;
    gs_error    err = {0};
    char        got[512] = "";

    if (train_names_parse(&names, "t", gs_str_from(text), map, map_count, &err) != GS_OK)
        fail_msg("%s", err.message);
    for (size_t i = 0; i < names.count; i++) {
        const train_name *n = &names.items[i];
        for (uint32_t w = n->first_word; w < n->first_word + n->word_count; w++)
            sprintf(got + strlen(got), "%s%.*s", *got ? " " : "", GS_STR_ARG(names.words[w].form));
        sprintf(got + strlen(got), "/%.*s", GS_STR_ARG(n->type));
    }
    assert_string_equal(got, expected);
    train_names_release(&names);
}

static void reads_numbered_words(void **state)
{
    (void)state;
    assert_names("# text = Ana Torvel saw # 2\n"
                 "1\tAna\tB-PER\t-\tx\n2\tTorvel\tI-PER\t-\tx\n3\tsaw\tO\t-\t-\n"
                 "4-5\t#2\tO\t-\t-\n4\t#\tO\t-\t-\n5\t2\tO\t-\t-\n\n"
                 "# newdoc\n1\tKesh\tB-LOC\n",
                 NULL, 0, "Ana Torvel/PER Kesh/LOC");
}

static void reads_words_in_front(void **state)
{
    (void)state;
    assert_names("-DOCSTART- O\n\nAna B-PER\nTorvel I-PER\nsaw O\n# O\n2 O\n\n10 O\nKesh B-LOC\n",
                 NULL, 0, "Ana Torvel/PER Kesh/LOC");
    assert_names("Ana\tNNP\tB-PER\nsaw\tVBD\tO\nNew Kesh\tNNP\tB-LOC\n\tO\n", NULL, 0,
                 "Ana/PER New Kesh/LOC");
    assert_names("# made by hand\n#KESH\tB-LOC\r\nAna\tB-PER\r\n\r\n", NULL, 0,
                 "#KESH/LOC Ana/PER");
}

/* B only where a name adjoins another of its type, and B always. */
static void reads_both_forms_of_tags(void **state)
{
    (void)state;
    assert_names("Ana I-PER\nTorvel I-PER\nPavel B-PER\nKesh I-LOC\n\nKesh I-LOC\n", NULL, 0,
                 "Ana Torvel/PER Pavel/PER Kesh/LOC Kesh/LOC");
    assert_names("Ana B-PER\nTorvel I-PER\nPavel B-PER\nKesh B-LOC\n\nKesh I-LOC\n", NULL, 0,
                 "Ana Torvel/PER Pavel/PER Kesh/LOC Kesh/LOC");
}

static void maps_types(void **state)
{
    static const train_type_map map[] = {{{"PERSON", 6}, {"PER", 3}}, {{"OTH", 3}, {"O", 1}}};
    static const char text[] = "Ana B-PERSON\nTorvel I-PERSON\nVeldenan B-OTH\nand I-OTH\n"
                               "Kesh B-LOC\nit B-O\n";

    (void)state;
    assert_names(text, map, 2, "Ana Torvel/PER Kesh/LOC");
    assert_names(text, map, 1, "Ana Torvel/PER Veldenan and/OTH Kesh/LOC");
    /* What was two names stays two, also under one type. */
    assert_names("Ana I-PERSON\nTorvel I-PER\n", map, 1, "Ana/PER Torvel/PER");
}

static void counts_sentences(void **state)
{
    train_names names;
    gs_error    err;

    (void)state;
    assert_int_equal(
        train_names_parse(&names, "t", GS_STR("\n\nAna O\nsaw O\n\n\nit O"), NULL, 0, &err), GS_OK);
    assert_int_equal(names.sentence_count, 2);
    assert_int_equal(names.sentences[1].first_word, 2);
    assert_int_equal(names.sentences[1].word_count, 1);
    assert_int_equal(names.words[2].line, 7);
    assert_int_equal(train_names_line(&names, names.words[2].joined.start), 7);
    train_names_release(&names);
    assert_int_equal(train_names_parse(&names, "t", GS_STR(""), NULL, 0, &err), GS_OK);
    assert_int_equal(names.sentence_count, 0);
    train_names_release(&names);
}

/* "# text" tells where blanks are, up to where it has another word. */
static void finds_blanks(void **state)
{
    static const char        text[] = "# text = Pavel al-Kesh  saw it.\n"
                                      "1\tPavel\tB-PER\n2\tal\tI-PER\n3\t-\tI-PER\n4\tKesh\tI-PER\n"
                                      "5\tsaw\tO\n6\tthat\tO\n7\t.\tO\n\n"
                                      "1\tAna\tB-PER\n2\tsaw\tO\n";
    static const train_blank blanks[] = {
        TRAIN_BLANK_NONE,    TRAIN_BLANK_BEFORE,  TRAIN_BLANK_NONE,
        TRAIN_BLANK_NONE,    TRAIN_BLANK_BEFORE,  TRAIN_BLANK_UNKNOWN,
        TRAIN_BLANK_UNKNOWN, TRAIN_BLANK_UNKNOWN, TRAIN_BLANK_UNKNOWN,
    };
    train_names names;
    gs_error    err;

    (void)state;
    assert_int_equal(train_names_parse(&names, "t", gs_str_from(text), NULL, 0, &err), GS_OK);
    assert_int_equal(names.word_count, sizeof blanks / sizeof *blanks);
    for (size_t i = 0; i < names.word_count; i++)
        assert_int_equal(names.words[i].blank, blanks[i]);
    train_names_release(&names);
}

static void refuses(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"Ana B-PER\n\nTorvel\n", "t:3: no tag behind the word"},
        {"Ana PER\n", "t:1: 'PER' is no tag"},
        {"Ana B-\n", "t:1: 'B-' is no tag"},
        {"Ana \n", "t:1: '' is no tag"},
        {"Ana B-P\x1B[2J\n", "is no tag"},
        {"1\tAna\tB-PER\n2\tsaw\n", "t:2: not three columns"},
        {"1\tAna\tB-PER\nsaw\tit\tO\n", "t:2: no number in front"},
        {"1\tAna\t_\n", "t:1: '_' is no tag"},
        {"Ana B-PER\n\xC3 O\n", "t:2: not valid UTF-8"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        train_names names;
        gs_error    err;
        if (train_names_parse(&names, "t", gs_str_from(cases[i].text), NULL, 0, &err) != GS_E_DATA)
            fail_msg("not refused: %s", cases[i].text);
        if (!strstr(err.message, cases[i].message))
            fail_msg("expected \"%s\", got \"%s\"", cases[i].message, err.message);
        train_names_release(&names);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_numbered_words),
        cmocka_unit_test(reads_words_in_front),
        cmocka_unit_test(reads_both_forms_of_tags),
        cmocka_unit_test(maps_types),
        cmocka_unit_test(counts_sentences),
        cmocka_unit_test(finds_blanks),
        cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests_name("iob", tests, NULL, NULL);
}
