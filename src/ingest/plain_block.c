/* ingest/plain_block.c - cuts a text into blocks and describes each.
 * See plain_int.h.
 */
#include "base/limits.h"
#include "ingest/plain_int.h"
#include "know/word.h"
#include "text/block.h"
#include "text/sentence.h"
#include "text/utf8.h"

#define CUE_BYTES 400 /* a longer block is a paragraph whatever its words */

gs_str plain_words(const plain *p, size_t i)
{
    return gs_doc_str(p->doc, p->blocks[i].words);
}

/* Full stops of the world, without the colon. */
static bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xff01 ||
           c == 0xff1f || c == 0xff0e || c == 0x0964 || c == 0x061f || c == 0x06d4 || c == 0x0589;
}

static bool is_abbreviation(const plain *p, gs_str word)
{
    const uint32_t kinds = GS_ABBREV_TITLE | GS_ABBREV_NUMBER | GS_ABBREV_MONTH | GS_ABBREV_PLACE |
                           GS_ABBREV_COMPANY | GS_ABBREV_OTHER | GS_ABBREV_TIME | GS_ABBREV_INNER;
    char      lower[32];
    size_t    n = 0;
    uint32_t *known;

    if (!word.n || word.n >= sizeof lower)
        return false;
    for (size_t i = 0; i < word.n; i++)
        lower[n++] = gs_ascii_lower(word.p[i]);
    if (n == 1 && gs_ascii_alpha(lower[0]))
        return true; /* an initial */
    known = gs_map_get(&p->know->abbrevs, gs_str_make(lower, n));
    return memchr(lower, '.', n) || (known && (*known & kinds));
}

/* The word before byte `at`, which is a full stop. */
static gs_str word_before(gs_str s, size_t at)
{
    size_t from = at;

    while (from && !gs_ascii_space(s.p[from - 1]) && s.p[from - 1] != '(' && s.p[from - 1] != '"')
        from--;
    return gs_str_sub(s, from, at);
}

/* "…said." and "…said.”" end as a sentence; "Talks open in Washington, D.C."
 * and a headline that asks or exclaims do not show that they are one. */
static bool ends_as_sentence(const plain *p, gs_str s)
{
    size_t   at = s.n;
    uint32_t c = 0;

    while (at) {
        c = gs_utf8_before(s, at, &at);
        if (!gs_char_close_quote(c) && c != ')' && c != ']')
            break;
    }
    if (c == '.')
        return !(at + 1 == s.n && is_abbreviation(p, word_before(s, at)));
    return is_stop(c) && c != '?' && c != '!';
}

static bool begins_sentence(uint32_t c)
{
    return gs_char_open_quote(c) || (gs_char_letter(c) && !gs_char_lower(c)) || gs_char_digit(c) ||
           c == '(' || c == '[';
}

/* Whether a stop inside the block has a sentence before and behind it. Only
 * the beginning of a long block is looked at. */
static bool holds_several(const plain *p, gs_str s)
{
    size_t next;

    if (s.n > 2000)
        s.n = 2000;
    while (s.n && ((unsigned char)s.p[s.n - 1] & 0xc0) == 0x80)
        s.n--;
    for (size_t at = 0; at < s.n; at = next) {
        uint32_t c = gs_utf8_at(s, at, &next);
        size_t   behind = next;

        if (!is_stop(c))
            continue;
        while (behind < s.n) {
            size_t   after;
            uint32_t d = gs_utf8_at(s, behind, &after);
            if (!is_stop(d) && !gs_char_close_quote(d) && d != ')' && d != ']')
                break;
            behind = after;
        }
        if (behind >= s.n)
            return false;
        if (c < 0x80 && !gs_ascii_space(s.p[behind]))
            continue;
        if (c == '.' && is_abbreviation(p, word_before(s, at)))
            continue;
        while (behind < s.n && gs_ascii_space(s.p[behind]))
            behind++;
        if (behind < s.n && begins_sentence(gs_utf8_at(s, behind, &behind)))
            return true;
    }
    return false;
}

