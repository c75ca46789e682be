/* store/remove.c - a report taken out, with all that rests on it. See gainsay.h.
 *
 * What stays is a line in `removal`: which text, why and when. A text that was
 * taken out is not taken up again, unless that is asked for (gs_store_put_again).
 * Reviews stay as well: they are of the text.
 */
#include "base/arena.h"
#include "base/error.h"
#include "base/limits.h"
#include "store/copies.h"
#include "store/happening.h"
#include "store/opened.h"

/* ?1 is the report, ?2 and ?3 the numbers between which its records lie. */
/* Made of the records, so also when people correct them. */
static const char *const records[] = {
    ("DELETE FROM about WHERE actor IN(SELECT actor FROM entity WHERE id BETWEEN ?2 AND ?3)"
     " AND sentence BETWEEN ?2 AND ?3"),
    ("DELETE FROM office WHERE actor IN(SELECT actor FROM entity WHERE id BETWEEN ?2 AND ?3)"
     " AND entity BETWEEN ?2 AND ?3"),
    "DELETE FROM joined WHERE entity BETWEEN ?2 AND ?3",
    "DELETE FROM place WHERE id BETWEEN ?2 AND ?3",
    "DELETE FROM event_part WHERE event BETWEEN ?2 AND ?3",
    "DELETE FROM event WHERE id BETWEEN ?2 AND ?3",
    "DELETE FROM claim_part WHERE claim BETWEEN ?2 AND ?3",
    "DELETE FROM claim WHERE id BETWEEN ?2 AND ?3",
    "DELETE FROM statement WHERE id BETWEEN ?2 AND ?3",
    "DELETE FROM term WHERE agreement BETWEEN ?2 AND ?3",
    "DELETE FROM agreement_part WHERE agreement BETWEEN ?2 AND ?3",
    "DELETE FROM agreement WHERE id BETWEEN ?2 AND ?3",
    "DELETE FROM entity WHERE id BETWEEN ?2 AND ?3",
};

/* Made of the text whenever it is read: a review does not touch it. */
static const char *const sentences[] = {
    "DELETE FROM sentence WHERE id BETWEEN ?2 AND ?3",
    "DELETE FROM trait WHERE event BETWEEN ?2 AND ?3",
    "DELETE FROM quantity WHERE event BETWEEN ?2 AND ?3",
    "DELETE FROM matter WHERE id IN(SELECT matter FROM telling WHERE id BETWEEN ?2 AND ?3)",
    ("CREATE TEMP TABLE touched AS SELECT DISTINCT matter FROM telling"
     " WHERE id BETWEEN ?2 AND ?3"),
    "DELETE FROM telling WHERE id BETWEEN ?2 AND ?3",
    /* the number of a matter is that of its first telling: it may be another now */
    ("CREATE TEMP TABLE left AS SELECT matter,min(id) AS id,min(id>>20)<max(id>>20) AS several"
     " FROM telling WHERE matter IN(SELECT matter FROM touched) GROUP BY matter"),
    ("UPDATE telling SET matter=(SELECT id FROM left WHERE left.matter=telling.matter)"
     " WHERE matter IN(SELECT matter FROM left)"),
    ("INSERT INTO matter SELECT id,day,sentence,first,last FROM telling"
     " WHERE id IN(SELECT id FROM left WHERE several)"),
    "DROP TABLE left",
    "DROP TABLE touched",
    "DELETE FROM around WHERE report=?1",
};

/* The rest of a report; ?4 is why. */
static const char *const report_rows[] = {
    ("INSERT INTO removal SELECT id,key,?4,strftime('%Y-%m-%dT%H:%M:%SZ','now') FROM report"
     " WHERE id=?1"),
    ("UPDATE report SET replaced_by=(SELECT replaced_by FROM report WHERE id=?1)"
     " WHERE replaced_by=?1"),
    "DELETE FROM sighting WHERE report=?1",
    "DELETE FROM corrected WHERE report=?1",
    "DELETE FROM reading WHERE report=?1",
    "DELETE FROM kept WHERE report=?1",
    "DELETE FROM story WHERE id=(SELECT story FROM report WHERE id=?1)",
    "DELETE FROM report WHERE id=?1",
};

static bool run_one(sqlite3 *db, const char *sql, int64_t report, const char *why)
{
    sqlite3_stmt *q = NULL;
    bool          good = sqlite3_prepare_v2(db, sql, -1, &q, NULL) == SQLITE_OK;

    if (good) {
        int values = sqlite3_bind_parameter_count(q);
        sqlite3_bind_int64(q, 1, report);
        if (values > 1)
            sqlite3_bind_int64(q, 2, GS_STORE_ID(report, 0));
        if (values > 2)
            sqlite3_bind_int64(q, 3, GS_STORE_ID(report, GS_STORE_RECORDS - 1));
        if (values > 3)
            sqlite3_bind_text(q, 4, why, -1, SQLITE_STATIC);
        good = sqlite3_step(q) == SQLITE_DONE;
    }
    sqlite3_finalize(q);
    return good;
}

static bool run_all(sqlite3 *db, const char *const *sql, size_t count, int64_t report,
                    const char *why)
{
    bool good = true;

    for (size_t i = 0; good && i < count; i++)
        good = run_one(db, sql[i], report, why);
    return good;
}

#define RUN_ALL(db, list, report, why)                                                             \
    run_all((db), (list), sizeof(list) / sizeof *(list), (report), (why))

