/* text/sentence_end.c - whether a sentence ends at a stop.
 *
 * What stands behind decides most: a sentence begins with a capital, a digit
 * or an opening mark. Before a capital the word in front of a full stop is
 * looked up: behind an abbreviation a sentence begins only with a word that
 * hardly ever follows one, such as "The" behind "U.S.".
 *
 * Every look behind or ahead is bounded by WORD_BYTES or a few words.
 */
#include "text/sentence_int.h"
#include "text/utf8.h"

#define WORD_BYTES 40

#define ABBREVIATIONS                                                                              \
    (GS_ABBREV_TITLE | GS_ABBREV_NUMBER | GS_ABBREV_MONTH | GS_ABBREV_PLACE | GS_ABBREV_COMPANY |  \
     GS_ABBREV_OTHER | GS_ABBREV_TIME | GS_ABBREV_INNER)

/* What stands at the next sentence's head, if it is one. */
typedef enum head_kind {
    HEAD_UPPER,
    HEAD_LOWER,
    HEAD_DIGIT,
    HEAD_MARK, /* neither word nor number: "[...]", "@", "#" */
    HEAD_PUNCT /* , ; : go on with the sentence */
} head_kind;

typedef struct head {
    head_kind kind;
    bool      bracket; /* stands in "(" or "["          */
    bool      opened;  /* a quotation mark opens before */
    size_t    word;    /* where its letters begin       */
} head;

