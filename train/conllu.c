/* train/conllu.c - see conllu.h. One pass over the lines; strings are slices
 * of the file. Everything is linear in it.
 */
#include "train/conllu.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "text/utf8.h"
#include "train/joined.h"
#include "train/train.h"

enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC, COLUMNS };

/* So much of a bad value stands in the message. */
#define QUOTED(s) (int)((s).n < 32 ? (s).n : 32), (s).p

typedef struct reader {
    train_bank    *bank;
    gs_error      *err;
    uint32_t       line;
    train_sentence now;       /* the sentence being read, or its comments */
    bool           inside;    /* its first line of columns has come       */
    uint32_t       range_end; /* last word of the open multi-word token, or 0 */
    uint32_t      *seen;      /* scratch of check_tree */
    size_t         seen_cap;
} reader;

typedef enum id_kind { ID_WORD, ID_RANGE, ID_EMPTY, ID_BAD } id_kind;

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
static gs_status
fail(reader *r, uint32_t line, const char *format, ...)
{
    char    message[160];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return gs_fail(r->err, GS_E_DATA, "conllu", GS_NO_OFFSET, "%s:%u: %s", r->bank->path, line,
                   message);
}

/* Digits at the beginning of *s, moved over; no number of words has ten. */
static bool take_number(gs_str *s, uint32_t *number)
{
    size_t n = 0;

    *number = 0;
    for (; n < s->n && gs_ascii_digit(s->p[n]) && n < 10; n++)
        *number = *number * 10 + (uint32_t)(s->p[n] - '0');
    *s = gs_str_sub(*s, n, s->n);
    return n > 0 && n < 10;
}

static bool read_number(gs_str s, uint32_t *number)
{
    return take_number(&s, number) && s.n == 0;
}

/* "7", "7-8" or "7.1". */
static id_kind read_id(gs_str s, uint32_t *first, uint32_t *last)
{
    char mark;

    if (!take_number(&s, first))
        return ID_BAD;
    *last = *first;
    if (s.n == 0)
        return ID_WORD;
    mark = s.p[0];
    if ((mark != '-' && mark != '.') || !read_number(gs_str_sub(s, 1, s.n), last))
        return ID_BAD;
    return mark == '-' ? ID_RANGE : ID_EMPTY;
}

/* Whether a list "a|b|c" has `item`. */
static bool list_has(gs_str list, gs_str item)
{
    gs_str part;

    while (gs_str_split(&list, '|', &part)) {
        if (gs_str_eq(part, item))
            return true;
    }
    return false;
}

static gs_status add_token(reader *r, const gs_str *columns, bool multiword)
{
    train_bank *b = r->bank;
    train_token token = {
        .form = columns[FORM],
        .joined = train_join(&b->joined, columns[FORM]),
        .first_word = (uint32_t)b->word_count,
        .line = r->line,
        .multiword = multiword,
        .space_after = !list_has(columns[MISC], GS_STR("SpaceAfter=No")),
    };

    if (b->joined.status != GS_OK)
        return gs_fail_nomem(r->err, "conllu");
    if (token.joined.start == token.joined.end)
        return fail(r, r->line, "a FORM of nothing but white space");
    if (!GS_PUSH(&b->arena, b->tokens, b->token_count, b->token_cap, token))
        return gs_fail_nomem(r->err, "conllu");
    r->now.token_count++;
    return GS_OK;
}

static gs_status add_range(reader *r, const gs_str *columns, uint32_t first, uint32_t last)
{
    if (r->range_end)
        return fail(r, r->line, "a multi-word token inside another");
    if (first != r->now.word_count + 1 || last < first)
        return fail(r, r->line, "multi-word token %.*s where word %u was expected",
                    QUOTED(columns[ID]), r->now.word_count + 1);
    r->range_end = last;
    return add_token(r, columns, true);
}

static gs_status read_head(reader *r, gs_str column, uint32_t *head)
{
    bool given = !gs_str_eq(column, GS_STR("_"));

    *head = TRAIN_HEAD_NONE;
    if (given && !read_number(column, head))
        return fail(r, r->line, "HEAD '%.*s' is no number", QUOTED(column));
    if (r->bank->word_count == 0)
        r->bank->parsed = given;
    else if (r->bank->parsed != given)
        return fail(r, r->line, "some words have a HEAD and some have none");
    return GS_OK;
}

