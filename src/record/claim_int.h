/* record/claim_int.h - what the files of claims share: the words of statements, and
 * which statement a denial is about.
 */
#ifndef GS_RECORD_CLAIM_INT_H
#define GS_RECORD_CLAIM_INT_H

#include "base/intern.h"
#include "record/reading.h"

#define GS_CLAIM_WORDS  32 /* content words looked at */
#define GS_CLAIM_RECENT 24 /* claims and statements looked back to */

/* The content words of a span, crudely stemmed, as numbers of gs_court.words. */
typedef struct gs_bag {
    uint32_t words[GS_CLAIM_WORDS];
    size_t   count;
} gs_bag;

/* Where an entity is meant. */
typedef struct gs_spot {
    gs_span span;
    int32_t entity;
} gs_spot;

typedef struct gs_court {
    gs_reading *r;
    gs_intern   words;
    gs_bag     *claims; /* [claim_count] */
    size_t      claim_count;
    size_t      claim_cap;
    gs_bag     *said;  /* [statement_count] */
    gs_spot    *spots; /* [spot_count] every mention of every entity, in text order */
    size_t      spot_count, spot_cap;
    gs_act     *by;        /* [statement_count] what the cue alone does */
    bool       *noun;      /* [statement_count] the cue is a noun       */
    bool       *withdrawn; /* [claims made] somebody took it back */
} gs_court;

/* ---- claim_words.c ---- */
gs_status gs_bag_read(gs_court *c, gs_span span, gs_bag *bag);
size_t    gs_bag_shared(const gs_bag *a, const gs_bag *b);

/* Whether they are one matter: a third of the words, and at least two, are in both,
 * or nearly all of the shorter are in the longer. */
bool gs_bag_same(const gs_bag *a, const gs_bag *b);

/* The first token that begins at byte `at` or behind. */
uint32_t gs_token_from(const gs_reading *r, uint32_t at);

/* ---- claim_matter.c ---- */
static inline gs_span gs_whole_content(const gs_statement *s)
{
    return s->content.count ? s->content.items[0] : (gs_span){0, 0};
}

/* What a denial's content is about: "claims of expanding the mission", "reports
 * that Poland …": the words behind "of" or "that". Empty when nothing stands
 * there: "the allegations", "it". *points: the words only point at a claim. */
gs_span gs_claim_matter(const gs_court *c, int32_t statement, bool *points);

/* The words of a denial that only point at a claim, less what they say of it: "the
 * charges" of "the charges are false". */
gs_span gs_claim_pointer(const gs_court *c, int32_t statement);

/* "any involvement in the attack", "the incident", "such an order": words that
 * lean on what was said before, if something was. */
bool gs_claim_leans(const gs_reading *r, gs_span matter);

/* ---- claim_meant.c ---- */
/* Fills `spots`. */
gs_status gs_claim_spots(gs_court *c);

/* The statement that names the claim within the denial itself: "denied reports that
 * …"; GS_NONE. */
int32_t gs_claim_within(const gs_court *c, int32_t denial);

/* The statement that a denial is about, of those before it; `words` of its matter, no
 * `own` matter where it only points; GS_NONE where none is likely. What was weighed
 * against it are the denial's rivals. */
gs_status gs_claim_meant(gs_court *c, int32_t denial, const gs_bag *words, bool own, bool leans,
                         int32_t *meant);

/* The question or charge that "No, …" answers. */
int32_t gs_claim_asked(const gs_court *c, int32_t answer);

#endif
