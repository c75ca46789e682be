/* lang/lang.c - see lang.h. */
#include "lang/lang.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "lang/boundary.h"
#include "lang/decode.h"
#include "lang/lemma.h"
#include "lang/model_file.h"

struct gs_lang {
    gs_model_file     file;
    gs_arena          arena;
    gs_boundary       boundary;
    gs_network        network;
    gs_lemma          lemma;
    const gs_kernels *kernels;
};

/* ---- opening ---- */

static gs_status load_parts(gs_lang *lang, gs_error *err)
{
    gs_status st = gs_boundary_load(&lang->boundary, &lang->file, err);

    if (st == GS_OK)
        st = gs_network_load(&lang->network, &lang->file, &lang->arena, err);
    if (st == GS_OK)
        st = gs_lemma_load(&lang->lemma, &lang->file, err);
    return st;
}

gs_status gs_lang_open(gs_lang **out, const char *path, gs_error *err)
{
    gs_lang  *lang = calloc(1, sizeof *lang);
    gs_status st;

    if (!lang)
        return gs_fail_nomem(err, "model");
    gs_arena_init(&lang->arena, GS_LIMIT_MODEL_BYTES);
    lang->kernels = gs_kernels_best();
    st = gs_model_file_open(&lang->file, path, err);
    if (st == GS_OK)
        st = load_parts(lang, err);
    if (st != GS_OK) {
        gs_lang_close(lang);
        return st;
    }
    *out = lang;
    return GS_OK;
}

void gs_lang_close(gs_lang *lang)
{
    if (!lang)
        return;
    gs_model_file_close(&lang->file);
    gs_arena_release(&lang->arena);
    free(lang);
}

void gs_lang_use_kernels(gs_lang *lang, const gs_kernels *kernels)
{
    lang->kernels = kernels;
}

/* ---- cutting ---- */

/* Sentences [from, to) are of one block; cuts it anew. */
static gs_status cut_block(const gs_lang *lang, gs_doc *doc, const gs_sentence *from, size_t count,
                           bool plain, gs_arena *scratch, gs_cuts *cuts)
{
    gs_sentence_spans proposed = {.items = gs_arena_alloc(scratch, count * sizeof(gs_span)),
                                  .count = count};
    gs_span           block = {from[0].span.start, from[count - 1].span.end};
    size_t            first = cuts->sentence_count;
    gs_status         st;

    if (!proposed.items)
        return GS_E_NOMEM;
    for (size_t i = 0; i < count; i++)
        proposed.items[i] = from[i].span;
    st = gs_boundary_cut(&lang->boundary, doc->text, block, &proposed, plain, doc->arena, cuts);
    for (size_t i = first; st == GS_OK && i < cuts->sentence_count; i++) {
        const gs_cut_sentence *cut = &cuts->sentences[i];
        gs_sentence            s = *from;
        s.span = cut->span;
        s.duplicate_of = -1;
        s.first_word = cut->first_word;
        s.word_count = cut->word_count;
        if (!GS_PUSH(doc->arena, doc->sentences, doc->sentence_count, doc->sentence_cap, s))
            st = GS_E_NOMEM;
    }
    return st;
}

static gs_status cut(const gs_lang *lang, gs_doc *doc, bool plain, gs_arena *scratch)
{
    gs_sentence *old = doc->sentences;
    size_t       count = doc->sentence_count;
    gs_cuts      cuts = {.sentences = NULL};
    gs_status    st = GS_OK;

    doc->sentences = NULL;
    doc->sentence_count = doc->sentence_cap = 0;
    for (size_t i = 0, next; st == GS_OK && i < count; i = next) {
        for (next = i + 1; next < count && old[next].block == old[i].block;)
            next++;
        st = cut_block(lang, doc, old + i, next - i, plain, scratch, &cuts);
    }
    doc->words = cuts.words;
    doc->word_count = cuts.word_count;
    doc->word_cap = cuts.word_cap;
    return st;
}

/* ---- reading ---- */

