/* lang/boundary_word.c - between atoms: the questions, and the words that the
 * answers make; see boundary.h.
 */
#include "lang/boundary_int.h"

/* No token is longer, or of more words. */
#define TOKEN_BYTES 1024
#define TOKEN_PARTS 8

/* ---- questions ---- */

/* A shape, with runs of any length and case as one. */
static uint32_t coarse(const gs_atom *a)
{
    return a->shape < GS_SHAPE_DIGITS_1 ? (a->shape != GS_SHAPE_NONE)
                                        : (a->shape <= GS_SHAPE_DIGITS ? 2 : a->shape);
}

/* How often the mark `a` is repeated from atom `i` on in direction `step`, up to 3. */
static uint32_t repeats(const scan *s, const chunk *c, size_t i, int step)
{
    const gs_atom *a = &s->atoms[i];
    uint32_t       n = 0;

    if (a->shape < GS_SHAPE_STOP)
        return 0;
    while (n < 3) {
        i = step > 0 ? i + 1 : i - 1;
        if (in_chunk(s, c, i)->hash != a->hash)
            break;
        n++;
    }
    return n;
}

static uint32_t class_of(const gs_atom *a)
{
    return a->known & GS_KNOWN_CLASS;
}

/* What is known of the abbreviation that the atoms are, a stop behind them. */
static uint16_t known_abbreviation(const scan *s, const gs_atom *first, const gs_atom *last)
{
    size_t n = last->end - first->start;

    if (first == last)
        return first->known & GS_KNOWN_ABBREV;
    if (n > 16)
        return 0;
    return gs_boundary_known(s->b, gs_boundary_hash_bytes(s->text.p + first->start, n)) &
           GS_KNOWN_ABBREV;
}

/* The last letters of a run of letters. */
static uint32_t ending(const scan *s, const gs_atom *a, size_t n)
{
    size_t size = a->end - a->start;

    if (a->shape >= GS_SHAPE_DIGITS_1)
        return a->hash;
    return gs_boundary_hash_bytes(s->text.p + a->end - (size < n ? size : n), size < n ? size : n);
}

/* Whether the first byte of a mark is ASCII: tells “ from ". */
static uint32_t setting(const scan *s, const gs_atom *a)
{
    return a->end - a->start == 3 ? (uint8_t)s->text.p[a->start + 2] : 0u;
}

