/* store/revive.h - a document again, from what a store keeps of it.
 *
 * Reads the text of a report and its records as JSON Lines (gainsay-records(5)),
 * as gs_pack kept them or as a person has corrected them, and makes the gs_doc
 * that they were written of: it writes the same JSON Lines and exports, and packs
 * to the same rows. Unknown fields are passed over. What the records do not hold is
 * not there: tokens, words and names of the language model, and readings that
 * were weighed and lost.
 *
 *     revive.c            the lines of a report, in their order
 *     revive_line.c       one line of JSON as a tree
 *     revive_value.c      its values: ids, spans, times, evidence
 *     revive_report.c     the report and its sentences
 *     revive_entity.c     entities and places
 *     revive_statement.c  statements and claims
 *     revive_event.c      events and agreements
 *     revive_review.c     what people said of a record
 *
 * The bytes may be damaged: then it is GS_E_DATA, with the line and what is wrong in it.
 */
#ifndef GS_STORE_REVIVE_H
#define GS_STORE_REVIVE_H

#include "base/arena.h"
#include "doc/doc.h"
#include "gainsay.h"

/* Fills `doc`, whose memory is `arena`'s. Keeps `text`; borrows `records`.
 * Every index and span of the document is good: into its arrays, its text, and at the
 * ends of characters. Records that people rejected are left out, the others keep their
 * ids (gs_doc_number). On failure `doc` is not to be used. */
gs_status gs_revive(gs_doc *doc, gs_str text, gs_str records, gs_arena *arena, gs_error *err);

#endif
