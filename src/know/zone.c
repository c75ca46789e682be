/* know/zone.c - see zone.h.
 *
 * data/zones.tsv: kind, how the words must stand in the line, the words.
 * Both the words and the lines they are looked for in are brought into one
 * normal form first.
 */
#include "know/zone.h"

#include "base/error.h"
#include "know/know.h"
#include "know/table.h"
#include "text/utf8.h"

#define LINE_BYTES 512

static const struct {
    const char *name;
    uint32_t    flag;
} kinds[] = {
    {"teasers", GS_LINE_TEASERS},
    {"more", GS_LINE_MORE},
    {"boilerplate", GS_LINE_BOILERPLATE},
    {"rest", GS_LINE_REST},
    {"caption", GS_LINE_CAPTION},
    {"credit", GS_LINE_CREDIT},
    {"job", GS_LINE_JOB},
    {"date", GS_LINE_DATE},
    {"network", GS_LINE_NETWORK},
    {"section", GS_LINE_SECTION},
    {"count", GS_LINE_COUNT},
    {"title", GS_LINE_TITLE},
    {"no-name", GS_LINE_NO_NAME},
    {"verb", GS_LINE_VERB},
};

static const char *const matches[] = {
    [GS_ZONE_WHOLE] = "whole",
    [GS_ZONE_START] = "start",
    [GS_ZONE_IN] = "in",
    [GS_ZONE_END] = "end",
};

/* Dashes and quotation marks as a typewriter has them. */
static uint32_t plain_mark(uint32_t c)
{
    if (c == 0x2018 || c == 0x2019 || c == 0x02bc || c == '`')
        return '\'';
    if (c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014)
        return '-';
    return gs_char_to_lower(c);
}

/* Writes the normal form of `s` to `out`; what does not fit is left out. */
static gs_str normalize(gs_str s, char *out, size_t size)
{
    gs_buf buf = {.data = out, .cap = size, .ceiling = size};
    bool   blank = false;

    for (size_t at = 0, next; at < s.n && buf.size + 8 < size; at = next) {
        uint32_t c = gs_utf8_at(s, at, &next);
        if (gs_char_space(c)) {
            blank = buf.size > 0;
            continue;
        }
        if (blank)
            gs_buf_add_char(&buf, ' ');
        blank = false;
        gs_utf8_put(&buf, plain_mark(c));
    }
    return gs_buf_str(&buf);
}

/* Without the marks around: "» Related:" and "[Related]" are "related". */
static gs_str bare(gs_str s)
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

static gs_status add_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_know       *know = ctx;
    gs_zone_phrase phrase = {0};
    char           normal[LINE_BYTES];
    size_t         i = 0, m = 0;

    while (i < sizeof kinds / sizeof *kinds &&
           !gs_str_eq(row->fields[0], gs_str_from(kinds[i].name)))
        i++;
    while (m < sizeof matches / sizeof *matches &&
           !gs_str_eq(row->fields[1], gs_str_from(matches[m])))
        m++;
    if (i == sizeof kinds / sizeof *kinds)
        return gs_table_fail(row, err, "unknown kind '%.*s'", GS_STR_ARG(row->fields[0]));
    if (m == sizeof matches / sizeof *matches)
        return gs_table_fail(row, err, "unknown match '%.*s'", GS_STR_ARG(row->fields[1]));
    phrase.match = (gs_zone_match)m;
    phrase.flags = kinds[i].flag;
    phrase.words = gs_arena_str(&know->arena, normalize(row->fields[2], normal, sizeof normal));
    if (!phrase.words.p)
        return gs_fail_nomem(err, "know");
    if (!phrase.words.n)
        return gs_table_fail(row, err, "no words");
    if (phrase.match == GS_ZONE_WHOLE) {
        uint32_t *known = gs_map_get(&know->zone_lines, phrase.words);
        if (gs_map_put(&know->zone_lines, phrase.words, phrase.flags | (known ? *known : 0)) !=
            GS_OK)
            return gs_fail_nomem(err, "know");
        return GS_OK;
    }
    return GS_PUSH(&know->arena, know->zone_phrases, know->zone_phrase_count, know->zone_phrase_cap,
                   phrase)
               ? GS_OK
               : gs_fail_nomem(err, "know");
}

gs_status gs_know_load_zones(gs_know *know, const char *dir, gs_error *err)
{
    return gs_table_read(dir, "zones.tsv", 3, 3, know, add_row, know, err);
}

/* Whether a phrase ends where a word does: "by" is not in "bystanders". */
static bool ends_word(gs_str line, size_t end)
{
    size_t next;

    return end == line.n || !gs_char_letter(gs_utf8_before(line, end, &next)) ||
           !gs_char_letter(gs_utf8_at(line, end, &next));
}

static bool begins_word(gs_str line, size_t at)
{
    size_t next;

    return at == 0 || !gs_char_letter(gs_utf8_at(line, at, &next)) ||
           !gs_char_letter(gs_utf8_before(line, at, &next));
}

static bool stands_in(gs_str line, gs_str words)
{
    size_t at = gs_str_find(line, words, 0);

    return at != SIZE_MAX && begins_word(line, at) && ends_word(line, at + words.n);
}

static bool stands(const gs_zone_phrase *phrase, gs_str raw, gs_str line)
{
    gs_str words = phrase->words;

    switch (phrase->match) {
    case GS_ZONE_START:
        return (gs_str_starts(line, words) && ends_word(line, words.n)) ||
               (gs_str_starts(raw, words) && ends_word(raw, words.n));
    case GS_ZONE_END:
        return (gs_str_ends(line, words) && begins_word(line, line.n - words.n)) ||
               gs_str_ends(raw, words);
    case GS_ZONE_IN:
        return stands_in(raw, words);
    case GS_ZONE_WHOLE:
        break;
    }
    return false;
}

uint32_t gs_zone_line(const gs_know *know, gs_str line)
{
    char      normal[LINE_BYTES];
    gs_str    raw = normalize(line, normal, sizeof normal);
    gs_str    words = bare(raw);
    uint32_t *whole = gs_map_get(&know->zone_lines, raw);
    uint32_t  flags = whole ? *whole : 0;

    if (words.n && words.n < raw.n && (whole = gs_map_get(&know->zone_lines, words)))
        flags |= *whole;
    for (size_t i = 0; i < know->zone_phrase_count; i++) {
        const gs_zone_phrase *phrase = &know->zone_phrases[i];
        if (!(flags & phrase->flags) && stands(phrase, raw, words))
            flags |= phrase->flags;
    }
    return flags;
}
