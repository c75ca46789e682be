/* output/output.h - a document as text for programs and for people.
 *
 * One file a format. Each appends to a buffer, whose status tells whether
 * memory lasted. JSON Lines may be passed on (base/buf.h) after each record;
 * a page stays whole.
 */
#ifndef GS_OUTPUT_OUTPUT_H
#define GS_OUTPUT_OUTPUT_H

#include "base/buf.h"
#include "doc/doc.h"
#include "gainsay.h"

/* JSON Lines by the record format. */
void gs_output_jsonl(const gs_doc *doc, const gs_write_options *options, gs_buf *out);
void gs_output_rejection(const char *source, const gs_error *why, gs_buf *out);

/* A page for a person at a terminal. */
void gs_output_table(const gs_doc *doc, const gs_table_options *options, gs_buf *out);

#endif
