/* output/tree.c - a sentence's dependencies as a person would sketch them.
 *
 *     1: The ministry denied that its boats had crossed the lake.
 *
 *        ╭─ The        det        DET
 *      ╭─╯ ministry    nsubj      NOUN
 *     ─┤ denied        root       VERB
 *      │ ╭─ that       mark       SCONJ
 *      │ │ ╭─ its      nmod:poss  PRON
 *      │ ├─╯ boats     nsubj      NOUN
 *      │ ├─ had        aux        AUX
 *      ╰─┤ crossed     ccomp      VERB
 *        │ ╭─ the      det        DET
 *        ╰─╯ lake.     obj        NOUN
 *
 * The words run down in the order of the text, one a line, so the sentence can
 * still be read; marks stand with the word they touch and have no line of
 * their own. Every word that others depend on has a stroke, from the first of
 * its lines to the last, in a column right of its own head's; a dependent hangs
 * on its head's stroke, and its own stroke begins left of it. Where arcs cross,
 * a stroke moves right until its column is free, and the arc passes beneath the
 * strokes between. Words too deep for the width hang on nothing ("…").
 */
#include <stdlib.h>

#include "output/output.h"
#include "output/page.h"
#include "output/words_int.h"

enum {
    READABLE = 100,   /* columns, however wide the terminal         */
    STEP = 2,         /* columns of the page from stroke to stroke  */
    MAX_STROKES = 24, /* side by side                               */
    GAP = 3,          /* between the words and the labels           */
    UP = 1,
    DOWN = 2,
    LEFT = 4,
    RIGHT = 8
};

/* One line of the drawing: a word with the marks that touch it. */
typedef struct row {
    uint32_t        first, last; /* words of the document                         */
    uint32_t        word;        /* the one that is drawn                         */
    int32_t         head;        /* row; -1: the root, or not in the sentence     */
    int32_t         child, next; /* rows: first dependent, next of the same head  */
    uint32_t        low, high;   /* rows from the first to the last dependent     */
    int32_t         stroke;      /* column of strokes; -1: none                   */
    bool            drawn;       /* reached from the root                         */
    const gs_named *name;
    uint8_t         cells[MAX_STROKES * STEP + 2];
} row;

typedef struct tree {
    gs_page        page;
    gs_buf        *out;
    const gs_doc  *doc;
    gs_name_cursor names;
    unsigned       strokes;    /* that the page has room for */
    row           *rows;       /* of one sentence            */
    uint32_t      *row_of;     /* [words of the sentence]    */
    uint32_t      *order;      /* rows, heads before their dependents */
    size_t         count, cap; /* cap: of all three          */
} tree;

/* ---- rows */

static bool make_room(tree *t, size_t words)
{
    row      *rows;
    uint32_t *row_of, *order;

    if (words <= t->cap)
        return true;
    rows = realloc(t->rows, words * sizeof *rows);
    t->rows = rows ? rows : t->rows;
    row_of = realloc(t->row_of, words * sizeof *row_of);
    t->row_of = row_of ? row_of : t->row_of;
    order = realloc(t->order, words * sizeof *order);
    t->order = order ? order : t->order;
    if (!rows || !row_of || !order) {
        t->out->status = GS_E_NOMEM;
        return false;
    }
    t->cap = words;
    return true;
}

static bool in_sentence(const gs_sentence *s, int32_t word)
{
    return word >= 0 && (uint32_t)word >= s->first_word &&
           (uint32_t)word < s->first_word + s->word_count;
}

/* Marks which words have dependents: in row_of, for the moment. */
static void find_heads(tree *t, const gs_sentence *s)
{
    memset(t->row_of, 0, s->word_count * sizeof *t->row_of);
    for (uint32_t i = 0; i < s->word_count; i++) {
        int32_t head = t->doc->words[s->first_word + i].head;
        if (in_sentence(s, head))
            t->row_of[(uint32_t)head - s->first_word] = 1;
    }
}

/* A mark that has no line of its own. */
static bool is_mark(const tree *t, const gs_sentence *s, uint32_t word)
{
    const gs_word *w = &t->doc->words[word];

    return w->deprel == GS_DEPREL_PUNCT && in_sentence(s, w->head) &&
           !t->row_of[word - s->first_word];
}

