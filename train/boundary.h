/* train/boundary.h - learns where words and sentences end (lang/boundary.h).
 *
 * The text of the treebanks is put together again as `gainsay-train text`
 * prints it, and walked over as in reading; the judge is the treebank, which
 * notes each question's features with its own answer. Weights come from
 * logistic regression with AdaGrad steps (Duchi and others, 2011), a few
 * passes in an order drawn by the seed, and are kept in steps of 1/32.
 */
#ifndef GS_TRAIN_BOUNDARY_H
#define GS_TRAIN_BOUNDARY_H

#include <stdint.h>

#include "gainsay.h"
#include "know/know.h"
#include "lang/boundary.h"
#include "train/conllu.h"
#include "train/model_write.h"

/* Files of data/ that are learned from beside the treebanks. */
typedef struct train_boundary_files {
    const char *contractions; /* data/contractions.tsv */
    const char *cuts;         /* data/cuts.txt; NULL: without */
} train_boundary_files;

/* Adds the parts "bnd.*", learned from `count` treebanks, to `w`. `know` has the
 * rules' dictionaries. The same banks, files and seed give the same parts. */
gs_status train_boundary_learn(const train_bank *const *banks, size_t count, const gs_know *know,
                               const train_boundary_files *files, uint64_t seed,
                               train_model_writer *w, gs_error *err);

/* Cuts `text`, whose paragraphs have an empty line between them, as
 * `gainsay parse --plain` does. `out` is the arena's. */
gs_status train_boundary_cut(const gs_boundary *b, const gs_know *know, gs_str text, bool freely,
                             gs_arena *arena, gs_cuts *out, gs_error *err);

#endif
