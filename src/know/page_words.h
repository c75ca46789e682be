/* know/page_words.h - the names under which pages keep their metadata, and the
 * words of bylines.
 */
#ifndef GS_KNOW_PAGE_WORDS_H
#define GS_KNOW_PAGE_WORDS_H

#include <stdint.h>

#include "base/map.h"
#include "base/str.h"

/* What a page can say of its report. */
typedef enum gs_page_field {
    GS_FIELD_NONE,
    GS_FIELD_TITLE,
    GS_FIELD_CARD,    /* the title on a card that shares the page */
    GS_FIELD_SECTION, /* of the newspaper: "Politics" */
    GS_FIELD_AUTHOR,
    GS_FIELD_PUBLISHER,
    GS_FIELD_PUBLISHED,
    GS_FIELD_MODIFIED,
    GS_FIELD_URL,
    GS_FIELD_LANGUAGE,
    GS_FIELD_AGENCY,
    GS_FIELD_COUNT
} gs_page_field;

typedef enum gs_page_place {
    GS_PLACE_META,  /* <meta name|property|itemprop=...>          */
    GS_PLACE_ITEM,  /* itemprop of another element                */
    GS_PLACE_CLASS, /* a word of a class, id or data-testid       */
    GS_PLACE_COUNT
} gs_page_place;

enum {
    GS_BYLINE_BY = 1,      /* "By", before names                  */
    GS_BYLINE_BY_TEXT = 2, /* the same, only in what a page shows */
    GS_BYLINE_AND = 4,     /* between names                       */
    GS_BYLINE_ROLE = 8,    /* "correspondent"                     */
    GS_BYLINE_ORG = 16     /* "Redaktion"                         */
};

typedef struct gs_page_words {
    /* Bit n of [place][c]: some name of n bytes begins with the letter c; it
     * spares nearly all of a page's classes the look-up. */
    uint32_t lengths[GS_PLACE_COUNT][26];
    gs_map   names[GS_PLACE_COUNT]; /* lower-case name -> field | belief << 8 */
    gs_map   byline;                /* lower-case word or words -> GS_BYLINE_*  */
} gs_page_words;

/* The field that `name` (in any case) tells at `place`, and how far it is
 * believed: 1 first. GS_FIELD_NONE when it tells none. */
gs_page_field gs_page_field_of(const gs_page_words *words, gs_page_place place, gs_str name,
                               int *belief);

/* GS_BYLINE_* of a word or words, in any case. */
uint32_t gs_byline_word(const gs_page_words *words, gs_str word);

#endif
