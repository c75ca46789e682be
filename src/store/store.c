/* store/store.c - a store's file: opened, closed, and what went wrong with it. See store.h. */
#include "store/store.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/limits.h"
#include "store/copies.h"

#define WAIT_MS 5000 /* for another writer */

gs_status gs_store_fail(sqlite3 *db, const char *path, gs_error *err)
{
    int code = db ? sqlite3_errcode(db) & 0xff : SQLITE_NOMEM;

    switch (code) {
    case SQLITE_NOMEM:
        return gs_fail_nomem(err, "store");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return gs_fail(err, GS_E_IO, "store", GS_NO_OFFSET,
                       "%s: another program is writing to it; try again when that is done", path);
    case SQLITE_FULL:
        return gs_fail(err, GS_E_IO, "store", GS_NO_OFFSET,
                       "%s: the disk is full; nothing that was kept before is lost", path);
    case SQLITE_CORRUPT:
        return gs_fail(err, GS_E_DATA, "store", GS_NO_OFFSET,
                       "%s: damaged (%s); `sqlite3 FILE .recover` saves what can be read", path,
                       sqlite3_errmsg(db));
    case SQLITE_NOTADB:
        return gs_fail(err, GS_E_DATA, "store", GS_NO_OFFSET, "%s: no store of gainsay", path);
    case SQLITE_READONLY:
        return gs_fail(err, GS_E_IO, "store", GS_NO_OFFSET, "%s: cannot be written to", path);
    case SQLITE_CANTOPEN:
        return gs_fail(err, GS_E_IO, "store", GS_NO_OFFSET, "%s: cannot be opened", path);
    default:
        return gs_fail(err, GS_E_IO, "store", GS_NO_OFFSET, "%s: %s", path, sqlite3_errmsg(db));
    }
}

/* In the order that matters.c reads. */
#define GS_STORE_TELLINGS                                                                          \
    "SELECT telling.id,traits,any,named_first,named_last,matter,claim,keys"                        \
    " FROM telling LEFT JOIN around ON around.report=telling.id>>20 "

static const char *const queries[GS_QUERY_COUNT] = {
    [GS_QUERY_FIND_NAME] = "SELECT id FROM name WHERE text=?",
    [GS_QUERY_ADD_NAME] = "INSERT INTO name(text) VALUES(?)",
    [GS_QUERY_ADD_NAME_WORDS] = "INSERT INTO name_words(rowid,text) VALUES(?,?)",
    [GS_QUERY_FIND_ACTOR] = "SELECT id FROM actor WHERE name=? AND kind=? AND country=?",
    [GS_QUERY_ADD_ACTOR] = "INSERT INTO actor(name,kind,country) VALUES(?,?,?)",
    [GS_QUERY_FIND_REPORT] = "SELECT id FROM report WHERE key=?",
    [GS_QUERY_FIND_REMOVAL] = "SELECT 1 FROM removal WHERE key=?",
    [GS_QUERY_FIND_SIGHTING] =
        ("SELECT 1 FROM sighting WHERE report=?1 AND source IS ?2 AND url IS ?3"
         " AND captured IS ?4"),
    [GS_QUERY_FIND_URL] =
        ("SELECT report FROM sighting JOIN report ON report.id=report"
         " WHERE url=? AND report.replaced_by IS NULL ORDER BY report DESC LIMIT 1"),
    [GS_QUERY_FIND_ALIKE] = "SELECT report FROM alike WHERE key=? ORDER BY report DESC LIMIT ?",
    [GS_QUERY_FIND_STORY] = ("SELECT shingles,figures FROM report JOIN likeness ON report=id"
                             " WHERE story=? ORDER BY id LIMIT ?"),
    [GS_QUERY_FIND_LIKENESS] = GS_STORE_FIND_LIKENESS,
    [GS_QUERY_STORY_OF] = "SELECT story FROM report WHERE id=?",
    [GS_QUERY_SET_STORY] = "UPDATE report SET story=? WHERE id=?",
    [GS_QUERY_SET_ORIGIN] = GS_STORE_SET_ORIGIN,
    [GS_QUERY_FIND_TRAIT] = ("SELECT telling FROM trait WHERE key=? AND telling<?"
                             " ORDER BY telling DESC LIMIT ?"),
    [GS_QUERY_FIND_TELLING] = GS_STORE_TELLINGS "WHERE telling.id=?",
    [GS_QUERY_FIND_MATTER] = GS_STORE_TELLINGS "WHERE matter=? ORDER BY telling.id LIMIT ?",
    [GS_QUERY_MATTER_OF] = "SELECT matter FROM telling WHERE id=?",
    [GS_QUERY_MATTER_OF_CLAIM] = ("SELECT matter FROM telling WHERE id BETWEEN ? AND ?"
                                  " AND claim=? LIMIT 1"),
    [GS_QUERY_ADD_MATTER] = ("INSERT OR IGNORE INTO matter SELECT id,day,sentence,first,last"
                             " FROM telling WHERE id=?"),
    [GS_QUERY_SET_MATTER] = "UPDATE telling SET matter=? WHERE id=?",
    [GS_QUERY_REPLACE] = "UPDATE report SET replaced_by=? WHERE id=?",
};

