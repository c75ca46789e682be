/* know/petrarch_verb.c - verb dictionaries: sets of words, blocks of verbs, patterns.
 * See petrarch.h. In PETRARCH's form a block begins with "--- NAME [CODE] ---"; in
 * TABARI's each verb behind the patterns of another begins one.
 */
#include <string.h>

#include "base/error.h"
#include "know/petrarch_int.h"

/* "057", "042:043", or ":080": only the other way. */
static gs_status read_codes(const gs_pet_reader *r, gs_str text, gs_str *code, gs_str *back,
                            gs_error *err)
{
    size_t    colon = gs_str_find(text, GS_STR(":"), 0);
    gs_status st = GS_OK;

    *code = *back = GS_STR_NONE;
    if (colon != 0 || text.n == 1)
        st =
            gs_pet_read_code(r, gs_str_sub(text, 0, colon == SIZE_MAX ? text.n : colon), code, err);
    if (st == GS_OK && colon != SIZE_MAX && (colon == 0 || colon + 1 < text.n))
        st = gs_pet_read_code(r, gs_str_sub(text, colon + 1, text.n), back, err);
    return st;
}

/* ---- tokens ---- */

typedef struct tokens {
    gs_pet_token items[GS_PET_TOKENS];
    uint32_t     count;
} tokens;

static gs_status push(const gs_pet_reader *r, tokens *t, gs_pet_token token, gs_error *err)
{
    if (t->count == GS_PET_TOKENS)
        return gs_table_fail(&r->at, err, "more than %d parts", GS_PET_TOKENS);
    t->items[t->count++] = token;
    return GS_OK;
}

static gs_status find_set(gs_pet_reader *r, gs_str name, uint32_t *set, gs_error *err)
{
    gs_petrarch *p = r->to;
    uint32_t    *at;

    if (name.n > 1 && name.p[name.n - 1] == '_')
        name.n--;
    at = gs_map_get(&p->set_names, name);
    if (!at) {
        if (!GS_PUSH(&r->know->arena, p->sets, p->set_count, p->set_cap, GS_PET_NONE) ||
            gs_map_put(&p->set_names, name, (uint32_t)p->set_count - 1) != GS_OK)
            return gs_fail_nomem(err, "know");
        at = gs_map_get(&p->set_names, name);
    }
    *set = *at;
    return GS_OK;
}

/* A word, or "REAL_PLEASANT": words side by side. */
static gs_status push_words(gs_pet_reader *r, tokens *t, gs_str text, bool within, gs_error *err)
{
    gs_str   *words;
    uint32_t  n;
    bool      whole;
    gs_status st = gs_pet_words(r, text, &words, &n, &whole, err);

    if (st == GS_OK && n > 1 && !within)
        st = push(r, t, (gs_pet_token){.kind = GS_PET_OPEN}, err);
    for (uint32_t i = 0; st == GS_OK && i < n; i++)
        st = push(r, t, (gs_pet_token){.kind = GS_PET_WORD, .word = words[i], .whole = whole}, err);
    if (st == GS_OK && n > 1 && !within)
        st = push(r, t, (gs_pet_token){.kind = GS_PET_CLOSE}, err);
    return st;
}

static bool is_mark(char c)
{
    return c && strchr("{}()*$+^%", c) != NULL;
}

static gs_pet_kind mark_kind(char c)
{
    switch (c) {
    case '{':
        return GS_PET_OPEN;
    case '}':
        return GS_PET_CLOSE;
    case '(':
        return GS_PET_PREP;
    case ')':
        return GS_PET_PREP_END;
    case '*':
        return GS_PET_VERB;
    case '$':
        return GS_PET_SOURCE;
    case '+':
        return GS_PET_TARGET;
    case '^':
        return GS_PET_SKIP;
    default:
        return GS_PET_COMPOUND;
    }
}

/* Brackets pair, "(…)" may hold "{…}", and nothing else is within another. */
static bool nest(gs_pet_kind kind, bool *brace, bool *prep)
{
    bool good = true;

    if (kind == GS_PET_OPEN || kind == GS_PET_CLOSE) {
        good = *brace == (kind == GS_PET_CLOSE);
        *brace = kind == GS_PET_OPEN;
    } else if (kind == GS_PET_PREP || kind == GS_PET_PREP_END) {
        good = *prep == (kind == GS_PET_PREP_END) && !*brace;
        *prep = kind == GS_PET_PREP;
    }
    return good && !((*brace || *prep) && kind == GS_PET_VERB);
}