static bool begins_item(gs_str s)
{
    size_t   next, digits = 0;
    uint32_t c = gs_utf8_at(s, 0, &next);

    if (c == '-' || c == '*' || c == '+' || c == 0x2022 || c == 0x25aa || c == 0xb7 ||
        c == 0x25cf || c == 0x2013)
        return next < s.n && s.p[next] == ' ';
    while (digits < s.n && digits < 3 && gs_ascii_digit(s.p[digits]))
        digits++;
    return digits && digits + 1 < s.n && (s.p[digits] == '.' || s.p[digits] == ')') &&
           s.p[digits + 1] == ' ';
}

static void count(plain_block *b, gs_str s)
{
    bool inside = false;

    for (size_t i = 0; i < s.n; i++) {
        bool space = gs_ascii_space(s.p[i]);
        b->chars += ((unsigned char)s.p[i] & 0xc0) != 0x80;
        b->word_count += !space && !inside;
        inside = !space;
    }
}

bool plain_add_block(plain *p, gs_span span, gs_span words, uint32_t gap)
{
    gs_str      s = gs_doc_str(p->doc, words);
    plain_block b = {.span = span, .words = words, .lead = words.start, .gap = gap};

    count(&b, s);
    b.zone = GS_ZONE_BODY;
    b.several = holds_several(p, s);
    b.stopped = ends_as_sentence(p, s);
    b.item = begins_item(s);
    b.cues = s.n <= CUE_BYTES ? gs_zone_line(p->know, s) : 0;
    return GS_PUSH(p->scratch, p->blocks, p->count, p->cap, b);
}

/* Counts the empty lines from `at` on; *end is behind the last. */
static uint32_t empty_lines(gs_str text, size_t at, size_t *end)
{
    uint32_t n = 0;

    for (*end = at; at < text.n; *end = at, n++) {
        at = gs_line_end(text, at, text.n);
        if (gs_text_trim(gs_str_sub(text, *end, at)).n)
            break;
    }
    return n;
}

static void survey(plain *p)
{
    size_t paragraphs = 0, gaps = 0;

    for (size_t i = 1; i < p->count; i++) {
        const plain_block *b = &p->blocks[i];
        if (b->several || b->chars > 300)
            p->solid = i;
        if (b->stopped && b->chars > 60 && !b->item) {
            paragraphs++;
            gaps += b->gap > 0;
        }
    }
    p->gapped = gaps * 3 > paragraphs || paragraphs == 0;
}

gs_status plain_read_blocks(plain *p)
{
    gs_str   text = p->doc->text;
    size_t   at = 0, next;
    uint32_t gap = empty_lines(text, 0, &at);

    while (at < text.n && p->count < GS_LIMIT_BLOCKS) {
        size_t   end = gs_block_end(text, at, text.n, p->doc->wrap);
        gs_str   s = gs_text_trim(gs_str_sub(text, at, end));
        uint32_t before = gap, start = (uint32_t)(s.p - text.p);
        gs_span  words = {start, start + (uint32_t)s.n};

        gap = empty_lines(text, end, &next);
        if (!plain_add_block(p, (gs_span){(uint32_t)at, (uint32_t)next}, words, before))
            return GS_E_NOMEM;
        at = next;
    }
    survey(p);
    return GS_OK;
}

/* ---- questions that several passes ask -------------------------------- */

gs_str plain_next_word(gs_str *rest)
{
    size_t from = 0, end;

    while (from < rest->n && gs_ascii_space(rest->p[from]))
        from++;
    if (from == rest->n)
        return GS_STR_NONE;
    end = from;
    while (end < rest->n && !gs_ascii_space(rest->p[end]))
        end++;
    gs_str word = gs_str_sub(*rest, from, end);
    *rest = gs_str_sub(*rest, end, rest->n);
    return word;
}

uint32_t plain_word_class(const plain *p, gs_str word)
{
    char      lower[32];
    uint32_t *flags;

    word = gs_utf8_bare(word);
    if (!word.n || word.n > sizeof lower)
        return 0;
    for (size_t i = 0; i < word.n; i++)
        lower[i] = gs_ascii_lower(word.p[i]);
    flags = gs_map_get(&p->know->words, gs_str_make(lower, word.n));
    return flags ? *flags : 0;
}

