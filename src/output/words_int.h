/* output/words_int.h - what the writers of words share. */
#ifndef GS_OUTPUT_WORDS_INT_H
#define GS_OUTPUT_WORDS_INT_H

#include "base/buf.h"
#include "doc/doc.h"

/* Finds the names that words belong to, for words asked for in text order. */
typedef struct gs_name_cursor {
    const gs_doc *doc;
    size_t        next;
} gs_name_cursor;

/* The name that has `word`; NULL: none. */
static inline const gs_named *gs_name_at(gs_name_cursor *c, uint32_t word)
{
    const gs_named *names = c->doc->names;

    while (c->next < c->doc->name_count &&
           names[c->next].first_word + names[c->next].word_count <= word)
        c->next++;
    return c->next < c->doc->name_count && names[c->next].first_word <= word ? &names[c->next]
                                                                             : NULL;
}

/* Adds a value of a table with tabs and lines: white space that could end a
 * column or a line becomes a blank, other control characters U+FFFD, and
 * nothing "_". */
void gs_words_add_value(gs_buf *out, gs_str value);

/* Adds "B-PER" or "I-PER". */
void gs_words_add_tag(gs_buf *out, const gs_named *name, uint32_t word);

#endif
