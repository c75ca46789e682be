/* store/copies.c - reports that are copies of one another: the same story, printed twice.
 *
 * Each report has its shingles (text/shingle.h). A sample of them, chosen by their
 * value so that the same are chosen everywhere (Broder 1997), finds the reports
 * that may be copies; all of them say how much of the shorter text stands in the
 * other. A report joins the story most of whose reports it shares enough with, so
 * that two reports printed in one do not make one story of two.
 *
 * Tuned on test/quality/syndicated.py.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "store/copies.h"
#include "store/store.h"

#define SAMPLE_EVERY 8
#define SHARED       0.4  /* of the shorter text's shingles            */
#define MOST_OF      0.67 /* of a story's reports                      */
#define SEEN         40   /* reports looked at for a shingle, the newest */
#define CANDIDATES   16
#define MEMBERS      12 /* of a story that are looked at             */

/* ---- kept form: differences of sorted numbers, in base 128 ---- */

void gs_copies_pack(const gs_shingles *s, gs_buf *out)
{
    uint32_t last = 0;

    for (size_t i = 0; i < s->count; i++) {
        uint32_t n = s->items[i] - last;
        last = s->items[i];
        for (; n >= 128; n >>= 7)
            gs_buf_add_char(out, (char)(n | 128));
        gs_buf_add_char(out, (char)n);
    }
}

static bool unpack(gs_str bytes, gs_arena *arena, gs_shingles *s)
{
    uint32_t last = 0, n = 0;
    int      shift = 0;

    *s = (gs_shingles){.items = gs_arena_alloc(arena, (bytes.n + 1) * sizeof *s->items)};
    if (!s->items)
        return false;
    for (size_t i = 0; i < bytes.n; i++) {
        uint8_t byte = (uint8_t)bytes.p[i];
        n |= (uint32_t)(byte & 127) << shift;
        shift = shift < 28 ? shift + 7 : 28;
        if (byte < 128) {
            s->items[s->count++] = last += n;
            n = 0;
            shift = 0;
        }
    }
    return true;
}

size_t gs_copies_sample(const gs_shingles *s, uint32_t *sample)
{
    size_t   count = 0;
    uint32_t every = 1; /* of a short text more: what is chosen of a longer one is among it */

    while (every < SAMPLE_EVERY && s->count > (size_t)GS_COPIES_SAMPLE * every)
        every *= 2;
    for (size_t i = 0; i < s->count && count < GS_COPIES_SAMPLE; i++) {
        if (s->items[i] % every == 0)
            sample[count++] = s->items[i];
    }
    return count;
}

/* ---- who may be a copy ---- */

typedef struct candidate {
    int64_t report;
    size_t  shared; /* of the sample */
} candidate;

typedef struct search {
    gs_store   *s;
    gs_arena   *arena;
    int64_t     report;
    gs_shingles own;
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

static bool find_candidates(search *x)
{
    sqlite3_stmt *q = x->s->query[GS_QUERY_FIND_SHINGLE];
    uint32_t      sample[GS_COPIES_SAMPLE];
    size_t        count = gs_copies_sample(&x->own, sample);
    int           step = SQLITE_DONE;

    for (size_t i = 0; i < count; i++) {
        sqlite3_bind_int64(q, 1, sample[i]);
        sqlite3_bind_int(q, 2, SEEN);
        while ((step = sqlite3_step(q)) == SQLITE_ROW) {
            if (sqlite3_column_int64(q, 0) != x->report && !see(x, sqlite3_column_int64(q, 0)))
                break;
        }
        sqlite3_reset(q);
        if (step != SQLITE_DONE)
            return false;
    }
    if (x->count)
        qsort(x->seen, x->count, sizeof *x->seen, most_first);
    return true;
}

/* ---- who is one ---- */

/* What part of the shorter of two texts is in the other. */
static double share_of(search *x, gs_str bytes)
{
    gs_shingles other;
    size_t      less;

    if (!unpack(bytes, x->arena, &other))
        return 0;
    less = other.count < x->own.count ? other.count : x->own.count;
    return less ? (double)gs_shingles_shared(&x->own, &other) / (double)less : 0;
}

/* How like the story's reports are: their mean share where most are like enough, else 0. */
static double story_share(search *x, int64_t story)
{
    sqlite3_stmt *q = x->s->query[GS_QUERY_FIND_STORY];
    double        sum = 0;
    size_t        like = 0, count = 0;

    sqlite3_bind_int64(q, 1, story);
    sqlite3_bind_int(q, 2, MEMBERS);
    while (sqlite3_step(q) == SQLITE_ROW) {
        double share =
            share_of(x, gs_str_make(sqlite3_column_blob(q, 0), (size_t)sqlite3_column_bytes(q, 0)));
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

bool gs_copies_place(gs_store *s, int64_t report)
{
    gs_arena      arena;
    search        x = {.s = s, .arena = &arena, .report = report};
    sqlite3_stmt *own = s->query[GS_QUERY_FIND_LIKENESS], *set = s->query[GS_QUERY_SET_STORY];
    bool          good;

    gs_arena_init(&arena, GS_LIMIT_DOC_MEMORY);
    sqlite3_bind_int64(own, 1, report);
    good = sqlite3_step(own) == SQLITE_ROW &&
           unpack(gs_str_make(sqlite3_column_blob(own, 0), (size_t)sqlite3_column_bytes(own, 0)),
                  &arena, &x.own);
    sqlite3_reset(own);
    good = good && find_candidates(&x);
    if (good) {
        sqlite3_bind_int64(set, 1, choose(&x));
        sqlite3_bind_int64(set, 2, report);
        good = sqlite3_step(set) == SQLITE_DONE;
        sqlite3_reset(set);
    }
    gs_arena_release(&arena);
    return good;
}
