/* lang/feature.c - see feature.h. */
#include "lang/feature.h"

#include "base/buf.h"
#include "text/utf8.h"

/* ---- hashes: multiply and fold, as in wyhash; fixed for all time ---- */

static uint64_t fold(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide                                    m = (wide)a * b;
    return (uint64_t)m ^ (uint64_t)(m >> 64);
}

static uint64_t read_bytes(const char *p, size_t n)
{
    uint64_t v = 0;
    memcpy(&v, p, n);
    return v;
}

static uint64_t hash(uint64_t seed, gs_str s)
{
    uint64_t h = seed ^ s.n;
    size_t   at = 0;

    for (; at + 8 <= s.n; at += 8)
        h = fold(h ^ read_bytes(s.p + at, 8), 0x9E3779B97F4A7C15u);
    if (at < s.n)
        h = fold(h ^ read_bytes(s.p + at, s.n - at), 0x9E3779B97F4A7C15u);
    return fold(h ^ 0xA0761D6478BD642Fu, 0xE7037ED1A0B428DBu);
}

/* [0, rows) of a hash's upper half. */
static uint16_t row(uint64_t h, uint32_t rows)
{
    return (uint16_t)(((h >> 32) * rows) >> 32);
}

uint64_t gs_feature_key(gs_str normal)
{
    return hash(1, normal);
}

/* ---- the normal form ---- */

typedef enum letter_case { CASE_NONE, CASE_LOWER, CASE_FIRST, CASE_UPPER, CASE_MIXED } letter_case;

typedef struct reading {
    char   bytes[GS_FEATURE_BYTES + 2]; /* '<' normal form '>' */
    size_t size;                        /* of the normal form  */
    size_t chars, letters, uppers, digits;
    bool   first_upper;
} reading;

/* The plain mark for a typographic one, or 0. */
static char plain_mark(uint32_t c)
{
    switch (c) {
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201B:
    case 0x00B4: /* ´ */
        return '\'';
    case 0x201C: /* “ */
    case 0x201D: /* ” */
    case 0x201E: /* „ */
    case 0x00AB: /* « */
    case 0x00BB: /* » */
        return '"';
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return '-';
    default:
        return 0;
    }
}

static void take_char(reading *r, gs_buf *out, uint32_t c)
{
    char mark;

    r->chars++;
    r->digits += gs_char_digit(c);
    if (gs_char_letter(c)) {
        bool upper = gs_char_upper(c);
        r->first_upper |= upper && r->letters == 0;
        r->uppers += upper;
        r->letters++;
        c = gs_char_to_lower(c);
    } else if ((mark = plain_mark(c)) != 0) {
        c = (uint32_t)mark;
    }
    if (c < 0x80)
        gs_buf_add_char(out, (char)c);
    else
        gs_utf8_put(out, c);
}

/* A form that does not fit keeps its first half and its last. */
static gs_str shortened(gs_str form, char room[GS_FEATURE_BYTES])
{
    size_t head = GS_FEATURE_BYTES / 2, tail = form.n - GS_FEATURE_BYTES / 2;

    if (form.n <= GS_FEATURE_BYTES)
        return form;
    while (head > 0 && ((unsigned char)form.p[head] & 0xC0) == 0x80)
        head--;
    while (tail < form.n && ((unsigned char)form.p[tail] & 0xC0) == 0x80)
        tail++;
    memcpy(room, form.p, head);
    memcpy(room + head, form.p + tail, form.n - tail);
    return gs_str_make(room, head + form.n - tail);
}

/* Lower case can be longer in bytes than upper case; what does not fit is
 * left out, which no English word comes near. */
static void read_form(reading *r, gs_str form)
{
    char   room[GS_FEATURE_BYTES];
    gs_buf out = gs_buf_over(r->bytes + 1, GS_FEATURE_BYTES);
    size_t next;

    form = shortened(form, room);
    for (size_t at = 0; at < form.n; at = next)
        take_char(r, &out, gs_utf8_at(form, at, &next));
    r->size = out.size;
    r->bytes[0] = '<';
    r->bytes[r->size + 1] = '>';
}

static letter_case case_of(const reading *r)
{
    if (r->letters == 0)
        return CASE_NONE;
    if (r->uppers == 0)
        return CASE_LOWER;
    if (r->uppers == r->letters && r->letters > 1)
        return CASE_UPPER;
    return r->uppers == 1 && r->first_upper ? CASE_FIRST : CASE_MIXED;
}

/* Case, digits, length and blank, as digits of a number: 5 * 3 * 5 * 2 = 150. */
static uint16_t shape_of(const reading *r, bool space_before)
{
    size_t digits = r->digits == 0 ? 0 : r->digits < r->chars ? 1 : 2;
    size_t length = r->chars < 4 ? r->chars : 4;

    return (uint16_t)((((size_t)case_of(r) * 3 + digits) * 5 + length) * 2 + (size_t)space_before);
}

static void read_grams(gs_feature *f, gs_str marked)
{
    for (size_t n = 3; n <= 5; n++) {
        for (size_t at = 0; at + n <= marked.n && f->gram_count < GS_FEATURE_GRAMS; at++)
            f->grams[f->gram_count++] = row(
                fold(read_bytes(marked.p + at, n) ^ (n << 56), 0xD6E8FEB86659FD93u), GS_GRAM_ROWS);
    }
}

static uint64_t key_without_digits(const reading *r)
{
    char   zeros[GS_FEATURE_BYTES];
    gs_str normal = {r->bytes + 1, r->size};

    for (size_t i = 0; i < r->size; i++)
        zeros[i] = gs_ascii_digit(normal.p[i]) ? '0' : normal.p[i];
    return gs_feature_key(gs_str_make(zeros, r->size));
}

void gs_feature_read(gs_feature *feature, gs_str form, bool space_before)
{
    reading r = {.size = 0};
    gs_str  normal;

    read_form(&r, form);
    normal = gs_str_make(r.bytes + 1, r.size);
    feature->key = gs_feature_key(normal);
    feature->digits_key = r.digits ? key_without_digits(&r) : feature->key;
    feature->suffix = row(hash(2, gs_str_sub(normal, r.size - (r.size < 3 ? r.size : 3), r.size)),
                          GS_SUFFIX_ROWS);
    feature->prefix = row(hash(3, gs_str_sub(normal, 0, r.size < 2 ? r.size : 2)), GS_PREFIX_ROWS);
    feature->shape = shape_of(&r, space_before);
    feature->gram_count = 0;
    read_grams(feature, gs_str_make(r.bytes, r.size + 2));
}