static gs_str text_of(const splitter *s)
{
    return gs_str_make(s->p, s->end);
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool word_byte(char c)
{
    return gs_ascii_alpha(c) || gs_ascii_digit(c) || (unsigned char)c >= 0x80;
}

/* The classes of the word [start, end), in any case; 0 when unknown. */
static uint32_t look_up(const splitter *s, size_t start, size_t end)
{
    char      lower[WORD_BYTES];
    size_t    n = end - start;
    uint32_t *flags;

    if (!s->words || n == 0 || n > sizeof lower)
        return 0;
    for (size_t i = 0; i < n; i++)
        lower[i] = gs_ascii_lower(s->p[start + i]);
    flags = gs_map_get(s->words, gs_str_make(lower, n));
    return flags ? *flags : 0;
}

/* The end of the word at `at`: letters, digits, apostrophes and hyphens. */
static size_t word_end(const splitter *s, size_t at)
{
    size_t i = at;

    while (i < s->end && i - at < WORD_BYTES && (word_byte(s->p[i]) || s->p[i] == '-') &&
           memcmp(s->p + i, "\xE2\x80", s->end - i < 2 ? s->end - i : 2) != 0 &&
           gs_sentence_space(s, i) == 0)
        i++;
    return i;
}

/* The classes of the word at `at`, without what an apostrophe adds. */
static uint32_t look_up_at(const splitter *s, size_t at)
{
    return look_up(s, at, word_end(s, at));
}

/* ---- what stands behind ---- */

/* Marks that may stand before a sentence's first word: quotation marks,
 * brackets, dashes, currency, underscores of markup; their length at `at`. */
static size_t opening_mark(const splitter *s, size_t at, head *h)
{
    size_t   next;
    uint32_t c = gs_utf8_at(text_of(s), at, &next);

    if (c == '(' || c == '[' || c == '{' || c == 0xFF08) {
        h->bracket = true;
        return next - at;
    }
    if (gs_char_open_quote(c) || c == 0x201D || c == 0xBB) {
        h->opened = true;
        return next - at;
    }
    if (c == '-' || c == '_' || c == '*' || c == '$' || c == 0xA3 || c == 0x20AC || c == 0xBF ||
        c == 0xA1 || (c >= 0x2010 && c <= 0x2015))
        return next - at;
    return gs_sentence_space(s, at);
}

static head read_head(const splitter *s, size_t at)
{
    head     h = {.kind = HEAD_MARK};
    size_t   i = at, n, next;
    uint32_t c;

    while (i < s->end && i - at < WORD_BYTES && (n = opening_mark(s, i, &h)) != 0)
        i += n;
    h.word = i;
    if (i >= s->end)
        return h;
    c = gs_utf8_at(text_of(s), i, &next);
    if (gs_char_upper(c))
        h.kind = HEAD_UPPER;
    else if (gs_char_digit(c))
        h.kind = HEAD_DIGIT;
    else if (gs_char_lower(c))
        h.kind = HEAD_LOWER;
    else if (i == at && (c == ',' || c == ';' || c == ':' || c == 0x60C))
        h.kind = HEAD_PUNCT;
    else if (gs_char_letter(c))
        h.kind = HEAD_UPPER; /* a script without capitals */
    return h;
}

/* A name in lower case may begin a sentence: "al-Assad", "iPhone", "d'Estaing". */
static bool lower_name(const splitter *s, size_t at)
{
    size_t end = word_end(s, at);

    for (size_t i = at + 1; i < end; i++) {
        if (is_upper(s->p[i]) && (is_lower(s->p[i - 1]) || s->p[i - 1] == '-'))
            return i - at <= 5;
    }
    return false;
}

/* A list marker at `at`: "b) ", "(c) ", "a. ", so an item begins here. */
static bool starts_item(const splitter *s, size_t at)
{
    size_t i = at + (s->p[at] == '(');
    size_t word = i;
    item   found;

    while (i < s->end && i - word < 5 && (gs_ascii_alpha(s->p[i]) || gs_ascii_digit(s->p[i])))
        i++;
    if (i == word || i + 1 >= s->end || !gs_ascii_space(s->p[i + 1]))
        return false;
    if (s->p[i] == '.') { /* "p. 55" and "Jan. 5. Then" are no items */
        if (i - word > 1 || !is_lower(s->p[word]) || (look_up(s, word, i) & ABBREVIATIONS))
            return false;
    } else if (s->p[i] != ')') {
        return false;
    }
    return gs_sentence_item_at(s, i, &found) && found.start == at;
}

/* The word at `at` hardly follows an abbreviation inside a sentence. */
static bool is_starter(const splitter *s, size_t at)
{
    return (look_up_at(s, at) & GS_WORD_STARTER) != 0;
}

/* "Did you?" Foreign Minister Smith asked: a verb of saying behind capitals. */
static bool names_speaker(const splitter *s, size_t at)
{
    for (int words = 0; words < 6 && at < s->end; words++) {
        size_t end = word_end(s, at);
        if (end == at)
            return false;
        if (!is_upper(s->p[at]))
            return (look_up(s, at, end) & GS_WORD_SAYING) != 0;
        if (end < s->end && s->p[end] == '.')
            end++;
        at = gs_sentence_skip_space(s, end);
    }
    return false;
}

/* ---- what stands before ---- */

static bool bounds_word(char c)
{
    switch (c) {
    case ' ':
    case '"':
    case '(':
    case '[':
    case '{':
    case '/':
    case ',':
    case ';':
    case ':':
        return true;
    default:
        return c >= '\t' && c <= '\r';
    }
}

/* Where the word before byte `at` begins: it is bounded by white space,
 * quotation marks, brackets and slashes. */
static size_t word_start(const splitter *s, size_t at)
{
    size_t i = at;

    while (i > s->from && at - i < WORD_BYTES) {
        char c = s->p[i - 1];
        if (bounds_word(c))
            break;
        /* NBSP, quotation marks and dashes end in one of these pairs */
        if (i - s->from >= 2 && s->p[i - 2] == '\xC2' && c == '\xA0')
            break;
        if (i - s->from >= 3 && s->p[i - 3] == '\xE2' && s->p[i - 2] == '\x80')
            break;
        i--;
    }
    return i;
}

/* "U.S", "J.C", "Ph.D", "i.v": letters and stops, no part longer than two. */
static bool is_dotted(const splitter *s, size_t start, size_t end)
{
    size_t run = 0, stops = 0;

    for (size_t i = start; i < end; i++) {
        if (s->p[i] == '.') {
            stops++;
            run = 0;
        } else if (!gs_ascii_alpha(s->p[i]) || ++run > 2) {
            return false;
        }
    }
    return stops > 0;
}

/* "Cpl", "Lt", "Sgt": a capital and lower case without any vowel. */
static bool is_clipped(const splitter *s, size_t start, size_t end)
{
    if (end - start < 2 || end - start > 5 || !is_upper(s->p[start]))
        return false;
    for (size_t i = start; i < end; i++) {
        if (strchr("aeiouyAEIOUY", s->p[i]) || (i > start && !is_lower(s->p[i])))
            return false;
    }
    return true;
}

/* A lone letter, of any script: "J" of "J. Smith". */
static bool is_letter_alone(const splitter *s, size_t start, size_t end)
{
    size_t next;

    return end > start && gs_char_letter(gs_utf8_at(text_of(s), start, &next)) && next == end;
}

static bool is_number(const splitter *s, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        if (!gs_ascii_digit(s->p[i]))
            return false;
    }
    return end > start;
}

