/* tiny_model.h - a whole language model, small, from a few invented sentences.
 *
 * Words' and sentences' ends come from boundary_lesson.h; tags, heads, names
 * and lemmas from the treebank below; the network is as narrow as it may be.
 * Untrained it says nothing sensible, but everything that holds for any model
 * must hold for it.
 *
 * A sentence of the treebank is its words, blanks between them; a word is its
 * form, lemma, tag, features, head, relation with "/" between, and a name's
 * tag behind that if it has one.
 */
#ifndef GS_TEST_TINY_MODEL_H
#define GS_TEST_TINY_MODEL_H

#include <stdio.h>
#include <string.h>

#include "boundary_lesson.h"
#include "train/export.h"
#include "train/lemma.h"
#include "train/vocab.h"

static const char *const tiny_bank[] = {
    "The/the/DET/_/2/det river/river/NOUN/Number=Sing/3/nsubj rose/rise/VERB/Tense=Past/0/root "
    "at/at/ADP/_/5/case night/night/NOUN/Number=Sing/3/obl ././PUNCT/_/3/punct",
    "Mara/Mara/PROPN/Number=Sing/3/nsubj/B-PER Tarn/Tarn/PROPN/Number=Sing/1/flat/I-PER "
    "went/go/VERB/Tense=Past/0/root home/home/ADV/_/3/advmod ././PUNCT/_/3/punct",
    "I/I/PRON/Case=Nom/2/nsubj saw/see/VERB/Tense=Past/0/root the/the/DET/_/4/det "
    "boats/boat/NOUN/Number=Plur/2/obj in/in/ADP/_/6/case Kesh/Kesh/PROPN/Number=Sing/2/obl/B-LOC "
    "././PUNCT/_/2/punct",
    "The/the/DET/_/2/det ministry/ministry/NOUN/Number=Sing/3/nsubj denied/deny/VERB/Tense=Past/0/"
    "root it/it/PRON/_/3/obj ././PUNCT/_/3/punct",
    "Two/two/NUM/NumType=Card/2/nummod men/man/NOUN/Number=Plur/3/nsubj came/come/VERB/Tense=Past/"
    "0/root on/on/ADP/_/5/case Monday/Monday/PROPN/Number=Sing/3/obl ././PUNCT/_/3/punct",
    "Orrin/Orrin/PROPN/Number=Sing/2/compound/B-ORG News/News/PROPN/Number=Sing/3/nsubj/I-ORG "
    "said/say/VERB/Tense=Past/0/root 12/12/NUM/NumType=Card/5/nummod "
    "houses/house/NOUN/Number=Plur/6/nsubj burned/burn/VERB/Tense=Past/3/ccomp ././PUNCT/_/3/punct",
    "The/the/DET/_/2/det boats/boat/NOUN/Number=Plur/3/nsubj burned/burn/VERB/Tense=Past/0/root "
    "in/in/ADP/_/6/case the/the/DET/_/6/det river/river/NOUN/Number=Sing/3/obl ././PUNCT/_/3/punct",
    "It/it/PRON/_/2/nsubj denied/deny/VERB/Tense=Past/0/root nothing/nothing/PRON/_/2/obj "
    "and/and/CCONJ/_/5/cc rose/rise/VERB/Tense=Past/2/conj ././PUNCT/_/2/punct",
};

#define TINY_SENTENCES (sizeof tiny_bank / sizeof *tiny_bank)

static const gs_net_shape tiny_shape = {.word = 8,
                                        .gram = 4,
                                        .suffix = 4,
                                        .prefix = 3,
                                        .shape = 4,
                                        .vector = 4,
                                        .hidden = 16,
                                        .layers = 2,
                                        .tag = 16,
                                        .arc = 16,
                                        .label = 32,
                                        .name = 16};

typedef struct tiny_model {
    char         bank_path[64], names_path[64];
    gs_know      know;
    train_bank   bank;
    train_corpus corpus;
    train_vocab  vocab;
    train_inputs inputs;
    train_net    net; /* with random weights */
} tiny_model;

/* ---- the treebank, as two files ---- */

static void tiny_word(gs_buf *bank, gs_buf *names, unsigned id, gs_str word, bool last)
{
    static const char *const columns[] = {"\t", "\t", "\t", "\t_\t", "\t", "\t"};
    gs_str                   part, name = GS_STR("O");

    gs_buf_addf(bank, "%u", id);
    gs_buf_addf(names, "%u\t%.*s", id, (int)gs_str_find(word, GS_STR("/"), 0), word.p);
    for (int i = 0; gs_str_split(&word, '/', &part); i++) {
        if (i == 6)
            name = part;
        else
            gs_buf_addf(bank, "%s%.*s", columns[i], GS_STR_ARG(part));
    }
    gs_buf_addf(bank, "\t_\t%s\n", last ? "SpaceAfter=No" : "_");
    gs_buf_addf(names, "\t%.*s\t-\t-\n", GS_STR_ARG(name));
}

