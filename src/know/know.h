/* know/know.h - what the engine knows before it reads: the dictionaries.
 *
 * Loaded once from the folder `data/` (see data/MANIFEST), immutable and
 * shared between threads. Each dictionary is a plain text file with a loader
 * of its own in this folder, named after it.
 */
#ifndef GS_KNOW_KNOW_H
#define GS_KNOW_KNOW_H

#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "gainsay.h"
#include "know/cue.h"
#include "know/event.h"
#include "know/holder.h"
#include "know/lexicon.h"
#include "know/name.h"
#include "know/page_words.h"
#include "know/petrarch.h"
#include "know/place.h"
#include "know/same.h"
#include "know/time_rules.h"
#include "know/who.h"
#include "know/zone.h"

#define GS_OBJECT_SETS 16
#include "text/date.h"
#include "text/language.h"

/* Hears of an error in a row; the row is left out. */
typedef void (*gs_know_complaint)(void *ctx, const gs_error *err);

typedef struct gs_know gs_know;

struct gs_know {
    gs_file *files; /* the dictionaries' text */
    size_t   file_count, file_cap;
    gs_arena arena;
    gs_seed  seed;
    uint8_t  sha256[32]; /* over all of them, in the order of loading */
    gs_map   abbrevs;    /* text/sentence.h: lower-case word -> GS_ABBREV_* */
    gs_map   words;      /* know/word.h: lower-case word -> GS_WORD_* */

    /* know/cue.h; the lexicon's values are indexes into cue_forms, its words
     * in lower case. */
    gs_lexicon   cue_lexicon;
    gs_cue      *cues;
    size_t       cue_count, cue_cap;
    gs_cue_form *cue_forms;
    size_t       cue_form_count, cue_form_cap;
    gs_map       objects; /* lower-case noun -> bits of its object sets */
    gs_str       object_sets[GS_OBJECT_SETS];
    size_t       object_set_count;

    gs_events   events;      /* know/event.h */
    gs_petrarch petrarch;    /* know/petrarch.h; only when asked for */
    gs_map      cameo_roots; /* data/cameo-roots.tsv: the beginning of a code -> gs_plover */

    /* know/name.h; names as written, roles in lower case. */
    gs_lexicon name_lexicon;
    gs_name   *names;
    size_t     name_count, name_cap;
    size_t     name_indexed; /* so many are in the lexicon; all, once loaded */
    uint32_t   name_entries;
    gs_lexicon role_lexicon;
    gs_role   *roles;
    size_t     role_count, role_cap;
    uint32_t   role_sames;
    gs_str     sector; /* the last that was kept */
    gs_seat   *seats;
    size_t     seat_count, seat_cap;

    gs_date_words date_words; /* text/date.h: months, weekdays and their like */

    gs_map  agencies;     /* form of a wire service -> index of its name */
    gs_str *agency_names; /* [agency_count] */
    size_t  agency_count, agency_cap;

    /* Of a folder that is checked (gs_know_check) or laid over: else unset. */
    gs_know_complaint complain; /* NULL: the first error ends the loading */
    void             *complain_ctx;
    bool              optional; /* its files need not be there */

    /* know/holder.h */
    gs_holder      *holders;
    size_t          holder_count, holder_cap;
    gs_holder_name *holder_names;
    size_t          holder_name_count, holder_name_cap;
    gs_map          holder_map; /* a spelling -> the last of holder_names with it */
    gs_str          checked;    /* day up to which "-" is known to hold, or none  */

    const gs_who *who; /* what reports said of offices (know/who.h), or NULL */

    gs_map  rules;      /* name of a rule -> index of what it means */
    gs_str *rule_words; /* [rule_count] */
    size_t  rule_count, rule_cap;

    gs_map            html_hints;   /* know/html_hints.h: words of class names -> GS_HINT_* */
    gs_map            html_phrases; /* words that begin a line -> GS_HINT_* */
    gs_language_words languages;    /* text/language.h */

