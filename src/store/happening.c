/* store/happening.c - events of reports that are the same event. See happening.h.
 *
 * An event is found by its keys (trait.h) of its week and the next one to it; of each key the newest
 * are looked at, and of these the few that share the most keys are compared. So the work for an
 * event has a limit, whatever the store has. It joins the happening of the one that
 * is most like it, if it is like enough, and not at odds with that happening's head.
 */
#include "store/happening.h"

#include <stdlib.h>

#define SEEN        12 /* events looked at for a key, the newest */
#define CANDIDATES  8
#define ENOUGH_KEYS 2 /* that both have */
#define ROOM        ((size_t)2 * GS_TRAIT_KEYS * SEEN)

typedef struct candidate {
    int64_t event;
    int     shared;
} candidate;

static int most_first(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->shared != y->shared)
        return x->shared < y->shared ? 1 : -1;
    return (x->event < y->event) - (x->event > y->event);
}

static size_t see(candidate *found, size_t count, int64_t event)
{
    for (size_t i = 0; i < count; i++) {
        if (found[i].event == event) {
            found[i].shared++;
            return count;
        }
    }
    if (count < ROOM)
        found[count++] = (candidate){event, 1};
    return count;
}

static bool find(gs_store *s, const gs_trait *t, candidate *found, size_t *count)
{
    sqlite3_stmt *q = s->query[GS_QUERY_FIND_TRAIT_KEY];
    int64_t       keys[GS_TRAIT_KEYS], days = gs_trait_days(t->day), week = gs_trait_week(days);
    int64_t       beside = days % 7 < 4 ? week - 1 : week + 1;
    int           step = SQLITE_DONE;

    *count = 0;
    for (int k = 0; k < 2; k++) {
        size_t n = gs_trait_keys(t, k ? beside : week, keys);
        for (size_t i = 0; i < n && step == SQLITE_DONE; i++) {
            sqlite3_bind_int64(q, 1, keys[i]);
            sqlite3_bind_int(q, 2, SEEN);
            while ((step = sqlite3_step(q)) == SQLITE_ROW)
                *count = see(found, *count, sqlite3_column_int64(q, 0));
            sqlite3_reset(q);
        }
    }
    qsort(found, *count, sizeof *found, most_first);
    return step == SQLITE_DONE;
}

static int64_t head_of(gs_store *s, int64_t event)
{
    sqlite3_stmt *q = s->query[GS_QUERY_HEAD_OF];
    int64_t       head;

    sqlite3_bind_int64(q, 1, event);
    head = sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int64(q, 0) : event;
    sqlite3_reset(q);
    return head;
}

/* Two of one report are one event where they have one trigger's lemma in two sentences. */
static bool may_be_one(const gs_trait *a, const gs_trait *b)
{
    return a->event >> 20 != b->event >> 20 || (a->lemma == b->lemma && a->sentence != b->sentence);
}

/* The head of the happening that it joins; 0: none. */
static int64_t choose(gs_store *s, const gs_trait *t, const candidate *found, size_t count)
{
    int64_t  best = 0;
    double   most = GS_TRAIT_SAME;
    gs_trait other;
    unsigned differ;

    for (size_t i = 0; i < count && i < CANDIDATES && found[i].shared >= ENOUGH_KEYS; i++) {
        double likeness;
        if (!gs_trait_read(s, found[i].event, &other) || !may_be_one(t, &other))
            continue;
        likeness = gs_trait_likeness(t, &other, &differ);
        if (likeness >= most) {
            int64_t head = head_of(s, other.event);
            if (head != other.event &&
                (!gs_trait_read(s, head, &other) ||
                 (gs_trait_likeness(t, &other, &differ) < GS_TRAIT_SAME && differ)))
                continue;
            most = likeness;
            best = head;
        }
    }
    return best;
}

static bool run_two(sqlite3_stmt *q, int64_t a, int64_t b)
{
    bool good;

    sqlite3_bind_int64(q, 1, a);
    sqlite3_bind_int64(q, 2, b);
    good = sqlite3_step(q) == SQLITE_DONE;
    sqlite3_reset(q);
    return good;
}

static bool place(gs_store *s, int64_t event)
{
    candidate found[ROOM];
    size_t    count;
    gs_trait  t;
    int64_t   keys[GS_TRAIT_KEYS], head;
    bool      good;

    if (!gs_trait_read(s, event, &t))
        return sqlite3_errcode(s->db) == SQLITE_OK || sqlite3_errcode(s->db) == SQLITE_DONE ||
               sqlite3_errcode(s->db) == SQLITE_ROW;
    if (!t.day)
        return true;
    good = find(s, &t, found, &count);
    head = good ? choose(s, &t, found, count) : 0;
    if (head)
        good = run_two(s->query[GS_QUERY_ADD_HAPPENING], head, head) &&
               run_two(s->query[GS_QUERY_ADD_HAPPENING], event, head) &&
               gs_conflict_note(s, &t, head);
    count = gs_trait_keys(&t, gs_trait_week(gs_trait_days(t.day)), keys);
    for (size_t i = 0; good && i < count; i++)
        good = run_two(s->query[GS_QUERY_ADD_TRAIT_KEY], keys[i], event);
    return good;
}

bool gs_happening_place(gs_store *s, int64_t report)
{
    int64_t       event = GS_STORE_ID(report, 0);
    sqlite3_stmt *q = s->query[GS_QUERY_EVENTS_OF];
    int           step;

    /* the statement is reset for each, since the next one's traits are read between */
    for (;;) {
        sqlite3_bind_int64(q, 1, event);
        sqlite3_bind_int64(q, 2, GS_STORE_ID(report, GS_STORE_RECORDS - 1));
        step = sqlite3_step(q);
        event = step == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
        sqlite3_reset(q);
        if (step != SQLITE_ROW)
            return step == SQLITE_DONE;
        if (!place(s, event++))
            return false;
    }
}