/* A time of day before the sentence's verb: "At 5 a.m. Mr. Smith left". */
static bool leads_time(splitter *s, size_t start)
{
    size_t first = word_end(s, s->from);

    if (start - s->from > 24 || !(look_up(s, s->from, first) & GS_WORD_LEAD))
        return false;
    for (size_t i = first; i < start; i++) {
        if (gs_ascii_alpha(s->p[i]) && !gs_ascii_space(s->p[i - 1]) && is_lower(s->p[i]) &&
            i - first > 8)
            return false;
    }
    return true;
}

/* "6 p.m. Friday", "5 a.m. GMT", "9 a.m. Moscow time". */
static bool goes_on_with_clock(const splitter *s, size_t at)
{
    size_t end = word_end(s, at);
    size_t next = gs_sentence_skip_space(s, end);

    if (look_up(s, at, end) & GS_WORD_CLOCK)
        return true;
    return next + 4 <= s->end && memcmp(s->p + next, "time", 4) == 0;
}

/* A capital stands behind an abbreviation that may end a sentence. In a
 * heading it says nothing: "U.S. In Talks With Iran". */
static bool ends_before_starter(const splitter *s, const stop_mark *m, const head *h)
{
    if (m->quoted || (h->opened && !h->bracket))
        return true;
    return !s->heading && is_starter(s, h->word);
}

/* An abbreviation counts only as it is usually written: months and states
 * with a capital, states behind a comma. */
static uint32_t usual(const splitter *s, size_t start, size_t end, uint32_t flags)
{
    bool upper = is_upper(s->p[start]) || (memchr(s->p + start, '-', end - start) != NULL);

    if (!upper)
        flags &= ~(uint32_t)GS_ABBREV_MONTH;
    if ((flags & GS_ABBREV_PLACE) && !is_dotted(s, start, end) &&
        !(upper && start >= s->from + 2 && s->p[start - 2] == ','))
        flags &= ~(uint32_t)GS_ABBREV_PLACE;
    if ((flags & GS_ABBREV_TITLE) && !upper)
        flags = (flags & ~(uint32_t)GS_ABBREV_TITLE) | GS_ABBREV_OTHER;
    return flags;
}

/* Roman numerals and letters as numbers: "Vol. II", "Fig. B". */
static bool is_numeral(const splitter *s, size_t at)
{
    size_t end = word_end(s, at);

    for (size_t i = at; i < end; i++) {
        if (!strchr("IVXLC", s->p[i]))
            return end - at == 1 && s->p[at] != 'A';
    }
    return end > at;
}

/* A full stop behind an abbreviation, before a capital or a digit. */
static bool ends_abbreviation(splitter *s, const stop_mark *m, const head *h, size_t start,
                              uint32_t flags)
{
    bool digit = h->kind == HEAD_DIGIT;

    if (flags & GS_ABBREV_INNER)
        return false;
    if (flags & GS_ABBREV_TITLE)
        return (flags & GS_ABBREV_OTHER) && !digit && ends_before_starter(s, m, h);
    if ((flags & GS_ABBREV_NUMBER) && (digit || is_numeral(s, h->word)))
        return false;
    if ((flags & GS_ABBREV_MONTH) && digit)
        return false;
    if (flags & GS_ABBREV_TIME)
        return !digit && !goes_on_with_clock(s, h->word) && !leads_time(s, start);
    if (flags & (GS_ABBREV_PLACE | GS_ABBREV_COMPANY | GS_ABBREV_OTHER))
        return !digit && ends_before_starter(s, m, h);
    return true;
}

