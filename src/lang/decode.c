/* lang/decode.c - see decode.h. */
#include "lang/decode.h"

#include "lang/name_tags.h"
#include "lang/tree.h"

/* Scores of a head stand this far apart. */
static size_t stride_of(const gs_qmatrix *m)
{
    return gs_qmatrix_out16(m->out);
}

/* ---- tags ---- */

static uint8_t best_tag(const float *scores)
{
    size_t best = 0;

    for (size_t i = 1; i < GS_UPOS_COUNT; i++)
        best = scores[i] > scores[best] ? i : best;
    return (uint8_t)best;
}

/* No features, 0, go with a tag that has none. */
static size_t best_feats(const float *scores, const uint8_t *allowed, size_t count)
{
    size_t best = 0;
    bool   found = false;

    for (size_t i = 0; i < count; i++) {
        if (allowed[i] && (!found || scores[i] > scores[best])) {
            best = i;
            found = true;
        }
    }
    return best;
}

void gs_decode_tags(gs_desk *desk, gs_doc *doc)
{
    const gs_network *net = desk->net;
    size_t            width = gs_net_relu_width(&net->shape);
    uint8_t           tags[GS_DESK_WORDS];

    gs_desk_product(desk, desk->relu, width, 0, &net->tag, desk->scores, stride_of(&net->tag),
                    false);
    for (size_t i = 0; i < desk->n; i++)
        tags[i] = best_tag(desk->scores + i * stride_of(&net->tag));
    /* the same input, in 7 bits already */
    desk->k->matmul(desk->q, desk->q_scale, desk->n, &net->feats, desk->scores,
                    stride_of(&net->feats), false);
    for (size_t s = 0; s < desk->count; s++) {
        const gs_stretch *t = &desk->stretches[s];
        for (size_t j = 0; j < t->n; j++) {
            gs_word *word = &doc->words[t->first + j];
            word->upos = tags[t->at + j];
            word->feats = net->feats_names[best_feats(
                desk->scores + (t->at + j) * stride_of(&net->feats),
                net->feats_of + (size_t)word->upos * net->shape.feats, net->shape.feats)];
        }
    }
}

/* ---- heads ---- */

/* Heads of one stretch, from 1, 0 the root: columns of `arcs`. */
static gs_status find_tree(gs_desk *desk, const gs_stretch *t, const float *q, uint32_t *heads,
                           gs_arena *scratch)
{
    const gs_net_shape *s = &desk->net->shape;
    size_t              width = gs_net_relu_width(s), pad = (t->n + (size_t)16) / 16 * 16;
    float              *bt = gs_arena_alloc(scratch, s->arc * pad * sizeof *bt + GS_KERNEL_ALIGN);
    float              *arcs = gs_arena_alloc(scratch, t->n * pad * sizeof *arcs);
    const float        *head = desk->relu + t->at * width + s->tag + s->arc;

    if (!bt || !arcs)
        return GS_E_NOMEM;
    bt = (float *)(((uintptr_t)bt + GS_KERNEL_ALIGN - 1) / GS_KERNEL_ALIGN * GS_KERNEL_ALIGN);
    for (size_t k = 0; k < s->arc; k++) {
        float *row = bt + k * pad;
        row[0] = desk->net->arc_root[k];
        for (size_t j = 0; j < t->n; j++)
            row[1 + j] = head[j * width + k];
        for (size_t j = 1 + t->n; j < pad; j++)
            row[j] = 0;
    }
    desk->k->arcs(q + (size_t)t->at * s->arc, bt, t->n, s->arc, pad, arcs);
    return gs_tree_find(arcs, t->n, pad, scratch, heads);
}

static gs_deprel best_relation(const float *scores)
{
    size_t best = 0;

    for (size_t i = 1; i < GS_DEPREL_COUNT; i++) {
        if (i != GS_DEPREL_ROOT && scores[i] > scores[best])
            best = i;
    }
    return (gs_deprel)best;
}

/* relu(dependent + head) of every word and its head, to relations. */
static void find_relations(gs_desk *desk, gs_doc *doc, const uint32_t *picks)
{
    const gs_qmatrix *out = &desk->net->out;
    size_t            width = desk->net->shape.label;
    gs_rows           of = {desk->label, 2 * width}, to = {desk->label + width, 2 * width};

    desk->k->add_relu_rows(of, to, picks, desk->n, width, desk->u, width);
    gs_desk_product(desk, desk->u, width, 0, out, desk->scores, stride_of(out), false);
    for (size_t i = 0; i < desk->count; i++) {
        const gs_stretch *t = &desk->stretches[i];
        for (size_t j = 0; j < t->n; j++) {
            gs_word *word = &doc->words[t->first + j];
            word->deprel =
                word->head < 0
                    ? GS_DEPREL_ROOT
                    : (uint8_t)best_relation(desk->scores + (t->at + j) * stride_of(out));
        }
    }
}

gs_status gs_decode_heads(gs_desk *desk, gs_doc *doc, gs_arena *scratch)
{
    const gs_net_shape *s = &desk->net->shape;
    uint32_t            heads[GS_DESK_WORDS], picks[GS_DESK_WORDS];

    gs_desk_product(desk, desk->relu, gs_net_relu_width(s), s->tag, &desk->net->arc, desk->scores,
                    s->arc, false);
    for (size_t i = 0; i < desk->count; i++) {
        const gs_stretch *t = &desk->stretches[i];
        if (find_tree(desk, t, desk->scores, heads, scratch) != GS_OK)
            return GS_E_NOMEM;
        for (uint32_t j = 0; j < t->n; j++) {
            bool root = heads[j] == 0;
            doc->words[t->first + j].head = root ? -1 : (int32_t)(t->first + heads[j] - 1);
            picks[t->at + j] = root ? t->at + j : t->at + heads[j] - 1;
        }
    }
    find_relations(desk, doc, picks);
    return GS_OK;
}

/* ---- names ---- */

static gs_status add_names(gs_doc *doc, const uint8_t *tags, const gs_stretch *t)
{
    uint32_t begin = 0;

    for (uint32_t j = 0; j < t->n; j++) {
        int      letter = tags[j] ? (tags[j] - 1) % 4 : -1;
        gs_named name;
        if (letter == GS_TAG_BEGIN || letter == GS_TAG_SINGLE)
            begin = j;
        if (letter != GS_TAG_END && letter != GS_TAG_SINGLE)
            continue;
        name = (gs_named){t->first + begin, j + 1 - begin, (gs_named_kind)((tags[j] - 1) / 4)};
        if (!GS_PUSH(doc->arena, doc->names, doc->name_count, doc->name_cap, name))
            return GS_E_NOMEM;
    }
    return GS_OK;
}

gs_status gs_decode_names(gs_desk *desk, gs_doc *doc, gs_arena *scratch)
{
    const gs_net_shape *s = &desk->net->shape;
    const gs_qmatrix   *m = &desk->net->name;
    uint8_t             tags[GS_DESK_WORDS];

    gs_desk_product(desk, desk->relu, gs_net_relu_width(s), s->tag + 2 * (size_t)s->arc, m,
                    desk->scores, stride_of(m), false);
    for (size_t i = 0; i < desk->count; i++) {
        const gs_stretch *t = &desk->stretches[i];
        if (gs_name_tags_find(desk->scores + t->at * stride_of(m), t->n, stride_of(m), scratch,
                              tags) != GS_OK ||
            add_names(doc, tags, t) != GS_OK)
            return GS_E_NOMEM;
    }
    return GS_OK;
}
