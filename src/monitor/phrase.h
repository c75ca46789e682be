/* monitor/phrase.h - one thing that is done, in words: a verb or a noun of doing, and what it
 * is done to.
 *
 * "help restore water and heat supply in civilian facilities": restore; water, supply
 * near it, heat and facility far; civilian before facility. The tasks of a document and
 * the activities of reports are both read into these, by the same tree.
 */
#ifndef GS_MONITOR_PHRASE_H
#define GS_MONITOR_PHRASE_H

#include "doc/doc.h"
#include "monitor/kinds.h"

#define GS_PHRASE_NOUNS 24

typedef struct gs_phrase_noun {
    gs_str   lemma, mark; /* an adjective or noun before it: "eastern" of "the eastern shore" */
    bool     near;        /* hangs on the verb itself, not on another noun                    */
    bool     name;        /* a proper noun                                                    */
    uint32_t word;
} gs_phrase_noun;

typedef struct gs_phrase {
    uint32_t       word;  /* its verb or noun, of the document                     */
    gs_str         lemma; /* with its particle: "set up"                           */
    gs_span        span;  /* from it, or what stands before it, to its last noun   */
    uint32_t       kinds;
    gs_phrase_noun nouns[GS_PHRASE_NOUNS];
    size_t         noun_count;
} gs_phrase;

/* The thing that `word` tells; a verb that only carries another ("help restore") gives the
 * other's. Strings are the document's, or `arena`'s. False when memory ran out. */
bool gs_phrase_read(const gs_doc *doc, uint32_t word, const gs_kinds *kinds, gs_arena *arena,
                    gs_phrase *out);

/* The subject of a verb, its own or that of the verb it is joined to or hangs on; -1: none.
 * *undergoes: of a passive. */
int32_t gs_phrase_subject(const gs_doc *doc, uint32_t word, bool *undergoes);

/* The first word behind `behind` of the same sentence that hangs on `head` by one of `rels`;
 * -1: none. The rels end with GS_DEPREL_COUNT. Begin with `behind` < 0. */
int32_t gs_word_child(const gs_doc *doc, uint32_t head, const gs_deprel *rels, int32_t behind);

#endif