/* The place before atom `i`; `said` holds the answers at the two before. */
static void ask_gap(const scan *s, const chunk *c, size_t i, uint32_t said, size_t token,
                    gs_boundary_question *q)
{
    uint32_t       length = i - token < 4 ? (uint32_t)(i - token) : 4;
    const gs_atom *a = &s->atoms[i - 1], *b = &s->atoms[i];
    const gs_atom *a2 = in_chunk(s, c, i - 2), *b2 = in_chunk(s, c, i + 1);
    const gs_atom *a3 = in_chunk(s, c, i - 3), *b3 = in_chunk(s, c, i + 2);
    const gs_atom *before = in_block(s, c->first - 1), *behind = in_block(s, c->end);
    uint32_t       inner = b->inner, last = said & 3;
    uint32_t       place = (uint32_t)(i - c->first) | (uint32_t)(c->end - i) << 8;
    uint32_t edge = (uint32_t)(i - 1 == c->first) | (uint32_t)(i + 1 == c->end) << 1 | inner << 2;
    uint32_t ab = gs_boundary_mix(a->hash, b->hash);
    uint32_t shapes = a->shape | (uint32_t)b->shape << 5;
    uint32_t shapes4 = shapes | (uint32_t)a2->shape << 10 | (uint32_t)b2->shape << 15;
    uint32_t shapes6 = shapes4 | (uint32_t)a3->shape << 20 | (uint32_t)b3->shape << 25;
    uint32_t runs =
        repeats(s, c, i - 1, -1) | repeats(s, c, i, 1) << 2 | (uint32_t)(a->hash == b->hash) << 4;
    uint32_t classes = class_of(a) | class_of(b) << 5;

    uint32_t rough = coarse(a) | coarse(b) << 5;
    uint32_t rough4 = rough | coarse(a2) << 10 | coarse(b2) << 15;

    uint32_t abbrev = b->shape == GS_SHAPE_STOP
                          ? known_abbreviation(s, &s->atoms[token], a) & GS_KNOWN_ABBREV
                          : 0;

    q->count = 0;
    q->at = b->start;
    gs_boundary_ask(q, 41, abbrev, b->hash);
    gs_boundary_ask(q, 42, abbrev | b->shape, edge | (uint32_t)behind->shape << 8);
    gs_boundary_ask(q, 43, abbrev | b->shape, class_of(behind) | edge << 8);
    gs_boundary_ask(q, 45, abbrev | b->shape,
                    behind->known >> 9 | edge << 8 | (uint32_t)behind->shape << 16);
    gs_boundary_ask(q, 44, abbrev | b->shape, class_of(a) | (uint32_t)a->shape << 8 | edge << 16);
    gs_boundary_ask(q, 39, ab, last);
    gs_boundary_ask(q, 40, ab, coarse(a2) | last << 8 | coarse(b2) << 16);
    gs_boundary_ask(q, 36, rough4, last);
    gs_boundary_ask(q, 37, rough4, edge | coarse(behind) << 8);
    gs_boundary_ask(q, 38, rough4 | coarse(a3) << 20 | coarse(b3) << 25, 0);
    gs_boundary_ask(q, 1, a->hash, inner);
    gs_boundary_ask(q, 2, b->hash, inner);
    gs_boundary_ask(q, 3, ab, inner);
    gs_boundary_ask(q, 4, ab, a2->hash);
    gs_boundary_ask(q, 5, ab, b2->hash);
    gs_boundary_ask(q, 6, ab, gs_boundary_mix(a2->hash, b2->hash));
    gs_boundary_ask(q, 7, shapes, edge);
    gs_boundary_ask(q, 8, shapes | (uint32_t)a2->shape << 10, said);
    gs_boundary_ask(q, 9, shapes | (uint32_t)b2->shape << 10, last);
    gs_boundary_ask(q, 10, shapes4, said | edge << 8);
    gs_boundary_ask(q, 11, shapes6, 0);
    gs_boundary_ask(q, 12, ab, last | edge << 8);
    gs_boundary_ask(q, 13, a->hash, b->shape | last << 8 | (uint32_t)b2->shape << 16);
    gs_boundary_ask(q, 14, b->hash, a->shape | last << 8 | (uint32_t)a2->shape << 16);
    gs_boundary_ask(q, 15, c->flags | edge << 8, shapes | last << 16);
    gs_boundary_ask(q, 16, c->flags, gs_boundary_mix(b->hash, edge));
    gs_boundary_ask(q, 17, c->shapes, place);
    gs_boundary_ask(q, 18, c->hash, place);
    gs_boundary_ask(q, 19, ab, behind->shape | edge << 8);
    gs_boundary_ask(q, 20, ab, gs_boundary_mix(behind->hash, edge));
    gs_boundary_ask(q, 21, ab, gs_boundary_mix(before->hash, edge));
    gs_boundary_ask(q, 22, ab, class_of(behind) | class_of(before) << 8 | edge << 16);
    gs_boundary_ask(q, 23, runs, shapes | last << 16);
    gs_boundary_ask(q, 24, gs_boundary_mix(b->hash, last), s->quoting | edge << 8);
    gs_boundary_ask(q, 25, gs_boundary_mix(ending(s, a, 1), b->hash),
                    s->quoting | edge << 8 | (uint32_t)behind->shape << 16);
    gs_boundary_ask(q, 26, gs_boundary_mix(ending(s, a, 3), b->hash), b2->shape);
    gs_boundary_ask(q, 27, classes | edge << 16, b->hash);
    gs_boundary_ask(q, 28, classes | class_of(b2) << 10, ab ^ a->hash);
    gs_boundary_ask(q, 29, gs_boundary_mix(a2->hash, b->hash), a->shape | last << 8);
    gs_boundary_ask(q, 30, gs_boundary_mix(a->hash, b2->hash), b->shape | last << 8);
    gs_boundary_ask(q, 31, setting(s, b) | setting(s, a) << 8 | edge << 16, shapes | last << 16);
    gs_boundary_ask(q, 32, length | last << 4 | edge << 8, shapes);
    gs_boundary_ask(q, 33, a->chars | (uint32_t)b->chars << 8 | (uint32_t)b2->chars << 16, shapes);
    gs_boundary_ask(q, 34, gs_boundary_mix(a2->hash, a3->hash), ab);
    gs_boundary_ask(q, 35, behind->shape | (uint32_t)before->shape << 8 | edge << 16,
                    shapes | last << 16);
}

/* ---- words ---- */

/* Letters with a last stop are an abbreviation; other mixtures an address. */
static gs_word_look look_at(const scan *s, const gs_atom *first, const gs_atom *last)
{
    gs_word_look look = {.hash = first->hash,
                         .ending = ending(s, last, 3),
                         .shape = first->shape,
                         .known = first->known,
                         .first = first->shape};

    if (first == last)
        return look;
    for (const gs_atom *a = first + 1; a <= last; a++)
        look.hash = gs_boundary_mix(look.hash, a->hash);
    if (first->shape >= GS_SHAPE_STOP)
        return look;
    look.shape = last->shape == GS_SHAPE_STOP ? GS_SHAPE_ABBREV : GS_SHAPE_ADDRESS;
    look.known = look.shape == GS_SHAPE_ABBREV ? known_abbreviation(s, first, last - 1) : 0;
    return look;
}

static bool add_look(scan *s, const gs_atom *first, const gs_atom *last)
{
    gs_cuts *out = s->out;

    if (s->looks >= out->room_cap[1] &&
        gs_arena_grow(s->arena, &out->room[1], s->looks, &out->room_cap[1], s->looks + 1,
                      sizeof(gs_word_look)) != GS_OK)
        return false;
    ((gs_word_look *)out->room[1])[s->looks++] = look_at(s, first, last);
    return true;
}