/* Of a compound its last part counts: "Maj.-Gen.", "mid-Nov." */
static uint32_t look_up_abbreviation(const splitter *s, size_t start, size_t end)
{
    uint32_t flags = look_up(s, start, end);

    for (size_t i = end; !flags && i > start; i--) {
        if (s->p[i - 1] == '-')
            return look_up(s, i, end);
    }
    return flags;
}

/* A full stop before a capital or a digit. */
static bool ends_full_stop(splitter *s, const stop_mark *m, const head *h)
{
    size_t   start = word_start(s, m->at);
    size_t   length = m->at - start;
    bool     first = !gs_sentence_has_word(s, start);
    uint32_t flags;

    if (length == 0 || m->noted)
        return true;
    if (is_number(s, start, m->at))
        return !first || length > 3; /* "1. The first item" */
    if (is_letter_alone(s, start, m->at))
        return !first && (m->quoted || (!s->heading && is_starter(s, h->word)));
    flags = usual(s, start, m->at, look_up_abbreviation(s, start, m->at));
    if (flags & ABBREVIATIONS)
        return ends_abbreviation(s, m, h, start, flags);
    if (is_dotted(s, start, m->at) || is_clipped(s, start, m->at))
        return ends_before_starter(s, m, h);
    return true;
}

/* A full stop before a word in lower case: an abbreviation we do not know, as
 * a rule, or a sentence that begins with a name such as "al-Assad". */
static bool ends_before_lower(const splitter *s, const stop_mark *m, const head *h)
{
    size_t start = word_start(s, m->at);

    if (m->quoted || h->bracket || !lower_name(s, h->word))
        return false;
    return m->at - start > 2 && !look_up(s, start, m->at) && !is_dotted(s, start, m->at);
}

/* An ellipsis ends a sentence before a capital, if it hangs on a word; one
 * between blanks leaves out words, and only a starter begins anew. "I" is a
 * capital everywhere. */
static bool ends_ellipsis(const splitter *s, const stop_mark *m, const head *h)
{
    bool apart = m->at > s->from && gs_ascii_space(s->p[m->at - 1]);
    bool i_alone = s->p[h->word] == 'I' && word_end(s, h->word) == h->word + 1;

    if (h->kind == HEAD_LOWER || (i_alone && !m->quoted))
        return false;
    if (!apart || m->quoted || m->tail - m->at >= 7)
        return true;
    return h->kind == HEAD_UPPER && is_starter(s, h->word);
}

/* "?", "!" and their runs before anything but lower case. */
static bool ends_strong(const splitter *s, const stop_mark *m, const head *h)
{
    size_t start = word_start(s, m->at);

    if (h->kind == HEAD_LOWER)
        return false;
    if (m->quoted && names_speaker(s, h->word))
        return false;
    if (look_up(s, start, m->at) & GS_ABBREV_EXCLAIM)
        return is_starter(s, h->word);
    return true;
}

/* ---- no white space behind the stop ---- */

/* The word before a stop consists of letters alone, or of digits and commas:
 * not "www.example" or "/file". Says whether it is all in lower case. */
static bool plain_word(const splitter *s, size_t start, size_t end, bool *lower)
{
    *lower = true;
    for (size_t i = start; i < end; i++) {
        if (is_upper(s->p[i]))
            *lower = false;
        else if (!word_byte(s->p[i]) && s->p[i] != ',' && s->p[i] != '-')
            return false;
        if (gs_ascii_digit(s->p[i]))
            *lower = false;
    }
    return end - start >= 2 && (start == s->from || !strchr("/:@", s->p[start - 1]));
}

/* "the end.Next day": a capitalized word behind the stop that is clearly
 * another one, and no name like "Example.Net" or "Jane.Doe@example.com". */
