/* monitor/mission_file.h - a mission or an agreement as a person has written it down.
 *
 * The form of the file is in gainsay-watch(5). What is here is the file, value by value,
 * each with its line; and, behind gs_task_read (task.h), how its tasks are understood.
 */
#ifndef GS_MONITOR_MISSION_FILE_H
#define GS_MONITOR_MISSION_FILE_H

#include <stdint.h>

#include "monitor/yaml_form.h"

struct gs_phrase;

/* What somebody is to do: a task of a document, or a term of an agreement. */
typedef struct gs_task {
    unsigned          line;
    gs_given          text;       /* as the document has it                            */
    gs_givens         category;   /* kinds of data/activities.tsv, PLOVER, CAMEO       */
    gs_givens         verbs;      /* words for it                                      */
    unsigned          number;     /* in its document, from 1                           */
    uint32_t          kinds;      /* of the text and of `category` (kinds.h)           */
    uint32_t          stated;     /* of `category` alone                               */
    uint32_t          categories; /* 1 << gs_plover                                    */
    struct gs_phrase *phrases;    /* of the text */
    size_t            phrase_count;
} gs_task;

/* What gives a body its tasks, from `date` until a newer version of that title, or `until`. */
typedef struct gs_mandate {
    unsigned line;
    gs_given title, date, until, version, source;
    gs_task *tasks;
    size_t   task_count;
} gs_mandate;

/* A body, or a party. Its short names count only in reports that name it in full, or the area. */
typedef struct gs_body {
    unsigned    line;
    gs_given    name;
    gs_givens   names, short_names;
    gs_mandate *documents;
    size_t      document_count;
} gs_body;

typedef struct gs_area {
    unsigned  line; /* 0: none is given */
    gs_givens names;
    double    box[4]; /* south, west, north, east; all 0: none */
} gs_area;

typedef struct gs_mission {
    unsigned  line; /* 0: the file is of an agreement */
    gs_given  name;
    gs_givens names;
    gs_body   body;
    gs_area   area;
} gs_mission;

/* A version of when something is due. */
typedef struct gs_deadline {
    unsigned line;
    gs_given date, set, source;
} gs_deadline;

typedef struct gs_owed {
    gs_task      task;
    gs_given     number, owes, to;
    gs_deadline *deadlines; /* as written; gs_owed_deadline tells which one holds */
    size_t       deadline_count;
} gs_owed;

typedef struct gs_pact {
    unsigned  line; /* 0: the file is of a mission */
    gs_given  name;
    gs_givens names;
    gs_given  date, source;
    gs_body  *parties;
    size_t    party_count;
} gs_pact;

typedef struct gs_mission_file {
    unsigned    line;
    const char *path; /* borrowed */
    gs_mission  mission;
    gs_mandate *documents; /* those of the mission's body */
    size_t      document_count;
    gs_body    *separate; /* must not be mixed up with it */
    size_t      separate_count;
    gs_pact     pact;
    gs_owed    *terms;
    size_t      term_count;
} gs_mission_file;

/* Fills `file` from the bytes of the file at `path`. GS_E_DATA with file and line. */
gs_status gs_mission_file_read(gs_mission_file *file, const char *path, gs_str yaml,
                               gs_arena *arena, gs_error *err);

/* The deadline that holds on `day`: the one set last until then; NULL: none. */
const gs_deadline *gs_owed_deadline(const gs_owed *term, int day);

/* Of the documents of one title the newest that has begun and not ended by `day`; 0, of what
 * has no date: the newest. */
bool gs_mandate_in_force(const gs_mandate *documents, size_t count, size_t which, int day);

#endif
