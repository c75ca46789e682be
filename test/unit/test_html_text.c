/* The lines of a page: what is one, what parts them, what is not shown. */
#include "test.h"

#include "base/limits.h"
#include "ingest/html_text.h"

static gs_arena       arena;
static gs_html_blocks blocks;

static int set_up(void **state)
{
    (void)state;
    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    gs_arena_release(&arena);
    return 0;
}

static void lays_out(const char *page, const char *expected)
{
    gs_html_tree tree;
    gs_error     err;

    assert_int_equal(gs_html_parse(&tree, gs_str_from(page), &arena, &err), GS_OK);
    assert_int_equal(gs_html_layout(&tree, &arena, &blocks, &err), GS_OK);
    assert_str(blocks.text, expected);
}

static void paragraphs_and_blanks(void **state)
{
    (void)state;
    lays_out("<p>One \n\t two&nbsp;&nbsp;three </p><div> <p> four</p></div>",
             "One two three\n\nfour\n");
    lays_out("<p>A <b>bold</b><i> word</i>, <a href=x>linked</a>.</p>", "A bold word, linked.\n");
    lays_out("<p>so&shy;ft and ze\xe2\x80\x8bro</p>", "soft and zero\n");
    lays_out("loose<div>in a block</div>behind", "loose\n\nin a block\n\nbehind\n");
    lays_out("<p> </p><div>&nbsp;</div>", "");
    lays_out("", "");
}

static void items_stand_close(void **state)
{
    (void)state;
    lays_out("<p>Before</p><ul><li>one<li>two</ul><p>after</p>", "Before\n\none\ntwo\n\nafter\n");
    lays_out("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\nb\nc\n");
}

static void line_breaks(void **state)
{
    (void)state;
    lays_out("<p>A first line.<br>A second.</p>", "A first line.\nA second.\n");
    lays_out("<p>A first paragraph.<br><br/>\n A second.</p>", "A first paragraph.\n\nA second.\n");
    lays_out("<p>The minister said<br>that he would go.</p>",
             "The minister said that he would go.\n");
    lays_out("<p>First.<br></p><p>Second.</p><br>", "First.\n\nSecond.\n");
}

static void leaves_out_what_is_not_shown(void **state)
{
    (void)state;
    lays_out(
        "<title>t</title><p>seen</p><noscript><p>no</p></noscript><template><p>no</p></template>"
        "<p hidden>no</p><div style='color:red; display:none'><p>no</p></div>"
        "<select><option>no</option></select><textarea>no</textarea><video>no</video>"
        "<script type='application/ld+json'>{}</script><p>too</p>",
        "seen\n\ntoo\n");
    lays_out("<p hidden=false>shown</p><p style='display:block'>shown</p>", "shown\n\nshown\n");
}

static void counts_links_and_bold(void **state)
{
    (void)state;
    lays_out("<p><a href=x>A linked line</a></p><p><a name=x>An anchor</a></p><p><b>Bold</b> x</p>",
             "A linked line\n\nAn anchor\n\nBold x\n");
    assert_int_equal(blocks.count, 3);
    assert_true(blocks.items[0].links >= 13);
    assert_int_equal(blocks.items[1].links, 0);
    assert_true(blocks.items[2].bold >= 4 && blocks.items[2].bold < 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(paragraphs_and_blanks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(items_stand_close, set_up, tear_down),
        cmocka_unit_test_setup_teardown(line_breaks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaves_out_what_is_not_shown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(counts_links_and_bold, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