/* An opening mark: it touches the next word and not the one before. */
static bool opens(const tree *t, const gs_sentence *s, uint32_t word)
{
    const gs_word *words = t->doc->words;

    return word + 1 < s->first_word + s->word_count && words[word].space_before &&
           !words[word + 1].space_before;
}

static void make_rows(tree *t, const gs_sentence *s)
{
    uint32_t end = s->first_word + s->word_count, first = s->first_word;

    t->count = 0;
    find_heads(t, s);
    for (uint32_t i = s->first_word; i < end; i++) {
        if (is_mark(t, s, i)) {
            /* The first words of a sentence may be marks; they wait for one. */
            if (first == i && t->count && !opens(t, s, i)) {
                t->rows[t->count - 1].last = i;
                first = i + 1;
            }
            continue;
        }
        t->rows[t->count++] = (row){.first = first, .last = i, .word = i, .stroke = -1};
        first = i + 1;
    }
    if (first < end && t->count)
        t->rows[t->count - 1].last = end - 1;
}

static void link_rows(tree *t, const gs_sentence *s)
{
    for (size_t i = 0; i < t->count; i++) {
        t->rows[i].head = t->rows[i].child = t->rows[i].next = -1;
        t->rows[i].low = t->rows[i].high = (uint32_t)i;
        t->row_of[t->rows[i].word - s->first_word] = (uint32_t)i;
    }
    for (size_t i = t->count; i-- > 0;) {
        int32_t word = t->doc->words[t->rows[i].word].head;
        row    *head;
        if (!in_sentence(s, word))
            continue;
        t->rows[i].head = (int32_t)t->row_of[(uint32_t)word - s->first_word];
        head = &t->rows[t->rows[i].head];
        t->rows[i].next = head->child;
        head->child = (int32_t)i;
        if (i < head->low)
            head->low = (uint32_t)i;
        if (i > head->high)
            head->high = (uint32_t)i;
    }
}

/* ---- strokes */

static unsigned column_of(int32_t stroke)
{
    return 1 + STEP * (unsigned)stroke;
}

static bool is_free(const tree *t, const row *r, int32_t stroke)
{
    for (uint32_t i = r->low; i <= r->high; i++) {
        if (t->rows[i].cells[column_of(stroke)])
            return false;
    }
    return true;
}

static void draw_stroke(tree *t, row *r)
{
    int32_t stroke = r->head >= 0 ? t->rows[r->head].stroke + 1 : 0;

    if (r->child < 0)
        return;
    while (stroke < (int32_t)t->strokes && !is_free(t, r, stroke))
        stroke++;
    if (stroke >= (int32_t)t->strokes)
        return;
    r->stroke = stroke;
    for (uint32_t i = r->low; i <= r->high; i++) {
        if (i > r->low)
            t->rows[i].cells[column_of(stroke)] |= UP;
        if (i < r->high)
            t->rows[i].cells[column_of(stroke)] |= DOWN;
    }
}

/* Heads before their dependents, so that a stroke is right of its head's. */
static void draw_strokes(tree *t)
{
    size_t count = 0;

    for (size_t i = 0; i < t->count; i++) {
        if (t->rows[i].head < 0)
            t->order[count++] = (uint32_t)i;
    }
    for (size_t i = 0; i < count; i++) {
        row *r = &t->rows[t->order[i]];
        r->drawn = true;
        /* The dependents of a word without stroke hang on nothing. */
        if (r->head < 0 || t->rows[r->head].stroke >= 0)
            draw_stroke(t, r);
        for (int32_t k = r->child; k >= 0; k = t->rows[k].next)
            t->order[count++] = (uint32_t)k;
    }
}

static bool hangs(const tree *t, const row *r)
{
    return r->drawn && r->head >= 0 && t->rows[r->head].stroke >= 0;
}

