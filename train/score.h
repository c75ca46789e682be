/* train/score.h - precision, recall and F1, and their table.
 */
#ifndef GS_TRAIN_SCORE_H
#define GS_TRAIN_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/str.h"

typedef struct train_score {
    gs_str name;
    size_t gold;   /* how many there are      */
    size_t system; /* how many are claimed    */
    size_t right;
    size_t aligned;     /* gold ones that the system has a partner for */
    bool   has_aligned; /* else `aligned` says nothing                 */
} train_score;

/* From 0 to 1; 0 where there is nothing to divide by. */
double train_score_precision(const train_score *score);
double train_score_recall(const train_score *score);
double train_score_f1(const train_score *score);
double train_score_accuracy(const train_score *score); /* of the aligned */

/* For a person, in per cent; or with tabs between, and the counts. */
typedef enum train_score_form { TRAIN_SCORE_TABLE, TRAIN_SCORE_TSV } train_score_form;

void train_scores_print(FILE *out, const train_score *scores, size_t count, train_score_form form);

#endif
