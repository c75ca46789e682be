/* know/time_pattern.c - patterns of time expressions, compiled.
 *
 * pattern   choice [ "<" choice ] [ ">" choice ]
 * choice    row { "|" row }
 * row       piece { piece }
 *           (a backslash before a mark of this language makes it a word)
 * piece     ( word | "{" class [ ">" slot ] "}" | "[" def "]" | "(" choice ")" ) [ "?" ]
 *
 * A pattern is read into a tree, and the tree is written as code for a machine
 * that tries one way and then the other (Thompson; Cox, "Regular Expression
 * Matching: the Virtual Machine Approach"). There is no repetition, so every
 * run ends.
 */
#include "know/time_pattern.h"

#include <string.h>

#include "base/error.h"

#define NODES 512
#define DEPTH 12

typedef enum node_kind { NODE_WORD, NODE_CLASS, NODE_CHOICE, NODE_ROW } node_kind;

typedef struct node {
    uint8_t  kind;
    uint8_t  slot;
    bool     optional;
    uint16_t a;
    int16_t  child, next;
} node;

typedef struct parser {
    gs_know            *know;
    const gs_time_defs *defs;
    const gs_table_row *row;
    gs_error           *err;
    gs_str              rest; /* of the pattern */
    int                 depth;
    node                nodes[NODES];
    int                 count;
    gs_status           status;
} parser;

int32_t gs_time_word_of(gs_know *know, gs_str word)
{
    gs_time_rules  *rules = &know->time_rules;
    const uint32_t *old = gs_map_get(&rules->map, word);
    gs_time_word    fresh = {.members = -1};

    if (old)
        return (int32_t)*old;
    if (rules->word_count >= GS_TIME_WORDS ||
        !GS_PUSH(&know->arena, rules->words, rules->word_count, rules->word_cap, fresh) ||
        gs_map_put(&rules->map, word, (uint32_t)rules->word_count - 1) != GS_OK)
        return -1;
    if (word.n)
        rules->lengths[gs_time_letters(word.p[0], word.n > 1 ? word.p[1] : 0)] |=
            1u << (word.n < 31 ? word.n : 31);
    return (int32_t)rules->word_count - 1;
}

int gs_time_class_of(const gs_time_rules *rules, gs_str name)
{
    for (size_t i = 0; i < rules->class_count; i++) {
        if (gs_str_eq(rules->classes[i], name))
            return (int)i;
    }
    return -1;
}

int gs_time_slot_of(gs_str name)
{
    static const char *const names[] = {
#define GS_TIME_NAME(symbol, name) name,
        GS_TIME_SLOTS(GS_TIME_NAME)
#undef GS_TIME_NAME
    };

    for (int i = 0; i < GS_TIME_SLOT_COUNT; i++) {
        if (gs_str_eq(name, gs_str_from(names[i])))
            return i;
    }
    return -1;
}

static int16_t fail(parser *p, const char *what, gs_str word)
{
    if (p->status == GS_OK)
        p->status = gs_table_fail(p->row, p->err, "%s '%.*s'", what, GS_STR_ARG(word));
    return -1;
}

static int16_t add_node(parser *p, node n)
{
    if (p->count == NODES)
        return fail(p,
                    "too long a pattern:", gs_str_sub(p->rest, 0, p->rest.n < 20 ? p->rest.n : 20));
    p->nodes[p->count] = n;
    return (int16_t)p->count++;
}

static void skip(parser *p, size_t n)
{
    p->rest = gs_str_sub(p->rest, n, p->rest.n);
}

static void blanks(parser *p)
{
    while (p->rest.n && p->rest.p[0] == ' ')
        skip(p, 1);
}

static bool next_is(parser *p, char c)
{
    blanks(p);
    return p->rest.n && p->rest.p[0] == c;
}

/* What stands up to the closing character, which is passed over. */
static gs_str until(parser *p, char close)
{
    char   one[2] = {close, 0};
    size_t end = gs_str_find(p->rest, gs_str_from(one), 0);
    gs_str inside;

    if (end == SIZE_MAX) {
        fail(p, "not closed:", p->rest);
        end = p->rest.n;
        inside = gs_str_sub(p->rest, 0, end);
        skip(p, end);
        return inside;
    }
    inside = gs_str_sub(p->rest, 0, end);
    skip(p, end + 1);
    return inside;
}

static int16_t parse_choice(parser *p);

static int16_t parse_class(parser *p)
{
    gs_str inside = until(p, '}'), name, slot_name;
    int    class_, slot;

    gs_str_split(&inside, '>', &name);
    slot_name = inside.p ? inside : name;
    class_ = gs_time_class_of(&p->know->time_rules, name);
    slot = gs_time_slot_of(slot_name);
    if (class_ < 0)
        return fail(p, "unknown class", name);
    if (slot < 0 && inside.p)
        return fail(p, "unknown slot", slot_name);
    return add_node(p, (node){.kind = NODE_CLASS,
                              .a = (uint16_t)class_,
                              .slot = (uint8_t)(slot < 0 ? GS_TIME_SLOT_COUNT : slot),
                              .child = -1,
                              .next = -1});
}