/* ---- out of them again ---- */

/* For each happening with an event of the report, ?1 being its head, ?2 and ?3 the report's
 * events: another head where it was one of these, and no conflict with one side. */
static const char *const mendings[] = {
    ("UPDATE conflict SET head=ifnull((SELECT min(event) FROM happening WHERE head=?1 AND event NOT"
     " BETWEEN ?2 AND ?3),head) WHERE head=?1 AND ?1 BETWEEN ?2 AND ?3"),
    "DELETE FROM happening WHERE head=?1 AND event BETWEEN ?2 AND ?3",
};

static bool run_text(gs_store *s, const char *sql, int64_t head, int64_t report)
{
    sqlite3_stmt *q = NULL;
    bool          good = sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) == SQLITE_OK;

    sqlite3_bind_int64(q, 1, head);
    if (sqlite3_bind_parameter_count(q) > 1)
        sqlite3_bind_int64(q, 2, GS_STORE_ID(report, 0));
    if (sqlite3_bind_parameter_count(q) > 2)
        sqlite3_bind_int64(q, 3, GS_STORE_ID(report, GS_STORE_RECORDS - 1));
    good = good && sqlite3_step(q) == SQLITE_DONE;
    sqlite3_finalize(q);
    return good;
}

/* The members that are left, the first of them first. */
static size_t first_two(gs_store *s, int64_t head, int64_t *events)
{
    sqlite3_stmt *q = s->query[GS_QUERY_MEMBERS];
    size_t        n = 0;

    sqlite3_bind_int64(q, 1, head);
    sqlite3_bind_int(q, 2, 2);
    while (n < 2 && sqlite3_step(q) == SQLITE_ROW)
        events[n++] = sqlite3_column_int64(q, 0);
    sqlite3_reset(q);
    return n;
}

static bool mend(gs_store *s, int64_t head, int64_t report)
{
    static const char *const one_sided[] = {
        ("DELETE FROM conflict_side WHERE conflict IN(SELECT id FROM conflict c WHERE c.head=?1 AND"
         " (SELECT count(DISTINCT value) FROM conflict_side x WHERE x.conflict=c.id)<2)"),
        ("DELETE FROM conflict WHERE head=?1 AND NOT EXISTS(SELECT 1 FROM conflict_side x"
         " WHERE x.conflict=conflict.id)"),
    };
    int64_t left[2];
    size_t  count;
    bool    good = true;

    for (size_t i = 0; good && i < sizeof mendings / sizeof *mendings; i++)
        good = run_text(s, mendings[i], head, report);
    count = first_two(s, head, left);
    if (good && count && left[0] != head) {
        sqlite3_stmt *q = NULL;
        good = sqlite3_prepare_v2(s->db, "UPDATE happening SET head=? WHERE head=?", -1, &q,
                                  NULL) == SQLITE_OK &&
               run_two(q, left[0], head);
        sqlite3_finalize(q);
        head = left[0];
    }
    for (size_t i = 0; good && i < 2; i++)
        good = run_text(s, one_sided[i], head, report);
    return good && (count > 1 || run_text(s, "DELETE FROM happening WHERE head=?1", head, report));
}

bool gs_happening_forget(gs_store *s, int64_t report)
{
    sqlite3_stmt *q = NULL;
    int           step = SQLITE_ROW;
    bool          good =
        run_text(s, "DELETE FROM conflict_side WHERE ?1=?1 AND event BETWEEN ?2 AND ?3", report,
                 report) &&
        sqlite3_prepare_v2(s->db, "SELECT head FROM happening WHERE event BETWEEN ? AND ? LIMIT 1",
                           -1, &q, NULL) == SQLITE_OK;

    while (good) {
        int64_t head;
        sqlite3_bind_int64(q, 1, GS_STORE_ID(report, 0));
        sqlite3_bind_int64(q, 2, GS_STORE_ID(report, GS_STORE_RECORDS - 1));
        step = sqlite3_step(q);
        head = step == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
        sqlite3_reset(q);
        if (step != SQLITE_ROW)
            break;
        good = mend(s, head, report);
    }
    sqlite3_finalize(q);
    return good && step == SQLITE_DONE;
}

bool gs_happening_forget_keys(gs_store *s, int64_t report)
{
    sqlite3_stmt *q = NULL, *del = NULL;
    gs_trait      t;
    int64_t       keys[GS_TRAIT_KEYS];
    bool good = sqlite3_prepare_v2(s->db, "SELECT event FROM trait WHERE event BETWEEN ? AND ?", -1,
                                   &q, NULL) == SQLITE_OK &&
                sqlite3_prepare_v2(s->db, "DELETE FROM trait_key WHERE key=? AND event=?", -1, &del,
                                   NULL) == SQLITE_OK;

    sqlite3_bind_int64(q, 1, GS_STORE_ID(report, 0));
    sqlite3_bind_int64(q, 2, GS_STORE_ID(report, GS_STORE_RECORDS - 1));
    while (good && sqlite3_step(q) == SQLITE_ROW) {
        size_t count = 0;
        if (gs_trait_read(s, sqlite3_column_int64(q, 0), &t) && t.day)
            count = gs_trait_keys(&t, gs_trait_week(gs_trait_days(t.day)), keys);
        for (size_t i = 0; good && i < count; i++)
            good = run_two(del, keys[i], t.event);
    }
    sqlite3_finalize(q);
    sqlite3_finalize(del);
    return good;
}
