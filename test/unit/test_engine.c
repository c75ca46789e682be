/* The public interface around the language model: what is said where there is
 * none, and that the library reads on behind every failure. */
#include "test.h"

#include <unistd.h>

#include "gainsay.h"

static const char text[] = "Ferry stays shut\n\nThe ministry denied it on Friday.\n";

typedef struct desk {
    gs_engine *engine;
    gs_reader *reader;
    char       model[64]; /* a file of the right form that holds nothing */
} desk;

/* SHA-256 of nothing stands in its header. */
static void write_model(char *path, size_t size)
{
    static const char file[64] = "GAINSAYM\1\0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0"
                                 "\xe3\xb0\xc4\x42\x98\xfc\x1c\x14\x9a\xfb\xf4\xc8\x99\x6f\xb9\x24"
                                 "\x27\xae\x41\xe4\x64\x9b\x93\x4c\xa4\x95\x99\x1b\x78\x52\xb8\x55";
    int               fd;

    snprintf(path, size, "/tmp/gainsay-model-XXXXXX");
    fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, file, sizeof file), sizeof file);
    close(fd);
}

static int begin(void **state)
{
    desk    *d = calloc(1, sizeof *d);
    gs_error err;

    assert_non_null(d);
    assert_int_equal(gs_engine_open(&d->engine, TEST_DATADIR, &err), GS_OK);
    assert_int_equal(gs_reader_new(&d->reader, d->engine, &err), GS_OK);
    write_model(d->model, sizeof d->model);
    *state = d;
    return 0;
}

static int end(void **state)
{
    desk *d = *state;

    gs_reader_free(d->reader);
    gs_engine_close(d->engine);
    unlink(d->model);
    free(d);
    return 0;
}

static int swallow(void *ctx, const char *data, size_t size)
{
    (void)data;
    *(size_t *)ctx += size;
    return 0;
}

static int refuse(void *ctx, const char *data, size_t size)
{
    (void)ctx, (void)data, (void)size;
    return -1;
}

static void parsing_needs_a_model(void **state)
{
    desk         *d = *state;
    gs_input      in = {.data = text, .size = sizeof text - 1};
    const gs_doc *doc = NULL;
    gs_error      err = {0};

    assert_int_equal(gs_reader_parse(d->reader, &in, NULL, &doc, &err), GS_E_USAGE);
    assert_int_equal(err.code, GS_E_USAGE);
    assert_null(doc);
    assert_int_equal(gs_engine_load_model(d->engine, "/nowhere/model.gsm", &err), GS_E_IO);
    assert_int_equal(gs_engine_load_model(d->engine, TEST_DATADIR "/cues.tsv", &err), GS_E_DATA);
    assert_int_equal(gs_reader_parse(d->reader, &in, NULL, &doc, &err), GS_E_USAGE);
}

static void words_are_asked_of_the_model(void **state)
{
    desk         *d = *state;
    gs_input      in = {.data = text, .size = sizeof text - 1};
    size_t        size = 0;
    const gs_doc *doc;
    gs_error      err = {0};

    assert_int_equal(gs_reader_read(d->reader, &in, &doc, &err), GS_E_USAGE);
    assert_int_equal(gs_reader_read_text(d->reader, &in, &doc, &err), GS_OK);
    assert_int_equal(gs_doc_write_conllu(doc, swallow, &size, &err), GS_E_USAGE);
    assert_int_equal(err.code, GS_E_USAGE);
    assert_int_equal(gs_doc_write_iob2(doc, swallow, &size, &err), GS_E_USAGE);
    assert_int_equal(gs_doc_write_tree(doc, NULL, swallow, &size, &err), GS_E_USAGE);
    assert_int_equal(size, 0);
    assert_int_equal(gs_doc_write_jsonl(doc, NULL, swallow, &size, &err), GS_OK);
    assert_true(size > 0);
}

static void parses_and_reads_by_turns(void **state)
{
    desk            *d = *state;
    gs_input         in = {.data = text, .size = sizeof text - 1}, none = {.data = "", .size = 0};
    gs_parse_options plain = {.plain = true};
    size_t           size = 0;
    const gs_doc    *doc;
    gs_error         err = {0};

    if (gs_engine_load_model(d->engine, d->model, &err) != GS_OK)
        skip(); /* a model must hold something */
    assert_int_equal(gs_engine_load_model(d->engine, TEST_DATADIR "/cues.tsv", &err), GS_E_DATA);
    assert_int_equal(gs_reader_parse(d->reader, &in, NULL, &doc, &err), GS_OK);
    assert_int_equal(gs_doc_write_conllu(doc, swallow, &size, &err), GS_OK);
    assert_true(size > 0);
    assert_int_equal(gs_doc_write_tree(doc, NULL, refuse, NULL, &err), GS_E_IO);
    assert_int_equal(gs_reader_parse(d->reader, &none, &plain, &doc, &err), GS_E_EMPTY);
    assert_int_equal(gs_reader_parse(d->reader, &in, &plain, &doc, &err), GS_OK);
    assert_int_equal(gs_doc_write_iob2(doc, swallow, &size, &err), GS_OK);
    assert_int_equal(gs_engine_load_model(d->engine, d->model, &err), GS_OK);
    assert_int_equal(gs_reader_read(d->reader, &in, &doc, &err), GS_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(parsing_needs_a_model, begin, end),
        cmocka_unit_test_setup_teardown(words_are_asked_of_the_model, begin, end),
        cmocka_unit_test_setup_teardown(parses_and_reads_by_turns, begin, end),
    };
    return cmocka_run_group_tests_name("engine", tests, NULL, NULL);
}
