/* record/time.h - every time expression of a report.
 *
 * Reads: text, sentences, tokens, the report's date; words where they are.
 * Adds: times.
 *
 *   time_find    the rules' programs over the words of a sentence
 *   time_anchor  which day is meant: the report's date, the focus, tense
 *   time_value   the TIMEX3 value, start and end
 *   time         runs them; ranges; the time of a statement
 */
#ifndef GS_RECORD_TIME_H
#define GS_RECORD_TIME_H

#include "doc/doc.h"
#include "know/know.h"
#include "record/calendar.h"

/* A token, or a part of one: "27-year" is three. */
typedef struct gs_atom {
    gs_span  span;
    uint32_t token;
    int32_t  word;    /* of the rules, or -1                                */
    int32_t  number;  /* of digits                                          */
    uint16_t shapes;  /* bits of GS_TIME_SHAPE_*                                 */
    uint8_t  tenths;  /* "2.5"                                              */
    bool     capital; /* begins with an upper case letter                   */
    bool     glued;   /* nothing stands between it and the one before       */
    bool     letters; /* is a word                                          */
} gs_atom;

/* One place where a rule fits. */
typedef struct gs_time_hit {
    const gs_time_rule *rule;
    uint32_t            first, end; /* atoms */
    int32_t             slots[GS_TIME_SLOT_COUNT];
} gs_time_hit;

typedef struct gs_time_finder {
    const gs_doc        *doc;
    const gs_time_rules *rules;
    gs_arena            *scratch;
    gs_atom             *atoms; /* of one sentence */
    size_t               atom_count, atom_cap;
    gs_time_hit         *hits;
    size_t               hit_count, hit_cap;
} gs_time_finder;

/* Fills atoms and hits for a sentence. GS_OK or GS_E_NOMEM. */
gs_status gs_time_find(gs_time_finder *f, uint32_t sentence);

/* The rule of kind `kind` in whose words atom `end` is the next one, longest
 * first; sets where it begins and its slots. */
const gs_time_rule *gs_time_before(const gs_time_finder *f, uint32_t end, gs_time_kind kind,
                                   uint32_t *first, int32_t *slots);

/* Whether what must stand before atom `first` for the rule does. */
bool gs_time_stands_before(const gs_time_finder *f, const gs_time_rule *rule, uint32_t first);

/* Whether the rule fits atoms [first, end). */
bool gs_time_fits(const gs_time_finder *f, const gs_time_rule *rule, uint32_t first, uint32_t end);

/* What times are counted from. */
typedef struct gs_time_ground {
    bool dated;         /* the report has a full date */
    long report;        /* it                         */
    int  month, day;    /* of a date without a year; 0: none */
    bool focused;       /* a date was mentioned       */
    long focus;         /* its first day              */
    long focus_last;    /* its last day               */
    int  tense;         /* of the verb: GS_DIR_*, 0: not known */
    long same;          /* day of a date mentioned before in the same sentence */
    bool same_sentence; /* there is one               */
} gs_time_ground;

/* Days [first, last], or what is known of them. */
typedef struct gs_period {
    int  unit;  /* GS_UNIT_*                                   */
    bool known; /* first and last are; else month, day, weekday */
    long first, last;
    int  month, day, weekday;
} gs_period;

/* Which days a hit means; false when nothing can be said. */
bool gs_time_anchor(const gs_time_ground *g, int32_t *slots, gs_period *p);

/* The tense of the verb that governs atom `at`. */
int gs_time_tense(const gs_time_finder *f, uint32_t sentence, uint32_t at);

/* Writes value, start, end, precision. */
gs_status gs_time_write(const gs_time_hit *hit, const gs_time_ground *g, gs_arena *arena,
                        gs_timex *out);

/* Fills doc->times. On failure there are none. */
gs_status gs_make_times(gs_doc *doc, const gs_know *know, gs_arena *scratch);

#endif
