/* Lemmas: counted in a small invented treebank, written, loaded and found. */
#include "lang/lemma.h"

#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "test.h"
#include "train/irregular.h"
#include "train/lemma.h"

/* FORM LEMMA UPOS FEATS */
static const char *const rows[][4] = {
    {"said", "say", "VERB", "Tense=Past"},
    {"went", "go", "VERB", "Tense=Past"},
    {"Went", "go", "VERB", "Tense=Past"},
    {"rained", "rain", "VERB", "Tense=Past"},
    {"burned", "burn", "VERB", "Tense=Past"},
    {"opened", "open", "VERB", "Tense=Past"},
    {"begged", "beg", "VERB", "Tense=Past"},
    {"nagged", "nag", "VERB", "Tense=Past"},
    {"denied", "deny", "VERB", "Tense=Past"},
    {"tried", "try", "VERB", "Tense=Past"},
    {"left", "leave", "VERB", "Tense=Past"},
    {"left", "left", "ADJ", "Degree=Pos"},
    {"boats", "boat", "NOUN", "Number=Plur"},
    {"houses", "house", "NOUN", "Number=Plur"},
    {"villages", "village", "NOUN", "Number=Plur"},
    {"prices", "price", "NOUN", "Number=Plur"},
    {"judges", "judge", "NOUN", "Number=Plur"},
    {"ROADS", "road", "NOUN", "Number=Plur"},
    {"LOST", "lose", "VERB", "Tense=Past"},
    {"cities", "city", "NOUN", "Number=Plur"},
    {"parties", "party", "NOUN", "Number=Plur"},
    {"men", "man", "NOUN", "Number=Plur"},
    {"river", "river", "NOUN", "Number=Sing"},
    {"House", "house", "NOUN", "Number=Sing"},
    {"News", "news", "NOUN", "Number=Sing"},
    {"Mara", "Mara", "PROPN", "Number=Sing"},
    {"Kesh", "Kesh", "PROPN", "Number=Sing"},
    {"ORRIN", "Orrin", "PROPN", "Number=Sing"},
    {"VELDENA", "Veldena", "PROPN", "Number=Sing"},
    {"Islands", "Island", "PROPN", "Number=Plur"},
    {"Nations", "Nation", "PROPN", "Number=Plur"},
    {"I", "I", "PRON", "Case=Nom"},
    {"me", "I", "PRON", "Case=Acc"},
    {"He", "he", "PRON", "Case=Nom"},
    {"They", "they", "PRON", "Case=Nom"},
    {"him", "he", "PRON", "Case=Acc"},
    {"The", "the", "DET", "_"},
    {"n't", "not", "PART", "_"},
    {"\xC3\x89toiles", "\xC3\xA9toile", "NOUN", "Number=Plur"},
    {"caf\xC3\xA9s", "caf\xC3\xA9", "NOUN", "Number=Plur"},
    {"odd", "_", "X", "_"}, /* has none: teaches nothing */
};

static char          path[] = "/tmp/gainsay-lemma-XXXXXX";
static gs_model_file file;
static gs_lemma      lemma;
static gs_arena      arena;

/* One sentence of all rows, from `from` on. */
static void write_bank(gs_buf *out, const char *const (*words)[4], size_t count)
{
    gs_buf_init(out, 1 << 20);
    for (size_t i = 0; i < count; i++)
        gs_buf_addf(out, "%zu\t%s\t%s\t%s\t_\t%s\t%d\t%s\t_\t_\n", i + 1, words[i][0], words[i][1],
                    words[i][2], words[i][3], i ? 1 : 0, i ? "dep" : "root");
    gs_buf_add_char(out, '\n');
}

static gs_status learn(const char *const (*words)[4], size_t count, const char *to, gs_error *err)
{
    train_bank         bank;
    const train_bank  *banks[] = {&bank};
    train_model_writer w;
    gs_buf             text;
    gs_status          st;

    write_bank(&text, words, count);
    train_model_writer_init(&w);
    st = train_bank_parse(&bank, "bank", gs_buf_str(&text), err);
    if (st == GS_OK)
        st = train_lemma_learn(banks, 1, NULL, &w, err);
    if (st == GS_OK)
        st = train_model_save(&w, to, err);
    train_model_writer_release(&w);
    train_bank_release(&bank);
    gs_buf_release(&text);
    return st;
}

static int set_up(void **state)
{
    gs_error err = {.message = "a file"};
    int      fd = mkstemp(path);

    (void)state;
    close(fd);
    gs_arena_init(&arena, 1 << 24);
    if (learn(rows, sizeof rows / sizeof *rows, path, &err) != GS_OK ||
        gs_model_file_open(&file, path, &err) != GS_OK ||
        gs_lemma_load(&lemma, &file, &err) != GS_OK) {
        print_error("%s\n", err.message);
        return 1;
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    gs_model_file_close(&file);
    gs_arena_release(&arena);
    return unlink(path);
}

static void check(const char *form, const char *upos, const char *feats, const char *want)
{
    gs_upos tag;
    gs_str  got;

    assert_true(gs_upos_find(gs_str_from(upos), &tag));
    got = gs_lemma_find(&lemma, gs_str_from(form), tag, gs_str_from(feats), &arena);
    if (!gs_str_eq(got, gs_str_from(want)))
        fail_msg("%s/%s: expected \"%s\", got \"%.*s\"", form, upos, want, GS_STR_ARG(got));
}

static void gives_back_what_it_learned(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i][1], "_") != 0)
            check(rows[i][0], rows[i][2], strcmp(rows[i][3], "_") != 0 ? rows[i][3] : "",
                  rows[i][1]);
    }
}

