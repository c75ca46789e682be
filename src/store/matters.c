/* store/matters.c - which matter a telling belongs to. See matters.h.
 *
 * Pairs of its words find what may be one with it, the newest that have each (`sign`);
 * same.c says which are. A telling joins the matter most of whose tellings it is one
 * with, so that a chain of likenesses does not lead from one claim to another. What a
 * claim of its own report has in one it leaves in one.
 */
#include "store/matters.h"

#include <stdlib.h>

#include "base/arena.h"
#include "store/copies.h"
#include "store/same.h"
#include "store/store.h"

#define SEEN       5   /* tellings looked at for a key, the newest  */
#define CANDIDATES 4   /* tellings compared                         */
#define MEMBERS    4   /* of a matter that are compared             */
#define HOPELESS   2   /* of these                                  */
#define MOST_OF    0.6 /* of them                                   */
#define AROUND     256

/* A telling as it is kept, with room for its own signs. */
typedef struct telling {
    int64_t  id, matter, claim;
    gs_sign  signs[GS_SIGNS];
    uint32_t around[AROUND];
    gs_told  told;
} telling;

typedef struct candidate {
    int64_t telling;
    int     votes;
} candidate;

typedef struct search {
    gs_store *s;
    telling   own, other;
    candidate seen[GS_SAME_KEYS * SEEN];
    size_t    count;
} search;

static void read_telling(sqlite3_stmt *q, telling *t, bool around)
{
    gs_str signs = gs_str_make(sqlite3_column_blob(q, 1), (size_t)sqlite3_column_bytes(q, 1));

    t->id = sqlite3_column_int64(q, 0);
    t->told = (gs_told){.signs = t->signs,
                        .count = gs_signs_unpack(signs, t->signs),
                        .around = t->around,
                        .around_count = 0,
                        .any = sqlite3_column_int(q, 2) != 0,
                        .first = sqlite3_column_int64(q, 3),
                        .last = sqlite3_column_int64(q, 4),
                        .day = sqlite3_column_int64(q, 8)};
    t->matter = sqlite3_column_int64(q, 5);
    t->claim = sqlite3_column_int64(q, 6);
    if (around) {
        const uint8_t *p = sqlite3_column_blob(q, 7);
        size_t         n = (size_t)sqlite3_column_bytes(q, 7) / 4;
        for (size_t i = 0; i < n && i < AROUND; i++, p += 4)
            t->around[t->told.around_count++] =
                (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
    }
}

static void vote(search *x, int64_t id)
{
    for (size_t i = 0; i < x->count; i++) {
        if (x->seen[i].telling == id) {
            x->seen[i].votes++;
            return;
        }
    }
    if (x->count < sizeof x->seen / sizeof *x->seen)
        x->seen[x->count++] = (candidate){id, 1};
}

static int most_first(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->votes != y->votes)
        return x->votes < y->votes ? 1 : -1;
    return (x->telling > y->telling) - (x->telling < y->telling);
}

static bool find_candidates(search *x)
{
    sqlite3_stmt *q = x->s->query[GS_QUERY_FIND_SIGN];
    uint32_t      keys[GS_SAME_KEYS];
    size_t        count = gs_same_keys(x->own.signs, x->own.told.count, keys);
    int64_t       report = x->own.id >> 20;
    int           step = SQLITE_DONE;

    x->count = 0;
    for (size_t i = 0; i < count && step == SQLITE_DONE; i++) {
        sqlite3_bind_int64(q, 1, keys[i]);
        sqlite3_bind_int64(q, 2, GS_STORE_ID(report, 0));
        sqlite3_bind_int(q, 3, SEEN);
        while ((step = sqlite3_step(q)) == SQLITE_ROW)
            vote(x, sqlite3_column_int64(q, 0));
        sqlite3_reset(q);
    }
    if (x->count)
        qsort(x->seen, x->count, sizeof *x->seen, most_first);
    return step == SQLITE_DONE;
}

/* How well a telling fits a matter: the mean score where it is one with most of it and
 * against a quarter at most something speaks. */
