/* train/corpus_int.h - how the readers of sets build a corpus.
 *
 * Add the words of a sentence, then end it:
 *
 *     train_corpus_add_word(c, &word);  ...
 *     train_corpus_end_item(c, (train_item){.source = ..., .named = true}, new_doc);
 */
#ifndef GS_TRAIN_CORPUS_INT_H
#define GS_TRAIN_CORPUS_INT_H

#include "train/corpus.h"

typedef struct train_corpus_word {
    gs_str   form;
    bool     space_before;
    uint8_t  upos, deprel, name;
    uint16_t feats;
    int32_t  head;
} train_corpus_word;

/* A word without grammar or name. */
static inline train_corpus_word train_bare_word(gs_str form, bool space_before)
{
    return (train_corpus_word){.form = form, .space_before = space_before, .head = -1};
}

/* Copies the form. GS_E_NOMEM, GS_E_LIMIT. */
gs_status train_corpus_add_word(train_corpus *c, const train_corpus_word *word);

/* Makes the words since the last item one of `item`'s flags and source; of no
 * words: nothing. */
gs_status train_corpus_end_item(train_corpus *c, train_item item, bool new_doc);

/* The same for words [first, first + count) of several sentences added at once. */
gs_status train_corpus_make_item(train_corpus *c, size_t first, size_t count, train_item item,
                                 bool new_doc);

/* Forgets the words since the last item. */
void train_corpus_drop_words(train_corpus *c);

/* Has its names now: those of peoples that the set leaves out are added. */
void train_corpus_name_item(train_corpus *c, train_item *item);

/* Keeps the first of equal sentences among the items from `from` on. */
gs_status train_corpus_drop_repeats(train_corpus *c, size_t from);

/* Tags words [first, first + count) of the corpus. */
void train_corpus_tag(train_corpus *c, size_t first, size_t count, gs_named_kind kind);

/* The kind of PER, ORG, LOC, NORP, MISC or OTH, before it is settled. */
bool train_kind_of(gs_str type, gs_named_kind *kind);

/* The one rule for all sets: takes titles off a person ("President Torvel");
 * what a set calls other or a place or person is NORP when it is of a people;
 * a state is a place; a seat of government is an organization. False when
 * nothing is left. `*forms` are *count words. */
bool train_name_settle(const train_peoples *peoples, const gs_str **forms, size_t *count,
                       gs_named_kind *kind);

/* Settles the name of words [first, first + count) and tags what is left. */
void train_corpus_tag_name(train_corpus *c, size_t first, size_t count, gs_named_kind kind);

gs_status train_corpus_fail(gs_status st, gs_error *err);

#endif
