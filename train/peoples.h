/* train/peoples.h - words of nations, peoples and faiths; seats of government.
 *
 * Most sets of names have no type for "Russian" or "Sunnis": they call them
 * other, a place, or nothing. Here such words are known by the adjectives of
 * data/names-states.tsv, by a list of peoples that have no state and of
 * faiths, and by the plurals of both.
 */
#ifndef GS_TRAIN_PEOPLES_H
#define GS_TRAIN_PEOPLES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "gainsay.h"

typedef struct train_peoples {
    gs_arena arena;
    gs_map   words; /* in lower case */
    gs_map   states;
} train_peoples;

/* Reads names-states.tsv of the folder `know`; NULL: only the words known
 * here. `peoples` is written always and must be released. */
gs_status train_peoples_load(train_peoples *peoples, const char *know, gs_error *err);
void      train_peoples_release(train_peoples *peoples);

/* "Russian", "kurds", "Frenchmen", "anti-American", "#Russian". Case does not
 * count: ask only of words that are names. */
bool train_peoples_has(const train_peoples *peoples, gs_str word);

/* A state's name, of one or more words: "United States". */
bool train_peoples_state(const train_peoples *peoples, gs_str words);

/* A building or place that stands for a body of government: "Pentagon",
 * "Kremlin", "White House". */
bool train_seat_of_government(gs_str words);

/* "President", "Mr.", "Sheikh": a word before a person's name that is no part
 * of it. */
bool train_is_title(gs_str word);

#endif
