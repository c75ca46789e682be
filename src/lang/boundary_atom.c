/* lang/boundary_atom.c - runs of letters, runs of digits and marks, and the
 * chunks that they make between blanks; see boundary.h.
 */
#include "base/limits.h"
#include "lang/boundary_int.h"
#include "text/utf8.h"

/* No run of letters is longer: what is, is no word. */
#define ATOM_BYTES 512

const gs_atom gs_no_atom;

/* ---- atoms ---- */

uint32_t gs_boundary_hash_bytes(const char *p, size_t n)
{
    uint32_t h = 2166136261u; /* FNV-1a (Fowler, Noll, Vo) */

    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)gs_ascii_lower(p[i])) * 16777619u;
    return h ^ h >> 15;
}

uint32_t gs_boundary_hash(gs_str word)
{
    return gs_boundary_hash_bytes(word.p, word.n);
}

uint32_t gs_boundary_known(const gs_boundary *b, uint32_t hash)
{
    const uint32_t *slot = b->classes + (size_t)(hash & b->class_mask) * 4;

    for (int i = 0; i < 4; i++) {
        if ((slot[i] ^ hash) >> 13 == 0)
            return slot[i] & GS_KNOWN;
    }
    return 0;
}

static uint8_t mark_shape(uint32_t c)
{
    switch (c) {
    case '.':
        return GS_SHAPE_STOP;
    case 0x2026:
        return GS_SHAPE_ELLIPSIS;
    case '!':
    case '?':
        return GS_SHAPE_STRONG;
    case ',':
        return GS_SHAPE_COMMA;
    case ';':
        return GS_SHAPE_SEMICOLON;
    case ':':
        return GS_SHAPE_COLON;
    case '-':
    case 0x2010:
    case 0x2011:
        return GS_SHAPE_HYPHEN;
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return GS_SHAPE_DASH;
    case '\'':
    case '`':
    case 0xB4:
    case 0x2018:
    case 0x2019:
        return GS_SHAPE_APOSTROPHE;
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
        return GS_SHAPE_QUOTE;
    case '(':
    case '[':
    case '{':
    case '<':
        return GS_SHAPE_OPEN;
    case ')':
    case ']':
    case '}':
    case '>':
        return GS_SHAPE_CLOSE;
    case '/':
    case '\\':
        return GS_SHAPE_SLASH;
    case '@':
        return GS_SHAPE_AT;
    case '$':
    case 0xA3:
    case 0x20AC:
    case 0xA5:
        return GS_SHAPE_CURRENCY;
    case '%':
        return GS_SHAPE_PERCENT;
    case '*':
    case '_':
    case '=':
    case '~':
    case '#':
    case '|':
        return GS_SHAPE_RULING;
    default:
        return GS_SHAPE_MARK;
    }
}

/* Quotation marks count as straight ones, so what is learned of one style of
 * setting serves the other; a feature of its own tells them apart. */
static uint32_t plain_mark(uint32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
        return '\'';
    case 0x201C:
    case 0x201D:
        return '"';
    case 0x2011:
        return '-';
    default:
        return c;
    }
}

static uint8_t letters_shape(gs_str text, const gs_atom *a)
{
    unsigned upper = 0, lower = 0;
    bool     first_upper = false;
    size_t   i = a->start, next;

    for (unsigned n = 0; i < a->end; i = next, n++) {
        uint32_t c = gs_utf8_at(text, i, &next);
        bool     up = c < 0x80 ? c < 'a' : gs_char_upper(c);
        if (n == 0)
            first_upper = up;
        upper += up;
        lower += !up;
    }
    if (upper + lower == 1)
        return upper ? GS_SHAPE_UPPER_1 : GS_SHAPE_LOWER_1;
    if (!upper)
        return GS_SHAPE_LOWER;
    if (!lower)
        return GS_SHAPE_UPPER;
    return upper == 1 && first_upper ? GS_SHAPE_CAPITAL : GS_SHAPE_MIXED;
}

