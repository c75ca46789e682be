/* text/sentence.c - the walk that cuts a block into sentences; see sentence.h.
 *
 * One pass over the bytes. A table names the few bytes at which something can
 * happen: stops, brackets, single quotation marks, line ends, and the first
 * bytes of other scripts' marks; the rest is passed over one table look-up a
 * byte. At each stop the walk gathers what belongs to it (a run of stops,
 * closing marks, a reference) and asks sentence_end.c for the decision.
 *
 * Every cut falls between two sentences, and only white space is dropped, so
 * the spans and the white space between them always make up the range.
 */
#include "base/limits.h"
#include "text/sentence_int.h"
#include "text/utf8.h"

/* How far an aside may reach: longer ones are split like other text. */
#define ASIDE_BYTES 600

/* A block longer than this is no heading, whatever it ends in. */
#define HEADING_BYTES 200

enum { PLAIN, STOP, OPEN, CLOSE, APOSTROPHE, LINE, COLON, MULTI };

static const uint8_t classes[256] = {
    ['.'] = STOP,
    ['!'] = STOP,
    ['?'] = STOP,
    ['('] = OPEN,
    ['['] = OPEN,
    [')'] = CLOSE,
    [':'] = COLON,
    ['\''] = APOSTROPHE,
    ['\n'] = LINE,
    ['\r'] = LINE,
    /* the first bytes of Armenian, Arabic, Indic, Ethiopic and Burmese,
     * general punctuation, CJK and full-width marks */
    [0xD6] = MULTI,
    [0xD8] = MULTI,
    [0xDB] = MULTI,
    [0xE0] = MULTI,
    [0xE1] = MULTI,
    [0xE2] = MULTI,
    [0xE3] = MULTI,
    [0xEF] = MULTI,
};

static gs_str text_of(const splitter *s)
{
    return gs_str_make(s->p, s->end);
}

size_t gs_sentence_space(const splitter *s, size_t at)
{
    unsigned char c = (unsigned char)s->p[at];
    size_t        next;

    if (c < 0x80)
        return gs_ascii_space((char)c);
    if (c != 0xC2 && c != 0xE1 && c != 0xE2 && c != 0xE3 && c != 0xEF)
        return 0;
    return gs_char_space(gs_utf8_at(text_of(s), at, &next)) ? next - at : 0;
}

size_t gs_sentence_skip_space(const splitter *s, size_t at)
{
    size_t n;

    while (at < s->end && (n = gs_sentence_space(s, at)) != 0)
        at += n;
    return at;
}

bool gs_sentence_has_word(splitter *s, size_t at)
{
    while (s->probe < at) {
        unsigned char c = (unsigned char)s->p[s->probe];
        /* 0xC2 and 0xE2 begin punctuation, not letters */
        if (gs_ascii_alpha((char)c) || gs_ascii_digit((char)c) || (c >= 0xC3 && c != 0xE2))
            return true;
        s->probe++;
    }
    return false;
}

/* Adds [start, end), which has no white space at its ends. */
static void add(splitter *s, size_t start, size_t end)
{
    gs_span span = {(uint32_t)start, (uint32_t)end};

    if (s->status != GS_OK)
        return;
    if (s->out->count >= GS_LIMIT_SENTENCES)
        s->status = GS_E_LIMIT;
    else if (!GS_PUSH(s->arena, s->out->items, s->out->count, s->out->cap, span))
        s->status = GS_E_NOMEM;
}

/* Where to cut what is too long: behind the last white space that keeps the
 * piece within the limit, else between two characters. */
static size_t piece_end(const splitter *s, size_t start)
{
    size_t limit = start + GS_LIMIT_SENTENCE_BYTES;

    for (size_t i = limit; i > start; i--) {
        if (gs_ascii_space(s->p[i - 1]))
            return i;
    }
    while (((unsigned char)s->p[limit] & 0xC0) == 0x80)
        limit--;
    return limit;
}

static size_t trim_end(const splitter *s, size_t start, size_t end)
{
    while (end > start) {
        size_t at = end - 1;
        if ((unsigned char)s->p[at] >= 0x80)
            gs_utf8_before(text_of(s), end, &at);
        if (!gs_sentence_space(s, at))
            break;
        end = at;
    }
    return end;
}

