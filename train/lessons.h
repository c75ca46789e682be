/* train/lessons.h - sentences of our own, for names that public data lack.
 *
 * News of conflicts is full of names that the sets have seldom or never: "the
 * Kremlin", "Nagorno-Karabakh", "RIA Novosti", "the Defense Ministry". So we
 * write lessons: invented sentences with slots (lessons.txt), filled at random
 * with lists of names (lesson-names.txt) and with the states and organizations
 * of Gainsay's dictionaries. The formats are told at the heads of both files.
 *
 * A slot's filling is a name, all else is none: not the article before it, no
 * title, month or weekday. Nested slots make one name: "{adj} Defense Ministry".
 */
#ifndef GS_TRAIN_LESSONS_H
#define GS_TRAIN_LESSONS_H

#include "train/corpus.h"

#define TRAIN_LESSONS_USUAL 3000 /* sentences */

/* Adds `count` sentences with names and without trees, the templates in turn,
 * the same for the same files and seed. `know` is the folder of dictionaries
 * (data/): lessons.txt, lesson-names.txt, names-states.tsv and
 * names-organizations.tsv are read. GS_E_DATA names file and line: of a slot
 * that nothing fills, of a name that does not end where words do. */
gs_status train_lessons_add(train_corpus *corpus, const char *know, size_t count, uint64_t seed,
                            gs_error *err);

#endif
