/* store/joined.h - people and bodies of several reports that are the same.
 *
 * An entity has the actor of its kind, fullest name and country (put.c). Where that is a shorter
 * or other form of somebody's name ("Peskov", "Aliev", "OSCE"), the entity is given the actor that
 * has the fuller one, and a row in `joined` says so, with its own actor and the reason; so a
 * join can be taken back, one entity at a time.
 */
#ifndef GS_STORE_JOINED_H
#define GS_STORE_JOINED_H

#include "store/store.h"

/* Why an entity was joined. Numbers of the store; only added to. */
typedef enum gs_join {
    GS_JOIN_OFFICE,   /* part of a name, and an office or a body that both have */
    GS_JOIN_SPELLING, /* the same name in another spelling, or with a country   */
    GS_JOIN_ACRONYM,  /* a report gives both forms                              */
    GS_JOIN_COUNT
} gs_join;

/* Joins the entities of a report that has just been put. False when the store failed. */
bool gs_joined_place(gs_store *s, int64_t report);

/* What names are compared by: lower case without accents, "y" between vowels, doubled letters
 * and British endings. `out` has room for `size` with a NUL. Returns the length. */
size_t gs_joined_fold(gs_str word, char *out, size_t size);

#endif
