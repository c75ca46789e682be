/* The tree of a page: nesting, entities, attributes, and hostile pages. */
#include "test.h"

#include "base/buf.h"
#include "base/limits.h"
#include "ingest/html_tree.h"

static gs_arena     arena;
static gs_html_tree tree;

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

static void parse(gs_str page)
{
    gs_error err;
    assert_int_equal(gs_html_parse(&tree, page, &arena, &err), GS_OK);
}

static uint32_t find(gs_html_tag tag)
{
    for (uint32_t i = 0; i < tree.count; i++) {
        if (tree.nodes[i].tag == tag)
            return i;
    }
    fail_msg("no <%s>", gs_html_tag_name(tag));
    return 0;
}

static gs_str text_of(uint32_t node)
{
    return gs_html_text_of(&tree, node, 1 << 20, &arena);
}

/* Parents stand before their children, subtrees nest. */
static void check_shape(void)
{
    assert_true(tree.count > 0);
    assert_int_equal(tree.nodes[0].end, tree.count);
    for (uint32_t i = 1; i < tree.count; i++) {
        const gs_html_node *n = &tree.nodes[i];
        assert_true(n->parent < i);
        assert_true(n->end > i && n->end <= tree.nodes[n->parent].end);
    }
}

static void nests_and_decodes(void **state)
{
    uint32_t p, a;

    (void)state;
    parse(GS_STR("<html><body><div class='x y' data-foo=1><p>One &amp; <a href=\"/b?c&amp;d\">two"
                 "</a>&#8212;three &#150; four<p>Next</div></body></html>"));
    check_shape();
    p = find(GS_TAG_P);
    a = find(GS_TAG_A);
    assert_str(gs_html_attr_of(&tree, find(GS_TAG_DIV), GS_ATTR_CLASS), "x y");
    assert_null(gs_html_attr_of(&tree, find(GS_TAG_DIV), GS_ATTR_ID).p);
    assert_str(gs_html_attr_of(&tree, a, GS_ATTR_HREF), "/b?c&d");
    assert_str(text_of(p), "One & two\xe2\x80\x94three \xe2\x80\x93 four");
    assert_int_equal(tree.nodes[gs_html_next_sibling(&tree, p)].tag, GS_TAG_P);
    assert_int_equal(gs_html_next_sibling(&tree, gs_html_next_sibling(&tree, p)), 0);
    assert_int_equal(tree.nodes[gs_html_first_child(&tree, a)].tag, GS_TAG_TEXT);
}

static void leaves_out_scripts_but_linked_data(void **state)
{
    uint32_t script;

    (void)state;
    parse(
        GS_STR("<head><script>if (a</b) document.write('<p>no</p>')</script>"
               "<style>p { }</style><script type=\"application/ld+json\">{\"a\": \"<p>\"}</script>"
               "</head><body><!-- <p>no</p> --><svg><path d=''/><text>no</text></svg>"
               "<!--[if IE]><p>no</p><![endif]--><p>yes</p><SCRIPT>no</SCRIPT ><p>too</p>"));
    check_shape();
    script = find(GS_TAG_SCRIPT);
    assert_str(gs_html_attr_of(&tree, script, GS_ATTR_TYPE), "application/ld+json");
    assert_str(tree.nodes[script + 1].text, "{\"a\": \"<p>\"}");
    assert_str(text_of(find(GS_TAG_BODY)), "yestoo");
}

static void survives_what_is_never_closed(void **state)
{
    static const char *const pages[] = {"<p>kept</p><script>lost <p>lost</p>",
                                        "<p>kept</p><!-- lost>",
                                        "<p>kept</p><style>lost",
                                        "<p>kept</p><a href=\"lost>",
                                        "<p>kept</p><a",
                                        "<p>kept</p><",
                                        "<p>kept</p></",
                                        "<p>kept</p><!",
                                        "<p>kept</p><textarea>",
                                        "<p>kept</p><svg>",
                                        "<p>kept</p></div></div></p>"};
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        gs_str text;
        parse(gs_str_from(pages[i]));
        check_shape();
        text = text_of(0);
        if (!gs_str_starts(text, GS_STR("kept")))
            fail_msg("%s gives %.*s", pages[i], GS_STR_ARG(text));
    }
    parse(GS_STR("<p>a</p><!-- never ends <b> <p>kept</p>"));
    assert_str(text_of(0), "a kept");
    parse(GS_STR(""));
    check_shape();
}

static void quotes_in_odd_places(void **state)
{
    (void)state;
    parse(GS_STR("<p title=don't>one</p><p title='a > b'>two</p><p \"x>three</p>"));
    check_shape();
    assert_str(text_of(0), "onetwothree");
}

/* `times` times `piece`, then `last`. */
static gs_str many(gs_buf *buf, const char *piece, size_t times, const char *last)
{
    gs_buf_clear(buf);
    for (size_t i = 0; i < times; i++)
        gs_buf_add_str(buf, gs_str_from(piece));
    gs_buf_add_str(buf, gs_str_from(last));
    return gs_buf_str(buf);
}

static void deep_nesting_keeps_text(void **state)
{
    static const char *const openers[] = {"<div>",    "<b>",         "<x>", "<table><tr><td>",
                                          "<ul><li>", "<a>",         "<p>", "<frameset>",
                                          "<svg>",    "<div title='"};
    gs_buf                   buf;

    (void)state;
    gs_buf_init(&buf, GS_LIMIT_REPORT_BYTES);
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        parse(many(&buf, openers[i], 100000, "'><p>deep</p>"));
        check_shape();
        assert_true(gs_str_find(text_of(0), GS_STR("deep"), 0) != SIZE_MAX);
        gs_arena_clear(&arena);
    }
    parse(many(&buf, "<x>", 100000, ""));
    gs_buf_release(&buf);
}

static void end_tags_without_end(void **state)
{
    gs_buf buf;

    (void)state;
    gs_buf_init(&buf, GS_LIMIT_REPORT_BYTES);
    for (size_t i = 0; i < 300; i++)
        gs_buf_add_str(&buf, GS_STR("<x>"));
    for (size_t i = 0; i < 100000; i++)
        gs_buf_add_str(&buf, GS_STR("</y><!--<a '<svg "));
    parse(gs_buf_str(&buf));
    check_shape();
    gs_buf_release(&buf);
}

/* Quotes that pair up across tags to the end of the page. */
static void quotes_without_end(void **state)
{
    gs_buf buf;

    (void)state;
    gs_buf_init(&buf, GS_LIMIT_REPORT_BYTES);
    parse(many(&buf, "<p a=\"1\" b=\"x>", 200000, "<p>kept</p>"));
    check_shape();
    assert_true(gs_str_find(text_of(0), GS_STR("kept"), 0) != SIZE_MAX);
    gs_buf_release(&buf);
}

static void many_attributes(void **state)
{
    gs_buf buf;

    (void)state;
    gs_buf_init(&buf, GS_LIMIT_REPORT_BYTES);
    gs_buf_add_str(&buf, GS_STR("<p "));
    for (unsigned i = 0; i < 500000; i++)
        gs_buf_addf(&buf, "id%u=v class=c%u ", i, i);
    gs_buf_add_str(&buf, GS_STR(">x</p>"));
    parse(gs_buf_str(&buf));
    check_shape();
    gs_buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nests_and_decodes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(leaves_out_scripts_but_linked_data, set_up, tear_down),
        cmocka_unit_test_setup_teardown(survives_what_is_never_closed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(quotes_in_odd_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(deep_nesting_keeps_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(end_tags_without_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(quotes_without_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_attributes, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
