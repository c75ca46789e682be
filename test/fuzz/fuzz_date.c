/* fuzz_date.c - any line: what reads as a date exists, lies within the line,
 * and reads back from its ISO form.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "know/know.h"
#include "text/date.h"
#include "text/utf8.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static gs_know know;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    CHECK(gs_know_load(&know, TEST_DATADIR, NULL) == GS_OK);
    return 0;
}

static void check_line(gs_str line, const gs_date_hints *hints)
{
    gs_date d, back;
    size_t  at, n = gs_date_find(line, hints, &d, &at), length;
    char    out[40], again[40];

    if (!n)
        return;
    CHECK(at < line.n && n <= line.n - at);
    CHECK(gs_date_valid(&d));
    length = gs_date_format(&d, out);
    CHECK(length > 0 && length < sizeof out);
    if (d.year) {
        CHECK(gs_date_read(gs_str_make(out, length), NULL, &back) == length);
        gs_date_format(&back, again);
        CHECK(strcmp(out, again) == 0);
    }
}

/* The first byte chooses the language; the rest is the line, repaired to
 * UTF-8 as it is at the door. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {"", "en", "de", "hr", "vi", "ja", "lt", "pt"};

    gs_date_hints hints = {&know.date_words, GS_DATE_ORDER_UNKNOWN, GS_STR_NONE};
    gs_buf        buf;

    if (size < 1)
        return 0;
    hints.language = gs_str_from(languages[data[0] % 8]);
    gs_buf_init(&buf, 1 << 20);
    gs_utf8_repair(&buf, gs_str_make((const char *)data + 1, size - 1));
    check_line(gs_buf_str(&buf), &hints);
    gs_buf_release(&buf);
    return 0;
}
