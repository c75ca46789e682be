/* record/place.h - the places that a report names, and which ones they are.
 *
 * Reads: words, names.   Adds: places (doc/place.h), in text order.
 *
 * Mentions are the names that the language model calls places, widened by the
 * words that the gazetteer knows as a part of them, and names of other kinds
 * where a preposition of place stands before one that the gazetteer knows.
 * Adjectives of nationality are no places.
 *
 * A name has one sense in a report. Each of its candidates in the gazetteer is
 * scored by a plain sum: its own weight (kind, people), the region or the
 * country named beside it ("Paris, Texas"), the states and regions that the
 * report names elsewhere, and places chosen for other names that lie near.
 * Choosing is repeated, because each choice is a hint for others. When the
 * best is not clearly better than one that lies elsewhere, the place is left
 * open.
 */
#ifndef GS_RECORD_PLACE_H
#define GS_RECORD_PLACE_H

#include "doc/doc.h"
#include "know/know.h"

/* Lays down doc->places. Does nothing without words or without a gazetteer.
 * Memory comes from the document's arena and from `scratch`. */
gs_status gs_places_find(gs_doc *doc, const gs_know *know, gs_arena *scratch, gs_error *err);

#endif
