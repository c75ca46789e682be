/* train/cmd_parse.c - gainsay-train parse: the model over words that are given.
 *
 * What a parser is worth apart from the cutting of words: the words and
 * sentences of a treebank, or of a file of names, are taken as they are, all
 * else is the model's.
 */
#include <stdio.h>

#include "base/error.h"
#include "lang/lang.h"
#include "output/output.h"
#include "train/conllu.h"
#include "train/cut.h"
#include "train/iob.h"
#include "train/train.h"

/* ---- a treebank as a document ---- */

static void put_text(const train_bank *bank, gs_buf *text)
{
    for (size_t i = 0; i < bank->sentence_count; i++) {
        const train_sentence *s = &bank->sentences[i];
        for (uint32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
            gs_buf_add_str(text, bank->tokens[t].form);
            if (bank->tokens[t].space_after)
                gs_buf_add_char(text, ' ');
        }
        gs_buf_add_char(text, '\n');
    }
}

/* The words of a multi-word token have the bytes that spell them, where they
 * spell the token; else each has all of it. */
static gs_status add_words(gs_doc *doc, const train_bank *bank, const train_token *token,
                           uint32_t start, bool space)
{
    uint32_t at = start, end = start + (uint32_t)token->form.n;
    size_t   total = 0;

    for (uint32_t i = 0; i < token->word_count; i++)
        total += bank->words[token->first_word + i].form.n;
    for (uint32_t i = 0; i < token->word_count; i++) {
        uint32_t size = (uint32_t)bank->words[token->first_word + i].form.n;
        gs_word  word = {.span = total == token->form.n ? (gs_span){at, at + size}
                                                        : (gs_span){start, end},
                         .head = -1,
                         .parts = i ? 0 : (uint8_t)token->word_count,
                         .space_before = i == 0 && space};
        at += size;
        if (!GS_PUSH(doc->arena, doc->words, doc->word_count, doc->word_cap, word))
            return GS_E_NOMEM;
    }
    return GS_OK;
}

static gs_status add_sentence(gs_doc *doc, const train_bank *bank, const train_sentence *s,
                              uint32_t *at)
{
    gs_sentence out = {.span = {*at, *at},
                       .zone = GS_ZONE_BODY,
                       .duplicate_of = -1,
                       .first_word = (uint32_t)doc->word_count};
    bool        space = true;

    for (uint32_t t = s->first_token; t < s->first_token + s->token_count; t++) {
        const train_token *token = &bank->tokens[t];
        if (add_words(doc, bank, token, *at, space) != GS_OK)
            return GS_E_NOMEM;
        *at += (uint32_t)token->form.n;
        out.span.end = *at;
        *at += token->space_after;
        space = token->space_after;
    }
    ++*at;
    out.word_count = (uint32_t)doc->word_count - out.first_word;
    return GS_PUSH(doc->arena, doc->sentences, doc->sentence_count, doc->sentence_cap, out)
               ? GS_OK
               : GS_E_NOMEM;
}

static gs_status fill_doc(gs_doc *doc, const train_bank *bank, gs_buf *text, gs_error *err)
{
    uint32_t at = 0;

    put_text(bank, text);
    if (text->status != GS_OK)
        return gs_fail(err, text->status, "text", GS_NO_OFFSET, "%s: too much text", bank->path);
    doc->text = gs_buf_str(text);
    doc->source = gs_str_from(bank->path);
    for (size_t i = 0; i < bank->sentence_count; i++) {
        if (add_sentence(doc, bank, &bank->sentences[i], &at) != GS_OK)
            return gs_fail_nomem(err, "text");
    }
    return GS_OK;
}

/* ---- a file of names as a document ---- */

/* Where such a file does not say where blanks were, they are guessed. */
static gs_status add_names_sentence(gs_doc *doc, const train_names *names,
                                    const train_iob_sentence *s, gs_buf *text)
{
    gs_sentence  out = {.zone = GS_ZONE_BODY,
                        .duplicate_of = -1,
                        .first_word = (uint32_t)doc->word_count,
                        .word_count = s->word_count};
    train_spacer spacer = {.quoted = false};

    gs_buf_add_char(text, '\n');
    out.span.start = (uint32_t)text->size;
    for (uint32_t j = s->first_word; j < s->first_word + s->word_count; j++) {
        train_blank blank = names->words[j].blank;
        gs_word     word = {.head = -1, .parts = 1};
        word.space_before = train_space_before(&spacer, names->words[j].form);
        if (blank != TRAIN_BLANK_UNKNOWN)
            word.space_before = blank == TRAIN_BLANK_BEFORE || j == s->first_word;
        if (word.space_before && j > s->first_word)
            gs_buf_add_char(text, ' ');
        word.span.start = (uint32_t)text->size;
        gs_buf_add_str(text, names->words[j].form);
        word.span.end = (uint32_t)text->size;
        if (!GS_PUSH(doc->arena, doc->words, doc->word_count, doc->word_cap, word))
            return GS_E_NOMEM;
    }
    out.span.end = (uint32_t)text->size;
    return GS_PUSH(doc->arena, doc->sentences, doc->sentence_count, doc->sentence_cap, out)
               ? GS_OK
               : GS_E_NOMEM;
}