static void unseen_forms_go_by_their_endings(void **state)
{
    (void)state;
    check("turned", "VERB", "Tense=Past", "turn");
    check("Turned", "VERB", "Tense=Past", "turn");
    check("hugged", "VERB", "Tense=Past", "hug");
    check("cried", "VERB", "Tense=Past", "cry");
    check("bridges", "NOUN", "Number=Plur", "bridge");
    check("ministries", "NOUN", "Number=Plur", "ministry");
    check("lake", "NOUN", "Number=Sing", "lake");
    check("Lake", "NOUN", "Number=Sing", "lake");
    /* features and tags that were never met */
    check("turned", "VERB", "Tense=Fut", "turned");
    check("blue", "ADV", "", "blue");
}

static void capitals_go_by_the_tag(void **state)
{
    (void)state;
    check("DENIED", "VERB", "Tense=Past", "deny");
    check("WENT", "VERB", "Tense=Past", "go");
    check("BRIDGES", "NOUN", "Number=Plur", "bridge");
    check("TARN", "PROPN", "Number=Sing", "Tarn");
    check("Tarn", "PROPN", "Number=Sing", "Tarn");
    check("Hills", "PROPN", "Number=Plur", "Hill");
    check("i", "PRON", "Case=Nom", "i");
}

static void apostrophes_are_one(void **state)
{
    (void)state;
    check("n\xE2\x80\x99t", "PART", "", "not");
    check("n\xE2\x80\x99t\xE2\x80\x99", "NOUN", "", "n't'");
    check("\xE2\x80\x99", "PUNCT", "", "'");
}

static void other_letters_are_whole(void **state)
{
    (void)state;
    check("\xC3\x89tages", "NOUN", "Number=Plur", "\xC3\xA9tage");
    check("\xD0\x9C\xD0\xB0\xD1\x80\xD0\xB0", "PROPN", "Number=Sing",
          "\xD0\x9C\xD0\xB0\xD1\x80\xD0\xB0");
    check("\xF0\x9F\x9A\xA2", "NOUN", "Number=Sing", "\xF0\x9F\x9A\xA2");
    check("\xF0\x9F\x9A\xA2s", "NOUN", "Number=Plur", "\xF0\x9F\x9A\xA2");
}

/* A form of any size gives valid text, and a long one itself. */
static void long_forms_are_their_own(void **state)
{
    static const char *const chars[] = {"a", "\xC8\xBA",        "\xC4\xB0", "\xE4\xB8\xAD",
                                        "S", "\xF0\x9F\x9A\xA2"};

    (void)state;
    for (size_t c = 0; c < sizeof chars / sizeof *chars; c++) {
        for (size_t count = 1; count < 80; count++) {
            for (int upos = 0; upos < GS_UPOS_COUNT; upos++) {
                char   form[512] = "";
                gs_str got;
                for (size_t i = 0; i < count; i++)
                    strcat(form, chars[c]);
                got = gs_lemma_find(&lemma, gs_str_from(form), (gs_upos)upos, GS_STR("Number=Plur"),
                                    &arena);
                assert_true(got.p && got.n > 0);
                if (strlen(form) > GS_LEMMA_FORM)
                    assert_str(got, form);
            }
        }
        gs_arena_clear(&arena);
    }
}

/* One rule, and words whose case is an exception: numbers of cases are in the
 * table of rules. */
static void few_rules_are_enough(void **state)
{
    static const char *const words[][4] = {
        {"Mara", "Mara", "PROPN", "_"},       {"Kesh", "Kesh", "PROPN", "_"},
        {"ORRIN", "ORRIN", "PROPN", "_"},     {"TARN", "TARN", "PROPN", "_"},
        {"VELDENA", "Veldena", "PROPN", "_"},
    };
    char          to[] = "/tmp/gainsay-lemma-XXXXXX";
    int           fd = mkstemp(to);
    gs_model_file f;
    gs_lemma      l;
    gs_error      err = {.message = "a file"};

    (void)state;
    close(fd);
    if (learn(words, sizeof words / sizeof *words, to, &err) != GS_OK ||
        gs_model_file_open(&f, to, &err) != GS_OK || gs_lemma_load(&l, &f, &err) != GS_OK)
        fail_msg("%s", err.message);
    assert_str(gs_lemma_find(&l, GS_STR("VELDENA"), GS_UPOS_PROPN, GS_STR(""), &arena), "Veldena");
    assert_str(gs_lemma_find(&l, GS_STR("OREN"), GS_UPOS_PROPN, GS_STR(""), &arena), "OREN");
    gs_model_file_close(&f);
    unlink(to);
}

