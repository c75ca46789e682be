/* Hash maps: values, growth, the published test vector of the hash. */
#include "test.h"

#include "base/map.h"

static void puts_and_gets(void **state)
{
    static char keys[5000][8];
    gs_map      m;

    (void)state;
    gs_map_init(&m, (gs_seed){1, 2});
    assert_null(gs_map_get(&m, GS_STR("none")));
    for (uint32_t i = 0; i < 5000; i++) {
        snprintf(keys[i], sizeof keys[i], "k%u", i);
        assert_int_equal(gs_map_put(&m, gs_str_from(keys[i]), i), GS_OK);
    }
    assert_int_equal(m.count, 5000);
    for (uint32_t i = 0; i < 5000; i++)
        assert_int_equal(*gs_map_get(&m, gs_str_from(keys[i])), i);
    assert_int_equal(gs_map_put(&m, GS_STR("k7"), 70), GS_OK);
    assert_int_equal(*gs_map_get(&m, GS_STR("k7")), 70);
    assert_int_equal(m.count, 5000);
    gs_map_release(&m);
}

static void empty_key_is_a_key(void **state)
{
    gs_map m;

    (void)state;
    gs_map_init(&m, (gs_seed){1, 2});
    assert_int_equal(gs_map_put(&m, GS_STR_NONE, 5), GS_OK);
    assert_int_equal(*gs_map_get(&m, GS_STR("")), 5);
    gs_map_release(&m);
}

static void seed_changes_the_hash(void **state)
{
    (void)state;
    assert_true(gs_hash((gs_seed){1, 2}, GS_STR("word")) !=
                gs_hash((gs_seed){1, 3}, GS_STR("word")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(puts_and_gets),
        cmocka_unit_test(empty_key_is_a_key),
        cmocka_unit_test(seed_changes_the_hash),
    };
    return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
