/* monitor/kinds.c - see kinds.h. */
#include "monitor/kinds.h"

#include "base/error.h"
#include "base/limits.h"
#include "know/table.h"

#define WORD_BYTES 64

static gs_kind_word *word_of(gs_kinds *k, gs_str lemma)
{
    uint32_t *at = gs_map_get(&k->map, lemma);

    if (at)
        return &k->words[*at];
    if (!GS_PUSH(&k->know.arena, k->words, k->word_count, k->word_cap, ((gs_kind_word){0})) ||
        gs_map_put(&k->map, lemma, (uint32_t)k->word_count - 1) != GS_OK)
        return NULL;
    return &k->words[k->word_count - 1];
}

static bool add_word(gs_kind_word *w, gs_str what, uint32_t bit)
{
    if (gs_str_eq(what, GS_STR("says")))
        w->says |= bit;
    else if (gs_str_eq(what, GS_STR("verb")))
        w->verb |= bit;
    else if (gs_str_eq(what, GS_STR("object")))
        w->object |= bit;
    else if (gs_str_eq(what, GS_STR("carries")))
        w->carries = true;
    else if (gs_str_eq(what, GS_STR("vague")))
        w->vague = true;
    else if (gs_str_eq(what, GS_STR("scope")))
        w->scope = true;
    else if (gs_str_eq(what, GS_STR("asides")))
        w->aside = true;
    else
        return false;
    return true;
}

static gs_status add_row(void *ctx, const gs_table_row *row, gs_error *err)
{
    gs_kinds *k = ctx;
    gs_str    rest = row->fields[2], lemma;
    uint32_t  bit = gs_kinds_find(k, row->fields[0]);

    if (!bit && !gs_str_eq(row->fields[0], GS_STR("-"))) {
        if (k->count == GS_KINDS)
            return gs_table_fail(row, err, "more than %d kinds", GS_KINDS);
        k->names[k->count] = row->fields[0];
        bit = (uint32_t)1 << k->count++;
    }
    while (gs_str_split(&rest, ',', &lemma)) {
        gs_kind_word *w = word_of(k, gs_str_trim(lemma));
        if (!w)
            return gs_fail_nomem(err, "watch");
        if (!add_word(w, row->fields[1], bit))
            return gs_table_fail(row, err, "unknown '%.*s'", GS_STR_ARG(row->fields[1]));
    }
    return GS_OK;
}

gs_status gs_kinds_load(gs_kinds *kinds, const char *dir, gs_error *err)
{
    gs_status st;

    *kinds = (gs_kinds){.count = 0};
    gs_arena_init(&kinds->know.arena, GS_LIMIT_DOC_MEMORY);
    st = gs_seed_random(&kinds->know.seed, err);
    gs_map_init(&kinds->map, kinds->know.seed);
    if (st == GS_OK)
        st = gs_table_read(dir, "activities.tsv", 3, 3, &kinds->know, add_row, kinds, err);
    return st;
}

void gs_kinds_release(gs_kinds *kinds)
{
    gs_map_release(&kinds->map);
    gs_know_release(&kinds->know);
}

gs_kind_word gs_kinds_of(const gs_kinds *kinds, gs_str lemma)
{
    char      low[WORD_BYTES];
    uint32_t *at;

    if (lemma.n >= sizeof low)
        return (gs_kind_word){0};
    for (size_t i = 0; i < lemma.n; i++)
        low[i] = gs_ascii_lower(lemma.p[i]);
    at = gs_map_get(&kinds->map, gs_str_make(low, lemma.n));
    return at ? kinds->words[*at] : (gs_kind_word){0};
}

uint32_t gs_kinds_find(const gs_kinds *kinds, gs_str name)
{
    for (size_t i = 0; i < kinds->count; i++) {
        if (gs_str_eq_nocase(kinds->names[i], name))
            return (uint32_t)1 << i;
    }
    return 0;
}

gs_str gs_kinds_name(const gs_kinds *kinds, uint32_t bits)
{
    for (size_t i = 0; i < kinds->count; i++) {
        if (bits >> i & 1)
            return kinds->names[i];
    }
    return GS_STR_NONE;
}
