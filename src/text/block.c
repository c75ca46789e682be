/* text/block.c - see block.h. */
#include "text/block.h"

#include "text/utf8.h"

#define NARROWEST 40  /* columns: nobody wraps a report closer than this  */
#define WIDEST    120 /* and what is longer is a paragraph on one line    */

/* In pieces, so that a text that knows only one of the two marks is not
 * searched to its end for the other at every line. */
size_t gs_line_end(gs_str text, size_t at, size_t end)
{
    while (at < end) {
        size_t      n = end - at < 256 ? end - at : 256;
        const char *from = text.p + at;
        const char *lf = memchr(from, '\n', n);
        const char *cr = memchr(from, '\r', lf ? (size_t)(lf - from) : n);

        if (cr) {
            size_t behind = (size_t)(cr - text.p) + 1;
            return behind < end && text.p[behind] == '\n' ? behind + 1 : behind;
        }
        if (lf)
            return (size_t)(lf - text.p) + 1;
        at += n;
    }
    return end;
}

gs_str gs_text_trim(gs_str s)
{
    size_t next;

    s = gs_str_trim(s);
    while (s.n && gs_char_space(gs_utf8_at(s, 0, &next)))
        s = gs_str_sub(s, next, s.n);
    while (s.n && gs_char_space(gs_utf8_before(s, s.n, &next)))
        s.n = next;
    return s;
}

/* One line as the question of wrapping sees it. */
typedef struct line {
    gs_str words;
    size_t columns;    /* of the words with what is before them */
    size_t indent;     /* white space before them, in bytes     */
    size_t first_word; /* columns of the first word             */
} line;

static size_t count_columns(gs_str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
    return n;
}

/* A line longer than any wrapped one is not measured to its end. */
static line read_line(gs_str text, size_t start, size_t end)
{
    gs_str whole = gs_str_sub(text, start, end);
    line   l = {.words = gs_text_trim(whole)};
    size_t word = 0;

    l.indent = l.words.n ? (size_t)(l.words.p - whole.p) : 0;
    if (l.words.n > 4 * (size_t)WIDEST) {
        l.columns = l.words.n;
        return l;
    }
    while (word < l.words.n && !gs_ascii_space(l.words.p[word]))
        word++;
    l.first_word = count_columns(gs_str_sub(l.words, 0, word));
    l.columns = l.indent + count_columns(l.words);
    return l;
}

/* "- ", "* ", "• ", "1. ", "(a) ": a list's item begins a block. */
static bool begins_item(gs_str s)
{
    size_t   next, i = 0;
    uint32_t c;

    if (!s.n)
        return false;
    c = gs_utf8_at(s, 0, &next);
    if (c == '-' || c == '*' || c == '+' || c == '>' || c == 0x2022 || c == 0x25aa || c == 0xb7 ||
        c == 0x25cf)
        return next < s.n && s.p[next] == ' ';
    while (i < s.n && i < 3 && gs_ascii_digit(s.p[i]))
        i++;
    return i > 0 && i + 1 < s.n && (s.p[i] == '.' || s.p[i] == ')') && s.p[i + 1] == ' ';
}

/* Whether a line begins as one in the middle of a sentence would: with a
 * lower-case letter, or one of a script that knows no case. */
static bool begins_inside(gs_str s)
{
    size_t   next;
    uint32_t c = s.n ? gs_utf8_at(s, 0, &next) : 0;

    return gs_char_letter(c) && !gs_char_upper(c);
}

static bool ends_sentence(gs_str s)
{
    size_t start = s.n;

    while (start) {
        uint32_t c = gs_utf8_before(s, start, &start);
        if (c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026)
            return true;
        if (!gs_char_close_quote(c) && c != ')')
            return false;
    }
    return true;
}

static bool is_full(const line *l, const line *next, uint32_t width)
{
    return l->columns <= width && l->columns + 1 + next->first_word > width;
}

static bool continues(const line *l, const line *next, uint32_t width)
{
    if (!l->words.n || !next->words.n || l->columns > width)
        return false;
    if (next->indent > l->indent || begins_item(next->words))
        return false;
    return is_full(l, next, width) || (begins_inside(next->words) && !ends_sentence(l->words));
}

/* What the pairs of lines that follow one another directly say. */
typedef struct tally {
    size_t lines, long_lines;
    size_t pairs, full, inside;
} tally;

/* The longest line that breaks off inside a sentence: no heading does. */
static uint32_t widest_broken(gs_str text)
{
    line   last = {0};
    size_t width = 0;

    for (size_t at = 0, end; at < text.n; at = end) {
        line l;
        end = gs_line_end(text, at, text.n);
        l = read_line(text, at, end);
        if (last.words.n && last.columns > width && last.columns <= WIDEST &&
            begins_inside(l.words) && !ends_sentence(last.words))
            width = last.columns;
        last = l;
    }
    return (uint32_t)width;
}

static tally count_pairs(gs_str text, uint32_t width)
{
    tally t = {0};
    line  last = {0};

    for (size_t at = 0, end; at < text.n; at = end) {
        line l;
        end = gs_line_end(text, at, text.n);
        l = read_line(text, at, end);
        t.lines += l.words.n > 0;
        t.long_lines += l.columns > WIDEST;
        if (l.words.n && last.words.n) {
            bool full = is_full(&last, &l, width);
            bool inside = begins_inside(l.words) && !ends_sentence(last.words);
            t.pairs++;
            t.full += full || inside;
            t.inside += inside;
        }
        last = l;
    }
    return t;
}

uint32_t gs_block_width(gs_str text)
{
    uint32_t width = widest_broken(text);
    tally    t;

    if (width < NARROWEST)
        return 0;
    t = count_pairs(text, width);
    /* Headlines of like length fill their lines as well, but none of them
     * begins in the middle of a sentence. */
    if (t.inside == 0 || t.inside * 4 < t.full || t.full * 10 < t.pairs * 6)
        return 0;
    return t.long_lines * 20 > t.lines + 20 ? 0 : width;
}

size_t gs_block_end(gs_str text, size_t at, size_t end, uint32_t width)
{
    size_t stop = gs_line_end(text, at, end);
    line   l;

    if (!width)
        return stop;
    while (at && text.p[at - 1] != '\n' && text.p[at - 1] != '\r')
        at--;
    l = read_line(text, at, stop);
    while (stop < end) {
        size_t next_stop = gs_line_end(text, stop, end);
        line   next = read_line(text, stop, next_stop);
        if (!continues(&l, &next, width))
            break;
        /* The first line of a paragraph may be indented, the rest not. */
        l = next;
        stop = next_stop;
    }
    return stop;
}
