/* lang/boundary_ask.h - what boundary*.c and its trainer share: the questions.
 *
 * A walk over a block asks a judge at every doubtful place. In reading the
 * judge is the model; in training it is the treebank, which notes each
 * question's features beside its own answer.
 */
#ifndef GS_LANG_BOUNDARY_ASK_H
#define GS_LANG_BOUNDARY_ASK_H

#include "lang/boundary.h"

#define GS_BOUNDARY_FEATURES 96

/* What is between two atoms that no white space parts. */
typedef enum gs_gap { GS_GAP_JOIN, GS_GAP_WORD, GS_GAP_TOKEN, GS_GAPS } gs_gap;

/* Hashes of what is true of the place; the model's row is their low bits. */
typedef struct gs_boundary_question {
    uint32_t at;       /* byte of the text behind the place        */
    bool     proposed; /* ends only: the rules end a sentence here */
    bool     marked;   /* ends only: behind a mark that can end a sentence */
    unsigned count;
    uint32_t features[GS_BOUNDARY_FEATURES];
} gs_boundary_question;

typedef struct gs_boundary_judge {
    gs_gap (*gap)(void *ctx, const gs_boundary_question *q);
    bool (*end)(void *ctx, const gs_boundary_question *q);
    void *ctx;
} gs_boundary_judge;

/* A run of letters or digits, or one mark. */
typedef struct gs_atom {
    uint32_t start, end;
    uint32_t hash;  /* in lower case, quotation marks straight */
    uint8_t  shape; /* gs_shape */
    uint8_t  chars; /* up to 255 */
    uint16_t known; /* GS_KNOWN_* */
    bool     inner; /* a part of a run of letters goes before */
} gs_atom;

typedef enum gs_shape {
    GS_SHAPE_NONE,
    GS_SHAPE_LOWER,
    GS_SHAPE_LOWER_1,
    GS_SHAPE_CAPITAL,
    GS_SHAPE_UPPER_1,
    GS_SHAPE_UPPER,
    GS_SHAPE_MIXED,
    GS_SHAPE_DIGITS_1,
    GS_SHAPE_DIGITS_2,
    GS_SHAPE_DIGITS_3,
    GS_SHAPE_DIGITS_4,
    GS_SHAPE_DIGITS,
    GS_SHAPE_STOP,
    GS_SHAPE_ELLIPSIS,
    GS_SHAPE_STRONG, /* ! ? */
    GS_SHAPE_COMMA,
    GS_SHAPE_SEMICOLON,
    GS_SHAPE_COLON,
    GS_SHAPE_HYPHEN,
    GS_SHAPE_DASH,
    GS_SHAPE_APOSTROPHE,
    GS_SHAPE_QUOTE,
    GS_SHAPE_OPEN,
    GS_SHAPE_CLOSE,
    GS_SHAPE_SLASH,
    GS_SHAPE_AT,
    GS_SHAPE_CURRENCY,
    GS_SHAPE_PERCENT,
    GS_SHAPE_RULING, /* * _ = ~ # | */
    GS_SHAPE_MARK,
    GS_SHAPE_ABBREV,  /* of words: letters and a last stop */
    GS_SHAPE_ADDRESS, /* of words: marks between letters   */
    GS_SHAPES
} gs_shape;

/* What a word looks like to the questions about sentence ends. */
typedef struct gs_word_look {
    uint32_t hash;   /* in lower case */
    uint32_t ending; /* of its last letters */
    uint8_t  shape;  /* gs_shape */
    uint16_t known;
    uint8_t  first;        /* shape of its first atom */
    uint8_t  kind;         /* boundary_end.c */
    uint32_t since, until; /* words from the last, and to the next, mark that can end a sentence */
} gs_word_look;

/* The walk. */
gs_status gs_boundary_walk(const gs_boundary *b, const gs_boundary_judge *judge, gs_str text,
                           gs_span block, const gs_sentence_spans *proposed, bool freely,
                           gs_arena *arena, gs_cuts *out);

/* boundary_word.c: cuts the block into words, and leaves a gs_word_look of
 * each in out->room[1]. Words end wherever a span of `cuts` does; NULL: no such.
 * boundary_end.c: decides where sentences end among words[first .. count); with
 * `keep` those proposed where no white space stands are not asked about. */
gs_status gs_boundary_words(const gs_boundary *b, const gs_boundary_judge *judge, gs_str text,
                            gs_span block, const gs_sentence_spans *cuts, gs_arena *arena,
                            gs_cuts *out);
gs_status gs_boundary_ends(const gs_boundary_judge *judge, gs_str text,
                           const gs_sentence_spans *proposed, bool keep, size_t first,
                           gs_arena *arena, gs_cuts *out);

/* Hash of a word in lower case, as atoms and words have it. */
uint32_t gs_boundary_hash(gs_str word);

/* What is known of a word by its hash, GS_KNOWN_*: its usual class, what it is
 * with a stop behind it; 0 when nothing. */
uint32_t gs_boundary_known(const gs_boundary *b, uint32_t hash);

/* A row of bnd.class: the hash's bits above these are its key. */
enum {
    GS_KNOWN_CLASS = 31,       /* 1 + gs_upos, or a class of train/boundary.c */
    GS_KNOWN_ABBREV = 15 << 5, /* 1 + the number of the lowest bit of GS_ABBREV_* */
    GS_KNOWN_CLOCK = 1 << 10,  /* GS_WORD_CLOCK */
    GS_KNOWN_STARTER = 1 << 9, /* GS_WORD_STARTER */
    GS_KNOWN = (1 << 13) - 1
};

static inline uint32_t gs_boundary_mix(uint32_t a, uint32_t b)
{
    uint32_t h = (a ^ (b * 0x9E3779B1u)) * 0x85EBCA6Bu;

    h ^= h >> 15;
    return h * 0xC2B2AE35u;
}

static inline void gs_boundary_ask(gs_boundary_question *q, uint32_t kind, uint32_t a, uint32_t b)
{
    uint32_t h = gs_boundary_mix(gs_boundary_mix(a, b), kind);

    q->features[q->count++] = h ^ h >> 16;
}

#endif
