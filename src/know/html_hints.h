/* know/html_hints.h - what the names in a page's markup and its stock phrases
 * tell of a block.
 *
 * data/html_hints.tsv: words of class and id names ("related", "article-body")
 * data/html_phrases.tsv: words with which a line begins ("read more", "sign up"),
 *                        or, for a credit, ends
 */
#ifndef GS_KNOW_HTML_HINTS_H
#define GS_KNOW_HTML_HINTS_H

/* A hint is a set of these. */
enum {
    GS_HINT_BODY = 1 << 0,       /* holds the report                          */
    GS_HINT_COMMENT = 1 << 1,    /* what readers write                        */
    GS_HINT_SHARE = 1 << 2,      /* share and follow buttons                  */
    GS_HINT_RELATED = 1 << 3,    /* other reports                             */
    GS_HINT_NEWSLETTER = 1 << 4, /* sign up, subscribe                        */
    GS_HINT_PROMO = 1 << 5,      /* advertisements and the house's own        */
    GS_HINT_COOKIE = 1 << 6,     /* consent                                   */
    GS_HINT_NAV = 1 << 7,        /* menus, crumbs, pages                      */
    GS_HINT_FOOTER = 1 << 8,     /* imprint, rights                           */
    GS_HINT_ASIDE = 1 << 9,      /* beside the report                         */
    GS_HINT_PAYWALL = 1 << 10,   /* pay to go on                              */
    GS_HINT_TAGS = 1 << 11,      /* topics                                    */
    GS_HINT_MODAL = 1 << 12,     /* opens over the page                       */
    GS_HINT_UNSEEN = 1 << 13,    /* for screen readers only                   */
    GS_HINT_CAPTION = 1 << 14,   /* under a picture                           */
    GS_HINT_BYLINE = 1 << 15,    /* who wrote it                              */
    GS_HINT_DATE = 1 << 16,      /* when                                      */
    GS_HINT_TITLE = 1 << 17,     /* the headline                              */
    GS_HINT_BIO = 1 << 18,       /* about the author                          */
    GS_HINT_MEDIA = 1 << 19,     /* players, galleries                        */
    GS_HINT_CREDIT = 1 << 20,    /* a picture agency, at the end of a line    */
    GS_HINT_LEAD = 1 << 21       /* the words under the headline              */
};

#endif