bool plain_heading_like(const plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];
    gs_str             s = plain_words(p, i);
    size_t             next;
    uint32_t           first, last;

    if (b->stopped || b->several || b->item || b->chars > 200 || b->word_count > 30)
        return false;
    first = gs_utf8_at(s, 0, &next);
    last = gs_utf8_before(s, s.n, &next);
    return !gs_char_lower(first) && last != ',' && last != ';' && last != ':' &&
           gs_utf8_bare(s).n > 1;
}

/* A word that is a verb by its form where it stands: known to be, or a past
 * form in "-ed" that is not before its noun ("a destroyed house"). */
static bool is_verb(const plain *p, gs_str word, uint32_t before)
{
    const uint32_t finite = GS_WORD_AUXILIARY | GS_WORD_VERB;
    const uint32_t noun_next = GS_WORD_DETERMINER | GS_WORD_POSSESSIVE | GS_WORD_PREPOSITION;
    uint32_t       flags = plain_word_class(p, word);

    word = gs_utf8_bare(word);
    if (!word.n || gs_ascii_digit(word.p[0]))
        return false;
    if (flags & finite)
        return true;
    if ((before & noun_next) || (flags & noun_next))
        return false; /* "in" begins "in the words of", which is a cue */
    if (flags & GS_WORD_CUE)
        return !gs_str_ends(word, GS_STR("ing"));
    if (gs_char_upper(gs_utf8_at(word, 0, &(size_t){0})))
        return false;
    return (word.n > 4 && gs_str_ends(word, GS_STR("ed"))) ||
           (gs_zone_part(p->know, word) & GS_LINE_VERB);
}

bool plain_has_verb(const plain *p, gs_str words)
{
    uint32_t before = 0;

    for (gs_str word; (word = plain_next_word(&words)).p;) {
        if (is_verb(p, word, before))
            return true;
        if (gs_str_find(word, GS_STR("n't"), 0) != SIZE_MAX ||
            gs_str_find(word, GS_STR("n’t"), 0) != SIZE_MAX)
            return true;
        before = plain_word_class(p, word);
    }
    return false;
}

bool plain_is_rule(gs_str s)
{
    size_t marks = 0, next;

    for (size_t at = 0; at < s.n; at = next) {
        uint32_t c = gs_utf8_at(s, at, &next);
        if (gs_char_letter(c) || gs_char_digit(c) || gs_char_open_quote(c) ||
            gs_char_close_quote(c))
            return false; /* a quotation mark may stand on a line of its own */
        marks += !gs_char_space(c);
    }
    return marks > 0;
}

/* "Comments (12)", "Views: 1 204": what is counted and the number. */
static bool is_count_behind(const plain *p, gs_str s)
{
    size_t n = 0;

    while (n < s.n && gs_ascii_alpha(s.p[n]))
        n++;
    if (!n || n == s.n || !(gs_zone_part(p->know, gs_str_sub(s, 0, n)) & GS_LINE_COUNT))
        return false;
    for (size_t i = n; i < s.n; i++) {
        if (!gs_ascii_digit(s.p[i]) && !memchr(" ():,.", s.p[i], 6))
            return false;
    }
    return gs_ascii_digit(s.p[s.n - 1]) || (s.p[s.n - 1] == ')' && gs_ascii_digit(s.p[s.n - 2]));
}

/* "12 comments", "3 min read", "2 hours ago": a number and what it counts. */
bool plain_is_count(const plain *p, gs_str s)
{
    size_t digits = 0;

    if (s.n < 40 && is_count_behind(p, s))
        return true;

    while (digits < s.n && (gs_ascii_digit(s.p[digits]) || s.p[digits] == ',' ||
                            s.p[digits] == '.' || s.p[digits] == 'K'))
        digits++;
    return digits && s.n < 40 &&
           (gs_zone_part(p->know, gs_str_sub(s, digits, s.n)) & GS_LINE_COUNT);
}

/* "Facebook Twitter WhatsApp": nothing but words of a share bar. */
static bool is_share_bar(const plain *p, gs_str s)
{
    size_t n = 0;

    for (gs_str word; (word = plain_next_word(&s)).p; n++) {
        if (n > 12 || (gs_utf8_bare(word).n && !(gs_zone_part(p->know, word) & GS_LINE_NETWORK)))
            return false;
    }
    return n >= 2;
}

