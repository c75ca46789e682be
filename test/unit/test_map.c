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

static void reserves(void **state)
{
    gs_map        m;
    gs_map_entry *entries;
    uint32_t      before;

    (void)state;
    gs_map_init(&m, (gs_seed){1, 2});
    assert_int_equal(gs_map_put(&m, GS_STR("first"), 7), GS_OK);
    assert_int_equal(gs_map_reserve(&m, 100), GS_OK);
    entries = m.entries;
    for (uint32_t i = 0; i < 99; i++) {
        static char keys[99][8];
        snprintf(keys[i], sizeof keys[i], "k%u", i);
        assert_int_equal(gs_map_put(&m, gs_str_from(keys[i]), i), GS_OK);
    }
    assert_ptr_equal(m.entries, entries);
    assert_int_equal(
        gs_map_swap(&m, GS_STR("first"), gs_map_hash(&m, GS_STR("first")), 8, 0, &before), GS_OK);
    assert_int_equal(before, 7);
    assert_int_equal(*gs_map_get(&m, GS_STR("first")), 8);
    assert_int_equal(m.count, 100);
    gs_map_release(&m);
}

/* However many whole words of eight bytes a key has, its last bytes count. */
static void all_bytes_count(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 24; n++) {
        for (size_t i = 0; i < n; i++) {
            char a[] = "abcdefghijklmnopqrstuvwx", b[] = "abcdefghijklmnopqrstuvwx";
            b[i] = '.';
            assert_true(gs_hash((gs_seed){1, 2}, gs_str_make(a, n)) !=
                        gs_hash((gs_seed){1, 2}, gs_str_make(b, n)));
        }
    }
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
        cmocka_unit_test(reserves),
        cmocka_unit_test(all_bytes_count),
        cmocka_unit_test(seed_changes_the_hash),
    };
    return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
