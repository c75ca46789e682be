/* store/schema.c - the tables, and how an older file becomes a newer one.
 *
 * PRAGMA user_version counts the migrations that a file has had; each is run once,
 * in order, in one transaction. A new one is added at the end, and none that was
 * ever released is changed.
 *
 * Words are numbers wherever they come again: names in `name`, who is meant in
 * `actor`. Days are numbers as they are written, 20201125; null where the report
 * does not tell the year. Kinds, acts and the like are numbers by the enums of
 * doc/record.h, whose order is therefore only added to.
 */
#include "base/error.h"
#include "store/store.h"

static const char *const migrations[] = {
    /* 1 */
    "CREATE TABLE name(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);"
    "CREATE VIRTUAL TABLE name_words USING fts5(text, content='name', content_rowid='id',"
    " tokenize=\"unicode61 remove_diacritics 2\", detail=none);"

    /* Who is meant, over all reports: a kind, a fullest name, a country. */
    "CREATE TABLE actor(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, name INTEGER NOT NULL,"
    " country TEXT NOT NULL, UNIQUE(name, kind, country));"

    "CREATE TABLE report(id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, title TEXT,"
    " publisher INTEGER, published TEXT, day INTEGER, language TEXT, bytes INTEGER NOT NULL,"
    " sentences INTEGER NOT NULL, added TEXT NOT NULL, story INTEGER, replaced_by INTEGER);"
    "CREATE INDEX report_day ON report(day);"
    "CREATE INDEX report_story ON report(story);"
    "CREATE INDEX report_publisher ON report(publisher, day);"

    /* Where and when a text was met. */
    "CREATE TABLE sighting(report INTEGER NOT NULL, source TEXT, url TEXT, publisher INTEGER,"
    " captured TEXT);"
    "CREATE INDEX sighting_report ON sighting(report);"
    "CREATE INDEX sighting_url ON sighting(url) WHERE url IS NOT NULL;"

    "CREATE TABLE kept(report INTEGER PRIMARY KEY, text BLOB NOT NULL, records BLOB NOT NULL);"

    "CREATE TABLE sentence(id INTEGER PRIMARY KEY, zone INTEGER, first INTEGER, last INTEGER);"
    /* What a report is compared by, and found by (copies.c). */
    "CREATE TABLE likeness(report INTEGER PRIMARY KEY, shingles BLOB NOT NULL);"
    "CREATE TABLE shingle(shingle INTEGER NOT NULL, report INTEGER NOT NULL,"
    " PRIMARY KEY(shingle, report)) WITHOUT ROWID;"

    /* Of sentences; rowid is the sentence. */
    "CREATE VIRTUAL TABLE words USING fts5(text, content='',"
    " tokenize=\"unicode61 remove_diacritics 2\");"

    "CREATE TABLE entity(id INTEGER PRIMARY KEY, actor INTEGER, kind INTEGER NOT NULL,"
    " name INTEGER NOT NULL, country TEXT);"
    "CREATE INDEX entity_actor ON entity(actor);"
    "CREATE TABLE actor_name(name INTEGER NOT NULL, actor INTEGER NOT NULL,"
    " PRIMARY KEY(name, actor)) WITHOUT ROWID;"
    /* Of entities whose place is known; rowid is the entity. */
    "CREATE VIRTUAL TABLE place USING rtree(id, south, north, west, east);"
    /* Which sentences are about whom. */
    "CREATE TABLE about(actor INTEGER NOT NULL, sentence INTEGER NOT NULL,"
    " PRIMARY KEY(actor, sentence)) WITHOUT ROWID;"

    "CREATE TABLE statement(id INTEGER PRIMARY KEY, sentence INTEGER NOT NULL, zone INTEGER,"
    " act INTEGER, polarity INTEGER, modality INTEGER, stance INTEGER, form INTEGER,"
    " speaker INTEGER, actor INTEGER, claim INTEGER, day INTEGER, first INTEGER, last INTEGER);"
    "CREATE INDEX statement_actor ON statement(actor, day);"
    "CREATE INDEX statement_act ON statement(act, day);"
    "CREATE INDEX statement_day ON statement(day);"

    "CREATE TABLE claim(id INTEGER PRIMARY KEY, status INTEGER, origins_for INTEGER,"
    " origins_against INTEGER, sentence INTEGER, day INTEGER, first INTEGER, last INTEGER);"
    "CREATE INDEX claim_status ON claim(status, day);"
    "CREATE INDEX claim_day ON claim(day);"
    /* role: 0 asserts, 1 denies, 2 questions */
    "CREATE TABLE claim_part(claim INTEGER NOT NULL, statement INTEGER NOT NULL,"
    " role INTEGER NOT NULL, PRIMARY KEY(claim, role, statement)) WITHOUT ROWID;"

    "CREATE TABLE event(id INTEGER PRIMARY KEY, sentence INTEGER NOT NULL, zone INTEGER,"
    " category INTEGER, mode INTEGER, cameo TEXT, reality INTEGER, place INTEGER, day INTEGER,"
    " day_last INTEGER, first INTEGER, last INTEGER);"
    "CREATE INDEX event_category ON event(category, day);"
    "CREATE INDEX event_reality ON event(reality, day);"
    "CREATE INDEX event_place ON event(place) WHERE place IS NOT NULL;"
    "CREATE INDEX event_day ON event(day);"
    /* role: 0 does it, 1 is it done to; actor 0: nobody of a name */
    "CREATE TABLE event_part(actor INTEGER NOT NULL, day INTEGER, event INTEGER NOT NULL,"
    " role INTEGER NOT NULL, entity INTEGER NOT NULL,"
    " PRIMARY KEY(actor, event, role, entity)) WITHOUT ROWID;"
    "CREATE INDEX event_part_event ON event_part(event);"

    "CREATE TABLE agreement(id INTEGER PRIMARY KEY, kind INTEGER, name INTEGER, day INTEGER,"
    " sentence INTEGER, first INTEGER, last INTEGER);"
    "CREATE TABLE agreement_part(actor INTEGER NOT NULL, agreement INTEGER NOT NULL,"
    " entity INTEGER NOT NULL, PRIMARY KEY(actor, agreement, entity)) WITHOUT ROWID;"
    "CREATE INDEX agreement_part_agreement ON agreement_part(agreement);"
    "CREATE TABLE term(agreement INTEGER NOT NULL, number INTEGER NOT NULL, obligor INTEGER,"
    " obligee INTEGER, status INTEGER, deadline INTEGER, first INTEGER, last INTEGER,"
    " PRIMARY KEY(agreement, number)) WITHOUT ROWID;"

    /* Reports that were taken out, and why. */
    "CREATE TABLE removal(report INTEGER NOT NULL, key BLOB NOT NULL, why TEXT NOT NULL,"
    " at TEXT NOT NULL);"
    "CREATE INDEX removal_key ON removal(key);"
    "CREATE INDEX report_replaced ON report(replaced_by) WHERE replaced_by IS NOT NULL;",

    /* 2: less of everything. What there are few kinds of is soon met in the order of days;
     * the indexes of words are without the lengths of texts. */
    ("DROP INDEX statement_act; DROP INDEX claim_status; DROP INDEX event_category;"
     "DROP INDEX event_reality; DROP INDEX entity_actor; DROP INDEX statement_actor;"
     "CREATE INDEX entity_actor ON entity(actor) WHERE actor IS NOT NULL;"
     "CREATE INDEX statement_actor ON statement(actor, day) WHERE actor IS NOT NULL;"

     /* In the order of events, and by actor where there is a name; actor null, not 0. */
     "ALTER TABLE event_part RENAME TO part;"
     "CREATE TABLE event_part(event INTEGER NOT NULL, role INTEGER NOT NULL,"
     " entity INTEGER NOT NULL, actor INTEGER, PRIMARY KEY(event, role, entity)) WITHOUT ROWID;"
     "INSERT INTO event_part SELECT event,role,entity,nullif(actor,0) FROM part;"
     "DROP TABLE part;"
     "CREATE INDEX event_part_actor ON event_part(actor, event) WHERE actor IS NOT NULL;"

     "DROP TABLE name_words;"
     "CREATE VIRTUAL TABLE name_words USING fts5(text, content='name', content_rowid='id',"
     " tokenize=\"unicode61 remove_diacritics 2\", detail=none, columnsize=0);"
     "INSERT INTO name_words(name_words) VALUES('rebuild');"
     "DROP TABLE words;"
     "CREATE VIRTUAL TABLE words USING fts5(text, content='',"
     " tokenize=\"unicode61 remove_diacritics 2\", columnsize=0);"
     "INSERT INTO words(words, rank) VALUES('automerge', 8);"

     /* copies.h: the figures of a report; its sample by week and shingle */
     "DROP TABLE likeness; DROP TABLE shingle;"
     "CREATE TABLE likeness(report INTEGER PRIMARY KEY, shingles BLOB NOT NULL,"
     " figures BLOB NOT NULL);"
     "CREATE TABLE alike(key INTEGER NOT NULL, report INTEGER NOT NULL,"
     " PRIMARY KEY(key, report)) WITHOUT ROWID;"

     /* Of stories of several reports: the likely origin, and how many they are; of each report
      * how near it is to the others, summed over those that it was compared with. */
     "ALTER TABLE report ADD COLUMN agency INTEGER;"
     "ALTER TABLE report ADD COLUMN nearness REAL; ALTER TABLE report ADD COLUMN compared INTEGER;"
     "CREATE TABLE story(id INTEGER PRIMARY KEY, origin INTEGER NOT NULL,"
     " reports INTEGER NOT NULL);"
     "INSERT INTO story SELECT story,min(id),count(*) FROM report GROUP BY story"
     " HAVING count(*)>1;"
     "SELECT gs_renew(id) FROM report;"),

    /* 3: what people say of records. A row stays as it was written but for `state` and
     * `number`, which say what came of it when the report's records were last made:
     * gs_review_state, and the record that it is about, null where none is there. Rows
     * belong to a text, not to a report: they outlive its removal. */
    "CREATE TABLE review(id INTEGER PRIMARY KEY, key BLOB NOT NULL, action INTEGER NOT NULL,"
    " anchor TEXT NOT NULL, field TEXT, old TEXT, value TEXT, person TEXT NOT NULL,"
    " why TEXT NOT NULL, at TEXT NOT NULL, state INTEGER NOT NULL, letter TEXT NOT NULL,"
    " number INTEGER);"
    "CREATE INDEX review_key ON review(key);"
    /* The records of a report as people corrected them; `kept` has them as they were read. */
    "CREATE TABLE corrected(report INTEGER PRIMARY KEY, records BLOB NOT NULL);"
    /* What read a report, and when; whether it came as a page. */
    "CREATE TABLE reading(report INTEGER PRIMARY KEY, engine TEXT NOT NULL, model BLOB,"
    " knowledge BLOB NOT NULL, page INTEGER NOT NULL, at TEXT NOT NULL);",

    /* 4: what events are compared and found by (trait.h), and the numbers that their clauses
     * give; which events are the same (happening.c: event and the first of its group), and in
     * what they differ (conflict.c) */
    ("CREATE TABLE trait(event INTEGER PRIMARY KEY, own_day INTEGER NOT NULL,"
     " lemma INTEGER NOT NULL, words BLOB NOT NULL);"
     "CREATE TABLE trait_key(key INTEGER NOT NULL, event INTEGER NOT NULL,"
     " PRIMARY KEY(key, event)) WITHOUT ROWID;"
     "CREATE TABLE quantity(event INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,"
     " number INTEGER NOT NULL, bound INTEGER NOT NULL, of INTEGER NOT NULL, role INTEGER NOT NULL,"
     " PRIMARY KEY(event, first)) WITHOUT ROWID;"
     "CREATE TABLE happening(event INTEGER PRIMARY KEY, head INTEGER NOT NULL);"
     "CREATE INDEX happening_head ON happening(head);"
     "CREATE VIEW happening_of AS SELECT e.id,e.day,e.category,e.first,e.last,e.sentence"
     " FROM happening h JOIN event e ON e.id=h.event WHERE h.head=h.event;"
     "CREATE TABLE conflict(id INTEGER PRIMARY KEY, head INTEGER NOT NULL, what INTEGER NOT NULL,"
     " of TEXT NOT NULL, day INTEGER, UNIQUE(head, what, of));"
     "CREATE INDEX conflict_day ON conflict(day);"
     "CREATE TABLE conflict_side(conflict INTEGER NOT NULL, value TEXT NOT NULL,"
     " event INTEGER NOT NULL, PRIMARY KEY(conflict, value, event)) WITHOUT ROWID;"
     "CREATE INDEX conflict_side_event ON conflict_side(event);"

     /* Which offices reports give to whom (body: an actor); entities whose actor is not their
      * own, but somebody's of a fuller name, and why (joined.h). */
     "CREATE TABLE office(actor INTEGER NOT NULL, entity INTEGER NOT NULL, title INTEGER NOT NULL,"
     " body INTEGER, PRIMARY KEY(actor, entity, title)) WITHOUT ROWID;"
     "CREATE TABLE joined(entity INTEGER PRIMARY KEY, own INTEGER NOT NULL,"
     " actor INTEGER NOT NULL, why INTEGER NOT NULL);"
     "CREATE INDEX joined_actor ON joined(actor);"),

    /* 5: what reports tell (doc/telling.h), what it is compared and found by (same.h), and
     * the matter that it is of: the first telling of that (matters.h). */
    ("CREATE TABLE telling(id INTEGER PRIMARY KEY, statement INTEGER, claim INTEGER,"
     " sentence INTEGER NOT NULL, role INTEGER NOT NULL, day INTEGER, first INTEGER NOT NULL,"
     " last INTEGER NOT NULL, any INTEGER NOT NULL, named_first INTEGER, named_last INTEGER,"
     " signs BLOB NOT NULL, matter INTEGER);"
     "CREATE INDEX telling_matter ON telling(matter);"
     /* Matters of several reports, by their first telling. */
     "CREATE TABLE matter(id INTEGER PRIMARY KEY, day INTEGER, sentence INTEGER NOT NULL,"
     " first INTEGER NOT NULL, last INTEGER NOT NULL);"
     "CREATE INDEX matter_day ON matter(day);"
     "CREATE TABLE sign(key INTEGER NOT NULL, telling INTEGER NOT NULL,"
     " PRIMARY KEY(key, telling)) WITHOUT ROWID;"
     "CREATE TABLE around(report INTEGER PRIMARY KEY, keys BLOB NOT NULL);"),
};

