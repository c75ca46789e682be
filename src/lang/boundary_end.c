/* lang/boundary_end.c - where sentences end between words; see boundary.h. */
#include "base/limits.h"
#include "lang/boundary_ask.h"
#include "text/utf8.h"

/* What a word does at a sentence's end. */
typedef enum word_kind {
    KIND_WORD,
    KIND_NUMBER,
    KIND_STOP,  /* . ! ? ... */
    KIND_PAUSE, /* , ; : and dashes */
    KIND_OPEN,
    KIND_CLOSE,
    KIND_MARK
} word_kind;

typedef struct ends {
    gs_str                   text;
    const gs_sentence_spans *proposed;
    bool                     keep; /* ends without white space stand: words were cut there */
    size_t                   next_proposed;
    const gs_boundary_judge *judge;
    gs_arena                *arena;
    gs_cuts                 *out;
    gs_word                 *words; /* [count], of the block */
    gs_word_look            *looks; /* [count] */
    size_t                   count;
    size_t                   begun; /* where the sentence being read begins */
    size_t                   first; /* of the block, in `out` */

    unsigned quote, depth;                    /* open quotation marks and brackets of the block */
    uint32_t block_size, last_kind, capitals; /* of the block as a whole, in classes */
} ends;

static bool space_behind(const ends *e, size_t i)
{
    return i + 1 >= e->count || e->words[i + 1].space_before;
}

/* A neutral quotation mark opens when a blank stands before it and none behind. */
static word_kind quote_kind(const ends *e, size_t i)
{
    bool before = i == 0 || e->words[i].space_before, behind = space_behind(e, i);

    if (before != behind)
        return before ? KIND_OPEN : KIND_CLOSE;
    if (before)
        return KIND_MARK;
    return e->looks[i - 1].kind == KIND_OPEN || e->looks[i - 1].kind == KIND_PAUSE ? KIND_OPEN
                                                                                   : KIND_CLOSE;
}

static word_kind kind_of(const ends *e, size_t i)
{
    uint8_t shape = e->looks[i].shape;

    if (shape < GS_SHAPE_DIGITS_1 || shape == GS_SHAPE_ABBREV || shape == GS_SHAPE_ADDRESS)
        return KIND_WORD;
    if (shape <= GS_SHAPE_DIGITS)
        return KIND_NUMBER;
    if (shape <= GS_SHAPE_STRONG)
        return KIND_STOP;
    if (shape <= GS_SHAPE_DASH)
        return KIND_PAUSE;
    if (shape == GS_SHAPE_QUOTE || shape == GS_SHAPE_APOSTROPHE)
        return quote_kind(e, i);
    if (shape == GS_SHAPE_OPEN)
        return KIND_OPEN;
    return shape == GS_SHAPE_CLOSE ? KIND_CLOSE : KIND_MARK;
}

/* A number's class: 0, 1, 2, 3-4, 5-8 ... */
static uint32_t size_class(size_t n)
{
    uint32_t c = 0;

    for (; n > 2 && c < 7; n = (n + 1) / 2)
        c++;
    return c ? c + 2 : (uint32_t)n;
}

static void look_over(ends *e)
{
    uint32_t run = 0, letters = 0, capitals = 0;

    for (size_t i = 0; i < e->count; i++) {
        gs_word_look *l = &e->looks[i];
        l->kind = (uint8_t)kind_of(e, i);
        l->since = run;
        run = l->kind == KIND_STOP ? 0 : run + 1;
        letters += l->kind == KIND_WORD;
        capitals +=
            l->kind == KIND_WORD && l->shape >= GS_SHAPE_CAPITAL && l->shape <= GS_SHAPE_UPPER;
    }
    run = 0;
    for (size_t i = e->count; i-- > 0;) {
        run = e->looks[i].kind == KIND_STOP ? 0 : run + 1;
        e->looks[i].until = run;
    }
    e->block_size = size_class(e->count);
    e->last_kind = e->looks[e->count - 1].kind;
    e->capitals = letters ? capitals * 4 / letters : 0;
}

/* ---- the question ---- */

static const gs_word_look nothing;

static const gs_word_look *look(const ends *e, size_t i)
{
    return i < e->count ? &e->looks[i] : &nothing;
}

/* A line end stands before word `i`; 2 with an empty line. */
static uint32_t lines_before(const ends *e, size_t i)
{
    uint32_t lines = 0;

    for (size_t at = e->words[i - 1].span.end; at < e->words[i].span.start; at++)
        lines += e->text.p[at] == '\n';
    return lines > 2 ? 2 : lines;
}

static uint32_t class_of(const gs_word_look *l)
{
    return l->known & GS_KNOWN_CLASS;
}

static uint32_t pair(const gs_word_look *a, const gs_word_look *b)
{
    return a->shape | (uint32_t)b->shape << 6;
}

static uint32_t classes(const gs_word_look *a, const gs_word_look *b)
{
    return class_of(a) | (uint32_t)a->shape << 5 | class_of(b) << 11 | (uint32_t)b->shape << 16;
}

