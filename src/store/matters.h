/* store/matters.h - tellings of several reports that are of one claim: a matter.
 *
 * A matter's number is that of its first telling.
 */
#ifndef GS_STORE_MATTERS_H
#define GS_STORE_MATTERS_H

#include "base/buf.h"

struct gs_store;

/* Gives each telling of a report that has just been put its matter: that of the
 * tellings that it is one with, or its own. False when the store failed. */
bool gs_matters_place(struct gs_store *s, int64_t report);

#endif
