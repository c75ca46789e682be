/* know/place.h - the places of the world by their names: data/places.gsp.
 *
 * One file, little-endian, mapped and read in place (script/places makes it):
 *
 *     offset  size
 *          0     8  "GAINSAYP"
 *          8     4  version of the format, GS_PLACES_VERSION
 *         12     4  rows of the index
 *         16     4  places
 *         20     4  bytes of text
 *         24     8  size of the file in bytes
 *         32    32  SHA-256 of everything from byte 64 on
 *         64        index: hash of a folded name, number of a place (4 bytes each),
 *                   ordered by both
 *          …        places, 32 bytes each: offset of the names in the text, latitude and
 *                   longitude in 1/100,000 degrees (the least number: unknown), people,
 *                   GeoNames id (0: none), region, country, kind, flags, zero, bytes of names
 *          …        text: a place's names, the best first, parted by tabs
 *
 * A file is refused with what is wrong: a foreign or cut one, another version,
 * a hash that does not fit, numbers that point outside. Behind that nothing
 * needs to look again. Immutable; shared by threads.
 */
#ifndef GS_KNOW_PLACE_H
#define GS_KNOW_PLACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/file.h"
#include "base/str.h"
#include "doc/place.h"
#include "gainsay.h"

#define GS_PLACES_MAGIC   "GAINSAYP"
#define GS_PLACES_VERSION 1
#define GS_PLACES_HEADER  64
#define GS_PLACES_ENTRY   32
#define GS_PLACE_NAME     96 /* bytes of a folded name; longer ones are not known */

typedef struct gs_places {
    gs_file        file;
    const uint8_t *index, *entries; /* in the file; NULL: no table is loaded */
    const char    *text;
    uint32_t       rows, count, text_size;
} gs_places;

/* A run of the index whose names have one hash. */
typedef struct gs_place_row {
    char     name[GS_PLACE_NAME]; /* folded */
    size_t   size;
    uint32_t hash, at;
} gs_place_row;

/* Maps and checks the table at `path`. `out` is written only on success. */
gs_status gs_places_open(gs_places *out, const char *path, gs_error *err);

/* The same for bytes that the caller keeps as long as the table. */
gs_status gs_places_parse(gs_places *out, const char *path, gs_str bytes, gs_error *err);
void      gs_places_close(gs_places *places); /* accepts one that holds nothing */

/* Place `i` < count; its strings are the table's. */
gs_place_entry gs_place_at(const gs_places *places, uint32_t i);

/* Lower case, without diacritics, points and apostrophes, hyphens and runs of
 * white space as one blank. Returns the bytes; 0 when it does not fit. */
size_t gs_place_fold(gs_str name, char out[GS_PLACE_NAME]);

/* Begins a search for all places with a name; gs_place_next gives one after the
 * other, false at the end. */
void gs_place_find(const gs_places *places, gs_str name, gs_place_row *row);
bool gs_place_next(const gs_places *places, gs_place_row *row, uint32_t *place);

#endif
