/* train/lessons.c - see lessons.h.
 *
 * A section is what may fill a slot. Patterns, which are templates and the
 * entries of sections, are expanded into one line of text; where its names lie
 * is kept, and the line's words are cut and tagged by that.
 */
#include "train/lessons.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "text/token.h"
#include "text/utf8.h"
#include "train/corpus_int.h"
#include "train/cut.h"
#include "train/random.h"
#include "train/train.h"

#define NESTED_MOST  4
#define COLUMNS_MOST 5

typedef struct section {
    gs_str        name;
    bool          named; /* fillings are names of `kind`; else only parts of such */
    gs_named_kind kind;
    gs_str       *items; /* "the " in front is an article outside the name */
    size_t        count, cap;
    uint32_t      line;
} section;

typedef struct template
{
    gs_str   text;
    bool     upper; /* all capitals */
    uint32_t line;
}
template;

typedef struct found_name {
    gs_span       span; /* in the text */
    gs_named_kind kind;
} found_name;

typedef struct lessons {
    gs_arena     arena;
    gs_file      files[4];
    size_t       file_count;
    section     *sections;
    size_t       section_count, section_cap;
    template    *templates;
    size_t       template_count, template_cap;
    train_random random;
    gs_buf       text; /* of one sentence */
    found_name  *names;
    size_t       name_count, name_cap;
    bool         filled; /* the text ends with a filling */
    const char  *path;   /* of the file being read, and its line: for messages */
    uint32_t     line;
    gs_error    *err;
} lessons;

static gs_status fail(const lessons *l, const char *what, gs_str which)
{
    return gs_fail(l->err, GS_E_DATA, "lessons", GS_NO_OFFSET, "%s:%u: %s \"%.*s\"", l->path,
                   (unsigned)l->line, what, GS_STR_ARG(which));
}

static section *find_section(const lessons *l, gs_str name)
{
    for (size_t i = 0; i < l->section_count; i++) {
        if (gs_str_eq(l->sections[i].name, name))
            return &l->sections[i];
    }
    return NULL;
}

/* ---- reading ---- */

typedef gs_status (*line_fn)(lessons *l, gs_str line);

/* Hands every line that is neither empty nor a comment to `fn`; the file stays. */
static gs_status each_line(lessons *l, const char *folder, const char *name, line_fn fn)
{
    char      path[4096];
    gs_file  *file = &l->files[l->file_count];
    gs_str    text, line;
    gs_status st;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    st = gs_file_read(file, path, TRAIN_LIMIT_FILE_BYTES, l->err);
    if (st != GS_OK)
        return st;
    l->file_count++;
    l->path = name;
    l->line = 0;
    text = gs_str_make(file->data, file->size);
    while (st == GS_OK && gs_str_split(&text, '\n', &line)) {
        l->line++;
        line = gs_str_trim(line);
        if (gs_utf8_valid_prefix(line) < line.n)
            st = fail(l, "not valid UTF-8:", line);
        else if (line.n && line.p[0] != '#')
            st = fn(l, line);
    }
    return st;
}

/* The slot whose "{" is at *at, which moves behind its "}"; *bare: "{state!}". */
static bool read_slot(gs_str pattern, size_t *at, gs_str *name, bool *bare)
{
    size_t end = gs_str_find(pattern, GS_STR("}"), *at);

    if (end == SIZE_MAX)
        return false;
    *name = gs_str_sub(pattern, *at + 1, end);
    *bare = name->n && name->p[name->n - 1] == '!';
    name->n -= *bare;
    *at = end + 1;
    return true;
}

/* Whether something fills every slot of `pattern`. */
static gs_status check_slots(lessons *l, gs_str pattern)
{
    size_t at = 0;
    gs_str name;
    bool   bare;

    while ((at = gs_str_find(pattern, GS_STR("{"), at)) != SIZE_MAX) {
        const section *s;
        if (!read_slot(pattern, &at, &name, &bare))
            return fail(l, "a slot has no end:", pattern);
        s = find_section(l, name);
        if (!s)
            return fail(l, "there is no list for the slot", name);
        if (!s->count)
            return fail(l, "nothing is in the list", name);
    }
    return GS_OK;
}

static gs_status read_template(lessons *l, gs_str line)
{
    template t = {.text = line, .line = l->line};

    if (gs_str_starts(line, GS_STR("^ "))) {
        t.upper = true;
        t.text = gs_str_trim(gs_str_sub(line, 2, line.n));
    }
    return GS_PUSH(&l->arena, l->templates, l->template_count, l->template_cap, t) ? GS_OK
                                                                                   : GS_E_NOMEM;
}

