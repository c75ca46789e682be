/* The table of places: folded names, what is found, and files that are refused. */
#include "test.h"

#include <stdlib.h>

#include "know/place.h"

static void folds_names(void **state)
{
    static const char *const cases[][2] = {
        {"São Paulo", "sao paulo"},
        {"Deir ez-Zor", "deir ez zor"},
        {"W.Va.", "wva"},
        {"Coeur d’Alene", "coeur dalene"},
        {"Łódź", "lodz"},
        {"Şuşa", "susa"},
        {"New\n  York", "new york"},
    };
    char out[GS_PLACE_NAME];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n = gs_place_fold(gs_str_from(cases[i][0]), out);
        assert_int_equal(n, strlen(cases[i][1]));
        assert_memory_equal(out, cases[i][1], n);
    }
}

static bool has(const gs_places *places, const char *name, const char *country, gs_place_kind kind)
{
    gs_place_row row;
    uint32_t     at;

    gs_place_find(places, gs_str_from(name), &row);
    while (gs_place_next(places, &row, &at)) {
        gs_place_entry e = gs_place_at(places, at);
        if (e.kind == kind && gs_str_eq(e.country, gs_str_from(country)))
            return true;
    }
    return false;
}

static void finds_places(void **state)
{
    gs_places places;
    gs_error  err;

    (void)state;
    assert_int_equal(gs_places_open(&places, TEST_DATADIR "/places.gsp", &err), GS_OK);
    assert_true(has(&places, "Khankendi", "AZE", GS_PLACE_KIND_TOWN));
    assert_true(has(&places, "Stepanakert", "AZE", GS_PLACE_KIND_TOWN));
    assert_true(has(&places, "Georgia", "GEO", GS_PLACE_KIND_COUNTRY));
    assert_true(has(&places, "Georgia", "USA", GS_PLACE_KIND_REGION));
    assert_true(has(&places, "Lachin corridor", "AZE", GS_PLACE_KIND_CORRIDOR));
    assert_true(has(&places, "Pa.", "USA", GS_PLACE_KIND_REGION));
    assert_false(has(&places, "Nowhere At All", "USA", GS_PLACE_KIND_TOWN));
    assert_false(has(&places, "", "USA", GS_PLACE_KIND_TOWN));
    gs_places_close(&places);
}

static void refuses_damage(void **state)
{
    gs_places places;
    gs_file   file;
    gs_error  err;
    char     *copy;

    (void)state;
    assert_int_equal(gs_file_open(&file, TEST_DATADIR "/places.gsp", (size_t)1 << 30, &err), GS_OK);
    copy = malloc(file.size);
    assert_non_null(copy);
    memcpy(copy, file.data, file.size);
    copy[file.size / 2] ^= 1;
    assert_int_equal(gs_places_parse(&places, "x", gs_str_make(copy, file.size), &err), GS_E_DATA);
    copy[file.size / 2] ^= 1;
    assert_int_equal(gs_places_parse(&places, "x", gs_str_make(copy, file.size), &err), GS_OK);
    for (size_t n = 0; n < 100; n++)
        assert_int_equal(gs_places_parse(&places, "x", gs_str_make(copy, n), &err), GS_E_DATA);
    copy[8] = 9;
    assert_int_equal(gs_places_parse(&places, "x", gs_str_make(copy, file.size), &err), GS_E_DATA);
    free(copy);
    gs_file_close(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_names),
        cmocka_unit_test(finds_places),
        cmocka_unit_test(refuses_damage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