/* The place before word `i`. */
static void ask_end(ends *e, size_t i, gs_boundary_question *q)
{
    const gs_word_look *a = look(e, i - 1), *a2 = look(e, i - 2), *a3 = look(e, i - 3);
    const gs_word_look *b = look(e, i), *b2 = look(e, i + 1), *b3 = look(e, i + 2);
    /* the next word that is one, behind opening marks */
    const gs_word_look *w = b->kind == KIND_OPEN || b->kind == KIND_MARK ? b2 : b;
    /* the last word before the marks */
    const gs_word_look *v = a->kind == KIND_CLOSE || a->kind == KIND_STOP ? a2 : a;
    uint32_t            space = e->words[i].space_before ? 1 + lines_before(e, i) : 0;
    uint32_t            state =
        (uint32_t)q->proposed | space << 1 | (e->quote & 1) << 3 | (uint32_t)(e->depth > 0) << 4;
    uint32_t since = size_class(a->since), until = size_class(b->until);
    uint32_t begun = size_class(i - e->begun);
    uint32_t shapes = pair(a, b), ab = gs_boundary_mix(a->hash, b->hash);
    uint32_t block = e->block_size | e->last_kind << 4 | e->capitals << 8;
    uint32_t cc = classes(a, b), caps = w->shape | class_of(w) << 6;

    q->count = 0;
    q->marked = a->kind == KIND_STOP || a->shape == GS_SHAPE_ABBREV ||
                (a->kind == KIND_CLOSE && a2->kind == KIND_STOP);
    q->at = e->words[i].span.start;
    uint32_t abbrev =
        v->shape == GS_SHAPE_ABBREV || a->kind == KIND_STOP ? v->known & GS_KNOWN_ABBREV : 0;
    gs_boundary_ask(q, 140, abbrev | v->shape,
                    w->shape | (w->known & (GS_KNOWN_STARTER | GS_KNOWN_CLOCK)));
    gs_boundary_ask(q, 141, abbrev | v->shape, w->shape | class_of(w) << 8 | state << 16);
    gs_boundary_ask(q, 142, w->known & (GS_KNOWN_STARTER | GS_KNOWN_CLOCK), shapes);
    gs_boundary_ask(q, 101, state, 0);
    gs_boundary_ask(q, 102, a->hash, state);
    gs_boundary_ask(q, 103, b->hash, state);
    gs_boundary_ask(q, 104, b->hash, b->shape);
    gs_boundary_ask(q, 105, ab, shapes);
    gs_boundary_ask(q, 106, shapes, state);
    gs_boundary_ask(q, 107, shapes | (uint32_t)a2->shape << 12, state);
    gs_boundary_ask(q, 108, shapes | (uint32_t)b2->shape << 12, state);
    gs_boundary_ask(q, 109, shapes | (uint32_t)a2->shape << 12 | (uint32_t)b2->shape << 18, state);
    gs_boundary_ask(q, 110, cc, state);
    gs_boundary_ask(q, 111, cc, class_of(b2));
    gs_boundary_ask(q, 112, cc, class_of(a2));
    gs_boundary_ask(q, 113, cc, class_of(a2) | class_of(b2) << 8);
    gs_boundary_ask(q, 114, caps | class_of(b2) << 16, a->shape);
    gs_boundary_ask(q, 115, a2->hash, ab);
    gs_boundary_ask(q, 116, gs_boundary_mix(a2->hash, a->hash), b->shape);
    gs_boundary_ask(q, 117, gs_boundary_mix(b->hash, b2->hash), a->shape);
    gs_boundary_ask(q, 118, gs_boundary_mix(b->hash, b2->hash), b->shape | state << 8);
    gs_boundary_ask(q, 119, w->hash, w->shape | (uint32_t)a->kind << 8);
    gs_boundary_ask(q, 120, v->hash, v->shape | (uint32_t)b->shape << 8);
    gs_boundary_ask(q, 121, since | until << 4, a->kind | (uint32_t)b->shape << 4);
    gs_boundary_ask(q, 122, since | begun << 4, a->kind | (uint32_t)b->shape << 4);
    gs_boundary_ask(q, 123, begun, shapes);
    gs_boundary_ask(q, 124, until, shapes | e->last_kind << 16);
    gs_boundary_ask(q, 125, block, a->kind | (uint32_t)b->shape << 4);
    gs_boundary_ask(q, 126, block, since | until << 4);
    gs_boundary_ask(q, 127, e->capitals, cc);
    gs_boundary_ask(q, 128, a->ending, b->shape | class_of(b) << 8);
    gs_boundary_ask(q, 129, b->ending, a->shape | (uint32_t)b->shape << 8);
    gs_boundary_ask(q, 130, a2->hash, a->shape | (uint32_t)b->shape << 8);
    gs_boundary_ask(q, 131, b2->hash, a->shape | (uint32_t)b->shape << 8);
    gs_boundary_ask(q, 132, b3->hash, a->kind | (uint32_t)b->shape << 8);
    gs_boundary_ask(q, 133, a3->hash, a->kind | (uint32_t)b->shape << 8);
    gs_boundary_ask(q, 134, class_of(b) | class_of(b2) << 5 | class_of(b3) << 10,
                    a->kind | (uint32_t)b->shape << 4);
    gs_boundary_ask(q, 135, class_of(a3) | class_of(a2) << 5 | class_of(a) << 10,
                    a->kind | (uint32_t)b->shape << 4);
    gs_boundary_ask(q, 136, look(e, e->begun)->hash, a->kind | (uint32_t)b->shape << 4);
    gs_boundary_ask(q, 137, look(e, e->begun)->shape | begun << 8, shapes);
    gs_boundary_ask(q, 138, state, a->kind | (uint32_t)w->shape << 4 | class_of(w) << 12);
    gs_boundary_ask(q, 139, state | (uint32_t)v->shape << 8,
                    a->shape | (uint32_t)w->shape << 8 | class_of(w) << 16);
}

