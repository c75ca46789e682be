/* train/stem.c - see stem.h. */
#include "train/stem.h"

#include <string.h>

#define FREQUENT   100000 /* candidates are among so many words */
#define CLEARLY    3      /* times further ahead in the list */
#define CANDIDATES 4

typedef struct candidates {
    gs_str   form;
    char     bytes[CANDIDATES][TRAIN_STEM_MOST];
    size_t   size[CANDIDATES];
    uint32_t rank[CANDIDATES];
    size_t   count;
} candidates;

static bool ends_with(gs_str s, gs_str end)
{
    return s.n > end.n && memcmp(s.p + s.n - end.n, end.p, end.n) == 0;
}

static bool vowel(char c)
{
    return memchr("aeiou", c, 5) != NULL;
}

/* Adds the form, `cut` bytes off and `added` on, when it is a word of the list. */
static void offer(candidates *c, const train_vectors *list, size_t cut, const char *added)
{
    size_t    kept = c->form.n - cut, more = strlen(added);
    char     *bytes = c->bytes[c->count];
    uint32_t *rank;

    if (kept < 2 || kept + more > TRAIN_STEM_MOST)
        return;
    memcpy(bytes, c->form.p, kept);
    memcpy(bytes + kept, added, more);
    rank = gs_map_get(&list->index, gs_str_make(bytes, kept + more));
    if (!rank || *rank >= FREQUENT)
        return;
    c->size[c->count] = kept + more;
    c->rank[c->count++] = *rank;
}

/* "star", "hop": of one syllable, that a vowel behind it would have doubled. */
static bool would_double(gs_str stem)
{
    size_t n = stem.n;

    if (n < 3 || vowel(stem.p[n - 1]) || !vowel(stem.p[n - 2]) || vowel(stem.p[n - 3]) ||
        memchr("wxyh", stem.p[n - 1], 4))
        return false;
    for (size_t i = 0; i + 3 <= n; i++) {
        if (vowel(stem.p[i]) || stem.p[i] == 'y')
            return false;
    }
    return true;
}

/* Behind -ed and -ing of `end` bytes. */
static void offer_verbs(candidates *c, const train_vectors *list, size_t end)
{
    gs_str stem = gs_str_sub(c->form, 0, c->form.n - end);
    size_t n = stem.n;

    if (end == 2 && stem.p[n - 1] == 'i') {
        offer(c, list, 3, "y");
        return;
    }
    if (!would_double(stem))
        offer(c, list, end, "");
    offer(c, list, end, "e");
    if (n > 3 && stem.p[n - 1] == stem.p[n - 2] && !vowel(stem.p[n - 1]) && stem.p[n - 1] != 's')
        offer(c, list, end + 1, "");
}

static void offer_s(candidates *c, const train_vectors *list, bool noun)
{
    if (ends_with(c->form, GS_STR("ss")) || ends_with(c->form, GS_STR("us")) ||
        ends_with(c->form, GS_STR("is")))
        return;
    if (ends_with(c->form, GS_STR("ies")))
        offer(c, list, 3, "y");
    if (noun && ends_with(c->form, GS_STR("ves"))) {
        offer(c, list, 3, "f");
        offer(c, list, 3, "fe");
    }
    if (ends_with(c->form, GS_STR("es")) && c->form.n > 3 &&
        memchr("sxzho", c->form.p[c->form.n - 3], 5))
        offer(c, list, 2, "");
    offer(c, list, 1, "");
}

gs_str train_stem_find(const train_vectors *list, gs_str form, train_stem_kind kind,
                       char bytes[TRAIN_STEM_MOST])
{
    candidates c = {.form = form};
    size_t     best = 0;

    if (form.n < 5 || form.n > TRAIN_STEM_MOST)
        return GS_STR_NONE;
    if (kind == TRAIN_STEM_ED && ends_with(form, GS_STR("ed")))
        offer_verbs(&c, list, 2);
    else if (kind == TRAIN_STEM_ING && ends_with(form, GS_STR("ing")))
        offer_verbs(&c, list, 3);
    else if (kind >= TRAIN_STEM_VERB_S && ends_with(form, GS_STR("s")))
        offer_s(&c, list, kind == TRAIN_STEM_NOUN_S);
    for (size_t i = 1; i < c.count; i++)
        best = c.rank[i] < c.rank[best] ? i : best;
    for (size_t i = 0; i < c.count; i++) {
        if (i != best && c.rank[i] / CLEARLY < c.rank[best])
            return GS_STR_NONE;
    }
    if (c.count == 0)
        return GS_STR_NONE;
    memcpy(bytes, c.bytes[best], c.size[best]);
    return gs_str_make(bytes, c.size[best]);
}