/* Ends the sentence being read at `at` and begins the next one there. */
static void cut(splitter *s, size_t at)
{
    size_t start = s->from, end;

    if (at <= start)
        return;
    end = trim_end(s, start, at);
    while (end - start > GS_LIMIT_SENTENCE_BYTES) {
        size_t piece = piece_end(s, start);
        add(s, start, trim_end(s, start, piece));
        start = gs_sentence_skip_space(s, piece);
    }
    if (start < end)
        add(s, start, end);
    s->from = s->probe = gs_sentence_skip_space(s, at);
    s->aside_end = 0;
}

/* ---- paragraphs and lines ---- */

typedef struct line {
    size_t start, end; /* without its line end */
} line;

/* The line at `at`; false when an empty line or the end is there. */
static bool next_line(const splitter *s, size_t at, line *l)
{
    const char *hit = at < s->end ? memchr(s->p + at, '\n', s->end - at) : NULL;

    l->start = at;
    l->end = hit ? (size_t)(hit - s->p) : s->end;
    for (size_t i = at; i < l->end; i++) {
        if (!gs_ascii_space(s->p[i]))
            return true;
    }
    return false;
}

/* Learns what can be said of the paragraph that begins at `at` as a whole. */
static void enter_paragraph(splitter *s, size_t at)
{
    size_t start = gs_sentence_skip_space(s, at);
    size_t end = start;
    line   l;

    for (size_t i = start; next_line(s, i, &l); i = l.end + 1)
        end = l.end;
    s->paragraph_end = end;
    end = trim_end(s, start, end);
    s->heading = end - start < HEADING_BYTES && end > start && !strchr(".!?\"')]", s->p[end - 1]) &&
                 (unsigned char)s->p[end - 1] < 0x80;
    s->in_list = false;
}

/* At "\n" or "\r". */
static size_t at_line_end(splitter *s, size_t i)
{
    size_t next = gs_sentence_skip_space(s, i);

    if (next >= s->paragraph_end) {
        cut(s, i);
        enter_paragraph(s, next);
    }
    return next;
}

/* ---- asides ---- */

/* A single quotation mark that closes: behind a word or a stop, before
 * something that is no letter; "the workers' rights" is none. */
static bool closes_single(const splitter *s, size_t at, size_t behind)
{
    unsigned char before = (unsigned char)s->p[at - 1];
    unsigned char after = behind < s->end ? (unsigned char)s->p[behind] : ' ';

    if (gs_ascii_space((char)before) || gs_ascii_alpha((char)after) || gs_ascii_digit((char)after))
        return false;
    return !(before == 's' && after == ' ' && behind + 1 < s->end && s->p[behind + 1] >= 'a' &&
             s->p[behind + 1] <= 'z');
}

static bool opens_single(const splitter *s, size_t at, size_t behind)
{
    unsigned char before = at ? (unsigned char)s->p[at - 1] : ' ';
    unsigned char after = behind < s->end ? (unsigned char)s->p[behind] : ' ';

    return (gs_ascii_space((char)before) || strchr("([\"", before)) &&
           (gs_ascii_alpha((char)after) || after >= 0x80 || after == '"');
}

/* What the mark at `at` does for an aside of this kind: 1 closes it, -1 opens
 * another, 0 neither. */
static int aside_role(const splitter *s, aside_kind kind, size_t at)
{
    switch (kind) {
    case ASIDE_ROUND:
        return s->p[at] == ')';
    case ASIDE_SQUARE:
        return s->p[at] == ']';
    case ASIDE_QUOTE:
        if (s->p[at] != '\'')
            return 0;
        return opens_single(s, at, at + 1) ? -1 : closes_single(s, at, at + 1);
    default:
        if (s->p[at] != '\xE2' || at + 3 > s->end || s->p[at + 1] != '\x80')
            return 0;
        if (s->p[at + 2] == '\x98')
            return -1;
        return s->p[at + 2] == '\x99' && closes_single(s, at, at + 3);
    }
}

/* At the mark that opens an aside, which begins at `inside`. Only what opens
 * within a sentence is one: a bracket or quotation at a sentence's head holds
 * sentences of its own. */
