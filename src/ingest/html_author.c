/* ingest/html_author.c - see html_author.h.
 *
 * A byline is cut at commas and their like and at "and"; each part is freed
 * of what is not a name (an address, a role, a date) or dropped when nothing
 * of a name is left. The rules are those of a careful reader who knows no
 * newspaper by name.
 */
#include "ingest/html_author.h"

#include "base/limits.h"
#include "ingest/html_clean.h"
#include "text/date.h"
#include "text/utf8.h"

enum { BY_WORDS = 4, NAME_WORDS = 7, NAME_BYTES = 120 };

typedef struct reader {
    gs_authors    *out;
    gs_byline      byline;
    gs_str         site;
    const gs_know *know;
    gs_arena      *arena;
    size_t         start; /* of this byline's names in `out` */
    bool           nomem;
} reader;

/* ---- words -------------------------------------------------------------- */

static bool is_mark(uint32_t c)
{
    return gs_char_space(c) || c == '-' || c == 0x2013 || c == 0x2014 || c == ':' || c == ',' ||
           c == ';' || c == '|' || c == 0x2022 || c == 0xB7 || c == '*' || c == '"' ||
           c == 0x201C || c == 0x201D || c == '/' || c == '>' || c == '(' || c == ')' ||
           c == 0xA9 || c == '[' || c == ']' || c == '+' || c == '_' || c == 0xFF1A;
}

static gs_str trim_marks(gs_str s)
{
    size_t at, next;

    while (s.n && is_mark(gs_utf8_at(s, 0, &next)))
        s = gs_str_sub(s, next, s.n);
    while (s.n && is_mark(gs_utf8_before(s, s.n, &at)))
        s.n = at;
    return s;
}

/* Cuts the next word, up to a blank, off *rest. */
static bool next_word(gs_str *rest, gs_str *word)
{
    do {
        if (!gs_str_split(rest, ' ', word))
            return false;
    } while (!word->n);
    return true;
}

static size_t count_words(gs_str s)
{
    gs_str word;
    size_t n = 0;

    while (next_word(&s, &word))
        n++;
    return n;
}

static uint32_t word_class(const reader *r, gs_str word)
{
    return gs_byline_word(&r->know->page_words, trim_marks(word));
}

static bool starts_upper(gs_str s)
{
    return s.n && gs_char_upper(gs_utf8_at(s, 0, &(size_t){0}));
}

static bool starts_lower(gs_str s)
{
    return s.n && gs_char_lower(gs_utf8_at(s, 0, &(size_t){0}));
}

static bool is_agency(const reader *r, gs_str s)
{
    return gs_know_agency(r->know, s).p != NULL;
}

/* "example.org": letters on both sides of a stop and no blank. */
static bool is_domain(gs_str s)
{
    size_t dot = s.n;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == ' ')
            return false;
        if (s.p[i] == '.')
            dot = i;
    }
    return dot >= 2 && dot + 2 < s.n && s.n - dot <= 7 && gs_ascii_alpha(s.p[dot + 1]) &&
           gs_ascii_lower(s.p[dot + 1]) == s.p[dot + 1];
}

static bool is_site(const reader *r, gs_str s)
{
    gs_str bare = gs_html_bare(s, r->arena);

    return r->site.n && gs_str_eq(bare, r->site);
}

static bool has_class(const reader *r, gs_str s, uint32_t class)
{
    gs_str word;

    while (next_word(&s, &word)) {
        if (word_class(r, word) & class)
            return true;
    }
    return false;
}

static bool is_org(const reader *r, gs_str name)
{
    return is_agency(r, name) || is_domain(name) || is_site(r, name) ||
           has_class(r, name, GS_BYLINE_ORG);
}

/* ---- one part ----------------------------------------------------------- */

/* Whether a word is an address: "ann@example.org", "https://...", "@annlee". */
static bool is_address(gs_str word)
{
    return memchr(word.p, '@', word.n) || gs_str_find(word, GS_STR("://"), 0) != SIZE_MAX ||
           gs_str_starts_nocase(word, GS_STR("www."));
}

/* Offset of a colon, also the wide one of Asian type, or SIZE_MAX. */
static size_t find_colon(gs_str s)
{
    size_t narrow = gs_str_find(s, GS_STR(":"), 0);
    size_t wide = gs_str_find(s, GS_STR("："), 0);

    return narrow < wide ? narrow : wide;
}