/* No sentence ends before a word in lower case that follows a word, nor
 * inside a multi-word token. */
static bool doubtful(const ends *e, size_t i, bool proposed)
{
    const gs_word_look *a = &e->looks[i - 1], *b = &e->looks[i];

    if (!e->words[i].parts)
        return false;
    if (proposed)
        return true;
    if (!e->words[i].space_before && a->kind != KIND_STOP && a->kind != KIND_CLOSE)
        return false;
    if (b->shape == GS_SHAPE_COMMA)
        return false;
    return !(a->kind == KIND_WORD && a->shape != GS_SHAPE_ABBREV && b->kind == KIND_WORD &&
             b->first <= GS_SHAPE_LOWER_1);
}

static bool is_proposed(ends *e, size_t at)
{
    while (e->next_proposed < e->proposed->count && e->proposed->items[e->next_proposed].end < at)
        e->next_proposed++;
    return e->next_proposed < e->proposed->count && e->proposed->items[e->next_proposed].end == at;
}

/* ---- sentences ---- */

/* Counts marks that open and close, so that a question knows what is open. */
static void note_marks(ends *e, size_t i)
{
    const gs_word_look *l = &e->looks[i];

    if (l->shape == GS_SHAPE_QUOTE)
        e->quote = l->kind == KIND_OPEN ? 1 : l->kind == KIND_CLOSE ? 0 : !e->quote;
    else if (l->kind == KIND_OPEN && l->shape == GS_SHAPE_OPEN)
        e->depth++;
    else if (l->kind == KIND_CLOSE && l->shape == GS_SHAPE_CLOSE && e->depth)
        e->depth--;
}

/* Ends the sentence before word `i`. */
static bool end_before(ends *e, size_t i)
{
    gs_cuts        *out = e->out;
    gs_cut_sentence s = {.span = {e->words[e->begun].span.start, e->words[i - 1].span.end},
                         .first_word = (uint32_t)(e->first + e->begun),
                         .word_count = (uint32_t)(i - e->begun)};

    e->words[e->begun].space_before = true;
    e->begun = i;
    return GS_PUSH(e->arena, out->sentences, out->sentence_count, out->sentence_cap, s);
}

/* Whether the sentence would be too long with the token that begins at `i`. */
static bool too_long(const ends *e, size_t i)
{
    size_t last = i;

    while (last + 1 < e->count && !e->words[last + 1].parts)
        last++;
    return e->words[last].span.end - e->words[e->begun].span.start > GS_LIMIT_SENTENCE_BYTES;
}

static bool ends_before(ends *e, size_t i, gs_boundary_question *q)
{
    q->proposed = is_proposed(e, e->words[i - 1].span.end);
    if (e->words[i].parts && too_long(e, i))
        return true;
    if (q->proposed && e->keep && !e->words[i].space_before)
        return true;
    if (!doubtful(e, i, q->proposed))
        return false;
    ask_end(e, i, q);
    return e->judge->end(e->judge->ctx, q);
}

gs_status gs_boundary_ends(const gs_boundary_judge *judge, gs_str text,
                           const gs_sentence_spans *proposed, bool keep, size_t first,
                           gs_arena *arena, gs_cuts *out)
{
    gs_boundary_question q = {0};
    ends e = {.text = text, .proposed = proposed, .judge = judge, .arena = arena, .out = out};

    e.keep = keep;
    e.first = first;
    e.count = out->word_count - first;
    if (!e.count)
        return GS_OK;
    e.words = out->words + first;
    e.looks = out->room[1];
    look_over(&e);
    for (size_t i = 1; i < e.count; i++) {
        note_marks(&e, i - 1);
        if (ends_before(&e, i, &q) && !end_before(&e, i))
            return GS_E_NOMEM;
    }
    return end_before(&e, e.count) ? GS_OK : GS_E_NOMEM;
}
