/* store/revive.h - a document from its records and its text: what gs_output_jsonl wrote,
 * back. Words, tokens and what the records do not say are not there. */
#ifndef GS_STORE_REVIVE_H
#define GS_STORE_REVIVE_H

#include "doc/doc.h"

/* `doc` is all `arena`'s. GS_E_DATA when the records are none of ours. */
gs_status gs_revive(gs_str records, gs_str text, gs_arena *arena, gs_seed seed, gs_doc *doc,
                    gs_error *err);

#endif
