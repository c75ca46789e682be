/* train/card.h - the model card: what a model was made from, and how good it is.
 *
 * Markdown, for people. The sets, their licences and where to get them are
 * printed from the table that loads them (corpus_list.h), so that the card
 * names what was read and nothing else. It is written beside the model by
 * `gainsay-train learn --card FILE` and never edited by hand.
 */
#ifndef GS_TRAIN_CARD_H
#define GS_TRAIN_CARD_H

#include <stdio.h>

#include "train/corpus.h"

typedef struct train_card_score {
    const char *set, *measure; /* "UD English EWT, dev, gold words", "LAS" */
    double      value;         /* in per cent */
} train_card_score;

typedef struct train_card {
    const char             *model;   /* "data/model.gsm"                     */
    const char             *command; /* that makes it                        */
    uint64_t                seed;
    double                  seconds;      /* that it took                    */
    bool                    used_vectors; /* word vectors were read          */
    bool                    used_plain;   /* so were sets of plain sentences */
    const train_corpus     *train;        /* to count, or NULL               */
    const train_corpus     *lessons;      /* our own (lessons.h), or NULL    */
    const train_card_score *scores;       /* [score_count] */
    size_t                  score_count;
} train_card;

/* What went wrong with `out` is for ferror() to say. */
void train_card_write(FILE *out, const train_card *card);

#endif