    /* know/zone.h */
    gs_map          zone_lines;   /* whole lines in normal form -> GS_LINE_* */
    gs_zone_phrase *zone_phrases; /* ordered by match, then by the byte looked for */
    size_t          zone_phrase_count, zone_phrase_cap;
    uint32_t        zone_first[GS_ZONE_END + 1][257]; /* where a byte's phrases begin */
    gs_time_rules   time_rules;                       /* know/time_rules.h */
    gs_page_words   page_words;  /* know/page_words.h: metadata names, byline words */
    gs_map          place_words; /* data/place-words.tsv: lower-case word -> GS_PLACE_WORD_* */
    gs_places       places;      /* know/place.h; only when asked for */

    /* know/same.h */
    gs_map       same_words; /* lemma -> the last of same_sets with it */
    gs_same_set *same_sets;
    size_t       same_count, same_cap;
};

/* What a word beside a name of a place tells, in the order of the classes. */
enum {
    GS_PLACE_WORD_KIND = 1,
    GS_PLACE_WORD_LOOSE = 2,
    GS_PLACE_WORD_BEFORE = 4,
    GS_PLACE_WORD_IN = 8,
    GS_PLACE_WORD_ACT = 16,
    GS_PLACE_WORD_TALKS = 32,
    GS_PLACE_WORD_BODY = 64
};

/* Loads all dictionaries under `dir`. `know` is filled only on success. */
gs_status gs_know_load(gs_know *know, const char *dir, gs_error *err);
void      gs_know_release(gs_know *know);

/* Lays the folder `dir` of a user over what is known: any of the tables of
 * names, roles, offices, holders, agencies, cues and words beside places, by the
 * same file names. Its lines add; a name that is there already is first what the
 * user's line says, and a cue no longer what ours did. What was known stays on
 * failure as far as it was read: release it then. */
gs_status gs_know_add(gs_know *know, const char *dir, gs_error *err);

/* The same, and tells all errors of rows instead of ending at the first.
 * GS_E_DATA when the folder has none of these tables. */
gs_status gs_know_check(gs_know *know, const char *dir, gs_know_complaint complain, void *ctx,
                        gs_error *err);

/* Loaders, one a dictionary; gs_know_load calls them in turn. */
gs_status gs_know_load_abbrevs(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_html_hints(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_words(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_cues(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_names(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_offices(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_languages(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_place_words(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_same(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_zones(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_times(gs_know *know, const char *dir, gs_error *err);

/* The bit of a set of objects; 0 when there is none of that name. */
uint32_t gs_know_object_set(const gs_know *know, gs_str name);

/* Adds to what `words` says of a word; for loaders. The word is borrowed. */
gs_status gs_know_add_word(gs_know *know, gs_str word, uint32_t flags, gs_error *err);
gs_status gs_know_load_date_words(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_agencies(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_page_words(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_holders(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_rules(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_events(gs_know *know, const char *dir, gs_error *err);
gs_status gs_know_load_reality(gs_know *know, const char *dir, gs_error *err);

/* The category of a code of CAMEO; GS_PLOVER_COUNT when it is in none. */
gs_plover gs_know_plover(const gs_know *know, gs_str cameo);
gs_status gs_know_load_cameo(gs_know *know, const char *dir, gs_error *err);

/* Reads the dictionaries of another coder in the folder `dir` (know/petrarch.h), once.
 * Release `know` after a failure. */
gs_status gs_know_load_petrarch(gs_know *know, const char *dir, gs_error *err);

/* What the rule of that name means ("apposition"), for people; none when
 * data/rules.tsv does not have it. */
gs_str gs_know_rule(const gs_know *know, gs_str name);

/* Whether the name (of `names`) is the seat of the office (of `roles`); either may
 * be none, -1. */
bool gs_know_seat_fits(const gs_know *know, int32_t name, int32_t role);

/* The wire service that `form` credits ("AP", "REUTERS", "dpa"), by its full
 * name; none when it is no wire service. All of `form` must be the credit. */
gs_str gs_know_agency(const gs_know *know, gs_str form);

#endif