static bool prepare(gs_store *s, const char *sql, sqlite3_stmt **out)
{
    return sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) == SQLITE_OK;
}

static bool prepare_all(gs_store *s)
{
    for (int t = 0; t < GS_TABLE_COUNT; t++) {
        if (!prepare(s, gs_store_insert((gs_store_table)t), &s->insert[t]))
            return false;
    }
    for (int k = 0; k < GS_QUERY_COUNT; k++) {
        if (!prepare(s, queries[k], &s->query[k]))
            return false;
    }
    return true;
}

static bool read_next_report(gs_store *s)
{
    sqlite3_stmt *q;
    bool          good = sqlite3_prepare_v2(s->db,
                                            "SELECT max(ifnull((SELECT max(id) FROM report),0),"
                                                     " ifnull((SELECT max(report) FROM removal),0))+1,"
                                                     " (SELECT max(day) FROM report)",
                                            -1, &q, NULL) == SQLITE_OK &&
                sqlite3_step(q) == SQLITE_ROW;

    if (good)
        s->next_report = sqlite3_column_int64(q, 0);
    if (good)
        s->week = gs_copies_week(sqlite3_column_int64(q, 1));
    sqlite3_finalize(q);
    return good;
}

static gs_status open_file(gs_store *s, const char *path, gs_error *err)
{
    int flags = s->writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;

    if (!s->writes && access(path, F_OK) != 0)
        return gs_fail(err, GS_E_IO, "store", GS_NO_OFFSET,
                       "%s: there is no such file; `gainsay add` makes one", path);
    if (sqlite3_open_v2(path, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        return gs_store_fail(s->db, path, err);
    sqlite3_busy_timeout(s->db, WAIT_MS);
    if (sqlite3_exec(s->db, "PRAGMA foreign_keys=OFF; PRAGMA cache_size=-65536;", NULL, NULL,
                     NULL) != SQLITE_OK ||
        (s->writes && sqlite3_exec(s->db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", NULL,
                                   NULL, NULL) != SQLITE_OK))
        return gs_store_fail(s->db, path, err);
    return gs_schema_settle(s->db, s->writes, err);
}

gs_status gs_store_open(gs_store **out, const char *path, gs_store_mode mode, gs_error *err)
{
    gs_store *s = calloc(1, sizeof *s);
    gs_status st;

    if (!s)
        return gs_fail_nomem(err, "store");
    s->writes = mode == GS_STORE_WRITE;
    s->path = strdup(path);
    s->words = calloc(1, sizeof *s->words);
    st = s->path && s->words ? gs_seed_random(&s->seed, err) : gs_fail_nomem(err, "store");
    if (st == GS_OK) {
        gs_arena_init(s->words, GS_LIMIT_DOC_MEMORY);
        gs_map_init(&s->names, s->seed);
        gs_map_init(&s->actors, s->seed);
        st = open_file(s, path, err);
    }
    if (st == GS_OK && s->writes && (!prepare_all(s) || !read_next_report(s)))
        st = gs_store_fail(s->db, path, err);
    if (st != GS_OK) {
        gs_store_close(s);
        return st;
    }
    *out = s;
    return GS_OK;
}

void gs_store_close(gs_store *s)
{
    if (!s)
        return;
    for (int t = 0; t < GS_TABLE_COUNT; t++)
        sqlite3_finalize(s->insert[t]);
    for (int k = 0; k < GS_QUERY_COUNT; k++)
        sqlite3_finalize(s->query[k]);
    sqlite3_close(s->db);
    gs_map_release(&s->names);
    gs_map_release(&s->actors);
    if (s->words)
        gs_arena_release(s->words);
    free(s->words);
    free(s->path);
    free(s);
}
