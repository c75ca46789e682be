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

/* Punctuation among the letters of U+00C0..U+1FFF. */
static bool is_script_mark(uint32_t c)
{
    switch (c >> 8) {
    case 0x03:
        return c == 0x37E || c == 0x387; /* Greek question mark, middle dot */
    case 0x05:
        return (c >= 0x55A && c <= 0x55F) || (c >= 0x589 && c <= 0x58F) || c == 0x5BE ||
               c == 0x5C0 || c == 0x5C3 || c == 0x5C6; /* Armenian, Hebrew */
    case 0x06:
        return (c >= 0x600 && c <= 0x60F) || (c >= 0x61B && c <= 0x61F) ||
               (c >= 0x66A && c <= 0x66D) || c == 0x6D4; /* Arabic */
    case 0x09:
        return c == 0x964 || c == 0x965 || c == 0x970; /* dandas */
    case 0x0F:
        return c >= 0xF04 && c <= 0xF14; /* Tibetan */
    case 0x10:
        return (c >= 0x104A && c <= 0x104F) || c == 0x10FB; /* Burmese, Georgian */
    case 0x13:
        return c >= 0x1360 && c <= 0x1368; /* Ethiopic */
    case 0x16:
        return c == 0x1680; /* a space */
    case 0x17:
        return c >= 0x17D4 && c <= 0x17DB && c != 0x17D7; /* Khmer */
    case 0x18:
        return c <= 0x180A; /* Mongolian */
    default:
        return false;
    }
}

bool gs_char_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c < 0xC0)
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    if (c < 0x2000)
        return c != 0xD7 && c != 0xF7 && !is_script_mark(c);
    if (c < 0x2C00) /* punctuation, symbols, arrows, boxes */
        return c == 0x2071 || c == 0x207F || (c >= 0x2090 && c <= 0x209C) ||
               (c >= 0x2100 && c <= 0x214F) || (c >= 0x2160 && c <= 0x2188);
    if (c < 0x3041) /* Glagolitic to the Georgian supplement; CJK marks */
        return c < 0x2E00 || (c >= 0x2E80 && c < 0x3000) || (c >= 0x3005 && c <= 0x3007);
    if (c < 0xD800)
        return c != 0x30A0 && c != 0x30FB && c != 0xA4FE && c != 0xA4FF;
    if (c < 0xF900) /* surrogates, private use */
        return false;
    if (c < 0x10000) /* compatibility forms; full-width letters among marks */
        return c < 0xFE10 || (c >= 0xFE70 && c < 0xFEFF) || (c >= 0xFF21 && c <= 0xFF3A) ||
               (c >= 0xFF41 && c <= 0xFF5A) || (c >= 0xFF66 && c <= 0xFFDC);
    return c < 0xE0000 && !(c >= 0x1F000 && c <= 0x1FAFF); /* emoji */
}

bool gs_char_upper(uint32_t c)
{
    return gs_char_to_lower(c) != c;
}

bool gs_char_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z';
    if (c < 0x100)
        return c >= 0xDF && c != 0xF7;
    if (c < 0x2B0) /* all but the click letters and a glottal stop */
        return !(c >= 0x1C0 && c <= 0x1C3) && c != 0x1BB && c != 0x294 && gs_char_to_lower(c) == c;
    if (c < 0x400)
        return c == 0x390 || (c >= 0x3AC && c <= 0x3CE);
    if (c < 0x460)
        return c >= 0x430;
    if (c < 0x530)
        return (c <= 0x481 || c >= 0x48A) && gs_char_to_lower(c) == c;
    return (c >= 0x561 && c <= 0x587) || (c >= 0x1E00 && c <= 0x1EFF && gs_char_to_lower(c) == c);
}

/* Neighbours: upper case on even numbers, or on odd ones. */
static uint32_t even_pair(uint32_t c)
{
    return c & 1 ? c : c + 1;
}

static uint32_t odd_pair(uint32_t c)
{
    return c & 1 ? c + 1 : c;
}

/* Latin Extended-B has letters of many orthographies in no order: Azerbaijani
 * schwa, Vietnamese horns, Hausa hooks ... */