static gs_status add_word(reader *r, const gs_str *columns, uint32_t id)
{
    train_bank *b = r->bank;
    train_word  word = {.form = columns[FORM],
                        .lemma = columns[LEMMA],
                        .upos = columns[UPOS],
                        .xpos = columns[XPOS],
                        .feats = columns[FEATS],
                        .deprel = columns[DEPREL],
                        .misc = columns[MISC]};
    gs_status   st;

    if (id != r->now.word_count + 1)
        return fail(r, r->line, "word %.*s where %u was expected", QUOTED(columns[ID]),
                    r->now.word_count + 1);
    st = read_head(r, columns[HEAD], &word.head);
    if (st == GS_OK && !r->range_end)
        st = add_token(r, columns, false);
    if (st != GS_OK)
        return st;
    word.token = (uint32_t)b->token_count - 1;
    b->tokens[word.token].word_count++;
    if (!GS_PUSH(&b->arena, b->words, b->word_count, b->word_cap, word))
        return gs_fail_nomem(r->err, "conllu");
    r->now.word_count++;
    if (id == r->range_end)
        r->range_end = 0;
    return GS_OK;
}

static void begin_sentence(reader *r)
{
    r->inside = true;
    r->now.line = r->line;
    r->now.first_token = (uint32_t)r->bank->token_count;
    r->now.first_word = (uint32_t)r->bank->word_count;
}

static gs_status read_columns(reader *r, gs_str line)
{
    gs_str   columns[COLUMNS], rest = line;
    size_t   count = 0;
    uint32_t first, last;

    while (count < COLUMNS && gs_str_split(&rest, '\t', &columns[count]))
        count++;
    if (count != COLUMNS || rest.p)
        return fail(r, r->line, "not ten columns parted by tabs");
    if (!columns[FORM].n)
        return fail(r, r->line, "an empty FORM");
    if (!r->inside)
        begin_sentence(r);
    switch (read_id(columns[ID], &first, &last)) {
    case ID_WORD:
        return add_word(r, columns, first);
    case ID_RANGE:
        return add_range(r, columns, first, last);
    case ID_EMPTY:
        if (first == r->now.word_count)
            return GS_OK;
        return fail(r, r->line, "empty node %.*s behind word %u", QUOTED(columns[ID]),
                    r->now.word_count);
    case ID_BAD:
        break;
    }
    return fail(r, r->line, "'%.*s' is no ID", QUOTED(columns[ID]));
}

/* "# text = Where?", "# newpar id = p1", or anything else. */
static gs_status read_comment(reader *r, gs_str line)
{
    gs_str value, key;

    if (r->inside)
        return fail(r, r->line, "a comment between words");
    value = gs_str_sub(line, 1, line.n);
    gs_str_split(&value, '=', &key);
    key = gs_str_trim(key);
    if (gs_str_eq(key, GS_STR("newdoc")) || gs_str_starts(key, GS_STR("newdoc ")))
        r->now.new_doc = true;
    else if (gs_str_eq(key, GS_STR("newpar")) || gs_str_starts(key, GS_STR("newpar ")))
        r->now.new_par = true;
    else if (value.p && gs_str_eq(key, GS_STR("sent_id")))
        r->now.id = gs_str_trim(value);
    else if (value.p && gs_str_eq(key, GS_STR("text")))
        r->now.text = gs_str_trim(value);
    return GS_OK;
}

/* Scratch for `count` marks, all 0. */
static bool clear_seen(reader *r, size_t count)
{
    if (count > r->seen_cap && gs_arena_grow(&r->bank->arena, (void **)&r->seen, 0, &r->seen_cap,
                                             count, sizeof *r->seen) != GS_OK)
        return false;
    memset(r->seen, 0, count * sizeof *r->seen);
    return true;
}

/* One root, and from every word the heads lead to it. Each walk leaves its
 * mark (the word it began at) and stops at an earlier one's, which led on to
 * the root; only a walk that meets its own mark goes round. */