static bool read_story(sqlite3 *db, int64_t report, int64_t *story)
{
    sqlite3_stmt *q = NULL;
    bool          good =
        sqlite3_prepare_v2(db, "SELECT story FROM report WHERE id=?", -1, &q, NULL) == SQLITE_OK;

    sqlite3_bind_int64(q, 1, report);
    good = good && sqlite3_step(q) == SQLITE_ROW;
    *story = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    return good;
}

/* The rows that find it as a copy. */
static bool forget_likeness(sqlite3 *db, int64_t report)
{
    gs_arena      arena;
    gs_likeness   l = {.shingles = {.items = NULL}};
    uint32_t      sample[GS_COPIES_SAMPLE];
    sqlite3_stmt *q = NULL, *del = NULL;
    bool good = sqlite3_prepare_v2(db, GS_STORE_FIND_LIKENESS, -1, &q, NULL) == SQLITE_OK &&
                sqlite3_prepare_v2(db, "DELETE FROM alike WHERE key=? AND report=?", -1, &del,
                                   NULL) == SQLITE_OK;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    sqlite3_bind_int64(q, 1, report);
    good = good && sqlite3_step(q) == SQLITE_ROW && gs_likeness_read(&l, q, &arena);
    for (size_t i = 0, n = good ? gs_likeness_sample(&l, sample) : 0; good && i < n; i++) {
        int64_t week = gs_copies_week(sqlite3_column_int64(q, 2));
        sqlite3_bind_int64(del, 1, gs_copies_key(week, sample[i]));
        sqlite3_bind_int64(del, 2, report);
        good = sqlite3_step(del) == SQLITE_DONE;
        sqlite3_reset(del);
    }
    sqlite3_finalize(q);
    sqlite3_finalize(del);
    gs_arena_release(&arena);
    return good;
}

/* Whether the next sentence among the records repeats an earlier one. */
static bool is_repeated(gs_str *lines)
{
    gs_str line;

    while (gs_str_split(lines, '\n', &line)) {
        if (gs_str_starts(line, GS_STR("{\"type\":\"sentence\"")))
            return gs_str_find(line, GS_STR(",\"duplicate_of\":\""), 0) != SIZE_MAX;
    }
    return false;
}

/* The index of words keeps no text: it must be told what it had read. Of sentences that
 * repeat an earlier one it had not. */
static bool forget_words(gs_opened *kept, int64_t report)
{
    sqlite3      *db = kept->s->db;
    gs_str        lines = gs_opened_records(kept, report);
    gs_str        text = gs_opened_text(kept, report);
    sqlite3_stmt *q = NULL, *del = NULL;
    int           step = SQLITE_ERROR;
    bool          good = sqlite3_prepare_v2(
                             db, "SELECT id,first,last FROM sentence WHERE id BETWEEN ? AND ? ORDER BY id",
                             -1, &q, NULL) == SQLITE_OK &&
                sqlite3_prepare_v2(db, "INSERT INTO words(words,rowid,text) VALUES('delete',?,?)",
                                   -1, &del, NULL) == SQLITE_OK;

    if (good) {
        sqlite3_bind_int64(q, 1, GS_STORE_ID(report, 0));
        sqlite3_bind_int64(q, 2, GS_STORE_ID(report, GS_STORE_RECORDS - 1));
        while ((step = sqlite3_step(q)) == SQLITE_ROW && good) {
            int64_t first = sqlite3_column_int64(q, 1), last = sqlite3_column_int64(q, 2);
            if (is_repeated(&lines) || first < 0 || last < first || (size_t)last > text.n)
                continue;
            sqlite3_bind_int64(del, 1, sqlite3_column_int64(q, 0));
            sqlite3_bind_text(del, 2, text.p + first, (int)(last - first), SQLITE_STATIC);
            good = sqlite3_step(del) == SQLITE_DONE;
            sqlite3_reset(del);
        }
        good = good && step == SQLITE_DONE;
    }
    sqlite3_finalize(q);
    sqlite3_finalize(del);
    return good;
}

bool gs_remove_records(gs_store *s, int64_t report)
{
    return RUN_ALL(s->db, records, report, NULL);
}

bool gs_remove_sentences(gs_store *s, int64_t report)
{
    gs_opened kept;
    bool      good;

    gs_opened_init(&kept, s);
    good = forget_words(&kept, report) && RUN_ALL(s->db, sentences, report, NULL);
    gs_opened_release(&kept);
    return good;
}

bool gs_remove_likeness(gs_store *s, int64_t report)
{
    return forget_likeness(s->db, report) &&
           run_one(s->db, "DELETE FROM likeness WHERE report=?1", report, NULL);
}

gs_status gs_store_remove(gs_store *s, const char *id, const char *why, gs_error *err)
{
    char      key[33];
    int64_t   report, story = 0;
    gs_status st = gs_opened_find(s, gs_str_from(id), &report, key, err);

    if (st != GS_OK)
        return st;
    if (!why || !*why)
        return gs_fail(err, GS_E_USAGE, "store", GS_NO_OFFSET, "say why the report is taken out");
    st = gs_store_begin(s, err);
    if (st != GS_OK)
        return st;
    if (!gs_happening_forget(s, report) || !gs_happening_forget_keys(s, report) ||
        !gs_remove_records(s, report) || !gs_remove_sentences(s, report) ||
        !gs_remove_likeness(s, report) || !read_story(s->db, report, &story) ||
        !RUN_ALL(s->db, report_rows, report, why) ||
        !run_one(s->db, GS_STORE_SET_ORIGIN, story, why))
        st = gs_store_fail(s->db, s->path, err);
    return gs_store_end(s, st, err);
}
