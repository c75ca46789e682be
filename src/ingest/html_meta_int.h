/* ingest/html_meta_int.h - what a page has said of itself, noted in the order
 * of the page; for html_meta.c and html_date.c only.
 */
#ifndef GS_INGEST_HTML_META_INT_H
#define GS_INGEST_HTML_META_INT_H

#include "doc/doc.h"
#include "ingest/html_jsonld.h"
#include "ingest/html_title.h"
#include "ingest/html_tree.h"
#include "know/know.h"

/* How far what a place says is believed; lower is more. */
enum {
    BELIEF_DATA = 10,  /* JSON-LD                           */
    BELIEF_META = 20,  /* + the belief of the table         */
    BELIEF_ITEM = 30,  /* microdata                         */
    BELIEF_REL = 40,   /* rel=author, <time>                */
    BELIEF_CLASS = 50, /* a class that speaks               */
    BELIEF_URL = 60,   /* a date in the address             */
    BELIEF_NONE = 99
};

enum {
    HEADINGS = 32,
    NEAR_NODES = 400 /* so far behind the title its byline and date may stand */
};

typedef struct said {
    gs_str        value; /* none: the text of the node */
    uint32_t      node;
    gs_page_field field;
    int           belief;
} said;

typedef struct page {
    gs_doc             *doc;
    const gs_html_tree *tree;
    const gs_know      *know;
    gs_arena           *scratch;
    said               *said;
    size_t              said_count, said_cap;
    gs_json_values      json;
    gs_ld_report        ld;
    gs_titles           titles;
    gs_str              site; /* bare */
    gs_str              lang; /* as the page has it: "en-GB" */
    gs_str              canonical;
    gs_str              label; /* number of the card's field that names the author */
    uint32_t            title_node;
    uint32_t            headings[HEADINGS];
    size_t              heading_count;
    uint32_t            heading; /* the h1 that is the title; 0 = none */
    bool                nomem;
} page;

/* The document's own copy of a value; none stays none. */
gs_str page_keep(page *p, gs_str s);

/* The page's address as the caller or the page itself has it. */
gs_str page_url(const page *p);

/* "en" of "en-GB"; none of what is no language. */
gs_str page_primary_language(gs_str tag);

/* html_date.c: fills published and modified. */
void page_set_dates(page *p);

#endif
