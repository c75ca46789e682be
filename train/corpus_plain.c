/* train/corpus_plain.c - sets that are read for their sentences alone
 * (corpus.h): GAP's column of text, and the tokens of MEANTIME's XML, which
 * stand one a line:
 *
 *     <token number="0" sentence="0" t_id="1">U.S.</token>
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "text/utf8.h"
#include "train/corpus.h"
#include "train/corpus_int.h"
#include "train/corpus_text.h"
#include "train/cut.h"
#include "train/train.h"

typedef gs_status (*text_fn)(train_corpus *c, gs_str text, gs_buf *scratch);

/* Reads the file, which must be UTF-8, and hands it to `fn`. */
static gs_status read_file(train_corpus *c, const char *path, text_fn fn, gs_error *err)
{
    gs_file   file;
    gs_buf    scratch;
    gs_str    text;
    gs_status st = gs_file_read(&file, path, TRAIN_LIMIT_FILE_BYTES, err);

    if (st != GS_OK)
        return st;
    gs_buf_init(&scratch, TRAIN_LIMIT_FILE_BYTES);
    text = gs_str_make(file.data, file.size);
    if (gs_utf8_valid_prefix(text) < text.n)
        st = gs_fail(err, GS_E_DATA, "corpus", gs_utf8_valid_prefix(text), "%s: not valid UTF-8",
                     path);
    else
        st = train_corpus_fail(fn(c, text, &scratch), err);
    gs_buf_release(&scratch);
    gs_file_close(&file);
    return st;
}

/* --- GAP ----------------------------------------------------------------- */

/* "C*rdoba": a character was lost. */
static bool has_lost(gs_str text)
{
    for (size_t i = 1; i + 1 < text.n; i++) {
        if (text.p[i] == '*' && text.p[i - 1] != ' ' && text.p[i + 1] != ' ')
            return true;
    }
    return false;
}

/* Quotation marks as TeX writes them become what the press writes. */
static void plain_quotes(gs_str text, gs_buf *out)
{
    gs_buf_clear(out);
    for (size_t i = 0; i < text.n; i++) {
        bool twice = i + 1 < text.n && text.p[i + 1] == text.p[i];
        if (twice && (text.p[i] == '`' || text.p[i] == '\'')) {
            gs_buf_add_char(out, '"');
            i++;
        } else {
            gs_buf_add_char(out, text.p[i]);
        }
    }
}

static gs_status add_passage(train_corpus *c, gs_str text)
{
    gs_arena   arena;
    train_text cut;
    gs_status  st;

    gs_arena_init(&arena, TRAIN_LIMIT_MEMORY);
    st = train_text_cut(c, text, &arena, &cut);
    if (st == GS_OK)
        st = train_text_add_words(c, text, &cut);
    if (st == GS_OK)
        st = train_text_end_items(c, &cut, (train_item){.source = TRAIN_SOURCE_GAP});
    gs_arena_release(&arena);
    return st;
}

/* "ID TAB Text TAB Pronoun ...", with a line of headings. */
static gs_status read_gap(train_corpus *c, gs_str text, gs_buf *scratch)
{
    gs_str    line, column = GS_STR_NONE;
    gs_status st = GS_OK;

    gs_str_split(&text, '\n', &line);
    while (st == GS_OK && gs_str_split(&text, '\n', &line)) {
        gs_str_split(&line, '\t', &column);
        if (!gs_str_split(&line, '\t', &column) || has_lost(column))
            continue;
        plain_quotes(column, scratch);
        st = scratch->status == GS_OK ? add_passage(c, gs_buf_str(scratch)) : scratch->status;
    }
    return st;
}

gs_status train_corpus_add_gap(train_corpus *c, const char *tsv_path, gs_error *err)
{
    return read_file(c, tsv_path, read_gap, err);
}

/* --- MEANTIME ------------------------------------------------------------ */

