/* store/leave_out.h - a document without the records that people rejected. */
#ifndef GS_STORE_LEAVE_OUT_H
#define GS_STORE_LEAVE_OUT_H

#include "doc/doc.h"

/* Takes out what points at a record whose review says that it is rejected: a list loses
 * the member, another field becomes null. */
void gs_doc_unlink(gs_doc *doc);

/* Takes the rejected records themselves out, when nothing points at them any more. Those
 * behind them keep their ids (gs_doc_number). GS_E_NOMEM or GS_OK. */
gs_status gs_doc_leave_out(gs_doc *doc);

/* Whether its review says that the record is rejected. */
bool gs_doc_rejects(const gs_doc *doc, char letter, int32_t index);

/* The list, the field of these proofs, loses member `at`. */
void gs_ids_drop(gs_ids *ids, size_t at, gs_proofs *proofs, const char *field);

#endif
