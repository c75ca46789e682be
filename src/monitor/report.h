/* monitor/report.h - a report of the store, opened to be watched: who is meant where, what is
 * said, claimed and done in it.
 *
 * The rows of the store's tables for one report, and of its records who is mentioned where.
 * Everything belongs to the arena it is opened with.
 */
#ifndef GS_MONITOR_REPORT_H
#define GS_MONITOR_REPORT_H

#include "doc/doc.h"
#include "monitor/mission_file.h"
#include "store/opened.h"

/* Somebody or some place: where it stands, or with a span of no length a form of its name. */
typedef struct gs_seen {
    gs_span        span;
    gs_str         name;
    int32_t        entity;
    gs_entity_kind kind;
} gs_seen;

/* Whom the file names, among the report's entities. */
typedef struct gs_seen_entity {
    gs_str         name;
    gs_entity_kind kind;
    int32_t        body; /* -1: none of the file's */
} gs_seen_entity;

typedef struct gs_seen_statement {
    int32_t     sentence;
    gs_act      act;
    gs_polarity polarity;
    gs_modality modality;
    gs_stance   stance;
    int32_t     speaker, claim; /* entity, claim; -1 */
    bool        title;
    int         day;
    gs_span     span; /* of the content; no length: none */
    gs_span     cue;
} gs_seen_statement;

typedef struct gs_seen_claim {
    gs_claim_status status;
    int32_t         sentence;
    gs_span         span;
} gs_seen_claim;

/* 0 asserts, 1 denies, 2 questions */
typedef struct gs_seen_part {
    int32_t claim, statement, role;
} gs_seen_part;

typedef struct gs_seen_event {
    int32_t    sentence, place; /* entity or -1 */
    int        category;        /* gs_plover    */
    gs_str     cameo;
    gs_reality reality;
    int        day, day_last;
    gs_span    trigger;
} gs_seen_event;

typedef struct gs_seen_actor {
    int32_t event, entity;
    bool    suffers;
} gs_seen_actor;

typedef struct gs_seen_agreement {
    gs_str name;
    int    day;
} gs_seen_agreement;

typedef struct gs_seen_term {
    int32_t        agreement, number, obligor, obligee; /* entities or -1 */
    gs_term_status status;
    int            deadline; /* a day, or 0 */
    gs_span        span;
} gs_seen_term;

typedef struct gs_report {
    int64_t id, story;
    char    key[33];
    int     day; /* 0: not told */
    gs_str  title, publisher, text;

    gs_sentence       *sentences; /* span, zone */
    gs_seen           *seen;      /* in the order of the entities */
    gs_seen_entity    *entities;
    gs_seen_statement *statements;
    gs_seen_claim     *claims;
    gs_seen_part      *parts;
    gs_seen_event     *events;
    gs_seen_actor     *actors;
    gs_seen_agreement *agreements;
    gs_seen_term      *terms;
    size_t             sentence_count, sentence_cap, seen_count, seen_cap, entity_count, entity_cap,
        statement_count, statement_cap, claim_count, claim_cap, part_count, part_cap, event_count,
        event_cap, actor_count, actor_cap, agreement_count, agreement_cap, term_count, term_cap;
} gs_report;

/* Opens the report of that number. `kept` is the store's. */
gs_status gs_report_open(gs_report *r, gs_opened *kept, int64_t report, gs_arena *arena,
                         gs_error *err);

/* Says of each entity which of `bodies` it is: by its name or any of its forms in the report.
 * Short names count where the report names the body in full or, `area` being given, the area. One
 * that fits two is neither. */
void gs_report_name(gs_report *r, const gs_body *bodies, size_t count, const gs_area *area);

/* Which body stands at these bytes; -1: none. `whole`: at nothing but these. */
int32_t gs_report_body_at(const gs_report *r, gs_span span);

/* The name of whoever made a statement; none where the report does not say. */
gs_str gs_report_speaker(const gs_report *r, const gs_seen_statement *s);

/* "f86a98ca…/s3", all of it, into `out`; for letter 0 the report's own. */
void gs_report_id(const gs_report *r, char letter, int32_t index, char out[64]);

static inline gs_str gs_report_str(const gs_report *r, gs_span span)
{
    return span.end > span.start && span.end <= r->text.n
               ? gs_str_sub(r->text, span.start, span.end)
               : GS_STR_NONE;
}

#endif
