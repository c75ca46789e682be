/* The JSON writer: commas are its business, escapes are few. */
#include "test.h"

#include "base/json.h"

static void writes_values(void **state)
{
    gs_buf  out;
    gs_json json;

    (void)state;
    gs_buf_init(&out, 1 << 20);
    gs_json_init(&json, &out);
    gs_json_object(&json);
    gs_json_key(&json, "a");
    gs_json_array(&json);
    gs_json_uint(&json, 0);
    gs_json_uint(&json, 18446744073709551615u);
    gs_json_array(&json);
    gs_json_array_end(&json);
    gs_json_bool(&json, true);
    gs_json_array_end(&json);
    gs_json_key(&json, "b");
    gs_json_str(&json, GS_STR_NONE);
    gs_json_key(&json, "c");
    gs_json_object(&json);
    gs_json_object_end(&json);
    gs_json_key(&json, "d");
    gs_json_str(&json, GS_STR(""));
    gs_json_object_end(&json);
    assert_str(gs_buf_str(&out),
               "{\"a\":[0,18446744073709551615,[],true],\"b\":null,\"c\":{},\"d\":\"\"}");
    gs_buf_release(&out);
}

static void escapes(void **state)
{
    gs_buf  out;
    gs_json json;

    (void)state;
    gs_buf_init(&out, 1 << 20);
    gs_json_init(&json, &out);
    gs_json_str(&json, GS_STR("\"a\\b\" \n\t\x01\0/é\u2028"));
    assert_str(gs_buf_str(&out), "\"\\\"a\\\\b\\\" \\n\\t\\u0001\\u0000/é\u2028\"");
    gs_buf_release(&out);
}

/* Past its ceiling the buffer takes no more; the writer need not look. */
static void stops_at_the_ceiling(void **state)
{
    gs_buf  out;
    gs_json json;

    (void)state;
    gs_buf_init(&out, 8);
    gs_json_init(&json, &out);
    gs_json_array(&json);
    for (int i = 0; i < 100; i++)
        gs_json_str(&json, GS_STR("abc"));
    gs_json_array_end(&json);
    assert_int_equal(out.status, GS_E_LIMIT);
    assert_true(out.size <= 8);
    gs_buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_values),
        cmocka_unit_test(escapes),
        cmocka_unit_test(stops_at_the_ceiling),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
