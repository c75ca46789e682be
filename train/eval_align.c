/* train/eval_align.c - see eval_align.h.
 *
 * Both files' words are walked side by side, the one that begins earlier
 * first. The walk is that of the published rules to the letter, also where a
 * word sticks out of a stretch, so that scores can be set beside published
 * ones: a stretch is entered at the first multi-word token; one system or
 * gold word that began before it is passed over; it grows while a multi-word
 * token reaches beyond its end; a word that is a token and reaches beyond the
 * end stops its side.
 */
#include "train/eval_align.h"

#include <string.h>

#include "base/error.h"
#include "train/joined.h"
#include "train/train.h"

/* One side of the walk. */
typedef struct side {
    const train_bank *bank;
    uint32_t          at; /* word */
} side;

typedef struct walk {
    side      gold, system;
    gs_arena *arena;
    uint32_t *table; /* [gold words + 1][system words + 1] of one stretch */
    size_t    table_cap;
    gs_error *err;
} walk;

static bool at_end(const side *s)
{
    return s->at >= s->bank->word_count;
}

static const train_token *token_at(const side *s)
{
    return &s->bank->tokens[s->bank->words[s->at].token];
}

static gs_str form_at(const train_bank *bank, uint32_t word)
{
    return bank->words[word].form;
}

/* Whether the next word is not of the stretch that ends at `end`. */
static bool beyond(const side *s, uint32_t end)
{
    const train_token *t;

    if (at_end(s))
        return true;
    t = token_at(s);
    return t->multiword ? t->joined.start >= end : t->joined.end > end;
}

static void step_in(side *s, uint32_t *end)
{
    const train_token *t = token_at(s);

    if (t->multiword && t->joined.end > *end)
        *end = t->joined.end;
    s->at++;
}

/* The stretch is opened by a word of `first`; the other side may stand at a
 * word that began before it. Returns the stretch's end so far. */
static uint32_t enter(const side *first, side *other)
{
    const train_token *t = token_at(first), *o = token_at(other);

    if (!o->multiword && o->joined.start < t->joined.start)
        other->at++;
    return t->joined.end;
}

/* Moves both sides behind the stretch. */
static void pass_stretch(walk *w, uint32_t end)
{
    while (!beyond(&w->gold, end) || !beyond(&w->system, end)) {
        bool gold_first = !at_end(&w->gold) &&
                          (at_end(&w->system) ||
                           token_at(&w->gold)->joined.start <= token_at(&w->system)->joined.start);
        step_in(gold_first ? &w->gold : &w->system, &end);
    }
}

/* table[g][s] = the most matches of what is behind g and s. */
static void fill_table(walk *w, uint32_t gold_from, uint32_t system_from, size_t rows,
                       size_t columns)
{
    size_t width = columns + 1;

    memset(w->table, 0, (rows + 1) * width * sizeof *w->table);
    for (size_t g = rows; g-- > 0;) {
        for (size_t s = columns; s-- > 0;) {
            uint32_t down = w->table[(g + 1) * width + s], right = w->table[g * width + s + 1];
            uint32_t best = down > right ? down : right;
            if (train_form_like(form_at(w->gold.bank, gold_from + (uint32_t)g),
                                form_at(w->system.bank, system_from + (uint32_t)s)) &&
                w->table[(g + 1) * width + s + 1] + 1 > best)
                best = w->table[(g + 1) * width + s + 1] + 1;
            w->table[g * width + s] = best;
        }
    }
}

static void align_pair(train_alignment *out, uint32_t gold, uint32_t system)
{
    out->gold_of[system] = gold;
    out->count++;
}

static gs_status align_stretch(walk *w, uint32_t gold_from, uint32_t system_from,
                               train_alignment *out)
{
    size_t rows = w->gold.at - gold_from, columns = w->system.at - system_from;
    size_t width = columns + 1, g = 0, s = 0;

    if (!rows || !columns)
        return GS_OK;
    if (rows > TRAIN_LIMIT_STRETCH / columns)
        return gs_fail(w->err, GS_E_LIMIT, "eval", GS_NO_OFFSET,
                       "%s:%u: multi-word tokens that overlap over %zu words", w->gold.bank->path,
                       w->gold.bank->tokens[w->gold.bank->words[gold_from].token].line, rows);
    if (gs_arena_grow(w->arena, (void **)&w->table, 0, &w->table_cap, (rows + 1) * width,
                      sizeof *w->table) != GS_OK)
        return gs_fail_nomem(w->err, "eval");
    fill_table(w, gold_from, system_from, rows, columns);
    while (g < rows && s < columns) {
        uint32_t gold = gold_from + (uint32_t)g, system = system_from + (uint32_t)s;
        if (train_form_like(form_at(w->gold.bank, gold), form_at(w->system.bank, system))) {
            align_pair(out, gold, system);
            g++;
            s++;
        } else if (w->table[g * width + s] == w->table[(g + 1) * width + s]) {
            g++;
        } else {
            s++;
        }
    }
    return GS_OK;
}

/* Both stand at words that are tokens. */
static void align_tokens(walk *w, train_alignment *out)
{
    gs_span gold = token_at(&w->gold)->joined, system = token_at(&w->system)->joined;

    if (gold.start == system.start && gold.end == system.end)
        align_pair(out, w->gold.at++, w->system.at++);
    else if (gold.start <= system.start)
        w->gold.at++;
    else
        w->system.at++;
}

static gs_status align_all(walk *w, train_alignment *out)
{
    while (!at_end(&w->gold) && !at_end(&w->system)) {
        bool      in_gold = token_at(&w->gold)->multiword;
        uint32_t  end, gold_from, system_from;
        gs_status st;

        if (!in_gold && !token_at(&w->system)->multiword) {
            align_tokens(w, out);
            continue;
        }
        end = in_gold ? enter(&w->gold, &w->system) : enter(&w->system, &w->gold);
        gold_from = w->gold.at;
        system_from = w->system.at;
        pass_stretch(w, end);
        st = align_stretch(w, gold_from, system_from, out);
        if (st != GS_OK)
            return st;
    }
    return GS_OK;
}

gs_status train_align(const train_bank *gold, const train_bank *system, gs_arena *arena,
                      train_alignment *out, gs_error *err)
{
    walk w = {.gold = {gold, 0}, .system = {system, 0}, .arena = arena, .err = err};

    out->count = 0;
    out->gold_of = gs_arena_alloc(arena, system->word_count * sizeof *out->gold_of);
    if (!out->gold_of)
        return gs_fail_nomem(err, "eval");
    for (size_t i = 0; i < system->word_count; i++)
        out->gold_of[i] = TRAIN_UNALIGNED;
    return align_all(&w, out);
}
