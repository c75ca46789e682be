/* text/token.c - see token.h.
 *
 * A table gives each byte its class, so plain ASCII words cost one look-up a
 * byte and no call; only bytes that may join two parts of a word, and letters
 * outside ASCII, leave that loop. Straight quotation marks open or close by
 * what is around them, and take turns where that does not tell.
 */
#include "text/token.h"

#include "text/utf8.h"

enum {
    LOWER = 1,
    UPPER = 2,
    OTHER = 4, /* a letter of a script without capitals */
    DIGIT = 8,
    SPACE = 16,
    JOIN = 32,  /* may stand inside a word   */
    RULE = 64,  /* comes in runs: "--", "..." */
    HIGH = 128, /* begins a character outside ASCII */
    ALNUM = LOWER | UPPER | DIGIT,
    LETTER = LOWER | UPPER | OTHER
};

#define U4 UPPER, UPPER, UPPER, UPPER
#define L4 LOWER, LOWER, LOWER, LOWER
#define H16                                                                                        \
    HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH

/* clang-format off */
static const uint8_t classes[256] = {
    ['\t'] = SPACE, ['\n'] = SPACE, ['\v'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE, [' '] = SPACE,
    ['0'] = DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT,
    ['A'] = U4, U4, U4, U4, U4, U4, UPPER, UPPER,
    ['a'] = L4, L4, L4, L4, L4, L4, LOWER, LOWER,
    ['&'] = JOIN, ['\''] = JOIN, [','] = JOIN, ['/'] = JOIN, [':'] = JOIN, ['@'] = JOIN,
    ['-'] = JOIN | RULE, ['.'] = JOIN | RULE, ['_'] = JOIN | RULE,
    ['*'] = RULE, ['='] = RULE, ['~'] = RULE, ['#'] = RULE,
    [0x80] = H16, H16, H16, H16, H16, H16, H16, H16,
};
/* clang-format on */

typedef struct scanner {
    gs_str     text; /* up to the range's end */
    size_t     start;
    gs_arena  *arena;
    gs_tokens *out;
    bool       failed;
    bool       space;       /* white space stands before the next token */
    bool       open_double; /* a straight quotation mark has opened     */
    bool       open_single;
} scanner;

static uint8_t class_at(const scanner *s, size_t at)
{
    return at < s->text.n ? classes[(unsigned char)s->text.p[at]] : SPACE;
}

/* The class of the character at `at`, decoded when it is not ASCII: letters,
 * digits, SPACE, or 0 for a mark. */
static uint8_t char_class(const scanner *s, size_t at, size_t *next)
{
    uint8_t  k = class_at(s, at);
    uint32_t c;

    *next = at + 1;
    if (k != HIGH)
        return k & (ALNUM | SPACE);
    c = gs_utf8_at(s->text, at, next);
    if (gs_char_space(c))
        return SPACE;
    /* soft hyphen, zero-width joiners: inside words of many scripts */
    if (c == 0xAD || c == 0x200C || c == 0x200D)
        return OTHER;
    if (!gs_char_letter(c))
        return 0;
    return gs_char_upper(c) ? UPPER : gs_char_lower(c) ? LOWER : OTHER;
}

static void add(scanner *s, size_t start, size_t end, gs_token_kind kind, uint8_t flags)
{
    gs_token token = {{(uint32_t)start, (uint32_t)end},
                      (uint8_t)kind,
                      s->space ? flags | GS_TOKEN_SPACE_BEFORE : flags};

    s->space = false;
    if (!GS_PUSH(s->arena, s->out->items, s->out->count, s->out->cap, token))
        s->failed = true;
}

/* ---- words ---- */

/* Length of an apostrophe at `at`, straight or curly, or 0. */
static size_t apostrophe(const scanner *s, size_t at)
{
    if (at < s->text.n && s->text.p[at] == '\'')
        return 1;
    return at + 3 <= s->text.n && memcmp(s->text.p + at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

static bool letter_at(const scanner *s, size_t at)
{
    size_t next;
    return (char_class(s, at, &next) & LETTER) != 0;
}

/* The ending "'s", "'re", "'ve", "'ll", "'d", "'m" at `at`: its length. */
static size_t clitic(const scanner *s, size_t at)
{
    static const char *const endings[] = {"s", "re", "ve", "ll", "d", "m"};
    size_t                   mark = apostrophe(s, at);
    gs_str                   rest;

    if (!mark)
        return 0;
    rest = gs_str_sub(s->text, at + mark, s->text.n);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        gs_str ending = gs_str_from(endings[i]);
        if (gs_str_starts_nocase(rest, ending) && !letter_at(s, at + mark + ending.n))
            return mark + ending.n;
    }
    return 0;
}

/* "n't" whose apostrophe is at `at`: the length of "'t". */
static size_t negation(const scanner *s, size_t start, size_t at)
{
    size_t mark = apostrophe(s, at);

    if (!mark || at < start + 2 || gs_ascii_lower(s->text.p[at - 1]) != 'n' ||
        at + mark >= s->text.n || gs_ascii_lower(s->text.p[at + mark]) != 't' ||
        letter_at(s, at + mark + 1))
        return 0;
    return mark + 1;
}

/* Length of a mark at `at` that joins what stands around it to one word; 0
 * when the word ends before it. A word part stands before it. */
static size_t joining_mark(const scanner *s, size_t start, size_t at)
{
    uint8_t before = class_at(s, at - 1);
    uint8_t after = class_at(s, at + 1);
    size_t  next, mark;

    if ((mark = apostrophe(s, at)) != 0)
        return (char_class(s, at + mark, &next) & (LETTER | DIGIT)) && !clitic(s, at) &&
                       !negation(s, start, at)
                   ? mark
                   : 0;
    switch (s->text.p[at]) {
    case '-':
        return (char_class(s, at + 1, &next) & (LETTER | DIGIT)) ? 1 : 0;
    case '.':
        return (before & ALNUM) && (after & ALNUM);
    case ',':
    case ':':
    case '/':
        return (before & DIGIT) && (after & DIGIT);
    case '&':
        return (before & UPPER) && (after & UPPER);
    case '_':
    case '@':
        return (before & ALNUM) && (after & ALNUM);
    default: /* U+2010, U+2011: hyphens */
        if (at + 3 <= s->text.n && (memcmp(s->text.p + at, "\xE2\x80\x90", 3) == 0 ||
                                    memcmp(s->text.p + at, "\xE2\x80\x91", 3) == 0))
            return (char_class(s, at + 3, &next) & (LETTER | DIGIT)) ? 3 : 0;
        return 0;
    }
}

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
/* How many of the 8 bytes at `p`, from the first, are lower case: most words
 * end within them, and this has no branch to guess wrong. Bytes are compared
 * side by side in one 64-bit word; the top bit of each says the answer. */
static size_t lower_run(const char *p)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint64_t       v, low, from_a, past_z, others;

    memcpy(&v, p, sizeof v);
    low = v & ~tops;
    from_a = low + (0x80 - 'a') * ones;
    past_z = low + (0x80 - 'z' - 1) * ones;
    others = ~(from_a & ~past_z & ~v) & tops;
    return others ? (size_t)__builtin_ctzll(others) / 8 : 8;
}
#else
static size_t lower_run(const char *p)
{
    size_t n = 0;
    while (n < 8 && p[n] >= 'a' && p[n] <= 'z')
        n++;
    return n;
}
#endif

/* The end of the word that goes on at `i`; *seen gathers the classes. */
static size_t read_word(const scanner *s, size_t start, size_t i, uint8_t *seen)
{
    const char *p = s->text.p;
    size_t      end = s->text.n, next, n;
    uint8_t     k;

    for (;;) {
        if (i < end) { /* its first byte, often a capital, then lower case */
            *seen |= classes[(unsigned char)p[i]] & ALNUM;
            i += (classes[(unsigned char)p[i]] & ALNUM) != 0;
        }
        for (n = 8; n == 8 && i + 8 <= end; i += n) {
            n = lower_run(p + i);
            *seen |= n ? LOWER : 0;
        }
        while (i < end && ((k = classes[(unsigned char)p[i]]) & ALNUM) != 0) {
            *seen |= k;
            i++;
        }
        if (i >= end)
            return i;
        k = classes[(unsigned char)p[i]];
        if (k == HIGH && ((k = char_class(s, i, &next)) & (LETTER | DIGIT)) != 0) {
            *seen |= k | HIGH;
            i = next;
        } else if (i > start && (k & SPACE) == 0 && (n = joining_mark(s, start, i)) != 0) {
            *seen |= JOIN;
            i += n;
        } else {
            return i;
        }
    }
}

/* The end of a web address that goes on at `at`: up to white space or a mark
 * that is no part of one, less the marks of the sentence around it. */
static size_t read_url(const scanner *s, size_t start, size_t at)
{
    const char *p = s->text.p;
    size_t      next;

    while (at < s->text.n) {
        unsigned char c = (unsigned char)p[at];
        if (c <= ' ' || c == '"' || c == '<' || c == '>')
            break;
        if (c < 0x80)
            at++;
        else if (char_class(s, at, &next) & (LETTER | DIGIT))
            at = next;
        else
            break;
    }
    while (at > start + 1 && strchr(".,;:!?)'", p[at - 1]))
        at--;
    return at;
}

/* Whether the word [start, at) begins a web address: "https://", or a name
 * with a path, "example.com/news". */
static bool begins_url(const scanner *s, size_t start, size_t at)
{
    gs_str rest = gs_str_sub(s->text, at, s->text.n);

    if (gs_str_starts(rest, GS_STR("://")))
        return true;
    return gs_str_starts(rest, GS_STR("/")) && (class_at(s, at + 1) & ALNUM) &&
           (class_at(s, at - 1) & LOWER) && memchr(s->text.p + start, '.', at - start) != NULL;
}

/* "U.S", "a.m", "Ph.D": parts of one or two letters with stops between. */
static bool is_dotted(const scanner *s, size_t start, size_t end)
{
    size_t run = 0, stops = 0;

    for (size_t i = start; i < end; i++) {
        if (s->text.p[i] == '.') {
            stops++;
            run = 0;
        } else if (!(class_at(s, i) & (LOWER | UPPER)) || ++run > 2) {
            return false;
        }
    }
    return stops > 0;
}

/* Whether the stop at `at` belongs to the word before it. Inside a sentence
 * only an abbreviation's stop stands between a word and a blank. */
static bool takes_stop(const scanner *s, size_t start, size_t at, uint8_t seen)
{
    size_t next;

    if (class_at(s, at) != (JOIN | RULE) || s->text.p[at] != '.' ||
        (at + 1 < s->text.n && s->text.p[at + 1] == '.') || !(seen & LETTER))
        return false;
    if (seen & JOIN && is_dotted(s, start, at))
        return true;
    if (at + 1 >= s->text.n || at - start > 8 || seen & DIGIT)
        return false;
    return (char_class(s, at + 1, &next) & SPACE) || strchr(",;:", s->text.p[at + 1]) ||
           clitic(s, at + 1);
}

/* "25th", "1990s" */
static bool is_ordinal(gs_str w)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", "s"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        gs_str ending = gs_str_from(endings[i]);
        if (w.n > ending.n && gs_str_ends(w, ending) && gs_ascii_digit(w.p[w.n - ending.n - 1]))
            return gs_ascii_digit(w.p[0]);
    }
    return false;
}