static void open_aside(splitter *s, aside_kind kind, size_t at, size_t inside)
{
    size_t limit =
        inside + ASIDE_BYTES < s->paragraph_end ? inside + ASIDE_BYTES : s->paragraph_end;
    size_t i = s->ahead[kind] > inside ? s->ahead[kind] : inside;

    if (at < s->aside_end || !gs_sentence_has_word(s, at))
        return;
    if (s->ahead[kind] < inside || !s->closes[kind]) {
        int role = 0;
        while (i < limit && (role = aside_role(s, kind, i)) == 0)
            i++;
        s->ahead[kind] = i;
        s->closes[kind] = i < limit && role > 0;
    }
    if (s->closes[kind] && i < limit)
        s->aside_end = i;
}

/* ---- stops ---- */

/* Stops of other scripts: the length of one at `at`, or 0. */
static size_t full_stop(const splitter *s, size_t at)
{
    size_t   next;
    uint32_t c;

    if (at >= s->end || classes[(unsigned char)s->p[at]] != MULTI)
        return 0;
    c = gs_utf8_at(text_of(s), at, &next);
    switch (c) {
    case 0x589: /* Armenian            */
    case 0x61F:
    case 0x6D4: /* Arabic ? and Urdu . */
    case 0x964:
    case 0x965: /* danda, double danda */
    case 0x104A:
    case 0x104B: /* Burmese             */
    case 0x1362:
    case 0x1367:
    case 0x1368: /* Ethiopic            */
    case 0x17D4:
    case 0x17D5: /* Khmer               */
    case 0x203C:
    case 0x2047:
    case 0x2048:
    case 0x2049: /* !! ?? ?! !?     */
    case 0x3002:
    case 0xFF61: /* ideographic         */
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F: /* full-width ! . ?    */
        return next - at;
    default:
        return 0;
    }
}

static bool is_ellipsis(const splitter *s, size_t at)
{
    return at + 3 <= s->end && memcmp(s->p + at, "\xE2\x80\xA6", 3) == 0;
}

/* A stop after a blank, as in ". . .": not the beginning of ".5" or ".net". */
static bool spaced_stop(const splitter *s, size_t at)
{
    size_t blank = at < s->end ? gs_sentence_space(s, at) : 0;

    at += blank;
    if (!blank || s->p[at - blank] == '\n' || at >= s->end || s->p[at] != '.')
        return false;
    return at + 1 >= s->end || !(gs_ascii_alpha(s->p[at + 1]) || gs_ascii_digit(s->p[at + 1]));
}

/* The run of stops at m->at: "?!", "...", ". . .", "…". */
static void read_stops(const splitter *s, stop_mark *m)
{
    size_t i = m->at, count = 0, n;

    while (i < s->end) {
        if (s->p[i] == '.' || s->p[i] == '!' || s->p[i] == '?') {
            m->strong |= s->p[i] != '.';
            count++;
            i++;
        } else if ((n = full_stop(s, i)) != 0) {
            m->full = true;
            i += n;
        } else if (is_ellipsis(s, i)) {
            count += 3;
            i += 3;
        } else if (!m->strong && !m->full && count && spaced_stop(s, i)) {
            i += gs_sentence_space(s, i);
        } else {
            break;
        }
    }
    m->tail = i;
    m->dots = count > 1 && !m->strong && !m->full;
}

/* Whether the character at `at` is a letter or digit. */
static bool wordlike(const splitter *s, size_t at)
{
    size_t   next;
    uint32_t c;

    if (at >= s->end)
        return false;
    c = gs_utf8_at(text_of(s), at, &next);
    return gs_char_letter(c) || gs_char_digit(c);
}

/* A mark that closes, directly behind a stop: its length. Quotation marks
 * that may also open (straight ones, German “, reversed «) close here unless
 * a word follows. */
static size_t closing_mark(const splitter *s, size_t at, bool *quote)
{
    size_t   next;
    uint32_t c = gs_utf8_at(text_of(s), at, &next);

    *quote = false;
    if (c == ')' || c == ']' || c == '}' || c == 0xFF09 || c == 0x3011)
        return next - at;
    *quote = true;
    if (c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x203A || c == 0x300D || c == 0x300F)
        return wordlike(s, next) && (c == 0x2019 || c == 0xBB) ? 0 : next - at;
    if (c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0xAB)
        return wordlike(s, next) ? 0 : next - at;
    return 0;
}

