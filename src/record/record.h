/* record/record.h - the record makers: entities, statements, claims, times.
 *
 * Reads: text, zones, sentences, words with their grammar, names, tokens.
 * Adds: times, entities, statements, claims.
 * Cues of saying and denying come from a dictionary; who says what is told by the
 * tree of the sentence and by quotation marks. What it cannot tell stays open.
 */
#ifndef GS_RECORD_RECORD_H
#define GS_RECORD_RECORD_H

#include "doc/doc.h"
#include "know/know.h"

/* Memory of the records comes from the document's arena. On failure the
 * document keeps its earlier layers and gains no records. */
gs_status gs_record_make(gs_doc *doc, const gs_know *know, gs_arena *scratch, gs_error *err);

#endif