static gs_status find_lemmas(const gs_lang *lang, gs_desk *desk, gs_doc *doc)
{
    for (size_t i = 0; i < desk->count; i++) {
        const gs_stretch *t = &desk->stretches[i];
        for (uint32_t j = t->first; j < t->first + t->n; j++) {
            gs_word *word = &doc->words[j];
            word->lemma = gs_lemma_find(&lang->lemma, gs_doc_str(doc, word->span),
                                        (gs_upos)word->upos, word->feats, doc->arena);
            if (!word->lemma.p)
                return GS_E_NOMEM;
        }
    }
    return GS_OK;
}

/* What stands on the desk. */
static gs_status read_desk(const gs_lang *lang, gs_desk *desk, gs_doc *doc, gs_arena *scratch)
{
    gs_status st;

    gs_desk_encode(desk, doc);
    gs_decode_tags(desk, doc);
    st = find_lemmas(lang, desk, doc);
    if (st == GS_OK)
        st = gs_decode_heads(desk, doc, scratch);
    if (st == GS_OK)
        st = gs_decode_names(desk, doc, scratch);
    desk->count = desk->n = 0;
    return st;
}

/* The later parts of a sentence that was too long for a desk hang on its first
 * part: one root a sentence. */
static void join_parts(gs_doc *doc, const gs_sentence *s)
{
    int32_t root = -1;

    for (uint32_t i = s->first_word; i < s->first_word + s->word_count; i++) {
        gs_word *word = &doc->words[i];
        if (word->head >= 0)
            continue;
        if (root < 0) {
            root = (int32_t)i;
        } else {
            word->head = root;
            word->deprel = GS_DEPREL_PARATAXIS;
        }
    }
}

const uint8_t *gs_lang_hash(const gs_lang *lang)
{
    return lang->file.sha256;
}

gs_status gs_lang_read(const gs_lang *lang, gs_desk *desk, gs_doc *doc, gs_error *err)
{
    gs_arena  steps; /* what a desk's worth of words needs for a moment */
    gs_status st = gs_desk_lay(desk, &lang->network, lang->file.sha256, lang->kernels, doc->seed);

    gs_arena_init(&steps, GS_LIMIT_DOC_MEMORY);
    for (size_t i = 0; st == GS_OK && i < doc->sentence_count; i++) {
        const gs_sentence *s = &doc->sentences[i];
        for (uint32_t done = 0, n; st == GS_OK && done < s->word_count; done += n) {
            n = s->word_count - done < GS_DESK_WORDS ? s->word_count - done : GS_DESK_WORDS;
            if (desk->n + n > GS_DESK_WORDS) {
                st = read_desk(lang, desk, doc, &steps);
                gs_arena_clear(&steps);
            }
            desk->stretches[desk->count++] =
                (gs_stretch){s->first_word + done, (uint32_t)desk->n, n};
            desk->n += n;
        }
    }
    if (st == GS_OK && desk->n)
        st = read_desk(lang, desk, doc, &steps);
    for (size_t i = 0; st == GS_OK && i < doc->sentence_count; i++) {
        if (doc->sentences[i].word_count > GS_DESK_WORDS)
            join_parts(doc, &doc->sentences[i]);
    }
    gs_arena_release(&steps);
    if (st != GS_OK)
        return gs_fail_nomem(err, "language");
    memcpy(doc->model, lang->file.sha256, sizeof doc->model);
    doc->modelled = true;
    return GS_OK;
}

gs_status gs_lang_parse(const gs_lang *lang, gs_desk *desk, gs_doc *doc, bool plain,
                        gs_arena *scratch, gs_error *err)
{
    gs_status st = cut(lang, doc, plain, scratch);

    if (st == GS_E_NOMEM)
        return gs_fail_nomem(err, "language");
    if (st != GS_OK)
        return gs_fail(err, st, "language", GS_NO_OFFSET,
                       "more words in one block than a report can have");
    return gs_lang_read(lang, desk, doc, err);
}