static void no_words_teach_nothing(void **state)
{
    static const char *const words[][4] = {{"odd", "_", "X", "_"}};
    char                     to[] = "/tmp/gainsay-lemma-XXXXXX";
    int                      fd = mkstemp(to);
    gs_model_file            f;
    gs_lemma                 l;
    gs_error                 err = {.message = "a file"};

    (void)state;
    close(fd);
    if (learn(words, 1, to, &err) != GS_OK || gs_model_file_open(&f, to, &err) != GS_OK ||
        gs_lemma_load(&l, &f, &err) != GS_OK)
        fail_msg("%s", err.message);
    assert_str(gs_lemma_find(&l, GS_STR("Boats"), GS_UPOS_NOUN, GS_STR(""), &arena), "Boats");
    gs_model_file_close(&f);
    unlink(to);
}

/* ---- parts that are not sound ---- */

typedef struct parts {
    gs_lemma_rule rules[4];
    gs_vocab_slot table[4];
    uint8_t       cases[GS_UPOS_COUNT][4];
    uint32_t      table_rows;
} parts;

/* Loads a model of these parts; frees it. */
static gs_status load(const parts *p, gs_error *err)
{
    char               to[] = "/tmp/gainsay-lemma-XXXXXX";
    int                fd = mkstemp(to);
    train_model_writer w;
    gs_model_file      f;
    gs_lemma           l;
    gs_status          st;

    close(fd);
    train_model_writer_init(&w);
    train_model_add(&w, "lemma.rules", GS_MODEL_U8, 4, 16, p->rules);
    train_model_add(&w, "lemma.table", GS_MODEL_U32, p->table_rows, 2, p->table);
    train_model_add(&w, "lemma.cases", GS_MODEL_U8, GS_UPOS_COUNT, 4, p->cases);
    assert_int_equal(train_model_save(&w, to, err), GS_OK);
    train_model_writer_release(&w);
    assert_int_equal(gs_model_file_open(&f, to, err), GS_OK);
    st = gs_lemma_load(&l, &f, err);
    gs_model_file_close(&f);
    unlink(to);
    return st;
}

static void assert_refused(const parts *p, const char *what)
{
    gs_error err = {0};

    assert_int_equal(load(p, &err), GS_E_DATA);
    if (!strstr(err.message, what))
        fail_msg("\"%s\" does not say \"%s\"", err.message, what);
}

static void unsound_parts_are_refused(void **state)
{
    const parts good = {.rules = {{1, 2, "ab"}}, .table = {{9, 1}, {8, 4}}, .table_rows = 4};
    parts       p = good;
    gs_error    err;

    (void)state;
    assert_int_equal(load(&p, &err), GS_OK);
    p.rules[3].size = GS_LEMMA_ADDED + 1;
    assert_refused(&p, "lemma.rules: a rule adds what is no text");
    p = good;
    p.rules[0].added[1] = '\xC3';
    assert_refused(&p, "lemma.rules: a rule adds what is no text");
    p = good;
    p.table[0].number = 5;
    assert_refused(&p, "lemma.table: a word's number is too high");
    p = good;
    p.table[2] = p.table[3] = p.table[0];
    assert_refused(&p, "lemma.table: it has no empty slot");
    p = good;
    p.table_rows = 3;
    assert_refused(&p, "lemma.table: its size is no power of two");
    p.table_rows = 0;
    assert_refused(&p, "lemma.table: its size is no power of two");
    p = good;
    p.cases[GS_UPOS_X][3] = GS_LEMMA_TITLE + 1;
    assert_refused(&p, "lemma.cases: holds what is no case");
}

/* The list of irregular verbs is words of one sentence each. */
static void irregular_verbs_are_a_bank(void **state)
{
    train_bank bank;
    gs_buf     text;
    gs_error   err;
    bool       fled = false;

    (void)state;
    assert_int_equal(train_irregular_open(&bank, &text, TEST_DATADIR, &err), GS_OK);
    assert_true(bank.word_count > 300);
    assert_int_equal(bank.word_count, bank.sentence_count);
    for (size_t i = 0; i < bank.word_count; i++) {
        const train_word *w = &bank.words[i];
        assert_str(w->upos, "VERB");
        fled = fled || (gs_str_eq(w->form, GS_STR("fled")) && gs_str_eq(w->lemma, GS_STR("flee")));
    }
    assert_true(fled);
    train_bank_release(&bank);
    gs_buf_release(&text);
    assert_int_not_equal(train_irregular_open(&bank, &text, "/nonexistent", &err), GS_OK);
    train_bank_release(&bank);
    gs_buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_back_what_it_learned),
        cmocka_unit_test(unseen_forms_go_by_their_endings),
        cmocka_unit_test(capitals_go_by_the_tag),
        cmocka_unit_test(apostrophes_are_one),
        cmocka_unit_test(other_letters_are_whole),
        cmocka_unit_test(long_forms_are_their_own),
        cmocka_unit_test(few_rules_are_enough),
        cmocka_unit_test(no_words_teach_nothing),
        cmocka_unit_test(unsound_parts_are_refused),
        cmocka_unit_test(irregular_verbs_are_a_bank),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
