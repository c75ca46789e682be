/* text/token.h - words, numbers and marks.
 *
 * A simple split that the record makers need beside the model's words:
 *
 * - runs of letters and digits with inner hyphens, apostrophes, stops and
 *   commas are one token: "al-Assad", "O'Brien", "3,000", "10:30", "AT&T",
 *   "Example.Net"; so are web and e-mail addresses;
 * - a stop belongs to an abbreviation: "U.S." anywhere; "Gen." and "J." where
 *   the sentence goes on behind them, so a last stop is a mark of its own;
 * - a possessive or contracted ending is a token: "Russia" "'s", "did" "n't",
 *   "workers" "'";
 * - runs of one dash, stop or ruling character are one mark: "--", "...";
 * - every other character is one mark: "$" "3.5", "50" "%".
 */
#ifndef GS_TEXT_TOKEN_H
#define GS_TEXT_TOKEN_H

#include "base/arena.h"
#include "base/str.h"
#include "gainsay.h"

typedef enum gs_token_kind {
    GS_TOKEN_WORD,
    GS_TOKEN_NUMBER,     /* digits: 3,000  10:30  25th */
    GS_TOKEN_CLITIC,     /* 's  n't  're               */
    GS_TOKEN_OPEN_QUOTE, /* decided by what is around it */
    GS_TOKEN_CLOSE_QUOTE,
    GS_TOKEN_MARK
} gs_token_kind;

enum {
    GS_TOKEN_CAPITAL = 1,     /* begins with an upper case letter */
    GS_TOKEN_ALL_UPPER = 2,   /* two or more letters, all upper case */
    GS_TOKEN_SPACE_BEFORE = 4 /* white space stands before it in the range */
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

/* Adds the tokens of text[range], one sentence, to `out`, in order: every byte
 * of the range is in a token or is white space. Linear in the range. Returns GS_OK or GS_E_NOMEM. */
gs_status gs_token_split(gs_str text, gs_span range, gs_arena *arena, gs_tokens *out);

#endif