#define NEWEST (int)(sizeof migrations / sizeof *migrations)

static const char *const inserts[GS_TABLE_COUNT] = {
    [GS_TABLE_REPORT] = ("INSERT INTO report(id,key,title,publisher,published,day,language,bytes,"
                         "sentences,agency,added) VALUES(?,?,?,?,?,?,?,?,?,?,"
                         "strftime('%Y-%m-%dT%H:%M:%SZ','now'))"),
    [GS_TABLE_SIGHTING] = "INSERT INTO sighting VALUES(?,?,?,?,?)",
    [GS_TABLE_KEPT] = "INSERT OR REPLACE INTO kept VALUES(?,?,?)",
    [GS_TABLE_LIKENESS] = "INSERT INTO likeness VALUES(?,?,?)",
    [GS_TABLE_ALIKE] = "INSERT INTO alike VALUES(?,?)",
    [GS_TABLE_SENTENCE] = "INSERT INTO sentence VALUES(?,?,?,?)",
    [GS_TABLE_WORDS] = "INSERT INTO words(rowid,text) VALUES(?,?)",
    [GS_TABLE_ENTITY] = "INSERT INTO entity VALUES(?,?,?,?,?)",
    [GS_TABLE_ACTOR_NAME] = "INSERT OR IGNORE INTO actor_name VALUES(?,?)",
    [GS_TABLE_PLACE] = "INSERT INTO place VALUES(?,?,?,?,?)",
    [GS_TABLE_ABOUT] = "INSERT OR IGNORE INTO about VALUES(?,?)",
    [GS_TABLE_STATEMENT] = "INSERT INTO statement VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    [GS_TABLE_CLAIM] = "INSERT INTO claim VALUES(?,?,?,?,?,?,?,?)",
    [GS_TABLE_CLAIM_PART] = "INSERT OR IGNORE INTO claim_part VALUES(?,?,?)",
    [GS_TABLE_EVENT] = "INSERT INTO event VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
    [GS_TABLE_EVENT_PART] = "INSERT OR IGNORE INTO event_part VALUES(?,?,?,?)",
    [GS_TABLE_AGREEMENT] = "INSERT INTO agreement VALUES(?,?,?,?,?,?,?)",
    [GS_TABLE_AGREEMENT_PART] = "INSERT OR IGNORE INTO agreement_part VALUES(?,?,?)",
    [GS_TABLE_TRAIT] = "INSERT INTO trait VALUES(?,?,?,?)",
    [GS_TABLE_QUANTITY] = "INSERT OR IGNORE INTO quantity VALUES(?,?,?,?,?,?,?)",
    [GS_TABLE_OFFICE] = "INSERT OR IGNORE INTO office VALUES(?,?,?,?)",
    [GS_TABLE_TERM] = "INSERT INTO term VALUES(?,?,?,?,?,?,?,?)",
    [GS_TABLE_READING] = ("INSERT OR REPLACE INTO reading VALUES(?,?,?,?,?,"
                          "strftime('%Y-%m-%dT%H:%M:%SZ','now'))"),
    [GS_TABLE_TELLING] = "INSERT INTO telling VALUES(?,?,?,?,?,?,?,?,?,?,?,?,NULL)",
    [GS_TABLE_SIGN] = "INSERT OR IGNORE INTO sign VALUES(?,?)",
    [GS_TABLE_AROUND] = "INSERT INTO around VALUES(?,?)",
};