static gs_status read_tokens(gs_pet_reader *r, gs_str text, tokens *t, gs_error *err)
{
    bool      brace = false, prep = false;
    gs_status st = GS_OK;

    for (size_t i = 0, end; st == GS_OK && i < text.n; i = end) {
        end = i + 1;
        if (gs_ascii_space(text.p[i]))
            continue;
        if (is_mark(text.p[i])) {
            gs_pet_kind kind = mark_kind(text.p[i]);
            if (!nest(kind, &brace, &prep))
                return gs_table_fail(&r->at, err, "'%c' stands where it cannot", text.p[i]);
            st = push(r, t, (gs_pet_token){.kind = kind}, err);
            continue;
        }
        while (end < text.n && !gs_ascii_space(text.p[end]) && !is_mark(text.p[end]))
            end++;
        if (text.p[i] == '&') {
            uint32_t set;
            st = find_set(r, gs_str_sub(text, i, end), &set, err);
            if (st == GS_OK)
                st = push(r, t, (gs_pet_token){.kind = GS_PET_SET, .set = set}, err);
        } else {
            st = push_words(r, t, gs_str_sub(text, i, end), brace || prep, err);
        }
    }
    if (st == GS_OK && (brace || prep))
        return gs_table_fail(&r->at, err, "'%c' without its end", brace ? '{' : '(');
    return st;
}

static gs_status keep(const gs_pet_reader *r, const gs_pet_token *from, uint32_t count,
                      gs_pet_tokens *to, gs_error *err)
{
    gs_pet_token *items = gs_arena_alloc(&r->know->arena, count * sizeof *items);

    if (!items)
        return gs_fail_nomem(err, "know");
    if (count)
        memcpy(items, from, count * sizeof *items);
    *to = (gs_pet_tokens){items, count};
    return GS_OK;
}

/* ---- sets ---- */

static gs_status add_item(gs_pet_reader *r, gs_str text, gs_error *err)
{
    gs_petrarch *p = r->to;
    gs_pet_item  item = {.next = p->sets[r->set]};
    tokens       t = {.count = 0};
    gs_status    st = read_tokens(r, text, &t, err);

    if (st == GS_OK && t.count)
        st = keep(r, t.items, t.count, &item.tokens, err);
    if (st != GS_OK || !t.count)
        return st;
    if (!GS_PUSH(&r->know->arena, p->items, p->item_count, p->item_cap, item))
        return gs_fail_nomem(err, "know");
    p->sets[r->set] = (int32_t)p->item_count - 1;
    return GS_OK;
}

/* ---- blocks and verbs ---- */

static gs_status begin_block(gs_pet_reader *r, gs_str code, gs_str back, gs_error *err)
{
    gs_petrarch *p = r->to;
    gs_pet_block b = {
        .code = code, .back = back, .first_pattern = (uint32_t)p->pattern_count, .file = r->file};

    r->block = true;
    r->patterns = false;
    return GS_PUSH(&r->know->arena, p->blocks, p->block_count, p->block_cap, b)
               ? GS_OK
               : gs_fail_nomem(err, "know");
}

/* What stands in the first "[…]" of a line, if any. */
static gs_status line_codes(const gs_pet_reader *r, gs_str line, gs_str *code, gs_str *back,
                            bool *found, gs_error *err)
{
    size_t    at = gs_str_find(line, GS_STR("["), 0);
    gs_str    inside;
    gs_status st;

    *found = at != SIZE_MAX;
    *code = *back = GS_STR_NONE;
    if (!*found)
        return GS_OK;
    st = gs_pet_brackets(r, line, &at, ']', &inside, err);
    return st == GS_OK ? read_codes(r, inside, code, back, err) : st;
}

static gs_status link_verb(gs_pet_reader *r, gs_str word, gs_pet_verb verb, gs_error *err)
{
    gs_petrarch *p = r->to;
    uint32_t    *at = gs_map_get(&p->verbs, word);

    verb.next = at ? (int32_t)*at : GS_PET_NONE;
    if (!GS_PUSH(&r->know->arena, p->verb_list, p->verb_count, p->verb_cap, verb) ||
        gs_map_put(&p->verbs, word, (uint32_t)p->verb_count - 1) != GS_OK)
        return gs_fail_nomem(err, "know");
    return GS_OK;
}

/* "BREAK", "+BREAK_DOWN", "WIRE_+TAP": the word behind the plus is the verb, without
 * one it is the first. */
