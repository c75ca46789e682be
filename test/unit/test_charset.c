/* Character sets: declarations, marks, detection, repairs, binary data. */
#include "test.h"

#include "text/charset.h"
#include "text/charset_labels.h"
#include "text/utf8.h"

typedef struct reading {
    gs_buf            buf;
    gs_str            out;
    gs_charset_result result;
    gs_error          err;
    gs_status         status;
} reading;

static reading read_as(gs_str in, const char *http, const char *declared)
{
    reading          r = {0};
    gs_charset_hints hints = {gs_str_from(http), gs_str_from(declared)};

    gs_buf_init(&r.buf, 1u << 20);
    r.status = gs_charset_to_utf8(in, &hints, &r.buf, &r.out, &r.result, &r.err);
    if (r.status == GS_OK) {
        assert_int_equal(gs_utf8_valid_prefix(r.out), r.out.n);
        assert_true(!r.out.n || !memchr(r.out.p, 0, r.out.n));
    }
    return r;
}

#define READS(in, http, declared, expected)                                                        \
    do {                                                                                           \
        reading r_ = read_as(GS_STR(in), http, declared);                                          \
        assert_int_equal(r_.status, GS_OK);                                                        \
        assert_str(r_.out, expected);                                                              \
        gs_buf_release(&r_.buf);                                                                   \
    } while (0)

static void finds_declarations(void **state)
{
    (void)state;
    assert_str(gs_charset_of_content_type(GS_STR("text/html; charset=utf-8")), "utf-8");
    assert_str(gs_charset_of_content_type(GS_STR("text/html;Charset = \"KOI8-R\" ; x=1")),
               "KOI8-R");
    assert_null(gs_charset_of_content_type(GS_STR("text/html; charset")).p);
    assert_null(gs_charset_of_content_type(GS_STR("text/html")).p);
    assert_str(gs_charset_of_page(GS_STR("<html><META charset=big5><p>")), "big5");
    assert_str(gs_charset_of_page(GS_STR("<meta http-equiv='Content-Type' "
                                         "content='text/html; charset=windows-1251'>")),
               "windows-1251");
    assert_str(gs_charset_of_page(GS_STR("<?xml version='1.0' encoding='iso-8859-2'?><html>")),
               "iso-8859-2");
    assert_null(gs_charset_of_page(GS_STR("<p>charset=latin1</p>")).p);
}

static void knows_labels(void **state)
{
    (void)state;
    assert_string_equal(gs_charset_by_label(GS_STR(" Latin1 "))->name, "WINDOWS-1252");
    assert_string_equal(gs_charset_by_label(GS_STR("US-ASCII"))->name, "WINDOWS-1252");
    assert_string_equal(gs_charset_by_label(GS_STR("'gb2312'"))->name, "GB18030");
    assert_string_equal(gs_charset_by_label(GS_STR("tis-620"))->name, "WINDOWS-874");
    assert_null(gs_charset_by_label(GS_STR("iso-2022-cn")));
    assert_null(gs_charset_by_label(GS_STR("utf")));
    assert_null(gs_charset_by_label(GS_STR("")));
}

static void keeps_valid_utf8_where_it_stands(void **state)
{
    gs_str  in = GS_STR("Caf\xc3\xa9 \xe2\x80\xaeright to left\xe2\x80\xac \x01");
    reading r = read_as(in, NULL, NULL);

    (void)state;
    assert_ptr_equal(r.out.p, in.p); /* no copy, control characters kept */
    assert_int_equal(r.out.n, in.n);
    assert_int_equal(r.result.repairs, 0);
    READS("Caf\xc3\xa9 closed", "iso-8859-1", NULL, "Caf\xc3\xa9 closed");
}

static void reads_declared_sets(void **state)
{
    (void)state;
    READS("\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2", "windows-1251", NULL, "Президент");
    READS("\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2", NULL, "cp1251", "Президент");
    READS("\x93Yes\x94 \x96 caf\xe9", "iso-8859-1", NULL, "“Yes” – café");
    READS("\xb1\xb1\xbe\xa9", NULL, "gb2312", "北京");
    READS("\x1b$B%K%e!<%9\x1b(B", "iso-2022-jp", NULL, "ニュース");
    /* the header before the page, a name nobody uses passed over */
    READS("caf\xe9", "latin1", "koi8-r", "café");
    READS("caf\xe9", "no-such-set", "latin1", "café");
    /* a page that could be read to its declaration is not UTF-16 */
    READS("caf\xc3\xa9", NULL, "utf-16", "café");
}

/* A page in UTF-8 that still declares its old set of two bytes. */
static void long_utf8_overrules(void **state)
{
    static const char word[] = "北京记者报道";

    char    text[40 * (sizeof word - 1)];
    reading r;

    (void)state;
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = word[i % (sizeof word - 1)];
    r = read_as(gs_str_make(text, sizeof text), NULL, "gb2312");
    assert_int_equal(r.status, GS_OK);
    assert_true(gs_str_eq(r.out, gs_str_make(text, sizeof text)));
    gs_buf_release(&r.buf);
}