/* "[place LOC]", "[given]". */
static gs_status read_heading(lessons *l, gs_str line)
{
    section s = {.line = l->line};
    gs_str  rest;

    if (!gs_str_ends(line, GS_STR("]")))
        return fail(l, "a heading has no end:", line);
    rest = gs_str_sub(line, 1, line.n - 1);
    gs_str_split(&rest, ' ', &s.name);
    s.named = rest.n > 0;
    if (s.named && !gs_named_kind_find(rest, &s.kind))
        return fail(l, "there is no kind of name", rest);
    if (find_section(l, s.name))
        return fail(l, "a second list of the name", s.name);
    return GS_PUSH(&l->arena, l->sections, l->section_count, l->section_cap, s) ? GS_OK
                                                                                : GS_E_NOMEM;
}

static gs_status add_item(lessons *l, section *s, gs_str item)
{
    return GS_PUSH(&l->arena, s->items, s->count, s->cap, item) ? GS_OK : GS_E_NOMEM;
}

/* An entry that counts as several: "the Kremlin *8". */
static size_t take_weight(gs_str *item)
{
    size_t at = item->n, weight = 0;

    while (at > 0 && gs_ascii_digit(item->p[at - 1]))
        at--;
    if (at == item->n || item->n - at > 2 || at < 3 || item->p[at - 1] != '*' ||
        item->p[at - 2] != ' ')
        return 1;
    for (size_t i = at; i < item->n; i++)
        weight = 10 * weight + (size_t)(item->p[i] - '0');
    *item = gs_str_trim(gs_str_sub(*item, 0, at - 1));
    return weight;
}

static gs_status read_names(lessons *l, gs_str line)
{
    gs_str    part;
    gs_status st = GS_OK;

    if (line.p[0] == '[')
        return read_heading(l, line);
    if (!l->section_count)
        return fail(l, "no heading is before", line);
    while (st == GS_OK && gs_str_split(&line, ',', &part)) {
        part = gs_str_trim(part);
        for (size_t n = part.n ? take_weight(&part) : 0; st == GS_OK && n > 0; n--)
            st = add_item(l, &l->sections[l->section_count - 1], part);
    }
    return st;
}

/* ---- names of the dictionaries ---- */

static bool is_in(const lessons *l, gs_str list, gs_str name)
{
    const section *s = find_section(l, list);

    for (size_t i = 0; s && i < s->count; i++) {
        if (gs_str_eq(s->items[i], name))
            return true;
    }
    return false;
}

static bool has_lower(gs_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] >= 'a' && s.p[i] <= 'z')
            return true;
    }
    return false;
}

/* Variants parted by commas; "The Times" counts as "Times" with its article. */
static gs_status add_variants(lessons *l, gs_str list, gs_str name)
{
    section  *s = find_section(l, name);
    gs_str    part;
    gs_status st = GS_OK;

    if (!s)
        return GS_OK;
    while (st == GS_OK && gs_str_split(&list, ',', &part)) {
        char with[256];
        int  size;
        part = gs_str_trim(part);
        /* "US" as an adjective is the state's name */
        if (!part.n || gs_str_eq(part, GS_STR("-")) || gs_str_starts(part, GS_STR("The ")) ||
            is_in(l, GS_STR("without"), part) ||
            (s->kind == GS_NAMED_NATIONALITY && !has_lower(part)))
            continue;
        size = snprintf(with, sizeof with, "%s%.*s", is_in(l, GS_STR("the"), part) ? "the " : "",
                        GS_STR_ARG(part));
        part = gs_arena_str(&l->arena, gs_str_make(with, (size_t)size % sizeof with));
        st = part.p ? add_item(l, s, part) : GS_E_NOMEM;
    }
    return st;
}

static void read_columns(gs_str line, gs_str *columns)
{
    for (int i = 0; i < COLUMNS_MOST; i++) {
        if (!gs_str_split(&line, '\t', &columns[i]))
            columns[i] = GS_STR_NONE;
    }
}

static gs_status read_state(lessons *l, gs_str line)
{
    gs_str    columns[COLUMNS_MOST];
    gs_status st;

    read_columns(line, columns);
    st = add_variants(l, columns[1], GS_STR("state"));
    if (st == GS_OK)
        st = add_variants(l, columns[2], GS_STR("adj"));
    return st == GS_OK ? add_variants(l, columns[3], GS_STR("capital")) : st;
}

