/* know/cue.h - the words that report what somebody said (data/cues.tsv).
 */
#ifndef GS_KNOW_CUE_H
#define GS_KNOW_CUE_H

#include <stdint.h>

#include "base/str.h"
#include "doc/record.h"

/* What may follow: the words of the column "frames". */
enum {
    GS_FRAME_QUOTE = 1 << 0,
    GS_FRAME_THAT = 1 << 1,
    GS_FRAME_CLAUSE = 1 << 2,
    GS_FRAME_WH = 1 << 3,
    GS_FRAME_TO = 1 << 4,
    GS_FRAME_OBJECT = 1 << 5,
    GS_FRAME_WHOM = 1 << 6,
    GS_FRAME_AS = 1 << 7,
    GS_FRAME_OF = 1 << 8,
    GS_FRAME_FOR = 1 << 9,
    GS_FRAME_ON = 1 << 10,
    GS_FRAME_ABOUT = 1 << 11,
    GS_FRAME_AGAINST = 1 << 12,
    GS_FRAME_WITH = 1 << 13,
    GS_FRAME_SOURCE = 1 << 14
};

/* The column "notes". */
enum {
    GS_CUE_INVERT = 1 << 0,
    GS_CUE_NEED = 1 << 1,
    GS_CUE_QUOTED = 1 << 2,
    GS_CUE_MEDIA = 1 << 3,
    GS_CUE_DOCUMENT = 1 << 4,
    GS_CUE_ALONE = 1 << 7,    /* needs nothing behind it: he recanted */
    GS_CUE_NOUN_TOO = 1 << 6, /* base and -s form are nouns as well: report */
    GS_CUE_HEARD = 1 << 8,    /* needs an addressee, or it is a participle: "people briefed on" */
    GS_CUE_WHOM = 1 << 5      /* the object is the addressee although it reads as one: urge */
};

typedef enum gs_cue_kind { GS_CUE_VERB, GS_CUE_NOUN, GS_CUE_PHRASE } gs_cue_kind;

typedef struct gs_cue {
    gs_str      lemma;
    gs_cue_kind kind;
    gs_act      act;
    uint32_t    frames; /* GS_FRAME_* */
    uint32_t    notes;  /* GS_CUE_*   */
    gs_modality modality;
    uint32_t    only; /* object sets, one bit each; 0: any object */
    uint32_t    not_; /* objects with which it is no cue          */
} gs_cue;

/* The forms of a verb, as bits: "said" is both past and participle. */
enum {
    GS_VERB_BASE = 1 << 0,
    GS_VERB_PRESENT = 1 << 1, /* says */
    GS_VERB_PAST = 1 << 2,
    GS_VERB_PARTICIPLE = 1 << 3,
    GS_VERB_GERUND = 1 << 4,
    GS_NOUN_SINGULAR = 1 << 5,
    GS_NOUN_PLURAL = 1 << 6,
    GS_PHRASE_FORM = 1 << 7
};

/* One form of one cue. "claims" is a form of the verb and of the noun: forms
 * that look alike are chained. */
typedef struct gs_cue_form {
    uint32_t cue;
    uint32_t forms;
    int32_t  next; /* index of the next form of the same words, or -1 */
} gs_cue_form;

#endif
