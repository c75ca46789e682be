/* text/utf8.c - see utf8.h.
 *
 * Validation follows Unicode 15, table 3-7: the second byte's range depends on
 * the first, which rules out overlong forms, surrogates and what lies above
 * U+10FFFF.
 */
#include "text/utf8.h"

#include <string.h>

/* Length of the sequence that begins at p (n bytes are there), and how many
 * of its bytes are valid so far in *good; 0 when it is not valid. */
static size_t sequence(const unsigned char *p, size_t n, size_t *good)
{
    unsigned char c = p[0], low = 0x80, high = 0xBF;
    size_t        need;

    *good = 1;
    if (c < 0x80)
        return 1;
    if (c < 0xC2 || c > 0xF4)
        return 0;
    need = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    if (c == 0xE0)
        low = 0xA0;
    else if (c == 0xED)
        high = 0x9F;
    else if (c == 0xF0)
        low = 0x90;
    else if (c == 0xF4)
        high = 0x8F;
    for (size_t i = 1; i < need; i++) {
        if (i >= n || p[i] < low || p[i] > high)
            return 0;
        *good = i + 1;
        low = 0x80;
        high = 0xBF;
    }
    return need;
}

size_t gs_utf8_valid_prefix(gs_str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    size_t               i = 0, good;

    while (i < s.n) {
        uint64_t word;
        size_t   len;

        while (s.n - i >= 8) {
            memcpy(&word, p + i, 8);
            if (word & 0x8080808080808080u)
                break;
            i += 8;
        }
        if (i == s.n)
            break;
        len = sequence(p + i, s.n - i, &good);
        if (!len)
            return i;
        i += len;
    }
    return s.n;
}

size_t gs_utf8_repair(gs_buf *out, gs_str s)
{
    size_t repairs = 0, from = 0, i = 0;

    while (i < s.n) {
        size_t good = 1;
        size_t len = s.p[i] ? sequence((const unsigned char *)s.p + i, s.n - i, &good) : 0;

        if (len) {
            i += len;
            continue;
        }
        gs_buf_add(out, s.p + from, i - from);
        gs_buf_add(out, "\xEF\xBF\xBD", 3);
        repairs++;
        i += good;
        from = i;
    }
    gs_buf_add(out, s.p + from, s.n - from);
    return repairs;
}

