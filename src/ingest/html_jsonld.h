/* ingest/html_jsonld.h - the report among a page's JSON-LD.
 *
 * A page describes many things: the site, a trail of links, videos, the ten
 * most read reports. The report itself stands at the top of a block, in its
 * @graph, or as the main entity of the page; what other things merely mention
 * is never it. https://schema.org/NewsArticle
 */
#ifndef GS_INGEST_HTML_JSONLD_H
#define GS_INGEST_HTML_JSONLD_H

#include "ingest/html_json.h"

#define GS_LD_AUTHORS 64 /* of one report; more are left out */

typedef struct gs_ld_author {
    gs_str name;
    bool   org;
} gs_ld_author;

typedef struct gs_ld_report {
    bool         article; /* an article or posting; else a page or a video */
    gs_str       headline, alternative, name;
    gs_str       published, modified, created; /* as written */
    gs_str       publisher, site;              /* the organisation's name, the WebSite's */
    gs_str       language;
    gs_str       url;
    gs_str       section;
    gs_ld_author authors[GS_LD_AUTHORS];
    size_t       author_count;
} gs_ld_report;

/* What tells the report from others of its kind on the page; may be none. */
typedef struct gs_ld_hints {
    gs_str url;   /* canonical */
    gs_str title; /* by another source */
} gs_ld_hints;

/* Fills `report`; its slices live as long as the values, or in `arena`. */
void gs_ld_find(gs_ld_report *report, const gs_json_values *values, const gs_ld_hints *hints,
                gs_arena *arena);

#endif
