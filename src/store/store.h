/* store/store.h - records kept in one SQLite file.
 *
 * What is kept of a report: its text and its records as JSON Lines, both
 * compressed, and rows to find them by. A record's number in the rows is
 * report << 20 | its place among the report's records of that type, so a row
 * names its report, its id in the output and the line that holds it.
 *
 *     pack.c      a document as bytes ready to be kept: by any thread
 *     put.c       those bytes into tables: by the one writer
 *     schema.c    the tables, and how an older file becomes a newer one
 *     copies.c    which reports are copies of one another, and of which
 *     ask.c       filters to rows
 *     review.h    what people say of records
 *     kept.c      text and records of a report, from their compressed form
 *     revive.c    a document again, from its text and records
 *     export.c    many of these in the formats of others
 *
 * One process writes, any number read (SQLite's write-ahead log). A report is
 * there whole or not at all, whenever the writer is killed.
 */
#ifndef GS_STORE_STORE_H
#define GS_STORE_STORE_H

#include <sqlite3.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/map.h"
#include "gainsay.h"

/* Records of one type that a report can have in a store. Rejected above. */
#define GS_STORE_RECORDS    (1 << 20)
#define GS_STORE_ID(rep, n) (((int64_t)(rep) << 20) | (int64_t)(n))

typedef enum gs_store_table {
    GS_TABLE_REPORT,
    GS_TABLE_SIGHTING,
    GS_TABLE_KEPT,
    GS_TABLE_LIKENESS,
    GS_TABLE_ALIKE,
    GS_TABLE_SENTENCE,
    GS_TABLE_WORDS,
    GS_TABLE_ENTITY,
    GS_TABLE_ACTOR_NAME,
    GS_TABLE_PLACE,
    GS_TABLE_ABOUT,
    GS_TABLE_STATEMENT,
    GS_TABLE_CLAIM,
    GS_TABLE_CLAIM_PART,
    GS_TABLE_EVENT,
    GS_TABLE_EVENT_PART,
    GS_TABLE_AGREEMENT,
    GS_TABLE_AGREEMENT_PART,
    GS_TABLE_TERM,
    GS_TABLE_READING,
    GS_TABLE_TRAIT,
    GS_TABLE_QUANTITY,
    GS_TABLE_OFFICE,
    GS_TABLE_TELLING,
    GS_TABLE_SIGN,
    GS_TABLE_AROUND,
    GS_TABLE_COUNT
} gs_store_table;

/* What the writer asks; the SQL of each is in store.c. */
typedef enum gs_query {
    GS_QUERY_FIND_NAME,
    GS_QUERY_ADD_NAME,
    GS_QUERY_ADD_NAME_WORDS,
    GS_QUERY_FIND_ACTOR,
    GS_QUERY_ADD_ACTOR,
    GS_QUERY_FIND_REPORT,
    GS_QUERY_FIND_REMOVAL,
    GS_QUERY_FIND_SIGHTING,
    GS_QUERY_FIND_URL,
    GS_QUERY_REPLACE,
    GS_QUERY_UPDATE_REPORT,
    GS_QUERY_FIND_REVIEW,
    GS_QUERY_FIND_ALIKE,
    GS_QUERY_FIND_STORY,
    GS_QUERY_FIND_LIKENESS,
    GS_QUERY_STORY_OF,
    GS_QUERY_SET_STORY,
    GS_QUERY_ADD_NEARNESS,
    GS_QUERY_SET_ORIGIN,
    GS_QUERY_EVENTS_OF,
    GS_QUERY_EVENT_TRAIT,
    GS_QUERY_EVENT_PARTS,
    GS_QUERY_EVENT_NUMBERS,
    GS_QUERY_ADD_TRAIT_KEY,
    GS_QUERY_FIND_TRAIT_KEY,
    GS_QUERY_HEAD_OF,
    GS_QUERY_ADD_HAPPENING,
    GS_QUERY_MEMBERS,
    GS_QUERY_FIND_CONFLICT,
    GS_QUERY_ADD_CONFLICT,
    GS_QUERY_ADD_SIDE,
    GS_QUERY_NAME_TEXT,
    GS_QUERY_ACTOR_NAME,
    GS_QUERY_ENTITIES_OF,
    GS_QUERY_ENTITY,
    GS_QUERY_OFFICES,
    GS_QUERY_FIND_NAMESAKES,
    GS_QUERY_FIND_FULL,
    GS_QUERY_FIND_SHORT,
    GS_QUERY_FIND_SIGN,
    GS_QUERY_FIND_TELLING,
    GS_QUERY_FIND_MATTER,
    GS_QUERY_MATTER_OF,
    GS_QUERY_MATTER_OF_CLAIM,
    GS_QUERY_ADD_MATTER,
    GS_QUERY_SET_MATTER,
    GS_QUERY_COUNT
} gs_query;