uint32_t gs_utf8_at(gs_str s, size_t at, size_t *next)
{
    const unsigned char *p = (const unsigned char *)s.p + at;

    if (p[0] < 0x80) {
        *next = at + 1;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *next = at + 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    if (p[0] < 0xF0) {
        *next = at + 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    *next = at + 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
           (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

uint32_t gs_utf8_before(gs_str s, size_t at, size_t *start)
{
    size_t i = at - 1, next;

    while (i > 0 && ((unsigned char)s.p[i] & 0xC0) == 0x80)
        i--;
    *start = i;
    return gs_utf8_at(s, i, &next);
}

void gs_utf8_put(gs_buf *out, uint32_t c)
{
    char   b[4];
    size_t n;

    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = 0xFFFD;
    if (c < 0x80) {
        b[0] = (char)c;
        n = 1;
    } else if (c < 0x800) {
        b[0] = (char)(0xC0 | c >> 6);
        b[1] = (char)(0x80 | (c & 0x3F));
        n = 2;
    } else if (c < 0x10000) {
        b[0] = (char)(0xE0 | c >> 12);
        b[1] = (char)(0x80 | (c >> 6 & 0x3F));
        b[2] = (char)(0x80 | (c & 0x3F));
        n = 3;
    } else {
        b[0] = (char)(0xF0 | c >> 18);
        b[1] = (char)(0x80 | (c >> 12 & 0x3F));
        b[2] = (char)(0x80 | (c >> 6 & 0x3F));
        b[3] = (char)(0x80 | (c & 0x3F));
        n = 4;
    }
    gs_buf_add(out, b, n);
}

bool gs_char_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool gs_char_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

bool gs_char_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c < 0xC0)
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c == 0xD7 || c == 0xF7)
        return false;
    if (c >= 0x2000 && c < 0x2C00) /* punctuation, symbols, arrows, boxes */
        return c == 0x2071 || c == 0x207F || (c >= 0x2090 && c <= 0x209C) ||
               (c >= 0x2100 && c <= 0x214F) || (c >= 0x2160 && c <= 0x2188);
    if (c >= 0x2E00 && c < 0x2E80)
        return false;
    if (c >= 0x3000 && c <= 0x3020)
        return c == 0x3005 || c == 0x3006 || c == 0x3007;
    if (c >= 0xE000 && c <= 0xF8FF)
        return false;
    if (c >= 0xFE10 && c <= 0xFE6F)
        return false;
    if (c >= 0xFF00 && c <= 0xFF20)
        return false;
    if (c >= 0xFFF0 && c <= 0xFFFF)
        return false;
    if (c >= 0x1F000 && c <= 0x1FAFF) /* emoji */
        return false;
    /* the stops and commas of Armenian, Arabic, Hebrew, Devanagari, Ethiopic */
    if (c == 0x589 || c == 0x55D || c == 0x5BE || c == 0x60C || c == 0x61B || c == 0x61F ||
        c == 0x6D4 || c == 0x964 || c == 0x965 || c == 0x1362)
        return false;
    return true;
}

bool gs_char_upper(uint32_t c)
{
    return gs_char_to_lower(c) != c;
}

bool gs_char_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z';
    if (c < 0x250)
        return c >= 0xDF && c != 0xF7 && gs_char_to_lower(c) == c;
    return (c >= 0x3AC && c <= 0x3CE) || (c >= 0x430 && c <= 0x45F) ||
           (c >= 0x460 && c <= 0x52F && (c & 1)) || (c >= 0x561 && c <= 0x587) ||
           (c >= 0x10D0 && c <= 0x10FA) || (c >= 0x1E00 && c <= 0x1EFF && (c & 1));
}

uint32_t gs_char_to_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c >= 0xC0 && c <= 0xDE)
        return c == 0xD7 ? c : c + 32;
    if (c >= 0x100 && c <= 0x17F) {
        if (c == 0x130)
            return 'i';
        if (c == 0x178)
            return 0xFF;
        if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
            return c & 1 ? c + 1 : c;
        return c == 0x138 || c == 0x149 || c == 0x17F || c & 1 ? c : c + 1;
    }
    if ((c >= 0x1CD && c <= 0x1DC))
        return c & 1 ? c + 1 : c;
    if (c >= 0x1DE && c <= 0x21F)
        return c == 0x1F0 || c & 1 ? c : c + 1;
    if (c == 0x386)
        return 0x3AC;
    if (c >= 0x388 && c <= 0x38A)
        return c + 37;
    if (c == 0x38C)
        return 0x3CC;
    if (c == 0x38E || c == 0x38F)
        return c + 63;
    if (c >= 0x391 && c <= 0x3AB)
        return c == 0x3A2 ? c : c + 32;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    if (c >= 0x410 && c <= 0x42F)
        return c + 32;
    if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x52F)) {
        if (c >= 0x4C0 && c <= 0x4CE)
            return c == 0x4C0 ? 0x4CF : c & 1 ? c + 1 : c;
        return c & 1 ? c : c + 1;
    }
    if (c >= 0x531 && c <= 0x556)
        return c + 48;
    if (c >= 0x1E00 && c <= 0x1EFF)
        return (c >= 0x1E96 && c <= 0x1E9F) || c & 1 ? c : c + 1;
    return c;
}

bool gs_char_open_quote(uint32_t c)
{
    return c == '"' || c == '\'' || c == 0xAB || c == 0x2018 || c == 0x201A || c == 0x201B ||
           c == 0x201C || c == 0x201E || c == 0x201F || c == 0x2039 || c == 0x300C || c == 0x300E;
}

bool gs_char_close_quote(uint32_t c)
{
    return c == '"' || c == '\'' || c == 0xBB || c == 0x2019 || c == 0x201D || c == 0x203A ||
           c == 0x201C || c == 0x300D || c == 0x300F;
}