static uint32_t irregular_to_lower(uint32_t c)
{
    static const uint16_t pairs[][2] = {
        {0x181, 0x253}, {0x182, 0x183}, {0x184, 0x185}, {0x186, 0x254}, {0x187, 0x188},
        {0x189, 0x256}, {0x18A, 0x257}, {0x18B, 0x18C}, {0x18E, 0x1DD}, {0x18F, 0x259},
        {0x190, 0x25B}, {0x191, 0x192}, {0x193, 0x260}, {0x194, 0x263}, {0x196, 0x269},
        {0x197, 0x268}, {0x198, 0x199}, {0x19C, 0x26F}, {0x19D, 0x272}, {0x19F, 0x275},
        {0x1A0, 0x1A1}, {0x1A2, 0x1A3}, {0x1A4, 0x1A5}, {0x1A7, 0x1A8}, {0x1A9, 0x283},
        {0x1AC, 0x1AD}, {0x1AE, 0x288}, {0x1AF, 0x1B0}, {0x1B1, 0x28A}, {0x1B2, 0x28B},
        {0x1B3, 0x1B4}, {0x1B5, 0x1B6}, {0x1B7, 0x292}, {0x1B8, 0x1B9}, {0x1BC, 0x1BD},
        {0x1C4, 0x1C6}, {0x1C5, 0x1C6}, {0x1C7, 0x1C9}, {0x1C8, 0x1C9}, {0x1CA, 0x1CC},
        {0x1CB, 0x1CC}, {0x1F1, 0x1F3}, {0x1F2, 0x1F3}, {0x1F4, 0x1F5}, {0x1F6, 0x195},
        {0x1F7, 0x1BF}, {0x220, 0x19E},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i][0] == c)
            return pairs[i][1];
    }
    return c;
}

/* U+0100..U+024F */
static uint32_t latin_to_lower(uint32_t c)
{
    if (c < 0x180) {
        if (c == 0x130)
            return 'i';
        if (c == 0x178)
            return 0xFF;
        if ((c >= 0x139 && c <= 0x148) || c >= 0x179)
            return c == 0x17F ? c : odd_pair(c);
        return c == 0x138 ? c : even_pair(c);
    }
    if (c < 0x1CD || (c >= 0x1F0 && c < 0x1F8) || c == 0x220 || c == 0x221)
        return irregular_to_lower(c);
    if (c < 0x1DE)
        return c == 0x1DD ? c : odd_pair(c);
    return c < 0x234 || c >= 0x246 ? even_pair(c) : c;
}

static uint32_t greek_to_lower(uint32_t c)
{
    if (c >= 0x391 && c <= 0x3AB)
        return c == 0x3A2 ? c : c + 32;
    if (c == 0x386)
        return 0x3AC;
    if (c >= 0x388 && c <= 0x38A)
        return c + 37;
    if (c == 0x38C)
        return 0x3CC;
    return c == 0x38E || c == 0x38F ? c + 63 : c;
}

static uint32_t cyrillic_to_lower(uint32_t c)
{
    if (c < 0x410)
        return c + 80;
    if (c < 0x430)
        return c + 32;
    if (c < 0x460 || (c > 0x481 && c < 0x48A))
        return c;
    if (c >= 0x4C0 && c <= 0x4CF) /* palochka, then pairs that begin on odd numbers */
        return c == 0x4C0 ? 0x4CF : c == 0x4CF ? c : odd_pair(c);
    return even_pair(c);
}

uint32_t gs_char_to_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if (c < 0x100)
        return c >= 0xC0 && c <= 0xDE && c != 0xD7 ? c + 32 : c;
    if (c < 0x250)
        return latin_to_lower(c);
    if (c < 0x370)
        return c;
    if (c < 0x400)
        return greek_to_lower(c);
    if (c < 0x530)
        return cyrillic_to_lower(c);
    if (c >= 0x531 && c <= 0x556)
        return c + 48;
    if (c >= 0x1E00 && c <= 0x1EFF) {
        if (c == 0x1E9E)
            return 0xDF;
        return c >= 0x1E96 && c <= 0x1E9F ? c : even_pair(c);
    }
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

gs_str gs_utf8_bare(gs_str s)
{
    size_t next;

    while (s.n) {
        uint32_t c = gs_utf8_at(s, 0, &next);
        if (gs_char_letter(c) || gs_char_digit(c))
            break;
        s = gs_str_sub(s, next, s.n);
    }
    while (s.n) {
        uint32_t c = gs_utf8_before(s, s.n, &next);
        if (gs_char_letter(c) || gs_char_digit(c))
            break;
        s.n = next;
    }
    return s;
}
