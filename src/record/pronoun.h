/* record/pronoun.h - whom a pronoun means.
 *
 * Reads: references, candidates, and the speakers as they are found. "He" is
 * the last person who was the subject of a sentence or a statement, "they"
 * the last group, "it" the last body; else nobody.
 */
#ifndef GS_RECORD_PRONOUN_H
#define GS_RECORD_PRONOUN_H

#include "record/reading.h"

typedef struct gs_focus {
    int32_t  person, group, body, speaker; /* candidates, or GS_NONE            */
    uint32_t at;                           /* sentences before this are seen    */
    uint32_t seen_group, seen_body;        /* when each was last a subject      */
    uint32_t spoke;                        /* when the last speaker spoke       */
    uint8_t  zone;
} gs_focus;

void gs_focus_init(gs_focus *focus);

/* Reads the subjects of all sentences before `sentence`. */
gs_status gs_focus_move(gs_reading *r, gs_focus *focus, uint32_t sentence);

/* Somebody was a subject just now. */
void gs_focus_note(const gs_reading *r, gs_focus *focus, int32_t candidate, bool speaks);

/* The candidate that a reference means by itself: GS_NONE for a pronoun that is
 * joined with nobody who may speak. */
int32_t gs_focus_plain(const gs_reading *r, int32_t ref);

/* The person who spoke in the sentence before, for a "he" or "she" near the beginning of
 * the next one; GS_NONE. */
int32_t gs_focus_goes_on(const gs_reading *r, const gs_focus *focus, int32_t ref);

/* The candidate, or GS_NONE, and the name of the rule. */
int32_t gs_focus_resolve(gs_reading *r, const gs_focus *focus, int32_t ref, const char **rule);

#endif
