/* know/time_rules.h - the rules by which time expressions are found and
 * understood (data/times.tsv; the language is told there and in doc/times.md).
 *
 * Every word that a rule or class names has a number. A pattern becomes a
 * small program that is run over the words of a sentence from one of them on,
 * and fills slots; what the slots mean as a time is the record maker's
 * business (record/time_anchor.c). For each word, and for each shape that
 * digits can have, there is the set of rules that can begin with it.
 */
#ifndef GS_KNOW_TIME_RULES_H
#define GS_KNOW_TIME_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/map.h"
#include "base/str.h"

#define GS_TIME_CLASSES 48
#define GS_TIME_RULES   256
#define GS_TIME_WORDS   2048
#define GS_TIME_CODE    8192
#define GS_TIME_SETS    (GS_TIME_RULES / 64)
#define GS_TIME_UNSET   INT32_MIN

/* What a rule can find out; X(symbol, name). */
#define GS_TIME_SLOTS(X)                                                                           \
    X(YEAR, "year")                                                                                \
    X(MONTH, "month")                                                                              \
    X(DAY, "day")                                                                                  \
    X(DAY2, "day2") /* the last one: "9-11 November" */                                            \
    X(WEEKDAY, "weekday")                                                                          \
    X(HOUR, "hour")                                                                                \
    X(MINUTE, "minute")                                                                            \
    X(HHMM, "hhmm")                                                                                \
    X(NOON, "noon") /* am, pm */                                                                   \
    X(ZONE, "zone") /* minutes east of UTC */                                                      \
    X(PART, "part")                                                                                \
    X(SEASON, "season")                                                                            \
    X(QUARTER, "quarter")                                                                          \
    X(HALF, "half")                                                                                \
    X(DECADE, "decade")                                                                            \
    X(CENTURY, "century")                                                                          \
    X(NUM, "num")                                                                                  \
    X(PLUS, "plus") /* tenths beside num: "two and a half" */                                      \
    X(UNIT, "unit")                                                                                \
    X(SHIFT, "shift") /* units from the anchor */                                                  \
    X(AT, "at")                                                                                    \
    X(DIR, "dir")                                                                                  \
    X(MOD, "mod")                                                                                  \
    X(REF, "ref")                                                                                  \
    X(OPEN, "open")                                                                                \
    X(ORDER, "order") /* of a date in digits */                                                    \
    X(TENSE, "tense")

typedef enum gs_time_slot {
#define GS_TIME_SYMBOL(symbol, name) GS_TIME_##symbol,
    GS_TIME_SLOTS(GS_TIME_SYMBOL)
#undef GS_TIME_SYMBOL
        GS_TIME_SLOT_COUNT
} gs_time_slot;

/* Units, in order of length. */
enum {
    GS_UNIT_SECOND,
    GS_UNIT_MINUTE,
    GS_UNIT_HOUR,
    GS_UNIT_DAY,
    GS_UNIT_WEEKEND,
    GS_UNIT_WEEK,
    GS_UNIT_MONTH,
    GS_UNIT_QUARTER,
    GS_UNIT_YEAR,
    GS_UNIT_DECADE,
    GS_UNIT_CENTURY
};

/* Words of the language that are values of slots. */
enum { GS_AT_REPORT, GS_AT_FOCUS };
enum { GS_DIR_PAST = -1, GS_DIR_FUTURE = 1 };
enum {
    GS_TENSE_BE = 2,
    GS_TENSE_TO = 3,
    GS_TENSE_INFINITIVE = 4
}; /* beside the two: "is to meet", "is meeting" */
enum { GS_REF_PAST, GS_REF_PRESENT, GS_REF_FUTURE };
enum { GS_OPEN_START, GS_OPEN_END };
enum { GS_NOON_AM, GS_NOON_PM };
enum { GS_PART_MO, GS_PART_MI, GS_PART_AF, GS_PART_EV, GS_PART_NI, GS_PART_DT };
enum { GS_SEASON_SP, GS_SEASON_SU, GS_SEASON_FA, GS_SEASON_WI };
enum {
    GS_MOD_APPROX, /* the first three make a time approximate */
    GS_MOD_MORE,
    GS_MOD_LESS,
    GS_MOD_START,
    GS_MOD_MID,
    GS_MOD_END
};