static void reads_marks(void **state)
{
    reading r = read_as(GS_STR("\xef\xbb\xbfTalks"), "windows-1251", NULL);

    (void)state;
    assert_str(r.out, "Talks");
    assert_int_equal(r.result.skipped, 3);
    READS("\xff\xfeT\0a\0l\0k\0s\0", NULL, NULL, "Talks");
    READS("\xfe\xff\0T\0a\0l\0k\0s", NULL, NULL, "Talks");
    READS("\xff\xfe\0\0T\0\0\0o\0\0\0", NULL, NULL, "To");
    READS("\0\0\xfe\xff\0\0\0T\0\0\0o", NULL, NULL, "To");
    READS("T\0a\0l\0k\0s\0 \0o\0p\0e\0n\0e\0d\0", NULL, NULL, "Talks opened");
    READS("\xff\xfeT\0\x3d\xd8", NULL, NULL, "T\xef\xbf\xbd"); /* half a surrogate pair */
    READS("\xef\xbb\xbf", NULL, NULL, "");
}

static void detects_what_nobody_declared(void **state)
{
    (void)state;
    READS("\xcc\xe8\xed\xe8\xf1\xf2\xe5\xf0\xf1\xf2\xe2\xee \xee\xe1\xee\xf0\xee\xed\xfb "
          "\xee\xef\xf0\xee\xe2\xe5\xf0\xe3\xeb\xee \xf1\xee\xee\xe1\xf9\xe5\xed\xe8\xff "
          "\xee\xe1 \xee\xe1\xf1\xf2\xf0\xe5\xeb\xe5 \xe3\xee\xf0\xee\xe4\xe0.",
          NULL, NULL, "Министерство обороны опровергло сообщения об обстреле города.");
    READS("The minister\x92s caf\xe9 was closed on Tuesday after the talks had failed.", NULL, NULL,
          "The minister’s café was closed on Tuesday after the talks had failed.");
    /* said to be UTF-8, and none of it is */
    READS("The minister\x92s \x93no\x94 was heard by everybody in the long corridor.", "utf-8",
          NULL, "The minister’s “no” was heard by everybody in the long corridor.");
}

static void repairs_what_is_broken(void **state)
{
    reading r = read_as(GS_STR("Caf\xc3\xa9s of Besan\xc3\xa7on, M\xc3\xbcnchen and "
                               "Malm\xc3\xb6 \xff closed."),
                        NULL, NULL);

    (void)state;
    assert_str(r.out, "Cafés of Besançon, München and Malmö \xef\xbf\xbd closed.");
    assert_int_equal(r.result.repairs, 1);
    gs_buf_release(&r.buf);
    READS("Talks in Caf\xc3", NULL, NULL, "Talks in Caf\xef\xbf\xbd"); /* cut off */
    READS("Talks \xe2\x80", "utf-8", NULL, "Talks \xef\xbf\xbd");
    READS("No\0 talks", NULL, NULL, "No\xef\xbf\xbd talks");
    READS("caf\xe9\0 talks", "latin1", NULL, "café\xef\xbf\xbd talks");
}

static void refuses_binary(void **state)
{
    static const char elf[] = "\x7f"
                              "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0\1\0\0\0";
    char              late[6000];
    reading           r = read_as(gs_str_make(elf, sizeof elf - 1), NULL, NULL);

    (void)state;
    assert_int_equal(r.status, GS_E_FORMAT);
    assert_int_equal(r.err.offset, 4);
    memset(late, 'a', sizeof late);
    memset(late + 5000, 3, 900);
    r = read_as(gs_str_make(late, sizeof late), NULL, NULL);
    assert_int_equal(r.status, GS_E_FORMAT);
    assert_int_equal(r.err.offset, 5000);
}

static void refuses_what_fits_nothing(void **state)
{
    char    noise[600];
    reading r;

    (void)state;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)(0x80 + i * 7 % 0x20);
    r = read_as(gs_str_make(noise, sizeof noise), NULL, NULL);
    assert_true(r.status == GS_E_ENCODING || r.status == GS_OK);
    gs_buf_release(&r.buf);
    r = read_as(GS_STR("\xff\xfe\x00\xd8\x00\xd8\x00\xd8\x00\xd8\x00\xd8"), NULL, NULL);
    assert_int_equal(r.status, GS_E_ENCODING);
    gs_buf_release(&r.buf);
}

static void keeps_to_the_ceiling(void **state)
{
    static char       in[4096];
    gs_buf            buf;
    gs_str            out;
    gs_charset_result result;
    gs_error          err;
    gs_charset_hints  hints = {GS_STR("windows-1251"), GS_STR_NONE};

    (void)state;
    memset(in, 0xe0, sizeof in);
    gs_buf_init(&buf, 5000);
    assert_int_equal(
        gs_charset_to_utf8(gs_str_make(in, sizeof in), &hints, &buf, &out, &result, &err),
        GS_E_LIMIT);
    gs_buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_declarations),
        cmocka_unit_test(knows_labels),
        cmocka_unit_test(keeps_valid_utf8_where_it_stands),
        cmocka_unit_test(reads_declared_sets),
        cmocka_unit_test(long_utf8_overrules),
        cmocka_unit_test(reads_marks),
        cmocka_unit_test(detects_what_nobody_declared),
        cmocka_unit_test(repairs_what_is_broken),
        cmocka_unit_test(refuses_binary),
        cmocka_unit_test(refuses_what_fits_nothing),
        cmocka_unit_test(keeps_to_the_ceiling),
    };
    return cmocka_run_group_tests_name("charset", tests, NULL, NULL);
}