static gs_status add_verb(gs_pet_reader *r, gs_str text, gs_pet_verb verb, gs_error *err)
{
    size_t    plus = gs_str_find(text, GS_STR("+"), 0);
    gs_str    before = plus == SIZE_MAX ? GS_STR_NONE : gs_str_sub(text, 0, plus);
    gs_str    rest = plus == SIZE_MAX ? text : gs_str_sub(text, plus + 1, text.n);
    gs_str   *words;
    uint32_t  n;
    bool      whole;
    gs_status st = gs_pet_words(r, rest, &words, &n, &whole, err);

    if (st == GS_OK)
        st = gs_pet_words(r, before, &verb.before, &verb.before_count, &whole, err);
    if (st != GS_OK || !n)
        return st;
    verb.after = words + 1;
    verb.after_count = n - 1;
    return link_verb(r, words[0], verb, err);
}

static gs_status read_verb(gs_pet_reader *r, gs_str line, gs_error *err)
{
    gs_pet_verb verb = {.next = GS_PET_NONE};
    size_t      end = 0, at;
    gs_str      inside, form;
    gs_status   st = line_codes(r, line, &verb.code, &verb.back, &verb.coded, err);

    if (st == GS_OK && (!r->headed || r->patterns)) {
        r->headed = false;
        st = begin_block(r, verb.code, verb.back, err);
    }
    if (st != GS_OK)
        return st;
    verb.block = (uint32_t)r->to->block_count - 1;
    while (end < line.n && line.p[end] != '{' && line.p[end] != '[')
        end++;
    st = add_verb(r, gs_str_sub(line, 0, end), verb, err);
    at = gs_str_find(line, GS_STR("{"), 0);
    if (st != GS_OK || at == SIZE_MAX)
        return st;
    st = gs_pet_brackets(r, line, &at, '}', &inside, err);
    while (st == GS_OK && inside.n && gs_str_split(&inside, ' ', &form))
        st = add_verb(r, form, verb, err);
    return st;
}

/* ---- patterns ---- */

static gs_status read_pattern(gs_pet_reader *r, gs_str line, gs_error *err)
{
    gs_petrarch   *p = r->to;
    gs_pet_pattern pattern;
    tokens         t = {.count = 0};
    uint32_t       star = 0;
    size_t         end = gs_str_find(line, GS_STR("["), 0);
    bool           coded;
    gs_status      st = line_codes(r, line, &pattern.code, &pattern.back, &coded, err);

    if (st != GS_OK)
        return st;
    if (!coded)
        return gs_table_fail(&r->at, err, "a pattern without its code in brackets");
    if (!r->block)
        return gs_table_fail(&r->at, err, "a pattern before the first verb");
    st = read_tokens(r, gs_str_sub(line, line.p[0] == '-', end), &t, err);
    while (star < t.count && t.items[star].kind != GS_PET_VERB)
        star++;
    if (st == GS_OK && star == t.count)
        return gs_table_fail(&r->at, err, "a pattern without '*' for its verb");
    if (st == GS_OK)
        st = keep(r, t.items, star, &pattern.before, err);
    if (st == GS_OK)
        st = keep(r, t.items + star + 1, t.count - star - 1, &pattern.after, err);
    if (st != GS_OK)
        return st;
    if (!GS_PUSH(&r->know->arena, p->patterns, p->pattern_count, p->pattern_cap, pattern))
        return gs_fail_nomem(err, "know");
    r->patterns = true;
    p->blocks[p->block_count - 1].pattern_count++;
    return GS_OK;
}

static gs_status read_line(gs_pet_reader *r, gs_str line, gs_error *err)
{
    gs_str    code, back;
    bool      coded;
    uint32_t  set = 0;
    gs_status st;

    if (line.p[0] == '&') {
        size_t end = 0;
        while (end < line.n && !gs_ascii_space(line.p[end]))
            end++;
        st = find_set(r, gs_str_sub(line, 0, end), &set, err);
        r->set = st == GS_OK ? (int32_t)set : GS_PET_NONE;
        r->block = r->headed = false;
        return st;
    }
    if (line.p[0] == '+' && r->set >= 0)
        return add_item(r, gs_str_sub(line, 1, line.n), err);
    r->set = GS_PET_NONE;
    if (gs_str_starts(line, GS_STR("---"))) {
        st = line_codes(r, line, &code, &back, &coded, err);
        r->headed = true;
        return st == GS_OK ? begin_block(r, code, back, err) : st;
    }
    if (line.p[0] == '-' || line.p[0] == '*')
        return read_pattern(r, line, err);
    return read_verb(r, line, err);
}

gs_status gs_pet_read_verbs(gs_pet_reader *r, gs_error *err)
{
    gs_str    line;
    gs_status st;

    while (gs_pet_line(r, &line, &st, err)) {
        st = read_line(r, line, err);
        if (st != GS_OK)
            return st;
    }
    return st;
}
