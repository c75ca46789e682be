/* fuzz_charset.c - bytes in any character set, with any declaration.
 *
 * The first byte picks the declaration. What comes out must be valid UTF-8
 * without NUL, and reading it again must change nothing.
 */
#include <stdlib.h>
#include <string.h>

#include "text/charset.h"
#include "text/utf8.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static const char *const declarations[] = {
    NULL,        "utf-8",       "latin1",      "windows-1251",   "gb2312",
    "shift_jis", "iso-2022-jp", "big5",        "euc-kr",         "euc-jp",
    "utf-16",    "koi8-r",      "windows-874", "x-mac-cyrillic", "iso-8859-6"};

static gs_status read_once(gs_str in, const char *declared, gs_buf *buf, gs_str *out)
{
    gs_charset_hints  hints = {gs_str_from(declared), gs_charset_of_page(in)};
    gs_charset_result result;
    gs_error          err;
    gs_status         st = gs_charset_to_utf8(in, &hints, buf, out, &result, &err);

    if (st != GS_OK) {
        CHECK(err.code == st);
        CHECK(err.offset == GS_NO_OFFSET || err.offset <= in.n);
        return st;
    }
    CHECK(gs_utf8_valid_prefix(*out) == out->n);
    CHECK(!out->n || !memchr(out->p, 0, out->n));
    return GS_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const size_t kinds = sizeof declarations / sizeof *declarations;
    gs_buf       buf, again;
    gs_str       out, same;

    if (!size)
        return 0;
    gs_buf_init(&buf, (size_t)16 << 20);
    gs_buf_init(&again, (size_t)16 << 20);
    if (read_once(gs_str_make((const char *)data + 1, size - 1), declarations[data[0] % kinds],
                  &buf, &out) == GS_OK &&
        !gs_str_starts(out, GS_STR("\xef\xbb\xbf")) &&
        read_once(out, "utf-8", &again, &same) == GS_OK)
        CHECK(gs_str_eq(out, same));
    gs_buf_release(&buf);
    gs_buf_release(&again);
    return 0;
}
