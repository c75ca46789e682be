/* lang/name_tags.c - see name_tags.h.
 *
 * What may follow what depends only on whether a name is open and of which
 * kind, so a step looks at GS_NAMED_KINDS + 1 states and not at all pairs of
 * tags: state 0 is outside of names, state 1 + k inside one of kind k.
 */
#include "lang/name_tags.h"

#include <math.h>

#include "lang/net.h"

#define STATES (1 + GS_NAMED_KINDS)

/* How the best way into a state came: the tag, which tells the state before. */
typedef struct step {
    uint8_t tag[STATES];
} step;

/* The state that a tag comes from. */
static size_t state_before(uint8_t tag)
{
    size_t letter = (size_t)(tag - 1) % 4;

    if (tag == 0 || letter == GS_TAG_BEGIN || letter == GS_TAG_SINGLE)
        return 0;
    return 1 + (size_t)(tag - 1) / 4;
}

static void offer(float *best, uint8_t *how, float score, uint8_t tag)
{
    if (score > *best) {
        *best = score;
        *how = tag;
    }
}

static void advance(const float *scores, const float *from, float *to, step *s)
{
    float outside = from[0];

    for (size_t i = 0; i < STATES; i++)
        to[i] = -INFINITY;
    s->tag[0] = 0;
    offer(&to[0], &s->tag[0], outside + scores[0], 0);
    for (int k = 0; k < GS_NAMED_KINDS; k++) {
        const float *kind = scores + GS_NAME_TAG(k, 0);
        float        inside = from[1 + k];
        s->tag[1 + k] = GS_NAME_TAG(k, GS_TAG_BEGIN);
        offer(&to[0], &s->tag[0], outside + kind[GS_TAG_SINGLE], GS_NAME_TAG(k, GS_TAG_SINGLE));
        offer(&to[0], &s->tag[0], inside + kind[GS_TAG_END], GS_NAME_TAG(k, GS_TAG_END));
        offer(&to[1 + k], &s->tag[1 + k], outside + kind[GS_TAG_BEGIN],
              GS_NAME_TAG(k, GS_TAG_BEGIN));
        offer(&to[1 + k], &s->tag[1 + k], inside + kind[GS_TAG_INSIDE],
              GS_NAME_TAG(k, GS_TAG_INSIDE));
    }
}

gs_status gs_name_tags_find(const float *scores, size_t n, size_t stride, gs_arena *scratch,
                            uint8_t *tags)
{
    step  *steps = gs_arena_alloc(scratch, n * sizeof *steps);
    float  now[STATES], next[STATES];
    size_t state = 0;

    if (!steps)
        return GS_E_NOMEM;
    for (size_t i = 0; i < STATES; i++)
        now[i] = i == 0 ? 0 : -INFINITY;
    for (size_t i = 0; i < n; i++) {
        advance(scores + i * stride, now, next, &steps[i]);
        for (size_t k = 0; k < STATES; k++)
            now[k] = next[k];
    }
    for (size_t i = n; i-- > 0; state = state_before(tags[i]))
        tags[i] = steps[i].tag[state];
    return GS_OK;
}