static gs_status read_organization(lessons *l, gs_str line)
{
    gs_str columns[COLUMNS_MOST], kind = GS_STR("org");

    read_columns(line, columns);
    if (gs_str_eq(columns[4], GS_STR("metonym")))
        kind = GS_STR("seat");
    else if (gs_str_eq(columns[3], GS_STR("JRN")))
        kind = GS_STR("media");
    else if (gs_str_eq(columns[3], GS_STR("REB")))
        kind = GS_STR("group");
    return add_variants(l, columns[0], kind);
}

static gs_status check(lessons *l)
{
    gs_status st = GS_OK;

    l->path = "lesson-names.txt";
    for (size_t i = 0; st == GS_OK && i < l->section_count; i++) {
        const section *s = &l->sections[i];
        l->line = s->line;
        for (size_t k = 0; st == GS_OK && k < s->count; k++)
            st = check_slots(l, s->items[k]);
    }
    l->path = "lessons.txt";
    l->line = 1;
    if (st == GS_OK && !l->template_count)
        st = fail(l, "no sentence is in", GS_STR("lessons.txt"));
    for (size_t i = 0; st == GS_OK && i < l->template_count; i++) {
        l->line = l->templates[i].line;
        st = check_slots(l, l->templates[i].text);
    }
    return st;
}

static gs_status load(lessons *l, const char *know)
{
    gs_status st = each_line(l, know, "lesson-names.txt", read_names);

    if (st == GS_OK)
        st = each_line(l, know, "names-states.tsv", read_state);
    if (st == GS_OK)
        st = each_line(l, know, "names-organizations.tsv", read_organization);
    if (st == GS_OK)
        st = each_line(l, know, "lessons.txt", read_template);
    return st == GS_OK ? check(l) : st;
}

/* ---- making a sentence ---- */

static gs_status expand(lessons *l, gs_str pattern, int depth);

/* One of the section's names; its article stays outside, or out. */
static gs_status fill(lessons *l, const section *s, bool bare, int depth)
{
    gs_str     item = s->items[train_random_below(&l->random, s->count)];
    found_name name = {.span = {.start = (uint32_t)l->text.size}, .kind = s->kind};
    gs_status  st;

    if (gs_str_starts(item, GS_STR("the "))) {
        item = gs_str_sub(item, 4, item.n);
        if (!bare)
            gs_buf_add_str(&l->text, GS_STR("the "));
        name.span.start = (uint32_t)l->text.size;
    }
    st = expand(l, item, depth + 1);
    name.span.end = (uint32_t)l->text.size;
    l->filled = true;
    if (st == GS_OK && depth == 0 && s->named &&
        !GS_PUSH(&l->arena, l->names, l->name_count, l->name_cap, name))
        st = GS_E_NOMEM;
    return st;
}

static gs_status expand(lessons *l, gs_str pattern, int depth)
{
    gs_status st = GS_OK;
    gs_str    name = GS_STR_NONE;
    bool      bare = false;

    if (depth > NESTED_MOST)
        return fail(l, "slots within slots without end:", pattern);
    for (size_t at = 0; st == GS_OK && at < pattern.n;) {
        if (pattern.p[at] == '{') {
            read_slot(pattern, &at, &name, &bare); /* were checked */
            st = fill(l, find_section(l, name), bare, depth);
            continue;
        }
        /* "in the U.S." needs no second stop */
        if (!(pattern.p[at] == '.' && l->filled && l->text.data[l->text.size - 1] == '.'))
            gs_buf_add_char(&l->text, pattern.p[at]);
        l->filled = false;
        at++;
    }
    return st == GS_OK ? l->text.status : st;
}

/* In place: only letters whose capitals have as many bytes (ASCII, Latin-1). */
static void to_upper(gs_buf *text)
{
    for (size_t i = 0; i < text->size; i++) {
        unsigned char c = (unsigned char)text->data[i];
        bool latin = i > 0 && (unsigned char)text->data[i - 1] == 0xC3 && c >= 0xA0 && c <= 0xBE &&
                     c != 0xB7;
        if ((c >= 'a' && c <= 'z') || latin)
            text->data[i] = (char)(c - 0x20);
    }
}

/* A capital at the beginning, behind a quotation mark. */
static void begin_sentence(gs_buf *text)
{
    gs_str s = gs_buf_str(text);
    size_t at = gs_str_starts(s, GS_STR("\"")) ? 1 : gs_str_starts(s, GS_STR("“")) ? 3 : 0;

    if (at < s.n && s.p[at] >= 'a' && s.p[at] <= 'z')
        text->data[at] = (char)(s.p[at] - 0x20);
}

