/* fuzz_parse.c - from bytes to words, and the three ways to print them.
 *
 * Beside not crashing: every visible character of a sentence is in a word, and
 * in one only; names lie within sentences; the CoNLL-U and the IOB2 are read by
 * the program that scores them, which wants a tree with one root for each
 * sentence; a tree keeps to its width. The first byte chooses report or
 * running text. The model is the shipped one, or a file of the right form that
 * holds nothing, where the library takes that; else there is nothing to do.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "gainsay.h"
#include "text/utf8.h"
#include "train/conllu.h"
#include "train/iob.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

static gs_engine *engine;
static gs_reader *reader;
static bool       modelled;

static bool load_nothing(void)
{
    static const char nothing[64] =
        "GAINSAYM\1\0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0"
        "\xe3\xb0\xc4\x42\x98\xfc\x1c\x14\x9a\xfb\xf4\xc8\x99\x6f\xb9\x24"
        "\x27\xae\x41\xe4\x64\x9b\x93\x4c\xa4\x95\x99\x1b\x78\x52\xb8\x55";
    char path[] = "/tmp/gainsay-fuzz-XXXXXX";
    int  fd = mkstemp(path);
    bool loaded;

    CHECK(fd >= 0 && write(fd, nothing, sizeof nothing) == (ssize_t)sizeof nothing);
    close(fd);
    loaded = gs_engine_load_model(engine, path, NULL) == GS_OK;
    unlink(path);
    return loaded;
}

static void open_once(void)
{
    if (engine)
        return;
    CHECK(gs_engine_open(&engine, TEST_DATADIR, NULL) == GS_OK);
    CHECK(gs_reader_new(&reader, engine, NULL) == GS_OK);
    modelled =
        gs_engine_load_model(engine, TEST_DATADIR "/model.gsm", NULL) == GS_OK || load_nothing();
}

static int to_buf(void *ctx, const char *data, size_t size)
{
    gs_buf_add(ctx, data, size);
    return 0;
}

/* Nothing but white space between two words. */
static void check_blank(const gs_doc *doc, uint32_t from, uint32_t to)
{
    CHECK(from <= to);
    for (size_t at = from, next; at < to; at = next) {
        uint32_t c = gs_utf8_at(doc->text, at, &next);
        CHECK(gs_char_space(c));
    }
}

static void check_sentence(const gs_doc *doc, const gs_sentence *s, uint32_t *next_word)
{
    uint32_t at = s->span.start;

    CHECK(s->first_word == *next_word && s->word_count <= doc->word_count - s->first_word);
    for (uint32_t i = s->first_word; i < s->first_word + s->word_count; i++) {
        const gs_word *w = &doc->words[i];
        CHECK(w->span.start < w->span.end && w->span.end <= s->span.end);
        CHECK(w->upos < GS_UPOS_COUNT && w->deprel < GS_DEPREL_COUNT);
        check_blank(doc, at, w->span.start);
        CHECK(w->space_before == (i == s->first_word || at < w->span.start));
        at = w->span.end;
    }
    check_blank(doc, at, s->span.end);
    *next_word += s->word_count;
}

static void check_words(const gs_doc *doc)
{
    uint32_t next = 0, sentence = 0;

    for (size_t i = 0; i < doc->sentence_count; i++)
        check_sentence(doc, &doc->sentences[i], &next);
    CHECK(next == doc->word_count);
    next = 0;
    for (size_t i = 0; i < doc->name_count; i++) {
        const gs_named *n = &doc->names[i];
        CHECK(n->first_word >= next && n->word_count && n->kind < GS_NAMED_KINDS);
        next = n->first_word + n->word_count;
        while (doc->sentences[sentence].first_word + doc->sentences[sentence].word_count <
               n->first_word + 1)
            sentence++;
        CHECK(next <= doc->sentences[sentence].first_word + doc->sentences[sentence].word_count);
    }
}

static void check_conllu(const gs_doc *doc)
{
    train_bank bank;
    gs_buf     out;

    gs_buf_init(&out, SIZE_MAX / 2);
    CHECK(gs_doc_write_conllu(doc, to_buf, &out, NULL) == GS_OK);
    CHECK(gs_utf8_valid_prefix(gs_buf_str(&out)) == out.size);
    CHECK(train_bank_parse(&bank, "out", gs_buf_str(&out), NULL) == GS_OK);
    CHECK(bank.word_count == doc->word_count);
    train_bank_release(&bank);
    gs_buf_release(&out);
}

static void check_iob2(const gs_doc *doc)
{
    train_names names;
    gs_buf      out;

    gs_buf_init(&out, SIZE_MAX / 2);
    CHECK(gs_doc_write_iob2(doc, to_buf, &out, NULL) == GS_OK);
    CHECK(train_names_parse(&names, "out", gs_buf_str(&out), NULL, 0, NULL) == GS_OK);
    CHECK(names.word_count <= doc->word_count); /* "-DOCSTART-" may be one word */
    train_names_release(&names);
    gs_buf_release(&out);
}

static void check_tree(const gs_doc *doc, unsigned width)
{
    gs_table_options options = {.width = width};
    gs_buf           out;
    gs_str           rest, line;

    gs_buf_init(&out, SIZE_MAX / 2);
    CHECK(gs_doc_write_tree(doc, &options, to_buf, &out, NULL) == GS_OK);
    rest = gs_buf_str(&out);
    while (rest.n && gs_str_split(&rest, '\n', &line)) {
        CHECK(line.n <= width);
        for (size_t i = 0; i < line.n; i++)
            CHECK(line.p[i] >= ' ' && line.p[i] <= '~');
    }
    gs_buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gs_parse_options options = {.plain = size && (data[0] & 1)};
    gs_input         in = {.data = (const char *)data + (size != 0), .size = size - (size != 0)};
    const gs_doc    *doc;

    open_once();
    if (!modelled || gs_reader_parse(reader, &in, &options, &doc, NULL) != GS_OK)
        return 0;
    check_words(doc);
    check_conllu(doc);
    check_iob2(doc);
    check_tree(doc, 20 + (data[0] >> 1) % 81);
    return 0;
}
