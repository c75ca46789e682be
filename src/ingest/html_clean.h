/* ingest/html_clean.h - values of metadata as a reader would see them.
 */
#ifndef GS_INGEST_HTML_CLEAN_H
#define GS_INGEST_HTML_CLEAN_H

#include "base/arena.h"
#include "base/str.h"

/* `s` with entities decoded that stand in a value twice escaped ("&amp;#039;"),
 * tags taken out, white space made single blanks, none at the ends, and
 * without soft hyphens and characters of no width; cut at a character when
 * longer than GS_LIMIT_META_BYTES. In `arena`; .p is NULL only when memory
 * ran out. */
gs_str gs_html_clean(gs_str s, gs_arena *arena);

/* Only letters and digits of `s`, in lower case, to compare by: "The Daily
 * Post" and "thedailypost" are one. In `arena`; .p NULL as above. */
gs_str gs_html_bare(gs_str s, gs_arena *arena);

#endif
