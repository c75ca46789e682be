/* What the network sees of a word. */
#include "lang/feature.h"

#include "test.h"
#include "text/utf8.h"

static gs_feature read_form(const char *form)
{
    gs_feature f;

    gs_feature_read(&f, gs_str_from(form), true);
    return f;
}

static void assert_same_key(const char *form, const char *normal)
{
    if (read_form(form).key != gs_feature_key(gs_str_from(normal)))
        fail_msg("\"%s\" is not read as \"%s\"", form, normal);
}

static void check_bounds(const gs_feature *f)
{
    assert_true(f->suffix < GS_SUFFIX_ROWS);
    assert_true(f->prefix < GS_PREFIX_ROWS);
    assert_true(f->shape < GS_SHAPE_ROWS);
    assert_true(f->gram_count <= GS_FEATURE_GRAMS);
    for (size_t i = 0; i < f->gram_count; i++)
        assert_true(f->grams[i] < GS_GRAM_ROWS);
}

static void normal_forms_are_plain(void **state)
{
    (void)state;
    assert_same_key("Said", "said");
    assert_same_key("SAID", "said");
    assert_same_key("\xC3\x89MILE", "\xC3\xA9mile");
    assert_same_key("\xD0\x9C\xD0\xB0\xD1\x80\xD0\xB0", "\xD0\xBC\xD0\xB0\xD1\x80\xD0\xB0");
    assert_same_key("n\xE2\x80\x99t", "n't");
    assert_same_key("\xE2\x80\x98", "'");
    assert_same_key("\xE2\x80\x9C", "\"");
    assert_same_key("\xC2\xAB", "\"");
    assert_same_key("\xE2\x80\x93", "-");
    assert_same_key("\xE2\x80\x94", "-");
    assert_same_key("1,400", "1,400");
    assert_true(read_form("said").key != read_form("say").key);
}

static void numbers_share_a_key(void **state)
{
    (void)state;
    assert_true(read_form("1,400").digits_key == read_form("7,231").digits_key);
    assert_true(read_form("1,400").key != read_form("7,231").key);
    assert_true(read_form("1,400").digits_key != read_form("14,00").digits_key);
    assert_true(read_form("1,400").digits_key == gs_feature_key(GS_STR("0,000")));
    assert_true(read_form("said").digits_key == read_form("said").key);
    assert_true(read_form("000").digits_key == read_form("000").key);
}

static void shapes_differ(void **state)
{
    static const char *const forms[] = {"said", "Said", "SAID", "McSaid", "1400",
                                        "A1",   "--",   "it",   "I"};
    enum { COUNT = sizeof forms / sizeof *forms };
    gs_feature before, behind;

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t j = 0; j < i; j++)
            assert_int_not_equal(read_form(forms[i]).shape, read_form(forms[j]).shape);
    }
    gs_feature_read(&before, GS_STR("said"), false);
    gs_feature_read(&behind, GS_STR("said"), true);
    assert_int_equal(before.shape ^ behind.shape, 1);
    assert_true(before.key == behind.key);
}

static void grams_are_counted(void **state)
{
    (void)state;
    assert_int_equal(read_form("").gram_count, 0);
    assert_int_equal(read_form("a").gram_count, 1);  /* <a> */
    assert_int_equal(read_form("ab").gram_count, 3); /* <ab ab> <ab> */
    assert_int_equal(read_form("said").gram_count, 4 + 3 + 2);
    assert_int_equal(read_form("SAID").grams[0], read_form("said").grams[0]);
}

/* Only the beginning and the end of a long form count, on whole characters. */
static void long_forms_are_bounded(void **state)
{
    char       form[4001], other[4001];
    gs_feature a, b;

    (void)state;
    memset(form, 'a', sizeof form);
    memset(other, 'a', sizeof other);
    other[2000] = 'b';
    gs_feature_read(&a, gs_str_make(form, 4000), true);
    gs_feature_read(&b, gs_str_make(other, 4000), true);
    check_bounds(&a);
    assert_true(a.key == b.key);
    other[0] = 'b';
    gs_feature_read(&b, gs_str_make(other, 4000), true);
    assert_true(a.key != b.key);
    for (size_t size = 0; size < 80; size++) {
        gs_feature_read(&a, gs_str_make(form, size), false);
        check_bounds(&a);
    }
}

/* Long ones of any characters, also such as grow in lower case (U+023A). */
static void any_form_is_within_bounds(void **state)
{
    static const char *const chars[] = {
        "\xC8\xBA", "\xF0\x9F\x9A\xA2", "\xE4\xB8\xAD", "\xC4\xB0", "\xE2\x80\x99", "A", "7"};
    gs_feature f;

    (void)state;
    for (size_t c = 0; c < sizeof chars / sizeof *chars; c++) {
        for (size_t count = 0; count < 70; count++) {
            char   form[512] = "x";
            size_t skip = count % 2;
            for (size_t i = 0; i < count; i++)
                strcat(form, chars[c]);
            gs_feature_read(&f, gs_str_from(form + skip), count % 3 == 0);
            check_bounds(&f);
        }
    }
}

/* The bytes are the model's format: they never change. */
static void hashes_are_fixed(void **state)
{
    gs_feature f = read_form("denied");

    (void)state;
    assert_true(f.key == 0x7E4FA4A156A8C597u);
    assert_int_equal(f.suffix, 2726);
    assert_int_equal(f.prefix, 612);
    assert_int_equal(f.grams[0], 12136);
    assert_true(gs_feature_key(GS_STR("")) == 0x38F94C439AC36242u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_forms_are_plain), cmocka_unit_test(numbers_share_a_key),
        cmocka_unit_test(shapes_differ),          cmocka_unit_test(grams_are_counted),
        cmocka_unit_test(long_forms_are_bounded), cmocka_unit_test(any_form_is_within_bounds),
        cmocka_unit_test(hashes_are_fixed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
