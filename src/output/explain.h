/* output/explain.h - why a record says what it says (explain.c). */
#ifndef GS_OUTPUT_EXPLAIN_H
#define GS_OUTPUT_EXPLAIN_H

#include "base/buf.h"
#include "doc/doc.h"
#include "gainsay.h"
#include "know/know.h"

/* The record of an id: "s3", or with the report's id and a slash before it.
 * Letters are those of the record format: n, s, c. False when the document has
 * no such record. */
bool gs_explain_find(const gs_doc *doc, gs_str id, char *letter, size_t *index);

/* Appends the explanation; both options may be NULL. A record or field that is
 * not there gives nothing. */
void gs_output_explain(const gs_doc *doc, const gs_know *know, const gs_explain_options *options,
                       const gs_table_options *page, gs_buf *out);

#endif
