/* text/charset.c - see charset.h.
 *
 * Why a byte order mark comes before the header: three bytes that spell one
 * are never the beginning of a report in any other character set, while
 * servers say "charset=iso-8859-1" of everything. For the same reason text
 * that is valid UTF-8 with letters beyond ASCII is UTF-8 whatever a one-byte
 * declaration says: by chance alone that does not happen.
 *
 * Control characters that are valid UTF-8, the bidirectional ones among
 * them, stay in the text: offsets are those of the input byte for byte, and
 * it is the business of what shows text on a terminal to make them harmless.
 */
#include "text/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <uchardet.h>

#include "base/error.h"
#include "text/charset_labels.h"
#include "text/utf8.h"

#define PAGE_HEAD      4096  /* where a page must have declared itself */
#define DETECT_BYTES   65536 /* what detection looks at                */
#define WINDOW         4096  /* binary data is looked for in pieces    */
#define REPAIRS_IN_100 5     /* more than this and the guess was wrong */

#define REPLACEMENT GS_STR("\xef\xbf\xbd")

/* ---- declarations ---------------------------------------------------- */

static gs_str value_after(gs_str s, size_t at)
{
    size_t start, end;
    char   quote = 0;

    while (at < s.n && gs_ascii_space(s.p[at]))
        at++;
    if (at == s.n || s.p[at] != '=')
        return GS_STR_NONE;
    for (at++; at < s.n && gs_ascii_space(s.p[at]);)
        at++;
    if (at < s.n && (s.p[at] == '"' || s.p[at] == '\''))
        quote = s.p[at++];
    start = end = at;
    while (end < s.n &&
           (quote ? s.p[end] != quote : !gs_ascii_space(s.p[end]) && !strchr(";\"'/>?", s.p[end])))
        end++;
    return end > start ? gs_str_sub(s, start, end) : GS_STR_NONE;
}

gs_str gs_charset_of_content_type(gs_str value)
{
    for (size_t at = 0;;) {
        gs_str name;

        at = gs_str_find_nocase(value, GS_STR("charset"), at);
        if (at == SIZE_MAX)
            return GS_STR_NONE;
        at += sizeof "charset" - 1;
        name = value_after(value, at);
        if (name.p)
            return name;
    }
}

/* <meta charset="…"> and <meta http-equiv=… content="…; charset=…"> alike:
 * the first charset inside a meta tag. */
gs_str gs_charset_of_page(gs_str html)
{
    gs_str head = {html.p, html.n < PAGE_HEAD ? html.n : PAGE_HEAD};
    gs_str found = GS_STR_NONE;
    size_t at = 0, end;

    if (gs_str_starts_nocase(gs_str_trim(head), GS_STR("<?xml"))) {
        end = gs_str_find(head, GS_STR("?>"), 0);
        at = gs_str_find(head, GS_STR("encoding"), 0);
        if (end != SIZE_MAX && at < end)
            found = value_after(gs_str_sub(head, 0, end), at + sizeof "encoding" - 1);
    }
    for (at = 0; !found.p; at = end) {
        at = gs_str_find_nocase(head, GS_STR("<meta"), at);
        if (at == SIZE_MAX)
            break;
        end = gs_str_find(head, GS_STR(">"), at);
        if (end == SIZE_MAX)
            end = head.n;
        found = gs_charset_of_content_type(gs_str_sub(head, at, end));
    }
    return found;
}

/* ---- binary data ----------------------------------------------------- */

/* Byte values that no text holds in numbers. Escape is ISO-2022-JP's. */
static bool is_control(unsigned char c)
{
    return c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1b && c != 0;
}

/* Offset of the first odd byte of a window that is no text: a third NUL, or
 * one in twenty other control characters; SIZE_MAX when all is text. A few
 * NULs or control characters are damage, and repaired or kept. */
