/* store/renew.c - what is made of a report's text alone, made anew. See store.h.
 *
 * When a new version of the tables keeps it in another way, reports that were kept
 * before need not be read again.
 */
#include "base/arena.h"
#include "base/limits.h"
#include "doc/doc.h"
#include "store/copies.h"
#include "store/opened.h"

typedef struct renewing {
    gs_store    s; /* no more than its database */
    gs_arena    arena;
    gs_likeness likeness;
    int64_t     report;
} renewing;

static bool run(sqlite3_stmt *q)
{
    bool good = sqlite3_step(q) == SQLITE_DONE;

    sqlite3_finalize(q);
    return good;
}

static bool renew_sentence(renewing *r, int64_t id, int zone, gs_str text)
{
    sqlite3_stmt *q = NULL;

    if (zone == GS_ZONE_BODY && gs_likeness_add(&r->likeness, text, &r->arena) != GS_OK)
        return false;
    if (sqlite3_prepare_v2(r->s.db, gs_store_insert(GS_TABLE_WORDS), -1, &q, NULL) != SQLITE_OK)
        return false;
    sqlite3_bind_int64(q, 1, id);
    sqlite3_bind_text64(q, 2, text.p, text.n, SQLITE_STATIC, SQLITE_UTF8);
    return run(q);
}

static bool renew_sentences(renewing *r, gs_str text)
{
    sqlite3_stmt *q = NULL;
    int           step = SQLITE_ERROR;
    bool          good = sqlite3_prepare_v2(r->s.db,
                                            "SELECT id,zone,first,last FROM sentence"
                                                     " WHERE id BETWEEN ?1<<20 AND (?1<<20)+1048575",
                                            -1, &q, NULL) == SQLITE_OK;

    sqlite3_bind_int64(q, 1, r->report);
    while (good && (step = sqlite3_step(q)) == SQLITE_ROW) {
        int64_t first = sqlite3_column_int64(q, 2), last = sqlite3_column_int64(q, 3);
        if (first >= 0 && last >= first && (size_t)last <= text.n)
            good = renew_sentence(r, sqlite3_column_int64(q, 0), sqlite3_column_int(q, 1),
                                  gs_str_sub(text, (size_t)first, (size_t)last));
    }
    sqlite3_finalize(q);
    return good && step == SQLITE_DONE;
}

static bool put_likeness(renewing *r)
{
    sqlite3_stmt *q = NULL;
    gs_buf        shingles, figures;
    bool          good =
        sqlite3_prepare_v2(r->s.db, gs_store_insert(GS_TABLE_LIKENESS), -1, &q, NULL) == SQLITE_OK;

    gs_buf_init(&shingles, GS_LIMIT_DOC_MEMORY);
    gs_buf_init(&figures, GS_LIMIT_DOC_MEMORY);
    gs_numbers_pack(r->likeness.shingles.items, r->likeness.shingles.count, &shingles);
    gs_numbers_pack(r->likeness.figures.items, r->likeness.figures.count, &figures);
    sqlite3_bind_int64(q, 1, r->report);
    sqlite3_bind_blob64(q, 2, shingles.data ? shingles.data : "", shingles.size, SQLITE_STATIC);
    sqlite3_bind_blob64(q, 3, figures.data ? figures.data : "", figures.size, SQLITE_STATIC);
    good = run(q) && good && shingles.status == GS_OK && figures.status == GS_OK;
    gs_buf_release(&shingles);
    gs_buf_release(&figures);
    return good;
}

static bool put_sample(renewing *r)
{
    uint32_t      sample[GS_COPIES_SAMPLE];
    size_t        count = gs_likeness_sample(&r->likeness, sample);
    sqlite3_stmt *q = NULL;
    int64_t       week;
    bool          good =
        sqlite3_prepare_v2(r->s.db, "SELECT day FROM report WHERE id=?", -1, &q, NULL) == SQLITE_OK;

    sqlite3_bind_int64(q, 1, r->report);
    good = good && sqlite3_step(q) == SQLITE_ROW;
    week = gs_copies_week(sqlite3_column_int64(q, 0));
    sqlite3_finalize(q);
    for (size_t i = 0; good && i < count; i++) {
        good =
            sqlite3_prepare_v2(r->s.db, gs_store_insert(GS_TABLE_ALIKE), -1, &q, NULL) == SQLITE_OK;
        sqlite3_bind_int64(q, 1, gs_copies_key(week, sample[i]));
        sqlite3_bind_int64(q, 2, r->report);
        good = run(q) && good;
    }
    return good;
}

bool gs_store_renew(sqlite3 *db, int64_t report)
{
    renewing  r = {.s = {.db = db}, .report = report};
    gs_opened kept;
    bool      good;

    gs_arena_init(&r.arena, GS_LIMIT_DOC_MEMORY);
    gs_opened_init(&kept, &r.s);
    good = renew_sentences(&r, gs_opened_text(&kept, report));
    gs_likeness_settle(&r.likeness);
    good = good && put_likeness(&r) && put_sample(&r);
    gs_opened_release(&kept);
    gs_arena_release(&r.arena);
    return good;
}
