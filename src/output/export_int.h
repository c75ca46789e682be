/* output/export_int.h - what the export formats share: days, places, names of a
 * document's records (export_facts.c), and events as rows of who did what to
 * whom (export_coded.c).
 */
#ifndef GS_OUTPUT_EXPORT_INT_H
#define GS_OUTPUT_EXPORT_INT_H

#include "base/buf.h"
#include "doc/doc.h"
#include "output/export.h"
#include "output/jsonl_int.h"
#include "output/rows.h"

/* ---- days */

/* A day, as far as it is told; 0: not told. */
typedef struct gs_when {
    int year, month, day;
} gs_when;

/* Of an ISO 8601 date, with or without a time behind it, that names a day of a
 * year; else nothing is told. */
gs_when gs_when_read(gs_str iso);

/* What a time's start and end have in common: its day, or its month and year, or
 * its year. */
gs_when gs_when_of(const gs_time *t);

bool gs_when_eq(gs_when a, gs_when b);

/* The day `days` later. */
gs_when gs_when_later(gs_when w, int days);

/* Appends "2021-03-12" or "20210312"; nothing unless the day is told. */
void gs_when_add(gs_buf *out, gs_when w, bool dashes);

/* A moment of a day in UTC. */
typedef struct gs_moment {
    gs_when day; /* not told: no moment */
    int     hour, minute, second;
} gs_moment;

/* Of an ISO 8601 date, at midnight where it has no time; a zone is accounted for,
 * and without one the time is taken as it stands. */
gs_moment gs_moment_read(gs_str iso);

/* ---- places */

/* The best name of a place that is known; "59.12478"; whether it is a point. Of
 * a route no point is given, even where the gazetteer has a middle. */
gs_str gs_place_name(const gs_place *p);
void   gs_degrees_add(gs_buf *out, int32_t value);
bool   gs_place_located(const gs_place *p);

/* The name where the place is a town, or a region; else none. NULL gives none. */
gs_str gs_place_city(const gs_place *p);
gs_str gs_place_region(const gs_place *p);

/* Latitude and longitude: two cells, or a number or null for one of them. NULL
 * gives none. */
void gs_place_put_point(gs_rows *rows, const gs_place *p);
void gs_place_add_degrees(gs_json *json, const gs_place *p, bool latitude);

/* The place that an entity is, if the gazetteer has it; else NULL. */
const gs_place *gs_entity_place(const gs_doc *doc, int32_t entity);

/* How precisely the place of an event is known; NULL: not. */
const char *gs_entity_precision(const gs_doc *doc, int32_t entity);

/* ---- records */

/* The name of an entity; none for -1. */
gs_str gs_entity_name(const gs_doc *doc, int32_t entity);

/* The name of the one who made a statement; none when it is not said. */
gs_str gs_statement_speaker(const gs_doc *doc, int32_t statement);

/* Whether it counts as having happened: occurred, ongoing or habitual. */
bool gs_event_happened(const gs_event *e);

/* Whether a sentence is about another report. */
bool gs_sentence_teases(const gs_doc *doc, int32_t sentence);

/* Calls `take` for each statement that denies the event, each once: those that
 * deny a claim that tells it, and those by which it is told as denied. */
void gs_event_denials(const gs_doc *doc, size_t event, void (*take)(void *ctx, int32_t statement),
                      void *ctx);

/* Two members, according_to and denied_by: the names of who says that the event was, and who
 * denies it; null for a voice without a name. */
void gs_event_add_voices(gs_jsonl *w, size_t event);

/* The URL of a report that came from the web; else none. */
gs_str gs_doc_url(const gs_doc *doc);

/* The words that name an entity in a record's field: stated ones; else none. */
gs_span gs_proof_words(const gs_proofs *proofs, const char *field, size_t member);

/* ---- names for the web: RFC 6920 names of the report's text by its hash, with
 * the record behind '#'. A JSON string. */
void gs_iri_add(gs_jsonl *w, gs_jsonl_letter letter, size_t index);
void gs_iri_report(gs_jsonl *w);
/* The same with a word of ours behind '#'. */
void gs_iri_part(gs_jsonl *w, const char *part);

/* ---- rows of event coders: one for each pair of actor and recipient */

typedef struct gs_coded {
    const gs_event *event;  /* NULL: a denial, which is an event in CAMEO */
    char            id[80]; /* of the record, with the pair's number where there are several */
    gs_str          cameo;
    int32_t         sentence;
    gs_span         words; /* the trigger, or the cue of the denial */
    const gs_time  *time;
    int32_t         place;                        /* entity or -1 */
    int32_t         actor, recipient;             /* entities or -1 */
    gs_span         actor_words, recipient_words; /* no length: inferred, or nobody */
} gs_coded;

typedef enum gs_coded_needs {
    GS_CODED_PLOVER, /* events with a category of PLOVER             */
    GS_CODED_CAMEO   /* events with a code of CAMEO, and denials where asked for */
} gs_coded_needs;

/* Calls `take` for each pair of each event that happened, but for those of
 * teasers, in the order of the records; with `denials` then for statements that
 * deny something, as CAMEO 016, towards who is named as asserting it. */
void gs_coded_each(const gs_doc *doc, gs_coded_needs needs, bool denials,
                   void (*take)(void *ctx, const gs_coded *c), void *ctx);

/* A number of 63 bits for formats that want one: FNV-1a of the row's id, so the
 * same in every run. */
uint64_t gs_coded_number(const gs_coded *c);

/* 1 to 4: verbal and material cooperation, verbal and material conflict. 0: none. */
unsigned gs_plover_quad(gs_plover event);
unsigned gs_cameo_quad(gs_str code);

/* ---- GDELT: when a report came in (captured, else published), and a cell
 * "20210312164000" of an ISO date. */
gs_str gs_gdelt_added(const gs_doc *doc);
void   gs_gdelt_stamp(gs_rows *rows, gs_str iso);

#endif
