/* know/know.h - what the engine knows before it reads: the dictionaries.
 *
 * Loaded once from the folder `data/` (see data/MANIFEST), immutable and
 * shared between threads. Each dictionary is a plain text file with a loader
 * of its own in this folder, named after it.
 */
#ifndef GS_KNOW_KNOW_H
#define GS_KNOW_KNOW_H

#include "base/arena.h"
#include "base/map.h"
#include "gainsay.h"

typedef struct gs_know {
    gs_arena arena; /* the dictionaries' text */
    gs_seed  seed;
    uint8_t  sha256[32]; /* over all of them, in the order of loading */
    gs_map   abbrevs;    /* text/sentence.h: lower-case word -> GS_ABBREV_* */
} gs_know;

/* Loads all dictionaries under `dir`. `know` is filled only on success. */
gs_status gs_know_load(gs_know *know, const char *dir, gs_error *err);
void      gs_know_release(gs_know *know);

/* Loaders, one a dictionary; gs_know_load calls them in turn. */
gs_status gs_know_load_abbrevs(gs_know *know, const char *dir, gs_error *err);

#endif
