/* know/know.c - see know.h. */
#include "know/know.h"

#include "base/limits.h"

typedef gs_status (*loader)(gs_know *, const char *, gs_error *);

static const loader loaders[] = {
    gs_know_load_abbrevs,   gs_know_load_html_hints, gs_know_load_words,    gs_know_load_cues,
    gs_know_load_names,     gs_know_load_date_words, gs_know_load_agencies, gs_know_load_zones,
    gs_know_load_languages, gs_know_load_page_words, gs_know_load_rules,
};

gs_status gs_know_load(gs_know *know, const char *dir, gs_error *err)
{
    gs_know   k = {0};
    gs_status st = gs_seed_random(&k.seed, err);

    gs_arena_init(&k.arena, GS_LIMIT_DOC_MEMORY);
    gs_map_init(&k.abbrevs, k.seed);
    gs_map_init(&k.html_hints, k.seed);
    gs_map_init(&k.html_phrases, k.seed);
    gs_map_init(&k.words, k.seed);
    gs_map_init(&k.objects, k.seed);
    gs_map_init(&k.zone_lines, k.seed);
    gs_map_init(&k.languages.words, k.seed);
    gs_lexicon_init(&k.cue_lexicon, k.seed);
    gs_lexicon_init(&k.name_lexicon, k.seed);
    gs_lexicon_init(&k.role_lexicon, k.seed);
    gs_map_init(&k.date_words.map, k.seed);
    gs_map_init(&k.agencies, k.seed);
    gs_map_init(&k.rules, k.seed);
    for (int i = 0; i < GS_PLACE_COUNT; i++)
        gs_map_init(&k.page_words.names[i], k.seed);
    gs_map_init(&k.page_words.byline, k.seed);
    for (size_t i = 0; st == GS_OK && i < sizeof loaders / sizeof *loaders; i++)
        st = loaders[i](&k, dir, err);
    if (st == GS_OK)
        *know = k;
    else
        gs_know_release(&k);
    return st;
}

void gs_know_release(gs_know *know)
{
    gs_map_release(&know->abbrevs);
    gs_map_release(&know->html_hints);
    gs_map_release(&know->html_phrases);
    gs_map_release(&know->words);
    gs_map_release(&know->objects);
    gs_map_release(&know->zone_lines);
    gs_map_release(&know->languages.words);
    gs_lexicon_release(&know->cue_lexicon);
    gs_lexicon_release(&know->name_lexicon);
    gs_lexicon_release(&know->role_lexicon);
    gs_map_release(&know->date_words.map);
    gs_map_release(&know->agencies);
    gs_map_release(&know->rules);
    for (int i = 0; i < GS_PLACE_COUNT; i++)
        gs_map_release(&know->page_words.names[i]);
    gs_map_release(&know->page_words.byline);
    gs_arena_release(&know->arena);
}
