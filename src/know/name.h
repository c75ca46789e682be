/* know/name.h - names and roles: who may speak (data/names-*.tsv, roles.tsv).
 */
#ifndef GS_KNOW_NAME_H
#define GS_KNOW_NAME_H

#include <stdint.h>

#include "base/str.h"
#include "doc/record.h"

typedef enum gs_name_kind {
    GS_NAME_STATE,        /* Armenia                                    */
    GS_NAME_ADJECTIVE,    /* Armenian                                   */
    GS_NAME_PEOPLE,       /* Armenians; Kurds                           */
    GS_NAME_CAPITAL,      /* Yerevan: a place, or the government        */
    GS_NAME_ORGANIZATION, /* United Nations                             */
    GS_NAME_SEAT,         /* Kremlin: stands for a body                 */
    GS_NAME_MEDIA         /* Reuters                                    */
} gs_name_kind;

/* What an organization is; X(symbol, name in data/names-organizations.tsv). */
#define GS_BODY_KINDS(X)                                                                           \
    X(ORGANIZATION, "organization")                                                                \
    X(MINISTRY, "ministry")                                                                        \
    X(FORCE, "force")         /* of a state: army, police, service */                              \
    X(OPERATION, "operation") /* a peace operation or mission      */                              \
    X(ARMED, "armed")         /* an armed group                    */                              \
    X(PARTY, "party")                                                                              \
    X(COURT, "court")                                                                              \
    X(MEDIA, "media")

typedef enum gs_body_kind {
#define GS_BODY_SYMBOL(symbol, name) GS_BODY_##symbol,
    GS_BODY_KINDS(GS_BODY_SYMBOL)
#undef GS_BODY_SYMBOL
        GS_BODY_KIND_COUNT
} gs_body_kind;

/* "ministry". */
const char *gs_body_kind_name(gs_body_kind kind);

/* All forms of one state, people or organization share one `entry`. */
typedef struct gs_name {
    gs_str       words; /* this form */
    gs_name_kind kind;
    gs_body_kind body; /* of an organization, seat or medium */
    uint32_t     entry;
    gs_str       source;  /* where it can be looked up, or none */
    gs_str       country; /* ISO 3166 alpha-3 or none */
    const char  *sector;  /* PLOVER or NULL           */
    int32_t      next;    /* another reading of the same words ("US" the adjective), or -1 */
} gs_name;

typedef enum gs_role_kind {
    GS_ROLE_PERSON,
    GS_ROLE_ORGANIZATION,
    GS_ROLE_DOCUMENT,
    GS_ROLE_TITLE
} gs_role_kind;

typedef struct gs_role {
    gs_str       words;
    gs_role_kind kind;
    bool         plural;
    uint32_t     entry;  /* the same for singular and plural */
    const char  *sector; /* PLOVER or NULL                   */
    uint32_t     same;   /* of offices that are one by other words (data/offices.tsv); 0: none */
} gs_role;

/* A name's entry and the entry of the role whose seat it is. */
typedef struct gs_seat {
    uint32_t name, role;
} gs_seat;

#endif
