/* record/event_int.h - what the files of the event maker share. */
#ifndef GS_RECORD_EVENT_INT_H
#define GS_RECORD_EVENT_INT_H

#include "record/clause.h"
#include "record/event.h"
#include "record/pronoun.h"

/* A word that may be an event, with what hangs on it: heads of phrases, or GS_NONE. */
typedef struct gs_frame_of {
    uint32_t word;
    bool     noun;
    bool     passive;
    int32_t  subj, obj, iobj; /* of the active voice */
    int32_t  to, that;        /* heads of an infinitive, of a clause */
    int32_t  light;           /* of a noun: the verb that has it as its object */
    int32_t  light_subj;      /* who does that */
} gs_frame_of;

void gs_frame_read(const gs_reading *r, uint32_t word, gs_frame_of *f);

/* The subject of a verb as it stands there, its own or shared; and its voice. */
int32_t gs_frame_subject(const gs_reading *r, uint32_t verb);
bool    gs_frame_passive(const gs_reading *r, uint32_t verb);

/* "the troops that": the noun that a relative pronoun stands for; "dozens of troops": those
 * of whom a number or part is; else the word. */
int32_t gs_frame_antecedent(const gs_reading *r, int32_t word);

/* The phrase with a preposition that hangs on `word`, the first behind `behind`
 * (GS_NONE: the first of all). */
int32_t gs_frame_prep(const gs_reading *r, uint32_t word, gs_str prep, int32_t behind);

bool gs_is_verb(const gs_reading *r, uint32_t w);
bool gs_is_noun(const gs_reading *r, uint32_t w);

/* A verb that only carries a noun: "launched an attack". */
bool gs_is_light(const gs_reading *r, uint32_t verb);

/* What a lemma is in, classes of the reference included. */
gs_sets gs_word_sets(const gs_reading *r, uint32_t w);

/* Somebody; or a place that is the subject of a verb, for those who govern it. */
bool gs_may_act(const gs_reading *r, uint32_t w);
bool gs_is_place_name(const gs_reading *r, uint32_t w);

/* The pattern that fits, or NULL. */
const gs_event_pattern *gs_event_match(const gs_reading *r, const gs_frame_of *f);

#define GS_ROLE_WORDS 16

/* The words that fill a role: at most GS_ROLE_WORDS. */
size_t gs_event_role(const gs_reading *r, const gs_frame_of *f, const gs_slot *slots,
                     unsigned count, uint32_t words[GS_ROLE_WORDS]);

/* Those whom a noun befalls as the subject of its verb: "faces sanctions". */
size_t gs_event_undergoer(const gs_reading *r, const gs_frame_of *f, uint32_t words[GS_ROLE_WORDS]);

/* Whether it happened, by what governs it and by its tense. */
typedef struct gs_real {
    gs_reality reality;
    uint32_t   by;    /* the word that says so, its own when none does */
    bool       given; /* taken for granted, whatever is said of somebody's part in it */
} gs_real;

gs_real gs_event_reality(const gs_reading *r, const gs_frame_of *f);

/* "stopped the lorries after attacking the town", "met amid shelling": whether `w` stands beside
 * what its governor says, by the preposition before it (GS_GOVERNOR_MARK); `hangs` as there. */
bool gs_event_is_aside(const gs_reading *r, uint32_t w, uint32_t hangs);

/* ---- the record ---- */

typedef struct gs_event_fill {
    gs_reading *r;
    gs_focus    focus; /* moved to the event's sentence before members are added */
} gs_event_fill;

/* The innermost statement whose words hold `span`, but for the one whose cue it is, and
 * the statement of that cue; of doc->statements, or GS_NONE. */
int32_t gs_statement_around(const gs_doc *doc, gs_span span);
int32_t gs_statement_of_cue(const gs_doc *doc, gs_span span);

/* Saying it does it: "condemns" is no habit. */
bool gs_is_speech_act(gs_plover event);

/* Who may act, or be acted upon. A place that is spoken to stands for those who govern it. */
bool gs_event_may_take_part(const gs_reading *r, uint32_t word, gs_plover event);

/* That, or what an assault hits: a village, a ship. */
bool gs_event_may_suffer(const gs_reading *r, uint32_t word, gs_plover event);

/* Adds who `word` is to `list`, which is e->actors or e->recipients, unless it is nobody
 * known or in one of them; `around` is the statement that tells the event. */
gs_status gs_event_add_member(gs_event_fill *m, gs_event *e, gs_ids *list, const char *field,
                              uint32_t word, int32_t around);

/* From its own clause before others; `own` is the statement whose cue it is. Reality asks
 * for the time. */
gs_status gs_event_set_place(gs_reading *r, gs_event *e, const gs_frame_of *f);
void      gs_event_set_time(gs_reading *r, gs_event *e, const gs_frame_of *f, int32_t own);
gs_status gs_event_set_reality(gs_reading *r, gs_event *e, const gs_frame_of *f, int32_t around);

/* Adds it to the document, according to the statement `around` if there is one. */
gs_status gs_event_keep(gs_reading *r, gs_event *e, int32_t around);

/* All events by the dictionaries of another coder, which are loaded. */
gs_status gs_events_coded(gs_reading *r);

/* Joins later mentions of an event with it; `words` are the triggers' words. */
gs_status gs_events_same(gs_reading *r, uint32_t *words);

/* The verb of the clause that a word stands in, itself if it is one; GS_NONE. */
int32_t gs_clause_verb(const gs_reading *r, uint32_t w);

/* Of doc->times, or GS_NONE; the word of the place, or GS_NONE. */
int32_t gs_event_time(const gs_reading *r, const gs_frame_of *f);
int32_t gs_event_place(const gs_reading *r, const gs_frame_of *f);

#endif
