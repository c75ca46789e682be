/* store/copies.c - which story a report joins. See copies.h.
 *
 * A sample of a report's shingles, chosen by their value so that the same are chosen
 * everywhere (Broder 1997), finds the reports that may be copies; their likeness
 * says which are. A report joins the story most of whose reports it shares enough
 * with, so that two reports printed in one do not make one story of two.
 *
 * The sample is kept by the week of the report's day, week 0 for those without one: so what is
 * written lies together, however large the store has become. A copy is looked for in its
 * week, in those beside it and among reports without a day; one without a day in
 * the weeks written to last as well.
 *
 * Of a story's reports the likely origin is, in this order: one published by an
 * agency that another credits; the one published first; the one nearest to the others,
 * since each copy has edits of its own and the origin none; the longest.
 *
 * Tuned on test/quality/syndicated.py.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "store/copies.h"
#include "store/store.h"

#define SHARED     0.4  /* of the shorter text's shingles            */
#define MOST_OF    0.67 /* of a story's reports                      */
#define SEEN       40   /* reports looked at for a shingle, the newest */
#define CANDIDATES 16
#define MEMBERS    12 /* of a story that are looked at             */

/* ---- who may be a copy ---- */

typedef struct candidate {
    int64_t report;
    size_t  shared; /* of the sample */
} candidate;

typedef struct search {
    gs_store   *s;
    gs_arena   *arena;
    int64_t     report;
    int64_t     week;
    gs_likeness own;
    candidate  *seen;
    size_t      count, cap;
} search;

static bool see(search *x, int64_t report)
{
    for (size_t i = x->count; i-- > 0;) {
        if (x->seen[i].report == report) {
            x->seen[i].shared++;
            return true;
        }
    }
    if (x->count == x->cap) {
        size_t     cap = x->cap ? 2 * x->cap : 64;
        candidate *more = gs_arena_alloc(x->arena, cap * sizeof *more);
        if (!more)
            return false;
        if (x->count)
            memcpy(more, x->seen, x->count * sizeof *more);
        x->seen = more;
        x->cap = cap;
    }
    x->seen[x->count++] = (candidate){report, 1};
    return true;
}

static int most_first(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->shared != y->shared)
        return x->shared < y->shared ? 1 : -1;
    return (x->report > y->report) - (x->report < y->report);
}

static bool find_in_week(search *x, int64_t week, const uint32_t *sample, size_t count)
{
    sqlite3_stmt *q = x->s->query[GS_QUERY_FIND_ALIKE];
    int           step = SQLITE_DONE;

    for (size_t i = 0; i < count && step == SQLITE_DONE; i++) {
        sqlite3_bind_int64(q, 1, gs_copies_key(week, sample[i]));
        sqlite3_bind_int(q, 2, SEEN);
        while ((step = sqlite3_step(q)) == SQLITE_ROW) {
            if (sqlite3_column_int64(q, 0) != x->report && !see(x, sqlite3_column_int64(q, 0)))
                break;
        }
        sqlite3_reset(q);
    }
    return step == SQLITE_DONE;
}

static bool find_candidates(search *x)
{
    uint32_t sample[GS_COPIES_SAMPLE];
    size_t   count = gs_likeness_sample(&x->own, sample);
    int64_t  week = x->week ? x->week : x->s->week;
    bool     good = find_in_week(x, 0, sample, count);

    for (int64_t w = week - 1; good && week && w <= week + 1 && w <= x->s->latest_week; w++)
        good = find_in_week(x, w, sample, count);
    if (x->count)
        qsort(x->seen, x->count, sizeof *x->seen, most_first);
    if (x->week)
        x->s->week = x->week;
    if (x->week > x->s->latest_week)
        x->s->latest_week = x->week;
    return good;
}

/* ---- who is one ---- */

