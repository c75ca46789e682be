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

static void stays_in_anothers_room(void **state)
{
    char   room[4];
    gs_buf b = gs_buf_over(room, sizeof room);

    (void)state;
    gs_buf_add(&b, "abcd", 4);
    assert_int_equal(b.status, GS_OK);
    gs_buf_add_char(&b, 'e');
    assert_int_equal(b.status, GS_E_LIMIT);
    assert_str(gs_buf_str(&b), "abcd");
    assert_ptr_equal(b.data, room);

    b = gs_buf_over(NULL, 4);
    gs_buf_add_char(&b, 'e');
    assert_int_equal(b.status, GS_E_NOMEM);
}

typedef struct taker {
    size_t calls, bytes;
    int    answer;
} taker;

static int take(void *ctx, const char *data, size_t size)
{
    taker *t = ctx;

    t->calls++;
    t->bytes += size;
    return data[size - 1] == '\n' ? t->answer : -1;
}

/* Many lines go out in few pieces, each of whole lines; what is left stays. */
static void passes_on_in_pieces(void **state)
{
    taker  t = {0};
    gs_buf b;

    (void)state;
    gs_buf_init(&b, 1 << 20);
    gs_buf_add(&b, "kept\n", 5);
    gs_buf_pass(&b);
    assert_int_equal(b.size, 5);
    b.write = take;
    b.ctx = &t;
    for (int i = 1; i < 100000; i++) {
        gs_buf_add(&b, "line\n", 5);
        gs_buf_pass(&b);
    }
    assert_int_equal(b.status, GS_OK);
    assert_true(t.calls > 2 && t.calls < 20);
    assert_int_equal(t.bytes + b.size, 500000);
    t.answer = 1;
    for (int i = 0; i < 100000; i++) {
        gs_buf_add(&b, "line\n", 5);
        gs_buf_pass(&b);
    }
    assert_int_equal(b.status, GS_E_IO);
    gs_buf_release(&b);
}

/* Nothing of nothing, without arithmetic on a null pointer. */
static void no_text_has_no_parts(void **state)
{
    gs_str part = gs_str_sub(GS_STR_NONE, 0, 0);

    (void)state;
    assert_null(part.p);
    assert_int_equal(part.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_and_formats),       cmocka_unit_test(ceiling_sticks),
        cmocka_unit_test(stays_in_anothers_room), cmocka_unit_test(no_text_has_no_parts),
        cmocka_unit_test(passes_on_in_pieces),
    };
    return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
