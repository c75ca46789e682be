/* doc/word.h - words with their grammar: the layer that the language model adds.
 *
 * A word is what has a tag and a head, in the sense of Universal Dependencies
 * (universaldependencies.org, version 2). It is finer than what stands between
 * blanks: "don't" is one multi-word token of the two words "do" and "n't",
 * "well-known" is three words. Every word has the bytes that are its own, so
 * the words of a multi-word token lie side by side and cover it.
 */
#ifndef GS_DOC_WORD_H
#define GS_DOC_WORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "gainsay.h"

/* Universal parts of speech, in the order of their names. */
typedef enum gs_upos {
    GS_UPOS_ADJ,
    GS_UPOS_ADP,
    GS_UPOS_ADV,
    GS_UPOS_AUX,
    GS_UPOS_CCONJ,
    GS_UPOS_DET,
    GS_UPOS_INTJ,
    GS_UPOS_NOUN,
    GS_UPOS_NUM,
    GS_UPOS_PART,
    GS_UPOS_PRON,
    GS_UPOS_PROPN,
    GS_UPOS_PUNCT,
    GS_UPOS_SCONJ,
    GS_UPOS_SYM,
    GS_UPOS_VERB,
    GS_UPOS_X,
    GS_UPOS_COUNT
} gs_upos;

/* Dependency relations of English treebanks, with their subtypes; X(symbol,
 * name). A head's relation to the word that has it. */
#define GS_DEPRELS(X)                                                                              \
    X(ACL, "acl")                                                                                  \
    X(ACL_RELCL, "acl:relcl")                                                                      \
    X(ADVCL, "advcl")                                                                              \
    X(ADVCL_RELCL, "advcl:relcl")                                                                  \
    X(ADVMOD, "advmod")                                                                            \
    X(AMOD, "amod")                                                                                \
    X(APPOS, "appos")                                                                              \
    X(AUX, "aux")                                                                                  \
    X(AUX_PASS, "aux:pass")                                                                        \
    X(CASE, "case")                                                                                \
    X(CC, "cc")                                                                                    \
    X(CC_PRECONJ, "cc:preconj")                                                                    \
    X(CCOMP, "ccomp")                                                                              \
    X(COMPOUND, "compound")                                                                        \
    X(COMPOUND_PRT, "compound:prt")                                                                \
    X(CONJ, "conj")                                                                                \
    X(COP, "cop")                                                                                  \
    X(CSUBJ, "csubj")                                                                              \
    X(CSUBJ_OUTER, "csubj:outer")                                                                  \
    X(CSUBJ_PASS, "csubj:pass")                                                                    \
    X(DEP, "dep")                                                                                  \
    X(DET, "det")                                                                                  \
    X(DET_PREDET, "det:predet")                                                                    \
    X(DISCOURSE, "discourse")                                                                      \
    X(DISLOCATED, "dislocated")                                                                    \
    X(EXPL, "expl")                                                                                \
    X(FIXED, "fixed")                                                                              \
    X(FLAT, "flat")                                                                                \
    X(GOESWITH, "goeswith")                                                                        \
    X(IOBJ, "iobj")                                                                                \
    X(LIST, "list")                                                                                \
    X(MARK, "mark")                                                                                \
    X(NMOD, "nmod")                                                                                \
    X(NMOD_DESC, "nmod:desc")                                                                      \
    X(NMOD_POSS, "nmod:poss")                                                                      \
    X(NMOD_UNMARKED, "nmod:unmarked")                                                              \
    X(NSUBJ, "nsubj")                                                                              \
    X(NSUBJ_OUTER, "nsubj:outer")                                                                  \
    X(NSUBJ_PASS, "nsubj:pass")                                                                    \
    X(NUMMOD, "nummod")                                                                            \
    X(OBJ, "obj")                                                                                  \
    X(OBL, "obl")                                                                                  \
    X(OBL_AGENT, "obl:agent")                                                                      \
    X(OBL_UNMARKED, "obl:unmarked")                                                                \
    X(ORPHAN, "orphan")                                                                            \
    X(PARATAXIS, "parataxis")                                                                      \
    X(PUNCT, "punct")                                                                              \
    X(REPARANDUM, "reparandum")                                                                    \
    X(ROOT, "root")                                                                                \
    X(VOCATIVE, "vocative")                                                                        \
    X(XCOMP, "xcomp")

typedef enum gs_deprel {
#define GS_DEPREL_SYMBOL(symbol, name) GS_DEPREL_##symbol,
    GS_DEPRELS(GS_DEPREL_SYMBOL)
#undef GS_DEPREL_SYMBOL
        GS_DEPREL_COUNT
} gs_deprel;

/* What a name is of. */
typedef enum gs_named_kind {
    GS_NAMED_PERSON,
    GS_NAMED_ORGANIZATION,
    GS_NAMED_PLACE,
    GS_NAMED_NATIONALITY, /* "Russian", "Kurds": peoples, nations, faiths */
    GS_NAMED_OTHER,       /* "Ramadan", "World War II", "iPhone"          */
    GS_NAMED_KINDS
} gs_named_kind;

typedef struct gs_word {
    gs_span span;
    gs_str  lemma;        /* none before tagging                                     */
    gs_str  feats;        /* "Number=Plur|...", none when there are none; the model's */
    int32_t head;         /* word of the document; -1 for the root of a sentence     */
    uint8_t upos;         /* gs_upos   */
    uint8_t deprel;       /* gs_deprel */
    uint8_t parts;        /* words of the token that begins here: 1; more for a multi-word token;
                     * 0 inside one */
    bool    space_before; /* white space, or a sentence's beginning, stands before it */
} gs_word;

/* One name; names do not overlap and lie within a sentence. */
typedef struct gs_named {
    uint32_t      first_word;
    uint32_t      word_count;
    gs_named_kind kind;
} gs_named;

/* "ADJ", "nsubj:pass", "PER". */
const char *gs_upos_name(gs_upos upos);
const char *gs_deprel_name(gs_deprel deprel);
const char *gs_named_kind_name(gs_named_kind kind);

/* The value of a name; false when there is no such. */
bool gs_upos_find(gs_str name, gs_upos *upos);
bool gs_deprel_find(gs_str name, gs_deprel *deprel);
bool gs_named_kind_find(gs_str name, gs_named_kind *kind);

#endif