static size_t find_binary(gs_str in)
{
    for (size_t from = 0; from < in.n; from += WINDOW) {
        size_t end = in.n - from < WINDOW ? in.n : from + WINDOW;
        size_t nuls = 0, controls = 0, first = SIZE_MAX;

        for (size_t i = from; i < end; i++) {
            unsigned char c = (unsigned char)in.p[i];
            if (c >= 0x20)
                continue;
            nuls += c == 0;
            controls += is_control(c);
            if (first == SIZE_MAX && (c == 0 || is_control(c)))
                first = i;
        }
        if ((nuls >= 8 && nuls * 3 > end - from) || (controls >= 4 && controls * 20 > end - from))
            return first;
    }
    return SIZE_MAX;
}

/* UTF-16 without a mark: in Western text every other byte is NUL. */
static const gs_charset *unmarked_utf16(gs_str in)
{
    size_t n = in.n < WINDOW ? in.n & ~(size_t)1 : WINDOW;
    size_t even = 0, odd = 0;

    if (n < 16 || in.n % 2)
        return NULL;
    for (size_t i = 0; i < n; i += 2) {
        even += in.p[i] == 0;
        odd += in.p[i + 1] == 0;
    }
    if (odd * 10 > n * 4 && even * 50 < n)
        return gs_charset_by_label(GS_STR("utf-16le"));
    if (even * 10 > n * 4 && odd * 50 < n)
        return gs_charset_by_label(GS_STR("utf-16be"));
    return NULL;
}

/* ---- byte order marks ------------------------------------------------ */

static const gs_charset *by_mark(gs_str in, size_t *size)
{
    static const struct {
        gs_str      mark;
        const char *label;
    } marks[] = {
        {{"\xff\xfe\0\0", 4}, "utf-32le"}, /* before UTF-16, whose mark it begins with */
        {{"\0\0\xfe\xff", 4}, "utf-32be"}, {{"\xef\xbb\xbf", 3}, "utf-8"},
        {{"\xff\xfe", 2}, "utf-16le"},     {{"\xfe\xff", 2}, "utf-16be"},
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (gs_str_starts(in, marks[i].mark)) {
            *size = marks[i].mark.n;
            return gs_charset_by_label(gs_str_from(marks[i].label));
        }
    }
    *size = 0;
    return NULL;
}

/* ---- UTF-8, by how much of it is ------------------------------------- */

typedef struct utf8_census {
    size_t good;      /* characters of more than one byte */
    size_t bad;       /* stretches of bytes that are no UTF-8 */
    size_t first_bad; /* offset */
    bool   only_cut;  /* the one bad stretch is a character cut off at the end */
} utf8_census;

static size_t count_multibyte(gs_str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += (unsigned char)s.p[i] >= 0xc0;
    return n;
}

static utf8_census take_census(gs_str in)
{
    utf8_census c = {.first_bad = in.n};
    size_t      at = 0;

    while (at < in.n) {
        gs_str rest = gs_str_sub(in, at, in.n);
        size_t good = gs_utf8_valid_prefix(rest);

        c.good += count_multibyte(gs_str_sub(rest, 0, good));
        at += good;
        if (at == in.n)
            break;
        if (!c.bad++)
            c.first_bad = at;
        c.only_cut = c.bad == 1 && in.n - at < 4 && (unsigned char)in.p[at] >= 0xc2;
        for (at++; at < in.n && ((unsigned char)in.p[at] & 0xc0) == 0x80;)
            at++;
    }
    return c;
}

/* ---- conversion ------------------------------------------------------ */

typedef struct job {
    gs_str             in; /* without its mark */
    size_t             skipped;
    gs_buf            *buf;
    gs_charset_result *result;
    gs_error          *err;
} job;

static gs_status buffer_failed(const job *j)
{
    if (j->buf->status == GS_E_NOMEM)
        return gs_fail_nomem(j->err, "charset");
    return gs_fail(j->err, j->buf->status, "charset", GS_NO_OFFSET,
                   "the text is larger than a report may be");
}

static void set_name(job *j, const char *name)
{
    size_t n = strlen(name);

    if (n >= sizeof j->result->name)
        n = sizeof j->result->name - 1;
    memcpy(j->result->name, name, n);
    j->result->name[n] = '\0';
}

