/* train/irregular.h - verbs that treebanks do not tell, as a treebank of single words.
 *
 * Treebanks are small and have no "fled", and by their endings "severed" comes
 * from "severe". The list data/irregular-verbs.tsv has the forms of such verbs;
 * as a bank of sentences of one word it is counted like any other by
 * train/lemma.h.
 */
#ifndef GS_TRAIN_IRREGULAR_H
#define GS_TRAIN_IRREGULAR_H

#include "base/buf.h"
#include "know/know.h"
#include "train/conllu.h"

/* Reads irregular-verbs.tsv in the folder `dir`. `text` holds the words of
 * `bank`; both are written always and must be released. GS_E_DATA names file
 * and line. */
gs_status train_irregular_open(train_bank *bank, gs_buf *text, const char *dir, gs_error *err);

#endif
