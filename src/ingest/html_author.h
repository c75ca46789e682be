/* ingest/html_author.h - from a byline to the names in it.
 *
 *   "By Ann Lee and Bo Chen, political correspondent"  ->  Ann Lee | Bo Chen
 *   "Von Eva Adam (dpa), eva@example.org"              ->  Eva Adam, and dpa credited
 *
 * The words that this goes by are in data/byline_words.tsv.
 */
#ifndef GS_INGEST_HTML_AUTHOR_H
#define GS_INGEST_HTML_AUTHOR_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "gainsay.h"
#include "know/know.h"

typedef struct gs_author {
    gs_str name;
    bool   org; /* a wire service, a newspaper, an editorial office */
} gs_author;

typedef struct gs_authors {
    gs_author *items; /* in order, none twice */
    size_t     count, cap;
} gs_authors;

typedef struct gs_byline {
    gs_str text;  /* clean: ingest/html_clean.h                             */
    bool   shown; /* words of the page for readers, not a value for machines */
    bool   org;   /* the page says that it is an organisation               */
} gs_byline;

/* Adds the names of a byline to `out`. `site` (bare) is how the page's
 * publisher calls itself, or none. Memory comes from `arena`; slices of the
 * byline are kept. Returns GS_OK or GS_E_NOMEM. */
gs_status gs_author_read(gs_authors *out, gs_byline byline, gs_str site, const gs_know *know,
                         gs_arena *arena);

/* Adds the wire services that `text` credits, as written, to a list in the
 * form of gs_meta's. The same service is added once. */
gs_status gs_author_agencies(gs_str text, const gs_know *know, gs_arena *arena, gs_str **items,
                             size_t *count, size_t *cap);

#endif