/* From the head's stroke, or the margin for a root, to the word's own. */
static void draw_arm(tree *t, row *r)
{
    unsigned from = hangs(t, r) ? column_of(t->rows[r->head].stroke) : 0;
    unsigned to = r->stroke >= 0 ? column_of(r->stroke) : from + STEP - (from == 0);

    if (r->head >= 0 && !hangs(t, r))
        return;
    r->cells[from] |= r->head < 0 ? LEFT | RIGHT : RIGHT;
    for (unsigned c = from + 1; c < to; c++)
        r->cells[c] = r->cells[c] ? r->cells[c] : LEFT | RIGHT;
    if (r->stroke >= 0)
        r->cells[to] |= LEFT;
}

/* Behind the last cell of a line. */
static unsigned cells_end(const row *r)
{
    unsigned end = sizeof r->cells;

    while (end > 0 && !r->cells[end - 1])
        end--;
    return end;
}

/* ---- text */

static gs_str cell_glyph(const tree *t, uint8_t cell)
{
    static const char *const unicode[16] = {" ", "╵", "╷", "│", "╴", "╯", "╮", "┤",
                                            "╶", "╰", "╭", "├", "─", "┴", "┬", "┼"};
    static const char *const ascii[16] = {" ", "|", "|", "|", "-", "'", ".", "+",
                                          "-", "`", ",", "+", "-", "+", "+", "+"};

    return gs_str_from(t->page.unicode ? unicode[cell] : ascii[cell]);
}

static void put_cells(tree *t, const row *r)
{
    unsigned end = cells_end(r);

    for (unsigned c = 0; c < end; c++) {
        if (!r->cells[c])
            continue;
        if (c == 0 || !r->cells[c - 1])
            gs_page_to(&t->page, c);
        gs_page_attach(&t->page, GS_STYLE_FAINT, cell_glyph(t, r->cells[c]));
    }
    if (!hangs(t, r) && r->head >= 0) {
        gs_page_to(&t->page, end ? end + 1 : 0);
        gs_page_attach(&t->page, GS_STYLE_FAINT, t->page.unicode ? GS_STR("…") : GS_STR("..."));
    }
}

static gs_str row_text(const tree *t, const row *r)
{
    return gs_doc_str(
        t->doc, (gs_span){t->doc->words[r->first].span.start, t->doc->words[r->last].span.end});
}

/* Where a line's words begin. */
static unsigned text_column(const tree *t, const row *r)
{
    unsigned end = cells_end(r);

    if (!hangs(t, r) && r->head >= 0)
        end += (end ? 1u : 0u) + (t->page.unicode ? 1u : 3u);
    return end + 1;
}

typedef struct layout {
    unsigned relation, upos, name; /* columns where the labels begin; 0: left out */
} layout;

static bool any_name(const tree *t)
{
    for (size_t i = 0; i < t->count; i++) {
        if (t->rows[i].name)
            return true;
    }
    return false;
}

/* Labels stand in columns right of the longest line. Where there is no room
 * for all of them, parts of speech go first, then relations; a few long lines
 * (web addresses) do not push them away. */
static layout lay_out(tree *t)
{
    unsigned text = 0, relation = 0, names = any_name(t) ? 7 : 0, most;
    layout   l = {0};

    for (size_t i = 0; i < t->count; i++) {
        unsigned label =
            (unsigned)strlen(gs_deprel_name((gs_deprel)t->doc->words[t->rows[i].word].deprel));
        if (label > relation)
            relation = label;
    }
    most = t->page.width > relation + names + 9 + GAP ? t->page.width - relation - names - 9 : 0;
    for (size_t i = 0; i < t->count; i++) {
        unsigned end =
            text_column(t, &t->rows[i]) + gs_page_measure(&t->page, row_text(t, &t->rows[i])) + GAP;
        if (end > text && (end <= most || end <= t->page.width / 2))
            text = end;
    }
    if (text + relation + names <= t->page.width)
        l.relation = text;
    if (l.relation && text + relation + 2 + 5 + names <= t->page.width)
        l.upos = text + relation + 2;
    if (names)
        l.name = l.upos ? l.upos + 5 + 2 : l.relation ? l.relation + relation + 2 : text;
    return l;
}

static void put_label(tree *t, unsigned column, gs_style style, const char *label)
{
    if (!column)
        return;
    gs_page_to(&t->page, column);
    gs_page_attach(&t->page, style, gs_str_from(label));
}

