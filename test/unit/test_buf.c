/* Growing buffers: contents, the ceiling, errors that stick. */
#include "test.h"

#include "base/buf.h"

static void adds_and_formats(void **state)
{
    gs_buf b;

    (void)state;
    gs_buf_init(&b, 1 << 20);
    gs_buf_addf(&b, "%s-%d", "a", 7);
    gs_buf_add_uint(&b, 0);
    gs_buf_add_uint(&b, 18446744073709551615ull);
    assert_str(gs_buf_str(&b), "a-7018446744073709551615");
    gs_buf_release(&b);
}

static void ceiling_sticks(void **state)
{
    gs_buf b;

    (void)state;
    gs_buf_init(&b, 4);
    gs_buf_add(&b, "abcd", 4);
    assert_int_equal(b.status, GS_OK);
    gs_buf_add_char(&b, 'e');
    assert_int_equal(b.status, GS_E_LIMIT);
    gs_buf_add(&b, "", 0);
    assert_int_equal(b.status, GS_E_LIMIT);
    assert_str(gs_buf_str(&b), "abcd");
    gs_buf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_and_formats),
        cmocka_unit_test(ceiling_sticks),
    };
    return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
