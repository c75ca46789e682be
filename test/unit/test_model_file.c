/* The model file: what is written is read, and what is wrong is said. */
#include "lang/model_file.h"

#include <nettle/sha2.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "test.h"
#include "train/model_write.h"

/* Bytes of a model, aligned as a mapping is. */
typedef struct bytes {
    _Alignas(64) char p[1024];
    size_t n;
} bytes;

static const float    numbers[6] = {1, -2, 3.5F, 0, 1e9F, -1e-9F};
static const uint16_t words[3] = {1, 256, 65535};

static void write_sample(const char *path)
{
    train_model_writer w;
    gs_error           err;

    train_model_writer_init(&w);
    train_model_add(&w, "numbers", GS_MODEL_F32, 2, 3, numbers);
    train_model_add(&w, "text", GS_MODEL_U8, 1, 5, "hello");
    train_model_add(&w, "none", GS_MODEL_I32, 0, 4, NULL);
    train_model_add(&w, "twenty-three-characters", GS_MODEL_U16, 3, 1, words);
    assert_int_equal(train_model_save(&w, path, &err), GS_OK);
    train_model_writer_release(&w);
}

static void sample(bytes *b)
{
    char     path[] = "/tmp/gainsay-model-XXXXXX";
    int      fd = mkstemp(path);
    gs_file  file;
    gs_error err;

    close(fd);
    write_sample(path);
    assert_int_equal(gs_file_open(&file, path, GS_LIMIT_MODEL_BYTES, &err), GS_OK);
    assert_true(file.size <= sizeof b->p);
    memcpy(b->p, file.data, file.size);
    b->n = file.size;
    gs_file_close(&file);
    unlink(path);
}

/* Makes size and hash those of the bytes, so that what is behind is reached. */
static void mend(bytes *b)
{
    struct sha256_ctx ctx;
    uint64_t          size = b->n;

    memcpy(b->p + 16, &size, sizeof size);
    sha256_init(&ctx);
    sha256_update(&ctx, b->n - 64, (const uint8_t *)b->p + 64);
    sha256_digest(&ctx, 32, (uint8_t *)b->p + 24);
}

static gs_status parse(const bytes *b, gs_error *err)
{
    gs_model_file file = {.part_count = 77};
    gs_status     st = gs_model_file_parse(&file, "m.gsm", gs_str_make(b->p, b->n), err);

    if (st != GS_OK)
        assert_int_equal(file.part_count, 77);
    return st;
}

/* Refused, with a message that names the file and holds `what`, at `offset`. */
static void assert_refused(const bytes *b, const char *what, size_t offset)
{
    gs_error err = {0};

    assert_int_equal(parse(b, &err), GS_E_DATA);
    if (!strstr(err.message, what) || !strstr(err.message, "m.gsm"))
        fail_msg("\"%s\" does not say \"%s\"", err.message, what);
    assert_int_equal(err.offset, offset);
}

static void put_u32(bytes *b, size_t at, uint32_t v)
{
    memcpy(b->p + at, &v, sizeof v);
}

static void put_u64(bytes *b, size_t at, uint64_t v)
{
    memcpy(b->p + at, &v, sizeof v);
}

static void what_is_written_is_read(void **state)
{
    static const char *const names[] = {"numbers", "text", "none", "twenty-three-characters"};
    bytes                    b;
    gs_model_file            f;
    gs_model_part            part;
    gs_error                 err;

    (void)state;
    sample(&b);
    assert_int_equal(gs_model_file_parse(&f, "m.gsm", gs_str_make(b.p, b.n), &err), GS_OK);
    assert_int_equal(f.part_count, 4);
    assert_memory_equal(f.sha256, b.p + 24, 32);
    for (uint32_t i = 0; i < 4; i++) {
        assert_string_equal(gs_model_part_at(&f, i, &part), names[i]);
        assert_int_equal((uintptr_t)part.data % 64, 0);
    }
    assert_int_equal(gs_model_part_get(&f, "numbers", GS_MODEL_F32, 2, 3, &part, &err), GS_OK);
    assert_memory_equal(part.data, numbers, sizeof numbers);
    assert_int_equal(gs_model_part_get(&f, "text", GS_MODEL_U8, 0, 0, &part, &err), GS_OK);
    assert_true(part.rows == 1 && part.cols == 5);
    assert_memory_equal(part.data, "hello", 5);
    assert_int_equal(gs_model_part_get(&f, "none", GS_MODEL_I32, 0, 4, &part, &err), GS_OK);
    assert_int_equal(part.rows, 0);
    assert_int_equal(gs_model_part_get(&f, names[3], GS_MODEL_U16, 3, 1, &part, &err), GS_OK);
    assert_memory_equal(part.data, words, sizeof words);
}

static void writing_is_repeatable(void **state)
{
    bytes a, b;

    (void)state;
    memset(&a, 0, sizeof a);
    memset(&b, 0, sizeof b);
    sample(&a);
    sample(&b);
    assert_memory_equal(&a, &b, sizeof a);
}

