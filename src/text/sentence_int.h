/* text/sentence_int.h - what sentence.c (the walk) and sentence_end.c (the
 * decision at one stop) share. Nobody else includes it.
 */
#ifndef GS_TEXT_SENTENCE_INT_H
#define GS_TEXT_SENTENCE_INT_H

#include "text/sentence.h"

/* How list items are marked: "2." "2)" "2.)" "(2)" and with letters or Roman numerals. */
typedef enum item_style { ITEM_STOP, ITEM_BRACKET, ITEM_STOP_BRACKET, ITEM_BRACKETS } item_style;

typedef enum item_kind { ITEM_NUMBER, ITEM_LETTER, ITEM_ROMAN } item_kind;

typedef struct item {
    size_t     start; /* of the marker; its stop or bracket ends it */
    item_style style;
    item_kind  kind;
    unsigned   value; /* 1, 2, 3 ... */
    unsigned   roman; /* the other reading of "i", "v", "x"; or 0 */
} item;

/* Passages inside a sentence in which no sentence ends: "(He left. We stayed.)".
 * The search for a passage's end remembers how far it came, so that all
 * searches together pass over the text once. */
typedef enum aside_kind {
    ASIDE_ROUND,
    ASIDE_SQUARE,
    ASIDE_QUOTE, /* '...' */
    ASIDE_CURLY, /* ‘...’ */
    ASIDE_COUNT
} aside_kind;

typedef struct splitter {
    const char        *p;   /* the text                         */
    size_t             end; /* of the range                     */
    const gs_map      *words;
    gs_arena          *arena;
    gs_sentence_spans *out;
    gs_status          status;

    size_t from;  /* where the sentence being read begins   */
    size_t probe; /* no letter or digit in [from, probe)    */

    size_t paragraph_end; /* the next empty line or the range's end */
    bool   heading;       /* short and without a stop at its end    */

    size_t aside_end;           /* offset of the mark that closes the aside; 0: none */
    size_t ahead[ASIDE_COUNT];  /* searched up to here ...                 */
    bool   closes[ASIDE_COUNT]; /* ... and found a closing mark there      */

    bool in_list; /* items are being counted: */
    item next;    /* kind, style and value of the one to come */
} splitter;

/* One stop (or several: "?!", "...") with what closes behind it. */
typedef struct stop_mark {
    size_t at;     /* its first byte                                        */
    size_t tail;   /* behind the last stop                                  */
    size_t close;  /* behind closing quotation marks, brackets, references  */
    size_t next;   /* the first byte that is no white space                 */
    bool   strong; /* holds "!" or "?"                                      */
    bool   dots;   /* an ellipsis                                           */
    bool   full;   /* a stop of a script without capitals; needs no blank   */
    bool   quoted; /* a quotation mark closes behind it                     */
    bool   noted;  /* a reference follows: "the end.[12]"                   */
} stop_mark;

/* Whether a sentence ends at the mark. */
bool gs_sentence_ends_at(splitter *s, const stop_mark *m);

/* A list marker whose stop or bracket is at `at`: "2." or "b)". */
bool gs_sentence_item_at(const splitter *s, size_t at, item *found);

/* A letter or digit in the sentence being read, before `at`. */
bool gs_sentence_has_word(splitter *s, size_t at);

/* The first byte at or after `at` that is no white space. */
size_t gs_sentence_skip_space(const splitter *s, size_t at);

/* Length of the white space at `at` < end, or 0. */
size_t gs_sentence_space(const splitter *s, size_t at);

#endif
