/* train/iob.c - see iob.h. One pass over the lines; strings are slices of the
 * file.
 */
#include "train/iob.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "text/utf8.h"
#include "train/joined.h"
#include "train/train.h"

typedef enum layout { LAYOUT_UNKNOWN, LAYOUT_NUMBERED, LAYOUT_WORD_FIRST } layout;

typedef struct reader {
    train_names          *names;
    const train_type_map *map;
    size_t                map_count;
    gs_error             *err;
    uint32_t              line;
    layout                layout;
    train_iob_sentence    now;
    gs_str                text;      /* of the sentence, behind its last word; none when not told */
    train_name            open;      /* the name being read; of no words: none */
    gs_str                open_type; /* as written */
} reader;

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static gs_status
fail(reader *r, const char *format, ...)
{
    char    message[160];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return gs_fail(r->err, GS_E_DATA, "names", GS_NO_OFFSET, "%s:%u: %s", r->names->path, r->line,
                   message);
}

/* Types stand in tables on terminals. */
static bool is_printable(gs_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] <= ' ' || s.p[i] >= 0x7F)
            return false;
    }
    return true;
}

static bool is_tag(gs_str s)
{
    if (gs_str_eq(s, GS_STR("O")))
        return true;
    return s.n > 2 && (s.p[0] == 'B' || s.p[0] == 'I') && s.p[1] == '-' && is_printable(s);
}

static gs_str mapped(const reader *r, gs_str type)
{
    for (size_t i = 0; i < r->map_count; i++) {
        if (gs_str_eq(r->map[i].from, type))
            return r->map[i].to;
    }
    return type;
}

/* The open name, if any, ends before the next word. */
static gs_status close_name(reader *r)
{
    train_names *n = r->names;
    train_name   name = r->open;

    r->open = (train_name){0};
    if (!name.word_count || gs_str_eq(name.type, GS_STR("O")))
        return GS_OK;
    if (!GS_PUSH(&n->arena, n->items, n->count, n->cap, name))
        return gs_fail_nomem(r->err, "names");
    return GS_OK;
}

/* The word just added takes part in a name, begins one, or ends one. */
static gs_status read_tag(reader *r, const train_iob_word *word)
{
    gs_str    type = word->tag.n > 2 ? gs_str_sub(word->tag, 2, word->tag.n) : GS_STR_NONE;
    gs_status st;

    if (r->open.word_count && word->tag.p[0] == 'I' && gs_str_eq(type, r->open_type)) {
        r->open.word_count++;
        r->open.joined.end = word->joined.end;
        return GS_OK;
    }
    st = close_name(r);
    if (st == GS_OK && type.n) {
        r->open = (train_name){.first_word = (uint32_t)r->names->word_count - 1,
                               .word_count = 1,
                               .joined = word->joined,
                               .type = mapped(r, type)};
        r->open_type = type;
    }
    return st;
}

/* Passes over the word in the sentence's text; where that has another, it
 * tells nothing more. */
static train_blank find_blank(reader *r, gs_str form)
{
    size_t blanks = 0;

    while (blanks < r->text.n && r->text.p[blanks] == ' ')
        blanks++;
    if (!r->text.p || !gs_str_starts(gs_str_sub(r->text, blanks, r->text.n), form)) {
        r->text = GS_STR_NONE;
        return TRAIN_BLANK_UNKNOWN;
    }
    r->text = gs_str_sub(r->text, blanks + form.n, r->text.n);
    return blanks ? TRAIN_BLANK_BEFORE : TRAIN_BLANK_NONE;
}

static gs_status add_word(reader *r, gs_str form, gs_str tag)
{
    train_names   *n = r->names;
    train_iob_word word = {.form = form, .tag = tag, .line = r->line};

    if (!is_tag(tag))
        return fail(r, "'%.*s' is no tag: O, B-TYPE or I-TYPE", (int)(tag.n < 32 ? tag.n : 32),
                    tag.n ? tag.p : "");
    word.blank = find_blank(r, form);
    word.joined = train_join(&n->joined, form);
    if (n->joined.status != GS_OK ||
        !GS_PUSH(&n->arena, n->words, n->word_count, n->word_cap, word))
        return gs_fail_nomem(r->err, "names");
    if (!r->now.word_count++)
        r->now.first_word = (uint32_t)n->word_count - 1;
    return read_tag(r, &word);
}

static gs_status end_sentence(reader *r)
{
    train_names *n = r->names;
    gs_status    st = close_name(r);

    if (st != GS_OK || !r->now.word_count)
        return st;
    if (!GS_PUSH(&n->arena, n->sentences, n->sentence_count, n->sentence_cap, r->now))
        return gs_fail_nomem(r->err, "names");
    r->now = (train_iob_sentence){0};
    r->text = GS_STR_NONE;
    return GS_OK;
}

/* The last column of a line that has two or more; *head is what is before. */
static gs_str last_column(gs_str line, gs_str *head)
{
    size_t at = line.n;

    while (at > 0 && line.p[at - 1] != '\t' && line.p[at - 1] != ' ')
        at--;
    *head = gs_str_sub(line, 0, at ? at - 1 : 0);
    return at ? gs_str_sub(line, at, line.n) : GS_STR_NONE;
}