/* The reference "[12]" or "[3, 4]" at `at`: its length. */
static size_t bracket_reference(const splitter *s, size_t at)
{
    size_t i = at + 1;

    if (at >= s->end || s->p[at] != '[')
        return 0;
    while (i < s->end && i - at < 16 && s->p[i] && strchr("0123456789, -", s->p[i]))
        i++;
    return i < s->end && i > at + 1 && s->p[i] == ']' ? i + 1 - at : 0;
}

/* Footnote numbers set behind a stop, "the end.11 12 Then": their length.
 * They follow a word of lower case or a bracket, never a number. */
static size_t number_reference(const splitter *s, size_t stop, size_t at)
{
    size_t i = at, digits = 0;
    char   before = stop > s->from ? s->p[stop - 1] : ' ';

    if (at >= s->end || !gs_ascii_digit(s->p[at]))
        return 0;
    if (!(before >= 'a' && before <= 'z') && before != ')')
        return 0;
    if (before != ')' && (stop < s->from + 3 || s->p[stop - 2] == ' ' || s->p[stop - 3] == ' '))
        return 0; /* "p.5", "no.5" */
    while (i < s->end) {
        if (gs_ascii_digit(s->p[i])) {
            if (++digits > 3)
                return 0;
        } else if (strchr(", -", s->p[i]) && i + 1 < s->end && gs_ascii_digit(s->p[i + 1])) {
            digits = 0;
        } else {
            break;
        }
        i++;
    }
    return i < s->end && gs_sentence_space(s, i) ? i - at : 0;
}

/* What closes although a blank stands before it: French and Russian pages set
 * "the end. »", encyclopedias "the end. [12]". */
static void read_apart(const splitter *s, stop_mark *m)
{
    size_t   i = m->close, next, n;
    uint32_t c;

    if (i >= s->end || (n = gs_sentence_space(s, i)) == 0 || i + n >= s->end)
        return;
    c = gs_utf8_at(text_of(s), i + n, &next);
    if ((c == 0xBB || c == 0x201D || c == ')') && !wordlike(s, next)) {
        m->close = next;
        m->quoted |= c != ')';
    } else if ((n = bracket_reference(s, next - 1)) != 0) {
        m->close = next - 1 + n;
        m->noted = true;
    }
}

/* What closes behind the stops, with references, up to m->close. */
static void read_closing(const splitter *s, stop_mark *m)
{
    size_t i = m->tail, n;
    bool   quote;

    while (i < s->end) {
        if ((n = closing_mark(s, i, &quote)) != 0)
            m->quoted |= quote;
        else if ((n = bracket_reference(s, i)) != 0)
            m->noted = true;
        else if (!m->strong && !m->dots && !m->noted && i - m->tail < 8 &&
                 (n = number_reference(s, m->at, i)) != 0)
            m->noted = true;
        else
            break;
        i += n;
    }
    m->close = i;
    read_apart(s, m);
    m->next = gs_sentence_skip_space(s, m->close);
}

/* Four spaced stops that hang on a word are its full stop and an ellipsis
 * that begins what follows: "compounds. . . . The practice". */
static bool stop_before_ellipsis(const splitter *s, const stop_mark *m)
{
    return m->dots && m->tail - m->at == 7 && m->at > s->from && !gs_ascii_space(s->p[m->at - 1]) &&
           m->close == m->tail && m->next > m->close && m->next < s->end && s->p[m->next] >= 'A' &&
           s->p[m->next] <= 'Z' && s->p[m->at + 1] == ' ';
}

/* Counts a list item whose marker closes at `at`; true when it was one. The
 * first may only stand at a sentence's head, the following ones anywhere, if
 * they have the next value of the same kind: "1. Food 2. Water". */