struct gs_store {
    sqlite3         *db;
    char            *path;
    sqlite3_stmt    *insert[GS_TABLE_COUNT];
    sqlite3_stmt    *query[GS_QUERY_COUNT];
    gs_map           names, actors; /* text, and kind + country + text, to row numbers met lately */
    gs_map           examined;      /* actors whose full names were looked for in vain (joined.c) */
    gs_seed          seed;
    struct gs_arena *words; /* the maps' keys */
    int64_t          next_report;
    int64_t          week;        /* of the last report that had a day (copies.h) */
    int64_t          latest_week; /* of any report                                */
    size_t           pending;     /* reports since the last commit */
    bool             writes;

    struct gs_document *document; /* of gs_store_doc; NULL: not asked for yet */
};

/* schema.c: the statement that adds a row, and how many values it takes. */
const char *gs_store_insert(gs_store_table table);

/* What report ? is compared by, and its day (copies.h). */
#define GS_STORE_FIND_LIKENESS                                                                     \
    "SELECT shingles,figures,day FROM likeness JOIN report ON report=id WHERE report=?"

/* Counts the reports of story ?1 and chooses its origin (copies.c); of a story that has
 * one report there is no row. */
#define GS_STORE_SET_ORIGIN                                                                        \
    "INSERT OR REPLACE INTO story SELECT ?1,(SELECT id FROM report r WHERE story=?1 ORDER BY"      \
    " r.publisher IN(SELECT agency FROM report WHERE story=?1 AND agency IS NOT NULL) IS TRUE"     \
    " DESC, ifnull(CASE WHEN length(published)>10 THEN julianday(published)"                       \
    " ELSE julianday(published)+0.999 END,1e9), nearness/compared DESC, bytes DESC, id LIMIT 1),"  \
    "count(*) FROM report WHERE story=?1 GROUP BY story HAVING count(*)>1"

/* Makes or brings up to date the tables of an open file. */
gs_status gs_schema_settle(sqlite3 *db, bool writes, gs_error *err);

/* Says in `err` what SQLite says went wrong, for a person: a full disk, a lock,
 * a damaged file. Returns GS_E_IO, GS_E_DATA or GS_E_NOMEM. */
gs_status gs_store_fail(sqlite3 *db, const char *path, gs_error *err);

/* put.c: a transaction of its own, and its end: commits when `st` is GS_OK, else takes
 * all back. Returns `st`, or what became of the commit. */
gs_status gs_store_begin(gs_store *s, gs_error *err);
gs_status gs_store_end(gs_store *s, gs_status st, gs_error *err);

/* remove.c: a report's records, its sentences with their words, and what it is compared by,
 * out of the tables. */
bool gs_remove_records(gs_store *s, int64_t report);
bool gs_remove_likeness(gs_store *s, int64_t report);
bool gs_remove_sentences(gs_store *s, int64_t report);

/* put.c: the records of a pack in the place of those that the report has. */
bool gs_put_records(gs_store *s, int64_t report, gs_str pack);

/* renew.c: makes anew what is made of a report's text alone, for stores of older versions:
 * the index of its words, and what it is compared by. */
bool gs_store_renew(sqlite3 *db, int64_t report);

/* kept.c: compressed. Append to `out`. The records of a report are packed and unpacked
 * with its text; the text itself with GS_STR_NONE. GS_E_DATA for what is damaged. */
gs_status gs_kept_pack(gs_str bytes, gs_str text, gs_buf *out);
gs_status gs_kept_unpack(gs_str packed, gs_str text, gs_buf *out);

#endif