const char *gs_store_insert(gs_store_table table)
{
    return inserts[table];
}

static bool read_version(sqlite3 *db, int *version)
{
    sqlite3_stmt *s;
    bool          good = sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &s, NULL) == SQLITE_OK &&
                sqlite3_step(s) == SQLITE_ROW;

    if (good)
        *version = sqlite3_column_int(s, 0);
    sqlite3_finalize(s);
    return good;
}

/* gs_renew(report), for migrations. */
static void sql_renew(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    if (!gs_store_renew(sqlite3_context_db_handle(ctx), sqlite3_value_int64(argv[0])))
        sqlite3_result_error(ctx, "a report could not be brought up to date", -1);
}

static bool migrate(sqlite3 *db, int from)
{
    char set[64];

    sqlite3_create_function(db, "gs_renew", 1, SQLITE_UTF8, NULL, sql_renew, NULL, NULL);
    if (sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        return false;
    /* another process may have been quicker */
    if (!read_version(db, &from))
        goto failed;
    for (int i = from; i < NEWEST; i++) {
        if (sqlite3_exec(db, migrations[i], NULL, NULL, NULL) != SQLITE_OK)
            goto failed;
    }
    sqlite3_snprintf(sizeof set, set, "PRAGMA user_version=%d", NEWEST);
    if (sqlite3_exec(db, set, NULL, NULL, NULL) == SQLITE_OK &&
        sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK)
        return true;
failed:
    sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

gs_status gs_schema_settle(sqlite3 *db, bool writes, gs_error *err)
{
    const char *path = sqlite3_db_filename(db, "main");
    int         version;

    if (!read_version(db, &version))
        return gs_store_fail(db, path, err);
    if (version > NEWEST)
        return gs_fail(err, GS_E_DATA, "store", GS_NO_OFFSET,
                       "%s: made by a newer gainsay (tables %d, this one knows %d); use that one",
                       path, version, NEWEST);
    if (version < NEWEST && !writes)
        return gs_fail(err, GS_E_DATA, "store", GS_NO_OFFSET, "%s: %s", path,
                       version
                           ? "made by an older gainsay; the next `gainsay add` brings it up to date"
                           : "no store of gainsay; `gainsay add` makes one");
    if (version < NEWEST && !migrate(db, version))
        return gs_store_fail(db, path, err);
    return GS_OK;
}