/* The words of a token; spans[i] is where word i of the open sentence lies. */
static gs_status add_token(train_corpus *c, gs_str text, const gs_token *token, gs_span *spans)
{
    gs_str    word = gs_str_sub(text, token->span.start, token->span.end), piece;
    size_t    at = 0, end = 0;
    gs_status st = GS_OK;

    for (; st == GS_OK && train_cut_word(word, &end, &piece); at = end) {
        train_corpus_word w = train_bare_word(
            piece, at == 0 && (token->span.start == 0 || token->flags & GS_TOKEN_SPACE_BEFORE));
        spans[c->word_count - c->open_word] =
            (gs_span){token->span.start + (uint32_t)at, token->span.start + (uint32_t)end};
        st = train_corpus_add_word(c, &w);
    }
    return st;
}

/* A stop behind a short name looks like an abbreviation's: "Kesh. The". */
static bool has_foreign_stop(const lessons *l, const gs_token *token)
{
    for (size_t i = 0; i < l->name_count; i++) {
        uint32_t end = l->names[i].span.end;
        if (token->span.start < end && end + 1 == token->span.end && l->text.data[end] == '.')
            return true;
    }
    return false;
}

static gs_status add_words(lessons *l, train_corpus *c, gs_token token, gs_span *spans)
{
    gs_token  stop = {.span = {token.span.end - 1, token.span.end}};
    gs_status st;

    if (!has_foreign_stop(l, &token))
        return add_token(c, gs_buf_str(&l->text), &token, spans);
    token.span.end--;
    st = add_token(c, gs_buf_str(&l->text), &token, spans);
    return st == GS_OK ? add_token(c, gs_buf_str(&l->text), &stop, spans) : st;
}

/* Tags the open sentence's words, whose spans are `spans`. */
static gs_status tag_names(lessons *l, train_corpus *c, const gs_span *spans)
{
    size_t count = c->word_count - c->open_word, at = 0;

    for (size_t i = 0; i < l->name_count; i++) {
        gs_span want = l->names[i].span;
        size_t  first, end;
        while (at < count && spans[at].start < want.start)
            at++;
        first = at;
        for (end = first; end < count && spans[end].end <= want.end;)
            end++;
        if (end == first || spans[first].start != want.start || spans[end - 1].end != want.end)
            return fail(l, "a name is not of whole words:",
                        gs_str_sub(gs_buf_str(&l->text), want.start, want.end));
        train_corpus_tag(c, c->open_word + first, end - first, l->names[i].kind);
        at = end;
    }
    return GS_OK;
}

static gs_status add_sentence(lessons *l, train_corpus *c)
{
    gs_str    text = gs_buf_str(&l->text);
    gs_tokens tokens = {0};
    gs_span  *spans = gs_arena_alloc(&l->arena, (text.n + 1) * sizeof *spans);
    gs_status st = spans ? gs_token_split(text, (gs_span){0, (uint32_t)text.n}, &l->arena, &tokens)
                         : GS_E_NOMEM;

    for (size_t i = 0; st == GS_OK && i < tokens.count; i++)
        st = add_words(l, c, tokens.items[i], spans);
    if (st == GS_OK)
        st = tag_names(l, c, spans);
    return st == GS_OK ? train_corpus_end_item(
                             c, (train_item){.named = true, .source = TRAIN_SOURCE_LESSONS}, true)
                       : st;
}

static gs_status teach(lessons *l, train_corpus *c, const template *t)
{
    gs_status st;

    gs_buf_clear(&l->text);
    l->name_count = 0;
    l->filled = false;
    l->line = t->line;
    st = expand(l, t->text, 0);
    if (st != GS_OK)
        return st;
    if (t->upper)
        to_upper(&l->text);
    begin_sentence(&l->text);
    return add_sentence(l, c);
}

gs_status train_lessons_add(train_corpus *corpus, const char *know, size_t count, uint64_t seed,
                            gs_error *err)
{
    lessons   l = {.random = {seed}, .err = err};
    gs_status st;

    gs_arena_init(&l.arena, TRAIN_LIMIT_MEMORY);
    gs_buf_init(&l.text, TRAIN_LIMIT_FILE_BYTES);
    st = load(&l, know);
    for (size_t i = 0; st == GS_OK && i < count; i++)
        st = teach(&l, corpus, &l.templates[i % l.template_count]);
    for (size_t i = 0; i < l.file_count; i++)
        gs_file_close(&l.files[i]);
    gs_buf_release(&l.text);
    gs_arena_release(&l.arena);
    return st == GS_E_NOMEM || st == GS_E_LIMIT ? train_corpus_fail(st, err) : st;
}