/* Classes that digits belong to by their shape; data may add words to them. */
enum {
    GS_TIME_SHAPE_NUM,    /* 45  1,500           */
    GS_TIME_SHAPE_YEAR,   /* 1700 .. 2099        */
    GS_TIME_SHAPE_DAY,    /* 1 .. 31, 1st .. 31st */
    GS_TIME_SHAPE_MON,    /* 1 .. 12             */
    GS_TIME_SHAPE_HOUR,   /* 0 .. 24             */
    GS_TIME_SHAPE_MINUTE, /* 00 .. 59            */
    GS_TIME_SHAPE_HHMM,   /* 0000 .. 2359        */
    GS_TIME_SHAPE_ORD,    /* 1st .. 99th         */
    GS_TIME_SHAPE_DECADE, /* 1990s, 90s          */
    GS_TIME_SHAPE_YY,     /* 00 .. 99            */
    GS_TIME_SHAPE_ANY,    /* "*": any word or number */
    GS_TIME_SHAPE_NAME,   /* "+": any word with a capital */
    GS_TIME_SHAPES
};

typedef enum gs_time_kind {
    GS_TIME_DATE,
    GS_TIME_DURATION,
    GS_TIME_SET,
    GS_TIME_NOT,  /* what looks like a time and is none    */
    GS_TIME_LEAD, /* words before: "since"                 */
    GS_TIME_WITH, /* the same, and they belong to it       */
    GS_TIME_JOIN  /* what stands between the two of a range */
} gs_time_kind;

typedef enum gs_time_op {
    GS_OP_WORD,  /* a: word            */
    GS_OP_CLASS, /* a: class, b: slot or GS_TIME_SLOT_COUNT */
    GS_OP_SPLIT, /* go on here, or at a */
    GS_OP_JUMP,  /* a                  */
    GS_OP_END,   /* of the expression; what follows must be there, too */
    GS_OP_ACCEPT
} gs_time_op;

typedef struct gs_time_code {
    uint8_t  op, b;
    uint16_t a;
} gs_time_code;

/* One "slot=value" of a meaning. */
typedef struct gs_time_set {
    uint8_t slot;
    uint8_t from;  /* slot to take the value of, or GS_TIME_SLOT_COUNT */
    int32_t value; /* or the factor of the slot's value */
} gs_time_set;

typedef struct gs_time_rule {
    const char  *name;
    gs_time_kind kind;
    int32_t      before; /* code of what stands before, or -1 */
    uint32_t     code;
    uint32_t     first_set, set_count;
} gs_time_rule;

/* One membership of a word in a class. */
typedef struct gs_time_member {
    uint8_t class_;
    bool    capital; /* only when written with one */
    int32_t value;
    int32_t next; /* of the same word, or -1 */
} gs_time_member;

typedef struct gs_time_word {
    int32_t  members;
    uint64_t begins[GS_TIME_SETS]; /* rules */
} gs_time_word;

typedef struct gs_time_rules {
    gs_map          map; /* lower-case word -> index of words */
    gs_time_word   *words;
    size_t          word_count, word_cap;
    gs_time_member *members;
    size_t          member_count, member_cap;
    gs_str          classes[GS_TIME_CLASSES];
    size_t          class_count;
    gs_time_rule   *rules;
    size_t          rule_count, rule_cap;
    gs_time_code   *code;
    size_t          code_count, code_cap;
    gs_time_set    *sets;
    size_t          set_count, set_cap;
    uint64_t        class_begins[GS_TIME_CLASSES][GS_TIME_SETS]; /* rules; shapes come first */
    uint64_t        longer[GS_TIME_SETS]; /* rules whose second word is one of `map` or digits */
    uint32_t        lengths[1024];        /* by two letters: bits of the lengths of such words */
    uint8_t         tense_class;          /* of the class "tense"; 0xFF: none */
} gs_time_rules;

/* Where in `lengths` a word stands that begins with these two, in lower case. */
static inline unsigned gs_time_letters(char first, char second)
{
    return ((unsigned)(unsigned char)first * 31 + (unsigned char)second) & 1023;
}

#endif
