/* train/corpus.h - what the network is trained on: words and names of all sets.
 *
 * Every set becomes the same thing: sentences of words cut as English
 * treebanks cut them, with tags, heads and names where the set has them. The
 * adders below read one file each and may be called again for more; a file
 * that fails leaves the corpus to be released. Strings are copied.
 *
 * Names are of the five kinds of doc/word.h. Where a set has names, a capital
 * word of a people or faith that is in none of them becomes NORP: the sets
 * tag such words now and then, or never.
 * Titles ("President", "Mr.") are no part of a person's name, as in Universal
 * NER; other sets have some inside. A state is a LOC also where it acts.
 * How the sets' types become the five, and what is done about their oddities
 * (the model card says the same):
 *
 * Universal NER on EWT. Its training file is an early version over an older
 *   EWT with other sentence order: sentences are matched by sent_id and must
 *   have the same characters (12,540 of 12,544 have), then a name belongs to
 *   the words that have its characters. Type OTH is what the annotators had
 *   no type for: NORP when its last word is of a people or faith (peoples.h),
 *   else MISC. Type O marks slips (stops, whole clauses): dropped.
 *   Dev and test have no OTH, so only PER, ORG and LOC can be scored there.
 * GUM. Its entities give names: see corpus_entities.h.
 * WikiGold. MISC is NORP or MISC by the same rule. Its words are cut at
 *   hyphens, which it keeps whole.
 * Broad Twitter Corpus, section g (news media). Has no type for peoples:
 *   "Russian" as LOC becomes NORP, and "the Pentagon" as LOC an ORG
 *   (peoples.h). "@", a name's account behind it, is tagged as a name word by
 *   word: such accounts are no names here. A hash mark is parted from its
 *   word, and hyphens are cut. Sentences with the letters of an abbreviation
 *   parted ("U" "2") are left out when they are a name's.
 *   Sections a, b, e, f, h hold private tweets, other languages and mostly
 *   accounts: not used.
 * re3d: see the head of corpus_re3d.c.
 */
#ifndef GS_TRAIN_CORPUS_H
#define GS_TRAIN_CORPUS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "doc/word.h"
#include "gainsay.h"
#include "know/know.h"
#include "lang/net.h"
#include "train/iob.h"
#include "train/peoples.h"

typedef enum train_source {
    TRAIN_SOURCE_EWT,
    TRAIN_SOURCE_GUM,
    TRAIN_SOURCE_WIKIGOLD,
    TRAIN_SOURCE_BTC,
    TRAIN_SOURCE_RE3D,
    TRAIN_SOURCE_GAP,
    TRAIN_SOURCE_MEANTIME,
    TRAIN_SOURCE_LESSONS, /* of our own (lessons.h) */
    TRAIN_SOURCE_OTHER,
    TRAIN_SOURCES
} train_source;

typedef struct train_item { /* one sentence */
    uint32_t first, count;  /* words in the corpus arrays */
    bool     parsed;        /* has upos, feats, head, deprel */
    bool     named;         /* has name tags */
    uint8_t  source;        /* train_source */
    uint32_t doc;           /* sentences of one document share it */
} train_item;

typedef struct train_corpus {
    gs_arena    arena;
    train_item *items;
    size_t      item_count, item_cap;

    gs_str   *form; /* [word_count], as all arrays down to `name` */
    bool     *space_before;
    uint8_t  *upos;   /* gs_upos */
    uint16_t *feats;  /* index into feats_names; 0 is none ("_") */
    int32_t  *head;   /* 1..count within the sentence, 0 root; -1 when not parsed */
    uint8_t  *deprel; /* gs_deprel */
    uint8_t  *name;   /* 0: O, else GS_NAME_TAG(kind, place) */
    size_t    word_count, word_cap;

    gs_str *feats_names; /* shared over all files added */
    size_t  feats_count, feats_cap;
    bool    feats_closed; /* what the table has not becomes 0: for dev */

    gs_map        feats_map; /* name -> index */
    train_peoples peoples;
    gs_know       know; /* empty when not `known` */
    bool          known;
    size_t        open_word; /* the first of the sentence being added */
    uint32_t      doc_count;
    size_t        unmatched; /* sentences of treebanks whose names were not found */
} train_corpus;

/* An empty corpus. `know` is the folder of Gainsay's dictionaries (data/),
 * which tell peoples and abbreviations; NULL: only those this program knows.
 * `corpus` is written always and must be released. */
gs_status train_corpus_init(train_corpus *corpus, const char *know, gs_error *err);
void      train_corpus_release(train_corpus *corpus);

/* The same FEATS numbers as `from`, and no new ones: for dev files. */
gs_status train_corpus_share_feats(train_corpus *corpus, const train_corpus *from, gs_error *err);

/* A treebank, with names from `iob_path` for the sentences of the same sent_id
 * and the same characters; NULL: without names. */
gs_status train_corpus_add_treebank(train_corpus *corpus, const char *conllu_path,
                                    const char *iob_path, uint8_t source, gs_error *err);

/* A treebank whose MISC column has entities (corpus_entities.h). */
gs_status train_corpus_add_entities(train_corpus *corpus, const char *conllu_path, uint8_t source,
                                    gs_error *err);

/* Sentences with names and no more. Types are PER, ORG, LOC, NORP, MISC after
 * `map`, as in train_names_open(); MISC is looked into for peoples. */
gs_status train_corpus_add_names(train_corpus *corpus, const char *iob_path,
                                 const train_type_map *map, size_t map_count, uint8_t source,
                                 gs_error *err);

/* One folder of re3d: documents.json and entities.json. */
gs_status train_corpus_add_re3d(train_corpus *corpus, const char *folder, gs_error *err);

/* Sentences without tags or names, for a model to learn from another: the
 * passages of GAP (a file of columns; passages that have lost characters are
 * left out) and the articles of MEANTIME (the folder "intra"). */
gs_status train_corpus_add_gap(train_corpus *corpus, const char *tsv_path, gs_error *err);
gs_status train_corpus_add_meantime(train_corpus *corpus, const char *folder, gs_error *err);

#endif