static bool ends_unspaced(const splitter *s, const stop_mark *m)
{
    size_t   start = word_start(s, m->at), i = m->close, end;
    bool     lower, title;
    uint32_t flags;

    if (m->dots || m->tail != m->at + 1 || !is_upper(s->p[i]))
        return false;
    for (end = i + 1; end < s->end && end - i < WORD_BYTES && is_lower(s->p[end]);)
        end++;
    flags = look_up(s, i, end);
    title = end < s->end && s->p[end] == '.' && (flags & GS_ABBREV_TITLE);
    if (end < s->end && !title && !gs_sentence_space(s, end) && !strchr(",'?!", s->p[end]))
        return false;
    if (!plain_word(s, start, m->at, &lower) || (end - i == 1 && s->p[i] != 'I' && s->p[i] != 'A'))
        return false;
    if (title || ((flags & GS_WORD_STARTER) && !(flags & GS_WORD_DOMAIN)))
        return true;
    return lower && end - i > 1 && !(flags & GS_WORD_DOMAIN);
}

/* ---- list markers ---- */

static unsigned roman_value(const splitter *s, size_t start, size_t end)
{
    unsigned sum = 0, last = 0;

    for (size_t i = end; i > start; i--) {
        char     c = gs_ascii_lower(s->p[i - 1]);
        unsigned v = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;
        if (!v)
            return 0;
        sum = v < last ? sum - v : sum + v;
        last = v;
    }
    return sum;
}

static bool marker_value(const splitter *s, size_t start, size_t end, item *found)
{
    found->roman = roman_value(s, start, end);
    if (is_number(s, start, end)) {
        found->kind = ITEM_NUMBER;
        for (size_t i = start; i < end; i++)
            found->value = found->value * 10 + (unsigned)(s->p[i] - '0');
        return true;
    }
    if (end - start == 1 && gs_ascii_alpha(s->p[start])) {
        found->kind = ITEM_LETTER;
        found->value = (unsigned)(gs_ascii_lower(s->p[start]) - 'a' + 1);
        return true;
    }
    found->kind = ITEM_ROMAN;
    found->value = found->roman;
    return found->roman != 0;
}

bool gs_sentence_item_at(const splitter *s, size_t at, item *found)
{
    size_t end = at, start;

    *found = (item){.style = ITEM_STOP};
    if (s->p[at] == ')') {
        found->style = ITEM_BRACKET;
        if (at > s->from && s->p[at - 1] == '.') {
            found->style = ITEM_STOP_BRACKET;
            end--;
        }
    }
    for (start = end; start > s->from && end - start < 5; start--) {
        if (!gs_ascii_alpha(s->p[start - 1]) && !gs_ascii_digit(s->p[start - 1]))
            break;
    }
    if (start == end || end - start > 4 || at + 1 >= s->end || !gs_sentence_space(s, at + 1) ||
        !marker_value(s, start, end, found))
        return false;
    if (found->kind == ITEM_NUMBER && end - start > 2)
        return false;
    /* "A. Smith and B. Jones" are initials */
    if (found->style == ITEM_STOP && found->kind != ITEM_NUMBER && !is_lower(s->p[start]))
        return false;
    if (found->style == ITEM_BRACKET && start > s->from && s->p[start - 1] == '(') {
        found->style = ITEM_BRACKETS;
        start--;
    }
    found->start = start;
    return start == s->from || gs_ascii_space(s->p[start - 1]) ||
           (unsigned char)s->p[start - 1] >= 0x80; /* a bullet */
}

/* ---- the decision ---- */

bool gs_sentence_ends_at(splitter *s, const stop_mark *m)
{
    bool leaves_aside = s->aside_end && m->at < s->aside_end && m->close > s->aside_end;
    head h;

    if (s->aside_end && m->close <= s->aside_end)
        return false;
    if (!gs_sentence_has_word(s, m->at))
        return false;
    if (m->full)
        return m->next > m->close || !gs_ascii_digit(s->p[m->close]);
    if (m->next == m->close)
        return ends_unspaced(s, m);
    h = read_head(s, m->next);
    if (h.kind == HEAD_PUNCT || h.word >= s->end)
        return false;
    /* a bracket behind a quotation inside a sentence belongs to that: a source, a remark */
    if (leaves_aside && h.bracket)
        return false;
    if (starts_item(s, m->next))
        return true;
    if (m->strong)
        return ends_strong(s, m, &h);
    if (m->dots)
        return ends_ellipsis(s, m, &h);
    if (h.kind == HEAD_LOWER)
        return ends_before_lower(s, m, &h);
    return ends_full_stop(s, m, &h);
}
