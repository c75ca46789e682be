/* fuzz_model.c - a model file that somebody else wrote.
 *
 * A small whole model is made at start, with its tables cut to a size that is
 * quickly read. The input is a list of changes to it: which part, where, and
 * what. Size and hash are mended behind them, so that every reader of parts is
 * reached. What opens must then read a report soundly: any weights do, as long
 * as the checks at the door let them in. The same bytes are also read as a
 * model file just as they are.
 *
 * A change is 8 bytes: the part (the upper bit: its entry in the file's head, not
 * its numbers), three of the place in it, the number of bytes to write (1 to
 * 4), and three bytes of what to write: the first one again behind the third.
 * Sums of weights are mended as well, unless the first change says not to.
 */
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/tiny_model.h"
#include "base/limits.h"
#include "lang/lang.h"
#include "text/utf8.h"

#define CHECK(what)                                                                                \
    do {                                                                                           \
        if (!(what))                                                                               \
            abort();                                                                               \
    } while (0)

#define TABLE_ROWS 1024 /* of the large tables, as they are cut */
#define CHANGE     8

static const char report[] =
    "RIVER ROSE AT NIGHT\n\n"
    "Two men came home. The ministry denied it, Mara Tarn said.\n"
    "He didn\xE2\x80\x99t see 1,400 houses \xE2\x80\x94 in K\xC3\xB6nig.\n";

static gs_buf good; /* the whole model */

/* ---- the model, cut ---- */

/* The rows of `part` that are kept: of tables of slots each where it would be
 * looked for, of others the first ones. */
static void add_table(train_model_writer *w, const char *name, const gs_model_part *part)
{
    static gs_vocab_slot slots[TABLE_ROWS];
    const gs_vocab_slot *old = part->data;
    uint32_t             used = 0;

    if (strcmp(name, "lemma.table") != 0) {
        train_model_add(w, name, part->kind, TABLE_ROWS, part->cols, part->data);
        return;
    }
    memset(slots, 0, sizeof slots);
    for (uint32_t i = 0; i < part->rows && used < TABLE_ROWS / 2; i++) {
        if (old[i].number &&
            gs_vocab_add(slots, TABLE_ROWS - 1, (uint64_t)old[i].fingerprint << 32 | i,
                         old[i].number - 1))
            used++;
    }
    train_model_add(w, name, part->kind, TABLE_ROWS, 2, slots);
}

static bool is_large(const char *name, const gs_model_part *part)
{
    return part->rows > TABLE_ROWS &&
           (strncmp(name, "bnd.", 4) == 0 || strcmp(name, "lemma.table") == 0);
}

static void cut_model(const char *path)
{
    train_model_writer w;
    gs_model_file      f;
    gs_model_part      part;
    gs_error           err;

    train_model_writer_init(&w);
    CHECK(gs_model_file_open(&f, path, &err) == GS_OK);
    for (uint32_t i = 0; i < f.part_count; i++) {
        const char *name = gs_model_part_at(&f, i, &part);
        if (is_large(name, &part))
            add_table(&w, name, &part);
        else
            train_model_add(&w, name, part.kind, part.rows, part.cols, part.data);
    }
    CHECK(train_model_save(&w, path, &err) == GS_OK);
    gs_model_file_close(&f);
    train_model_writer_release(&w);
}

static void make_model(void)
{
    char     path[] = "/tmp/gainsay-fuzz-XXXXXX";
    int      fd = mkstemp(path);
    gs_file  file;
    gs_error err;

    CHECK(fd >= 0);
    close(fd);
    CHECK(tiny_model_write(TEST_DATADIR, 1, path, &err) == GS_OK);
    cut_model(path);
    CHECK(gs_file_open(&file, path, GS_LIMIT_MODEL_BYTES, &err) == GS_OK);
    gs_buf_init(&good, GS_LIMIT_MODEL_BYTES);
    gs_buf_add(&good, file.data, file.size);
    CHECK(good.status == GS_OK);
    gs_file_close(&file);
    unlink(path);
}

/* ---- changes ---- */

/* Where part `i` of the good model is. */
static size_t place_of(uint32_t i)
{
    uint64_t offset;

    memcpy(&offset, good.data + 64 + (size_t)i * 64 + 40, sizeof offset);
    return (size_t)offset;
}

static void change(char *model, size_t size, const uint8_t *c)
{
    uint32_t count, part;
    uint64_t length;
    size_t   offset, at = (size_t)c[1] | (size_t)c[2] << 8 | (size_t)c[3] << 16,
                   width = 1 + c[4] % 4u;
    uint8_t what[4] = {c[5], c[6], c[7], c[5]};

    memcpy(&count, good.data + 12, sizeof count);
    part = (c[0] & 0x7Fu) % count;
    offset = place_of(part);
    memcpy(&length, good.data + 64 + (size_t)part * 64 + 48, sizeof length);
    if (c[0] & 0x80) {
        offset = 64 + part * 64;
        length = 64;
    }
    if (length < width)
        return;
    at = offset + at % (size_t)(length - width + 1);
    CHECK(at + width <= size);
    memcpy(model + at, what, width);
}

