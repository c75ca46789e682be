/* UTF-8: what is valid, how it is repaired, and the classes of characters. */
#include "test.h"

#include "text/utf8.h"

static void finds_what_is_not_valid(void **state)
{
    static const struct {
        const char *bytes;
        size_t      valid;
    } cases[] = {
        {"plain text of some length", 25},
        {"caf\xC3\xA9", 5},
        {"\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", 10}, /* around the surrogates; the last */
        {"12345678\xFF", 8},
        {"a\x80", 1},             /* a continuation alone  */
        {"a\xC0\xAF", 1},         /* overlong              */
        {"a\xC1\xBF", 1},         /* overlong              */
        {"a\xE0\x9F\xBF", 1},     /* overlong              */
        {"a\xF0\x8F\xBF\xBF", 1}, /* overlong              */
        {"a\xED\xA0\x80", 1},     /* a surrogate           */
        {"a\xF4\x90\x80\x80", 1}, /* above the last        */
        {"a\xF5\x80\x80\x80", 1},
        {"a\xE2\x82", 1}, /* cut off               */
        {"a\xC3", 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(gs_utf8_valid_prefix(gs_str_from(cases[i].bytes)), cases[i].valid);
    assert_int_equal(gs_utf8_valid_prefix(GS_STR("a\0b")), 3);
}

static void repairs(void **state)
{
    gs_buf out;

    (void)state;
    gs_buf_init(&out, 1 << 20);
    /* Unicode's own example of maximal subparts has this shape */
    assert_int_equal(gs_utf8_repair(&out, GS_STR("a\xF1\x80\x80\xE1\x80\xC2"
                                                 "b\x80"
                                                 "c")),
                     4);
    assert_str(gs_buf_str(&out), "a\uFFFD\uFFFD\uFFFDb\uFFFDc");
    gs_buf_clear(&out);
    assert_int_equal(gs_utf8_repair(&out, GS_STR("a\0b\xED\xA0\x80")), 4);
    assert_str(gs_buf_str(&out), "a\uFFFDb\uFFFD\uFFFD\uFFFD");
    gs_buf_clear(&out);
    assert_int_equal(gs_utf8_repair(&out, GS_STR("")), 0);
    gs_buf_release(&out);
}

/* Every scalar value: put, valid, read from both sides. */
static void round_trip(void **state)
{
    gs_buf out;

    (void)state;
    gs_buf_init(&out, 1 << 20);
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        size_t next, start;
        gs_str s;

        if (c == 0xD800)
            c = 0xE000;
        gs_buf_clear(&out);
        gs_utf8_put(&out, c);
        s = gs_buf_str(&out);
        if (gs_utf8_valid_prefix(s) != s.n || gs_utf8_at(s, 0, &next) != c || next != s.n ||
            gs_utf8_before(s, s.n, &start) != c || start != 0)
            fail_msg("U+%04X", c);
    }
    gs_buf_clear(&out);
    gs_utf8_put(&out, 0xD800);
    gs_utf8_put(&out, 0x110000);
    assert_str(gs_buf_str(&out), "\uFFFD\uFFFD");
    gs_buf_release(&out);
}

/* No character is two things at once, and lower case stays lower case. */
static void classes_agree(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        uint32_t lower = gs_char_to_lower(c);

        if (gs_char_upper(c) && (gs_char_lower(c) || !gs_char_letter(c)))
            fail_msg("U+%04X is upper case and something else", c);
        if (gs_char_upper(c) && !gs_char_lower(lower))
            fail_msg("U+%04X is the lower case of U+%04X and not lower", lower, c);
        if (gs_char_lower(c) && (!gs_char_letter(c) || lower != c))
            fail_msg("U+%04X is lower case and something else", c);
        if (gs_char_letter(c) + gs_char_digit(c) + gs_char_space(c) > 1)
            fail_msg("U+%04X is of two classes", c);
        if ((gs_char_open_quote(c) || gs_char_close_quote(c)) &&
            (gs_char_letter(c) || gs_char_space(c)))
            fail_msg("U+%04X is a quotation mark and something else", c);
    }
}

static void knows_the_scripts(void **state)
{
    static const uint32_t pairs[][2] = {
        {'A', 'a'},     {0xC9, 0xE9},   {0x11E, 0x11F}, {0x130, 'i'},     {0x160, 0x161},
        {0x178, 0xFF},  {0x17D, 0x17E}, {0x18F, 0x259}, {0x1A0, 0x1A1},   {0x1AF, 0x1B0},
        {0x218, 0x219}, {0x391, 0x3B1}, {0x386, 0x3AC}, {0x410, 0x430},   {0x401, 0x451},
        {0x492, 0x493}, {0x4C1, 0x4C2}, {0x531, 0x561}, {0x1EA4, 0x1EA5},
    };
    static const uint32_t caseless[] = {0x10D0, 0x5D0,  0x627,  0x905,
                                        0x4E00, 0x3042, 0xAC00, 0x1200};
    static const uint32_t marks[] = {'.',     0xA3,  0xD7,  0x2014, 0x20AC, 0x3002, 0xFF0C,
                                     0x1F600, 0x60C, 0x964, 0x589,  0x2022, 0xFFFD};

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_int_equal(gs_char_to_lower(pairs[i][0]), pairs[i][1]);
        assert_true(gs_char_upper(pairs[i][0]) && gs_char_lower(pairs[i][1]));
    }
    for (size_t i = 0; i < sizeof caseless / sizeof *caseless; i++) {
        assert_true(gs_char_letter(caseless[i]));
        assert_false(gs_char_upper(caseless[i]) || gs_char_lower(caseless[i]));
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        assert_false(gs_char_letter(marks[i]));
    assert_true(gs_char_space(0xA0) && gs_char_space(0x2009) && gs_char_space(0x3000));
    assert_false(gs_char_space('a'));
    assert_true(gs_char_open_quote(0xAB) && gs_char_close_quote(0x201D) && gs_char_open_quote('"'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_is_not_valid),
        cmocka_unit_test(repairs),
        cmocka_unit_test(round_trip),
        cmocka_unit_test(classes_agree),
        cmocka_unit_test(knows_the_scripts),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