static gs_status use_utf8(job *j, gs_str *out)
{
    set_name(j, "UTF-8");
    if (gs_utf8_valid_prefix(j->in) == j->in.n && (!j->in.n || !memchr(j->in.p, 0, j->in.n))) {
        *out = j->in;
        return GS_OK;
    }
    gs_buf_clear(j->buf);
    j->result->repairs = gs_utf8_repair(j->buf, j->in);
    if (j->buf->status != GS_OK)
        return buffer_failed(j);
    *out = gs_buf_str(j->buf);
    return GS_OK;
}

/* Runs iconv over the whole input; what it refuses becomes U+FFFD. */
static void convert_all(job *j, iconv_t conv, const gs_charset *set)
{
    char  *src = (char *)(uintptr_t)j->in.p; /* iconv's prototype lacks a const */
    size_t left = j->in.n;

    while (left && gs_buf_reserve(j->buf, left + 64)) {
        char  *dst = j->buf->data + j->buf->size;
        size_t room = j->buf->cap - j->buf->size;
        size_t done = iconv(conv, &src, &left, &dst, &room);

        j->buf->size = j->buf->cap - room;
        if (done == (size_t)-1 && errno != E2BIG) {
            size_t step = left < set->unit || errno == EINVAL ? left : set->unit;
            gs_buf_add_str(j->buf, REPLACEMENT);
            j->result->repairs++;
            src += step;
            left -= step;
        }
    }
}

/* NULs of the converted text: rare, so a second buffer when there are any. */
static void repair_nuls(job *j)
{
    gs_buf clean;

    if (j->buf->status != GS_OK || !j->buf->size || !memchr(j->buf->data, 0, j->buf->size))
        return;
    gs_buf_init(&clean, j->buf->ceiling);
    j->result->repairs += gs_utf8_repair(&clean, gs_buf_str(j->buf));
    gs_buf_release(j->buf);
    *j->buf = clean;
}

static gs_status convert(job *j, const gs_charset *set, gs_str *out)
{
    iconv_t conv;

    if (strcmp(set->name, "UTF-8") == 0)
        return use_utf8(j, out);
    conv = iconv_open("UTF-8", set->iconv);
    if (conv == (iconv_t)-1) {
        if (errno == ENOMEM)
            return gs_fail_nomem(j->err, "charset");
        return gs_fail(j->err, GS_E_ENCODING, "charset", GS_NO_OFFSET,
                       "this system cannot convert from %s", set->name);
    }
    set_name(j, set->name);
    gs_buf_clear(j->buf);
    j->result->repairs = 0;
    convert_all(j, conv, set);
    iconv_close(conv);
    repair_nuls(j);
    if (j->buf->status != GS_OK)
        return buffer_failed(j);
    *out = gs_buf_str(j->buf);
    return GS_OK;
}

static bool few_repairs(const job *j)
{
    return j->result->repairs <= 2 || j->result->repairs * 100 <= j->in.n * REPAIRS_IN_100;
}

/* ---- detection ------------------------------------------------------- */

/* What uchardet says of the bytes around the first that is not ASCII. */
static gs_status detect(const job *j, size_t first_high, const gs_charset **out)
{
    size_t     from = first_high > 1024 ? first_high - 1024 : 0;
    size_t     n = j->in.n - from < DETECT_BYTES ? j->in.n - from : DETECT_BYTES;
    uchardet_t ud = uchardet_new();

    *out = NULL;
    if (!ud)
        return GS_E_NOMEM;
    if (uchardet_handle_data(ud, j->in.p + from, n) == 0) {
        uchardet_data_end(ud);
        *out = gs_charset_by_label(gs_str_from(uchardet_get_charset(ud)));
    }
    uchardet_delete(ud);
    return GS_OK;
}

/* Statistics over three accented letters are dice. Where bytes beyond ASCII
 * are few the text is written in Latin letters, and then windows-1252 is by
 * far the likeliest; its curly quotes and dashes are in no ISO set. */
static const gs_charset *check_detected(gs_str in, const gs_charset *set)
{
    size_t high = 0, letters = 0;

    for (size_t i = 0; i < in.n; i++) {
        high += (unsigned char)in.p[i] >= 0x80;
        letters += gs_ascii_alpha(in.p[i]);
    }
    if (high * 20 <= letters && (!set || !set->latin || high < 8))
        return gs_charset_by_label(GS_STR("windows-1252"));
    return set;
}