static void tiny_sentence(gs_buf *bank, gs_buf *names, size_t number)
{
    gs_str   rest = gs_str_from(tiny_bank[number]), word;
    unsigned id = 1;

    gs_buf_addf(bank, "# sent_id = %zu\n", number);
    gs_buf_addf(names, "# sent_id = %zu\n", number);
    while (gs_str_split(&rest, ' ', &word)) {
        bool before_stop = rest.p && rest.n && rest.p[0] == '.';
        tiny_word(bank, names, id++, word, before_stop);
    }
    gs_buf_add_char(bank, '\n');
    gs_buf_add_char(names, '\n');
}

/* A file of the test's own, whose path is put into `path`. */
static bool tiny_file(char *path, const gs_buf *content)
{
    int  fd;
    bool good;

    strcpy(path, "/tmp/gainsay-tiny-XXXXXX");
    fd = mkstemp(path);
    good = fd >= 0 && content->status == GS_OK &&
           write(fd, content->data, content->size) == (ssize_t)content->size;
    if (fd >= 0)
        close(fd);
    return good;
}

static bool tiny_files(tiny_model *t)
{
    gs_buf bank, names;
    bool   good;

    gs_buf_init(&bank, 1 << 20);
    gs_buf_init(&names, 1 << 20);
    for (size_t i = 0; i < TINY_SENTENCES; i++)
        tiny_sentence(&bank, &names, i);
    good = tiny_file(t->bank_path, &bank) && tiny_file(t->names_path, &names);
    gs_buf_release(&bank);
    gs_buf_release(&names);
    return good;
}

/* ---- the model ---- */

/* Of the network's widths, but for `feats`. `t` is written always and must be
 * released. */
static gs_status tiny_model_init(tiny_model *t, const char *data, gs_net_shape shape, uint64_t seed,
                                 gs_error *err)
{
    gs_status st;

    memset(t, 0, sizeof *t);
    st = tiny_files(t) ? gs_know_load(&t->know, data, err) : GS_E_IO;
    if (st == GS_OK)
        st = train_bank_open(&t->bank, t->bank_path, err);
    if (st == GS_OK)
        st = train_corpus_init(&t->corpus, data, err);
    if (st == GS_OK)
        st = train_corpus_add_treebank(&t->corpus, t->bank_path, t->names_path, TRAIN_SOURCE_EWT,
                                       err);
    if (st == GS_OK)
        st = train_vocab_build(&t->vocab, &t->corpus, NULL, shape.vector, 1000);
    if (st == GS_OK)
        st = train_inputs_read(&t->inputs, &t->corpus, &t->vocab);
    shape.feats = (uint32_t)t->corpus.feats_count;
    if (st == GS_OK)
        st = train_net_init(&t->net, &shape, t->vocab.trained, seed);
    return st;
}

static void tiny_model_release(tiny_model *t)
{
    unlink(t->bank_path);
    unlink(t->names_path);
    gs_know_release(&t->know);
    train_bank_release(&t->bank);
    train_corpus_release(&t->corpus);
    train_vocab_release(&t->vocab);
    train_inputs_release(&t->inputs);
    train_net_release(&t->net);
}

/* Writes the model with the weights at `base`, an array of the network's. */
static gs_status tiny_model_save(tiny_model *t, const char *data, float *base, const char *path,
                                 gs_error *err)
{
    const train_bank  *banks[] = {&t->bank};
    char               contractions[4096];
    train_model_writer w;
    gs_status          st;

    snprintf(contractions, sizeof contractions, "%s/contractions.tsv", data);
    train_model_writer_init(&w);
    st = lesson_add(&t->know, contractions, 1, &w, err);
    if (st == GS_OK)
        st = train_lemma_learn(banks, 1, NULL, &w, err);
    if (st == GS_OK)
        st = train_export_network(&w, &t->net, base, &t->vocab, &t->corpus);
    if (st == GS_OK)
        st = train_model_save(&w, path, err);
    train_model_writer_release(&w);
    return st;
}

/* Makes a model with random weights and writes it to `path`. */
static inline gs_status tiny_model_write(const char *data, uint64_t seed, const char *path,
                                         gs_error *err)
{
    tiny_model t;
    gs_status  st = tiny_model_init(&t, data, tiny_shape, seed, err);

    if (st == GS_OK)
        st = tiny_model_save(&t, data, t.net.w, path, err);
    tiny_model_release(&t);
    return st;
}

#endif