static bool is_parting(uint32_t c)
{
    return c == '>' || c == '|' || c == '/' || c == 0xbb || c == 0x203a || c == 0x2022 ||
           c == 0xb7 || c == 0x2192;
}

static bool parted(gs_str s)
{
    size_t next;

    for (size_t at = 0; at < s.n; at = next) {
        if (is_parting(gs_utf8_at(s, at, &next)))
            return true;
    }
    return false;
}

/* "Home > World > Europe", "Home | News | Contact": parts between signs, most
 * of them sections. */
static bool is_crumbs(const plain *p, gs_str s)
{
    size_t parts = 0, known = 0, from = 0, next;

    if (s.n > 160 || !parted(s))
        return false;
    for (size_t at = 0; at <= s.n; at = next) {
        uint32_t c = at < s.n ? gs_utf8_at(s, at, &next) : '|';
        if (at == s.n)
            next = at + 1;
        if (!is_parting(c))
            continue;
        parts++;
        known += (gs_zone_part(p->know, gs_str_sub(s, from, at)) & GS_LINE_SECTION) != 0;
        from = next;
        if (from > s.n)
            break;
    }
    return parts >= 2 && known * 2 >= parts;
}

static bool is_address(gs_str s)
{
    if (!s.p || !s.n || memchr(s.p, ' ', s.n))
        return false;
    return gs_str_starts_nocase(s, GS_STR("http://")) ||
           gs_str_starts_nocase(s, GS_STR("https://")) || gs_str_starts_nocase(s, GS_STR("www.")) ||
           (memchr(s.p, '@', s.n) && memchr(s.p, '.', s.n));
}

/* "Tel.: +44 20 5555 0134", also behind the office and its street. */
static bool has_telephone(gs_str s)
{
    static const char *const words[] = {"tel", "telephone", "phone", "fax", "mobile", "mob"};
    size_t                   digits = 0;
    bool                     told = false;

    for (gs_str word; (word = plain_next_word(&s)).p;) {
        gs_str b = gs_utf8_bare(word);
        if (told) {
            for (size_t k = 0; k < word.n; k++)
                digits += gs_ascii_digit(word.p[k]);
        }
        for (size_t k = 0; !told && k < sizeof words / sizeof *words; k++)
            told = gs_str_eq_nocase(b, gs_str_from(words[k])) && (word.n > b.n || b.n > 4);
    }
    return told && digits >= 6;
}

/* "Reach Ann Lee at 555-0147 or @annlee": how to write to the writer. */
static bool is_contact(gs_str s)
{
    static const char *const words[] = {"reach", "contact", "email", "e-mail", "follow"};
    gs_str                   first = gs_utf8_bare(plain_next_word(&s));
    size_t                   digits = 0;

    for (size_t i = 0; i < s.n; i++)
        digits += gs_ascii_digit(s.p[i]);
    if (digits < 7 && !memchr(s.p, '@', s.n))
        return false;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        if (gs_str_eq_nocase(first, gs_str_from(words[k])))
            return true;
    }
    return false;
}

bool plain_is_boilerplate(const plain *p, size_t i)
{
    const plain_block *b = &p->blocks[i];
    gs_str             s = plain_words(p, i);

    if (b->chars > 400)
        return false;
    return (b->cues & GS_LINE_BOILERPLATE) || plain_is_rule(s) || plain_is_count(p, s) ||
           is_share_bar(p, s) || is_crumbs(p, s) || is_address(s) ||
           (!b->several && has_telephone(s)) || (b->word_count <= 20 && is_contact(s));
}

gs_str plain_value(plain *p, gs_str s)
{
    gs_str value;
    char  *out;
    size_t n = 0, next;

    s = gs_text_trim(s);
    out = gs_arena_alloc(p->doc->arena, s.n + 1);
    if (!out) {
        p->failed = true;
        return GS_STR_NONE;
    }
    for (size_t at = 0; at < s.n && n < GS_LIMIT_META_BYTES; at = next) {
        if (gs_char_space(gs_utf8_at(s, at, &next))) {
            if (n && out[n - 1] != ' ')
                out[n++] = ' ';
            continue;
        }
        memcpy(out + n, s.p + at, next - at);
        n += next - at;
    }
    value = gs_str_make(out, n);
    return value.n ? value : GS_STR_NONE;
}
