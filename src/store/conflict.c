/* store/conflict.c - in what the reports of one event differ. See happening.h.
 *
 * Noted, not settled: a conflict is a happening, what it is about (a number, whether it
 * happened, where, when, who), and sides; a side is a value with the events that give
 * it. How many origins a side has is counted when it is listed, so reprints never
 * make it stronger. "Will go" on Monday and "went" on Tuesday are no conflict.
 */
#include <stdio.h>

#include "store/conflict.h"
#include "store/happening.h"

#define ABOUT_MOST 8 /* conflicts that one event is found in */
#define TEXT_MOST  160

/* What a conflict is about: `of` is the noun's row of `name`; 0 for another thing, or
 * for the one thing that the same deed was done to: "seven regions", "three districts". */
typedef struct about {
    gs_conflict_what what;
    int64_t          of;
} about;

/* ---- whether two differ ---- */

typedef enum stage { STAGE_NONE, STAGE_DENIED, STAGE_PLANNED, STAGE_ONGOING, STAGE_OCCURRED } stage;

static stage stage_of(const gs_trait *t)
{
    switch ((gs_reality)t->reality) {
    case GS_REALITY_DENIED:
    case GS_REALITY_NEGATED:
        return STAGE_DENIED;
    case GS_REALITY_INTENDED:
    case GS_REALITY_PLANNED:
        return STAGE_PLANNED;
    case GS_REALITY_ONGOING:
        return STAGE_ONGOING;
    case GS_REALITY_OCCURRED:
    case GS_REALITY_HISTORICAL:
        return STAGE_OCCURRED;
    default:
        return STAGE_NONE;
    }
}

static bool stages_differ(const gs_trait *a, const gs_trait *b)
{
    stage           x = stage_of(a), y = stage_of(b);
    const gs_trait *less = x < y ? a : b, *more = less == a ? b : a;

    if (x == y || x == STAGE_NONE || y == STAGE_NONE)
        return false;
    return stage_of(less) == STAGE_DENIED || less->report_day >= more->report_day;
}

static bool roles_fit(gs_count_role a, gs_count_role b)
{
    return a == b || a == GS_COUNT_OTHER || b == GS_COUNT_OTHER;
}

/* Both count `of`, and no number of the one can be right with one of the other. */
static bool counts_differ(const gs_trait *a, const gs_trait *b, int64_t of)
{
    bool differ = false;

    for (size_t i = 0; i < a->number_count; i++) {
        for (size_t k = 0; k < b->number_count; k++) {
            const gs_trait_number *x = &a->numbers[i], *y = &b->numbers[k];
            if (x->of != of || y->of != of || !roles_fit(x->role, y->role))
                continue;
            if (!gs_trait_numbers_differ(x, y))
                return false;
            differ = true;
        }
    }
    return differ;
}

/* The only thing counted to which it was done; NULL: none, or several. */
static const gs_trait_number *object_of(const gs_trait *t)
{
    const gs_trait_number *found = NULL;

    for (size_t i = 0; i < t->number_count; i++) {
        if (t->numbers[i].role != GS_COUNT_OBJECT)
            continue;
        if (found)
            return NULL;
        found = &t->numbers[i];
    }
    return found;
}

static bool objects_differ(const gs_trait *a, const gs_trait *b)
{
    const gs_trait_number *x = object_of(a), *y = object_of(b);

    return a->lemma == b->lemma && x && y && x->of != y->of && gs_trait_numbers_differ(x, y);
}

/* ---- what they differ in ---- */

static size_t add_about(about *list, size_t count, gs_conflict_what what, int64_t of)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i].what == what && list[i].of == of)
            return count;
    }
    if (count < ABOUT_MOST)
        list[count++] = (about){what, of};
    return count;
}

static size_t compare(const gs_trait *a, const gs_trait *b, about *list, size_t count)
{
    static const struct {
        unsigned         bit;
        gs_conflict_what what;
    } bits[] = {{GS_DIFFER_ACTOR, GS_CONFLICT_ACTOR},
                {GS_DIFFER_RECIPIENT, GS_CONFLICT_RECIPIENT},
                {GS_DIFFER_PLACE, GS_CONFLICT_PLACE},
                {GS_DIFFER_DAY, GS_CONFLICT_DAY}};
    unsigned differ;

    gs_trait_likeness(a, b, &differ);
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
        if (differ & bits[i].bit)
            count = add_about(list, count, bits[i].what, 0);
    }
    if (stages_differ(a, b))
        count = add_about(list, count, GS_CONFLICT_REALITY, 0);
    for (size_t i = 0; i < a->number_count; i++) {
        if (counts_differ(a, b, a->numbers[i].of))
            count = add_about(list, count, GS_CONFLICT_NUMBER, a->numbers[i].of);
    }
    return objects_differ(a, b) ? add_about(list, count, GS_CONFLICT_NUMBER, 0) : count;
}

/* ---- values of sides ---- */

static void add_text(gs_store *s, gs_query query, int64_t id, char *out, size_t size)
{
    sqlite3_stmt *q = s->query[query];
    size_t        n = strlen(out);

    sqlite3_bind_int64(q, 1, id);
    if (sqlite3_step(q) == SQLITE_ROW)
        snprintf(out + n, size - n, "%s", (const char *)sqlite3_column_text(q, 0));
    sqlite3_reset(q);
}

static void write_number(gs_store *s, const gs_trait_number *x, char *out, size_t size)
{
    static const char *const before[] = {
        [GS_BOUND_LEAST] = "at least ", [GS_BOUND_ABOUT] = "about ", [GS_BOUND_MOST] = "up to "};

    snprintf(out, size, "%s%lld ", before[x->bound] ? before[x->bound] : "", (long long)x->number);
    add_text(s, GS_QUERY_NAME_TEXT, x->of, out, size);
}

