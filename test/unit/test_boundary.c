/* Words and sentences by a small model. Results are written with "|" between
 * sentences, a blank between tokens and "+" within a multi-word token. */
#include "test.h"

#include "base/file.h"
#include "base/limits.h"
#include "boundary_lesson.h"

#define CONTRACTIONS TEST_DATADIR "/contractions.tsv"

static gs_know       know;
static char          path[] = "/tmp/gainsay-boundary-XXXXXX";
static gs_model_file file;
static gs_boundary   model;

static int set_up(void **state)
{
    gs_error err;
    int      fd = mkstemp(path);

    (void)state;
    if (fd < 0 || gs_know_load(&know, TEST_DATADIR, &err) != GS_OK)
        return 1;
    close(fd);
    if (lesson_learn(&know, CONTRACTIONS, 1, path, &err) != GS_OK ||
        gs_model_file_open(&file, path, &err) != GS_OK ||
        gs_boundary_load(&model, &file, &err) != GS_OK) {
        print_error("%s\n", err.message);
        return 1;
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    gs_model_file_close(&file);
    gs_know_release(&know);
    return unlink(path);
}

/* In order, within the text, nothing but white space between, and the words
 * of a multi-word token side by side. */
static void check_sound(gs_str text, const gs_cuts *cuts)
{
    uint32_t word = 0, at = 0;

    for (size_t i = 0; i < cuts->sentence_count; i++) {
        const gs_cut_sentence *s = &cuts->sentences[i];
        assert_int_equal(s->first_word, word);
        assert_true(s->word_count > 0);
        assert_true(s->span.end - s->span.start <= GS_LIMIT_SENTENCE_BYTES);
        assert_int_equal(s->span.start, cuts->words[word].span.start);
        assert_true(cuts->words[word].parts > 0 && cuts->words[word].space_before);
        word += s->word_count;
        assert_int_equal(s->span.end, cuts->words[word - 1].span.end);
    }
    assert_int_equal(word, cuts->word_count);
    for (size_t i = 0; i < cuts->word_count; i++) {
        const gs_word *w = &cuts->words[i];
        assert_true(w->span.start < w->span.end && w->span.end <= text.n && w->head == -1);
        assert_true(w->parts > 0 || w->span.start == at);
        for (; at < w->span.start; at++)
            assert_true(gs_ascii_space(text.p[at]));
        at = w->span.end;
    }
}

static void cut(gs_str text, bool freely, gs_arena *arena, gs_cuts *out)
{
    gs_sentence_spans proposed = {0};
    gs_span           block = {0, (uint32_t)text.n};

    assert_int_equal(gs_sentence_split(text, block, &know.abbrevs, arena, &proposed), GS_OK);
    assert_int_equal(gs_boundary_cut(&model, text, block, &proposed, freely, arena, out), GS_OK);
    check_sound(text, out);
}

static void write_sentence(gs_str text, const gs_cuts *cuts, const gs_cut_sentence *s, gs_buf *out)
{
    for (uint32_t i = 0; i < s->word_count; i++) {
        const gs_word *w = &cuts->words[s->first_word + i];
        if (i)
            gs_buf_add_char(out, w->parts ? ' ' : '+');
        gs_buf_add_str(out, gs_str_sub(text, w->span.start, w->span.end));
    }
}

static void check(const char *string, bool freely, const char *want)
{
    gs_str   text = gs_str_from(string);
    gs_cuts  cuts = {0};
    gs_arena arena;
    gs_buf   got;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    gs_buf_init(&got, (size_t)1 << 20);
    cut(text, freely, &arena, &cuts);
    for (size_t i = 0; i < cuts.sentence_count; i++) {
        if (i)
            gs_buf_add_str(&got, GS_STR(" | "));
        write_sentence(text, &cuts, &cuts.sentences[i], &got);
    }
    assert_str(gs_buf_str(&got), want);
    gs_buf_release(&got);
    gs_arena_release(&arena);
}

static void test_words(void **state)
{
    check("They didn't sleep, and she couldn't eat.", true,
          "They did+n't sleep , and she could+n't eat .");
    check("We cannot stay.", true, "We can+not stay .");
    check("Oren's long-range gun cost $1,200.", true, "Oren+'s long - range gun cost $ 1,200 .");
    check("The owners' union met Gen. Vance.", true, "The owners+' union met Gen. Vance .");
    /* curly marks count as straight ones */
    check("They didn’t know.", true, "They did+n’t know .");
    check("“We don’t know,” he said.", true, "“ We do+n’t know , ” he said .");
}

static void test_addresses(void **state)
{
    check("See https://www.example.org/a-b?c=d&e=f, or example.com/mill.", true,
          "See https://www.example.org/a-b?c=d&e=f , or example.com/mill .");
    check("Write to <press.office@un.example.org>!", true,
          "Write to < press.office@un.example.org > !");
}

static void test_sentences(void **state)
{
    check("Is it far? It is near. No!", true, "Is it far ? | It is near . | No !");
    check("The U.S. envoy met Dr. Tarn in the U.S. on Nov. 5.", true,
          "The U.S. envoy met Dr. Tarn in the U.S. on Nov. 5 .");
    check("Gen. Orlo left. Nobody was hurt.", false, "Gen. Orlo left . | Nobody was hurt .");
    /* the rules' sentences stand in a report, also where no blank does */
    check("The mill burned.The boats sank.", false, "The mill burned . | The boats sank .");
    check("Thanks Mara", false, "Thanks Mara");
}

static void test_nothing(void **state)
{
    check("", true, "");
    check(" \n ", false, "");
    check(".", true, ".");
}

/* Texts of one kind of thing, longer than any limit. */
static void test_long(void **state)
{
    static const char *const units[] = {"a", ".",  "'s", "a b ", "don't",
                                        "é", "- ", "1.", "(",    "@a."};

    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        for (int freely = 0; freely < 2; freely++) {
            gs_cuts  cuts = {0};
            gs_arena arena;
            gs_buf   text;
            gs_buf_init(&text, (size_t)1 << 20);
            gs_buf_add_str(&text, GS_STR("www."));
            while (text.size < 3 * GS_LIMIT_SENTENCE_BYTES)
                gs_buf_add_str(&text, gs_str_from(units[u]));
            gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
            cut(gs_buf_str(&text), freely, &arena, &cuts);
            assert_true(cuts.sentence_count >= 3);
            gs_arena_release(&arena);
            gs_buf_release(&text);
        }
    }
}

