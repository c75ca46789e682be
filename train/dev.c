/* train/dev.c - see dev.h. */
#include "train/dev.h"

#include <string.h>

#include "lang/name_tags.h"
#include "lang/tree.h"

typedef struct tally {
    size_t words, upos, feats, uas, las;
    size_t gold_names, found_names, right_names;
} tally;

static size_t best_of(const float *scores, size_t n)
{
    size_t best = 0;

    for (size_t i = 1; i < n; i++)
        best = scores[i] > scores[best] ? i : best;
    return best;
}

/* "nsubj:pass" is "nsubj". */
static bool same_relation(uint8_t a, uint8_t b)
{
    const char *x = gs_deprel_name(a), *y = gs_deprel_name(b);
    size_t      n = strcspn(x, ":");

    return n == strcspn(y, ":") && memcmp(x, y, n) == 0;
}

static gs_status tally_arcs(tally *t, train_desk *desk, const train_corpus *c,
                            const train_item *item, size_t at, const float *arcs, gs_arena *scratch)
{
    uint32_t *heads = gs_arena_alloc(scratch, item->count * sizeof *heads);

    if (!heads || gs_tree_find(arcs, item->count, item->count + (size_t)1, scratch, heads) != GS_OK)
        return GS_E_NOMEM;
    for (size_t j = 0; j < item->count; j++) {
        bool      right = (int32_t)heads[j] == c->head[item->first + j];
        gs_deprel label =
            heads[j] ? train_desk_label(desk, at + j, at + heads[j] - 1) : GS_DEPREL_ROOT;
        t->uas += right;
        t->las += right && same_relation((uint8_t)label, c->deprel[item->first + j]);
    }
    return GS_OK;
}

/* Ends of the names that begin at word j, by gold and by system tags: 0 where
 * none does. Kinds that not all sets know do not count. */
static size_t name_end(const uint8_t *tags, size_t n, size_t j)
{
    int    letter = (tags[j] - 1) % 4, kind = (tags[j] - 1) / 4;
    size_t end = j + 1;

    if (tags[j] == 0 || kind > GS_NAMED_PLACE ||
        (letter != GS_TAG_BEGIN && letter != GS_TAG_SINGLE))
        return 0;
    while (letter == GS_TAG_BEGIN && end < n && tags[end] == GS_NAME_TAG(kind, GS_TAG_INSIDE))
        end++;
    return end + (letter == GS_TAG_BEGIN && end < n);
}

static gs_status tally_names(tally *t, const uint8_t *gold, size_t n, const float *scores,
                             gs_arena *scratch)
{
    uint8_t *tags = gs_arena_alloc(scratch, n);

    if (!tags || gs_name_tags_find(scores, n, GS_NAME_TAGS, scratch, tags) != GS_OK)
        return GS_E_NOMEM;
    for (size_t j = 0; j < n; j++) {
        size_t a = name_end(gold, n, j), b = name_end(tags, n, j);
        t->gold_names += a != 0;
        t->found_names += b != 0;
        t->right_names += a != 0 && a == b && (gold[j] - 1) / 4 == (tags[j] - 1) / 4;
    }
    return GS_OK;
}

static gs_status tally_batch(tally *t, train_desk *desk, const train_net *net,
                             const train_example *examples, size_t count, gs_arena *scratch)
{
    train_result r = train_desk_result(desk);
    size_t       at = 0, arcs = 0;
    gs_status    st = GS_OK;

    for (size_t i = 0; i < count && st == GS_OK; i++) {
        const train_corpus *c = examples[i].text->corpus;
        const train_item   *item = &c->items[examples[i].item];
        if (item->parsed) {
            for (size_t j = 0; j < item->count; j++) {
                t->upos += best_of(r.tags + (at + j) * GS_UPOS_COUNT, GS_UPOS_COUNT) ==
                           c->upos[item->first + j];
                t->feats += best_of(r.feats + (at + j) * net->shape.feats, net->shape.feats) ==
                            c->feats[item->first + j];
            }
            t->words += item->count;
            st = tally_arcs(t, desk, c, item, at, r.arcs + arcs, scratch);
        }
        if (item->named && st == GS_OK)
            st = tally_names(t, c->name + item->first, item->count, r.names + at * GS_NAME_TAGS,
                             scratch);
        at += item->count;
        arcs += item->count * (item->count + (size_t)1);
    }
    return st;
}

static double ratio(size_t a, size_t b)
{
    return b ? (double)a / (double)b : 0;
}

gs_status train_dev_run(train_desk *desk, const train_net *net, size_t most_words, float *base,
                        const train_dev *dev, train_dev_score *score)
{
    enum { BATCH = 64 };
    train_example examples[BATCH];
    size_t        count = 0, words = 0;
    tally         t = {0};
    gs_arena      scratch;
    gs_status     st = GS_OK;

    gs_arena_init(&scratch, (size_t)1 << 30);
    for (size_t i = 0; i <= dev->text.corpus->item_count && st == GS_OK; i++) {
        size_t n = i < dev->text.corpus->item_count ? dev->text.corpus->items[i].count : 0;
        if (n > TRAIN_SENTENCE_MOST)
            continue;
        if (count && (n == 0 || count == BATCH || words + n > most_words)) {
            train_desk_forward(desk, base, examples, count, NULL, NULL);
            st = tally_batch(&t, desk, net, examples, count, &scratch);
            gs_arena_clear(&scratch);
            count = words = 0;
        }
        if (n)
            examples[count++] = (train_example){&dev->text, (uint32_t)i, 0};
        words += n;
    }
    *score = (train_dev_score){ratio(t.upos, t.words), ratio(t.feats, t.words),
                               ratio(t.uas, t.words), ratio(t.las, t.words),
                               ratio(2 * t.right_names, t.gold_names + t.found_names)};
    gs_arena_release(&scratch);
    return st;
}
