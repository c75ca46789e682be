/* Dictionaries: fields, comments, and errors that name file and line. */
#include "test.h"

#include <unistd.h>

#include "base/limits.h"
#include "know/know.h"
#include "know/table.h"
#include "text/sentence.h"

static char folder[] = "/tmp/gainsay-test-XXXXXX";

/* Joins what it is given: "a,b;c,;" */
static gs_status collect(void *ctx, const gs_table_row *row, gs_error *err)
{
    char *seen = ctx;

    for (size_t i = 0; i < row->count; i++)
        sprintf(seen + strlen(seen), "%s%.*s", i ? "," : "", GS_STR_ARG(row->fields[i]));
    strcat(seen, ";");
    if (gs_str_eq(row->fields[0], GS_STR("bad")))
        return gs_table_fail(row, err, "not '%.*s'", GS_STR_ARG(row->fields[0]));
    return GS_OK;
}

/* Reads `text` as a dictionary of one to three fields. */
static gs_status read_table(const char *text, char *seen, gs_error *err)
{
    gs_know   know = {0};
    char      path[256];
    FILE     *f;
    gs_status st;

    snprintf(path, sizeof path, "%s/words.tsv", folder);
    f = fopen(path, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    gs_arena_init(&know.arena, GS_LIMIT_DOC_MEMORY);
    st = gs_table_read(folder, "words.tsv", 1, 3, &know, collect, seen, err);
    gs_know_release(&know);
    unlink(path);
    return st;
}

static void reads_rows(void **state)
{
    char     seen[256] = "";
    gs_error err;

    (void)state;
    assert_int_equal(
        read_table("# a comment\n\n  \t \na\tb\r\n  c \t\nno # comment\t é\tz", seen, &err), GS_OK);
    assert_string_equal(seen, "a,b;c,;no # comment,é,z;");
}

static void reads_nothing(void **state)
{
    char     seen[256] = "";
    gs_error err;

    (void)state;
    assert_int_equal(read_table("", seen, &err), GS_OK);
    assert_int_equal(read_table("# only this\n", seen, &err), GS_OK);
    assert_string_equal(seen, "");
}

static void names_the_line(void **state)
{
    char     seen[256] = "";
    gs_error err;

    (void)state;
    assert_int_equal(read_table("# 1\na\nb\tc\td\te\n", seen, &err), GS_E_DATA);
    assert_non_null(strstr(err.message, "words.tsv:3: "));
    assert_int_equal(read_table("a\n\nbad\nc\n", seen, &err), GS_E_DATA);
    assert_string_equal(err.message, "words.tsv:3: not 'bad'");
}

static void refuses_long_lines(void **state)
{
    char    *text = calloc(1, GS_LIMIT_DICT_LINE + 16);
    char     seen[256] = "";
    gs_error err;

    (void)state;
    assert_non_null(text);
    strcpy(text, "a\n");
    memset(text + 2, 'x', GS_LIMIT_DICT_LINE + 1);
    assert_int_equal(read_table(text, seen, &err), GS_E_DATA);
    assert_non_null(strstr(err.message, "words.tsv:2: "));
    free(text);
}

static void refuses_a_missing_file(void **state)
{
    gs_know  know = {0};
    gs_error err;

    (void)state;
    gs_arena_init(&know.arena, GS_LIMIT_DOC_MEMORY);
    assert_int_equal(gs_table_read(folder, "none.tsv", 1, 3, &know, collect, NULL, &err),
                     GS_E_DATA);
    assert_non_null(strstr(err.message, "none.tsv"));
    gs_know_release(&know);
}

/* The dictionaries as shipped: a word may stand in both. */
static void loads_the_words_around_stops(void **state)
{
    gs_know   know;
    gs_error  err;
    uint32_t *flags;

    (void)state;
    assert_int_equal(gs_know_load(&know, TEST_DATADIR, &err), GS_OK);
    flags = gs_map_get(&know.abbrevs, GS_STR("no"));
    assert_non_null(flags);
    assert_int_equal(*flags, GS_ABBREV_NUMBER | GS_WORD_STARTER);
    flags = gs_map_get(&know.abbrevs, GS_STR("gen"));
    assert_non_null(flags);
    assert_int_equal(*flags, GS_ABBREV_TITLE);
    assert_null(gs_map_get(&know.abbrevs, GS_STR("Gen")));
    gs_know_release(&know);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_rows),
        cmocka_unit_test(reads_nothing),
        cmocka_unit_test(names_the_line),
        cmocka_unit_test(refuses_long_lines),
        cmocka_unit_test(refuses_a_missing_file),
        cmocka_unit_test(loads_the_words_around_stops),
    };
    return cmocka_run_group_tests_name("table", tests, make_folder, remove_folder);
}