static void write_who(gs_store *s, const int64_t *who, size_t count, char *out, size_t size)
{
    for (size_t i = 0; i < count; i++) {
        if (i)
            snprintf(out + strlen(out), size - strlen(out), ", ");
        add_text(s, GS_QUERY_ACTOR_NAME, who[i], out, size);
    }
}

/* What an event says of it; empty where it says nothing. */
static void write_value(gs_store *s, const gs_trait *t, about a, char *out, size_t size)
{
    static const char *const stages[] = {"", "denied", "planned", "ongoing", "occurred"};
    const gs_trait_number   *x = a.of ? NULL : object_of(t);

    *out = '\0';
    switch (a.what) {
    case GS_CONFLICT_NUMBER:
        for (size_t i = 0; a.of && i < t->number_count && !x; i++)
            x = t->numbers[i].of == a.of ? &t->numbers[i] : NULL;
        if (x)
            write_number(s, x, out, size);
        break;
    case GS_CONFLICT_REALITY:
        snprintf(out, size, "%s", stages[stage_of(t)]);
        break;
    case GS_CONFLICT_PLACE:
        if (t->place && !t->wide)
            add_text(s, GS_QUERY_ACTOR_NAME, t->place, out, size);
        break;
    case GS_CONFLICT_DAY:
        if (t->own_day)
            snprintf(out, size, "%04d-%02d-%02d", (int)(t->day / 10000), (int)(t->day / 100 % 100),
                     (int)(t->day % 100));
        break;
    case GS_CONFLICT_ACTOR:
        write_who(s, t->actors, t->actor_count, out, size);
        break;
    case GS_CONFLICT_RECIPIENT:
        write_who(s, t->recipients, t->recipient_count, out, size);
        break;
    case GS_CONFLICT_COUNT:
        break;
    }
}

/* ---- into the store ---- */

static bool run(sqlite3_stmt *q)
{
    bool good = sqlite3_step(q) == SQLITE_DONE;

    sqlite3_reset(q);
    return good;
}

/* The conflict's number; 0 where the store failed. */
static int64_t open_conflict(gs_store *s, int64_t head, about a, int64_t day)
{
    char    of[TEXT_MOST] = "";
    int64_t id = 0;

    if (a.of)
        add_text(s, GS_QUERY_NAME_TEXT, a.of, of, sizeof of);
    for (int k = 0; k < 2; k++) {
        sqlite3_stmt *q = s->query[k ? GS_QUERY_ADD_CONFLICT : GS_QUERY_FIND_CONFLICT];
        sqlite3_bind_int64(q, 1, head);
        sqlite3_bind_int(q, 2, (int)a.what);
        sqlite3_bind_text(q, 3, of, -1, SQLITE_STATIC);
        if (k) {
            sqlite3_bind_int64(q, 4, day);
            id = run(q) ? sqlite3_last_insert_rowid(s->db) : 0;
        } else {
            id = sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
            sqlite3_reset(q);
        }
        if (id)
            break;
    }
    return id;
}

static bool add_side(gs_store *s, int64_t conflict, const gs_trait *t, about a)
{
    sqlite3_stmt *q = s->query[GS_QUERY_ADD_SIDE];
    char          value[TEXT_MOST];

    write_value(s, t, a, value, sizeof value);
    if (!*value)
        return true;
    sqlite3_bind_int64(q, 1, conflict);
    sqlite3_bind_text(q, 2, value, -1, SQLITE_STATIC);
    sqlite3_bind_int64(q, 3, t->event);
    return run(q);
}

static size_t read_members(gs_store *s, int64_t head, gs_trait *members)
{
    sqlite3_stmt *q = s->query[GS_QUERY_MEMBERS];
    int64_t       events[GS_HAPPENING_MEMBERS];
    size_t        found = 0, count = 0;

    sqlite3_bind_int64(q, 1, head);
    sqlite3_bind_int(q, 2, GS_HAPPENING_MEMBERS);
    while (sqlite3_step(q) == SQLITE_ROW)
        events[found++] = sqlite3_column_int64(q, 0);
    sqlite3_reset(q);
    for (size_t i = 0; i < found; i++)
        count += gs_trait_read(s, events[i], &members[count]);
    return count;
}

bool gs_conflict_note(gs_store *s, const gs_trait *t, int64_t head)
{
    gs_trait members[GS_HAPPENING_MEMBERS];
    about    list[ABOUT_MOST];
    size_t   count = 0, member_count = read_members(s, head, members);
    bool     good = true;

    for (size_t i = 0; i < member_count; i++) {
        if (members[i].event != t->event)
            count = compare(t, &members[i], list, count);
    }
    for (size_t k = 0; good && k < count; k++) {
        int64_t id = open_conflict(s, head, list[k], t->day);
        good = id > 0 && add_side(s, id, t, list[k]);
        for (size_t i = 0; good && i < member_count; i++)
            good = add_side(s, id, &members[i], list[k]);
    }
    return good;
}

const char *gs_conflict_what_name(int what)
{
    static const char *const names[GS_CONFLICT_COUNT] = {
        [GS_CONFLICT_NUMBER] = "number", [GS_CONFLICT_REALITY] = "reality",
        [GS_CONFLICT_PLACE] = "place",   [GS_CONFLICT_DAY] = "day",
        [GS_CONFLICT_ACTOR] = "actor",   [GS_CONFLICT_RECIPIENT] = "recipient",
    };
    return what >= 0 && what < GS_CONFLICT_COUNT ? names[what] : NULL;
}
