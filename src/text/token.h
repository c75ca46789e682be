/* text/token.h - words, numbers and marks.
 *
 * A simple split that the shallow record makers need: runs of letters and
 * digits with inner hyphens, apostrophes, stops and commas ("U.S.", "3,000",
 * "al-Assad"), a possessive or contracted ending on its own ("Russia" "'s",
 * "did" "n't"), and every other character as one mark.
 */
#ifndef GS_TEXT_TOKEN_H
#define GS_TEXT_TOKEN_H

#include "base/arena.h"
#include "base/str.h"
#include "gainsay.h"

typedef enum gs_token_kind {
    GS_TOKEN_WORD,
    GS_TOKEN_NUMBER,
    GS_TOKEN_CLITIC,     /* 's  n't  're              */
    GS_TOKEN_OPEN_QUOTE, /* decided by what is around it */
    GS_TOKEN_CLOSE_QUOTE,
    GS_TOKEN_MARK
} gs_token_kind;

enum {
    GS_TOKEN_CAPITAL = 1,   /* begins with an upper case letter */
    GS_TOKEN_ALL_UPPER = 2, /* two or more letters, all upper case */
    GS_TOKEN_SPACE_BEFORE = 4
};

typedef struct gs_token {
    gs_span span;
    uint8_t kind;  /* gs_token_kind */
    uint8_t flags; /* GS_TOKEN_*    */
} gs_token;

typedef struct gs_tokens {
    gs_token *items;
    size_t    count, cap;
} gs_tokens;

/* Adds the tokens of text[range] to `out`, in order: every byte of the range
 * is in a token or is white space. Returns GS_OK or GS_E_NOMEM. */
gs_status gs_token_split(gs_str text, gs_span range, gs_arena *arena, gs_tokens *out);

#endif