static void unescape(gs_str s, gs_buf *out)
{
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    static const char        marks[] = "&<>\"'";

    gs_buf_clear(out);
    for (size_t at = 0; at < s.n;) {
        gs_str rest = gs_str_sub(s, at, s.n);
        size_t i = 0;
        while (i < 5 && !gs_str_starts(rest, gs_str_from(names[i])))
            i++;
        gs_buf_add_char(out, i < 5 ? marks[i] : s.p[at]);
        at += i < 5 ? strlen(names[i]) : 1;
    }
}

/* The value of an attribute of a line's element; none when it has it not. */
static gs_str attribute(gs_str line, gs_str start)
{
    size_t at = gs_str_find(line, start, 0), end;

    if (at == SIZE_MAX)
        return GS_STR_NONE;
    at += start.n;
    end = gs_str_find(line, GS_STR("\""), at);
    return end == SIZE_MAX ? GS_STR_NONE : gs_str_sub(line, at, end);
}

static gs_status add_token(train_corpus *c, gs_str form, train_spacer *spacer)
{
    gs_str    piece;
    size_t    at = 0, end = 0;
    gs_status st = GS_OK;

    if (gs_str_eq(form, GS_STR("``")) || gs_str_eq(form, GS_STR("''")))
        form = GS_STR("\"");
    for (; st == GS_OK && train_cut_word(form, &end, &piece); at = end) {
        train_corpus_word word =
            train_bare_word(piece, at == 0 && train_space_before(spacer, piece));
        st = train_corpus_add_word(c, &word);
    }
    return st;
}

static gs_status read_meantime(train_corpus *c, gs_str text, gs_buf *scratch)
{
    gs_str       line, sentence = GS_STR_NONE;
    train_spacer spacer = {0};
    train_item   item = {.source = TRAIN_SOURCE_MEANTIME};
    gs_status    st = GS_OK;

    c->doc_count++;
    while (st == GS_OK && gs_str_split(&text, '\n', &line)) {
        gs_str number = attribute(line, GS_STR(" sentence=\""));
        size_t start, end;
        if (!gs_str_starts(line, GS_STR("<token ")) || !number.p)
            continue;
        start = gs_str_find(line, GS_STR(">"), 0);
        end = gs_str_find(line, GS_STR("</token>"), 0);
        if (start == SIZE_MAX || end == SIZE_MAX || end <= start)
            continue;
        if (!gs_str_eq(number, sentence)) {
            st = train_corpus_end_item(c, item, false);
            spacer = (train_spacer){0};
        }
        sentence = number;
        unescape(gs_str_sub(line, start + 1, end), scratch);
        if (st == GS_OK)
            st = scratch->status == GS_OK ? add_token(c, gs_buf_str(scratch), &spacer)
                                          : scratch->status;
    }
    return st == GS_OK ? train_corpus_end_item(c, item, false) : st;
}

/* Calls itself for folders; in the order of names, so that runs are alike. */
static gs_status read_folder(train_corpus *c, const char *folder, int depth, gs_error *err)
{
    struct dirent **entries = NULL;
    int             count = scandir(folder, &entries, NULL, alphasort);
    gs_status       st = GS_OK;

    if (count < 0)
        return gs_fail(err, GS_E_IO, "corpus", GS_NO_OFFSET, "%s: cannot be read", folder);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        char        path[4096];
        int         size = snprintf(path, sizeof path, "%s/%s", folder, name);
        if (st == GS_OK && size < (int)sizeof path && name[0] != '.') {
            if (gs_str_ends(gs_str_from(name), GS_STR(".xml")))
                st = read_file(c, path, read_meantime, err);
            else if (depth > 0 && gs_str_starts(gs_str_from(name), GS_STR("corpus_")))
                st = read_folder(c, path, depth - 1, err);
        }
        free(entries[i]);
    }
    free(entries);
    return st;
}

gs_status train_corpus_add_meantime(train_corpus *c, const char *folder, gs_error *err)
{
    return read_folder(c, folder, 1, err);
}
