/* store/store.c - a store's file: opened, closed, and what went wrong with it. See store.h. */
#include "store/store.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/limits.h"
#include "store/copies.h"
#include "store/document.h"

#define WAIT_MS 5000 /* for another writer */

/* Every commit is on the disk. Pages that one commit after the other changes go from
 * the log into the file once for many of these, when the log has 32 MB; the indexes of
 * a million reports are larger than the memory for pages, those of a hundred thousand are not. */
#define WRITES                                                                                     \
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=8192;"            \
    "PRAGMA cache_size=-262144;"

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
    "SELECT telling.id,signs,any,named_first,named_last,matter,claim,keys,telling.day"             \
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
    [GS_QUERY_FIND_STORY] = ("SELECT shingles,figures,id FROM report JOIN likeness ON report=id"
                             " WHERE story=? ORDER BY id LIMIT ?"),
    [GS_QUERY_FIND_LIKENESS] = GS_STORE_FIND_LIKENESS,
    [GS_QUERY_STORY_OF] = "SELECT story FROM report WHERE id=?",
    [GS_QUERY_SET_STORY] = "UPDATE report SET story=? WHERE id=?",
    [GS_QUERY_UPDATE_REPORT] =
        ("UPDATE report SET key=?2,title=?3,publisher=?4,published=?5,day=?6,language=?7,"
         "bytes=?8,sentences=?9,agency=?10 WHERE id=?1"),
    [GS_QUERY_FIND_REVIEW] =
        "SELECT 1 FROM review WHERE key=(SELECT key FROM report WHERE id=?) LIMIT 1",
    [GS_QUERY_ADD_NEARNESS] =
        "UPDATE report SET nearness=ifnull(nearness,0)+?, compared=ifnull(compared,0)+1 WHERE id=?",
    [GS_QUERY_SET_ORIGIN] = GS_STORE_SET_ORIGIN,
    [GS_QUERY_EVENTS_OF] = "SELECT event FROM trait WHERE event BETWEEN ? AND ? LIMIT 1",
    [GS_QUERY_EVENT_TRAIT] =
        ("SELECT e.category,e.mode,e.reality,e.day,e.sentence,t.own_day,t.lemma,t.words,p.actor,"
         "p.kind,r.day FROM trait t JOIN event e ON e.id=t.event JOIN report r ON r.id=e.id>>20"
         " LEFT JOIN entity p ON p.id=e.place WHERE t.event=? AND r.replaced_by IS NULL"),
    [GS_QUERY_EVENT_PARTS] = "SELECT role,actor FROM event_part WHERE event=? AND actor<>0",
    [GS_QUERY_EVENT_NUMBERS] = "SELECT number,of,bound,role FROM quantity WHERE event=?",
    [GS_QUERY_ADD_TRAIT_KEY] = "INSERT OR IGNORE INTO trait_key VALUES(?,?)",
    [GS_QUERY_FIND_TRAIT_KEY] =
        "SELECT event FROM trait_key WHERE key=? ORDER BY event DESC LIMIT ?",
    [GS_QUERY_HEAD_OF] = "SELECT head FROM happening WHERE event=?",
    [GS_QUERY_ADD_HAPPENING] = "INSERT OR IGNORE INTO happening VALUES(?,?)",
    [GS_QUERY_MEMBERS] = "SELECT event FROM happening WHERE head=? ORDER BY event LIMIT ?",
    [GS_QUERY_FIND_CONFLICT] = "SELECT id FROM conflict WHERE head=? AND what=? AND of=?",
    [GS_QUERY_ADD_CONFLICT] = "INSERT INTO conflict(head,what,of,day) VALUES(?,?,?,?)",
    [GS_QUERY_ADD_SIDE] = "INSERT OR IGNORE INTO conflict_side VALUES(?,?,?)",
    [GS_QUERY_NAME_TEXT] = "SELECT text FROM name WHERE id=?",
    [GS_QUERY_ACTOR_NAME] = "SELECT n.text FROM actor a JOIN name n ON n.id=a.name WHERE a.id=?",
    [GS_QUERY_ENTITIES_OF] = ("SELECT id FROM entity WHERE id BETWEEN ? AND ? AND kind IN(0,1) AND"
                              " actor IS NOT NULL LIMIT 1"),
    [GS_QUERY_ENTITY] =
        ("SELECT e.actor,a.kind,e.name,n.text,a.country,r.day FROM entity e JOIN actor a"
         " ON a.id=e.actor JOIN name n ON n.id=e.name JOIN report r ON r.id=e.id>>20"
         " WHERE e.id=?"),
    [GS_QUERY_OFFICES] =
        ("SELECT o.entity,o.title,o.body,r.day,n.text FROM office o JOIN report r ON "
         "r.id=o.entity>>20"
         " JOIN name n ON n.id=o.title WHERE o.actor=? ORDER BY o.entity DESC LIMIT 32"),
    [GS_QUERY_FIND_NAMESAKES] =
        ("SELECT a.id,n.text,a.country FROM name_words f CROSS JOIN actor a ON a.name=f.rowid"
         " JOIN name n ON n.id=a.name WHERE name_words MATCH ?1 AND a.kind=?2 AND a.id<>?3"
         " AND EXISTS(SELECT 1 FROM entity e WHERE e.actor=a.id) LIMIT ?4"),
    [GS_QUERY_FIND_FULL] = ("SELECT a.id,a.country FROM actor_name x JOIN actor a ON a.id=x.actor "
                            "JOIN name n ON n.id=a.name"
                            " WHERE x.name=?1 AND a.kind=?2 AND a.id<>?3 AND instr(n.text,' ')"
                            " AND EXISTS(SELECT 1 FROM entity e WHERE e.actor=a.id) LIMIT 8"),
    [GS_QUERY_FIND_SHORT] =
        ("SELECT e.id FROM name n JOIN actor a ON a.name=n.id JOIN entity e ON e.actor=a.id"
         " WHERE n.text=?1 AND a.kind=?2 ORDER BY e.id DESC LIMIT ?3"),
    [GS_QUERY_FIND_SIGN] = ("SELECT telling FROM sign WHERE key=? AND telling<?"
                            " ORDER BY telling DESC LIMIT ?"),
    [GS_QUERY_FIND_TELLING] = (GS_STORE_TELLINGS "WHERE telling.id=?"),
    [GS_QUERY_FIND_MATTER] = (GS_STORE_TELLINGS "WHERE matter=? ORDER BY telling.id LIMIT ?"),
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
        s->week = s->latest_week = gs_copies_week(sqlite3_column_int64(q, 1));
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
        (s->writes && sqlite3_exec(s->db, WRITES, NULL, NULL, NULL) != SQLITE_OK))
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
        gs_map_init(&s->examined, s->seed);
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
    if (s->document)
        gs_document_release(s->document);
    free(s->document);
    sqlite3_close(s->db);
    gs_map_release(&s->names);
    gs_map_release(&s->actors);
    gs_map_release(&s->examined);
    if (s->words)
        gs_arena_release(s->words);
    free(s->words);
    free(s->path);
    free(s);
}