static void parts_are_checked_where_they_are_asked_for(void **state)
{
    bytes         b;
    gs_model_file f;
    gs_model_part part = {.rows = 77};
    gs_error      err;

    (void)state;
    sample(&b);
    assert_int_equal(gs_model_file_parse(&f, "m.gsm", gs_str_make(b.p, b.n), &err), GS_OK);
    assert_int_equal(gs_model_part_get(&f, "missing", GS_MODEL_U8, 0, 0, &part, &err), GS_E_DATA);
    assert_string_equal(err.message, "m.gsm: part missing: is missing");
    assert_int_equal(gs_model_part_get(&f, "text", GS_MODEL_I8, 0, 0, &part, &err), GS_E_DATA);
    assert_non_null(strstr(err.message, "part text: has another kind or size"));
    assert_int_equal(gs_model_part_get(&f, "text", GS_MODEL_U8, 2, 0, &part, &err), GS_E_DATA);
    assert_int_equal(gs_model_part_get(&f, "text", GS_MODEL_U8, 0, 4, &part, &err), GS_E_DATA);
    assert_int_equal(gs_model_part_get(&f, "numbers", GS_MODEL_F32, 3, 2, &part, &err), GS_E_DATA);
    assert_int_equal(part.rows, 77);
}

static void header_fields_are_checked(void **state)
{
    bytes good, b;

    (void)state;
    sample(&good);
    b = good;
    b.p[0] = 'X';
    assert_refused(&b, "not a language model", 0);
    b = good;
    put_u32(&b, 8, 2);
    assert_refused(&b, "format 2, this program reads 1", 8);
    b = good;
    put_u32(&b, 12, 1000000);
    assert_refused(&b, "more parts than it can hold", 12);
    b = good;
    put_u64(&b, 16, good.n + 1);
    assert_refused(&b, "cut short or changed", 16);
    for (size_t at = 24; at < 56; at++) {
        b = good;
        b.p[at] ^= 1;
        assert_refused(&b, "hash does not fit", 24);
    }
}

/* The header is outside of the hash: its zeros are looked at. */
static void the_headers_zeros_are_zero(void **state)
{
    bytes b;

    (void)state;
    for (size_t at = 56; at < 64; at++) {
        sample(&b);
        b.p[at] = 1;
        assert_refused(&b, "zero", 56);
    }
}

static void every_changed_byte_is_noticed(void **state)
{
    bytes    b;
    gs_error err;

    (void)state;
    sample(&b);
    for (size_t i = 0; i < b.n; i++) {
        b.p[i] ^= 0x40;
        assert_int_equal(parse(&b, &err), GS_E_DATA);
        b.p[i] ^= 0x40;
    }
    assert_int_equal(parse(&b, &err), GS_OK);
}

static void cut_files_are_refused(void **state)
{
    bytes    b;
    gs_error err;

    (void)state;
    sample(&b);
    while (b.n-- > 0)
        assert_int_equal(parse(&b, &err), GS_E_DATA);
}

/* Each is the only thing wrong: size and hash are right. */
static void entries_are_checked(void **state)
{
    enum { NAME = 64, KIND = 88, ROWS = 92, COLS = 96, OFFSET = 104, SIZE = 112 };
    static const struct {
        size_t   at;
        uint64_t value;
        size_t   width;
    } wrong[] = {
        {KIND, GS_MODEL_KINDS, 4},
        {KIND, GS_MODEL_U8, 4}, /* the size is another then */
        {ROWS, 3, 4},
        {ROWS, UINT32_MAX, 4},
        {COLS, 0, 4},
        {OFFSET, 65, 8},
        {OFFSET, (uint64_t)1 << 40, 8},
        {OFFSET, UINT64_MAX - 63, 8},
        {SIZE, 25, 8},
        {SIZE, UINT64_MAX, 8},
    };
    bytes    good, b;
    gs_error err;

    (void)state;
    sample(&good);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        b = good;
        memcpy(b.p + wrong[i].at, &wrong[i].value, wrong[i].width);
        mend(&b);
        assert_refused(&b, "a part is malformed", 64);
    }
    b = good;
    memset(b.p + NAME, 'a', GS_MODEL_NAME); /* without an end */
    mend(&b);
    assert_refused(&b, "a part is malformed", 64);
    b = good; /* beyond the end by its last row */
    put_u32(&b, ROWS, 1000);
    put_u64(&b, SIZE, 12000);
    mend(&b);
    assert_refused(&b, "a part is malformed", 64);
    b = good; /* rows times columns passes 64 bits of bytes */
    put_u32(&b, ROWS, (uint32_t)1 << 31);
    put_u32(&b, COLS, (uint32_t)1 << 31);
    put_u64(&b, SIZE, 0);
    mend(&b);
    assert_refused(&b, "a part is malformed", 64);
    mend(&good);
    assert_int_equal(parse(&good, &err), GS_OK);
}

static void files_that_fail_say_so(void **state)
{
    gs_model_file      f = {.part_count = 77};
    train_model_writer w;
    gs_error           err;

    (void)state;
    assert_int_equal(gs_model_file_open(&f, "/nonexistent/m.gsm", &err), GS_E_IO);
    assert_non_null(strstr(err.message, "No such file"));
    assert_int_equal(f.part_count, 77);
    train_model_writer_init(&w);
    train_model_add(&w, "text", GS_MODEL_U8, 1, 5, "hello");
    assert_int_equal(train_model_save(&w, "/nonexistent/m.gsm", &err), GS_E_IO);
    assert_non_null(strstr(err.message, "/nonexistent/m.gsm"));
    train_model_writer_release(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(writing_is_repeatable),
        cmocka_unit_test(parts_are_checked_where_they_are_asked_for),
        cmocka_unit_test(header_fields_are_checked),
        cmocka_unit_test(the_headers_zeros_are_zero),
        cmocka_unit_test(every_changed_byte_is_noticed),
        cmocka_unit_test(cut_files_are_refused),
        cmocka_unit_test(entries_are_checked),
        cmocka_unit_test(files_that_fail_say_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