static gs_status fill_doc_names(gs_doc *doc, const train_names *names, gs_buf *text, gs_error *err)
{
    for (size_t i = 0; i < names->sentence_count; i++) {
        if (add_names_sentence(doc, names, &names->sentences[i], text) != GS_OK)
            return gs_fail_nomem(err, "text");
    }
    if (text->status != GS_OK)
        return gs_fail(err, text->status, "text", GS_NO_OFFSET, "%s: too much text", names->path);
    doc->text = gs_buf_str(text);
    doc->source = gs_str_from(names->path);
    return GS_OK;
}

/* ---- the command ---- */

/* Reads the document and hands it to `write` while the model, which has the
 * strings of features, is there. */
static gs_status read_doc(gs_doc *doc, const char                               *model,
                          void (*write)(const gs_doc *doc, gs_buf *out), gs_buf *out, gs_error *err)
{
    gs_desk   desk;
    gs_lang  *lang = NULL;
    gs_status st = gs_lang_open(&lang, model, err);

    gs_desk_init(&desk);
    if (st == GS_E_IO)
        gs_fail(err, st, "model", GS_NO_OFFSET, "%s: the model cannot be opened", model);
    if (st == GS_OK)
        st = gs_lang_read(lang, &desk, doc, err);
    if (st == GS_OK)
        write(doc, out);
    gs_desk_release(&desk);
    gs_lang_close(lang);
    return st;
}

static gs_status parse_treebank(const char *model, const char *path, gs_buf *out, gs_error *err)
{
    gs_arena   arena;
    gs_doc     doc;
    train_bank bank;
    gs_buf     text;
    gs_status  st = train_bank_open(&bank, path, err);

    gs_arena_init(&arena, TRAIN_LIMIT_MEMORY);
    gs_buf_init(&text, TRAIN_LIMIT_FILE_BYTES);
    gs_doc_init(&doc, &arena, (gs_seed){1, 2});
    if (st == GS_OK)
        st = fill_doc(&doc, &bank, &text, err);
    if (st == GS_OK)
        st = read_doc(&doc, model, gs_output_conllu, out, err);
    gs_buf_release(&text);
    gs_arena_release(&arena);
    train_bank_release(&bank);
    return st;
}

static gs_status parse_names(const char *model, const char *path, gs_buf *out, gs_error *err)
{
    gs_arena    arena;
    gs_doc      doc;
    train_names names;
    gs_buf      text;
    gs_status   st = train_names_open(&names, path, NULL, 0, err);

    gs_arena_init(&arena, TRAIN_LIMIT_MEMORY);
    gs_buf_init(&text, TRAIN_LIMIT_FILE_BYTES);
    gs_doc_init(&doc, &arena, (gs_seed){1, 2});
    if (st == GS_OK)
        st = fill_doc_names(&doc, &names, &text, err);
    if (st == GS_OK)
        st = read_doc(&doc, model, gs_output_iob2, out, err);
    gs_buf_release(&text);
    gs_arena_release(&arena);
    train_names_release(&names);
    return st;
}

static int run(int argc, char **argv)
{
    static const struct option options[] = {{"model", required_argument, NULL, 'm'},
                                            {"names", no_argument, NULL, 'n'},
                                            {NULL, 0, NULL, 0}};
    const char                *model = "data/model.gsm";
    bool                       names = false;
    gs_buf                     out;
    gs_error                   err;
    int                        option, status = TRAIN_BAD_DATA;

    while ((option = train_option(&train_cmd_parse, argc, argv, options)) != -1) {
        if (option == '?')
            return TRAIN_FAILED;
        if (option == 'm')
            model = optarg;
        names |= option == 'n';
    }
    if (argc - optind != 1) {
        train_say("parse takes one file; see: gainsay-train help parse");
        return TRAIN_FAILED;
    }
    gs_buf_init(&out, TRAIN_LIMIT_FILE_BYTES);
    if ((names ? parse_names : parse_treebank)(model, argv[optind], &out, &err) == GS_OK) {
        fwrite(out.data, 1, out.size, stdout);
        status = train_finish_output();
    } else {
        train_say("%s", err.message);
    }
    gs_buf_release(&out);
    return status;
}

const train_command train_cmd_parse = {
    .name = "parse",
    .summary = "let the model read the words of a treebank",
    .usage = "[--model FILE] [--names] FILE",
    .help = "Takes words and sentences of a CoNLL-U file as they are and prints the file as\n"
            "the model tags and parses it: what it is worth with gold tokens. With --names\n"
            "FILE is a file of names (IOB2).\n"
            "\n"
            "Options:\n"
            "  --model FILE     the model (data/model.gsm)\n"
            "  --names          print the names that it finds, as IOB2\n"
            "  -h, --help       print this help\n",
    .run = run,
};
