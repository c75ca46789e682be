/* lang/boundary.c - the model as judge, and its parts; see boundary.h. */
#include "lang/boundary.h"

#include "base/error.h"
#include "base/limits.h"
#include "lang/boundary_ask.h"

/* How sure the model must be that a sentence ends without a mark: in running
 * text a name behind a noun must not look like the next line of a list. */
#define UNMARKED_ENDS 20

/* How sure the model must be to overrule the rules in a report that has been
 * cut: sums of weights, in the steps that they are kept in. It hardly ever is:
 * on news the rules are as good, and readers have seen their sentences. */
#define SURE_GOES_ON (-250)
#define SURE_ENDS    400

static bool is_mask(uint32_t rows)
{
    return rows >= 2 && (rows & (rows - 1)) == 0;
}

static gs_status get(const gs_model_file *file, const char *name, gs_model_kind kind, uint32_t cols,
                     const void **data, uint32_t *mask, gs_error *err)
{
    gs_model_part part;
    gs_status     st = gs_model_part_get(file, name, kind, 0, cols, &part, err);

    if (st != GS_OK)
        return st;
    if (!is_mask(part.rows)) {
        gs_model_part_bad(file, name, "its rows are no power of two", err);
        return GS_E_DATA;
    }
    *data = part.data;
    *mask = part.rows - 1;
    return GS_OK;
}

/* A search in it ends at an empty row. */
static gs_status check_inner(const gs_model_file *file, const gs_boundary *b, gs_error *err)
{
    for (size_t i = 0; i <= b->inner_mask; i++) {
        if (!b->inner[i * 2])
            return GS_OK;
    }
    return gs_model_part_bad(file, "bnd.inner", "has no empty row", err);
}

gs_status gs_boundary_load(gs_boundary *b, const gs_model_file *file, gs_error *err)
{
    gs_boundary found = {.gap = NULL};
    const void *gap = NULL, *end = NULL, *classes = NULL, *inner = NULL;
    gs_status   st = get(file, "bnd.gap", GS_MODEL_I8, 4, &gap, &found.gap_mask, err);

    if (st == GS_OK)
        st = get(file, "bnd.end", GS_MODEL_I8, 1, &end, &found.end_mask, err);
    if (st == GS_OK)
        st = get(file, "bnd.class", GS_MODEL_U32, 4, &classes, &found.class_mask, err);
    if (st == GS_OK)
        st = get(file, "bnd.inner", GS_MODEL_U32, 2, &inner, &found.inner_mask, err);
    if (st != GS_OK)
        return st;
    found.gap = gap;
    found.end = end;
    found.classes = classes;
    found.inner = inner;
    st = check_inner(file, &found, err);
    if (st == GS_OK)
        *b = found;
    return st;
}

/* ---- the judge ---- */

typedef struct model_judge {
    const gs_boundary *b;
    bool               freely;
} model_judge;

static gs_gap judge_gap(void *ctx, const gs_boundary_question *q)
{
    const gs_boundary *b = ((const model_judge *)ctx)->b;
    int32_t            sums[GS_GAPS] = {0};
    gs_gap             best = GS_GAP_JOIN;

    for (unsigned i = 0; i < q->count; i++) {
        const int8_t *w = b->gap + (size_t)(q->features[i] & b->gap_mask) * 4;
        sums[0] += w[0];
        sums[1] += w[1];
        sums[2] += w[2];
    }
    for (unsigned k = 1; k < GS_GAPS; k++) {
        if (sums[k] > sums[best])
            best = (gs_gap)k;
    }
    return best;
}

static bool judge_end(void *ctx, const gs_boundary_question *q)
{
    const model_judge *j = ctx;
    int32_t            sum = 0;

    for (unsigned i = 0; i < q->count; i++)
        sum += j->b->end[q->features[i] & j->b->end_mask];
    if (j->freely)
        return sum > (q->marked ? 0 : UNMARKED_ENDS);
    return sum > (q->proposed ? SURE_GOES_ON : SURE_ENDS);
}

gs_status gs_boundary_walk(const gs_boundary *b, const gs_boundary_judge *judge, gs_str text,
                           gs_span block, const gs_sentence_spans *proposed, bool freely,
                           gs_arena *arena, gs_cuts *out)
{
    size_t    words = out->word_count, sentences = out->sentence_count;
    gs_status st = gs_boundary_words(b, judge, text, block, freely ? NULL : proposed, arena, out);

    if (st == GS_OK)
        st = gs_boundary_ends(judge, text, proposed, !freely, words, arena, out);
    if (st != GS_OK) {
        out->word_count = words;
        out->sentence_count = sentences;
    }
    return st;
}

gs_status gs_boundary_cut(const gs_boundary *b, gs_str text, gs_span block,
                          const gs_sentence_spans *proposed, bool freely, gs_arena *arena,
                          gs_cuts *out)
{
    model_judge       own = {b, freely};
    gs_boundary_judge judge = {judge_gap, judge_end, &own};

    return gs_boundary_walk(b, &judge, text, block, proposed, freely, arena, out);
}
