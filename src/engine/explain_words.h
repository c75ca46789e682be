/* engine/explain_words.h - the grammar of a kept report's sentence, for its explanation. */
#ifndef GS_ENGINE_EXPLAIN_WORDS_H
#define GS_ENGINE_EXPLAIN_WORDS_H

#include "doc/doc.h"

/* A document that was made of what a store keeps has no words of the language model. Makes
 * *shown as `doc` but for the sentence of the statement or event that is explained alone: that is parsed
 * again. It borrows of `doc`, and is `arena`'s. As `doc` where there is nothing to parse, no model
 * to parse with, or the model cuts the sentence when it stands alone. */
gs_status gs_explain_words(const gs_engine *engine, const gs_doc *doc,
                           const gs_explain_options *options, gs_doc *shown, gs_arena *arena,
                           gs_error *err);

#endif