/* A matrix's sums, behind a change of its weights: parts NAME.w, .s, .b, .z. */
static void mend_sums(char *model, uint32_t w)
{
    const int8_t *weight = (const int8_t *)model + place_of(w);
    uint32_t      rows, cols;

    memcpy(&rows, good.data + 64 + (size_t)w * 64 + 28, sizeof rows);
    memcpy(&cols, good.data + 64 + (size_t)w * 64 + 32, sizeof cols);
    for (uint32_t r = 0; r < rows; r++) {
        int32_t sums[16] = {0};
        for (uint32_t i = 0; i < cols; i++)
            sums[i % 64 / 4] += *weight++;
        memcpy(model + place_of(w + 3) + r * sizeof sums, sums, sizeof sums);
    }
}

static void mend_all_sums(char *model)
{
    uint32_t count;

    memcpy(&count, good.data + 12, sizeof count);
    for (uint32_t i = 3; i < count; i++) {
        const char *name = good.data + 64 + (size_t)i * 64;
        size_t      n = strlen(name);
        if (n > 2 && strcmp(name + n - 2, ".z") == 0)
            mend_sums(model, i - 3);
    }
}

static void mend(char *model, size_t size)
{
    struct sha256_ctx ctx;

    sha256_init(&ctx);
    sha256_update(&ctx, size - 64, (const uint8_t *)model + 64);
    sha256_digest(&ctx, 32, (uint8_t *)model + 24);
}

/* ---- opening and reading ---- */

static void check_doc(const gs_doc *doc)
{
    for (size_t i = 0; i < doc->sentence_count; i++) {
        const gs_sentence *s = &doc->sentences[i];
        size_t             roots = 0;
        for (uint32_t j = s->first_word; j < s->first_word + s->word_count; j++) {
            const gs_word *w = &doc->words[j];
            roots += w->head < 0;
            CHECK(w->upos < GS_UPOS_COUNT && w->deprel < GS_DEPREL_COUNT);
            CHECK(w->lemma.n && gs_utf8_valid_prefix(w->lemma) == w->lemma.n);
            CHECK(gs_utf8_valid_prefix(w->feats) == w->feats.n);
        }
        CHECK(roots == 1 || s->word_count == 0);
    }
    for (size_t i = 0; i < doc->name_count; i++)
        CHECK(doc->names[i].word_count &&
              doc->names[i].first_word + doc->names[i].word_count <= doc->word_count);
}

/* Every line of the report is a sentence. */
static void read_report(const gs_lang *lang)
{
    gs_arena arena, scratch;
    gs_desk  desk;
    gs_doc   doc;
    gs_error err;
    gs_str   rest = gs_str_from(report), line;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    gs_arena_init(&scratch, GS_LIMIT_DOC_MEMORY);
    gs_desk_init(&desk);
    gs_doc_init(&doc, &arena, (gs_seed){1, 2});
    doc.text = rest;
    for (uint32_t i = 0; gs_str_split(&rest, '\n', &line); i++) {
        uint32_t    start = (uint32_t)(line.p - report);
        gs_sentence s = {.span = {start, start + (uint32_t)line.n}, .block = i};
        if (line.n)
            CHECK(GS_PUSH(&arena, doc.sentences, doc.sentence_count, doc.sentence_cap, s));
    }
    CHECK(gs_lang_parse(lang, &desk, &doc, true, &scratch, &err) == GS_OK);
    check_doc(&doc);
    gs_arena_release(&arena);
    gs_arena_release(&scratch);
    gs_desk_release(&desk);
}

/* Whether they open; from a file of the target's own. */
static bool open_bytes(const char *bytes, size_t size)
{
    static char path[64];
    gs_lang    *lang;
    gs_error    err = {0};
    FILE       *file;
    bool        opens;

    if (!path[0])
        snprintf(path, sizeof path, "/tmp/gainsay-fuzz-%ld", (long)getpid());
    file = fopen(path, "wb");
    CHECK(file && fwrite(bytes, 1, size, file) == size);
    fclose(file);
    opens = gs_lang_open(&lang, path, &err) == GS_OK;
    if (opens) {
        read_report(lang);
        gs_lang_close(lang);
    } else {
        CHECK(err.message[0]);
    }
    unlink(path);
    return opens;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *model;
    bool  opens;

    if (!good.size)
        make_model();
    open_bytes((const char *)data, size);
    model = malloc(good.size);
    CHECK(model);
    memcpy(model, good.data, good.size);
    for (size_t at = 0; at + CHANGE <= size; at += CHANGE)
        change(model, good.size, data + at);
    if (size < 5 || !(data[4] & 4))
        mend_all_sums(model);
    mend(model, good.size);
    opens = open_bytes(model, good.size);
    CHECK(opens || size >= CHANGE);
    free(model);
    return 0;
}
