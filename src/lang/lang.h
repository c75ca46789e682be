/* lang/lang.h - the language model: words, tags, heads and names.
 *
 * Reads: text, sentences.   Adds: words, names; sets the sentences' words.
 *
 *   cut    boundary.h            where words and doubtful sentences end
 *   read   encode.h, decode.h    tags, features, heads, relations, names
 *          lemma.h               lemmas, of form, tag and features
 */
#ifndef GS_LANG_LANG_H
#define GS_LANG_LANG_H

#include <stdbool.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "gainsay.h"
#include "lang/encode.h"

/* A model opened: immutable, shared by threads. */
typedef struct gs_lang gs_lang;

/* Opens the model in the file at `path`, which is kept. *out is written only
 * on success. GS_E_DATA names the file and what is wrong with it; GS_E_IO,
 * GS_E_LIMIT and GS_E_NOMEM as in gs_file_open(). */
gs_status gs_lang_open(gs_lang **out, const char *path, gs_error *err);
void      gs_lang_close(gs_lang *lang); /* accepts NULL */

/* The hash of the model's file, 32 bytes. */
const uint8_t *gs_lang_hash(const gs_lang *lang);

/* Computes with `kernels` from now on and not with the fastest: for tests and
 * benches, before others read with the model. They give the same. */
void gs_lang_use_kernels(gs_lang *lang, const gs_kernels *kernels);

/* Adds words, tags, heads and names to all sentences of `doc`, and its hash to
 * doc->model. Where the rules leave doubt it may move the ends of sentences;
 * with `plain`, freely. Sentences are new then: none is marked as a duplicate.
 * Memory comes from the document's arena and the desk, which is the thread's and
 * faster for every report that it has read. */
gs_status gs_lang_parse(const gs_lang *lang, gs_desk *desk, gs_doc *doc, bool plain,
                        gs_arena *scratch, gs_error *err);

/* The second half alone: reads words that are there already, of sentences
 * that are, with their spans, parts and blanks. */
gs_status gs_lang_read(const gs_lang *lang, gs_desk *desk, gs_doc *doc, gs_error *err);

#endif