static void test_blocks(void **state)
{
    gs_str   text = GS_STR("Is it far? No!\nIt is near.");
    gs_cuts  cuts = {0};
    gs_arena arena;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    for (int i = 0; i < 2; i++) {
        gs_span           block = i ? (gs_span){15, 26} : (gs_span){0, 14};
        gs_sentence_spans proposed = {0};
        assert_int_equal(gs_sentence_split(text, block, &know.abbrevs, &arena, &proposed), GS_OK);
        assert_int_equal(gs_boundary_cut(&model, text, block, &proposed, true, &arena, &cuts),
                         GS_OK);
    }
    check_sound(text, &cuts);
    assert_int_equal(cuts.sentence_count, 3);
    assert_int_equal(cuts.sentences[2].first_word, 6);
    gs_arena_release(&arena);
}

/* ---- the model's parts ---- */

static void test_same_again(void **state)
{
    char          again[] = "/tmp/gainsay-boundary-XXXXXX";
    int           fd = mkstemp(again);
    gs_model_file second;
    gs_error      err;

    assert_true(fd >= 0);
    close(fd);
    assert_int_equal(lesson_learn(&know, CONTRACTIONS, 1, again, &err), GS_OK);
    assert_int_equal(gs_model_file_open(&second, again, &err), GS_OK);
    assert_memory_equal(second.sha256, file.sha256, sizeof file.sha256);
    gs_model_file_close(&second);
    unlink(again);
}

typedef struct parts {
    uint32_t gap, gap_columns, end, class, inner; /* rows */
    uint32_t inner_hash;
} parts;

/* Whether a model of parts of these sizes is read. */
static gs_status load(parts p, gs_error *err)
{
    char               name[] = "/tmp/gainsay-boundary-XXXXXX";
    int                fd = mkstemp(name);
    uint32_t           inner[8];
    static const char  zeros[256];
    train_model_writer w;
    gs_model_file      f;
    gs_boundary        b;
    gs_status          st;

    assert_true(fd >= 0);
    close(fd);
    for (size_t i = 0; i < 8; i++)
        inner[i] = p.inner_hash;
    train_model_writer_init(&w);
    train_model_add(&w, "bnd.gap", GS_MODEL_I8, p.gap, p.gap_columns, zeros);
    if (p.end)
        train_model_add(&w, "bnd.end", GS_MODEL_I8, p.end, 1, zeros);
    train_model_add(&w, "bnd.class", GS_MODEL_U32, p.class, 4, zeros);
    train_model_add(&w, "bnd.inner", GS_MODEL_U32, p.inner, 2, inner);
    assert_int_equal(train_model_save(&w, name, err), GS_OK);
    assert_int_equal(gs_model_file_open(&f, name, err), GS_OK);
    st = gs_boundary_load(&b, &f, err);
    gs_model_file_close(&f);
    train_model_writer_release(&w);
    unlink(name);
    return st;
}

static void test_bad_parts(void **state)
{
    gs_error err;

    assert_int_equal(load((parts){4, 4, 8, 2, 2, 0}, &err), GS_OK);
    assert_int_equal(load((parts){3, 4, 8, 2, 2, 0}, &err), GS_E_DATA);
    assert_non_null(strstr(err.message, "part bnd.gap: its rows are no power of two"));
    assert_int_equal(load((parts){4, 3, 8, 2, 2, 0}, &err), GS_E_DATA);
    assert_int_equal(load((parts){4, 4, 0, 2, 2, 0}, &err), GS_E_DATA);
    assert_non_null(strstr(err.message, "part bnd.end: is missing"));
    assert_int_equal(load((parts){4, 4, 8, 6, 2, 0}, &err), GS_E_DATA);
    assert_int_equal(load((parts){4, 4, 8, 1, 2, 0}, &err), GS_E_DATA);
    assert_int_equal(load((parts){4, 4, 8, 2, 4, 7}, &err), GS_E_DATA);
    assert_non_null(strstr(err.message, "part bnd.inner: has no empty row"));
}

static void test_bad_contractions(void **state)
{
    static const char *const bad[] = {"cannot\n", "|not\n", "can|\n",
                                      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|b\n"};
    char                     name[] = "/tmp/gainsay-boundary-XXXXXX";
    int                      fd = mkstemp(name);
    gs_error                 err;

    assert_true(fd >= 0);
    close(fd);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        FILE *out = fopen(name, "w");
        assert_non_null(out);
        fputs(bad[i], out);
        fclose(out);
        assert_int_equal(lesson_learn(&know, name, 1, "/dev/null", &err), GS_E_DATA);
    }
    unlink(name);
    assert_int_equal(lesson_learn(&know, name, 1, "/dev/null", &err), GS_E_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_same_again),
        cmocka_unit_test(test_bad_parts),
        cmocka_unit_test(test_bad_contractions),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