static gs_status check_tree(reader *r)
{
    const train_word *words = r->bank->words + r->now.first_word;
    uint32_t          count = r->now.word_count, roots = 0;

    if (!clear_seen(r, (size_t)count + 1))
        return gs_fail_nomem(r->err, "conllu");
    for (uint32_t i = 0; i < count; i++) {
        if (words[i].head > count)
            return fail(r, r->now.line, "the head of word %u is outside of its sentence", i + 1);
        roots += words[i].head == 0;
    }
    if (roots != 1)
        return fail(r, r->now.line, "a sentence of %u roots", roots);
    for (uint32_t start = 1; start <= count; start++) {
        uint32_t at = start;
        while (at != 0 && !r->seen[at]) {
            r->seen[at] = start;
            at = words[at - 1].head;
        }
        if (at != 0 && r->seen[at] == start)
            return fail(r, r->now.line, "the heads of word %u go round", at);
    }
    return GS_OK;
}

static gs_status end_sentence(reader *r)
{
    train_bank *b = r->bank;

    if (!r->inside)
        return GS_OK;
    if (r->range_end)
        return fail(r, r->line, "a multi-word token lacks its word %u", r->now.word_count + 1);
    if (!r->now.word_count)
        return fail(r, r->now.line, "a sentence without words");
    if (b->parsed) {
        gs_status st = check_tree(r);
        if (st != GS_OK)
            return st;
    }
    if (!GS_PUSH(&b->arena, b->sentences, b->sentence_count, b->sentence_cap, r->now))
        return gs_fail_nomem(r->err, "conllu");
    r->now = (train_sentence){0};
    r->inside = false;
    return GS_OK;
}

static gs_status read_lines(reader *r, gs_str text)
{
    gs_str line;

    while (gs_str_split(&text, '\n', &line)) {
        gs_status st;

        r->line++;
        if (line.n && line.p[line.n - 1] == '\r')
            line.n--;
        if (!line.n)
            st = end_sentence(r);
        else if (line.p[0] == '#')
            st = read_comment(r, line);
        else
            st = read_columns(r, line);
        if (st != GS_OK)
            return st;
    }
    return end_sentence(r);
}

static gs_status parse(train_bank *bank, gs_str text, gs_error *err)
{
    reader r = {.bank = bank, .err = err};
    size_t valid = gs_utf8_valid_prefix(text);

    if (valid < text.n)
        return fail(&r, train_count_lines(gs_str_sub(text, 0, valid)), "not valid UTF-8");
    if (!text.n)
        return GS_OK;
    return read_lines(&r, text);
}

static void init(train_bank *bank, const char *path)
{
    *bank = (train_bank){.path = path};
    gs_arena_init(&bank->arena, TRAIN_LIMIT_MEMORY);
    gs_buf_init(&bank->joined, TRAIN_LIMIT_FILE_BYTES);
}

gs_status train_bank_parse(train_bank *bank, const char *path, gs_str text, gs_error *err)
{
    init(bank, path);
    if (text.n > TRAIN_LIMIT_FILE_BYTES)
        return gs_fail(err, GS_E_LIMIT, "conllu", GS_NO_OFFSET, "%s: too large", path);
    return parse(bank, text, err);
}

gs_status train_bank_open(train_bank *bank, const char *path, gs_error *err)
{
    gs_error  why;
    gs_status st;

    init(bank, path);
    st = gs_file_read(&bank->file, path, TRAIN_LIMIT_FILE_BYTES, &why);
    if (st != GS_OK)
        return gs_fail(err, st, "conllu", GS_NO_OFFSET, "%s: %s", path, why.message);
    return parse(bank, gs_str_make(bank->file.data, bank->file.size), err);
}

void train_bank_release(train_bank *bank)
{
    gs_buf_release(&bank->joined);
    gs_arena_release(&bank->arena);
    gs_file_close(&bank->file);
}

uint32_t train_bank_line(const train_bank *bank, size_t at)
{
    size_t low = 0, high = bank->token_count;

    if (!high)
        return 1;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (bank->tokens[middle].joined.start <= at)
            low = middle;
        else
            high = middle;
    }
    return bank->tokens[low].line;
}