/* The kind of a name, and a bracket over the lines of one that has several. */
static void put_name(tree *t, size_t index, unsigned column)
{
    const gs_named *name = t->rows[index].name;
    bool            begins = index == 0 || t->rows[index - 1].name != name;
    bool            ends = index + 1 == t->count || t->rows[index + 1].name != name;
    const char     *bracket = begins ? (t->page.unicode ? "╮" : ".")
                              : ends ? (t->page.unicode ? "╯" : "'")
                                     : (t->page.unicode ? "│" : "|");

    if (!name)
        return;
    if (begins)
        put_label(t, column, GS_STYLE_SAYS, gs_named_kind_name(name->kind));
    if (!begins || !ends)
        put_label(t, column + 5, GS_STYLE_SAYS, bracket);
}

static void put_row(tree *t, size_t index, const layout *l)
{
    const row     *r = &t->rows[index];
    const gs_word *w = &t->doc->words[r->word];
    gs_style       style = r->name ? GS_STYLE_SAYS : r->head < 0 ? GS_STYLE_STRONG : GS_STYLE_PLAIN;

    gs_page_indent(&t->page, 0);
    put_cells(t, r);
    gs_page_indent(&t->page, text_column(t, r));
    gs_page_attach(&t->page, style, row_text(t, r));
    put_label(t, l->relation, GS_STYLE_PLAIN, gs_deprel_name((gs_deprel)w->deprel));
    put_label(t, l->upos, GS_STYLE_FAINT, gs_upos_name((gs_upos)w->upos));
    put_name(t, index, l->name);
    gs_page_break(&t->page);
}

/* The number, the zone when it is not the body, and the words. */
static void put_head(tree *t, size_t index)
{
    const gs_sentence *s = &t->doc->sentences[index];
    gs_buf             number;
    char               digits[24];

    number = gs_buf_over(digits, sizeof digits);
    gs_buf_add_uint(&number, index + 1);
    gs_page_gap(&t->page);
    gs_page_indent(&t->page, 0);
    gs_page_put(&t->page, GS_STYLE_FAINT, gs_buf_str(&number));
    if (s->zone != GS_ZONE_BODY)
        gs_page_put(&t->page, GS_STYLE_FAINT, gs_str_from(gs_zone_name(s->zone)));
    gs_page_attach(&t->page, GS_STYLE_FAINT, GS_STR(":"));
    gs_page_put(&t->page, GS_STYLE_HEADING, gs_doc_str(t->doc, s->span));
    gs_page_gap(&t->page);
}

static void put_sentence(tree *t, size_t index)
{
    const gs_sentence *s = &t->doc->sentences[index];
    layout             l;

    if (!s->word_count || !make_room(t, s->word_count))
        return;
    make_rows(t, s);
    link_rows(t, s);
    draw_strokes(t);
    for (size_t i = 0; i < t->count; i++) {
        draw_arm(t, &t->rows[i]);
        t->rows[i].name = gs_name_at(&t->names, t->rows[i].word);
    }
    l = lay_out(t);
    put_head(t, index);
    for (size_t i = 0; i < t->count; i++)
        put_row(t, i, &l);
    gs_buf_pass(t->out);
}

/* The sentences [first, end). */
static void draw(const gs_doc *doc, size_t first, size_t end, const gs_table_options *options,
                 gs_buf *out)
{
    tree t = {.out = out, .doc = doc, .names = {.doc = doc}};

    gs_page_init(&t.page, options, out);
    if (t.page.width > READABLE)
        t.page.width = READABLE;
    t.strokes = (t.page.width / 2 - 5) / STEP; /* page.h: indents end at half the width */
    if (t.strokes > MAX_STROKES)
        t.strokes = MAX_STROKES;
    for (size_t i = first; i < end; i++)
        put_sentence(&t, i);
    gs_page_release(&t.page);
    free(t.rows);
    free(t.row_of);
    free(t.order);
}

void gs_output_tree(const gs_doc *doc, const gs_table_options *options, gs_buf *out)
{
    draw(doc, 0, doc->sentence_count, options, out);
}

void gs_output_tree_of(const gs_doc *doc, size_t sentence, const gs_table_options *options,
                       gs_buf *out)
{
    draw(doc, sentence, sentence + 1, options, out);
}
