/* ingest/plain_int.h - a plain text report as its blocks; for plain*.c, and
 * for html_lines.c, which asks the same of a page's paragraphs.
 *
 * The text is cut into blocks (paragraphs, headings, items), each block is
 * described once, and then three passes give each its zone: the head, down to
 * the first body paragraph (plain_head.c); what stands between and behind
 * body paragraphs (plain_tail.c); captions (plain_caption.c). What no pass
 * claims is body. Structure decides before words do: how long a block is,
 * whether it ends as a sentence, what empty lines are around it.
 */
#ifndef GS_INGEST_PLAIN_INT_H
#define GS_INGEST_PLAIN_INT_H

#include "doc/doc.h"
#include "know/know.h"
#include "text/date.h"

typedef struct plain_block {
    gs_span      span;  /* whole lines, with the empty lines behind them      */
    gs_span      words; /* without white space at either end                  */
    uint32_t     lead;  /* where the body begins behind an inline dateline    */
    uint32_t     gap;   /* empty lines before it                              */
    uint32_t     chars; /* code points of `words`                             */
    uint32_t     word_count;
    uint32_t     cues;    /* GS_LINE_* of a short block; 0 of a long one        */
    gs_zone_kind zone;    /* body until a pass knows better                     */
    bool         stopped; /* ends as a sentence does                            */
    bool         several; /* holds more than one sentence                       */
    bool         item;    /* begins with a bullet or a number                   */
} plain_block;

typedef struct plain {
    gs_doc        *doc;
    const gs_know *know;
    gs_arena      *scratch;
    plain_block   *blocks;
    size_t         count, cap;
    size_t         body;       /* the first body block; `count` when there is none */
    size_t         solid;      /* the last block of several sentences, or 0         */
    bool           gapped;     /* body paragraphs are parted by empty lines         */
    bool           failed;     /* memory ran out while metadata was kept            */
    size_t         ahead;      /* plain_tail.c: as far as `ends` is known to hold    */
    bool           ends;       /* no paragraph comes before the next heading        */
    size_t         tallied;    /* plain_tail.c: blocks that are counted in the  */
    size_t         paragraphs; /* body's paragraphs so far and how many of them */
    size_t         short_ones; /* are of one sentence                           */
    bool           peek;       /* a block is only looked at: keep nothing it says   */
} plain;

/* plain_block.c: cuts and describes. GS_OK or GS_E_NOMEM. */
gs_status plain_read_blocks(plain *p);
/* Adds one block; false when memory runs out. */
bool     plain_add_block(plain *p, gs_span span, gs_span words, uint32_t gap);
gs_str   plain_words(const plain *p, size_t i);
bool     plain_heading_like(const plain *p, size_t i);
uint32_t plain_word_class(const plain *p, gs_str word); /* GS_WORD_* in any case */
gs_str   plain_next_word(gs_str *rest);                 /* none at the end */
bool     plain_has_verb(const plain *p, gs_str words);
bool     plain_is_boilerplate(const plain *p, size_t i);
bool     plain_is_rule(gs_str words);
bool     plain_is_count(const plain *p, gs_str words);

/* A piece of text as a metadata value: white space made single blanks. */
gs_str plain_value(plain *p, gs_str s);

/* plain_dateline.c */
bool plain_date_line(plain *p, size_t i, bool keep);
bool plain_inline_dateline(plain *p, size_t i);
bool plain_names_agency(const plain *p, gs_str s); /* by its words: "Harbour News" */

/* plain_byline.c */
bool plain_byline(plain *p, size_t i, bool head);
bool plain_bare_names(plain *p, size_t i); /* of writers, below a title */

/* plain_caption.c */
bool plain_is_caption_line(const plain *p, size_t i); /* by its words */

/* The passes. */
void plain_zone_head(plain *p);
void plain_zone_captions(plain *p);
void plain_zone_tail(plain *p);

#endif