static double matter_score(search *x, int64_t matter)
{
    sqlite3_stmt *q = x->s->query[GS_QUERY_FIND_MATTER];
    double        sum = 0;
    size_t        one = 0, count = 0, against = 0;

    sqlite3_bind_int64(q, 1, matter);
    sqlite3_bind_int(q, 2, MEMBERS);
    while (sqlite3_step(q) == SQLITE_ROW) {
        double score;
        read_telling(q, &x->other, true);
        score = gs_same_score(&x->own.told, &x->other.told);
        against += gs_same_veto(&x->own.told, &x->other.told) > GS_UNLIKE_DEED;
        sum += score;
        one += score >= GS_SAME_ENOUGH;
        if (++count == HOPELESS && !one)
            break; /* the first are nothing like it */
    }
    sqlite3_reset(q);
    return count && against * 4 <= count && (double)one >= MOST_OF * (double)count
               ? sum / (double)count
               : 0;
}

static int64_t matter_of(search *x, int64_t id)
{
    sqlite3_stmt *q = x->s->query[GS_QUERY_MATTER_OF];
    int64_t       matter = 0;

    sqlite3_bind_int64(q, 1, id);
    if (sqlite3_step(q) == SQLITE_ROW)
        matter = sqlite3_column_int64(q, 0);
    sqlite3_reset(q);
    return matter;
}

static int64_t choose(search *x)
{
    int64_t tried[CANDIDATES], best = 0;
    double  most = 0;
    size_t  n = 0;
    int     enough = x->count && x->seen[0].votes > 2 ? 2 : 1;

    for (size_t i = 0; i < x->count && n < CANDIDATES && x->seen[i].votes >= enough; i++) {
        int64_t matter = matter_of(x, x->seen[i].telling);
        double  score;
        bool    again = matter == 0;
        for (size_t k = 0; k < n; k++)
            again = again || tried[k] == matter;
        if (again)
            continue;
        tried[n++] = matter;
        score = matter_score(x, matter);
        if (score > most) {
            most = score;
            best = matter;
        }
    }
    return best;
}

/* The matter that another telling of the same claim of the report has; 0: none. */
static int64_t matter_of_claim(search *x)
{
    sqlite3_stmt *q = x->s->query[GS_QUERY_MATTER_OF_CLAIM];
    int64_t       matter = 0;

    if (!x->own.claim)
        return 0;
    sqlite3_bind_int64(q, 1, GS_STORE_ID(x->own.id >> 20, 0));
    sqlite3_bind_int64(q, 2, x->own.id - 1);
    sqlite3_bind_int64(q, 3, x->own.claim);
    if (sqlite3_step(q) == SQLITE_ROW)
        matter = sqlite3_column_int64(q, 0);
    sqlite3_reset(q);
    return matter;
}

/* It is of two reports now. */
static bool add_matter(search *x, int64_t matter)
{
    sqlite3_stmt *q = x->s->query[GS_QUERY_ADD_MATTER];
    bool          good;

    sqlite3_bind_int64(q, 1, matter);
    good = sqlite3_step(q) == SQLITE_DONE;
    sqlite3_reset(q);
    return good;
}

static bool place(search *x)
{
    sqlite3_stmt *set = x->s->query[GS_QUERY_SET_MATTER];
    int64_t       matter = matter_of_claim(x);
    bool          good = true;

    if (!matter) {
        good = find_candidates(x);
        matter = good ? choose(x) : 0;
    }
    sqlite3_bind_int64(set, 1, matter ? matter : x->own.id);
    sqlite3_bind_int64(set, 2, x->own.id);
    good = good && sqlite3_step(set) == SQLITE_DONE;
    sqlite3_reset(set);
    if (good && matter && matter >> 20 != x->own.id >> 20)
        good = add_matter(x, matter);
    return good;
}

bool gs_matters_place(gs_store *s, int64_t report)
{
    sqlite3_stmt *q = s->query[GS_QUERY_FIND_TELLING];
    search       *x = calloc(1, sizeof *x);
    bool          good = x != NULL;

    for (int64_t n = 0; good; n++) {
        int step;
        sqlite3_bind_int64(q, 1, GS_STORE_ID(report, n));
        step = sqlite3_step(q);
        if (step == SQLITE_ROW)
            read_telling(q, &x->own, true);
        sqlite3_reset(q);
        if (step != SQLITE_ROW) {
            good = step == SQLITE_DONE;
            break;
        }
        x->s = s;
        good = place(x);
    }
    free(x);
    return good;
}
