/* know/zone.h - the words by which the parts of a report that are not its
 * body are told (data/zones.tsv): headings of lists of other reports, share
 * bars, credits, labels of dates.
 */
#ifndef GS_KNOW_ZONE_H
#define GS_KNOW_ZONE_H

#include <stdint.h>

#include "base/str.h"

/* What a line is, by its words. */
enum {
    GS_LINE_TEASERS = 1 << 0,     /* heading over a list of other reports: "Top stories" */
    GS_LINE_MORE = 1 << 1,        /* label of one such in the body: "Read more: …"       */
    GS_LINE_BOILERPLATE = 1 << 2, /* the line itself: "Follow us on …"                   */
    GS_LINE_REST = 1 << 3,        /* heading of what is boilerplate to the end: "Sources" */
    GS_LINE_CAPTION = 1 << 4,     /* "Photo: …", "(AP Photo/…)"                          */
    GS_LINE_CREDIT = 1 << 5,      /* "Reporting by …"                                    */
    GS_LINE_JOB = 1 << 6,         /* what stands behind a writer's name: "Staff writer"  */
    GS_LINE_DATE = 1 << 7,        /* words around a date: "published", "updated"         */
    GS_LINE_NETWORK = 1 << 8,     /* words of a share bar: "Facebook", "Print"           */
    GS_LINE_SECTION = 1 << 9,     /* parts of a navigation line: "Home", "World"         */
    GS_LINE_COUNT = 1 << 10,      /* what is counted beside a report: "comments", "views" */
    GS_LINE_TITLE = 1 << 11,      /* label before a title: "Subject:"                    */
    GS_LINE_NO_NAME = 1 << 12,    /* words that look like a place before a dash: "Update" */
    GS_LINE_VERB = 1 << 13        /* a verb of reports in the present: "resume"           */
};

typedef enum gs_zone_match {
    GS_ZONE_WHOLE, /* all of the line, but for marks around it */
    GS_ZONE_START,
    GS_ZONE_IN,
    GS_ZONE_END
} gs_zone_match;

typedef struct gs_zone_phrase {
    gs_str        words; /* in the normal form */
    gs_zone_match match;
    uint32_t      flags;
} gs_zone_phrase;

struct gs_know;

/* All that is known of a line, or of a part of one. Only the first few hundred
 * bytes are looked at; letters' case, curly quotes, runs of white space, and
 * marks at the ends ("» Related:") make no difference. */
uint32_t gs_zone_line(const struct gs_know *know, gs_str line);

/* The same by the entries for whole lines alone: for a word or a part. */
uint32_t gs_zone_part(const struct gs_know *know, gs_str part);

#endif