/* How like the story's reports are: their mean share where most are like enough, else 0. */
static double story_share(search *x, int64_t story)
{
    sqlite3_stmt *q = x->s->query[GS_QUERY_FIND_STORY];
    double        sum = 0;
    size_t        like = 0, count = 0;

    sqlite3_bind_int64(q, 1, story);
    sqlite3_bind_int(q, 2, MEMBERS);
    while (sqlite3_step(q) == SQLITE_ROW) {
        gs_likeness other;
        double      share =
            gs_likeness_read(&other, q, x->arena) ? gs_likeness_share(&x->own, &other) : 0;
        sum += share;
        like += share >= SHARED;
        count++;
    }
    sqlite3_reset(q);
    return count && (double)like >= MOST_OF * (double)count ? sum / (double)count : 0;
}

static int64_t story_of(gs_store *s, int64_t report)
{
    sqlite3_stmt *q = s->query[GS_QUERY_STORY_OF];
    int64_t       story;

    sqlite3_bind_int64(q, 1, report);
    story = sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
    sqlite3_reset(q);
    return story;
}

static int64_t choose(search *x)
{
    int64_t stories[CANDIDATES], best = x->report;
    double  most = 0;
    size_t  count = 0;

    for (size_t i = 0; i < x->count && i < CANDIDATES && x->seen[i].shared > 1; i++) {
        int64_t story = story_of(x->s, x->seen[i].report);
        size_t  k = 0;
        double  share;
        while (k < count && stories[k] != story)
            k++;
        if (k < count)
            continue;
        stories[count++] = story;
        share = story_share(x, story);
        if (share > most) {
            most = share;
            best = story;
        }
    }
    return best;
}

static bool run(sqlite3_stmt *q)
{
    bool good = sqlite3_step(q) == SQLITE_DONE;

    sqlite3_reset(q);
    return good;
}

static bool add_nearness(gs_store *s, int64_t report, double nearness)
{
    sqlite3_stmt *q = s->query[GS_QUERY_ADD_NEARNESS];

    sqlite3_bind_double(q, 1, nearness);
    sqlite3_bind_int64(q, 2, report);
    return run(q);
}

/* Of the report and of those of the story that it joins. */
static bool note_nearness(search *x, int64_t story)
{
    sqlite3_stmt *q = x->s->query[GS_QUERY_FIND_STORY];
    bool          good = true;

    sqlite3_bind_int64(q, 1, story);
    sqlite3_bind_int(q, 2, MEMBERS);
    while (good && sqlite3_step(q) == SQLITE_ROW) {
        int64_t     id = sqlite3_column_int64(q, 2);
        gs_likeness other;
        double      nearness;
        if (id == x->report)
            continue;
        good = gs_likeness_read(&other, q, x->arena);
        nearness = good ? gs_likeness_nearness(&x->own, &other) : 0;
        good = good && add_nearness(x->s, id, nearness) && add_nearness(x->s, x->report, nearness);
    }
    sqlite3_reset(q);
    return good;
}

static bool set_story(search *x, int64_t story)
{
    sqlite3_stmt *set = x->s->query[GS_QUERY_SET_STORY], *origin = x->s->query[GS_QUERY_SET_ORIGIN];

    sqlite3_bind_int64(set, 1, story);
    sqlite3_bind_int64(set, 2, x->report);
    if (story == x->report)
        return run(set);
    sqlite3_bind_int64(origin, 1, story);
    return note_nearness(x, story) && run(set) && run(origin);
}

bool gs_copies_place(gs_store *s, int64_t report)
{
    gs_arena      arena;
    search        x = {.s = s, .arena = &arena, .report = report};
    sqlite3_stmt *own = s->query[GS_QUERY_FIND_LIKENESS];
    bool          good;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    sqlite3_bind_int64(own, 1, report);
    good = sqlite3_step(own) == SQLITE_ROW && gs_likeness_read(&x.own, own, &arena);
    x.week = good ? gs_copies_week(sqlite3_column_int64(own, 2)) : 0;
    sqlite3_reset(own);
    good = good && find_candidates(&x) && set_story(&x, choose(&x));
    gs_arena_release(&arena);
    return good;
}