static size_t count_letters(const scanner *s, size_t start, size_t end)
{
    size_t n = 0, next;

    for (size_t i = start; i < end && n < 2; i = next)
        n += (char_class(s, i, &next) & LETTER) != 0;
    return n;
}

static uint8_t word_flags(const scanner *s, size_t start, size_t end, uint8_t seen)
{
    uint8_t flags = 0;
    size_t  next;

    if (!(seen & UPPER))
        return 0;
    if (char_class(s, start, &next) & UPPER)
        flags |= GS_TOKEN_CAPITAL;
    if (!(seen & (LOWER | OTHER)) &&
        (seen == UPPER ? end - start : count_letters(s, start, end)) > 1)
        flags |= GS_TOKEN_ALL_UPPER;
    return flags;
}

/* Adds the word that begins at `start` and goes on at `i`, with a contracted
 * ending; returns what is behind it. */
static size_t add_word(scanner *s, size_t start, size_t i)
{
    uint8_t       seen = 0;
    size_t        end = read_word(s, start, i, &seen), n;
    gs_token_kind kind = GS_TOKEN_WORD;

    /* the common case: a blank behind it */
    if (!(class_at(s, end) & SPACE)) {
        if (begins_url(s, start, end)) {
            end = read_url(s, start, end);
        } else if ((n = negation(s, start, end)) != 0) {
            add(s, start, end - 1, kind, word_flags(s, start, end - 1, seen));
            add(s, end - 1, end + n, GS_TOKEN_CLITIC, 0);
            return end + n;
        } else if (takes_stop(s, start, end, seen)) {
            seen |= JOIN;
            end++;
        }
    }
    if (!(seen & LETTER) || (seen & (LETTER | DIGIT | HIGH)) == (LOWER | DIGIT)) {
        if (!(seen & LETTER) || is_ordinal(gs_str_sub(s->text, start, end)))
            kind = GS_TOKEN_NUMBER;
    }
    add(s, start, end, kind, word_flags(s, start, end, seen));
    return end;
}