/* "Moscow NNP B-LOC"; with tabs, a word may have blanks inside. */
static gs_status read_word_first(reader *r, gs_str line)
{
    gs_str head, form, tag = last_column(line, &head);
    char   mark;

    if (!tag.p)
        return fail(r, "no tag behind the word");
    mark = head.n && memchr(head.p, '\t', head.n) ? '\t' : head.p[head.n];
    gs_str_split(&head, mark, &form);
    return add_word(r, form, tag);
}

static bool is_digits(gs_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (!gs_ascii_digit(s.p[i]))
            return false;
    }
    return s.n > 0;
}

/* "4 TAB Moscow TAB B-LOC TAB ..."; ranges and empty nodes, "4-5" and "4.1",
 * are no words. */
static gs_status read_numbered(reader *r, gs_str line)
{
    gs_str id, form, tag;

    if (!gs_str_split(&line, '\t', &id) || !gs_str_split(&line, '\t', &form) ||
        !gs_str_split(&line, '\t', &tag))
        return fail(r, "not three columns parted by tabs: number, word, tag");
    if (!id.n || !gs_ascii_digit(id.p[0]))
        return fail(r, "no number in front of the word");
    return is_digits(id) ? add_word(r, form, tag) : GS_OK;
}

static layout layout_of(gs_str line)
{
    gs_str id;

    gs_str_split(&line, '\t', &id);
    if (gs_str_eq(id, GS_STR("1")) && line.n && memchr(line.p, '\t', line.n))
        return LAYOUT_NUMBERED;
    return LAYOUT_WORD_FIRST;
}

/* In a file of the layout known so far. */
static bool is_comment(const reader *r, gs_str line)
{
    gs_str head;

    if (line.p[0] != '#')
        return gs_str_starts(line, GS_STR("-DOCSTART-"));
    return r->layout == LAYOUT_NUMBERED || !is_tag(last_column(line, &head));
}

/* "# sent_id = x", "# text = x" and where documents begin are kept for the next
 * sentence. */
static void read_comment(reader *r, gs_str line)
{
    gs_str id = GS_STR("# sent_id = "), text = GS_STR("# text = ");

    if (gs_str_starts(line, id))
        r->now.id = gs_str_trim(gs_str_sub(line, id.n, line.n));
    else if (gs_str_starts(line, text))
        r->text = gs_str_sub(line, text.n, line.n);
    else if (gs_str_starts(line, GS_STR("# newdoc")) || line.p[0] == '-')
        r->now.new_doc = true;
}

static gs_status read_line(reader *r, gs_str line)
{
    /* A word of nothing but blanks still has its tag. */
    if (!gs_str_trim(line).n)
        return end_sentence(r);
    if (is_comment(r, line)) {
        read_comment(r, line);
        return GS_OK;
    }
    if (r->layout == LAYOUT_UNKNOWN && line.p[0] != '#')
        r->layout = layout_of(line);
    return r->layout == LAYOUT_NUMBERED ? read_numbered(r, line) : read_word_first(r, line);
}

static gs_status parse(reader *r, gs_str text)
{
    size_t    valid = gs_utf8_valid_prefix(text);
    gs_str    line;
    gs_status st = GS_OK;

    if (valid < text.n) {
        r->line = train_count_lines(gs_str_sub(text, 0, valid));
        return fail(r, "not valid UTF-8");
    }
    while (st == GS_OK && text.n && gs_str_split(&text, '\n', &line)) {
        r->line++;
        if (line.n && line.p[line.n - 1] == '\r')
            line.n--;
        st = read_line(r, line);
    }
    return st == GS_OK ? end_sentence(r) : st;
}

static void init(train_names *names, const char *path)
{
    *names = (train_names){.path = path};
    gs_arena_init(&names->arena, TRAIN_LIMIT_MEMORY);
    gs_buf_init(&names->joined, TRAIN_LIMIT_FILE_BYTES);
}

gs_status train_names_parse(train_names *names, const char *path, gs_str text,
                            const train_type_map *map, size_t map_count, gs_error *err)
{
    reader r = {.names = names, .map = map, .map_count = map_count, .err = err};

    init(names, path);
    if (text.n > TRAIN_LIMIT_FILE_BYTES)
        return gs_fail(err, GS_E_LIMIT, "names", GS_NO_OFFSET, "%s: too large", path);
    return parse(&r, text);
}

gs_status train_names_open(train_names *names, const char *path, const train_type_map *map,
                           size_t map_count, gs_error *err)
{
    reader    r = {.names = names, .map = map, .map_count = map_count, .err = err};
    gs_error  why;
    gs_status st;

    init(names, path);
    st = gs_file_read(&names->file, path, TRAIN_LIMIT_FILE_BYTES, &why);
    if (st != GS_OK)
        return gs_fail(err, st, "names", GS_NO_OFFSET, "%s: %s", path, why.message);
    return parse(&r, gs_str_make(names->file.data, names->file.size));
}

void train_names_release(train_names *names)
{
    gs_buf_release(&names->joined);
    gs_arena_release(&names->arena);
    gs_file_close(&names->file);
}

uint32_t train_names_line(const train_names *names, size_t at)
{
    size_t low = 0, high = names->word_count;

    if (!high)
        return 1;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (names->words[middle].joined.start <= at)
            low = middle;
        else
            high = middle;
    }
    return names->words[low].line;
}