/* Behind the longest words of saying who wrote it at the front of `s`, or 0. */
static size_t by_end(const reader *r, gs_str s)
{
    uint32_t wanted = GS_BYLINE_BY | (r->byline.shown ? GS_BYLINE_BY_TEXT : 0);
    gs_str   rest = s, word;
    size_t   end = 0;

    for (int i = 0; i < BY_WORDS && next_word(&rest, &word); i++) {
        size_t colon = find_colon(word);
        size_t head = (size_t)(word.p - s.p) + (colon == SIZE_MAX ? word.n : colon);
        if (!(gs_byline_word(&r->know->page_words, gs_str_sub(s, 0, head)) & wanted))
            continue;
        /* "von der Heide" is a name where a machine is told one. */
        if (r->byline.shown || colon != SIZE_MAX || starts_upper(s))
            end = head;
    }
    return end;
}

/* Takes "By", "Von", "Text:" off the front, also twice ("Reporting: By"). */
static gs_str strip_by(const reader *r, gs_str s)
{
    for (int round = 0; round < 3; round++) {
        size_t end = by_end(r, s = trim_marks(s));
        if (!end || !trim_marks(gs_str_sub(s, end, s.n)).n)
            break;
        s = gs_str_sub(s, end, s.n);
    }
    return s;
}

/* Takes bracketed words out: "Ann Lee (Text)". */
static gs_str strip_brackets(const reader *r, gs_str s)
{
    size_t open = gs_str_find(s, GS_STR("("), 0), close;
    gs_buf buf = {0};

    if (open == SIZE_MAX)
        return s;
    buf = gs_buf_over(gs_arena_alloc(r->arena, s.n), s.n);
    if (!buf.data)
        return s;
    gs_buf_add(&buf, s.p, open);
    close = gs_str_find(s, GS_STR(")"), open);
    if (close != SIZE_MAX)
        gs_buf_add(&buf, s.p + close + 1, s.n - close - 1);
    return gs_str_trim(gs_buf_str(&buf));
}

/* Without the words that are addresses; shortens only at the ends, where they
 * stand. */
static gs_str strip_addresses(gs_str s)
{
    gs_str word, rest = s;

    while (next_word(&rest, &word) && is_address(word))
        s = rest.p ? rest : gs_str_sub(s, s.n, s.n);
    rest = s;
    while (next_word(&rest, &word)) {
        if (is_address(word)) {
            s.n = (size_t)(word.p - s.p);
            break;
        }
    }
    return s;
}

/* Takes roles off the ends: "Redakteurin Eva Adam", "Ann Lee Reporter". */
static gs_str strip_roles(const reader *r, gs_str s)
{
    gs_str word, rest = s;

    while (next_word(&rest, &word) && rest.n && (word_class(r, word) & GS_BYLINE_ROLE))
        s = rest;
    for (;;) {
        size_t cut = s.n;
        while (cut > 0 && s.p[cut - 1] != ' ')
            cut--;
        word = gs_str_sub(s, cut, s.n);
        if (!cut || !(word_class(r, word) & GS_BYLINE_ROLE))
            return s;
        s = trim_marks(gs_str_sub(s, 0, cut));
    }
}

/* Whether `s` says when, not who. */
static bool is_date(const reader *r, gs_str s)
{
    gs_date_hints hints = {&r->know->date_words, GS_DATE_ORDER_UNKNOWN, GS_STR_NONE};
    gs_date       d;
    size_t        at;

    return gs_date_find(s, &hints, &d, &at) > 0;
}

static bool has_letter(gs_str s)
{
    for (size_t at = 0; at < s.n;) {
        if (gs_char_letter(gs_utf8_at(s, at, &at)))
            return true;
    }
    return false;
}

/* An account or file name: "ann-lee", "ann_lee2"; not "Lee-Ann". */
static bool is_slug(gs_str s)
{
    bool joined = false;

    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == ' ' || (s.p[i] >= 'A' && s.p[i] <= 'Z') || (unsigned char)s.p[i] >= 0x80)
            return false;
        joined = joined || s.p[i] == '-' || s.p[i] == '_' || gs_ascii_digit(s.p[i]);
    }
    return joined;
}

