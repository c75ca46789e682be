/* Blocks: one a line, or runs of hard-wrapped lines. */
#include "test.h"

#include "text/block.h"

static const char wrapped[] = "Ferry service to Port Alder resumes\n"
                              "\n"
                              "PORT ALDER -- The first ferry in three weeks left the harbour on\n"
                              "Monday, the port authority said, after divers had cleared the\n"
                              "channel of two sunken barges.\n"
                              "\n"
                              "   The barges went down in a storm that nobody had foreseen,\n"
                              "a spokeswoman told reporters on the quay. She gave no figure for\n"
                              "the damage.\n"
                              "   Insurers are to meet.\n"
                              "- The first item of a list that is long enough to fill a line or\n"
                              "two of them\n"
                              "- The second\n";

static const char lines[] = "Ferry service to Port Alder resumes\n"
                            "The first ferry in three weeks left the harbour on Monday.\n"
                            "Divers had cleared the channel of two sunken barges, it said.\n"
                            "Insurers for the barges are to meet in the town on Wednesday.\n";

static void expect_blocks(gs_str text, uint32_t width, const char *const *first_words, size_t n)
{
    size_t at = 0, i = 0;

    while (at < text.n) {
        size_t end = gs_block_end(text, at, text.n, width);
        gs_str words = gs_text_trim(gs_str_sub(text, at, end));
        if (words.n) {
            assert_true(i < n);
            assert_str(gs_str_sub(words, 0, strlen(first_words[i])), first_words[i]);
            i++;
        }
        assert_true(end > at);
        at = end;
    }
    assert_int_equal(i, n);
}

static void joins_wrapped_lines(void **state)
{
    static const char *const blocks[] = {"Ferry service", "PORT ALDER",  "The barges",
                                         "Insurers",      "- The first", "- The second"};
    gs_str                   text = gs_str_from(wrapped);

    (void)state;
    assert_in_range(gs_block_width(text), 63, 66);
    expect_blocks(text, gs_block_width(text), blocks, 6);
}

static void keeps_lines_apart(void **state)
{
    static const char *const blocks[] = {"Ferry", "The first", "Divers", "Insurers"};
    gs_str                   text = gs_str_from(lines);

    (void)state;
    assert_int_equal(gs_block_width(text), 0);
    expect_blocks(text, 0, blocks, 4);
}

static void knows_line_ends(void **state)
{
    gs_str text = GS_STR("a\r\nb\rc\n\nd");

    (void)state;
    assert_int_equal(gs_line_end(text, 0, text.n), 3);
    assert_int_equal(gs_line_end(text, 3, text.n), 5);
    assert_int_equal(gs_line_end(text, 5, text.n), 7);
    assert_int_equal(gs_line_end(text, 7, text.n), 8);
    assert_int_equal(gs_line_end(text, 8, text.n), 9);
    assert_str(gs_text_trim(GS_STR(" \xc2\xa0\tTop\xe3\x80\x80\r\n")), "Top");
    assert_int_equal(gs_text_trim(GS_STR("\xc2\xa0")).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joins_wrapped_lines),
        cmocka_unit_test(keeps_lines_apart),
        cmocka_unit_test(knows_line_ends),
    };
    return cmocka_run_group_tests_name("block", tests, NULL, NULL);
}
