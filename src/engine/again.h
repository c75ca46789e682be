/* engine/again.h - the text of a document that was read before, to be read anew.
 *
 * The bytes that it came as are gone, so what came of them stays: the text, its zones
 * and its metadata. Everything that the language model and the record makers find is
 * left to them.
 */
#ifndef GS_ENGINE_AGAIN_H
#define GS_ENGINE_AGAIN_H

#include "doc/doc.h"

/* Fills a freshly initialised `doc` with copies. */
gs_status gs_doc_again(gs_doc *doc, const gs_doc *before, gs_error *err);

#endif
