/* train/corpus_entities.h - names of a treebank that has entities (UD GUM).
 *
 * GUM marks every mention of every entity, nested, with its kind, in the MISC
 * column: "Entity=(5-organization-new-...(6-place-..." and "6)5)". A mention
 * whose head is a proper noun holds a name: the head with the capital words
 * beside it, without titles ("President", "Dr."), and for bodies and places
 * what follows "of" or "for": "the [University of Kesh], which ...". Persons,
 * organizations and places are what they are; events and objects are MISC;
 * times, abstract things, beasts and stuff are no names here ("English",
 * "Tuesday"), but for words of peoples. A state is a LOC, whatever it does.
 */
#ifndef GS_TRAIN_CORPUS_ENTITIES_H
#define GS_TRAIN_CORPUS_ENTITIES_H

#include "train/conllu.h"
#include "train/corpus.h"

/* Tags the words of `s`, which are the corpus's last ones. */
gs_status train_corpus_tag_entities(train_corpus *corpus, const train_bank *bank,
                                    const train_sentence *s);

#endif