static int16_t parse_def(parser *p)
{
    gs_str  name = until(p, ']'), rest = p->rest;
    int16_t at;

    for (size_t i = 0; i < p->defs->count; i++) {
        if (!gs_str_eq(p->defs->names[i], name))
            continue;
        if (++p->depth > DEPTH)
            return fail(p, "too deep:", name);
        p->rest = p->defs->patterns[i];
        at = parse_choice(p);
        p->rest = rest;
        p->depth--;
        return at;
    }
    return fail(p, "unknown def", name);
}

static int16_t parse_word(parser *p)
{
    size_t  n = 0;
    int32_t word;
    gs_str  text;

    if (p->rest.n > 1 && p->rest.p[0] == '\\') {
        skip(p, 1);
        n = 1;
    }
    while (n < p->rest.n && !strchr(" |?<>(){}[]", p->rest.p[n]))
        n++;
    text = gs_str_sub(p->rest, 0, n);
    if (!n)
        return fail(p, "cannot read", gs_str_sub(p->rest, 0, 1));
    for (size_t i = 0; i < n; i++) {
        if (text.p[i] >= 'A' && text.p[i] <= 'Z')
            return fail(p, "words are in lower case:", text);
    }
    skip(p, n);
    word = gs_time_word_of(p->know, text);
    if (word < 0 && p->know->time_rules.word_count < GS_TIME_WORDS) {
        p->status = gs_fail_nomem(p->err, "know");
        return -1;
    }
    if (word < 0)
        return fail(p, "too many words at", text);
    return add_node(p, (node){.kind = NODE_WORD, .a = (uint16_t)word, .child = -1, .next = -1});
}

static int16_t parse_piece(parser *p)
{
    int16_t n;

    if (p->rest.p[0] == '(') {
        skip(p, 1);
        if (++p->depth > DEPTH)
            return fail(p, "too deep:", p->rest);
        n = parse_choice(p);
        p->depth--;
        if (!next_is(p, ')'))
            return fail(p, "not closed: (", p->rest);
        skip(p, 1);
    } else if (p->rest.p[0] == '{') {
        skip(p, 1);
        n = parse_class(p);
    } else if (p->rest.p[0] == '[') {
        skip(p, 1);
        n = parse_def(p);
    } else {
        n = parse_word(p);
    }
    if (n >= 0 && p->rest.n && p->rest.p[0] == '?') {
        skip(p, 1);
        p->nodes[n].optional = true;
    }
    return n;
}

static int16_t parse_row(parser *p)
{
    int16_t row = add_node(p, (node){.kind = NODE_ROW, .child = -1, .next = -1});
    int16_t last = -1;

    blanks(p);
    while (p->status == GS_OK && p->rest.n && !strchr("|)<>", p->rest.p[0])) {
        int16_t piece = parse_piece(p);
        if (piece < 0)
            return -1;
        if (last < 0)
            p->nodes[row].child = piece;
        else
            p->nodes[last].next = piece;
        last = piece;
        blanks(p);
    }
    return last < 0 ? fail(p, "nothing before", p->rest) : row;
}

static int16_t parse_choice(parser *p)
{
    int16_t choice = add_node(p, (node){.kind = NODE_CHOICE, .child = -1, .next = -1});
    int16_t last = -1;

    do {
        int16_t row;
        if (last >= 0)
            skip(p, 1);
        row = parse_row(p);
        if (row < 0 || choice < 0)
            return -1;
        if (last < 0)
            p->nodes[choice].child = row;
        else
            p->nodes[last].next = row;
        last = row;
    } while (next_is(p, '|'));
    return choice;
}

static void emit(parser *p, gs_time_op op, uint16_t a, uint8_t b)
{
    gs_time_rules *rules = &p->know->time_rules;
    gs_time_code   code = {(uint8_t)op, b, a};

    if (p->status != GS_OK)
        return;
    if (rules->code_count >= GS_TIME_CODE)
        fail(p, "too many rules at", p->row->fields[1]);
    else if (!GS_PUSH(&p->know->arena, rules->code, rules->code_count, rules->code_cap, code))
        p->status = gs_fail_nomem(p->err, "know");
}

static void patch(parser *p, size_t at)
{
    gs_time_rules *rules = &p->know->time_rules;

    if (p->status == GS_OK)
        rules->code[at].a = (uint16_t)rules->code_count;
}

static void write_node(parser *p, int16_t at);

