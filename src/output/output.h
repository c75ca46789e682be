/* output/output.h - a document as text for programs and for people.
 *
 * One file a format. Each appends to a buffer, whose status tells whether
 * memory lasted. JSON Lines may be passed on (base/buf.h) after each record;
 * a page stays whole.
 */
#ifndef GS_OUTPUT_OUTPUT_H
#define GS_OUTPUT_OUTPUT_H

#include "base/buf.h"
#include "base/json.h"
#include "doc/doc.h"
#include "gainsay.h"

/* JSON Lines by the record format. */
void gs_output_jsonl(const gs_doc *doc, const gs_write_options *options, gs_buf *out);
void gs_output_rejection(const char *source, const gs_error *why, gs_buf *out);

/* The fields of a place, inside an open object. */
void gs_json_place(gs_json *json, const gs_place *p);

/* Offices that the report gives, a line each (know/who.h). */
void gs_output_who(const gs_doc *doc, gs_buf *out);

/* A page for a person at a terminal. */
void gs_output_table(const gs_doc *doc, const gs_table_options *options, gs_buf *out);

/* What the language model has added (doc/word.h); sentences without words are
 * left out.
 *
 * CoNLL-U (universaldependencies.org/format.html): a sentence's block of lines,
 * ten columns a word. Comments say where a document (with its source) and a
 * paragraph begin, the sentence's number and text, and its zone when that is
 * not the body. Names stand in MISC as NER=B-PER, NER=I-PER. Every FORM is the
 * word's own text, with control characters as U+FFFD. */
void gs_output_conllu(const gs_doc *doc, gs_buf *out);

/* Words and the tags of names, parted by a tab; an empty line behind a
 * sentence. Readable by gainsay-train (train/iob.h). */
void gs_output_iob2(const gs_doc *doc, gs_buf *out);

/* Places, one a line: JSON, or columns for a person. */
void gs_output_places_jsonl(const gs_doc *doc, gs_buf *out);
void gs_output_places_table(const gs_doc *doc, gs_buf *out);

/* Sentences as drawings for a person at a terminal: see tree.c. */
void gs_output_tree(const gs_doc *doc, const gs_table_options *options, gs_buf *out);

/* The same of one sentence. */
void gs_output_tree_of(const gs_doc *doc, size_t sentence, const gs_table_options *options,
                       gs_buf *out);

/* The time expressions: a table for a person; or an object a line, with source,
 * zone, span, text, timex (its type), value, start, end, precision,
 * approximate, mod, rule. */
void gs_output_times_table(const gs_doc *doc, const gs_table_options *options, gs_buf *out);
void gs_output_times_jsonl(const gs_doc *doc, gs_buf *out);

#endif
