/* ingest/ingest.h - from the bytes of a report to its text, zones and
 * metadata.
 *
 * Reads: the input.   Adds: source, text, sha256, html, meta, zones.
 * Plain text that is valid UTF-8 is kept byte for byte (less a byte order
 * mark); a page becomes every visible block in document order, one line
 * each, with an empty line between paragraphs.
 */
#ifndef GS_INGEST_INGEST_H
#define GS_INGEST_INGEST_H

#include "doc/doc.h"
#include "gainsay.h"
#include "know/know.h"

/* Sets up what libxml2 shares between threads: when an engine is opened, not
 * by the first reader that meets a page. Any number of threads may call it,
 * any number of times. GS_OK or GS_E_NOMEM. */
gs_status gs_ingest_init(gs_error *err);

/* Fills a freshly initialised `doc`. `scratch` is the caller's and may be
 * cleared afterwards. Fails with the reason a rejection gives. */
gs_status gs_ingest(gs_doc *doc, const gs_input *in, const gs_know *know, gs_arena *scratch,
                    gs_error *err);

/* The same for text that has no form to be read, as a treebank's: all of it is
 * one body zone, and nothing but what the caller says is known of it. */
gs_status gs_ingest_whole(gs_doc *doc, const gs_input *in, gs_error *err);

/* Plain text, already UTF-8 and in doc->text: zones and what titles,
 * datelines and bylines say. */
gs_status gs_ingest_plain(gs_doc *doc, const gs_know *know, gs_arena *scratch, gs_error *err);

/* An HTML page, as UTF-8: makes doc->text, zones and metadata. */
gs_status gs_ingest_html(gs_doc *doc, gs_str page, const gs_know *know, gs_arena *scratch,
                         gs_error *err);

/* Adds the proofs of doc->meta: the words of the text that state a value, or
 * "caller" or "metadata" where it came from outside the text. */
gs_status gs_ingest_prove(gs_doc *doc, const gs_input *in, gs_error *err);

#endif