static bool add_word(scan *s, const gs_atom *first, const gs_atom *last, bool part)
{
    gs_cuts *out = s->out;
    gs_word  w = {.span = {first->start, last->end}, .head = -1, .parts = !part};

    w.space_before =
        first->start == s->block.start || first == s->atoms || first[-1].end < first->start;
    if (part) {
        size_t head = out->word_count - 1;
        while (!out->words[head].parts)
            head--;
        out->words[head].parts++;
    }
    return add_look(s, first, last) &&
           GS_PUSH(s->arena, out->words, out->word_count, out->word_cap, w);
}

/* An opening single quotation mark begins a chunk; a closing one ends it. */
static void note_quotes(scan *s, const chunk *c)
{
    if (s->atoms[c->first].shape == GS_SHAPE_APOSTROPHE && c->end - c->first > 1 &&
        s->atoms[c->first + 1].shape < GS_SHAPE_DIGITS_1)
        s->quoting = true;
}

/* An apostrophe at atom `i` with "s", "re", "ll" and their like behind it, on a
 * word: "Russia's", "the U.N.'s", "they're". */
static bool is_clitic(const scan *s, const chunk *c, size_t i)
{
    static const char *const clitics[] = {"s", "re", "ve", "ll", "m", "d"};
    const gs_atom           *a = in_chunk(s, c, i - 1), *b = in_chunk(s, c, i + 1);
    gs_str                   word;

    if (s->atoms[i].shape != GS_SHAPE_APOSTROPHE || !is_letters(b) ||
        is_word(in_chunk(s, c, i + 2)))
        return false;
    if (!is_letters(a) && !(a->shape == GS_SHAPE_STOP && is_letters(in_chunk(s, c, i - 2))))
        return false;
    word = gs_str_sub(s->text, b->start, b->end);
    for (size_t k = 0; k < sizeof clitics / sizeof *clitics; k++) {
        if (gs_str_eq_nocase(word, gs_str_from(clitics[k])))
            return true;
    }
    return false;
}

/* What closes behind an address is a token always. What is asked at the place before atom `i`, or settled without. */
static gs_gap settle(scan *s, const chunk *c, size_t i, uint32_t said, size_t token, unsigned parts,
                     gs_boundary_question *q)
{
    gs_gap gap;

    if (s->atoms[i].end - s->atoms[token].start > TOKEN_BYTES || i == c->address_end)
        return GS_GAP_TOKEN;
    if (i > c->address && i < c->address_end)
        return GS_GAP_JOIN;
    if (is_clitic(s, c, i - 1) && (said & 3) == GS_GAP_WORD)
        return GS_GAP_JOIN;
    if (is_clitic(s, c, i))
        return parts < TOKEN_PARTS ? GS_GAP_WORD : GS_GAP_TOKEN;
    ask_gap(s, c, i, said, token, q);
    gap = s->judge->gap(s->judge->ctx, q);
    return gap == GS_GAP_WORD && parts >= TOKEN_PARTS ? GS_GAP_TOKEN : gap;
}

static gs_status cut_chunk(scan *s, const chunk *c)
{
    gs_boundary_question q = {0};
    size_t               word = c->first, token = c->first;
    unsigned             parts = 1;
    uint32_t             said = 0xF;

    note_quotes(s, c);
    for (size_t i = c->first + 1; i < c->end; i++) {
        gs_gap gap = settle(s, c, i, said, token, parts, &q);
        said = (said << 2 | (uint32_t)gap) & 0xF;
        if (gap == GS_GAP_JOIN)
            continue;
        if (!add_word(s, &s->atoms[word], &s->atoms[i - 1], word != token))
            return GS_E_NOMEM;
        word = i;
        parts = gap == GS_GAP_WORD ? parts + 1 : 1;
        if (gap == GS_GAP_TOKEN) {
            token = i;
            if (s->atoms[i].shape == GS_SHAPE_APOSTROPHE && i + 1 == c->end)
                s->quoting = false;
        }
    }
    return add_word(s, &s->atoms[word], &s->atoms[c->end - 1], word != token) ? GS_OK : GS_E_NOMEM;
}

gs_status gs_boundary_words(const gs_boundary *b, const gs_boundary_judge *judge, gs_str text,
                            gs_span block, const gs_sentence_spans *cuts, gs_arena *arena,
                            gs_cuts *out)
{
    scan      s = {.b = b,
                   .judge = judge,
                   .text = text,
                   .block = block,
                   .cuts = cuts,
                   .arena = arena,
                   .out = out};
    gs_status st;

    st = gs_boundary_read_atoms(&s);
    s.next_cut = 0;
    for (size_t i = 0; st == GS_OK && i < s.count;) {
        chunk c = gs_boundary_read_chunk(&s, i);
        st = cut_chunk(&s, &c);
        i = c.end;
    }
    return st;
}
