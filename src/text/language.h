/* text/language.h - which language a text is in, by its script and its most
 * frequent words.
 *
 * A text of some lines holds dozens of function words ("the", "und", "и"),
 * and their lists hardly overlap between languages; scripts of one language
 * need no words at all. It is enough to tell what the record makers can read
 * from what they cannot; where there is too little to go by, the answer is
 * none and not a guess.
 */
#ifndef GS_TEXT_LANGUAGE_H
#define GS_TEXT_LANGUAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/map.h"
#include "base/str.h"

#define GS_LANGUAGES 32

typedef struct gs_language_words {
    gs_map words; /* lower-case word -> bit set of the languages that use it */
    gs_str names[GS_LANGUAGES];
    size_t count;
} gs_language_words;

/* What was heard so far, over one or more pieces of one text. */
typedef struct gs_language_tally {
    uint32_t scripts[16];          /* letters of each script (language.c) */
    uint32_t scores[GS_LANGUAGES]; /* function words, shared ones for less */
    uint32_t words;                /* of any sort                          */
} gs_language_tally;

/* Adds the words of `s`, which begins and ends between words. */
void gs_language_hear(gs_language_tally *tally, const gs_language_words *words, gs_str s);

/* The primary language by BCP 47 ("en"), or none. *sure says that it would
 * have to be believed against a declaration. */
gs_str gs_language_tell(const gs_language_tally *tally, const gs_language_words *words, bool *sure);

/* Whether a text in Latin letters may be in `language` though that could not be told: its
 * words speak for no other language more. */
bool gs_language_possible(const gs_language_tally *tally, const gs_language_words *words,
                          gs_str language);

#endif