/* Sets shape and hash. */
static void look(gs_str text, gs_atom *a)
{
    size_t   n = a->end - a->start, next;
    uint32_t c = gs_utf8_at(text, a->start, &next);

    a->chars = (uint8_t)(n < 255 ? n : 255);
    if (gs_char_digit(c)) {
        a->shape = (uint8_t)(n < 5 ? GS_SHAPE_DIGITS_1 + n - 1 : GS_SHAPE_DIGITS);
        a->hash = n < 3 ? gs_boundary_hash_bytes(text.p + a->start, n) : 77u + (uint32_t)a->shape;
    } else if (gs_char_letter(c)) {
        a->shape = letters_shape(text, a);
        a->hash = gs_boundary_hash_bytes(text.p + a->start, n);
    } else {
        a->shape = mark_shape(c);
        a->hash = plain_mark(c) * 0x9E3779B1u;
    }
}

static bool add_atom(scan *s, size_t start, size_t end, bool inner)
{
    gs_atom a = {.start = (uint32_t)start, .end = (uint32_t)end, .inner = inner};

    if (s->count >= s->out->room_cap[0] &&
        gs_arena_grow(s->arena, &s->out->room[0], s->count, &s->out->room_cap[0], s->count + 1,
                      sizeof a) != GS_OK)
        return false;
    look(s->text, &a);
    if (a.shape < GS_SHAPE_DIGITS_1)
        a.known = (uint16_t)gs_boundary_known(s->b, a.hash);
    s->atoms = s->out->room[0];
    s->atoms[s->count++] = a;
    return true;
}

/* "n't" at `at`, the "n": an apostrophe of any kind and a "t" follow. */
static bool is_not(const scan *s, size_t at)
{
    size_t   next = at + 1, t;
    uint32_t c;

    if (gs_ascii_lower(s->text.p[at]) != 'n' || next >= s->block.end)
        return false;
    c = gs_utf8_at(s->text, next, &t);
    if (mark_shape(c) != GS_SHAPE_APOSTROPHE || t >= s->block.end ||
        gs_ascii_lower(s->text.p[t]) != 't')
        return false;
    return t + 1 >= s->block.end || !gs_char_letter(gs_utf8_at(s->text, t + 1, &next));
}

/* The places inside the letters [start, end) where a contraction may part, as
 * bits. */
static uint32_t inner_places(const scan *s, size_t start, size_t end)
{
    uint32_t hash;
    size_t   slot;

    if (end - start < 2 || end - start > 31)
        return 0;
    hash = gs_boundary_hash_bytes(s->text.p + start, end - start);
    for (slot = hash & s->b->inner_mask; s->b->inner[slot * 2];
         slot = (slot + 1) & s->b->inner_mask) {
        if (s->b->inner[slot * 2] == hash)
            return s->b->inner[slot * 2 + 1] & (((uint32_t)1 << (end - start)) - 2);
    }
    return 0;
}

static bool add_letters(scan *s, size_t start, size_t end)
{
    uint32_t places = inner_places(s, start, end);
    size_t   from = start;

    if (end - start > 1 && is_not(s, end - 1))
        places |= end - start < 32 ? (uint32_t)1 << (end - 1 - start) : 0;
    for (size_t i = start + 1; places && i < end; i++) {
        if (!(places >> (i - start) & 1) || ((unsigned char)s->text.p[i] & 0xC0) == 0x80)
            continue;
        if (!add_atom(s, from, i, from > start))
            return false;
        from = i;
    }
    return add_atom(s, from, end, from > start);
}

/* Where the atom at `at` must end: a cut of length or of the rules. */
static size_t atom_limit(scan *s, size_t at)
{
    size_t limit = s->block.end - at > ATOM_BYTES ? at + ATOM_BYTES : s->block.end;

    if (!s->cuts)
        return limit;
    while (s->next_cut < s->cuts->count && s->cuts->items[s->next_cut].end <= at)
        s->next_cut++;
    if (s->next_cut < s->cuts->count && s->cuts->items[s->next_cut].end < limit)
        limit = s->cuts->items[s->next_cut].end;
    return limit;
}

