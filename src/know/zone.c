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
    size_t n = 0, next;
    bool   blank = false;

    for (size_t at = 0; at < s.n && n + 8 < size; at = next) {
        uint32_t c = (unsigned char)s.p[at];
        gs_buf   buf;

        next = at + 1;
        if (c >= 0x80)
            c = gs_utf8_at(s, at, &next);
        if (c < 0x80 ? gs_ascii_space((char)c) : gs_char_space(c)) {
            blank = n > 0;
            continue;
        }
        if (blank)
            out[n++] = ' ';
        blank = false;
        c = c < 0x80 && c != '`' ? (uint32_t)gs_ascii_lower((char)c) : plain_mark(c);
        if (c < 0x80) {
            out[n++] = (char)c;
            continue;
        }
        buf = gs_buf_over(out + n, size - n);
        gs_utf8_put(&buf, c);
        n += buf.size;
    }
    return gs_str_make(out, n);
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

/* The byte by which a phrase is found: its first, or its last at an end. */
static unsigned char key_byte(const gs_zone_phrase *phrase)
{
    gs_str words = phrase->words;

    return (unsigned char)words.p[phrase->match == GS_ZONE_END ? words.n - 1 : 0];
}

/* Orders the phrases by match and key byte, so that a line is held against
 * the few that can stand in it: a counting sort. */
static gs_status order_phrases(gs_know *know, gs_error *err)
{
    uint32_t(*first)[257] = know->zone_first;
    gs_zone_phrase *ordered =
        gs_arena_zeros(&know->arena, know->zone_phrase_count + 1, sizeof *ordered);
    uint32_t at = 0;

    if (!ordered)
        return gs_fail_nomem(err, "know");
    for (size_t i = 0; i < know->zone_phrase_count; i++)
        first[know->zone_phrases[i].match][key_byte(&know->zone_phrases[i])]++;
    for (int m = 0; m <= GS_ZONE_END; m++) {
        for (int c = 0; c <= 256; c++) {
            uint32_t n = first[m][c];
            first[m][c] = at;
            at += n;
        }
    }
    for (size_t i = 0; i < know->zone_phrase_count; i++) {
        const gs_zone_phrase *phrase = &know->zone_phrases[i];
        ordered[first[phrase->match][key_byte(phrase)]++] = *phrase;
    }
    /* Each place has moved to where the next one began. */
    for (int m = GS_ZONE_END; m >= 0; m--) {
        for (int c = 256; c > 0; c--)
            first[m][c] = first[m][c - 1];
        first[m][0] = m ? first[m - 1][255] : 0;
    }
    know->zone_phrases = ordered;
    return GS_OK;
}

gs_status gs_know_load_zones(gs_know *know, const char *dir, gs_error *err)
{
    gs_status st = gs_table_read(dir, "zones.tsv", 3, 3, know, add_row, know, err);

    return st == GS_OK ? order_phrases(know, err) : st;
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

static bool stands_at(gs_str line, size_t at, gs_str words)
{
    /* The first byte is known to be right; few get past the second. */
    if (line.n - at < words.n || (words.n > 1 && line.p[at + 1] != words.p[1]))
        return false;
    return memcmp(line.p + at, words.p, words.n) == 0 && begins_word(line, at) &&
           ends_word(line, at + words.n);
}

/* The flags of the phrases of one sort that stand in `line`, where byte `key`
 * of it is the phrase's key byte. */
static uint32_t flags_at(const gs_know *know, gs_zone_match match, gs_str line, size_t key)
{
    const uint32_t *range = &know->zone_first[match][(unsigned char)line.p[key]];
    uint32_t        flags = 0;

    for (uint32_t i = range[0]; i < range[1]; i++) {
        const gs_zone_phrase *phrase = &know->zone_phrases[i];
        size_t                n = phrase->words.n;
        if (match == GS_ZONE_END ? n <= line.n && stands_at(line, line.n - n, phrase->words)
                                 : stands_at(line, key, phrase->words))
            flags |= phrase->flags;
    }
    return flags;
}

static uint32_t whole_flags(const gs_know *know, gs_str raw, gs_str words)
{
    uint32_t *whole = gs_map_get(&know->zone_lines, raw);
    uint32_t  flags = whole ? *whole : 0;

    if (words.n && words.n < raw.n && (whole = gs_map_get(&know->zone_lines, words)))
        flags |= *whole;
    return flags;
}

uint32_t gs_zone_part(const gs_know *know, gs_str part)
{
    char   normal[LINE_BYTES];
    gs_str raw;

    if (part.n > 64)
        return 0;
    raw = normalize(part, normal, sizeof normal);
    return whole_flags(know, raw, gs_utf8_bare(raw));
}

uint32_t gs_zone_line(const gs_know *know, gs_str line)
{
    char     normal[LINE_BYTES];
    gs_str   raw = normalize(line, normal, sizeof normal);
    gs_str   words = gs_utf8_bare(raw);
    uint32_t flags = whole_flags(know, raw, words);

    if (raw.n)
        flags |=
            flags_at(know, GS_ZONE_START, raw, 0) | flags_at(know, GS_ZONE_END, raw, raw.n - 1);
    if (words.n && words.n < raw.n)
        flags |= flags_at(know, GS_ZONE_START, words, 0) |
                 flags_at(know, GS_ZONE_END, words, words.n - 1);
    for (size_t i = 0; i < raw.n; i++) {
        bool inside = i && gs_ascii_alpha(raw.p[i]) && gs_ascii_alpha(raw.p[i - 1]);
        if (!inside)
            flags |= flags_at(know, GS_ZONE_IN, raw, i);
    }
    return flags;
}