/* ---- marks ---- */

/* Opens, closes, or leaves it to whose turn it is. */
static gs_token_kind straight_quote(scanner *s, size_t at, size_t end, bool *open)
{
    bool before = at == s->start || s->space || strchr("([{-/", s->text.p[at - 1]) ||
                  (s->out->count && s->out->items[s->out->count - 1].kind == GS_TOKEN_OPEN_QUOTE &&
                   s->out->items[s->out->count - 1].span.end == at);
    bool          after = (class_at(s, end) & SPACE) != 0 || strchr(".,;:!?)]}-", s->text.p[end]);
    gs_token_kind kind;

    if (before != after)
        kind = before ? GS_TOKEN_OPEN_QUOTE : GS_TOKEN_CLOSE_QUOTE;
    else
        kind = *open ? GS_TOKEN_CLOSE_QUOTE : GS_TOKEN_OPEN_QUOTE;
    *open = kind == GS_TOKEN_OPEN_QUOTE;
    return kind;
}

/* An apostrophe that is not inside a word: an ending, the plural possessive
 * of "the workers' rights", a year's ("'90s") or a quotation mark. */
static size_t add_apostrophe(scanner *s, size_t at, size_t mark)
{
    bool   adjoins = at > s->start && !s->space;
    size_t n = adjoins ? clitic(s, at) : 0;
    bool   opened = s->open_single;
    char   before = adjoins ? gs_ascii_lower(s->text.p[at - 1]) : ' ';

    if (n) {
        add(s, at, at + n, GS_TOKEN_CLITIC, 0);
        return at + n;
    }
    if (!adjoins && (class_at(s, at + mark) & DIGIT))
        return add_word(s, at, at + mark);
    if (!opened && (before == 's' || before == 'z' || before == 'x') &&
        (class_at(s, at + mark) & SPACE)) {
        add(s, at, at + mark, GS_TOKEN_CLITIC, 0);
        return at + mark;
    }
    if (mark > 1) {
        s->open_single = false;
        add(s, at, at + mark, GS_TOKEN_CLOSE_QUOTE, 0);
    } else {
        add(s, at, at + 1, straight_quote(s, at, at + 1, &s->open_single), 0);
    }
    return at + mark;
}

