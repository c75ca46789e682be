/* output/table_int.h - what the files of the table share. */
#ifndef GS_OUTPUT_TABLE_INT_H
#define GS_OUTPUT_TABLE_INT_H

#include "doc/doc.h"
#include "output/page.h"

typedef struct gs_table {
    gs_page       page;
    const gs_doc *doc;
    unsigned      gutter; /* columns left of the text, for labels */
} gs_table;

/* The dot or stroke between two things in a line. */
void gs_table_separator(gs_table *t);

/* Prints statements of one sentence, and then the sentence with their words
 * highlighted. `about_claim`: labels say what each does to its claim. */
void gs_table_statements(gs_table *t, const int32_t *ids, size_t count, bool about_claim);

/* Prints an agreement: parties, date, terms. */
void gs_table_agreement(gs_table *t, const gs_agreement *a);

/* Prints the events of the sentences that `take` picks by their first event, in text
 * order; how many. */
size_t gs_table_events(gs_table *t, bool (*take)(const gs_doc *, const gs_event *));

#endif
