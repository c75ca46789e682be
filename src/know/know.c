/* know/know.c - see know.h. */
#include "know/know.h"

#include "base/error.h"
#include "base/limits.h"

typedef gs_status (*loader)(gs_know *, const char *, gs_error *);

static const loader loaders[] = {
    gs_know_load_abbrevs,   gs_know_load_html_hints,  gs_know_load_words,    gs_know_load_cues,
    gs_know_load_names,     gs_know_load_date_words,  gs_know_load_agencies, gs_know_load_zones,
    gs_know_load_languages, gs_know_load_page_words,  gs_know_load_rules,    gs_know_load_holders,
    gs_know_load_times,     gs_know_load_place_words, gs_know_load_offices,  gs_know_load_events,
    gs_know_load_reality,   gs_know_load_cameo,       gs_know_load_same,
};

/* Those that a user may lay over. */
static const loader user_loaders[] = {
    gs_know_load_names,       gs_know_load_holders, gs_know_load_agencies, gs_know_load_cues,
    gs_know_load_place_words, gs_know_load_offices, gs_know_load_events,   gs_know_load_reality,
};

static gs_status init(gs_know *k, gs_error *err)
{
    gs_status st = gs_seed_random(&k->seed, err);

    gs_arena_init(&k->arena, GS_LIMIT_DOC_MEMORY);
    gs_map_init(&k->abbrevs, k->seed);
    gs_map_init(&k->html_hints, k->seed);
    gs_map_init(&k->html_phrases, k->seed);
    gs_map_init(&k->words, k->seed);
    gs_map_init(&k->objects, k->seed);
    gs_map_init(&k->zone_lines, k->seed);
    gs_map_init(&k->languages.words, k->seed);
    gs_lexicon_init(&k->cue_lexicon, k->seed);
    gs_lexicon_init(&k->name_lexicon, k->seed);
    gs_lexicon_init(&k->role_lexicon, k->seed);
    gs_map_init(&k->date_words.map, k->seed);
    gs_map_init(&k->agencies, k->seed);
    gs_map_init(&k->rules, k->seed);
    gs_map_init(&k->holder_map, k->seed);
    gs_map_init(&k->time_rules.map, k->seed);
    gs_map_init(&k->place_words, k->seed);
    gs_map_init(&k->same_words, k->seed);
    gs_map_init(&k->events.verbs, k->seed);
    gs_map_init(&k->events.nouns, k->seed);
    gs_map_init(&k->events.words, k->seed);
    gs_map_init(&k->events.reality, k->seed);
    gs_map_init(&k->cameo_roots, k->seed);
    gs_map_init(&k->petrarch.actors, k->seed);
    gs_map_init(&k->petrarch.agents, k->seed);
    gs_map_init(&k->petrarch.verbs, k->seed);
    gs_map_init(&k->petrarch.discard_words, k->seed);
    gs_map_init(&k->petrarch.set_names, k->seed);
    for (int i = 0; i < GS_PLACE_COUNT; i++)
        gs_map_init(&k->page_words.names[i], k->seed);
    gs_map_init(&k->page_words.byline, k->seed);
    return st;
}

static gs_status run(gs_know *k, const loader *list, size_t count, const char *dir, gs_error *err)
{
    gs_status st = GS_OK;

    for (size_t i = 0; st == GS_OK && i < count; i++)
        st = list[i](k, dir, err);
    return st;
}

gs_status gs_know_load(gs_know *know, const char *dir, gs_error *err)
{
    gs_know   k = {0};
    gs_status st = init(&k, err);

    if (st == GS_OK)
        st = run(&k, loaders, sizeof loaders / sizeof *loaders, dir, err);
    if (st == GS_OK)
        *know = k;
    else
        gs_know_release(&k);
    return st;
}

gs_status gs_know_add(gs_know *know, const char *dir, gs_error *err)
{
    gs_status st;

    know->optional = true;
    st = run(know, user_loaders, sizeof user_loaders / sizeof *user_loaders, dir, err);
    know->optional = false;
    return st;
}

gs_status gs_know_check(gs_know *know, const char *dir, gs_know_complaint complain, void *ctx,
                        gs_error *err)
{
    uint8_t   before[sizeof know->sha256];
    gs_status st;

    memcpy(before, know->sha256, sizeof before);
    know->complain = complain;
    know->complain_ctx = ctx;
    st = gs_know_add(know, dir, err);
    know->complain = NULL;
    if (st == GS_OK && memcmp(know->sha256, before, sizeof before) == 0)
        st = gs_fail(err, GS_E_DATA, "know", GS_NO_OFFSET,
                     "%s: no table in it that can be laid over", dir);
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
    gs_map_release(&know->holder_map);
    gs_map_release(&know->time_rules.map);
    gs_map_release(&know->place_words);
    gs_map_release(&know->same_words);
    gs_map_release(&know->events.verbs);
    gs_map_release(&know->events.nouns);
    gs_map_release(&know->events.words);
    gs_map_release(&know->events.reality);
    gs_map_release(&know->cameo_roots);
    gs_map_release(&know->petrarch.actors);
    gs_map_release(&know->petrarch.agents);
    gs_map_release(&know->petrarch.verbs);
    gs_map_release(&know->petrarch.discard_words);
    gs_map_release(&know->petrarch.set_names);
    gs_places_close(&know->places);
    for (int i = 0; i < GS_PLACE_COUNT; i++)
        gs_map_release(&know->page_words.names[i]);
    gs_map_release(&know->page_words.byline);
    for (size_t i = 0; i < know->file_count; i++)
        gs_file_close(&know->files[i]);
    gs_arena_release(&know->arena);
}