static bool is_listed(const reader *r, gs_str name)
{
    for (size_t i = 0; i < r->out->count; i++) {
        if (gs_str_eq_nocase(r->out->items[i].name, name))
            return true;
    }
    return false;
}

static void add_part(reader *r, gs_str part, bool first)
{
    gs_author author = {.org = r->byline.org};

    part = trim_marks(strip_addresses(strip_brackets(r, gs_str_trim(part))));
    if (first)
        part = trim_marks(strip_by(r, part));
    if (!has_class(r, part, GS_BYLINE_ORG)) /* "Example staff reporter" is one */
        part = trim_marks(strip_roles(r, part));
    author.org = author.org || is_org(r, part);
    if (gs_byline_word(&r->know->page_words, part) &
        (GS_BYLINE_BY | GS_BYLINE_BY_TEXT | GS_BYLINE_AND | GS_BYLINE_ROLE))
        return;
    if (!has_letter(part) || part.n > NAME_BYTES || count_words(part) > NAME_WORDS)
        return;
    if (!author.org && (is_slug(part) || has_class(r, part, GS_BYLINE_ROLE) || is_date(r, part)))
        return;
    /* What stands behind the names may be a place or half a sentence. */
    if (!author.org && !first &&
        (starts_lower(part) || (count_words(part) == 1 && starts_upper(part) &&
                                (r->byline.shown || r->out->items[r->start].org))))
        return;
    if (r->byline.shown && !author.org && starts_lower(part))
        return;
    if (r->out->count >= GS_LIMIT_AUTHORS || is_listed(r, part))
        return;
    author.name = part;
    if (!GS_PUSH(r->arena, r->out->items, r->out->count, r->out->cap, author))
        r->nomem = true;
}

/* ---- the whole ---------------------------------------------------------- */

/* "Ann Lee/Bo Hale": a slash without blanks parts full names. */
static bool parts_full_names(gs_str s, size_t at)
{
    gs_str left = gs_str_sub(s, 0, at), right = gs_str_sub(s, at + 1, s.n);

    return !memchr(right.p, '/', right.n) && starts_upper(right) && s.p[at - 1] != ' ' &&
           memchr(right.p, ' ', right.n) && memchr(left.p, ' ', left.n);
}

/* The bytes of a mark that parts names at `at`; 0 when there is none. A slash
 * and a dash do so only between blanks or full names: "abc/def" is one sign. */
static size_t separator(gs_str s, size_t at)
{
    static const char *const marks[] = {",",   ";",   "|",  "•",   "·",   "、",
                                        "，",  "،",   "；", " / ", " - ", " – ",
                                        " — ", " & ", "\n", " + ", "・",  " //"};
    gs_str                   rest = gs_str_sub(s, at, s.n);

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (gs_str_starts(rest, gs_str_from(marks[i])))
            return strlen(marks[i]);
    }
    if (at > 0 && s.p[at] == '/' && parts_full_names(s, at))
        return 1;
    return 0;
}

/* Whether " and " joins names: both sides have two words, or one is a wire
 * service. "Science and Technology Desk" is one name. */
static bool joins_names(const reader *r, gs_str left, gs_str right)
{
    gs_str first;
    size_t cut = 0;

    if (r->byline.org || is_site(r, left))
        return false;
    if (is_agency(r, gs_str_trim(left)) || is_agency(r, gs_str_trim(right)))
        return true;
    /* The right side reaches to the next mark. */
    while (cut < right.n && !separator(right, cut))
        cut++;
    first = gs_str_sub(right, 0, cut);
    return count_words(left) >= 2 && count_words(first) >= 2;
}

/* Cuts s[from, to) at "and", which is at most once a pair of names. */
static void add_joined(reader *r, gs_str s, bool first)
{
    gs_str rest = s, word;

    while (next_word(&rest, &word)) {
        size_t at = (size_t)(word.p - s.p);
        gs_str left = gs_str_sub(s, 0, at), right = gs_str_sub(s, at + word.n, s.n);
        if (at == 0 || !right.n || (word.n == 1 && !starts_lower(word) && *word.p != '&') ||
            !(gs_byline_word(&r->know->page_words, word) & GS_BYLINE_AND))
            continue;
        if (!joins_names(r, first ? strip_by(r, left) : left, right))
            continue;
        add_part(r, left, first);
        first = false;
        s = rest = right;
    }
    add_part(r, s, first);
}

