/* ingest/html_root.c - see html_root.h. */
#include "ingest/html_root.h"

#include "ingest/html_marks.h"

static bool is_named(const gs_html_page *p, uint32_t node)
{
    return p->marks[node] & GS_HINT_BODY && !(p->all[node] & GS_HINT_AWAY);
}

/* Running text and, for bodies that are lists of names and the like, a little
 * of all other text. */
static uint32_t value_of(const gs_html_page *p, uint32_t node)
{
    return gs_html_mass_of(p, node) + gs_html_size_of(p, node) / 8;
}

/* The largest of the elements that are named as the article's body. */
static uint32_t largest_named(const gs_html_page *p)
{
    uint32_t best = 0, best_mass = 0;

    for (uint32_t i = 1; i < p->tree->count; i++) {
        uint32_t mass = is_named(p, i) ? value_of(p, i) : 0;
        if (mass > best_mass) {
            best = i;
            best_mass = mass;
        }
    }
    return best;
}

/* A page may hold several articles, one below the other: the body is then the
 * first one under the title, if it is not too small to be one. */
static uint32_t first_named(const gs_html_page *p)
{
    uint32_t best = largest_named(p), mass = best ? value_of(p, best) : 0;

    if (!best || p->title == p->blocks->count)
        return best;
    for (uint32_t i = 1; i < best; i++) {
        if (is_named(p, i) && p->first[i] > p->title && value_of(p, i) > 400 &&
            value_of(p, i) * 100ull >= mass * 15ull && p->tree->nodes[i].end <= best)
            return i;
    }
    return best;
}

/* The body may stand in several named elements with advertisements between
 * them: then it is what they all stand in. Another article's title
 * between them says that they are not one. */
static uint32_t named_body(const gs_html_page *p)
{
    uint32_t first = first_named(p), common = first, counted = 0,
             own = first ? value_of(p, first) : 0;

    for (uint32_t i = p->tree->nodes[first].end; first && i < p->tree->count; i++) {
        if (p->tree->nodes[i].tag == GS_TAG_H1)
            break;
        if (!is_named(p, i) || i < counted)
            continue;
        own += value_of(p, i);
        counted = p->tree->nodes[i].end;
        while (p->tree->nodes[common].end <= i)
            common = p->tree->nodes[common].parent;
    }
    return value_of(p, common) * 10ull <= own * 13ull ? common : first;
}

uint32_t gs_html_densest(const gs_html_page *p, uint32_t node)
{
    for (;;) {
        uint32_t mass = gs_html_mass_of(p, node), best = 0;
        for (uint32_t c = gs_html_first_child(p->tree, node); c;
             c = gs_html_next_sibling(p->tree, c)) {
            if (gs_html_mass_of(p, c) * 100ull >= mass * 85ull)
                best = c;
        }
        if (!best || !mass || p->tree->nodes[best].end == best + 1 ||
            p->first[p->tree->nodes[best].end] - p->first[best] < 2)
            return node;
        node = best;
    }
}

/* How well an element would do as the body: much running text, and little
 * else. The names of the page's own markup and the title's place tip the
 * scale between elements that do alike. */
static double score_of(const gs_html_page *p, uint32_t node)
{
    double   mass = gs_html_mass_of(p, node), size = gs_html_size_of(p, node);
    double   score = mass > 0 ? mass * mass / size : 0;
    uint16_t tag = p->tree->nodes[node].tag;

    if (is_named(p, node))
        score *= 1.3;
    if (tag == GS_TAG_ARTICLE || tag == GS_TAG_MAIN)
        score *= 1.1;
    if (p->title < p->blocks->count && p->first[p->tree->nodes[node].end] <= p->title)
        score *= 0.5;
    return score;
}

static uint32_t best_scored(const gs_html_page *p)
{
    uint32_t best = 0;
    double   best_score = 0;

    for (uint32_t i = 0; i < p->tree->count; i++) {
        double score;
        if (p->tree->nodes[i].tag == GS_TAG_TEXT || p->all[i] & GS_HINT_AWAY)
            continue;
        score = score_of(p, i);
        if (score >= best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

uint32_t gs_html_root_of(const gs_html_page *p, bool *named)
{
    uint32_t node = named_body(p), total = p->mass[p->blocks->count];

    *named = node && value_of(p, node) * 100ull >= total * 20ull;
    return *named ? gs_html_densest(p, node) : best_scored(p);
}