static gs_status use_detected(job *j, const utf8_census *census, gs_str *out)
{
    const gs_charset *set;
    gs_status         st;

    if (detect(j, census->first_bad, &set) != GS_OK)
        return gs_fail_nomem(j->err, "charset");
    set = check_detected(j->in, set);
    if (set && strcmp(set->name, "UTF-8") != 0) {
        st = convert(j, set, out);
        if (st != GS_OK || few_repairs(j))
            return st;
    }
    if (census->good >= census->bad && census->good)
        return use_utf8(j, out);
    return gs_fail(j->err, GS_E_ENCODING, "charset", j->skipped + census->first_bad,
                   "not UTF-8 from here on, and in no character set that could be told");
}

/* ---- the order of belief --------------------------------------------- */

/* Text that is not valid UTF-8 although nothing better was declared. */
static gs_status use_broken_utf8(job *j, const utf8_census *census, bool declared, gs_str *out)
{
    size_t weight = declared ? 1 : 4; /* how much rarer than good the bad must be */

    if (census->only_cut || (census->good && census->bad * weight <= census->good))
        return use_utf8(j, out);
    return use_detected(j, census, out);
}

static const gs_charset *declared_set(const gs_charset_hints *hints)
{
    const gs_charset *set = hints ? gs_charset_by_label(hints->http) : NULL;

    if (!set && hints)
        set = gs_charset_by_label(hints->declared);
    /* Had it been UTF-16, the declaration could not have been read. */
    if (set && set->unit > 1)
        set = gs_charset_by_label(GS_STR("utf-8"));
    return set;
}

/* Whether valid UTF-8 is to be taken as that in the face of a declaration:
 * of a one-byte set yes; short text in GB18030 can look valid by chance, but
 * not a hundred characters; and ISO-2022-JP, which has none, always does. */
static bool utf8_overrules(const gs_charset *set, gs_str in)
{
    return !set || set->single || strcmp(set->name, "UTF-8") == 0 || count_multibyte(in) >= 100;
}

static gs_status decide(job *j, const gs_charset_hints *hints, gs_str *out)
{
    const gs_charset *set = declared_set(hints);
    bool              valid = gs_utf8_valid_prefix(j->in) == j->in.n;
    utf8_census       census;
    gs_status         st;

    if (valid && utf8_overrules(set, j->in))
        return use_utf8(j, out);
    if (set && strcmp(set->name, "UTF-8") != 0) {
        st = convert(j, set, out);
        if (st != GS_OK || few_repairs(j))
            return st;
        j->result->repairs = 0;
    }
    if (valid)
        return use_utf8(j, out);
    census = take_census(j->in);
    return use_broken_utf8(j, &census, set && strcmp(set->name, "UTF-8") == 0, out);
}

gs_status gs_charset_to_utf8(gs_str in, const gs_charset_hints *hints, gs_buf *buf, gs_str *out,
                             gs_charset_result *result, gs_error *err)
{
    job               j = {in, 0, buf, result, err};
    const gs_charset *set = by_mark(in, &j.skipped);
    size_t            binary;

    *result = (gs_charset_result){.name = "UTF-8", .skipped = j.skipped};
    if (in.n == j.skipped) {
        *out = GS_STR("");
        return GS_OK;
    }
    if (!set)
        set = unmarked_utf16(in);
    j.in = gs_str_sub(in, j.skipped, in.n);
    if (set && set->unit > 1) {
        gs_status st = convert(&j, set, out);
        if (st == GS_OK && !few_repairs(&j))
            st = gs_fail(err, GS_E_ENCODING, "charset", 0, "marked as %s, and is not", set->name);
        return st;
    }
    binary = find_binary(j.in);
    if (binary != SIZE_MAX)
        return gs_fail(err, GS_E_FORMAT, "charset", j.skipped + binary, "binary data, not text");
    return set ? use_utf8(&j, out) : decide(&j, hints, out);
}
