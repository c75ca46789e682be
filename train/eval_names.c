/* train/eval_names.c - the scores of names; see eval.h. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/map.h"
#include "train/eval.h"
#include "train/joined.h"

typedef struct tally {
    gs_arena    *arena;
    gs_map       index; /* type to row */
    train_score *rows;
    size_t       count, cap;
} tally;

/* The row of a type, new or not; NULL when memory ran out. */
static train_score *row_of(tally *t, gs_str type)
{
    uint32_t *at = gs_map_get(&t->index, type);

    if (at)
        return &t->rows[*at];
    if (!GS_PUSH(t->arena, t->rows, t->count, t->cap, (train_score){.name = type}) ||
        gs_map_put(&t->index, type, (uint32_t)t->count - 1) != GS_OK)
        return NULL;
    return &t->rows[t->count - 1];
}

static bool same_span(const train_name *a, const train_name *b)
{
    return a->joined.start == b->joined.start && a->joined.end == b->joined.end;
}

static bool begins_before(const train_name *a, const train_name *b)
{
    if (a->joined.start != b->joined.start)
        return a->joined.start < b->joined.start;
    return a->joined.end < b->joined.end;
}

static bool count_names(tally *t, const train_names *names, bool gold)
{
    for (size_t i = 0; i < names->count; i++) {
        train_score *row = row_of(t, names->items[i].type);
        if (!row)
            return false;
        row->gold += gold;
        row->system += !gold;
    }
    return true;
}

/* Both are in order of the text. */
static bool count_right(tally *t, const train_names *gold, const train_names *system)
{
    size_t g = 0, s = 0;

    while (g < gold->count && s < system->count) {
        const train_name *a = &gold->items[g], *b = &system->items[s];
        bool              same = same_span(a, b);
        if (same && gs_str_eq(a->type, b->type)) {
            train_score *row = row_of(t, a->type);
            if (!row)
                return false;
            row->right++;
        }
        g += same || begins_before(a, b);
        s += same || begins_before(b, a);
    }
    return true;
}

static int by_name(const void *a, const void *b)
{
    gs_str x = ((const train_score *)a)->name, y = ((const train_score *)b)->name;
    int    order = memcmp(x.p, y.p, x.n < y.n ? x.n : y.n);

    return order ? order : (x.n > y.n) - (x.n < y.n);
}

/* Sorts the rows and adds their sum. */
static bool finish(tally *t)
{
    train_score all = {.name = GS_STR("all")};

    if (t->count)
        qsort(t->rows, t->count, sizeof *t->rows, by_name);
    for (size_t i = 0; i < t->count; i++) {
        all.gold += t->rows[i].gold;
        all.system += t->rows[i].system;
        all.right += t->rows[i].right;
    }
    return GS_PUSH(t->arena, t->rows, t->count, t->cap, all);
}

static gs_status check_text(const train_names *gold, const train_names *system, gs_error *err)
{
    gs_str g = gs_buf_str(&gold->joined), s = gs_buf_str(&system->joined);
    size_t at = train_joined_differ(g, s);

    if (at == SIZE_MAX)
        return GS_OK;
    return gs_fail(err, GS_E_DATA, "eval", at, "the texts differ: %s:%u has '%.*s', %s:%u '%.*s'",
                   gold->path, train_names_line(gold, at), GS_STR_ARG(train_joined_sample(g, at)),
                   system->path, train_names_line(system, at),
                   GS_STR_ARG(train_joined_sample(s, at)));
}

gs_status train_eval_names(const train_names *gold, const train_names *system, gs_arena *arena,
                           train_score **rows, size_t *count, gs_error *err)
{
    tally     t = {.arena = arena};
    gs_seed   seed;
    gs_status st = check_text(gold, system, err);

    if (st == GS_OK)
        st = gs_seed_random(&seed, err);
    if (st != GS_OK)
        return st;
    gs_map_init(&t.index, seed);
    if (count_names(&t, gold, true) && count_names(&t, system, false) &&
        count_right(&t, gold, system) && finish(&t)) {
        *rows = t.rows;
        *count = t.count;
    } else {
        st = gs_fail_nomem(err, "eval");
    }
    gs_map_release(&t.index);
    return st;
}
