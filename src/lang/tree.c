/* lang/tree.c - see tree.h. */
#include "lang/tree.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* Chu-Liu-Edmonds without recursion: the nodes of a cycle are merged into the
 * place of one of them, which then holds, for every live place, the best arc
 * between their members and which words that arc really joins. Every merge is
 * a new node with the merged ones as its children; the arcs are given out from
 * the last merge to the first. */
typedef struct arc {
    uint32_t word, head;
} arc;

typedef struct search {
    size_t    size;        /* n + 1 places; 0 is the root                             */
    float    *score;       /* [size][size] of the arc to a place (row) from a head    */
    arc      *real;        /* [size][size] the words that such an arc really joins    */
    uint32_t *head;        /* [size] best head of a place, a live place               */
    uint32_t *mark;        /* [size] the walk that saw it; IN_CYCLE                   */
    bool     *dead;        /* [size] merged into another place                        */
    uint32_t *node;        /* [size] node that stands at a place: a word, or a merge  */
    uint32_t *parent;      /* [2 size] the merge that a node went into                */
    arc      *entering;    /* [2 size] the arc by which a node is reached             */
    uint32_t *members;     /* [2 size] nodes merged, one merge behind the other       */
    arc      *inner;       /* [2 size] the arcs they had in the cycle                 */
    uint32_t *starts;      /* [size + 1] where each merge's members begin             */
    size_t    merge_count; /* merge i is node size + i                                */
} search;

#define IN_CYCLE UINT32_MAX

/* Scores are taken within these bounds, so that sums of them stay finite. */
#define SCORE_MOST 1e30F

static float bounded(float score)
{
    score = score > -SCORE_MOST ? score : -SCORE_MOST; /* NaN too */
    return score < SCORE_MOST ? score : SCORE_MOST;
}

static void best_head(search *s, size_t word)
{
    const float *row = s->score + word * s->size;
    uint32_t     best = 0;

    for (uint32_t h = 1; h < s->size; h++) {
        if (h != word && !s->dead[h] && (best == word || row[h] > row[best]))
            best = h;
    }
    s->head[word] = best;
}

/* A live node on a cycle of best heads, or 0. */
static uint32_t find_cycle(search *s)
{
    memset(s->mark, 0, s->size * sizeof *s->mark);
    for (uint32_t i = 1; i < s->size; i++) {
        uint32_t at = i;
        if (s->dead[i])
            continue;
        while (at != 0 && s->mark[at] == 0) {
            s->mark[at] = i;
            at = s->head[at];
        }
        if (at != 0 && s->mark[at] == i)
            return at;
    }
    return 0;
}

/* Arcs into the cycle cost what they break; arcs out of it are the best of
 * its members'. `kept` is the member that stands for it from now on. */
static void merge_arcs(search *s, const uint32_t *cycle, size_t count, uint32_t kept)
{
    size_t n = s->size;

    for (uint32_t other = 0; other < n; other++) {
        float    best_in = -INFINITY, best_out = -INFINITY;
        uint32_t in = kept, out = kept;
        if (s->dead[other] || s->mark[other] == IN_CYCLE)
            continue;
        for (size_t i = 0; i < count; i++) {
            uint32_t m = cycle[i];
            float    enter = s->score[m * n + other] - s->score[m * n + s->head[m]];
            float    leave = s->score[other * n + m];
            if (enter > best_in) {
                best_in = enter;
                in = m;
            }
            if (leave > best_out) {
                best_out = leave;
                out = m;
            }
        }
        s->real[kept * n + other] = s->real[in * n + other];
        s->score[kept * n + other] = best_in;
        if (other != 0) {
            s->real[other * n + kept] = s->real[other * n + out];
            s->score[other * n + kept] = best_out;
        }
    }
}

/* Notes who is merged and by which arcs they hung together. Returns how many. */
static size_t list_cycle(search *s, uint32_t start, uint32_t *places)
{
    size_t   used = s->starts[s->merge_count], count = 0;
    uint32_t at = start;

    memset(s->mark, 0, s->size * sizeof *s->mark);
    do {
        places[count] = at;
        s->members[used + count] = s->node[at];
        s->inner[used + count] = s->real[at * s->size + s->head[at]];
        s->parent[s->node[at]] = (uint32_t)(s->size + s->merge_count);
        s->mark[at] = IN_CYCLE;
        count++;
        at = s->head[at];
    } while (at != start);
    return count;
}

static void contract(search *s, uint32_t start, uint32_t *places)
{
    size_t count = list_cycle(s, start, places);

    merge_arcs(s, places, count, start);
    for (size_t i = 1; i < count; i++)
        s->dead[places[i]] = true;
    s->node[start] = (uint32_t)(s->size + s->merge_count);
    s->starts[s->merge_count + 1] = s->starts[s->merge_count] + (uint32_t)count;
    s->merge_count++;
    /* Whose head is in the cycle has none better outside. */
    for (uint32_t i = 1; i < s->size; i++) {
        if (!s->dead[i] && s->mark[s->head[i]] == IN_CYCLE)
            s->head[i] = start;
    }
    best_head(s, start);
}

