/* train/eval.h - how well a system's analysis agrees with the gold one.
 *
 * Both analyses are of one text: their words joined must be the same
 * characters (joined.h), else GS_E_DATA names the first place that differs.
 *
 * Treebanks are scored by the rules of the CoNLL 2018 shared task. A token or
 * a sentence is right when the same characters make it. Words are aligned
 * first (eval_align.c); then, of the aligned ones, it is right
 *
 *   UPOS, XPOS  with the same tag
 *   UFeats      with the same universal features
 *   AllTags     with all three
 *   Lemmas      with the same lemma; any will do where gold has "_"
 *   UAS         when the heads are aligned, or both are roots
 *   LAS         and the relations are the same but for their subtypes
 *   CLAS        the same, counting only words of content relations
 *   MLAS        and the same tag, features, and function words below
 *   BLEX        CLAS and the same lemma
 *
 * Precision is of the system's words, recall of the gold ones, so a word that
 * is cut wrongly costs in every measure.
 *
 * Names are right when the same characters make them and the type is the same.
 */
#ifndef GS_TRAIN_EVAL_H
#define GS_TRAIN_EVAL_H

#include "base/arena.h"
#include "gainsay.h"
#include "train/conllu.h"
#include "train/iob.h"
#include "train/score.h"

typedef enum train_measure {
    TRAIN_TOKENS,
    TRAIN_SENTENCES,
    TRAIN_WORDS,
    TRAIN_UPOS,
    TRAIN_XPOS,
    TRAIN_UFEATS,
    TRAIN_ALL_TAGS,
    TRAIN_LEMMAS,
    TRAIN_UAS, /* from here on only when both files are parsed */
    TRAIN_LAS,
    TRAIN_CLAS,
    TRAIN_MLAS,
    TRAIN_BLEX,
    TRAIN_MEASURES
} train_measure;

/* Fills scores[0 .. *count): up to TRAIN_UAS when one side has no heads. */
gs_status train_eval_conllu(const train_bank *gold, const train_bank *system,
                            train_score scores[TRAIN_MEASURES], size_t *count, gs_error *err);

/* Writes a row for every type, by name, and "all" behind them. The rows are
 * `arena`'s, their names the two files'. */
gs_status train_eval_names(const train_names *gold, const train_names *system, gs_arena *arena,
                           train_score **rows, size_t *count, gs_error *err);

#endif
