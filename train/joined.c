/* train/joined.c - see joined.h. */
#include "train/joined.h"

#include "text/utf8.h"

#define SAMPLE_CHARACTERS 20

static bool is_blank(uint32_t c)
{
    return c == 0x20 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

gs_span train_join(gs_buf *joined, gs_str form)
{
    gs_span span = {.start = (uint32_t)joined->size};
    size_t  next;

    for (size_t at = 0; at < form.n; at = next) {
        if (!is_blank(gs_utf8_at(form, at, &next)))
            gs_buf_add(joined, form.p + at, next - at);
    }
    span.end = (uint32_t)joined->size;
    return span;
}

static bool inside_character(gs_str s, size_t at)
{
    return at < s.n && ((unsigned char)s.p[at] & 0xC0) == 0x80;
}

size_t train_joined_differ(gs_str a, gs_str b)
{
    size_t at = 0, shorter = a.n < b.n ? a.n : b.n;

    if (gs_str_eq(a, b))
        return SIZE_MAX;
    while (at < shorter && a.p[at] == b.p[at])
        at++;
    while (at > 0 && (inside_character(a, at) || inside_character(b, at)))
        at--;
    return at;
}

gs_str train_joined_sample(gs_str joined, size_t at)
{
    size_t end = at;

    if (at >= joined.n)
        return GS_STR("");
    for (int i = 0; i < SAMPLE_CHARACTERS && end < joined.n; i++)
        gs_utf8_at(joined, end, &end);
    return gs_str_sub(joined, at, end);
}

uint32_t train_count_lines(gs_str text)
{
    uint32_t lines = 1;

    for (size_t i = 0; i < text.n; i++)
        lines += text.p[i] == '\n';
    return lines;
}

/* The next character that is no white space, in lower case; 0 at the end. */
static uint32_t next_folded(gs_str s, size_t *at)
{
    while (*at < s.n) {
        uint32_t c = gs_utf8_at(s, *at, at);
        if (!is_blank(c))
            return gs_char_to_lower(c);
    }
    return 0;
}

bool train_form_like(gs_str a, gs_str b)
{
    size_t   i = 0, j = 0;
    uint32_t c;

    do {
        c = next_folded(a, &i);
        if (c != next_folded(b, &j))
            return false;
    } while (c);
    return true;
}
