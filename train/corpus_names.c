/* train/corpus_names.c - sets that have names and no more (corpus.h).
 *
 * Words are cut further where treebanks cut them, so a word may become
 * several; a name keeps all pieces. Such files have no spaces: where blanks
 * stood is guessed from the marks.
 */
#include "base/error.h"
#include "text/utf8.h"
#include "train/corpus.h"
#include "train/corpus_int.h"
#include "train/cut.h"

typedef struct adder {
    train_corpus      *corpus;
    const train_names *names;
    size_t             next; /* in names->items */
    train_spacer       spacer;
    bool               spoilt;
} adder;

static gs_status add_cut(adder *a, gs_str form)
{
    gs_str    piece;
    size_t    at = 0, end = 0;
    gs_status st = GS_OK;

    for (; st == GS_OK && train_cut_word(form, &end, &piece); at = end) {
        train_corpus_word word =
            train_bare_word(piece, at == 0 && train_space_before(&a->spacer, piece));
        st = train_corpus_add_word(a->corpus, &word);
    }
    return st;
}

/* "@" "user", both tagged as a name of their own. */
static bool is_account(const train_names *n, const train_name *name)
{
    uint32_t first = name->first_word;
    gs_str   form = n->words[first].form;

    return form.p && form.n &&
           (form.p[0] == '@' || (first > 0 && gs_str_eq(n->words[first - 1].form, GS_STR("@"))));
}

/* The letters of an abbreviation, parted: "U" "2". */
static bool is_parted(const train_names *n, const train_name *name)
{
    gs_str form = n->words[name->first_word].form;

    return name->word_count > 1 && form.n == 1 && n->words[name->first_word + 1].form.n <= 1;
}

static void tag(adder *a, const train_name *name, size_t first)
{
    train_corpus *c = a->corpus;
    size_t        count = c->word_count - first;
    gs_named_kind kind;

    if (count > 1 && gs_str_eq(c->form[first], GS_STR("#"))) {
        first++;
        count--;
    }
    if (is_account(a->names, name) || !train_kind_of(name->type, &kind))
        return;
    a->spoilt = a->spoilt || is_parted(a->names, name);
    train_corpus_tag_name(c, first, count, kind);
}

static gs_status add_sentence(adder *a, const train_iob_sentence *s, uint8_t source)
{
    const train_names *n = a->names;
    size_t             first = a->corpus->word_count;
    gs_status          st = GS_OK;

    a->spacer = (train_spacer){0};
    a->spoilt = false;
    for (uint32_t i = s->first_word; st == GS_OK && i < s->first_word + s->word_count; i++) {
        const train_name *name = a->next < n->count ? &n->items[a->next] : NULL;
        if (name && i == name->first_word)
            first = a->corpus->word_count;
        st = add_cut(a, n->words[i].form);
        if (st == GS_OK && name && i + 1 == name->first_word + name->word_count) {
            tag(a, name, first);
            a->next++;
        }
    }
    if (a->spoilt)
        train_corpus_drop_words(a->corpus);
    return st == GS_OK ? train_corpus_end_item(
                             a->corpus, (train_item){.named = true, .source = source}, s->new_doc)
                       : st;
}

gs_status train_corpus_add_names(train_corpus *c, const char *iob_path, const train_type_map *map,
                                 size_t map_count, uint8_t source, gs_error *err)
{
    train_names names;
    adder       a = {.corpus = c, .names = &names};
    gs_status   st = train_names_open(&names, iob_path, map, map_count, err);

    if (st == GS_OK) {
        c->doc_count++;
        for (size_t i = 0; st == GS_OK && i < names.sentence_count; i++)
            st = add_sentence(&a, &names.sentences[i], source);
        st = train_corpus_fail(st, err);
    }
    train_names_release(&names);
    return st;
}
