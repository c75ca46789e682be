/* Files as bytes: whole, empty, too large, no file at all. */
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static char folder[] = "/tmp/gainsay-test-XXXXXX";

static const char *path_of(const char *name)
{
    static char path[256];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static const char *make(const char *name, const char *data, size_t size)
{
    const char *path = path_of(name);
    FILE       *f = fopen(path, "wb");

    assert_non_null(f);
    assert_int_equal(fwrite(data, 1, size, f), size);
    assert_int_equal(fclose(f), 0);
    return path;
}

typedef gs_status (*opener)(gs_file *, const char *, size_t, gs_error *);
static const opener openers[] = {gs_file_open, gs_file_read};

static void gives_all_bytes(void **state)
{
    const char *path = make("some", "a\0b\n", 4);

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        gs_file  file;
        gs_error err;
        assert_int_equal(openers[i](&file, path, 4, &err), GS_OK);
        assert_int_equal(file.size, 4);
        assert_memory_equal(file.data, "a\0b\n", 4);
        gs_file_close(&file);
        assert_null(file.data);
    }
}

static void gives_an_empty_file(void **state)
{
    const char *path = make("empty", "", 0);

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        gs_file  file;
        gs_error err;
        assert_int_equal(openers[i](&file, path, 4, &err), GS_OK);
        assert_int_equal(file.size, 0);
        gs_file_close(&file);
    }
}

static void refuses_what_is_too_large(void **state)
{
    const char *path = make("large", "abcde", 5);

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        gs_file  file = {.size = 77};
        gs_error err;
        assert_int_equal(openers[i](&file, path, 4, &err), GS_E_LIMIT);
        assert_int_equal(err.code, GS_E_LIMIT);
        assert_int_equal(file.size, 77); /* written only on success */
    }
}

static void refuses_what_is_no_file(void **state)
{
    gs_file  file;
    gs_error err;

    (void)state;
    assert_int_equal(gs_file_open(&file, path_of("nothing"), 4, &err), GS_E_IO);
    assert_string_equal(err.stage, "input");
    assert_int_equal(err.offset, GS_NO_OFFSET);
    assert_int_equal(gs_file_open(&file, folder, 4, &err), GS_E_IO);
    assert_int_equal(gs_file_open(&file, folder, 4, NULL), GS_E_IO);
}

/* A stream has no size: it is read to its end, or to the ceiling. */
static void reads_a_stream(void **state)
{
    gs_file     file;
    gs_error    err;
    char        name[32];
    static char bytes[40000];
    int         ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
    assert_int_equal(write(ends[1], bytes, sizeof bytes), sizeof bytes);
    close(ends[1]);
    assert_int_equal(gs_file_open(&file, name, sizeof bytes, &err), GS_OK);
    assert_int_equal(file.size, sizeof bytes);
    assert_false(file.mapped);
    gs_file_close(&file);
    close(ends[0]);

    assert_int_equal(pipe(ends), 0);
    snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
    assert_int_equal(write(ends[1], bytes, sizeof bytes), sizeof bytes);
    close(ends[1]);
    assert_int_equal(gs_file_open(&file, name, sizeof bytes - 1, &err), GS_E_LIMIT);
    close(ends[0]);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    static const char *const names[] = {"some", "empty", "large"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(path_of(names[i]));
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_all_bytes),
        cmocka_unit_test(gives_an_empty_file),
        cmocka_unit_test(refuses_what_is_too_large),
        cmocka_unit_test(refuses_what_is_no_file),
        cmocka_unit_test(reads_a_stream),
    };
    return cmocka_run_group_tests_name("file", tests, make_folder, remove_folder);
}
