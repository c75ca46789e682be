/* record/record.h - the record makers: entities, statements, claims, times.
 *
 * Reads: text, zones, sentences, tokens.   Adds: times, entities, statements, claims.
 * This first method is shallow: cues of saying and denying from a dictionary,
 * quotation marks, and the nearest fitting name or role phrase as speaker.
 * No parser; what it cannot tell stays open.
 */
#ifndef GS_RECORD_RECORD_H
#define GS_RECORD_RECORD_H

#include "doc/doc.h"
#include "know/know.h"

/* Memory of the records comes from the document's arena. On failure the
 * document keeps its earlier layers and gains no records. */
gs_status gs_record_make(gs_doc *doc, const gs_know *know, gs_arena *scratch, gs_error *err);

#endif
