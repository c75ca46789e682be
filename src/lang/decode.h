/* lang/decode.h - from the heads' hidden layers to the words' grammar.
 *
 * Reads a desk on which gs_desk_encode() was called; sets tags, features,
 * heads and relations of its stretches' words, and adds names. Memory is
 * `scratch`'s. GS_OK or GS_E_NOMEM.
 */
#ifndef GS_LANG_DECODE_H
#define GS_LANG_DECODE_H

#include "lang/encode.h"

/* Universal tags, and of the features those that go with the tag. */
void gs_decode_tags(gs_desk *desk, gs_doc *doc);

/* Heads, as the best tree of every stretch, and their relations. */
gs_status gs_decode_heads(gs_desk *desk, gs_doc *doc, gs_arena *scratch);

/* Appends to doc->names. */
gs_status gs_decode_names(gs_desk *desk, gs_doc *doc, gs_arena *scratch);

#endif