static void write_choice(parser *p, int16_t row)
{
    gs_time_rules *rules = &p->know->time_rules;
    size_t         jumps[64], jump_count = 0;

    for (; row >= 0; row = p->nodes[row].next) {
        size_t split = rules->code_count;
        bool   more = p->nodes[row].next >= 0;
        if (more)
            emit(p, GS_OP_SPLIT, 0, 0);
        for (int16_t piece = p->nodes[row].child; piece >= 0; piece = p->nodes[piece].next)
            write_node(p, piece);
        if (!more)
            break;
        if (jump_count == 64) {
            fail(p, "too many choices at", p->row->fields[1]);
            return;
        }
        jumps[jump_count++] = rules->code_count;
        emit(p, GS_OP_JUMP, 0, 0);
        patch(p, split);
    }
    for (size_t i = 0; i < jump_count; i++)
        patch(p, jumps[i]);
}

static void write_node(parser *p, int16_t at)
{
    const node *n = &p->nodes[at];
    size_t      split = p->know->time_rules.code_count;

    if (n->optional)
        emit(p, GS_OP_SPLIT, 0, 0);
    if (n->kind == NODE_CHOICE)
        write_choice(p, n->child);
    else
        emit(p, n->kind == NODE_WORD ? GS_OP_WORD : GS_OP_CLASS, n->a, n->slot);
    if (n->optional)
        patch(p, split);
}

typedef struct begins {
    gs_time_rules *rules;
    size_t         number; /* of the rule */
} begins;

/* Notes what the node can begin with; true when it may also be nothing. */
static bool note_first(const parser *p, int16_t at, const begins *b)
{
    const node *n = &p->nodes[at];
    uint64_t    bit = (uint64_t)1 << (b->number % 64);
    bool        empty = n->optional;

    if (n->kind == NODE_WORD)
        b->rules->words[n->a].begins[b->number / 64] |= bit;
    else if (n->kind == NODE_CLASS)
        b->rules->class_begins[n->a][b->number / 64] |= bit;
    for (int16_t row = n->kind == NODE_CHOICE ? n->child : -1; row >= 0; row = p->nodes[row].next) {
        int16_t piece = p->nodes[row].child;
        while (piece >= 0 && note_first(p, piece, b))
            piece = p->nodes[piece].next;
        empty = empty || piece < 0;
    }
    return empty;
}

/* The fewest words that the node takes; `open` when any word may be one of them. */
static int least(const parser *p, int16_t at, bool *open)
{
    const node *n = &p->nodes[at];
    int         fewest = n->kind == NODE_CHOICE ? 99 : 1;

    if (n->kind == NODE_CLASS && (n->a == GS_TIME_SHAPE_ANY || n->a == GS_TIME_SHAPE_NAME))
        *open = true;
    for (int16_t row = n->kind == NODE_CHOICE ? n->child : -1; row >= 0; row = p->nodes[row].next) {
        int sum = 0;
        for (int16_t piece = p->nodes[row].child; piece >= 0; piece = p->nodes[piece].next)
            sum += least(p, piece, open);
        fewest = sum < fewest ? sum : fewest;
    }
    return n->optional ? 0 : fewest;
}

void gs_time_begins_close(gs_time_rules *rules)
{
    for (size_t w = 0; w < rules->word_count; w++) {
        for (int32_t m = rules->words[w].members; m >= 0; m = rules->members[m].next) {
            for (int i = 0; i < GS_TIME_SETS; i++)
                rules->words[w].begins[i] |= rules->class_begins[rules->members[m].class_][i];
        }
    }
}

gs_status gs_time_compile(gs_know *know, const gs_time_defs *defs, gs_str pattern, size_t number,
                          gs_time_rule *rule, const gs_table_row *row, gs_error *err)
{
    parser  p = {.know = know, .defs = defs, .row = row, .err = err, .rest = pattern};
    begins  b = {&know->time_rules, number};
    int16_t body = parse_choice(&p);
    bool    open = false;
    int     words;

    rule->before = -1;
    if (p.status == GS_OK && next_is(&p, '<')) {
        skip(&p, 1);
        rule->before = (int32_t)know->time_rules.code_count;
        write_choice(&p, p.nodes[body].child);
        emit(&p, GS_OP_ACCEPT, 0, 0);
        body = p.status == GS_OK ? parse_choice(&p) : -1;
    }
    if (p.status != GS_OK)
        return p.status;
    rule->code = (uint32_t)know->time_rules.code_count;
    write_choice(&p, p.nodes[body].child);
    emit(&p, GS_OP_END, 0, 0);
    if (note_first(&p, body, &b))
        fail(&p, "may be nothing at all:", pattern);
    words = least(&p, body, &open);
    if (p.status == GS_OK && next_is(&p, '>')) {
        skip(&p, 1);
        body = parse_choice(&p);
        if (p.status == GS_OK) {
            write_choice(&p, p.nodes[body].child);
            words += least(&p, body, &open);
        }
    }
    if (words > 1 && !open)
        know->time_rules.longer[number / 64] |= (uint64_t)1 << (number % 64);
    emit(&p, GS_OP_ACCEPT, 0, 0);
    if (p.status == GS_OK && p.rest.n)
        fail(&p, "cannot read", p.rest);
    return p.status;
}
