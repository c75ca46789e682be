/* ingest/html_title.h - one title of the several that a page gives.
 *
 * A page says its title up to four times: in its data (JSON-LD), for sharing
 * (og:title), to its reader (h1) and to the browser (title), and each may
 * carry more: "Bridge reopens - Politics | The Example".
 */
#ifndef GS_INGEST_HTML_TITLE_H
#define GS_INGEST_HTML_TITLE_H

#include "base/arena.h"
#include "base/str.h"

#define GS_TITLE_SITES 8

typedef struct gs_titles {
    gs_str data;                  /* JSON-LD's headline           */
    gs_str name;                  /* JSON-LD's name, beside it    */
    gs_str alternative;           /* JSON-LD's other headline     */
    gs_str shared;                /* og:title or its like         */
    gs_str noted;                 /* <meta name=title> or its like */
    gs_str card;                  /* twitter:title                */
    gs_str heading;               /* h1                           */
    gs_str browser;               /* <title>                      */
    gs_str section;               /* of the newspaper, "Politics" */
    gs_str sites[GS_TITLE_SITES]; /* names of the site, its host among them */
    size_t site_count;
} gs_titles;

/* Cuts off what is not the title: the site's name, and what stands behind a
 * title that another source gives alone. */
void gs_titles_trim(gs_titles *titles, gs_arena *arena);

/* The best of the trimmed titles; none when there is none. */
gs_str gs_titles_choose(const gs_titles *titles, gs_arena *arena);

#endif