/* "Lee, Ann": the family name first, as library records have it. */
static bool is_inverted(const reader *r, size_t *comma)
{
    gs_str s = r->byline.text, left, right;

    *comma = gs_str_find(s, GS_STR(", "), 0);
    if (r->byline.shown || r->byline.org || *comma == SIZE_MAX ||
        gs_str_find(s, GS_STR(","), *comma + 1) != SIZE_MAX)
        return false;
    left = gs_str_sub(s, 0, *comma);
    right = gs_str_sub(s, *comma + 2, s.n);
    return count_words(left) == 1 && count_words(right) <= 2 && starts_upper(left) &&
           starts_upper(right) && !is_agency(r, left) && !is_agency(r, right) &&
           !has_class(r, right, GS_BYLINE_ROLE | GS_BYLINE_ORG | GS_BYLINE_AND) && !is_domain(left);
}

static void add_inverted(reader *r, size_t comma)
{
    gs_str s = r->byline.text;
    gs_buf buf = gs_buf_over(gs_arena_alloc(r->arena, s.n), s.n);

    if (!buf.data) {
        r->nomem = true;
        return;
    }
    gs_buf_add_str(&buf, gs_str_sub(s, comma + 2, s.n));
    gs_buf_add_char(&buf, ' ');
    gs_buf_add_str(&buf, gs_str_sub(s, 0, comma));
    add_part(r, gs_buf_str(&buf), true);
}

gs_status gs_author_read(gs_authors *out, gs_byline byline, gs_str site, const gs_know *know,
                         gs_arena *arena)
{
    reader r = {out, byline, site, know, arena, out->count, false};
    gs_str s = byline.text;
    size_t start = 0, comma, before = out->count;
    bool   first = true;

    if (is_inverted(&r, &comma)) {
        add_inverted(&r, comma);
        return r.nomem ? GS_E_NOMEM : GS_OK;
    }
    if (is_site(&r, s)) {
        r.byline.org = true;
        add_part(&r, s, true);
        return r.nomem ? GS_E_NOMEM : GS_OK;
    }
    for (size_t at = 0; at < s.n && !r.nomem;) {
        size_t n = separator(s, at);
        if (!n) {
            at++;
            continue;
        }
        add_joined(&r, gs_str_sub(s, start, at), first);
        first = r.out->count == before;
        start = at = at + n;
    }
    add_joined(&r, gs_str_sub(s, start, s.n), first);
    return r.nomem ? GS_E_NOMEM : GS_OK;
}

/* ---- wire services ------------------------------------------------------ */

static gs_status add_agency(gs_str form, const gs_know *know, gs_arena *arena, gs_str **items,
                            size_t *count, size_t *cap)
{
    gs_str name = gs_know_agency(know, form);

    if (!name.p)
        return GS_OK;
    for (size_t i = 0; i < *count; i++) {
        if (gs_str_eq(gs_know_agency(know, (*items)[i]), name))
            return GS_OK;
    }
    form = gs_arena_str(arena, form);
    if (!form.p || !GS_PUSH(arena, *items, *count, *cap, form))
        return GS_E_NOMEM;
    return GS_OK;
}

static bool parts_credits(char c)
{
    return c && memchr(",;|/()[]&+", c, 10) != NULL;
}

/* Each stretch between marks, and of it the words up to its end: "with AFP". */
gs_status gs_author_agencies(gs_str text, const gs_know *know, gs_arena *arena, gs_str **items,
                             size_t *count, size_t *cap)
{
    gs_status st = GS_OK;
    size_t    start = 0;

    for (size_t at = 0; st == GS_OK && at <= text.n; at++) {
        gs_str part, word, rest;
        if (at < text.n && !parts_credits(text.p[at]))
            continue;
        part = rest = gs_str_trim(gs_str_sub(text, start, at));
        start = at + 1;
        st = add_agency(part, know, arena, items, count, cap);
        while (st == GS_OK && next_word(&rest, &word)) {
            if (rest.p && (gs_byline_word(&know->page_words, word) & GS_BYLINE_AND))
                st = add_agency(gs_str_trim(rest), know, arena, items, count, cap);
        }
    }
    return st;
}