/* Behind the run of letters, or of digits, at `at`. */
static size_t run_end(const scan *s, size_t at, size_t limit, bool letters)
{
    size_t next;

    while (at < limit) {
        uint32_t c = gs_utf8_at(s->text, at, &next);
        if (!(letters ? gs_char_letter(c) : gs_char_digit(c)) || next > limit)
            break;
        at = next;
    }
    return at;
}

gs_status gs_boundary_read_atoms(scan *s)
{
    size_t i = s->block.start, next;

    while (i < s->block.end) {
        uint32_t c = gs_utf8_at(s->text, i, &next);
        bool     good = true;
        if (gs_char_letter(c)) {
            next = run_end(s, next, atom_limit(s, i), true);
            good = add_letters(s, i, next);
        } else if (!gs_char_space(c)) {
            if (gs_char_digit(c))
                next = run_end(s, next, atom_limit(s, i), false);
            good = add_atom(s, i, next, false);
        }
        if (!good)
            return GS_E_NOMEM;
        if (s->count > GS_LIMIT_BLOCK_ATOMS)
            return GS_E_LIMIT;
        i = next;
    }
    return GS_OK;
}

/* ---- chunks ---- */

static unsigned atom_flags(const scan *s, const gs_atom *a, bool first)
{
    const char *p = s->text.p + a->start;

    if (a->shape < GS_SHAPE_DIGITS_1)
        return CHUNK_LETTER | (first && a->end - a->start == 3 && gs_ascii_lower(*p) == 'w' &&
                                       gs_ascii_lower(p[1]) == 'w' && gs_ascii_lower(p[2]) == 'w'
                                   ? CHUNK_LINK
                                   : 0u);
    if (a->shape <= GS_SHAPE_DIGITS)
        return CHUNK_DIGIT;
    if (a->shape == GS_SHAPE_SLASH)
        return CHUNK_SLASH;
    if (a->shape == GS_SHAPE_AT)
        return CHUNK_AT;
    if (a->shape == GS_SHAPE_RULING)
        return CHUNK_RULING;
    if (a->shape == GS_SHAPE_STOP)
        return a->end < s->block.end && gs_ascii_alpha(p[1]) ? CHUNK_STOP : 0u;
    return a->shape == GS_SHAPE_COLON && s->block.end - a->start > 2 && p[1] == '/' && p[2] == '/'
               ? CHUNK_LINK
               : 0u;
}

/* Whether a proposed sentence ends at `at`. */
static bool is_cut(scan *s, size_t at)
{
    if (!s->cuts)
        return false;
    while (s->next_cut < s->cuts->count && s->cuts->items[s->next_cut].end < at)
        s->next_cut++;
    return s->next_cut < s->cuts->count && s->cuts->items[s->next_cut].end == at;
}

chunk gs_boundary_read_chunk(scan *s, size_t first)
{
    chunk c = {.first = first, .end = first, .shapes = 1, .hash = 1};

    do {
        const gs_atom *a = &s->atoms[c.end];
        c.flags |= atom_flags(s, a, c.end == first);
        c.shapes = gs_boundary_mix(c.shapes, a->shape);
        c.hash = gs_boundary_mix(c.hash, a->hash);
        c.end++;
    } while (c.end < s->count && s->atoms[c.end].start == s->atoms[c.end - 1].end &&
             !is_cut(s, s->atoms[c.end].start));
    if (c.end - first > 8)
        c.shapes = c.hash = 0;
    if (c.end - first > 1 && (c.flags & (CHUNK_LINK | CHUNK_AT | CHUNK_STOP | CHUNK_RULING)))
        gs_boundary_find_address(s, &c);
    return c;
}
