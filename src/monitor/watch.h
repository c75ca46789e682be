/* monitor/watch.h - what a file says beside what the reports of a store say.
 *
 *   yaml_form     a YAML file by a form, each value with its line
 *   mission_file  the form of missions and agreements
 *   kinds         data/activities.tsv: activities of one kind
 *   phrase, task  a task and an activity in words, and whether they fit
 *   report        a report of the store: who is meant, what is said and done
 *   watch         goes over the reports and makes rows
 *   doing         rows of activities: what a body is said to do
 *   saying        rows of claims and statements about the mission itself
 *   pact          rows of an agreement's terms
 *   write_*       the rows for people and for programs
 *
 * A finding is only ever one of gs_watch_status. That a mission is more than it was is never
 * one: such words stand only where a report is quoted.
 */
#ifndef GS_MONITOR_WATCH_H
#define GS_MONITOR_WATCH_H

#include "monitor/kinds.h"
#include "monitor/mission_file.h"
#include "monitor/report.h"
#include "monitor/task.h"

typedef enum gs_row_kind {
    GS_ROW_DOING,    /* of a body                                 */
    GS_ROW_CLAIM,    /* of the mission itself                     */
    GS_ROW_SAYING,   /* of it, without a claim that is contested  */
    GS_ROW_REPORTED, /* the agreement's term as a report tells it */
    GS_ROW_STEP      /* an activity or a statement that bears on a term */
} gs_row_kind;

typedef enum gs_watch_status {
    GS_WATCH_NOT_LISTED,
    GS_WATCH_NO_MANDATE, /* no document is in force on that day */
    GS_WATCH_RELATED,
    GS_WATCH_LISTED,
    GS_WATCH_STATUS_COUNT
} gs_watch_status;

/* Somebody who says it, or denies it. */
typedef struct gs_voice {
    gs_str name;   /* none: the report does not say who             */
    gs_str words;  /* or none                                       */
    gs_str source; /* publisher of the report                       */
    gs_act act;    /* GS_ACT_COUNT: the report itself               */
    bool   denies;
    char   id[64]; /* of the statement; for the report itself, of the sentence */
} gs_voice;

/* Where a row comes from: one for each report, the first report's with the row. */
typedef struct gs_trace {
    char    id[64]; /* of the event, claim, statement or sentence */
    gs_str  publisher;
    int64_t story, report;
    int     day;
} gs_trace;

typedef struct gs_row {
    gs_row_kind       kind;
    int32_t           body; /* 0: the mission's own; then the separate ones; -1: none */
    gs_watch_status   status;
    const gs_mandate *mandate; /* the first that is in force, or that lists it; NULL: none */
    const gs_task    *task;    /* that it is of, or related to; or the term; NULL: none */
    gs_str            reason;
    gs_str            quote;    /* what is done, or claimed, in the report's words */
    gs_str            sentence; /* all of it */
    gs_str            key;      /* rows of one key are one row */
    gs_str            what;     /* "AID", or of a term its status, or none */
    gs_str            place;
    gs_reality        reality; /* GS_REALITY_COUNT: not told */
    int               day, day_last;
    int               deadline;
    bool              outside;  /* of the area */
    bool              disputed; /* some say so and others deny it */
    gs_voice         *voices;
    size_t            voice_count, voice_cap;
    gs_trace         *traces;
    size_t            trace_count, trace_cap;
    size_t            origins; /* traces of different stories */
} gs_row;

typedef struct gs_watch {
    gs_mission_file file;
    gs_kinds        kinds;
    gs_arena        arena;  /* of the file and the rows */
    gs_body        *bodies; /* the mission's own, then the separate ones; or the parties */
    size_t          body_count;
    gs_row         *rows;
    size_t          row_count, row_cap;
    size_t          reports, stories; /* that name any of the bodies */
    int             last;             /* day of these     */
    int             today;            /* of an agreement */
} gs_watch;

/* One report, while rows are made of it. */
typedef struct gs_watching {
    gs_watch               *w;
    const gs_watch_options *options;
    gs_reader              *reader;
    gs_arena               *arena; /* the rows' */
    sqlite3                *db;
    gs_report               r;
    gs_error               *err;

    /* The sentence at hand, parsed; its first byte in the report. */
    const gs_doc *doc;
    uint32_t      at;
    int32_t       sentence;
} gs_watching;

/* Parses a sentence, which is at hand until the next. */
gs_status gs_watch_parse(gs_watching *g, int32_t index);

/* Rows of the sentence at hand. */
gs_status gs_watch_doings(gs_watching *g);

/* Rows of a report's claims and statements, behind those of its sentences. */
gs_status gs_watch_sayings(gs_watching *g);

/* Of an agreement: rows of a report's agreements and terms, and of the sentence at hand. */
gs_status gs_watch_terms(gs_watching *g);
gs_status gs_watch_steps(gs_watching *g);

/* Adds a row, or joins it with an equal one. `id` is that of the record it comes from. */
gs_status gs_watch_add(gs_watching *g, const gs_row *row, const char *id);

/* Adds a voice to a row that is being made; one with the same name and side only once. */
bool gs_watch_voice(gs_watching *g, gs_row *row, int32_t statement, bool denies);

/* The voice of the report itself. */
bool gs_watch_own_voice(gs_watching *g, gs_row *row, int32_t sentence);

/* Who denies what stands at these bytes, by the claims there, and who asserts these words. */
bool gs_watch_denials(gs_watching *g, gs_row *row, gs_span span);

/* The innermost statement that holds these bytes, and tells something; -1: none. */
int32_t gs_watch_statement(const gs_report *r, gs_span span);

/* Fills reality and days of what `word` of the sentence at hand tells, which is the event
 * `event` of the report, or none (-1). */
void gs_watch_reality(gs_watching *g, uint32_t word, int32_t event, gs_row *row);

gs_watch_status gs_watch_status_of(gs_fit fit);

/* Whether these bytes are a word of saying: of a statement. */
bool gs_watch_is_cue(const gs_report *r, gs_span span);

/* The bytes of the report of a span of the sentence at hand. */
static inline gs_span gs_watch_span(const gs_watching *g, gs_span span)
{
    return (gs_span){span.start + g->at, span.end + g->at};
}

const char *gs_watch_status_name(gs_watch_status status);

/* 20201109 as "2020-11-09". */
const char *gs_day_write(int day, char out[16]);

/* write_*.c: append to `out`. */
void gs_watch_table(const gs_watch *w, const gs_watch_options *options, gs_buf *out);
void gs_watch_pact_table(const gs_watch *w, const gs_watch_options *options, gs_buf *out);
void gs_watch_jsonl(const gs_watch *w, gs_buf *out);
void gs_watch_csv(const gs_watch *w, gs_buf *out);
void gs_watch_ics(const gs_watch *w, gs_buf *out);

#endif
