/* store/conflict.h - what reports of one event can differ in. */
#ifndef GS_STORE_CONFLICT_H
#define GS_STORE_CONFLICT_H

/* Numbers of the store; only added to. */
typedef enum gs_conflict_what {
    GS_CONFLICT_NUMBER,
    GS_CONFLICT_REALITY,
    GS_CONFLICT_PLACE,
    GS_CONFLICT_DAY,
    GS_CONFLICT_ACTOR,
    GS_CONFLICT_RECIPIENT,
    GS_CONFLICT_COUNT
} gs_conflict_what;

/* "number"; NULL where there is none of that number. */
const char *gs_conflict_what_name(int what);

#endif
