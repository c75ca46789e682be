/* ingest/html_clean.c - see html_clean.h. */
#include "ingest/html_clean.h"

#include <libxml/HTMLparser.h>

#include "base/buf.h"
#include "base/limits.h"
#include "text/utf8.h"

enum { ENTITY_BYTES = 12 }; /* of the longest name that is looked up */

/* The character of "#8217" or "eacute"; 0 when it is none. */
static uint32_t entity(gs_str name)
{
    char                  text[ENTITY_BYTES + 1] = {0};
    uint32_t              c = 0;
    bool                  hex;
    const htmlEntityDesc *known;

    memcpy(text, name.p, name.n);
    if (*text != '#') {
        known = htmlEntityLookup((const xmlChar *)text);
        return known ? known->value : 0;
    }
    hex = gs_ascii_lower(text[1]) == 'x';
    for (const char *p = text + 1 + hex; *p; p++) {
        char d = gs_ascii_lower(*p);
        if (gs_ascii_digit(d))
            c = c * (hex ? 16 : 10) + (uint32_t)(d - '0');
        else if (hex && d >= 'a' && d <= 'f')
            c = c * 16 + (uint32_t)(d - 'a' + 10);
        else
            return 0;
        if (c > 0x10FFFF)
            return 0;
    }
    return c;
}

/* The entity at s.p[at] == '&'; moves *next behind it. '&' when it is none. */
static uint32_t read_entity(gs_str s, size_t at, size_t *next)
{
    size_t   end = at + 1;
    uint32_t c;

    *next = at + 1;
    while (end < s.n && end - at <= ENTITY_BYTES &&
           (gs_ascii_alpha(s.p[end]) || gs_ascii_digit(s.p[end]) || s.p[end] == '#'))
        end++;
    if (end >= s.n || s.p[end] != ';' || end == at + 1 || end - at - 1 > ENTITY_BYTES)
        return '&';
    c = entity(gs_str_sub(s, at + 1, end));
    if (!c)
        return '&';
    *next = end + 1;
    return c;
}

/* Behind the tag at s.p[at] == '<', or `at` when it is none: "a < b". */
static size_t skip_tag(gs_str s, size_t at)
{
    size_t end;

    if (at + 1 >= s.n || (!gs_ascii_alpha(s.p[at + 1]) && s.p[at + 1] != '/'))
        return at;
    end = at + 1;
    while (end < s.n && end - at < 256 && s.p[end] != '>' && s.p[end] != '<')
        end++;
    return end < s.n && s.p[end] == '>' ? end + 1 : at;
}

static bool no_width(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

/* Decodes "&amp;#039;" to its end: what an entity gives may begin another. */
static uint32_t next_char(gs_str s, size_t at, size_t *next)
{
    uint32_t c = gs_utf8_at(s, at, next);

    if (c != '&')
        return c;
    c = read_entity(s, at, next);
    if (c == '&' && *next > at + 1) {
        /* Seen again as if "&amp;" were the mark itself. */
        size_t   from = *next - 1, behind;
        gs_str   rest = gs_str_sub(s, from, s.n);
        uint32_t again = read_entity(rest, 0, &behind);
        if (behind > 1) {
            *next = from + behind;
            return again;
        }
    }
    return c;
}

gs_str gs_html_clean(gs_str s, gs_arena *arena)
{
    const size_t limit = GS_LIMIT_META_BYTES;
    size_t       room = (s.n < limit ? s.n : limit) * 2 + 8;
    gs_buf       buf = gs_buf_over(gs_arena_alloc(arena, room), room);
    bool         blank = false;

    if (!buf.data)
        return GS_STR_NONE;
    for (size_t at = 0, next; at < s.n && buf.size + 4 < limit; at = next) {
        uint32_t c = next_char(s, at, &next);
        if (c == '<' && skip_tag(s, at) > at) {
            next = skip_tag(s, at);
            c = ' ';
        }
        if (gs_char_space(c) || c < 0x20 || c == 0x7F) {
            blank = buf.size > 0;
            continue;
        }
        if (no_width(c))
            continue;
        if (blank)
            gs_buf_add_char(&buf, ' ');
        blank = false;
        gs_utf8_put(&buf, c);
    }
    return gs_buf_str(&buf);
}

gs_str gs_html_bare(gs_str s, gs_arena *arena)
{
    size_t room = s.n * 2 + 8;
    gs_buf buf = gs_buf_over(gs_arena_alloc(arena, room), room);

    if (!buf.data)
        return GS_STR_NONE;
    for (size_t at = 0; at < s.n;) {
        uint32_t c = gs_utf8_at(s, at, &at);
        if (gs_char_letter(c) || gs_char_digit(c))
            gs_utf8_put(&buf, gs_char_to_lower(c));
    }
    return gs_buf_str(&buf);
}