static bool count_item(splitter *s, size_t at)
{
    item found;
    bool head;

    if (!gs_sentence_item_at(s, at, &found))
        return false;
    head = !gs_sentence_has_word(s, found.start);
    if (!head && !(s->in_list && found.style == s->next.style &&
                   (found.kind == s->next.kind
                        ? found.value == s->next.value
                        : s->next.kind == ITEM_ROMAN && found.roman == s->next.value)))
        return false;
    if (!head) {
        cut(s, found.start);
        if (s->next.kind == ITEM_ROMAN && found.roman)
            found = (item){found.start, found.style, ITEM_ROMAN, found.roman, 0};
    } else if (found.roman == 1) {
        found = (item){found.start, found.style, ITEM_ROMAN, 1, 0};
    }
    s->next = found;
    s->next.value++;
    s->in_list = true;
    return true;
}

static size_t at_stop(splitter *s, size_t i)
{
    stop_mark m = {.at = i};

    read_stops(s, &m);
    read_closing(s, &m);
    if (m.next >= s->end)
        return m.close;
    if (m.tail == i + 1 && s->p[i] == '.') {
        size_t closer = i + 1 < s->end && s->p[i + 1] == ')' ? i + 1 : i;
        if (count_item(s, closer))
            return closer + 1;
    }
    if (stop_before_ellipsis(s, &m)) {
        cut(s, i + 1);
        return m.close;
    }
    if (gs_sentence_ends_at(s, &m))
        cut(s, m.close);
    return m.close;
}

/* ---- the walk ---- */

static size_t at_open(splitter *s, size_t i)
{
    open_aside(s, s->p[i] == '(' ? ASIDE_ROUND : ASIDE_SQUARE, i, i + 1);
    return i + 1;
}

/* Armenian typists write ":" for their full stop. */
static size_t at_colon(splitter *s, size_t i)
{
    size_t start, next = gs_sentence_skip_space(s, i + 1);

    if (i > s->from && (unsigned char)s->p[i - 1] >= 0x80 && next > i + 1 && next < s->end) {
        uint32_t before = gs_utf8_before(text_of(s), i, &start);
        uint32_t after = gs_utf8_at(text_of(s), next, &start);
        if (before >= 0x561 && before <= 0x587 && after >= 0x531 && after <= 0x556)
            cut(s, i + 1);
    }
    return i + 1;
}

static bool is_bullet(uint32_t c)
{
    return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25AA || c == 0x25CF || c == 0x25E6 ||
           c == 0x25A0 || c == 0x25BA || c == 0x2219;
}

static size_t at_multi(splitter *s, size_t i)
{
    size_t   next;
    uint32_t c;

    if (full_stop(s, i) || is_ellipsis(s, i))
        return at_stop(s, i);
    c = gs_utf8_at(text_of(s), i, &next);
    if (c == 0x2018)
        open_aside(s, ASIDE_CURLY, i, next);
    else if (is_bullet(c) && i > s->from && gs_ascii_space(s->p[i - 1]) &&
             gs_sentence_has_word(s, i))
        cut(s, i);
    return next;
}

static void walk(splitter *s)
{
    size_t i = s->from;

    while (i < s->end && s->status == GS_OK) {
        while (i < s->end && classes[(unsigned char)s->p[i]] == PLAIN)
            i++;
        if (i >= s->end)
            break;
        switch (classes[(unsigned char)s->p[i]]) {
        case STOP:
            i = at_stop(s, i);
            break;
        case OPEN:
            i = at_open(s, i);
            break;
        case CLOSE:
            count_item(s, i);
            i++;
            break;
        case APOSTROPHE:
            if (opens_single(s, i, i + 1))
                open_aside(s, ASIDE_QUOTE, i, i + 1);
            i++;
            break;
        case LINE:
            i = at_line_end(s, i);
            break;
        case COLON:
            i = at_colon(s, i);
            break;
        default:
            i = at_multi(s, i);
        }
    }
}

gs_status gs_sentence_split(gs_str text, gs_span range, const gs_map *abbrevs, gs_arena *arena,
                            gs_sentence_spans *out)
{
    splitter s = {.p = text.p,
                  .end = range.end,
                  .words = abbrevs,
                  .arena = arena,
                  .out = out,
                  .from = range.start};

    s.from = s.probe = gs_sentence_skip_space(&s, range.start);
    enter_paragraph(&s, s.from);
    walk(&s);
    cut(&s, range.end);
    return s.status;
}
