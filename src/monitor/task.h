/* monitor/task.h - whether something that is reported is a task that was given.
 *
 * Conservative: an activity is of a task only where both are the same doing and have
 * the same object; anything less is related, and the reason says how. Nothing
 * is concluded from words that both lack.
 */
#ifndef GS_MONITOR_TASK_H
#define GS_MONITOR_TASK_H

#include "monitor/mission_file.h"
#include "monitor/phrase.h"

typedef enum gs_fit {
    GS_FIT_NONE,
    GS_FIT_NEAR,    /* related: the same object, or the file's category */
    GS_FIT_RELATED, /* the same kind of activity                        */
    GS_FIT_LISTED
} gs_fit;

/* Something that was done, as far as it is told. */
typedef struct gs_doing {
    const gs_phrase *phrase;
    int              category; /* gs_plover, or -1  */
    gs_str           cameo;    /* or none           */
    gs_str           place;    /* or none           */
    bool             outside;  /* of the area       */
    const gs_area   *area;     /* its names tell nothing about a task; NULL: none */
} gs_doing;

#define GS_REASON 200

/* How an activity and a task fit, and why, for a person. */
gs_fit gs_task_fit(const gs_task *task, const gs_doing *doing, const gs_kinds *kinds,
                   char reason[GS_REASON]);

/* Fills what is understood of a task: its text's phrases, by the library's own parser, and
 * the categories that the file gives it. GS_E_DATA for a category that nobody knows. */
gs_status gs_task_read(gs_task *task, const char *path, gs_reader *reader, const gs_kinds *kinds,
                       gs_arena *arena, gs_error *err);

#endif