/* The arc that enters a merge goes to one of its members and replaces the one
 * that this had in the cycle; the others keep theirs. */
static void expand(search *s, uint32_t *heads)
{
    for (uint32_t i = 1; i < s->size; i++) {
        if (!s->dead[i])
            s->entering[s->node[i]] = s->real[i * s->size + s->head[i]];
    }
    for (size_t m = s->merge_count; m-- > 0;) {
        uint32_t merge = (uint32_t)(s->size + m), entered = s->entering[merge].word;
        while (s->parent[entered] != merge)
            entered = s->parent[entered];
        for (size_t i = s->starts[m]; i < s->starts[m + 1]; i++) {
            uint32_t node = s->members[i];
            s->entering[node] = node == entered ? s->entering[merge] : s->inner[i];
        }
    }
    for (size_t i = 1; i < s->size; i++)
        heads[i - 1] = s->entering[i].head;
}

static bool prepare(search *s, const float *scores, size_t n, size_t stride, gs_arena *scratch)
{
    size_t size = n + 1;
    float  low = INFINITY, high = -INFINITY, penalty;

    *s = (search){.size = size};
    s->score = gs_arena_zeros(scratch, size * size, sizeof *s->score);
    s->real = gs_arena_zeros(scratch, size * size, sizeof *s->real);
    s->head = gs_arena_zeros(scratch, size, sizeof *s->head);
    s->mark = gs_arena_zeros(scratch, size, sizeof *s->mark);
    s->dead = gs_arena_zeros(scratch, size, sizeof *s->dead);
    s->node = gs_arena_zeros(scratch, size, sizeof *s->node);
    s->parent = gs_arena_zeros(scratch, 2 * size, sizeof *s->parent);
    s->entering = gs_arena_zeros(scratch, 2 * size, sizeof *s->entering);
    s->members = gs_arena_zeros(scratch, 2 * size, sizeof *s->members);
    s->inner = gs_arena_zeros(scratch, 2 * size, sizeof *s->inner);
    s->starts = gs_arena_zeros(scratch, size + 1, sizeof *s->starts);
    if (scratch->failed)
        return false;
    for (size_t d = 0; d < n; d++) {
        for (size_t h = 0; h < size; h++) {
            float v = bounded(scores[d * stride + h]);
            low = v < low && h != d + 1 ? v : low;
            high = v > high && h != d + 1 ? v : high;
        }
    }
    /* So dear is a second root that no tree with one is worse; scores are
     * taken from the highest down, lest they drown it. */
    penalty = (high - low) * (float)size + 1;
    for (uint32_t d = 1; d < size; d++) {
        for (uint32_t h = 0; h < size; h++) {
            s->score[d * size + h] =
                bounded(scores[(d - 1) * stride + h]) - high - (h == 0 ? penalty : 0);
            s->real[d * size + h] = (arc){d, h};
        }
        s->node[d] = d;
    }
    return true;
}

static gs_status spanning_tree(const float *scores, size_t n, size_t stride, gs_arena *scratch,
                               uint32_t *heads)
{
    search    s;
    uint32_t *places = gs_arena_alloc(scratch, (n + 1) * sizeof *places), at;

    if (!places || !prepare(&s, scores, n, stride, scratch))
        return GS_E_NOMEM;
    for (uint32_t i = 1; i < s.size; i++)
        best_head(&s, i);
    while ((at = find_cycle(&s)) != 0)
        contract(&s, at, places);
    expand(&s, heads);
    return GS_OK;
}

/* Whether heads[] is a tree with one root; every word's way up is walked once. */
static bool is_tree(const uint32_t *heads, size_t n, uint32_t *mark)
{
    size_t roots = 0;

    for (size_t i = 0; i < n; i++) {
        roots += heads[i] == 0;
        mark[i] = 0;
    }
    if (roots != 1)
        return false;
    for (uint32_t i = 1; i <= n; i++) {
        uint32_t at = i;
        while (at != 0 && mark[at - 1] == 0) {
            mark[at - 1] = i;
            at = heads[at - 1];
        }
        if (at != 0 && mark[at - 1] == i)
            return false;
    }
    return true;
}

gs_status gs_tree_find(const float *scores, size_t n, size_t stride, gs_arena *scratch,
                       uint32_t *heads)
{
    uint32_t *mark = gs_arena_alloc(scratch, n * sizeof *mark);

    if (!mark)
        return GS_E_NOMEM;
    for (size_t d = 0; d < n; d++) {
        const float *row = scores + d * stride;
        uint32_t     best = 0;
        for (uint32_t h = 1; h <= n; h++) {
            if (h != d + 1 && row[h] > row[best])
                best = h;
        }
        heads[d] = best;
    }
    return is_tree(heads, n, mark) ? GS_OK : spanning_tree(scores, n, stride, scratch, heads);
}