/* The kind of a mark outside ASCII. « » “ ” stand either way round in one
 * language or another, with or without a blank inside: what adjoins a word on
 * one side only opens or closes it. */
static gs_token_kind high_mark(scanner *s, size_t at, size_t next)
{
    size_t   behind;
    uint32_t c = gs_utf8_at(s->text, at, &behind);
    bool     before = at > s->start && !s->space;
    uint8_t  after = char_class(s, next, &behind);

    if (c == 0x2018) /* ‘ */
        s->open_single = true;
    if (c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D) {
        if (!before && !(after & SPACE))
            return GS_TOKEN_OPEN_QUOTE;
        if (before && !(after & (LETTER | DIGIT)))
            return GS_TOKEN_CLOSE_QUOTE;
    }
    return c != 0x201C && gs_char_close_quote(c) ? GS_TOKEN_CLOSE_QUOTE
           : gs_char_open_quote(c)               ? GS_TOKEN_OPEN_QUOTE
                                                 : GS_TOKEN_MARK;
}

/* A character that begins no word. */
static size_t add_mark(scanner *s, size_t at, size_t next)
{
    const char *p = s->text.p;
    size_t      n, end = next;

    if ((n = apostrophe(s, at)) != 0)
        return add_apostrophe(s, at, n);
    if (p[at] == '"') {
        add(s, at, end, straight_quote(s, at, end, &s->open_double), 0);
        return end;
    }
    if (classes[(unsigned char)p[at]] == HIGH) {
        add(s, at, end, high_mark(s, at, next), 0);
        return end;
    }
    if ((p[at] == '#' || p[at] == '@') && (class_at(s, end) & (LOWER | UPPER)) &&
        (at == s->start || s->space))
        return add_word(s, at, end); /* "#ceasefire", "@name" */
    if (classes[(unsigned char)p[at]] & RULE) {
        while (end < s->text.n && p[end] == p[at])
            end++;
    }
    add(s, at, end, GS_TOKEN_MARK, 0);
    return end;
}

gs_status gs_token_split(gs_str text, gs_span range, gs_arena *arena, gs_tokens *out)
{
    scanner s = {.text = {text.p, range.end}, .start = range.start, .arena = arena, .out = out};
    size_t  i = range.start, next;

    while (i < range.end && !s.failed) {
        uint8_t k = classes[(unsigned char)text.p[i]];

        if (k == HIGH)
            k = char_class(&s, i, &next);
        else
            next = i + 1;
        if (k & SPACE) {
            s.space = true;
            i = next;
        } else if (k & (LETTER | DIGIT)) {
            i = add_word(&s, i, i);
        } else {
            i = add_mark(&s, i, next);
        }
    }
    return s.failed ? GS_E_NOMEM : GS_OK;
}
